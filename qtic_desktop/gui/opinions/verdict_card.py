"""What the verifier says about a file, in plain words, beside the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.verdict import Verdict


class VerdictCard(QScrollArea):
    """One of three states, then each reason; ``closed`` brings the text back."""

    closed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, theme().px(12), theme().px(8))
        layout.setSpacing(theme().px(8))
        self.chip = StateChip(parent=inner)
        self.words = plain_label("", "body", inner)
        self.back = button(tr("返回文字"), "arrow-left", parent=inner)
        self.back.setObjectName("closeVerdictButton")
        self.back.clicked.connect(self.closed)
        layout.addWidget(plain_label(tr("核验结果"), "section", inner))
        layout.addWidget(self.chip)
        layout.addWidget(self.words)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(inner)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show an answer."""
        from qtic_desktop.documents.signing.verdict import describe

        state = {"valid": ("ok", tr("签名有效")), "invalid": ("bad", tr("签名无效"))}.get(
            verdict.state.value, ("warn", tr("不能判定"))
        )
        self.chip.set_state(*state)
        self.words.setText("\n\n".join(describe(verdict, self.ctx.lang)))
        self.verticalScrollBar().setValue(0)
