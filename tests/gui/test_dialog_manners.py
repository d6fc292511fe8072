"""Enter and Esc mean the same in every dialog."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.accounts import printed
from qtic_desktop.gui.accounts.first_secret import FirstSecretForm
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.start.recovery_page import RecoverySheetPage
from qtic_desktop.gui.widgets import BusyBar, Dialog, FormColumn, TextField, TickBox, button, plain_label
from qtic_desktop.services.accounts.access import Access

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


class Card(QWidget):
    """No dialog: a tick, a button, and one for what cannot be taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        layout = QVBoxLayout(self)
        self.tick = TickBox("已核对", self)
        self.act, self.grave = button("导出", parent=self), button("取消会议", role="danger", parent=self)
        for made in (self.tick, self.act, self.grave):
            layout.addWidget(made)
        for made in (self.act, self.grave):
            made.clicked.connect(lambda _checked=False, made=made: self.pressed.append(made.text()))


@pytest.fixture
def card(qtbot: QtBot) -> Card:
    made = Card()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_answers_to_enter_everywhere(card: Card, key: Qt.Key) -> None:
    card.act.setFocus()
    press(key)
    assert card.pressed == ["导出"]


def test_what_cannot_be_taken_back_is_not_done_by_a_row_of_enters(card: Card) -> None:
    card.grave.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Return)
    assert card.pressed == []
    assert "空格" in QToolTip.text()
    press(Qt.Key.Key_Space)
    assert card.pressed == ["取消会议"]


def test_enter_that_is_held_presses_a_button_once(card: Card) -> None:
    card.act.setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True, 1)
    press(Qt.Key.Key_Return)
    QApplication.sendEvent(card.act, held)
    assert card.pressed == ["导出"]


def test_enter_at_a_tick_goes_on_and_a_click_beside_its_words_ticks_nothing(card: Card) -> None:
    card.tick.setFocus()
    press(Qt.Key.Key_Return)
    assert card.act.hasFocus()
    assert not card.tick.isChecked()
    assert card.tick.width() < 200
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(500, card.tick.geometry().center().y()))
    assert not card.tick.isChecked()
    middle = card.tick.rect().center()
    QTest.mouseClick(card.tick, Qt.MouseButton.LeftButton, pos=middle)
    assert card.tick.isChecked()


def test_behind_the_last_field_of_a_form_inside_a_dialog_follows_the_act_of_that_form(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    whose = Access("p", "赵录", "", Role.CLERK)
    form = FirstSecretForm(whose, dialog)
    given: list[str] = []
    form.given.connect(given.append)
    dialog.body.addWidget(form)
    qtbot.waitUntil(form.again.isVisible)
    for field in (form.secret, form.again):
        field.setFocus()
        field.setText("明天还是一个晴天")
        press(Qt.Key.Key_Return)
    assert given == ["明天还是一个晴天"]
    assert dialog.pressed == []


def test_a_secret_that_was_typed_and_not_set_is_not_left_without_a_word(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    form = FirstSecretForm(Access("p", "赵录", "", Role.CLERK), dialog)
    left: list[bool] = []
    form.left.connect(lambda: left.append(True))
    dialog.body.addWidget(form)
    qtbot.waitUntil(form.again.isVisible)
    form.secret.setText("明天还是一个晴天")
    assert not form.may_leave()
    form.leave_button.click()
    assert not left
    assert "还没有设置" in form.message.text
    form.message.findChild(QPushButton, "messageAct").click()
    assert left
    form.secret.set_value("")
    assert form.may_leave()


def test_enter_on_the_button_that_stops_stops(qtbot: QtBot) -> None:
    bar, tasks = BusyBar(delay_ms=0), BackgroundTasks()
    qtbot.addWidget(bar)
    gate = Event()
    task = tasks.run("documents", gate.wait, lambda _value: None)
    bar.watch(task, "正在做")
    qtbot.waitUntil(bar.isVisible)
    bar.stop_button.setFocus()
    QTest.keyClick(bar.stop_button, Qt.Key.Key_Return)
    assert task.is_stopped()
    gate.set()
    assert tasks.close()


def test_a_secret_is_not_written_to_a_file_where_there_is_no_printer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(printed.QPrintDialog, "exec", lambda _self: pytest.fail("it asked for a file"))
    page = RecoverySheetPage("12345 " * 8, "评审", "2026-03-05T09:00")
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.printing.hasFocus)
    page.printing.click()
    assert "没有打印" in page.message.text
    assert page.message.code.text() == "代码 accounts.no_printer"
