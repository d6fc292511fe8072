"""A list with its acts in a row above it, each asked in a dialog: for short lists that need no card beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.act_form import Done
from qtic_desktop.gui.stage.doing import do_at_once
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import RowTable, button
from qtic_desktop.gui.widgets.flow import FlowBox

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.query import Question

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """What a ``RecordList`` shows. ``possible`` names the acts on a row, in their order; without it there are all of
    ``acts``. ``nobody`` says why they are grey while the list is empty."""

    name: str
    reads: Callable[[], Question[tuple[Row, ...]]]
    key: Callable[[Row], str]
    columns: tuple[Column, ...]
    nobody: str = ""
    begins: tuple[Act[None], ...] = ()
    acts: tuple[Act[Row], ...] = ()
    possible: Callable[[Row], Sequence[Possible]] | None = None


class RecordList(QWidget, Generic[Row]):
    """``said`` carries a sentence and its kind. ``dialog`` is the form that is open, None while none is."""

    said = Signal(str, str)

    def __init__(self, ctx: AppContext, listed: Listed[Row], parent: QWidget) -> None:
        super().__init__(parent)
        self.ctx, self.listed = ctx, listed
        self.dialog: ActDialog | None = None
        self.buttons: dict[ActName, QPushButton] = {}
        self.table = RowTable(listed.columns, self, name=listed.name)
        self._wanted = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        line = FlowBox(self, spacing=theme().px(8))
        every: tuple[Act[Any], ...] = (*listed.begins, *listed.acts)
        for act in every:
            line.add(self._make_button(act))
        layout.addWidget(line)
        layout.addWidget(self.table, 1)
        if self.buttons:
            QWidget.setTabOrder(list(self.buttons.values())[-1], self.table)
        self.table.row_selected.connect(lambda _row: self._show_acts())
        self.table.shown_changed.connect(lambda _shown, _total: self._show_acts())
        self._show_acts()

    def _make_button(self, act: Act[Any]) -> QPushButton:
        made = button(act.title, act.icon, "", self)
        made.setObjectName(act.name)
        made.clicked.connect(lambda: self.press(act.name))
        self.buttons[act.name] = made
        return made

    # -- reading

    def read(self) -> None:
        """Ask for the rows."""
        self.ctx.ask(self.listed.reads(), on_done=self._take, on_error=self._fail)

    def choose(self, key: str) -> None:
        """Stand on this row as soon as it is among those read."""
        self._wanted = key

    def _take(self, rows: tuple[Row, ...]) -> None:
        if not isValid(self):
            return
        self.table.set_rows(rows, self.listed.key)
        if self._wanted and self.table.select(self._wanted):
            self._wanted = ""
        if self.table.selected() is None and rows:
            self.table.select(self.listed.key(rows[0]))

    # -- acts

    def _show_acts(self) -> None:
        """The acts on the row at hand, each grey with its reason where it cannot be done."""
        row = self.table.selected()
        for begun in self.listed.begins:
            self._allow(begun, "")
        possible = None if row is None or self.listed.possible is None else self.listed.possible(row)
        offered = None if possible is None else {one.act: one for one in possible}
        for act in self.listed.acts:
            one = None if offered is None else offered.get(act.name)
            self.buttons[act.name].setVisible(offered is None or one is not None)
            waits = self.ctx.say(one.why_not, **one.facts) if one is not None and one.why_not else ""
            self._allow(act, waits or ("" if self.table.total() else self.listed.nobody))

    def _allow(self, act: Act[Any], waits: str) -> None:
        why = why_not_mine(self.ctx.actor, act.name) or waits
        self.buttons[act.name].setEnabled(not why)
        self.buttons[act.name].setToolTip(why)

    def press(self, name: ActName) -> None:
        """As if the button of an act were pressed: ask what it asks, or do it."""
        begun = next((act for act in self.listed.begins if act.name == name), None)
        if begun is not None:
            self._begin(begun, None)
            return
        row = self.table.selected()
        act = next((act for act in self.listed.acts if act.name == name), None)
        if act is not None and row is not None:
            self._begin(act, row)
        elif act is not None and self.table.total():
            self.said.emit(tr("请先在列表里选一行，再按“{act}”。").format(act=act.title), "warn")

    def _begin(self, act: Act[Any], subject: object) -> None:
        words = act.asks(subject) if act.asks is not None else ""
        if act.entries or words:
            self.dialog = ActDialog(self.ctx, act, subject, self.window(), words=words)
            self.dialog.acted.connect(self._on_acted)
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.open()
        else:
            do_at_once(self.ctx, act, subject, self.buttons[act.name], self._on_acted, self._fail)

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_acted(self, done: Done) -> None:
        if done.said[0]:
            self.said.emit(*done.said)
        ids = done.changes.ids
        if done.subject is None and len(ids) == 1:
            self._wanted = next(iter(ids))
        self.table.setFocus()
        self.read()

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self._show_acts()
            self.said.emit(self.ctx.say(error), tone(error))


def both_in_turn(*lists: RecordList[Any]) -> None:
    """Tab goes through the lists one after the other, each with its buttons first."""
    stops = [stop for one in lists for stop in (*one.buttons.values(), one.table)]
    for here, there in pairwise(stops):
        QWidget.setTabOrder(here, there)
