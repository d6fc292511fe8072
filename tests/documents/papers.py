"""Invented facts for the tests of printed papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from qtic_desktop.documents.fonts import FontSet, load_fonts
from qtic_desktop.domain.annual_reports import AnnualChecklist, ChecklistLine
from qtic_desktop.domain.opinions import Conclusion, OpinionFacts, OpinionKind, PanelSeat
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import aggregate
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary
from qtic_desktop.domain.scoring.values import CaseInput, Rank, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice

RARE_NAMES = (
    "王䶮",
    "李㛃",
    "赵𬱖",
    "刘𠅤",
    "孙𠮷",
    "买买提·吐尔逊",
    "张喆",
    "陈𬭚",
    "周祎",
    "吴镕",
    "郑堃",
    "冯頔",
    "褚昉",
    "卫璟",
    "蒋垚",
)


@lru_cache(maxsize=1)
def fonts() -> FontSet:
    """The open set alone, so that a test gives the same pages on every computer; made once if it is not there."""
    return load_fonts(make=True, system=list)


def panel(count: int = 7, names: tuple[str, ...] = RARE_NAMES) -> tuple[PanelSeat, ...]:
    """A panel with its leader first."""
    return tuple(
        PanelSeat(
            f"00000000-0000-0000-0000-0000000000{number:02d}",
            names[number % len(names)],
            f"示例大学第{number + 1}研究院",
            "教授",
            "海洋工程",
            number == 0,
        )
        for number in range(count)
    )


def facts(kind: OpinionKind = OpinionKind.ARGUMENT, **changes: object) -> OpinionFacts:
    """Facts of an opinion of either track."""
    made = OpinionFacts(
        kind=kind,
        center_name="青岛市海洋智能装备技术创新中心",
        host_name="青岛示例海洋装备有限公司",
        department_name="崂山区科学技术局",
        proposal_number="QTIC-2026-001",
        director_name="钱𠮷",
        old_center_name="青岛市海洋装备工程技术研究中心",
        meeting_title="2026年第一批方案论证会",
        held_on=date(2026, 3, 5),
        place="市科技创业中心三楼会议室",
        organizer="青岛市科学技术局",
        panel=panel(),
        entitled=7,
        agree=5,
        agree_after_revision=1,
        disagree=1,
        abstain=0,
        needed=5,
        majority="2/3",
        mean="83.56",
        pass_mean="60",
        counted=7,
        conclusion=Conclusion.AGREE_AFTER_REVISION,
        version_no=1,
        check_code="3fa91b2c77de",
        opinion_date=date(2026, 3, 5),
        sample=True,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def summary(**changes: object) -> ScoreSummary:
    """Two experts, one proposal; the first has handed in 96 points with a comment, the second nothing yet."""
    criteria = tuple(
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
            1,
        )
    )
    full = tuple(criterion.maximum - Decimal("0.5") for criterion in criteria)
    remarks = ("定位清楚，与我市海洋产业布局一致，建议补充近三年市场数据。", *[""] * 7)
    sheets = (
        SheetScores("e1", SheetState.SUBMITTED, full, comments=remarks),
        SheetScores("e2", SheetState.OPEN, (None,) * 8, comments=("",) * 8),
    )
    case = CaseInput(
        "QTIC-2026-001",
        Rubric("new", 1, "NEW", "建设方案论证评分表", criteria),
        sheets=sheets,
        votes={"e1": VoteChoice.AGREE},
        group="NEW",
    )
    rules = RuleSet.default()
    made = Outcome(
        "i1",
        "p1",
        "QTIC-2026-001",
        "青岛市海洋智能装备技术创新中心",
        "青岛示例海洋装备有限公司",
        "NEW",
        1,
        case,
        aggregate(case, rules),
        Rank(1),
    )
    seats = (
        PanelSeat("e1", "王䶮", "示例大学", "教授", "海洋工程", True),
        PanelSeat("e2", "李㛃", "示例研究院", "研究员", "材料", False),
    )
    facts = ScoreSummary(
        "2026年第一批方案论证会", date(2026, 3, 5), "三楼会议室", seats, (made,), rules, "2026-03-05 16:00", True, True
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def checklist(count: int = 20) -> AnnualChecklist:
    """Centres with and without their reports."""
    day = date(2026, 3, 10)
    lines = tuple(
        ChecklistLine(
            f"QC-2024-{number:03d}",
            f"青岛市示例{number}号智能制造技术创新中心",
            f"青岛示例第{number}装备制造有限公司",
            "西海岸新区科技主管部门",
            date(2026, 3, 31),
            day if number % 3 else None,
            day if number % 2 else None,
            day if number % 6 == 1 else None,
            day if number % 6 == 1 else None,
            "备2026-1" if number % 6 == 1 else "",
            "filed" if number % 6 == 1 else "overdue",
            "已备案" if number % 6 == 1 else "逾期",
            -5,
            "电话催报一次" if number == 2 else "",
        )
        for number in range(1, count + 1)
    )
    filed = sum(line.state == "filed" for line in lines)
    return AnnualChecklist(
        2025,
        date(2026, 4, 5),
        lines,
        {"filed": filed, "overdue": count - filed},
        ("应报日3月31日为办公室设定，指引未规定。",),
        True,
    )
