"""Personal data of experts (telephone, identity card, bank): kept apart, shown masked, and in full only with a trace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.identity_cards import id_fault
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.meetings.naming import whom
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.experts.calls import call_lines
from qtic_desktop.storage.tables.experts import ExpertContact
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none
from qtic_desktop.storage.workspace import Workspace

_ACCOUNT = re.compile(r"\d{8,30}")


@dataclass(frozen=True, slots=True)
class Contact:
    """Personal data of one expert in full."""

    expert_id: str
    phone: str
    id_number: str
    bank: str
    bank_account: str


@use_case(Act.SAVE_CONTACT)
def save_contact(
    work: UnitOfWork, *, expert_id: str, phone: str, id_number: str, bank: str, bank_account: str
) -> Changes:
    """Keep the personal data of an expert; the audit log says which of them changed, never what they are.

    ``Refused`` for a number of an identity card that cannot be, or an account that is not one of digits. Who has
    another document (passport, permit) leaves the number empty and shows it when it is needed.
    """
    number, account = id_number.strip().upper(), re.sub(r"\s", "", bank_account)
    if number and (fault := id_fault(number, work.today)):
        raise Refused("experts.bad_id_number", fault=fault)
    if account and not _ACCOUNT.fullmatch(account):
        raise Refused("experts.bad_account")
    who = whom(work, expert_id)
    row = one_or_none(work.session, ExpertContact, expert_id=expert_id)
    if row is None:
        row = ExpertContact(id=work.new_id(), expert_id=expert_id, phone="", id_number="", bank="", bank_account="")
        work.session.add(row)
    new = {"phone": phone.strip(), "id_number": number, "bank": bank.strip(), "bank_account": account}
    changed = [name for name, value in new.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, new[name])
    work.record(Act.SAVE_CONTACT, Kind.EXPERT, expert_id, whom=who, touched=changed)
    return Changes.of(Kind.EXPERT, expert_id)


@job(Act.SHOW_CONTACT, saves=True, thread="storage")
def print_calls(workspace: Workspace, actor: Actor, *, draw_id: str, out: Path) -> MadeFile:
    """Make the sheet for telephoning those who were drawn or appointed, in drawn order, with their numbers; who is on it
    is in the audit log. ``Refused`` (experts.not_drawn_yet) where nobody was drawn."""
    from qtic_desktop.documents.content.experts import calls_document

    now = workspace.store.now()
    with workspace.store.begin(actor) as work:
        found = call_lines(work.session, draw_id=draw_id)
        if not found.lines:
            raise Refused("experts.not_drawn_yet")
        facts = {"count": len(found.lines), "names": [f"{one.name}（{one.unit}）" for one in found.lines]}
        work.record(Act.SHOW_CONTACT, Kind.DRAW, draw_id, **facts)
    document = calls_document(found, day=now.date(), sample=workspace.info.sample, made_at=f"{now:%Y-%m-%d %H:%M}")
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(found.lines)))


@job(Act.SHOW_CONTACT, saves=True, thread="storage")
def show_contact(workspace: Workspace, actor: Actor, *, expert_id: str, purpose: str) -> Contact:
    """The personal data of an expert in full, for a purpose that is written down with whoever looked."""
    if not purpose.strip():
        raise Refused("experts.without_purpose")
    with workspace.store.begin(actor) as work:
        facts = {"whom": whom(work, expert_id), "purpose": purpose.strip()}
        row = one_or_none(work.session, ExpertContact, expert_id=expert_id)
        found = Contact(expert_id, "", "", "", "")
        if row is not None:
            found = Contact(expert_id, row.phone, row.id_number, row.bank, row.bank_account)
        work.record(Act.SHOW_CONTACT, Kind.EXPERT, expert_id, **facts)
    return found
