"""Buttons that flow into lines: where they stand, and that the box may come and go with its owner."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.widgets.flow import FlowBox
from tests.architecture.test_rights import modules


class Tile(QWidget):
    """A widget of a fixed size, in nobody's style."""

    def __init__(self, wide: int, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._size = QSize(wide, high)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def frame(qtbot: QtBot, *sizes: tuple[int, int], flush_right: bool = False) -> tuple[QWidget, FlowBox, list[Tile]]:
    outer = QWidget()
    layout = QVBoxLayout(outer)
    layout.setContentsMargins(0, 0, 0, 0)
    box = FlowBox(outer, spacing=10, flush_right=flush_right)
    tiles = [Tile(*size, outer) for size in sizes]
    for tile in tiles:
        box.add(tile)
    layout.addWidget(box)
    layout.addWidget(QLabel(outer), 1)
    qtbot.addWidget(outer)
    return outer, box, tiles


def corners(tiles: list[Tile]) -> list[tuple[int, int]]:
    return [(tile.x(), tile.y()) for tile in tiles]


def test_what_fits_stands_in_one_line_and_the_rest_below(qtbot: QtBot) -> None:
    outer, box, tiles = frame(qtbot, (60, 20), (60, 30), (60, 20))
    outer.resize(200, 200)
    outer.show()
    qtbot.waitUntil(lambda: corners(tiles) == [(0, 5), (70, 0), (140, 5)])
    assert box.sizeHint() == QSize(200, 30)
    assert box.minimumSizeHint() == QSize(60, 30)
    outer.resize(199, 200)
    qtbot.waitUntil(lambda: corners(tiles) == [(0, 5), (70, 0), (0, 40)])
    assert box.height() == 60 == box.heightForWidth(199)


def test_one_that_hides_or_goes_leaves_its_place_and_a_new_one_takes_it(qtbot: QtBot) -> None:
    outer, box, tiles = frame(qtbot, (60, 20), (60, 20), (60, 20), flush_right=True)
    outer.resize(300, 100)
    outer.show()
    qtbot.waitUntil(lambda: corners(tiles) == [(100, 0), (170, 0), (240, 0)])
    tiles[1].hide()
    qtbot.waitUntil(lambda: corners([tiles[0], tiles[2]]) == [(170, 0), (240, 0)])
    tiles[1].show()
    tiles[2].deleteLater()
    qtbot.waitUntil(lambda: corners(tiles[:2]) == [(170, 0), (240, 0)])
    fresh = Tile(30, 20, outer)
    box.insert(0, fresh)
    assert box.held() == (fresh, tiles[0], tiles[1])
    assert fresh.isVisible()
    qtbot.waitUntil(lambda: corners([fresh, *tiles[:2]]) == [(130, 0), (170, 0), (240, 0)])
    kept = Tile(30, 20, outer)
    kept.hide()
    box.add(kept)
    assert not kept.isVisible(), "what was hidden on purpose stays so"


def test_an_empty_box_takes_no_room(qtbot: QtBot) -> None:
    outer, box, _tiles = frame(qtbot)
    outer.show()
    assert box.isHidden()
    box.add(Tile(60, 20, outer))
    assert not box.isHidden()


def test_two_hundred_of_them_come_and_go(qtbot: QtBot) -> None:
    """With and without a parent, with buttons that go first, with the collector running at the worst moments."""
    top = QWidget()
    around = QVBoxLayout(top)
    qtbot.addWidget(top)
    top.show()
    for turn in range(200):
        owner = QWidget(top if turn % 3 else None)
        layout = QVBoxLayout(owner)
        box = FlowBox(owner)
        buttons = [QPushButton(str(number), owner) for number in range(4)]
        for one in buttons:
            one.clicked.connect(lambda _checked=False, box=box: box.held())
            box.add(one)
        layout.addWidget(box)
        if turn % 3:
            around.addWidget(owner)
        owner.show()
        QCoreApplication.processEvents()
        if turn % 2:
            buttons[turn % 4].deleteLater()
        if turn % 5 == 0:
            box.remove(buttons[(turn + 1) % 4])
        del buttons, box, layout
        gc.collect(0 if turn % 7 else 2)
        if turn % 3:
            owner.deleteLater()
        else:
            owner.hide()
        del owner
        gc.collect(0 if turn % 11 else 2)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    gc.collect()
    assert top.findChildren(FlowBox) == []
    assert around.count() == 0


def test_no_layout_is_made_in_python() -> None:
    """Its items would belong to Qt and to Python at once, and which of them lets go first decides about a crash."""
    import qtic_desktop.gui

    own = [
        found.__name__
        for module in modules(qtic_desktop.gui)
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, QLayout) and not found.__module__.startswith("PySide6")
    ]
    assert own == []
