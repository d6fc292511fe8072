"""Dates as people write them, and the last day of three years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.dates import parse_date, period_end

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-3-5",
        "2026/03/05",
        "2026/3/5",
        "2026.3.5",
        "2026年3月5日",
        "20260305",
        " ２０２６－３－５ ",
        "2026年03月05",
        "2026 年 3 月 5 日",
        "2026—3—5",
        "2026。3。5",
        " 2026-03-05 ",
        "２０２６年３月５日",
    ],
)
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert parse_date(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    ["2026-03-05 00:00:00", "2026/3/5 0:00", "2026-03-05T00:00:00", "2026-3-5 00:00:00.000", "2026年3月5日 0:00:00"],
)
def test_the_time_of_midnight_that_a_spreadsheet_adds_is_left_out(text: str) -> None:
    assert parse_date(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13-1",
        "2026-2-30",
        "明天",
        "²026-1-1",
        "2026-1",
        "1-2-3-4",
        "3-5",
        "2026-3",
        "26-3-5",
        "26.3.10",
        "026-3-5",
        "1899-12-31",
        "2101-1-1",
        "12026-3-5",
        "2026--3-5",
        "2026-3-5-",
        "2026-3-5 12:30",
        "2026-3-5 24:00",
        "2026-3-5 00:00:01",
        "2026x3x5",
        "3-5-2026",
        "2026035",
        "202603051",
        "2026-3-5日5",
        "٢٠٢٦-٣-٥",
        "2026-3-5" + " " * 90 + "x",
    ],
)
def test_what_is_no_certain_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.text(max_size=30))
def test_reading_never_fails(text: str) -> None:
    parse_date(text)


@given(DAYS)
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    )
    assert {parse_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2023-12-20", "2026-12-19"),
        ("2024-01-01", "2026-12-31"),
        ("2023-12-31", "2026-12-30"),
        ("2024-02-29", "2027-02-28"),
        ("2024-03-01", "2027-02-28"),
        ("2023-03-01", "2026-02-28"),
        ("2025-02-28", "2028-02-27"),
        ("2025-03-01", "2028-02-29"),
        ("2023-01-31", "2026-01-30"),
    ],
)
def test_the_last_day_of_three_years(start: str, last: str) -> None:
    assert period_end(date.fromisoformat(start)) == date.fromisoformat(last)


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.integers(1, 5))
def test_the_day_after_the_end_begins_the_next_period(start: date, years: int) -> None:
    """Oracle: the day after the end has the month and day of the start, or is 1 March for 29 February."""
    following = period_end(start, years) + timedelta(days=1)
    assert following.year == start.year + years
    if (start.month, start.day) == (2, 29) and (following.month, following.day) != (2, 29):
        assert (following.month, following.day) == (3, 1)
    else:
        assert (following.month, following.day) == (start.month, start.day)
