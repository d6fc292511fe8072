"""A document as meaning, free of fonts and measures: what the writers of every format draw from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from qtic_desktop.resources import Language

Level = Literal["body", "h1", "h2", "plain", "note", "fine", "warning", "card", "issued"]
Align = Literal["left", "center", "right"]
#: Rows of a table that are kept on one page where they belong together.
MOST_TOGETHER: Final = 9
#: Rows at the end of a table that stand on one page.
LAST_TOGETHER: Final = 3
#: What a cell is for: a figure, a word where there is no figure, what counts, a mean, the head of a group of rows.
Look = Literal["plain", "mark", "strong", "mean", "group", "example"]
Value = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. body: first line indented by two; h1, h2: headings; plain: no indent; note: small remark;
    fine: the small print at the end of a form; warning: what nobody may overlook; card: a name for a table, in big type
    on a page of its own that is folded in the middle, with a smaller second line where there is one; issued: who issues the
    paper and, on a second line, the day, as public papers have it (the day four characters in from the right, the name
    centred over it)."""

    text: str
    level: Level = "body"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Short facts, one a line: label and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """Numbered lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is measured in characters of a workbook, and relative to the others on paper.
    Neighbours with the same ``group`` have it as a common head above their own.

    For a form to be filled in: whether an entry is ``required``, is kept ``as_text`` (codes, phone numbers), and the
    ``choices`` it is one of."""

    title: str
    width: float
    align: Align = "left"
    group: str = ""
    required: bool = False
    as_text: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table over ``span`` columns. A figure shows all its digits, trailing zeros included, and no more;
    ``suffix`` is written after it, so that it stays a number in a workbook."""

    value: Value
    look: Look = "plain"
    span: int = 1
    align: Align | None = None
    suffix: str = ""


Row = tuple[Value | Cell, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table in a workbook: ``label`` and ``values`` are columns counted from 0. What it shows is what the
    table says, so paper does without it. bars: for comparing; pie: for the parts of one whole."""

    kind: Literal["bars", "pie"]
    label: int
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on every page; the cells of each row fill its columns. The first ``frozen``
    columns stay in view in a workbook. With ``entry_rows`` it is a form with that many rows to fill in: it begins in
    the first row of its sheet, where the program looks for the head when it reads the file. ``together``: the rows (from 0)
    with which something begins that stays on one page; those with the look ``group`` begin it anyway."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    small: bool = False
    total_row: bool = False
    frozen: int = 0
    entry_rows: int = 0
    chart: Chart | None = None
    together: frozenset[int] = frozenset()

    def stays_with_next(self, row: int) -> bool:
        """Whether a row (from 0) stays on the page of the next one: the head of a group, what is no end of what belongs together
        where that is short enough for any page, and the last rows, so that none begins a page alone."""
        if row + 1 >= len(self.rows):
            return False
        if row + LAST_TOGETHER >= len(self.rows) and not self.entry_rows:
            return True
        if row + 1 in self.together:
            return False
        if self.rows[row] and as_cell(self.rows[row][0]).look == "group":
            return True
        before = [place for place in self.together if place <= row]
        after = [place for place in self.together if place > row]
        return bool(before) and min(after, default=len(self.rows)) - max(before) <= MOST_TOGETHER


@dataclass(frozen=True, slots=True)
class SignatureSlot:
    """The place of one person's signature; ``field_name`` is the ASCII name of the signature field. ``title`` and
    ``speciality`` stand in a table of signers."""

    field_name: str
    role_text: str
    name: str
    organization: str
    title: str = ""
    speciality: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBoard:
    """All signatures of the paper, grouped by role in the given order, and the date below them; each on a line of its own
    below its name, or as the usual table (序号 姓名 单位 职称 专业 签字)."""

    signers: tuple[SignatureSlot, ...]
    date_text: str
    form: Literal["lines", "table"] = "lines"


@dataclass(frozen=True, slots=True)
class SignLine:
    """Lines to be signed by hand, one for each label."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScanCode:
    """A code that a scanner or a person reads: ``text`` as a square of dots (QR) at the right, ``words`` beside it with
    the digits. A workbook and a text file hold the words alone."""

    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A further part of the same document: on paper a new page under a title of its own, in a workbook a sheet called
    ``name``, upright where ``landscape`` is false (paper keeps the direction of the document). ``large``: it needs A3;
    on paper then the whole document is printed on it."""

    title: str
    name: str = ""
    landscape: bool = True
    large: bool = False


Block = Paragraph | KeyValues | Items | Table | SignatureBoard | SignLine | ScanCode | Part


@dataclass(frozen=True, slots=True)
class Document:
    """One paper or workbook. ``title`` may hold line breaks where a sensible reader would break it.

    ``sample`` and ``draft`` mark every page; ``footer_code`` is the check code that binds paper and record;
    ``dated`` is the day written into the file (never the clock of the computer, so equal input gives equal bytes);
    ``made_at`` is the time printed on every page, so that two prints of one version can be told apart; ``state`` is
    printed beside it. ``name`` is that of the first sheet of a workbook. ``expected`` are words that must be found
    again when the finished file is read back. A ``bare`` one has no title, page number or line at the foot on its pages:
    cards are cut and folded.
    """

    title: str
    kind: str
    code: str
    version_no: int
    blocks: tuple[Block, ...]
    sample: bool = False
    draft: bool = False
    footer_code: str = ""
    landscape: bool = False
    dated: date | None = None
    made_at: str = ""
    state: str = ""
    name: str = ""
    expected: tuple[str, ...] = ()
    lang: Language = "zh"
    bare: bool = False


def value_text(value: Value, suffix: str = "") -> str:
    """A value as it is read: every digit of a number, a day as 2026-03-31."""
    if isinstance(value, Decimal):
        return f"{value:f}{suffix}"
    return (value.isoformat() if isinstance(value, date) else str(value)) + suffix


def as_cell(entry: Value | Cell) -> Cell:
    """A plain value as a cell."""
    return entry if isinstance(entry, Cell) else Cell(entry)
