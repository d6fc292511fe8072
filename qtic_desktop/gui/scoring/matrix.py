"""Experts by proposals as states without figures: what the clerk watches while the experts score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.scoring.words import away_mark, keyed_state
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.gui.widgets.keys import ENTER
from qtic_desktop.storage.queries.meetings import ItemRow, SeatRow
from qtic_desktop.storage.queries.scoring import SheetStateRow


class StateMatrix(QTableWidget):
    """``cell_chosen``: the sheet under the cursor; ``opened``: Enter. No other key does anything: nobody votes for another
    person by a digit. ``by_project``: the pile of papers lies by project, not by expert. Where the words of all projects have
    no room beside each other the cells are ``compact``: the sign of the state, and whether the ballot was cast; the words
    stand in the tooltip then, and nobody has to scroll sideways."""

    cell_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("state_matrix")
        self.setAccessibleName(tr("评分进度：专家与项目"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(theme().px(46))
        self.currentCellChanged.connect(lambda *_: self._tell())
        self.cellDoubleClicked.connect(lambda *_: self._open())
        self._sheets: dict[tuple[int, int], SheetStateRow] = {}
        self._items: tuple[ItemRow, ...] = ()
        self.by_project = self.compact = False

    def show_states(self, seats: Sequence[SeatRow], items: Sequence[ItemRow], states: Sequence[SheetStateRow]) -> None:
        """Fill the cells; the cursor stays where it was."""
        place = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.setRowCount(len(seats))
        self.setColumnCount(len(items))
        self.setVerticalHeaderLabels(_seat_names(seats))
        for row, seat in enumerate(seats):
            if (head := self.verticalHeaderItem(row)) is not None:
                head.setToolTip(f"{seat.name}  {seat.organization}")
        self._items = tuple(items)
        rows = {seat.expert_id: row for row, seat in enumerate(seats)}
        columns = {item.id: column for column, item in enumerate(items)}
        self._sheets = {(rows[s.expert_id], columns[s.agenda_item_id]): s for s in states}
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._write(compact=False)
        self._fit()
        if states:
            self.setCurrentCell(max(place[0], 0), max(place[1], 0))
        self.blockSignals(False)
        self._tell()

    def _write(self, *, compact: bool) -> None:
        self.compact = compact
        self.horizontalHeader().setMinimumSectionSize(theme().px(48 if compact else 72))
        self.verticalHeader().setDefaultSectionSize(theme().px(34 if compact else 46))
        for column, item in enumerate(self._items):
            number = item.number.rsplit("-", 1)[-1]
            header = QTableWidgetItem(number if compact else f"{item.position}  {number}")
            header.setToolTip(f"{item.number}  {item.center_name}")
            self.setHorizontalHeaderItem(column, header)
        for (row, column), state in self._sheets.items():
            self.setItem(row, column, _cell(state, compact=compact))

    def _fit(self) -> None:
        """Words where there is room for all of them, else signs."""
        if not self._items:
            return
        before = self.blockSignals(True)
        if self.compact:
            self._write(compact=False)
        if self._needed() > self.viewport().width():
            self._write(compact=True)
        self.blockSignals(before)

    def _needed(self) -> int:
        header = self.horizontalHeader()
        least = header.minimumSectionSize()
        columns = range(self.columnCount())
        return sum(max(self.sizeHintForColumn(one), header.sectionSizeHint(one), least) for one in columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def current_sheet(self) -> SheetStateRow | None:
        """The sheet under the cursor."""
        return self._sheets.get((self.currentRow(), self.currentColumn()))

    def go_to_open(self) -> None:
        """To the next sheet not handed in, if this one is."""
        here = self.current_sheet()
        if here is not None and here.state is not SheetState.OPEN:
            for place in self._pile():
                if self._sheets[place].state is SheetState.OPEN:
                    self.setCurrentCell(*place)
                    return

    def waiting(self) -> tuple[SheetStateRow, ...]:
        """The sheets that can be copied from paper, in the order of the pile from the one under the cursor on."""
        pile = [self._sheets[place] for place in self._pile()]
        return tuple(one for one in pile if one.state is SheetState.OPEN and one.hand is not Hand.OWN)

    def _pile(self) -> list[tuple[int, int]]:
        """All places: those of this expert (or, by project, of this project) from its first on, then the others."""
        rows, columns = self.rowCount(), self.columnCount()
        if self.by_project:
            first = max(self.currentColumn(), 0)
            order = [(row, (first + step) % columns) for step in range(columns) for row in range(rows)]
        else:
            first = max(self.currentRow(), 0)
            order = [((first + step) % rows, column) for step in range(rows) for column in range(columns)]
        return [place for place in order if place in self._sheets]

    def go_to(self, agenda_item_id: str, expert_id: str) -> None:
        """To the sheet of an expert on a proposal; without an expert to the first one of the proposal."""
        for place, sheet in sorted(self._sheets.items()):
            if sheet.agenda_item_id == agenda_item_id and expert_id in ("", sheet.expert_id):
                self.setCurrentCell(*place)
                return

    def _tell(self) -> None:
        self.cell_chosen.emit(self.current_sheet())

    def _open(self) -> None:
        if self.current_sheet() is not None:
            self.opened.emit(self.current_sheet())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the sheet; letters and digits are nobody's."""
        if event.key() in ENTER:
            if not event.isAutoRepeat():
                self._open()
        elif not event.text() or event.text() == "\t":
            super().keyPressEvent(event)


def _seat_names(seats: Sequence[SeatRow]) -> list[str]:
    """Seat and name, with what tells it from others of the name."""
    return [f"{seat.seat}  {seat.called}" + (tr("（组长）") if seat.is_leader else "") for seat in seats]


def _cell(state: SheetStateRow, *, compact: bool) -> QTableWidgetItem:
    kind, word = keyed_state(state.state, state.keying)
    ballot = tr("已投票") if state.voted else tr("未表决")
    ballot = tr("无记名表决") if state.secret else ballot
    told = word if state.state in AWAY else f"{word}\n{ballot}"
    item = QTableWidgetItem(told)
    if compact:
        ballot = "" if state.secret else tr("票") if state.voted else "—"
        item.setText(away_mark(state.state) or ballot)
        item.setToolTip(told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
    item.setIcon(icon(STATE_ICONS[kind], "muted" if kind == "neutral" else kind))
    ink, _soft = theme().state_colours(kind)
    item.setForeground(QColor(ink))
    return item
