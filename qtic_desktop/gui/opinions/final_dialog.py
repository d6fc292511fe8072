"""Read back what will be frozen before an opinion becomes final."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label
from qtic_desktop.services.opinions import OpinionView, signing_order


class FinalDialog(Dialog):
    """``agreed`` when the person freezes the opinion."""

    agreed = Signal()
    harmless = False

    def __init__(self, view: OpinionView, parent: QWidget | None = None) -> None:
        super().__init__(tr("意见书定稿"), parent)
        facts = view.facts
        signers = signing_order(facts)
        lines = [
            facts.center_name,
            tr("结论：{word}").format(word=words.conclusion(facts.conclusion)),
            words.votes(facts),
            tr("签名人（{n}）：{names}").format(n=len(signers), names=tr("、").join(seat.name for seat in signers)),
        ]
        self.body.addWidget(plain_label(lines[0], "title", self))
        for line in lines[1:]:
            self.body.addWidget(plain_label(line, "body", self))
        warning = tr("定稿后文字和事实不再改动，文件上生成全部签名栏。以后需要修改时，可以起草新的一版。")
        self.body.addWidget(plain_label(warning, "muted", self))
        self.setMinimumWidth(theme().px(520))
        self.add_button(tr("返回修改"), self.reject).setObjectName("backToText")
        self.confirm = self.add_button(tr("定稿并生成签名栏"), self._agree, "primary")
        self.confirm.setObjectName("confirmFinal")
        self.confirm.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
