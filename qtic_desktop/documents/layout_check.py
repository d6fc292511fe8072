"""排版核对: a drawn paper measured against GB/T 9704-2012, from the file itself and by another library than drew it.

Every deviation has its page, what was measured and what the standard asks, in millimetres and characters. What the standard
leaves to the office (type of tables and notes, turned pages) is a remark. One millimetre is allowed, as the standard does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qtic_desktop.documents.glyph_reading import PlacedGlyph, ReadPage, read_glyphs
from qtic_desktop.documents.pdf import styles
from qtic_desktop.documents.pdf.linebreak import NOT_FIRST, NOT_LAST, UNITS, is_wide
from qtic_desktop.domain.problems import Problem

ALLOWED_MM: Final = 1.0
_PAGE: Final = styles.PORTRAIT
_BOTTOM: Final = _PAGE.top + _PAGE.text_height
_RIGHT: Final = _PAGE.left + _PAGE.text_width
_NUMBER_MM: Final = _BOTTOM + styles.PAGE_NUMBER_BELOW_MM
"""Where the dashes beside the page number stand."""
_BODY, _TITLE, _NUMBER, _FOOT = styles.BODY.size, styles.TITLE.size, styles.PAGE_NUMBER_SIZE, styles.FOOTER_SIZE
_LEAST: Final = 9.0
"""Points: 小五, below which nothing but the line at the foot is set."""
_CARD: Final = styles.CARD_SIZES[-1]
_SAME_LINE: Final = 1.2
"""Millimetres by which the base lines of one line may differ."""
_WORDS: Final = 8
"""Characters of a line that says something; a name above a signature has fewer."""
_UPPER: Final = 30.0
"""Millimetres from the upper edge within which nothing but the mark of a sample stands."""


@dataclass(frozen=True, slots=True)
class LayoutReport:
    """What was measured: the number of pages, the fonts in the file, and what was found, page by page; ``remarks`` are what
    the standard leaves open."""

    pages: int
    fonts: tuple[str, ...]
    deviations: tuple[Problem, ...]
    remarks: tuple[Problem, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing deviates."""
        return not self.deviations


@dataclass(frozen=True, slots=True)
class _Row:
    """Characters on one base line from left to right, all of one size."""

    base: float
    glyphs: tuple[PlacedGlyph, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.glyphs)

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def cells(self) -> float:
        """Characters of full width that the row takes."""
        last = self.glyphs[-1]
        width = styles.CELL_MM if is_wide(last.text) else styles.CELL_MM / 2
        return (last.x + width - self.glyphs[0].x) / styles.CELL_MM


def check_layout(pdf: bytes) -> LayoutReport:
    """Measure a paper. Raises ``Refused`` (documents.readback_broken) for what is no PDF."""
    pages = read_glyphs(pdf)
    fonts = sorted({one.font for page in pages for one in page.glyphs})
    found: list[Problem] = []
    for number, page in enumerate(pages, 1):
        found += _of_any_page(number, page)
        if _is_card(page):
            continue
        if page.width > page.height:
            found.append(_remark("layout.turned", number, width=_mm(page.width), height=_mm(page.height)))
            found += _turned(number, page)
        else:
            found += _upright(number, page, of=len(pages))
    found += _alone(pages)
    deviations = tuple(one for one in found if one.blocking)
    return LayoutReport(len(pages), tuple(fonts), deviations, tuple(one for one in found if not one.blocking))


def _deviation(code: str, page: int, **facts: object) -> Problem:
    return Problem(code, f"page {page}", {"page": page, **facts})


def _remark(code: str, page: int, **facts: object) -> Problem:
    return Problem(code, f"page {page}", {"page": page, **facts}, blocking=False)


def _mm(value: float) -> str:
    return f"{value:.1f}"


def _is_card(page: ReadPage) -> bool:
    return any(one.upright and one.size >= _CARD for one in page.glyphs)


