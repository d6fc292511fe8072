"""Empty import workbooks: headings, pick-lists, one example row that is never imported, and a page of explanations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from qtic_desktop.documents.xlsx.grid import Grid
from qtic_desktop.documents.xlsx.writer import check, render, save
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.import_columns import FORMS
from qtic_desktop.domain.import_forms import Column, ImportForm, ImportKind
from qtic_desktop.resources import Language, message

ROWS_FOR_ENTRY = 500  # rows that are prepared with formats and lists
_CREATED = date(2026, 1, 1)  # templates are the same file on every machine and day

Words = Callable[..., str]


def write_template(kind: ImportKind | str, out: Path | BinaryIO, *, lang: Language = "zh") -> None:
    """Write the empty workbook of a kind; ``Refused`` for an unknown kind, ``EnvironmentTrouble`` for the disk."""
    if kind not in list(ImportKind):
        raise Refused("exchange.unknown_kind", kind=str(kind), known=", ".join(ImportKind))
    form = FORMS[ImportKind(kind)]
    grids = template_grids(form, lang)
    data = render(grids, title=grids[0].title, created=_CREATED, finish=partial(_prepare_entry, form, lang))
    check(data, grids)
    save(data, out)


def template_grids(form: ImportForm, lang: Language = "zh") -> tuple[Grid, Grid]:
    """The sheet for entry, heading in row 1 and example in row 2, and the sheet of explanations."""
    entry = Grid(
        _title(form, lang), tuple(column.width for column in form.columns), header_rows=(1, 1), frozen_columns=1
    )
    for place, column in enumerate(form.columns, start=1):
        entry.put(1, place, _heading(column, lang), "required" if column.required else "head")
        entry.put(2, place, column.example, "example", shape="@")
    return entry, _explanations(form, lang)


def _title(form: ImportForm, lang: Language) -> str:
    return form.zh if lang == "zh" else form.en


def _heading(column: Column, lang: Language) -> str:
    return column.zh if lang == "zh" else column.en


def _explanations(form: ImportForm, lang: Language) -> Grid:
    words = partial(_word, lang)
    grid = Grid(words("sheet"), (26.0, 10.0, 74.0), landscape=False, header_rows=(1, 1))
    grid.put(1, 1, words("title", form=_title(form, lang)), "title", span=(1, 3))
    lines = words("lines").split("\n")
    for number, line in enumerate(lines, start=2):
        grid.put(number, 1, line, "note", span=(1, 3))
    top = len(lines) + 3
    grid.put_row(top, map(words, ("column", "needed", "meaning")), "head")
    for row, column in enumerate(form.columns[1:], start=top + 1):
        grid.put(row, 1, _heading(column, lang))
        grid.put(row, 2, words("yes") if column.required else "", "center")
        grid.put(row, 3, _meaning(column, lang, words))
    return grid


def _meaning(column: Column, lang: Language, words: Words) -> str:
    parts = [column.hint_zh if lang == "zh" else column.hint_en]
    if column.choices:
        names = [choice.zh if lang == "zh" else choice.en for choice in column.choices]
        parts.append(words("choose", names=("、" if lang == "zh" else ", ").join(names)))
    if column.shape in ("code", "phone"):
        parts.append(words("as_text"))
    if column.shape == "points":
        parts.append(words("points"))
    return "；".join(part for part in parts if part)


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"xlsx.template.{code}", lang, **facts)


def _prepare_entry(form: ImportForm, lang: Language, book: Workbook) -> None:
    """Text format for every column that must keep its digits, and a pick-list where there is one."""
    sheet = book.worksheets[0]
    last = ROWS_FOR_ENTRY + 1
    for place, column in enumerate(form.columns, start=1):
        letter = get_column_letter(place)
        if column.shape not in ("points", "money"):
            sheet.column_dimensions[letter].number_format = "@"
            for row in range(3, last + 1):
                sheet.cell(row, place).number_format = "@"
        if column.choices:
            names = ",".join(choice.zh if lang == "zh" else choice.en for choice in column.choices)
            rule = DataValidation(type="list", formula1=f'"{names}"', allow_blank=not column.required)
            rule.error, rule.errorTitle = _word(lang, "not_in_list"), _heading(column, lang)
            rule.add(f"{letter}3:{letter}{last}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "B2"
