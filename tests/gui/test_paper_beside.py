"""The paper beside the field: shown, followed, told once for every form of its kind, and never in the way of typing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.intake.paper_places import PaperPlaces, Spot
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.intake import save_draft
from tests.documents.test_foreign_pages import pdf
from tests.gui.intake_desk import IntakeDesk, desk
from tests.helpers.doors import perform

__all__ = ["desk"]

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]
DRAFT = ProposalDraft({"track": "NEW", "center_name": "青岛市海洋装备技术创新中心"})


def opened(desk: IntakeDesk, qtbot: QtBot, *, size: tuple[int, int] = (1150, 660)) -> ProposalWizard:
    (proposal_id,) = perform(
        desk.workspace.store, desk.ctx.actor, save_draft, draft=DRAFT, page="host", cursor_field=""
    ).ids
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page._open_wizard(DRAFT, proposal_id=proposal_id, page="host")
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    desk.settle()
    return wizard


def with_scan(desk: IntakeDesk, wizard: ProposalWizard, folder: Path, pages: int = 3) -> None:
    path = folder / f"form{pages}.pdf"
    path.write_bytes(pdf(pages))
    wizard.shelf.take_scan("form", path)
    desk.settle()


def press(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which, modifier)


def here(wizard: ProposalWizard) -> str:
    return wizard.beside._desk.paper_field(QApplication.focusWidget())


def test_a_field_is_told_once_and_the_paper_follows_the_cursor(desk: IntakeDesk, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = opened(desk, qtbot)
    dock = wizard.beside.dock
    assert dock.isHidden(), "without a scan the form looks as before"
    press(Qt.Key.Key_F7)
    with_scan(desk, wizard, tmp_path)
    column = dock.view.column()
    qtbot.waitUntil(lambda: column.is_drawn(0), timeout=20_000)
    wizard.page("host").focus_field("host_name")
    assert "还没有记" in dock.note.text()
    for _ in range(3):
        press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    told = column.place()
    assert told[0] + told[1] > 0.5
    press(Qt.Key.Key_F8)
    assert here(wizard) == "host_name", "the cursor stays in its field"
    assert "已记住" in dock.note.text()
    wizard.page("host").focus_field("credit_code")
    assert "还没有记" in dock.note.text()
    column.show_place(2, 0.5)
    press(Qt.Key.Key_F8)
    wizard.page("host").focus_field("host_name")
    assert column.place() == (told[0], pytest.approx(told[1], abs=0.02))
    assert column._spot is not None
    assert "按这类申报表" in dock.note.text()
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert wizard.beside.places.of_field("NEW", "credit_code") is None, "what was told last is taken back"
    assert wizard.beside.places.of_field("NEW", "host_name") is not None

    another = opened(desk, qtbot)
    press(Qt.Key.Key_F7)
    with_scan(desk, another, tmp_path, pages=1)
    another.page("host").focus_field("host_name")
    expected = "按这类申报表" if told[0] == 0 else "只有 1 页"
    assert expected in another.beside.dock.note.text()


def test_a_scan_shows_itself_unless_it_was_put_away_and_a_page_finds_its_place_again(
    desk: IntakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = opened(desk, qtbot)
    with_scan(desk, wizard, tmp_path)
    assert not wizard.beside.is_shown, "nothing moves while one types"
    press(Qt.Key.Key_F7)
    desk.settle()
    column = wizard.beside.dock.view.column()
    qtbot.waitUntil(lambda: column.is_drawn(0), timeout=20_000)
    column.show_place(1, 0.4)
    wizard.go_to("direction")
    assert "还没有记" in wizard.beside.dock.note.text(), "the first field of a page is followed, too"
    column.show_place(2, 0.3)
    wizard.go_to("host")
    assert column.place() == (1, pytest.approx(0.4, abs=0.02))
    wizard.go_to("readback")
    assert wizard.beside.is_shown, "form and paper side by side where everything is read once more"
    wizard.save_pending()
    desk.settle()
    again = ProposalWizard(desk.ctx, wizard.draft, proposal_id=wizard.keeper.proposal_id, page="host")
    qtbot.addWidget(again)
    desk.settle()
    assert again.beside.is_shown, "a draft with a scan opens with it"
    again.beside.toggle()
    put_away = ProposalWizard(desk.ctx, wizard.draft, proposal_id=wizard.keeper.proposal_id, page="host")
    qtbot.addWidget(put_away)
    desk.settle()
    assert not put_away.beside.is_shown


@pytest.mark.parametrize("size", [(1150, 660), (920, 520)], ids=["1366x768", "at 125 per cent"])
def test_nothing_of_the_paper_takes_the_focus_and_form_and_paper_share_the_room(
    desk: IntakeDesk, qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    wizard = opened(desk, qtbot, size=size)
    with_scan(desk, wizard, tmp_path)
    before = here(wizard)
    press(Qt.Key.Key_F7)
    desk.settle()
    dock = wizard.beside.dock
    assert here(wizard) == before
    takes = [part for part in dock.findChildren(QWidget) if part.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert [part.objectName() for part in takes if part.isVisible()] == []
    assert wizard.width() <= size[0]
    assert dock.width() >= 280
    assert wizard.stack.width() >= 280
    assert wizard.step_box.isVisible() is not wizard.steps.isVisible()
    if wizard.step_box.isVisible():
        assert [wizard.step_box.itemText(n)[:1] for n in range(8)] == list("12345678")
        assert "缺" in wizard.step_box.itemText(0)
        wizard.step_box.setCurrentIndex(2)
        wizard.step_box.activated.emit(2)
        assert wizard.current == "direction"
        wizard.go_to("host")
    wizard.page("host").focus_field("host_name")
    QTest.keyClicks(QApplication.focusWidget(), "QD")
    assert wizard.page("host").fields["host_name"].text() == "QD"  # type: ignore[attr-defined]


def test_places_are_kept_by_kind_of_form_and_a_cell_falls_back_to_its_table(tmp_path: Path) -> None:
    places = PaperPlaces(Settings(tmp_path / "s.ini", "one"))
    places.tell("NEW", "finance", Spot(3, 0.25))
    places.tell("NEW", "finance.0.rd", Spot(3, 0.5))
    assert places.of_field("NEW", "finance.0.rd") == (Spot(3, 0.5), "finance.0.rd")
    assert places.of_field("NEW", "finance.1.rd") == (Spot(3, 0.25), "finance")
    assert places.of_field("CONVERSION", "finance") is None
    assert PaperPlaces(Settings(tmp_path / "s.ini", "two")).of_field("NEW", "finance") is None
    places.tell("NEW", "finance", None)
    assert places.of_field("NEW", "finance.1.rd") is None
    Settings(tmp_path / "s.ini", "one").remember("paper_fields/NEW", "spoilt finance=x:1:0 =2:3:0 b=1:2 a=1:99999:5000")
    again = PaperPlaces(Settings(tmp_path / "s.ini", "one"))
    assert again.of_field("NEW", "a") == (Spot(1, 1.0, 0.5), "a")
