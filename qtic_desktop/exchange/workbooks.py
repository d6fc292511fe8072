"""Read the cells of a foreign .xlsx: values as they stand in the file, nothing calculated, nothing followed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import join, normpath

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.import_forms import MAX_COLUMNS, MAX_ROWS
from qtic_desktop.exchange.archives import Container
from qtic_desktop.exchange.xml_events import XmlStream

MAX_STRINGS = 400_000
MAX_CELLS = 600_000
MAX_SHEETS = 50
_SMALL_PART = 5 * 1024 * 1024
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_DATE_LETTERS = re.compile(r"[yd年日]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell: ``text`` as stored. ``kind``: text | number | date | boolean | error | formula_without_value."""

    text: str
    kind: str = "text"
    formula: bool = False


@dataclass(slots=True)
class RawSheet:
    """One worksheet by row and column, counted from 1; ``date_1904`` moves the origin of its dates."""

    name: str
    hidden: bool = False
    date_1904: bool = False
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right


def read_workbook(container: Container) -> list[RawSheet]:
    """All worksheets that hold cells, in the order of the tabs; ``Refused`` for parts the program does not open."""
    if "[Content_Types].xml" not in container or "xl/workbook.xml" not in container:
        raise Refused("exchange.not_a_workbook", file="")
    for name in container.names:
        if name.lower().startswith("xl/externallinks/"):
            raise Refused("exchange.external_links")
        if name.lower().endswith("vbaproject.bin"):
            raise Refused("exchange.macros")
    targets = _relations(container)
    strings = _shared_strings(container)
    dates = _date_styles(container)
    tabs, date_1904 = _tabs(container)
    sheets = []
    for name, relation, hidden in tabs:
        part = targets.get(relation, "")
        if part in container and part.startswith("xl/worksheets/"):
            sheet = RawSheet(name, hidden, date_1904)
            _SheetReader(sheet, strings, dates).read(container, part)
            sheets.append(sheet)
    return sheets


def _relations(container: Container) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            found[attributes.get("Id", "")] = part

    part = "xl/_rels/workbook.xml.rels"
    XmlStream(part, start, _ignore).run(container.stream(part, _SMALL_PART))
    return found


def _tabs(container: Container) -> tuple[list[tuple[str, str, bool]], bool]:
    tabs: list[tuple[str, str, bool]] = []
    old_dates: list[bool] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            tabs.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            old_dates.append(True)

    XmlStream("xl/workbook.xml", start, _ignore).run(container.stream("xl/workbook.xml", _SMALL_PART))
    if len(tabs) > MAX_SHEETS:
        raise Refused("exchange.too_many_sheets", count=len(tabs), limit=MAX_SHEETS)
    return tabs, bool(old_dates)


def _shared_strings(container: Container) -> list[str]:
    part = "xl/sharedStrings.xml"
    strings: list[str] = []
    if part not in container:
        return strings
    pieces: list[str] = []
    phonetic = 0

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal phonetic
        if name == "si":
            pieces.clear()
        phonetic += name == "rPh"

    def end(name: str, text: str) -> None:
        nonlocal phonetic
        if name == "t" and not phonetic:
            pieces.append(text)
        elif name == "rPh":
            phonetic -= 1
        elif name == "si":
            strings.append(_unescape("".join(pieces)))
            if len(strings) > MAX_STRINGS:
                raise Refused("exchange.too_many_cells", limit=MAX_STRINGS)

    XmlStream(part, start, end).run(container.stream(part))
    return strings


def _date_styles(container: Container) -> frozenset[int]:
    """Numbers of the cell styles that show a date."""
    part = "xl/styles.xml"
    custom: dict[int, str] = {}
    formats: list[int] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if name == "numFmt":
            custom[_integer(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "xf" and "cellXfs" in inside:
            formats.append(_integer(attributes.get("numFmtId")))

    def end(*_: str) -> None:
        inside.pop()

    if part in container:
        XmlStream(part, start, end).run(container.stream(part, _SMALL_PART))
    is_date = {code: bool(_DATE_LETTERS.search(_QUOTED.sub("", shape))) for code, shape in custom.items()}
    return frozenset(place for place, code in enumerate(formats) if is_date.get(code, code in _DATE_FORMATS))


class _SheetReader:
    """Collects the cells of one worksheet part within the limits of rows and columns."""

    def __init__(self, sheet: RawSheet, strings: list[str], dates: frozenset[int]) -> None:
        self._sheet, self._strings, self._dates = sheet, strings, dates
        self._row = self._column = 0
        self._kind = self._value = self._style = ""
        self._inline: list[str] = []
        self._formula = False
        self._has_value = False

    def read(self, container: Container, part: str) -> None:
        XmlStream(part, self._start, self._end).run(container.stream(part))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._start_row(attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = _integer(attributes.get("r")) or self._row + 1
        self._column = 0
        if attributes.get("hidden") in ("1", "true"):
            self._sheet.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._row, self._column = _place(reference) if reference else (self._row, self._column + 1)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value, self._inline, self._formula, self._has_value = "", [], False, False

    def _end(self, name: str, text: str) -> None:
        if name == "v":
            self._value, self._has_value = text, True
        elif name == "f":
            self._formula = True
        elif name == "t":
            self._inline.append(text)
        elif name == "c":
            self._finish()

    def _finish(self) -> None:
        cell = self._cell()
        if cell is None:
            return
        if self._row > MAX_ROWS or self._column > MAX_COLUMNS:
            raise Refused("exchange.sheet_too_large", sheet=self._sheet.name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        if (self._row, self._column) in self._sheet.cells:
            raise Refused("exchange.broken_part", part=self._sheet.name)
        self._sheet.cells[self._row, self._column] = cell
        if len(self._sheet.cells) > MAX_CELLS:
            raise Refused("exchange.too_many_cells", limit=MAX_CELLS)

    def _cell(self) -> RawCell | None:
        if self._formula and not self._value:
            return RawCell("", "formula_without_value", True)
        if self._kind == "s":
            place = _integer(self._value, -1)
            if not 0 <= place < len(self._strings):
                raise Refused("exchange.broken_part", part=self._sheet.name)
            return _text_cell(self._strings[place], False)
        if self._kind == "inlineStr":
            return _text_cell(_unescape("".join(self._inline)), False)
        if self._kind == "str":
            return _text_cell(_unescape(self._value), self._formula)
        if not self._value.strip():
            return None
        kind = {"b": "boolean", "e": "error", "d": "date"}.get(self._kind, "number")
        if kind == "number" and _integer(self._style) in self._dates:
            kind = "date"
        return RawCell(self._value.strip(), kind, self._formula)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = _place(first)
        bottom, right = _place(last or first)
        if len(self._sheet.merged) >= MAX_ROWS:
            raise Refused("exchange.too_many_cells", limit=MAX_ROWS)
        self._sheet.merged.append((top, left, min(bottom, MAX_ROWS), min(right, MAX_COLUMNS)))


def _text_cell(text: str, formula: bool) -> RawCell | None:
    return RawCell(text, "text", formula) if text.strip() else None


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


def _ignore(*_: object) -> None:
    return None
