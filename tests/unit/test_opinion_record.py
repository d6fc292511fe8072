"""The opening of an opinion against the record, fact by fact, and the figures in its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qtic_desktop.documents.content.opinions import draft_text
from qtic_desktop.domain.opinions import Conclusion, LineState, OpinionFacts, OpinionKind, PanelSeat, Tally
from qtic_desktop.domain.opinions.record_check import RecordFact, against_record, false_figures
from qtic_desktop.domain.opinions.sources import Mark, Sources, doubts, stopping

NAMES = ("周立群", "陈海涛", "孙玉梅", "郑国栋", "吴晓峰", "林秀兰", "高建军", "马文博")
PANEL = tuple(PanelSeat(f"e{n}", name, "大学", "教授", "海洋", n == 0, n == 7) for n, name in enumerate(NAMES))
FACTS = OpinionFacts(
    kind=OpinionKind.ARGUMENT, center_name="青岛市深海装备技术创新中心", host_name="青岛蓝海装备有限公司",
    department_name="崂山区科技局", proposal_number="QTIC-2026-007", director_name="何志远", old_center_name="",
    meeting_title="2026年第三次论证会", held_on=date(2026, 11, 5), place="市科技局三楼会议室", organizer="青岛市科学技术局",
    panel=PANEL, entitled=7, agree=5, agree_after_revision=1, disagree=1, abstain=0, needed=5, majority="2/3",
    mean="83.79", pass_mean="70", counted=7, conclusion=Conclusion.AGREE, version_no=1, check_code="",
    opinion_date=date(2026, 11, 5), absent=("宋长河",), leader_named="",
)  # fmt: skip
STANDARD = draft_text(FACTS)


def found(opening: str, facts: OpinionFacts = FACTS) -> set[tuple[RecordFact, str]]:
    return {(one.fact, one.said) for one in against_record(opening, draft_text(facts).opening, facts)}


def changed(*pairs: tuple[str, str], facts: OpinionFacts = FACTS) -> str:
    opening = draft_text(facts).opening
    for old, new in pairs:
        assert old in opening
        opening = opening.replace(old, new)
    return opening


def test_the_standard_opening_and_another_that_says_the_same_stand() -> None:
    assert found(STANDARD.opening) == set()
    assert found("  " + STANDARD.opening.replace("2026年11月5日", "２０２６年 11月5日")) == set()
    assert found(changed(("专家组听取汇报，审阅材料，", "专家组认真听取汇报、审阅了全部材料，到会8名专家"))) == set()
    assert found(changed(("由9名专家组成", "由九位专家组成"))) == set()
    led = replace(FACTS, leader_named="赵长明", absent=("宋长河", "赵长明"))
    assert found(changed(("形成如下意见", "形成意见如下"), facts=led), led) == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("青岛市深海装备技术创新中心", "青岛市海洋药物技术创新中心", (RecordFact.CENTER, "")),
        ("青岛市深海装备技术创新中心", "青岛市海洋药物技术创新中心", (RecordFact.CENTER, "青岛市海洋药物技术创新中心")),
        ("青岛蓝海装备有限公司", "某公司", (RecordFact.HOST, "")),
        ("QTIC-2026-007", "QTIC-2026-0071", (RecordFact.CODE, "QTIC-2026-0071")),
        ("QTIC-2026-007", "QTIC-2026-0071", (RecordFact.CODE, "")),
        ("2026年11月5日", "2026年11月15日", (RecordFact.DAY, "2026年11月15日")),
        ("2026年11月5日", "近日", (RecordFact.DAY, "")),
        ("2026年第三次论证会", "论证会", (RecordFact.MEETING, "")),
        ("市科技局三楼会议室", "某处", (RecordFact.PLACE, "")),
        ("何志远", "何某", (RecordFact.DIRECTOR, "")),
        ("由9名专家组成", "由7名专家组成", (RecordFact.EXPERTS, "由7名专家组成")),
        ("由9名专家组成", "由七位专家组成", (RecordFact.EXPERTS, "由七位专家组成")),
        ("由9名专家组成", "由各位专家组成", (RecordFact.EXPERTS, "")),
        ("周立群任组长", "陈海涛任组长", (RecordFact.LEADER, "陈海涛")),
        ("周立群任组长", "周立群、陈海涛参加，陈海涛任组长", (RecordFact.LEADER, "陈海涛")),
        ("；本项目马文博回避", "", (RecordFact.RECUSED, "")),
        ("本项目马文博回避", "本项目马文博、高建军回避", (RecordFact.RECUSED, "本项目马文博、高建军回避")),
        ("；宋长河缺席", "", (RecordFact.ABSENT, "")),
        ("宋长河缺席", "宋长河、林秀兰缺席", (RecordFact.ABSENT, "宋长河、林秀兰缺席")),
        ("形成如下意见", "平均分95.00分，形成如下意见", (RecordFact.MEAN, "平均分95.00分")),
        ("形成如下意见", "同意3票，形成如下意见", (RecordFact.VOTES, "同意3票")),
        ("形成如下意见", "专家组不同意建设，形成如下意见", (RecordFact.CONCLUSION, "专家组不同意建设")),
    ],
)  # fmt: skip
def test_each_fact_that_is_lacking_or_another_is_named(old: str, new: str, expected: tuple[RecordFact, str]) -> None:
    assert expected in found(changed((old, new)))


def test_who_leads_in_place_of_whom_is_held_against_the_record() -> None:
    facts = replace(FACTS, leader_named="赵长明", absent=("赵长明",))
    wrong = changed(("赵长明", "甲"), ("周立群", "赵长明"), ("甲", "周立群"), facts=facts)
    assert (RecordFact.LEADER, "赵长明") in found(wrong, facts)
    none = replace(FACTS, panel=PANEL[:7], absent=())
    assert found(changed(("任组长", "任组长；高建军回避"), facts=none), none) == {(RecordFact.RECUSED, "高建军回避")}
    assert found(changed(("任组长", "任组长；无人回避"), facts=none), none) == set()


def test_votes_and_means_of_the_record_may_be_stated_in_a_part() -> None:
    assert false_figures("同意5票，修改后同意1票，不同意1票，弃权0票，平均得分83.79分。", FACTS) == ()
    assert false_figures("功能定位平均分17.20分。", FACTS, ["17.20"]) == ()
    said = {one.said: one.record for one in false_figures("平均分95.00分，同意3票，9票同意，弃权二票。", FACTS)}
    assert said == {"平均分95.00分": "83.79", "同意3票": "5", "9票同意": "5", "弃权二票": "0"}


def test_what_is_against_the_record_stops_and_the_votes_are_no_contradiction() -> None:
    sources = Sources((), (Mark("1", "定位", "17.20", "20"),), {}, STANDARD, FACTS)
    assert stopping(doubts(STANDARD, sources, FACTS.conclusion)) == ()
    first, *rest = STANDARD.parts
    text = replace(STANDARD, opening="专家组形成如下意见：", parts=(replace(first, body="平均分95.00分。"), *rest))
    stops = stopping(doubts(text, sources, FACTS.conclusion))
    assert {"center", "host", "day", "experts", "leader", "recused", "absent"} <= {
        one.fact for one in stops if one.key == "opening"
    }
    assert [(one.words, one.other) for one in stops if one.key == first.key] == [("平均分95.00分", "83.79")]
    said = replace(text, parts=(replace(first, body="同意5票，不同意1票。"), *rest))
    assert "contradiction" not in {one.kind for one in doubts(said, sources, FACTS.conclusion) if one.key == first.key}


def test_who_is_absent_or_refuses_has_not_signed() -> None:
    board = [LineState.SIGNED, LineState.PAPER_SIGNED, LineState.ABSENT, LineState.REFUSED, LineState.PAPER_RECORDED]
    assert Tally.of([*board, LineState.QUESTIONED, LineState.WAITING]) == Tally(3, 1, 1, 1, 1)
    assert (Tally.of(board).lines, Tally.of(board).missing) == (5, 2)
