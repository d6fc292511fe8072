"""Two people wrote different things on one sheet: what the place is called, and where it is said."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.clashes import Pair
from qtic_desktop.gui.clash import Clashes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.sheet_writer import SheetWriter
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import InlineMessage


def clash_place(pair: Pair) -> str:
    """In words; a comment belongs to a criterion, or to the whole sheet."""
    if pair.key == "comment":
        return tr("“{title}”的评语").format(title=pair.title) if pair.title else tr("整份评分表的评语")
    return tr("手写合计") if pair.key == "total" else tr("弄虚作假")


def watch_clashes(ctx: AppContext, writer: SheetWriter, panel: QWidget, message: InlineMessage) -> Clashes:
    """Say at the top of the ``panel`` what the ``writer`` met."""
    clashes = Clashes(ctx, panel, lambda said, word, do: message.show_message(said, "warn", ((word, do),)))
    writer.clashed.connect(lambda error, decided: clashes.meet(error, clash_place, decided))
    return clashes