def _of_any_page(number: int, page: ReadPage) -> Iterator[Problem]:
    """Fonts that are not in the file, and characters that no font has."""
    for font in sorted({one.font for one in page.glyphs if not one.embedded}):
        yield _deviation("layout.not_embedded", number, font=font)
    unknown = sum(not one.known for one in page.glyphs)
    if unknown:
        yield _deviation("layout.no_glyph", number, count=unknown)
    small = Counter(round(one.size, 1) for one in page.glyphs if one.upright and one.size < _LEAST - 0.05)
    del small[round(_FOOT, 1)]
    foot = page.height - 20
    for size in sorted(small):
        if any(round(one.size, 1) == size and one.base < foot for one in page.glyphs):
            yield _deviation("layout.small", number, size=f"{size:g}", count=small[size])


def _turned(number: int, page: ReadPage) -> Iterator[Problem]:
    """A turned page stays inside its own text area."""
    own = styles.LANDSCAPE_A3 if page.width > styles.LANDSCAPE.width + 10 else styles.LANDSCAPE
    text = [one for one in _text(page) if one.base < page.height - own.footer_from_edge - 3]
    yield from _edges(number, text, own.left, own.left + own.text_width)


def _upright(number: int, page: ReadPage, *, of: int) -> Iterator[Problem]:
    if abs(page.width - _PAGE.width) > ALLOWED_MM or abs(page.height - _PAGE.height) > ALLOWED_MM:
        yield _deviation("layout.paper", number, width=_mm(page.width), height=_mm(page.height))
        return
    text = [one for one in _text(page) if one.base < _BOTTOM + 3 or not _is_below(one)]
    rows = _rows(text)
    yield from _edges(number, text, _PAGE.left, _RIGHT)
    yield from _heights(number, text)
    yield from _lines(number, rows)
    yield from _breaks(number, rows)
    yield from _page_number(number, page)
    sizes = Counter(round(one.size, 1) for one in text)
    for size in sorted(set(sizes) - {_BODY, _TITLE}):
        yield _remark("layout.other_size", number, size=f"{size:g}", count=sizes[size])
    if number == of and number > 1 and not page.fields and len(rows) == 1:
        yield _deviation("layout.last_line", number, text=rows[0].text[:_WORDS])


def _text(page: ReadPage) -> list[PlacedGlyph]:
    """What is set, without the marks across and above the page and the line at the foot."""
    return [one for one in page.glyphs if one.upright and one.base > _UPPER - 8 and not _is_mark(one)]


def _is_below(one: PlacedGlyph) -> bool:
    """Whether it has the size of what stands below the text: the page number, and the line at the foot."""
    return abs(one.size - _NUMBER) < 0.1 or one.size < _FOOT + 0.1


def _is_mark(one: PlacedGlyph) -> bool:
    return one.text in "示例" and one.base < _UPPER


def _edges(number: int, text: Sequence[PlacedGlyph], left: float, right: float) -> Iterator[Problem]:
    if not text:
        return
    least, most = min(one.left for one in text), max(one.right for one in text)
    if least < left - ALLOWED_MM:
        yield _deviation("layout.left", number, mm=_mm(left - least), wanted=_mm(left))
    if most > right + ALLOWED_MM:
        worst = max(text, key=lambda one: one.right)
        yield _deviation("layout.right", number, mm=_mm(most - right), text=worst.text)


def _heights(number: int, text: Sequence[PlacedGlyph]) -> Iterator[Problem]:
    if not text:
        return
    upper, lower = min(one.top for one in text), max(one.bottom for one in text)
    if upper < _PAGE.top - ALLOWED_MM:
        yield _deviation("layout.top", number, mm=_mm(_PAGE.top - upper))
    if lower > _BOTTOM + ALLOWED_MM:
        yield _deviation("layout.bottom", number, mm=_mm(lower - _BOTTOM))


def _rows(text: Sequence[PlacedGlyph]) -> list[_Row]:
    """Characters of one base line and size that follow each other, from the top down."""
    found: list[list[PlacedGlyph]] = []
    for one in sorted(text, key=lambda glyph: (round(glyph.base / _SAME_LINE), glyph.size, glyph.x)):
        last = found[-1][-1] if found else None
        if last is not None and abs(last.base - one.base) < _SAME_LINE and last.size == one.size and one.x > last.x:
            found[-1].append(one)
        else:
            found.append([one])
    return sorted((_Row(glyphs[0].base, tuple(glyphs)) for glyphs in found), key=lambda row: row.base)


