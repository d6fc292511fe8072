"""The accepted table in which a panel signs: 序号 姓名 单位 职称 专业 签字, one row a person, the box of the signature in the last."""

from __future__ import annotations

from dataclasses import replace

from qtic_desktop.documents.model import Column, SignatureBoard, Table
from qtic_desktop.documents.pdf import styles
from qtic_desktop.documents.pdf.flow import Atom, Field, Measurer, SetLine, blank, with_keep
from qtic_desktop.documents.pdf.styles import CELL, LINE, LINE_MM, BoardStyle, Page
from qtic_desktop.documents.pdf.tables import raised, table_atoms
from qtic_desktop.resources import message

_WIDTHS = (("order", 4.0), ("name", 9.0), ("organization", 17.0), ("rank", 7.5), ("speciality", 9.5))
_SIGNED = 22.0
"""Relative width of the last column: of 156 mm a little more than the box needs."""
_BESIDE_MM = 0.8
_USUAL = 10.0
"""Millimetres of a box below which the words of the table are small, too."""


def signed_table(measurer: Measurer, board: SignatureBoard, page: Page, style: BoardStyle) -> list[Atom]:
    """The rows of the table with their signature fields, then the date with a right indent of four. A table that fits on
    a page stays whole, with the last words of the paper; of a longer one the head stays with two rows and the date with the
    last two, so that no page holds a part that says nothing."""
    total = sum(width for _name, width in _WIDTHS) + _SIGNED
    columns = tuple(
        Column(message(f"paper.word.{name}"), width, "left" if name == "organization" else "center")
        for name, width in (*_WIDTHS, ("signature", _SIGNED))
    )
    leader = board.signers[0].role_text if board.signers else ""
    rows = tuple(
        (str(number), _named(slot.name, slot.role_text, leader), slot.organization, slot.title, slot.speciality, "")
        for number, slot in enumerate(board.signers, 1)
    )
    head, *atoms = table_atoms(measurer, Table(columns, rows, small=style.cell_height < _USUAL), page.measure)[:-1]
    left = round(page.measure * (total - _SIGNED) / total)
    height = round((style.cell_height + 2 * _BESIDE_MM) / LINE_MM * LINE)
    made = [blank(style.gap // 2, keep=True), head]
    for slot, atom in zip(board.signers, atoms, strict=True):
        row = raised(atom, height)
        room = page.measure - left - round(2 * _BESIDE_MM / styles.CELL_MM * CELL)
        width = min(style.box_width + 6, room * styles.CELL_MM / CELL)
        field = Field(
            slot.field_name, left + round(_BESIDE_MM / styles.CELL_MM * CELL),
            (row.height - round(style.cell_height / LINE_MM * LINE)) // 2, width, style.cell_height,
        )  # fmt: skip
        made.append(replace(row, fields=(field,)))
    date = measurer.lines(board.date_text, styles.PLAIN, page.measure, justify=False)[0]
    place = SetLine(date, styles.PLAIN, x=page.measure - 4 * CELL - date.width, top=300)
    made.append(Atom(LINE + 300, (place,)))
    if sum(atom.height for atom in made) <= page.capacity - 2 * LINE:
        return [*with_keep(made[:-1]), made[-1]]
    kept = {0, 1, 2, len(made) - 3, len(made) - 2}
    return [replace(atom, keep=number in kept) for number, atom in enumerate(made)]


def _named(name: str, role: str, leader: str) -> str:
    """Who leads the panel is said below the name."""
    return f"{name}\n（组长）" if role == leader and "组长" in role else name
