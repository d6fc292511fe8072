"""A file from outside in the viewer: turned and remembered, its bookmarks a menu, a page that cannot be drawn in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.foreign_pages import ForeignPages, open_foreign
from qtic_desktop.documents.page_reading import Leaves
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.file_turns import FileTurns, can_be_shown
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.widgets import PdfView
from qtic_desktop.gui.widgets.page_column import PageColumn
from tests.documents.test_foreign_pages import pdf

pytestmark = pytest.mark.usefixtures("themed")


def shown(qtbot: QtBot, tasks: BackgroundTasks) -> PdfView:
    view = PdfView(tasks=tasks, say=lambda error: f"打不开：{error}")
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    return view


def test_a_file_is_turned_as_it_was_left_and_upright_for_another(
    qtbot: QtBot, background: BackgroundTasks, tmp_path: Path
) -> None:
    file, settings = open_foreign(pdf(3)), Settings(tmp_path / "settings.ini", "one")
    view = shown(qtbot, background)
    turns = FileTurns(settings, view)
    turns.show("id-1", file)
    qtbot.waitUntil(lambda: view.column().is_drawn(0), timeout=20_000)
    view.turn()
    view.go_to(2)
    view.turn(one=True)
    again = shown(qtbot, background)
    other = FileTurns(settings, again)
    other.show("id-1", file)
    assert (view._turns, again._turns) == ({0: 1, 1: 1, 2: 2}, {0: 1, 1: 1, 2: 2})
    qtbot.waitUntil(lambda: again.column().is_drawn(0), timeout=20_000)
    turned = again.column()._images[0]
    assert turned.width() > turned.height()
    other.show("id-2", file)
    assert again._turns == {}


def test_bookmarks_are_a_menu_and_lead_to_their_pages(qtbot: QtBot, background: BackgroundTasks) -> None:
    view = shown(qtbot, background)
    view.show_file(open_foreign(pdf(3, outline=True)))
    menu = view.contents.menu()
    assert view.contents.isVisible()
    assert [act.text().strip() for act in menu.actions()] == ["第1部分", "第2部分", "第3部分"]
    menu.actions()[2].trigger()
    assert view.page() == 2
    view.show_file(open_foreign(pdf(1)))
    assert not view.contents.isVisible()


def test_a_page_that_cannot_be_drawn_says_so_and_is_not_tried_again(qtbot: QtBot, background: BackgroundTasks) -> None:
    view = shown(qtbot, background)
    spoilt = ForeignPages(b"%PDF-1.7 nothing", Leaves("0" * 64, ((595.0, 842.0),)))
    view.show_file(spoilt)
    qtbot.waitUntil(lambda: bool(view.column()._failed), timeout=20_000)
    assert "documents.not_readable" in view.column()._failed[0]
    asked: list[int] = []
    view.column()._render = lambda page, scale: asked.append(page) or (1, 1, b"123")  # type: ignore[func-returns-value]
    view.set_zoom(2.0)
    view.column().viewport().repaint()
    background.run("documents", lambda: None, lambda _: asked.append(-1))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [-1]


def test_places_hold_in_five_thousand_pages_of_other_sizes(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = PageColumn(holder, None)
    column.resize(500, 400)
    column.set_document(5_000, None, [(595.0, 842.0) if number % 3 else (842.0, 595.0) for number in range(5_000)])
    for page, down in ((0, 0.6), (1, 0.25), (2_500, 0.5), (4_999, 0.1)):
        column.show_place(page, down)
        assert column.place() == (page, pytest.approx(down, abs=0.01))
        column.set_scale(column._scale * 1.5)
        assert column.place() == (page, pytest.approx(down, abs=0.01))
    assert len(column._in_view()) <= 2


def test_what_can_be_shown_is_known_by_its_ending() -> None:
    assert [can_be_shown(name) for name in ("方案.PDF", "扫描.jpeg", "表.xlsx", "pdf")] == [True, True, False, False]
