"""Widths of a list's columns: the name takes what room is left, and what a person set by hand is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import theme

#: Enough for the sixteen characters of an ordinary centre's name.
_NAME = 228
#: Rows looked at for what a column needs; more would be felt in a list of thousands.
_SAMPLE = 200
_BESIDE_WORDS, _BESIDE_CHIP = 20, 52
#: Words this short, a category or a kind, are never cut; nor is a state.
_SHORT = 110
#: A column never grows beyond this many times the width it was given, whatever stands in it.
_GROWTH = 2


class ColumnWidths(QObject):
    """Lays the columns of ``table``; ``remember_in`` joins it to the settings of the person at work."""

    def __init__(self, table: QTableView, columns: tuple[Column, ...], fixed: int = 0) -> None:
        """The first ``fixed`` columns stay at the left, whatever order is chosen."""
        super().__init__(table)
        self._table, self._columns, self.fixed = table, columns, fixed
        self.chosen: tuple[str, ...] = ()
        """Keys of the columns a person wants, in their order; empty for those of the program."""
        self._chosen: dict[str, int] = {}
        self._needed: dict[str, int] = {}
        self._fitting = False
        self._kept_back: set[int] = set()
        self.gives_way = False
        """Whether columns at the right are left out where the list is too narrow for all: what stands in them is said
        beside the list, and the search still finds it."""
        self._settings: Settings | None = None
        self._name = ""
        self._widest = next(
            (n for n, c in enumerate(columns) if c.stretch), next((n for n, c in enumerate(columns) if c.pinyin), -1)
        )
        header = table.horizontalHeader()
        self._in_sight = header.width()
        header.setMinimumSectionSize(theme().px(40))
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._resized)
        header.sortIndicatorChanged.connect(self._sorted)

    def remember_in(self, settings: Settings, name: str) -> None:
        """Take up the widths and the order this person left, and keep them from now on."""
        self._settings, self._name = None, name
        for part in settings.text(f"{name}/widths").split(","):
            key, _, width = part.partition("=")
            if width.isdecimal() and 0 < int(width) < 10_000:
                self._chosen[key] = theme().px(int(width))
        key, _, order = settings.text(f"{name}/sort").partition("=")
        column = next((n for n, c in enumerate(self._columns) if c.key == key), -1)
        if column >= 0:
            descending = order == "down"
            self._table.sortByColumn(
                column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            )
        self.choose(settings.text(f"{name}/columns").split(","))
        self._settings = settings

    @property
    def name_key(self) -> str:
        """The column that takes what room is left, and is always there."""
        return self._columns[self._widest].key if self._widest >= 0 else ""

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns in this order and no others; unknown ones are passed over, none means those of the program."""
        places = {column.key: number for number, column in enumerate(self._columns)}
        wanted = tuple(dict.fromkeys(key for key in keys if key in places))
        if wanted and self.name_key and self.name_key not in wanted:
            wanted = (self.name_key, *wanted)
        self.chosen = wanted
        header = self._table.horizontalHeader()
        movable = [key for key in wanted if places[key] >= self.fixed]
        rest = [column.key for column in self._columns[self.fixed :] if column.key not in wanted]
        first = [column.key for column in self._columns[: self.fixed]]
        for place, key in enumerate((*first, *movable, *rest)):
            header.moveSection(header.visualIndex(places[key]), place)
        if self._settings is not None:
            self._settings.remember(f"{self._name}/columns", ",".join(wanted))
        self.fit()

    def _is_kept_back(self, number: int) -> bool:
        return self._columns[number].key not in self.chosen if self.chosen else number in self._kept_back

    def fit(self, wide: int | None = None) -> None:
        """Give every column its width, and the name what is left of the list but never too little to be told apart.
        ``wide``: how much of the list is in sight now. The list tells it when it changes; to ask for the part in sight would
        make Python know every kind of widget there is, which takes longer than the first list to be laid out."""
        self._fitting = True
        wide = self._in_sight = self._in_sight if wide is None else wide
        every = [n for n in range(len(self._columns)) if not self._is_kept_back(n) and n != self._widest]
        widths = {n: self._width(self._columns[n]) for n in every}
        left_out = self._left_out(widths, wide)
        for number in range(len(self._columns)):
            self._table.horizontalHeader().setSectionHidden(number, self._is_kept_back(number) or number in left_out)
        shown = [n for n in every if n not in left_out]
        widths = {n: widths[n] for n in shown}
        room = wide - sum(widths.values())
        if self._widest >= 0:
            column = self._columns[self._widest]
            least = theme().px(column.width or _NAME) if len(self._columns) > 1 else 0
            spare = room - max(least, self._needed.get(column.key, 0))
            for number in shown:
                more = min(self._wanted(self._columns[number], widths[number]), max(spare, 0))
                widths[number] += more
                spare, room = spare - more, room - more
            self._table.setColumnWidth(self._widest, self._chosen.get(column.key) or max(least, room))
        for number, width in widths.items():
            self._table.setColumnWidth(number, width)
        self._fitting = False

    def keep_back(self, number: int, kept: bool) -> None:
        """A column that is not shown at all, whatever room there is."""
        (self._kept_back.add if kept else self._kept_back.discard)(number)
        self.fit()

    def _left_out(self, widths: dict[int, int], wide: int) -> frozenset[int]:
        """Columns without room, from the right; not the first, nor a state, nor what the list is sorted by, nor what a
        person gave a width."""
        if not self.gives_way or self.chosen or self._widest < 0 or wide < theme().px(_NAME):
            return frozenset()
        name = self._columns[self._widest]
        need = sum(widths.values()) + (self._chosen.get(name.key) or theme().px(name.width or _NAME))
        sorted_by = self._table.horizontalHeader().sortIndicatorSection()
        found: set[int] = set()
        for number in sorted(widths, reverse=True):
            column = self._columns[number]
            stays = number == 0 or column.chip is not None or number == sorted_by or column.key in self._chosen
            if need > wide and not stays:
                found.add(number)
                need -= widths[number]
        return frozenset(found)

    def measure(self, rows: Sequence[Any]) -> None:
        """Learn what the texts of ``rows`` need; a column grows to it where the name leaves room."""
        metrics, some = QFontMetrics(theme().font(13)), rows[:_SAMPLE]
        for column in self._columns:
            words = max((metrics.horizontalAdvance(text) for text in {column.text(row) for row in some}), default=0)
            beside = _BESIDE_CHIP if column.chip is not None else _BESIDE_WORDS
            self._needed[column.key] = words + theme().px(beside) if words else 0
        self.fit()

    def _width(self, column: Column) -> int:
        words = QFontMetrics(theme().font(13, bold=True)).horizontalAdvance(column.header) + theme().px(24)
        wanted = theme().px(column.width) if column.width else theme().px(100)
        needed = self._needed.get(column.key, 0)
        whole = needed if column.chip is not None or needed <= theme().px(_SHORT) else 0
        return self._chosen.get(column.key) or max(wanted, words, whole)

    def _wanted(self, column: Column, width: int) -> int:
        if column.key in self._chosen:
            return 0
        return max(0, min(self._needed.get(column.key, 0), width * _GROWTH) - width)

    def forget(self) -> None:
        """Back to the widths of the program."""
        self._chosen.clear()
        self._write()
        self.fit()

    def _resized(self, number: int, _old: int, width: int) -> None:
        if not self._fitting and width:
            self._chosen[self._columns[number].key] = width
            self._write()
            if number != self._widest:
                self.fit()

    def _write(self) -> None:
        if self._settings is not None:
            widths = ",".join(f"{key}={round(100 * w / theme().px(100))}" for key, w in self._chosen.items())
            self._settings.remember(f"{self._name}/widths", widths)

    def _sorted(self, number: int, order: Qt.SortOrder) -> None:
        if self._settings is not None:
            down = order == Qt.SortOrder.DescendingOrder
            key = self._columns[number].key if 0 <= number < len(self._columns) else ""
            self._settings.remember(f"{self._name}/sort", f"{key}={'down' if down else 'up'}" if key else "")
