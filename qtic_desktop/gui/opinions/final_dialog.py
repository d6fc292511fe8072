"""Read back what will be frozen before an opinion becomes final."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.reasons import LEAST_REASON
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, TextArea, plain_label
from qtic_desktop.services.opinions import OpinionView, signing_order

_REASON_LIMIT = 200


class FinalDialog(Dialog):
    """``agreed`` when the person freezes the opinion, with the reason where ``doubts`` are left to answer for
    (the heading of the part for each). ``stops``: what is against the record, in words, which no reason answers for."""

    agreed = Signal(str)
    harmless = False
    holds_entries = True

    def __init__(
        self, view: OpinionView, doubts: Sequence[str], stops: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
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
        self.reason = TextArea(self, limit=_REASON_LIMIT, lines=2)
        self.reason.editor.setObjectName("finalReason")
        self.reason.setAccessibleName(tr("依据"))
        self._is_doubted, self._is_stopped = bool(doubts), bool(stops)
        if stops:
            told = tr("与记录不符，不能定稿。请返回改正，或者用“恢复标准措辞”：\n{what}")
            self.body.addWidget(plain_label(told.format(what="\n".join(stops)), "warn", self))
        if doubts and not stops:
            where = tr("、").join(dict.fromkeys(doubts))
            told = tr(
                "没有改动、没有出处或矛盾的 {n} 处：{where}。照这样定稿的，写明依据，例如“会上讨论一致，见会议记录”。"
            )
            self.body.addWidget(plain_label(told.format(n=len(doubts), where=where), "warn", self))
            self.body.addWidget(self.reason)
        else:
            self.reason.hide()
        self.setMinimumWidth(theme().px(560))
        back = self.add_button(tr("返回修改"), self.reject)
        back.setObjectName("backToText")
        self.confirm = self.add_button(tr("定稿并生成签名栏"), self._agree, "primary")
        self.confirm.setObjectName("confirmFinal")
        self.reason.edited.connect(self._follow)
        self._follow()
        if stops:
            back.setFocus()
        else:
            (self.reason if doubts else self.confirm).setFocus()

    def _follow(self) -> None:
        if self._is_stopped:
            self.confirm.setEnabled(False)
            self.confirm.setToolTip(tr("与记录不符的地方须先改正"))
            return
        ready = not self._is_doubted or len(self.reason.value().strip()) >= LEAST_REASON
        self.confirm.setEnabled(ready)
        self.confirm.setToolTip("" if ready else tr("请先写明依据（至少 4 个字）"))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.reason.value().strip())
