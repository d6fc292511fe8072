"""The registered letters of the department that was chosen, offered in the field of the letter's number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from qtic_desktop.gui.intake.fields import object_name, put_text, raw_text
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import FieldRow

if TYPE_CHECKING:
    from qtic_desktop.domain.intake.letters import KnownLetter

_NAMED = 3


class LetterOffers(QObject):
    """Down opens them; one that is taken brings its date and its way, and the day it came where that is blank."""

    def __init__(self, wizard: QWidget) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._letters: Sequence[KnownLetter] = ()
        self._field: QLineEdit | None = None
        self._help = ""

    def show(self, letters: Sequence[KnownLetter]) -> None:
        """These are offered from now on."""
        field = self._wizard.findChild(QLineEdit, "letterNumber")
        row = self._wizard.findChild(FieldRow, "letterNumberRow")
        if field is None or row is None or (field is self._field and letters == self._letters):
            return
        if field is not self._field:
            self._field, self._help = field, str(row.property("helpText") or "")
            field.installEventFilter(self)
        self._letters = letters
        completer = QCompleter([one.number for one in letters], field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.take)
        field.setCompleter(completer)
        numbers = mark("、").join(one.number for one in letters[:_NAMED])
        more = tr("等 {n} 封").format(n=len(letters)) if len(letters) > _NAMED else ""
        told = tr("已登记的推荐函：{numbers}{more}。按 ↓ 选一封，函件日期和推荐方式一并填上").format(
            numbers=numbers, more=more
        )
        row.say(told if letters else self._help)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the list where it is not open."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and isinstance(watched, QLineEdit)
            and self._letters
        ):
            completer = watched.completer()
            if not completer.popup().isVisible():
                completer.setCompletionPrefix(watched.text())
                completer.complete()
                return True
        return super().eventFilter(watched, event)

    def take(self, number: str) -> None:
        """Write what the letter of this number says of itself."""
        letter = next((one for one in self._letters if one.number == number), None)
        if letter is None or self._field is None:
            return
        self._put("letter_number", number, over=True)
        self._put("letter_date", letter.dated.isoformat(), over=True)
        self._put("channel", letter.channel, over=True)
        self._put("received_on", letter.received_on.isoformat())

    def _put(self, name: str, text: str, *, over: bool = False) -> None:
        field: Any = self._wizard.findChild(QWidget, object_name(name))
        if field is not None and (over or not raw_text(field).strip()):
            put_text(field, text)
            field.edited.emit()
            field.finished.emit()
