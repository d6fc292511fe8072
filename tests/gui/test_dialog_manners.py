"""Enter and Esc mean the same in every dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.widgets import Dialog, FormColumn, TextField, plain_label

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


class Asked(Dialog):
    """Two fields, 取消 and a primary button that write down what was pressed."""

    holds_entries = True

    def __init__(self, *, harmless: bool = True) -> None:
        super().__init__("登记主管部门")
        self.harmless = harmless
        self.pressed: list[str] = []
        self.name, self.code = TextField(self), TextField(self)
        column = FormColumn(self)
        column.add("name", "名称", self.name)
        column.add("code", "代码", self.code)
        self.body.addWidget(column)
        self.cancel = self.add_button("取消", self.reject)
        self.confirm = self.add_button("登记", lambda: self.pressed.append("登记"), "primary")
        self.name.setFocus()


def shown(qtbot: QtBot, *, harmless: bool = True) -> Asked:
    dialog = Asked(harmless=harmless)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.name.hasFocus)
    return dialog


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    QApplication.processEvents()


def test_enter_goes_to_the_next_field_and_after_the_last_one_does_what_the_dialog_is_for(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    press(Qt.Key.Key_Return)
    assert dialog.code.hasFocus()
    assert dialog.pressed == []
    press(Qt.Key.Key_Enter)
    assert dialog.pressed == ["登记"]


def test_enter_after_the_last_field_of_a_grave_dialog_only_leads_to_its_button(qtbot: QtBot) -> None:
    dialog = shown(qtbot, harmless=False)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert dialog.pressed == []
    assert dialog.confirm.hasFocus()
    press(Qt.Key.Key_Return)
    assert dialog.pressed == ["登记"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_with_the_focus_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    dialog = shown(qtbot)
    dialog.confirm.setFocus()
    press(key)
    assert dialog.pressed == ["登记"]
    dialog.cancel.setFocus()
    press(key)
    assert not dialog.isVisible()


def test_a_key_held_down_presses_nothing_twice(qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    dialog = shown(qtbot)
    dialog.confirm.setFocus()
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated, 1)
        QApplication.sendEvent(dialog.confirm, event)
    assert dialog.pressed == ["登记"]


def test_esc_closes_at_once_while_nothing_was_typed(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_over_typed_words_asks_and_a_second_esc_does_not_throw_them_away(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    QTest.keyClicks(dialog.name, "abc")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.name.value() == "abc"
    give_up = dialog.findChild(QPushButton, "messageAct")
    assert give_up is not None
    assert give_up.text() == "放弃填写"
    give_up.click()
    assert not dialog.isVisible()


def test_words_typed_and_taken_back_are_nothing_to_lose(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    QTest.keyClicks(dialog.name, "abc")
    dialog.name.clear()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_words_that_need_more_than_two_thirds_of_the_screen_are_not_cut(qtbot: QtBot) -> None:
    dialog = Dialog("意见书定稿")
    qtbot.addWidget(dialog)
    dialog.setFixedWidth(420)
    room = dialog.screen().availableGeometry().height()
    labels, layout = [], dialog.layout()
    assert layout is not None
    while layout.totalMinimumHeightForWidth(420) < room * 3 // 4:
        labels.append(plain_label("签名人：" + "王承志、黄海燕、" * 12, "body", dialog))
        dialog.body.addWidget(labels[-1])
    dialog.open()
    assert room * 2 // 3 < dialog.height() <= room
    assert [label for label in labels if label.heightForWidth(label.width()) > label.height()] == []
