"""The columns of the import workbooks: what a template offers and what an import looks for, in one place.

A heading matches a column by its title, its English title or an alias; text in brackets, spaces and case do not matter.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from qtic_desktop.domain.values import dataclass

EXAMPLE = "示例"
MAX_ROWS = 20_000
MAX_COLUMNS = 200
HEADER_SEARCH_ROWS = 15
SCORE_ITEMS = 12  # criteria a score template offers; a rubric may use fewer


class ImportKind(StrEnum):
    """What a workbook brings, in the words of the command line."""

    PROPOSALS = "proposals"
    EXPERTS = "experts"
    SCORES = "scores"
    DEPARTMENTS = "departments"
    CENTERS = "centers"
    UNITS = "units"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a pick-list: the value the program keeps, the words people see, other words that mean it."""

    value: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``shape``: text | name | code | phone | date | money | points | tasks | choice; money is in 万元.

    ``later``: required in the end, but a list may come without it, for a person completes what is taken in.
    """

    key: str
    zh: str
    en: str
    required: bool = False
    shape: str = "text"
    example: str = ""
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    longest: int = 200
    width: float = 16.0
    hint_zh: str = ""
    hint_en: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class ImportForm:
    """All columns of one kind, in the order of the template. ``marker`` is the first column, which may say 示例.

    ``keys`` are the columns of which a real row fills at least one; ``subject`` is the one that all others are about.
    """

    kind: ImportKind
    zh: str
    en: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    subject: str

    def column(self, key: str) -> Column:
        """The column with this key; ``KeyError`` when the form has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


#: The column in which a workbook that was given back says what is wrong; it is no entry when the file comes again.
MARKED_HEADING = "核对意见"
_LONGEST_WORDS = 100  # of a heading or an entry of a pick-list
_BRACKETS = re.compile(r"[(\[【〔「<][^)\]】〕」>]*[)\]】〕」>]")
_NOISE = re.compile("[\\s*＊:：、,，。./_\\-—\u00ad\u200b-\u200f\u2060\ufeff]+")


def heading_key(text: str) -> str:
    """What is compared of a heading: half width, no brackets with content, no spaces, stars or punctuation.

    Empty for a text longer than any heading: it names nothing, however long it takes to look.
    """
    if len(text) > _LONGEST_WORDS:
        return ""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", _BRACKETS.sub("", plain)) or _NOISE.sub("", plain)


def choice_of(column: Column, text: str) -> str | None:
    """The value of the pick-list entry that ``text`` names, None when it names none."""
    return _entries(column.choices).get(heading_key(text))


@lru_cache(maxsize=64)
def _entries(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {
        heading_key(word): choice.value
        for choice in choices
        for word in (choice.value, choice.zh, choice.en, *choice.aliases)
    }


def headings_of(form: ImportForm) -> dict[str, str]:
    """Heading key to column key for every title and alias of a form."""
    return {
        heading_key(word): column.key
        for column in form.columns
        for word in (column.zh, column.en, column.key, *column.aliases)
    }


MARKER = Column("marker", "序号", "No.", width=8.0, example=EXAMPLE, aliases=("编次", "#"))
