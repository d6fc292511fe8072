"""Lots that anybody can repeat, worked out here a second time from their specification; times that follow the order."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings.lots import draw_lots, grouped, lots_fingerprint
from qtic_desktop.domain.meetings.timetable import Timetable


def again(meeting: str, groups: list[list[str]], attempt: int, numbers: list[str]) -> list[str]:
    """``qtic-lots-1`` written from its text alone."""

    def text(value: object) -> bytes:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    groups = [sorted(group) for group in groups]
    mark = hashlib.sha256(text({"groups": groups, "meeting": meeting})).hexdigest()
    key = hashlib.sha256(text(["qtic-lots-1", mark, attempt, numbers])).digest()
    stream = b"".join(hmac.new(key, b"qtic-draw-1" + n.to_bytes(8, "big"), "sha256").digest() for n in range(40))
    at = 0
    order: list[str] = []
    for group in groups:
        for place in range(len(group) - 1):
            limit = len(group) - place
            while True:
                value, at = stream[at], at + 1
                if value < 256 // limit * limit:
                    break
            other = place + value % limit
            group[place], group[other] = group[other], group[place]
        order += group
    return order


@pytest.mark.parametrize("attempt", range(1, 30))
def test_the_lots_are_those_of_the_specification(attempt: int) -> None:
    groups = [[f"X{n:03}" for n in range(7)], ["Z001"], [f"Z{n:03}" for n in range(2, 7)]]
    drawn = draw_lots("会-1", groups, attempt=attempt, numbers=["007", "42"])
    assert list(drawn.order) == again("会-1", groups, attempt, ["007", "42"])


def test_another_number_attempt_or_agenda_is_another_order_and_the_way_it_was_listed_is_not() -> None:
    groups = [[f"X{n:03}" for n in range(9)]]
    first = draw_lots("1", groups, attempt=1, numbers=["1", "2"])
    assert draw_lots("1", [list(reversed(groups[0]))], attempt=1, numbers=["1", "2"]) == first
    others = [
        draw_lots("1", groups, attempt=2, numbers=["1", "2"]),
        draw_lots("1", groups, attempt=1, numbers=["2", "1"]),
        draw_lots("1", groups, attempt=1, numbers=["1", "02"]),
        draw_lots("2", groups, attempt=1, numbers=["1", "2"]),
        draw_lots("1", [[*groups[0], "X900"]], attempt=1, numbers=["1", "2"]),
    ]
    assert len({one.seed for one in (first, *others)}) == 6
    assert lots_fingerprint("1", groups) == first.fingerprint


def test_every_order_of_three_comes_about_equally_often() -> None:
    seen = Counter(draw_lots("1", [["a", "b", "c"]], attempt=n, numbers=["5", "8"]).order for n in range(1200))
    assert len(seen) == 6
    assert all(150 < count < 250 for count in seen.values())


def test_groups_stay_together_in_the_order_in_which_they_stood() -> None:
    lines = [("Z2", "CONVERSION"), ("X1", "NEW"), ("Z1", "CONVERSION"), ("X2", "NEW")]
    groups = grouped(lines)
    assert groups == (("Z1", "Z2"), ("X1", "X2"))
    order = draw_lots("1", groups, attempt=1, numbers=["1", "2"]).order
    assert {*order[:2]} == {"Z1", "Z2"}


def test_times_follow_and_step_over_the_pause() -> None:
    plan = Timetable.of("9：00", "30", "12:00", "13:30")
    assert plan == Timetable.parse(plan.text())
    times = plan.times(8)
    assert times[0] == "09:00-09:30"
    assert times[5:] == ("11:30-12:00", "13:30-14:00", "14:00-14:30")
    assert Timetable.of("11:45", "30", "12:00", "13:00").times(2) == ("13:00-13:30", "13:30-14:00")
    assert Timetable.of("23:30", "30").times(3) == ("23:30-24:00", "", "")
    assert Timetable.parse("") is None


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        (("25:00", "30"), "no_time", "start"),
        (("9", "30"), "no_time", "start"),
        (("09:00", "0"), "no_minutes", "each"),
        (("09:00", "半小时"), "no_minutes", "each"),
        (("09:00", "30", "12:00", ""), "pause_half", "pause_to"),
        (("09:00", "30", "13:00", "12:00"), "pause_backwards", "pause_from"),
        (("09:00", "30", "08:00", "08:30"), "pause_backwards", "pause_from"),
    ],
)
def test_what_is_no_time_is_refused_beside_its_field(typed: tuple[str, ...], code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        Timetable.of(*typed)
    assert (caught.value.code, caught.value.argument) == (f"meetings.{code}", field)
