"""A void opinion on the page: its state, its next step, and what becomes of the version that is void."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.page import NOT_DRAFTED
from qtic_desktop.services import scoring
from qtic_desktop.services.opinions import papers
from qtic_desktop.storage.queries.opinions import opinions
from qtic_desktop.storage.queries.sealing import dockets
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.gui.opinion_desk import click, finalize, open_desk, wait
from tests.helpers.doors import ask, perform, store_of, workspace_of
from tests.review_story import OFFICE

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)


def correct(page: OpinionsPage, qtbot: QtBot) -> None:
    """A docket on the first project, confirmed by the supervisor."""
    store = store_of(page.ctx)
    row = ask(store, opinions)[0]
    with store.read() as session:
        sheet = session.query(ScoreSheet).filter_by(agenda_item_id=row.agenda_item_id).first()
        change = {"sheet_id": sheet.id, "kind": DocketKind.BALLOT, "after": "disagree"}
    perform(store, OFFICE, scoring.ask_docket, reason="表决票录反了，纸面为不同意", **change)
    docket: Any = ask(store, dockets, meeting_id=row.meeting_id)[0]
    page.refresh(perform(store, SUPERVISOR, scoring.confirm_docket, docket_id=docket.id))
    wait(qtbot, page)


def test_a_void_opinion_says_so_and_leads_to_its_new_version(opinions_page: OpinionsPage, qtbot: QtBot) -> None:
    page = opinions_page
    desk = open_desk(qtbot, page)
    finalize(qtbot, page, desk)
    old = desk.session.opinion_id
    click(desk, "backButton")
    wait(qtbot, page)
    correct(page, qtbot)
    page.table.select(ask(store_of(page.ctx), opinions)[0].agenda_item_id)
    wait(qtbot, page)
    assert page.waiting_count() == 2
    assert page.card.chip.text == "因更正作废，须起草新版"
    assert "第 1 版因此作废" in page.card.shown.note
    draft = page.card.buttons[Act.DRAFT_OPINION]
    assert (draft.text(), draft.isEnabled(), draft.property("role")) == ("起草新版", True, "primary")
    page.choose_filter(NOT_DRAFTED)
    assert page.table.count() == 2, "the void one is among those still to be drafted"
    page.choose_filter("all")
    workspace: Any = workspace_of(page.ctx)
    digest = ask(store_of(page.ctx), opinions)[0].pdf_sha256
    verdict = papers.verify_file(workspace, OFFICE, data=workspace.attachments.get(digest))
    assert verdict.state == "invalid"
    assert "signing.invalid.void" in verdict.codes

    page.open_desk(old)
    wait(qtbot, page)
    assert page.desk is not None
    assert page.desk.head.chip.text == "因更正作废，须起草新版"
    click(page.desk, "backButton")
    wait(qtbot, page)
    page.table.setFocus()
    QTest.mouseClick(page.card.buttons[Act.DRAFT_OPINION], Qt.MouseButton.LeftButton)
    wait(qtbot, page)
    assert page.desk.session.opinion_id != old
    assert page.desk.head.chip.text == "草稿"
    menu = [act.text() for act in page.desk.head.versions.menu().actions()]
    assert menu == ["第 2 版 · 草稿", "第 1 版 · 已被替代", "", "两版对照…"]
    page.open_desk(old)
    wait(qtbot, page)
    assert page.desk.head.chip.text == "已被第 2 版替代"
