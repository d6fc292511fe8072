"""Run as a process of its own: a clerk fills the proposal wizard by keys, tells of each field, and is killed on the way."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.doors import Doors
from qtic_desktop.storage.workspace import open_workspace


def say(kind: str, **facts: Any) -> None:
    """One line in one call."""
    os.write(1, (json.dumps({"kind": kind, **facts}, ensure_ascii=False) + "\n").encode())


def acknowledged(wizard: ProposalWizard, name: str, text: str) -> bool:
    """Whether a save that holds this text was asked for and answered; an earlier save may be answered in between."""
    keeper = wizard.keeper
    return keeper._asked is not None and keeper._asked[0].get(name) == text and not keeper.is_waiting


def main(folder: Path) -> None:
    """Fill the plain lines of the first two pages, over and over with new words."""
    app = QApplication([])
    workspace = open_workspace(folder)
    clerk, ini = Actor("c", "录入员", Role.CLERK), Settings(folder / "settings.ini")
    ctx = AppContext(Doors(workspace), clerk, BackgroundTasks(), ChangeNotifier(), ini)
    wizard = ProposalWizard(ctx, ProposalDraft({"track": "NEW"}))
    wizard.resize(1100, 700)
    wizard.show()
    wizard.activateWindow()

    def until(ready: Any) -> None:
        limit = time.monotonic() + 60
        while not ready():
            assert time.monotonic() < limit, "stuck"
            app.processEvents()
            time.sleep(0.001)

    until(wizard.isActiveWindow)
    for turn in range(1000):
        for page in ("recommendation", "host"):
            wizard.go_to(page)
            for name, widget in wizard.page(page).fields.items():
                if type(widget).__name__ != "TextField" or not isinstance(widget, QLineEdit):
                    continue
                wizard.page(page).focus_field(name)
                text = f"{name}-{turn}-" + "abc 123" * 2
                say("typing", field=name, text=text)
                widget.selectAll()
                for letter in text:
                    QTest.keyClicks(QApplication.focusWidget(), letter)
                    app.processEvents()
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
                say("left", field=name, text=text)
                until(lambda name=name, text=text: acknowledged(wizard, name, text))
                say("kept", field=name, text=text)


main(Path(sys.argv[1]))
