"""PDFs and pictures from outside: pages, bookmarks, turning, and what cannot be shown says so."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from qtic_desktop.confined.reader import Reader, forget
from qtic_desktop.documents.foreign_pages import foreign_page_count, open_foreign
from qtic_desktop.documents.page_reading import MAX_PIXELS, OutlineLine
from qtic_desktop.domain.errors import Refused


def pdf(pages: int = 2, *, size: tuple[float, float] = (595, 842), outline: bool = False) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for number in range(pages):
        if outline:
            canvas.bookmarkPage(f"p{number}")
            canvas.addOutlineEntry(f"第{number + 1}部分", f"p{number}", level=number % 2)
        canvas.rect(0, 0, size[0] / 4, size[1] / 4, fill=1)  # black in the corner at the left and below
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (400, 300), **more: object) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 4, size[1] // 4))  # in the corner at the left and above
    out = io.BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def dark_corner(drawn: object) -> str:
    """Which corner of a drawn page is black."""
    width, height, stride, data = drawn.width, drawn.height, drawn.stride, drawn.data  # type: ignore[attr-defined]
    places = {"left above": (3, 3), "right above": (width - 4, 3), "right below": (width - 4, height - 4)}
    places["left below"] = (3, height - 4)
    return next(name for name, (x, y) in places.items() if data[y * stride + x * 4] < 100)


def test_a_page_is_drawn_as_it_is_turned() -> None:
    for made, first in ((pdf(), "left below"), (picture(), "left above"), (picture("JPEG"), "left above")):
        file = open_foreign(made)
        corners = ["left below", "left above", "right above", "right below"]
        start = corners.index(first)
        seen = [dark_corner(file.draw(0, 0.3, turn)) for turn in range(4)]
        assert seen == [*corners[start:], *corners[:start]]
        wide, high = file.leaves.sizes[0]
        drawn = file.draw(0, 0.5, 1)
        assert (drawn.width, drawn.height) == (pytest.approx(high / 2, abs=1), pytest.approx(wide / 2, abs=1))


def test_a_photograph_lies_as_the_camera_says_and_a_scan_has_its_pages() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise
    file = open_foreign(picture("JPEG", exif=exif))
    assert file.leaves.sizes == ((631.5, 842.0),)
    assert dark_corner(file.draw(0, 0.3)) == "right above"
    out = io.BytesIO()
    pages = [Image.new("1", (100, 200), 1) for _ in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert foreign_page_count(out.getvalue()) == 3


def test_bookmarks_are_those_of_the_file() -> None:
    assert open_foreign(pdf(3, outline=True)).outline == (
        OutlineLine("第1部分", 0, 0), OutlineLine("第2部分", 1, 1), OutlineLine("第3部分", 0, 2),
    )  # fmt: skip
    assert open_foreign(pdf()).outline == ()


def test_a_page_is_drawn_again_by_a_child_that_never_saw_the_file() -> None:
    file = open_foreign(pdf())
    before = file.draw(1, 0.5)
    forget(Reader.PAGES)
    assert file.draw(1, 0.5) == before
    assert "data=" not in repr(file)


def test_a_giant_page_is_drawn_smaller() -> None:
    drawn = open_foreign(pdf(1, size=(14_400, 14_400))).draw(0, 3.0)
    assert 0 < drawn.width * drawn.height <= 1.01 * MAX_PIXELS


def locked() -> bytes:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf())))
    writer.encrypt("owner", "user")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def white(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: b"", "documents.not_readable"),
        (lambda: b"PK\3\4 no page at all", "documents.not_readable"),
        (lambda: b"%PDF-1.7 nothing behind", "documents.not_readable"),
        (lambda: b"\x89PNG\r\n\x1a\n nothing behind", "documents.not_readable"),
        (lambda: picture()[:200], "documents.not_readable"),
        (locked, "documents.locked"),
        (lambda: white(12_000, 11_000), "documents.picture_size"),
    ],
    ids=["nothing", "archive", "pdf", "picture", "half", "password", "dimension"],
)
def test_what_cannot_be_shown_says_why(made: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        open_foreign(made()).draw(0, 1.0)
    assert refusal.value.code == code
