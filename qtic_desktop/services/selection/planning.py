"""What drawing up a list would find, without doing it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.selection import batch_to_list
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection_figures import WaitingDocket, dockets_waiting
from qtic_desktop.storage.queries.selection_late import UnsealedMeeting, unsealed_meetings


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """Corrections of figures that wait, and meetings that are still to judge projects of the batch."""

    dockets: tuple[WaitingDocket, ...]
    meetings: tuple[UnsealedMeeting, ...]


@query(Read.SELECTION)
def plan_draft(session: Session) -> DraftPlan:
    """Say what the next list would be drawn up in spite of; no meetings where there is nothing to draw up."""
    try:
        meetings = unsealed_meetings(session, batch_to_list(session))
    except Refused:
        meetings = ()
    return DraftPlan(dockets_waiting(session), meetings)
