"""Run as a process of its own: an expert types a sheet field by field, says so, and is then killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.doors import Doors
from qtic_desktop.storage.workspace import open_workspace


def main(folder: Path, meeting_id: str, expert_id: str) -> None:
    app = QApplication([])
    workspace = open_workspace(folder)
    actor = Actor("p", "专家", Role.EXPERT, expert_id)
    ini = Settings(folder / "settings.ini")
    ctx = AppContext(Doors(workspace), actor, BackgroundTasks(), ChangeNotifier(), ini, meeting_id=meeting_id)
    page = ScoringPage(ctx)
    page.show()
    page.activateWindow()
    page.activate(Place(page.name))

    def wait(ready: object = None) -> None:
        for _ in range(2000):
            app.processEvents()
            focus = QApplication.focusWidget()
            name = "" if focus is None else focus.objectName()
            if ctx.tasks.running == 0 and (ready is None or name == ready):
                return
            time.sleep(0.005)
        raise SystemExit("stuck")

    wait()
    wait()
    for _ in range(20):
        wait()
        app.processEvents()
    page._start_own()
    for number in ("1", "2", "3", "4"):
        wait(f"score_{number}")
        QTest.keyClicks(QApplication.focusWidget(), "8.5")
        if number != "4":
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait()
    print("typed", flush=True)
    while True:
        app.processEvents()
        time.sleep(0.01)


main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
