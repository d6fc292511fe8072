"""A page that is not for the person at work: it says whose it is and reads nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import EmptyState


class ReservedAuditPage(Page):
    """The audit log tells who scored what and when; an expert of the panel must see nothing of the others."""

    name: StageName = "audit"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        words = tr("审计记录里有每位专家的操作，由办公室和监督人员查看；您的评分在“评分与表决”。")
        empty = EmptyState(words, tr("去评分与表决"), "audit")
        empty.acted.connect(lambda: ctx.go(Place("scoring")))
        self.set_empty(empty)
        self.show_empty(True)
