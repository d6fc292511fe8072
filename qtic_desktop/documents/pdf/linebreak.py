"""Chinese line breaking in whole numbers.

A full-width character takes one cell (1000). No line starts with a closing mark or ends with an opening one (避头尾),
Latin words and numbers stay whole unless they are longer than a line; one with hyphens is torn after a hyphen rather than
leaving a gap that could not be spread. A line that had to end early is spread to the full measure, so the right edge
stays straight.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

NOT_FIRST = frozenset("，。、；：！？）》〉〕】〗」』”’％·…—～,.;:!?)]}%‰℃°")
JOINER = "\u2060"  # stands between two characters that belong together; never drawn
_DIGITS = frozenset("0123456789")
_MOST_SPREAD = 3000  # three cells; a line with a larger gap stays ragged rather than being torn apart
_BREAK_AFTER = frozenset("的、")
_BREAK_BEFORE = frozenset("与和及")
UNITS = frozenset("年月日时分秒票份名人个项家场次届组号条款页版元万亿天％℃")
"""What a figure before it is counted in: they stand on one line."""
NOT_LAST = frozenset("（《〈〔【〖「『“‘([{￥$№")


class Glyph(NamedTuple):
    """A character with its place (thousandths of a cell from the start of the line) and its width."""

    character: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; ``width`` is the place where its last character ends."""

    glyphs: tuple[Glyph, ...]
    width: int

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(glyph.character for glyph in self.glyphs)


@cache
def is_wide(character: str) -> bool:
    """Whether the character takes a whole cell whatever its font says (quotes, dashes and the name dot too)."""
    return character in "“”‘’—…·" or unicodedata.east_asian_width(character) in ("W", "F")


@lru_cache(maxsize=65536)
def _joins(left: str, right: str) -> bool:
    """Whether no line may end between these two characters."""
    if right in NOT_FIRST or left in NOT_LAST:
        return True
    if left in _DIGITS and right in UNITS:
        return True
    return not is_wide(left) and not is_wide(right) and not left.isspace() and not right.isspace()


def _pieces(text: str) -> list[str]:
    """Cut the text into the smallest parts that may not be torn."""
    pieces: list[str] = []
    joined = False
    for character in text:
        if character == JOINER:
            joined = True
            continue
        if pieces and (joined or _joins(pieces[-1][-1], character)):
            pieces[-1] += character
        else:
            pieces.append(character)
        joined = False
    return pieces


def break_lines(
    text: str, width_of: Callable[[str], int], measure: int, *, indent: int = 0, justify: bool = True
) -> list[Line]:
    """Set ``text`` into lines of at most ``measure``; the first starts at ``indent``. An empty text gives one line.

    ``width_of`` gives the width of one character in thousandths of a cell.
    """
    if measure <= 0 or indent >= measure:
        raise ValueError("no room for text")
    lines: list[Line] = []
    start, current, used = indent, "", indent
    for piece in _pieces(text):
        single = len(piece) == 1
        for part in (piece,) if single else _fit(piece, width_of, measure - start):
            width = width_of(part) if single else sum(map(width_of, part))
            if current and used + width > measure and part.isspace():
                continue
            if current and used + width > measure:
                head = _torn_at_hyphen(part, width_of, measure - used)
                current, part = current + head, part[len(head) :]
                width = sum(map(width_of, part))
                lines.append(_set(current.rstrip(" "), width_of, start, measure if justify else None))
                start, current, used = 0, "", 0
            current += part
            used += width
    lines.append(_set(current, width_of, start, None))
    return lines


def _torn_at_hyphen(piece: str, width_of: Callable[[str], int], room: int) -> str:
    """The head of a long number such as QTIC-2026-X001, up to a hyphen, where the line would else end in a large gap."""
    if room <= _MOST_SPREAD or "-" not in piece:
        return ""
    places = list(accumulate(map(width_of, piece)))
    fitting = [
        at + 1
        for at, (mark, after) in enumerate(pairwise(piece))
        if mark == "-" and at and after.isalnum() and places[at] <= room
    ]
    return piece[: fitting[-1]] if fitting else ""


def _fit(piece: str, width_of: Callable[[str], int], room: int) -> Sequence[str]:
    """A piece longer than a whole line (a long number, a row of marks) is torn after all, rather than cut off; after a
    hyphen where it has one."""
    if sum(map(width_of, piece)) <= room:
        return [piece]
    parts, used = [""], 0
    for character in piece:
        width = width_of(character)
        if parts[-1] and used + width > room:
            cut = parts[-1].rfind("-") + 1 or len(parts[-1])
            parts[-1:] = [parts[-1][:cut], parts[-1][cut:]]
            used = sum(map(width_of, parts[-1]))
        parts[-1] += character
        used += width
    return parts


def _set(text: str, width_of: Callable[[str], int], start: int, measure: int | None) -> Line:
    """Place the characters; with ``measure`` the gap at the end is shared out evenly."""
    widths = list(map(width_of, text))
    places = list(accumulate(widths, initial=start))
    end = places.pop()
    gap = 0 if measure is None else measure - end
    slots = len(text) - 1
    if slots > 0 and 0 < gap <= _MOST_SPREAD:
        places = [place + gap * number // slots for number, place in enumerate(places)]
        end += gap
    return Line(tuple(map(Glyph, text, places, widths)), end)


def balance(text: str, width_of: Callable[[str], int], measure: int) -> list[str]:
    """Cut a title into lines of about equal length, as few as possible (梯形 or 菱形, never one lonely character)."""
    fewest = len(break_lines(text, width_of, measure, justify=False))
    if fewest == 1:
        return [text]
    total = sum(map(width_of, text))
    if fewest == 2 and (place := _natural_place(text, width_of, measure)):
        return [text[:place], text[place:]]
    for width in range(-(-total // fewest), measure + 1, 250):
        lines = break_lines(text, width_of, width, justify=False)
        if len(lines) <= fewest:
            return [line.text for line in lines]
    return [line.text for line in break_lines(text, width_of, measure, justify=False)]


def _natural_place(text: str, width_of: Callable[[str], int], measure: int) -> int:
    """Where a title of two lines is best cut: beside a particle, both lines fitting and not too unlike; 0 if nowhere."""
    total, used = sum(map(width_of, text)), 0
    found: list[tuple[int, int]] = []
    for place in range(1, len(text)):
        used += width_of(text[place - 1])
        unlike = abs(total - 2 * used)
        beside = text[place - 1] in _BREAK_AFTER or text[place] in _BREAK_BEFORE
        if beside and not _joins(text[place - 1], text[place]) and max(used, total - used) <= measure:
            found.append((unlike, place))
    best = min(found, default=(total, 0))
    return best[1] if best[0] * 3 <= total else 0
