"""The audit log as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qtic_desktop.documents.content.audit_words import details, second, short_code
from qtic_desktop.documents.model import Column, Document, Paragraph, Row, Table
from qtic_desktop.domain.audit import LogRow
from qtic_desktop.resources import Language, message, words

_WIDTHS = (8.0, 19.0, 14.0, 9.0, 16.0, 11.0, 38.0, 56.0, 16.0)


def audit_document(
    rows: Sequence[LogRow], *, shown: str, last_hash: str, day: date, lang: Language = "zh", sample: bool = False
) -> Document:
    """The entries as they are given, under a note of what the list holds (``shown``, the filter in words) and the code
    of the last entry of the whole chain."""
    columns = tuple(
        Column(head, width) for head, width in zip(words("audit.head", lang).values(), _WIDTHS, strict=True)
    )
    title = message("audit.title", lang)
    return Document(
        title=title,
        kind=title,
        code="",
        version_no=1,
        blocks=(
            Paragraph(message("audit.shown", lang, what=shown), "note"),
            Paragraph(message("audit.last_code", lang, code=short_code(last_hash)), "note"),
            Table(columns, tuple(_row(row, lang) for row in rows), small=True, frozen=2),
        ),
        sample=sample,
        landscape=True,
        dated=day,
        name=title,
        lang=lang,
    )


def _row(row: LogRow, lang: Language) -> Row:
    return (
        row.seq,
        second(row.at),
        row.actor_name,
        words("accounts.role", lang).get(row.role, row.role),
        words("audit.act", lang).get(row.act, row.act),
        words("audit.subject", lang).get(row.subject_kind, row.subject_kind),
        row.about,
        message("audit.withheld", lang) if row.withheld else details(row.details, lang, row.act),
        short_code(row.hash),
    )
