"""What a worksheet says, apart from how it is drawn: cells by place, widths, and what repeats on paper."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from qtic_desktop.documents.model import Value
from qtic_desktop.domain.errors import Refused

MAX_TEXT = 32_767  # characters a cell of the file format can hold
_UNPRINTABLE = ("Cc", "Cs", "Cn")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TRIGGERS = frozenset("=+-@|%'\"\t\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with the name of its style; ``span`` is (rows, columns) of a merged area, ``shape`` a number format."""

    value: Value
    style: str = "body"
    span: tuple[int, int] = (1, 1)
    shape: str = "General"


@dataclass(frozen=True, slots=True)
class Entry:
    """Rows (first and last) of one column that wait to be filled in: kept as text, or chosen from a list; ``refusal``
    is said to somebody who types what is not in it."""

    column: int
    rows: tuple[int, int]
    title: str
    as_text: bool
    required: bool
    choices: tuple[str, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of the cells in ``rows`` (first and last) under the head in ``head``; it stands at ``at`` and takes ``tall``
    rows."""

    kind: str
    title: str
    label: int
    values: tuple[int, ...]
    head: int
    rows: tuple[int, int]
    at: int
    tall: int


@dataclass(slots=True)
class Grid:
    """One worksheet under construction. Rows and columns count from 1; widths in characters of the default font."""

    title: str
    widths: tuple[float, ...]
    landscape: bool = True
    large: bool = False  # A3
    header_rows: tuple[int, int] | None = None  # repeated on every printed page
    frozen_columns: int = 0
    footer_left: str = ""
    footer_right: str = ""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    together: set[int] = field(default_factory=set)
    """Rows with which something begins that stays on one page; empty where every row stands for itself."""
    table_end: int = 0
    """The last row of the last table or numbered list."""

    def put(
        self,
        row: int,
        column: int,
        value: Value,
        style: str = "body",
        *,
        span: tuple[int, int] = (1, 1),
        shape: str = "General",
    ) -> None:
        """Place one cell; text is cleaned here, so that what is compared after writing is what was written."""
        clean = clean_text(value) if isinstance(value, str) else value
        self.cells[row, column] = Cell(clean, style, span, shape)

    @property
    def last_row(self) -> int:
        """The lowest row in use, pictures included."""
        drawn = max((one.at + one.tall - 1 for one in self.pictures), default=0)
        return max(drawn, max((row + cell.span[0] - 1 for (row, _), cell in self.cells.items()), default=0))


def clean_text(text: str) -> str:
    """Text a workbook can hold: line ends as LF, no control characters, no lone surrogates; ``Refused`` if too long."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(char for char in plain if char == "\n" or unicodedata.category(char) not in _UNPRINTABLE)
    if len(plain) > MAX_TEXT:
        raise Refused("xlsx.text_too_long", length=len(plain), limit=MAX_TEXT)
    return plain


def looks_active(text: str) -> bool:
    """Whether some program might take the text for a formula or a command; judged by the first visible character."""
    plain = unicodedata.normalize("NFKC", text.lstrip("\ufeff\u200b \u3000\xa0"))
    return plain[:1] in _TRIGGERS or text[:1] in _TRIGGERS


def escape_text(text: str) -> str:
    """Protect ``_x0041_``, which readers of the format turn into a character, by the escape of the format itself."""
    return _ESCAPED.sub("_x005F_", text)


def display_width(text: str) -> int:
    """Width in half-width characters: East Asian wide and full-width ones count two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def line_count(text: str, width: float) -> int:
    """Lines a wrapped text needs in a column; errs on the side of one line too many, never of cut text."""
    # A column of one character is 8 pixels wide, half a Chinese character of 11 points in 宋体 takes 7.33; 5 are kept free.
    usable = max(2.0, width - 0.7)
    return sum(max(1, -int(-display_width(line) // usable)) for line in text.split("\n"))
