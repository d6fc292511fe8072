"""Read the cells of a foreign .xlsx: values as they stand in the file, nothing calculated, nothing followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.forms import MAX_COLUMNS, MAX_ROWS
from qtic_desktop.exchange.archives import Container
from qtic_desktop.exchange.number_formats import built_in, read_format
from qtic_desktop.exchange.packages import SMALL_PART, Package, nothing
from qtic_desktop.exchange.xml_events import Budget, XmlStream, plain

MAX_STRINGS = 200_000
MAX_CELLS = 180_000
MAX_CHARACTERS = 20_000_000  # of all cells of a file; a shared text counts at each cell that shows it
MAX_SHEETS = 50
MAX_MERGED = 5_000
MAX_STYLES = 70_000
MAX_FORMATS = 4_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_USUAL_MAIN, _USUAL_STRINGS, _USUAL_STYLES = "xl/workbook.xml", "sharedStrings.xml", "styles.xml"


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell: ``text`` as stored. ``kind``: text | number | date | time | boolean | error | formula_without_value.

    ``shape`` is the number format, empty for General; ``struck`` what of the text is struck through.
    """

    text: str
    kind: str = "text"
    formula: bool = False
    shape: str = ""
    struck: str = ""

    @property
    def is_struck(self) -> bool:
        """Whether all of it is struck through."""
        return bool(self.struck) and self.struck.strip() == self.text.strip()


@dataclass(slots=True)
class RawSheet:
    """One worksheet: ``rows`` by number and column, counted from 1; ``date_1904`` moves the origin of its dates.

    ``widths`` says how many cells the file gives for a row, blank ones too; only a .csv says that.
    """

    name: str
    hidden: bool = False
    date_1904: bool = False
    rows: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right
    widths: dict[int, int] = field(default_factory=dict)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    drawn: bool = False  # pictures, text boxes or shapes lie over the cells

    def cell(self, row: int, column: int) -> RawCell | None:
        """The cell at a place, None where it is empty."""
        return self.rows.get(row, {}).get(column)


def read_workbook(container: Container) -> list[RawSheet]:
    """All worksheets in the order of the tabs; ``Refused`` for parts the program does not open, and for more than any
    list of entries holds: everything is counted while it streams, for the whole file together."""
    book = _Workbook(Package(container, Budget(), _USUAL_MAIN))
    for name in container.names:
        if name.startswith("xl/externallinks/"):
            raise Refused("exchange.external_links")
        if name.endswith("vbaproject.bin"):
            raise Refused("exchange.macros")
    return list(book.sheets())


