"""Turn the blocks of a document into atoms."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from qtic_desktop.documents.model import (
    Block,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Part,
    ScanCode,
    SignatureBoard,
    SignatureSlot,
    SignLine,
    Table,
)
from qtic_desktop.documents.pdf import styles
from qtic_desktop.documents.pdf.flow import (
    Atom,
    Dots,
    Field,
    Measurer,
    Rule,
    SetLine,
    blank,
    keep_last_lines,
    keep_table_end,
    text_atoms,
    with_keep,
)
from qtic_desktop.documents.pdf.linebreak import Line, balance
from qtic_desktop.documents.pdf.signed_table import signed_table
from qtic_desktop.documents.pdf.styles import BOARD, CELL, LINE, LINE_MM, BoardStyle, Page, TextStyle
from qtic_desktop.documents.pdf.tables import table_atoms

_LEVELS = {
    "body": styles.BODY,
    "h1": styles.H1,
    "h2": styles.H2,
    "plain": styles.PLAIN,
    "note": styles.NOTE,
    "fine": styles.FINE,
    "warning": styles.WARNING,
}
_FACT = 640  # height of a line of facts in thousandths of a grid line
_SIGNED_ROWS = 2  # of a table, the last one and its total: a signature never stands on a page without them
_CODE_MM = 17.0  # side of a square to be scanned: at 21 dots a dot is 0.8 mm, enough for any scanner
_NEAR = 8  # atoms above a line to be signed, among which the table it belongs to ends
_NAME_SIZES = (16.0, 14.0, 12.0, 10.5)


def document_atoms(document: Document, measurer: Measurer, page: Page, board: BoardStyle = BOARD) -> list[Atom]:
    """All atoms of a document in reading order, a signature board in the style given.

    Raises MissingGlyph for a character that no font draws.
    """
    atoms = [] if document.bare else _title(measurer, document.title, page)
    for block in document.blocks:
        signed = isinstance(block, SignatureBoard | SignLine)
        if signed or (isinstance(block, Paragraph) and block.level == "issued"):
            _tie(atoms)
        if isinstance(block, Part):
            _keep_ending(atoms)
        atoms += _block(block, measurer, page, board)
    _keep_ending(atoms)
    return atoms


def _keep_ending(atoms: list[Atom]) -> None:
    """No last page holds a single line: what is said below a table stays with its last rows, a line with the one before."""
    if atoms and atoms[-1].is_text:
        _tie(atoms)


def _tie(atoms: list[Atom]) -> None:
    """The last rows of a table that ends here, else the last lines of text, stay with what follows."""
    if any(atom.head is not None for atom in atoms[-_NEAR:]):
        keep_table_end(atoms, _SIGNED_ROWS)
    else:
        keep_last_lines(atoms)


def _block(block: Block, measurer: Measurer, page: Page, board: BoardStyle) -> list[Atom]:
    if isinstance(block, Paragraph) and block.level == "card":
        return [_card(measurer, block.text, page)]
    if isinstance(block, Paragraph) and block.level == "issued":
        return _issued(measurer, block.text, page)
    if isinstance(block, Paragraph):
        made = text_atoms(measurer, block.text, _LEVELS[block.level], page.measure)
        return with_keep(made) if block.level in ("h1", "h2") else made
    if isinstance(block, Part):
        first, *rest = _title(measurer, block.title, page)
        return [replace(first, new_page=True), *rest]
    if isinstance(block, Items):
        lines = "\n".join(f"{number}. {line}" for number, line in enumerate(block.lines, 1))
        return [*text_atoms(measurer, lines, styles.NOTE, page.measure), blank(250)]
    if isinstance(block, KeyValues):
        return _key_values(measurer, block, page)
    if isinstance(block, Table):
        return table_atoms(measurer, block, page.measure)
    if isinstance(block, SignLine):
        return _sign_line(measurer, block, page)
    if isinstance(block, ScanCode):
        return [_scan_code(measurer, block, page)]
    if isinstance(block, SignatureBoard):
        return (
            signed_table(measurer, block, page, board)
            if block.form == "table"
            else _board(measurer, block, page, board)
        )
    raise TypeError(f"no way to draw {type(block).__name__}")


def _title(measurer: Measurer, text: str, page: Page) -> list[Atom]:
    """Centred lines of about equal length; title and space below fill whole grid lines, so that the text is on the grid."""
    style = styles.TITLE
    width = measurer.width_of(style, text)
    cut = [part for line in text.split("\n") for part in balance(line.strip(), width, page.measure)]
    atoms = []
    for part in cut:
        line = measurer.lines(part, style, page.measure, justify=False)[0]
        place = SetLine(line, style, x=(page.measure - line.width) // 2)
        atoms.append(Atom(style.height, (place,), keep=True))
    taken = len(cut) * style.height
    whole = -(-(taken + 600) // LINE) * LINE
    return [*atoms, blank(whole - taken, keep=True)]


def _issued(measurer: Measurer, text: str, page: Page) -> list[Atom]:
    """A line left free, then who issues the paper centred over the day, which ends four characters from the right edge
    (GB/T 9704-2012, 7.3.5.1: room for the seal over both)."""
    name, _, day = text.partition("\n")
    upper, lower = (measurer.lines(one, styles.PLAIN, page.measure, justify=False)[0] for one in (name, day))
    end = page.measure - 4 * CELL
    left = max(0, min(end - lower.width + (lower.width - upper.width) // 2, page.measure - upper.width))
    return [
        blank(LINE, keep=True),
        Atom(LINE, (SetLine(upper, styles.PLAIN, x=left),), is_text=True, keep=True),
        Atom(LINE, (SetLine(lower, styles.PLAIN, x=end - lower.width),), is_text=True),
    ]


def _card(measurer: Measurer, text: str, page: Page) -> Atom:
    """A page folded in the middle: the name on the half before one and, turned, on the half behind; a thin rule where it
    is folded."""
    name, _, below = text.partition("\n")
    fold = round((page.height / 2 - page.top) / LINE_MM * LINE)
    style = next(
        (one for size in styles.CARD_SIZES if measurer.width(name, one := _sized(styles.CARD, size)) <= page.measure),
        _sized(styles.CARD, styles.CARD_SIZES[-1]),
    )
    lines = [(line, style) for line in measurer.lines(name, style, page.measure, justify=False)]
    lines += [
        (line, styles.CARD_UNIT)
        for line in measurer.lines(below, styles.CARD_UNIT, page.measure, justify=False)
        if below
    ]
    half = round(page.height / 2 / LINE_MM * LINE)
    top = fold + (half - sum(one.height for _, one in lines)) // 2
    texts: list[SetLine] = []
    for line, one in lines:
        place = SetLine(line, one, x=(page.measure - line.width) // 2, top=top)
        texts += [place, replace(place, turned=True)]
        top += one.height
    return Atom(page.capacity, tuple(texts), (Rule(0, fold, page.measure, fold, 0.25),), new_page=True)


def _key_values(measurer: Measurer, block: KeyValues, page: Page) -> list[Atom]:
    label_style, style = styles.TABLE_HEAD, styles.TABLE
    edge = max((measurer.width(label + "：", label_style) for label, _value in block.pairs), default=0)
    atoms = []
    for label, value in block.pairs:
        head = measurer.lines(label + "：", label_style, page.measure, justify=False)[0]
        for number, line in enumerate(measurer.lines(value, style, page.measure - edge, justify=False)):
            texts = (SetLine(line, style, x=edge),)
            atoms.append(Atom(_FACT, (*((SetLine(head, label_style),) if number == 0 else ()), *texts), is_text=True))
    return [*atoms, blank(250)] if atoms else []


def _sign_line(measurer: Measurer, block: SignLine, page: Page) -> list[Atom]:
    """Labels side by side, each with a line to write on."""
    style, share = styles.TABLE_HEAD, page.measure // max(1, len(block.labels))
    texts, rules = [], []
    for number, label in enumerate(block.labels):
        line = measurer.lines(label + "：", style, share - CELL, justify=False)[0]
        texts.append(SetLine(line, style, x=number * share, top=600))
        rules.append(Rule(number * share + line.width + 100, 1200, (number + 1) * share - CELL, 1200))
    return [Atom(1450, tuple(texts), tuple(rules))]


def _scan_code(measurer: Measurer, block: ScanCode, page: Page) -> Atom:
    """The square at the right, the words left of it, as high as the square."""
    side = round(_CODE_MM / styles.CELL_MM * CELL)
    texts = []
    for number, line in enumerate(measurer.lines(block.words, styles.TABLE, page.measure - side - CELL, justify=False)):
        texts.append(SetLine(line, styles.TABLE, top=number * styles.TABLE.height + 200))
    dots = Dots(block.text, page.measure - side, 0, _CODE_MM)
    return Atom(round(_CODE_MM / LINE_MM * LINE) + 200, tuple(texts), dots=(dots,))


def _board(measurer: Measurer, board: SignatureBoard, page: Page, style: BoardStyle) -> list[Atom]:
    """Groups of signers under the words of their role in rows, then the date with a right indent of four."""
    atoms = [blank(style.gap, keep=True)]
    for role, slots in groupby(board.signers, key=lambda slot: slot.role_text):
        label = measurer.lines(role + "（签字）：", styles.PLAIN, page.measure, justify=False)
        atoms += [Atom(style.label, (SetLine(line, styles.PLAIN),), keep=True) for line in label]
        members = list(slots)
        if style.beside and len(members) == len(label) == 1:
            words = SetLine(label[0], styles.PLAIN, top=200)
            signer = _signers(measurer, members, page, style, column=1)
            atoms[-1] = replace(signer, texts=(words, *signer.texts), keep=True)
            continue
        atoms += [_signers(measurer, members[place : place + 2], page, style) for place in range(0, len(members), 2)]
    date = measurer.lines(board.date_text, styles.PLAIN, page.measure, justify=False)[0]
    place = SetLine(date, styles.PLAIN, x=page.measure - 4 * CELL - date.width, top=300)
    atoms.append(Atom(LINE + 300, (place,)))
    total = sum(atom.height for atom in atoms)
    if total <= page.capacity - 2 * LINE:
        return [*with_keep(atoms[:-1]), atoms[-1]]
    atoms[-2] = replace(atoms[-2], keep=True)
    return atoms


def _signers(measurer: Measurer, slots: list[SignatureSlot], page: Page, style: BoardStyle, *, column: int = 0) -> Atom:
    half = page.measure // 2
    box = round(style.box_width / styles.CELL_MM * CELL)
    texts: list[SetLine] = []
    fields: list[Field] = []
    rules: list[Rule] = []
    height = style.row
    for number, slot in enumerate(slots, column):
        left = number * half + (CELL // 2 if number else 0)
        room = half - box - CELL
        lines, needed = _signer_text(measurer, slot, room, left)
        texts += lines
        height = max(height, needed)
        edge = left + room + CELL // 4
        fields.append(Field(slot.field_name, edge, 60, style.box_width, style.box_height))
        under = 60 + round(style.box_height / LINE_MM * LINE) + 20
        rules.append(Rule(edge, under, edge + box, under))
    return Atom(height, tuple(texts), tuple(rules), tuple(fields))


def _signer_text(measurer: Measurer, slot: SignatureSlot, room: int, left: int) -> tuple[list[SetLine], int]:
    """Name in the largest size that fits in one line, else wrapped small; the organization below. Nothing is cut off."""
    name_style = next(
        (style for size in _NAME_SIZES if measurer.width(slot.name, style := _sized(styles.SIGN_NAME, size)) <= room),
        _sized(styles.SIGN_NAME, 10.5),
    )
    lines: list[SetLine] = []
    top = 60
    for style, text in ((name_style, slot.name), (styles.SIGN_UNIT, slot.organization)):
        set_lines: list[Line] = measurer.lines(text, style, room, justify=False) if text else []
        for line in set_lines:
            lines.append(SetLine(line, style, x=left, top=top))
            top += style.height
    return lines, top + 80


def _sized(style: TextStyle, size: float) -> TextStyle:
    return replace(style, size=size, height=round(size * 1.3 / styles.PORTRAIT.line_pt * LINE))
