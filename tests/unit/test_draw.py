"""The witnessed draw: repeatable, fair, and broken by any change of one expert, the seed or the attempt."""

from __future__ import annotations

import copy
import hashlib
import hmac
import itertools
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts.contacting import Answer, Place, next_to_ask, panel_of
from qtic_desktop.domain.experts.draw import (
    Candidate,
    DrawRule,
    Group,
    Spoken,
    check_spoken,
    draw,
    fingerprint,
    shortage,
    thin_groups,
)
from qtic_desktop.domain.experts.draw_records import DrawRecord, Earlier, record_of, replay

RULE = DrawRule((Group(3, 2, kind="technical"), Group(1, 1, kind="finance"), Group(1, 1, outside=True)))
SPOKEN = (Spoken("监督员", "37"), Spoken("组长", "0042"))


def pool(size: int = 24) -> tuple[Candidate, ...]:
    kinds = ("technical", "technical", "finance", "management")
    return tuple(
        Candidate(f"e{n:02d}", f"专家{n}", f"单位{n % 17}", kinds[n % 4], ("海洋",) if n % 3 else (), n % 5 == 0)
        for n in range(size)
    )


def record(attempt: int = 1) -> dict[str, Any]:
    earlier = tuple(Earlier(n, "f" * 64, "专家临时出差") for n in range(1, attempt))
    made = DrawRecord("示例评审会", RULE, pool(), attempt, SPOKEN, earlier)
    numbers = [one.number for one in SPOKEN]
    return record_of(made, draw(RULE, pool(), attempt=attempt, numbers=numbers))


