"""The whole road of a centre, from the records of all stages. It holds no score: who passes here may be anybody of the
house."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.evaluation import EvaluationState, state_of
from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.publicity import NoticeDates, PublicityState, publicity_state
from qtic_desktop.domain.road import PaperStep, Passage, Station, Stop, whole_road
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.queries.evaluation_figures import facts_from, sealed_figures
from qtic_desktop.storage.queries.intake import missing_papers
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables import (
    AgendaItem,
    AnnualDuty,
    Attachment,
    Center,
    Evaluation,
    Examination,
    Meeting,
    Objection,
    Opinion,
    PaperPassage,
    Proposal,
    PublicityLine,
    PublicityNotice,
    SelectionItem,
    SelectionList,
)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A proposal, the centre it became, or both."""

    proposal: Proposal | None
    center: Center | None

    @property
    def ids(self) -> list[str]:
        """The ids under which something may be noted about it."""
        return [row.id for row in (self.proposal, self.center) if row is not None]


@query(Read.CENTERS)
def road(session: Session, *, subject: str, today: date) -> tuple[Stop, ...]:
    """The nine stations of a proposal or of a centre, as of ``today``."""
    found = _subject(session, subject)
    recorded = {stop.station: stop for stop in _recorded(session, found, today)}
    return whole_road(recorded, {step.station: step for step in paper_steps(session, subject=subject)})


@query(Read.PROPOSALS)
def way_of(session: Session, *, proposal_id: str, today: date) -> tuple[tuple[Stop, ...], tuple[str, ...]]:
    """The road of a proposal and the kinds of paper that have not come, for its card."""
    return road(session, subject=proposal_id, today=today), missing_papers(session, proposal_id=proposal_id)


@query(Read.CENTERS)
def paper_steps(session: Session, *, subject: str) -> tuple[PaperStep, ...]:
    """What was noted as passed on paper, and stands."""
    ids = _subject(session, subject).ids
    rows = session.scalars(
        select(PaperPassage).where(PaperPassage.subject_id.in_(ids), PaperPassage.withdrawn_on.is_(None))
    ).all()
    files = dict(
        session.execute(
            select(Attachment.subject_id, Attachment.file_name).where(
                Attachment.subject_id.in_([row.id for row in rows])
            )
        ).all()
    )
    return tuple(PaperStep(row.station, row.passed_on, row.number, files.get(row.id, "")) for row in rows)


def _subject(session: Session, subject: str) -> _Subject:
    center = session.get(Center, subject)
    proposal = session.get(Proposal, center.proposal_id or "" if center is not None else subject)
    if center is None and proposal is not None:
        started = select(Center).where(
            Center.proposal_id == proposal.id, Center.status != CenterStatus.TAKEN_BACK.value
        )
        center = session.scalars(started).first()
    return _Subject(proposal, center)


def _recorded(session: Session, found: _Subject, today: date) -> Iterator[Stop]:
    if found.proposal is not None:
        yield from _application(session, found.proposal)
        yield from _review(session, found.proposal)
        yield from _choice(session, found.proposal, today)
    if found.center is not None:
        yield from _building(session, found.center, today)


def _application(session: Session, row: Proposal) -> Iterator[Stop]:
    facts = {"number": row.number or ""}
    come = {
        ProposalStatus.INTENTION: Passage.NOW,
        ProposalStatus.DRAFT: Passage.NOW,
        ProposalStatus.WITHDRAWN: Passage.STOPPED,
    }
    passage = come.get(ProposalStatus(row.status), Passage.DONE)
    yield Stop(Station.RECOMMENDED, passage, row.received_on, facts)
    if passage is not Passage.DONE:
        return
    current = select(Examination).where(Examination.proposal_id == row.id, Examination.is_current)
    last = session.scalars(current).first()
    states = {
        ExaminationState.PASSED: Passage.DONE, ExaminationState.REFUSED: Passage.STOPPED,
        ExaminationState.PENDING: Passage.AWAITED,
    }  # fmt: skip
    passage = states.get(ExaminationState(row.examination), Passage.NOW)
    yield Stop(Station.EXAMINED, passage, None if last is None else last.examined_on)


