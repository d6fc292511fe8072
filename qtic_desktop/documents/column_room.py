"""Room for figures and codes in the columns of a table on paper: they stay whole, other columns give way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from qtic_desktop.documents.model import Table, as_cell, value_text

_CODE: Final = re.compile(r"[0-9A-Za-z./—-]{2,20}")
_LEAST: Final = 70  # per cent of its width that a column of other words keeps


def widths_with_room(table: Table, measure: int, width: Callable[[str], int], around: int) -> list[int]:
    """The width of each column, together ``measure``: in the shares that the table gives, but none narrower than its longest
    figure or code (``width`` of a text, ``around`` it on both sides together) while the others can give that much."""
    shares = [int(column.width * 100) for column in table.columns]
    edges = [measure * sum(shares[:place]) // sum(shares) for place in range(len(shares) + 1)]
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
    needed = _needed(table, width, around)
    lacking = sum(max(0, need - own) for need, own in zip(needed, widths, strict=True))
    spare = [max(0, own - max(need, own * _LEAST // 100)) for need, own in zip(needed, widths, strict=True)]
    if not lacking or sum(spare) < lacking:
        return widths
    given = [one * lacking // sum(spare) for one in spare]
    given[spare.index(max(spare))] += lacking - sum(given)
    return [max(need, own) - less for need, own, less in zip(needed, widths, given, strict=True)]


def _needed(table: Table, width: Callable[[str], int], around: int) -> Sequence[int]:
    needed = [0] * len(table.columns)
    for row in table.rows:
        place = 0
        for entry in row:
            cell = as_cell(entry)
            text = value_text(cell.value, cell.suffix)
            if cell.span == 1 and _CODE.fullmatch(text):
                needed[place] = max(needed[place], width(text) + around)
            place += cell.span
    return needed
