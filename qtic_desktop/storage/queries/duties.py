"""Days by which something is owed, from all stages: what the calendar of duties holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.duties import DatedDuty, DutyKind
from qtic_desktop.domain.evaluation import SETTLED, state_of
from qtic_desktop.domain.evaluation.periods import window
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.scoring.sealing import RecheckState
from qtic_desktop.storage.queries.evaluation_figures import evaluation_settings, facts_from, sealed_figures
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.publicity import PublicityNotice
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.tables.sealing import Recheck
from qtic_desktop.storage.tables.selection import SelectionList


@query(Read.DUTIES)
def dated_duties(session: Session, *, today: date) -> tuple[DatedDuty, ...]:
    """Everything that is still owed, past days too, the earliest first."""
    found = [*_before(session), *_reports(session), *_periods(session), *_evaluations(session, today)]
    return tuple(sorted(found, key=lambda duty: (duty.day, duty.kind, duty.about, duty.key)))


def _before(session: Session) -> Iterator[DatedDuty]:
    late = select(Proposal).where(
        Proposal.status == ProposalStatus.ACCEPTED.value,
        Proposal.examination == ExaminationState.CORRECTION,
        Proposal.examination_due.is_not(None),
    )
    for row in session.scalars(late):
        if row.examination_due is not None:
            facts = {"number": row.number or ""}
            yield DatedDuty(row.examination_due, DutyKind.CORRECTION, row.center_name, row.id, facts)
    prepared = select(Meeting).where(Meeting.status == MeetingStatus.PREPARED)
    for meeting in session.scalars(prepared):
        facts = {"number": meeting.number, "place": meeting.place}
        yield DatedDuty(meeting.held_on, DutyKind.MEETING, meeting.title, meeting.id, facts)
    asked = (
        select(Recheck, Proposal.center_name, Proposal.number)
        .join(AgendaItem, AgendaItem.id == Recheck.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(Recheck.state == RecheckState.ASKED)
    )
    for recheck, name, number in session.execute(asked):
        yield DatedDuty(recheck.due_on, DutyKind.RECHECK, name, recheck.id, {"number": number or ""})
    posted = (
        select(PublicityNotice, Batch.title)
        .join(SelectionList, SelectionList.id == PublicityNotice.list_id)
        .join(Batch, Batch.id == SelectionList.batch_id)
        .where(PublicityNotice.withdrawn_on.is_(None), PublicityNotice.concluded_on.is_(None))
    )
    for notice, title in session.execute(posted):
        facts = {
            "posted": notice.posted_on.isoformat(), "days": str(notice.days), "unknown": notice.unknown_years,
        }  # fmt: skip
        yield DatedDuty(notice.ends_on, DutyKind.NOTICE_ENDS, title, notice.id, facts)


def _reports(session: Session) -> Iterator[DatedDuty]:
    owed = (
        select(AnnualDuty, Center.name)
        .join(Center, Center.id == AnnualDuty.center_id)
        .where(AnnualDuty.filed_on.is_(None), AnnualDuty.cancelled_on.is_(None), Center.status == CenterStatus.RUNNING)
    )
    for duty, name in session.execute(owed):
        facts = {"year": str(duty.year), "first": "" if duty.first_due_on is None else duty.first_due_on.isoformat()}
        yield DatedDuty(duty.due_on, DutyKind.ANNUAL_REPORT, name, duty.id, facts)


def _periods(session: Session) -> Iterator[DatedDuty]:
    """The end of every running period and its window; a period that was evaluated has none."""
    rules = evaluation_settings(session)
    judged = {
        (row[0], row[1])
        for row in session.execute(select(Evaluation.center_id, Evaluation.period_end).where(Evaluation.grade != ""))
    }
    for center in session.scalars(select(Center).where(Center.status == CenterStatus.RUNNING)):
        found = window(center.ends_on, before=rules.before, after=rules.after)
        facts = {
            "start": center.started_on.isoformat(), "end": center.ends_on.isoformat(), "before": str(rules.before),
            "after": str(rules.after),
        }  # fmt: skip
        yield DatedDuty(center.ends_on, DutyKind.PERIOD_ENDS, center.name, center.id, facts)
        if (center.id, center.ends_on) not in judged:
            yield DatedDuty(found.first, DutyKind.EVALUATION_OPENS, center.name, center.id, facts)
            yield DatedDuty(found.last, DutyKind.EVALUATION_CLOSES, center.name, center.id, facts)


def _evaluations(session: Session, today: date) -> Iterator[DatedDuty]:
    rows = session.execute(
        select(Evaluation, Center.name, Center.status).join(Center, Center.id == Evaluation.center_id)
    ).all()
    sealed = sealed_figures(session, [row.proposal_id for row, _name, _status in rows])
    for row, name, status in rows:
        if state_of(facts_from(row, status, sealed), today) in SETTLED:
            continue
        if row.report_due_on is not None and row.received_on is None and not row.grade and not row.absence:
            facts = {"number": row.notice_number}
            yield DatedDuty(row.report_due_on, DutyKind.SELF_REPORT, name, row.id, facts)
        if row.deferred_until is not None and not row.grade and row.deferred_until >= today:
            yield DatedDuty(row.deferred_until, DutyKind.DEFERRAL, name, row.id, {"number": row.deferral_paper})
        if row.public_until is not None and row.posted_on is not None and row.concluded_on is None:
            facts = {"posted": row.posted_on.isoformat(), "unknown": row.unknown_years}
            yield DatedDuty(row.public_until, DutyKind.GRADES_PUBLIC, name, row.id, facts)
        if row.rectify_due_on is not None and row.rectified_on is None:
            yield DatedDuty(row.rectify_due_on, DutyKind.RECTIFICATION, name, row.id, {"number": row.rectify_paper})
