"""The score summary of 12 proposals by 9 experts against openpyxl writing the same cells with the same looks."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from bench.timing import Row, alternate
from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.making import make_workbook
from qtic_desktop.documents.xlsx import render
from qtic_desktop.documents.xlsx.grid import Grid
from qtic_desktop.documents.xlsx.sheets import document_grids
from qtic_desktop.documents.xlsx.writer import LOOKS
from qtic_desktop.domain.opinions import PanelSeat
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import aggregate
from qtic_desktop.domain.scoring.outcomes import Outcome, ScoreSummary
from qtic_desktop.domain.scoring.values import CaseInput, Rank, SheetScores, SheetState
from qtic_desktop.domain.scoring.votes import VoteChoice

PROPOSALS, EXPERTS, CRITERIA = 12, 9, 12
_DAY = date(2026, 11, 20)


def summary() -> ScoreSummary:
    """Invented figures in the size of a usual meeting; the highest and lowest total of each proposal are dropped."""
    panel = tuple(PanelSeat(f"e{n}", f"专家{n + 1}", "示例大学", "教授", "", n == 0) for n in range(EXPERTS))
    return ScoreSummary(
        meeting_title="2026年青岛市技术创新中心专家评审会", held_on=_DAY, place="市民中心第一会议室", panel=panel,
        outcomes=tuple(_outcome(place) for place in range(PROPOSALS)), rules=RuleSet.default(),
        made_at="2026-11-20 12:00", sealed=True, sample=True,
    )  # fmt: skip


def _outcome(place: int) -> Outcome:
    criteria = tuple(Criterion(str(n + 1), f"评分指标{n + 1}", Decimal(10)) for n in range(CRITERIA))
    sheets = tuple(
        SheetScores(
            f"e{n}",
            SheetState.SUBMITTED,
            tuple(Decimal(10 + (place + n + k) % 7) / 2 for k in range(CRITERIA)),
            comments=("建议细化年度指标。", *[""] * (CRITERIA - 1)),
        )
        for n in range(EXPERTS)
    )
    number = f"QTIC-2026-{place + 1:04d}"
    votes = {sheet.expert_id: VoteChoice.AGREE for sheet in sheets}
    case = CaseInput(number, Rubric("new", 1, "NEW", "评分表", criteria), sheets=sheets, votes=votes)
    name = f"青岛市示例技术创新中心{place + 1}"
    result = aggregate(case, RuleSet.default())
    return Outcome(
        f"i{place}",
        f"p{place}",
        number,
        name,
        "青岛示例装备股份有限公司",
        "NEW",
        place + 1,
        case,
        result,
        Rank(place + 1),
    )


def bare(grids: tuple[Grid, ...]) -> bytes:
    """The same cells, merged areas and widths; one set of style objects per look, nothing checked."""
    thin = Side("thin")
    box = Border(thin, thin, thin, thin)
    fonts = {name: Font(name=look.family, size=look.size, bold=look.bold) for name, look in LOOKS.items()}
    places = {name: Alignment(look.horizontal, "center", wrap_text=True) for name, look in LOOKS.items()}
    fills = {name: PatternFill("solid", fgColor=look.fill) for name, look in LOOKS.items() if look.fill}
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        sheet = book.create_sheet(grid.title)
        for place, width in enumerate(grid.widths, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        for (row, column), cell in grid.cells.items():
            target = sheet.cell(row, column, cell.value)
            target.font, target.alignment = fonts[cell.style], places[cell.style]
            if LOOKS[cell.style].border:
                target.border = box
            if cell.style in fills:
                target.fill = fills[cell.style]
            if cell.shape:
                target.number_format = cell.shape
            if cell.span != (1, 1):
                down, across = cell.span
                sheet.merge_cells(
                    start_row=row, start_column=column, end_row=row + down - 1, end_column=column + across - 1
                )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def measure(rounds: int) -> list[Row]:
    """The workbook as drawn, and as the program gives it out: drawn, read back and compared cell by cell."""
    facts = summary()
    grids = document_grids(score_summary_document(facts))
    times = alternate(
        {
            "bare": lambda: bare(grids),
            "drawn": lambda: render(score_summary_document(facts)),
            "whole": lambda: make_workbook(score_summary_document(facts)),
        },
        rounds,
    )
    cells = sum(len(grid.cells) for grid in grids)
    what = f"score summary {PROPOSALS} × {EXPERTS}"
    note = f"{cells} cells on {len(grids)} sheets"
    return [
        Row(f"{what}, drawn", "openpyxl, same cells", times["bare"], times["drawn"], note=note),
        Row(f"{what}, drawn and read back", "openpyxl, same cells", times["bare"], times["whole"]),
    ]
