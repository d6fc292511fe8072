"""A list that is a window on the database: as many rows as there are, as few in memory as are in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.listing import Chosen, Look, Wanted
from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.models.windowed import Asker, WindowModel
from qtic_desktop.gui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.windows import WindowReads


class WindowTable(ListTable):
    """``models.windowed`` says how it is used. A row has an ``id``; by it the selection stays on the same records.

    Ctrl+A selects all that the list finds, as that and not as a hundred thousand rows: it stays so through a refresh
    and another order, and ends with another search or filter.
    """

    looked = Signal(object)
    found = Signal(str, bool)
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        reads: WindowReads[Any, Any],
        ask: Asker,
        wanted: Wanted[Any],
        parent: QWidget | None = None,
        *,
        name: str = "",
    ) -> None:
        self.rows_model = WindowModel(columns, reads, ask, wanted)
        self._everything = False
        self._chosen: dict[str, None] = {}
        self._here = self._sought = ""
        self._learning = 0
        self._waiting: list[Callable[[tuple[str, ...]], None]] = []
        self._told: object = self  # nothing was told yet
        self._stood, self._place = wanted, 0
        super().__init__(self.rows_model, self.rows_model, parent, name=name)
        self.rows_model.modelAboutToBeReset.connect(self._leave)
        self.rows_model.looked.connect(self._stand_anew)
        self.rows_model.loaded.connect(self._rows_came)
        self.rows_model.failed.connect(self.failed)
        self.verticalScrollBar().valueChanged.connect(self._stay_near)

    # -- what is shown

    def refresh(self) -> None:
        """Records were touched, or the list is shown for the first time: look; selection and place stay."""
        self.rows_model.refresh()

    def set_text(self, text: str) -> None:
        """Show records that hold every word of ``text``, as written or by pinyin initials."""
        self.rows_model.want(replace(self.rows_model.wanted, text=text))

    def set_wanted_filter(self, wanted: object) -> None:
        """Show records that pass another filter."""
        self.rows_model.want(replace(self.rows_model.wanted, filter=wanted))

    def seek(self, key: str) -> None:
        """Select the record of an id and bring it into view, wherever it stands; ``found`` tells whether it does."""
        self._sought = key
        self.rows_model.keep(frozenset({key}))
        self.rows_model.refresh(around=key)

    def _leave(self) -> None:
        self._place = self.verticalScrollBar().value()

    def _stand_anew(self, look: Look[Any]) -> None:
        standing = self.rows_model.standing
        same, self._stood = standing.finds_the_same_as(self._stood), standing
        sought, self._sought = self._sought, ""
        if sought:
            self._chosen, self._here = {sought: None}, sought
        self._everything = self._everything and same and not sought and look.count > 0
        self._chosen = {key: None for key in self._chosen if key in look.places}
        self._select_again(look.places)
        if same:
            self.widths.measure(self.rows_model.at_hand())
        self._move_to(self._place if same and not sought else None)
        self._tell_selected()
        self.shown_changed.emit(look.count, look.total)
        self.looked.emit(look)
        if sought:
            self.found.emit(sought, sought in look.places)

    def _select_again(self, places: Mapping[str, int]) -> None:
        self._selecting = True
        if self._everything:
            super().selectAll()
        self._mark([places[key] for key in self._chosen], places.get(self._here))
        self._selecting = False
        self._keep()

    def _move_to(self, place: int | None) -> None:
        """Stay at ``place``; None: where the selected row is, else at the top."""
        current = self._current()
        if place is None and current is not None:
            self.scrollTo(self.rows_model.index(current, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.verticalScrollBar().setValue(place or 0)
        self._stay_near()

    def _stay_near(self) -> None:
        self.rows_model.stay_near(max(0, self.rowAt(0)))

    # -- the selection

    def selectAll(self) -> None:
        """Everything the list finds."""
        self._selecting = True
        super().selectAll()
        self._selecting = False
        self._everything = self.count() > 0
        self._remember()
        self._tell_selected()

    def chosen(self) -> Chosen[Any]:
        """What is selected. Ids of rows that never were in sight may still be under way: ``ask_chosen`` waits."""
        if self._everything:
            return Chosen(self.selected_count(), frozenset(), self.rows_model.standing)
        return Chosen(self.selected_count(), frozenset(self._chosen))

    def ask_chosen(self, on_done: Callable[[tuple[str, ...]], None]) -> None:
        """Tell ``on_done`` the ids of all selected records, those of Ctrl+A in the order of the list."""
        if self._everything:
            self.rows_model.ask_keys(0, self.count(), on_done)
        elif self._learning:
            self._waiting.append(on_done)
        else:
            on_done(tuple(self._chosen))

    def _selected_by_hand(self) -> None:
        self._everything = False
        self._remember()
        self._tell_selected()

    def _remember(self) -> None:
        """Keep the ids of what is selected, and read those of rows that never were in sight."""
        current = self._current()
        here = None if current is None else self.rows_model.held(current)
        self._here, self._chosen = "" if here is None else here.id, {}
        for first, last in () if self._everything else self._ranges():
            rows = [self.rows_model.held(number) for number in range(first, last + 1)]
            self._chosen |= {row.id: None for row in rows if row is not None}
            if None in rows:
                self._learning += 1
                told = partial(self._learn, (first, last))
                self.rows_model.ask_keys(first, len(rows), told, self._learn_nothing)
        self._keep()

    def _learn(self, run: tuple[int, int], keys: tuple[str, ...]) -> None:
        if not isValid(self):
            return
        self._learning -= 1
        if run in self._ranges() and not self._everything:
            self._chosen |= dict.fromkeys(keys)
            self._keep()
            if self.rows_model.is_looking:  # it was asked without these
                self.rows_model.refresh()
        if not self._learning:
            waiting, self._waiting = self._waiting, []
            for tell in waiting:
                tell(tuple(self._chosen))

    def _learn_nothing(self, error: Exception) -> None:
        """Who waits for the ids is told of the failure alone: an act on a part of what was meant would be worse."""
        self._learning -= 1
        self._waiting.clear()
        self.failed.emit(error)

    def _keep(self) -> None:
        here = {self._here} if self._here else frozenset()
        self.rows_model.keep(frozenset(self._chosen) | here)

    def _rows_came(self, _first: int, _count: int) -> None:
        current = self._current()
        row = None if current is None else self.rows_model.held(current)
        if row is not None and not self._here:
            self._here = row.id
            self._keep()
        self._tell_selected()

    def _tell_selected(self) -> None:
        """Tell the row of the detail once it is read, if it is another one or was touched since."""
        row = self.selected()
        if row != self._told and (row is not None or self._current() is None):
            self._told = row
            self.row_selected.emit(row)
