"""Two panels at once: everything judged once, nobody twice, loads even, groups kept where they can be."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qtic_desktop.domain.meetings.parallel import Judge, split

GROUPS = st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=14)
KINDS = st.lists(st.sampled_from(["technical", "finance", "management"]), min_size=2, max_size=15)


@settings(max_examples=150, deadline=None)
@given(GROUPS, KINDS)
def test_loads_are_even_and_nothing_is_lost_or_twice(groups: list[str], kinds: list[str]) -> None:
    proposals = [(f"p{n}", group) for n, group in enumerate(groups)]
    judges = [Judge(f"e{n}", kind) for n, kind in enumerate(kinds)]
    one, two = split(proposals, dict(proposals), judges)
    assert sorted(one.proposals + two.proposals) == sorted(name for name, _ in proposals)
    assert sorted(one.experts + two.experts) == sorted(judge.id for judge in judges)
    assert abs(len(one.proposals) - len(two.proposals)) <= 1
    assert abs(len(one.experts) - len(two.experts)) <= 1
    by_id = {judge.id: judge.kind for judge in judges}
    for kind in set(kinds):
        counts = [sum(by_id[one_] == kind for one_ in part.experts) for part in (one, two)]
        assert abs(counts[0] - counts[1]) <= 1
    parted = {g for g in groups if {p for p, at in proposals if at == g} & {*one.proposals}
              and {p for p, at in proposals if at == g} & {*two.proposals}}  # fmt: skip
    assert len(parted) <= 2
    for part in (one, two):
        assert list(part.proposals) == [name for name, _ in proposals if name in part.proposals]


def test_groups_that_fit_stay_whole() -> None:
    one, two = split([("a1", "A"), ("b1", "B"), ("a2", "A"), ("b2", "B")], {}, [])
    assert {one.proposals, two.proposals} == {("a1", "a2"), ("b1", "b2")}


def test_an_expert_sits_away_from_ties_and_near_the_own_field() -> None:
    proposals = [("a1", "A"), ("a2", "A"), ("b1", "B"), ("b2", "B")]
    fields = {"a1": "海洋", "a2": "海洋", "b1": "医药", "b2": "医药"}
    tied = Judge("tied", "technical", frozenset({"海洋"}), frozenset({"a1"}))
    marine = Judge("marine", "finance", frozenset({"海洋"}))
    one, two = split(proposals, fields, [tied])
    assert "tied" in (two if "a1" in one.proposals else one).experts
    one, two = split(proposals, fields, [marine])
    assert "marine" in (one if "a1" in one.proposals else two).experts
