"""From nothing to the first accepted application, by keyboard alone and without help: counted in screens and keys.

The first person founds the office and keys the application that lies on the desk. What is counted is printed; the test holds
the count of screens, and the keys that are no letter of what has to be written.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.app.desk import Desk
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.start import StartPage
from qtic_desktop.gui.start.new_secret import NewSecretPage
from qtic_desktop.gui.start.recovery_page import RecoverySheetPage
from qtic_desktop.storage.queries import intake, registry
from tests.app.seat_desk import SECRET, data, page_of, settle, start, window_of
from tests.gui.intake_desk import write
from tests.gui.keying_robot import Robot, paper_form
from tests.helpers.doors import ask

__all__ = ["data", "start"]

#: Start page, founder, recovery sheet, today, the list, eight pages of the wizard with the read-back.
MOST_SCREENS = 13
#: Enter, arrows, Tab and the like: the letters on the paper come on top.
MOST_KEYS = 170

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


class Walker:
    """A person at the keyboard of the whole program; ``desk.settle`` is what the robot waits with."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot, self._desk = qtbot, desk
        self.screens: list[str] = []
        self.robot = Robot(self)  # type: ignore[arg-type]

    def settle(self) -> None:
        settle(self._qtbot, self._desk)

    def at(self, screen: str) -> None:
        """A screen the person has not seen before."""
        self.screens.append(screen)

    def press(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.robot.press(which, modifier)
        QApplication.processEvents()

    def say(self, text: str) -> None:
        """Letters into what has the focus, then Enter."""
        self.robot.keys += len(text)
        self.robot.letters += len(text)
        write(text)
        self.press(Qt.Key.Key_Return)

    def until(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=30_000)


def test_from_an_empty_computer_to_the_first_accepted_application(
    qtbot: QtBot, start: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qtic_desktop.gui.start.start_page.default_folder", lambda: tmp_path / "评审")
    desk = start()
    walker = Walker(qtbot, desk)
    page_of(qtbot, desk, StartPage)
    walker.at("开始")
    walker.press(Qt.Key.Key_Return)  # 新建工作区 has the focus
    founder = page_of(qtbot, desk, NewSecretPage)
    walker.at("单位、姓名和口令")
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        name = focused.objectName()
        told = {"name": "王敏", "secret": SECRET, "again": SECRET}.get(name, "")
        if not told:
            break
        walker.say(told)
        if name == "again":
            break
    assert founder is not None
    sheet = page_of(qtbot, desk, RecoverySheetPage)
    walker.at("恢复单")
    assert QApplication.focusWidget() is sheet.printing
    walker.press(Qt.Key.Key_Tab)
    walker.press(Qt.Key.Key_Space)
    walker.press(Qt.Key.Key_Return)
    window = window_of(qtbot, desk)
    walker.at("今日待办")
    page = open_wizard(walker, window)
    walker.at("推荐与受理")
    paper = an_application(desk)
    before = walker.robot.keys
    wizard = walker.robot.key_form(page, paper)
    walker.screens += [f"录入 {n}" for n in range(walker.robot.screens)]
    for _ in range(8):  # past the hints that are listed
        if QApplication.focusWidget() is wizard.readback:
            break
        walker.press(Qt.Key.Key_Tab)
    for _ in range(2):
        QTest.qWait(1600)
        walker.press(Qt.Key.Key_Return)
    walker.settle()
    (row,) = ask(desk.workspace.store, intake.proposals)  # type: ignore[union-attr]
    assert row.status == "accepted"
    assert row.number == "QTIC-2026-X001"
    plain = walker.robot.keys - walker.robot.letters
    print(
        f"\n{len(walker.screens)} screens, {walker.robot.keys} keys, of them {plain} that write nothing: {walker.screens}"
    )
    print(f"to the first field of the form: {before} keys")
    assert len(walker.screens) <= MOST_SCREENS
    assert plain <= MOST_KEYS


def open_wizard(walker: Walker, window: Any) -> IntakePage:
    """Ctrl+K and the initials of 新建申报."""
    walker.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    walker.settle()
    walker.say("xjsb")
    walker.settle()
    page = window.current_page()
    assert isinstance(page, IntakePage)
    assert page.overlay is not None
    window.activateWindow()  # no window manager gives the keyboard back to the window here
    walker.until(
        lambda: QApplication.focusWidget() is not None and page.overlay.isAncestorOf(QApplication.focusWidget())
    )
    return page


def an_application(desk: Desk) -> Any:
    """What lies on the desk."""
    departments = {row.id: row.name for row in ask(desk.workspace.store, registry.departments)}  # type: ignore[union-attr]
    return paper_form(random.Random(7), 1, departments, conversion=False)
