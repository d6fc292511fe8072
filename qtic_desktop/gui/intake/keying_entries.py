"""The fields of a second keying: a line, a choice, a department, a long text. Enter takes what stands there, also nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake.second_keying import EntryKind
from qtic_desktop.gui.intake.choices import CHANNELS, HOST_KINDS, LEVELS, YES_NO
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import ChoiceBox, PickList, TextArea, TextField
from qtic_desktop.gui.widgets.entry import EntryLine
from qtic_desktop.gui.widgets.keys import ENTER

_LISTS: Final = {
    "channel": CHANNELS,
    "host_kind": HOST_KINDS,
    "legal_entity": YES_NO,
    "old_center_level": LEVELS,
}


class AgainLine(TextField):
    """One line."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.enter_pressed.connect(self.taken)
        self.finished.connect(self.taken)

    def written(self) -> str | None:
        """What stands there."""
        return self.text()

    def close_for(self, words: str) -> None:
        """Nothing more is keyed here; ``words`` say why, while it is empty."""
        self.setReadOnly(True)
        self.setPlaceholderText(words)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say_agreed(self) -> None:
        """Both keyings say this."""
        self.setProperty("suffix", tr("已一致"))

    def look_at(self, _agrees: int) -> None:
        """Empty again: the paper is read once more."""
        self.set_value("")


class AgainChoice(ChoiceBox):
    """One of few, by the arrows or the list; nothing is chosen at first."""

    taken = Signal()

    def __init__(self, parent: QWidget, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.set_choices([(key, tr(text)) for key, text in choices] + [("", tr("（纸面上空着）"))])
        self.setCurrentIndex(-1)
        self._touched = False
        self.edited.connect(self._touch)

    def _touch(self) -> None:
        self._touched = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice; the arrows only go through the list."""
        if event.key() in ENTER:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was chosen with the mouse is taken when one goes on."""
        super().focusOutEvent(event)
        if self._touched and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.taken.emit()

    def written(self) -> str | None:
        """The key chosen."""
        return self.value() or ""

    def close_for(self, words: str) -> None:
        """Nothing more is keyed here."""
        self.setEnabled(False)
        self.setPlaceholderText(words)

    def say_agreed(self) -> None:
        """The box is closed, which says it."""

    def look_at(self, _agrees: int) -> None:
        """Empty again."""
        self._touched = False
        self.set_value(None)


class AgainDepartment(PickList):
    """One of many: typed, by initials too."""

    taken = Signal()

    def __init__(self, parent: QWidget, departments: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self.set_choices(departments)
        line = self.lineEdit()
        assert isinstance(line, EntryLine)
        line.enter_pressed.connect(self.taken)

    def written(self) -> str | None:
        """The id; None where what was typed names none, which has been said then (``refused``)."""
        self.commit()
        line = self.lineEdit()
        typed = line.text().strip() if line is not None else ""
        return self.value() if typed else ""

    def close_for(self, words: str) -> None:
        """Nothing more is keyed here."""
        self.setEnabled(False)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(words)

    def say_agreed(self) -> None:
        """The box is closed, which says it."""

    def look_at(self, _agrees: int) -> None:
        """Empty again."""
        self.set_value(None)


class AgainText(TextArea):
    """A long text: Enter takes it, Shift+Enter begins a line. Where it differs it stays, with the cursor there."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, lines=3, most=12)
        self.editor.installEventFilter(self)
        self.finished.connect(self.taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter alone, unless it ends a composition."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            and not self.preedit
        ):
            self.taken.emit()
            return True
        return super().eventFilter(watched, event)

    def written(self) -> str | None:
        """What stands there."""
        return self.value()

    def text(self) -> str:
        """As of a line."""
        return self.value()

    def close_for(self, words: str) -> None:
        """Nothing more is keyed here."""
        self.setReadOnly(True)
        self.editor.setPlaceholderText(words)
        self.editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def say_agreed(self) -> None:
        """The text is closed, which says it."""

    def look_at(self, agrees: int) -> None:
        """The cursor stands where the two keyings part."""
        place, left = 0, agrees
        text = self.editor.toPlainText()
        while place < len(text) and (left or text[place].isspace()):
            left -= not text[place].isspace()
            place += 1
        cursor = self.editor.textCursor()
        cursor.setPosition(place)
        self.editor.setTextCursor(cursor)


AgainEntry = AgainLine | AgainChoice | AgainDepartment | AgainText


def entry_for(
    field: str,
    kind: EntryKind,
    departments: Sequence[tuple[str, str]],
    modes: Sequence[tuple[str, str]],
    parent: QWidget,
) -> AgainEntry:
    """The field an entry is keyed into."""
    if field == "department_id":
        return AgainDepartment(parent, departments)
    if kind is EntryKind.CHOICE:
        return AgainChoice(parent, modes if field == "mode" else tuple(_LISTS[field].items()))
    return AgainText(parent) if kind is EntryKind.LONG else AgainLine(parent)


def select_all(entry: AgainEntry) -> None:
    """Ready to be typed over."""
    line: Any = entry.lineEdit() if isinstance(entry, AgainDepartment) else entry
    if isinstance(line, AgainLine | EntryLine):
        line.selectAll()
