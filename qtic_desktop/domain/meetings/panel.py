"""The panel of a review meeting (三（二）): who sits on it, who takes part in which proposal, who leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.values import SheetState

#: Whoever holds such a sheet takes no part in the proposal: neither score nor vote, nor the lead.
AWAY = frozenset({SheetState.RECUSED, SheetState.ABSENT})


class Presence(StrEnum):
    """Whether an expert of the panel came; LEFT went before the end, what was handed in until then counts."""

    EXPECTED = "expected"
    PRESENT = "present"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who takes part in one proposal, in seat order, and who leads the panel for it; ``leader_id`` is None while the
    leader is away and nobody has been named in the leader's place."""

    taking_part: tuple[str, ...]
    leader_id: str | None

    @classmethod
    def of(cls, states: Mapping[str, SheetState], leader_id: str, acting_id: str | None) -> Attendance:
        """From the states of the sheets by expert. The leader of the panel leads wherever he or she takes part; the
        acting one only elsewhere, and only while taking part."""
        here = tuple(expert for expert, state in states.items() if state not in AWAY)
        leads = next((one for one in (leader_id, acting_id) if one in here), None)
        return cls(here, leads)


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
