"""Make one TrueType font from another font: reportlab embeds TrueType outlines only, and the open Chinese fonts are CFF.

Building a new font from drawn glyphs needs neither a subsetter nor CFF subroutine work, so it is several times faster.
The result depends on the input alone (fixed dates), so two machines make the same bytes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qtic_desktop.resources import resource

MAX_ERROR = 1.0  # thousandths of an em that a quadratic outline may leave the cubic one
_MADE = 3660681600  # 1 January 2020 in seconds since 1904: a fixed date, so that the same source gives the same bytes
_ALWAYS = ((0x20, 0x250), (0x370, 0x460), (0x2000, 0x2E00), (0x3000, 0x3400), (0xFF00, 0xFFF0), (0xFE10, 0xFE50))
_BASIC_AND_A = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


def _span(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, end in ranges for code in range(first, end)}


def _gb2312() -> set[int]:
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore"))}


def _level3() -> set[int]:
    return {ord(character) for character in resource("fonts", "level3.txt").read_text(encoding="utf-8").strip()}


def wanted(characters: str, available: set[int]) -> set[int]:
    """The code points to keep; ``characters`` is one of the words explained in ``sources.toml``."""
    if characters == "all":
        return available
    han = _gb2312() if characters == "everyday" else _span(_BASIC_AND_A)
    return (_span(_ALWAYS) | han | _level3()) & available


def convert(source: Path, target: Path, *, index: int, characters: str, family: str) -> None:
    """Write ``target`` with the chosen characters as TrueType outlines under the name ``family``; atomic."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    if characters == "copy":
        shutil.copyfile(source, part)
    else:
        _build(source, part, index, characters, family)
    os.replace(part, target)


def _build(source: Path, part: Path, index: int, characters: str, family: str) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(source, fontNumber=index, lazy=True) as font:
        _rebuild(font, characters, family).save(part)


def _rebuild(font: Any, characters: str, family: str) -> Any:
    """A new font with the wanted characters, no layout tables, our own names and fixed dates."""
    from fontTools.fontBuilder import FontBuilder

    best = font.getBestCmap()
    cmap = {code: best[code] for code in sorted(wanted(characters, set(best)))}
    names = [".notdef", *sorted(set(cmap.values()) - {".notdef"}, key=font.getGlyphID)]
    order = {name: ".notdef" if number == 0 else f"g{number:05d}" for number, name in enumerate(names)}
    upm = font["head"].unitsPerEm
    builder = FontBuilder(upm, isTTF=True)
    builder.updateHead(created=_MADE, modified=_MADE)
    builder.setupGlyphOrder(list(order.values()))
    builder.setupCharacterMap({code: order[name] for code, name in cmap.items()})
    builder.setupGlyf(_outlines(font, order, MAX_ERROR * upm / 1000))
    table = builder.font["glyf"]
    widths = {new: (font["hmtx"][old][0], getattr(table[new], "xMin", 0)) for old, new in order.items()}
    builder.setupHorizontalMetrics(widths)
    top, bottom = font["hhea"].ascent, font["hhea"].descent
    builder.setupHorizontalHeader(ascent=top, descent=bottom)
    builder.setupOS2(sTypoAscender=top, sTypoDescender=bottom, usWinAscent=top, usWinDescent=-bottom, fsType=0)
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": family,
            "fullName": family,
            "psName": family.replace(" ", ""),
            "version": "Version 1.0",
        }
    )
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    return builder


def _outlines(font: Any, order: dict[str, str], error: float) -> dict[str, Any]:
    """Quadratic outlines by new glyph name; composites are drawn out, so no glyph refers to another."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    drawn = font.getGlyphSet()
    cubic = "glyf" not in font
    glyphs = {}
    for old, new in order.items():
        pen = TTGlyphPen(None)
        if cubic:
            drawn[old].draw(Cu2QuPen(pen, error, reverse_direction=True))
        else:
            recording = DecomposingRecordingPen(drawn)
            drawn[old].draw(recording)
            recording.replay(pen)
        glyphs[new] = pen.glyph()
    return glyphs
