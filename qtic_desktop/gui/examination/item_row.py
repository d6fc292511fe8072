"""One item of the sheet: what is looked at, by which clause, three marks, a note, and the hints about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.examination import SILENT, Mark
from qtic_desktop.gui.examination import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, TextField, button, plain_label
from qtic_desktop.gui.widgets.remarks import Offers, Remarks
from qtic_desktop.services.examination.hints import Hint
from qtic_desktop.storage.queries.examination import RoundItemRow

#: The three marks in the order of their keys 1, 2, 3.
MARKS = (Mark.MET, Mark.FAILED, Mark.NOT_APPLICABLE)


class HintLine(QWidget):
    """A hint with its sentence; ``pressed`` when it is to be dismissed, or taken up again where it was."""

    pressed = Signal(object)

    def __init__(self, hint: Hint, sentence: str, *, may_act: bool, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        if hint.open:
            told, role, does = tr("提示：{text}").format(text=sentence), "warn", tr("不影响…")
        else:
            on = "" if hint.on is None else hint.on.isoformat()
            told = tr("{text} —— 不影响：{reason}（{by} {on}）").format(
                text=sentence, reason=hint.reason, by=hint.by, on=on
            )
            role, does = "muted", tr("恢复提示")
        line.addWidget(plain_label(told, role, self), 1)
        self.button = button(does, "", "link", self)
        self.button.setAccessibleName(f"{does} {sentence}")
        self.button.setVisible(may_act)
        self.button.clicked.connect(lambda: self.pressed.emit(hint))
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


class ItemRow(Card):
    """``marked`` when the person gave a mark, ``noted`` when a changed note was left; ``go_on`` asks for the next item."""

    marked = Signal()
    noted = Signal()
    go_on = Signal()

    def __init__(
        self, place: int, item: RoundItemRow, *, may_act: bool, parent: QWidget, offers: Offers | None = None
    ) -> None:
        super().__init__(parent)
        self.item = item
        self.mark = item.mark
        self._may_act = may_act
        gap = theme().px(8)
        self.body.setContentsMargins(theme().px(12), gap, theme().px(12), gap)
        self.body.setSpacing(theme().px(4))
        head = QHBoxLayout()
        head.setSpacing(gap)
        title = plain_label(f"{place}. {item.title}", "body", self)
        told = item.clause if item.clause == SILENT else tr("指引 {clause}").format(clause=item.clause)
        if not item.required:
            told = tr("{clause}，只作记录").format(clause=told)
        head.addWidget(title, 1)
        head.addWidget(plain_label(told, "small", self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons: dict[Mark, QPushButton] = {}
        for key, mark in enumerate(MARKS, 1):
            made = button(f"{words.mark(mark)} {key}", "", "chip", self)
            made.setCheckable(True)
            made.setEnabled(may_act)
            made.setAccessibleName(f"{item.title} {words.mark(mark)}")
            made.clicked.connect(lambda _checked=False, mark=mark: self.choose(mark))
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons[mark] = made
        self.body.addLayout(head)
        self.note = TextField(self, limit=300)
        self.note.setPlaceholderText(tr("缺什么、哪里不一致，写在通知书上"))
        self.note.setAccessibleName(tr("{title} 的说明").format(title=item.title))
        self.note.set_value(item.note)
        self.note.setReadOnly(not may_act)
        self.note.finished.connect(self.noted)
        self.note.enter_pressed.connect(self.go_on)
        line = QHBoxLayout()
        line.setSpacing(gap)
        line.addWidget(self.note, 1)
        self.remarks = None if offers is None or not may_act else Remarks(self.note, offers, self)
        if self.remarks is not None:
            line.addWidget(self.remarks.button)
        self.body.addLayout(line)
        self.hints = QVBoxLayout()
        self.hints.setSpacing(theme().px(4))
        self.body.addLayout(self.hints)
        self._show_mark()

    def set_hints(self, lines: Sequence[HintLine]) -> None:
        """Show the hints about this item."""
        for place, made in enumerate(lines):
            made.setParent(self)
            self.hints.insertWidget(place, made)
            made.show()

    def choose(self, mark: Mark) -> None:
        """Give a mark; the same once more takes it back."""
        if not self._may_act:
            return
        self.mark = Mark.OPEN if mark is self.mark else mark
        self._show_mark()
        self.marked.emit()
        if self.mark is Mark.FAILED:
            self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def set_mark(self, mark: Mark) -> None:
        """Show a mark; nothing is signalled."""
        self.mark = mark
        self._show_mark()

    def take_focus(self) -> None:
        """The cursor comes to this item."""
        self.buttons[self.mark if self.mark in self.buttons else Mark.MET].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_mark(self) -> None:
        for mark, made in self.buttons.items():
            made.setChecked(mark is self.mark)
        shown = self.mark is Mark.FAILED or bool(self.note.value().strip())
        self.note.setVisible(shown)
        if self.remarks is not None:
            self.remarks.button.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 mark, Down and Enter go on."""
        place = event.key() - Qt.Key.Key_1
        if self._may_act and 0 <= place < len(MARKS):
            chosen = MARKS[place]
            if chosen is not self.mark:
                self.choose(chosen)
            if chosen is not Mark.FAILED:
                self.go_on.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on.emit()
        else:
            super().keyPressEvent(event)
