"""What stands below the pile: whose sheet one is in, and the acts about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.scoring.keying import VETO, Keying
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.gui.scoring.pile import acts
from qtic_desktop.gui.scoring.pile.column import ColumnDraft
from qtic_desktop.gui.scoring.withdraw import WithdrawLine
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label


class PileFoot(QWidget):
    """A signal for each button; ``keys`` is the widget in which their shortcuts count."""

    whole_wanted = Signal()
    flaw_wanted = Signal()
    settle_wanted = Signal()
    tally_wanted = Signal()
    back_wanted = Signal()
    return_wanted = Signal()

    def __init__(self, now: Callable[[], datetime], keys: QWidget) -> None:
        super().__init__(keys)
        self.told = plain_label("", "body", self)
        self.told.setObjectName("pile_told")
        self.whole = self._button("pile_whole", tr("整份打开（评语等）F2"), "file-text", self.whole_wanted.emit)
        self.flaw = self._button("note_flaw", tr("纸表有问题… F6"), "circle-alert", self.flaw_wanted.emit)
        self.settle = self._button("settle_flaw", tr("处理纸表问题…"), "check", self.settle_wanted.emit)
        self.give_back = self._button("pile_return", tr("退回重录…"), "undo-2", self.return_wanted.emit)
        self.withdraw = WithdrawLine(now, self)
        self.withdraw.hide()
        self.withdraw.wanted.connect(self.back_wanted)
        tally = self._button("pile_tally", tr("录入统计"), "list-checks", self.tally_wanted.emit)
        for sequence, run in (("F2", self.whole_wanted.emit), ("F6", self.flaw_wanted.emit)):
            QShortcut(QKeySequence(sequence), keys, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.told, 1)
        for made in (self.whole, self.flaw, self.settle, self.give_back, tally):
            line.addWidget(made)
        words = tr(
            "数字录入，回车到下一项，方向键移动，Esc 还原这一格。没有分的空着，空白不是 0 分。"
            "录完的一列有错：移到那一列，这里写着怎样改。"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(line)
        layout.addWidget(self.withdraw)
        layout.addWidget(plain_label(words, "help", self))

    def _button(self, name: str, words: str, icon: str, run: object) -> QPushButton:
        made = button(words, icon, "", self)
        made.setObjectName(name)
        made.clicked.connect(run)
        return made

    def follow(self, draft: ColumnDraft | None, *, first: bool, settles: bool, returns: bool) -> None:
        """Tell of the sheet under the cursor, and the way back of one that was handed in. ``settles``: who looks may settle
        what is wrong with a paper; ``returns``: may give a sheet back."""
        standing = [] if draft is None else [flaw for flaw in draft.column.keying.flaws if flaw.stands]
        parts = [] if draft is None else [f"{draft.column.seat} {draft.column.name}", draft.column.organization]
        self.told.setText("  ·  ".join([*parts, *map(acts.flaw_text, standing)]))
        self.whole.setVisible(first and draft is not None and VETO in draft.open)
        self.settle.setVisible(bool(standing) and settles)
        copied = draft is not None and draft.column.hand is Hand.DESK
        done = copied and first and draft is not None and draft.column.state is SheetState.SUBMITTED
        self.give_back.setVisible(done and returns)
        if draft is None or not done:
            self.withdraw.hide()
            return
        self.withdraw.within = tr("录错了：撤回以后照纸面改，再提交。")
        self.withdraw.locked = way_back_words(draft, returns=returns)
        self.withdraw.show_for(draft.column.submitted_at, may_withdraw=draft.column.mine)


def way_back_words(draft: ColumnDraft, *, returns: bool) -> str:
    """How a wrong figure of a sheet that was handed in is put right when it can no longer be taken back."""
    if draft.open:
        return tr("两次录入不同的格可以直接改，照纸面录。")
    if returns:
        return tr("录错了：点“退回重录…”写明原因，这一列就可以改。")
    if draft.column.keying.state is Keying.WAITING:
        return tr("录错了：复核的人照纸面录对，不同的格就会打开给您改；要整份重录，请办公室在这里“退回重录”。")
    return tr("录错了：请办公室在这里“退回重录”。")
