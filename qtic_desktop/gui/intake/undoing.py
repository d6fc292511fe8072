"""撤销 and 重做 in the wizard: buttons and words for the steps of ``DraftHistory``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.draft_history import DraftHistory, Step
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.entry import is_ctrl_y


class DraftUndo(QObject):
    """``went`` carries the draft that stands after a step back or forth, the field of the step, and a sentence."""

    went = Signal(object, str, str)

    def __init__(
        self, draft: ProposalDraft, undo: QPushButton, redo: QPushButton, label: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._history = DraftHistory(draft)
        self._undo_button, self._redo_button, self._label = undo, redo, label
        self._other: tuple[str, Callable[[], None]] | None = None
        undo.clicked.connect(self.undo)
        redo.clicked.connect(self.redo)
        self._show()

    def note(self, draft: ProposalDraft, *, by_person: bool) -> None:
        """The draft as it stands now; what no person changed is no step."""
        if by_person:
            if self._history.take(draft) is not None:
                self._other = None
        else:
            self._history.follow(draft)
        self._show()

    def did(self, words: str, take_back: Callable[[], None]) -> None:
        """Something was done beside the fields, e.g. a file was added: until one types on, undo means this."""
        self._other = (words, take_back)
        self._show()

    def step(self, draft: ProposalDraft) -> None:
        """Several entries changed at once: one step by itself."""
        self.close_step()
        self.note(draft, by_person=True)
        self.close_step()

    def close_step(self) -> None:
        """What comes next is a step of its own."""
        self._history.close_step()

    def undo(self) -> None:
        """Take the last step back."""
        if self._other is not None:
            (_words, take_back), self._other = self._other, None
            self._show()
            take_back()
            return
        self._go(self._history.undo(), tr("已撤销：{field}"))

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._go(self._history.redo(), tr("已重做：{field}"))

    def shortcuts(self) -> list[tuple[QKeySequence, Callable[[], None]]]:
        """The keys outside the fields of text, which hand on by ``take_key`` what they do not need themselves."""
        undo = [(keys, self._undo_button.click) for keys in QKeySequence.keyBindings(QKeySequence.StandardKey.Undo)]
        redo = {*QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), QKeySequence("Ctrl+Y")}
        return [*undo, *((keys, self._redo_button.click) for keys in redo)]

    def take_key(self, event: QKeyEvent) -> bool:
        """Ctrl+Z and Ctrl+Y; whether the key was one of them."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._undo_button.click()
        elif event.matches(QKeySequence.StandardKey.Redo) or is_ctrl_y(event):
            self._redo_button.click()
        else:
            return False
        return True

    def _go(self, step: Step | None, words: str) -> None:
        self._show()
        if step is not None:
            self.went.emit(self._history.draft, step.field, words.format(field=self._label(step.field)))

    def _show(self) -> None:
        self._show_steps()
        if self._other is not None:
            self._undo_button.setEnabled(True)
            self._undo_button.setToolTip(tr("撤销（Ctrl+Z）：{field}").format(field=self._other[0]))

    def _show_steps(self) -> None:
        for made, field, words, none in (
            (self._undo_button, self._history.next_undo, tr("撤销（Ctrl+Z）：{field}"), tr("还没有可以撤销的改动")),
            (self._redo_button, self._history.next_redo, tr("重做（Ctrl+Y）：{field}"), tr("没有撤销过的改动")),
        ):
            made.setEnabled(bool(field))
            made.setToolTip(words.format(field=self._label(field)) if field else none)
