"""Set text into atoms and atoms onto pages. An atom is what may not be torn: a line, a table row, a signature row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from qtic_desktop.documents.fonts import FontSet, printable
from qtic_desktop.documents.pdf.linebreak import JOINER, Line, break_lines, is_wide
from qtic_desktop.documents.pdf.styles import CELL, LINE, PORTRAIT, TextStyle


@dataclass(frozen=True, slots=True)
class SetLine:
    """A set line of one style: ``x`` in thousandths of a cell, ``top`` in thousandths of a line, below the atom's top.
    A ``turned`` one stands where the same line would if the paper were turned around: the other side of a folded card."""

    line: Line
    style: TextStyle
    x: int = 0
    top: int = 0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line in the same units; ``weight`` in points."""

    x1: int
    y1: int
    x2: int
    y2: int
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """Where a signature field goes: left edge and top, width and height in millimetres."""

    name: str
    x: int
    top: int
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Dots:
    """A square of dots to be scanned (QR) that says ``text``: left edge and top, and its side in millimetres."""

    text: str
    x: int
    top: int
    side_mm: float


@dataclass(frozen=True, slots=True)
class Atom:
    """Something of a height that stays in one piece; ``keep`` ties it to the next, ``head`` is repeated on a new page."""

    height: int
    texts: tuple[SetLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    fields: tuple[Field, ...] = ()
    dots: tuple[Dots, ...] = ()
    keep: bool = False
    head: Atom | None = None
    is_text: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An atom on its page: ``top`` in thousandths of a line from the top of the text area."""

    atom: Atom
    top: int


class Measurer:
    """Widths of characters in thousandths of a cell; asking for a width proves that a font can draw the character."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._set: dict[tuple[str, TextStyle, int, bool], list[Line]] = {}

    def width_of(self, style: TextStyle, where: str = "") -> Callable[[str], int]:
        """A function for ``break_lines``; raises MissingGlyph naming ``where``."""
        em = CELL if style.on_grid and style.size == 16.0 else round(style.size / PORTRAIT.cell_pt * CELL)

        known = self._fonts.known_widths.setdefault(style, {})

        def width(character: str) -> int:
            found = known.get(character)
            if found is None:
                face = self._fonts.require(character, style.role, where=where)
                found = known[character] = em if is_wide(character) else -(-face.advance(character) * em // 1000)
            return found

        return width

    def lines(self, text: str, style: TextStyle, measure: int, *, justify: bool = True) -> list[Line]:
        """Break one paragraph in a style; its indent counts in the style's own characters."""
        key = (text, style, measure, justify)
        if key not in self._set:
            self._set[key] = self._break(text, style, measure, justify)
        return self._set[key]

    def _break(self, text: str, style: TextStyle, measure: int, justify: bool) -> list[Line]:
        width = self.width_of(style, text)
        indent = style.indent * width("　") if style.indent else 0
        clean = JOINER.join(map(printable, text.replace("\t", " ").split(JOINER)))
        return break_lines(clean, width, measure, indent=indent, justify=justify)

    def width(self, text: str, style: TextStyle) -> int:
        """Width of a text in one line."""
        return sum(map(self.width_of(style, text), printable(text)))


def text_atoms(measurer: Measurer, text: str, style: TextStyle, measure: int) -> list[Atom]:
    """A paragraph as atoms; line breaks typed into the text begin new lines with the same indent.

    Its first two lines and its last two stay together: no line stands alone at the foot or the head of a page.
    """
    atoms: list[Atom] = []
    for part in text.splitlines() or [""]:
        lines = measurer.lines(part, style, measure)
        ties = {0, len(lines) - 2} if len(lines) > 1 else set()
        atoms += [
            Atom(style.height, (SetLine(line, style),), is_text=True, keep=number in ties)
            for number, line in enumerate(lines)
        ]
    return atoms


def blank(height: int = LINE, *, keep: bool = False) -> Atom:
    """An empty space; it is dropped at the top of a page."""
    return Atom(height, keep=keep)


def with_keep(atoms: Sequence[Atom], keep: bool = True) -> list[Atom]:
    """The atoms tied together, each to the next one."""
    return [replace(atom, keep=keep) for atom in atoms]


def keep_last_lines(atoms: list[Atom], count: int = 2) -> None:
    """Tie the last text lines to what follows, so that signatures never stand on a page alone."""
    seen = 0
    for place in range(len(atoms) - 1, -1, -1):
        if atoms[place].new_page:
            return
        atoms[place] = replace(atoms[place], keep=True)
        seen += atoms[place].is_text
        if seen == count:
            return


def keep_table_end(atoms: list[Atom], rows: int) -> None:
    """Tie the last ``rows`` rows of a table (fewer where it has no more), and all that stands below them, to what follows;
    never over the start of a new page. What grows higher than a page by this flows on as if it were not tied."""
    seen = 0
    for place in range(len(atoms) - 1, -1, -1):
        if seen and atoms[place].head is None:  # the head of the table itself
            return
        seen += atoms[place].head is not None
        atoms[place] = replace(atoms[place], keep=True)
        if seen == rows or atoms[place].new_page:
            return


def paginate(atoms: Iterable[Atom], capacity: int) -> list[list[Placed]]:
    """Fill pages from the top; groups tied by ``keep`` move together when they fit on one page at all."""
    pages: list[list[Placed]] = [[]]
    used = 0
    for group in _groups(atoms):
        height = sum(atom.height for atom in group)
        if used and used + height > capacity and height <= capacity - _head_height(group):
            pages.append([])
            used = 0
        for atom in group:
            if pages[-1] and (atom.new_page or used + atom.height > capacity):
                pages.append([])
                used = 0
            if not pages[-1]:
                if not (atom.texts or atom.rules or atom.fields or atom.dots):
                    continue
                if atom.head is not None:
                    pages[-1].append(Placed(atom.head, 0))
                    used = atom.head.height
            pages[-1].append(Placed(atom, used))
            used += atom.height
    return pages


def _head_height(group: Sequence[Atom]) -> int:
    return group[0].head.height if group[0].head is not None else 0


def _groups(atoms: Iterable[Atom]) -> Iterable[list[Atom]]:
    group: list[Atom] = []
    for atom in atoms:
        if atom.new_page and group:
            yield group
            group = []
        group.append(atom)
        if not atom.keep:
            yield group
            group = []
    if group:
        yield group
