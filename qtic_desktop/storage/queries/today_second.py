"""What waits for a decision: recusals, and changes of a centre."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.launch import ChangeState
from qtic_desktop.domain.meetings import AWAY, ItemState, MeetingStatus, RecusalState
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center, CenterChange
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, Recusal
from qtic_desktop.storage.tables.scoring import ScoreSheet

Found = list[tuple[str, str, int | None]]
"""Id, name, and days since what waits was asked, the first to be opened first."""


def recusals_to_decide(session: Session) -> Found:
    """Ties and wishes nobody has decided about, of meetings to come and of running ones; opened at their meeting."""
    waits = (
        select(Meeting.id, Proposal.center_name)
        .select_from(Recusal)
        .join(Proposal, Proposal.id == Recusal.proposal_id)
        .join(AgendaItem, AgendaItem.proposal_id == Proposal.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(PanelMember, (PanelMember.meeting_id == Meeting.id) & (PanelMember.expert_id == Recusal.expert_id))
        .outerjoin(
            ScoreSheet, (ScoreSheet.agenda_item_id == AgendaItem.id) & (ScoreSheet.expert_id == Recusal.expert_id)
        )
        .where(
            Recusal.state == RecusalState.WAITING,
            Meeting.status.in_((MeetingStatus.PREPARED, MeetingStatus.OPEN)),
            AgendaItem.state == ItemState.LISTED,
            ScoreSheet.state.is_(None) | ScoreSheet.state.not_in(AWAY),
        )
        .order_by(Meeting.held_on, AgendaItem.position, PanelMember.seat)
    )
    return [(key, name, None) for key, name in session.execute(waits)]


def changes_to_decide(session: Session, today: date) -> Found:
    """Changes a centre asked for that nobody has decided about; opened at the centre."""
    rows = session.execute(
        select(Center.id, Center.name, CenterChange.asked_on)
        .join(CenterChange, CenterChange.center_id == Center.id)
        .where(CenterChange.state == ChangeState.ASKED.value)
        .order_by(CenterChange.asked_on, CenterChange.id)
    )
    return [(key, name, (today - asked).days) for key, name, asked in rows]
