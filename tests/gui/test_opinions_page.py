"""Opinions on the real page of a real workspace: draft, write, finalise, sign; what stands where, and the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.opinions import opinion_view
from qtic_desktop.storage.queries.opinions import opinions
from tests.gui.opinion_desk import click, finalize, open_desk, status, wait
from tests.helpers.doors import ask, store_of, workspace_of
from tests.review_story import CLERK


@pytest.fixture
def page(opinions_page: OpinionsPage) -> OpinionsPage:
    return opinions_page


def test_the_list_says_what_waits(page: OpinionsPage) -> None:
    assert page.table.count() == 2
    assert page.waiting_count() == 2
    assert page.card.chip.text == "未起草"
    assert page.card.buttons[Act.DRAFT_OPINION].text() == "起草意见书"


def test_the_whole_way_from_draft_to_signed_file(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    assert desk.pdf.page_count() >= 2
    words = desk.text_form.areas["advice"]
    words.setFocus()
    words.editor.selectAll()
    QTest.keyClick(words.editor, Qt.Key.Key_Delete)
    QTest.keyClicks(words.editor, "Plan QTIC.")
    QTest.keyClick(words.editor, Qt.Key.Key_Tab)
    wait(qtbot, page)
    stored = ask(store_of(page.ctx), opinion_view, opinion_id=desk.session.opinion_id)
    assert {part.key: part.body for part in stored.text.parts}["advice"] == "Plan QTIC."
    finalize(qtbot, page, desk)
    assert status(page) == "final"
    assert desk.text_form.areas["advice"].editor.isReadOnly()
    click(desk, "signAllButton")
    wait(qtbot, page)
    assert status(page) == "signed"
    assert desk.head.chip.text == "已签名"
    assert desk.verified.text == "签名有效"
    assert [line.state for line in desk.board.table.rows_model.shown()] == ["signed"] * 5
    target = tmp_path / "意见书.pdf"
    desk.files.ask_path = lambda *_: str(target)
    click(desk, "exportButton")
    wait(qtbot, page)
    data = target.read_bytes()
    assert "PlanQTIC." in "".join("".join(page_texts(data)).split())
    root = authority_of(workspace_of(page.ctx)).root  # type: ignore[arg-type]
    assert verify(data, trust_roots=[root]).state == "valid"
    assert verify(data[:-200] + b"x" + data[-199:], trust_roots=[root]).state != "valid"


def test_facts_and_the_conclusion_cannot_be_typed_over(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    before = desk.text_form.facts["host"].text()
    assert before
    for field in desk.text_form.facts.values():
        field.setFocus()
        QTest.keyClicks(field, "9")
    assert desk.text_form.facts["host"].text() == before
    conclusion = desk.text_form.areas["conclusion"]
    QTest.keyClicks(conclusion.editor, "not ")
    assert "not" not in conclusion.value()


def test_the_leader_signs_last_and_only_by_a_waiting_line(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert not desk.board.sign.isEnabled()
    finalize(qtbot, page, desk)
    lines = desk.board.table.rows_model.shown()
    assert [line.is_leader for line in lines] == [False] * 4 + [True]
    assert lines[-1].state == "after_others"
    desk.board.table.select(lines[-1].expert_id)
    assert not desk.board.sign.isEnabled()
    assert "签完" in desk.board.sign.toolTip()
    desk.board.table.select(lines[0].expert_id)
    click(desk, "signButton")
    wait(qtbot, page)
    assert [line.state for line in desk.board.table.rows_model.shown()][:2] == ["signed", "waiting"]
    assert desk.head.chip.text == "待签 1/5"


def test_unwritten_passages_stop_the_finalising_and_are_listed(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    words = desk.text_form.areas["mode"]
    words.setFocus()
    words.editor.selectAll()
    QTest.keyClick(words.editor, Qt.Key.Key_Delete)
    QTest.keyClick(words.editor, Qt.Key.Key_Tab)
    wait(qtbot, page)
    assert desk.problems.count() == 1
    finalize(qtbot, page, desk)
    assert status(page) == "draft"
    assert "没有写完" in desk.message.text
    QTest.mouseClick(
        desk.problems.viewport(),
        Qt.MouseButton.LeftButton,
        pos=desk.problems.visualItemRect(desk.problems.item(0)).center(),
    )
    assert page.window().focusWidget() is words.editor


def test_what_is_typed_survives_leaving_the_page(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    words = desk.text_form.areas["foundation"]
    words.setFocus()
    QTest.keyClicks(words.editor, "abc")
    opinion_id = desk.session.opinion_id
    click(desk, "backButton")
    wait(qtbot, page)
    assert page.desk is None
    stored = ask(store_of(page.ctx), opinion_view, opinion_id=opinion_id)
    assert {part.key: part.body for part in stored.text.parts}["foundation"].startswith("abc")


def test_a_change_from_elsewhere_leaves_typing_alone(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    words = desk.text_form.areas["foundation"]
    words.setFocus()
    QTest.keyClicks(words.editor, "abc")
    page.ctx.notifier.publish(Changes.of(Kind.OPINION, desk.session.opinion_id))
    wait(qtbot, page)
    assert words.value().startswith("abc")
    click(desk, "backButton")
    wait(qtbot, page)


def test_answers_that_come_after_the_desk_was_left_do_no_harm(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    opinion_id = desk.session.opinion_id
    desk.session.reload()
    desk.session.redraw()
    desk._finalize()
    click(desk, "backButton")
    wait(qtbot, page)
    assert page.desk is None
    assert status(page) == "final"
    assert page.card.chip.text == "待签 0/5"
    assert opinion_id == ask(store_of(page.ctx), opinions)[0].opinion_id


def test_the_page_follows_the_part_being_written(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert desk.session.drawn is not None
    shown: list[int] = []
    desk.pdf.page_changed.connect(shown.append)
    for key in ("opening", "advice"):
        desk.text_form.areas[key].setFocus()
        QApplication.processEvents()
    assert desk.session.drawn.headings["advice"] > 0
    assert shown[-1] == desk.session.drawn.headings["advice"]


def test_a_draft_is_marked_and_the_final_is_not(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert desk.session.drawn is not None
    assert "草稿" in "".join(page_texts(desk.session.drawn.data))
    finalize(qtbot, page, desk)
    text = "".join(page_texts(desk.session.drawn.data))
    assert "草稿" not in text
    assert desk.session.view is not None
    assert desk.session.view.detail.check_code in text


def test_stopping_keeps_the_signatures_made_so_far(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    task = desk.signing.sign_all()
    assert task is not None
    task.progressed.connect(lambda _: task.cancel())
    wait(qtbot, page)
    made = [line.state for line in desk.board.table.rows_model.shown()].count("signed")
    assert 1 <= made < 5
    assert "已停止" in desk.message.text
    click(desk, "signAllButton")
    wait(qtbot, page)
    assert status(page) == "signed"


def test_a_clerk_cannot_finalise_and_hears_why(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    page.ctx.actor = CLERK
    finalize(qtbot, page, desk)
    assert status(page) == "draft"
    assert desk.message.text


def test_a_signed_opinion_can_have_a_new_version(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    click(desk, "renewButton")
    wait(qtbot, page)
    assert page.desk is not None
    assert page.desk.session.opinion_id != desk.session.opinion_id
    assert status(page) == "draft"
    assert "第 2 版" in page.desk.head.note.whole


@pytest.mark.parametrize(("width", "height"), [(877, 530), (1150, 684)], ids=["125 %", "100 %"])
def test_the_page_is_the_main_thing_on_a_small_screen(
    page: OpinionsPage, qtbot: QtBot, width: int, height: int
) -> None:
    """What a screen of 1366x768 leaves for the desk, at 125 % and at 100 %: draft, and frozen with a message shown."""
    page.resize(width, height)
    desk = open_desk(qtbot, page)
    for prepare_desk in (lambda: None, lambda: finalize(qtbot, page, desk)):
        prepare_desk()
        assert desk.pdf.pages_box().height() >= 0.74 * page.height()
        assert desk.pdf.pages_box().width() >= 0.48 * page.width()
        assert not desk.pdf.scrolls_sideways()
        assert desk.pdf.zoom() >= 0.75
    assert desk.left.currentWidget() is desk.board
    assert desk.message.isVisible()


def test_tab_goes_from_the_acts_to_the_words_and_then_to_the_page(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    desk.head.buttons["final"].setFocus()
    words = [desk.text_form.facts_button, *(area.editor for area in desk.text_form.areas.values())]
    zoom = [part for part in desk.pdf.findChildren(QPushButton) if part.isVisible()]
    wanted = [*words, *zoom, desk.pdf._pages]
    met = []
    for _ in wanted:
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(page.window().focusWidget())
    assert len(zoom) == 3
    assert met == wanted
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    assert page.window().focusWidget().objectName() == "backButton", "and round, not back into the words"


def test_first_focus_is_where_work_goes_on(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert page.window().focusWidget() is desk.text_form.areas["opening"].editor
    finalize(qtbot, page, desk)
    click(desk, "backButton")
    wait(qtbot, page)
    again = open_desk(qtbot, page)
    assert page.window().focusWidget() is again.board.table
