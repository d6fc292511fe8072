"""The settings: people, rules, lists and fonts are changed in the window, refused in words, and shown at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.settings_page import SettingsPage
from qtic_desktop.gui.start.people import PersonChooser
from qtic_desktop.services.archive.support import support_facts
from qtic_desktop.storage.queries.registry import PersonRow, batches, rule_sets
from tests.gui.review_window import make_context, press, settle, show_page
from tests.helpers.doors import ask
from tests.review_story import Story, begin_story

OFFICE = Actor("o", "办公室", Role.OFFICE)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5)
    yield made
    made.workspace.close()


class Desk:
    """A settings page on a real workspace."""

    def __init__(self, qtbot: Any, story: Story, folder: Path, actor: Actor) -> None:
        self.qtbot, self.story = qtbot, story
        self.context = make_context(story, actor, folder)
        self.page = SettingsPage(self.context)
        self.context.notifier.changed.connect(self.page.refresh)
        show_page(qtbot, self.page)

    def open(self, part: str) -> Any:
        self.page.activate(Place("settings", view=part))
        self.settle()
        return self.page.sections[part]

    def settle(self) -> None:
        settle(self.qtbot, self.context)

    def close(self) -> None:
        assert self.context.tasks.close()


@pytest.fixture
def desk(qtbot: Any, story: Story, tmp_path: Path, themed: None) -> Iterator[Desk]:
    made = Desk(qtbot, story, tmp_path, OFFICE)
    yield made
    made.close()


def texts(table: Any, column: int) -> list[str]:
    model = table.rows_model
    return [str(model.index(row, column).data() or "") for row in range(model.rowCount())]


def test_a_person_is_added_by_keys_alone(desk: Desk) -> None:
    people = desk.open("staff").people
    people.press(Act.ADD_PEOPLE)
    desk.qtbot.waitUntil(lambda: people.dialog.isActiveWindow(), timeout=5000)
    press("王明")
    QTest.keyClick(people.dialog.form.field("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert people.dialog is None
    assert "王明" in texts(people.table, 0)
    assert "已登记“王明”" in desk.page.message.text


def test_a_refused_name_is_said_beside_the_field_and_stays(desk: Desk) -> None:
    people = desk.open("staff").people
    people.press(Act.ADD_PEOPLE)
    form = people.dialog.form
    form.field("name").set_value("录入员")
    form.send()
    desk.settle()
    assert "没有重复添加" in form.problem("name")
    assert form.field("name").value() == "录入员"
    form.field("name").set_value("")
    form.send()
    assert "请填写姓名" in form.problem("name")
    form.left.emit()
    assert people.dialog is None


def test_after_a_cancelled_form_another_act_is_refused_on_the_page(desk: Desk) -> None:
    people = desk.open("staff").people
    people.press(Act.ADD_PEOPLE)
    people.dialog.reject()
    assert people.dialog is None
    people.table.select(next(row.id for row in people.table.rows_model.shown() if row.role == "office"))
    people.buttons[Act.RETIRE_PERSON].click()
    people.dialog.form.send()
    desk.settle()
    assert "办公室" in people.dialog.form.message.text
    people.dialog.reject()
    assert people.buttons[Act.RETIRE_PERSON].isEnabled()


def offered(people: Any) -> list[str]:
    """The acts shown for the person at hand, after 登记人员."""
    return [made.text() for made in people.buttons.values() if not made.isHidden()][1:]


def test_retiring_says_first_what_it_closes_and_restoring_takes_its_place(desk: Desk) -> None:
    people = desk.open("staff").people
    people.table.select(next(row.id for row in people.table.rows_model.shown() if row.name == "监督员"))
    assert offered(people) == ["更正姓名…", "调整岗位…", "兼任…", "停用…"]
    people.press(Act.RETIRE_PERSON)
    assert "口令或凭条立即作废" in people.dialog.form.words.text()
    people.dialog.form.send()
    desk.settle()
    assert offered(people) == ["恢复"]
    assert "可以随时恢复" in desk.page.message.text
    people.press(Act.RESTORE_PERSON)
    desk.settle()
    assert offered(people) == ["更正姓名…", "调整岗位…", "兼任…", "停用…"]
    assert "补发凭条" in desk.page.message.text


def test_a_revision_of_the_rules_is_in_force_with_its_reason(desk: Desk, story: Story) -> None:
    section = desk.open("rules")
    assert section.form.passMean.text() == "60"
    section.form.passMean.set_value(65)
    section.put_in_force.click()
    assert section.form.reasonRow.problem  # nothing is written without a reason
    assert len(ask(story.workspace.store, rule_sets)) == 1
    section.form.reason.set_value("局长办公会议定")
    section.put_in_force.click()
    desk.settle()
    newest = ask(story.workspace.store, rule_sets)[0]
    assert (newest.number, newest.body["pass_mean"], newest.reason) == (2, "65", "局长办公会议定")
    assert newest.body["grades"] == [["优秀", "90"], ["良好", "75"], ["合格", "60"], ["不合格", "0"]]
    assert texts(section.versions, 0) == ["2", "1"]
    assert "第 2 版" in desk.page.message.text


def test_refused_rules_keep_what_was_typed(desk: Desk, story: Story) -> None:
    section = desk.open("rules")
    section.form.trimMinimum.set_value(4)
    section.form.reason.set_value("试一试")
    section.put_in_force.click()
    desk.settle()
    assert "只剩 2 份" in desk.page.message.text
    assert (section.form.trimMinimum.text(), section.form.reason.value()) == ("4", "试一试")
    section.put_back.click()
    assert section.form.trimMinimum.text() == "5"


def test_a_share_of_excellent_goes_to_the_rule_set_as_a_fraction(desk: Desk, story: Story) -> None:
    section = desk.open("rules")
    section.form.excellentCap.set_value(20)
    section.form.reason.set_value("控制比例")
    section.put_in_force.click()
    desk.settle()
    assert ask(story.workspace.store, rule_sets)[0].body["excellent_cap"] == "0.2"
    assert section.form.excellentCap.text() == "20"


@pytest.mark.parametrize("name", ["excellentCap", "passMean"])
def test_a_figure_that_is_none_is_never_taken_for_a_blank(desk: Desk, story: Story, name: str) -> None:
    section = desk.open("rules")
    getattr(section.form, name).setText("2,5")
    section.form.reason.set_value("控制比例")
    section.put_in_force.click()
    desk.settle()
    assert "2,5" in getattr(section.form, f"{name}Row").problem
    assert getattr(section.form, name).text() == "2,5"
    assert len(ask(story.workspace.store, rule_sets)) == 1


def test_a_department_and_a_batch_are_added(desk: Desk) -> None:
    section = desk.open("lists")
    section.departments.press(Act.ADD_DEPARTMENT)
    form = section.departments.dialog.form
    form.field("name").set_value("青岛示例大学")
    form.field("kind").set_value("institution")
    form.send()
    desk.settle()
    assert "青岛示例大学" in texts(section.departments.table, 0)
    before = len(texts(section.batches.table, 0))
    section.batches.buttons[Act.OPEN_BATCH].click()
    section.batches.buttons[Act.OPEN_BATCH].click()
    desk.settle()
    assert len(texts(section.batches.table, 0)) == before  # nothing is opened by a slip of the finger
    section.batches.dialog.form.send()
    desk.settle()
    assert len(texts(section.batches.table, 0)) == before + 1


def test_a_batch_is_given_another_name_and_one_opened_by_mistake_is_taken_back(desk: Desk) -> None:
    section = desk.open("lists")
    section.batches.press(Act.OPEN_BATCH)
    section.batches.dialog.form.send()
    desk.settle()
    assert len(texts(section.batches.table, 0)) == 2
    newest = ask(desk.story.workspace.store, batches)[0]
    assert section.batches.table.select(newest.id)
    section.batches.press(Act.RENAME_BATCH)
    section.batches.dialog.form.field("title").set_value("2026年补充批次")
    section.batches.dialog.form.send()
    desk.settle()
    assert "2026年补充批次" in texts(section.batches.table, 0)
    section.batches.press(Act.TAKE_BACK_BATCH)
    section.batches.dialog.form.field("reason").set_value("多开了一批")
    section.batches.dialog.form.send()
    desk.settle()
    assert texts(section.batches.table, 0) == ["2026年第一批"]


def test_a_font_of_the_office_is_shown_first(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("fonts")
    assert texts(section.table, 2).count("开源") == 6
    mine = tmp_path / "本局仿宋.ttf"
    mine.write_bytes((cache_folder() / "qtic-fangsong.ttf").read_bytes())
    section.ask_path = lambda *_words: str(mine)
    section.add_font.click()
    desk.settle()
    assert texts(section.table, 1)[0] == "本局仿宋.ttf"
    assert texts(section.table, 2)[0] == "本局加入"


def test_a_clerk_sees_and_hears_why_nothing_can_be_changed(
    qtbot: Any, story: Story, tmp_path: Path, themed: None
) -> None:
    desk = Desk(qtbot, story, tmp_path, Actor("c", "录入员", Role.CLERK))
    try:
        staff, rules, fonts = desk.open("staff"), desk.open("rules"), desk.open("fonts")
        for made in (*staff.people.buttons.values(), rules.put_in_force, fonts.add_font):
            assert not made.isEnabled()
            assert "您的身份只能查看" in made.toolTip()
        assert texts(staff.people.table, 0)
        assert desk.open("lists").departments.buttons[Act.ADD_DEPARTMENT].isEnabled()
    finally:
        desk.close()


def test_many_people_are_found_by_name_instead_of_by_buttons(qtbot: Any, themed: None) -> None:
    names = ("王明", "李雪", "赵主任", "孙浩", "周敏")
    rows = [PersonRow(str(n), name, "clerk", None) for n, name in enumerate(names)]
    chooser = PersonChooser([*rows, PersonRow("e", "刘𠅤", "expert", "x")])
    show_page(qtbot, chooser, 1100, 700)
    named = [made for made in chooser.findChildren(QPushButton) if any(name in made.text() for name in names)]
    assert named == [chooser.enter], "one button, for the person one found"
    with qtbot.waitSignal(chooser.chosen) as chosen:
        press("zzr", Qt.Key.Key_Return)
    assert chosen.args[0].name == "赵主任"


def test_a_backup_is_made_read_back_and_remembered(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("data")
    assert section.chip.text == "还没有备份"
    assert "SQLite" not in section.about.text(), "technical figures are for the diagnostics"
    assert "journal_mode" not in section.about.text()
    assert "journal_mode=truncate" in support_facts(desk.story.workspace, OFFICE)
    (tmp_path / "stick").mkdir()
    desk.context.now = desk.story.workspace.store.now
    section.ask_path = lambda *_: str(tmp_path / "stick")
    section.back_up_now.click()
    desk.settle()
    desk.settle()
    (made,) = (tmp_path / "stick").iterdir()
    assert "已读回核对" in desk.page.message.text
    assert made.name in desk.page.message.text
    assert section.chip.text == "今天已备份"
    assert section.back_up_now.isEnabled()


def test_the_data_is_checked_and_its_folder_opened(desk: Desk) -> None:
    section = desk.open("data")
    opened: list[str] = []
    section.open_url = lambda url: opened.append(url.toLocalFile())
    section.open_folder.click()
    assert opened == [str(desk.story.workspace.folder)]
    section.check_now.click()
    desk.settle()
    assert "都完好" in section.checked.text()
