"""Opinions on the real page of a real workspace: draft, write, finalise, sign; what stands where, and the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind, Role
from qtic_desktop.domain.opinions import LineState
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.words import Turn
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.saving import Safety
from qtic_desktop.services.accounts.signing_keys import authority_of
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import opinion_view, signatures
from qtic_desktop.storage.queries.opinions import opinions
from tests.gui.opinion_desk import click, finalize, open_desk, sign_all, sign_in_the_sample, status, wait
from tests.gui.review_window import show_page
from tests.helpers.doors import ask, perform, store_of, workspace_of
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
    sign_all(qtbot, page, desk)
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
    assert lines[-1].turn is Turn.AFTER_OTHERS
    desk.board.table.select(lines[-1].expert_id)
    assert not desk.board.sign.isEnabled()
    assert "签完" in desk.board.sign.toolTip()
    desk.board.table.select(lines[0].expert_id)
    sign_in_the_sample(qtbot, page, desk)
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


def test_what_is_typed_is_kept_within_two_seconds_and_the_word_in_the_header_is_true(
    page: OpinionsPage, qtbot: QtBot
) -> None:
    desk = open_desk(qtbot, page)
    words = desk.text_form.areas["foundation"]
    words.setFocus()
    QTest.keyClicks(words.editor, "abc")
    assert page.ctx.saving.safety is Safety.UNSAVED
    qtbot.waitUntil(lambda: page.ctx.saving.safety is Safety.SAVED, timeout=4000)
    stored = ask(store_of(page.ctx), opinion_view, opinion_id=desk.session.opinion_id)
    assert {part.key: part.body for part in stored.text.parts}["foundation"].startswith("abc")
    assert words.editor.hasFocus()
    wait(qtbot, page)
    QTest.keyClicks(words.editor, "def")
    assert words.value().startswith("abcdef"), "keeping does not move the cursor"
    click(desk, "backButton")
    wait(qtbot, page)


def test_after_an_end_in_the_middle_the_page_says_what_it_kept_and_leads_back(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    opinion_id = desk.session.opinion_id
    QTest.keyClicks(desk.text_form.areas["foundation"].editor, "abc")
    qtbot.waitUntil(lambda: page.ctx.saving.safety is Safety.SAVED, timeout=4000)
    wait(qtbot, page)
    again = OpinionsPage(page.ctx)
    show_page(qtbot, again, 1150, 740)
    again.activate(Place("opinions"))
    wait(qtbot, again)
    assert "文字已保存到" in again.message.text
    click(again.message, "messageAct")
    wait(qtbot, again)
    assert again.desk is not None
    assert again.desk.session.opinion_id == opinion_id
    assert again.desk.text_form.areas["foundation"].value().startswith("abc")


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
    desk._finalize("会上讨论一致")
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


def test_a_clerk_cannot_finalise_and_hears_why(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    page.ctx.actor = CLERK
    finalize(qtbot, page, desk)
    assert status(page) == "draft"
    assert desk.message.text


def test_a_signed_opinion_can_have_a_new_version(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    sign_in_the_sample(qtbot, page, desk)
    assert page.window().focusWidget() is desk.board.table, "after a signature the focus is on no act"
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    wait(qtbot, page)
    assert status(page) == "final", "one key too many begins no new version"
    click(desk, "renewButton")
    wait(qtbot, page)
    dialog = desk.renew_dialog
    assert desk.board.table.rows_model.shown()[0].name in " ".join(
        label.text() for label in dialog.findChildren(QLabel)
    )
    for words, number in (("", desk.session.view.detail.row.number), ("typo", "X")):
        dialog.reason.set_value(words)
        dialog.typed.clear()
        QTest.keyClicks(dialog.typed, number)
        assert not dialog.confirm.isEnabled()
    dialog.typed.clear()
    QTest.keyClicks(dialog.typed, desk.session.view.detail.row.number)
    click(dialog, "lineConfirm")
    wait(qtbot, page)
    assert page.desk is not None
    assert page.desk.session.opinion_id != desk.session.opinion_id
    assert status(page) == "draft"
    assert "第 2 版" in page.desk.head.note.whole
    older = next(act for act in page.desk.head.versions.menu().actions() if "第 1 版" in act.text())
    older.trigger()
    wait(qtbot, page)
    assert page.desk.session.opinion_id == desk.session.opinion_id
    assert page.desk.head.chip.text == "已被第 2 版替代"
    assert page.desk.session.drawn is not None, "the signed file can still be seen"
    assert page.desk.verified.text == "有签名栏空着"


def test_what_happens_on_paper_has_its_place_and_ends_the_waiting(
    page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    scan = tmp_path / "签名页.pdf"
    assert desk.session.drawn is not None
    scan.write_bytes(desk.session.drawn.data)
    first, second, third, fourth, leader = [line.expert_id for line in desk.board.table.rows_model.shown()]
    desk.board.table.select(first)
    click(desk, "paperSignatureButton")
    wait(qtbot, page)
    desk.lines.dialog.file.line.set_value(str(scan))
    desk.lines.dialog._follow()
    click(desk.lines.dialog, "lineConfirm")
    wait(qtbot, page)
    desk.board.table.select(first)
    assert not desk.board.buttons["confirm"].isEnabled(), "nobody confirms what they recorded"
    perform(
        store_of(page.ctx),
        CLERK,
        signatures.confirm_paper_signatures,
        opinion_id=desk.session.opinion_id,
        expert_ids=(first,),
    )
    page.ctx.notifier.publish(Changes.of(Kind.OPINION, desk.session.opinion_id))
    wait(qtbot, page)
    for expert, button in ((second, "refusedButton"), (third, "absentButton")):
        desk.board.table.select(expert)
        click(desk, button)
        assert not desk.lines.dialog.confirm.isEnabled()
        QTest.keyClicks(desk.lines.dialog.reason.editor, "reason")
        click(desk.lines.dialog, "lineConfirm")
        wait(qtbot, page)
    assert desk.board.state.text() == "签名 1 人，缺席 1 人，拒签 1 人，待签 2 人"
    assert desk.head.chip.text == "待签 1/3（1 人缺席、1 人拒签）"
    sign_all(qtbot, page, desk)
    lines = {line.expert_id: line.state for line in desk.board.table.rows_model.shown()}
    assert lines == {
        first: LineState.PAPER_SIGNED,
        second: LineState.REFUSED,
        third: LineState.ABSENT,
        fourth: LineState.SIGNED,
        leader: LineState.SIGNED,
    }
    assert status(page) == "signed"
    assert desk.board.state.text() == "签名 3 人，缺席 1 人，拒签 1 人"
    assert desk.head.chip.text == "已签齐（1 人缺席、1 人拒签）"
    assert desk.verified.text == "签名有效"
    desk.draft_again()
    asked = " ".join(label.text() for label in desk.renew_dialog.findChildren(QLabel))
    assert "已签名的 3 人须重新签名" in asked
    for line in desk.session.view.detail.signatures:
        assert (line.called in asked) is (line.expert_id not in (second, third))
    desk.renew_dialog.reject()
    assert check_workspace(workspace_of(page.ctx)) == ()
    target = tmp_path / "意见书.pdf"
    desk.files.ask_path = lambda *_: str(target)
    click(desk, "exportButton")
    wait(qtbot, page)
    told = "".join(page_texts((tmp_path / "意见书_签名情况.pdf").read_bytes()))
    for words in ("拒签", "缺席未签", "手写签名", "电子签名", "reason", desk.session.view.detail.check_code):
        assert words in told, words
    desk.board.table.select(second)
    assert "reason" in desk.board.particulars.text()
    click(desk, "reopenButton")
    QTest.keyClicks(desk.lines.dialog.reason.editor, "mistake")
    click(desk.lines.dialog, "lineConfirm")
    wait(qtbot, page)
    assert "组长已经签名" in desk.message.text
    assert status(page) == "signed"


def test_an_expert_has_a_button_at_the_own_line_only(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    own, other = [line.expert_id for line in desk.board.table.rows_model.shown()][:2]
    desk.board._actor = Actor("p", "专家", Role.EXPERT, own)
    desk.board.table.select(other)
    shown = {name for name, button in desk.board.buttons.items() if button.isVisibleTo(desk.board)}
    assert shown == set()
    desk.board.table.select(own)
    shown = {name for name, button in desk.board.buttons.items() if button.isVisibleTo(desk.board)}
    assert shown == {"sign", "file"}


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
    words = [
        desk.wording.phrases,
        desk.text_form.facts_button,
        *(area.editor for area in desk.text_form.areas.values()),
    ]
    bar = [part for part in desk.pdf.findChildren(QPushButton) if part.isVisible()]
    bar.sort(key=lambda part: part.mapTo(desk.pdf, QPoint(0, 0)).x())
    wanted = [*words, *bar, desk.pdf._pages]
    met = []
    for _ in wanted:
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(page.window().focusWidget())
    assert len(bar) == 4
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
