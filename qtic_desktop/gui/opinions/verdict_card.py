"""What the verifier says about a file, in plain words, beside the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.verdict import Verdict


class VerdictCard(QWidget):
    """One of three states, then each reason; ``closed`` brings the text back."""

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, theme().px(12), theme().px(8))
        layout.setSpacing(theme().px(8))
        self.chip = StateChip(parent=self)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.words.setAccessibleName(tr("核验结果"))
        self.back = button(tr("返回文字"), "arrow-left", parent=self)
        self.back.setObjectName("closeVerdictButton")
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("核验结果"), "section", self))
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.back)
        layout.addLayout(head)
        layout.addWidget(self.words, 1)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show an answer."""
        from qtic_desktop.documents.signing.verdict import describe

        state = {"valid": ("ok", tr("签名有效")), "invalid": ("bad", tr("签名无效"))}.get(
            verdict.state.value, ("warn", tr("不能判定"))
        )
        if verdict.codes == {"signing.invalid.incomplete"}:
            state = ("warn", tr("尚未签完"))
        self.chip.set_state(*state)
        self.words.setPlainText("\n\n".join(describe(verdict, self.ctx.lang)))
        QTimer.singleShot(0, self, lambda: self.words.verticalScrollBar().setValue(0))
