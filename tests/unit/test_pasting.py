"""Cells from WPS and Excel: taken as they are, and figures only where they are certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.pasting import Figure, cells_of, is_block, read_figure, without_heads


@pytest.mark.parametrize(
    ("text", "block"),
    [("100", False), ("100\n", False), ("100\t200", True), ("1\r\n2", True), ("青岛市海洋装备", False)],
)
def test_a_block_is_more_than_one_cell(text: str, block: bool) -> None:
    assert is_block(text) is block


def test_rows_columns_and_line_breaks_in_a_cell_are_read_as_the_spreadsheet_meant_them() -> None:
    assert cells_of("1\t2\r\n3\t4\r\n") == (("1", "2"), ("3", "4"))
    assert cells_of('甲\t"第一行\n第二行"\t3') == (("甲", "第一行 第二行", "3"),)
    assert cells_of('12" 晶圆\t3\n乙\t4') == (('12" 晶圆', "3"), ("乙", "4"))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("１，２００．５", "1200.5"),
        ("1,200", "1200"),
        (" 300 万元", "300"),
        ("¥45.50", "45.50"),
        ("（120）", "-120"),
        ("－12", "-12"),
        ("", ""),
        ("—", ""),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, figure: str) -> None:
    assert read_figure(text) == Figure(figure)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("约500", "vague"),
        ("500左右", "vague"),
        ("若干", "vague"),
        ("12000000元", "yuan"),
        ("1.2亿元", "yuan"),
        ("15%", "percent"),
        ("自筹", "words"),
        ("1.2.3", "words"),
        ("12,5", "words"),
        ("(12,5)", "words"),
        ("8,50", "words"),
        ("1 200", "words"),
        ("10²", "words"),
    ],
)
def test_what_is_no_certain_figure_is_refused_with_the_reason(text: str, why: str) -> None:
    assert read_figure(text) == Figure(why_not=why)


def test_titles_that_came_along_are_left_out() -> None:
    block = (("来源", "2026年", "第 2 年"), ("自筹", "100", "200"), ("地方", "", "约5"))
    assert without_heads(block) == (("100", "200"), ("", "约5"))
    assert without_heads((("100", "200"),)) == (("100", "200"),)
    assert without_heads((("自筹", "100"),)) == (("100",),)


@given(st.text())
def test_reading_a_clipboard_never_fails_and_loses_no_letter(text: str) -> None:
    kept = "".join("".join(cell.split()) for row in cells_of(text) for cell in row)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    read_figure(text)


@given(st.integers(0, 10**12), st.integers(0, 9999))
def test_a_figure_keeps_its_value(whole: int, part: int) -> None:
    assert read_figure(f"{whole:,}.{part:04d}").text == f"{whole}.{part:04d}"
