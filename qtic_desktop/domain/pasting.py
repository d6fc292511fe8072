"""A block of cells as WPS and Excel put it on the clipboard, and the figures in it read as a careful person would.

Nothing is guessed: what is no certain figure in 万元 is refused with the reason, never changed into one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qtic_desktop.domain.numbers import narrow, normalize_number, parse_money

Block = tuple[tuple[str, ...], ...]

_NOTHING: Final = frozenset({"", "-", "--", "/", "\\", "无"})
_VAGUE: Final = re.compile("约|大约|近|超过|不少于|不低于|以上|左右|余|若干|多于|≥|≤|>|<|~|～")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as plain text (blank for an empty cell), or why there is none: ``vague``, ``yuan``, ``percent``, ``words``."""

    text: str = ""
    why_not: str = ""


def is_block(text: str) -> bool:
    """More than one cell: tabs, or lines below each other."""
    plain = text.strip("\r\n")
    return "\t" in plain or "\n" in plain or "\r" in plain


def cells_of(text: str) -> Block:
    """Rows of cells. A cell with line breaks stands in quotation marks; an odd number of marks is taken as written."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if lines.count('"') % 2:
        return tuple(tuple(line.split("\t")) for line in lines.split("\n"))
    rows = csv.reader((f"{line}\n" for line in lines.split("\n")), delimiter="\t")
    return tuple(tuple(" ".join(cell.split()) for cell in row) for row in rows)


def read_figure(text: str) -> Figure:
    """A cell of a money table in 万元: full-width digits, thousands commas and a written 万元 are understood."""
    plain = narrow(text).strip().lstrip("¥￥").strip()
    if plain in _NOTHING:
        return Figure()
    if _VAGUE.search(plain):
        return Figure(why_not="vague")
    if plain.endswith("%"):
        return Figure(why_not="percent")
    plain = plain.removesuffix("万元").removesuffix("万").strip()
    if plain.endswith(("元", "亿")):
        return Figure(why_not="yuan")
    negative = re.fullmatch(r"\((\d[\d.,]*)\)", plain, re.ASCII)
    plain = normalize_number(f"-{negative[1]}" if negative else plain)
    return Figure(plain.rstrip(".")) if parse_money(plain) is not None else Figure(why_not="words")


def without_heads(block: Block) -> Block:
    """A block of figures without the row of titles above and the column of titles at its left, if it brought them."""
    rows: Sequence[tuple[str, ...]] = block
    if len(rows) > 1 and all(_is_title(cell) for cell in rows[0]) and any(_has_figure(row) for row in rows[1:]):
        rows = rows[1:]
    wide = min((len(row) for row in rows), default=0) > 1
    if wide and all(_is_title(row[0]) for row in rows) and any(row[0].strip() for row in rows):
        rows = [row[1:] for row in rows]
    return tuple(rows)


def _is_title(cell: str) -> bool:
    """Blank, or words without any figure but those of a year."""
    return not re.search(r"\d", re.sub(r"(19|20)\d\d\s*年|第\s*\d\s*年", "", narrow(cell)))


def _has_figure(row: Sequence[str]) -> bool:
    return any(read_figure(cell).text for cell in row)
