"""Open the window: Qt first, the database on the storage thread, so that something is on screen at once."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.diagnostics import Diagnostics, is_foreseen
from qtic_desktop.app.places import data_folder
from qtic_desktop.resources import Language, message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def open_window(folder: Path | None, *, lang: Language | None, person: str = "", another: bool = False) -> int:
    """Start Qt, open ``folder`` (or ask which), and run until the window is closed. ``person`` skips the chooser,
    ``lang`` holds until the person chooses another language in the settings. ``another``: a window of its own, also where
    one is open already; on the same workspace it only reads."""
    trouble = cannot_show_a_window()
    if trouble:
        print(message(trouble, lang or "zh"), file=sys.stderr)
        return 3
    gc.disable()
    diagnostics = Diagnostics(data_folder() / "logs")
    crashed_before = diagnostics.install()
    app = make_application()
    from qtic_desktop.app.desk import Desk
    from qtic_desktop.app.instance import FirstInstance, raise_the_first
    from qtic_desktop.app.qt_hooks import CrashBell, qt_messages_to_log

    if not another and raise_the_first(data_folder(), folder):
        diagnostics.uninstall()
        return 0
    first = None if another else FirstInstance(data_folder())
    qt_messages_to_log()
    desk = Desk(app, lang=lang, person=person)
    if first is not None:
        first.raised.connect(desk.raise_window)
        desk.on_taken = first.hold
    bell = CrashBell(desk.report_crash)
    diagnostics.on_crash(bell.ring)
    desk.tasks.failed.connect(lambda error: None if is_foreseen(error) else diagnostics.note(error))
    if crashed_before:
        desk.tell("gui.crashed_before")
    desk.begin(folder)
    status = app.exec()
    if first is not None:
        first.close()
    desk.close()
    diagnostics.uninstall()
    return status


def cannot_show_a_window() -> str:
    """The code of the sentence that says why no window can be shown, empty when one can."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    ):
        return "window.no_display"
    return ""


def make_application() -> QApplication:
    """The one QApplication, with an input method that the wheels can speak to."""
    prefer_ibus()
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("qtic-desktop")
    app.setStyle("Fusion")
    from qtic_desktop.gui.collector import Collector

    if app.findChild(Collector) is None:
        Collector(app)
    return app


def prefer_ibus() -> None:
    """Where the desktop runs fcitx, use its ibus front end: the wheels carry no fcitx plugin, and without this nobody
    could type Chinese (docs/decisions/0006-chinese-input.md)."""
    wanted = os.environ.get("QT_IM_MODULE", "")
    if wanted.startswith("fcitx") or (not wanted and "fcitx" in os.environ.get("XMODIFIERS", "")):
        os.environ["QT_IM_MODULE"] = "ibus"
