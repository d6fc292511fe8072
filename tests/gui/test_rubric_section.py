"""The editor of score sheets: what is typed is kept, what is lacking is said, a version is put in force and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.settings_page import SettingsPage
from qtic_desktop.storage.queries.rubrics import rubric_desk
from tests.gui.review_window import make_context, press, settle, show_page
from tests.review_story import CLERK, Story, begin_story

OFFICE = Actor("o", "办公室", Role.OFFICE)


class Desk:
    """The settings open at the score sheets."""

    def __init__(self, qtbot: Any, story: Story, folder: Path, actor: Actor = OFFICE) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = SettingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page)
        self.page.activate(Place("settings", view="rubrics"))
        self.section: Any = self.page.sections["rubrics"]
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.context)

    def stored(self) -> Any:
        return self.story.ask(rubric_desk, track="NEW")

    def go(self, *spot: int) -> None:
        self.section.tree.setCurrentItem(self.section.tree.item_at(spot))

    def type_in(self, field: Any, text: str) -> None:
        field.setFocus()
        field.selectAll()
        press(text)


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, themed: None) -> Iterator[Desk]:
    story = begin_story(tmp_path / "w", proposals=1, experts=5)
    made = Desk(qtbot, story, tmp_path)
    yield made
    assert made.context.tasks.close()
    story.workspace.close()


def test_the_sum_is_said_while_it_is_typed_and_the_version_comes_with_its_ground(desk: Desk) -> None:
    section = desk.section
    assert section.lacking.isHidden()
    desk.go(5)
    assert section.criterion.title.value() == "成果转化与行业服务"
    desk.type_in(section.criterion.maximum, "15")
    assert "合计 105 分，比 100 分多 5 分" in section.lacking.text()
    assert section.tree.item_at((5,)).text(1) == "15"
    section.versions.put_in_force.click()
    assert section.versions.reason_row.problem
    desk.type_in(section.criterion.maximum, "10")
    desk.go()
    desk.type_in(section.sheet.bounds[0], "88")
    section.versions.reason.set_value("局长办公会议定")
    section.versions.put_in_force.click()
    desk.settle()
    newest = desk.stored().versions[0]
    assert (newest.number, newest.reason) == (2, "局长办公会议定")
    assert newest.rubric.bands[0].lower == Decimal("0.88")
    assert "新版评分表已启用" in desk.page.message.text
    assert section.versions.list.buttons[Act.WITHDRAW_RUBRIC].isEnabled()


def test_what_was_typed_is_there_again_and_a_line_taken_out_comes_back(desk: Desk) -> None:
    section = desk.section
    desk.go(0)
    desk.type_in(section.criterion.title, "定位")
    desk.page.activate(Place("settings", view="look"))  # going away keeps it at once
    desk.settle()
    assert desk.stored().draft.criteria[0].title == "定位"
    desk.page.activate(Place("settings", view="rubrics"))
    before = section.draft
    section.take_out()
    assert len(section.draft.criteria) == len(before.criteria) - 1
    assert section.criterion.title.value() == before.criteria[1].title
    section.undo.click()
    assert section.draft == before
    section.move_line(1)
    assert [one.title for one in section.draft.criteria][:2] == [before.criteria[1].title, "定位"]
    section.drop()
    desk.settle()
    assert desk.stored().draft is None
    assert not section.versions.give_up.isEnabled()


def test_typed_values_are_taken_back_line_by_line_and_a_draft_given_up_at_once_is_in_the_log(desk: Desk) -> None:
    section = desk.section
    was = section.draft
    assert not section.undo.isEnabled()
    desk.go(0)
    desk.type_in(section.criterion.maximum, "12")
    assert section.undo.isEnabled()
    desk.go(1)
    desk.type_in(section.criterion.maximum, "23")
    section.undo.click()
    assert section.draft.criteria[0].maximum == "12"
    assert section.draft.criteria[1].maximum == was.criteria[1].maximum
    section.undo.click()
    assert section.draft == was
    assert not section.undo.isEnabled()
    desk.go(0)
    desk.type_in(section.criterion.maximum, "13")
    section.versions.give_up.click()  # before the second is over in which it would have been kept
    desk.settle()
    assert section.draft == was
    assert desk.stored().draft is None
    section.undo.click()
    assert section.draft.criteria[0].maximum == "13"


def test_a_refused_sheet_stays_and_a_new_line_is_ready_to_be_typed(desk: Desk) -> None:
    section = desk.section
    desk.go(7)
    section.add_criterion.click()
    desk.type_in(section.criterion.title, "展望")
    assert section.tree.item_at((8,)).text(2) == "待补"
    section.add_sub.click()
    desk.type_in(section.sub.title, "近期")
    section.versions.reason.set_value("试一试")
    section.versions.put_in_force.click()
    desk.settle()
    assert len(desk.stored().versions) == 1
    assert "第 9 项还没有满分" in desk.page.message.text
    assert section.draft.criteria[8].subs[0].title == "近期"


def test_who_may_not_write_the_sheet_reads_it(qtbot: Any, tmp_path: Path, themed: None) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=5)
    made = Desk(qtbot, story, tmp_path, CLERK)
    assert made.section.tree.item_at((7,)).text(1) == "5"
    assert not made.section.versions.put_in_force.isEnabled()
    made.go(0)
    assert not made.section.criterion.isEnabled()
    assert not made.section.remove.isEnabled()
    assert made.context.tasks.close()
    story.workspace.close()
