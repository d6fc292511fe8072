"""Verify a PDF that came from anywhere: is it the file this workspace recorded, and are its signatures whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions.verdict_card import VerdictCard
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Dialog, InlineMessage, OneLine
from qtic_desktop.services.opinions.drawn import verify_path

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.verdict import Verdict


class VerifyDialog(Dialog):
    """Shows the answer about one file."""

    def __init__(self, ctx: AppContext, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("核验文件"), parent)
        self.ctx = ctx
        self.card = VerdictCard(ctx, self)
        self.card.back.hide()
        self.message = InlineMessage(self)
        self.busy = BusyBar(self)
        for part in (OneLine(path.name, "strong", self), self.message, self.busy, self.card):
            self.body.addWidget(part)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeVerification")
        self.resize(theme().px(640), theme().px(480))
        task = ctx.work(verify_path.bind(path=path), on_done=self._show, on_error=self._failed)
        self.busy.watch(task, tr("正在核验…"))

    def _show(self, verdict: Verdict) -> None:
        self.card.show_verdict(verdict)
        self.card.words.setFocus()

    def _failed(self, error: Exception) -> None:
        self.message.show_message(self.ctx.say(error), "bad")
