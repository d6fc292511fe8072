"""复录 (双人录入): another person keys the entries that matter once more without seeing the first keying; what differs
stays until the same value comes twice. A correction opens again what it touched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalDraft, Verification
from qtic_desktop.domain.intake.changes import CORRECTABLE, changes_between
from qtic_desktop.domain.intake.second_keying import (
    Entry,
    Keyed,
    Reading,
    differing,
    fields_to_key,
    key_again,
    read_entry,
    settled,
    value_at,
    with_value,
)
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.services.intake import blocking_in, fill_columns
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.second_keying import (
    KeyingSheet,
    entries_of,
    keyers_of,
    keying_rules,
    keying_sheet,
    put_right,
    so_far,
)
from qtic_desktop.storage.tables.intake import Proposal, ProposalFunding, ProposalPartner, ProposalTask, SecondKeying
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace


@use_case(Act.KEY_AGAIN)
def key_entry_again(work: UnitOfWork, *, proposal_id: str, field: str, text: str, blank: bool = False) -> Changes:
    """Take one entry of a second keying. The same value as in the first keying settles it; another one waits to come
    again, and nothing in the place of something waits until ``blank`` says that the paper is empty there. When the last
    entry is settled the proposal is verified in the same transaction.

    Raises ``Refused``: intake.not_accepted, intake.verified_already, intake.correction_first, intake.own_keying,
    intake.no_such_entry, what cannot be read (intake.not_a_date, intake.not_a_number), and a value that comes twice and
    cannot stand in the form, with the sentence of the form's check.
    """
    row = _in_hand(work, proposal_id)
    if row.verification is Verification.VERIFIED:
        raise Refused("intake.verified_already", number=row.number)
    if row.correction:
        raise Refused("intake.correction_first", number=row.number)
    stored, known = _stored(row), entries_of(work.session, proposal_id)
    fields = fields_to_key(so_far(stored, known), keying_rules(work.session).groups)
    if field not in fields:
        raise Refused("intake.no_such_entry")
    entry = known.get(field)
    keyer = _keyer(work, row, entry)
    if entry is not None and entry.state is Keyed.AGREED:
        raise Refused("intake.entry_agreed")
    reading = read_entry(field, text)
    if reading.problem:
        raise Refused(reading.problem, text=text.strip()[:20])
    before = Entry() if entry is None else Entry(entry.state, entry.tried, entry.value, entry.keyer_wrong, entry.slips)
    after = key_again(read_entry(field, value_at(stored, field)).value, before, reading.value, blank=blank)
    if after.state is Keyed.AGREED and after.keyer_wrong:
        _require_sound(work, stored, field, reading)
    if entry is None:
        entry = SecondKeying(id=work.new_id(), proposal_id=row.id, field=field, state=Keyed.OPEN)
        work.session.add(entry)
        known[field] = entry
    _note(work, entry, after, reading, keyer)
    row.verification = row.verification if row.verification is Verification.WAIVED else Verification.BEGUN
    facts: dict[str, object] = {"outcome": after.state.value}
    if after.state is Keyed.AGREED and after.keyer_wrong:
        facts["changed"] = {field: [value_at(stored, field), reading.written]}
    work.record(Act.KEY_AGAIN, Kind.PROPOSAL, row.id, field=field, **facts)
    complete = so_far(stored, known)
    if not _left(work, complete, known):
        return verify_proposal(work, proposal_id=row.id)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.KEY_ANEW)
def key_entry_anew(work: UnitOfWork, *, proposal_id: str, field: str) -> Changes:
    """Open one entry again on which both keyings agree, before the second keying has ended: who settled it by a value
    that came twice has looked at the paper again. The entry counts as the second keyer's slip, not as the first one's.

    Raises ``Refused``: intake.not_accepted, intake.verified_already, intake.correction_first, intake.own_keying,
    intake.no_such_entry where the entry is not settled.
    """
    row = _in_hand(work, proposal_id)
    if row.verification is Verification.VERIFIED:
        raise Refused("intake.verified_already", number=row.number)
    if row.correction:
        raise Refused("intake.correction_first", number=row.number)
    entry = entries_of(work.session, proposal_id).get(field)
    _keyer(work, row, entry)
    if entry is None or entry.state is not Keyed.AGREED:
        raise Refused("intake.no_such_entry")
    work.record(
        Act.KEY_ANEW, Kind.PROPOSAL, row.id,
        field=field, changed={field: [entry.written, value_at(_stored(row), field)]} if entry.keyer_wrong else {},
    )  # fmt: skip
    entry.slips += entry.keyer_wrong
    entry.state, entry.keyer_wrong, entry.agreed_at = Keyed.VOID, False, ""
    if entry.corrected:
        _set_by(work, row, field, (entry.keyer_id, entry.keyer_name))
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.VERIFY_PROPOSAL)
def verify_proposal(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """End a second keying whose entries all agree: what the first keying had wrong is put right in the form.

    Raises ``Refused``: intake.entries_left while one does not agree, intake.verified_unsound where the form as it then
    stands has something that blocks.
    """
    row = _in_hand(work, proposal_id)
    work.flush()
    stored, known = _stored(row), entries_of(work.session, proposal_id)
    draft = so_far(stored, known)
    if left := _left(work, draft, known):
        raise Refused("intake.entries_left", count=len(left))
    changed = changes_between(stored, draft)
    if changed:
        blocking = blocking_in(work, draft)
        if blocking:
            raise Refused("intake.verified_unsound", count=len(blocking))
        store_form(work, row, draft)
    row.verification, row.verified_by, row.verified_at = Verification.VERIFIED, work.actor.called, work.stamp
    told = {change.field: [change.before, change.after] for change in changed}
    wrong = sum(one.keyer_wrong for one in known.values())
    slips = sum(one.slips for one in known.values())
    work.record(
        Act.VERIFY_PROPOSAL, Kind.PROPOSAL, row.id,
        entries=len(known), keyer_errors=wrong, verifier_errors=slips, changed=told,
    )  # fmt: skip
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.TAKE_BACK_VERIFICATION)
def take_back_verification(work: UnitOfWork, *, proposal_id: str, reason: str, restore: bool = False) -> Changes:
    """Undo a second keying, ended or begun: every entry is to be keyed again. What it put right in the form stays, unless
    ``restore`` puts back what was keyed first; the log says which entries stay or go back.

    Raises ``Refused``: intake.nothing_keyed_again, intake.reason_missing; for ``restore`` intake.correction_first, and
    intake.verified_unsound where the form as it then stands has something that blocks.
    """
    row = _in_hand(work, proposal_id)
    known = entries_of(work.session, proposal_id)
    if row.verification not in (Verification.BEGUN, Verification.VERIFIED):
        raise Refused("intake.nothing_keyed_again", number=row.number)
    ended = row.verification is Verification.VERIFIED
    touched = put_right(work.session, proposal_id=proposal_id)
    if restore and touched:
        _put_back(work, row, {one.field: one.before for one in touched})
    gone = {one.field for one in touched} if restore else set()
    for entry in known.values():
        author = (entry.keyer_id, entry.keyer_name) if entry.corrected else None
        if ended and entry.keyer_wrong and entry.field not in gone:
            author = (entry.verifier_id, entry.verifier_name)
        entry.state = Keyed.VOID
        if author is not None:
            _set_by(work, row, entry.field, author)
    row.verification, row.verified_by, row.verified_at = Verification.OPEN, "", ""
    facts = {"changed": {one.field: [one.now, one.before] for one in touched}} if gone else {}
    work.record(Act.TAKE_BACK_VERIFICATION, Kind.PROPOSAL, row.id, entries=len(known), reason=_reason(reason), **facts)
    return Changes.of(Kind.PROPOSAL, row.id)


def _put_back(work: UnitOfWork, row: Proposal, first: Mapping[str, str]) -> None:
    """The form says again what was keyed first, wherever it is sound so."""
    if row.correction:
        raise Refused("intake.correction_first", number=row.number)
    draft = settled(_stored(row), first)
    blocking = blocking_in(work, draft)
    if blocking:
        raise Refused("intake.verified_unsound", count=len(blocking))
    store_form(work, row, draft)


@use_case(Act.WAIVE_VERIFICATION)
def waive_verification(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """The supervisor lets a proposal go to a meeting without a second keying; what was keyed again so far is kept."""
    row = _in_hand(work, proposal_id)
    if row.verification in (Verification.VERIFIED, Verification.WAIVED):
        raise Refused("intake.verified_already", number=row.number)
    row.verification, row.verified_by, row.verified_at = Verification.WAIVED, work.actor.called, work.stamp
    work.record(Act.WAIVE_VERIFICATION, Kind.PROPOSAL, row.id, number=row.number, reason=_reason(reason))
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.WITHDRAW_VERIFICATION_WAIVER)
def withdraw_verification_waiver(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take a waiver back: the proposal stands where its second keying was left."""
    row = _in_hand(work, proposal_id)
    if row.verification is not Verification.WAIVED:
        raise Refused("intake.not_waived", number=row.number)
    row.verification, row.verified_by, row.verified_at = _where(entries_of(work.session, proposal_id)), "", ""
    work.record(Act.WITHDRAW_VERIFICATION_WAIVER, Kind.PROPOSAL, row.id, number=row.number, reason=_reason(reason))
    return Changes.of(Kind.PROPOSAL, row.id)


