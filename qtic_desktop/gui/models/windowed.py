"""A table model over a window on the database: it holds the rows in sight and counts the rest.

What a page needs of it (the rest is for ``WindowTable``)::

    table = WindowTable(columns, PROPOSALS, ctx.ask, Wanted(ProposalFilter()), parent, name=tr("申报列表"))
    table.refresh()                             # records were touched: look again; selection and place stay
    table.set_text(text)                        # the search field
    table.set_wanted_filter(ProposalFilter(status=ProposalStatus.DRAFT))          # a chip
    table.seek(proposal_id)                     # select it and bring it into view, wherever it stands
    table.looked.connect(...)                   # Look: count, total, counts per chip; comes with every answer
    table.row_selected.connect(...)             # the row for the detail, or None
    table.found.connect(...)                    # (id, whether it is in the list) after ``seek``
    table.chosen()                              # Chosen: how many, which ids, or "everything that is found"
    table.ask_chosen(on_done)                   # the ids of all selected, read where they were never in sight

``PROPOSALS`` is a ``WindowReads`` (storage/queries/windows.py): the questions of one list. Columns are those of
``models.rows``; a column can be sorted when ``reads.orders`` has its key. A list whose rows are all at hand anyway is
a ``RowTable`` fed by ``set_rows``: both are a ``ListTable`` and share signals, keys and looks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from qtic_desktop.domain.listing import Look, Order, Wanted
from qtic_desktop.gui.background import Cancelled, Task
from qtic_desktop.gui.models.rows import Column, Index, cell, header

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.query import Question
    from qtic_desktop.storage.queries.windows import WindowReads

PAGE: Final = 100
"""Rows read at a time: about four screens."""

_HELD: Final = 40
"""Pages kept; the longest out of sight goes first, so a list of a million takes no more room than one of thousands."""

_WAITING: Final = 4
"""Pages wanted at most: who drags the scroll bar wants where it stops, not all that went by."""

_ROOT: Final = QModelIndex()
Answer = TypeVar("Answer")


class Asker(Protocol):
    """``AppContext.ask``: run a question on the storage thread, answer on this one."""

    def __call__(
        self,
        question: Question[Answer],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> Task: ...


class WindowModel(QAbstractTableModel):
    """Rows come by pages of ``PAGE`` as they come into sight; until then a row is empty but there.

    An answer that a later key, filter or refresh has outdated is dropped, and so is the question while it waits.
    """

    looked = Signal(object)
    """The list stands anew: the ``Look``."""
    loaded = Signal(int, int)
    """Rows came into the list as it stands: position of the first, and how many."""
    failed = Signal(object)
    """A read failed; what is shown is the list as it stood before."""

    def __init__(
        self,
        columns: Sequence[Column],
        reads: WindowReads[Any, Any],
        ask: Asker,
        wanted: Wanted[Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.reads, self._ask = reads, ask
        self._wanted = self._standing = wanted
        self._look: Look[Any] = Look(0, 0, {}, 0, (), {})
        self._pages: OrderedDict[int, tuple[Any, ...]] = OrderedDict()
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._looking: Task | None = None
        self._paging: Task | None = None
        self._asked = self._stand = 0
        self._started = False
        self._near, self._kept, self._around = 0, frozenset[str](), ""
        self._look_soon = _soon(self._ask_look, self)
        self._page_soon = _soon(self._ask_page, self)

    # -- what is wanted

    @property
    def wanted(self) -> Wanted[Any]:
        """What was last asked for; the answer may still be under way."""
        return self._wanted

    @property
    def standing(self) -> Wanted[Any]:
        """What the rows now shown are the answer to."""
        return self._standing

    @property
    def is_looking(self) -> bool:
        """A newer list is under way."""
        return self._looking is not None or self._look_soon.isActive()

    @property
    def is_paging(self) -> bool:
        """Rows of the list as it stands are under way."""
        return self._paging is not None or self._page_soon.isActive()

    def want(self, wanted: Wanted[Any]) -> None:
        """Show other records, or the same in another order."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._begin()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, -1 gives back the order of the list itself."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        by = Order(key, order == Qt.SortOrder.DescendingOrder) if key in self.reads.orders else None
        self.want(replace(self._wanted, order=by))

    def refresh(self, *, around: str = "") -> None:
        """Look again; ``around`` names a record that the rows read should lie around. The first look is taken at once,
        so that a window which waits for its rows knows that they are under way."""
        begun, self._started = self._started, True
        self._around = around or self._around
        if begun:
            self._begin()
        else:
            self._asked += 1
            self._ask_look()

    def keep(self, keys: frozenset[str]) -> None:
        """Ids whose places the next look should tell."""
        self._kept = keys

    def stay_near(self, position: int) -> None:
        """The first row in sight: a refresh reads there."""
        self._near = position

    # -- reading

    def _begin(self) -> None:
        if not self._started:
            return
        self._asked += 1
        if self._looking is not None:
            self._looking.cancel()
        self._look_soon.start()

    def _ask_look(self) -> None:
        same = self._wanted.finds_the_same_as(self._standing)
        first = max(0, self._near // PAGE - 1) * PAGE if same else 0
        question = self.reads.look(self._wanted, first, 3 * PAGE if same else PAGE, self._kept, self._around)
        self._looking = self._ask(
            question,
            on_done=partial(self._take_look, self._asked, self._wanted),
            on_error=partial(self._take_trouble, self._asked),
        )

    def _take_look(self, asked: int, wanted: Wanted[Any], look: Look[Any]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._looking, self._around = None, ""
        self._stand += 1
        self.beginResetModel()
        self._standing, self._look = wanted, look
        self._missing.clear()
        self._pages.clear()
        for place in range(0, len(look.rows), PAGE):
            self._pages[(look.first + place) // PAGE] = look.rows[place : place + PAGE]
        self.endResetModel()
        self.looked.emit(look)

    def _ask_page(self) -> None:
        if self._paging is None and self._missing:
            page, _ = self._missing.popitem()
            self._paging = self._ask(
                self.reads.page(self._standing, page * PAGE, PAGE),
                on_done=partial(self._take_page, self._stand, page),
                on_error=self._take_page_trouble,
            )

    def _take_page(self, stand: int, page: int, rows: tuple[Any, ...]) -> None:
        if not isValid(self):
            return
        self._paging = None
        if stand == self._stand:
            self._pages[page] = rows
            while len(self._pages) > _HELD:
                self._pages.popitem(last=False)
            first, last = page * PAGE, min(page * PAGE + len(rows), self._look.count) - 1
            if last >= first:
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
                self.loaded.emit(first, last - first + 1)
        self._page_soon.start()

    def _take_trouble(self, asked: int, error: Exception) -> None:
        if isValid(self) and asked == self._asked and not isinstance(error, Cancelled):
            self._looking, self._around = None, ""
            self.failed.emit(error)

    def _take_page_trouble(self, error: Exception) -> None:
        self._paging = None
        self._tell(error)

    def ask_keys(
        self,
        first: int,
        count: int,
        on_done: Callable[[tuple[str, ...]], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """The ids of ``count`` rows from ``first`` on of the list as it stands, in its order."""
        self._ask(self.reads.keys(self._standing, first, count), on_done=on_done, on_error=on_error or self._tell)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(error)

    # -- what stands

    def row(self, number: int) -> Any:
        """The row at a position; None while it is not read, which asks for it."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            self._pages.move_to_end(page)
            return rows[place] if place < len(rows) else None
        if 0 <= number < self._look.count:
            self._missing[page] = None
            self._missing.move_to_end(page)
            while len(self._missing) > _WAITING:
                self._missing.popitem(last=False)
            self._page_soon.start()
        return None

    def held(self, number: int) -> Any:
        """The row at a position if it is at hand, else None; asks for nothing."""
        rows = self._pages.get(number // PAGE, ())
        return rows[number % PAGE] if number % PAGE < len(rows) else None

    def at_hand(self) -> list[Any]:
        """The rows at hand, to measure columns by."""
        return [row for rows in self._pages.values() for row in rows]

    @property
    def total(self) -> int:
        """Records before text and filter."""
        return self._look.total

    @property
    def last(self) -> Look[Any]:
        """What the list was told when it was last looked at."""
        return self._look

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Rows found."""
        return 0 if parent.isValid() else self._look.count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As ``models.rows`` shows a row; three dots in the first column while it is being read."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is not None:
            return cell(self.columns[index.column()], row, role)
        return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headers of the columns; rows are numbered from 1."""
        return header(self.columns, section, orientation, role)


def _soon(call: Callable[[], None], parent: QObject) -> QTimer:
    """Calls once at the next turn of the event loop, however often it was started in this one."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(0)
    timer.timeout.connect(call)
    return timer
