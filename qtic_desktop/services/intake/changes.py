"""After acceptance life goes on (三（一）): an accepted proposal is corrected, withdrawn, admitted again and moved to
another batch. Each asks for a reason, keeps what was there in the audit entry, and can be taken back by its opposite."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.clashes import draft_pairs, is_another
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus
from qtic_desktop.domain.intake.changes import CORRECTABLE, changes_between
from qtic_desktop.domain.intake.spelling import in_one_spelling
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.domain.scoring import SheetState
from qtic_desktop.services.clashes import other_value
from qtic_desktop.services.intake import blocking_in
from qtic_desktop.services.intake.second_keying import reopen_corrected, store_form
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.registry import Batch, Department, Quota
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork, find


@dataclass(frozen=True, slots=True)
class Touched:
    """What a correction would touch: score sheets handed in on this proposal, and opinions drafted or signed about it,
    whose text then says something else than the record."""

    sheets: int
    opinions: int
    signed: int


@query(Read.PROPOSALS)
def touched_by_correction(session: Session, *, proposal_id: str) -> Touched:
    """Say beforehand what rests on the record as it stands."""
    items = select(AgendaItem.id).where(AgendaItem.proposal_id == proposal_id)
    sheets = select(func.count()).where(ScoreSheet.agenda_item_id.in_(items), ScoreSheet.state == SheetState.SUBMITTED)
    opinions = select(func.count()).where(Opinion.agenda_item_id.in_(items), Opinion.status != OpinionStatus.SUPERSEDED)
    signed = select(func.count()).where(
        Opinion.agenda_item_id.in_(items), Opinion.status.in_((OpinionStatus.FINAL, OpinionStatus.SIGNED))
    )
    return Touched(
        session.scalar(sheets) or 0,
        session.scalar(opinions) or 0,
        session.scalar(signed) or 0,
    )


@use_case(Act.KEEP_CORRECTION)
def keep_correction(
    work: UnitOfWork,
    *,
    proposal_id: str,
    draft: ProposalDraft,
    seen: list[ProposalDraft] | None = None,
    gave_way: Mapping[str, str] | None = None,
) -> Changes:
    """Keep a correction while it is typed; nothing of the record changes until ``correct_proposal``. ``seen`` as for
    a draft; this state is added to it."""
    row = _accepted(work, proposal_id)
    before = ProposalDraft.from_mapping(json.loads(row.correction)) if row.correction else None
    if seen and before is not None and is_another(before, (draft, *seen)):
        raise other_value(work, Act.KEEP_CORRECTION, row.id, before, draft_pairs(seen[-1], before, draft))
    row.correction = json.dumps(draft.to_mapping(), ensure_ascii=False, sort_keys=True)
    work.record(Act.KEEP_CORRECTION, Kind.PROPOSAL, row.id, **({"gave_way": dict(gave_way)} if gave_way else {}))
    if seen is not None:
        seen.append(draft)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.DROP_CORRECTION)
def drop_correction(work: UnitOfWork, *, proposal_id: str) -> Changes:
    """Give up a correction that was begun; the audit entry keeps what had been typed."""
    row = _accepted(work, proposal_id)
    if not row.correction:
        raise Refused("intake.no_correction")
    before, after = _stored(row), ProposalDraft.from_mapping(json.loads(row.correction))
    work.record(Act.DROP_CORRECTION, Kind.PROPOSAL, row.id, changed=told_changes(work, before, after))
    row.correction = ""
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.CORRECT_PROPOSAL)
def correct_proposal(work: UnitOfWork, *, proposal_id: str, draft: ProposalDraft, reason: str) -> Changes:
    """Put an accepted proposal right: ``draft`` is the whole form as it should be. Number, batch and track stay.

    Raises ``Refused``: intake.not_accepted, intake.reason_missing, intake.track_stays, intake.nothing_corrected, and
    intake.not_ready while blocking problems remain. The audit entry holds every entry before and after.
    """
    row = _accepted(work, proposal_id)
    reason = reason_of(reason)
    before = _stored(row)
    if draft.track is not before.track:
        raise Refused("intake.track_stays", number=row.number)
    changed = changes_between(before, draft)
    if not changed:
        raise Refused("intake.nothing_corrected")
    blocking = blocking_in(work, draft)
    if blocking:
        raise Refused("intake.not_ready", count=len(blocking), first=blocking[0].field)
    draft = in_one_spelling(draft)
    store_form(work, row, draft)
    row.correction = ""
    row.corrections += 1
    reopen_corrected(work, row, before, draft)
    whole = {"before": before.to_mapping(), "after": draft.to_mapping()}  # so that one act can take it back
    told = told_changes(work, before, draft)
    work.record(Act.CORRECT_PROPOSAL, Kind.PROPOSAL, row.id, changed=told, reason=reason, draft=whole)
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.WITHDRAW_PROPOSAL)
def withdraw_proposal(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take an accepted proposal out of the procedure (撤回受理): the unit asked for it, or it was accepted by mistake. Not
    once it is on the agenda of a meeting. Its number is not given again."""
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.ACCEPTED:
        raise Refused("intake.not_withdrawable", number=row.number or "")
    row.status = ProposalStatus.WITHDRAWN
    work.record(Act.WITHDRAW_PROPOSAL, Kind.PROPOSAL, row.id, number=row.number, reason=reason_of(reason))
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.READMIT_PROPOSAL)
def readmit_proposal(work: UnitOfWork, *, proposal_id: str, reason: str) -> Changes:
    """Take back a withdrawal: the proposal is accepted again under its number."""
    row = work.get(Proposal, proposal_id)
    if row.status != ProposalStatus.WITHDRAWN:
        raise Refused("intake.not_withdrawn", number=row.number or "")
    row.status = ProposalStatus.ACCEPTED
    work.record(Act.READMIT_PROPOSAL, Kind.PROPOSAL, row.id, number=row.number, reason=reason_of(reason))
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.MOVE_PROPOSAL)
def move_proposal(work: UnitOfWork, *, proposal_id: str, batch_id: str, reason: str) -> Changes:
    """Put an accepted proposal into another batch; the same act puts it back."""
    row = _accepted(work, proposal_id)
    target = find(work.session, Batch, batch_id)
    if target.id == row.batch_id:
        raise Refused("intake.same_batch", batch=target.title).beside("batch_id")
    before = find(work.session, Batch, row.batch_id).title if row.batch_id else ""
    row.batch_id = target.id
    work.record(Act.MOVE_PROPOSAL, Kind.PROPOSAL, row.id, before=before, after=target.title, reason=reason_of(reason))
    return Changes.of(Kind.PROPOSAL, row.id)


