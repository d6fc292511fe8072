"""The working-day calendar that ships with the program."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from qtic_desktop.domain.calendar import Calendar, parse_calendar
from qtic_desktop.resources import resource


@lru_cache(maxsize=1)
def holidays() -> Calendar:
    """Days off and weekend days worked, for the years whose notice is loaded."""
    return parse_calendar(tomllib.loads(resource("calendar", "holidays.toml").read_text(encoding="utf-8")))
