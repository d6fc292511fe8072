"""The warning before the idle lock and what stands behind the lock: in front of a dialog, gone after unlocking, honest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from qtic_desktop.app.desk import Desk
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.widgets import Dialog, InlineMessage, TextField
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of

__all__ = ["data", "office", "start"]

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def dialog_before(window: Any) -> tuple[Dialog, TextField]:
    dialog = Dialog("登记", window)
    field = TextField(dialog)
    dialog.body.addWidget(field)
    dialog.open()
    field.setFocus()
    return dialog, field


def said_in(dialog: Dialog) -> list[str]:
    return [one.text for one in dialog.findChildren(InlineMessage) if one.isVisible()]


def words_of(page: LockPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_warning_stands_in_the_dialog_and_goes_with_the_lock_and_what_was_typed_is_told_and_kept(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    dialog, field = dialog_before(window)
    QTest.keyClicks(field, "qingdao")
    idle: Any = desk._idle
    idle._warn()
    assert any("自动锁定" in text for text in said_in(dialog))
    assert window.current_page().message.text == ""
    idle._lapse()
    page = page_of(qtbot, desk, LockPage)
    assert "还没有办理的内容留在屏幕上" in words_of(page)
    assert "都已保存" not in words_of(page)
    page.unlock_wanted.emit(SECRET)
    qtbot.waitUntil(window.isVisible, timeout=30000)
    settle(qtbot, desk)
    assert said_in(dialog) == []
    assert field.value() == "qingdao"
    assert field.selectedText() == ""
    assert field.cursorPosition() == len("qingdao")
    dialog.done(0)


def test_without_a_dialog_it_stands_on_the_page_and_goes_by_a_key_or_the_lock(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    said = window.current_page().message
    for end in ("back", "lapsed"):
        idle: Any = desk._idle
        idle._warn()
        assert "自动锁定" in said.text
        getattr(idle, end).emit()
        assert said.text == ""
    page = page_of(qtbot, desk, LockPage)
    assert "都已保存" in words_of(page)


def test_another_message_is_not_taken_with_it(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    idle: Any = desk._idle
    idle._warn()
    window.current_page().message.show_message("别的话", "info")
    idle.back.emit()
    assert window.current_page().message.text == "别的话"