@use_case(Act.RENAME_BATCH)
def rename_batch(work: UnitOfWork, *, batch_id: str, title: str) -> Changes:
    """Give a batch the name that the office uses for it."""
    row = work.get(Batch, batch_id)
    before, after = row.title, title.strip()
    if not after:
        raise Refused("registry.batch_name_missing").beside("title")
    row.title = after
    work.record(Act.RENAME_BATCH, Kind.BATCH, row.id, before=before, after=after)
    return Changes.of(Kind.BATCH, row.id)


@use_case(Act.TAKE_BACK_BATCH)
def take_back_batch(work: UnitOfWork, *, batch_id: str, reason: str) -> Changes:
    """Take back a batch opened by mistake while no proposal is in it; opening one again makes it anew."""
    row = work.get(Batch, batch_id)
    held = work.session.scalar(select(func.count()).where(Proposal.batch_id == batch_id)) or 0
    if held:
        raise Refused("registry.batch_in_use", title=row.title, count=held)
    if (work.session.scalar(select(func.count()).select_from(Batch)) or 0) == 1:
        raise Refused("registry.last_batch", title=row.title)
    quotas = list(work.session.scalars(select(Quota).where(Quota.batch_id == row.id)))
    told = {"title": row.title, "quotas": len(quotas), "reason": reason_of(reason)}
    for one in quotas:
        work.session.delete(one)
    work.flush()
    work.record(Act.TAKE_BACK_BATCH, Kind.BATCH, row.id, **told)
    work.session.delete(row)
    return Changes.of(Kind.BATCH, row.id)


def _accepted(work: UnitOfWork, proposal_id: str) -> Proposal:
    row = work.get(Proposal, proposal_id)
    if row.status not in CORRECTABLE:
        raise Refused("intake.not_accepted")
    return row


def _stored(row: Proposal) -> ProposalDraft:
    return ProposalDraft.from_mapping(json.loads(row.draft))


def told_changes(work: UnitOfWork, before: ProposalDraft, after: ProposalDraft) -> dict[str, list[str]]:
    """Every entry before and after; a department by its name, which the log can still say when it is renamed."""
    return {
        change.field: [_department(work, text) for text in (change.before, change.after)]
        if change.field == "department_id"
        else [change.before, change.after]
        for change in changes_between(before, after)
    }


def _department(work: UnitOfWork, department_id: str) -> str:
    row = work.session.get(Department, department_id) if department_id else None
    return department_id if row is None else row.name


def reason_of(text: str) -> str:
    """A reason that says something; ``Refused`` (intake.reason_missing) beside its field for any other."""
    if len(text.strip()) < LEAST_REASON:
        raise Refused("intake.reason_missing").beside("reason")
    return text.strip()
