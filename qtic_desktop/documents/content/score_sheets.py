"""Score sheets on paper: one page per expert and proposal, filled in or blank, to be signed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignLine,
    Table,
)
from qtic_desktop.domain.numbers import decimal_text, round_half_up
from qtic_desktop.domain.summaries import ScoreSummary, SummaryCell, SummaryExpert, SummaryRow

_TRACK_TITLES = {"NEW": "建设方案论证评分表", "CONVERSION": "转建考核评分表"}
_STATES = {
    "recused": "本项目回避，不评分",
    "absent": "未到会",
    "void": "本表作废",
    "abstained": "弃权",
    "missing": "尚未交表",
    "dropped_high": "已交表（汇总时去掉一个最高分）",
    "dropped_low": "已交表（汇总时去掉一个最低分）",
    "counted": "已交表",
}


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion on a sheet; ``points`` None prints as an empty box to write in, unless it does not apply."""

    number: str
    title: str
    maximum: Decimal
    points: Decimal | None = None
    comment: str = ""
    applies: bool = True


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One sheet. ``total`` is exact decimal points of 100; ``state_text`` says why there are no points, if so."""

    title: str
    center_name: str
    proposal_number: str
    host_name: str
    expert_name: str
    expert_organization: str
    lines: tuple[ScoreLine, ...]
    total: Decimal | None = None
    state_text: str = ""


def sheets_of(summary: ScoreSummary) -> tuple[ScoreSheet, ...]:
    """Every sheet of a meeting, proposal by proposal in the running order, experts in seat order."""
    return tuple(
        _sheet(summary, row, expert, cell)
        for row in summary.rows
        for expert, cell in zip(summary.experts, row.cells, strict=True)
    )


def _sheet(summary: ScoreSummary, row: SummaryRow, expert: SummaryExpert, cell: SummaryCell) -> ScoreSheet:
    criteria = summary.criteria[row.track]
    points = cell.points or (None,) * len(criteria)
    comments = cell.comments or ("",) * len(criteria)
    lines = tuple(
        ScoreLine(
            criterion.number,
            criterion.title,
            criterion.maximum,
            point,
            comment,
            criterion.number not in row.not_applicable,
        )
        for criterion, point, comment in zip(criteria, points, comments, strict=True)
    )
    return ScoreSheet(
        title=_TRACK_TITLES.get(row.track, "评分表"),
        center_name=row.center_name,
        proposal_number=row.proposal_number,
        host_name=row.host_name,
        expert_name=expert.name,
        expert_organization=expert.organization,
        lines=lines,
        total=cell.total,
        state_text=_STATES.get(cell.state, cell.state),
    )


def score_sheet_document(
    sheets: Sequence[ScoreSheet],
    *,
    meeting_title: str,
    held_on: date,
    place: str,
    rules: Sequence[str] = (),
    code: str = "",
    sample: bool = False,
    draft: bool = False,
    footer_code: str = "",
    made_at: str = "",
) -> Document:
    """All sheets as one paper, each on a page of its own."""
    blocks: list[Block] = []
    for number, sheet in enumerate(sheets):
        if number:
            blocks += [PageBreak(), Heading(sheet.title)]
        blocks += _blocks(sheet, meeting_title, held_on, place, rules)
    return Document(
        title=sheets[0].title if sheets else "评分表",
        kind="专家评分表",
        code=code,
        version_no=1,
        blocks=tuple(blocks),
        sample=sample,
        draft=draft,
        footer_code=footer_code,
        dated=held_on,
        made_at=made_at,
    )


def _blocks(sheet: ScoreSheet, meeting: str, held_on: date, place: str, rules: Sequence[str]) -> list[Block]:
    facts = KeyValues(
        (
            ("会议", f"{meeting}　{chinese_date(held_on)}　{place}"),
            ("中心名称", sheet.center_name),
            ("申报编号", sheet.proposal_number + (f"　　本表：{sheet.state_text}" if sheet.state_text else "")),
            ("依托单位", sheet.host_name),
            ("评审专家", f"{sheet.expert_name}　（{sheet.expert_organization}）"),
        )
    )
    columns = (
        Column("序号", 6, "center"),
        Column("指标", 26),
        Column("满分", 7, "center"),
        Column("得分", 8, "center"),
        Column("评语", 24),
    )
    rows = [(line.number, line.title, decimal_text(line.maximum), _shown(line), line.comment) for line in sheet.lines]
    rows += _totals(sheet)
    return [
        facts,
        Table(columns, tuple(rows), total_row=True),
        Paragraph("是否发现弄虚作假或严重失信情形：□否　　□是，理由：", "note"),
        SignLine(("专家签字", "日期")),
        *((Paragraph("评分规则：" + "；".join(rules) + "。", "fine"),) if rules else ()),
    ]


def two_places(number: Decimal) -> str:
    """A total as printed: two decimals, half up."""
    return f"{round_half_up(Fraction(number), 2):f}"


def _totals(sheet: ScoreSheet) -> list[tuple[str, str, str, str, str]]:
    """The total; where a criterion does not apply, the plain sum first, which is what the expert can add up."""
    total = "" if sheet.total is None else two_places(sheet.total)
    used = [line for line in sheet.lines if line.applies]
    full = decimal_text(sum((line.maximum for line in used), Decimal(0)))
    if len(used) == len(sheet.lines):
        return [("", "合计", full, total, "")]
    points = [line.points for line in used if line.points is not None]
    plain = decimal_text(sum(points, Decimal(0))) if sheet.total is not None else ""
    return [("", "合计（适用指标）", full, plain, ""), ("", "折算为百分制", "100", total, "")]


def _shown(line: ScoreLine) -> str:
    if not line.applies:
        return "不适用"
    return "" if line.points is None else decimal_text(line.points)
