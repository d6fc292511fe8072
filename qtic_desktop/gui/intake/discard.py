"""丢弃草稿: the one act here that cannot be taken back by the person, so it is named and asked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label


class DiscardDialog(Dialog):
    """Names the draft; keeping it is the first button and what Esc does."""

    def __init__(self, center_name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("丢弃草稿"), parent)
        self.setMinimumWidth(theme().px(440))
        question = plain_label(tr("丢弃“{name}”的草稿？").format(name=center_name), "strong")
        question.setWordWrap(True)
        self.body.addWidget(question)
        words = tr("草稿将从列表中消失；填过的内容留在审计记录里，没有受理过的编号不受影响。")
        self.body.addWidget(plain_label(words, "muted"))
        self.keep_button = self.add_button(tr("保留草稿"), self.reject)
        self.discard_button = self.add_button(tr("丢弃这份草稿"), self.accept, "danger")
        self.keep_button.setFocus()
