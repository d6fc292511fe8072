"""Where every character of a drawn page stands, read by another library than the one that drew it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from qtic_desktop.documents.check import opened

_MM: Final = 25.4 / 72
_MOST_PAGES: Final = 400


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """One character: its pen place (``x`` of its start, ``base`` of its line) and the edges of its ink, in millimetres from
    the upper left corner of the page; its type size in points, the name of its font, whether the file carries that font,
    and whether it stands upright. ``known``: the file says which character it is."""

    text: str
    x: float
    base: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str
    embedded: bool
    upright: bool = True
    known: bool = True


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page: width and height in millimetres, its characters in the order in which they are shown, blanks left out, and
    the upper edges of its signature fields."""

    width: float
    height: float
    glyphs: tuple[PlacedGlyph, ...]
    fields: tuple[float, ...] = ()


def read_glyphs(pdf: bytes) -> list[ReadPage]:
    """The pages of a file, the first four hundred at most. Raises ``Refused`` (documents.readback_broken)."""
    with opened(pdf) as document:
        pages = []
        for number in range(min(len(document), _MOST_PAGES)):
            page = document[number]
            width, height = page.get_size()
            text = page.get_textpage()
            glyphs = tuple(_glyphs(text.raw, height))
            pages.append(ReadPage(width * _MM, height * _MM, glyphs, tuple(_fields(page.raw, height))))
            text.close()
            page.close()
        return pages


def _glyphs(text: Any, height: float) -> Iterator[PlacedGlyph]:
    import pypdfium2.raw as raw

    fonts: dict[int, tuple[str, bool]] = {}
    edges = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, place)
        if raw.FPDFText_IsGenerated(text, place) == 1 or code in (0x20, 0x3000, 0x0D, 0x0A, 0x2060):
            continue
        raw.FPDFText_GetCharBox(text, place, *edges)  # left, right, bottom, top
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        left, right, bottom, top = (edge.value for edge in edges)
        name, embedded = _font(text, place, fonts)
        yield PlacedGlyph(
            chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd",
            x.value * _MM, (height - y.value) * _MM, left * _MM, right * _MM, (height - top) * _MM,
            (height - bottom) * _MM, raw.FPDFText_GetFontSize(text, place), name, embedded,
            abs(raw.FPDFText_GetCharAngle(text, place)) < 0.01,
            raw.FPDFText_HasUnicodeMapError(text, place) != 1 and code not in (0, 0xFFFD),
        )  # fmt: skip


def _font(text: Any, place: int, known: dict[int, tuple[str, bool]]) -> tuple[str, bool]:
    import pypdfium2.raw as raw

    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(text, place))
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in known:
        length = raw.FPDFFont_GetBaseFontName(font, None, 0)
        name = ctypes.create_string_buffer(max(1, length))
        raw.FPDFFont_GetBaseFontName(font, name, length)
        known[key] = (
            name.value.decode("latin-1").partition("+")[2] or name.value.decode("latin-1"),
            bool(raw.FPDFFont_GetIsEmbedded(font) == 1),
        )
    return known[key]


def _fields(page: Any, height: float) -> Iterator[float]:
    import pypdfium2.raw as raw

    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation, box = raw.FPDFPage_GetAnnot(page, place), raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
            raw.FPDFAnnot_GetRect(annotation, box)
            yield (height - box.top) * _MM
        raw.FPDFPage_CloseAnnot(annotation)
