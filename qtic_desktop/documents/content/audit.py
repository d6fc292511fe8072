"""The audit log as a workbook: heads, notes on what it holds, one line an entry; every value is plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from qtic_desktop.documents.model import Column, Document, Paragraph, Table

_WIDTHS = (8.0, 19.0, 14.0, 9.0, 16.0, 11.0, 34.0, 60.0, 16.0)


def audit_document(
    title: str, notes: Sequence[str], heads: Sequence[str], lines: Iterable[Sequence[str | int]], *, day: date
) -> Document:
    """The entries under ``heads``, newest first as they are given."""
    columns = tuple(Column(head, width) for head, width in zip(heads, _WIDTHS, strict=True))
    table = Table(columns, tuple(map(tuple, lines)), small=True, frozen=2)
    return Document(
        title=title,
        kind=title,
        code="",
        version_no=1,
        blocks=(*(Paragraph(note, "note") for note in notes), table),
        landscape=True,
        dated=day,
        name=title,
    )
