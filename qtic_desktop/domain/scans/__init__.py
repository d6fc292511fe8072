"""扫描回收: signed papers that come back as pictures, found by the code printed on each page (三（二）).

A page is bound to a paper by its code or by a person who looked at it, never by the name of its file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made_by
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.possible import Possible, allowed
from qtic_desktop.domain.scoring.sheet_codes import read_code

_MARK: Final = "Q1"
#: Only what QR codes hold closely: capitals, figures and colons.
_PAGE_CODE: Final = re.compile(rf"{_MARK}:([0-9A-F]{{12}}):(\d{{1,6}}):([1-9]\d{{0,3}}):([1-9]\d{{0,3}})")


@dataclass(frozen=True, slots=True)
class PageCode:
    """What the code at the foot of a page says: the check code of the paper, its version, and page ``page`` of ``pages``."""

    code: str
    version: int
    page: int
    pages: int

    def text(self) -> str:
        """As it is printed."""
        return f"{_MARK}:{self.code.upper()}:{self.version}:{self.page}:{self.pages}"


@dataclass(frozen=True, slots=True)
class SheetCode:
    """The ten digits of a blank score sheet, which is one page."""

    digits: str


def read_page_code(text: str) -> PageCode | SheetCode | None:
    """What a code found on a page says; None for one that this program did not print."""
    found = _PAGE_CODE.fullmatch(text)
    if found is not None:
        code, version, page, pages = found.groups()
        return PageCode(code.lower(), int(version), int(page), int(pages)) if int(page) <= int(pages) else None
    try:
        return SheetCode(read_code(text)) if text.isascii() and text.isdigit() else None
    except Refused:
        return None


class PaperKind(StrEnum):
    """What a page can belong to."""

    OPINION = "opinion"
    SHEET = "sheet"
    MEETING = "meeting"
    """A paper of the print set of a meeting."""


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper of the record: kind, id, the name of the paper within its meeting where it is one of a set, and how many
    pages it has (0 where the record does not know)."""

    kind: PaperKind
    subject_id: str
    sheet: str = ""
    pages: int = 0


class PageState(StrEnum):
    """Where a scanned page stands."""

    MATCHED = "matched"
    """Bound to its paper by the printed code."""
    WAITING = "waiting"
    """A person has to look at it."""
    PLACED = "placed"
    """Bound by a person."""
    SET_ASIDE = "set_aside"
    """Kept, but belongs to no paper; with the reason."""


class Why(StrEnum):
    """Why a page waits for a person."""

    NONE = ""
    BLANK = "blank"
    NO_CODE = "no_code"
    UNKNOWN = "unknown"
    """The code is of no paper of the record: a draft, or another workspace."""
    TWO_PAPERS = "two_papers"
    THERE = "there"
    """This page of the paper has come before."""
    TAKEN_BACK = "taken_back"


#: What binds a page to a paper.
BOUND: Final = frozenset({PageState.MATCHED, PageState.PLACED})


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was found on one page of a scan: the texts of its codes, how many degrees clockwise it is turned to stand
    upright, and whether nothing but paper is to be seen."""

    codes: tuple[str, ...]
    turn: int = 0
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one page of a scan goes, page ``number`` of the file counted from 1."""

    number: int
    state: PageState
    why: Why = Why.NONE
    paper: PaperRef | None = None
    page: int = 0
    pages: int = 0
    code: str = ""
    turn: int = 0


class Papers(Protocol):
    """Finds the paper of a code in the record."""

    def __call__(self, code: PageCode | SheetCode) -> PaperRef | None: ...


def place_pages(
    pages: Sequence[ReadPage], papers: Papers, there: Collection[tuple[PaperKind, str, str, int]]
) -> tuple[Finding, ...]:
    """Bind each page to its paper or say why it waits. ``there`` are the pages of papers that have come already.

    A page is bound only where its codes name one page of one paper that the record knows and that has not come yet.
    """
    known = set(there)
    found: list[Finding] = []
    for number, one in enumerate(pages, 1):
        said = {code for code in map(read_page_code, one.codes) if code is not None}
        read = next(iter(said), None)
        if read is None or len(said) > 1:
            why = Why.TWO_PAPERS if said else Why.BLANK if one.blank else Why.NO_CODE
            found.append(Finding(number, PageState.WAITING, why, turn=one.turn))
            continue
        paper = papers(read)
        page, total = (read.page, read.pages) if isinstance(read, PageCode) else (1, 1)
        text = read.code if isinstance(read, PageCode) else read.digits
        if paper is None or (paper.pages and paper.pages != total):
            found.append(Finding(number, PageState.WAITING, Why.UNKNOWN, None, page, total, text, one.turn))
            continue
        key = (paper.kind, paper.subject_id, paper.sheet, page)
        state, why = (PageState.WAITING, Why.THERE) if key in known else (PageState.MATCHED, Why.NONE)
        known.add(key)
        found.append(Finding(number, state, why, paper, page, total, text, one.turn))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ScanReport:
    """What came of one file. ``seen_before``: when the very same file was taken in, empty if never; nothing is written
    then. ``problem``: why it was left out, as the code of a sentence filled by ``facts``."""

    file: str
    pages: int = 0
    findings: tuple[Finding, ...] = ()
    seen_before: str = ""
    problem: str = ""
    facts: Mapping[str, object] = made_by(default_factory=lambda: MappingProxyType({}))

    def count(self, state: PageState) -> int:
        """How many pages stand so."""
        return sum(one.state is state for one in self.findings)


@dataclass(frozen=True, slots=True)
class ScansTaken:
    """What came of several files, and what was touched."""

    reports: tuple[ScanReport, ...]
    changes: Changes = made_by(default_factory=Changes)

    def count(self, state: PageState) -> int:
        """How many pages stand so."""
        return sum(one.count(state) for one in self.reports)

    @property
    def pages(self) -> int:
        """How many pages were looked at or known."""
        return sum(one.pages for one in self.reports)

    @property
    def same(self) -> int:
        """Pages of files that were taken in before."""
        return sum(one.pages for one in self.reports if one.seen_before)


class PageStanding(Protocol):
    """What decides about the acts on a page."""

    @property
    def state(self) -> PageState:
        """Where it stands."""


def possible_acts(row: PageStanding, role: Role) -> tuple[Possible, ...]:
    """A page that waits is placed or set aside; what was decided, by the program too, can be taken back."""
    if row.state is PageState.WAITING:
        return allowed((Act.PLACE_SCAN, Act.SET_ASIDE_SCAN), role)
    return allowed((Act.TAKE_BACK_SCAN,), role)


Standing = TypeVar("Standing", bound=PageStanding)


def possible_many(rows: Sequence[Standing], role: Role) -> Mapping[Act, tuple[Standing, ...]]:
    """Several pages can be set aside at once for one reason."""
    waiting = tuple(row for row in rows if row.state is PageState.WAITING)
    return {Act.SET_ASIDE_SCAN: waiting} if waiting and allowed((Act.SET_ASIDE_SCAN,), role) else {}
