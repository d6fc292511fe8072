"""Ledgers of past years (三（三）, 三（四）): centres with their reports, grades, changes and task books, from the sheets of one
workbook; a sheet may hold several of them in long rows, and the reports of several years beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import FORMS_OF_PAST, Part, meaning, wide_heading, year_in
from qtic_desktop.domain.imports.forms import MARKED_HEADING, ImportForm, headings_of
from qtic_desktop.exchange.archives import read_bytes
from qtic_desktop.exchange.findings import Findings, RowFinding
from qtic_desktop.exchange.headings import Head, find_head
from qtic_desktop.exchange.past_rows import (
    PastCenter,
    PastChange,
    PastFinding,
    PastGrade,
    PastReport,
    PastSheet,
    PastTarget,
    PastYears,
    Place,
)
from qtic_desktop.exchange.spreadsheets import Table, check_marks, digest_of, is_aside, sheets_of, words_below_none
from qtic_desktop.exchange.table_rows import SourceRow, TableRows
from qtic_desktop.exchange.values import RowReader, read_rows
from qtic_desktop.exchange.workbooks import RawCell, RawSheet

Forms = Mapping[Part, ImportForm]

#: Columns of which a sheet must have one before it is taken for this part, whatever else it names.
_TELLING: Final[Mapping[Part, tuple[str, ...]]] = MappingProxyType(
    {
        Part.CENTERS: ("started_on", "host_name"),
        Part.REPORTS: ("filed_on", "submitted_on", "due_on", "filing_number", "checked_on"),
        Part.GRADES: ("grade",),
        Part.CHANGES: ("after",),
        Part.TARGETS: ("content",),
    }
)
#: What a row of each part also has, and what alone makes no entry of it.
_COMMON: Final = frozenset({"marker", "number", "name"})


@dataclass(slots=True)
class _Taken:
    """What has been read so far."""

    forms: Forms
    digest: str
    centers: list[PastCenter] = field(default_factory=list)
    reports: list[PastReport] = field(default_factory=list)
    grades: list[PastGrade] = field(default_factory=list)
    changes: list[PastChange] = field(default_factory=list)
    targets: list[PastTarget] = field(default_factory=list)
    findings: list[PastFinding] = field(default_factory=list)
    sheets: list[PastSheet] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    departments: dict[str, None] = field(default_factory=dict)


def read_past_years(path: Path, forms: Forms = FORMS_OF_PAST) -> PastYears:
    """Read every sheet of the workbook. ``Refused`` for a file that is none or hostile; everything else is a finding."""
    taken = _Taken(forms, digest_of(path))
    try:
        sheets = sheets_of(read_bytes(path), path.name, forms[Part.CENTERS])
        for sheet in sheets:
            check_marks(sheet)
    except Refused as refusal:
        raise Refused(refusal.code, **{**refusal.facts, "file": path.name}) from refusal
    for sheet in sheets:
        _take_sheet(sheet, taken)
    if not taken.sheets:
        taken.findings.append(PastFinding("", RowFinding(0, "", "past.no_part", {"file": path.name})))
    return PastYears(
        taken.digest, tuple(taken.sheets), tuple(taken.centers), tuple(taken.reports), tuple(taken.grades),
        tuple(taken.changes), tuple(taken.targets), tuple(taken.findings), tuple(taken.unknown),
        tuple(taken.departments),
    )  # fmt: skip


def _take_sheet(sheet: RawSheet, taken: _Taken) -> None:
    if not sheet.rows or is_aside(sheet.name):
        return
    heads = _heads(sheet, taken)
    if not heads or sheet.hidden:
        told = any(one.sheet == sheet.name for one in taken.findings)
        if told and not sheet.hidden:
            return  # it was said what it lacks
        if not sheet.hidden:
            taken.unknown |= dict.fromkeys(words_below_none(sheet))
        code = "past.hidden_sheet" if sheet.hidden else "past.sheet_not_taken"
        taken.findings.append(PastFinding(sheet.name, RowFinding(0, "", code, {"sheet": sheet.name}, blocking=False)))
        return
    rows = {head.row for head in heads.values()}
    if len(rows) > 1:  # two tables below each other: what belongs to which cannot be told
        facts = {"sheet": sheet.name}
        taken.findings.append(PastFinding(sheet.name, RowFinding(0, "", "past.two_tables", facts)))
        return
    unknown = _unknown_to_all(heads)
    wide = _wide(heads, unknown, taken.forms)
    for place in wide:
        unknown.pop(place)
    _say_sheet(sheet, heads, unknown, wide, taken)
    first = True
    for part, head in heads.items():
        table, said = _table(sheet, head, taken.forms[part], alone=len(heads) == 1)
        _read_part(part, sheet, table, (*said, *_unused(sheet, head, unknown)) if first else (), taken)
        first = False
    for year in sorted({year for year, _key in wide.values()}):
        columns = {place: key for place, (found, key) in wide.items() if found == year}
        _read_wide(sheet, heads[Part.CENTERS], columns, year, taken)


def _heads(sheet: RawSheet, taken: _Taken) -> dict[Part, Head]:
    """The heading of every part that the sheet holds whole; a part of which only something is missing is said."""
    found: dict[Part, Head] = {}
    lacking: dict[Part, tuple[Head, list[str]]] = {}
    for part, form in taken.forms.items():
        head = find_head(sheet, form)
        named = set() if head is None else set(head.columns.values())
        if head is None or not named & set(_TELLING[part]) or "number" not in named:
            continue
        missing = list(head.missing)
        year = form.column("year").zh if part is Part.REPORTS else ""
        if year in missing and year_in(sheet.name) is not None:
            missing.remove(year)
        if head.twice:
            raise Refused("exchange.column_twice", columns="、".join(head.twice))
        if not missing:
            found[part] = head
        elif not sheet.hidden:
            lacking[part] = (head, missing)
    if found:
        lacking.pop(Part.CENTERS, None)  # reports, say, with the host of each centre beside them
    for part, (head, missing) in lacking.items():
        if not found:
            taken.unknown |= dict.fromkeys(head.unknown.values())
        facts = {"sheet": sheet.name, "part": taken.forms[part].zh, "columns": "、".join(missing)}
        taken.findings.append(PastFinding(sheet.name, RowFinding(0, "", "past.part_incomplete", facts)))
    return found


def _unknown_to_all(heads: Mapping[Part, Head]) -> dict[int, str]:
    known = {place for head in heads.values() for place in head.columns}
    words = {place: word for head in heads.values() for place, word in head.unknown.items() if place not in known}
    return {place: word for place, word in words.items() if word != MARKED_HEADING}


def _wide(heads: Mapping[Part, Head], unknown: Mapping[int, str], forms: Forms) -> dict[int, tuple[int, str]]:
    """Columns of a list of centres that tell of the report of one year."""
    if Part.CENTERS not in heads:
        return {}
    titles = headings_of(forms[Part.REPORTS])
    told = {place: wide_heading(word, titles) for place, word in unknown.items()}
    return {place: found for place, found in told.items() if found is not None}


def _say_sheet(
    sheet: RawSheet, heads: Mapping[Part, Head], unknown: Mapping[int, str], wide: Mapping[int, object], taken: _Taken
) -> None:
    row = next(iter(heads.values())).row
    places: dict[str, int] = {}
    for head in heads.values():
        places |= {word: place for place, word in head.unknown.items()}
        places |= {head.headings[key]: place for place, key in head.columns.items()}
    texts = {number: {place: cell.text for place, cell in cells.items()} for number, cells in sheet.rows.items()}
    headings = {meaning(part, key): words for part, head in heads.items() for key, words in head.headings.items()}
    taken.sheets.append(PastSheet(sheet.name, row, places, headings, texts))
    for word in unknown.values():
        taken.unknown[word] = None


def _table(sheet: RawSheet, head: Head, form: ImportForm, *, alone: bool) -> tuple[Table, tuple[RowFinding, ...]]:
    found = TableRows(sheet, head, form)
    said = tuple(
        one for one in found.findings if one.code not in ("exchange.unknown_column", "exchange.column_without_heading")
    )
    rows = [row for row in found.rows if alone or row.cells.keys() - _COMMON]
    if not alone:
        rows = [row for row in rows if any(key in row.cells for key in _own_keys(form))]
    return Table(sheet.name, head.row, head.headings, tuple(rows), (), (), (), sheet.date_1904), said


def _own_keys(form: ImportForm) -> tuple[str, ...]:
    """The columns that make an entry of this part in a row which holds several."""
    return tuple(one.key for one in form.columns if one.key not in _COMMON)


def _unused(sheet: RawSheet, head: Head, unknown: Mapping[int, str]) -> Iterator[RowFinding]:
    """One hint for each column that holds entries and that nothing takes."""
    for place, word in sorted(unknown.items()):
        if any(place in cells for number, cells in sheet.rows.items() if number > head.row):
            facts = {"sheet": sheet.name, "column": word}
            yield RowFinding(head.row, word, "past.column_not_taken", facts, blocking=False)


def _read_wide(sheet: RawSheet, head: Head, columns: Mapping[int, str], year: int, taken: _Taken) -> None:
    """The reports of one year that stand beside the centres in long rows."""
    number = next(place for place, key in head.columns.items() if key == "number")
    form = taken.forms[Part.REPORTS]
    headings = {key: head.unknown[place] for place, key in columns.items()} | {"number": head.headings["number"]}
    if len(set(columns.values())) < len(columns):
        named = "、".join(head.unknown[place] for place in columns)
        taken.findings.append(
            PastFinding(sheet.name, RowFinding(head.row, "", "past.year_twice", {"year": year, "columns": named}))
        )
        return
    rows = []
    for row in TableRows(sheet, head, taken.forms[Part.CENTERS]).rows:
        raw = sheet.rows[row.number]
        cells = {key: raw[place] for place, key in columns.items() if place in raw and raw[place].text.strip()}
        if cells and number in raw:
            rows.append(SourceRow(row.number, {**cells, "number": raw[number], "year": RawCell(str(year))}))
    table = Table(sheet.name, head.row, headings, tuple(rows), (), (), (), sheet.date_1904)
    _read_part(Part.REPORTS, sheet, replace(table, rows=tuple(rows)), (), taken, form=form)


def _read_part(
    part: Part,
    sheet: RawSheet,
    table: Table,
    said: tuple[RowFinding, ...],
    taken: _Taken,
    *,
    form: ImportForm | None = None,
) -> None:
    year = year_in(sheet.name) if "year" not in table.headings else None

    def make(reader: RowReader) -> None:
        item = _MAKERS[part](reader, Place(sheet.name, reader.number))
        if isinstance(item, PastReport) and year is not None and not item.year:
            item = replace(item, year=year)
        if reader.accepted:
            getattr(taken, part.value).append(item)
        if isinstance(item, PastCenter) and item.department:
            taken.departments[item.department] = None

    used = form or taken.forms[part]
    if part is Part.REPORTS and (year is not None or any(one.cells.get("year") for one in table.rows)):
        used = replace(
            used, columns=tuple(replace(one, required=one.required and one.key != "year") for one in used.columns)
        )
    done = read_rows(used, table, taken.digest, make)
    found = Findings((*said, *(one for one in done.findings if one.code != "exchange.no_rows")))
    taken.findings += [PastFinding(sheet.name, one) for one in found.in_order()]


def _center(reader: RowReader, place: Place) -> PastCenter:
    item = PastCenter(
        place, reader.code("number"), reader.text("name"), reader.text("host_name"), reader.text("department"),
        reader.day("started_on"), reader.day("ends_on"), reader.choice("track"), reader.text("start_paper"),
        reader.text("director"), reader.text("partners"), reader.text("old_center"), reader.choice("status"),
        reader.day("status_on"), reader.text("status_reason"),
    )  # fmt: skip
    if item.started_on and item.ends_on and item.ends_on <= item.started_on:
        reader.report("ends_on", "exchange.ends_before_start")
    return item


def _report(reader: RowReader, place: Place) -> PastReport:
    text = reader.text("year")
    year = year_in(text) if text else None
    if text and year is None:
        reader.report("year", "past.not_a_year", {"text": text[:12]})
    return PastReport(
        place, reader.code("number"), reader.text("name"), year or 0, reader.day("due_on"), reader.day("submitted_on"),
        reader.day("checked_on"), reader.text("opinion"), reader.day("filed_on"), reader.text("filing_number"),
        reader.day("cancelled_on"), reader.text("cancellation"),
    )  # fmt: skip


def _grade(reader: RowReader, place: Place) -> PastGrade:
    return PastGrade(
        place, reader.code("number"), reader.text("name"), reader.day("period_end"), reader.text("grade"),
        reader.text("score"), reader.day("decided_on"), reader.text("decision_paper"), reader.day("posted_on"),
        reader.day("next_until"), reader.text("next_paper"), reader.day("revoked_on"), reader.text("revoke_paper"),
    )  # fmt: skip


def _change(reader: RowReader, place: Place) -> PastChange:
    return PastChange(
        place, reader.code("number"), reader.text("name"), reader.choice("kind"), reader.text("before"),
        reader.text("after"), reader.day("asked_on"), reader.text("opinion"), reader.day("decided_on"),
        reader.text("paper"), reader.text("reason"),
    )  # fmt: skip


def _target(reader: RowReader, place: Place) -> PastTarget:
    text = reader.text("task")
    number = int(text) if text in tuple("123456") else 0
    if text and not number:
        reader.report("task", "past.not_a_task", {"text": text[:12]})
    years = reader.text("year1"), reader.text("year2"), reader.text("year3")
    return PastTarget(place, reader.code("number"), reader.text("name"), number, reader.text("content"), years)


_MAKERS = {
    Part.CENTERS: _center,
    Part.REPORTS: _report,
    Part.GRADES: _grade,
    Part.CHANGES: _change,
    Part.TARGETS: _target,
}
