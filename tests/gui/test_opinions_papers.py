"""What leaves the desk of an opinion and what comes back: verification, printing, certificate files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from qtic_desktop.documents.check import page_count
from qtic_desktop.documents.signing.authority import open_authority
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.printing import prepare
from qtic_desktop.services.opinions import draft_opinion, save_opinion_text
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.documents.signing_kit import office, signed_pdf
from tests.gui.opinion_desk import click, finalize, open_desk, sign_all, wait
from tests.helpers.doors import perform, store_of, workspace_of
from tests.review_story import OFFICE


@pytest.fixture
def page(opinions_page: OpinionsPage) -> OpinionsPage:
    return opinions_page


def _printed(page: OpinionsPage) -> list[dict[str, object]]:
    with store_of(page.ctx).read() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.act == "confirm_print"))
        return [json.loads(entry.details) for entry in found]


def test_verification_speaks_in_words(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    assert not desk.head.buttons["verify"].isEnabled()
    finalize(qtbot, page, desk)
    sign_all(qtbot, page, desk)
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
    assert desk.session.drawn is not None
    assert page_count(target.read_bytes()) == desk.session.drawn.pages
    assert f"{desk.session.drawn.pages} 页，1 份" in desk.message.text
    assert not _printed(page)
    click(desk.message, "messageAct")
    wait(qtbot, page)
    assert "已记录" in desk.message.text
    (facts,) = _printed(page)
    assert facts["file"] == hashlib.sha256(desk.session.drawn.data).hexdigest()
    assert (facts["state"], facts["pages"], facts["copies"]) == ("draft", desk.session.drawn.pages, 1)


def test_a_certificate_file_signs_after_it_was_looked_into(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    line = desk.board.table.selected()
    authority = open_authority(tmp_path / "ca", office_name="示例认证", passphrase=b"secret", when=page.ctx.now())
    file = tmp_path / "证书.p12"
    file.write_bytes(authority.issue_certificate(line.name, line.organization, "x", when=page.ctx.now()))
    click(desk, "signByFileButton")
    dialog = desk.lines.certificate_dialog
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
    assert (first.state, len(first.row.certificate_sha256)) == ("signed", 64)
    click(desk, "verifyButton")
    wait(qtbot, page)
    assert desk.verdict.chip.text == "尚未签完"
    sign_all(qtbot, page, desk)
    click(desk, "verifyButton")
    wait(qtbot, page)
    assert desk.verdict.chip.text == "签名有效"
    assert "示例认证" in desk.verdict.words.toPlainText()


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
    assert desk.session.drawn is not None
    assert target.read_bytes() == desk.session.drawn.data


def test_a_file_from_anywhere_can_be_verified(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    sign_all(qtbot, page, desk)
    assert desk.session.view is not None
    assert workspace_of(page.ctx) is not None
    genuine = workspace_of(page.ctx).attachments.get(desk.session.view.detail.row.pdf_sha256)
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
        click(page, "verify_file")
        wait(qtbot, page)
        assert page.dialog.card.chip.text == word, name
        click(page.dialog, "closeVerification")
    page.ask_open = lambda *_: str(tmp_path / "gone.pdf")
    click(page, "verify_file")
    wait(qtbot, page)
    assert "gone.pdf" in page.dialog.message.text
    click(page.dialog, "closeVerification")


def test_a_draft_is_exported_as_a_word_file_and_a_final_one_is_offered_as_pdf_alone(
    page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk(qtbot, page)
    offered: list[str] = []

    def ask_path(*asked: object) -> str:
        offered.append(str(asked[-1]))
        return str(tmp_path / "草稿.docx") if len(offered) == 1 else ""

    desk.files.ask_path = ask_path
    click(desk, "exportButton")
    wait(qtbot, page)
    assert (tmp_path / "草稿.docx").read_bytes().startswith(b"PK")
    finalize(qtbot, page, desk)
    click(desk, "exportButton")
    wait(qtbot, page)
    assert [".docx" in kinds for kinds in offered] == [True, False]


def test_how_the_page_deviates_from_the_standard_stands_beside_it(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    wait(qtbot, page)
    assert desk.layout_check.button.isVisible()
    assert desk.layout_check.button.text() == "排版无偏差"
    desk.layout_check.said = ["第 1 页：23 行，每页应为 22 行以内。"]
    click(desk, "layoutCheck")
    shown = [label.text() for label in desk.layout_check.dialog.findChildren(QLabel)]
    assert "第 1 页：23 行，每页应为 22 行以内。" in shown
    desk.layout_check.dialog.accept()


def test_two_versions_stand_side_by_side_with_what_differs(page: OpinionsPage, qtbot: QtBot) -> None:
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    store, row = store_of(page.ctx), desk.session.view.detail.row
    (newer,) = perform(store, OFFICE, draft_opinion, agenda_item_id=row.agenda_item_id, reason="第一版有误").ids
    page.open_desk(newer)
    wait(qtbot, page)
    text = page.desk.session.view.text
    part = replace(text.parts[0], body=text.parts[0].body + "会上补充一句。")
    perform(store, OFFICE, save_opinion_text, opinion_id=newer, text=replace(text, parts=(part, *text.parts[1:])))
    compare = next(act for act in page.desk.head.versions.menu().actions() if act.text() == "两版对照…")
    compare.trigger()
    dialog = page.desk.files.compare_dialog
    qtbot.waitUntil(lambda: bool(dialog.told.text()))
    assert dialog.told.text() == "1 处不同。"
    shown = dialog.sheet.toHtml()
    assert "会上补充一句。" in dialog.sheet.toPlainText()
    assert "underline" in shown
    dialog.changed_only.setChecked(True)
    assert text.parts[1].body[:8] not in dialog.sheet.toPlainText()
    dialog.newer.set_value(dialog.older.value())
    dialog._compare()
    assert dialog.told.text() == "两版的事实和文字完全相同。"
    dialog.accept()
