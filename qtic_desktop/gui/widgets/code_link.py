"""The code of an error sentence, small below it: pressed, sentence and code are on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import code_of, tr


class CodeLink(QPushButton):
    """Hidden where the sentence has no code of its own; never takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageCode")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("复制这句话和它的代码，便于询问"))
        set_role(self, "code")
        self._sentence = self._code = ""
        self.clicked.connect(self._copy)
        self.hide()

    def show_of(self, sentence: str) -> None:
        """Show the code of ``sentence``; nothing for an empty one."""
        self._sentence, self._code = sentence, code_of(sentence)
        self.setText(tr("代码 {code}").format(code=self._code) if self._code else "")
        self.setVisible(bool(self._code))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._sentence}（{self._code}）")
        self.setText(tr("代码 {code}，已复制").format(code=self._code))
