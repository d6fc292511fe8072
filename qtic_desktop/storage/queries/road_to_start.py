"""The stations of a road up to the start of the centre: what became of its proposal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus
from qtic_desktop.domain.meetings import ItemState, MeetingStatus
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.publicity import NoticeDates, PublicityState, publicity_state
from qtic_desktop.domain.road import Passage, Station, Stop
from qtic_desktop.domain.selection import Decision, ListStatus
from qtic_desktop.storage.tables.examination import Examination
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.publicity import Objection, PublicityLine, PublicityNotice
from qtic_desktop.storage.tables.selection import SelectionItem, SelectionList


def stations_to_start(session: Session, row: Proposal, today: date) -> Iterator[Stop]:
    """Where a proposal has come to, station by station, as of ``today``."""
    yield from _application(session, row)
    yield from _review(session, row)
    yield from _choice(session, row, today)


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
