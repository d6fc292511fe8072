"""The code of an error sentence: small below it, and copied with it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.texts import say
from qtic_desktop.gui.widgets import InlineMessage


def test_an_error_shows_its_code_and_is_copied_with_it(qtbot: QtBot) -> None:
    said = InlineMessage()
    qtbot.addWidget(said)
    sentence = say(Refused("registry.merge_itself", name="某局"))
    said.show_message(sentence, "bad")
    assert said.code.text() == "代码 registry.merge_itself"
    assert said.code.isVisibleTo(said)
    said.code.click()
    assert QGuiApplication.clipboard().text() == f"{sentence}（registry.merge_itself）"
    said.show_message(sentence, "warn")
    assert not said.code.isVisibleTo(said)
    said.show_message("一句别的话", "bad")
    assert not said.code.isVisibleTo(said)
    said.show_message(say(KeyError("x")), "bad")
    assert said.code.text() == "代码 KeyError"
