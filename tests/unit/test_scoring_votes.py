"""The majority needed and the count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.votes import MAJORITIES, VoteChoice, count_votes, votes_needed


@pytest.mark.parametrize(
    ("majority", "table"),
    [
        ("2/3", {0: 1, 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 4, 7: 5, 8: 6, 9: 6}),
        ("3/4", {1: 1, 3: 3, 4: 3, 5: 4, 7: 6, 8: 6, 9: 7}),
        ("1/2", {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4, 7: 4, 8: 5, 9: 5}),
    ],
)
def test_tables(majority: str, table: dict[int, int]) -> None:
    assert {entitled: votes_needed(entitled, majority) for entitled in table} == table


@given(st.integers(1, 200), st.sampled_from(["2/3", "3/4"]))
def test_needed_is_the_fewest_that_reach_the_share(entitled: int, majority: str) -> None:
    above, below = (int(part) for part in majority.split("/"))
    needed = votes_needed(entitled, majority)
    assert needed * below >= entitled * above > (needed - 1) * below


def test_unknown_majority() -> None:
    assert "4/5" not in MAJORITIES
    with pytest.raises(Refused):
        votes_needed(5, "4/5")


def test_half_of_an_even_panel_is_not_enough() -> None:
    experts = [f"E{n}" for n in range(6)]
    ballots = [VoteChoice.AGREE] * 3 + [VoteChoice.DISAGREE] * 3
    assert count_votes(dict(zip(experts, ballots, strict=True)), experts, "1/2").carried is False


@given(st.lists(st.sampled_from([*VoteChoice, None]), min_size=1, max_size=9), st.sampled_from(MAJORITIES))
def test_count(ballots: list[VoteChoice | None], majority: str) -> None:
    experts = [f"E{n}" for n in range(len(ballots))]
    votes = {expert: ballot for expert, ballot in zip(experts, ballots, strict=True) if ballot is not None}
    count = count_votes({**votes, "stranger": VoteChoice.AGREE}, experts, majority)
    yes = sum(ballot in (VoteChoice.AGREE, VoteChoice.AGREE_AFTER_REVISION) for ballot in votes.values())
    assert (count.entitled, count.cast, count.missing) == (len(experts), len(votes), len(experts) - len(votes))
    assert count.disagree == ballots.count(VoteChoice.DISAGREE)
    assert count.abstain == ballots.count(VoteChoice.ABSTAIN)
    share = {"1/2": 2 * yes > len(experts), "2/3": 3 * yes >= 2 * len(experts), "3/4": 4 * yes >= 3 * len(experts)}
    assert count.carried is (share[majority] if votes else None)
