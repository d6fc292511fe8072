"""Pages of foreign PDFs and pictures, drawn in the child process: ``foreign_pages`` is what the program itself calls.

A file stays open in the child under its digest, so that its bytes are sent once and not for every page.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections import OrderedDict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, Final

from qtic_desktop.documents.check import PageImage
from qtic_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from PIL import Image

MAX_PAGES: Final = 5_000
MAX_PIXELS: Final = 12_000_000
"""Of a page as drawn; a larger one is drawn smaller."""
_MAX_PICTURE: Final = 120_000_000  # pixels of a picture as it comes
_MAX_OUTLINE, _MAX_DEPTH, _LONGEST_TITLE = 1_000, 4, 120
_KEPT_BYTES: Final = 60 << 20
_LONG_SIDE: Final = 842.0  # points: a picture is shown as large as a sheet of A4
_FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP")
_STARTS: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")
_TURNS: Final = (None, 4, 3, 2)  # quarters clockwise, as ``Image.Transpose``


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One bookmark: its words, how deep it lies (0 at the top), and its page counted from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Leaves:
    """What a file has: ``key`` is its SHA-256, ``sizes`` width and height of each page in points."""

    key: str
    sizes: tuple[tuple[float, float], ...]
    outline: tuple[OutlineLine, ...] = ()


class _Pdf:
    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self.size = len(data)
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as trouble:
            code = "documents.locked" if "password" in str(trouble).lower() else "documents.not_readable"
            raise Refused(code) from trouble
        with contextlib.suppress(pypdfium2.PdfiumError):
            self._document.init_forms()

    def leaves(self, key: str) -> Leaves:
        count = len(self._document)
        if not 0 < count <= MAX_PAGES:
            raise Refused("documents.page_number", pages=count, limit=MAX_PAGES)
        sizes = tuple(_sensible(*self._document.get_page_size(number)) for number in range(count))
        return Leaves(key, sizes, tuple(self._outline(count)))

    def _outline(self, count: int) -> list[OutlineLine]:
        import pypdfium2

        found: list[OutlineLine] = []
        with contextlib.suppress(pypdfium2.PdfiumError, UnicodeError):
            for mark in self._document.get_toc(max_depth=_MAX_DEPTH):
                target = mark.get_dest()
                page = None if target is None else target.get_index()
                title = " ".join(str(mark.get_title()).split())[:_LONGEST_TITLE]
                if title and page is not None and 0 <= page < count:
                    found.append(OutlineLine(title, int(mark.level), int(page)))
                if len(found) == _MAX_OUTLINE:
                    break
        return found

    def draw(self, number: int, scale: float, turn: int) -> PageImage:
        import pypdfium2.raw

        page = self._document[number]
        width, height = page.get_size()
        room = sqrt(MAX_PIXELS / max(1.0, width * height))
        bitmap = page.render(
            scale=min(scale, room), rotation=90 * turn, may_draw_forms=True,
            rev_byteorder=False, force_bitmap_format=int(pypdfium2.raw.FPDFBitmap_BGRx),
        )  # fmt: skip
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return image


class _Picture:
    def __init__(self, data: bytes) -> None:
        from PIL import Image

        Image.MAX_IMAGE_PIXELS = None  # counted here, frame by frame
        self.size = len(data)
        try:
            self._file = Image.open(io.BytesIO(data), formats=_FORMATS)
            self._count = int(getattr(self._file, "n_frames", 1))
        except _PICTURE_TROUBLE as trouble:
            raise Refused("documents.not_readable") from trouble
        self._shown: tuple[int, Image.Image] | None = None

    def leaves(self, key: str) -> Leaves:
        if self._count > MAX_PAGES:
            raise Refused("documents.page_number", pages=self._count, limit=MAX_PAGES)
        sizes = []
        for number in range(self._count):
            width, height = self._frame(number).size
            if width * height > _MAX_PICTURE:
                raise Refused("documents.picture_size", width=width, height=height)
            if self._lies() in (5, 6, 7, 8):  # on its side
                width, height = height, width
            longer = _LONG_SIDE / max(width, height)
            sizes.append(_sensible(width * longer, height * longer))
        return Leaves(key, tuple(sizes))

    def _lies(self) -> int:
        """How the camera held it (EXIF orientation); other formats would be unpacked whole to be asked."""
        if self._file.format not in ("JPEG", "TIFF"):
            return 1
        try:
            return int(self._file.getexif().get(0x0112, 1))
        except _PICTURE_TROUBLE:
            return 1

    def _frame(self, number: int) -> Image.Image:
        try:
            self._file.seek(number)
        except _PICTURE_TROUBLE as trouble:
            raise Refused("documents.not_readable") from trouble
        return self._file

    def _whole(self, number: int) -> Image.Image:
        """The frame upright on white, no larger than any page is drawn; kept, because taking it apart is what costs."""
        from PIL import Image, ImageOps

        if self._shown is None or self._shown[0] != number:
            frame = self._frame(number)
            try:
                less = min(1.0, sqrt(MAX_PIXELS / (frame.width * frame.height)))
                wanted = (max(1, int(frame.width * less)), max(1, int(frame.height * less)))
                frame.draft("RGB", wanted)
                upright = ImageOps.exif_transpose(frame) if self._lies() != 1 else frame.copy()
                if less < 1:
                    upright.thumbnail((max(wanted), max(wanted)))
                if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                    clear = upright.convert("RGBA")
                    upright = Image.new("RGB", clear.size, (255, 255, 255))
                    upright.paste(clear, mask=clear.getchannel("A"))
                self._shown = number, upright.convert("RGB")
            except _PICTURE_TROUBLE as trouble:
                raise Refused("documents.not_readable") from trouble
        return self._shown[1]

    def draw(self, number: int, scale: float, turn: int) -> PageImage:
        whole = self._whole(number)
        points = _LONG_SIDE / max(whole.size)
        wide, high = (max(1, round(side * points * scale)) for side in whole.size)
        less = min(1.0, sqrt(MAX_PIXELS / (wide * high)))
        drawn = whole.resize((max(1, int(wide * less)), max(1, int(high * less))), reducing_gap=2.0)
        turned = _TURNS[turn]
        if turned is not None:
            drawn = drawn.transpose(turned)  # type: ignore[arg-type]
        return PageImage(drawn.width, drawn.height, drawn.width * 4, drawn.tobytes("raw", "BGRX"))


_PICTURE_TROUBLE: Final = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
_kept: OrderedDict[str, Any] = OrderedDict()


def _sensible(width: float, height: float) -> tuple[float, float]:
    """A page is never so narrow or so large that no window could be scrolled over it."""
    return (min(max(width, 8.0), 20_000.0), min(max(height, 8.0), 20_000.0))


def kind_of(data: bytes) -> str:
    """``pdf``, ``picture``, or empty for neither, by what the file begins with and not by its name."""
    # Mail programs and scanners put bytes of their own before the mark; readers look for it in the first 1,024.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "picture" if data.startswith(_STARTS) else ""


def open_leaves(data: bytes) -> Leaves:
    """In the child: open a file and keep it. Raises ``Refused``: ``documents.not_readable``, ``documents.locked``,
    ``documents.page_number``, ``documents.picture_size``."""
    key = hashlib.sha256(data).hexdigest()
    _kept.pop(key, None)
    while _kept and sum(file.size for file in _kept.values()) + len(data) > _KEPT_BYTES:
        _kept.popitem(last=False)
    kind = kind_of(data)
    if not kind:
        raise Refused("documents.not_readable")
    opened = _Pdf(data) if kind == "pdf" else _Picture(data)
    leaves = opened.leaves(key)
    _kept[key] = opened
    return leaves


def draw_leaf(key: str, number: int, scale: float, turn: int) -> PageImage | None:
    """In the child: one page, turned by so many quarters clockwise; None where the file is not kept any more."""
    opened = _kept.get(key)
    if opened is None:
        return None
    _kept.move_to_end(key)
    image: PageImage = opened.draw(number, max(0.01, min(scale, 8.0)), turn % 4)
    return image