@dataclass(frozen=True, slots=True)
class KeyedAgain:
    """What came of one entry: the sheet as it now stands."""

    changes: Changes
    sheet: KeyingSheet


@job(Act.KEY_AGAIN, saves=True, thread="storage")
def key_again_and_look(
    workspace: Workspace, actor: Actor, *, proposal_id: str, field: str, text: str, blank: bool = False
) -> KeyedAgain:
    """As ``key_entry_again``, with the sheet afterwards; raises the same."""
    write = key_entry_again.bind(proposal_id=proposal_id, field=field, text=text, blank=blank)
    changes = perform(workspace.store, actor, write)
    return KeyedAgain(changes, ask(workspace.store, actor, keying_sheet.bind(proposal_id=proposal_id)))


@job(Act.KEY_ANEW, saves=True, thread="storage")
def key_anew_and_look(workspace: Workspace, actor: Actor, *, proposal_id: str, field: str) -> KeyedAgain:
    """As ``key_entry_anew``, with the sheet afterwards; raises the same."""
    changes = perform(workspace.store, actor, key_entry_anew.bind(proposal_id=proposal_id, field=field))
    return KeyedAgain(changes, ask(workspace.store, actor, keying_sheet.bind(proposal_id=proposal_id)))


def reopen_corrected(work: UnitOfWork, row: Proposal, before: ProposalDraft, after: ProposalDraft) -> None:
    """A correction was made: entries that say something else now are keyed again, by another than who corrected them."""
    known = entries_of(work.session, row.id)
    touched = differing(before, after, keying_rules(work.session).groups)
    for field in touched:
        if field in known:
            known.pop(field).state = Keyed.VOID
        _set_by(work, row, field, (work.actor.id, work.actor.called))
    if touched and row.verification in (Verification.VERIFIED, Verification.BEGUN):
        row.verification, row.verified_by, row.verified_at = _where(known), "", ""


