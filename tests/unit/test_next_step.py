"""What a proposal's card says comes next is what its meeting really waits for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qtic_desktop.domain.examination import ExaminationState
from qtic_desktop.domain.intake import ProposalStatus, Verification
from qtic_desktop.gui.intake.shown import next_step, shown
from qtic_desktop.storage.queries.intake import ProposalRow

ROW = ProposalRow(
    "p", "QTIC-2026-001", ProposalStatus.ACCEPTED, "NEW", "中心", "单位", "部门", "现代海洋", None, None, "主任", "2026-03-01T08:00",
    "批次", False, "b", Verification.OPEN, "", "", ExaminationState.PENDING, True, True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "words", "next_links"),
    [
        ({}, "下一步：复录、形式审查，然后安排评审会。", {"复录", "形式审查"}),
        ({"verification": Verification.VERIFIED}, "下一步：形式审查，然后安排评审会。", {"形式审查"}),
        ({"examination": ExaminationState.PASSED}, "下一步：复录，然后安排评审会。", {"复录"}),
        ({"examination": ExaminationState.CORRECTION}, "等待申报单位的材料", set()),
        ({"examination": ExaminationState.REFUSED}, "不予受理", set()),
        (
            {"verification": Verification.WAIVED, "examination": ExaminationState.PASSED},
            "下一步：安排评审会",
            {"安排评审会"},
        ),
        ({"examine_first": False, "key_first": False}, "还没有做复录、形式审查；按本局规则可以不做。", {"安排评审会"}),
    ],
)
def test_the_next_step_is_what_the_meeting_waits_for(
    changed: dict[str, object], words: str, next_links: set[str]
) -> None:
    row = replace(ROW, **changed)  # type: ignore[arg-type]
    assert words in next_step(row)
    assert {link.title for link in shown(row).links if link.is_next} == next_links
