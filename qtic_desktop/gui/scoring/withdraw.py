"""The minute after handing in: a button that counts down and goes, and the sentence that says what is possible then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.scoring.values import WITHDRAWAL
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses


class WithdrawLine(QWidget):
    """``wanted``: take the sheet back. ``now`` is the clock of the storage, which decides. ``within`` says what taking back
    does, ``locked`` what is possible when the minute is over."""

    wanted = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._until = now, 0
        self.within = tr("评错了可以撤回重评，不影响已登记的表决。")
        self.locked = tr("分数已锁定；需要更正时请办公室“退回修改”。")
        self.button = button("", "undo-2", "", self)
        self.button.setObjectName("withdraw_sheet")
        self.button.setMinimumHeight(theme().px(36))
        self._words = plain_label("", "note", self)
        self._words.setObjectName("withdraw_words")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self.button)
        layout.addWidget(self._words, 1)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self.button.clicked.connect(self.wanted)
        EnterPresses(self).watch(self.button)

    def show_for(self, submitted_at: str | None, *, may_withdraw: bool) -> None:
        """Follow a sheet that was handed in at ``submitted_at``; None for one that is in another state."""
        self._tick.stop()
        self.setVisible(submitted_at is not None)
        if submitted_at is None:
            return
        passed = (
            (self._now().astimezone() - datetime.fromisoformat(submitted_at)).total_seconds() if may_withdraw else None
        )
        whole = WITHDRAWAL.total_seconds()
        self._until = 0 if passed is None or not 0 <= passed <= whole else int(whole - passed)
        self._say()
        if self._until:
            self._tick.start()

    def _count_down(self) -> None:
        self._until = max(0, self._until - 1)
        if not self._until:
            self._tick.stop()
        self._say()

    def _say(self) -> None:
        self.button.setVisible(self._until > 0)
        self.button.setText(tr("撤回提交（还有 {n} 秒）").format(n=self._until))
        self._words.setText(self.within if self._until else self.locked)
