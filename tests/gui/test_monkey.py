"""Random actions of each role in the window: no exception, no long stretch of its thread, no memory that stays.

A few for each role in the suite; ``QTIC_ACTIONS`` for each role at length.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QTableView, QWidget

from qtic_desktop.app.diagnostics import is_foreseen
from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.place import STAGE_NAMES, Place
from qtic_desktop.services.audit.checks import check_workspace
from tests.review_story import Story, begin_story

ACTIONS = int(os.environ.get("QTIC_ACTIONS", "12"))
SEED = 20261127
LONGEST = 0.2  # seconds of the window's own thread; measured in time of this process, whatever else the machine does
KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space,
    Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Right,
)  # fmt: skip
TEXTS = ("85", "８５", "海洋", "-1", "1e9", "'; DROP", "九十", "x" * 60, "2026-03-10", "𠮷")
#: These ask the system for a file, which nobody here could answer, or leave the window.
_LEFT_ALONE = ("…", "导出", "打开", "打印", "备份", "保存诊断", "文件夹", "Excel", "字体")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    made = begin_story(tmp_path_factory.mktemp("monkey") / "w", proposals=3, experts=5)
    made.convene()
    made.open()
    made.score(0)
    made.score(1, submit=False)
    yield made
    made.workspace.close()


class Monkey:
    """One role at one window."""

    def __init__(self, story: Story, actor: Actor, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tasks = BackgroundTasks()
        self.unforeseen: list[str] = []
        self.tasks.failed.connect(self._failed)
        self.window = build_window(story.workspace, actor, self.tasks, lang="zh", settings_file=folder)
        self.window.resize(1280, 740)
        self.window.show()
        self.settle()
        self.longest, self.what, self.long_ones = 0.0, "", 0
        self._inside = 0.0  # since when an action runs that has not come back: it asks something in a loop of its own
        self._answering = QTimer()
        self._answering.timeout.connect(self._answer)
        self._answering.start(25)

    def _answer(self) -> None:
        """A menu, or a question that waits for its answer: one is given, whatever it is."""
        if not self._inside or time.monotonic() - self._inside < 0.1:
            return
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            actions = [one for one in popup.actions() if one.isEnabled() and not one.isSeparator()]
            chosen = self.chance.choice(actions) if actions and self.chance.random() < 0.6 else None
            popup.close()
            if chosen is not None and not any(word in chosen.text() for word in _LEFT_ALONE):
                chosen.trigger()
        elif modal is not None:
            buttons = [one for one in modal.findChildren(QAbstractButton) if self._may_press(one)]
            if buttons and self.chance.random() < 0.8:
                self.chance.choice(buttons).click()
            elif isinstance(modal, QDialog):
                modal.reject()

    def _failed(self, error: Exception) -> None:
        if not is_foreseen(error):
            self.unforeseen.append(f"{type(error).__name__}: {error}")

    def settle(self) -> None:
        until = time.monotonic() + 60
        while self.tasks.running and time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)
        QApplication.processEvents()

    def act(self) -> None:
        """One action and all that follows from it on this thread."""
        words, do = self._choose()
        begun, self._inside = time.thread_time(), time.monotonic()
        do()
        self._inside = 0.0
        QApplication.processEvents()
        taken = time.thread_time() - begun
        self.long_ones += taken > LONGEST
        if taken > self.longest:
            self.longest, self.what = taken, words
        self.settle()

    def _choose(self) -> tuple[str, Any]:
        chance, root = self.chance, QApplication.activeModalWidget() or self.window
        kind = chance.choices(("go", "press", "type", "key", "row", "escape"), (3, 4, 3, 4, 3, 1))[0]
        if kind == "go" and root is self.window:
            name = chance.choice(STAGE_NAMES)
            return f"go {name}", lambda: self.window.ctx.go(Place(name))
        if kind == "press":
            buttons = [one for one in root.findChildren(QAbstractButton) if self._may_press(one)]
            if buttons:
                one = chance.choice(buttons)
                return f"press {one.text()}", one.click
        if kind == "type":
            fields = [one for one in root.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
            if fields:
                field, words = chance.choice(fields), chance.choice(TEXTS)
                return f"type {field.objectName()}", lambda: self._type(field, words)
        if kind == "row":
            tables = [one for one in root.findChildren(QTableView) if one.isVisible() and one.model().rowCount()]
            if tables:
                table = chance.choice(tables)
                return "row", lambda: table.selectRow(chance.randrange(table.model().rowCount()))
        if kind == "escape" and isinstance(root, QDialog):
            return "close", root.reject
        target, key = QApplication.focusWidget() or root, chance.choice(KEYS)
        return f"key {key.name} in {target.objectName()}", lambda: QTest.keyClick(target, key)

    @staticmethod
    def _may_press(one: QAbstractButton) -> bool:
        return one.isVisible() and one.isEnabled() and not any(word in one.text() for word in _LEFT_ALONE)

    @staticmethod
    def _type(field: QWidget, words: str) -> None:
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(field, letter)
            else:
                from tests.gui.review_window import type_into

                type_into(field, letter)

    def close(self) -> None:
        self._answering.stop()
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]:
            dialog.close()
            dialog.deleteLater()
        self.settle()
        self.window.close()
        self.window.deleteLater()
        self.tasks.close(QApplication.processEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def actor(story: Story, role: Role) -> Actor:
    return story.seat(1) if role is Role.EXPERT else Actor(f"m-{role}", "某人", role)


def resident() -> int:
    """Kilobytes of memory of this process."""
    text = Path("/proc/self/status").read_text(encoding="ascii") if sys.platform.startswith("linux") else "VmRSS: 0"
    return int(text.split("VmRSS:")[1].split()[0])


@pytest.mark.parametrize("role", [Role.EXPERT, Role.CLERK, Role.OFFICE, Role.SUPERVISOR])
def test_whatever_is_pressed_nothing_falls_over(
    qtbot: Any, story: Story, tmp_path: Path, role: Role, monkeypatch: pytest.MonkeyPatch, themed: None
) -> None:
    monkeypatch.setattr("qtic_desktop.gui.save_path._ask", lambda *_: [])
    monkey = Monkey(story, actor(story, role), tmp_path, SEED)
    early = 0
    try:
        with qtbot.captureExceptions() as fallen:
            for number in range(ACTIONS):
                monkey.act()
                if number == ACTIONS // 6:
                    gc.collect()
                    early = resident()
        gc.collect()
        grown = resident() / early
        print(
            f"\nFIGURE {role}: {ACTIONS} actions, {len(fallen) + len(monkey.unforeseen)} exceptions, {monkey.long_ones} "
            f"stretches over {LONGEST * 1000:.0f} ms, the longest {monkey.longest * 1000:.0f} ms ({monkey.what}), memory "
            f"{grown:.2f} of that after a sixth"
        )
        assert [str(one[1]) for one in fallen] == []
        assert monkey.unforeseen == []
        assert check_workspace(story.workspace) == ()
    finally:
        monkey.close()
