"""A draft that was thrown away comes back as it was, with its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import Partner, ProposalDraft
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.intake.bin_dialog import BinDialog
from qtic_desktop.services.intake import discard_draft, restore_draft, save_draft, take_material
from qtic_desktop.storage.queries import intake as rows
from tests.gui.intake_desk import IntakeDesk, desk
from tests.helpers.doors import ask, perform

__all__ = ["desk"]

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]

DRAFT = ProposalDraft({"center_name": "青岛市海洋装备技术创新中心"}, partners=(Partner("青岛海洋大学", "研究", "30"),))


def thrown_away(desk: IntakeDesk, folder: Path) -> str:
    store, actor = desk.workspace.store, desk.ctx.actor
    (proposal_id,) = perform(store, actor, save_draft, draft=DRAFT, page="people", cursor_field="").ids
    plan = folder / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7\n%%EOF\n")
    take_material(desk.workspace, actor, proposal_id=proposal_id, kind="plan", path=plan)
    perform(store, actor, discard_draft, proposal_id=proposal_id)
    assert desk.proposals() == ()
    return proposal_id


def test_the_bin_names_what_was_thrown_away_and_brings_it_back_through_the_window(
    desk: IntakeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    proposal_id = thrown_away(desk, tmp_path)
    page = IntakePage(desk.ctx)
    desk.ctx.notifier.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    desk.settle()
    page.open_bin()
    desk.settle()
    dialog = page.findChild(BinDialog)
    assert dialog is not None
    assert [row.center_name for row in dialog.table.rows_model.shown()] == ["青岛市海洋装备技术创新中心"]
    bring_back = dialog.findChild(QPushButton, "bringBack")
    assert bring_back is not None
    bring_back.click()
    desk.settle()
    (row,) = desk.proposals()
    assert row.id == proposal_id
    assert desk.stored_draft() == DRAFT
    assert [m.file_name for m in ask(desk.workspace.store, rows.materials, proposal_id=proposal_id)] == ["plan.pdf"]
    assert "找回" in page.message.text
    assert ask(desk.workspace.store, rows.discarded_drafts) == ()


def test_a_draft_comes_back_once_and_can_be_thrown_away_again(desk: IntakeDesk, tmp_path: Path) -> None:
    proposal_id = thrown_away(desk, tmp_path)
    store, actor = desk.workspace.store, desk.ctx.actor
    perform(store, actor, restore_draft, proposal_id=proposal_id)
    with pytest.raises(Refused):
        perform(store, actor, restore_draft, proposal_id=proposal_id)
    perform(store, actor, discard_draft, proposal_id=proposal_id)
    assert [row.id for row in ask(store, rows.discarded_drafts)] == [proposal_id]


def test_an_empty_bin_says_so(qtbot: QtBot) -> None:
    dialog = BinDialog(())
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.table.isHidden()
    assert not dialog.bring_back.isEnabled()
