"""Entry of points: only what can still become a legal score is accepted, key by key."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from qtic_desktop.domain.numbers import acceptable_prefix, parse_number
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import FigureLine, shorten

HALF = Decimal("0.5")
_HEIGHT = 44
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ScoreField(FigureLine):
    """A score or blank; blank is not 0. ``maximum`` and ``step`` are points.

    A refused key must not leave half of what was meant (99 would leave 9), and whoever types without looking must not
    type the next score into this field: the score goes back to the last one kept, and until Backspace or Esc, or until
    the field is left or clicked, every further key is refused with a sound.
    """

    stopped = Signal(bool)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        maximum: Decimal,
        step: Decimal = HALF,
    ) -> None:
        super().__init__(parent)
        self._maximum, self._step = maximum, step
        self._kept = ""
        self._is_stopped = self._typing = False
        set_role(self, "score")
        self.setMinimumHeight(theme().px(_HEIGHT))
        self.setFont(theme().font(22, tabular=True))

    def value(self) -> Decimal | None:
        """The points, or None while blank."""
        return parse_number(self.text())

    def set_value(self, points: Decimal | None) -> None:
        """Show ``points``; nothing is signalled."""
        self.setText("" if points is None else f"{points.normalize():f}")
        self._kept, self._dirty = self.text(), False
        self.let_go()

    def legal(self, text: str) -> bool:
        """Whether ``text`` may stand in the field while typing."""
        return acceptable_prefix(text, self._maximum, self._step)

    def why_not(self, text: str) -> str:
        """The sentence for what was typed or pasted and not taken."""
        return tr("“{typed}”不能填在这里：0 至 {maximum} 分，每 {step} 分一档").format(
            typed=shorten(text), maximum=self._maximum, step=self._step
        )

    def step_by(self, steps: int) -> None:
        """Up or down by whole steps, kept between 0 and the maximum; a blank stays blank: no score comes from nothing."""
        before = self.value()
        if before is None or self.isReadOnly():
            return
        points = max(Decimal(0), min(before + steps * self._step, self._maximum))
        self.setText(f"{points.normalize():f}")
        self._on_edited()

    def keep(self) -> None:
        """What stands here is meant: it is finished, as if the field were left."""
        self._finish()

    @property
    def is_stopped(self) -> bool:
        """Whether keys are refused until somebody has looked."""
        return self._is_stopped

    def let_go(self) -> None:
        """Somebody has looked: the field takes keys again."""
        if self._is_stopped:
            self._is_stopped = False
            self.stopped.emit(False)

    def _finish(self) -> None:
        self._kept = self.text()
        super()._finish()

    def _on_rejected(self) -> None:
        super()._on_rejected()
        if not self._typing:
            return  # what was pasted is not taken, and nothing else happens
        changed = self.text() != self._kept
        self.setText(self._kept)
        self._dirty = False
        self._is_stopped = True
        QApplication.beep()
        if changed:
            self.edited.emit()
        self.stopped.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; the rest goes through the rule."""
        if self._is_stopped and event.key() not in _LEAVING:
            self._keep_out(event)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.preedit:
            self.step_by(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            self._typing = bool(event.text()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            super().keyPressEvent(event)
            self._typing = False

    def _keep_out(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Delete):
            self.selectAll()
            self.let_go()
        elif event.text():
            QApplication.beep()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method commits is typed, too."""
        if self._is_stopped and event.commitString():
            QApplication.beep()
            event.accept()
            return
        self._typing = bool(event.commitString())
        super().inputMethodEvent(event)
        self._typing = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever clicks here looks here."""
        self.let_go()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The next field is another one."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.let_go()
