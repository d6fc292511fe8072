"""How a Word paper looks: the page of GB/T 9704-2012 as Word measures it, its styles, and its fonts with stand-ins.

Fonts are named for the East Asian letters (w:eastAsia) apart from Latin ones; without that, Word and WPS set Chinese text
in whatever the theme of the computer says. The table of fonts names what a computer without 小标宋 or 仿宋 takes instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from qtic_desktop.documents.pdf.styles import LANDSCAPE, LINE, MM, PORTRAIT, Page

FANGSONG: Final = "仿宋"
HEITI: Final = "黑体"
KAITI: Final = "楷体"
XIAOBIAOSONG: Final = "方正小标宋简体"
SONGTI: Final = "宋体"
RARE: Final = "SimSun-ExtB"
LATIN: Final = "Times New Roman"
#: What Word takes where the first name is missing, in this order.
STAND_INS: Final = {
    FANGSONG: "FangSong,仿宋_GB2312,FangSong_GB2312,方正仿宋_GBK,STFangsong,Zhuque Fangsong",
    HEITI: "SimHei,方正黑体_GBK,Noto Sans CJK SC",
    KAITI: "KaiTi,楷体_GB2312,KaiTi_GB2312,方正楷体_GBK,LXGW WenKai",
    XIAOBIAOSONG: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋体,华文中宋,STZhongsong,Noto Serif CJK SC",
    SONGTI: "SimSun,Noto Serif CJK SC",
    RARE: "宋体-方正超大字符集,BabelStone Han,HanaMinB",
}

#: Twentieths of a point. 28.95 pt times 22 stays inside the 225 mm of the text area; 29 pt would not.
LINE_PITCH: Final = 579
#: Twentieths of a point between the characters of 16 points, so that 28 of them fit into 156 mm. A grid of characters
#: would say the same to Word, but other programs give a character that is wider than its cell two cells.
TIGHTER: Final = -5


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: East Asian font, size in points, line height in thousandths of a grid line (0: as tall as it
    needs), first-line indent in characters, and its level in the outline (0 for none)."""

    id: str
    name: str
    font: str = FANGSONG
    size: float = 16.0
    height: int = LINE
    indent: int = 0
    align: Literal["left", "center", "right", "both"] = "both"
    outline: int = 0
    keep: bool = False
    grid: bool = True


NORMAL: Final = Style("Normal", "Normal")
BODY: Final = Style("QticBody", "公文正文", indent=2)
TITLE: Final = Style("Title", "Title", XIAOBIAOSONG, 22.0, 1250, align="center", keep=True, grid=False)
H1: Final = Style("Heading1", "heading 1", HEITI, indent=2, outline=1, keep=True)
H2: Final = Style("Heading2", "heading 2", KAITI, indent=2, outline=2, keep=True)
NOTE: Final = Style("QticNote", "公文附注", size=12.0, height=700, grid=False)
WARNING: Final = Style("QticWarning", "公文提示", HEITI, 12.0, 700, grid=False)
FINE: Final = Style("QticFine", "公文小字", size=9.0, height=440, grid=False)
FACT: Final = Style("QticFact", "公文要素", size=12.0, height=640, align="left", grid=False)
CELL: Final = Style("QticCell", "表格正文", size=12.0, height=620, align="left", grid=False)
CELL_HEAD: Final = Style("QticCellHead", "表格标题", HEITI, 12.0, 620, align="center", grid=False)
SMALL: Final = Style("QticSmall", "表格小字", size=9.0, height=440, align="left", grid=False)
SMALL_HEAD: Final = Style("QticSmallHead", "表格小标题", HEITI, 9.0, 440, align="center", grid=False)
SIGN: Final = Style("QticSign", "签字", size=12.0, height=0, align="left", grid=False)
PAGE_NUMBER: Final = Style("QticPageNumber", "页码", SONGTI, 14.0, 690, align="right", grid=False)
MARGIN: Final = Style("QticMargin", "页边文字", size=7.5, height=350, align="left", grid=False)
MARK: Final = Style("QticMark", "页眉标记", HEITI, 16.0, 0, align="right", grid=False)
STYLES: Final = (
    NORMAL, BODY, TITLE, H1, H2, NOTE, WARNING, FINE, FACT, CELL, CELL_HEAD, SMALL, SMALL_HEAD, SIGN, PAGE_NUMBER, MARGIN,
    MARK,
)  # fmt: skip


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, never more than there are."""
    return int(millimetres * MM * 20)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper in twentieths of a point. ``footer`` is the distance of the lowest line of the margin from the edge."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    text_width: int
    footer: int
    between: int
    landscape: bool

    @classmethod
    def of(cls, page: Page, *, landscape: bool) -> Sheet:
        """The same paper as Word counts it; the page number stands 7 mm below the text, the code at the foot."""
        bottom = page.height - page.top - page.text_height
        below = page.footer_from_edge - 1.0
        middle_of_number = bottom - 7.0
        between = max(0.0, middle_of_number - below - 3.5 - 2.2)
        return cls(
            twips(page.width), twips(page.height), twips(page.top), twips(page.width - page.left - page.text_width),
            twips(bottom), twips(page.left), twips(page.text_width), twips(below), twips(between), landscape,
        )  # fmt: skip


UPRIGHT: Final = Sheet.of(PORTRAIT, landscape=False)
TURNED: Final = Sheet.of(LANDSCAPE, landscape=True)


def line_twips(thousandths: int) -> int:
    """Thousandths of a grid line in twentieths of a point."""
    return thousandths * LINE_PITCH // LINE