def _review(session: Session, row: Proposal) -> Iterator[Stop]:
    items = session.execute(
        select(AgendaItem, Meeting)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.proposal_id == row.id,
            AgendaItem.state != ItemState.SET_ASIDE,
            Meeting.status != MeetingStatus.CANCELLED,
        )
        .order_by(Meeting.held_on.desc(), Meeting.number.desc())
    ).first()
    if items is None:
        return
    item, meeting = items
    sealed = meeting.status == MeetingStatus.SEALED
    facts = {"number": meeting.number}
    yield Stop(Station.REVIEWED, Passage.DONE if sealed else Passage.NOW, meeting.held_on, facts)
    newest = select(Opinion).where(Opinion.agenda_item_id == item.id).order_by(Opinion.version_no.desc()).limit(1)
    opinion = session.scalars(newest).first()
    if opinion is not None:
        signed = opinion.status is OpinionStatus.SIGNED
        yield Stop(Station.OPINION, Passage.DONE if signed else Passage.NOW, None, {"number": str(opinion.version_no)})


def _choice(session: Session, row: Proposal, today: date) -> Iterator[Stop]:
    lists = session.execute(
        select(SelectionItem, SelectionList)
        .join(SelectionList, SelectionList.id == SelectionItem.list_id)
        .where(SelectionItem.proposal_id == row.id, SelectionList.status.in_((ListStatus.ADOPTED, ListStatus.DRAFT)))
        .order_by(SelectionList.status, SelectionList.version_no.desc())
    ).first()
    if lists is not None:
        item, version = lists
        supported = item.decision is Decision.SUPPORT
        adopted = version.status is ListStatus.ADOPTED
        passage = (Passage.DONE if supported else Passage.STOPPED) if adopted else Passage.NOW
        yield Stop(Station.SELECTED, passage, version.decided_on, {"number": version.meeting_reference or ""})
    lines = session.execute(
        select(PublicityLine, PublicityNotice)
        .join(PublicityNotice, PublicityNotice.id == PublicityLine.notice_id)
        .where(PublicityLine.proposal_id == row.id, PublicityNotice.withdrawn_on.is_(None))
        .order_by(PublicityNotice.posted_on.desc(), PublicityNotice.number.desc())
    ).first()
    if lines is None:
        return
    line, notice = lines
    states = session.scalars(select(Objection.state).where(Objection.line_id == line.id)).all()
    state = publicity_state(NoticeDates(notice.ends_on, notice.concluded_on, notice.withdrawn_on), states, today)
    passages = {PublicityState.CLEARED: Passage.DONE, PublicityState.STOPPED: Passage.STOPPED}
    on = notice.concluded_on or notice.posted_on
    yield Stop(Station.PUBLISHED, passages.get(state, Passage.NOW), on, {"number": notice.document_number})


def _building(session: Session, center: Center, today: date) -> Iterator[Stop]:
    facts = {"number": center.start_paper or center.number}
    yield Stop(Station.LAUNCHED, Passage.DONE, center.started_on, facts)
    over = center.status != CenterStatus.RUNNING
    duties = session.scalars(select(AnnualDuty).where(AnnualDuty.center_id == center.id)).all()
    if duties:
        filed = [duty for duty in duties if duty.filed_on is not None]
        passage = Passage.DONE if len(filed) == len(duties) else Passage.STOPPED if over else Passage.NOW
        facts = {"filed": str(len(filed)), "owed": str(len(duties))}
        yield Stop(Station.REPORTED, passage, max((d.filed_on for d in filed if d.filed_on), default=None), facts)
    newest = select(Evaluation).where(Evaluation.center_id == center.id).order_by(Evaluation.period_end.desc()).limit(1)
    row = session.scalars(newest).first()
    if row is None:
        return
    state = state_of(facts_from(row, center.status, sealed_figures(session, [row.proposal_id])), today)
    ends = {EvaluationState.DONE: Passage.DONE, EvaluationState.REVOKED: Passage.STOPPED}
    ended = Passage.STOPPED if state is EvaluationState.ENDED else Passage.NOW
    facts = {"number": row.decision_paper, "grade": row.grade}
    yield Stop(Station.EVALUATED, ends.get(state, ended), row.decided_on or row.noticed_on, facts)
