"""A draft that somebody else keyed is not shown as one's own: on its card, in the list and before one types on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui import words
from qtic_desktop.gui.catalogue import waiting_cards
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.intake.shown import way
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.today import TodayPage
from qtic_desktop.services.intake import save_draft
from qtic_desktop.storage.queries.road import way_of
from tests.gui.intake_desk import NOW, IntakeDesk, desk
from tests.helpers.doors import ask, perform

__all__ = ["desk"]

pytestmark = [pytest.mark.usefixtures("themed"), pytest.mark.qt_log_ignore("does not support", extend=True)]

ZHANG = Actor("zhang", "张伟", Role.CLERK)
DRAFT = ProposalDraft({"track": "NEW", "center_name": "青岛市甲技术创新中心"})


def keyed(desk: IntakeDesk, who: Actor) -> str:
    (key,) = perform(desk.workspace.store, who, save_draft, draft=DRAFT, page="host", cursor_field="").ids
    return key


def card_words(desk: IntakeDesk, qtbot: QtBot) -> str:
    page = TodayPage(desk.ctx, waiting_cards())
    qtbot.addWidget(page)
    desk.settle()
    return "\n".join(label.text() for label in page.cards["drafts"].findChildren(QLabel))


def opened(desk: IntakeDesk, qtbot: QtBot, key: str) -> str:
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.show()
    desk.settle()
    page.continue_draft(key)
    desk.settle()
    assert isinstance(page.overlay, ProposalWizard)
    said = page.overlay.message.text
    page.close_wizard()
    desk.settle()
    return said


def test_whose_a_draft_is_is_said_on_its_card_in_the_list_and_before_one_types_on(
    desk: IntakeDesk, qtbot: QtBot
) -> None:
    key = keyed(desk, ZHANG)
    assert "张伟 09:30 录入" in card_words(desk, qtbot)
    found = ask(desk.workspace.store, way_of, proposal_id=key, today=NOW.date())
    (row,) = desk.proposals()
    assert way(row, desk.ctx.actor.id, NOW, found)[0].text == "张伟 09:30 录入"
    assert way(row, ZHANG.id, NOW, found)[:1] != way(row, desk.ctx.actor.id, NOW, found)[:1]
    said = opened(desk, qtbot, key)
    assert "由张伟 09:30 录入" in said
    assert "记在您的名下" in said


def test_of_ones_own_draft_nothing_is_said(desk: IntakeDesk, qtbot: QtBot) -> None:
    key = keyed(desk, desk.ctx.actor)
    assert "录入" not in card_words(desk, qtbot)
    assert opened(desk, qtbot, key) == ""


def test_another_day_is_named() -> None:
    assert words.keyed_by("张伟", "2026-03-19T17:05:11+08:00", "2026-03-20") == "张伟 2026-03-19 17:05 录入"
