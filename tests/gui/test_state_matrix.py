"""The board of sheets on a small screen: words where there is room for all of them, else signs, never a bar to push."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.meetings import Presence
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.scoring.matrix import StateMatrix
from qtic_desktop.storage.queries.meetings import ItemRow, SeatRow
from qtic_desktop.storage.queries.scoring import SheetStateRow

pytestmark = [pytest.mark.usefixtures("themed"), pytest.mark.qt_log_ignore("does not support", extend=True)]
_SEATS = tuple(
    SeatRow(f"e{n}", f"张海涛{n}", "青岛大学", "教授", "海洋", n, n == 1, Presence.PRESENT) for n in range(1, 10)
)
_ITEMS = tuple(
    ItemRow(f"i{n}", f"p{n}", n, f"QTIC-2026-X00{n}", f"青岛市第{n}技术创新中心", "某公司", "NEW", "waiting")
    for n in range(1, 7)
)
_STATES = tuple(
    SheetStateRow(
        f"s{seat.seat}{item.position}", item.id, seat.expert_id, SheetState.SUBMITTED, voted=seat.seat % 2 == 0
    )
    for item in _ITEMS
    for seat in _SEATS
)


@pytest.fixture
def matrix(qtbot: QtBot) -> StateMatrix:
    made = StateMatrix()
    qtbot.addWidget(made)
    made.resize(1100, 420)
    made.show()
    made.show_states(_SEATS, _ITEMS, _STATES)
    return made


def words(matrix: StateMatrix) -> set[str]:
    return {matrix.item(row, column).text() for row in range(9) for column in range(6)}


def test_with_room_the_cells_say_it_in_words(matrix: StateMatrix) -> None:
    assert not matrix.compact
    assert words(matrix) == {"已提交\n已投票", "已提交\n未表决"}
    assert matrix.horizontalHeaderItem(5).text() == "6  X006"


def test_without_room_they_are_signs_with_the_words_in_reach_and_nothing_is_scrolled_sideways(
    matrix: StateMatrix, qtbot: QtBot
) -> None:
    matrix.setCurrentCell(4, 3)
    matrix.resize(520, 420)
    qtbot.waitUntil(lambda: matrix.compact)
    qtbot.waitUntil(lambda: matrix.horizontalScrollBar().maximum() == 0)
    assert words(matrix) == {"票", "—"}
    cell = matrix.item(1, 0)
    assert cell.toolTip() == cell.data(Qt.ItemDataRole.AccessibleTextRole) == "已提交\n已投票"
    assert not cell.icon().isNull()
    assert matrix.horizontalHeaderItem(5).toolTip() == "QTIC-2026-X006  青岛市第6技术创新中心"
    assert (matrix.currentRow(), matrix.currentColumn()) == (4, 3)
    matrix.resize(1100, 420)
    qtbot.waitUntil(lambda: not matrix.compact)
    assert words(matrix) == {"已提交\n已投票", "已提交\n未表决"}


def test_who_does_not_score_is_told_from_who_has_not_yet_without_room_for_words(
    matrix: StateMatrix, qtbot: QtBot
) -> None:
    away = {1: SheetState.ABSENT, 2: SheetState.RECUSED, 3: SheetState.OPEN}
    states = tuple(
        SheetStateRow(s.sheet_id, s.agenda_item_id, s.expert_id, away.get(int(s.sheet_id[1]), s.state), voted=False)
        for s in _STATES
    )
    matrix.show_states(_SEATS, _ITEMS, states)
    matrix.resize(520, 420)
    qtbot.waitUntil(lambda: matrix.compact)
    assert [matrix.item(row, 0).text() for row in range(4)] == ["缺", "避", "—", "—"]
