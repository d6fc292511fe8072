"""Draw a neutral document as a Word file with python-docx. The same document always gives the same bytes.

Every text is a plain run: nothing that people typed becomes a field, a link or a style. The only fields are the page
numbers, which stand in the margin.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import Any, Final

import docx as library

from qtic_desktop.documents.docx import look
from qtic_desktop.documents.docx.look import LINE_PITCH, Sheet
from qtic_desktop.documents.docx.margins import margins, set_page
from qtic_desktop.documents.docx.tables import board, sign_table, table
from qtic_desktop.documents.docx.template import template
from qtic_desktop.documents.docx.words import labelled, word_text
from qtic_desktop.documents.docx.xml import keep_end, paragraph, runs
from qtic_desktop.documents.model import (
    Block,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    ScanCode,
    SignatureBoard,
    SignLine,
    Table,
)
from qtic_desktop.documents.pdf.linebreak import balance, is_wide
from qtic_desktop.documents.pdf.styles import CELL, LANDSCAPE, LINE, PORTRAIT
from qtic_desktop.documents.zipped import same_bytes

_LEVELS: Final = {
    "body": look.BODY,
    "h1": look.H1,
    "h2": look.H2,
    "plain": look.NORMAL,
    "note": look.NOTE,
    "fine": look.FINE,
    "warning": look.WARNING,
    "card": look.TITLE,
    "issued": look.NORMAL,
}
_CHARACTER: Final = 320  # twentieths of a point: one character of the body
_UNDER_TITLE: Final = 600  # thousandths of a line, at least


def render(document: Document) -> bytes:
    """The bytes of the paper; ``document.dated`` is the only date in the file. A row that does not fill its columns is
    a ``ValueError``."""
    if document.dated is None:
        raise ValueError("a Word paper needs the day that is written into it")
    paper = library.Document(io.BytesIO(template()))
    paper.settings.odd_and_even_pages_header_footer = True
    sheet = look.TURNED if document.landscape else look.UPRIGHT
    body: Any = paper.element.body
    section = paper.sections[0]
    margins(section, document, sheet)
    set_page(section, sheet)
    last = body.sectPr
    body.remove(last)
    _title(body, document.title, sheet, new_page=False)
    for block in document.blocks:
        if isinstance(block, SignatureBoard | SignLine):
            keep_end(body)
        _block(body, block, sheet)
    body.append(last)
    day = datetime.combine(document.dated, time())
    facts = paper.core_properties
    facts.title, facts.author, facts.last_modified_by = word_text(document.title).replace("\n", "")[:255], "", ""
    facts.created = facts.modified = day
    facts.revision = 1
    facts.language = "zh-CN"
    raw = io.BytesIO()
    paper.save(raw)
    return same_bytes(raw, document.dated, lambda _name, data: data)


def _block(body: Any, block: Block, sheet: Sheet) -> None:
    if isinstance(block, Paragraph) and block.level == "issued":
        keep_end(body)
        name, _, day = block.text.partition("\n")
        half = max(0, len(day) - len(name)) * _CHARACTER // 2
        for text, right in ((name, 4 * _CHARACTER + half), (day, 4 * _CHARACTER)):
            paragraph(body, look.NORMAL, text, ind={"right": right}, jc={"val": "right"})
    elif isinstance(block, Paragraph):
        for line in block.text.splitlines() or [""]:
            paragraph(body, _LEVELS[block.level], line)
    elif isinstance(block, Part):
        _title(body, block.title, sheet, new_page=True)
    elif isinstance(block, Items):
        for number, line in enumerate(block.lines, 1):
            paragraph(body, look.NOTE, f"{number}. {line}")
    elif isinstance(block, KeyValues):
        _facts(body, block)
    elif isinstance(block, Table):
        table(body, block, sheet)
    elif isinstance(block, ScanCode):
        paragraph(body, look.NOTE, block.words)
    elif isinstance(block, SignLine):
        sign_table(body, block, sheet)
    elif isinstance(block, SignatureBoard):
        board(body, block, sheet)
    else:
        raise TypeError(f"no way to draw {type(block).__name__}")


def _title(body: Any, text: str, sheet: Sheet, *, new_page: bool) -> None:
    """The title in lines of about equal length; with the space below it fills whole lines of the grid, as on paper."""
    page = LANDSCAPE if sheet.landscape else PORTRAIT
    wide = round(look.TITLE.size / page.cell_pt * CELL)

    def width(character: str) -> int:
        return wide if is_wide(character) else wide // 2

    parts = [word_text(part).strip() for part in text.split("\n")]
    lines = [line for part in parts for line in balance(part, width, page.measure)]
    taken = len(lines) * look.TITLE.height
    space = (-(-(taken + _UNDER_TITLE) // LINE) * LINE - taken) * LINE_PITCH // LINE
    own: dict[str, dict[str, object]] = {"pageBreakBefore": {}} if new_page else {}
    paragraph(body, look.TITLE, "\n".join(lines), **own, spacing={"after": space})


def _facts(body: Any, block: KeyValues) -> None:
    """Label and value a line, the second line of a long value under the first."""
    for label, value in block.pairs:
        words = labelled(label)
        hang = round(len(words) * 240)
        line = paragraph(body, look.FACT, ind={"left": hang, "hanging": hang})
        runs(line, words, look.HEITI)
        runs(line, value)
