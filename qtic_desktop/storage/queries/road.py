"""The whole road of a centre, from the records of all stages. It holds no score: who passes here may be anybody of the
house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.launch import CenterStatus
from qtic_desktop.domain.road import PaperStep, Passage, Station, Stop, whole_road
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.draft_keyers import Keyer, last_keyer
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.launch import AnnualDuty, Center
from qtic_desktop.storage.tables.registry import Attachment
from qtic_desktop.storage.tables.road import PaperPassage

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.launch import TargetRow
    from qtic_desktop.storage.tables.intake import Proposal

#: Whether there is any: most centres were not evaluated yet, and the card of the first list needs no more.
_EVALUATIONS = table("evaluations", column("id"), column("center_id"))


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
def way_of(session: Session, *, proposal_id: str, today: date) -> tuple[tuple[Stop, ...], tuple[str, ...], Keyer]:
    """The road of a proposal, the kinds of paper that have not come and who typed last on its form, for its card."""
    from qtic_desktop.storage.queries.intake import missing_papers

    kinds = missing_papers(session, proposal_id=proposal_id)
    return road(session, subject=proposal_id, today=today), kinds, last_keyer(session, proposal_id)


@query(Read.CENTERS)
def book_and_road(session: Session, *, center_id: str, today: date) -> tuple[tuple[TargetRow, ...], tuple[Stop, ...]]:
    """The task book and the road of a centre, for its card."""
    from qtic_desktop.storage.queries.launch import task_book

    return task_book(session, center_id=center_id), road(session, subject=center_id, today=today)


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
    proposal_id = center.proposal_id if center is not None else subject
    if not proposal_id:
        return _Subject(None, center)
    from qtic_desktop.storage.tables.intake import Proposal

    proposal = session.get(Proposal, proposal_id)
    if center is None and proposal is not None:
        started = select(Center).where(
            Center.proposal_id == proposal.id, Center.status != CenterStatus.TAKEN_BACK.value
        )
        center = session.scalars(started).first()
    return _Subject(proposal, center)


def _recorded(session: Session, found: _Subject, today: date) -> Iterator[Stop]:
    if found.proposal is not None:
        from qtic_desktop.storage.queries.road_to_start import stations_to_start

        yield from stations_to_start(session, found.proposal, today)
    if found.center is not None:
        yield from _building(session, found.center, today)


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
    if session.scalar(select(_EVALUATIONS.c.id).where(_EVALUATIONS.c.center_id == center.id).limit(1)) is None:
        return
    from qtic_desktop.storage.queries.road_to_end import station_of_evaluation

    yield from station_of_evaluation(session, center, today)
