"""What the headings and departments of a district's list mean: said once, remembered, and changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Dialog, FieldRow, FitScroll, PickList, plain_label

if TYPE_CHECKING:
    from qtic_desktop.services.imports.words import WordOfFile, WordsOfFile

_NOTHING = ""


class WordsDialog(Dialog):
    """``taught`` carries two mappings, word to meaning: headings and departments, those alone that were changed."""

    taught = Signal(object, object)
    harmless = False

    def __init__(self, ctx: AppContext, name: str, words: WordsOfFile, parent: QWidget) -> None:
        super().__init__(tr("认识这份表"), parent)
        self._words = words
        chinese = ctx.lang == "zh"
        told = tr("“{name}”里有程序不认识的写法。请指明各是什么意思，程序会记住，下次不再问；以后在这里也能改。")
        self.body.addWidget(plain_label(told.format(name=name), "body", self))
        area = FitScroll(self)
        inner = area.widget()
        assert inner is not None
        columns = [(key, zh if chinese else en) for key, zh, en in words.columns]
        nothing = [(_NOTHING, tr("（不用这一列）"))]
        self.headings: dict[str, ChoiceBox] = {}
        self.departments: dict[str, PickList] = {}
        if words.headings:
            area.body.addWidget(plain_label(tr("表头"), "section", inner))
        for word in words.headings:
            box = ChoiceBox(inner)
            box.set_choices([*nothing, *columns])
            box.set_value(word.meaning)
            self.headings[word.written] = box
            area.body.addWidget(FieldRow(inner, label=_label(word), field=box, required=True))
        if words.departments:
            area.body.addWidget(plain_label(tr("主管部门"), "section", inner))
        for word in words.departments:
            pick = PickList(inner)
            pick.set_choices(words.register)
            pick.set_value(word.meaning or None)
            self.departments[word.written] = pick
            area.body.addWidget(FieldRow(inner, label=_label(word), field=pick))
        if not words.headings and not words.departments:
            area.body.addWidget(plain_label(tr("这份表里的表头和主管部门程序都认识。"), "muted", inner))
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        self.setMinimumSize(theme().px(560), theme().px(420))
        self.add_button(tr("取消"), self.reject)
        self.use = self.add_button(tr("记住并重新读取"), self._take, "primary")
        self.use.setObjectName("teachWords")
        self.use.setEnabled(bool(words.headings or words.departments))

    def _take(self) -> None:
        headings = {word: box.value() or "" for word, box in self.headings.items()}
        departments = {}
        for word, pick in self.departments.items():
            pick.commit()
            departments[word] = pick.value() or ""
        self.done(1)
        self.taught.emit(_changed(self._words.headings, headings), _changed(self._words.departments, departments))


def _label(word: WordOfFile) -> str:
    if word.learned:
        return tr("“{word}”是（已记住）").format(word=word.written)
    if word.suggested:
        return tr("“{word}”可能是（请核对）").format(word=word.written)
    return tr("“{word}”是").format(word=word.written)


def _changed(before: tuple[WordOfFile, ...], now: dict[str, str]) -> dict[str, str]:
    known = {word.written: "" if word.suggested else word.meaning for word in before}
    return {word: meaning for word, meaning in now.items() if meaning != known[word]}
