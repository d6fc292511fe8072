"""Who comes of those who were drawn (联系结果): an expert who does not come is replaced by the next alternate of the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What came of asking a drawn expert."""

    NOT_ASKED = "not_asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


#: Who gave such an answer does not sit on the panel.
LOST = frozenset({Answer.DECLINED, Answer.NO_ANSWER})


@dataclass(frozen=True, slots=True)
class Place:
    """A drawn or appointed expert in drawn order; ``by_hand`` was appointed with a reason, not drawn."""

    expert_id: str
    group: int
    alternate: bool
    answer: Answer
    by_hand: bool = False


def panel_of(places: Sequence[Place]) -> tuple[str, ...]:
    """The panel as it stands: members who did not decline, each that did replaced by the next alternate of the group who
    did not, and whoever was appointed by hand; in drawn order, alternates where the lost member stood."""
    reserve = {
        group: [one for one in places if one.alternate and not one.by_hand and one.group == group]
        for group in {one.group for one in places}
    }
    panel: list[str] = []
    for place in places:
        if place.alternate or place.by_hand:
            continue
        sits: Place | None = place
        while sits is not None and sits.answer in LOST:
            sits = reserve[place.group].pop(0) if reserve[place.group] else None
        if sits is not None:
            panel.append(sits.expert_id)
    return (*panel, *(one.expert_id for one in places if one.by_hand and one.answer not in LOST))


def next_to_ask(places: Sequence[Place]) -> tuple[str, ...]:
    """Whom to ask now: those on the panel as it stands who have not been asked yet."""
    unasked = {one.expert_id for one in places if one.answer is Answer.NOT_ASKED}
    return tuple(one for one in panel_of(places) if one in unasked)
