"""Empty import workbooks: headings, pick-lists, one example row that is never imported, and a page of explanations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from qtic_desktop.documents.model import Block, Cell, Column, Document, Paragraph, Part, Table, Value
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns import FORMS
from qtic_desktop.domain.imports.columns_past import FORMS_OF_PAST, PAST_YEARS
from qtic_desktop.domain.imports.columns_past import Part as PastPart
from qtic_desktop.domain.imports.forms import Column as FormColumn
from qtic_desktop.domain.imports.forms import ImportForm, ImportKind
from qtic_desktop.resources import Language, message

ROWS_FOR_ENTRY = 500
_DATED = date(2026, 1, 1)  # templates are the same file on every machine and day

Words = Callable[..., str]


def template_document(kind: ImportKind | str, lang: Language = "zh") -> Document:
    """The empty workbook of a kind: heading in row 1 and example in row 2, then the sheet of explanations.

    ``Refused`` (exchange.unknown_kind) for a kind that cannot be imported.
    """
    if kind not in list(ImportKind):
        raise Refused("exchange.unknown_kind", kind=str(kind), known=", ".join(ImportKind))
    form = FORMS[ImportKind(kind)]
    example = tuple(Cell(column.example, "example") for column in form.columns)
    columns = tuple(_column(column, lang) for column in form.columns)
    title = form.zh if lang == "zh" else form.en
    return Document(
        title=title,
        kind=title,
        code=form.kind.value,
        version_no=1,
        blocks=(Table(columns, (example,), frozen=1, entry_rows=ROWS_FOR_ENTRY), *_explanations(form, title, lang)),
        landscape=True,
        dated=_DATED,
        name=title,
        lang=lang,
    )


def past_template(lang: Language = "zh") -> Document:
    """The empty workbook of past years: a sheet for each part, then how to fill them in."""
    first, blocks = True, list[Block]()
    for form in FORMS_OF_PAST.values():
        title = form.zh if lang == "zh" else form.en
        if not first:
            blocks.append(Part(title, title))
        first = False
        example = tuple(Cell(column.example, "example") for column in form.columns)
        columns = tuple(_column(column, lang) for column in form.columns)
        blocks.append(Table(columns, (example,), frozen=1, entry_rows=ROWS_FOR_ENTRY))
    words = partial(_word, lang)
    blocks.append(Part(words("past_title"), words("sheet"), landscape=False))
    blocks += [Paragraph(line, "note") for line in words("past_lines").split("\n")]
    title = words("past_title")
    return Document(
        title=title,
        kind=title,
        code=PAST_YEARS,
        version_no=1,
        blocks=tuple(blocks),
        landscape=True,
        dated=_DATED,
        name=FORMS_OF_PAST[PastPart.CENTERS].zh if lang == "zh" else FORMS_OF_PAST[PastPart.CENTERS].en,
        lang=lang,
    )


def list_document(
    kind: ImportKind, rows: Sequence[Mapping[str, str | Decimal]], *, day: date, sample: bool, lang: Language = "zh"
) -> Document:
    """Rows of the record under the headings of the import workbook, by key of the column; a pick-list in its words."""
    form = FORMS[kind]
    title = form.zh if lang == "zh" else form.en
    lines = tuple(tuple(_cell(column, row.get(column.key, ""), lang) for column in form.columns) for row in rows)
    return Document(
        title=title,
        kind=title,
        code=form.kind.value,
        version_no=1,
        blocks=(
            Table(tuple(_column(column, lang) for column in form.columns), lines, frozen=1, entry_rows=len(lines) + 1),
        ),
        landscape=True,
        dated=day,
        sample=sample,
        name=title,
        lang=lang,
    )


def _cell(column: FormColumn, value: str | Decimal, lang: Language) -> Value:
    """A code of the program in words; everything but money as it is written."""
    choice = next((one for one in column.choices if one.value == value), None)
    return value if choice is None else choice.zh if lang == "zh" else choice.en


def _column(column: FormColumn, lang: Language) -> Column:
    return Column(
        _heading(column, lang),
        column.width,
        required=column.required,
        as_text=column.shape not in ("points", "money"),
        choices=tuple(_choices(column, lang)),
    )


def _heading(column: FormColumn, lang: Language) -> str:
    return column.zh if lang == "zh" else column.en


def _choices(column: FormColumn, lang: Language) -> list[str]:
    return [choice.zh if lang == "zh" else choice.en for choice in column.choices]


def _explanations(form: ImportForm, title: str, lang: Language) -> tuple[Block, ...]:
    words = partial(_word, lang)
    columns = (
        Column(words("column"), 26.0),
        Column(words("needed"), 10.0, "center"),
        Column(words("meaning"), 74.0),
    )
    rows = tuple(
        (_heading(column, lang), words("yes") if column.required else "", _meaning(column, lang, words))
        for column in form.columns[1:]
    )
    notes = (Paragraph(line, "note") for line in words("lines").split("\n"))
    return Part(words("title", form=title), words("sheet"), landscape=False), *notes, Table(columns, rows)


def _meaning(column: FormColumn, lang: Language, words: Words) -> str:
    parts = [column.hint_zh if lang == "zh" else column.hint_en]
    if column.choices:
        parts.append(words("choose", names=("、" if lang == "zh" else ", ").join(_choices(column, lang))))
    if column.shape in ("code", "phone"):
        parts.append(words("as_text"))
    if column.shape == "points":
        parts.append(words("points"))
    return "；".join(part for part in parts if part)


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"paper.template.{code}", lang, **facts)
