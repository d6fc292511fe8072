"""Money by source and year in 万元, with sums that follow the typing."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from qtic_desktop.domain.intake import FUNDING_SOURCES, Funding
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.domain.pasting import Block
from qtic_desktop.domain.pasting_heads import FUNDING_TITLES, Placed, by_heads
from qtic_desktop.gui.intake.amounts import amount_words
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place, money_cell
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label

SOURCES: Final = {"own": "依托单位自筹", "partners": "共建单位", "local": "地方财政", "other": "其他"}
YEARS: Final = ("year1", "year2", "year3")


class FundingTable(EntryTable):
    """Names: ``funding.own.year1`` and so on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sums: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().px(8))
        heads = (tr("来源"), tr("第 1 年"), tr("第 2 年"), tr("第 3 年"), tr("合计"))
        for column, text in enumerate(heads):
            grid.addWidget(_head(text, self, right=column > 0), 0, column)
        for line, source in enumerate(FUNDING_SOURCES, 1):
            title = tr(SOURCES[source])
            grid.addWidget(plain_label(title, "small", self), line, 0)
            for column, year in enumerate(YEARS, 1):
                spoken = tr("{source} 第 {year} 年（万元）").format(source=title, year=column)
                grid.addWidget(self.add_cell(f"funding.{source}.{year}", money_cell(self), spoken), line, column)
            grid.addWidget(self._sum(source), line, 4)
        bottom = len(FUNDING_SOURCES) + 1
        grid.addWidget(plain_label(tr("合计"), "strong", self), bottom, 0)
        for column, year in enumerate((*YEARS, "all"), 1):
            grid.addWidget(self._sum(year), bottom, column)
        self.capitals = plain_label("", "help", self)
        grid.addWidget(self.capitals, bottom + 1, 0, 1, 5)
        grid.addWidget(self.add_warning("funding", self), bottom + 2, 0, 1, 5)
        for column in (1, 2, 3, 4):
            grid.setColumnStretch(column, 1)
        self.edited.connect(lambda _name: self._add_up())
        self._add_up()

    def _sum(self, key: str) -> QLabel:
        label = plain_label("", "strong", self)
        label.setFont(theme().font(14, bold=True, tabular=True))
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setObjectName(f"fundingSum{key.title()}")
        self._sums[key] = label
        return label

    def _add_up(self) -> None:
        amounts = {
            (source, year): parse_money(self.text(f"funding.{source}.{year}")) or Decimal(0)
            for source in FUNDING_SOURCES
            for year in YEARS
        }
        for key, label in self._sums.items():
            total = sum((a for at, a in amounts.items() if key == "all" or key in at), Decimal(0))
            label.setText(f"{total:,f}" if total else "0")
        self.capitals.setText(amount_words(self.total_text()))
        self.capitals.setVisible(bool(self.capitals.text()))

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """Sources down, years across."""
        return from_place([[f"funding.{source}.{year}" for year in YEARS] for source in FUNDING_SOURCES], start)

    def placed(self, start: str, block: Block) -> Placed | None:
        """By the heads of the block, where it has any; years of the calendar go in their order."""
        _, source, year = start.split(".")
        return by_heads(block, FUNDING_TITLES, (), (FUNDING_SOURCES.index(source), YEARS.index(year)))

    def cell_of(self, part: str, place: int) -> str:
        """The name of a cell; none beyond the third year."""
        return f"funding.{part}.year{place + 1}"

    def total_text(self) -> str:
        """The grand total as shown."""
        return self._sums["all"].text()

    def rows(self) -> tuple[Funding, ...]:
        """Sources with anything typed, raw."""
        found = (Funding(s, *(self.text(f"funding.{s}.{year}") for year in YEARS)) for s in FUNDING_SOURCES)
        return tuple(row for row in found if row.year1 or row.year2 or row.year3)

    def set_rows(self, rows: tuple[Funding, ...]) -> None:
        """Show stored money; nothing is signalled."""
        known = {row.source: row for row in rows}
        for source in FUNDING_SOURCES:
            row = known.get(source, Funding(source))
            for year in YEARS:
                self.put(f"funding.{source}.{year}", getattr(row, year))
        self._add_up()


def _head(text: str, parent: QWidget, *, right: bool) -> QLabel:
    label = plain_label(text, "small", parent)
    if right:
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
    return label
