"""Dates of batches: which batch a day belongs to, and where what came too late goes."""

from __future__ import annotations

from datetime import date

from qtic_desktop.domain.batches import BatchSpan, QuotaStanding, batch_of_day, rolls_over_to

FIRST = BatchSpan("a", "第一批", 2026, 1, date(2026, 3, 1), date(2026, 3, 31))
SECOND = BatchSpan("b", "第二批", 2026, 2, date(2026, 6, 1), date(2026, 6, 30))
ALWAYS = BatchSpan("c", "常年", 2026, 3)
ALL = (FIRST, SECOND, ALWAYS)


def test_a_day_belongs_to_the_batch_whose_dates_hold_it() -> None:
    assert batch_of_day(ALL, date(2026, 3, 31)) is FIRST
    assert batch_of_day(ALL, date(2026, 6, 1)) is SECOND
    assert batch_of_day(ALL, date(2026, 4, 15)) is ALWAYS
    assert batch_of_day((FIRST, SECOND), date(2026, 4, 15)) is SECOND
    assert batch_of_day((FIRST, SECOND), date(2026, 8, 1)) is SECOND
    assert batch_of_day((FIRST, SECOND), None) is SECOND


def test_what_came_too_late_goes_to_the_next_batch_that_takes_it() -> None:
    assert rolls_over_to(ALL, FIRST, date(2026, 3, 31)) is None
    assert rolls_over_to(ALL, FIRST, date(2026, 4, 1)) is SECOND
    assert rolls_over_to(ALL, FIRST, date(2026, 7, 1)) is ALWAYS
    assert rolls_over_to((FIRST, SECOND), SECOND, date(2026, 7, 1)) is None
    assert rolls_over_to(ALL, ALWAYS, date(2029, 1, 1)) is None


def test_a_quota_is_passed_by_what_came_or_by_what_letters_list() -> None:
    assert QuotaStanding("第一批", 3, 3, 2).over == 0
    assert QuotaStanding("第一批", 3, 2, 5).over == 2
    assert QuotaStanding("第一批", 0, 1).over == 1
