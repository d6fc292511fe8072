"""The audit log as a workbook: heads, notes on what it holds, one line an entry; every value is plain text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date

from qtic_desktop.documents.xlsx.grid import Grid
from qtic_desktop.documents.xlsx.writer import check, render

_WIDTHS = (8.0, 19.0, 14.0, 9.0, 16.0, 11.0, 34.0, 60.0, 16.0)


def audit_workbook(
    title: str, notes: Sequence[str], heads: Sequence[str], lines: Iterable[Sequence[str | int]], *, day: date
) -> bytes:
    """The workbook, read back and compared before it is returned."""
    grid = Grid(title, _WIDTHS, frozen_columns=2)
    grid.put(1, 1, title, "title", span=(1, len(_WIDTHS)))
    for place, note in enumerate(notes, start=2):
        grid.put(place, 1, note, "note", span=(1, len(_WIDTHS)))
    top = len(notes) + 2
    grid.put_row(top, heads, "head")
    for place, line in enumerate(lines, start=1):
        grid.put_row(top + place, line)
    grid.header_rows = (top, top)
    data = render((grid,), title=title, created=day)
    buffer = io.BytesIO(data)
    check(buffer.getvalue(), (grid,))
    return data
