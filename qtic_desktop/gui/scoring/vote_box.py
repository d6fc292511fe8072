"""The ballot of one expert on one proposal: four choices, keys 1 to 4."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from qtic_desktop.domain.votes import VoteChoice
from qtic_desktop.gui.scoring.words import VOTES, vote_text
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.keys import DigitKeys, EnterPresses


class VoteBox(QWidget):
    """``chosen`` carries the ``VoteChoice`` of the person."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, columns: int = 2) -> None:
        super().__init__(parent)
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
        keys.watch(*self._buttons.values())
        DigitKeys(self, len(VOTES)).pressed.connect(self._press)

    def listen_at(self, widget: QWidget) -> None:
        """Take the digits also where the focus goes after a choice, so that it is changed as it was made."""
        DigitKeys(widget, len(VOTES)).pressed.connect(self._press)

    def show_choice(self, choice: VoteChoice | None) -> None:
        """Show the stored ballot; nothing is signalled."""
        for name, made in self._buttons.items():
            made.setChecked(name == choice)

    def choose(self, choice: VoteChoice) -> None:
        """The person's choice."""
        self.show_choice(choice)
        self.chosen.emit(choice)

    def _press(self, digit: int) -> None:
        self.choose(VOTES[digit - 1])
