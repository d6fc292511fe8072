"""Invented facts of a meeting and of a year for the workbook tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qtic_desktop.domain.annual_reports import AnnualChecklist, ChecklistLine
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary, Standing
from qtic_desktop.domain.scoring.values import CaseInput, CaseResult, Rank, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteCount

NAMES = ("王䶮", "李㛃", "张喆", "陈𬱖", "刘𠅤", "买买提·艾力", "𠮷田")
STATES = (
    Standing.COUNTED,
    Standing.DROPPED_HIGH,
    Standing.DROPPED_LOW,
    Standing.RECUSED,
    Standing.ABSENT,
    Standing.VOID,
    Standing.ABSTAINED,
    Standing.MISSING,
)
NEW_CRITERIA = tuple(
    Criterion(str(number), title, Decimal(maximum))
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


@dataclass(frozen=True)
class Given:
    """What one expert did with one sheet, and what became of it."""

    expert: int
    standing: Standing = Standing.COUNTED
    total: str = "82.5"
    comments: tuple[str, ...] = ("",) * 8
    comment: str = ""
    points: tuple[Decimal | None, ...] = (*POINTS[:-1], None)

    @property
    def id(self) -> str:
        """The expert."""
        return f"E{self.expert}"

    def sheet(self, criteria: int) -> SheetScores:
        """The sheet; points only where it holds points."""
        state = {Standing.MISSING: SheetState.OPEN}.get(self.standing, SheetState.SUBMITTED)
        if not self.standing.is_read:
            state = SheetState(self.standing.value)
        points = self.points if self.standing.has_total else (None,) * 8
        return SheetScores(self.id, state, points[:criteria], comments=self.comments[:criteria], comment=self.comment)


def rubric(track: str) -> Rubric:
    """Eight criteria, for a conversion seven of them."""
    return Rubric(track.lower(), 1, track, "评分表", NEW_CRITERIA if track == "NEW" else NEW_CRITERIA[:7])


def outcome(order: int, given: Sequence[Given], **changed: object) -> Outcome:
    """One proposal with usual figures; any of them, of the result or of the outcome, replaced."""
    track = str(changed.pop("track", "NEW"))
    scored = [one for one in given if one.standing.has_total]
    dropped = {one.standing: one.id for one in scored}
    number = str(changed.pop("proposal_number", f"QTIC2026-{order:03d}"))
    form = rubric(track)
    result = {
        "name": number,
        "counted": len(scored),
        "dropped_high": dropped.get(Standing.DROPPED_HIGH),
        "dropped_low": dropped.get(Standing.DROPPED_LOW),
        "totals": {one.id: Fraction(one.total) for one in scored},
        "exact": Fraction("82.18"),
        "mean": Decimal("82.18"),
        "grade": "良好",
        "vote": VoteCount(4, 1, 1, 1, 7, 5, carried=True),
        "verdict": "pass",
    }
    figures = {key: changed.pop(key) for key in list(changed) if key in result}
    rank = Rank(changed.pop("rank", order), ("另一项",) if changed.pop("tied", False) else ())  # type: ignore[arg-type]
    facts: dict[str, object] = {
        "agenda_item_id": f"I{order}",
        "proposal_id": f"P{order}",
        "center_name": "青岛市海洋高端装备智能运维与绿色制造技术创新中心",
        "host_name": "青岛示例海工装备股份有限公司",
        **changed,
    }
    case = CaseInput(number, form, sheets=tuple(one.sheet(len(form.criteria)) for one in given))
    return Outcome(
        proposal_number=number,
        track=track,
        position=order,
        case=case,
        result=CaseResult(**{**result, **figures}),  # type: ignore[arg-type]
        rank=rank,
        **facts,  # type: ignore[arg-type]
    )


def panel(experts: int, text: str = "") -> tuple[PanelSeat, ...]:
    """The experts of a meeting, the leader first."""
    return tuple(
        PanelSeat(f"E{n + 1}", text or NAMES[n % 7], text or f"青岛示例大学第{n + 1}学院", "教授", "海洋工程", n == 0)
        for n in range(experts)
    )


def summary(experts: int = 7, proposals: int = 6, *, text: str = "", sample: bool = False) -> ScoreSummary:
    """A meeting in which every state occurs; ``text`` replaces every text that people type."""
    outcomes = []
    for order in range(1, proposals + 1):
        given = [
            Given(
                place + 1,
                STATES[(place + order) % len(STATES)] if order % 2 else Standing.COUNTED,
                f"{60 + (place * 7 + order * 3) % 39}.{(place * 37) % 100:02d}5",
                (text or "目标可考核，请补充分年度指标。", *[""] * 7),
                text,
            )
            for place in range(experts)
        ]
        changed: dict[str, object] = {"tied": order in (2, 3), "rank": 2 if order == 3 else order}
        if order == 4:
            changed |= {"mean": None, "exact": None, "rank": None, "verdict": "undecided"}
        if order == 5:
            changed |= {"track": "CONVERSION", "verdict": "revise"}
        if text:
            changed |= {"center_name": text, "host_name": text, "proposal_number": text}
        outcomes.append(outcome(order, given, **changed))
    return ScoreSummary(
        meeting_title=text or "2026年第二批青岛市技术创新中心方案论证会",
        held_on=date(2026, 3, 5),
        place=text or "市科技创新大厦三楼会议室",
        panel=panel(experts, text),
        outcomes=tuple(outcomes),
        rules=RuleSet.default(),
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
