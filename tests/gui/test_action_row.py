"""The head of a page keeps to one line; what has no room stands in a menu and does there what its button does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.widgets import button
from qtic_desktop.gui.widgets.action_row import ActionRow

NAMES = ("登记中心…", "导入台账…", "空白表格…", "导出台账…", "统计表…")


class Head:
    """A row with a choice, five buttons and a primary one, in a window of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.row = ActionRow(self.window)
        self.pressed: list[str] = []
        self.buttons = [self._made(name) for name in NAMES]
        self.primary = self._made("启动建设…", "primary")
        self.row.keeps = self.primary
        self.choice = QComboBox()
        self.choice.addItem("2026 年度")
        self.row.insert(0, self.choice)
        self.window.show()

    def _made(self, name: str, role: str = "") -> QPushButton:
        made = button(name, "", role)
        made.clicked.connect(lambda: self.pressed.append(name))
        self.row.add(made)
        return made

    def narrow(self, width: int) -> list[str]:
        """Make it so wide; returns what stands in the menu."""
        self.row.resize(width, 60)
        return [one.text() for one in self.row.tucked()]

    @property
    def menu(self) -> list[tuple[str, bool]]:
        """The menu as it opens: words, and whether they can be chosen."""
        self.row.more.menu().aboutToShow.emit()
        return [(act.text(), act.isEnabled()) for act in self.row.more.menu().actions()]


@pytest.fixture
def head(qtbot: QtBot) -> Head:
    return Head(qtbot)


def test_all_stand_beside_each_other_where_there_is_room(head: Head) -> None:
    assert head.narrow(head.row.sizeHint().width()) == []
    assert head.row.more.isHidden()
    assert len({one.y() for one in [*head.buttons, head.primary]}) == 1


def test_the_last_go_into_the_menu_first_and_nothing_is_cut(head: Head) -> None:
    for width in range(head.row.sizeHint().width() - 1, head.row.minimumSizeHint().width() - 1, -7):
        gone = head.narrow(width)
        assert gone == list(NAMES[len(NAMES) - len(gone) :])
        assert gone
        shown = [one for one in head.row.held() if not one.isHidden()] + [head.row.more]
        assert all(one.x() >= 0 and one.geometry().right() < width for one in shown)
        assert not head.primary.isHidden()
        assert not head.choice.isHidden()
        assert head.row.more.geometry().right() < head.primary.x()
    assert gone == list(NAMES)


def test_a_line_of_the_menu_is_its_button(head: Head) -> None:
    head.narrow(head.row.minimumSizeHint().width())
    head.buttons[1].setEnabled(False)
    head.buttons[1].setToolTip("只有办公室能办理这件事。")
    assert head.menu == [(name, name != NAMES[1]) for name in NAMES]
    assert head.row.more.menu().actions()[1].toolTip() == "只有办公室能办理这件事。"
    head.row.more.menu().actions()[3].trigger()
    assert head.pressed == [NAMES[3]]


def test_what_is_not_offered_stands_neither_in_the_line_nor_in_the_menu(head: Head) -> None:
    head.row.offer(head.buttons[4], False)
    head.narrow(head.row.minimumSizeHint().width())
    assert NAMES[4] not in [name for name, _can in head.menu]
    head.row.offer(head.buttons[4], True)
    assert NAMES[4] in [name for name, _can in head.menu]
    head.narrow(head.row.sizeHint().width())
    assert not head.buttons[4].isHidden()
    assert head.row.more.isHidden()


def test_the_menu_is_reached_and_used_by_keys(head: Head) -> None:
    head.narrow(head.row.minimumSizeHint().width())
    head.choice.setFocus()
    QTest.keyClick(head.choice, Qt.Key.Key_Tab)
    assert head.row.more.hasFocus()
    QTest.keyClick(head.row.more, Qt.Key.Key_Tab)
    assert head.primary.hasFocus()


@pytest.mark.parametrize("primary_first", [True, False])
def test_tab_goes_through_the_head_as_one_reads_it(qtbot: QtBot, primary_first: bool) -> None:
    """Whatever was made first: the search, the choice, the buttons from left to right, the menu, the primary one."""
    window = QWidget()
    qtbot.addWidget(window)
    search = QLineEdit(window)
    row = ActionRow(window)
    below = QLineEdit(window)
    primary = button("启动建设…", "", "primary", window)
    row.keeps = primary
    if primary_first:
        row.add(primary)
    buttons = [button(name, "", "", window) for name in NAMES]
    for made in buttons:
        row.insert(len(row.held()) - primary_first, made)
    if not primary_first:
        row.add(primary)
    choice = QComboBox(window)
    row.insert(0, choice)
    window.show()
    row.resize(row.sizeHint().width() - 1, 60)
    shown = [one for one in buttons if not one.isHidden()]
    assert 0 < len(shown) < len(buttons)
    search.setFocus()
    for one in (choice, *shown, row.more, primary, below):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is one


def test_a_choice_that_shows_itself_later_takes_its_place(qtbot: QtBot, head: Head) -> None:
    late = QComboBox()
    late.addItem("2025 年度")
    late.hide()
    head.row.insert(0, late)
    head.narrow(head.row.sizeHint().width())
    assert late.isHidden()
    late.show()
    qtbot.waitUntil(lambda: 0 <= late.x() <= late.geometry().right() < head.choice.x())
    assert head.row.tucked(), "the line has not grown"
