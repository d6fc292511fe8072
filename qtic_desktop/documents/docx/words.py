"""The words of a Word paper, apart from how they look: what the writer draws and what the finished file is held against."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from qtic_desktop.documents.fonts import printable
from qtic_desktop.documents.model import (
    Block,
    Column,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    ScanCode,
    SignatureBoard,
    SignLine,
    Table,
    as_cell,
    value_text,
)
from qtic_desktop.resources import message

_IMPOSSIBLE = ("Cc", "Cs", "Cn")


def word_text(text: str) -> str:
    """Text as a Word paper holds it: what paper cannot show is left out (no control characters, no lone surrogates, no
    marks that turn the direction of writing), line ends are LF."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = (printable(line) for line in plain.split("\n"))
    return "\n".join("".join(each for each in line if unicodedata.category(each) not in _IMPOSSIBLE) for line in lines)


def labelled(label: str) -> str:
    """A label with its colon."""
    return f"{label}: " if label.isascii() else f"{label}："


def board_head() -> tuple[str, ...]:
    """The titles of the table that a panel signs."""
    return tuple(message(f"paper.word.{code}") for code in ("order", "role", "name", "organization", "signature"))


def board_rows(block: SignatureBoard) -> tuple[tuple[str, ...], ...]:
    """One row a signer, in the order of the paper; the last cell is left for the hand."""
    return tuple(
        (str(number), slot.role_text, slot.name, slot.organization, "") for number, slot in enumerate(block.signers, 1)
    )


def head_rows(columns: tuple[Column, ...]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The rows of a table's head as (title, how many columns): neighbours of one group have its name above their own,
    and under a column without one the second row is empty."""
    if not any(column.group for column in columns):
        return (tuple((column.title, 1) for column in columns),)
    upper: list[tuple[str, int]] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        found = list(members)
        upper += [(group, len(found))] if group else [(column.title, 1) for column in found]
    return tuple(upper), tuple((column.title if column.group else "", 1) for column in columns)


def said(document: Document) -> Iterator[str]:
    """Every word of the document in the order in which the file holds it."""
    yield document.title
    for block in document.blocks:
        yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Part):
        yield block.title
    elif isinstance(block, Items):
        yield from (f"{number}. {line}" for number, line in enumerate(block.lines, 1))
    elif isinstance(block, KeyValues):
        yield from (labelled(label) + value for label, value in block.pairs)
    elif isinstance(block, ScanCode):
        yield block.words
    elif isinstance(block, SignLine):
        yield from (labelled(label) for label in block.labels)
    elif isinstance(block, SignatureBoard):
        yield from board_head()
        yield from (text for row in board_rows(block) for text in row)
        yield block.date_text
    elif isinstance(block, Table):
        yield from (title for row in head_rows(block.columns) for title, _span in row)
        for row in block.rows:
            for entry in row:
                cell = as_cell(entry)
                yield value_text(cell.value, cell.suffix)
