"""The meetings stage in tests: the page of a person, and acts of its cards answered as a person does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.gui.meetings.form import MeetingForm
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.record_card import RecordCard
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, OFFICE, Story


class Desk:
    def __init__(self, qtbot: Any, story: Story, folder: Path, actor: Actor = CLERK) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = MeetingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        self.gone: list[Place] = []
        self.context.signals.place_wanted.connect(self.gone.append)
        show_page(qtbot, self.page)
        self.page.activate(Place(self.page.name))
        self.wait()

    def wait(self) -> None:
        settle(self.qtbot, self.context)
        settle(self.qtbot, self.context)

    def dialog(self) -> Any:
        """What is asked in a window of its own, at the list or at the table."""
        lists = [] if self.page.desk is None else list(self.page.desk.lists.values())
        return next((one.dialog for one in (self.page, *lists) if one.dialog is not None), None)

    @property
    def form(self) -> MeetingForm:
        form = self.page.overlay
        assert isinstance(form, MeetingForm)
        return form


def carry_out(desk: Desk, card: RecordCard, act: Act, **answers: object) -> None:
    """Press the button of an act, answer what it asks, and do it."""
    made = card.buttons[act]
    assert made.isEnabled(), made.toolTip()
    made.click()
    dialog = desk.dialog()
    form = card.form if dialog is None else dialog.form
    assert form is not None
    for name, value in answers.items():
        form.field(name).set_value(value)
        form.field(name).edited.emit()
    desk.wait()
    form.send()
    desk.wait()


def open_table(qtbot: Any, story: Story, folder: Path, view: str, actor: Actor = OFFICE) -> tuple[Desk, Any]:
    """The table of the meeting at one of its lists."""
    desk = Desk(qtbot, story, folder, actor)
    desk.page.activate(Place("meetings", story.meeting_id, view=view))
    desk.wait()
    assert desk.page.desk is not None
    return desk, desk.page.desk.lists[view]


def at(desk: Desk, page: Any, key: str) -> RecordCard:
    """The card of a row."""
    assert page.select(key)
    desk.wait()
    card: RecordCard = page.card
    return card


def shown(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())
