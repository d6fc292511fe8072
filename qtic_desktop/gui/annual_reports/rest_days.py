"""What kind of day a due date is, by the working-day calendar of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from qtic_desktop.domain.calendar import Calendar
from qtic_desktop.gui.annual_reports import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.storage.queries.calendar import calendar_of


class RestDays:
    """The calendar, asked for when a page or dialog is made; ``come`` is called once it is there."""

    def __init__(self, ctx: AppContext, come: Callable[[], object] | None = None) -> None:
        self._ctx, self._come = ctx, come
        self._calendar: Calendar | None = None
        self.read()

    def read(self) -> None:
        """Ask again: the office may have brought in a year meanwhile."""
        self._ctx.ask(calendar_of.bind(), on_done=self._take)

    def words(self, day: date | None) -> str:
        """What there is to say of a day; nothing while the calendar has not come."""
        return "" if day is None or self._calendar is None else words.rest_words(self._calendar.kind(day))

    def _take(self, calendar: Calendar) -> None:
        self._calendar = calendar
        if self._come is not None:
            self._come()
