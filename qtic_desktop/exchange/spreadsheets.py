"""Find the table in a foreign workbook: the heading row, the columns of the form, and the rows with their numbers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.imports.forms import HEADER_SEARCH_ROWS, ImportForm, heading_key, headings_of
from qtic_desktop.exchange.archives import open_container, read_bytes
from qtic_desktop.exchange.csv_tables import SEPARATORS, decode_csv, read_csv
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.headings import Head, find_head
from qtic_desktop.exchange.table_rows import SourceRow, TableRows
from qtic_desktop.exchange.workbooks import RawSheet, read_workbook

Item = TypeVar("Item")

#: Sheets that explain a form and are no list themselves.
_ASIDE = re.compile(r"(填写|填报|填表)?(示例|样例|样表|范例|说明)\d*")
#: More marks on one letter than any script has (Unicode Standard Annex 15); sorting them would take for ever.
_MOST_MARKS = 30
_UNIT = re.compile(r"单位\s*[:：]\s*(?:人民币)?\s*(\S{0,4}元)")
_LONGEST_NOTE = 200
_RUN = re.compile(rf"[^\w\s]{{{_MOST_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class Imported(Generic[Item]):
    """What a file brings: the readable rows, the findings in row order, and the digest of the file itself.

    ``rejected_rows`` are the numbers of the rows that are not among the items, ``unused_columns`` the headings that
    hold entries and that no column of the form takes. ``rejected_names`` says by row whom or what a rejected row is
    about, as far as that can be read.
    """

    items: tuple[Item, ...]
    findings: tuple[RowFinding, ...]
    rows_seen: int
    sheet: str
    digest: str
    rejected_rows: tuple[int, ...] = ()
    unused_columns: tuple[str, ...] = ()
    rejected_names: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Table:
    """A found table. ``headings`` gives the heading as the file writes it, by column key; ``unit_note`` is what stands
    above it about the unit of all amounts (单位：元), empty where nothing does."""

    sheet: str
    header_row: int
    headings: Mapping[str, str]
    rows: tuple[SourceRow, ...]
    findings: tuple[RowFinding, ...]
    unused: tuple[str, ...]
    rejected: tuple[int, ...]
    date_1904: bool
    unit_note: str = ""


def digest_of(path: Path) -> str:
    """SHA-256 of the file in hex, by which the caller notices that the same file comes a second time."""
    engine = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                engine.update(piece)
    except OSError as trouble:
        raise EnvironmentTrouble("exchange.cannot_open", file=path.name, reason=trouble.strerror or "") from trouble
    return engine.hexdigest()


def read_table(path: Path, form: ImportForm) -> Table:
    """The table of ``form`` in an .xlsx or .csv file. ``Refused`` when the file is none, hostile, or has no such table.

    Hidden rows are read like the others and reported; hidden sheets and sheets of explanations are not taken.
    """
    data = read_bytes(path)
    try:
        sheets = sheets_of(data, path.name, form)
        for sheet in sheets:
            check_marks(sheet)
        sheet, head, aside = _chosen(sheets, form)
        found = TableRows(sheet, head, form)
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.facts, "file": path.name}) from refusal
    said = [RowFinding(0, "", "exchange.sheet_left_out", {"sheet": name}, blocking=False) for name in aside]
    said += [
        RowFinding(0, "", "exchange.sheet_other", {"sheet": one.name}, blocking=False)
        for one in sheets
        if one.rows and one is not sheet and one.name not in aside and not is_aside(one.name)
    ]
    return Table(
        sheet.name, head.row, head.headings, tuple(found.rows), (*said, *found.findings), tuple(found.unused),
        tuple(found.rejected), sheet.date_1904, _unit_note(sheet, head),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """Where a table stands in its file: the sheet, the row of its heading, the column of every heading as it is written,
    and the texts of the sheet by row and column."""

    sheet: str
    header_row: int
    places: Mapping[str, int]
    texts: Mapping[int, Mapping[int, str]]


def find_table(path: Path, form: ImportForm) -> Found:
    """Where the table of ``form`` stands; ``Refused`` as ``read_table``."""
    sheet, head, _aside = _chosen(sheets_of(read_bytes(path), path.name, form), form)
    named = {words: column for column, words in head.unknown.items()}
    named |= {head.headings[key]: column for column, key in head.columns.items() if key in head.headings}
    texts = {row: {column: cell.text for column, cell in cells.items()} for row, cells in sheet.rows.items()}
    return Found(sheet.name, head.row, named, texts)


@dataclass(frozen=True, slots=True)
class Heads:
    """The heading of a list as far as it can be found: the words no column has by itself, and the texts below the known
    ones by column key."""

    unknown: tuple[str, ...]
    below: Mapping[str, tuple[str, ...]]

    def texts_of(self, key: str) -> tuple[str, ...]:
        """What stands in a column, each text once; nothing where the list has no such column."""
        return self.below.get(key, ())


def look_at_heads(path: Path, form: ImportForm, learned: Mapping[str, str]) -> Heads:
    """The words of a list that may be taught: headings ``form`` does not know by itself, those of ``learned`` (word to
    column key) among them. A list of which no heading is known is looked at in the row with the most words."""
    sheets = [one for one in sheets_of(read_bytes(path), path.name, form) if not one.hidden and one.rows]
    if not sheets:
        raise Refused("exchange.no_cells", file=path.name)
    found = [(sheet, head) for sheet in sheets if (head := find_head(sheet, form)) is not None]
    if found:
        sheet, head = max(found, key=lambda one: len(one[1].columns))
        row, unknown, columns = head.row, dict(head.unknown), dict(head.columns)
    else:
        sheet = sheets[0]
        row = max((n for n in sheet.rows if n <= HEADER_SEARCH_ROWS), key=lambda n: len(sheet.rows[n]), default=1)
        unknown = {place: " ".join(cell.text.split()) for place, cell in sheet.rows.get(row, {}).items()}
        titles = headings_of(form)
        columns = {place: titles[key] for place, word in unknown.items() if (key := heading_key(word)) in titles}
        unknown = {place: word for place, word in unknown.items() if place not in columns}
    keys = {heading_key(word): key for word, key in learned.items()}
    columns |= {place: keys[heading_key(word)] for place, word in unknown.items() if heading_key(word) in keys}
    below: dict[str, dict[str, None]] = {}
    for number, cells in sheet.rows.items():
        for place, cell in cells.items():
            if number > row and place in columns and cell.text.strip():
                below.setdefault(columns[place], {})[cell.text.strip()] = None
    words = tuple(dict.fromkeys(word for word in unknown.values() if heading_key(word)))
    return Heads(words, {key: tuple(texts) for key, texts in below.items()})


def sheets_of(data: bytes, file: str, form: ImportForm) -> list[RawSheet]:
    """Every sheet of a workbook, or the one of a .csv under the separator that suits ``form``."""
    suffix = Path(file).suffix.lower()
    if data.startswith((b"PK", bytes.fromhex("d0cf11e0"))):
        return read_workbook(open_container(data, file))
    if suffix in (".xls", ".et", ".ett", ".xlt"):
        raise Refused("exchange.old_format", file=file)
    if suffix in (".csv", ".txt", ".tsv"):
        return [_csv_sheet(decode_csv(data, file), file, form)]
    raise Refused("exchange.not_a_workbook", file=file)


def _csv_sheet(text: str, file: str, form: ImportForm) -> RawSheet:
    """The sheet read with the separator under which its heading names most columns."""

    def named(separator: str) -> int:
        try:
            head = find_head(read_csv(text, file, separator, HEADER_SEARCH_ROWS), form)
        except Refused:
            return 0  # not with this separator
        return len(head.columns) if head is not None else 0

    return read_csv(text, file, max(SEPARATORS, key=named))


def _chosen(sheets: list[RawSheet], form: ImportForm) -> tuple[RawSheet, Head, list[str]]:
    """The sheet with its heading, and the names of sheets with the same table that do not count."""
    if not any(sheet.rows for sheet in sheets):
        raise Refused("exchange.no_cells")
    found = [(sheet, head) for sheet in sheets if (head := find_head(sheet, form)) is not None]
    complete = [(sheet, head) for sheet, head in found if not head.missing]
    if not complete:
        missing = min((head.missing for sheet, head in found if not sheet.hidden), key=len, default=None)
        if missing is None:
            raise Refused("exchange.no_heading", form=form.zh, rows=HEADER_SEARCH_ROWS)
        raise Refused("exchange.columns_missing", columns="、".join(missing))
    wanted = [(sheet, head) for sheet, head in complete if not sheet.hidden and not is_aside(sheet.name)]
    if not wanted:
        raise Refused("exchange.only_aside", sheets="、".join(sheet.name for sheet, _ in complete))
    if len(wanted) > 1:
        raise Refused("exchange.two_tables", sheets="、".join(sheet.name for sheet, _ in wanted))
    sheet, head = wanted[0]
    if head.twice:
        raise Refused("exchange.column_twice", columns="、".join(head.twice))
    return sheet, head, [other.name for other, _ in complete if other is not sheet]


def _unit_note(sheet: RawSheet, head: Head) -> str:
    for number in range(1, head.row + 1):
        for cell in sheet.rows.get(number, {}).values():
            found = _UNIT.search(cell.text[:_LONGEST_NOTE])
            if found:
                return found[1]
    return ""


def is_aside(name: str) -> bool:
    """Whether a sheet explains a form, by its name."""
    return _ASIDE.fullmatch(name.strip()) is not None


def words_below_none(sheet: RawSheet) -> tuple[str, ...]:
    """The row with the most words among the first ones, where no heading is known at all."""
    row = max((n for n in sheet.rows if n <= HEADER_SEARCH_ROWS), key=lambda n: len(sheet.rows[n]), default=1)
    words = (" ".join(cell.text.split()) for cell in sheet.rows.get(row, {}).values())
    return tuple(word for word in words if heading_key(word))


def check_marks(sheet: RawSheet) -> None:
    """Refuse a text that stacks hundreds of marks on one letter before anything tries to put them in order."""
    for number, cells in sheet.rows.items():
        for cell in cells.values():
            if any(_is_stack(found.group()) for found in _RUN.finditer(cell.text)):
                raise Refused("exchange.stacked_marks", sheet=sheet.name, row=number)


def _is_stack(text: str) -> bool:
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _MOST_MARKS:
            return True
    return False
