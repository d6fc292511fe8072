"""The foot of a page: which clause it carries out, as much of its text as there is room for, all of it on a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.gui.clauses import clause_text, clause_words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.resources import Language


class ClauseLine(QWidget):
    """One line of the guideline, elided by the room there is; a click on the clause or its text shows the whole."""

    def __init__(self, clause: str, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = clause_text(clause, lang)
        self.toggle = button(clause_words(clause, lang), "info", "quiet", self)
        self.toggle.setCheckable(True)
        self.toggle.setToolTip(tr("展开或收起指引原文"))
        self.words = plain_label("", "help", self)
        self.words.setMinimumWidth(1)
        self.words.setAccessibleName(self._text)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.toggle.toggled.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        whole, metrics = self.toggle.isChecked(), self.words.fontMetrics()
        room = self.width() - self.toggle.sizeHint().width() - theme().px(12)
        short = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, max(room, metrics.height()))
        self.words.setWordWrap(whole)
        flag = Qt.TextInteractionFlag
        self.words.setTextInteractionFlags(flag.TextSelectableByMouse if whole else flag.NoTextInteraction)
        self.words.setText(self._text if whole else short)
        hand = short != self._text
        self.words.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less of the text has room now."""
        super().resizeEvent(event)
        self._show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the shortened text is a click on the button."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle.toggle()
