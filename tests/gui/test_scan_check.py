"""Hand signatures count once somebody else has seen their scan; whoever did not sign is left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.opinions import LineState
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.line_dialogs import ScanDialog, UnreadDialog
from qtic_desktop.services.opinions import signatures, signed_scans
from tests.gui.opinion_desk import click, finalize, open_desk, wait
from tests.review_story import CLERK


def test_hand_signatures_are_confirmed_in_one_look_by_who_has_seen_their_scan(
    opinions_page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opinions_page
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    scan = tmp_path / "scan.pdf"
    assert desk.session.drawn is not None
    scan.write_bytes(desk.session.drawn.data)
    people = [line.expert_id for line in desk.board.table.rows_model.shown()]
    ids = {"opinion_id": desk.session.opinion_id, "expert_ids": people[:3]}
    page.ctx.doors.work(CLERK, signed_scans.keep_paper_signatures.bind(**ids, scan=scan))
    page.ctx.notifier.publish(Changes.of(Kind.OPINION, desk.session.opinion_id))
    wait(qtbot, page)
    desk.board.table.select(people[0])
    desk.board.buttons["confirm"].click()
    qtbot.waitUntil(lambda: desk.signing.checking is not None, timeout=20000)
    wait(qtbot, page)
    checking = desk.signing.checking
    assert checking is not None
    assert (checking.view._count, desk.board.table.selected().state) == (
        desk.session.drawn.pages, LineState.PAPER_RECORDED,
    )  # fmt: skip
    assert "就是这一份" in checking.code.text()
    assert checking.chosen == (), "the person ticks whom they have seen, not the program"
    assert not checking.confirm.isEnabled()
    for one in (people[0], people[2]):
        QTest.keyClick(checking.people.ticks[one], Qt.Key.Key_Space)
    assert "2 人" in checking.confirm.text()
    click(checking, "scanConfirm")
    wait(qtbot, page)
    states = [line.state for line in desk.board.table.rows_model.shown()]
    assert states[:3] == [LineState.PAPER_SIGNED, LineState.PAPER_RECORDED, LineState.PAPER_SIGNED]


def test_one_scan_is_given_for_everybody_and_one_without_a_code_is_asked_about(
    opinions_page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opinions_page
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    scan = tmp_path / "scan.png"
    QImage(200, 280, QImage.Format.Format_Grayscale8).save(str(scan))
    first = desk.board.table.rows_model.shown()[0].expert_id
    desk.board.table.select(first)
    click(desk, "paperSignatureButton")
    wait(qtbot, page)
    asked = desk.lines.dialog
    assert isinstance(asked, ScanDialog)
    assert asked.chosen == (first,), "nobody else is ticked by the program"
    asked.file.line.set_value(str(scan))
    click(asked, "lineEverybody")
    click(asked, "lineConfirm")
    qtbot.waitUntil(lambda: isinstance(desk.lines.dialog, UnreadDialog), timeout=20000)
    wait(qtbot, page)
    unread = desk.lines.dialog
    assert isinstance(unread, UnreadDialog)
    assert not unread.confirm.isEnabled()
    assert desk.session.view is not None
    assert desk.session.view.detail.check_code in unread.seen.text()
    unread.seen.click()
    click(unread, "lineConfirm")
    wait(qtbot, page)
    assert {line.state for line in desk.board.table.rows_model.shown()} == {LineState.PAPER_RECORDED}


def test_a_confirmed_hand_signature_is_questioned_and_let_stand_at_the_board(
    opinions_page: OpinionsPage, qtbot: QtBot
) -> None:
    page = opinions_page
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    first = desk.board.table.rows_model.shown()[0].expert_id
    both = {"opinion_id": desk.session.opinion_id, "expert_ids": (first,)}
    for actor, act, more in (
        (page.ctx.actor, signatures.record_paper_signatures, {"scan_sha256": "0" * 64}),
        (CLERK, signatures.confirm_paper_signatures, {}),
    ):
        page.ctx.doors.perform(actor, act.bind(**both, **more))
    desk.session.reload()
    wait(qtbot, page)
    desk.board.table.select(first)
    click(desk, "questionButton")
    wait(qtbot, page)
    words = desk.lines.dialog.body.itemAt(0).widget().text()
    assert "待签 0/5" in words
    desk.lines.dialog.reason.set_value("不是本人所签")
    desk.lines.dialog._follow()
    click(desk.lines.dialog, "lineConfirm")
    wait(qtbot, page)
    assert desk.board.table.selected().state is LineState.QUESTIONED
    assert not desk.board.buttons["strike"].isEnabled(), "nobody agrees to the own question"
    assert "不是本人所签" in desk.board.particulars.text()
    click(desk, "upholdButton")
    wait(qtbot, page)
    desk.lines.dialog.reason.set_value("看错了行")
    desk.lines.dialog._follow()
    click(desk.lines.dialog, "lineConfirm")
    wait(qtbot, page)
    desk.board.table.select(first)
    assert desk.board.table.selected().state is LineState.PAPER_SIGNED
