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


def verdict_chip(verdict: Verdict) -> tuple[str, str]:
    """Kind and word of an answer: one of the three, or that not everybody has signed yet."""
    if verdict.is_incomplete:
        return "warn", tr("有签名栏空着") if verdict.compared == "nothing" else tr("尚未签完")
    return {"valid": ("ok", tr("签名有效")), "invalid": ("bad", tr("签名无效"))}.get(
        verdict.state.value, ("warn", tr("无法判断"))
    )


class VerdictCard(QWidget):
    """The answer, then why, what it proves and what it does not, then each signature; ``closed`` brings the board back."""

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        self.chip = StateChip(parent=self)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.words.setAccessibleName(tr("核验结果"))
        self.back = button(tr("返回"), "arrow-left", "quiet", self)
        self.back.setObjectName("closeVerdictButton")
        self.back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("核验结果"), "section", self))
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.back)
        layout.addLayout(head)
        layout.addWidget(self.words, 1)
        QWidget.setTabOrder(self.back, self.words)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show an answer."""
        from qtic_desktop.documents.signing.verdict import describe

        self.chip.set_state(*verdict_chip(verdict))
        self.words.setPlainText("\n\n".join(describe(verdict, self.ctx.lang)))
        QTimer.singleShot(0, self, lambda: self.words.verticalScrollBar().setValue(0))
