"""Read a finished PDF back with another library than the one that made it, and show its pages, signatures included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import Any

from qtic_desktop.documents.fonts import printable
from qtic_desktop.domain.errors import Refused

_DIVIDERS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\x02\ufffe"))
_PDFIUM = RLock()  # the library may be used by one thread at a time only


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels; ``stride`` bytes per row. ``depth`` 4: bytes blue, green, red, unused; 1: one byte of grey."""

    width: int
    height: int
    stride: int
    data: bytes
    depth: int = 4


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The file as pypdfium2 opens it, by one thread at a time. Raises ``Refused`` (documents.readback_broken)."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as trouble:
            raise Refused("documents.readback_broken", reason=str(trouble)) from trouble
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Number of pages. Raises Refused when the file cannot be opened."""
    with opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    with opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page as a reader would copy it out."""
    with opened(pdf) as document:
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(str(text.get_text_bounded()))
            text.close()
            page.close()
        return texts


def read_back(pdf: bytes, expected: Sequence[str], *, pages: int | None = None) -> None:
    """Refuse a file that lacks one of the expected words or has another number of pages than drawn.

    Line ends, blanks and hyphens do not count: a long name may run over two lines, and readers give back a hyphen at
    the end of a line as a mark of word division.
    """
    texts = page_texts(pdf)
    if pages is not None and len(texts) != pages:
        raise Refused("documents.readback_pages", expected=pages, found=len(texts))
    whole = _squeezed("".join(texts))
    for word in expected:
        if _squeezed(printable(word)) not in whole:
            raise Refused("documents.readback_text", expected=word, pages=len(texts))


def field_pages(pdf: bytes) -> tuple[int, ...]:
    """The pages, counted from 1, that have a place for a signature."""
    import pypdfium2.raw as raw

    found = []
    with opened(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            for place in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, place)
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                    found.append(number + 1)
                raw.FPDFPage_CloseAnnot(annotation)
            page.close()
    return tuple(dict.fromkeys(found))


def lowest_field(pdf: bytes) -> tuple[int, float] | None:
    """The last page that has signature fields, counted from 0, and how far down it the lowest ends (0 top, 1 bottom)."""
    import pypdfium2.raw as raw

    with opened(pdf) as document:
        for number in range(len(document) - 1, -1, -1):
            page = document[number]
            edges = []
            for place in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation, box = raw.FPDFPage_GetAnnot(page, place), raw.FS_RECTF()
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                    raw.FPDFAnnot_GetRect(annotation, box)
                    edges.append(box.bottom)
                raw.FPDFPage_CloseAnnot(annotation)
            height = page.get_height()
            page.close()
            if edges:
                return number, 1 - min(edges) / height
    return None


def _squeezed(text: str) -> str:
    return "".join(printable(text).translate(_DIVIDERS).split())


def render_page(pdf: bytes, page_index: int, scale: float = 1.0, *, grey: bool = False) -> PageImage:
    """Draw one page (counted from 0) at ``scale`` pixels per point, with the appearance of its signature fields."""
    import pypdfium2.raw

    form, depth = (pypdfium2.raw.FPDFBitmap_Gray, 1) if grey else (pypdfium2.raw.FPDFBitmap_BGRx, 4)
    with opened(pdf) as document:
        if not 0 <= page_index < len(document):
            raise Refused("documents.no_such_page", page=page_index + 1, pages=len(document))
        document.init_forms()
        page = document[page_index]
        bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=False, force_bitmap_format=int(form))
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), depth)
        bitmap.close()
        page.close()
        return image
