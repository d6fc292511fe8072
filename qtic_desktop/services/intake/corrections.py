"""The way back from a correction of an accepted proposal (三（一）): what it changed stands again as it was before it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.changes import CORRECTABLE, FieldChange, changes_between, reverted
from qtic_desktop.services.intake import blocking_in
from qtic_desktop.services.intake.changes import Touched, reason_of, told_changes, touched_by_correction
from qtic_desktop.services.intake.second_keying import reopen_corrected, store_form
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import UnitOfWork, find


@dataclass(frozen=True, slots=True)
class LastCorrection:
    """The correction that would be taken back: when, by whom and why it was made, what goes back, which of its entries stay
    because they were changed since, and what rests on the record as it stands. Departments are told by their names."""

    seq: int
    at: str
    actor_name: str
    reason: str
    goes_back: tuple[FieldChange, ...]
    stays: tuple[str, ...]
    touched: Touched


@dataclass(frozen=True, slots=True)
class _Found:
    entry: AuditEntry
    before: ProposalDraft
    after: ProposalDraft


@query(Read.PROPOSALS)
def last_correction(session: Session, *, proposal_id: str) -> LastCorrection | None:
    """What ``take_back_correction`` would do; None where no correction stands that could be taken back."""
    found = _last(session, proposal_id)
    if found is None:
        return None
    now = ProposalDraft.from_mapping(json.loads(find(session, Proposal, proposal_id).draft))
    then, stays = reverted(now, found.before, found.after)
    names = {row.id: row.name for row in session.scalars(select(Department))}
    goes = tuple(
        FieldChange(one.field, names.get(one.before, one.before), names.get(one.after, one.after))
        for one in changes_between(now, then)
    )
    entry = found.entry
    touched = touched_by_correction(session, proposal_id=proposal_id)
    reason = str(json.loads(entry.details).get("reason", ""))
    return LastCorrection(entry.seq, entry.at, entry.actor_name, reason, goes, stays, touched)


@use_case(Act.TAKE_BACK_CORRECTION)
def take_back_correction(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take the last correction of an accepted proposal back: every entry it changed is as before it, but for those that
    were changed since. What rests on the form is named by ``last_correction``; entries keyed twice are open again.

    Raises ``Refused``: intake.not_accepted, intake.reason_missing, intake.correction_first while another one is being
    typed, intake.no_correction_made, intake.correction_followed where everything was changed since, and
    intake.not_ready where the form as it then stands has something that blocks.
    """
    row = work.get(Proposal, proposal_id)
    if row.status not in CORRECTABLE:
        raise Refused("intake.not_accepted")
    words = reason_of(reason)
    if row.correction:
        raise Refused("intake.correction_first", number=row.number)
    found = _last(work.session, proposal_id)
    if found is None:
        raise Refused("intake.no_correction_made", number=row.number)
    now = ProposalDraft.from_mapping(json.loads(row.draft))
    then, stays = reverted(now, found.before, found.after)
    if not changes_between(now, then):
        raise Refused("intake.correction_followed", number=row.number)
    blocking = blocking_in(work, then)
    if blocking:
        raise Refused("intake.not_ready", count=len(blocking), first=blocking[0].field)
    store_form(work, row, then)
    reopen_corrected(work, row, now, then)
    row.corrections -= 1
    work.record(
        Act.TAKE_BACK_CORRECTION, Kind.PROPOSAL, row.id,
        number=row.number, entry=found.entry.seq, changed=told_changes(work, now, then), not_back=list(stays), reason=words,
    )  # fmt: skip
    return Changes.of(Kind.PROPOSAL, row.id)


def _last(session: Session, proposal_id: str) -> _Found | None:
    """The last correction that was not taken back and of which the whole form before it was kept."""
    told = select(AuditEntry).where(
        AuditEntry.subject_id == proposal_id,
        AuditEntry.act.in_((Act.CORRECT_PROPOSAL.value, Act.TAKE_BACK_CORRECTION.value)),
    )
    gone: set[int] = set()
    for entry in session.scalars(told.order_by(AuditEntry.seq.desc())):
        details = json.loads(entry.details)
        if entry.act == Act.TAKE_BACK_CORRECTION:
            gone.add(int(details["entry"]))
        elif entry.seq not in gone:
            kept = details.get("draft")
            if kept is None:  # made before the whole form was kept
                return None
            return _Found(entry, *(ProposalDraft.from_mapping(kept[side]) for side in ("before", "after")))
    return None
