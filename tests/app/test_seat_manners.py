"""Small manners of the seat: the rule of a secret while it is typed, the time of the lock, where the keyboard works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.places import data_folder
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.command_palette import CommandPalette
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.start import StartPage
from qtic_desktop.gui.start.new_secret import NewSecretPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.theme import TOUCH, Theme, theme
from tests.app.seat_desk import data, office, page_of, settle, sign_in, start, window_of

__all__ = ["data", "office", "start"]

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def test_the_rule_of_a_secret_is_told_while_typing_and_the_cursor_goes_where_the_fault_is(
    qtbot: Any, start: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = start()
    page_of(qtbot, desk, StartPage).new_requested.emit(tmp_path / "新的")
    page = page_of(qtbot, desk, NewSecretPage)
    page.activateWindow()
    secret, again = page.findChild(QLineEdit, "secret"), page.findChild(QLineEdit, "again")
    page.findChild(QLineEdit, "name").setText("王敏")
    secret.setFocus()
    QTest.keyClicks(secret, "2031")
    assert "还差 6 个" in page.form.rows["secret"].problem
    QTest.keyClicks(secret, "0405")
    QTest.keyClick(secret, Qt.Key.Key_Return)
    assert "至少要 10 个" in page.form.rows["secret"].problem
    QTest.keyClicks(again, "20310405")
    QTest.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(secret.hasFocus, timeout=5000)
    assert page.do_button.isEnabled()  # nothing was begun
    QTest.keyClick(secret, Qt.Key.Key_F1)
    assert "至少要 10 个" in QToolTip.text()


def test_the_time_of_the_lock_is_chosen_in_the_settings_and_holds_at_once(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    before = desk._idle
    assert before is not None
    assert before._first.interval() == 9 * 60_000
    window.go(Place("settings", view="look"))
    choice = window.current_page().sections["look"]._form.idleChoice
    choice.set_value("20")
    choice.edited.emit()
    assert desk._idle is not None
    assert desk._idle._first.interval() == 19 * 60_000
    assert window.ctx.settings.idle_minutes == 20


def test_what_ctrl_k_opened_has_the_keyboard(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    window.activateWindow()
    entry = window.findChild(QPushButton, "nav_today")
    entry.setFocus()
    window.open_palette()
    palette = window.findChild(CommandPalette)
    palette.query.setText("设置：人员")
    qtbot.waitUntil(lambda: bool(palette.found), timeout=60000)
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    settle(qtbot, desk)
    page = window.current_page()
    assert page.name == "settings"
    qtbot.waitUntil(lambda: page.isAncestorOf(window.focusWidget()), timeout=5000)


def test_a_list_to_choose_from_opens_below_its_box(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    window.resize(1280, 700)
    window.go(Place("settings", view="look"))
    settle(qtbot, desk)
    choice = window.current_page().sections["look"]._form.idleChoice
    choice.set_value("30")
    choice.showPopup()
    top = choice.view().window().geometry().top()
    assert top >= choice.mapToGlobal(choice.rect().bottomLeft()).y()
    choice.hidePopup()


def test_capital_lock_and_full_width_letters_are_said_behind_the_dots(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    page = page_of(qtbot, start(office), SignInPage)
    row, shift = page.form.rows["secret"], Qt.KeyboardModifier.ShiftModifier

    def press(letter: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        QApplication.sendEvent(page.secret, QKeyEvent(QEvent.Type.KeyPress, 0, held, letter))
        return str(row.problem)

    assert press("A", shift) == press("b") == press("7") == ""
    assert "大写锁定" in press("C")
    assert "大写锁定" in press("d", shift)
    page.secret.setText("")
    assert "全角" in press("１")


def test_larger_things_to_press_are_had_before_signing_in_and_go_with_the_person(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    page = page_of(qtbot, desk, SignInPage)
    made = page.findChild(QPushButton, "touchButton")
    made.click()
    try:
        assert theme().touch
        qtbot.waitUntil(lambda: page.enter.height() >= TOUCH, timeout=5000)
        assert made.text() == "恢复鼠标大小"
        sign_in(qtbot, desk)
        window = window_of(qtbot, desk)
        assert window.ctx.settings.touch
        assert not Settings(data_folder() / "settings.ini", "the next one").touch
        desk.restyle(Actor("next", "下一位", Role.CLERK))
        assert not window_of(qtbot, desk).ctx.settings.touch
        assert not theme().touch
    finally:
        apply_theme(make_application(), Theme())
