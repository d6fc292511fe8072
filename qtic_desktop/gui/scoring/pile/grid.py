"""The grid of the pile: figures and Enter are enough; a refused figure stops the keys until somebody has looked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from qtic_desktop.domain.numbers import acceptable_prefix, decimal_text, narrow
from qtic_desktop.domain.rubrics import Criterion
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO
from qtic_desktop.gui.scoring.pile.column import ColumnDraft, fields_of, shut_words
from qtic_desktop.gui.scoring.words import VOTES, vote_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.keys import ENTER
from qtic_desktop.storage.queries.keying import Pile

_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_UNDOES = (Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Delete)


SIGNS = {"ok": "✓ ", "warn": "！", "bad": "✗ ", "accent": "", "neutral": ""}
"""What stands before the word of a state: nine columns have no room for an icon beside a name."""
_LONG_NAME = 6
SHUT = "／"
"""Where nothing is to be keyed."""


class PileGrid(QTableWidget):
    """``left``: sheet, field and its new text; ``entered``: sheet and field in which Enter was pressed, after ``left``;
    ``refused``: the sentence about a key that cannot be; ``moved``: the cursor is elsewhere."""

    left = Signal(str, str, str)
    entered = Signal(str, str)
    refused = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pile_grid")
        self.setAccessibleName(tr("纸质评分表：指标与专家"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFont(theme().font(16, tabular=True))
        self.verticalHeader().setDefaultSectionSize(theme().px(36))
        self.verticalHeader().setFont(theme().font(13))
        self.horizontalHeader().setFont(theme().font(12))
        self.horizontalHeader().setHighlightSections(True)
        self.currentCellChanged.connect(lambda _r, _c, row, column: self._on_left(row, column))
        self._pile: Pile | None = None
        self.drafts: list[ColumnDraft] = []
        self._fields: tuple[str, ...] = ()
        self._typed: str | None = None
        self.is_stopped = self.is_held = False

    # -- what is shown

    def show_pile(self, pile: Pile, drafts: Sequence[ColumnDraft]) -> None:
        """Fill the grid; the cursor stays in its field."""
        here = self.here()
        self._pile, self.drafts, self._fields = pile, list(drafts), fields_of(pile)
        self._typed, self.is_stopped, self.is_held = None, False, False
        self.blockSignals(True)
        self.setRowCount(len(self._fields))
        self.setColumnCount(len(self.drafts))
        heads = [self._row_head(one) for one in pile.criteria]
        self.setVerticalHeaderLabels([*heads, tr("弄虚作假（勾了按 1）"), tr("手写合计"), tr("表决 1 至 4")])
        names = [draft.column.name for draft in self.drafts]
        for place, draft in enumerate(self.drafts):
            self._head(place, draft, shared=names.count(draft.column.name) > 1)
            for row, name in enumerate(self._fields):
                self._paint(row, place, draft, name)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(theme().px(84))
        self.blockSignals(False)
        if here is None or not self.go_to(*here):
            self.setCurrentCell(0, 0)
        self.moved.emit()

    def _row_head(self, criterion: Criterion) -> str:
        text = f"{criterion.number}  {criterion.title}"
        most = theme().px(210)
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        return f"{cut}  {decimal_text(criterion.maximum)}"

    def _head(self, place: int, draft: ColumnDraft, *, shared: bool) -> None:
        kind, word = draft.chip
        column = draft.column
        if any(flaw.stands for flaw in column.keying.flaws):
            kind, word = "bad", tr("纸表有问题")
        name = column.name.replace("·", "·\n") if len(column.name) > _LONG_NAME else column.name
        lines = [f"{column.seat} {name}", *([column.organization] if shared else []), f"{SIGNS[kind]}{word}"]
        item = QTableWidgetItem("\n".join(lines))
        item.setToolTip(f"{column.name}  {column.organization}")
        self.setHorizontalHeaderItem(place, item)

    def _paint(self, row: int, place: int, draft: ColumnDraft, name: str) -> None:
        item = QTableWidgetItem(self._shown(draft, name))
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        if name in draft.marked:
            _ink, soft = theme().state_colours("bad")
            item.setForeground(QBrush(theme().colour("bad")))
            item.setBackground(QBrush(QColor(soft)))
            item.setToolTip(tr("两次录入不同，请对照纸面。"))
        elif name not in draft.open:
            item.setBackground(QBrush(theme().colour("sunken")))
        self.setItem(row, place, item)

    def _shown(self, draft: ColumnDraft, name: str) -> str:
        text = draft.texts.get(name, "")
        if not text and name not in draft.open:
            return SHUT
        if not text and name in draft.marked:
            return tr("不同")
        if name == BALLOT and text.isdigit() and text.isascii():
            return f"{text} {vote_text(VOTES[int(text) - 1])}"
        return tr("勾了") if name == VETO and text == "1" else text

    # -- where one is

    def here(self) -> tuple[str, str] | None:
        """Sheet and field under the cursor."""
        row, place = self.currentRow(), self.currentColumn()
        if not (0 <= place < len(self.drafts) and 0 <= row < len(self._fields)):
            return None
        return self.drafts[place].sheet_id, self._fields[row]

    def draft(self) -> ColumnDraft | None:
        """The column under the cursor."""
        place = self.currentColumn()
        return self.drafts[place] if 0 <= place < len(self.drafts) else None

    def go_to(self, sheet_id: str, name: str = "") -> bool:
        """To a field of a sheet, its first one that can be typed into without ``name``."""
        for place, draft in enumerate(self.drafts):
            if draft.sheet_id == sheet_id:
                wanted = name or next((one for one in self._fields if one in draft.open), self._fields[0])
                self.setCurrentCell(self._fields.index(wanted), place)
                return True
        return False

    def go_to_waiting(self) -> bool:
        """To the next sheet that can be keyed, from the one under the cursor on; False when there is none."""
        places = len(self.drafts)
        first = max(self.currentColumn(), 0)
        for place in [(first + step) % places for step in range(places)]:
            if self.drafts[place].open:
                return self.go_to(self.drafts[place].sheet_id)
        return False

    def is_open(self) -> bool:
        """Whether the field one is in can be typed into."""
        draft, here = self.draft(), self.here()
        return draft is not None and here is not None and here[1] in draft.open

    def next_field(self) -> None:
        """Down to the next field that can be typed into."""
        draft = self.draft()
        if draft is None:
            return
        for row in range(self.currentRow() + 1, len(self._fields)):
            if self._fields[row] in draft.open:
                self.setCurrentCell(row, self.currentColumn())
                return

    def is_last(self, draft: ColumnDraft, name: str) -> bool:
        """Whether no field of the column after this one can be typed into."""
        after = self._fields[self._fields.index(name) + 1 :]
        return not any(one in draft.open for one in after)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures type, Enter goes on, arrows move; nothing else does anything here."""
        key, text = event.key(), narrow(event.text())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif self.is_stopped:
            self._keep_out(event)
        elif key in ENTER:
            if not event.isAutoRepeat():
                self._enter()
        elif key in _UNDOES:
            self.is_held = False
            self._undo(key)
        elif key in _MOVES:
            down, right = _MOVES[Qt.Key(key)]
            self.setCurrentCell(
                min(max(self.currentRow() + down, 0), self.rowCount() - 1),
                min(max(self.currentColumn() + right, 0), self.columnCount() - 1),
            )
        elif text and text in "0123456789." and self.is_held:
            QApplication.beep()
        elif text and text in "0123456789.":
            self._type(text)
        else:
            event.ignore()

    def hold(self) -> None:
        """Take no figure into the field one is in until somebody has looked: the next one was meant for the field below.
        Backspace, an arrow or a click goes on."""
        self.is_held = True

    def _keep_out(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() in _UNDOES:
            self.is_stopped = False
            self.refused.emit("")
        elif event.text():
            QApplication.beep()

    def _type(self, text: str) -> None:
        here, draft = self.here(), self.draft()
        if here is None or draft is None:
            return
        name = here[1]
        if name not in draft.open:
            QApplication.beep()
            self.refused.emit(shut_words(draft))
            return
        wanted = text if self._typed is None or name in (VETO, BALLOT) else self._typed + text
        if self._legal(name, wanted):
            self._typed = wanted
            self._write(wanted)
            return
        self._typed, self.is_stopped = None, True
        self._write(draft.texts.get(name, ""))
        QApplication.beep()
        self.refused.emit(self._why_not(name, wanted))

    def _legal(self, name: str, text: str) -> bool:
        if name == VETO:
            return text in "01"
        if name == BALLOT:
            return text in "1234"
        assert self._pile is not None
        if name == TOTAL:
            whole, _point, rest = text.partition(".")
            return text.count(".") < 2 and whole.isdigit() and len(rest) < 3 and int(whole) <= 100
        criterion = next(one for one in self._pile.criteria if one.number == name)
        return acceptable_prefix(text, criterion.maximum, self._pile.step)

    def _why_not(self, name: str, text: str) -> str:
        if name == VETO:
            return tr("“弄虚作假”一栏：勾了按 1，没勾直接回车。按退格键后再录。")
        if name == BALLOT:
            return tr("表决只有 1 同意、2 修改后同意、3 不同意、4 弃权。按退格键后再录。")
        assert self._pile is not None
        most = (
            "100" if name == TOTAL else decimal_text(next(c.maximum for c in self._pile.criteria if c.number == name))
        )
        words = tr("“{typed}”不能填在这里：0 至 {most} 分，每 {step} 分一档。原来的内容没有变，按退格键后再录。")
        return words.format(typed=text, most=most, step=decimal_text(self._pile.step))

    def _undo(self, key: int) -> None:
        draft, here = self.draft(), self.here()
        if draft is None or here is None or here[1] not in draft.open:
            return
        if key == Qt.Key.Key_Escape:
            self._typed = None
            self._write(draft.texts.get(here[1], ""))
        else:
            text = draft.texts.get(here[1], "") if self._typed is None else self._typed
            self._typed = text[:-1]
            self._write(self._typed)

    def _write(self, text: str) -> None:
        item = self.currentItem()
        if item is not None:
            item.setText(text)

    def _enter(self) -> None:
        here = self.here()
        self.keep()
        if here is not None:
            self.entered.emit(*here)

    def keep(self) -> None:
        """What is being typed is meant: it is kept, as if the field were left."""
        self._on_left(self.currentRow(), self.currentColumn())

    def _on_left(self, row: int, place: int) -> None:
        """The field that was left: keep what was typed, say it once."""
        typed, self._typed = self._typed, None
        self.is_stopped = self.is_held = False
        if typed is None or not 0 <= place < len(self.drafts) or not 0 <= row < len(self._fields):
            self.moved.emit()
            return
        draft, name = self.drafts[place], self._fields[row]
        text = typed.rstrip(".") if name not in (VETO, BALLOT) else ("" if typed == "0" else typed)
        if text != draft.texts.get(name, ""):
            draft.texts[name] = text
            self.left.emit(draft.sheet_id, name, text)
        item = self.item(row, place)
        if item is not None:
            item.setText(self._shown(draft, name))
        self.moved.emit()
