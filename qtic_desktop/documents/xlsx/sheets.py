"""Lay a neutral document out on worksheets: one for each part, its blocks below each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby

from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    Row,
    ScanCode,
    SignLine,
    Table,
    as_cell,
)
from qtic_desktop.documents.xlsx.grid import Entry, Grid, Picture, display_width
from qtic_desktop.resources import message

_LEVELS = {"h1": "section", "h2": "section", "warning": "warning"}
_PLAIN_WIDTHS = (10.0, 80.0)  # characters; of a sheet without a table
_CHART_ROWS = 14  # of 20 points each; more lines take more
_SIGN_GAP = "　" * 10

Words = Callable[..., str]


def document_grids(document: Document) -> tuple[Grid, ...]:
    """The worksheets of a document. Raises ``Refused`` (xlsx.text_too_long) for a text that no cell can hold."""
    first = Part(document.title, document.name or document.kind, document.landscape)
    return tuple(_grid(document, part, blocks) for part, blocks in _parts(first, document.blocks))


def _parts(first: Part, blocks: Sequence[Block]) -> Iterator[tuple[Part, list[Block]]]:
    part, found = first, list[Block]()
    for block in blocks:
        if isinstance(block, Part):
            yield part, found
            part, found = block, []
        else:
            found.append(block)
    yield part, found


def _grid(document: Document, part: Part, blocks: Sequence[Block]) -> Grid:
    words = partial(_word, document)
    tables = [block for block in blocks if isinstance(block, Table)]
    widths = tuple(column.width for column in tables[0].columns) if tables else _PLAIN_WIDTHS
    grid = Grid(part.name or part.title, widths, landscape=part.landscape, large=part.large)
    if not any(table.entry_rows for table in tables):
        grid.put(1, 1, part.title, "title", span=(1, len(widths)))
        if document.sample:
            grid.put(2, 1, words("sample"), "warning", span=(1, len(widths)))
    for block in blocks:
        _block(grid, block, words)
    if len(tables) != 1 or grid.header_rows is None or _goes_on(blocks):
        grid.header_rows, grid.frozen_columns = (1, 1), 0  # the title alone is repeated
    grid.footer_left = document.made_at
    grid.footer_right = words("sample_footer") if document.sample else document.state
    return grid


def _goes_on(blocks: Sequence[Block]) -> bool:
    """Whether something else begins behind the table, over which its head would be out of place."""
    place = next(number for number, block in enumerate(blocks) if isinstance(block, Table))
    return any(
        isinstance(block, Items) or (isinstance(block, Paragraph) and block.level in _LEVELS)
        for block in blocks[place + 1 :]
    )


def _word(document: Document, code: str) -> str:
    return message(f"paper.{code}", document.lang)


def _block(grid: Grid, block: Block, words: Words) -> None:
    width, row = len(grid.widths), grid.last_row + 1
    if isinstance(block, Paragraph):
        grid.put(row, 1, block.text, _LEVELS.get(block.level, "note"), span=(1, width))
        if block.level in ("h1", "h2"):
            grid.together.add(row)
    elif isinstance(block, KeyValues):
        _key_values(grid, block, row)
    elif isinstance(block, Items):
        for number, line in enumerate(block.lines, start=1):
            grid.put(row + number - 1, 1, number, "center")
            grid.put(row + number - 1, 2, line, span=(1, width - 1))
        grid.table_end = row + len(block.lines) - 1
    elif isinstance(block, Table):
        _table(grid, block, row, words)
    elif isinstance(block, SignLine):
        # One cell over the whole width: the lines stay on one page, side by side, however many columns there are.
        grid.put(row, 1, _SIGN_GAP.join(_labelled(label, "") for label in block.labels), "sign", span=(1, width))
    elif isinstance(block, ScanCode):
        grid.put(row, 1, block.words, "note", span=(1, width))
    else:
        raise TypeError(f"no way to draw {type(block).__name__}")


def _labelled(label: str, value: str) -> str:
    return f"{label}: {value}" if label.isascii() else f"{label}：{value}"


def _key_values(grid: Grid, block: KeyValues, row: int) -> None:
    """Two facts a row, the second at the right edge; one that needs more than its half has a row of its own."""
    width, half = len(grid.widths), len(grid.widths) // 2
    room = 0.9 * min(sum(grid.widths[:half]), sum(grid.widths[half:]))
    lines: list[list[str]] = []
    for label, value in block.pairs:
        text = _labelled(label, value)
        beside = lines and len(lines[-1]) == 1 and max(map(display_width, (*lines[-1], text))) <= room
        if beside:
            lines[-1].append(text)
        else:
            lines.append([text])
    for number, line in enumerate(lines, start=row):
        grid.put(number, 1, line[0], "note", span=(1, width if len(line) == 1 else half))
        if len(line) == 2:
            grid.put(number, half + 1, line[1], "note_right", span=(1, width - half))


def _table(grid: Grid, table: Table, row: int, words: Words) -> None:
    last = _head(grid, table.columns, row)
    grid.header_rows, grid.frozen_columns = (row, last), table.frozen
    for place, cells in enumerate(table.rows):
        if place in table.together or (cells and as_cell(cells[0]).look == "group"):
            grid.together.add(last + 1 + place)
    grid.table_end = last + len(table.rows)
    for number, cells in enumerate(table.rows, start=1):
        strong = table.total_row and number == len(table.rows)
        _row(grid, last + number, cells, table.columns, strong=strong)
    if table.chart is not None and table.rows:
        lines = len(table.rows) - table.total_row
        values = tuple(place + 1 for place in table.chart.values)
        tall = _CHART_ROWS + lines // 3
        grid.pictures.append(
            Picture(
                table.chart.kind, grid.title, table.chart.label + 1, values, last, (last + 1, last + lines),
                last + len(table.rows) + 2, tall,
            )
        )  # fmt: skip
    for place, column in enumerate(table.columns if table.entry_rows else (), start=1):
        first = last + len(table.rows) + 1
        refusal = words("not_in_list") if column.choices else ""
        rows = (first, first + table.entry_rows - 1)
        grid.entries.append(Entry(place, rows, column.title, column.as_text, column.required, column.choices, refusal))


def _head(grid: Grid, columns: Sequence[Column], row: int) -> int:
    """The titles; neighbours of one group have its name above them, the others fill both rows. Returns the last row."""
    grouped = any(column.group for column in columns)
    place = 1
    for name, members in groupby(columns, key=lambda column: column.group):
        group = list(members)
        if name:
            grid.put(row, place, name, "head", span=(1, len(group)))
        for column in group:
            look = "required" if column.required else "head"
            if name or not grouped:
                grid.put(row + grouped, place, column.title, look)
            else:
                grid.put(row, place, column.title, look, span=(2, 1))
            place += 1
    return row + grouped


def _row(grid: Grid, row: int, cells: Row, columns: Sequence[Column], *, strong: bool) -> None:
    place = 1
    for entry in cells:
        cell = as_cell(entry)
        style = "strong" if strong else _style(cell, columns[place - 1])
        grid.put(row, place, cell.value, style, span=(1, cell.span), shape=_shape(cell))
        place += cell.span
    if place != len(columns) + 1:
        raise ValueError("a table row has another number of cells than the table has columns")


def _style(cell: Cell, column: Column) -> str:
    align = cell.align or column.align
    if cell.look == "group":
        return "group_number" if align == "center" else "group"
    if cell.look != "plain":
        return cell.look
    return "body" if align == "left" else "center"


def _shape(cell: Cell) -> str:
    """The number format that shows the digits the value has, and its suffix as words."""
    if isinstance(cell.value, Decimal):
        exponent = cell.value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        shape = "0." + "0" * places if places else "0"
    elif isinstance(cell.value, date):
        return "yyyy-mm-dd"
    elif isinstance(cell.value, int):
        shape = "0" if cell.suffix else "General"
    else:
        return "@" if cell.look == "example" else "General"
    return f'{shape}"{cell.suffix}"' if cell.suffix else shape
