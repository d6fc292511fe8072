"""Where pages of a table end: no head without rows, no last row alone, codes whole, in the file and in its Word form."""

from __future__ import annotations

from datetime import date

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.column_room import widths_with_room
from qtic_desktop.documents.making import make_pdf, make_word
from qtic_desktop.documents.model import Block, Column, Document, Paragraph, SignLine, Table
from tests.documents import papers
from tests.documents.word_reading import W, root

CODE = "QTIC-2026-X001"
COLUMNS = (Column("编次", 6.0, "center"), Column("编号", 20.0), Column("名称", 60.0), Column("备注", 12.0))
ENDS: dict[str, tuple[Block, ...]] = {
    "nothing": (),
    "a note": (Paragraph("表注。", "note"),),
    "who issues it": (Paragraph("青岛市科学技术局\n2026年3月5日", "issued"),),
    "a line to sign": (SignLine(("经办人", "日期")),),
}


def document(rows: int, end: tuple[Block, ...]) -> Document:
    lines = tuple((f"行{n}止", CODE, "青岛市海洋高端装备技术创新中心" * (1 + n % 3), "") for n in range(rows))
    blocks = (Paragraph("按照规定，现将名单公布如下。"), Table(COLUMNS, lines), *end)
    return Document("名单", "名单", "N-1", 1, blocks, dated=date(2026, 3, 5))


@pytest.mark.parametrize("end", ENDS)
def test_no_page_has_a_head_alone_or_the_last_row_alone(end: str) -> None:
    for rows in (5, 14, 15, 16, 17, 31, 33):
        pages = ["".join(page.split()) for page in page_texts(make_pdf(document(rows, ENDS[end]), papers.fonts()).data)]
        counts = [page.count("行") - page.count("行数") for page in pages]
        assert sum(counts) == rows
        for page, count in zip(pages, counts, strict=True):
            assert "编次" not in page or count, f"{rows} rows, {end}: a head without a row"
        assert counts[-1] >= 2, f"{rows} rows, {end}: {counts}"


def test_a_code_is_not_parted_while_others_can_give_room() -> None:
    narrow = (COLUMNS[0], Column("编号", 9.0), *COLUMNS[2:])
    table = Table(narrow, ((1, CODE, "青岛市海洋高端装备技术创新中心", ""),))
    made = Document("名单", "名单", "N-1", 1, (table,), dated=date(2026, 3, 5))
    (page,) = page_texts(make_pdf(made, papers.fonts()).data)
    assert CODE in page.replace("\r\n", "\n").replace("\u2060", "").split("\n") or CODE in "".join(page.split("\u2060"))
    widths = [int(one.get(f"{W}w", "0")) for one in root(make_word(made)).iter(f"{W}gridCol")]
    assert widths[1] > widths[2] * 9 // 60
    assert widths[1] >= len(CODE) * 120


def test_widths_stay_what_they_were_where_nothing_is_too_narrow_or_nobody_can_give() -> None:
    def wide(text: str) -> int:
        return len(text) * 100

    table = Table(COLUMNS, ((1, "X1", "名", ""),))
    shares = [int(one.width * 100) for one in COLUMNS]
    assert widths_with_room(table, 9800, wide, 40) == [600, 2000, 6000, 1200]
    assert sum(shares) == 9800
    tight = Table(COLUMNS, ((1, "X" * 20, "名", "Y" * 20),))
    assert widths_with_room(tight, 3000, wide, 40) == [183, 612, 1837, 368], "nobody can give so much"
    given = widths_with_room(Table(COLUMNS, ((1, "X" * 20, "名", ""),)), 9800, wide, 440)
    assert (sum(given), given[1]) == (9800, 2440)
