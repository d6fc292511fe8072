"""Two panels at once: everything judged once, nobody twice, loads even, groups kept where they can be."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from qtic_desktop.domain.meetings.parallel import Judge, split

GROUPS = st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=14)
KINDS = st.lists(st.sampled_from(["technical", "finance", "management"]), min_size=2, max_size=15)


@settings(max_examples=150, deadline=None)
@given(GROUPS, KINDS, st.integers(2, 5))
def test_loads_are_even_and_nothing_is_lost_or_twice(groups: list[str], kinds: list[str], panels: int) -> None:
    proposals = [(f"p{n}", group) for n, group in enumerate(groups)]
    judges = [Judge(f"e{n}", kind) for n, kind in enumerate(kinds)]
    parts = split(proposals, dict(proposals), judges, panels)
    assert len(parts) == panels
    assert sorted(name for part in parts for name in part.proposals) == sorted(name for name, _ in proposals)
    assert sorted(name for part in parts for name in part.experts) == sorted(judge.id for judge in judges)
    assert spread(len(part.proposals) for part in parts) <= 1
    assert spread(len(part.experts) for part in parts) <= 1
    by_id = {judge.id: judge.kind for judge in judges}
    for kind in set(kinds):
        assert spread(sum(by_id[one] == kind for one in part.experts) for part in parts) <= 1
    pieces = sum(len({part.proposals for part in parts if {p for p, at in proposals if at == g} & {*part.proposals}})
                 for g in set(groups))  # fmt: skip
    assert pieces - len(set(groups)) <= 2 * (panels - 1)  # cut only where a share ends
    for part in parts:
        assert list(part.proposals) == [name for name, _ in proposals if name in part.proposals]


def spread(counts: Iterable[int]) -> int:
    found = [*counts]
    return max(found) - min(found)


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
