"""The ballot of one expert on one proposal: four choices, keys 1 to 4."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.gui.scoring.words import VOTES, vote_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button
from qtic_desktop.gui.widgets.keys import DigitKeys, EnterPresses


class VoteBox(QWidget):
    """``chosen`` carries the ``VoteChoice`` of the person.

    ``copied``: the ballot is copied from paper for somebody else. Then a digit or a click only marks a choice, and one
    more key or click records it: no single key casts a vote for another person.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, columns: int = 2) -> None:
        super().__init__(parent)
        self.copied = False
        self._marked: VoteChoice | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("表决，按 1 至 4 选择"))
        self._buttons: dict[VoteChoice, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().px(8))
        keys = EnterPresses(self)
        for place, choice in enumerate(VOTES):
            made = QPushButton(f"{place + 1}  {vote_text(choice)}", self)
            made.setObjectName(f"vote_{place + 1}")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setMinimumHeight(theme().px(44))
            set_role(made, "band")
            made.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
            self._buttons[choice] = made
            grid.addWidget(made, place // columns, place % columns)
            digits = DigitKeys(made, len(VOTES))
            digits.pressed.connect(self._press)
        self.confirm = button("", "check", "", self)
        self.confirm.setObjectName("vote_confirm")
        self.confirm.clicked.connect(self._record)
        self.confirm.hide()
        grid.addWidget(self.confirm, len(VOTES), 0, 1, columns)
        DigitKeys(self.confirm, len(VOTES)).pressed.connect(self._press)
        keys.watch(*self._buttons.values(), self.confirm)
        DigitKeys(self, len(VOTES)).pressed.connect(self._press)

    def listen_at(self, widget: QWidget) -> None:
        """Take the digits also where the focus goes after a choice, so that it is changed as it was made."""
        DigitKeys(widget, len(VOTES)).pressed.connect(self._press)

    def show_choice(self, choice: VoteChoice | None) -> None:
        """Show the stored ballot; nothing is signalled."""
        self._marked = None
        self.confirm.hide()
        self._check(choice)

    def _check(self, choice: VoteChoice | None) -> None:
        for name, made in self._buttons.items():
            made.setChecked(name == choice)

    def choose(self, choice: VoteChoice) -> None:
        """The person's choice: cast at once where it is the person's own, marked where it is copied."""
        self._check(choice)
        if not self.copied:
            self.chosen.emit(choice)
            return
        self._marked = choice
        self.confirm.setText(tr("代录这一票：{choice}（回车确认）").format(choice=vote_text(choice)))
        self.confirm.show()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        if self._marked is not None:
            choice, self._marked = self._marked, None
            self.confirm.hide()
            self.chosen.emit(choice)

    def _press(self, digit: int) -> None:
        self.choose(VOTES[digit - 1])
