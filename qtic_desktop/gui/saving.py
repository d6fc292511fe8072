"""Whether everything of this window is safe: one book that acts, entry and the header share, so that its word is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.values import dataclass
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
        Act.KEEP_LIST,
        Act.MARK_EXAMINATION,
        Act.RECORD_PAPER_TOTAL,
    }
)
_WORDS: Final = frozenset(
    {Act.SAVE_DRAFT, Act.SAVE_OPINION_TEXT, Act.SAVE_COMMENT, Act.KEEP_RUBRIC, Act.KEEP_WORDING, Act.KEEP_LIST}
)


class Safety(StrEnum):
    """What the header says."""

    IDLE = "idle"
    SAVING = "saving"
    UNSAVED = "unsaved"
    SAVED = "saved"
    FAILED = "failed"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Typed:
    """Something typed that an act keeps: ``at`` tells its place within the act, ``where`` and ``lines`` (what an entry is
    called, what stands in it) are for a person, ``given`` is the same as the act takes it."""

    at: str
    where: str
    lines: tuple[tuple[str, str], ...]
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Waiting:
    """Something typed that the record has not acknowledged; ``again`` asks for the same write once more. ``error``: why it
    could not be written the last time, None while that is on its way."""

    act: Act | Read
    typed: Typed
    again: Callable[[], object]
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One write under way; ``typed`` is how much had been typed for its act when it was asked for, ``waiting`` what it is
    to keep, where that is told."""

    act: Act | Read
    typed: int
    waiting: Waiting | None = None


class SaveBook(QObject):
    """``changed`` whenever ``safety`` may be another; ``saved_at`` is the last acknowledged write, ``error`` the last
    one that left typed text outside the record."""

    changed = Signal()
    _line_told = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.away = False
        """Whether the server does not answer, and a save waits for it."""
        self._line_told.connect(self._take_in)
        self.saved_at: datetime | None = None
        self._errors: dict[Act | Read, Exception] = {}
        self._typed: dict[Act | Read, int] = {}
        self._kept: dict[Act | Read, int] = {}
        self._under_way = 0
        self._waiting: dict[tuple[Act | Read, str], Waiting] = {}
        self._unfinished: dict[tuple[Act | Read, str], Typed] = {}

    @property
    def safety(self) -> Safety:
        """The worst that holds now."""
        if self.away:
            return Safety.AWAY
        if self._errors or self.stuck:
            return Safety.FAILED
        if self._unfinished or any(count > self._kept.get(act, 0) for act, count in self._typed.items()):
            return Safety.UNSAVED
        if self._under_way:
            return Safety.SAVING
        return Safety.IDLE if self.saved_at is None else Safety.SAVED

    @property
    def error(self) -> Exception | None:
        """Why something typed is not in the record."""
        stuck = next((one.error for one in self.stuck), None)
        return stuck or next(iter(self._errors.values()), None)

    @property
    def stuck(self) -> tuple[Waiting, ...]:
        """What could not be written and is written again with the next save, the oldest first."""
        return tuple(one for one in self._waiting.values() if one.error is not None)

    @property
    def open_ends(self) -> tuple[Typed, ...]:
        """Everything typed that would be gone with the window: what could not be written, then what is not finished."""
        return (*(one.typed for one in self.stuck), *self._unfinished.values())

    def unfinished(self, act: Act, typed: Typed | None, at: str = "") -> None:
        """Something is typed that no act keeps before it is whole, e.g. a second keying; None: it is done, or given up."""
        if typed is not None:
            self._unfinished[act, typed.at] = typed
        elif self._unfinished.pop((act, at), None) is None:
            return
        self.changed.emit()

    def of_record(self, *acts: Act, at: str = "") -> tuple[Waiting, ...]:
        """What of ``acts`` the record does not have yet, at places that begin with ``at``."""
        return tuple(one for one in self._waiting.values() if one.act in acts and one.typed.at.startswith(at))

    def write_again(self) -> None:
        """Ask once more for everything that could not be written."""
        for one in self.stuck:
            one.again()

    def give_up(self) -> None:
        """The person gives up what could not be written, and what is not finished."""
        self._errors.clear()
        self._unfinished.clear()
        for key in [key for key, one in self._waiting.items() if one.error is not None]:
            del self._waiting[key]
        self._kept.update(self._typed)
        self.changed.emit()

    def forget(self, act: Act, at: str) -> None:
        """What was typed there is of no record any more: it was given up, or its record is gone."""
        if self._waiting.pop((act, at), None) is not None:
            self.changed.emit()

    def hear(self, away: bool) -> None:
        """The line to the server broke, or holds again; told from whatever thread saves."""
        self._line_told.emit(away)

    @Slot(bool)
    def _take_in(self, away: bool) -> None:
        self.away = away
        self.changed.emit()

    def typed(self, act: Act) -> None:
        """Something was typed that ``act`` is going to keep."""
        self._typed[act] = self._typed.get(act, 0) + 1
        self.changed.emit()

    def settled(self, act: Act) -> None:
        """Nothing of what was typed for ``act`` waits any more: it says again what the record says, or was given up."""
        self._kept[act] = self._typed.get(act, 0)
        self._errors.pop(act, None)
        self.changed.emit()

    def begin(self, act: Act | Read, typed: Typed | None = None, again: Callable[[], object] | None = None) -> Ticket:
        """A write is asked for; what it keeps takes the place of what waited there before."""
        self._under_way += 1
        waiting = None
        if typed is not None and again is not None:
            waiting = Waiting(act, typed, again)
            self._waiting.pop((act, typed.at), None)
            self._waiting[act, typed.at] = waiting
        ticket = Ticket(act, self._typed.get(act, 0), waiting)
        self.changed.emit()
        return ticket

    def kept(self, ticket: Ticket, when: datetime) -> None:
        """The storage acknowledged it at ``when``: it works again, and what this act keeps is safe."""
        self._under_way -= 1
        self.saved_at = when
        self._kept[ticket.act] = max(ticket.typed, self._kept.get(ticket.act, 0))
        if ticket.waiting is None:
            self._errors.pop(ticket.act, None)
        else:
            self._let_go(ticket.waiting)
        self.changed.emit()

    def _let_go(self, waiting: Waiting) -> None:
        """Only what was asked for last at a place is meant."""
        key = (waiting.act, waiting.typed.at)
        if self._waiting.get(key) is waiting:
            del self._waiting[key]

    def refused(self, ticket: Ticket, error: Exception) -> None:
        """Nothing was written. Only typed text that should have been kept makes that a lack of safety."""
        self._under_way -= 1
        outside = _leaves_text_outside(ticket, error)
        if ticket.waiting is None:
            if outside:
                self._errors[ticket.act] = error
        elif outside:
            ticket.waiting.error = error
        else:
            self._let_go(ticket.waiting)
        self.changed.emit()


def _leaves_text_outside(ticket: Ticket, error: Exception) -> bool:
    """A mark or a tick that a rule refuses is said beside its field and shown as it was; words stay on the screen."""
    if (ticket.waiting is None and ticket.act not in KEEPING) or isinstance(error, Cancelled):
        return False
    return ticket.act in _WORDS or not isinstance(error, (Refused, NotAllowed))
