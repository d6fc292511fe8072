"""服务器 in the settings: looked at, moved to a real server and back, by the keys; the passwords are shown nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.stations.server_section import ServerSection
from qtic_desktop.services.accounts.founding import found
from qtic_desktop.services.accounts.sign_in import Entered, enter
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.doors import Doors
from qtic_desktop.storage.workspace import read_info
from tests.gui.review_window import press, settle, show_page
from tests.helpers.founded import CHEAP, OFFICE, noon
from tests.helpers.on_server import Servers, in_files

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def folder(servers: Servers, tmp_path: Path) -> Path:
    with in_files():
        return found(
            tmp_path / "w", office="青岛市科学技术局", name="王明远", secret=OFFICE, now=noon, costs=CHEAP
        ).folder


class Seat:
    """The section of one person on one opened workspace."""

    def __init__(self, qtbot: Any, entered: Entered, folder: Path, actor: Actor | None = None) -> None:
        self.qtbot, self.entered = qtbot, entered
        self.ctx = AppContext(
            doors=Doors(entered.workspace), actor=actor or entered.actor, tasks=BackgroundTasks(),
            notifier=ChangeNotifier(), settings=Settings(folder / "settings.ini"), station="服务器 127.0.0.1",
        )  # fmt: skip
        self.section = ServerSection(self.ctx)
        self.said: list[str] = []
        self.section.said.connect(lambda words, _kind: self.said.append(words))
        show_page(qtbot, self.section, 1100, 640)

    def fill(self, **texts: str) -> None:
        """By the keys, in the order of the form."""
        for name, text in texts.items():
            field = self.section.form.field(name)
            field.setFocus()
            field.selectAll()
            press(text, *() if text else (Qt.Key.Key_Backspace,))
        settle(self.qtbot, self.ctx)

    def look(self) -> None:
        press("", TAB)
        self.section.look_button.setFocus()
        press("", Qt.Key.Key_Space)
        settle(self.qtbot, self.ctx)

    def move(self) -> None:
        assert self.section.move_button.hasFocus()
        press("", Qt.Key.Key_Space)
        dialog: Any = self.section.dialog
        assert not dialog.harmless
        self.qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)
        press("", TAB, Qt.Key.Key_Space)
        settle(self.qtbot, self.ctx)

    def close(self) -> None:
        assert self.ctx.tasks.close(QApplication.processEvents)


@pytest.fixture
def seats(qtbot: Any, tmp_path: Path, themed: None) -> Iterator[list[Seat]]:
    made: list[Seat] = []
    yield made
    for seat in made:
        seat.close()


def test_there_and_back_by_the_keys(
    qtbot: Any, folder: Path, servers: Servers, tmp_path: Path, seats: list[Seat], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = servers.server
    address = server.address(server.database())
    with enter(folder, "王明远", OFFICE, now=noon).workspace as workspace:
        workspace.attachments.put(b"scan" * 1000)
        entered = Entered(workspace, Actor("1", "王明远", Role.OFFICE), must_change=False)
        seats.append(seat := Seat(qtbot, entered, tmp_path))
        section = seat.section
        assert not section.move_button.isEnabled()
        seat.look()
        assert section.form.rows["host"].problem  # what is missing is said beside its field
        seat.fill(
            host="127.0.0.1", port=str(address.port), database=address.database, owner=address.user,
            owner_password="wrong" + server.password, station="",
        )  # fmt: skip
        seat.look()
        assert "没有让用户" in seat.said[-1]
        assert not section.move_button.isEnabled()
        seat.fill(owner_password=server.password)
        seat.look()
        told = section.ahead.text()
        assert "1 个文件" in told
        assert "行记录" in told
        seat.fill(host="127.0.0.2")  # what was looked at is another server now
        assert not section.move_button.isEnabled()
        seat.fill(host="127.0.0.1")
        seat.look()
        assert not read_info(folder).server
        seat.move()
        result = section.result.text()
        assert "两边逐一比对相同" in result
        assert section.open_button.isVisible()
        assert section.form.field("owner_password").value() == ""
        shown = result + section.ahead.text() + "".join(line.text() for line in section.findChildren(QLineEdit))
        assert server.password not in shown + str(seat.said) + caplog.text
        assert read_info(folder).server == str(address)
    with enter(folder, "王明远", OFFICE, now=noon).workspace as workspace:
        entered = Entered(workspace, Actor("1", "王明远", Role.OFFICE), must_change=False)
        seats.append(seat := Seat(qtbot, entered, tmp_path))
        other = servers.store(address)
        with other.read():
            pass
        seat.fill(owner=address.user, owner_password=server.password)
        with other.engine.connect():
            seat.look()
        told = seat.section.ahead.text()
        assert f"{address.user} · 127.0.0.1 (1)" in told  # and not this computer itself
        other.close()
        seat.look()
        assert "没有别的电脑" in seat.section.ahead.text()
        code = told.split("校验码 ")[1][:14]
        seat.move()
        assert code.count("-") == 2
        assert "移回这台电脑" in seat.section.result.text()
    assert not read_info(folder).server
    with enter(folder, "王明远", OFFICE, now=noon).workspace as workspace:
        assert check_workspace(workspace) == ()


def test_parts_that_make_no_address_and_who_may_not(
    qtbot: Any, folder: Path, tmp_path: Path, seats: list[Seat]
) -> None:
    entered = enter(folder, "王明远", OFFICE, now=noon)
    with entered.workspace:
        seats.append(seat := Seat(qtbot, entered, tmp_path))
        seat.fill(host="10.0.0.5/x", owner_password="x", station="")
        seat.look()
        assert "地址不对" in seat.section.form.rows["host"].problem
        seat.fill(host="10.0.0.5", port="70000")
        seat.look()
        assert "70000" in seat.section.form.rows["port"].problem
        clerk = Actor("2", "李四", Role.CLERK)
        seats.append(beside := Seat(qtbot, entered, tmp_path, clerk))
        assert not beside.section.look_button.isEnabled()
        assert beside.section.look_button.toolTip()
