"""Opinions on the real page of a real workspace: draft, write, finalise, sign, verify, export, print."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from qtic_desktop.documents.check import page_count, page_texts
from qtic_desktop.documents.signing.authority import open_authority
from qtic_desktop.documents.signing.verify import verify
from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.batch_dialog import BatchDialog
from qtic_desktop.gui.opinions.desk import OpinionDesk
from qtic_desktop.gui.opinions.printing import prepare
from qtic_desktop.services import demo, papers, scoring
from qtic_desktop.services.exports import opinion_file_name
from qtic_desktop.services.opinions import opinion_view
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.opinions import opinions
from qtic_desktop.storage.tables import AuditEntry
from qtic_desktop.storage.workspace import open_workspace
from tests.documents.signing_kit import office, signed_pdf
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, OFFICE, Story, begin_story

PAPER_PATIENCE = 60000


@pytest.fixture(scope="module")
def sealed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sealed meeting of five experts on one new centre and one conversion; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("sealed") / "workspace"
    story = begin_story(folder)
    story.convene()
    story.open()
    for place in range(5):
        for item in range(2):
            story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.workspace.close()
    return folder


@pytest.fixture
def context(sealed_folder: Path, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    folder = tmp_path / "workspace"
    shutil.copytree(sealed_folder, folder)
    clock = demo.demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC))
    with open_workspace(folder, now=clock) as workspace:
        made = make_context(Story(workspace, [], []), OFFICE, tmp_path)
        made.now = clock
        yield made
        assert made.tasks.close()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> OpinionsPage:
    made = OpinionsPage(context)
    show_page(qtbot, made, 1150, 740)
    context.notifier.changed.connect(made.refresh)
    made.activate()
    settle(qtbot, context)
    return made


def wait(qtbot: QtBot, page: OpinionsPage) -> None:
    """Until pages are drawn and everything asked for is done."""
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=PAPER_PATIENCE)
    settle(qtbot, page.ctx)


def click(root: Any, name: str) -> None:
    """Press a button by the mouse."""
    found = root.findChild(QPushButton, name)
    assert found is not None
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def open_desk(qtbot: QtBot, page: OpinionsPage) -> OpinionDesk:
    """Draft and open the first opinion, by the keyboard."""
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert page.desk is not None
    return page.desk


def finalize(qtbot: QtBot, page: OpinionsPage, desk: OpinionDesk) -> None:
    click(desk, "finalButton")
    wait(qtbot, page)
    click(desk.final_dialog, "confirmFinal")
    wait(qtbot, page)


def _printed(page: OpinionsPage) -> list[dict[str, object]]:
    with page.ctx.store.read() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.act == "confirm_print"))
        return [json.loads(entry.details) for entry in found]


def status(page: OpinionsPage, place: int = 0) -> str:
    return ask(page.ctx.store, opinions)[place].status


def test_the_list_says_what_waits(page: OpinionsPage) -> None:
    assert page.table.count() == 2
    assert page.waiting_count() == 2
    assert page.chip.text == "未起草"
    assert page.next_button.text() == "起草意见书"


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
    stored = ask(page.ctx.store, opinion_view, opinion_id=desk.opinion_id)
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
    root = papers.authority_of(page.ctx.workspace).root  # type: ignore[arg-type]
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
    opinion_id = desk.opinion_id
    click(desk, "backButton")
    wait(qtbot, page)
    assert page.desk is None
    stored = ask(page.ctx.store, opinion_view, opinion_id=opinion_id)
    assert {part.key: part.body for part in stored.text.parts}["foundation"].startswith("abc")


def test_a_change_from_elsewhere_leaves_typing_alone(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    words = desk.text_form.areas["foundation"]
    words.setFocus()
    QTest.keyClicks(words.editor, "abc")
    page.ctx.notifier.publish(Changes.of("opinion", desk.opinion_id))
    wait(qtbot, page)
    assert words.value().startswith("abc")
    click(desk, "backButton")
    wait(qtbot, page)


def test_answers_that_come_after_the_desk_was_left_do_no_harm(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    opinion_id = desk.opinion_id
    desk.reload()
    desk.redraw()
    desk._finalize()
    click(desk, "backButton")
    wait(qtbot, page)
    assert page.desk is None
    assert status(page) == "final"
    assert page.chip.text == "待签 0/5"
    assert opinion_id == ask(page.ctx.store, opinions)[0].opinion_id


def test_the_page_follows_the_part_being_written(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert desk.drawn is not None
    shown: list[int] = []
    desk.pdf.page_changed.connect(shown.append)
    for key in ("opening", "advice"):
        desk.text_form.areas[key].setFocus()
        QApplication.processEvents()
    assert desk.drawn.headings["advice"] > 0
    assert shown[-1] == desk.drawn.headings["advice"]


def test_a_draft_is_marked_and_the_final_is_not(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert desk.drawn is not None
    assert "草稿" in "".join(page_texts(desk.drawn.data))
    finalize(qtbot, page, desk)
    text = "".join(page_texts(desk.drawn.data))
    assert "草稿" not in text
    assert desk.view is not None
    assert desk.view.detail.check_code in text


def test_verification_speaks_in_words(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert not desk.head.buttons["verify"].isEnabled()
    finalize(qtbot, page, desk)
    click(desk, "signAllButton")
    wait(qtbot, page)
    click(desk, "verifyButton")
    wait(qtbot, page)
    assert desk.left.currentWidget() is desk.verdict
    assert desk.verdict.chip.text == "签名有效"
    assert "5 个签名" in desk.verdict.words.toPlainText()
    click(desk, "closeVerdictButton")
    assert desk.left.currentWidget() is desk.board
    assert desk.pdf.isVisible()


def test_print_puts_every_page_on_paper(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    printer = QPrinter()
    prepare(printer)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(96)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    desk.files.ask_printer = lambda *_: printer
    click(desk, "printButton")
    wait(qtbot, page)
    assert desk.drawn is not None
    assert page_count(target.read_bytes()) == desk.drawn.pages
    assert f"{desk.drawn.pages} 页，1 份" in desk.message.text
    assert not _printed(page)
    click(desk.message, "messageAct")
    wait(qtbot, page)
    assert "已记录" in desk.message.text
    (facts,) = _printed(page)
    assert facts["file"] == hashlib.sha256(desk.drawn.data).hexdigest()
    assert (facts["state"], facts["pages"], facts["copies"]) == ("draft", desk.drawn.pages, 1)


def test_a_certificate_file_signs_after_it_was_looked_into(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    line = desk.board.table.selected()
    authority = open_authority(tmp_path / "ca", office_name="示例认证", passphrase=b"secret", when=page.ctx.now())
    file = tmp_path / "证书.p12"
    file.write_bytes(authority.issue_certificate(line.name, line.organization, "x", when=page.ctx.now()))
    click(desk, "signByFileButton")
    dialog = desk.certificate_dialog
    assert not dialog.sign.isEnabled()
    QTest.keyClicks(dialog.ui.certificateFile, str(file.parent) + "/")
    dialog.ui.certificateFile.insert(file.name)
    QTest.keyClicks(dialog.ui.passphrase, "wrong")
    QTest.keyClick(dialog.ui.passphrase, Qt.Key.Key_Return)
    wait(qtbot, page)
    assert "口令不对" in dialog.ui.passphraseRow.problem
    assert not dialog.sign.isEnabled()
    QTest.keyClicks(dialog.ui.passphrase, "secret")
    click(dialog, "openCertificate")
    wait(qtbot, page)
    assert line.name in dialog.message.text
    click(dialog, "signWithCertificate")
    wait(qtbot, page)
    first = desk.board.table.rows_model.shown()[0]
    assert (first.state, len(first.certificate)) == ("signed", 64)
    click(desk, "verifyButton")
    wait(qtbot, page)
    assert desk.verdict.chip.text == "尚未签完"
    click(desk, "signAllButton")
    wait(qtbot, page)
    click(desk, "verifyButton")
    wait(qtbot, page)
    assert desk.verdict.chip.text == "签名有效"
    assert "示例认证" in desk.verdict.words.toPlainText()


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


def test_without_a_printer_the_sentence_offers_the_file(
    page: OpinionsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    desk = open_desk(qtbot, page)
    click(desk, "printButton")
    assert "没有可用的打印机" in desk.message.text
    target = tmp_path / "意见书.pdf"
    desk.files.ask_path = lambda *_: str(target)
    click(desk.message, "messageAct")
    wait(qtbot, page)
    assert desk.drawn is not None
    assert target.read_bytes() == desk.drawn.data


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
    assert page.desk.opinion_id != desk.opinion_id
    assert status(page) == "draft"
    assert "第 2 版" in page.desk.head.note.whole


def test_exports_of_the_list(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_desk(qtbot, page)
    click(page.desk, "backButton")
    wait(qtbot, page)
    out, book = tmp_path / "out", tmp_path / "汇总"
    out.mkdir()
    page.ask_folder = lambda *_: str(out)
    page.ask_path = lambda *_: str(book)
    batch = open_batch(qtbot, page)
    click(batch, "batch_export")
    click(batch, "startBatch")
    wait(qtbot, page)
    assert [file.suffix for file in out.iterdir()] == [".pdf"]
    assert "已导出 1 份到“out”" in batch.message.text
    click(batch, "closeBatch")
    click(page, "exportSummaryButton")
    wait(qtbot, page)
    assert (tmp_path / "汇总.xlsx").read_bytes().startswith(b"PK")
    assert "汇总.xlsx" in page.message.text


def open_batch(qtbot: QtBot, page: OpinionsPage) -> BatchDialog:
    click(page, "batchButton")
    assert page.batch is not None
    qtbot.waitUntil(page.batch.isVisible, timeout=5000)
    return page.batch


def _results(batch: BatchDialog) -> list[str]:
    return [line.result for line in batch.table.rows_model.shown()]


def test_all_opinions_are_drafted_and_signed_one_after_the_other(page: OpinionsPage, qtbot: QtBot) -> None:
    batch = open_batch(qtbot, page)
    assert batch.start.text() == "起草这 2 份"
    click(batch, "startBatch")
    wait(qtbot, page)
    assert [status(page, place) for place in range(2)] == ["draft", "draft"]
    assert _results(batch) == ["done", "done"]
    assert not batch.start.isEnabled()
    click(batch, "batch_sign")
    assert not batch.start.isEnabled()
    assert "没有已定稿" in batch.message.text
    for row in ask(page.ctx.store, opinions):
        papers.finalize(page.ctx.workspace, OFFICE, row.opinion_id)  # type: ignore[arg-type]
    page.activate()
    wait(qtbot, page)
    click(batch, "batch_sign")
    click(batch, "startBatch")
    wait(qtbot, page)
    assert [status(page, place) for place in range(2)] == ["signed", "signed"]
    assert [line.row.status for line in batch.table.rows_model.shown()] == ["signed", "signed"]
    assert "已签好 2 份" in batch.message.text


def test_a_batch_stops_at_the_first_trouble_and_goes_on_from_there(
    page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    batch = open_batch(qtbot, page)
    click(batch, "startBatch")
    wait(qtbot, page)
    first, second = ask(page.ctx.store, opinions)
    in_the_way = tmp_path / opinion_file_name(second)
    in_the_way.mkdir()
    page.batch.ask_folder = lambda *_: str(tmp_path)  # type: ignore[union-attr]
    click(batch, "batch_export")
    click(batch, "startBatch")
    wait(qtbot, page)
    assert _results(batch) == ["done", "stopped"]
    assert second.center_name in batch.message.text
    assert "已办好 1 份" in batch.message.text
    made = (tmp_path / opinion_file_name(first)).stat().st_mtime_ns
    in_the_way.rmdir()
    assert batch.start.text() == "接着办（1 份）"
    click(batch, "startBatch")
    wait(qtbot, page)
    assert _results(batch) == ["done", "done"]
    assert in_the_way.is_file()
    assert (tmp_path / opinion_file_name(first)).stat().st_mtime_ns == made
    assert "已导出 2 份" in batch.message.text


def test_a_batch_can_be_stopped_and_keeps_what_is_done(page: OpinionsPage, qtbot: QtBot) -> None:
    batch = open_batch(qtbot, page)
    click(batch, "startBatch")
    wait(qtbot, page)
    for row in ask(page.ctx.store, opinions):
        papers.finalize(page.ctx.workspace, OFFICE, row.opinion_id)  # type: ignore[arg-type]
    page.activate()
    wait(qtbot, page)
    click(batch, "batch_sign")
    click(batch, "startBatch")
    assert batch.task is not None
    batch.task.progressed.connect(lambda progress: batch.close() if progress.done else None)
    wait(qtbot, page)
    assert status(page, 0) == "signed"
    assert status(page, 1) == "final"
    assert batch.isVisible()
    assert "已停止" in batch.message.text
    click(batch, "startBatch")
    wait(qtbot, page)
    assert status(page, 1) == "signed"


def test_a_file_from_anywhere_can_be_verified(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    click(desk, "signAllButton")
    wait(qtbot, page)
    assert desk.view is not None
    assert page.ctx.workspace is not None
    genuine = page.ctx.workspace.attachments.get(desk.view.detail.row.pdf_sha256)
    click(desk, "backButton")
    wait(qtbot, page)
    for name, data, word in (
        ("genuine.pdf", genuine, "签名有效"),
        ("changed.pdf", genuine + b"\n", "签名无效"),
        ("foreign.pdf", signed_pdf(office(tmp_path / "keys"), 2), "签名无效"),
        ("letter.pdf", b"dear all", "签名无效"),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        page.ask_open = lambda *_, file=file: str(file)
        click(page, "verifyFileButton")
        wait(qtbot, page)
        assert page.verification.card.chip.text == word, name
        click(page.verification, "closeVerification")
    page.ask_open = lambda *_: str(tmp_path / "gone.pdf")
    click(page, "verifyFileButton")
    wait(qtbot, page)
    assert "gone.pdf" in page.verification.message.text
    click(page.verification, "closeVerification")


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
    met = []
    for _ in range(len(desk.text_form.areas) + 2):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(page.window().focusWidget())
    wanted = [desk.text_form.facts_button, *(area.editor for area in desk.text_form.areas.values())]
    assert met == [*wanted, desk.pdf.focusProxy()]
    for _ in range(4):
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