def second_program(body: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """The specification written down a second time: order, members, alternates."""
    text = lambda value: json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    mark = hashlib.sha256(text({"pool": body["pool"], "rule": body["rule"]})).hexdigest()
    numbers = [one["number"] for one in body["spoken"]]
    seed = hashlib.sha256(text(["qtic-draw-1", mark, body["attempt"], numbers])).digest()
    blocks = (hmac.digest(seed, b"qtic-draw-1" + counter.to_bytes(8, "big"), "sha256") for counter in itertools.count())
    stream = itertools.chain.from_iterable(blocks)
    order = sorted(body["pool"], key=lambda one: one["id"])
    for i in range(len(order) - 1):
        n = len(order) - i
        assert n <= 256
        value = next(stream)
        while value >= 256 - 256 % n:
            value = next(stream)
        j = i + value % n
        order[i], order[j] = order[j], order[i]
    taken: list[dict[str, Any]] = []
    lists: list[list[str]] = [[], []]
    for which, count in enumerate(("members", "alternates")):
        for group in body["rule"]["groups"]:
            found = 0
            for one in order:
                fits = group["kind"] in ("", one["kind"]) and (one["outside"] or not group["outside"])
                fits = fits and (not group["field"] or group["field"] in one["fields"])
                if found < group[count] and fits and one["unit"] not in [other["unit"] for other in taken]:
                    taken.append(one)
                    lists[which].append(one["id"])
                    found += 1
    return [one["id"] for one in order], lists[0], lists[1]


def test_a_second_program_written_from_the_specification_draws_the_same() -> None:
    body = record()
    order, members, alternates = second_program(body)
    assert body["order"] == order
    assert [one["id"] for one in body["members"]] == members
    assert [one["id"] for one in body["alternates"]] == alternates


@given(st.lists(st.integers(0, 999_999_999).map(str), min_size=2, max_size=5), st.integers(1, 9), st.integers(0, 60))
def test_every_draw_agrees_with_the_second_program(numbers: list[str], attempt: int, size: int) -> None:
    result = draw(RULE, pool(size), attempt=attempt, numbers=numbers)
    spoken = tuple(Spoken(f"人{n}", number) for n, number in enumerate(numbers))
    body = record_of(DrawRecord("x", RULE, pool(size), attempt, spoken), result)
    order, members, alternates = second_program(body)
    assert (body["order"], [one["id"] for one in body["members"]]) == (order, members)
    assert [one["id"] for one in body["alternates"]] == alternates


def test_a_record_holds_when_it_is_drawn_again_also_after_writing_it_down() -> None:
    for attempt in (1, 3):
        body = json.loads(json.dumps(record(attempt), ensure_ascii=False))
        assert replay(body).faults == ()
        assert replay(body).holds


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "one expert more": lambda b: b["pool"].append({**b["pool"][0], "id": "e99"}),
    "one expert less": lambda b: b["pool"].pop(),
    "one expert twice": lambda b: b["pool"].append(dict(b["pool"][0])),
    "the unit of one expert": lambda b: b["pool"][3].update(unit="别的单位"),
    "the name of one expert": lambda b: b["pool"][3].update(name="别人"),
    "the seed": lambda b: b.update(seed="0" * 64),
    "a number": lambda b: b["spoken"][0].update(number="38"),
    "a leading zero of a number": lambda b: b["spoken"][1].update(number="42"),
    "who spoke it": lambda b: b["spoken"][0].update(who="别人"),
    "the attempt": lambda b: b.update(attempt=2),
    "the rule": lambda b: b["rule"].update(one_per_unit=False),
    "the order": lambda b: b["order"].reverse(),
    "a member": lambda b: b["members"][0].update(id=b["alternates"][0]["id"]),
    "an alternate": lambda b: b["alternates"].pop(),
    "an earlier draw left out": lambda b: b["earlier"].append({"attempt": 7, "fingerprint": "", "reason": ""}),
    "the digest": lambda b: b.update(digest="0" * 64),
    "the title": lambda b: b.update(title="别的会"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_changing_anything_of_a_record_is_found(change: str) -> None:
    body = copy.deepcopy(record())
    CHANGES[change](body)
    assert not replay(body).holds


def test_changing_one_expert_the_seed_or_the_attempt_is_found_even_when_the_digest_is_made_anew() -> None:
    for change in ("one expert more", "the seed", "the attempt", "a number"):
        body = copy.deepcopy(record())
        CHANGES[change](body)
        rest = {name: value for name, value in body.items() if name != "digest"}
        text = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        body["digest"] = hashlib.sha256(text).hexdigest()
        assert not replay(body).holds, change


@pytest.mark.parametrize("body", [{}, {"format": "other"}, {**record(), "pool": 3}, {**record(), "rule": []}])
def test_what_is_no_record_is_said_to_be_none(body: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        replay(body)
    assert caught.value.code == "experts.draw_unreadable"


def test_the_order_of_the_pool_does_not_matter_but_everything_in_it_does() -> None:
    assert fingerprint(RULE, pool()) == fingerprint(RULE, tuple(reversed(pool())))
    assert len({fingerprint(RULE, pool()[:n]) for n in range(24)}) == 24


def test_nobody_is_drawn_more_often_than_another() -> None:
    """2000 draws of 1 among 7: each about 286 times (chi-square with 6 degrees of freedom, far tail)."""
    rule, people = DrawRule((Group(1),)), pool(7)
    found = Counter(draw(rule, people, attempt=1, numbers=[str(n), "5"]).members[0].id for n in range(2000))
    expected = 2000 / 7
    assert sum((found[one.id] - expected) ** 2 / expected for one in people) < 22.5


@given(st.integers(0, 10**6).map(str))
def test_edge_34_members_and_alternates_are_of_different_units_and_fit_their_groups(number: str) -> None:
    people = {one.id: one for one in pool()}
    result = draw(RULE, pool(), attempt=1, numbers=[number, "1"])
    drawn = [*result.members, *result.alternates]
    assert len({people[one.id].unit for one in drawn}) == len(drawn)
    assert all(RULE.groups[one.group].takes(people[one.id]) for one in drawn)
    assert sorted(result.order) == sorted(people)


def test_edge_33_a_pool_too_small_is_said_group_by_group() -> None:
    few = pool(6)
    result = draw(RULE, few, attempt=1, numbers=["1", "2"])
    assert sum(left for pair in result.short for left in pair) == 9 - len(result.members) - len(result.alternates)
    assert thin_groups(RULE, few) == (0, 1, 2)
    assert thin_groups(DrawRule((Group(1),)), few) == ()


@pytest.mark.parametrize(
    "spoken",
    [
        (), (Spoken("监督员", "1"),), (Spoken("监督员", "1"), Spoken("监督员", "2")), (Spoken("甲", "1"), Spoken("", "2")),
        (Spoken("甲", "1"), Spoken("乙", "1.5")), (Spoken("甲", "1"), Spoken("乙", "")), (Spoken("甲", "1"), Spoken("乙", "٣")),
    ],
)  # fmt: skip
def test_a_seed_needs_numbers_of_two_people(spoken: tuple[Spoken, ...]) -> None:
    with pytest.raises(Refused):
        check_spoken(spoken)
    check_spoken(SPOKEN)


def test_a_rule_that_draws_nobody_is_refused() -> None:
    for rule in (DrawRule(()), DrawRule((Group(0, 3),)), DrawRule((Group(1, -1),)), DrawRule((Group(1),), True, 0)):
        with pytest.raises(Refused):
            rule.check()
    RULE.check()


def place(
    expert: str, group: int = 0, *, alternate: bool = False, answer: Answer = Answer.ACCEPTED, hand: bool = False
) -> Place:
    return Place(expert, group, alternate, answer, hand)


def test_who_declines_is_replaced_by_the_next_alternate_of_the_group_who_does_not() -> None:
    places = (
        place("a"),
        place("b", answer=Answer.DECLINED),
        place("c", 1, answer=Answer.NO_ANSWER),
        place("x", alternate=True, answer=Answer.DECLINED),
        place("y", alternate=True, answer=Answer.NOT_ASKED),
        place("z", 1, alternate=True),
        place("h", answer=Answer.ACCEPTED, hand=True),
    )
    assert panel_of(places) == ("a", "y", "z", "h")
    assert next_to_ask(places) == ("y",)
    assert panel_of(places[:3]) == ("a",)


def test_what_a_pool_cannot_fill_is_known_before_the_draw() -> None:
    five = tuple(Candidate(f"e{n}", f"专家{n}", f"单位{n}", "technical") for n in range(5))
    assert shortage(DrawRule((Group(7, 3),)), five) == (2, 3)
    assert shortage(DrawRule((Group(4, 1),)), five) == (0, 0)
    assert shortage(DrawRule((Group(3, 0, kind="finance"), Group(5))), five) == (3, 0)
    one_unit = tuple(Candidate(one.id, one.name, "同一单位", one.kind) for one in five)
    assert shortage(DrawRule((Group(2, 1),)), one_unit) == (1, 1)
    assert shortage(DrawRule((Group(2, 1),), one_per_unit=False), one_unit) == (0, 0)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["technical", "finance"])), max_size=7),
    st.text("0123456789", min_size=1),
)
def test_no_draw_does_better_than_what_was_said(people: list[tuple[int, str]], number: str) -> None:
    known = tuple(Candidate(f"e{n}", f"专家{n}", f"单位{unit}", kind) for n, (unit, kind) in enumerate(people))
    rule = DrawRule((Group(2, 1), Group(1, 1, kind="finance")))
    drawn = draw(rule, known, attempt=1, numbers=[number])
    lacking, spare = shortage(rule, known)
    assert sum(members for members, _ in drawn.short) >= lacking
    assert sum(sum(pair) for pair in drawn.short) >= lacking + spare
