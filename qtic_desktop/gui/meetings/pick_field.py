"""The question for several things in an order, with a leader among them where it is a panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.meetings.ordered_pick import OrderedPick
from qtic_desktop.gui.stage.act import Entry
from qtic_desktop.gui.stage.fields import field_for
from qtic_desktop.gui.theme import theme


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked, in order; ``leader`` is empty where nobody leads."""

    keys: tuple[str, ...] = ()
    leader: str = ""


def _none() -> Sequence[tuple[str, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class Pick(Entry[Picked]):
    """``offered`` gives what there is to pick from (key, words) when the form opens; ``with_leader``: one of them
    leads; ``empty`` is said where there is nothing."""

    offered: Callable[[], Sequence[tuple[str, str]]] = field(default=_none)
    with_leader: bool = False
    empty: str = ""


class PickField(OrderedPick):
    """The list as a field of a form."""

    edited = Signal()
    finished = Signal()

    def __init__(self, entry: Pick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare(entry.label, entry.empty, leader=entry.with_leader, headed=False)
        self.set_choices(entry.offered())
        self.list.setMinimumHeight(theme().px(250))
        self.setFocusProxy(self.list)
        self.changed.connect(self.edited)

    def value(self) -> Picked:
        """As it is picked now."""
        return Picked(tuple(self.picked()), self.leader())

    def set_value(self, picked: Picked | None) -> None:
        """Pick exactly these; nothing is signalled."""
        picked = picked or Picked()
        self.set_picked(picked.keys, picked.leader)

    def commit(self) -> None:
        """Nothing is ever pending here."""


@field_for.register
def _(entry: Pick, parent: QWidget) -> QWidget:
    return PickField(entry, parent)
