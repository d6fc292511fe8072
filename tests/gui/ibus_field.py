"""Run as a process of its own: two fields of the program; every change of what they hold is a line of JSON."""

from __future__ import annotations

import json
import os

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.app.window import make_application
from qtic_desktop.gui.theme import Theme, apply_theme
from qtic_desktop.gui.widgets import TextArea, TextField, commit_input_method


def main() -> None:
    """Show the fields and tell until killed."""
    app = make_application()
    apply_theme(app, Theme())
    window = QWidget()
    field, area = TextField(window), TextArea(window)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(area)
    QShortcut(QKeySequence.StandardKey.Save, window, commit_input_method)
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    field.setFocus()
    told = ""

    def tell() -> None:
        nonlocal told
        state: dict[str, object] = {
            "active": window.isActiveWindow(),
            "module": os.environ.get("QT_IM_MODULE"),
            "field": [field.text(), field.preedit, field.hasFocus()],
            "area": [area.value(), area.preedit, area.editor.hasFocus()],
        }
        middle = area.mapToGlobal(area.rect().center())
        state["area_at"] = [middle.x(), middle.y()]
        line = json.dumps(state)
        if line != told:
            told = line
            print(line, flush=True)

    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(20)
    app.exec()


main()