def _lines(number: int, rows: Sequence[_Row]) -> Iterator[Problem]:
    """No more than 22 lines of 28 characters, and no two nearer to each other than the grid."""
    body = [row for row in rows if row.size == _BODY]
    bases = sorted({round(row.base, 1) for row in body})
    lines = [base for place, base in enumerate(bases) if not place or base - bases[place - 1] > _SAME_LINE]
    if len(lines) > _PAGE.lines:
        yield _deviation("layout.lines", number, count=len(lines), wanted=_PAGE.lines)
    said = sorted({round(row.base, 1) for row in body if len(row.text) >= _WORDS})
    for upper, lower in pairwise(said):
        if _SAME_LINE < lower - upper < styles.LINE_MM - ALLOWED_MM:
            yield _deviation("layout.pitch", number, mm=_mm(lower - upper), wanted=f"{styles.LINE_MM:.2f}")
            break
    for row in body:
        if row.cells > _PAGE.cells + ALLOWED_MM / styles.CELL_MM:
            facts = {"count": f"{row.cells:.1f}", "wanted": _PAGE.cells, "text": row.text[:_WORDS]}
            yield _deviation("layout.cells", number, **facts)


def _breaks(number: int, rows: Sequence[_Row]) -> Iterator[Problem]:
    """Lines of running text: none begins with a closing mark or ends with an opening one, no figure leaves its unit."""
    body = [row for row in rows if (row.size == _BODY and row.cells > _PAGE.cells / 2) or len(row.text) < _WORDS]
    for row in body:
        if row.size == _BODY and row.text[0] in NOT_FIRST and row.text[0] != "—" and row.glyphs[0].x < _PAGE.left + 3:
            yield _deviation("layout.line_start", number, text=row.text[:_WORDS])
    for upper, lower in pairwise(row for row in rows if row.size == _BODY):
        full = upper.cells + (upper.glyphs[0].x - _PAGE.left) / styles.CELL_MM > _PAGE.cells - 4
        if not full or abs(lower.base - upper.base) > styles.LINE_MM + ALLOWED_MM or lower.glyphs[0].x > _PAGE.left + 3:
            continue
        if upper.text[-1] in NOT_LAST:
            yield _deviation("layout.line_end", number, text=upper.text[-_WORDS:])
        if upper.text[-1].isdigit() and (lower.text[0].isdigit() or lower.text[0] in UNITS):
            yield _deviation("layout.parted", number, text=f"{upper.text[-3:]}／{lower.text[:3]}")


def _page_number(number: int, page: ReadPage) -> Iterator[Problem]:
    """4号 between dashes, 7 mm below the text, one character in from the outer edge; odd pages right, even ones left."""
    below = [one for one in page.glyphs if one.upright and _BOTTOM + 1 < one.base < _BOTTOM + 14]
    shown = [one for one in below if abs(one.size - _NUMBER) < 0.1]
    if not shown or not any(one.text.isdigit() for one in shown):
        yield _deviation("layout.number_missing", number)
        return
    dashes = [one for one in shown if not one.text.isdigit()]
    for one in dashes[:1]:
        middle = (one.top + one.bottom) / 2
        if abs(middle - _NUMBER_MM) > ALLOWED_MM:
            yield _deviation("layout.number_height", number, mm=_mm(middle - _BOTTOM), wanted="7")
    inset = styles.PAGE_NUMBER_SIZE / styles.MM
    edge = max(one.right for one in shown) if number % 2 else min(one.left for one in shown)
    wanted = _RIGHT - inset if number % 2 else _PAGE.left + inset
    if abs(edge - wanted) > ALLOWED_MM * 1.5:
        yield _deviation("layout.number_side", number, mm=_mm(abs(edge - wanted)))


def _alone(pages: Sequence[ReadPage]) -> Iterator[Problem]:
    """A page that holds signatures holds words of the paper, too."""
    for number, page in enumerate(pages, 1):
        if number == 1 or not page.fields or page.width > page.height:
            continue
        text = [one for one in _text(page) if one.base < _BOTTOM + 3]
        said = [row for row in _rows(text) if row.base < min(page.fields) and len(row.text) >= _WORDS]
        if not any(row.size >= styles.NOTE.size for row in said):
            yield _deviation("layout.alone", number)
