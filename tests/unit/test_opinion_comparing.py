"""Two versions of an opinion compared: every character of both is there once, and what differs is marked on its side."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.opinions import Conclusion, OpinionPart, OpinionText
from qtic_desktop.domain.opinions.comparing import compare_texts, compare_words, facts_that_differ
from tests.documents import papers

WORDS = st.text("专家组同意不建设方案，。0123", max_size=30)


@given(WORDS, WORDS)
def test_both_sides_are_whole_and_what_is_alike_is_alike(older: str, newer: str) -> None:
    left, right = compare_words(older, newer)
    assert "".join(piece.text for piece in left) == older
    assert "".join(piece.text for piece in right) == newer
    assert {piece.how for piece in left} <= {"same", "gone"}
    assert {piece.how for piece in right} <= {"same", "new"}
    alike = ["".join(piece.text for piece in side if piece.how == "same") for side in (left, right)]
    assert alike[0] == alike[1]
    assert (older == newer) is all(piece.how == "same" for piece in (*left, *right))


def test_a_changed_figure_is_one_change_on_each_side() -> None:
    left, right = compare_words("同意5票，反对1票，方案可行。", "同意4票，反对2票，方案可行。")
    assert [piece.text for piece in left if piece.how == "gone"] == ["5", "1"]
    assert [piece.text for piece in right if piece.how == "new"] == ["4", "2"]


def test_parts_are_found_by_their_key_and_none_is_lost() -> None:
    older = OpinionText("开头", (OpinionPart("a", "甲", "一"), OpinionPart("b", "乙", "二")), "同意")
    newer = OpinionText("开头", (OpinionPart("b", "乙新", "二"), OpinionPart("c", "丙", "三")), "同意", "有人不同意")
    rows = compare_texts(older, newer)
    assert [(row.key, row.differs) for row in rows] == [
        ("opening", False), ("b", False), ("c", True), ("a", True), ("conclusion", False), ("dissent", True),
    ]  # fmt: skip
    assert rows[3].heading == "甲"


def test_facts_that_moved_are_named_and_the_number_of_the_version_is_not() -> None:
    facts = papers.facts()
    moved = replace(facts, version_no=2, check_code="ffff", agree=4, disagree=2, conclusion=Conclusion.DISAGREE)
    assert facts_that_differ(facts, moved) == ("agree", "disagree", "conclusion")
    assert facts_that_differ(facts, replace(facts, version_no=9)) == ()
