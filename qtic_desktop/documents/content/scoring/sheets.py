"""Score sheets on paper: one page per expert and proposal, filled in or blank, to be signed by hand.

The sheet says what its expert gave and nothing of what became of it: whether it is left out of the mean as the highest
or the lowest is a matter of the summary.
"""

from __future__ import annotations

from decimal import Decimal

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Column,
    Document,
    KeyValues,
    Paragraph,
    Part,
    Row,
    SignLine,
    Table,
)
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.scoring import sheet_points
from qtic_desktop.domain.scoring.blockers import sum_text
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary, Standing, points_on_paper
from qtic_desktop.domain.scoring.values import SheetScores, SheetState
from qtic_desktop.resources import message

_TITLES = {"NEW": "建设方案论证评分表", "CONVERSION": "转建考核评分表", "EVALUATION": "绩效评估评分表"}
_HANDED_IN = "已交表"
_STATES = {
    Standing.RECUSED: "本项目回避，不评分",
    Standing.ABSENT: "未到会",
    Standing.VOID: "本表作废",
    Standing.ABSTAINED: "弃权",
    Standing.MISSING: "尚未交表",
    Standing.INCOMPLETE: "已交表，有未评的指标",
}
_COLUMNS = (
    Column("序号", 6, "center"),
    Column("指标", 25),
    Column("满分", 7, "center"),
    Column("得分", 9, "center"),
    Column("评语", 24),
)


def score_sheets_document(summary: ScoreSummary, *, code: str = "", footer_code: str = "") -> Document:
    """Every sheet of a meeting as one paper, proposal by proposal in the running order, experts in seat order."""
    sheets = [(outcome, seat, place) for outcome in summary.outcomes for place, seat in enumerate(summary.panel, 1)]
    blocks: list[Block] = []
    for number, (outcome, seat, place) in enumerate(sheets):
        if number:
            blocks.append(Part(_title(outcome), f"{outcome.position}-{place}"))
        blocks += _sheet(summary, outcome, seat)
    return Document(
        title=_title(sheets[0][0]) if sheets else "评分表",
        kind="专家评分表",
        code=code,
        version_no=1,
        blocks=tuple(blocks),
        sample=summary.sample,
        footer_code=footer_code,
        dated=summary.held_on,
        made_at=summary.made_at,
        expected=_expected(summary),
    )


def _expected(summary: ScoreSummary) -> tuple[str, ...]:
    names = [seat.name for seat in summary.panel]
    totals = [_total(summary, outcome, seat.expert_id) for outcome in summary.outcomes for seat in summary.panel]
    return (*names, *(outcome.proposal_number for outcome in summary.outcomes), *filter(None, totals))


def _title(outcome: Outcome) -> str:
    return _TITLES.get(outcome.track, "评分表")


def _sheet(summary: ScoreSummary, outcome: Outcome, seat: PanelSeat) -> list[Block]:
    sheet = outcome.sheet_of(seat.expert_id) or SheetScores(seat.expert_id, SheetState.OPEN)
    held = f"{summary.meeting_title}　{chinese_date(summary.held_on)}　{summary.place}"
    state = _STATES.get(outcome.standing(seat.expert_id), _HANDED_IN)
    facts = KeyValues(
        (
            ("会议", held),
            ("中心名称", outcome.center_name),
            ("申报编号", f"{outcome.proposal_number}　　本表：{state}"),
            ("依托单位", outcome.host_name),
            ("评审专家", f"{seat.name}　（{seat.organization}）"),
        )
    )
    criteria = outcome.case.rubric.criteria
    comments = sheet.comments or ("",) * len(criteria)
    given = zip(criteria, outcome.points_of(seat.expert_id), comments, strict=True)
    rows = [_line(outcome, *line) for line in given]
    rows += _totals(summary, outcome, sheet)
    rule = message("paper.scoring.rule_step", step=decimal_text(summary.rules.step))
    return [
        facts,
        Table(_COLUMNS, tuple(rows), total_row=True),
        Paragraph(f"总体评语：{sheet.comment.strip()}", "note"),
        Paragraph(_veto(sheet, outcome.case.rubric.veto), "note"),
        SignLine(("专家签字", "日期")),
        Paragraph(f"评分规则：{rule}。", "fine"),
    ]


def _line(outcome: Outcome, criterion: Criterion, points: Decimal | None, comment: str) -> Row:
    """One criterion; points that are not given leave an empty box to write in, unless the criterion does not apply."""
    shown = "" if points is None else decimal_text(points)
    if criterion.number in outcome.case.not_applicable:
        shown = "不适用"
    return criterion.number, criterion.title, decimal_text(criterion.maximum), shown, comment.strip()


def _total(summary: ScoreSummary, outcome: Outcome, expert_id: str) -> str:
    exact = outcome.result.totals.get(expert_id)
    return "" if exact is None else f"{points_on_paper(exact, summary.rules):f}"


def _totals(summary: ScoreSummary, outcome: Outcome, sheet: SheetScores) -> list[Row]:
    """The total; where a criterion does not apply, the plain sum first, which is what the expert can add up."""
    total = _total(summary, outcome, sheet.expert_id)
    full = decimal_text(outcome.case.rubric.maximum(outcome.case.not_applicable))
    if not outcome.case.not_applicable:
        return [("", "合计", full, total, "")]
    plain = sheet_points(sheet, outcome.case)
    return [
        ("", "合计（适用指标）", full, "" if plain is None else sum_text(plain), ""),
        ("", "折算为百分制", "100", total, ""),
    ]


def _veto(sheet: SheetScores, asked: str) -> str:
    """The line on falsehood, ticked as the expert left it once the sheet is handed in."""
    asked = f"{asked}：" if asked else "是否发现弄虚作假或严重失信情形："
    if sheet.veto:
        return f"{asked}□否　　■是，理由：{sheet.veto_reason}"
    no = "■" if sheet.state is SheetState.SUBMITTED else "□"
    return f"{asked}{no}否　　□是，理由："
