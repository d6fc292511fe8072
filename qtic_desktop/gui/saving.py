"""Whether everything of this window is safe: one book that acts, entry and the header share, so that its word is true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.gui.background import Cancelled

#: Acts that keep what somebody is typing. When one of these fails there is text on the screen that is not in the
#: record; any other act that is refused leaves nothing behind that could be lost.
KEEPING: Final = frozenset(
    {
        Act.SAVE_DRAFT,
        Act.KEY_AGAIN,
        Act.SAVE_POINTS,
        Act.SAVE_COMMENT,
        Act.SAVE_VETO,
        Act.SAVE_OPINION_TEXT,
        Act.KEEP_RUBRIC,
        Act.KEEP_WORDING,
        Act.RECORD_PAPER_TOTAL,
    }
)
_WORDS: Final = frozenset({Act.SAVE_DRAFT, Act.SAVE_OPINION_TEXT, Act.SAVE_COMMENT, Act.KEEP_RUBRIC, Act.KEEP_WORDING})


class Safety(StrEnum):
    """What the header says."""

    IDLE = "idle"
    SAVING = "saving"
    UNSAVED = "unsaved"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Ticket:
    """One write under way; ``typed`` is how much had been typed for its act when it was asked for."""

    act: Act | Read
    typed: int


class SaveBook(QObject):
    """``changed`` whenever ``safety`` may be another; ``saved_at`` is the last acknowledged write, ``error`` the last
    one that left typed text outside the record."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saved_at: datetime | None = None
        self._errors: dict[Act | Read, Exception] = {}
        self._typed: dict[Act | Read, int] = {}
        self._kept: dict[Act | Read, int] = {}
        self._under_way = 0

    @property
    def safety(self) -> Safety:
        """The worst that holds now."""
        if self._errors:
            return Safety.FAILED
        if any(count > self._kept.get(act, 0) for act, count in self._typed.items()):
            return Safety.UNSAVED
        if self._under_way:
            return Safety.SAVING
        return Safety.IDLE if self.saved_at is None else Safety.SAVED

    @property
    def error(self) -> Exception | None:
        """Why something typed is not in the record."""
        return next(iter(self._errors.values()), None)

    def typed(self, act: Act) -> None:
        """Something was typed that ``act`` is going to keep."""
        self._typed[act] = self._typed.get(act, 0) + 1
        self.changed.emit()

    def settled(self, act: Act) -> None:
        """Nothing of what was typed for ``act`` waits any more: it says again what the record says, or was given up."""
        self._kept[act] = self._typed.get(act, 0)
        self._errors.pop(act, None)
        self.changed.emit()

    def begin(self, act: Act | Read) -> Ticket:
        """A write is asked for."""
        self._under_way += 1
        ticket = Ticket(act, self._typed.get(act, 0))
        self.changed.emit()
        return ticket

    def kept(self, ticket: Ticket, when: datetime) -> None:
        """The storage acknowledged it at ``when``: it works again, and what this act keeps is safe."""
        self._under_way -= 1
        self.saved_at = when
        self._kept[ticket.act] = max(ticket.typed, self._kept.get(ticket.act, 0))
        self._errors.pop(ticket.act, None)
        self.changed.emit()

    def refused(self, ticket: Ticket, error: Exception) -> None:
        """Nothing was written. Only typed text that should have been kept makes that a lack of safety."""
        self._under_way -= 1
        if _leaves_text_outside(ticket.act, error):
            self._errors[ticket.act] = error
        self.changed.emit()


def _leaves_text_outside(act: Act | Read, error: Exception) -> bool:
    """A mark or a tick that a rule refuses is said beside its field and shown as it was; words stay on the screen."""
    if act not in KEEPING or isinstance(error, Cancelled):
        return False
    return act in _WORDS or not isinstance(error, (Refused, NotAllowed))
