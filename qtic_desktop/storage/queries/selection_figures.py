"""Figures that a list of 综合评价 stands on: the sealed ones in force, dockets that wait, and lists that a change touches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.scoring.sealing import DocketState
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.scoring import ScoreSheet, SealedResult
from qtic_desktop.storage.tables.sealing import Docket
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class InForce:
    """The sealed figures of a proposal: the printed mean and the verdict of its newest sealed meeting."""

    agenda_item_id: str
    mean: Decimal | None
    verdict: str


def figures_in_force(session: Session, proposals: Iterable[str]) -> dict[str, InForce]:
    """The figures by proposal; one whose meeting was reopened has none."""
    lines = (
        select(AgendaItem.proposal_id, AgendaItem.id, SealedResult.body)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(SealedResult, SealedResult.agenda_item_id == AgendaItem.id)
        .where(
            AgendaItem.proposal_id.in_(list(proposals)),
            Meeting.status == MeetingStatus.SEALED,
            AgendaItem.state != ItemState.SET_ASIDE,
        )
        .order_by(Meeting.held_on, Meeting.number, AgendaItem.position)
    )
    found = {}
    for proposal_id, item_id, text in session.execute(lines):
        body = json.loads(text)
        mean = body.get("mean")
        found[proposal_id] = InForce(item_id, None if mean is None else Decimal(str(mean)), str(body["verdict"]))
    return found


def waiting_dockets(session: Session) -> dict[str, int]:
    """The number of the docket that waits for its confirmation, by the proposal whose sheet it corrects."""
    lines = (
        select(AgendaItem.proposal_id, Docket.number)
        .join(ScoreSheet, ScoreSheet.agenda_item_id == AgendaItem.id)
        .join(Docket, Docket.sheet_id == ScoreSheet.id)
        .where(Docket.state == DocketState.ASKED)
    )
    found: dict[str, int] = dict(session.execute(lines).all())
    return found


@dataclass(frozen=True, slots=True)
class WaitingDocket:
    """A docket that waits, and the name of the proposal it is about."""

    number: int
    center_name: str


@query(Read.SELECTION)
def dockets_waiting(session: Session) -> tuple[WaitingDocket, ...]:
    """The dockets that wait for their confirmation, by name of the proposal."""
    found = waiting_dockets(session)
    named = select(Proposal.id, Proposal.center_name).where(Proposal.id.in_(list(found))).order_by(Proposal.center_name)
    return tuple(WaitingDocket(found[proposal], name) for proposal, name in session.execute(named))


@dataclass(frozen=True, slots=True)
class ListTouched:
    """A line of a list that a change of sealed figures touches."""

    center_name: str
    version_no: int
    status: ListStatus
    decision: Decision


@query(Read.SELECTION)
def lists_of_docket(session: Session, *, docket_id: str) -> tuple[ListTouched, ...]:
    """The lines, on lists drawn up or in force, whose mean or verdict the docket would change."""
    effect = json.loads(find(session, Docket, docket_id).effect)
    moved = [
        one["agenda_item_id"]
        for one in effect["items"]
        if (one["mean_before"], one["verdict_before"]) != (one["mean_after"], one["verdict_after"])
    ]
    return lists_touched(session, moved)


def lists_touched(session: Session, agenda_item_ids: Iterable[str]) -> tuple[ListTouched, ...]:
    """The lines, on lists drawn up or in force, that stand on the figures of these agenda items."""
    lines = (
        select(SelectionItem.center_name, SelectionList.version_no, SelectionList.status, SelectionItem.decision)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(
            SelectionItem.agenda_item_id.in_(list(agenda_item_ids)),
            SelectionList.status.in_((ListStatus.DRAFT, ListStatus.ADOPTED)),
        )
        .order_by(SelectionItem.center_name, SelectionList.version_no)
    )
    return tuple(ListTouched(*row) for row in session.execute(lines))
