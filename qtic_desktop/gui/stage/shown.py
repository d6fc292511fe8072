"""What a record says of itself, without a widget: the card, and one day the paper, draw it."""

from __future__ import annotations

from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.place import Place

Chip = tuple[str, str]
"""A kind (ok, warn, bad, accent, neutral) and a word."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value beside it; two ``short`` ones that follow each other share a line."""

    name: str
    text: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence; ``kind`` is body, muted, warn or bad."""

    text: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Point:
    """A station of a strip: how far it is (done, paper, now, stopped, awaited), its sentence, and where it leads."""

    passage: str
    told: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Strip(Line):
    """A line that is drawn: the stations of a road; ``text`` says the same in words."""

    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened on a day, or is awaited (``kind`` neutral)."""

    kind: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A button that leads to where the record goes on, with a word of explanation under its heading; ``is_next`` makes it
    the next step, which stays in sight below everything else."""

    title: str
    place: Place
    heading: str = ""
    words: str = ""
    icon: str = "arrow-right"
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """``note`` stands above the acts: what can be done next, or what the next step waits for. Parts that are empty are
    not shown."""

    title: str
    owner: str = ""
    chip: Chip | None = None
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    note: str = ""
    links: tuple[Link, ...] = ()
