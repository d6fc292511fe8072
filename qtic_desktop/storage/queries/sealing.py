"""Rows about the seal of a meeting: its versions, correction dockets, re-checks, and what can be done about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.possible import Possible, for_person
from qtic_desktop.domain.rule_settings import SEALS
from qtic_desktop.domain.scoring.sealing import (
    DocketKind,
    DocketState,
    RecheckState,
    SealStanding,
    SealState,
    recheck_acts,
    seal_acts,
)
from qtic_desktop.storage.queries.query import query_about, query_as
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.tables.sealing import Docket, Recheck, Seal
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class SealRow:
    """One version of the seal, without a figure: who asked, who confirmed, why it was reopened; ``docket`` is the number of
    the correction docket that made it."""

    id: str
    number: int
    state: SealState
    decision: str
    asked_by: str
    asked_at: str
    confirmed_by: str
    sealed_at: str | None
    reopen_reason: str
    reopen_by: str
    reopen_confirmed_by: str
    reopened_at: str | None
    docket: int | None = None


@dataclass(frozen=True, slots=True)
class SealLook:
    """The versions of the seal, the newest last, and what the person who asks can do now."""

    versions: tuple[SealRow, ...]
    acts: tuple[Possible, ...]


@dataclass(frozen=True, slots=True)
class DocketRow:
    """One correction docket; ``effect`` is what was shown when it was written, ``expert`` name and unit."""

    id: str
    number: int
    kind: DocketKind
    state: DocketState
    sheet_id: str
    proposal_number: str
    center_name: str
    expert: str
    criterion: str
    before: str
    after: str
    reason: str
    effect: dict[str, Any]
    asked_by: str
    asked_at: str
    ended_by: str
    ended_at: str | None
    ended_reason: str
    seal_number: int | None


@dataclass(frozen=True, slots=True)
class RecheckRow:
    """One re-check of a proposal that was agreed to after revision."""

    id: str
    agenda_item_id: str
    meeting_id: str
    proposal_id: str
    number: str
    center_name: str
    demands: str
    due_on: date
    state: RecheckState
    checked_by: str
    checked_at: str | None
    note: str
    acts: tuple[Possible, ...]


@query_as(Read.AGENDA)
def seal_look(session: Session, viewer: Actor, *, meeting_id: str) -> SealLook:
    """How the seal of a meeting stands, and what ``viewer`` can do about it."""
    rows = session.scalars(select(Seal).where(Seal.meeting_id == meeting_id).order_by(Seal.number))
    written = session.scalars(select(Docket).where(Docket.meeting_id == meeting_id, Docket.seal_number.is_not(None)))
    by_docket = {one.seal_number: one for one in written}
    standing = seal_standing(session, find(session, Meeting, meeting_id))
    versions = tuple(
        SealRow(
            row.id,
            row.number,
            row.state,
            row.decision,
            by_docket[row.number].asked_by if row.number in by_docket else row.asked_by,
            by_docket[row.number].asked_at if row.number in by_docket else row.asked_at,
            row.confirmed_by,
            row.sealed_at,
            row.reopen_reason,
            row.reopen_by,
            row.reopen_confirmed_by,
            row.reopened_at,
            by_docket[row.number].number if row.number in by_docket else None,
        )
        for row in rows
    )
    return SealLook(versions, for_person(viewer, partial(seal_acts, standing)))


@query_about(Read.RESULTS, lambda session, *, meeting_id: frozenset({meeting_id}))
def dockets(session: Session, *, meeting_id: str) -> tuple[DocketRow, ...]:
    """The correction dockets of a sealed meeting, oldest first."""
    rows = session.execute(
        select(Docket, Proposal.number, Proposal.center_name, Expert.name, Expert.organization)
        .join(ScoreSheet, ScoreSheet.id == Docket.sheet_id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .join(Expert, Expert.id == ScoreSheet.expert_id)
        .where(Docket.meeting_id == meeting_id)
        .order_by(Docket.number)
    )
    return tuple(
        DocketRow(
            row.id,
            row.number,
            row.kind,
            row.state,
            row.sheet_id,
            number or "",
            center,
            f"{name}（{unit}）",
            row.criterion,
            row.before,
            row.after,
            row.reason,
            json.loads(row.effect),
            row.asked_by,
            row.asked_at,
            row.ended_by,
            row.ended_at,
            row.ended_reason,
            row.seal_number,
        )
        for row, number, center, name, unit in rows
    )


@query_as(Read.OPINIONS)
def rechecks(session: Session, viewer: Actor) -> tuple[RecheckRow, ...]:
    """Every re-check, those that wait first, by the day they are due."""
    rows = session.execute(
        select(Recheck, AgendaItem, Proposal)
        .join(AgendaItem, AgendaItem.id == Recheck.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .order_by(Recheck.state != RecheckState.ASKED, Recheck.due_on)
    )
    return tuple(
        RecheckRow(
            r.id,
            r.agenda_item_id,
            i.meeting_id,
            p.id,
            p.number or "",
            p.center_name,
            r.demands,
            r.due_on,
            r.state,
            r.checked_by,
            r.checked_at,
            r.note,
            for_person(viewer, partial(recheck_acts, r.state)),
        )
        for r, i, p in rows
    )


def seal_standing(session: Session, meeting: Meeting) -> SealStanding:
    """What decides about sealing and reopening a meeting."""
    rules = json.loads(find(session, RuleSetVersion, meeting.rule_set_id).body)
    listed = select(func.count()).where(AgendaItem.meeting_id == meeting.id, AgendaItem.state != ItemState.SET_ASIDE)
    seal = current_seal(session, meeting.id)
    return SealStanding(
        open=meeting.status == MeetingStatus.OPEN,
        sealed=meeting.status == MeetingStatus.SEALED,
        two=rules.get(SEALS, "one") == "two",
        asked=seal is not None and seal.state is SealState.ASKED,
        reopening=seal is not None and seal.state is SealState.SEALED and bool(seal.reopen_by_id),
        listed=session.scalar(listed) or 0,
    )


def current_seal(session: Session, meeting_id: str) -> Seal | None:
    """The newest version of the seal of a meeting."""
    query = select(Seal).where(Seal.meeting_id == meeting_id).order_by(Seal.number.desc())
    return session.scalars(query.limit(1)).first()
