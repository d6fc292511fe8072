"""Ties between an expert and a proposal: whatever the spelling of the unit, and never the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.experts.ties import ExpertFacts, ProposalFacts, Tie, TieKind, find_ties

HOST = "青岛海工装备有限公司"
UNIVERSITY = "胶东理工大学"


def kinds(expert: ExpertFacts, proposal: ProposalFacts, aliases: dict[str, str] | None = None) -> list[TieKind]:
    return [tie.kind for tie in find_ties(expert, proposal, aliases or {})]


@pytest.mark.parametrize(
    "written",
    [
        HOST,
        "青岛海工装备有限公司 ",
        "青岛 海工装备 有限公司",
        "青岛海工装备有限公司研究院",
        "青岛海工装备有限公司(总部)",
    ],
)
def test_the_host_is_found_however_it_is_written(written: str) -> None:
    assert kinds(ExpertFacts("张三", written), ProposalFacts(HOST)) == [TieKind.HOST]


def test_another_unit_is_no_tie_and_a_short_beginning_says_too_little() -> None:
    assert kinds(ExpertFacts("张三", UNIVERSITY), ProposalFacts(HOST)) == []
    assert kinds(ExpertFacts("张三", "青岛"), ProposalFacts(HOST)) == []
    assert kinds(ExpertFacts("张三", ""), ProposalFacts("")) == []


def test_an_alias_a_former_unit_a_partner_a_code_and_a_director_are_found() -> None:
    proposal = ProposalFacts(HOST, "91370200MA3CCCCC0X", (UNIVERSITY,), "李四", "市南区科技局")
    aliases = {"海工装备": HOST, "胶理工": UNIVERSITY}
    assert kinds(ExpertFacts("张三", "海工装备"), proposal, aliases) == [TieKind.HOST]
    assert kinds(ExpertFacts("张三", "胶理工"), proposal, aliases) == [TieKind.PARTNER]
    assert kinds(ExpertFacts("张三", "别处", (HOST,)), proposal) == [TieKind.FORMER_UNIT]
    assert kinds(ExpertFacts("张三", "别处", (), "91370200MA3CCCCC0X"), proposal) == [TieKind.CREDIT_CODE]
    assert kinds(ExpertFacts("李四", "别处"), proposal) == [TieKind.DIRECTOR]
    assert kinds(ExpertFacts("张三", "市南区科技局"), proposal) == [TieKind.DEPARTMENT]


def test_the_closest_tie_comes_first_and_each_once() -> None:
    proposal = ProposalFacts(HOST, "", (HOST, UNIVERSITY, UNIVERSITY))
    found = find_ties(ExpertFacts("张三", HOST, (UNIVERSITY, UNIVERSITY)), proposal, {})
    assert found == (
        Tie(TieKind.HOST, HOST, HOST),
        Tie(TieKind.PARTNER, HOST, HOST),
        Tie(TieKind.FORMER_UNIT, UNIVERSITY, UNIVERSITY),
    )


@given(st.text(min_size=4, max_size=12), st.text(max_size=6))
def test_a_unit_and_a_part_of_it_are_tied_both_ways(name: str, part: str) -> None:
    one, other = ExpertFacts("x", name), ProposalFacts(name + part)
    back, forth = ExpertFacts("x", name + part), ProposalFacts(name)
    assert kinds(one, other) == kinds(back, forth)
