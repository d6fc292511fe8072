"""Measures of the page, apart from the drawing (GB/T 9704-2012, 5 and 7).

Vertical places are counted in thousandths of a grid line, horizontal ones in thousandths of a grid cell: whole
numbers, so that 22 lines of 28 characters fit exactly and no rounding can push the last one out.
"""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.documents.fonts import Role

MM = 72 / 25.4
LINE = 1000
CELL = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and text area in millimetres; ``lines`` x ``cells`` is the grid.

    ``footer_from_edge`` and ``sample_from_top`` are the base lines of what stands outside the text area: the line that
    binds paper and record, and the mark of a sample; they touch neither the text nor the page number. ``code_from_edge``
    is the lower edge of the square to be scanned above that line, ``code_side`` its side.
    """

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    left: float = 28.0
    text_width: float = 156.0
    text_height: float = 225.0
    lines: int = 22
    cells: int = 28
    footer_from_edge: float = 13.0
    sample_from_top: float = 22.0
    code_from_edge: float = 17.0
    code_side: float = 11.0

    def __post_init__(self) -> None:
        if self.left + self.text_width >= self.width or self.top + self.text_height >= self.height:
            raise ValueError("the text area does not fit on the paper")

    @property
    def line_pt(self) -> float:
        """Grid line in points."""
        return LINE_MM * MM

    @property
    def cell_pt(self) -> float:
        """Grid cell in points."""
        return CELL_MM * MM

    @property
    def capacity(self) -> int:
        """Height of the text area in thousandths of a line."""
        return self.lines * LINE

    @property
    def measure(self) -> int:
        """Width of the text area in thousandths of a cell."""
        return self.cells * CELL

    def x(self, cells: int) -> float:
        """Points from the left edge of the paper."""
        return self.left * MM + cells * self.cell_pt / CELL

    def y(self, lines: int) -> float:
        """Points from the lower edge of the paper; ``lines`` is counted down from the top of the text area."""
        return (self.height - self.top) * MM - lines * self.line_pt / LINE


LINE_MM = 225 / 22
CELL_MM = 156 / 28
PORTRAIT = Page()
# Turned paper for wide lists of the office: 16 lines and 46 cells of the same grid, bound at its upper edge.
LANDSCAPE = Page(
    width=297.0,
    height=210.0,
    top=24.0,
    left=20.3,
    text_width=46 * CELL_MM,
    text_height=16 * LINE_MM,
    lines=16,
    cells=46,
    footer_from_edge=7.0,
    sample_from_top=15.0,
    code_from_edge=10.8,
    code_side=10.0,
)
# The same for a panel that A4 cannot hold: 24 lines and 68 cells.
LANDSCAPE_A3 = Page(
    width=420.0,
    height=297.0,
    top=24.0,
    left=20.5,
    text_width=68 * CELL_MM,
    text_height=24 * LINE_MM,
    lines=24,
    cells=68,
    footer_from_edge=7.0,
    sample_from_top=15.0,
    code_from_edge=10.8,
    code_side=10.0,
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A way to set text: font role, size in points, first-line indent in cells, line height in thousandths of a line."""

    role: Role
    size: float
    indent: int = 0
    height: int = LINE
    on_grid: bool = True

    def __post_init__(self) -> None:
        if not 5 <= self.size <= 120:
            raise ValueError(f"implausible type size {self.size}")
        if self.size > self.height * PORTRAIT.line_pt / LINE:
            raise ValueError("the line is lower than its type")


TITLE = TextStyle(Role.TITLE, 22.0, height=1250)  # 2号小标宋
BODY = TextStyle(Role.BODY, 16.0, indent=2)  # 3号仿宋
PLAIN = TextStyle(Role.BODY, 16.0)
H1 = TextStyle(Role.HEI, 16.0, indent=2)
H2 = TextStyle(Role.KAI, 16.0, indent=2)
NOTE = TextStyle(Role.BODY, 12.0, height=700, on_grid=False)
WARNING = TextStyle(Role.HEI, 12.0, height=700, on_grid=False)
FINE = TextStyle(Role.BODY, 9.0, height=440, on_grid=False)  # 小五
TABLE = TextStyle(Role.BODY, 12.0, height=620, on_grid=False)  # 小四
TABLE_HEAD = TextStyle(Role.HEI, 12.0, height=620, on_grid=False)
TABLE_SMALL = TextStyle(Role.BODY, 9.0, height=440, on_grid=False)  # 小五
TABLE_SMALL_HEAD = TextStyle(Role.HEI, 9.0, height=440, on_grid=False)
SIGN_NAME = TextStyle(Role.BODY, 16.0, on_grid=False)
SIGN_UNIT = TextStyle(Role.BODY, 9.0, height=400, on_grid=False)

#: A card for the table: its name in the largest size that fits, the second line under it.
CARD_SIZES = (96.0, 80.0, 66.0, 54.0, 44.0, 36.0)
CARD = TextStyle(Role.TITLE, 36.0, height=1600, on_grid=False)
CARD_UNIT = TextStyle(Role.BODY, 20.0, height=1100, on_grid=False)

PAGE_NUMBER_SIZE = 14.0  # 4号
PAGE_NUMBER_BELOW_MM = 7.0
FOOTER_SIZE = 7.5
WATERMARK_SIZE = 120.0
WATERMARK_GRAY = 0.90


@dataclass(frozen=True, slots=True)
class BoardStyle:
    """The signature board: two columns, each a name and a box (millimetres; heights in thousandths of a line).

    ``beside`` sets one who signs alone, the panel leader, beside the words of the role instead of below them.
    ``cell_height`` is that of a box in a table of signers.
    """

    box_width: float = 34.0
    box_height: float = 12.0
    row: int = 1500
    label: int = 1000
    gap: int = 500
    beside: bool = False
    cell_height: float = 12.0

    def __post_init__(self) -> None:
        if self.row * LINE_MM / LINE < self.box_height + 1:
            raise ValueError("signature boxes would touch")
        if self.box_width >= 156 / 2 - 30:
            raise ValueError("no room for the name beside the box")


BOARD = BoardStyle()
#: From the one that reads best to the one that takes least room.
BOARDS = (
    BOARD,
    BoardStyle(row=1290, label=900, cell_height=10.0),
    BoardStyle(row=1290, label=900, gap=250, beside=True, cell_height=8.0),
)
