"""How a worksheet comes out on paper: its type in its own size (10.5 points at least), what belongs together on one page, no
page with the last row and the line to sign alone.

Programs differ in how wide a column of so many characters is; the plan holds for the one that makes it widest, so that none
has to print the sheet smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from qtic_desktop.documents.model import value_text
from qtic_desktop.documents.xlsx.grid import Grid, display_width

_POINTS: Final = 6.8
"""Of a column of one character: 6 where 宋体 is there, up to 7.1 with what LibreOffice takes instead (10.5 of 11 points then)."""
_LEAST_KEPT: Final = 0.6  # of a column of longer texts, before a larger paper is taken
_SHORT_WORDS: Final = 16  # half-width characters of figures, codes and short words: they stay on one line
_AROUND: Final = 1.0  # half-width characters around them
_HEAD: Final = 5.0  # two Chinese characters of a title, side by side
_LONG, _SHORT = (842.0, 1191.0), (595.0, 842.0)  # A4, A3
_SIDES, _ENDS = 0.6 * 72, 1.3 * 72  # margins across and along
TIGHT: Final = 3.0  # points around the lines of a row, where that saves a page
LOOSE: Final = 8.0
_FEWEST: Final = 3  # rows on a page
_POOR: Final = 3  # a last page is poor that holds less than a third


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet of paper, how much of it can be printed on (in points), and the widths that the columns get so that every
    program prints the sheet in its own size; ``blocks`` are the last columns of each page across where one page is not wide
    enough, empty otherwise."""

    large: bool
    wide: float
    high: float
    widths: tuple[float, ...]
    blocks: tuple[int, ...] = ()


def paper_for(grid: Grid) -> Paper:
    """A4 while its columns have room on it in the size of the type, then A3, then several pages across with the first
    columns on each."""
    for large in (True,) if grid.large else (False, True):
        long, short = _LONG[large] - _SIDES, _SHORT[large] - _SIDES
        wide = long if grid.landscape else short
        high = (_SHORT[large] if grid.landscape else _LONG[large]) - _ENDS
        widths = _narrowed(grid, wide / _POINTS)
        if widths:
            return Paper(large, wide, high, widths)
    wide = _LONG[1] - _SIDES  # turned: the pages lie side by side on a desk
    return Paper(True, wide, _SHORT[1] - _ENDS, grid.widths, tuple(_blocks(grid, wide)))


def _narrowed(grid: Grid, room: float) -> tuple[float, ...]:
    """The widths made so narrow that they fit: first the columns of figures and short words down to what they hold, then the
    others; none where that takes too much from them."""
    over = sum(grid.widths) - room
    if over <= 0:
        return grid.widths
    longest = [0.0] * len(grid.widths)
    for (_row, column), cell in grid.cells.items():
        if cell.span[1] == 1 and column <= len(longest) and cell.style not in ("head", "required"):
            longest[column - 1] = max(longest[column - 1], *map(display_width, value_text(cell.value).split() or [""]))
    # What is empty is filled in by hand and keeps its room.
    short = [0 < wide <= _SHORT_WORDS for wide in longest]
    floors = [
        min(width, max(_HEAD, wide + _AROUND)) if brief else width * (_LEAST_KEPT if wide else 1.0)
        for width, wide, brief in zip(grid.widths, longest, short, strict=True)
    ]
    widths = list(grid.widths)
    for chosen in (True, False):
        spare = [
            width - floor if brief is chosen else 0.0 for width, floor, brief in zip(widths, floors, short, strict=True)
        ]
        taken = min(1.0, over / max(sum(spare), 0.1))
        widths = [width - one * taken for width, one in zip(widths, spare, strict=True)]
        over -= sum(spare) * taken
    return () if over > 0.01 else tuple(widths)


def _blocks(grid: Grid, wide: float) -> Iterator[int]:
    """The last columns of the pages across: as few as the width allows, about equally full."""
    held = max(1, grid.frozen_columns)
    repeated = sum(grid.widths[:held])
    room = wide / _POINTS - repeated
    pages = ceil((sum(grid.widths) - repeated) / room)
    share, filled = (sum(grid.widths) - repeated) / pages, 0.0
    for place, width in enumerate(grid.widths[held:], held + 1):
        if filled and (filled + width > room or filled + width / 2 > share):
            yield place - 1
            filled = 0.0
        filled += width


@dataclass(frozen=True, slots=True)
class Pages:
    """``pad``: points around the lines of a row; ``breaks``: the last rows of the pages but the last one."""

    pad: float
    breaks: tuple[int, ...] = ()


def pages_for(grid: Grid, paper: Paper, loose: Mapping[int, float], tight: Mapping[int, float]) -> Pages:
    """One page where the rows fit on it, tighter if need be; else breaks between what belongs together. ``loose`` and
    ``tight`` are the heights of the rows in points."""
    for pad, heights in ((LOOSE, loose), (TIGHT, tight)):
        if sum(heights.values()) <= paper.high:
            return Pages(pad)
    return Pages(LOOSE, tuple(_breaks(grid, loose, paper.high)))


def _breaks(grid: Grid, heights: Mapping[int, float], room: float) -> Iterator[int]:
    first, last = grid.header_rows or (1, 1)
    repeated = sum(heights.get(row, 0.0) for row in range(first, last + 1))
    units = [unit for unit in _units(grid, last) for unit in _cut(unit, grid, heights, room - repeated)]
    pages: list[list[range]] = [[]]
    for unit in units:
        used = _high(pages[-1], heights) + (repeated if len(pages) > 1 else 0)
        if pages[-1] and used + _high([unit], heights) > room:
            pages.append([])
        pages[-1].append(unit)
    if len(pages) > 1:
        _balance(pages, heights, room - repeated)
    for page in pages[:-1]:
        yield page[-1][-1]


def _units(grid: Grid, head_end: int) -> list[range]:
    """Rows that stay on one page: all up to the first rows of the table, what stands under the head of a group, and the last
    rows with the lines to sign."""
    end = grid.last_row
    starts = sorted({row for row in grid.together if row > head_end + 1}) or range(head_end + 1 + _FEWEST, end + 1)
    latest = max(head_end + 2, grid.table_end - _FEWEST + 1)
    bounds = [1, *(row for row in starts if row <= latest), end + 1]
    return [range(left, right) for left, right in zip(bounds, bounds[1:], strict=False) if left < right]


def _cut(unit: range, grid: Grid, heights: Mapping[int, float], room: float) -> Iterator[range]:
    """A unit that no page holds may break between its rows, but not close to its beginning or its end."""
    if _high([unit], heights) <= room:
        yield unit
        return
    head_end = grid.header_rows[1] if grid.header_rows else 1
    first = min(unit.stop, max(unit.start, head_end + 1) + _FEWEST)
    end = grid.table_end + 1 if grid.table_end in unit else unit.stop
    last = max(first, end - _FEWEST)
    yield range(unit.start, first)
    yield from (range(row, row + 1) for row in range(first, last))
    if last < unit.stop:
        yield range(last, unit.stop)


def _balance(pages: Sequence[list[range]], heights: Mapping[int, float], room: float) -> None:
    """Let a poor last page take from the one before."""
    before, poor = pages[-2], pages[-1]
    while len(before) > 1 and _high(poor, heights) * _POOR < room:
        moved = before[-1]
        if _high(poor, heights) + _high([moved], heights) > room:
            return
        poor.insert(0, before.pop())


def _high(units: Sequence[range], heights: Mapping[int, float]) -> float:
    return sum(heights.get(row, 0.0) for unit in units for row in unit)
