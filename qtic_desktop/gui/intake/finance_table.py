"""The host's last three years: revenue, R&D spending and profit, 万元."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake import Finance
from qtic_desktop.domain.intake.money import rd_share
from qtic_desktop.domain.pasting_heads import FINANCE_TITLES
from qtic_desktop.gui.intake.entry_table import money_cell
from qtic_desktop.gui.intake.years_table import PLACES, YearsTable
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TextField, plain_label

PARTS: Final = {
    "revenue": "营业收入",
    "rd": "研发投入",
    "profit": "利润（亏损填负数）",
    "new_products": "新产品收入",
    "tax": "税收",
}


class FinanceTable(YearsTable):
    """Names: ``finance.0.revenue`` for the oldest of the three years, and so on."""

    name = "finance"
    parts = PARTS
    titles = FINANCE_TITLES

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares = [plain_label("", "strong", self) for _ in PLACES]
        bottom = len(PARTS) + 1
        self.lines.addWidget(plain_label(tr("研发投入占营业收入"), "small", self), bottom, 0)
        for place, share in enumerate(self._shares):
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.lines.addWidget(share, bottom, place + 1)
        self.lines.addWidget(self.add_warning("finance", self), bottom + 1, 0, 1, 4)
        self.edited.connect(lambda _name: self._show_shares())
        self._show_shares()

    def make_cell(self, part: str) -> QWidget:
        """A loss is typed as text: it may lie below 0."""
        cell = TextField(self) if part == "profit" else money_cell(self)
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        return cell

    def _show_shares(self) -> None:
        """Worked out, never asked; a year without revenue, as of a start-up or an institute, has none."""
        for place, share in enumerate(self._shares):
            row = Finance("", self.text(f"finance.{place}.revenue"), self.text(f"finance.{place}.rd"))
            share.setText(rd_share(row) or "—")
            share.setObjectName(f"financeShare{place}")

    def signed(self) -> frozenset[QWidget]:
        """A loss is a figure below 0."""
        return frozenset(self.cells[f"finance.{place}.profit"] for place in PLACES)

    def rows(self) -> tuple[Finance, ...]:
        """All three years when anything was typed, raw."""
        rows = tuple(
            Finance(self.year(place), *(self.text(f"finance.{place}.{part}") for part in PARTS)) for place in PLACES
        )
        return rows if any(getattr(row, part) for row in rows for part in PARTS) else ()

    def set_rows(self, rows: tuple[Finance, ...]) -> None:
        """Show stored years; nothing is signalled."""
        for place in PLACES:
            row = rows[place] if place < len(rows) else Finance()
            self.show_year(place, row.year)
            for part in PARTS:
                self.put(f"finance.{place}.{part}", getattr(row, part))
        self._show_shares()
