"""Invented facts of a meeting and of a year for the workbook tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from qtic_desktop.domain.summaries import (
    AnnualChecklist,
    ChecklistLine,
    ScoreSummary,
    SummaryCell,
    SummaryCriterion,
    SummaryExpert,
    SummaryRow,
)

NAMES = ("王䶮", "李㛃", "张喆", "陈𬱖", "刘𠅤", "买买提·艾力", "𠮷田")
STATES = ("counted", "dropped_high", "dropped_low", "recused", "absent", "void", "abstained", "missing")
NEW_CRITERIA = tuple(
    SummaryCriterion(str(number), title, Decimal(maximum))
    for number, (title, maximum) in enumerate(
        (
            ("功能定位与领域方向", 15),
            ("依托单位基础与行业影响", 20),
            ("建设模式与机制", 15),
            ("建设任务与目标", 20),
            ("技术先进性与可行性", 10),
            ("成果转化与行业服务", 10),
            ("人才与开放合作", 5),
            ("经费与保障", 5),
        ),
        start=1,
    )
)
POINTS = tuple(Decimal(text) for text in ("13", "17.5", "12", "16", "8", "8.5", "4", "4"))


def cell(expert: int, state: str = "counted", total: str | None = "82.5", comment: str = "") -> SummaryCell:
    """One sheet; points only where the sheet holds points."""
    scored = state in ("counted", "dropped_high", "dropped_low")
    return SummaryCell(
        f"E{expert}",
        state,
        Decimal(total) if scored and total else None,
        (*POINTS[:-1], None) if scored else (),
        (comment,) if comment else (),
    )


def row(order: int, cells: tuple[SummaryCell, ...], **changed: object) -> SummaryRow:
    """One proposal with usual figures, any of them replaced."""
    facts: dict[str, object] = {
        "order": order,
        "proposal_number": f"QTIC2026-{order:03d}",
        "center_name": "青岛市海洋高端装备智能运维与绿色制造技术创新中心",
        "host_name": "青岛示例海工装备股份有限公司",
        "track": "NEW",
        "cells": cells,
        "counted": sum(item.state == "counted" for item in cells),
        "mean": Decimal("82.18"),
        "rank": order,
        "tied": False,
        "agree": 4,
        "agree_after_revision": 1,
        "disagree": 1,
        "abstain": 1,
        "needed": 5,
        "carried": True,
        "verdict": "pass",
        **changed,
    }
    return SummaryRow(**facts)  # type: ignore[arg-type]


def summary(experts: int = 7, proposals: int = 6, *, text: str = "", sample: bool = False) -> ScoreSummary:
    """A meeting in which every state occurs; ``text`` replaces every text that people type."""
    rows = []
    for order in range(1, proposals + 1):
        cells = tuple(
            cell(
                place + 1,
                STATES[(place + order) % len(STATES)] if order % 2 else "counted",
                f"{60 + (place * 7 + order * 3) % 39}.{(place * 37) % 100:02d}5",
                text or "目标可考核，请补充分年度指标。",
            )
            for place in range(experts)
        )
        changed: dict[str, object] = {"tied": order in (2, 3), "rank": 2 if order == 3 else order}
        if order == 4:
            changed |= {"mean": None, "rank": None, "verdict": "undecided", "carried": None}
        if order == 5:
            changed |= {"track": "CONVERSION", "verdict": "revise"}
        if text:
            changed |= {"center_name": text, "host_name": text, "proposal_number": text}
        rows.append(row(order, cells, **changed))
    return ScoreSummary(
        meeting_title=text or "2026年第二批青岛市技术创新中心方案论证会",
        held_on=date(2026, 3, 5),
        place=text or "市科技创新大厦三楼会议室",
        experts=tuple(
            SummaryExpert(f"E{n + 1}", text or NAMES[n % 7], text or f"青岛示例大学第{n + 1}学院", n == 0)
            for n in range(experts)
        ),
        rows=tuple(rows),
        criteria={"NEW": NEW_CRITERIA, "CONVERSION": NEW_CRITERIA[:7], "EVALUATION": NEW_CRITERIA},
        rules=(
            text or "去掉一个最高分和一个最低分（有效评分表不少于 5 份时）。指引未规定",
            "平均分保留两位小数。指引未规定",
        ),
        made_at=text or "2026-03-05 17:40",
        sealed=True,
        sample=sample,
    )


def checklist(lines: int = 12, *, text: str = "", sample: bool = False) -> AnnualChecklist:
    """A year in which some have filed, some owe and some are late."""
    day = date(2026, 3, 31)
    found = tuple(
        ChecklistLine(
            center_number=text or f"QD2023{n:03d}",
            center_name=text or "青岛市海洋高端装备智能运维技术创新中心",
            host_name=text or "青岛示例海工装备股份有限公司",
            department_name=text or "青岛西海岸新区科技主管部门",
            due_on=day,
            summary_received_on=date(2026, 3, 1) if n % 3 else None,
            plan_received_on=date(2026, 3, 2) if n % 3 else None,
            district_checked_on=date(2026, 3, 9) if n % 3 == 2 else None,
            filed_on=date(2026, 3, 20) if n % 3 == 2 else None,
            filing_number=f"备〔2026〕{n}号" if n % 3 == 2 else "",
            state=("overdue", "waiting_district", "filed")[n % 3],
            state_text=("逾期", "待区市审核", "已备案")[n % 3],
            days_left=-5 if n % 3 == 0 else 10,
            remark=text or ("已电话催报，书面催报通知尚未送达，待核实单位地址后重新送达。" if n % 3 == 0 else ""),
        )
        for n in range(lines)
    )
    counts = {"overdue": 4, "waiting_district": 4, "filed": 4, "returned": 0}
    return AnnualChecklist(2025, date(2026, 4, 5), found, counts, (text or "应报日期：3月31日。指引未规定",), sample)
