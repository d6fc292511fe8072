"""The audit log as a workbook: in the words of the page, in either language, with nothing in it that acts."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from qtic_desktop.documents.content.audit import audit_document
from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.documents.making import make_workbook
from qtic_desktop.domain.audit import LogRow
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.domain.opinions.sources import DoubtKind
from qtic_desktop.resources import resource, words
from qtic_desktop.services.print_set import MINUTES, SCORE_SHEETS
from tests.documents.xlsx_reading import assert_nothing_acts, cells


def entry(act: str = "correct_report", **details: Any) -> LogRow:
    """One entry about an annual report."""
    return LogRow(
        7,
        "2026-03-20T09:00:07.000001+08:00",
        "办公室乙",
        "office",
        act,
        "duty",
        "青岛市1号技术创新中心",
        details,
        "ab" * 32,
    )


def test_every_entry_is_a_line_in_words(tmp_path: Path) -> None:
    secret = LogRow(8, "2026-03-20T09:00:08+08:00", "甲", "clerk", "save_points", "sheet", "", {}, "cd" * 32, True)
    rows = (entry(changed={"plan_received_on": [None, "2026-03-05"]}, reason="=1+1"), secret)
    document = audit_document(rows, shown="全部记录", last_hash="ef" * 32, day=date(2026, 3, 21))
    path = tmp_path / "审计记录.xlsx"
    path.write_bytes(make_workbook(document))
    (sheet,) = cells(path)
    assert [sheet[f"A{row}"][1] for row in (1, 2, 3)] == [
        "审计记录", "本表范围：全部记录", "导出时整条记录链的末条校验码：EFEF-EFEF-EFEF",
    ]  # fmt: skip
    assert [sheet[f"{letter}4"][1] for letter in "ABCDEFGHI"] == list(words("audit.head").values())
    assert sheet["A5"][:2] == ("n", "7")
    assert [sheet[f"{letter}5"][1] for letter in "BCDEFGHI"] == [
        "2026-03-20 09:00:07", "办公室乙", "办公室", "更正年度报告", "年度报告", "青岛市1号技术创新中心",
        "计划收到日期：— → 2026-03-05；原因：=1+1", "ABAB-ABAB-ABAB",
    ]  # fmt: skip
    assert sheet["H6"][1] == "评分和表决的内容在会议封存以后才显示。"
    assert_nothing_acts(path)


def test_an_english_window_writes_an_english_log() -> None:
    document = audit_document((entry(reason="slip"),), shown="all", last_hash="", day=date(2026, 3, 21), lang="en")
    table = document.blocks[-1]
    assert "Correct report" in str(table)
    assert "Reason: slip" in str(table)
    assert "—" in str(document.blocks[1])


def test_ids_and_digests_of_an_entry_are_not_shown() -> None:
    ids = ["019d0a79-6c58-7e6f-96d0-d766ac3c72b0"] * 3
    assert detail_lines({"item": ids[0], "experts": ids, "sha256": "ab" * 32, "veto": True}) == [
        "专家：3 人", "文件校验码：ABAB-ABAB-ABAB", "一票否决：是",
    ]  # fmt: skip
    assert detail_lines({"before": {"points": "5", "title": ""}}, "en") == ["Before: Points 5"]
    assert detail_lines({"before": "agree", "after": "disagree"}) == ["同意 → 不同意"]


def test_every_paper_of_a_set_is_told_by_its_name() -> None:
    named = [*SetSheet, *MeetingSheet, SCORE_SHEETS, MINUTES]
    (line,) = detail_lines({"papers": {str(one): f"A{place}" for place, one in enumerate(named)}})
    assert line.startswith("用纸：会议通知 A0、议程 A1、")
    assert "会议记录 A12" in line
    assert not re.search("[a-z]", line)
    assert len(set(words("audit.paper").values())) == len(named)


def test_every_doubt_about_an_opinion_is_told_in_words() -> None:
    keys = {
        part["key"]
        for file in resource("texts", "opinions").glob("*.toml")
        for part in tomllib.loads(file.read_text(encoding="utf-8"))["part"]
    }
    assert len(keys) >= 12
    for key in keys:
        for kind in DoubtKind:
            (line,) = detail_lines({"doubted": [f"{key} {kind}"]}, act="finalize_opinion")
            assert not re.search("[a-z]", line), line


def test_places_a_period_a_ground_and_an_objection_are_told_in_words() -> None:
    def told(act: str, **values: Any) -> str:
        return "；".join(detail_lines(values, "zh", act))

    assert told("apply_cut", places={"CONVERSION": 5, "NEW": 8}) == "名额：转建 5、新建 8"
    assert told("publish_notice", until="2026-10-09", despite="局长办公会同意") == (
        "公示至：2026-10-09；仍然办理的依据：局长办公会同意"
    )
    assert told("start_centers", until="2029-10-08") == "期满日：2029-10-08"
    assert told("extend_due", before="2026-03-31", until="2026-04-30") == "2026-03-31 → 2026-04-30"
    for act in ("decide_objection", "decide_grade_objection"):
        assert told(act, decision="dismissed") == "决定：异议不成立"
    assert told("reopen_objection", before={"state": "dismissed"}).endswith("异议不成立")
    assert told("dismiss_recusal", decision="dismissed") == "决定：已排除", "a hint of a recusal is put aside"


def test_where_the_papers_of_a_delivery_lie_is_no_place_of_publication() -> None:
    assert detail_lines({"place": "三楼档案柜"}, "zh", "receive_delivery") == ["存放位置：三楼档案柜"]
    assert detail_lines({"place": "门户网站"}, "zh", "publish_list") == ["发布位置：门户网站"]
