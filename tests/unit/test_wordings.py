"""The wording of the opinions: what an office may write, what is said about the rest, what a draft takes over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qtic_desktop.documents.content.opinion_sample import sample_facts
from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.content.sentences import read_sentence, tried, wording_flaws, written
from qtic_desktop.documents.content.wording import shipped
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import Conclusion, OpinionKind
from qtic_desktop.domain.opinions.wordings import (
    NAMES,
    OpinionWording,
    WordingPart,
    reworded,
    wording_from_mapping,
    wording_to_mapping,
)

KINDS = list(OpinionKind)


def flaws(text: str, field: str = "opening") -> list[tuple[str, object]]:
    return [(one.code, one.facts["line"]) for one in read_sentence(text, field).flaws]


@pytest.mark.parametrize("kind", KINDS)
def test_the_wording_that_comes_with_the_program_could_be_the_office_s_own(kind: OpinionKind) -> None:
    wording = shipped(kind)
    assert wording_flaws(wording) == ()
    assert wording_from_mapping(kind, 0, wording_to_mapping(wording)) == wording
    assert all("{" not in text for text in tried(wording).values())
    for conclusion in Conclusion:
        facts = sample_facts(kind, conclusion)
        paper = opinion_document(facts, draft_text(facts), draft=True)
        assert "{" not in repr(paper.blocks)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("甲\n{{ 中心名 }}乙", [("wording.unknown_name_near", 2)]),
        ("甲\n乙\n{{ qqq }}", [("wording.unknown_name", 3)]),
        ("{{ 中心名称 }", [("wording.single_brace", 1), ("wording.syntax", 1)]),
        ("甲\n{center_name}", [("wording.single_brace", 2)]),
        ("{% 如果 弃权票 %}弃权", [("wording.syntax", 1)]),
        ("{% 循环 %}", [("wording.syntax", 1)]),
        ("甲\n{% for x in 中心名称 %}{{ x }}{% endfor %}", [("wording.not_allowed", 2)]),
        ("{{ 中心名称.__class__.__mro__ }}", [("wording.not_allowed", 1)]),
        ("{{ 中心名称|upper }}", [("wording.not_allowed", 1)]),
        ("{{ '甲' * 999999999 }}", [("wording.not_allowed", 1)]),
        ("{{ 9**9**9 }}", [("wording.not_allowed", 1)]),
        ("{{ range(9) }}", [("wording.not_allowed", 1)]),
        ("{% set a = 1 %}", [("wording.not_allowed", 1)]),
        ("{% include 'x' %}", [("wording.not_allowed", 1)]),
        ("{{ self }}", [("wording.unknown_name", 1)]),
        ("{{ 兼任人员 }}", [("wording.unknown_name", 1)]),
    ],
)
def test_what_cannot_be_printed_is_named_with_its_line(text: str, wanted: list[tuple[str, int]]) -> None:
    assert flaws(text) == wanted
    with pytest.raises(Refused, match=r"documents\.wording_unreadable"):
        written(text, "opening", dict.fromkeys(NAMES, "某"))


def test_the_nearest_name_is_offered() -> None:
    (flaw,) = read_sentence("{{ 中心名 }}", "opening").flaws
    assert flaw.facts["near"] == "中心名称"


def test_a_sentence_may_depend_on_the_record_in_words() -> None:
    text = "{% 如果 弃权票 且 等次 是 '良好' %}有弃权{% 否则如果 非 弃权票 %}无{% 否则 %}弃权{{ 弃权票 }}票{% 结束 %}"
    assert flaws(text, "votes") == []
    said = [written(text, "votes", {"弃权票": n, "等次": grade}) for n, grade in ((1, "良好"), (0, "良好"), (2, ""))]
    assert said == ["有弃权", "无", "弃权2票"]


def test_a_fact_is_never_read_as_a_template_and_a_missing_one_is_a_blank() -> None:
    assert written("{{ 依托单位 }}", "opening", {"依托单位": "{{ 平均分 }}{% 如果 %}"}) == "{{ 平均分 }}{% 如果 %}"
    assert written("等次{{ 等次 }}", "opening", {"等次": " "}) == "等次……"
    assert written("{{ 弃权票 }}", "votes", {"弃权票": 0}) == "0"


def broken(change: str, text: str) -> OpinionWording:
    return shipped(OpinionKind.ARGUMENT).with_sentence(change, text)


@pytest.mark.parametrize(
    ("wording", "code"),
    [
        (broken("opening", "召开会议。"), "wording.must_name"),
        (broken("votes", "同意{{ 同意票 }}票，不同意{{ 不同意票 }}票，弃权{{ 弃权票 }}票。"), "wording.must_name"),
        (broken("conclusion.disagree", "专家组同意通过。"), "wording.opposite"),
        (broken("conclusion.agree", "专家组不同意通过。"), "wording.opposite"),
        (broken("conclusion.agree", " "), "wording.empty"),
        (broken("title", "长" * 801), "wording.too_long"),
        (replace(shipped(OpinionKind.ARGUMENT), parts=()), "wording.parts"),
        (
            replace(shipped(OpinionKind.ARGUMENT), parts=(WordingPart("a", "一", "甲"), WordingPart("b", "一", "乙"))),
            "wording.same_heading",
        ),
    ],
)
def test_a_wording_that_hides_a_vote_or_turns_it_round_is_not_put_in_force(wording: OpinionWording, code: str) -> None:
    assert code in [one.code for one in wording_flaws(wording)]


def test_a_draft_taken_over_keeps_what_was_written_and_follows_in_the_rest() -> None:
    old = shipped(OpinionKind.ARGUMENT)
    facts = sample_facts(old.kind, Conclusion.AGREE)
    before = draft_text(facts, old)
    new = replace(
        old,
        parts=(
            replace(old.parts[0], body="申报材料齐全。"),
            WordingPart("own1", "新的一段", "新的话。"),
            *old.parts[2:],
        ),
    )
    after = draft_text(facts, new)
    written_part = replace(before.parts[1], body="专家写的话。")
    text = replace(
        before, opening="改过的开头", parts=(before.parts[0], written_part, *before.parts[2:]), dissent="不同意见"
    )
    taken = reworded(text, before, after)
    assert taken.opening == "改过的开头"
    assert taken.parts[0].body == "申报材料齐全。"
    assert taken.parts[1].heading == "新的一段"
    assert taken.parts[-1] == written_part  # the new wording has no such part, but somebody wrote in it
    assert taken.dissent == "不同意见"
    back = reworded(taken, after, before)
    assert {part.key: part.body for part in back.parts} == {part.key: part.body for part in text.parts}
