"""Draw a laid-out document with reportlab. The same document and fonts always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from qtic_desktop.documents.fonts import Face, FontSet, Role, printable
from qtic_desktop.documents.model import Document, Part, ScanCode
from qtic_desktop.documents.pdf import archival, styles
from qtic_desktop.documents.pdf.flow import Atom, Dots, Measurer, Placed, SetLine, paginate
from qtic_desktop.documents.pdf.layout import document_atoms
from qtic_desktop.documents.pdf.linebreak import Glyph
from qtic_desktop.documents.pdf.square import square_of
from qtic_desktop.documents.pdf.styles import CELL, LINE, MM, Page, TextStyle
from qtic_desktop.documents.pdf.tounicode import install
from qtic_desktop.documents.unprintable import all_missing
from qtic_desktop.domain.errors import MissingGlyph
from qtic_desktop.domain.scans import PageCode

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BASELINE = 0.86  # part of the type size above the baseline, of the usual Chinese body
_DASH_HEIGHT = 0.36  # height of the middle of a dash above the baseline, in type sizes
_WISHED_PAGES = 2  # an opinion should fit on one sheet of paper; the signature board gives way a little
_NARROW_MARKS = frozenset("“‘·…—")
_DRAWING = Lock()  # reportlab keeps a reading place inside each loaded font
_SAME_STEP = 0.05  # points by which gaps may differ inside one run


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Place of one signature field in points from the lower left corner of page ``page_index`` (counted from 0)."""

    page_index: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """The finished file and where its signature fields belong."""

    data: bytes
    pages: int
    signature_boxes: dict[str, SignatureBox]


def render(document: Document, fonts: FontSet) -> RenderedPdf:
    """Draw the document. Raises MissingGlyph, with every character that no font has, before anything is drawn."""
    try:
        return _render(document, fonts)
    except MissingGlyph as first:
        raise all_missing(document, fonts, first) from first


def _render(document: Document, fonts: FontSet) -> RenderedPdf:
    page = _page_of(document)
    measurer = Measurer(fonts)
    pages: list[list[Placed]] = []
    for board in styles.BOARDS:
        made = paginate(document_atoms(document, measurer, page, board), page.capacity)
        if not pages or len(made) < len(pages):
            pages = made
        if len(pages) <= _WISHED_PAGES:
            break
    with _DRAWING:
        painter = _Painter(document, fonts, page, len(pages))
        painter.check_margins()
        for placed in pages:
            painter.page(placed)
        return RenderedPdf(painter.finish(), len(pages), painter.boxes)


def _page_of(document: Document) -> Page:
    if not document.landscape:
        return styles.PORTRAIT
    large = any(isinstance(block, Part) and block.large for block in document.blocks)
    return styles.LANDSCAPE_A3 if large else styles.LANDSCAPE


