"""A list of the window as it is on the screen, as a workbook or pages: its columns, their order, its filter in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from qtic_desktop.documents.model import Column, Document, Paragraph, Table
from qtic_desktop.resources import Language, message

_NARROW, _WIDE = 8.0, 46.0
_SAMPLE = 300


@dataclass(frozen=True, slots=True)
class ShownHead:
    """A column's title, and whether its values stand at the right."""

    title: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class ShownList:
    """``left_out`` words filter and order, empty where there is none; ``rows`` gives the values when the file is made,
    in the order of the heads."""

    title: str
    left_out: str
    heads: tuple[ShownHead, ...]
    rows: Callable[[], tuple[tuple[str | int, ...], ...]]


def shown_list_document(
    shown: ShownList, rows: tuple[tuple[str | int, ...], ...], *, day: date, made_at: str, sample: bool, lang: Language
) -> Document:
    """The list under a note of how many rows it has and what was left out."""
    sample_rows = rows[:_SAMPLE]
    columns = tuple(
        Column(head.title, _width(head.title, [str(row[n]) for row in sample_rows]), "right" if head.right else "left")
        for n, head in enumerate(shown.heads)
    )
    what = shown.left_out or message("shown_list.all", lang)
    return Document(
        title=shown.title,
        kind=shown.title,
        code="",
        version_no=1,
        blocks=(
            Paragraph(message("shown_list.note", lang, count=len(rows), what=what), "note"),
            Table(columns, rows, small=True, frozen=1),
        ),
        landscape=True,
        sample=sample,
        dated=day,
        made_at=made_at,
        name=shown.title,
        lang=lang,
    )


def _width(title: str, texts: list[str]) -> float:
    """In characters of a workbook; a Chinese one counts two."""
    longest = max((_places(text) for text in (title, *texts)), default=0)
    return min(max(float(longest) + 2, _NARROW), _WIDE)


def _places(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
