"""What an input method throws away: kept when the field is left in the same turn, gone when the person deleted it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.widgets import TextArea, TextField

Ime = Callable[..., None]


@pytest.fixture
def window(qtbot: QtBot, themed: None) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.addWidget(TextField(made))
    layout.addWidget(TextArea(made))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def parts(window: QWidget, first: type[QWidget]) -> tuple[QWidget, QWidget, QWidget]:
    """The field to type in, what takes its input events, and the field to go to."""
    field, area = window.findChild(TextField), window.findChild(TextArea)
    return (field, field, area) if first is TextField else (area, area.editor, field)


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_a_composition_cleared_on_leaving_becomes_text_once(window: QWidget, ime: Ime, kind: type[QWidget]) -> None:
    field, taker, other = parts(window, kind)
    field.setFocus()
    ime(taker, preedit="青岛")
    ime(taker)  # what libpinyin does when the mouse goes elsewhere
    other.setFocus()
    assert field.value() == "青岛"


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_a_composition_the_person_deleted_stays_deleted(
    qtbot: QtBot, window: QWidget, ime: Ime, kind: type[QWidget]
) -> None:
    field, taker, other = parts(window, kind)
    field.setFocus()
    ime(taker, preedit="青岛")
    ime(taker)
    qtbot.waitUntil(lambda: taker.composition.dropped == "")
    other.setFocus()
    assert field.value() == ""


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_an_engine_that_commits_by_itself_is_not_doubled(window: QWidget, ime: Ime, kind: type[QWidget]) -> None:
    field, taker, other = parts(window, kind)
    field.setFocus()
    ime(taker, preedit="青岛")
    ime(taker, commit="青岛")
    other.setFocus()
    assert field.value() == "青岛"
