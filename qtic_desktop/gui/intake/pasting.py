"""A block of cells from WPS or Excel put into a table of the wizard, and what of it could not be taken, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.pasting import Block, read_figure, without_heads
from qtic_desktop.domain.pasting_heads import Missed
from qtic_desktop.gui.intake.fields import put_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import NumberField
from qtic_desktop.gui.widgets.entry import shorten

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Pasted:
    """How many cells were filled, and a sentence for each that was not."""

    filled: int
    refused: tuple[str, ...]
    heads: tuple[str, ...] | None = None
    """Heads whose figures went nowhere, each with why; None where the block brought no heads."""

    def words(self) -> str:
        """What happened, for the message of the page."""
        text = tr("粘贴：填入 {n} 格。") if self.heads is None else tr("粘贴：按表头填入 {n} 格。")
        text = text.format(n=self.filled)
        if self.heads:
            text += tr("表头对不上、没有填入的：{heads}。").format(heads=tr("；").join(self.heads))
        if not self.refused:
            return text
        named = tr("；").join(self.refused[:_NAMED])
        rest = len(self.refused) - _NAMED
        more = tr("；另有 {n} 格").format(n=rest) if rest > 0 else ""
        return text + tr("{n} 格没有填入，原来的内容没有动：{named}{more}。").format(
            n=len(self.refused), named=named, more=more
        )


def put_block(block: Block, grid: Sequence[Sequence[QWidget | None]], signed: frozenset[QWidget]) -> Pasted:
    """Fill the cells of ``grid`` in place; ``signed`` cells take a figure below 0. Blank cells leave what stands there."""
    cells = [cell for row in grid for cell in row if cell is not None]
    if cells and all(isinstance(cell, NumberField) or cell in signed for cell in cells):
        block = without_heads(block)
    filled, refused = 0, []
    for line, row in enumerate(block):
        for column, text in enumerate(row):
            if not text.strip():
                continue
            cell = grid[line][column] if line < len(grid) and column < len(grid[line]) else None
            why = tr("超出表格") if cell is None else _put(cell, text, signed)
            filled += not why
            if why:
                place = tr("第 {row} 行第 {column} 列“{text}”{why}")
                refused.append(place.format(row=line + 1, column=column + 1, text=shorten(text), why=why))
    return Pasted(filled, tuple(refused))


def put_placed(
    told: Sequence[tuple[QWidget | None, str]], missed: Sequence[Missed], signed: frozenset[QWidget]
) -> Pasted:
    """Fill the cells that the heads of a block name; what they do not name is told."""
    why = {
        "unknown": tr("“{head}”（表里没有这一项）"),
        "year": tr("“{head}”（表里没有这一年）"),
        "unit": tr("“{head}”（不是以万元计，请换算后再填）"),
        "twice": tr("“{head}”（写了两次，不知道取哪一个）"),
    }
    heads = tuple(why[one.why].format(head=shorten(one.head)) for one in missed)
    filled, refused = 0, []
    for cell, text in told:
        problem = tr("超出表格") if cell is None else _put(cell, text, signed)
        filled += not problem
        if problem:
            refused.append(tr("“{text}”{why}").format(text=shorten(text), why=problem))
    return Pasted(filled, tuple(refused), heads)


def _put(cell: QWidget, text: str, signed: frozenset[QWidget]) -> str:
    """Fill one cell; why not, if not."""
    if not isinstance(cell, NumberField) and cell not in signed:
        put_text(cell, text.strip())
        return ""
    figure = read_figure(text)
    if figure.why_not:
        return {
            "vague": tr("不是确定的数"),
            "yuan": tr("不是以万元计，请换算后再填"),
            "percent": tr("是百分数，这里填金额"),
            "words": tr("不是数"),
        }[figure.why_not]
    if figure.text.startswith("-") and cell not in signed:
        return tr("小于 0")
    if isinstance(cell, NumberField) and not cell.legal(figure.text):
        return tr("位数太多")
    if figure.text:
        put_text(cell, figure.text)
    return ""
