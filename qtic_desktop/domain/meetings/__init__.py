"""Rules of a review meeting (三（二）): its panel, what may change while it lives, recusals."""

from qtic_desktop.domain.meetings.floor import NoteKind, Room, room_of
from qtic_desktop.domain.meetings.life import (
    Ground,
    ItemStanding,
    ItemState,
    MeetingStanding,
    MeetingStatus,
    acts_on_item,
    possible_acts,
    require_possible,
)
from qtic_desktop.domain.meetings.panel import AWAY, Attendance, PanelPlan, Presence
from qtic_desktop.domain.meetings.recusals import Origin, RecusalStanding, RecusalState, acts_on_recusal
from qtic_desktop.domain.meetings.seats import LeadStanding, SeatStanding, acts_on_lead, acts_on_seat

__all__ = [
    "AWAY",
    "Attendance",
    "Ground",
    "ItemStanding",
    "ItemState",
    "LeadStanding",
    "MeetingStanding",
    "MeetingStatus",
    "NoteKind",
    "Origin",
    "PanelPlan",
    "Presence",
    "RecusalStanding",
    "RecusalState",
    "Room",
    "SeatStanding",
    "acts_on_item",
    "acts_on_lead",
    "acts_on_recusal",
    "acts_on_seat",
    "possible_acts",
    "require_possible",
    "room_of",
]
