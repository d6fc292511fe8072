"""The states of an annual report against a plain table of dates, and who owes one."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.annual_reports import (
    Duty,
    DutyState,
    Exemption,
    check_dates,
    days_left,
    due_date,
    duty_state,
    exemption,
    following_number,
    owes_report,
    still_counts,
)
from qtic_desktop.domain.calendar import Calendar, DayKind, parse_calendar
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import resource

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


def in_words(duty: Duty, today: date) -> str:
    """An oracle written from the paper procedure: which box of the wall chart holds the card today."""
    if duty.cancelled_on:
        return "cancelled"
    stamp = {"city": duty.filed_on, "district": duty.district_checked_on}[duty.measure]
    punctual = stamp is not None and stamp <= duty.due_on
    if duty.filed_on:
        return "filed" if punctual else "filed_late"
    if not punctual and today > duty.due_on:
        return "overdue"
    boxes = [
        ("returned", duty.returned_on is not None),
        ("not_received", not duty.summary_received_on and not duty.plan_received_on),
        ("incomplete", not duty.summary_received_on or not duty.plan_received_on),
        ("waiting_district", not duty.district_checked_on),
    ]
    return next((name for name, here in boxes if here), "waiting_filing")


near = st.none() | st.dates(date(2026, 3, 25), date(2026, 4, 6))


@given(st.tuples(near, near, near, near, near, near), st.sampled_from(["city", "district"]), st.integers(-5, 9))
def test_every_state_is_that_of_the_wall_chart(dates: tuple[date | None, ...], measure: str, days: int) -> None:
    duty = Duty(DUE, *dates, measure=measure)
    today = DUE + timedelta(days=days)
    assert duty_state(duty, today) == in_words(duty, today)


def test_checked_by_the_district_in_time_but_filed_late_depends_on_the_setting() -> None:
    dates = {"summary_received_on": EARLY, "plan_received_on": EARLY, "district_checked_on": ON, "filed_on": LATE}
    assert duty_state(Duty(DUE, **dates, measure="city"), LATE) == "filed_late"
    assert duty_state(Duty(DUE, **dates, measure="district"), LATE) == "filed"
    waiting = {**dates, "filed_on": None}
    assert duty_state(Duty(DUE, **waiting, measure="city"), LATE) == "overdue"
    assert duty_state(Duty(DUE, **waiting, measure="district"), LATE) == "waiting_filing"


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"summary_received_on": LATE}, "annual.in_future"),
        ({"summary_received_on": date(2025, 3, 1)}, "annual.too_early"),
        ({"summary_received_on": date(2025, 10, 1)}, ""),
        ({"summary_received_on": ON, "plan_received_on": EARLY, "district_checked_on": EARLY}, ""),
        ({"summary_received_on": ON, "plan_received_on": EARLY, "filed_on": EARLY}, "annual.out_of_order"),
        ({"summary_received_on": EARLY, "plan_received_on": EARLY, "submitted_on": ON}, "annual.submitted_after"),
        ({"district_checked_on": ON, "filed_on": EARLY}, "annual.out_of_order"),
        ({"summary_received_on": ON, "plan_received_on": ON, "district_checked_on": ON, "filed_on": ON}, ""),
    ],
)
def test_dates_that_cannot_be_are_refused(dates: dict[str, date], code: str) -> None:
    duty = Duty(DUE, **dates)
    if not code:
        check_dates(duty, year=2025, today=ON)
        return
    with pytest.raises(Refused) as caught:
        check_dates(duty, year=2025, today=ON)
    assert caught.value.code == code


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(2020, 2030), st.integers(2, 13))
def test_who_owes_by_counting_months(started: date, year: int, late_from: int) -> None:
    worked = [month for month in range(1, 13) if (started.year, started.month) <= (year, month)]
    owes = started.year < year or (bool(worked) and started.year == year and started.month < late_from)
    assert owes_report(started_on=started, ended_on=None, year=year, late_from_month=late_from) is owes


def test_why_a_centre_owes_nothing() -> None:
    december = exemption(started_on=date(2025, 12, 8), ended_on=date(2028, 12, 8), year=2025)
    assert december is Exemption.STARTED_LATE
    assert exemption(started_on=date(2025, 12, 8), ended_on=date(2028, 12, 8), year=2026) is None
    over = exemption(started_on=date(2020, 2, 29), ended_on=date(2023, 2, 28), year=2024)
    assert over is Exemption.PERIOD_OVER
    assert (
        exemption(started_on=date(2023, 3, 1), ended_on=date(2026, 3, 1), year=2026) is None
    )  # the year of evaluation


def test_a_centre_past_its_period_is_asked_where_the_office_decided_so() -> None:
    past = {"started_on": date(2019, 12, 30), "ended_on": date(2022, 12, 29), "year": 2025}
    assert exemption(**past) is Exemption.PERIOD_OVER
    assert exemption(**past, past_period="ask") is None
    late = {"started_on": date(2025, 12, 1), "ended_on": date(2028, 11, 30), "year": 2025}
    assert exemption(**late, past_period="ask") is Exemption.STARTED_LATE


def test_a_day_that_the_year_does_not_have_is_refused() -> None:
    assert due_date(2027, month=2, day=29) == date(2028, 2, 29)
    with pytest.raises(Refused, match=r"annual\.no_such_day"):
        due_date(2025, month=2, day=29)


@pytest.mark.parametrize(
    ("first", "steps", "number"),
    [("备-2025-009", 1, "备-2025-010"), ("7", 0, "7"), ("备99", 1, "备100"), ("号0001", 1199, "号1200")],
)
def test_numbers_are_counted_up(first: str, steps: int, number: str) -> None:
    assert following_number(first, steps) == number


def test_a_number_without_figures_at_its_end_is_not_counted() -> None:
    with pytest.raises(Refused, match=r"annual\.number_not_countable"):
        following_number("备案甲", 1)


def shipped() -> Calendar:
    text = resource("calendar", "holidays.toml").read_text(encoding="utf-8")
    return parse_calendar(tomllib.loads(text))


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 3, 31), DayKind.WORK),
        (date(2026, 2, 23), DayKind.HOLIDAY),
        (date(2026, 2, 28), DayKind.WORK),  # a Saturday worked instead
        (date(2026, 3, 28), DayKind.WEEKEND),
        (date(2025, 10, 8), DayKind.HOLIDAY),
        (date(2027, 3, 31), DayKind.WORK_UNKNOWN),
        (date(2030, 3, 31), DayKind.WEEKEND_UNKNOWN),
    ],
)
def test_what_kind_of_day_it_is(day: date, kind: str) -> None:
    assert shipped().kind(day) == kind


def test_the_loaded_years_have_as_many_days_off_as_the_notices_say() -> None:
    calendar = shipped()
    assert [sum(day.year == year for day in calendar.off) for year in (2025, 2026)] == [28, 33]
    assert all(day.weekday() >= 5 for day in calendar.worked)
    assert not calendar.off & calendar.worked


def test_in_time_goes_by_the_day_of_submission_not_by_what_others_still_owe() -> None:
    handed_in = Duty(DUE, summary_received_on=ON, plan_received_on=ON, submitted_on=ON, measure="submitted")
    assert duty_state(handed_in, LATE) == "waiting_district"
    checked = replace(handed_in, district_checked_on=LATE)
    assert duty_state(checked, LATE) == "waiting_filing", "the bureau's own delay is no delay of the centre"
    assert duty_state(replace(checked, filed_on=LATE), LATE) == "filed"
    assert duty_state(replace(handed_in, submitted_on=LATE), LATE) == "overdue"
    assert duty_state(replace(handed_in, returned_on=ON), LATE) == "returned"


def test_edge_52_a_due_day_that_is_a_holiday_is_said_and_never_moved() -> None:
    due = due_date(2025, month=2, day=16)
    assert shipped().kind(due) is DayKind.HOLIDAY
    assert duty_state(Duty(due), due) is DutyState.NOT_RECEIVED
    assert duty_state(Duty(due), due + timedelta(days=1)) is DutyState.OVERDUE, (
        "an extension is a person's, with a reason"
    )


def test_edge_53_a_centre_started_in_december_reports_first_for_the_year_after() -> None:
    start, end = date(2025, 12, 20), date(2028, 12, 19)
    years = [year for year in range(2024, 2030) if owes_report(started_on=start, ended_on=end, year=year)]
    assert years == [2026, 2027, 2028]
    assert exemption(started_on=start, ended_on=end, year=2025) is Exemption.STARTED_LATE
    assert exemption(started_on=start, ended_on=end, year=2025, late_from_month=13) is None, "the office may ask them"


def test_edge_53_the_year_of_the_evaluation_and_an_extended_period_are_owed_like_any_other() -> None:
    start, end, extended = date(2023, 3, 1), date(2026, 2, 28), date(2027, 2, 28)
    assert owes_report(started_on=start, ended_on=end, year=2025)
    assert owes_report(started_on=start, ended_on=end, year=2026), (
        "it is evaluated in 2026, and its period touches 2026"
    )
    assert not owes_report(started_on=start, ended_on=end, year=2027)
    assert owes_report(started_on=start, ended_on=extended, year=2027)


def test_edge_53_a_centre_under_rectification_past_its_period_is_asked_where_the_rule_says_so() -> None:
    period = {"started_on": date(2022, 3, 1), "ended_on": date(2025, 2, 28), "year": 2026}
    assert exemption(**period) is Exemption.PERIOD_OVER  # type: ignore[arg-type]
    assert exemption(**period, past_period="ask") is None  # type: ignore[arg-type]


def test_no_days_are_counted_against_a_report_that_came_in_time_and_waits_for_others() -> None:
    whole = {"summary_received_on": EARLY, "plan_received_on": EARLY, "submitted_on": EARLY}
    duty = Duty(DUE, **whole, measure="submitted")
    assert not still_counts(duty_state(duty, LATE), days_left(duty, LATE), None)
    assert still_counts(duty_state(duty, ON), days_left(duty, ON), None)
    by_filing = Duty(DUE, **whole, measure="city")
    assert still_counts(duty_state(by_filing, LATE), days_left(by_filing, LATE), None)
    assert not still_counts("filed_late", -5, LATE)
