"""Marks of an examination that the disk did not take stay on the screen, are written with the next one, and are asked about."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from qtic_desktop.domain.examination import Mark
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.saving import Safety
from qtic_desktop.services.examination import examination_sheet
from tests.gui.review_window import settle
from tests.gui.test_examination_page import context, open_sheet, page, story
from tests.helpers.doors import workspace_of
from tests.helpers.full_disk import FullDisk
from tests.helpers.unsaved_question import answer

__all__ = ["context", "page", "story"]


def marks(context: AppContext, proposal_id: str) -> list[Mark]:
    """As the record has them."""
    order = examination_sheet.bind(proposal_id=proposal_id, today=context.now().date())
    return [item.mark for item in context.doors.ask(context.actor, order).items]


def test_marks_a_full_disk_did_not_take_are_written_with_the_next_one(
    page: Any, context: AppContext, qtbot: QtBot
) -> None:
    disk = FullDisk(workspace_of(context))
    context.doors = disk
    sheet = open_sheet(page, context, qtbot)
    disk.full = True
    for row in sheet.rows[:2]:
        row.set_mark(Mark.MET)
        row.marked.emit()
        settle(qtbot, context)
    assert context.saving.safety is Safety.FAILED
    assert marks(context, sheet.proposal_id)[:3] == [Mark.OPEN] * 3
    listed = answer("stay")
    sheet.leave()
    assert listed
    disk.full = False
    sheet.rows[2].set_mark(Mark.FAILED)
    sheet.rows[2].marked.emit()
    settle(qtbot, context)
    assert marks(context, sheet.proposal_id)[:3] == [Mark.MET, Mark.MET, Mark.FAILED]
    assert context.saving.safety is Safety.SAVED
    assert not context.saving.open_ends


def test_no_result_is_asked_for_while_a_mark_is_only_on_the_screen(
    page: Any, context: AppContext, qtbot: QtBot
) -> None:
    disk = FullDisk(workspace_of(context))
    context.doors = disk
    sheet = open_sheet(page, context, qtbot)
    asked: list[None] = []
    sheet.concluding.disconnect()  # the form of the result is not what this is about
    sheet.concluding.connect(lambda: asked.append(None))
    disk.full = True
    sheet.rows[0].set_mark(Mark.FAILED)
    sheet.rows[0].marked.emit()
    settle(qtbot, context)
    sheet._conclude()
    assert asked == []
    disk.full = False
    sheet._conclude()
    assert asked == [None]
    assert marks(context, sheet.proposal_id)[0] is Mark.FAILED