class _Workbook:
    """The shared parts of a workbook, each read once, and what may still be taken from it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.cells_left, self.characters_left = MAX_CELLS, MAX_CHARACTERS
        self.struck_strings: dict[int, str] = {}
        self.struck_styles: list[bool] = []
        self.strings = self._strings()
        self.shapes = self._shapes()

    def sheets(self) -> Iterator[RawSheet]:
        """The worksheets; a tab whose part is not there is ``Refused``, never passed over."""
        tabs, date_1904 = self._tabs()
        for name, link, hidden in tabs:
            relation = self.package.relations.get(link)
            if relation is not None and relation.kind != "worksheet":
                continue  # a chart or dialog of its own
            if relation is None or relation.target not in self.package.container:
                raise Refused("exchange.part_missing", part=name)
            sheet = RawSheet(name, hidden, date_1904)
            _SheetReader(sheet, self).read(relation.target)
            self._read_beside(relation.target, sheet)
            yield sheet

    def _read_beside(self, part: str, sheet: RawSheet) -> None:
        """What lies over the cells: comments with their places, and whether anything is drawn."""
        linked = self.package.relations_of(part)
        sheet.drawn = any(one.kind == "drawing" for one in linked)
        at: list[str] = []
        pieces = _Pieces()

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "comment":
                at.append(attributes.get("ref", ""))
                pieces.clear()
            else:
                pieces.start(name, attributes)

        def end(name: str, text: str) -> None:
            if name == "comment":
                self.take(RawCell(pieces.text()))
                sheet.comments[_place(at[-1])] = " ".join(pieces.text().split())
            else:
                pieces.end(name, text)

        for one in linked:
            if one.kind == "comments":
                self.stream(one.target, start, end)

    def stream(self, part: str, start: object, end: object = nothing, limit: int | None = None) -> None:
        """Read one part against the budget of the file."""
        container = self.package.container
        pieces = container.stream(part) if limit is None else container.stream(part, limit)
        XmlStream(part, start, end, self.package.budget).run(pieces)  # type: ignore[arg-type]

    def take(self, cell: RawCell) -> None:
        """Count a cell that is kept."""
        self.cells_left -= 1
        self.characters_left -= len(cell.text)
        if self.cells_left < 0 or self.characters_left < 0:
            raise Refused("exchange.too_many_cells", limit=MAX_CELLS)

    def _tabs(self) -> tuple[list[tuple[str, str, bool]], bool]:
        tabs: list[tuple[str, str, bool]] = []
        old_dates: list[bool] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "sheet":
                known = plain(attributes)
                tabs.append((known.get("name", ""), known.get("id", ""), known.get("state", "visible") != "visible"))
            elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                old_dates.append(True)

        self.stream(self.package.main, start, limit=SMALL_PART)
        if len(tabs) > MAX_SHEETS:
            raise Refused("exchange.too_many_sheets", count=len(tabs), limit=MAX_SHEETS)
        return tabs, bool(old_dates)

    def _strings(self) -> list[str]:
        """The shared texts; reading aids (rPh) are not part of them."""
        part = self.package.one("sharedStrings", _USUAL_STRINGS)
        strings: list[str] = []
        pieces = _Pieces()
        left = MAX_CHARACTERS

        def end(name: str, text: str) -> None:
            nonlocal left
            if name == "si":
                if struck := pieces.struck():
                    self.struck_strings[len(strings)] = struck
                strings.append(pieces.text())
                left -= len(strings[-1])
                if len(strings) > MAX_STRINGS or left < 0:
                    raise Refused("exchange.too_many_cells", limit=MAX_STRINGS)
            else:
                pieces.end(name, text)

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "si":
                pieces.clear()
            else:
                pieces.start(name, attributes)

        if part is not None:
            self.stream(part, start, end)
        return strings

    def _shapes(self) -> list[str]:
        """The number format of each cell style, empty for General; which styles strike through is noted beside."""
        part = self.package.one("styles", _USUAL_STYLES)
        custom: dict[int, str] = {}
        numbers: list[int] = []
        struck_fonts: list[bool] = []
        inside: list[str] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            inside.append(name)
            if name == "numFmt":
                custom[_integer(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:300]
            elif name == "xf" and "cellXfs" in inside:
                numbers.append(_integer(attributes.get("numFmtId")))
                font = _integer(attributes.get("fontId"))
                self.struck_styles.append(font < len(struck_fonts) and struck_fonts[font])
            elif name == "font" and "fonts" in inside:
                struck_fonts.append(False)
            elif name == "strike" and "fonts" in inside and struck_fonts:
                struck_fonts[-1] = _is_on(attributes)
            if len(struck_fonts) > MAX_STYLES or len(numbers) > MAX_STYLES or len(custom) > MAX_FORMATS:
                raise Refused("exchange.too_many_cells", limit=MAX_STYLES)

        if part is not None:
            self.stream(part, start, lambda *_: inside.pop(), limit=SMALL_PART)
        codes = (custom.get(number) or built_in(number) for number in numbers)
        return ["" if code in ("General", "G/通用格式") else code for code in codes]


class _Pieces:
    """Collects the runs of a rich text without the reading aids in it, and those of them that are struck through."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._gone: list[str] = []
        self._aside = 0
        self._striking = False

    def clear(self) -> None:
        self._found, self._gone, self._aside, self._striking = [], [], 0, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._aside += name == "rPh"
        if name == "r":
            self._striking = False
        elif name == "strike":
            self._striking = _is_on(attributes)

    def end(self, name: str, text: str) -> None:
        if name == "t" and not self._aside:
            self._found.append(text)
            if self._striking:
                self._gone.append(text)
        elif name == "rPh":
            self._aside -= 1

    def text(self) -> str:
        return _unescape("".join(self._found))

    def struck(self) -> str:
        return _unescape("".join(self._gone))


