"""Which generations of backups stay: against a slow rule that looks at each day, week and month by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.archive.generations import Keeping, keeping_of, superfluous
from qtic_desktop.domain.errors import Refused

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def test_a_year_of_days_keeps_seven_days_four_weeks_twelve_months() -> None:
    made = {f"b{day:03}": START + timedelta(days=day) for day in range(365)}
    kept = set(made) - superfluous(made, Keeping())
    days = sorted(made[name] for name in kept)
    assert len(kept) == 7 + 2 + 11  # two of the four weeks end within the seven days, one of the months too
    assert days[-1] == START + timedelta(days=364)
    assert [day.day for day in days if day < datetime(2026, 11, 30, tzinfo=UTC)][:2] == [31, 28]


@given(
    st.lists(st.integers(0, 60 * 24 * 400), max_size=60, unique=True),
    st.integers(1, 9), st.integers(0, 6), st.integers(0, 6),
)  # fmt: skip
def test_the_rule_agrees_with_one_that_looks_at_each_period(minutes: list[int], d: int, w: int, m: int) -> None:
    made = {f"{minute:09}": START + timedelta(minutes=minute) for minute in minutes}
    wanted: set[str] = set()
    for length, of in ((d, "%Y-%j"), (w, "%G-%V"), (m, "%Y-%m")):
        periods = sorted({time.strftime(of) for time in made.values()}, reverse=True)[:length]
        for period in periods:
            wanted.add(max(name for name, time in made.items() if time.strftime(of) == period))
    assert set(made) - superfluous(made, Keeping(d, w, m)) == wanted


def test_the_rule_is_read_back_and_nonsense_is_the_usual_one() -> None:
    assert keeping_of(str(Keeping(3, 0, 24))) == Keeping(3, 0, 24)
    for text in ("", "7/4", "a/b/c", "0/1/1", "7/4/999"):
        assert keeping_of(text) == Keeping()
    for wrong in ((0, 1, 1), (7, -1, 2), (7, 4, 367)):
        with pytest.raises(Refused, match=r"archive\.keeping_out_of_range"):
            Keeping(*wrong)
