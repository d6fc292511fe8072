"""No sentence without a source: untouched standard wording, paragraphs nobody's remark stands behind, contradictions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qtic_desktop.domain.opinions import Conclusion, OpinionPart, OpinionText
from qtic_desktop.domain.opinions.sources import DoubtKind, Mark, Remark, Sources, doubts

STANDARD = OpinionText(
    "开头。",
    (
        OpinionPart("positioning", "功能定位", "功能定位明确，领域方向符合布局。"),
        OpinionPart("tasks", "任务目标", "技术路线可行；分年度目标可以考核。"),
    ),
    "专家组同意通过论证。",
)
SAID = "中试线的产能测算偏乐观，第二年指标应当细化"
SOURCES = Sources(
    (Remark(3, "4", "建设任务与目标", SAID), Remark(1, "", "", "总体可行"), Remark(2, "1", "功能定位", "方向聚焦深海")),
    (Mark("1", "功能定位", "17.20", "20"), Mark("4", "建设任务与目标", "15.00", "20"), Mark("9", "其他", "", "5")),
    {"positioning": frozenset({"1"}), "tasks": frozenset({"4", "5"})},
    STANDARD,
)


def written(positioning: str, tasks: str = f"{SAID}。") -> OpinionText:
    first, second = STANDARD.parts
    return replace(STANDARD, parts=(replace(first, body=positioning), replace(second, body=tasks)))


def found(text: OpinionText, conclusion: Conclusion = Conclusion.AGREE) -> list[tuple[str, DoubtKind]]:
    return [(one.key, one.kind) for one in doubts(text, SOURCES, conclusion)]


def test_the_first_draft_is_doubted_sentence_by_sentence() -> None:
    assert found(STANDARD) == [
        ("positioning", DoubtKind.STANDARD), ("tasks", DoubtKind.STANDARD), ("tasks", DoubtKind.STANDARD),
    ]  # fmt: skip


def test_a_remark_taken_over_is_a_source_and_other_signs_are_no_change() -> None:
    assert found(written("方向聚焦深海，建议保持。")) == []
    assert found(written("功能定位明确 ,领域方向符合布局")) == [("positioning", DoubtKind.STANDARD)]
    assert found(written("方向聚焦深海。", "第二年指标应当细化，专家组一致认为。")) == []


def test_what_no_expert_wrote_has_no_source() -> None:
    assert found(written("中心将成为全国领先的平台。")) == [("positioning", DoubtKind.NO_SOURCE)]
    assert found(written("总体可行，值得支持。")) == []  # a short remark, whole
    assert found(written("")) == []  # blanks are found elsewhere


def test_a_remark_taken_over_clears_its_own_sentence_and_no_other() -> None:
    text = written("中心将成为全国领先的平台。方向聚焦深海，建议保持。经济效益显著。功能定位明确。")
    assert [(one.kind, one.words) for one in doubts(text, SOURCES, Conclusion.AGREE)] == [
        (DoubtKind.NO_SOURCE, "中心将成为全国领先的平台"),
        (DoubtKind.NO_SOURCE, "经济效益显著"),
        (DoubtKind.NO_SOURCE, "功能定位明确"),
    ]
    assert found(written("方向聚焦深海。", "中试线的产能测算偏乐观。应当细化。")) == []  # a short piece of a remark
    kept = written("方向聚焦深海，建议保持。功能定位明确，领域方向符合布局。")
    assert found(kept) == [("positioning", DoubtKind.STANDARD)]


@pytest.mark.parametrize(
    ("body", "conclusion"),
    [
        ("方向聚焦深海，但专家组不同意建设。", Conclusion.AGREE),
        ("方向聚焦深海，具备建设基础。", Conclusion.DISAGREE),
        ("方向聚焦深海，不可行。", Conclusion.AGREE_AFTER_REVISION),
    ],
)
def test_a_sentence_against_the_conclusion(body: str, conclusion: Conclusion) -> None:
    assert found(written(body), conclusion) == [("positioning", DoubtKind.CONTRADICTION)]


def test_two_sentences_that_say_the_opposite() -> None:
    text = written("方向聚焦深海，技术路线可行。", f"{SAID}，技术路线不可行。")
    kinds = found(text, Conclusion.AGREE)
    assert ("tasks", DoubtKind.CONTRADICTION) in kinds
    (one,) = [one for one in doubts(text, SOURCES, Conclusion.DISAGREE) if one.kind is DoubtKind.CONTRADICTION]
    assert "不可行" in one.words
    assert "路线可行" in one.other
    apart = found(written("方向聚焦深海，分工不够明确。", f"{SAID}。任务明确。"))  # of different things
    assert DoubtKind.CONTRADICTION not in [kind for _key, kind in apart]


def test_each_part_has_its_own_remarks_and_marks_first() -> None:
    assert [one.seat for one in SOURCES.remarks_of("tasks")] == [3, 1]
    assert [one.seat for one in SOURCES.remarks_of("positioning")] == [2, 1]
    assert [one.criterion for one in SOURCES.marks_of("tasks")] == ["4"]
