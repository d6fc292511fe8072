"""The panel signs by hand in the accepted table (序号 姓名 单位 职称 专业 签字): the same on every paper of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qtic_desktop.documents.model import Block, Cell, Column, Paragraph, Row, Table
from qtic_desktop.domain.meetings.papers import PanelLine
from qtic_desktop.resources import message

_WIDTHS: Final = (
    ("order", 7.0),
    ("name", 16.0),
    ("organization", 30.0),
    ("rank", 12.0),
    ("speciality", 16.0),
    ("signature", 20.0),
)
_ROOM: Final = "\n"
"""In the cell to be signed: as high as a signature needs."""


def panel_table(panel: Sequence[PanelLine], *, blank: bool = True) -> Table:
    """One row a person, who leads named below; the last cell has room for a signature unless ``blank`` is false."""
    columns = tuple(
        Column(message(f"paper.word.{name}"), width, "left" if name == "organization" else "center")
        for name, width in _WIDTHS
    )
    rows: tuple[Row, ...] = tuple(
        (one.seat, Cell(_named(one), "strong"), one.organization, one.title, one.speciality, _ROOM if blank else "")
        for one in panel
    )
    return Table(columns, rows)


def panel_signs(panel: Sequence[PanelLine]) -> tuple[Block, ...]:
    """The table under its heading; nothing for a panel that signs on lines."""
    return (Paragraph(message("paper.word.panel_signs"), "h1"), panel_table(panel)) if panel else ()


def _named(one: PanelLine) -> str:
    return f"{one.name}\n{message('paper.word.leads')}" if one.is_leader else one.name
