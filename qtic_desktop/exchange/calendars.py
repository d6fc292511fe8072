"""工作日历: the yearly notice on public holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qtic_desktop.domain.imports.columns_calendar import CALENDAR
from qtic_desktop.exchange.spreadsheets import Imported, digest_of, read_table
from qtic_desktop.exchange.values import RowReader, read_rows

#: No notice has ever given more days off in one piece; a longer span is a wrong year in one of the two days.
LONGEST = 15


@dataclass(frozen=True, slots=True)
class ImportedSpan:
    """Days off, or one or more weekend days worked; ``last`` is ``first`` where a single day is meant."""

    row: int
    name: str
    kind: str
    first: date | None
    last: date | None


def read_calendar(path: Path) -> Imported[ImportedSpan]:
    """The spans of a workbook; what ends before it begins, goes over the turn of a year or is far too long is refused."""
    seen: dict[tuple[str, date | None], int] = {}

    def make(reader: RowReader) -> ImportedSpan:
        first = reader.day("first")
        last = reader.day("last") or first
        item = ImportedSpan(reader.number, reader.text("name"), reader.choice("kind"), first, last)
        if first is not None and last is not None:
            if last < first:
                reader.report("last", "exchange.last_before_first")
            elif (last - first).days >= LONGEST or last.year != first.year:
                reader.report("last", "exchange.span_too_long", {"most": LONGEST})
            elif item.kind == "worked" and any(
                date.fromordinal(day).weekday() < 5 for day in range(first.toordinal(), last.toordinal() + 1)
            ):
                reader.report("first", "exchange.worked_on_a_weekday")
            before = seen.setdefault((item.kind, first), reader.number)
            if before != reader.number:
                reader.report("first", "exchange.row_twice", {"first": before})
        return item

    return read_rows(CALENDAR, read_table(path, CALENDAR), digest_of(path), make)
