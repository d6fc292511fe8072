"""What a person makes of a list: filters kept under a name, columns chosen and ordered, and the list as it is on the
screen as a file. One button at the end of the chips, the same on every page of records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.stage.feeds import Feed
from qtic_desktop.gui.stage.list_memory import ListMemory, SavedFilter
from qtic_desktop.gui.stage.paper import Exporter, Paper
from qtic_desktop.gui.stage.records import Records
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Dialog, button

if TYPE_CHECKING:
    from qtic_desktop.documents.content.shown_list import ShownHead, ShownList

_UP = Qt.SortOrder.AscendingOrder
_DOWN = Qt.SortOrder.DescendingOrder


class ListTools(QObject):
    """Belongs to one page. ``dialog`` is what is open, None while nothing is."""

    def __init__(self, page: Page, records: Records[Any], feed: Feed[Any], exporter: Exporter, kept_as: str) -> None:
        super().__init__(page)
        self._page, self._records, self._feed, self._exporter = page, records, feed, exporter
        self.memory = ListMemory(page.ctx.settings, kept_as, page.ctx.doors)
        self.dialog: Dialog | None = None
        self.button = button(tr("列表"), "list-checks", "quiet", page)
        self.button.setObjectName("listTools")
        self.button.setToolTip(tr("保存的筛选、选择列、导出屏幕上的列表"))
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        page.add_to_filters(self.button)

    # -- the menu

    def _fill(self) -> None:
        self.menu.clear()
        for one in self.memory.all():
            made = self.menu.addAction(tr("筛选：{name}").format(name=one.name), partial(self.apply, one))
            made.setToolTip(self.words(one))
        self.menu.addAction(tr("保存现在的筛选…"), self.open_filters)
        if self.memory.all():
            self.menu.addAction(tr("管理保存的筛选…"), self.open_filters)
        self.menu.addSeparator()
        self.menu.addAction(tr("选择列…"), self.open_columns)
        why = why_not_mine(self._page.ctx.actor, Act.EXPORT_LIST)
        if self._page.ctx.actor.role is Role.EXPERT:
            return  # nothing of an expert's station leads to a folder, not even in grey
        self.menu.addSeparator()
        export = self.menu.addAction(tr("打印或导出屏幕上的列表…"), self.export)
        export.setEnabled(not why)
        export.setToolTip(why)

    def commands(self) -> list[Command]:
        """Kept filters, for Ctrl+K."""
        return [
            Command(tr("筛选：{name}").format(name=one.name), partial(self.apply, one), "search")
            for one in self.memory.all()
        ]

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    # -- filters

    def present(self) -> SavedFilter:
        """What is in force now."""
        header = self._feed.table.horizontalHeader()
        section, way = header.sortIndicatorSection(), header.sortIndicatorOrder()
        columns = self._records.columns
        order = f"{columns[section].key}={'down' if way is _DOWN else 'up'}" if 0 <= section < len(columns) else ""
        text = self._page.search.text().strip()
        return SavedFilter("", self._page.filter_key, self._feed.filters.choices(), text, order)

    def words(self, one: SavedFilter) -> str:
        """A filter for a person; empty where nothing is left out and nothing sorted."""
        chips = {chip.key: chip.title for chip in self._records.filters}
        first = next(iter(chips), "")
        sought = tr("搜索“{text}”").format(text=one.text) if one.text else ""
        chip = chips.get(one.chip, "") if one.chip != first else ""
        parts = [chip, *(value for _, value in one.choices), sought, self._order_words(one.order)]
        return mark("，").join(part for part in parts if part)

    def _order_words(self, order: str) -> str:
        key, _, way = order.partition("=")
        column = next((one for one in self._records.columns if one.key == key), None)
        if column is None:
            return ""
        words = tr("按{column}从大到小") if way == "down" else tr("按{column}从小到大")
        return words.format(column=column.header)

    def open_filters(self) -> None:
        """Keep, apply, rename, remove."""
        from qtic_desktop.gui.stage.filter_dialog import FilterDialog

        dialog = FilterDialog(self.memory, self.present(), self.words, self._page.window())
        dialog.wanted.connect(self.apply)
        self._open(dialog)

    def apply(self, one: SavedFilter) -> None:
        """Put a kept filter in force; what of it the list does not know now is said."""
        page, filters = self._page, self._feed.filters
        page.search.setText(one.text)
        chip = one.chip if one.chip in filters.keys else next((c.key for c in self._records.filters), "")
        if chip:
            page.choose_filter(chip)
        lacking = filters.choose(one.choices)
        key, _, way = one.order.partition("=")
        place = next((n for n, column in enumerate(self._records.columns) if column.key == key), -1)
        self._feed.table.sortByColumn(place, _DOWN if way == "down" else _UP)
        if lacking:
            words = tr("“{name}”里的“{what}”现在列表里没有，没有按它筛选。")
            page.message.show_message(words.format(name=one.name, what=mark("、").join(lacking)), "info")
        self._feed.table.setFocus()

    # -- columns

    def offered(self) -> list[Column]:
        """The columns a person may see, in their present order; what is only searched is not among them."""
        columns = [one for one in self._records.columns if one.key not in self._records.kept_back]
        header = self._feed.table.horizontalHeader()
        places = {column.key: number for number, column in enumerate(self._records.columns)}
        return sorted(columns, key=lambda one: header.visualIndex(places[one.key]))

    def shown(self) -> list[Column]:
        """What is on the screen, or would be where it is wide enough."""
        chosen = self._feed.table.chosen_columns()
        return [one for one in self.offered() if not chosen or one.key in chosen]

    def open_columns(self) -> None:
        """Choose and order."""
        table = self._feed.table
        shown, fixed = [one.key for one in self.shown()], table.fixed_columns()
        from qtic_desktop.gui.stage.column_dialog import ColumnDialog

        dialog = ColumnDialog(self.offered(), shown, fixed, table.name_column(), self._page.window())
        dialog.chosen.connect(table.choose_columns)
        self._open(dialog)

    # -- the list as a file

    def export(self) -> None:
        """Ask for all rows as they are shown, then where the file goes."""
        self._feed.all_shown(self._save, self._page.report)

    def _save(self, rows: Sequence[Any]) -> None:
        from qtic_desktop.services.shown_list import export_shown_list

        told = self._told(tuple(rows))
        day = self._page.ctx.now().date().isoformat()
        ctx = self._page.ctx
        self._exporter.export(
            Paper(
                Act.EXPORT_LIST,
                tr("打印或导出屏幕上的列表"),
                lambda: f"{self._records.table} {day}",
                lambda path: export_shown_list.bind(out=path, shown=told, lang=ctx.lang),
                (".xlsx", ".pdf", ".docx"),
                told=lambda made: tr("{n} 行").format(n=made.about),
            )
        )

    def _told(self, rows: tuple[Any, ...]) -> ShownList:
        from qtic_desktop.documents.content.shown_list import ShownList

        columns = self.shown()
        return ShownList(
            title=self._records.table,
            left_out=self.words(self.present()),
            heads=tuple(_head(column) for column in columns),
            rows=lambda: tuple(tuple(_value(column, row) for column in columns) for row in rows),
        )


def _head(column: Column) -> ShownHead:
    from qtic_desktop.documents.content.shown_list import ShownHead

    return ShownHead(column.header, right=column.align == "right")


def _value(column: Column, row: Any) -> str | int:
    """A figure stays a figure; everything else as it is read on the screen."""
    value = column.getter(row) if column.chip is None else None
    return value if isinstance(value, int) and not isinstance(value, bool) else column.text(row)
