"""The dialogs above the pile, one at a time, and what is told of everybody's keying."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.scoring.keying import KeyerTally
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.pile.column import ColumnDraft
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.texts import tr


class PileDialogs(QObject):
    """``closed``: the dialog is gone, whether or not something was done. ``dialog`` is None while none is open."""

    closed = Signal()

    def __init__(self, ctx: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._page = ctx, page
        self.dialog: ActDialog | None = None

    def open(self, act: Act[ColumnDraft], draft: ColumnDraft) -> None:
        """Ask what an act asks."""
        self.dialog = ActDialog(self._ctx, act, draft, self._page.window())
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self.closed.emit()


def tally_text(found: Sequence[KeyerTally]) -> str:
    """How well everybody copied, a line each."""
    words = tr("{person}：第一次录入 {first} 份，第二次录入 {second} 份，比对 {fields} 处，录错 {wrong} 处")
    lines = [
        words.format(person=one.person, first=one.first, second=one.second, fields=one.fields, wrong=one.wrong)
        for one in found
    ]
    return "\n".join(lines) or tr("还没有录过两次的评分表。")
