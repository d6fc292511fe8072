"""After a session that did not end: what was kept, of whom and where, looked at before anybody decides to go on with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.intake.choices import PAGE_TITLES
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.card_parts import facts_grid
from qtic_desktop.gui.stage.shown import Fact
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, FitScroll, plain_label
from qtic_desktop.storage.queries.kept import KeptEntry

_MOST: Final = 60


def way_to(kept: KeptEntry) -> Place:
    """Where what was kept is gone on with."""
    if kept.act == Act.SAVE_DRAFT:
        return Place("intake", kept.subject_id, view="fill")
    if kept.act == Act.SAVE_OPINION_TEXT:
        return Place("opinions", kept.subject_id)
    return Place("scoring")


class KeptDialog(Dialog):
    """Reads only. Going on opens the place; leaving it changes nothing, and the list of drafts keeps it as it is."""

    def __init__(self, kept: KeptEntry, sentence: str, go_on: Callable[[], object], parent: QWidget) -> None:
        super().__init__(tr("上次保留的内容"), parent)
        self._go_on = go_on
        self.body.addWidget(plain_label(sentence, "strong", self))
        where = tr("所在的一页：{page}").format(page=tr(PAGE_TITLES[kept.page])) if kept.page in PAGE_TITLES else ""
        told = tr("下面是现在保存着的内容，请与纸面核对最后几项。两种选择都不会删除任何内容。")
        gap = "" if translations.lang == "zh" else " "
        self.body.addWidget(plain_label(gap.join(filter(None, (where and where + "。", told))), "muted", self))
        scroll = FitScroll(self)
        self.shown = tuple(_fact(kept, field, text) for field, text in kept.lines[:_MOST])
        nothing = (Fact(tr("内容"), tr("这一页还没有填写任何内容。")),)
        scroll.body.addLayout(facts_grid(self.shown or nothing, scroll))
        self.body.addWidget(scroll, 1)
        self.add_button(tr("以后再看"), self.reject).setObjectName("keptLater")
        go = self.add_button(tr("接着填写"), self._go, "primary")
        go.setObjectName("keptGoOn")
        self.resize(theme().px(600), theme().px(160))

    def open(self) -> None:
        """As high as its words need."""
        super().open()
        self.make_room()

    def _go(self) -> None:
        self.accept()
        self._go_on()


def _fact(kept: KeptEntry, field: str, text: str) -> Fact:
    if kept.act == Act.SAVE_DRAFT:
        lang = translations.lang
        return Fact(field_words(field, lang), value_words(field, text, lang))
    if kept.act == Act.SAVE_OPINION_TEXT:
        return Fact(field, text)
    return Fact(tr("指标 {number}").format(number=field) if field else tr("总体意见"), text)
