"""Scanned papers as pictures: open what a scanner gives, read the printed codes, show a page upright.

Files are known by what they begin with, never by their names. Codes are read by zxing-cpp in any direction.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from qtic_desktop.documents.check import PageImage, page_count, page_sizes, render_page
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scans import ReadPage

MOST_PAGES: Final = 1000
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")
_DPI: Final = (200, 300)
"""Resolutions at which pages of a PDF are looked at, the second where the first shows no code."""
_LONGEST: Final = 5200
"""Pixels of the longer side: A3 at 300 dpi; a larger picture is drawn smaller."""
_MOST_PIXELS: Final = 300_000_000
_DARK: Final = 140
_LEAST_INK: Final = 0.0003
"""Share of dark pixels below which a page shows nothing but paper and specks of dust."""
_EDGE: Final = 0.04


def is_pdf(data: bytes) -> bool:
    """Whether the file says that it is a PDF."""
    return b"%PDF-" in data[:1024]


def scan_pages(data: bytes) -> int:
    """How many pages a scan has. ``Refused``: scans.not_a_scan, scans.broken, scans.too_many_pages."""
    if is_pdf(data):
        count = _pdf_pages(data)
    else:
        with _picture(data) as picture:
            count = int(getattr(picture, "n_frames", 1))
    if not 0 < count <= MOST_PAGES:
        raise Refused("scans.too_many_pages", pages=count, most=MOST_PAGES)
    return count


def read_scan(data: bytes) -> Generator[ReadPage, None, None]:
    """What is found on each page, in the order of the file. Raises as ``scan_pages``."""
    for number in range(scan_pages(data)):
        yield _read_page(data, number)


def _read_page(data: bytes, number: int) -> ReadPage:
    blank = False
    for dpi in _DPI if is_pdf(data) else _DPI[:1]:
        picture = _grey(data, number, dpi)
        codes, turn = _codes(picture)
        if codes:
            return ReadPage(codes, turn)
        blank = _is_blank(picture)
        if blank:
            break
    return ReadPage((), 0, blank)


def _codes(picture: Any) -> tuple[tuple[str, ...], int]:
    """The texts of all codes, each once, and the quarter turn that sets the page upright."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    texts = tuple(dict.fromkeys(str(one.text) for one in found if one.text))
    turn = round(-int(found[0].orientation) / 90) * 90 % 360 if found else 0
    return texts, turn


def page_picture(data: bytes, number: int, *, scale: float = 1.0, turn: int = 0) -> PageImage:
    """Page ``number`` of a scan, counted from 0, turned ``turn`` degrees clockwise; ``scale`` in pixels per point."""
    picture = _coloured(data, number, scale)
    if turn:
        picture = picture.rotate(-turn, expand=True)
    pixels = picture.convert("RGB").tobytes("raw", "BGRX")
    return PageImage(picture.width, picture.height, picture.width * 4, pixels)


def picture_size(data: bytes, number: int, turn: int) -> tuple[float, float]:
    """Width and height of a page in points, once it is turned; a picture is taken as wide as A4."""
    if is_pdf(data):
        width, height = page_sizes(data)[number]
    else:
        with _picture(data) as picture:
            picture.seek(number)
            width, height = 595.0, 595.0 * picture.height / picture.width
    return (height, width) if turn % 180 else (width, height)


def _grey(data: bytes, number: int, dpi: int) -> Any:
    from PIL import Image

    if not is_pdf(data):
        with _picture(data) as picture:
            picture.seek(number)
            return _shrunk(picture.convert("L"), _LONGEST)
    image = render_page(data, number, _scale_for(data, number, dpi / 72), grey=True)
    return Image.frombuffer("L", (image.width, image.height), image.data, "raw", "L", image.stride, 1)


def _coloured(data: bytes, number: int, scale: float) -> Any:
    from PIL import Image

    if is_pdf(data):
        image = render_page(data, number, _scale_for(data, number, scale))
        return Image.frombuffer("RGB", (image.width, image.height), image.data, "raw", "BGRX", image.stride, 1)
    with _picture(data) as picture:
        picture.seek(number)
        whole = picture.convert("RGB")
    width = max(1, min(_LONGEST, int(595 * scale)))
    return whole.resize((width, max(1, whole.height * width // whole.width)))


def _scale_for(data: bytes, number: int, scale: float) -> float:
    longest = max(page_sizes(data)[number])
    return min(scale, _LONGEST / longest) if longest > 0 else scale


def _shrunk(picture: Any, longest: int) -> Any:
    picture.thumbnail((longest, longest))
    return picture


def _is_blank(picture: Any) -> bool:
    width, height = picture.size
    inner = picture.crop((int(width * _EDGE), int(height * _EDGE), int(width * (1 - _EDGE)), int(height * (1 - _EDGE))))
    dark = sum(inner.histogram()[:_DARK])
    return bool(dark < _LEAST_INK * inner.width * inner.height)


def _pdf_pages(data: bytes) -> int:
    try:
        return page_count(data)
    except Refused as trouble:
        raise Refused("scans.broken", reason=str(trouble.facts.get("reason", ""))) from trouble


@contextmanager
def _picture(data: bytes) -> Iterator[Any]:
    from PIL import Image

    if not data.startswith(_PICTURES):
        raise Refused("scans.not_a_scan")
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise Refused("scans.too_large_picture", width=picture.width, height=picture.height)
            yield picture
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as trouble:
        raise Refused("scans.broken", reason=type(trouble).__name__) from trouble
