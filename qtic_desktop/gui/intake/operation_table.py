"""转建: what the old centre did in its last three years (三（二）: 对目前建设情况进行考核)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake import OPERATION_MONEY, Operation
from qtic_desktop.domain.pasting_heads import OPERATION_TITLES
from qtic_desktop.gui.intake.entry_table import money_cell
from qtic_desktop.gui.intake.years_table import PLACES, YearsTable
from qtic_desktop.gui.widgets import NumberField

PARTS: Final = {
    "service": "服务性收入（万元）",
    "projects": "承担项目（项）",
    "project_money": "项目经费（万元）",
    "patents": "授权知识产权（件）",
    "staff": "研发人员（人）",
    "served": "服务企业（家）",
}


class OperationTable(YearsTable):
    """Names: ``operation.0.service`` for the oldest of the three years, and so on."""

    name = "operation"
    parts = PARTS
    titles = OPERATION_TITLES

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines.addWidget(self.add_warning("operation", self), len(PARTS) + 1, 0, 1, 4)

    def make_cell(self, part: str) -> QWidget:
        """万元, or a count."""
        cell = money_cell(self) if part in OPERATION_MONEY else NumberField(self, decimals=0)
        cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        return cell

    def rows(self) -> tuple[Operation, ...]:
        """All three years when anything was typed, raw."""
        rows = tuple(
            Operation(self.year(place), *(self.text(f"operation.{place}.{part}") for part in PARTS)) for place in PLACES
        )
        return rows if any(getattr(row, part) for row in rows for part in PARTS) else ()

    def set_rows(self, rows: tuple[Operation, ...]) -> None:
        """Show stored years; nothing is signalled."""
        for place in PLACES:
            row = rows[place] if place < len(rows) else Operation()
            self.show_year(place, row.year)
            for part in PARTS:
                self.put(f"operation.{place}.{part}", getattr(row, part))
