"""What drawing up or confirming a list would find, without doing it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.selection import batch_to_list
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.selection import selection_rows
from qtic_desktop.storage.queries.selection_figures import WaitingDocket, dockets_waiting
from qtic_desktop.storage.queries.selection_late import Unlisted, UnsealedMeeting, sealed_later, unsealed_meetings


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


@dataclass(frozen=True, slots=True)
class AdoptionPlan:
    """What the list lacks, and the centres supported from behind others that were passed over, without a reason."""

    late: Unlisted
    unexplained: tuple[str, ...]


@query(Read.SELECTION)
def plan_adoption(session: Session, *, list_id: str) -> AdoptionPlan:
    """Say what is to be looked at before a version is confirmed."""
    rows = selection_rows(session, list_id=list_id)
    names = tuple(row.center_name for row in rows if row.raised and not row.reason)
    return AdoptionPlan(sealed_later(session, list_id=list_id), names)
