"""What waits after a sealing: correction dockets to be confirmed, revisions to be re-checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.scoring.sealing import DocketState, RecheckState
from qtic_desktop.storage.tables import AgendaItem, Docket, Meeting, Proposal, Recheck

Found = list[tuple[str, str, int | None]]
"""Meeting, name, and days since or until of what waits, the first to be opened first."""


def after_sealing(session: Session, today: date) -> Iterator[tuple[str, Found]]:
    """Kinds of work, each with what waits; it is opened at its meeting."""
    asked = (
        select(Docket.meeting_id, Meeting.title, Docket.asked_at)
        .join(Meeting, Meeting.id == Docket.meeting_id)
        .where(Docket.state == DocketState.ASKED)
        .order_by(Docket.asked_at, Docket.id)
    )
    dockets = [(key, title, (today - date.fromisoformat(at[:10])).days) for key, title, at in session.execute(asked)]
    yield "dockets_to_confirm", [*dockets]
    waits = (
        select(AgendaItem.meeting_id, Proposal.center_name, Recheck.due_on)
        .join(AgendaItem, AgendaItem.id == Recheck.agenda_item_id)
        .join(Proposal, Proposal.id == AgendaItem.proposal_id)
        .where(Recheck.state == RecheckState.ASKED)
        .order_by(Recheck.due_on, Recheck.id)
    )
    yield "rechecks_due", [(key, name, (due - today).days) for key, name, due in session.execute(waits)]
