"""The host's last three years: revenue, R&D spending and profit, 万元."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from qtic_desktop.domain.intake import Finance
from qtic_desktop.domain.intake.money import rd_share
from qtic_desktop.domain.pasting import Block
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place, money_cell
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import TextField, plain_label

PARTS: Final = {
    "revenue": "营业收入",
    "rd": "研发投入",
    "profit": "利润（亏损填负数）",
    "new_products": "新产品收入",
    "tax": "税收",
}
PLACES: Final = (0, 1, 2)


class FinanceTable(EntryTable):
    """Names: ``finance.0.revenue`` for the oldest of the three years, and so on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = ["", "", ""]
        self._heads = [plain_label("", "small", self) for _ in PLACES]
        self._shares = [plain_label("", "strong", self) for _ in PLACES]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().px(8))
        for line, (part, title) in enumerate(PARTS.items(), 1):
            grid.addWidget(plain_label(tr(title), "small", self), line, 0)
            for place in PLACES:
                cell = TextField(self) if part == "profit" else money_cell(self)
                cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                self.add_cell(f"finance.{place}.{part}", cell, tr(title))
                grid.addWidget(cell, line, place + 1)
        for place, head in enumerate(self._heads):
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(head, 0, place + 1)
            grid.setColumnStretch(place + 1, 1)
        bottom = len(PARTS) + 1
        grid.addWidget(plain_label(tr("研发投入占营业收入"), "small", self), bottom, 0)
        for place, share in enumerate(self._shares):
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(share, bottom, place + 1)
        grid.addWidget(self.add_warning("finance", self), bottom + 1, 0, 1, 4)
        self.edited.connect(lambda _name: self._show_shares())
        self._show_shares()
        for part in PARTS:  # across a year after another: the paper has the years as columns
            cells = [self.cells[f"finance.{place}.{part}"] for place in PLACES]
            for first, second in zip(cells, cells[1:], strict=False):
                QWidget.setTabOrder(first, second)

    def _show_shares(self) -> None:
        """Worked out, never asked; a year without revenue, as of a start-up or an institute, has none."""
        for place, share in enumerate(self._shares):
            row = Finance("", self.text(f"finance.{place}.revenue"), self.text(f"finance.{place}.rd"))
            share.setText(rd_share(row) or "—")
            share.setObjectName(f"financeShare{place}")

    def set_years(self, last: int) -> None:
        """The three years before the one in which the proposal came; ``last`` is the newest of them."""
        for place in PLACES:
            self._years[place] = str(last - 2 + place)
            self._name_year(place)

    def _name_year(self, place: int) -> None:
        """The head of a column, and in every field of it the year for a screen reader."""
        year = tr("{year} 年").format(year=self._years[place])
        self._heads[place].setText(year)
        for part, title in PARTS.items():
            self.cells[f"finance.{place}.{part}"].setAccessibleName(f"{tr(title)} {year}")

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """Kinds of figures down, years across."""
        return from_place([[f"finance.{place}.{part}" for place in PLACES] for part in PARTS], start)

    def signed(self) -> frozenset[QWidget]:
        """A loss is a figure below 0."""
        return frozenset(self.cells[f"finance.{place}.profit"] for place in PLACES)

    def rows(self) -> tuple[Finance, ...]:
        """All three years when anything was typed, raw."""
        rows = tuple(
            Finance(self._years[place], *(self.text(f"finance.{place}.{part}") for part in PARTS)) for place in PLACES
        )
        return rows if any(getattr(row, part) for row in rows for part in PARTS) else ()

    def set_rows(self, rows: tuple[Finance, ...]) -> None:
        """Show stored years; nothing is signalled."""
        for place in PLACES:
            row = rows[place] if place < len(rows) else Finance()
            if row.year:
                self._years[place] = row.year
                self._name_year(place)
            for part in PARTS:
                self.put(f"finance.{place}.{part}", getattr(row, part))
        self._show_shares()
