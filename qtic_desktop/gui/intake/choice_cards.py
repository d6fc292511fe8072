"""A choice among few that each need a sentence: cards with a radio button, as wide as the form."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget

from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, plain_label


class _Radio(QRadioButton):
    """Enter chooses and goes on to the next field, as everywhere in the form (``EnterMovesOn`` calls ``click``)."""

    def click(self) -> None:
        self.setChecked(True)
        self.clicked.emit()
        self.focusNextPrevChild(True)


class ChoiceCards(QWidget):
    """One key of several; arrows move between the cards, space or Enter takes one."""

    edited = Signal()
    finished = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radios: dict[str, QRadioButton] = {}
        self._cards: dict[QWidget, str] = {}
        self._group = QButtonGroup(self)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(8))

    def set_choices(self, choices: Sequence[tuple[str, str, str]], *, side_by_side: bool = False) -> None:
        """Key, title and the sentence below it."""
        if side_by_side:
            self._layout.setDirection(QBoxLayout.Direction.LeftToRight)
        for key, title, sentence in choices:
            card = Card(self)
            card.body.setContentsMargins(*[theme().px(10)] * 4)
            card.body.setSpacing(theme().px(4))
            radio = _Radio(title.replace("&", "&&"), card)
            radio.setObjectName(f"{self.objectName()}{key.title().replace('_', '')}")
            radio.setAccessibleDescription(sentence)
            words = plain_label(sentence, "help", card)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            card.body.addWidget(radio)
            card.body.addWidget(words)
            card.body.addStretch(1)
            card.installEventFilter(self)
            radio.clicked.connect(self._take)
            self._group.addButton(radio)
            self._layout.addWidget(card, 1 if side_by_side else 0)
            self._radios[key] = radio
            self._cards[card] = key
        self.setFocusProxy(next(iter(self._radios.values())))

    def hide_but(self, keys: Collection[str]) -> None:
        """Offer these alone; another one is there while it is the one chosen."""
        for card, key in self._cards.items():
            card.setVisible(key in keys)
        self.setFocusProxy(next(radio for key, radio in self._radios.items() if key in keys))

    def value(self) -> str | None:
        """The key chosen, None while none is."""
        return next((key for key, radio in self._radios.items() if radio.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Show a choice; nothing is signalled."""
        self._group.setExclusive(False)
        for name, radio in self._radios.items():
            radio.setChecked(name == key)
        self._group.setExclusive(True)
        for card, name in self._cards.items():
            if name == key:
                card.show()
        there = next(name for card, name in self._cards.items() if not card.isHidden())
        self.setFocusProxy(self._radios[key or there] if (key or there) in self._radios else self._radios[there])

    def commit(self) -> None:
        """Nothing is ever pending here."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click anywhere on a card takes it."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            radio = self._radios[next(key for card, key in self._cards.items() if card is watched)]
            radio.setFocus(Qt.FocusReason.MouseFocusReason)
            radio.setChecked(True)
            self._take()
            return True
        return super().eventFilter(watched, event)

    def setAccessibleName(self, name: str) -> None:
        """Every card says what is asked."""
        super().setAccessibleName(name)
        for radio in self._radios.values():
            radio.setAccessibleName(f"{name} {radio.text()}")

    def _take(self) -> None:
        chosen = next((radio for radio in self._radios.values() if radio.isChecked()), None)
        if chosen is not None:
            self.setFocusProxy(chosen)
        self.edited.emit()
        self.finished.emit()
