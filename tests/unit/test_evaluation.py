"""Windows, report years and suggested grades of 绩效评估, against tables worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from qtic_desktop.domain.evaluation.grading import Scored, suggestions
from qtic_desktop.domain.evaluation.oddities import oddities
from qtic_desktop.domain.evaluation.periods import add_months, due, report_year, window, year_of_period
from qtic_desktop.domain.rules import RuleSet

RULES = RuleSet.default()
NAMES = [name for name, _points in RULES.grades]


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2029-03-17", -3, "2028-12-17"),
        ("2029-03-17", 6, "2029-09-17"),
        ("2028-05-31", -3, "2028-02-29"),
        ("2027-05-31", -3, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_edge_56_months_are_added_to_the_end_of_a_short_month_too(day: str, months: int, wanted: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == wanted


def test_edge_56_a_period_that_ends_on_29_february_has_its_window() -> None:
    found = window(date(2028, 2, 29), before=3, after=6)
    assert (found.first, found.last) == (date(2027, 11, 29), date(2028, 8, 29))
    days = ["2027-11-28", "2027-11-29", "2028-08-29", "2028-08-30"]
    assert [due(found, date.fromisoformat(day)).value for day in days] == ["not_yet", "now", "now", "missed"]


@pytest.mark.parametrize(
    ("start", "years"),
    [("2026-03-18", [2026, 2027, 2028]), ("2026-12-10", [2027, 2028, 2029]), ("2026-07-05", [2027, 2028, 2029])],
)
def test_a_year_of_the_period_is_told_of_by_the_report_its_middle_lies_in(start: str, years: list[int]) -> None:
    day = date.fromisoformat(start)
    assert [report_year(day, number) for number in (1, 2, 3)] == years
    assert year_of_period(date(2026, 3, 18), 2) == (date(2027, 3, 18), date(2028, 3, 17))


def judged(*means: str, verdict: str = "pass") -> list[Scored]:
    return [
        Scored(str(place), Decimal(mean), verdict, RULES.grade_of(Decimal(mean)) or "")
        for place, mean in enumerate(means)
    ]


def told(cases: list[Scored], cap: str) -> list[tuple[str, str]]:
    found = suggestions(cases, NAMES, cap)
    return [(found[case.id].grade, found[case.id].why.value) for case in cases]


def test_without_a_cap_the_printed_score_decides() -> None:
    assert told(judged("90", "89.99", "75", "60", "59.99"), "none") == [
        ("优秀", ""), ("良好", ""), ("良好", ""), ("合格", ""), ("不合格", ""),
    ]  # fmt: skip


def test_a_vote_that_was_lost_and_a_result_that_is_none() -> None:
    assert told(judged("95", verdict="fail"), "none") == [("不合格", "not_carried")]
    assert told(judged("55", verdict="fail"), "none") == [("不合格", "")]
    assert told(judged("95", verdict="undecided"), "none") == [("", "undecided")]


@pytest.mark.parametrize(
    ("cap", "wanted"),
    [
        ("0.6", ["优秀", "优秀", "优秀", "良好", "合格"]),
        ("0.4", ["优秀", "?", "?", "良好", "合格"]),
        ("0.2", ["优秀", "良好*", "良好*", "良好", "合格"]),
        ("0.1", ["良好*", "良好*", "良好*", "良好", "合格"]),
    ],
)
def test_edge_59_a_cap_takes_the_best_and_leaves_equals_at_the_line_to_a_person(cap: str, wanted: list[str]) -> None:
    marks = {"tied": "?", "capped": "良好*"}
    found = told(judged("97", "93.5", "93.5", "80", "61"), cap)
    assert [marks.get(why, grade) for grade, why in found] == wanted


@dataclass(frozen=True)
class Noted:
    task: int
    year_no: int
    actual: str


@pytest.mark.parametrize(
    ("years", "wanted"),
    [
        (("完成 3 项", "完成 3 项", "完成 5 项"), [(2, "same")]),
        (("完成３项", "完成 3项", ""), []),
        (("收入 1,200 万元", "收入 0 万元", "收入 0 万元"), [(2, "zero"), (3, "same"), (3, "zero")]),
        (("0 项", "2 项", "3 项"), []),
        (("2 项", "累计 5 项", "3 项"), [(2, "summed")]),
        (("累计 2 项", "累计 5 项", "累计 9 项"), []),
        (("", "", ""), []),
    ],
)
def test_edge_54_same_text_zero_and_running_sums_are_said_and_nothing_is_changed(
    years: tuple[str, ...], wanted: list[tuple[int, str]]
) -> None:
    lines = [Noted(1, place, text) for place, text in enumerate(years, 1)]
    assert [(year, odd.value) for _task, year, odd in oddities(lines)] == wanted
