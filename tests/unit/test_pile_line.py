"""One line for the pile: what it means is said whole, and what is not clear is asked, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from qtic_desktop.domain.pile_line import Part, Unclear, read_line

TODAY = date(2027, 3, 12)
NAMES = ("青岛市海底管缆巡检技术创新中心", "青岛市海洋涂层材料技术创新中心", "青岛市海洋装备技术创新中心")


@pytest.mark.parametrize(
    ("text", "name", "part", "on"),
    [
        ("hdgl zj 3.10", NAMES[0], Part.SUMMARY, date(2027, 3, 10)),
        ("hdgl 3-10 zj", NAMES[0], Part.SUMMARY, date(2027, 3, 10)),
        ("HDGL ZJ", NAMES[0], Part.SUMMARY, TODAY),
        ("涂层 jh 2027-3-1", NAMES[1], Part.PLAN, date(2027, 3, 1)),
        ("涂层 计划 3月1日", NAMES[1], Part.PLAN, date(2027, 3, 1)),
        ("hyzb qb 2026-12-30", NAMES[2], Part.BOTH, date(2026, 12, 30)),
        ("ｈｄｇｌ　ｚｊ　３．１０", NAMES[0], Part.SUMMARY, date(2027, 3, 10)),
    ],
)
def test_a_line_means_one_report_one_part_one_day(text: str, name: str, part: Part, on: date) -> None:
    line = read_line(text, NAMES, str, TODAY)
    assert (line.row, line.part, line.on, line.unclear) == (name, part, on, None)


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("", Unclear.EMPTY),
        ("hdgl", Unclear.NO_PART),
        ("zj 3.10", Unclear.NO_NAME),
        ("xyz zj", Unclear.NOBODY),
        ("hy zj", Unclear.SEVERAL),
        ("hdgl zj 2.30", Unclear.BAD_DAY),
        ("hdgl zj 2027-3-13", Unclear.BAD_DAY),
        ("hyzb qb 12.30", Unclear.AHEAD),
        ("hyzb qb 3.13", Unclear.AHEAD),
    ],
)
def test_what_is_not_clear_is_asked(text: str, unclear: Unclear) -> None:
    line = read_line(text, NAMES, str, TODAY)
    assert (line.row, line.unclear) == (None, unclear)


def test_a_day_not_reached_this_year_is_never_last_years() -> None:
    line = read_line("hdgl jh 12.5", NAMES, str, date(2026, 11, 28))
    assert (line.row, line.on, line.unclear) == (None, date(2026, 12, 5), Unclear.AHEAD)


def test_leap_day_is_the_newest_there_was() -> None:
    assert read_line("hdgl zj 2.29", NAMES, str, date(2028, 3, 1)).on == date(2028, 2, 29)
    assert read_line("hdgl zj 2.29", NAMES, str, date(2030, 3, 1)).unclear is Unclear.BAD_DAY


TWINS = ("青岛市精密轴承技术创新中心", "青岛市精密轴承技术创新中心（2）", "青岛市精密轴承技术创新中心（3）")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (TWINS[0], TWINS[0]),
        ("青岛市精密轴承 技术创新中心", TWINS[0]),
        ("qdsjmzcjscxzx", TWINS[0]),
        (TWINS[1], TWINS[1]),
        ("qdsjmzcjscxzx(2)", TWINS[1]),
    ],
)
def test_a_name_written_whole_is_clear_though_another_begins_with_it(written: str, name: str) -> None:
    assert read_line(f"{written} zj", TWINS, str, TODAY).row == name
    assert read_line("精密轴承 zj", TWINS, str, TODAY).unclear is Unclear.SEVERAL


def test_a_number_written_whole_is_clear_though_another_begins_with_it() -> None:
    numbers = {"QD1": "甲", "QD10": "乙", "QD11": "丙"}
    line = read_line("qd1 zj", tuple(numbers), lambda one: f"{numbers[one]} {one}", TODAY, whole=lambda one: (one,))
    assert (line.row, line.part) == ("QD1", Part.SUMMARY)