class _SheetReader:
    """Collects the cells of one worksheet part within the limits of rows and columns."""

    def __init__(self, sheet: RawSheet, book: _Workbook) -> None:
        self._sheet, self._book = sheet, book
        self._row = self._column = 0
        self._kind = self._value = self._style = ""
        self._inline = _Pieces()
        self._formula = self._has_value = self._has_inline = False

    def read(self, part: str) -> None:
        self._book.stream(part, self._start, self._end)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "is":
            self._has_inline = True
        elif name in ("rPh", "r", "strike"):
            self._inline.start(name, attributes)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = _integer(attributes.get("min")), _integer(attributes.get("max"))
            self._sheet.hidden_columns.update(range(first, min(last, MAX_COLUMNS) + 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _integer(attributes.get("r")) or self._row + 1
        self._column = 0
        if attributes.get("hidden") in ("1", "true") and self._row <= MAX_ROWS:
            self._sheet.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._row, self._column = _place(reference) if reference else (self._row, self._column + 1)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value, self._formula, self._has_value, self._has_inline = "", False, False, False
        self._inline.clear()

    def _end(self, name: str, text: str) -> None:
        if name == "c":
            self._finish()
        elif name == "v":
            self._value, self._has_value = text, True
        elif name == "f":
            self._formula = True
        elif name in ("t", "rPh"):
            self._inline.end(name, text)

    def _finish(self) -> None:
        cell = self._cell()
        if cell is None:
            return
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS:
            raise Refused("exchange.sheet_too_large", sheet=self._sheet.name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        row = self._sheet.rows.setdefault(self._row, {})
        if self._column in row:
            raise Refused("exchange.broken_part", part=self._sheet.name)
        self._book.take(cell)
        row[self._column] = cell

    def _cell(self) -> RawCell | None:
        if self._formula and (not self._has_value or (self._kind == "n" and not self._value.strip())):
            return RawCell("", "formula_without_value", True)  # an empty figure is no result: nobody worked it out
        if self._kind == "inlineStr" and (self._has_inline or not self._has_value):
            return self._text(self._inline.text(), self._inline.struck())
        if self._kind in ("str", "inlineStr"):
            return self._text(_unescape(self._value))
        if not self._value.strip():
            return None  # also a formula whose stored result is empty, and a text without its number
        if self._kind == "s":
            place = _integer(self._value.strip(), -1)
            return self._text(self._shared(place), self._book.struck_strings.get(place, ""))
        kind = {"b": "boolean", "e": "error", "d": "date"}.get(self._kind, "number")
        shape = self._shape() if kind == "number" else ""
        if shape:
            kind = read_format(shape).temporal or kind
        text = self._value.strip()[:100]
        return RawCell(text, kind, self._formula, shape, text if self._is_struck() else "")

    def _shared(self, place: int) -> str:
        if not 0 <= place < len(self._book.strings):
            raise Refused("exchange.broken_part", part=self._sheet.name)
        return self._book.strings[place]

    def _text(self, text: str, struck: str = "") -> RawCell | None:
        if not text or text.isspace():
            return None
        shape = self._shape()
        if self._is_struck():
            struck = text
        elif struck.isspace():
            struck = ""
        return RawCell(text, "text", self._formula, shape if "@" in shape or ";" in shape else "", struck)

    def _is_struck(self) -> bool:
        place, styles = _integer(self._style), self._book.struck_styles
        return place < len(styles) and styles[place]

    def _shape(self) -> str:
        place = _integer(self._style)
        shapes = self._book.shapes
        return shapes[place] if place < len(shapes) else ""

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _place(first)
        bottom, right = _place(last or first)
        if len(self._sheet.merged) >= MAX_MERGED:
            raise Refused("exchange.too_many_merged", sheet=self._sheet.name, limit=MAX_MERGED)
        self._sheet.merged.append((top, left, min(bottom, MAX_ROWS), min(right, MAX_COLUMNS)))


def _is_on(attributes: dict[str, str]) -> bool:
    return plain(attributes).get("val", "1") not in ("0", "false")


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        raise Refused("exchange.broken_part", part=reference[:20])
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _integer(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