def store_form(work: UnitOfWork, row: Proposal, draft: ProposalDraft) -> None:
    """Write a whole form in the place of the one that was accepted; number, batch and state stay."""
    row.draft = json.dumps(draft.to_mapping(), ensure_ascii=False, sort_keys=True)
    row.saved_at = work.stamp
    for table in (ProposalTask, ProposalPartner, ProposalFunding):
        for line in work.session.scalars(select(table).where(table.proposal_id == row.id)):
            work.session.delete(line)
    work.flush()
    fill_columns(work, row, draft)


def require_verified(work: UnitOfWork, proposal: Proposal) -> None:
    """``Refused`` (intake.not_verified) where the rules ask for a second keying before a meeting and there is neither
    one nor a waiver."""
    done = proposal.verification in (Verification.VERIFIED, Verification.WAIVED)
    if not done and keying_rules(work.session).required:
        raise Refused("intake.not_verified", number=proposal.number or proposal.center_name)


def _in_hand(work: UnitOfWork, proposal_id: str) -> Proposal:
    row = work.get(Proposal, proposal_id)
    if row.status not in CORRECTABLE:
        raise Refused("intake.not_accepted")
    return row


def _stored(row: Proposal) -> ProposalDraft:
    return ProposalDraft.from_mapping(json.loads(row.draft))


def _left(work: UnitOfWork, draft: ProposalDraft, known: Mapping[str, SecondKeying]) -> list[str]:
    """The entries on which the two keyings do not agree yet."""
    asked = fields_to_key(draft, keying_rules(work.session).groups)
    return [name for name in asked if name not in known or known[name].state is not Keyed.AGREED]


def _keyer(work: UnitOfWork, row: Proposal, entry: SecondKeying | None) -> tuple[str, str]:
    """Who keyed an entry first, id and name; ``Refused`` (intake.own_keying) when it is the person at work."""
    if entry is not None and entry.corrected:
        first = {entry.keyer_id: entry.keyer_name}
    else:
        first = keyers_of(work.session, row.id)
    if work.actor.id in first:
        raise Refused("intake.own_keying", person=work.actor.called, number=row.number)
    return next(iter(first.items()), ("", ""))


def _require_sound(work: UnitOfWork, stored: ProposalDraft, field: str, reading: Reading) -> None:
    """A value that takes the place of the first one must be able to stand in the form."""
    for problem in blocking_in(work, with_value(stored, field, reading.written)):
        if problem.field == field:
            raise Refused(problem.code, **problem.facts)


def _note(work: UnitOfWork, entry: SecondKeying, after: Entry, reading: Reading, keyer: tuple[str, str]) -> None:
    entry.state, entry.tried, entry.keyer_wrong, entry.slips = after.state, after.tried, after.keyer_wrong, after.slips
    entry.verifier_id, entry.verifier_name = work.actor.id, work.actor.called
    entry.keyer_id, entry.keyer_name = keyer
    if after.state is Keyed.AGREED:
        entry.value, entry.written, entry.agreed_at = after.value, reading.written, work.stamp


def _set_by(work: UnitOfWork, row: Proposal, field: str, author: tuple[str, str]) -> None:
    """An entry whose value was put in by one person after the first keying, to be keyed again by another."""
    fresh = SecondKeying(id=work.new_id(), proposal_id=row.id, field=field, state=Keyed.OPEN, corrected=True)
    fresh.keyer_id, fresh.keyer_name = author
    work.session.add(fresh)


def _where(known: Mapping[str, SecondKeying]) -> Verification:
    """Begun as soon as one entry was keyed again."""
    return Verification.BEGUN if any(one.verifier_id for one in known.values()) else Verification.OPEN


def _reason(text: str) -> str:
    if len(text.strip()) < LEAST_REASON:
        raise Refused("intake.reason_missing").beside("reason")
    return text.strip()
