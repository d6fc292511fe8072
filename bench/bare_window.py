"""The floor of the start: a bare PySide6 window with a table; with a database file it shows its centres, else nothing.

Usage: python bench/bare_window.py [qtic.db]
"""

import sqlite3
import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

QUERY = "SELECT number, name, host_name, track, started_on, ends_on, status FROM centers ORDER BY number"


class Rows(QAbstractTableModel):
    """Rows of a database as they are."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802
        return len(self._rows)

    def columnCount(self, _parent: QModelIndex | None = None) -> int:  # noqa: N802
        return 7

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return str(self._rows[index.row()][index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


app = QApplication(sys.argv[:1])
app.setStyle("Fusion")
window = QMainWindow()
table = QTableView()
if len(sys.argv) > 1:
    with sqlite3.connect(sys.argv[1]) as link:
        table.setModel(Rows(link.execute(QUERY).fetchall()))
window.setCentralWidget(table)
window.resize(1280, 720)
window.show()
sys.exit(app.exec())
