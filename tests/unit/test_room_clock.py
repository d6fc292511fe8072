"""The clock of the room: it measures a phase, stands still and goes on, and is kept between two starts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qtic_desktop.domain.meetings.clock import Clock, Phase, shown

NINE = datetime(2026, 3, 10, 9, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_what_was_spent_before_a_pause_counts_and_the_pause_does_not() -> None:
    clock = Clock().begin("i", Phase.TALK, NINE).pause(NINE + minutes(4))
    assert not clock.runs
    assert clock.at(NINE + minutes(30)) == minutes(4)
    again = clock.pause(NINE + minutes(30))
    assert again.at(NINE + minutes(31.5)) == minutes(5.5)


def test_another_phase_begins_at_nothing() -> None:
    clock = Clock().begin("i", Phase.TALK, NINE).begin("i", Phase.QUESTIONS, NINE + minutes(15))
    assert clock.at(NINE + minutes(17)) == minutes(2)


def test_a_step_taken_too_early_is_taken_back_with_the_time_that_passed() -> None:
    talk = Clock().begin("i", Phase.TALK, NINE)
    questions = talk.begin("i", Phase.QUESTIONS, NINE + minutes(6))
    again = Clock.parse(questions.text()).back(NINE + minutes(7))
    assert (again.phase, again.at(NINE + minutes(9))) == (Phase.TALK, minutes(9))
    stopped = questions.pause(NINE + minutes(8)).back(NINE + minutes(20))
    assert (stopped.runs, stopped.at(NINE + minutes(30))) == (False, minutes(8))
    assert again.back(NINE) == Clock("i")


def test_a_clock_kept_by_an_earlier_program_goes_on() -> None:
    assert Clock.parse("i|talk||60") == Clock("i", Phase.TALK, spent=minutes(1))


def test_a_clock_of_the_computer_that_was_put_back_takes_nothing_away() -> None:
    clock = Clock().begin("i", Phase.TALK, NINE).pause(NINE + minutes(4)).pause(NINE + minutes(10))
    assert clock.at(NINE) == minutes(4)


def test_a_clock_at_rest_is_not_stopped_or_started() -> None:
    assert Clock("i").pause(NINE) == Clock("i")


def test_it_is_the_same_after_the_program_was_started_again() -> None:
    running = Clock().begin("i", Phase.QUESTIONS, NINE)
    stopped = running.pause(NINE + minutes(3))
    assert Clock.parse(running.text()) == running
    assert Clock.parse(stopped.text()) == stopped


@pytest.mark.parametrize("text", ["", "x", "a|b|c|d", "i|talk|nine|0", "i|talk||much"])
def test_what_cannot_be_read_is_a_clock_at_rest(text: str) -> None:
    assert Clock.parse(text) == Clock()


@pytest.mark.parametrize(("spent", "face"), [(0, "00:00"), (61, "01:01"), (3599.9, "59:59"), (6000, "100:00")])
def test_minutes_and_seconds(spent: float, face: str) -> None:
    assert shown(timedelta(seconds=spent)) == face
