"""Scanned papers: read the printed codes of every page, and show a page upright.

Files are known by what they begin with, never by their names, and are taken apart in the child process (``foreign_pages``);
codes are read from the drawn pixels by zxing-cpp, in any direction.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Final

from qtic_desktop.documents.check import PageImage
from qtic_desktop.documents.foreign_pages import ForeignPages, open_foreign
from qtic_desktop.documents.page_reading import kind_of
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scans import ReadPage

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES: Final = 1000
_DPI: Final = (200, 300)
"""Resolutions at which a page is looked at, the second where the first shows no code."""
_DARK: Final = 140
_LEAST_INK: Final = 0.0003
"""Share of dark pixels below which a page shows nothing but paper and specks of dust."""
_EDGE: Final = 0.04


def open_scan(data: bytes) -> ForeignPages:
    """The pages of a scan. ``Refused``: scans.not_a_scan, scans.too_many_pages, and as ``open_foreign``."""
    if not kind_of(data):
        raise Refused("scans.not_a_scan")
    pages = open_foreign(data)
    if pages.count > MOST_PAGES:
        raise Refused("scans.too_many_pages", pages=pages.count, most=MOST_PAGES)
    return pages


def read_scan(pages: ForeignPages) -> Generator[ReadPage, None, None]:
    """What is found on each page, in the order of the file. Raises what ``ForeignPages.draw`` raises."""
    for number in range(pages.count):
        yield _read_page(pages, number)


def _read_page(pages: ForeignPages, number: int) -> ReadPage:
    for dpi in _DPI:
        picture = _grey(pages.draw(number, dpi / 72))
        codes, turn = _codes(picture)
        if codes:
            return ReadPage(codes, turn)
        if _is_blank(picture):
            return ReadPage((), 0, blank=True)
    return ReadPage(())


def _codes(picture: Image.Image) -> tuple[tuple[str, ...], int]:
    """The texts of all codes, each once, and the quarter turns (in degrees, clockwise) that set the page upright."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    texts = tuple(dict.fromkeys(str(one.text) for one in found if one.text))
    turn = round(-int(found[0].orientation) / 90) * 90 % 360 if found else 0
    return texts, turn


def _grey(drawn: PageImage) -> Image.Image:
    from PIL import Image

    size = (drawn.width, drawn.height)
    return Image.frombuffer("RGB", size, drawn.data, "raw", "BGRX", drawn.stride, 1).convert("L")


def _is_blank(picture: Image.Image) -> bool:
    width, height = picture.size
    inner = picture.crop((int(width * _EDGE), int(height * _EDGE), int(width * (1 - _EDGE)), int(height * (1 - _EDGE))))
    return sum(inner.histogram()[:_DARK]) < _LEAST_INK * inner.width * inner.height
