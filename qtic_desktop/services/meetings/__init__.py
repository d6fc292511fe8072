"""评审会 (三（二）): convene a panel over proposals, run the meeting, and let it change as a real day does."""

from qtic_desktop.services.meetings.convening import (
    create_meeting,
    open_meeting,
    record_recusal,
    require_open,
    require_open_status,
    require_own,
)
from qtic_desktop.services.meetings.running import name_acting_leader, record_arrival, record_leaving

__all__ = [
    "create_meeting",
    "name_acting_leader",
    "open_meeting",
    "record_arrival",
    "record_leaving",
    "record_recusal",
    "require_open",
    "require_open_status",
    "require_own",
]
