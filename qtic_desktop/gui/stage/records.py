"""A list of records as a value: what is read, how it is shown, filtered and chosen, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.possible import Possible
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.models.rows import Column
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.shown import Line, Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.query import Question
    from qtic_desktop.storage.queries.windows import WindowReads

Row = TypeVar("Row")
Key = TypeVar("Key", int, str)
Answer = TypeVar("Answer")


def _every(_row: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Filter(Generic[Row]):
    """A chip above the list; ``shows`` says which rows it lets through. ``seldom``: only there while a row passes."""

    key: str
    title: str
    shows: Callable[[Row], bool] = _every
    seldom: bool = False


def by_value(value: Callable[[Row], object], *kinds: tuple[str, str]) -> tuple[Filter[Row], ...]:
    """全部 and one chip for each value (key, words)."""

    def only(key: str) -> Callable[[Row], bool]:
        return lambda row: value(row) == key

    return (Filter("all", tr("全部")), *(Filter(key, words, only(key)) for key, words in kinds))


@dataclass(frozen=True, slots=True)
class Extra(Generic[Row]):
    """A further choice above the list, of the values that occur in it; it gives way where there is no room. ``everything``
    words that nothing is left out."""

    name: str
    title: str
    everything: str
    of: Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Scope(Generic[Key]):
    """What the whole list is of, e.g. a year: ``reads`` answers those there are, the usual one first, ``words`` words
    one of them, ``of`` finds the one of a record to land on. The key of the list is their plain text."""

    name: str
    title: str
    reads: Callable[[], Question[tuple[Key, ...]]]
    words: Callable[[str], str]
    of: Callable[[str], Question[Key | None]] | None = None


@dataclass(frozen=True, slots=True)
class Window(Generic[Row]):
    """A list too long to be read whole: ``filter`` gives the filter of the questions for the key of a chip, ``waits``
    counts what waits for the person at work from the counts of the chips. ``widen`` takes back what else the filter
    holds (the batch of the window), because a record one wants to see is hidden by it. ``by_batch``: the filter asks for
    the batch of the window, so it is asked again when that is another."""

    reads: WindowReads[Any, Row]
    filter: Callable[[str], object]
    waits: Callable[[Mapping[str, int]], int] | None = None
    widen: Callable[[], None] | None = None
    by_batch: bool = False


@dataclass(frozen=True, slots=True)
class Empty:
    """What belongs here, in one sentence; the button is that of the stage's first act or its import, or leads along
    ``way`` (its words and the place)."""

    sentence: str
    manual: str = ""
    way: tuple[str, Place] | None = None


@dataclass(frozen=True, slots=True)
class More(Generic[Answer]):
    """What the card says of a record from a second question, e.g. which papers have not come."""

    question: Question[Answer]
    told: Callable[[Answer], tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Own:
    """An act about no row that has a form of its own making: a wizard, a plan that looks ahead. Where it writes nothing
    by itself ``name`` is None and ``key`` names its button."""

    name: ActName | None
    title: str
    opens: Callable[[], object]
    icon: str = "plus"
    key: str = ""


def _no_history(_row: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Records(Generic[Row]):
    """Everything a ``RecordPage`` needs to know of its stage.

    Either ``reads`` gives all rows, asked with the key of the scope ("" without one), or ``window`` is a window on the
    database; both are asked again after every change of one of ``kinds``.
    ``also`` gives further ids under which others know a row (a centre's, for its report). ``first`` picks the row that
    is selected when nobody named one; ``nothing`` stands beside the list while none is.

    ``possible`` names the acts offered for a row, in their order, with what keeps each from being pressed; without it
    every act is offered that the table of rights gives this person. ``begins`` are acts about no row; the first is the
    page's primary button. ``opens`` is what Enter and a double click do.

    ``counted`` words the footer from {total} and {shown}, ``chosen`` its end from {n} where several are selected.
    ``narrow`` are columns left out of a narrow list, ``roomy`` those that only a wide one shows, ``kept_back`` those that
    are only searched. ``split``: widths of list and card of about 1,110. ``part`` names one of several lists of a stage.
    """

    name: StageName
    table: str
    kinds: frozenset[Kind]
    key: Callable[[Row], str]
    columns: tuple[Column, ...]
    shown: Callable[[Row], Shown]
    empty: Empty
    nothing: Shown
    reads: Callable[[str], Question[tuple[Row, ...]]] | None = None
    window: Window[Row] | None = None
    filters: tuple[Filter[Row], ...] = ()
    extras: tuple[Extra[Row], ...] = ()
    scope: Scope[Any] | None = None
    also: Callable[[Row], tuple[str, ...]] = lambda _row: ()
    first: Callable[[Row], bool] = _every
    waits: Callable[[Row], bool] | None = None
    begins: tuple[Act[None] | Own, ...] = ()
    acts: tuple[Act[Row], ...] = ()
    many: tuple[Act[tuple[Row, ...]], ...] = ()
    possible: Callable[[Row], Sequence[Possible]] | None = None
    possible_many: Callable[[Sequence[Row]], Mapping[ActName, Sequence[Row]]] | None = None
    history: Callable[[Row], Question[tuple[Any, ...]] | None] = _no_history
    more: Callable[[Row], More[Any] | None] = _no_history
    papers: tuple[Paper[Any], ...] = ()
    imports: WorkbookImport | None = None
    opens: Callable[[Row], object] | None = None
    counted: str = ""
    chosen: str = ""
    narrow: frozenset[str] = frozenset()
    roomy: frozenset[str] = frozenset()
    kept_back: frozenset[str] = frozenset()
    split: tuple[int, int] = (760, 340)
    part: str = ""
