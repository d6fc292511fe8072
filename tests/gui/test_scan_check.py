"""A hand signature counts once somebody else has seen its scan."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.opinions import LineState
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.services.opinions import signatures
from tests.gui.opinion_desk import click, finalize, open_desk, wait
from tests.review_story import CLERK


def test_a_hand_signature_is_confirmed_by_who_has_seen_its_scan(
    opinions_page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = opinions_page
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    scan = tmp_path / "scan.png"
    QImage(200, 280, QImage.Format.Format_Grayscale8).save(str(scan))
    expert = desk.board.table.rows_model.shown()[0].expert_id
    ids = {"opinion_id": desk.session.opinion_id, "expert_id": expert}
    page.ctx.doors.work(CLERK, signatures.keep_paper_signature.bind(**ids, scan=scan))
    page.ctx.notifier.publish(Changes.of(Kind.OPINION, desk.session.opinion_id))
    wait(qtbot, page)
    desk.board.table.select(expert)
    desk.board.buttons["confirm"].click()
    qtbot.waitUntil(lambda: desk.signing.checking is not None, timeout=20000)
    wait(qtbot, page)
    checking = desk.signing.checking
    assert checking is not None
    line = desk.board.table.selected()
    assert (checking.view._count, line.state) == (1, LineState.PAPER_RECORDED)
    click(checking, "scanConfirm")
    wait(qtbot, page)
    assert desk.board.table.rows_model.shown()[0].state is LineState.PAPER_SIGNED
