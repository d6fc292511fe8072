"""What a person makes of a list: filters under a name, columns chosen and ordered, and the list as it is on the screen
as a file. The same on every page of records; remembered for this person alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.gui.stage.column_dialog import ColumnDialog
from qtic_desktop.gui.stage.filter_dialog import FilterDialog
from qtic_desktop.gui.stage.list_memory import ListMemory, SavedFilter
from qtic_desktop.services import shown_list
from qtic_desktop.services.perform import work
from qtic_desktop.services.use_case import WorkOrder
from tests.gui.stage.shelf import Hands, hands, shelf, shelf_page
from tests.review_story import CLERK, begin_story

__all__ = ["hands", "shelf"]


def rows(hands: Hands) -> list[str]:
    return [row.id for row in hands.page.table.rows_model.shown()]


def filters(hands: Hands) -> FilterDialog:
    hands.page.tools.open_filters()
    dialog = hands.page.tools.dialog
    assert isinstance(dialog, FilterDialog)
    return dialog


def narrow_down(hands: Hands) -> None:
    """A chip, a further choice, words and an order."""
    hands.changed("3", state="sealed")
    hands.changed("4", state="sealed")
    hands.page.choose_filter("sealed")
    hands.page.lists.boxes["owners"].set_value("乙")
    hands.page.lists.boxes["owners"].edited.emit()
    hands.page.search.setText("o")
    hands.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)


def kept(hands: Hands, name: str) -> FilterDialog:
    dialog = filters(hands)
    dialog.name.set_value(name)
    hands.click("saveFilter", dialog)
    return dialog


def test_a_filter_is_kept_under_a_name_and_puts_everything_in_force_again(hands: Hands) -> None:
    narrow_down(hands)
    assert rows(hands) == ["4"]
    kept(hands, "乙的封好的").reject()
    hands.page.lists.show_everything()
    hands.page.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert rows(hands) == ["1", "2", "3", "4"]
    dialog = filters(hands)
    hands.click("applyFilter", dialog)
    assert rows(hands) == ["4"]
    assert hands.page.search.text() == "o"
    assert hands.page.tools.words(hands.page.tools.present()) == "封好，乙，搜索“o”，按名称从大到小"


def test_another_start_of_the_program_has_them_and_another_person_has_not(hands: Hands) -> None:
    kept(hands, "我的").reject()
    again = shelf_page(hands.ctx, hands.shelf)
    hands.qtbot.addWidget(again)
    assert [one.name for one in again.tools.memory.all()] == ["我的"]
    assert "筛选：我的" in [command.title for command in again.commands()]
    other = ListMemory(type(hands.ctx.settings)(Path(hands.ctx.settings._store.fileName()), "somebody"), "launch")
    assert other.all() == ()


def test_a_filter_is_renamed_removed_and_brought_back(hands: Hands) -> None:
    dialog = kept(hands, "一")
    dialog.name.set_value("二")
    hands.click("saveFilter", dialog)
    dialog.name.set_value("一")
    hands.click("renameFilter", dialog)
    assert "已经有这个名称" in dialog.message.text
    dialog.table.select("一")
    dialog.name.set_value("三")
    hands.click("renameFilter", dialog)
    assert [one.name for one in hands.page.tools.memory.all()] == ["三", "二"]
    hands.click("removeFilter", dialog)
    assert [one.name for one in hands.page.tools.memory.all()] == ["二"]
    assert "已删除“三”" in dialog.message.text
    dialog._back(SavedFilter("三", "all"), 0)
    assert [one.name for one in hands.page.tools.memory.all()] == ["三", "二"]


def test_a_value_that_does_not_occur_any_more_is_said_and_not_guessed(hands: Hands) -> None:
    hands.page.tools.apply(SavedFilter("去年的", "sealed", (("owners", "丁"),)))
    assert "“丁”现在列表里没有" in hands.page.message.text
    assert hands.page.filter_key == "sealed"


def test_what_was_kept_by_another_version_and_cannot_be_read_breaks_nothing(hands: Hands) -> None:
    for text in (
        "nonsense",
        '[{"name": 1}]',
        '{"a": 1}',
        '[{"name":"x","chip":"","choices":[["a"]],"text":"","order":""}]',
    ):
        hands.ctx.settings.remember("list/launch/filters", text)
        assert len(hands.page.tools.memory.all()) <= 1


def shown_heads(hands: Hands) -> list[str]:
    return [column.header for column in hands.page.tools.shown()]


def on_screen(hands: Hands) -> list[str]:
    header, table = hands.page.table.horizontalHeader(), hands.page.table
    visible = [n for n in range(header.count()) if not table.isColumnHidden(n)]
    return [hands.page.records.columns[n].key for n in sorted(visible, key=header.visualIndex)]


def wide(hands: Hands) -> Hands:
    """The same page with more columns."""
    made = (*hands.page.records.columns, *(_column(key) for key in ("a", "b", "c")))
    page = type(hands.page)(hands.ctx, replace(hands.page.records, columns=made))
    hands.qtbot.addWidget(page)
    hands.page = page
    page.resize(1300, 700)
    page.show()
    hands.go()
    return hands


def _column(key: str) -> Any:
    from qtic_desktop.gui.widgets import Column

    return Column(key, key.upper(), lambda box: f"{key}{box.id}", width=80)


def test_columns_are_chosen_and_ordered_by_keys_and_remembered(hands: Hands) -> None:
    hands = wide(hands)
    hands.page.tools.open_columns()
    dialog = hands.page.tools.dialog
    assert isinstance(dialog, ColumnDialog)
    lines = dialog.list
    lines.setCurrentRow(2)
    QTest.keyClick(lines, Qt.Key.Key_Space)  # without A
    lines.setCurrentRow(4)
    QTest.keyClick(lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # C before B
    lines.setCurrentRow(0)
    QTest.keyClick(lines, Qt.Key.Key_Space)  # the name stays
    hands.click("useColumns", dialog)
    assert on_screen(hands) == ["name", "owner", "c", "b"]
    again = type(hands.page)(hands.ctx, hands.page.records)
    hands.qtbot.addWidget(again)
    assert again.table.chosen_columns() == ("name", "owner", "c", "b")
    hands.page.resize(700, 500)  # what was chosen does not give way
    assert on_screen(hands) == ["name", "owner", "c", "b"]
    hands.page.table.choose_columns(())
    hands.page.resize(1300, 700)
    assert on_screen(hands) == ["name", "owner", "a", "b", "c"]


def exported(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the page hands to the job, made into a file by the job itself in a real workspace."""
    orders: list[WorkOrder[Any]] = []
    hands.page.exporter.ask_path = lambda *_: str(path)
    monkeypatch.setattr(type(hands.ctx), "work", lambda _ctx, order, **_more: orders.append(order) or _Nothing())
    monkeypatch.setattr(hands.page.busy, "watch", lambda *_: None)
    hands.page.tools.export()
    return orders[0]


