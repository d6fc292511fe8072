"""The editor of the office's lists: what is typed is kept, a version is put in force and taken back, all by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.saving import Safety
from qtic_desktop.gui.settings_page import SettingsPage
from qtic_desktop.storage.queries.office_lists import list_desk
from tests.gui.review_window import make_context, press, settle, show_page
from tests.helpers.full_disk import FullDisk
from tests.review_story import CLERK, Story, begin_story

OFFICE = Actor("o", "办公室", Role.OFFICE)


class Desk:
    """The settings open at the lists."""

    def __init__(self, qtbot: Any, story: Story, folder: Path, actor: Actor = OFFICE) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = SettingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page)
        self.page.activate(Place("settings", view="office_lists"))
        self.section: Any = self.page.sections["office_lists"]
        self.settle()

    def settle(self) -> None:
        settle(self.qtbot, self.context)

    def stored(self, name: OfficeList = OfficeList.EXAMINATION_NEW) -> Any:
        return self.story.ask(list_desk, name=name)

    def open(self, name: OfficeList) -> None:
        self.section.chooser.set_value(name.value)
        self.section.chooser.edited.emit()
        self.settle()

    def go(self, place: int) -> None:
        self.section.tree.setCurrentItem(self.section.tree.topLevelItem(place))

    def lines(self) -> list[str]:
        tree = self.section.tree
        return [
            f"{tree.topLevelItem(n).text(0)} {tree.topLevelItem(n).text(1)}" for n in range(tree.topLevelItemCount())
        ]

    def put_in_force(self, ground: str) -> None:
        self.section.versions.reason.set_value(ground)
        self.section.versions.put_in_force.click()
        self.settle()


def rewrite(editor: Any, words: str) -> None:
    editor.setFocus()
    editor.selectAll()
    press(words)


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, themed: None) -> Iterator[Desk]:
    story = begin_story(tmp_path / "w", proposals=1, experts=5)
    made = Desk(qtbot, story, tmp_path)
    yield made
    assert made.context.tasks.close()
    story.workspace.close()


def test_an_item_is_put_in_moved_kept_put_in_force_and_taken_back(desk: Desk) -> None:
    section = desk.section
    desk.go(0)
    section.put_in.click()
    assert "第 2 条还没有名称" in section.lacking.text()
    assert desk.lines()[1] == "2  （还没有名称） 待补"
    press("SEAL")
    section.item.required.set_value("no")
    section.item.required.edited.emit()
    assert section.lacking.isHidden()
    assert desk.lines()[1] == "2  SEAL 只作记录"
    section.up.click()
    assert desk.lines()[0] == "1  SEAL 只作记录"
    section.undo.click()
    desk.page.activate(Place("settings", view="look"))  # going away keeps it at once
    desk.settle()
    assert desk.stored().draft.entries[1].title == "SEAL"
    desk.page.activate(Place("settings", view="office_lists"))
    desk.settle()
    section.versions.put_in_force.click()
    assert section.versions.reason_row.problem
    desk.put_in_force("局长办公会议定")
    newest = desk.stored().versions[0]
    assert (newest.number, newest.reason, newest.entries[1].key) == (2, "局长办公会议定", "own_1")
    assert "新版已启用" in desk.page.message.text
    assert section.versions.list.buttons[Act.WITHDRAW_LIST].isEnabled()


def test_an_entry_of_a_dictionary_is_retired_merged_and_offered_again(desk: Desk) -> None:
    section = desk.section
    desk.open(OfficeList.FIELDS)
    assert section.entry.title.isReadOnly()
    assert section.remove.isHidden()
    section.entry.into.set_value("人工智能")
    section.entry.into.edited.emit()
    assert desk.lines()[0] == "1  新一代高端装备制造 并入人工智能"
    desk.put_in_force("机构改革")
    assert [one.retired for one in desk.stored(OfficeList.FIELDS).versions[0].entries][:2] == [True, False]
    assert section.retire.text() == "恢复使用"
    section.retire.click()
    assert desk.lines()[0].strip() == "1  新一代高端装备制造"
    desk.open(OfficeList.TASKS)  # 二（二）: chosen from those six
    assert section.put_in.isHidden()
    assert not section.entry.into.isEnabled()
    desk.open(OfficeList.MODES)  # 二（一）: several can be taken
    assert not section.put_in.isHidden()
    assert section.entry.into.isEnabled()


def test_what_was_typed_is_taken_back_and_stays_when_the_disk_is_full(desk: Desk) -> None:
    """As in every part of the settings with a draft: typing is a step of its own, and nothing unkept is read over."""
    section = desk.section
    was = section.draft
    desk.go(0)
    rewrite(section.item.title.editor, "FIRST")
    assert desk.context.saving.safety is Safety.UNSAVED
    assert section.draft.entries[0].title == "FIRST"
    section.undo.click()
    assert section.draft == was
    disk = FullDisk(desk.story.workspace)
    desk.context.doors = disk
    disk.full = True
    rewrite(section.item.title.editor, "SECOND")
    desk.open(OfficeList.FIELDS)  # going to another list keeps it at once, or tries to
    desk.open(OfficeList.EXAMINATION_NEW)
    assert section.draft.entries[0].title == "SECOND"
    assert desk.context.saving.safety is Safety.FAILED
    disk.full = False
    section.keep()
    desk.settle()
    assert desk.stored().draft.entries[0].title == "SECOND"
    assert desk.context.saving.safety is Safety.SAVED


def test_a_clerk_reads_the_lists_and_changes_none(qtbot: Any, tmp_path: Path, themed: None) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=5)
    desk = Desk(qtbot, story, tmp_path, CLERK)
    section = desk.section
    assert len(desk.lines()) > 10
    assert not any(
        part.isEnabled() for part in (section.put_in, section.versions.put_in_force, section.up, section.item)
    )
    assert desk.context.tasks.close()
    story.workspace.close()
