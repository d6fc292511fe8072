"""The field for a score: only what can become one is taken, and a refused key leaves nothing that was not meant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.widgets import ScoreField
from tests.gui.conftest import Ime


def test_blank_is_not_zero(qtbot: QtBot) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    assert field.value() is None
    qtbot.keyClicks(field, "0")
    assert field.value() == Decimal(0)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.value() is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12.5", "12.5"), ("16", ""), ("15.5", ""), ("12.3", ""), ("-3", ""), ("abc7", ""), ("007", "")],
)
def test_only_what_can_become_a_score_is_taken_and_nothing_of_what_cannot(qtbot: QtBot, typed: str, kept: str) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.text() == kept


def test_full_width_figures_become_plain(qtbot: QtBot, ime: Ime) -> None:
    field = ScoreField(maximum=Decimal(100))
    qtbot.addWidget(field)
    ime(field, commit="８５")
    ime(field, commit="．５")
    assert field.value() == Decimal("85.5")
    field.clear()
    ime(field, commit="８５。５")
    assert field.value() == Decimal("85.5")


def test_a_refused_score_says_why_and_changes_nothing(qtbot: QtBot, ime: Ime) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    field.set_value(Decimal("12.5"))
    said: list[str] = []
    field.refused.connect(said.append)
    field.selectAll()
    ime(field, commit="９９")
    assert field.value() == Decimal("12.5")
    assert said
    assert "15" in said[0]


def test_arrows_step_by_half_points_and_stop_at_the_ends(qtbot: QtBot) -> None:
    field = ScoreField(maximum=Decimal(1))
    qtbot.addWidget(field)
    field.set_value(Decimal(0))
    heard: list[int] = []
    field.edited.connect(lambda: heard.append(1))
    for expected in ("0.5", "1", "1"):
        qtbot.keyClick(field, Qt.Key.Key_Up)
        assert field.value() == Decimal(expected)
    for expected in ("0.5", "0", "0"):
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert field.value() == Decimal(expected)
    assert len(heard) == 6


def test_arrows_make_no_score_from_nothing(qtbot: QtBot) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(field, key)
    assert field.value() is None


@pytest.mark.parametrize("looked", [Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Delete])
def test_a_refused_key_brings_the_last_score_back_and_stops_the_keys_until_somebody_looks(
    qtbot: QtBot, looked: Qt.Key
) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    field.set_value(Decimal("12.5"))
    field.selectAll()
    heard: list[str] = []
    field.enter_pressed.connect(lambda: heard.append("enter"))
    field.finished.connect(lambda: heard.append("finished"))
    qtbot.keyClicks(field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.is_stopped, heard) == (Decimal("12.5"), True, [])
    qtbot.keyClick(field, looked)
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), heard) == (Decimal(7), ["finished", "enter"])


def test_esc_keeps_the_score(qtbot: QtBot) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.value() == Decimal(12)


def test_finished_comes_once_and_only_after_a_change(qtbot: QtBot) -> None:
    field = ScoreField(maximum=Decimal(15))
    qtbot.addWidget(field)
    heard: list[str] = []
    field.finished.connect(lambda: heard.append("finished"))
    field.enter_pressed.connect(lambda: heard.append("enter"))
    field.set_value(Decimal(3))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, ".5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["enter", "finished", "enter"]
