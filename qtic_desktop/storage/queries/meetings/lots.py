"""The lots that were drawn for the running order of a meeting, as the log keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.experts.draw_records import Earlier
from qtic_desktop.domain.meetings.lots import Lots, draw_lots
from qtic_desktop.domain.meetings.lots_records import InLots, LotsRecord, lots_record_of
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import Meeting
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class LotsRow:
    """One drawing of lots: when (ISO 8601), numbers spoken by whom, what it was drawn from and what it gave."""

    at: str
    attempt: int
    spoken: tuple[tuple[str, str], ...]
    fingerprint: str
    groups: tuple[tuple[str, ...], ...]
    order: tuple[str, ...]
    reason: str

    def repeats(self, meeting: str) -> bool:
        """Whether drawing it again gives the same."""
        again = self.drawn_again(meeting)
        return (again.fingerprint, again.order) == (self.fingerprint, self.order)

    def drawn_again(self, meeting: str) -> Lots:
        """What it gives when it is drawn again in the meeting of this number."""
        return draw_lots(meeting, self.groups, attempt=self.attempt, numbers=[number for _, number in self.spoken])


@query(Read.AGENDA)
def lots_record(session: Session, *, meeting_id: str) -> Mapping[str, object]:
    """The record of the last drawing as it is handed to whoever wants to repeat it; ``Refused`` (meetings.no_lots) where
    none was drawn, (meetings.lots_changed) where what is kept does not give again what it gave."""
    meeting, drawn = find(session, Meeting, meeting_id), attempts_of(session, meeting_id)
    if not drawn:
        raise Refused("meetings.no_lots")
    last = drawn[-1]
    if not last.repeats(meeting.number):
        raise Refused("meetings.lots_changed")
    rows = session.execute(
        select(Proposal.number, Proposal.center_name, Proposal.host_name).where(Proposal.number.in_(last.order))
    )
    known = {number: InLots(number, name, unit) for number, name, unit in rows if number}
    record = LotsRecord(
        meeting.title, meeting.number, tuple(known.get(number, InLots(number, "", "")) for number in last.order),
        last.groups, last.attempt, tuple(Spoken(who, number) for who, number in last.spoken),
        tuple(Earlier(one.attempt, one.fingerprint, after.reason) for one, after in zip(drawn, drawn[1:], strict=False)),
    )  # fmt: skip
    return lots_record_of(record, last.drawn_again(meeting.number))


def attempts_of(session: Session, meeting_id: str) -> tuple[LotsRow, ...]:
    """Every drawing of lots of a meeting, the oldest first."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.act == Act.DRAW_LOTS, AuditEntry.subject_id == meeting_id)
        .order_by(AuditEntry.seq)
    )
    return tuple(_row(entry) for entry in session.scalars(query))


def _row(entry: AuditEntry) -> LotsRow:
    told = json.loads(entry.details)
    return LotsRow(
        entry.at,
        int(told["attempt"]),
        tuple((str(who), str(number)) for who, number in told["spoken"]),
        str(told["lots_mark"]),
        tuple(tuple(group) for group in told["groups"]),
        tuple(told["order"]),
        str(told["reason"]),
    )