class _Nothing:
    """No task."""


def test_what_is_on_the_screen_is_what_is_in_the_file(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = wide(hands)
    hands.page.table.choose_columns(["name", "c", "owner"])
    hands.page.lists.boxes["owners"].set_value("乙")
    hands.page.lists.boxes["owners"].edited.emit()
    hands.page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    order = exported(hands, tmp_path / "列表.xlsx", monkeypatch)
    story = begin_story(tmp_path / "w", proposals=1)
    try:
        made = work(story.workspace, CLERK, order)
        with pytest.raises(NotAllowed):
            work(story.workspace, Actor("e", "专家", Role.EXPERT, "e"), order)
    finally:
        story.workspace.close()
    assert made.about == "2"
    sheet = openpyxl.load_workbook(tmp_path / "列表.xlsx").active
    values = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    told = [row for row in values if row]
    assert ["名称", "C", "谁的"] in told
    assert told[told.index(["名称", "C", "谁的"]) + 1 :][:2] == [["twin", "c3", "乙"], ["omega", "c4", "乙"]]
    assert any("乙" in str(row[0]) and "从大到小" in str(row[0]) for row in told)


def test_too_many_rows_for_paper_are_refused_in_words(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown_list, "PAPER_LIMIT", 3)
    order = exported(hands, tmp_path / "列表.pdf", monkeypatch)
    story = begin_story(tmp_path / "w", proposals=1)
    try:
        with pytest.raises(Refused, match=r"shown_list\.too_long"):
            work(story.workspace, CLERK, order)
    finally:
        story.workspace.close()
    assert not (tmp_path / "列表.pdf").exists()
