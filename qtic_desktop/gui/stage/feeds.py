"""Where the rows of a page come from: all of them read at once, or a window on the database. A page treats both alike.

``came``: the list stands anew; ``failed`` carries an error. ``read`` asks again, and the selection stays or comes to
what ``want`` named; with ``whatever`` a chip or search that hides it gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.listing import Look, Wanted
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stage.list_filters import ListFilters
from qtic_desktop.gui.stage.records import Records, Window
from qtic_desktop.gui.widgets import RowTable, WindowTable

Row = TypeVar("Row")


class RowFeed(QObject, Generic[Row]):
    """All rows: for lists that are short by nature, and counts that depend on the day."""

    came = Signal()
    failed = Signal(object)

    def __init__(self, ctx: AppContext, page: Page, records: Records[Row]) -> None:
        super().__init__(page)
        self._ctx, self._records = ctx, records
        self._rows: tuple[Row, ...] = ()
        self._wanted, self._whatever = "", False
        self.table = RowTable(records.columns, page, name=records.table)
        self.filters = ListFilters(page, records, self._filter)
        self.search = self.table.set_filter

    def _filter(self, _key: str) -> None:
        self.table.set_predicate(self.filters.passes)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, in the order they were read."""
        return self._rows

    @property
    def waiting(self) -> int | None:
        """Rows that wait for the person at work."""
        waits = self._records.waits
        return None if waits is None else sum(map(waits, self._rows))

    def want(self, subject: str, *, whatever: bool) -> None:
        """Select it with the next reading."""
        self._wanted, self._whatever = subject, whatever

    def read(self, scope: str) -> None:
        """Ask for all rows."""
        assert self._records.reads is not None
        self._ctx.ask(self._records.reads(scope), on_done=self._take, on_error=self.failed.emit)

    def clear(self) -> None:
        """No rows."""
        self._take(())

    def _take(self, rows: tuple[Row, ...]) -> None:
        if not isValid(self):  # the window was made anew, in another language, before the answer came
            return
        self._rows = rows
        self.filters.take(rows)
        self.table.set_rows(rows, key=self._records.key)
        self._select()
        self.came.emit()

    def _select(self) -> None:
        """The record that was asked for, else the one at hand, else the one that is first to be looked at."""
        known = self._records
        wanted = next((row for row in self._rows if self._wanted in (known.key(row), *known.also(row))), None)
        if self._wanted and wanted is not None:
            if self._whatever and not self.table.select(known.key(wanted)):
                self.filters.show_everything()
            self.table.select(known.key(wanted))
            self._wanted = ""
        elif self.table.selected() is None and self.table.count():
            shown = self.table.rows_model.shown()
            self.table.select(known.key(next((row for row in shown if known.first(row)), shown[0])))

    def select(self, key: str) -> bool:
        """Select a row; False when the list does not show it."""
        return self.table.select(key)

    def chosen(self) -> list[Row]:
        """Every selected row."""
        return list(self.table.selected_all())

    def all_shown(self, on_done: Callable[[Sequence[Row]], None], _on_error: Callable[[Exception], None]) -> None:
        """Tell ``on_done`` every row of the list as it is shown, in its order."""
        on_done(self.table.rows_model.shown())


class WindowFeed(QObject, Generic[Row]):
    """A window: as many rows as there are, as few in memory as are in sight. Scopes and further choices are part of
    the question, so such a list has chips alone."""

    came = Signal()
    failed = Signal(object)

    def __init__(self, ctx: AppContext, page: Page, records: Records[Row], window: Window[Any]) -> None:
        super().__init__(page)
        self._window, self._ask = window, ctx.ask
        self._wanted, self._sought = "", ""
        self._counts: Mapping[str, int] = {}
        first = next(iter(records.filters), None)
        wanted = Wanted(window.filter(first.key if first is not None else "all"))
        self.table = WindowTable(records.columns, window.reads, ctx.ask, wanted, page, name=records.table)
        self.filters = ListFilters(page, records, lambda key: self.table.set_wanted_filter(window.filter(key)))
        self.search = self.table.set_text
        self.table.looked.connect(self._take)
        self.table.found.connect(self._on_found)
        self.table.failed.connect(self.failed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that are at hand."""
        return tuple(self.table.rows_model.at_hand())

    @property
    def waiting(self) -> int | None:
        """As the counts of the chips say."""
        return None if self._window.waits is None else self._window.waits(self._counts)

    def want(self, subject: str, *, whatever: bool) -> None:
        """Select it with the next reading, wherever it stands."""
        self._wanted, self._sought = subject, subject if whatever else ""

    def read(self, _scope: str) -> None:
        """Look anew; what is in sight is read, the rest counted."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.seek(wanted)
        else:
            self.table.refresh()

    def clear(self) -> None:
        """A window has no scope."""

    def _take(self, look: Look[Row]) -> None:
        self._counts = look.counts
        self.filters.take_counts(look.total, look.counts)
        if self.table.selected_count() == 0 and look.count and not self._sought:
            self.table.selectRow(0)
        self.came.emit()

    def _on_found(self, key: str, there: bool) -> None:
        hidden, self._sought = not there and key == self._sought, ""
        if hidden:
            if self._window.widen is not None:
                self._window.widen()
            self.filters.show_everything()
            self.table.seek(key)

    def select(self, key: str) -> bool:
        """Select a row in sight."""
        for place in range(self.table.count()):
            row = self.table.rows_model.held(place)
            if row is not None and row.id == key:
                self.table.selectRow(place)
                return True
        return False

    def chosen(self) -> list[Row]:
        """The row at hand alone: acts on several are for lists that hold all of them."""
        row = self.table.selected()
        return [] if row is None else [row]

    def all_shown(self, on_done: Callable[[Sequence[Row]], None], on_error: Callable[[Exception], None]) -> None:
        """Tell ``on_done`` every row the list finds, from one reading, in its order."""
        model = self.table.rows_model
        question = model.reads.page(model.standing, 0, max(1, model.rowCount()))
        self._ask(question, on_done=on_done, on_error=on_error)


Feed = RowFeed[Row] | WindowFeed[Row]
