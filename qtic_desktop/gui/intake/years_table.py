"""A table of figures by kind and year, three years beside each other: the host's finances, an old centre's work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from qtic_desktop.domain.pasting import Block
from qtic_desktop.domain.pasting_heads import Placed, by_heads
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label

PLACES: Final = (0, 1, 2)


class YearsTable(EntryTable):
    """Names: ``finance.0.revenue`` for the oldest of the three years, and so on. ``name``, ``parts`` (key and title) and
    ``titles`` (how pasted rows may be called) are the subclass's."""

    name: str
    parts: Mapping[str, str]
    titles: Mapping[str, tuple[str, ...]]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = ["", "", ""]
        self._heads = [plain_label("", "small", self) for _ in PLACES]
        self.lines = QGridLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme().px(8))
        for line, (part, title) in enumerate(self.parts.items(), 1):
            self.lines.addWidget(plain_label(tr(title), "small", self), line, 0)
            for place in PLACES:
                cell = self.make_cell(part)
                self.add_cell(f"{self.name}.{place}.{part}", cell, tr(title))
                self.lines.addWidget(cell, line, place + 1)
        for place, head in enumerate(self._heads):
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.lines.addWidget(head, 0, place + 1)
            self.lines.setColumnStretch(place + 1, 1)
        for part in self.parts:  # across a year after another: the paper has the years as columns
            cells = [self.cells[f"{self.name}.{place}.{part}"] for place in PLACES]
            for first, second in zip(cells, cells[1:], strict=False):
                QWidget.setTabOrder(first, second)

    def make_cell(self, part: str) -> QWidget:
        """The field of a figure."""
        raise NotImplementedError

    def set_years(self, last: int) -> None:
        """The three years before the one in which the proposal came; ``last`` is the newest of them."""
        for place in PLACES:
            self._years[place] = str(last - 2 + place)
            self._name_year(place)

    def show_year(self, place: int, year: str) -> None:
        """The year that a stored column is of."""
        if year:
            self._years[place] = year
            self._name_year(place)

    def year(self, place: int) -> str:
        """The year of a column."""
        return self._years[place]

    def _name_year(self, place: int) -> None:
        """The head of a column, and in every field of it the year for a screen reader."""
        year = tr("{year} 年").format(year=self._years[place])
        self._heads[place].setText(year)
        for part, title in self.parts.items():
            self.cells[f"{self.name}.{place}.{part}"].setAccessibleName(f"{tr(title)} {year}")

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """Kinds of figures down, years across."""
        return from_place([[f"{self.name}.{place}.{part}" for place in PLACES] for part in self.parts], start)

    def placed(self, start: str, block: Block) -> Placed | None:
        """By the heads of the block, where it has any."""
        _, place, part = start.split(".")
        return by_heads(block, self.titles, tuple(self._years), (list(self.parts).index(part), int(place)))

    def cell_of(self, part: str, place: int) -> str:
        """The name of a cell."""
        return f"{self.name}.{place}.{part}"