class _Painter:
    def __init__(self, document: Document, fonts: FontSet, page: Page, total: int) -> None:
        self._document, self._fonts, self._page, self._total = document, fonts, page, total
        self._number = 0
        self.boxes: dict[str, SignatureBox] = {}
        self._buffer = BytesIO()
        self._canvas = self._open()

    def _open(self) -> Canvas:
        from reportlab.pdfgen.canvas import Canvas

        install()
        archival.install()
        document, page = self._document, self._page
        # Named here, because the default would be a Helvetica that is not embedded.
        first_font: Any = self._fonts.require("中", Role.BODY).name
        canvas = Canvas(
            self._buffer,
            pagesize=(page.width * MM, page.height * MM),
            pageCompression=1,
            invariant=1,
            initialFontName=first_font,
            initialFontSize=16,
            lang="zh-CN",
        )
        canvas.setTitle(document.title.replace("\n", ""))
        canvas.setSubject(f"{document.kind} {document.code} v{document.version_no}")
        canvas.setKeywords(document.footer_code)
        canvas.setAuthor("")
        canvas.setCreator("QTIC Desktop")
        if document.dated is not None:
            stamp = f"D:{document.dated:%Y%m%d}000000+08'00'"
            canvas.setDateFormatter(lambda *_parts: stamp)
        return canvas

    def check_margins(self) -> None:
        """Everything outside the text area must be printable too, before the first stroke."""
        for text, role in ((self._footer(1), Role.BODY), ("草稿示例", Role.HEI), ("— 0123456789", Role.RARE)):
            self._fonts.run_split(text, role)

    def page(self, placed: Sequence[Placed]) -> None:
        """Draw one page and close it."""
        self._number += 1
        if self._document.draft:
            self._watermark("草稿")
        for item in placed:
            self._atom(item.atom, item.top)
        if not self._document.bare:
            self._page_number()
            self._page_code()
        if self._document.sample:
            self._sample_mark()
        if self._document.bare:
            self._canvas.showPage()
            return
        foot = self._footer(self._number)
        self._line(
            foot,
            Role.BODY,
            self._fitting(foot),
            self._page.left * MM,
            self._page.footer_from_edge * MM,
        )
        self._canvas.showPage()

    def _fitting(self, text: str) -> float:
        """The size at which the line at the foot stays inside the text area; a long title makes it smaller, never longer."""
        width = self._width(text, Role.BODY, styles.FOOTER_SIZE)
        return styles.FOOTER_SIZE * min(1.0, self._page.text_width * MM / width) if width else styles.FOOTER_SIZE

    def finish(self) -> bytes:
        """The bytes of the file."""
        archival.describe(self._canvas, self._document)
        self._canvas.save()
        return self._buffer.getvalue()

    def _atom(self, atom: Atom, top: int) -> None:
        for rule in atom.rules:
            self._canvas.setLineWidth(rule.weight)
            self._canvas.line(
                self._page.x(rule.x1), self._page.y(top + rule.y1), self._page.x(rule.x2), self._page.y(top + rule.y2)
            )
        for text in atom.texts:
            if not text.turned:
                self._set_line(text, top)
                continue
            self._canvas.saveState()
            self._canvas.translate(self._page.width * MM, self._page.height * MM)
            self._canvas.rotate(180)
            self._set_line(text, top)
            self._canvas.restoreState()
        for dots in atom.dots:
            self._dots(dots, top)
        for field in atom.fields:
            x, y = self._page.x(field.x), self._page.y(top + field.top)
            self.boxes[field.name] = SignatureBox(
                self._number - 1,
                round(x, 2),
                round(y - field.height_mm * MM, 2),
                round(x + field.width_mm * MM, 2),
                round(y, 2),
            )

    def _page_code(self) -> None:
        """The code that finds a scanned page again, above the line at the foot on the side without the page number. A form
        with a code of its own on every page needs no second one."""
        document, page = self._document, self._page
        if not document.footer_code or any(isinstance(block, ScanCode) for block in document.blocks):
            return
        code = PageCode(document.footer_code, document.version_no, self._number, self._total)
        side = page.code_side * MM
        left = page.left * MM if self._number % 2 else (page.left + page.text_width) * MM - side
        self._square(code.text(), left, page.code_from_edge * MM + side, side)

    def _dots(self, dots: Dots, top: int) -> None:
        self._square(dots.text, self._page.x(dots.x), self._page.y(top + dots.top), dots.side_mm * MM)

    def _square(self, text: str, left: float, upper: float, whole: float) -> None:
        """A square of dots; neighbours in a row are one rectangle, so that no printer leaves a gap."""
        rows = square_of(text)
        side = whole / len(rows)
        for number, row in enumerate(rows):
            y = upper - (number + 1) * side
            for first, end in row:
                self._canvas.rect(left + first * side, y, (end - first) * side, side, 0, 1)

    def _set_line(self, text: SetLine, top: int) -> None:
        style, page = text.style, self._page
        height = style.height * page.line_pt / LINE
        y = page.y(top + text.top) - (height - style.size) / 2 - _BASELINE * style.size
        target = self._canvas.beginText()
        for run in self._runs(text.line.glyphs, style):
            target.setTextOrigin(page.x(text.x + run.x) + run.shift, y)
            target.setFont(run.face.name, style.size)
            target.setCharSpace(run.gap)
            target.textOut(run.text)
        target.setCharSpace(0)
        self._canvas.drawText(target)

    def _runs(self, glyphs: Sequence[Glyph], style: TextStyle) -> Iterator[_Run]:
        """Neighbours of one font and one step are shown by one operator; the step beyond the natural width is their gap."""
        per_cell, em = self._page.cell_pt / CELL, style.size / 1000
        faces = self._fonts.known_faces.setdefault(style.role, {})
        run: _Run | None = None
        end = 0.0  # where the last character would end by itself, in points from the start of the line
        for character, x, width in glyphs:
            face = faces.get(character)
            if face is None:
                face = faces[character] = self._fonts.require(character, style.role)
            place, advance = x * per_cell, face.advance(character) * em
            shift = _shift(character, width * per_cell - advance) if character in _NARROW_MARKS else 0.0
            if run is not None and run.face is face and not shift and run.takes(place - end):
                run.text += character
            else:
                if run is not None:
                    yield run
                run = _Run(face, character, x, shift)
            end = place + advance
        if run is not None:
            yield run

    def _line(self, text: str, role: Role, size: float, x: float, y: float) -> float:
        """A line outside the grid, set naturally; returns where it ends."""
        target = self._canvas.beginText()
        for part, name in self._fonts.run_split(text, role):
            target.setTextOrigin(x, y)
            target.setFont(name, size)
            target.textOut(part)
            x += self._canvas.stringWidth(part, name, size)
        self._canvas.drawText(target)
        return x

    def _width(self, text: str, role: Role, size: float) -> float:
        return sum(self._canvas.stringWidth(part, name, size) for part, name in self._fonts.run_split(text, role))

    def _page_number(self) -> None:
        """4号 half-width digits between dashes, 7 mm below the text area; outer side, one character in (GB/T 9704, 7.5)."""
        page, size = self._page, styles.PAGE_NUMBER_SIZE
        text = f"— {self._number} —"
        dash = (page.height - page.top - page.text_height - styles.PAGE_NUMBER_BELOW_MM) * MM
        left = page.left * MM + size
        right = (page.left + page.text_width) * MM - size - self._width(text, Role.RARE, size)
        self._line(text, Role.RARE, size, right if self._number % 2 else left, dash - _DASH_HEIGHT * size)

    def _footer(self, number: int) -> str:
        document = self._document
        parts = [document.kind, document.code, f"第{document.version_no}版"]
        if document.footer_code:
            parts.append(f"核对码 {document.footer_code}")
        if document.made_at:
            parts.append(f"生成于 {document.made_at}")
        if document.state:
            parts.append(document.state)
        parts.append(f"第{number}页，共{self._total}页")
        if document.sample:
            parts.append("示例数据，不作依据")
        return printable("　".join(part for part in parts if part))

    def _sample_mark(self) -> None:
        page, size, text = self._page, 16.0, "示　例"
        width = self._width(text, Role.HEI, size)
        right = (page.left + page.text_width) * MM
        y = (page.height - page.sample_from_top) * MM
        self._canvas.setLineWidth(1)
        self._canvas.rect(right - width - 16, y - 8, width + 16, size + 12)
        self._line(text, Role.HEI, size, right - width - 8, y)

    def _watermark(self, text: str) -> None:
        """Large and pale, across the page and under the text, so that nothing becomes illegible."""
        page, size = self._page, styles.WATERMARK_SIZE
        self._canvas.saveState()
        self._canvas.setFillGray(styles.WATERMARK_GRAY)
        self._canvas.translate(page.width * MM / 2, page.height * MM / 2)
        self._canvas.rotate(45)
        self._line(text, Role.HEI, size, -self._width(text, Role.HEI, size) / 2, -size * 0.36)
        self._canvas.restoreState()


class _Run:
    """Characters shown together: their font, where they start (thousandths of a cell) and the gap between them (points)."""

    __slots__ = ("_gaps", "_sum", "face", "shift", "text", "x")

    def __init__(self, face: Face, text: str, x: int, shift: float) -> None:
        self.face, self.text, self.x, self.shift = face, text, x, shift
        self._gaps, self._sum = 0, 0.0

    @property
    def gap(self) -> float:
        """The mean of the gaps, which differ by less than anyone can see."""
        return round(self._sum / self._gaps, 4) if self._gaps else 0.0

    def takes(self, gap: float) -> bool:
        """Whether a character after ``gap`` points still belongs to the run; if so, the gap is counted."""
        if self.shift or (self._gaps and abs(gap - self._sum / self._gaps) > _SAME_STEP):
            return False
        self._gaps += 1
        self._sum += gap
        return True


def _shift(character: str, spare: float) -> float:
    """A mark that its font draws ``spare`` points narrower than its cell stands where a full-width font would draw it."""
    if spare < 2:
        return 0.0
    return spare if character in "“‘" else spare / 2
