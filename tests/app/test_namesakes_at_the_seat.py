"""Two people of one name at one computer: told apart in the head, on the lists, the lock and the pages before the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.start import PersonChooser
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.next_page import NextPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.start.vouch_page import VouchPage
from qtic_desktop.services.accounts import add_people, slips
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.perform import perform, work
from tests.app.seat_desk import SECRET, data, office, page_of, settle, start, window_of
from tests.helpers.founded import expert, slip_of

__all__ = ["data", "office", "start"]

OWN = "每天一杯崂山绿茶"


def choices(page: Any) -> list[str]:
    return [page.who.itemText(row) for row in range(page.who.count())]


def test_two_of_one_name_are_told_apart_at_the_seat(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    entered = enter(office, "王敏", SECRET)
    with entered.workspace as workspace:
        added = perform(workspace.store, entered.actor, add_people.bind(people=[("李秀英", Role.CLERK)], unit="规划处"))
        (clerk,) = added.ids
        work(workspace, entered.actor, slips.set_secret.bind(person_id=clerk, secret=OWN))
        slip = slip_of(entered, expert(entered, "李秀英", "青岛大学")).text
    desk = start(office)
    page = page_of(qtbot, desk, SignInPage)
    page.name.setText("王敏")
    page.name.finished.emit()
    settle(qtbot, desk)
    assert page.form.rows["unit"].isHidden()  # nobody composes anything
    page.name.setText("李秀英")
    page.name.finished.emit()
    settle(qtbot, desk)
    assert not page.form.rows["unit"].isHidden()
    page.unit.setText("规划")
    page.secret.setText(OWN)
    page.enter.click()
    settle(qtbot, desk)
    assert page.form.rows["unit"].problem == "没有找到单位是“规划”的“李秀英”，没有进入。请照凭条上的单位写。"
    assert page.form.rows["name"].problem == ""
    page.unit.setText("规划处")
    page.secret.setText(OWN)
    page.enter.click()
    window = window_of(qtbot, desk)
    head = window.findChild(QPushButton, "personButton")
    assert head.whole == "李秀英（规划处） · 录入员"
    desk.lock()
    lock = page_of(qtbot, desk, LockPage)
    assert "李秀英（规划处）" in lock.intro.text()
    lock.change_wanted.emit()
    people = page_of(qtbot, desk, PersonChooser)
    people.search.setText("李秀英")
    people.table.setFocus()
    rows = people.table.rows_model.shown()
    assert people.table.select(next(row.id for row in rows if row.unit == "青岛大学"))
    assert people.enter.text() == "以“李秀英（青岛大学） · 评审专家”进入"
    people.secret.setText(slip)
    QTest.keyClick(people.secret, Qt.Key.Key_Return)
    window = window_of(qtbot, desk)
    assert window.ctx.actor.called == "李秀英（青岛大学）"
    desk.wish("person")
    vouch = page_of(qtbot, desk, VouchPage)
    assert "李秀英（青岛大学）" in vouch.intro.text()
    assert choices(vouch) == ["李秀英（规划处） · 录入员", "王敏 · 办公室等 3 岗"]  # who has a secret, and the right
    vouch.left.emit()
    settle(qtbot, desk)
    desk.wish("next")
    assert choices(page_of(qtbot, desk, NextPage)) == ["李秀英（青岛大学）"]
