"""Without a meeting the accent button of an expert cannot be pressed, and says what it waits for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.scoring.own_sheets import show_start

pytestmark = pytest.mark.usefixtures("themed")


def test_nothing_to_score_is_said_on_the_button(qtbot: QtBot) -> None:
    start = QPushButton()
    qtbot.addWidget(start)
    show_start(start, ())
    assert not start.isEnabled()
    assert start.text() == "开始评分"
    assert "评审会开始后" in start.toolTip()
