"""Rules of a review meeting (三（二）): who is on the panel, who is entitled to score and vote on which proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from qtic_desktop.domain.errors import Refused


class MeetingStatus(StrEnum):
    """Prepared on paper, open for scoring, sealed (figures fixed)."""

    PREPARED = "prepared"
    OPEN = "open"
    SEALED = "sealed"


class Presence(StrEnum):
    """Whether an expert of the panel came."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """The panel as planned: expert ids in seat order, the leader among them."""

    expert_ids: tuple[str, ...]
    leader_id: str

    def check(self, *, minimum: int, proposals: Sequence[str]) -> None:
        """Refuse a panel that is too small, has doubles, or has no leader of its own; and an agenda without proposals.

        ``minimum`` is a setting (指引未规定).
        """
        if not proposals:
            raise Refused("meetings.no_proposals")
        if len(set(proposals)) != len(proposals):
            raise Refused("meetings.proposal_twice")
        if len(set(self.expert_ids)) != len(self.expert_ids):
            raise Refused("meetings.expert_twice")
        if len(self.expert_ids) < minimum:
            raise Refused("meetings.panel_too_small", size=len(self.expert_ids), minimum=minimum)
        if self.leader_id not in self.expert_ids:
            raise Refused("meetings.no_leader")
