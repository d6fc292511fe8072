"""A document as meaning, free of fonts and measures: what the writers of every format draw from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["body", "h1", "h2", "plain", "note", "fine"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. body: first line indented by two; h1, h2: headings; plain: no indent; note: small remark;
    fine: the small print at the end of a form."""

    text: str
    level: Level = "body"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Short facts, one a line: label and value."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width relative to the other columns."""

    title: str
    share: int
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on every page; ``rows`` hold one text per column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    small: bool = False
    total_row: bool = False


@dataclass(frozen=True, slots=True)
class SignatureSlot:
    """The place of one person's signature; ``field_name`` is the ASCII name of the signature field."""

    field_name: str
    role_text: str
    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class SignatureBoard:
    """All signatures of the paper, grouped by role in the given order, and the date below them."""

    signers: tuple[SignatureSlot, ...]
    date_text: str


@dataclass(frozen=True, slots=True)
class SignLine:
    """Lines to be signed by hand: label and, if known, the printed name; ``date_label`` asks for the day."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a further part of the same document (a second score sheet), set like the title."""

    text: str


Block = Paragraph | KeyValues | Table | SignatureBoard | SignLine | PageBreak | Heading


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. ``title`` may hold line breaks where a sensible reader would break it.

    ``sample`` and ``draft`` mark every page; ``footer_code`` is the check code that binds paper and record;
    ``dated`` is the day written into the file (never the clock of the computer, so equal input gives equal bytes);
    ``made_at`` is the time printed on every page, so that two prints of one version can be told apart.
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
