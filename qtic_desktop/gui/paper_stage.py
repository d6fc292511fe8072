"""A stage this edition does not carry: what it does by the guideline, its text, and that it is done on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.clauses import clause_text, clause_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stages import Stage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, StateChip, plain_label


class PaperStagePage(Page):
    """Shows no list and no button, because there is nothing behind them. ``steps`` are those of the procedure."""

    def __init__(
        self, ctx: AppContext, stage: Stage, steps: Sequence[Stage] = (), parent: QWidget | None = None
    ) -> None:
        self.name = stage.name
        super().__init__(ctx, parent)
        self._steps = tuple(steps)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(16))
        layout.addWidget(self._make_card(stage))
        layout.addStretch(1)
        self.set_body(body)

    def _make_card(self, stage: Stage) -> Card:
        card = Card(self)
        card.setMaximumWidth(theme().px(760))
        card.body.addWidget(StateChip(tr("本版本尚未包含，纸面办理"), "neutral", parent=card))
        if stage.does:
            card.body.addWidget(plain_label(stage.does, "body", card))
        if stage.paper:
            card.body.addSpacing(theme().px(8))
            card.body.addWidget(plain_label(tr("现在怎样办理"), "strong", card))
            card.body.addWidget(plain_label(stage.paper, "body", card))
        if stage.clause:
            card.body.addSpacing(theme().px(8))
            card.body.addWidget(plain_label(clause_words(stage.clause, self.ctx.lang), "strong", card))
            card.body.addWidget(plain_label(clause_text(stage.clause, self.ctx.lang), "muted", card))
        where = self._where(stage)
        if where:
            card.body.addSpacing(theme().px(8))
            card.body.addWidget(plain_label(tr("在程序中的位置"), "strong", card))
            line = QHBoxLayout()
            line.addWidget(plain_label(where, "body", card), 1)
            card.body.addLayout(line)
        return card

    def _where(self, stage: Stage) -> str:
        if stage not in self._steps:
            return ""
        place, total = self._steps.index(stage), len(self._steps)
        before = tr("之前：{stage}").format(stage=self._steps[place - 1].title) if place else ""
        after = tr("之后：{stage}").format(stage=self._steps[place + 1].title) if place + 1 < total else ""
        here = tr("第 {n} 步，共 {total} 步").format(n=place + 1, total=total)
        return "    ".join(part for part in (here, before, after) if part)
