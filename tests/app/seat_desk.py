"""The seat before the window, as a test sits down at it: an encrypted workspace, a desk, and who is let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.window import make_application
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.services.accounts.founding import Costs, found
from qtic_desktop.storage.encryption.cost import Cost

SECRET = "海边有一座很长的栈桥"
QUICK = Costs(Cost(8, 1, 1), Cost(8, 1, 1))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QTIC_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An encrypted workspace of 王敏."""
    return found(tmp_path / "评审", office="青岛市科学技术局", name="王敏", secret=SECRET, costs=QUICK).folder


@pytest.fixture
def start(qtbot: Any, data: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks as the command does, without its event loop."""
    made: list[Desk] = []

    def begin(folder: Path | None = None, **options: Any) -> Desk:
        desk = Desk(make_application(), lang=options.pop("lang", None), **options)
        made.append(desk)
        desk.begin(folder)
        return desk

    yield begin
    for desk in made:
        settle(qtbot, desk)
        for widget in (desk._front, desk.window):
            if widget is not None:
                widget.close()
                widget.deleteLater()
        desk.close()
    QApplication.processEvents()


def settle(qtbot: Any, desk: Desk) -> None:
    """Wait until nothing is asked for and every answer has come."""
    for _ in range(3):
        qtbot.waitUntil(lambda: desk.tasks.running == 0, timeout=30000)
        QApplication.processEvents()


def page_of(qtbot: Any, desk: Desk, kind: type) -> Any:
    qtbot.waitUntil(lambda: isinstance(desk._front, kind), timeout=30000)
    settle(qtbot, desk)
    return desk._front


def window_of(qtbot: Any, desk: Desk) -> Any:
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.isVisible(), timeout=30000)
    settle(qtbot, desk)
    return desk.window


def sign_in(qtbot: Any, desk: Desk, secret: str = SECRET) -> None:
    page = page_of(qtbot, desk, SignInPage)
    page.name.setText("王敏")
    page.secret.setText(secret)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    settle(qtbot, desk)
