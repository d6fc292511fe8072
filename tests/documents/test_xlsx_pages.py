"""How workbooks come out on paper: type in its own size, what belongs together on one page, no page with two rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.documents.content.scoring import score_summary_document
from qtic_desktop.documents.content.templates import list_document
from qtic_desktop.documents.model import Cell, Column, Document, Paragraph, SignLine, Table
from qtic_desktop.documents.xlsx.grid import Grid
from qtic_desktop.documents.xlsx.print_plan import LOOSE, TIGHT, Pages, Paper, pages_for, paper_for
from qtic_desktop.documents.xlsx.sheets import document_grids
from qtic_desktop.documents.xlsx.writer import _heights
from qtic_desktop.domain.imports.forms import ImportKind
from tests.documents.xlsx_facts import summary

#: Points of a column of one character where LibreOffice has to take another font for 宋体: no program makes it wider.
WIDEST = 7.06


def grids() -> Iterator[tuple[str, Grid]]:
    """Sheets of every shape: results of few and of many, lists to import, a form to sign."""
    for experts, proposals in ((5, 3), (9, 8), (9, 12), (9, 17), (9, 40), (12, 30)):
        for grid in document_grids(score_summary_document(summary(experts, proposals))):
            yield f"{experts}x{proposals} {grid.title}", grid
    rows = [{"center_name": "青岛市海洋高端装备智能运维与绿色制造技术创新中心"}] * 20
    for kind in ImportKind:
        (grid, *_rest) = document_grids(list_document(kind, rows, day=date(2026, 3, 5), sample=False))
        yield kind.value, grid


def planned(grid: Grid) -> tuple[Paper, Pages, dict[int, float]]:
    paper = paper_for(grid)
    heights = {pad: _heights(grid, paper.widths, pad) for pad in (LOOSE, TIGHT)}
    pages = pages_for(grid, paper, heights[LOOSE], heights[TIGHT])
    return paper, pages, heights[pages.pad]


@pytest.mark.parametrize(("name", "grid"), list(grids()), ids=lambda one: one if isinstance(one, str) else "")
def test_pages_are_readable_and_none_holds_two_rows(name: str, grid: Grid) -> None:
    paper, pages, heights = planned(grid)
    across = [*paper.blocks, len(grid.widths)]
    held = max(1, grid.frozen_columns)
    for number, last in enumerate(across):
        first = across[number - 1] if number else 0
        wide = sum(paper.widths[first:last]) + (sum(paper.widths[:held]) if number else 0)
        assert 11 * min(1.0, paper.wide / (wide * WIDEST)) >= 10.5, f"{name}: too small"
    assert grid.header_rows is not None
    repeated = sum(heights.get(row, 0.0) for row in range(grid.header_rows[0], grid.header_rows[1] + 1))
    starts = [1, *(row + 1 for row in pages.breaks)]
    for start, end in zip(starts, [*pages.breaks, grid.last_row], strict=True):
        high = sum(heights.get(row, 0.0) for row in range(start, end + 1)) + (repeated if start > 1 else 0.0)
        alone = end - start < 3 and max(heights.get(row, 0.0) for row in range(start, end + 1)) > 300
        assert high <= paper.high or alone, f"{name}: page of row {start} overflows"
        below_head = [row for row in range(start, end + 1) if grid.header_rows[1] < row <= grid.table_end]
        if len(starts) > 1 and grid.table_end - grid.header_rows[1] > 3:
            assert len(below_head) >= 3 or not below_head, f"{name}: {len(below_head)} rows from row {start}"
    signed = [row for (row, _), cell in grid.cells.items() if cell.style == "sign"]
    assert all(row > starts[-1] + 2 for row in signed), f"{name}: nothing but the line to sign"


def test_what_belongs_together_stays_on_a_page() -> None:
    """The sheets of one proposal with their means, unless no page holds them."""
    (_results, _matrix, points, *_more) = document_grids(score_summary_document(summary(9, 17)))
    paper, pages, heights = planned(points)
    groups = sorted(points.together)
    assert len(groups) >= 8
    for start, after in zip(groups, [*groups[1:], points.table_end + 1], strict=True):
        if sum(heights[row] for row in range(start, after)) < paper.high / 2:
            assert not [row for row in pages.breaks if start <= row < after - 1], f"torn apart in {start}-{after}"


def test_room_to_write_in_is_not_taken_away() -> None:
    columns = (Column("序号", 8.0, "center"), Column("单位", 90.0), Column("日期", 40.0), Column("签名", 24.0))
    rows = tuple(
        (number, "青岛市海洋高端装备智能运维与绿色制造技术创新中心" * 3, "2026-03-05", "") for number in range(4)
    )
    blocks = (Table(columns, rows), Paragraph("说明", "note"), SignLine(("经办",)))
    document = Document("名单", "名单", "", 1, blocks, landscape=True, dated=date(2026, 3, 5))
    (grid,) = document_grids(document)
    widths = paper_for(grid).widths
    assert widths[3] == 24.0
    assert widths[2] < 15 < 10 + widths[1], "figures give way first"
    assert sum(widths) < sum(column.width for column in columns)


def test_a_head_is_not_repeated_over_something_else() -> None:
    table = Table((Column("甲", 20.0), Column("乙", 20.0)), tuple((Cell(str(n)), "x") for n in range(3)))
    alone = Document("表", "表", "", 1, (table,), dated=date(2026, 3, 5))
    (grid,) = document_grids(alone)
    assert grid.header_rows == (2, 2)
    (mixed,) = document_grids(replace(alone, blocks=(table, Paragraph("二、说明", "h1"), Paragraph("正文", "note"))))
    assert mixed.header_rows == (1, 1)


def test_libreoffice_prints_the_pages_that_were_planned(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.fail("LibreOffice is part of the test environment")
    from tests.documents.office_pages import printed

    document = score_summary_document(summary(9, 12))
    wanted = sum(len(planned(grid)[1].breaks) + 1 for grid in document_grids(document))
    pages = printed(document, tmp_path)
    assert len(pages) == wanted
    assert min(pages) >= 10.4, "points of the type that most of a page is set in"
