"""What a document says, it says the same on paper and in a workbook: no column, no word, no figure is in one alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as SheetCell

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.annual_reports import checklist_document
from qtic_desktop.documents.content.scoring import score_sheets_document, score_summary_document
from qtic_desktop.documents.making import make_pdf, make_workbook
from qtic_desktop.documents.model import Cell, Column, Document, Items, KeyValues, Paragraph, Part, SignLine, Table
from tests.documents import papers
from tests.documents.xlsx_facts import checklist, summary

DOCUMENTS = {
    "checklist": checklist_document(checklist(7), made_at="2026-04-05 09:00"),
    "summary": score_summary_document(summary(5, 3)),
    "sheets": score_sheets_document(papers.summary(sample=False)),
}


def squeezed(text: str) -> str:
    """Without what the end of a line may change."""
    return "".join(char for char in text if not char.isspace() and char not in "-\u2060\x02\ufffe")


def shown(cell: SheetCell) -> str:
    """A cell as a program shows it: the digits its number format asks for."""
    value, shape = cell.value, cell.number_format
    if hasattr(value, "date"):
        return str(value.date())
    if isinstance(value, int | float):
        figure, _, suffix = shape.partition('"')
        places = len(figure.partition(".")[2])
        return f"{value:.{places}f}{suffix.rstrip(chr(34))}" if figure != "General" else str(value)
    return str(value)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_of_the_workbook_is_on_the_paper(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    paper = squeezed("".join(page_texts(make_pdf(document, papers.fonts()).data)))
    (tmp_path / "a.xlsx").write_bytes(make_workbook(document))
    said = [
        (sheet.title, cell.coordinate, part)
        for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
        for part in squeezed(shown(cell)).split("：")
    ]
    assert len(said) > 50
    assert not [found for found in said if found[2] not in paper]


def test_the_blocks_of_a_document_stand_in_its_order_in_either_format(tmp_path: Path) -> None:
    table = Table(
        (Column("甲", 8.0), Column("乙", 12.0, "center", "两栏"), Column("丙", 12.0, "center", "两栏")),
        (
            (Cell("组", "group", span=3),),
            ("一", Decimal("2.50"), Cell(3, suffix=" 并列")),
            ("二", date(2026, 3, 5), Cell("—", "mark")),
        ),
    )
    blocks = (
        KeyValues((("日期", "今天"), ("地点", "这里"))),
        Paragraph("留心", "warning"),
        table,
        SignLine(("经办人", "日期")),
        Part("第二部分", "第二", landscape=False),
        Items(("头一条", "次一条")),
    )
    document = Document("标题", "种类", "1", 1, blocks, dated=date(2026, 3, 5), name="第一")
    order = ["标题", "今天", "留心", "两栏", "组", "2.50", "3 并列", "2026-03-05", "经办人", "第二部分", "次一条"]
    paper = squeezed("".join(page_texts(make_pdf(document, papers.fonts()).data)))
    places = [paper.index(squeezed(word)) for word in order]
    assert places == sorted(places)
    (tmp_path / "a.xlsx").write_bytes(make_workbook(document))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["第一", "第二"]
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    seen = "|".join(shown(cell) for cell in cells)
    places = [seen.index(word) for word in order]
    assert places == sorted(places)
    assert book["第一"].freeze_panes == "A7"
    assert {str(area) for area in book["第一"].merged_cells.ranges} >= {"B5:C5", "A5:A6", "A7:C7"}
    assert [book[name].page_setup.orientation for name in book.sheetnames] == ["portrait", "portrait"]


@pytest.mark.parametrize("make", [make_workbook, lambda document: make_pdf(document, papers.fonts())])
def test_a_row_that_does_not_fill_its_columns_is_a_mistake_of_the_program(make: object) -> None:
    table = Table((Column("甲", 8.0), Column("乙", 8.0)), (("一",),))
    with pytest.raises((ValueError, IndexError)):
        make(Document("标题", "种类", "1", 1, (table,), dated=date(2026, 3, 5)))  # type: ignore[operator]
