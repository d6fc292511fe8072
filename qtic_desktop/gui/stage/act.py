"""An act as the window offers it: its words, what it asks for, and how the answers become a write."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.date_order import ORDER_REASON
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.domain import acts
    from qtic_desktop.services.use_case import Job, UseCase, WorkOrder, Write
    from qtic_desktop.storage.queries.query import Question

Value = TypeVar("Value")
Subject = TypeVar("Subject")
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})
NOTHING_BESIDE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """One question of a form. ``name`` is the argument it fills, so that a refusal that names it finds its field;
    ``required``: blank is refused at once, before anything is asked of the storage."""

    name: str
    label: str
    help: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Day(Entry[date]):
    """A date that must be given; today's unless the act fills in another. ``slides``: below it stands a slider over so many
    days before and after, for an act that tells ahead what another day would move."""

    slides: int = 0
    asked: bool = False
    """It starts empty: a day that decides something and is seldom today's."""


@dataclass(frozen=True, slots=True)
class MaybeDay(Entry[date | None]):
    """A date, or blank for what has not happened."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class Line(Entry[str]):
    """One line of words, at most ``limit`` characters (0: any number)."""

    limit: int = 0


@dataclass(frozen=True, slots=True)
class PaperNumber(Line):
    """The number of a paper (文号): brackets around its year become 〔〕, and that is said."""


@dataclass(frozen=True, slots=True)
class Same(Line):
    """A word that must be typed as it stands, e.g. the number of what is about to be sealed; case does not matter."""

    wanted: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Words(Entry[str]):
    """Several lines of words, ``lines`` of them in view."""

    limit: int = 300
    lines: int = 4
    offers: Callable[[], Sequence[str]] | None = None
    """Sentences the office uses again, offered below the field."""
    when_refused: bool = False
    """Asked only once a refusal names it: what most entries never need."""


def order_reason() -> Words:
    """Why two dates lie the other way round; asked where the rule of that pair allows it (``domain.date_order``)."""
    return Words(ORDER_REASON, tr("日期先后的说明"), required=False, limit=200, lines=2, when_refused=True)


@dataclass(frozen=True, slots=True)
class Choice(Entry[str]):
    """One of ``choices`` (key, words); typed to search where there are many. The first is chosen unless the act fills
    in another; of what people decide (``theirs``) none is until a person chooses."""

    choices: tuple[tuple[str, str], ...] = ()
    theirs: bool = False
    later: Callable[[], Sequence[tuple[str, str]]] | None = None
    """Gives the choices when the form is made, where they are not known before."""

    def offered(self) -> tuple[tuple[str, str], ...]:
        """What there is to choose from now."""
        return self.choices if self.later is None else tuple(self.later())


@dataclass(frozen=True, slots=True)
class Tick(Entry[bool]):
    """Yes or no; unticked unless the act fills in another."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class File(Entry[Path]):
    """A file to read; ``kinds`` as a file dialog takes them."""

    kinds: str = ""


class Given:
    """What was entered; ``given[entry]`` has the type the entry is of."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __getitem__(self, entry: Entry[Value]) -> Value:
        return cast("Value", self._values[entry.name])


def _nothing(_subject: object) -> Mapping[str, object]:
    return NOTHING


def _hides_none(_subject: object) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Ahead(Generic[Subject, Value]):
    """What an act would touch, asked of the storage when its form opens and whenever another thing is chosen:
    ``question`` binds what was answered so far (None while it is too little), ``told`` words what was found. Words typed
    freely change nothing about it, but for the lines named in ``also``."""

    question: Callable[[Subject, Given], Question[Value] | None]
    told: Callable[[Value], str]
    also: frozenset[str] = frozenset()
    beside: Callable[[Value], Mapping[str, str]] = lambda _found: NOTHING_BESIDE
    """What of it stands below a field, by its name, in the place of the help there."""


@dataclass(frozen=True, slots=True)
class Act(Generic[Subject]):
    """``Subject`` is the row the act is about, a tuple of rows for an act on several, None for an act that begins.

    ``write`` binds the answers to the use case (or to a job, where more than the record changes), so that a wrong
    argument is an error of types. ``title`` stands on the button (with ``{n}`` for several), ``does`` on the button of the
    form. ``fill`` gives first answers, ``hides`` names
    questions that do not arise for this record. ``done`` is the sentence after it; without one nothing is said beside
    the record itself. An act without entries is done at once, unless ``asks`` words the question to ask first.
    ``look``: danger for what cannot be taken back by the same person. ``group`` is the heading it stands under.
    ``again``: the form stays for the next one (in a dialog). ``back`` words the button that leaves everything as it is.
    ``weighs`` names what would follow from these answers where that weighs heavily: then answers and consequences are
    shown once more before it is done. ``touches`` says above the questions what it is going to touch, ``ahead``
    finds it out from the answers. ``wide``:
    its questions need a dialog of their own. ``from_top``: where the form is longer than its room, its first question is
    shown before its last button. ``is_next``: the next step (of every record or of some), which stays in sight below
    everything else.
    ``titled`` words the button of one record where ``title`` does not fit them all.
    """

    use_case: UseCase[...] | Job[..., Changes]
    title: str
    write: Callable[[Subject, Given], Write | WorkOrder[Changes]]
    icon: str = ""
    entries: tuple[Entry[Any], ...] = ()
    does: str = ""
    fill: Callable[[Subject], Mapping[str, object]] = _nothing
    hides: Callable[[Subject], frozenset[str]] = _hides_none
    done: Callable[[Subject, Given, Changes], str | tuple[str, str]] | None = None
    asks: Callable[[Subject], str] | None = None
    look: str = ""
    group: str = ""
    again: bool = False
    back: str = ""
    touches: Callable[[Subject], str] | None = None
    weighs: Callable[[Subject, Given], Sequence[str]] | None = None
    ahead: Ahead[Subject, Any] | None = None
    wide: bool = False
    is_next: bool | Callable[[Subject], bool] = False
    from_top: bool = False
    titled: Callable[[Subject], str] | None = None

    @property
    def name(self) -> acts.Act:
        """The act of the table of rights and of the audit log."""
        return self.use_case.act

    @property
    def goes_back(self) -> bool:
        """Whether it takes back what was done, which its sign says: never what usually comes next."""
        return self.icon == "undo-2"

    def said(self, subject: Subject, given: Given, changes: Changes) -> tuple[str, str]:
        """The sentence after it and its kind; both empty where the record itself shows enough."""
        words = self.done(subject, given, changes) if self.done is not None else ""
        return (words, "ok") if isinstance(words, str) else words

    def leads_on(self, subject: Subject) -> bool:
        """Whether it is the next step of this record."""
        return self.is_next(subject) if callable(self.is_next) else self.is_next

    @property
    def doing(self) -> str:
        """The words on the button of the form."""
        return self.does or self.title.rstrip("…")


@dataclass(frozen=True, slots=True)
class Offer(Generic[Subject]):
    """An act that is shown for a record; ``why_not`` says why its button is grey, empty when it can be pressed."""

    act: Act[Subject]
    subject: Subject
    why_not: str = ""

    @property
    def leads(self) -> bool:
        """Whether it may be what usually comes next: it can be done, and takes nothing back."""
        return not self.why_not and not self.act.goes_back
