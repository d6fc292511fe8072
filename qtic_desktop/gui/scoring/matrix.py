"""Experts by proposals as states without figures: what the clerk watches while the experts score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.scoring_values import SheetState
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.scoring.words import VOTES, sheet_state, vote_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.gui.widgets.keys import ENTER
from qtic_desktop.storage.queries.meetings import ItemRow, SeatRow
from qtic_desktop.storage.queries.scoring import SheetStateRow


class StateMatrix(QTableWidget):
    """``cell_chosen``: the sheet under the cursor; ``vote_keyed``: 1 to 4 pressed on it; ``opened``: Enter."""

    cell_chosen = Signal(object)
    vote_keyed = Signal(object, object)
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

    def show_states(self, seats: Sequence[SeatRow], items: Sequence[ItemRow], states: Sequence[SheetStateRow]) -> None:
        """Fill the cells; the cursor stays where it was."""
        place = (self.currentRow(), self.currentColumn())
        self.blockSignals(True)
        self.setRowCount(len(seats))
        self.setColumnCount(len(items))
        names = [f"{seat.seat}  {seat.name}" + (tr("（组长）") if seat.is_leader else "") for seat in seats]
        self.setVerticalHeaderLabels(names)
        self.setHorizontalHeaderLabels([f"{item.position}  {item.number.rsplit('-', 1)[-1]}" for item in items])
        for column, item in enumerate(items):
            header = self.horizontalHeaderItem(column)
            if header is not None:
                header.setToolTip(f"{item.number}  {item.center_name}")
        rows = {seat.expert_id: row for row, seat in enumerate(seats)}
        columns = {item.id: column for column, item in enumerate(items)}
        self._sheets = {(rows[s.expert_id], columns[s.agenda_item_id]): s for s in states}
        for (row, column), state in self._sheets.items():
            self.setItem(row, column, _cell(state))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setMinimumSectionSize(theme().px(72))
        if states:
            self.setCurrentCell(max(place[0], 0), max(place[1], 0))
        self.blockSignals(False)
        self._tell()

    def current_sheet(self) -> SheetStateRow | None:
        """The sheet under the cursor."""
        return self._sheets.get((self.currentRow(), self.currentColumn()))

    def go_to_open(self) -> None:
        """To the next sheet not handed in, if this one is: the rest of its expert's first, then the experts below."""
        here = self.current_sheet()
        if here is None or here.state is SheetState.OPEN:
            return
        row = self.currentRow()
        lines = [(row + step) % self.rowCount() for step in range(self.rowCount())]
        waiting = [(line, column) for line in lines for column in range(self.columnCount())]
        for place in waiting:
            if place in self._sheets and self._sheets[place].state is SheetState.OPEN:
                self.setCurrentCell(*place)
                return

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
        """1 to 4 key the ballot and go down to the next expert; Enter opens the sheet."""
        here = self.current_sheet()
        if here is not None and event.text() and event.text() in "1234" and not event.isAutoRepeat():
            self.vote_keyed.emit(here, VOTES[int(event.text()) - 1])
            if self.currentRow() + 1 < self.rowCount():
                self.setCurrentCell(self.currentRow() + 1, self.currentColumn())
        elif event.key() in ENTER:
            if not event.isAutoRepeat():
                self._open()
        else:
            super().keyPressEvent(event)


def _cell(state: SheetStateRow) -> QTableWidgetItem:
    kind, word = sheet_state(state.state)
    ballot = tr("票：{choice}").format(choice=vote_text(state.vote)) if state.vote else tr("未表决")
    item = QTableWidgetItem(word if state.state in AWAY else f"{word}\n{ballot}")
    item.setIcon(icon(STATE_ICONS[kind], "muted" if kind == "neutral" else kind))
    ink, _soft = theme().state_colours(kind)
    item.setForeground(QColor(ink))
    return item
