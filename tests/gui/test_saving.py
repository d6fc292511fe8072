"""The word about saving is true: after a refused act, over typed text, while typing, and after a failure is mended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.saving import Safety, SaveBook
from qtic_desktop.gui.widgets import InlineMessage, SaveState, TextArea
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.unit_of_work import UnitOfWork
from tests.gui.intake_desk import IntakeDesk, desk, write

__all__ = ["desk"]

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]

WHEN = datetime(2026, 3, 5, 10, 42, 7, tzinfo=UTC)


@use_case(Act.OPEN_BATCH)
def refuse(_work: UnitOfWork) -> Changes:
    """An act that a rule refuses."""
    raise Refused("intake.not_ready", count=1, first="track")


@pytest.fixture
def page(desk: IntakeDesk, qtbot: QtBot) -> IntakePage:
    made = IntakePage(desk.ctx)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    desk.settle()
    return made


@pytest.mark.parametrize("act", [Act.OPEN_BATCH, Act.DISCARD_DRAFT, Act.RETIRE_PERSON])
@pytest.mark.parametrize("error", [Refused("x"), Cancelled(), EnvironmentTrouble("y")])
def test_an_act_that_is_refused_or_stopped_leaves_the_word_as_it_was(act: Act, error: Exception) -> None:
    book = SaveBook()
    book.refused(book.begin(act), error)
    assert book.safety is Safety.IDLE
    book.kept(book.begin(Act.SAVE_DRAFT), WHEN)
    book.refused(book.begin(act), error)
    assert book.safety is Safety.SAVED


def test_a_server_that_is_away_is_said_from_the_thread_that_saves_and_taken_back(qtbot: QtBot) -> None:
    book, shown = SaveBook(), SaveState()
    qtbot.addWidget(shown)
    book.changed.connect(lambda: shown.show_book(book, str))
    ticket = book.begin(Act.SAVE_POINTS)
    for away, safety, words in ((True, Safety.AWAY, "离线"), (False, Safety.SAVING, "正在保存")):
        saving = threading.Thread(target=book.hear, args=(away,))
        saving.start()
        saving.join()
        qtbot.waitUntil(lambda wanted=safety: book.safety is wanted)
        assert words in shown.text
    book.kept(ticket, WHEN)
    assert book.safety is Safety.SAVED


def test_words_that_were_not_kept_are_said_until_they_are() -> None:
    book = SaveBook()
    book.typed(Act.SAVE_DRAFT)
    trouble = EnvironmentTrouble("storage.full")
    book.refused(book.begin(Act.SAVE_DRAFT), trouble)
    book.kept(book.begin(Act.OPEN_BATCH), WHEN)
    assert (book.safety, book.error) == (Safety.FAILED, trouble)
    book.kept(book.begin(Act.SAVE_DRAFT), WHEN)
    assert (book.safety, book.error) == (Safety.SAVED, None)


def test_letters_typed_while_a_save_is_under_way_are_not_called_saved() -> None:
    book = SaveBook()
    book.typed(Act.SAVE_OPINION_TEXT)
    first = book.begin(Act.SAVE_OPINION_TEXT)
    book.typed(Act.SAVE_OPINION_TEXT)
    book.kept(first, WHEN)
    assert book.safety is Safety.UNSAVED
    book.settled(Act.SAVE_OPINION_TEXT)
    assert book.safety is Safety.SAVED


def test_a_mark_that_a_rule_refuses_leaves_nothing_unsaved_but_a_full_disk_does() -> None:
    book = SaveBook()
    book.refused(book.begin(Act.SAVE_POINTS), Refused("scoring.sealed"))
    assert book.safety is Safety.IDLE
    book.refused(book.begin(Act.SAVE_POINTS), EnvironmentTrouble("storage.full"))
    assert book.safety is Safety.FAILED


def test_a_refused_act_leaves_no_red_word_in_the_window(qtbot: QtBot, desk: IntakeDesk) -> None:
    state = SaveState()
    qtbot.addWidget(state)
    desk.ctx.saving.changed.connect(lambda: state.show_book(desk.ctx.saving, desk.ctx.say))
    said: list[Exception] = []
    desk.ctx.perform(refuse.bind(), on_error=said.append)
    desk.settle()
    assert len(said) == 1
    assert state.text == "没有改动"


def test_a_long_text_is_kept_while_it_is_typed_and_no_word_calls_it_unchanged(
    qtbot: QtBot, desk: IntakeDesk, page: IntakePage
) -> None:
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.go_to("plan")
    desk.settle()
    area = next(part for part in wizard.page("plan").findChildren(TextArea))
    area.editor.setFocus()
    write("面向海洋装备的共性技术")
    assert desk.ctx.saving.safety is Safety.UNSAVED
    qtbot.waitUntil(lambda: desk.ctx.saving.safety is Safety.SAVED, timeout=4000)
    assert area.editor.hasFocus()
    assert "面向海洋装备的共性技术" in desk.stored().draft["values"].values()


def test_a_half_composed_word_is_not_torn_out_of_the_input_method(
    qtbot: QtBot, desk: IntakeDesk, page: IntakePage, ime: Callable[..., None]
) -> None:
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.go_to("plan")
    desk.settle()
    area = next(part for part in wizard.page("plan").findChildren(TextArea))
    area.editor.setFocus()
    write("海洋")
    ime(area.editor, preedit="zhuang")
    qtbot.wait(2000)
    assert area.editor.preedit == "zhuang"
    ime(area.editor, commit="装备")
    qtbot.waitUntil(lambda: desk.ctx.saving.safety is Safety.SAVED, timeout=4000)
    assert "海洋装备" in desk.stored().draft["values"].values()


def test_a_message_does_not_move_what_lies_under_the_pointer(qtbot: QtBot, page: IntakePage) -> None:
    places = [(part, part.mapTo(page, QPoint(0, 0))) for part in (page.table, page.search)]
    page.message.show_message("已登记 12 人", "ok")
    QApplication.processEvents()
    assert [part.mapTo(page, QPoint(0, 0)) for part, _ in places] == [place for _, place in places]
    assert page.message.isVisible()
    assert not page.message.geometry().intersects(page.search.geometry())


def test_a_message_goes_with_the_next_act_but_not_because_typing_is_kept(desk: IntakeDesk, page: IntakePage) -> None:
    page.message.show_message("已导入 3 个中心", "ok")
    page.new_proposal()
    page.message.show_message("已导入 3 个中心", "ok")
    write("青岛")
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.save_pending()
    desk.settle()
    assert page.message.text
    desk.ctx.perform(refuse.bind(), on_error=page.report)
    assert not page.message.text
    desk.settle()
    assert page.message.property("role") == "message-bad"


def test_a_message_over_a_head_leaves_the_button_beside_it_free(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    close, message = QPushButton("返回列表", host), InlineMessage(host)
    QVBoxLayout(host).addStretch(1)
    host.resize(800, 400)
    close.setGeometry(700, 8, 90, 32)
    message.float_over(host, left_of=close)
    host.show()
    message.show_message("草稿已保留。要离开请按“返回列表”。", "info")
    assert not message.geometry().intersects(close.geometry())
    assert host.rect().contains(message.geometry())


def test_a_floating_message_of_what_went_well_leaves_the_acts_free_and_goes_by_itself(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    splitter, message = QSplitter(host), InlineMessage(host)
    splitter.addWidget(QWidget())
    act = QPushButton("登记离会…")
    splitter.addWidget(act)
    QVBoxLayout(host).addWidget(splitter)
    message.float_over(host)
    host.resize(900, 400)
    host.show()
    message.show_message("已登记到会。", "ok")
    splitter.setSizes([500, 400])
    qtbot.waitUntil(lambda: message.geometry().right() < act.mapTo(host, act.rect().topLeft()).x())
    message.stays.setInterval(1)
    message.show_message("已登记到会。", "ok")
    qtbot.waitUntil(message.isHidden, timeout=2000)
    message.show_message("没有登记。", "bad")
    assert not message.stays.isActive()
