"""An expert's station: the own sheets and papers, no folder, no other page, nobody else without the office's secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.place import STAGE_NAMES, Place
from qtic_desktop.gui.start import PersonChooser
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.next_page import NextPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.start.vouch_page import VouchPage
from qtic_desktop.services.accounts.sign_in import Entered, enter
from tests.app.seat_desk import SECRET, data, office, page_of, settle, start, window_of
from tests.helpers.founded import add, expert, slip_of

__all__ = ["data", "office", "start"]

#: What leads out of the own sheets: to folders, to files, to other people's work.
KEY = Qt.ItemDataRole.UserRole
LEADS_OUT = ("文件夹", "导出", "核验文件", "批量", "备份", "工作区", "诊断", "口令", "设置", "审计", "人员", "结果")


class Station:
    """李秀英 has signed in with her slip."""

    def __init__(self, qtbot: Any, start: Callable[..., Desk], folder: Path) -> None:
        with enter(folder, "王敏", SECRET).workspace as workspace:
            here = Entered(workspace, Actor("-", "王敏", Role.OFFICE))
            self.slip = slip_of(here, expert(here)).text
            self.other = slip_of(here, expert(here, "赵工")).text
            add(here, ("周督", Role.SUPERVISOR))
        self.qtbot, self.desk = qtbot, start(folder)
        page = page_of(qtbot, self.desk, SignInPage)
        page.name.setText("李秀英")
        page.secret.setText(self.slip)
        page.enter.click()
        self.window = window_of(qtbot, self.desk)

    def settle(self) -> None:
        settle(self.qtbot, self.desk)


@pytest.fixture
def station(qtbot: Any, start: Callable[..., Desk], office: Path) -> Station:
    return Station(qtbot, start, office)


def test_nothing_leads_out_of_the_own_sheets(station: Station) -> None:
    window = station.window
    entries = [made.objectName() for made in window.findChildren(QPushButton) if made.objectName().startswith("nav_")]
    assert entries == ["nav_scoring", "nav_opinions"]
    for name in STAGE_NAMES:
        assert window.go(Place(name)) is (name in ("scoring", "opinions"))
        station.settle()
    window.go(Place("opinions"))
    station.settle()
    for made in window.findChildren(QMenu):
        made.aboutToShow.emit()
    tools = [act.text() for made in window.findChildren(QMenu) for act in made.actions()]
    assert "选择列…" in tools
    assert not [text for text in tools if "导出" in text]
    titles = [command.title for command in window.commands()]
    menu = [act.text() for act in window.findChild(QPushButton, "personButton").menu().actions() if act.text()]
    buttons = [made.text() for made in window.findChildren(QPushButton) if made.isVisible()]
    actions = [act.text() for act in window.findChildren(QAction)]
    assert "更换办理人" in titles
    for text in (*titles, *menu, *buttons, *actions):
        assert not [word for word in LEADS_OUT if word in text], text
    assert window._seeker is None  # no search over all records
    for wish in ("workspaces", "diagnostics", "secret"):
        station.desk.wish(wish)
    station.settle()
    assert station.desk._front is None
    assert window.isVisible()


def test_another_person_sits_down_only_with_the_secret_of_the_office(station: Station) -> None:
    station.desk.wish("person")
    page = page_of(station.qtbot, station.desk, VouchPage)
    assert [page.who.itemText(row) for row in range(page.who.count())] == ["王敏 · 办公室等 3 岗"]
    page.who.set_value(page.who.itemData(0, KEY))
    page.secret.setText("不是她的口令")
    page.go_on.click()
    station.settle()
    assert "还可以试" in page.form.rows["secret"].problem
    assert station.desk._front is page
    page.left.emit()
    station.settle()
    assert station.window.isVisible()
    station.desk.lock()
    page_of(station.qtbot, station.desk, LockPage).change_wanted.emit()
    page = page_of(station.qtbot, station.desk, VouchPage)
    page.who.set_value(page.who.itemData(0, KEY))
    page.secret.setText(SECRET)
    page.go_on.click()
    page_of(station.qtbot, station.desk, PersonChooser)


def test_the_computer_goes_on_to_the_next_expert_who_sees_nothing_of_the_one_before(station: Station) -> None:
    station.desk.wish("next")
    page = page_of(station.qtbot, station.desk, NextPage)
    said = [made.text() for made in page.findChildren(QLabel)] + [
        made.text() for made in page.findChildren(QPushButton)
    ]
    assert not [
        text for text in said if "李秀英" in text
    ]  # the list of the panel holds both, and says of nobody who was here
    assert not station.window.isVisible() or not station.window.isActiveWindow()
    page.who.set_value(next(page.who.itemData(row, KEY) for row in range(2) if "赵工" in page.who.itemText(row)))
    page.secret.setText(station.slip)  # somebody else's slip opens nothing
    page.enter.click()
    station.settle()
    assert "还可以试" in page.form.rows["secret"].problem
    assert page.secret.value() == ""
    page.secret.setText(station.other)
    page.enter.click()
    station.settle()
    window = window_of(station.qtbot, station.desk)
    assert window.ctx.actor.name == "赵工"
    assert window is not station.window


def test_the_one_before_goes_on_only_with_the_own_slip_and_the_office_takes_the_computer_back(station: Station) -> None:
    station.desk.wish("next")
    page_of(station.qtbot, station.desk, NextPage).back.emit()
    lock = page_of(station.qtbot, station.desk, LockPage)
    lock.secret.setText(station.other)
    lock.unlock.click()
    station.settle()
    assert station.desk._front is lock
    lock.secret.setText(station.slip)
    lock.unlock.click()
    station.settle()
    assert station.desk._front is None
    assert station.window.isVisible()
    station.desk.wish("next")
    page_of(station.qtbot, station.desk, NextPage).office_wanted.emit()
    page_of(station.qtbot, station.desk, VouchPage)
