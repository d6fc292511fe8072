"""The road as a strip of signs: nine of them, each says its station and leads to its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.road import Passage, Station, Stop, whole_road
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.road_words import strip
from qtic_desktop.gui.stage.card_parts import road_strip, tab_first
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.road_strip import RoadStrip
from tests.gui.review_window import make_context, show_page
from tests.review_story import OFFICE, begin_story


@pytest.fixture
def context(tmp_path: Path, themed: None) -> Iterator[AppContext]:
    story = begin_story(tmp_path / "w", proposals=0, experts=1)
    made = make_context(story, OFFICE, tmp_path)
    yield made
    assert made.tasks.close()
    story.workspace.close()


def test_each_sign_shows_how_far_it_is_and_leads_to_its_page(context: AppContext, qtbot: QtBot) -> None:
    stops = whole_road(
        {
            Station.RECOMMENDED: Stop(Station.RECOMMENDED, Passage.DONE, date(2026, 3, 1), {"number": "QTIC-1"}),
            Station.EXAMINED: Stop(Station.EXAMINED, Passage.NOW),
        },
        {},
    )
    line = strip(stops, "p1", "c1")
    assert line.text == "全程：九个环节已办 1 个"
    went: list[Place] = []
    context.go = went.append
    made: RoadStrip = road_strip(line, context, None)  # type: ignore[arg-type]
    show_page(qtbot, made, 330, 40)
    assert len(made.points) == 9
    assert made.points[0].told == "1. 推荐与受理  2026-03-01，QTIC-1"
    picture = made.grab().toImage()
    at = made.sign(0).topLeft() + made.sign(0).center() * 0
    inside = picture.pixelColor((made.sign(0).center() - (made.sign(0).center() - at) / 2) * picture.devicePixelRatio())
    assert inside == theme().colour("ok"), "done is filled"
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, made.sign(4).center())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, made.sign(7).center())
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Left)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert went == [Place("selection", "p1"), Place("annual_reports", "c1"), Place("launch", "c1")]


def test_tab_comes_to_a_strip_that_was_made_late_before_the_buttons_below_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    above, card = QLineEdit(window), QWidget(window)
    pressed, below = QPushButton("办理", card), QLineEdit(window)
    late = [QPushButton("全程", card), QPushButton("再一程", card)]
    tab_first(card, late)
    window.show()
    window.activateWindow()
    above.setFocus()
    for one in (*late, pressed, below):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is one
