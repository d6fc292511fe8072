"""The calendar of duties on paper: every day by which something is owed, and what it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.documents.content.launch import Paper
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Column, Document, KeyValues, Paragraph, Row, Table
from qtic_desktop.domain.duties import CalendarEntry
from qtic_desktop.resources import message

_WIDTHS = (("order", 6.0), ("day", 13.0), ("left", 10.0), ("what", 44.0), ("computed", 66.0))


def _say(code: str, **facts: object) -> str:
    return message(f"paper.duties.{code}", "zh", **facts)


def duties_document(entries: Sequence[CalendarEntry], paper: Paper) -> Document:
    """The days in their order; those that have passed are still owed and say by how many days."""
    rows: tuple[Row, ...] = tuple(
        (place, entry.day, (entry.day - paper.as_of).days, entry.title, entry.words)
        for place, entry in enumerate(sorted(entries, key=lambda one: (one.day, one.title)), 1)
    )
    columns = tuple(
        Column(_say(code), width, "center" if code in ("order", "day", "left") else "left") for code, width in _WIDTHS
    )
    return Document(
        title=_say("title"),
        kind=_say("name"),
        code=paper.as_of.isoformat(),
        version_no=1,
        blocks=(
            KeyValues(((_say("as_of"), chinese_date(paper.as_of)), (_say("count"), str(len(rows))))),
            Table(columns, rows, small=True, frozen=2),
            Paragraph(_say("note"), "note"),
        ),
        sample=paper.sample,
        landscape=True,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("name"),
        expected=tuple(entry.day.isoformat() for entry in entries),
    )
