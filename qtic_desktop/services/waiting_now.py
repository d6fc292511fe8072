"""Everything that waits for the person at work: what the storage knows, and what only the figures of a meeting show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.storage.queries.query import query_as
from qtic_desktop.storage.queries.today import KINDS, WaitingRow, waiting
from qtic_desktop.storage.tables.meetings import Meeting


@query_as(Read.WAITING)
def waiting_now(session: Session, viewer: Actor, *, today: date) -> tuple[WaitingRow, ...]:
    """As ``waiting``, and for the supervisor what only a person can settle before a sealing (``waivers_to_decide``): of a
    proposal once nothing else of it is left to enter or correct."""
    rows = waiting(session, viewer, today=today)
    if not is_theirs(replace(viewer, reads_only=False), Act.WAIVE_BLOCKER):
        return rows
    found = list(_to_waive(session))
    if not found:
        return rows
    row = WaitingRow("waivers_to_decide", len(found), None, found[0].id, found[0].title)
    return tuple(sorted((*rows, row), key=lambda one: KINDS.index(one.kind)))


def _to_waive(session: Session) -> Iterator[Meeting]:
    """The meeting of each obstacle that waits for a waiver and for nothing else."""
    from qtic_desktop.services.scoring.gate import gate_board

    running = select(Meeting).where(Meeting.status == MeetingStatus.OPEN).order_by(Meeting.held_on, Meeting.id)
    for meeting in session.scalars(running):
        board = gate_board(session, meeting_id=meeting.id)
        stands = [[line for line in row.lines if line.stands] for row in board]
        ready = [
            not row.agenda_item_id or all(line.waivable for line in left)
            for row, left in zip(board, stands, strict=True)
        ]
        for row, left, alone in zip(board, stands, ready, strict=True):
            if alone if row.agenda_item_id else all(ready):
                yield from [meeting] * len(left)
