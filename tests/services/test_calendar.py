"""The notice of a new year is brought in; until then its days are counted by the day of the week, and this is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.domain.calendar import DayKind, Span, span_of
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.services.registry.calendar import take_back_calendar
from qtic_desktop.storage.queries.calendar import calendar_of, calendar_years
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK, OFFICE
from tests.services.taking_in import codes, counts, table, take

#: Invented days of a year for which no notice ships: the arithmetic is the same.
SPRING: dict[str, object] = {"节日": "春节", "类型": "放假", "开始日期": "2031-1-22", "结束日期": "2031-1-28"}
WORKED: dict[str, object] = {"节日": "春节", "类型": "调休上班", "开始日期": "2031-1-19", "结束日期": None}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w") as made:
        with made.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        yield made


def span(office: Workspace, posted: date, days: int) -> Span:
    return span_of(ask(office.store, calendar_of), posted, days, working=True, first_counts=False)


def test_a_year_that_comes_in_changes_what_is_counted_and_no_longer_warns(office: Workspace, tmp_path: Path) -> None:
    before = span(office, date(2031, 1, 17), 5)
    assert (before.last, before.unknown_years) == (date(2031, 1, 24), (2031,))
    found = take(office, "calendar", table(tmp_path, SPRING, WORKED))
    assert counts(found) == (2, 0, 0, 0)
    after = span(office, date(2031, 1, 17), 5)
    # 19 (worked Sunday), 20, 21, then 29, 30: counted on paper
    assert (after.last, after.unknown_years) == (date(2031, 1, 30), ())
    assert next((one.year, one.off, one.worked) for one in ask(office.store, calendar_years)) == (2031, 7, 1)


def test_the_same_notice_again_changes_nothing_and_another_is_named(office: Workspace, tmp_path: Path) -> None:
    take(office, "calendar", table(tmp_path, SPRING, WORKED))
    other = SPRING | {"开始日期": "2031-1-29", "结束日期": "2031-1-30"}
    found = take(office, "calendar", table(tmp_path, SPRING, WORKED, other))
    assert counts(found) == (0, 2, 1, 0)
    assert ask(office.store, calendar_of).kind(date(2031, 1, 29)) is DayKind.WORK


def test_a_year_taken_back_counts_by_the_week_again_and_a_shipped_one_stays(office: Workspace, tmp_path: Path) -> None:
    take(office, "calendar", table(tmp_path, SPRING, WORKED))
    perform(office.store, OFFICE, take_back_calendar, year=2031, reason="录错了一天")
    assert span(office, date(2031, 1, 17), 5).unknown_years == (2031,)
    for year, reason, code in ((2026, "试一试", "registry.calendar_shipped"), (2031, " ", "registry.reason_missing")):
        with pytest.raises(Refused) as refusal:
            perform(office.store, OFFICE, take_back_calendar, year=year, reason=reason)
        assert refusal.value.code == code
    assert 2026 in ask(office.store, calendar_of).years


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"结束日期": "2031-1-20"}, "exchange.last_before_first"),
        ({"结束日期": "2032-1-28"}, "exchange.span_too_long"),
        ({"结束日期": "2031-3-28"}, "exchange.span_too_long"),
        ({"类型": "上班", "结束日期": None}, "exchange.worked_on_a_weekday"),
        ({"类型": "加班"}, "exchange.not_in_list"),
    ],
)
def test_days_that_cannot_be_are_refused_by_row(
    office: Workspace, tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    found = take(office, "calendar", table(tmp_path, SPRING | changed))
    assert counts(found) == (0, 0, 0, 1)
    assert [one for _, one in codes(found)] == [code]


def test_the_clerk_does_not_change_the_calendar(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        import_file(office, CLERK, "calendar", table(tmp_path, SPRING), dry_run=True)


def test_a_year_with_a_refused_row_is_not_taken_in_by_halves(office: Workspace, tmp_path: Path) -> None:
    wrong = SPRING | {"开始日期": "2031-10-7", "结束日期": "2031-10-1"}
    found = take(office, "calendar", table(tmp_path, SPRING, WORKED, wrong))
    assert counts(found) == (0, 0, 0, 3)
    assert [one for _, one in codes(found)] == [
        "imports.calendar_incomplete", "imports.calendar_incomplete", "exchange.last_before_first",
    ]  # fmt: skip
    assert 2031 not in ask(office.store, calendar_of).years
