"""The states of an annual report against a plain table of dates, and who owes one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.annual_reports import Duty, DutyState, days_left, due_date, duty_state, owes_report

DUE = date(2026, 3, 31)
EARLY, ON, LATE = date(2026, 3, 1), DUE, date(2026, 4, 12)


@pytest.mark.parametrize(
    ("dates", "today", "state"),
    [
        ({}, EARLY, "not_received"),
        ({}, ON, "not_received"),
        ({}, LATE, "overdue"),
        ({"summary_received_on": EARLY}, ON, "incomplete"),
        ({"plan_received_on": EARLY}, ON, "incomplete"),
        ({"summary_received_on": EARLY, "plan_received_on": EARLY}, ON, "waiting_district"),
        ({"summary_received_on": EARLY, "plan_received_on": EARLY, "district_checked_on": EARLY}, ON, "waiting_filing"),
        ({"summary_received_on": EARLY, "plan_received_on": EARLY, "district_checked_on": EARLY}, LATE, "overdue"),
        ({"returned_on": EARLY}, ON, "returned"),
        ({"returned_on": EARLY}, LATE, "overdue"),
        ({"filed_on": DUE}, LATE, "filed"),
        ({"filed_on": LATE}, LATE, "filed_late"),
    ],
)
def test_state(dates: dict[str, date], today: date, state: str) -> None:
    assert duty_state(Duty(DUE, **dates), today) == state


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_overdue_begins_the_day_after_the_due_day(due: date, days: int) -> None:
    duty = Duty(due)
    today = due + timedelta(days=days)
    assert days_left(duty, today) == -days
    assert (duty_state(duty, today) is DutyState.OVERDUE) == (days > 0)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_filed_report_is_never_overdue(filed: date, today: date) -> None:
    assert duty_state(Duty(DUE, filed_on=filed), today) in (DutyState.FILED, DutyState.FILED_LATE)


@pytest.mark.parametrize(
    ("started", "ended", "owes"),
    [
        (date(2024, 5, 1), None, True),
        (date(2025, 9, 30), None, True),
        (date(2025, 10, 1), None, False),
        (date(2026, 1, 1), None, False),
        (date(2022, 1, 1), date(2024, 12, 31), False),
        (date(2022, 1, 1), date(2025, 1, 1), True),
    ],
)
def test_who_owes_for_2025(started: date, ended: date | None, owes: bool) -> None:
    assert owes_report(started_on=started, ended_on=ended, year=2025) is owes


def test_the_due_day_is_in_the_following_year() -> None:
    assert due_date(2025, month=3, day=31) == date(2026, 3, 31)
