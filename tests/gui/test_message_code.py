"""The code of an error sentence: small below it, and copied with it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.texts import say
from qtic_desktop.gui.widgets import FieldRow, InlineMessage, TextField


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


def test_a_refusal_beside_a_field_has_its_code_too_and_a_question_about_what_is_typed_has_none(qtbot: QtBot) -> None:
    row = FieldRow(label="并入哪个部门", field=TextField())
    qtbot.addWidget(row)
    row.set_problem("请填写。")
    assert row.code is None
    row.set_problem(say(Refused("registry.merge_itself", name="某局")))
    assert row.code is not None
    assert row.code.isVisibleTo(row)
    assert row.code.text() == "代码 registry.merge_itself"
    for text in ("请填写。", None):
        row.set_problem(text)
        assert not row.code.isVisibleTo(row)
