"""A stage this edition does not carry: what it does by the guideline, its text, and that it is done on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.clauses import clause_text, clause_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.stages import Stage, all_stages
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, StateChip, plain_label

_PROCEDURE = (
    "intake",
    "examination",
    "meetings",
    "opinions",
    "selection",
    "publicity",
    "launch",
    "annual_reports",
    "evaluation",
)


class PaperStagePage(Page):
    """Shows no list and no button, because there is nothing behind them."""

    def __init__(self, ctx: AppContext, stage: Stage, parent: QWidget | None = None) -> None:
        self.name = stage.name
        self.title_source = stage.title
        super().__init__(ctx, parent)
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

    @staticmethod
    def _where(stage: Stage) -> str:
        if stage.name not in _PROCEDURE:
            return ""
        titles = {entry.name: entry.title for entry in all_stages()}
        place = _PROCEDURE.index(stage.name)
        before = tr("之前：{stage}").format(stage=titles[_PROCEDURE[place - 1]]) if place else ""
        after = tr("之后：{stage}").format(stage=titles[_PROCEDURE[place + 1]]) if place + 1 < len(_PROCEDURE) else ""
        here = tr("第 {n} 步，共 {total} 步").format(n=place + 1, total=len(_PROCEDURE))
        return "    ".join(part for part in (here, before, after) if part)
