"""Run as a process of its own: two fields of the program; every change of what they hold is a line of JSON."""

from __future__ import annotations

import json
import os

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from qtic_desktop.app.window import make_application
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.theme import Theme
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
    save = QPushButton("保存", window)
    save.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # saving without leaving the field, as Ctrl+S and the timer do
    save.clicked.connect(commit_input_method)
    layout.addWidget(save)
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
        for name, widget in (("area_at", area), ("save_at", save)):
            middle = widget.mapToGlobal(widget.rect().center())
            state[name] = [middle.x(), middle.y()]
        line = json.dumps(state)
        if line != told:
            told = line
            print(line, flush=True)

    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(20)
    app.exec()


main()
