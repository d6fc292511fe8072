"""Forms whose words the disk did not take: nothing is handed in without them, and going back asks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.gui.saving import Safety
from tests.gui.intake_desk import IntakeDesk, desk
from tests.helpers.doors import workspace_of
from tests.helpers.full_disk import FullDisk
from tests.helpers.unsaved_question import answer

__all__ = ["desk"]

pytestmark = [pytest.mark.usefixtures("themed"), pytest.mark.qt_log_ignore("does not support", extend=True)]


def test_a_proposal_is_not_handed_in_while_its_last_words_are_only_on_the_screen(
    desk: IntakeDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(workspace_of(desk.ctx))
    desk.ctx.doors = disk
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    desk.settle()
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    name = wizard.page("recommendation").fields["center_name"]

    def call_it(words: str) -> None:
        name.set_value(words)
        name.edited.emit()
        wizard.keep()
        desk.settle()

    call_it("青岛中心")
    assert desk.ctx.saving.safety is Safety.SAVED
    disk.full = True
    call_it("海洋中心")
    asked: list[object] = []
    monkeypatch.setattr(wizard, "_blocking", list)
    monkeypatch.setattr(wizard.keeper, "submit", lambda *given: asked.append(given))
    wizard.submit()
    assert asked == [], "what is in the record is not what stands on the screen"
    assert desk.ctx.saving.of_record(Act.SAVE_DRAFT)
    listed = answer("stay")
    wizard.close_button.click()
    assert len(listed) == 1
    disk.full = False
    wizard.submit()
    assert len(asked) == 1
    assert desk.ctx.saving.safety is Safety.SAVED
    assert desk.stored().draft["values"]["center_name"] == "海洋中心"
