"""What is not in the record is said in words: names, numbers and the words of the form, never an id or a key."""

from __future__ import annotations

import re

from qtic_desktop.domain.intake import (
    Finance,
    Funding,
    Indicator,
    Operation,
    Partner,
    ProposalDraft,
    TaskPlan,
)
from qtic_desktop.gui.intake.typed_draft import typed_again, typed_draft
from qtic_desktop.gui.unsaved import words_of

DEPARTMENT = "0199f3a1-7c1e-7b2e-9f00-5d1d2a3b4c5d"
NAMES = {DEPARTMENT: "崂山区科技主管部门"}
FORM = ProposalDraft(
    values={
        "track": "CONVERSION", "center_name": "青岛市甲技术创新中心", "department_id": DEPARTMENT, "channel": "directed",
        "host_kind": "institute", "mode": "RESEARCH_LED", "legal_entity": "no", "old_center_level": "municipal",
        "missing_papers": "plan", "field": "现代海洋", "registered_capital": "1200",
    },
    partners=(Partner("乙公司", "研究", "30"),),
    tasks=(TaskPlan(3, "服务", "一", "二", "三"),),
    indicators=(Indicator("专利（件）", "1", "2", "3", "4"),),
    funding=(Funding("own", "10", "20", "30"),),
    finance=(Finance("2025", "1", "2", "3", "4", "5"),),
    operation=(Operation("2025", "1", "2", "3", "4", "5", "6"),),
)  # fmt: skip
_RAW = re.compile(r"[0-9a-f]{8}-|[A-Z]{3,}|[a-z]+_[a-z]+|\b(own|plan|no|directed|institute|municipal)\b")


def test_a_draft_that_is_not_kept_is_told_without_an_id_or_a_key(themed: None) -> None:
    typed = typed_draft("x", FORM, "zh", departments=NAMES)
    said = "\n".join(f"{label}：{text}" for label, text in typed.lines)
    assert _RAW.search(said) is None, said
    for part in (
        "崂山区科技主管部门",
        "建设模式：高校院所牵头",
        "共建单位 1 出资（万元）：30",
        "任务 3 内容：服务",
        "依托单位自筹 第 2 年（万元）：20",
    ):
        assert part in said
    assert len({label for label, _ in typed.lines}) == len(typed.lines), "every entry has a name of its own"
    assert "青岛市甲技术创新中心" in words_of((typed,))[0]


def test_of_a_correction_only_what_differs_is_told(themed: None) -> None:
    changed = FORM.having("registered_capital", "1300")
    assert typed_draft("x", changed, "zh", since=FORM, departments=NAMES).lines == (("注册资本", "1300"),)


def test_an_entry_of_a_second_keying_is_told_with_its_number_and_its_words(themed: None) -> None:
    typed = typed_again("id", "QTIC-2026-X001", "department_id", DEPARTMENT, "zh", NAMES)
    assert (typed.where, typed.lines[0][1]) == ("复录（QTIC-2026-X001）", "崂山区科技主管部门")
    assert typed_again("id", "N", "mode", "ALLIANCE", "zh", NAMES).lines[0][1] == "多家企业联合"
