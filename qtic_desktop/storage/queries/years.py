"""Years beside each other, and how far the proposals of a batch have come: what the statistics count besides centres."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.annual_reports import duty_state
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.road import Station
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.domain.statistics import BatchFacts, YearFacts
from qtic_desktop.storage.queries.annual_reports import dates_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.publicity import PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList

_NOT_IN_HAND = (ProposalStatus.INTENTION, ProposalStatus.DRAFT, ProposalStatus.WITHDRAWN)
_TRACKS: Final = ("NEW", "CONVERSION")


@query(Read.CENTERS)
def year_facts(session: Session, *, today: date) -> tuple[tuple[YearFacts, ...], tuple[YearFacts, ...]]:
    """Every annual report as it stands on ``today``, and every grade that was decided, by year and number of the centre."""
    duties = (
        select(AnnualDuty, Center.id, Center.name)
        .join(Center, Center.id == AnnualDuty.center_id)
        .order_by(AnnualDuty.year, Center.number)
    )
    reports = tuple(
        YearFacts(duty.year, duty_state(dates_of(duty), today).value, key, name)
        for duty, key, name in session.execute(duties)
    )
    graded = (
        select(Evaluation.year, Evaluation.grade, Center.id, Center.name)
        .join(Center, Center.id == Evaluation.center_id)
        .where(Evaluation.grade != "")
        .order_by(Evaluation.year, Center.number)
    )
    return reports, tuple(YearFacts(*row) for row in session.execute(graded))


@query(Read.CENTERS)
def batch_facts(session: Session) -> tuple[BatchFacts, ...]:
    """How far every proposal of every batch has come, the newest batch first."""
    rows = session.execute(
        select(Proposal.id, Proposal.center_name, Proposal.examination, Batch.title)
        .join(Batch, Batch.id == Proposal.batch_id)
        .where(Proposal.track.in_(_TRACKS), Proposal.status.not_in(_NOT_IN_HAND))
        .order_by(Batch.year.desc(), Batch.number.desc(), Proposal.number)
    ).all()
    passed: dict[Station, frozenset[str]] = {
        Station.RECOMMENDED: frozenset(row[0] for row in rows),
        Station.EXAMINED: frozenset(row[0] for row in rows if row[2] == ExaminationState.PASSED),
        **_judged(session),
        **_chosen(session),
    }
    return tuple(
        BatchFacts(title, key, name, tuple(station.value for station, ids in passed.items() if key in ids))
        for key, name, _examination, title in rows
    )


def _judged(session: Session) -> dict[Station, frozenset[str]]:
    sealed = (
        select(AgendaItem.proposal_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.status == MeetingStatus.SEALED, AgendaItem.state != ItemState.SET_ASIDE)
    )
    signed = (
        select(AgendaItem.proposal_id)
        .join(Opinion, Opinion.agenda_item_id == AgendaItem.id)
        .where(Opinion.status == OpinionStatus.SIGNED)
    )
    return {Station.REVIEWED: _ids(session.scalars(sealed)), Station.OPINION: _ids(session.scalars(signed))}


def _chosen(session: Session) -> dict[Station, frozenset[str]]:
    supported = (
        select(SelectionItem.proposal_id)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(SelectionList.status == ListStatus.ADOPTED, SelectionItem.decision == Decision.SUPPORT)
    )
    public = (
        select(PublicityLine.proposal_id)
        .join(PublicityNotice, PublicityNotice.id == PublicityLine.notice_id)
        .where(PublicityNotice.withdrawn_on.is_(None), PublicityNotice.concluded_on.is_not(None))
    )
    started = select(Center.proposal_id).where(Center.proposal_id.is_not(None), Center.status != "withdrawn")
    return {
        Station.SELECTED: _ids(session.scalars(supported)),
        Station.PUBLISHED: _ids(session.scalars(public)),
        Station.LAUNCHED: _ids(session.scalars(started)),
    }


def _ids(found: Iterable[str | None]) -> frozenset[str]:
    return frozenset(key for key in found if key)
