"""Two people write different things at one place: said without taking the focus, shown side by side, decided by a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QRadioButton, QWidget

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.stage.act import Act, Line
from qtic_desktop.gui.stage.act_form import ActForm
from qtic_desktop.services import intake, scoring
from qtic_desktop.services.doors import Doors
from qtic_desktop.services.meetings.changes import change_meeting
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.queries import meetings as meeting_rows
from tests.gui.review_window import make_context, named, press, settle, show_page, type_into
from tests.helpers.doors import perform
from tests.helpers.founded import log
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

OTHER = Actor("clerk-2", "录入员丙", Role.CLERK)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5)
    yield made
    made.workspace.close()


@pytest.fixture
def context(story: Story, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    story.convene()
    made = make_context(story, CLERK, tmp_path)
    yield made
    made.tasks.close(QApplication.processEvents)


def choose(dialog: QWidget, name: str) -> None:
    dialog.findChild(QRadioButton, name).click()


def test_two_comments_on_one_sheet(qtbot: Any, context: AppContext, story: Story) -> None:
    story.open()
    sheet = story.sheet(0)
    number = sheet.rubric.criteria[0].number
    panel = ScoringPanel(context, [(sheet.id, sheet.state)], paper=True)
    show_page(qtbot, panel)
    settle(qtbot, context)
    story.do(scoring.save_comment, actor=OTHER, sheet_id=sheet.id, criterion=number, text="基础较好")
    field = panel.sheet_view.cards[number].field
    field.setFocus()
    panel._writer.save_comment(number, "基础偏弱")
    settle(qtbot, context)
    assert OTHER.name in panel.message.text
    assert QApplication.focusWidget() is not None
    assert panel.isAncestorOf(QApplication.focusWidget())  # nothing was torn away: typing goes on
    panel.message.findChildren(QPushButton)[0].click()
    dialog: Any = panel.clashes.dialog
    write = named(dialog, "decideClash")
    assert not write.isEnabled()  # no winner beforehand
    assert [area.toPlainText() for area in dialog.findChildren(QPlainTextEdit)] == ["基础较好", "基础偏弱"]
    choose(dialog, "comment_mine")
    assert write.isEnabled()
    write.click()
    settle(qtbot, context)
    assert story.sheet(0).entries[number].comment == "基础偏弱"
    (lost,) = [one["gave_way"] for one in log(story.workspace, ActName.SAVE_COMMENT) if "gave_way" in one]
    assert lost == "基础较好"
    assert panel.clashes.dialog is None


def test_two_at_one_draft(qtbot: Any, context: AppContext, story: Story) -> None:
    first = ProposalDraft({"center_name": "海洋装备", "received_on": "2026-03-01"})
    (record,) = story.do(intake.save_draft, actor=CLERK, draft=first, page="recommendation", cursor_field="").ids
    wizard = ProposalWizard(context, first, proposal_id=record, page="recommendation")
    show_page(qtbot, wizard)
    settle(qtbot, context)
    at = {"proposal_id": record, "page": "recommendation", "cursor_field": ""}
    theirs = first.having("leader_name", "王二")
    story.do(intake.save_draft, actor=OTHER, draft=theirs, **at)
    wizard.draft = wizard.draft.having("host_name", "青岛大学")
    wizard.keep()
    settle(qtbot, context)  # at different places: both stand, and it is said
    assert OTHER.name in wizard.message.text
    assert wizard.draft.get("leader_name") == "王二"
    settle(qtbot, context)
    story.do(intake.save_draft, actor=OTHER, draft=wizard.draft.having("host_name", "海洋大学"), **at)
    wizard.draft = wizard.draft.having("host_name", "石油大学")
    wizard.keep()
    settle(qtbot, context)
    wizard.message.findChildren(QPushButton)[0].click()
    dialog: Any = wizard.said.clashes.dialog
    choose(dialog, "host_name_theirs")
    press("", Qt.Key.Key_Tab)
    named(dialog, "decideClash").click()
    settle(qtbot, context)
    assert wizard.draft.get("host_name") == "海洋大学"
    assert [one["gave_way"] for one in log(story.workspace, ActName.SAVE_DRAFT) if "gave_way" in one] == [
        {"host_name": "石油大学"}
    ]


def test_a_form_of_an_act_waits_until_what_another_did_was_seen(
    qtbot: Any, story: Story, tmp_path: Path, themed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.convene()
    context = make_context(story, OFFICE, tmp_path)
    monkeypatch.setattr(Doors, "is_on_server", property(lambda _doors: True))
    (row,) = story.ask(meeting_rows.meetings)
    place = Line("place", "会议地点")
    day = TODAY + timedelta(days=1)
    act = Act(
        change_meeting,
        "更改地点",
        lambda one, given: change_meeting.bind(meeting_id=one.id, title=one.title, held_on=day, place=given[place]),
        "pen-line",
        (place,),
        fill=lambda _one: {"place": ""},
    )
    form = ActForm(context, act, row)
    show_page(qtbot, form)
    settle(qtbot, context)
    elsewhere = story.workspace.store_of(story.workspace.folder / FILE)
    facts = {"meeting_id": story.meeting_id, "title": "评审会", "place": "一楼"}
    perform(elsewhere, OTHER_OFFICE, change_meeting, held_on=TODAY + timedelta(days=2), **facts)
    elsewhere.close()
    type_into(form.field("place"), "二楼")
    form.send()
    settle(qtbot, context)
    assert OTHER_OFFICE.name in form.message.text
    assert (
        TODAY + timedelta(days=2)
    ).isoformat() in form.message.text  # the other value, beside one's own in the fields
    assert story.ask(meeting_rows.meetings)[0].place == "一楼"
    form.send()
    settle(qtbot, context)
    assert "二楼" in story.ask(meeting_rows.meetings)[0].place
    context.tasks.close(QApplication.processEvents)


OTHER_OFFICE = Actor("office-2", "办公室丁", Role.OFFICE)
