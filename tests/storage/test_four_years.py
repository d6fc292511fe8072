"""Thirty centres over four years: every date and every state is the one that was reckoned by hand (four_years.md)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qtic_desktop.domain.evaluation.periods import window
from qtic_desktop.services.audit.checks import check_workspace
from tests.helpers.four_years import Office, table_rows

YEARS = (2025, 2026, 2027, 2028)
CENTERS = {row["centre"]: row for row in table_rows("centre")}
SEEN = {row["what"]: row["said"] for row in table_rows("what")}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("four-years"))
    made.tell()
    yield made
    made.story.workspace.close()


def test_the_table_holds_thirty_centres_and_every_day_that_was_looked_at(office: Office) -> None:
    assert len(CENTERS) == 30
    assert office.seen.keys() == SEEN.keys()


@pytest.mark.parametrize("what", SEEN)
def test_what_was_said_on_the_way(office: Office, what: str) -> None:
    assert office.seen[what] == SEEN[what]


@pytest.mark.parametrize("number", CENTERS)
def test_a_centre_stands_where_the_table_says(office: Office, number: str) -> None:
    wanted = {name: cell for name, cell in CENTERS[number].items() if name != "reckoning"}
    center = office.center(number)
    owed = {year: office.duty(number, year) for year in YEARS}
    cases = office.cases(number)
    said = {
        "centre": number,
        "start": center.started_on.isoformat(),
        "last day": center.ends_on.isoformat(),
        **{str(year): "—" if row is None else row.state for year, row in owed.items()},
        "evaluated from": "—",
        "evaluation": "—",
        "ledger": center.status,
    }
    if cases:
        said["evaluated from"] = window(cases[0].period_end, before=3, after=6).first.isoformat()
        said["evaluation"] = f"{cases[0].state} {cases[0].grade}".strip()
    assert said == wanted


def test_the_check_of_the_workspace_finds_nothing(office: Office) -> None:
    assert check_workspace(office.story.workspace) == ()
