"""What can be put into a sentence without typing it: the names of the record, a condition, a phrase kept for reuse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.opinions.wordings import A_CONDITION, names_of
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.gui.wordings.forms import WordingForm
from qtic_desktop.services.opinions.wording_desk import phrases
from qtic_desktop.services.opinions.wordings import drop_phrase, keep_phrase

_SHOWN: Final = 40


class Inserts(QWidget):
    """Three menus below the form; ``said`` when a phrase was kept or dropped."""

    said = Signal(str, str)

    def __init__(self, ctx: AppContext, form: Callable[[], WordingForm], parent: QWidget) -> None:
        super().__init__(parent)
        self.ctx, self._form = ctx, form
        self.names = self._menu(tr("插入名称"), "plus", "insertName")
        self.phrases = self._menu(tr("常用语"), "pen-line", "insertPhrase")
        line = FlowBox(self, spacing=theme().px(8))
        for made in (self.names, self.phrases):
            line.add(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)

    def _menu(self, title: str, icon: str, name: str) -> QPushButton:
        made = button(title, icon, "quiet", self)
        made.setObjectName(name)
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._form().remember_place())
        made.setMenu(menu)
        made.pressed.connect(lambda: self._form().remember_place())
        return made

    def show_names(self, field: str) -> None:
        """Offer what the sentence at hand may name."""
        menu = self.names.menu()
        menu.clear()
        for name in names_of(field):
            menu.addAction(name).triggered.connect(partial(self._insert, "{{ " + name + " }}"))
        menu.addSeparator()
        menu.addAction(tr("条件（如果…否则…结束）")).triggered.connect(partial(self._insert, A_CONDITION))

    def _insert(self, text: str, _checked: bool = False) -> None:
        self._form().insert(text)

    def read(self) -> None:
        """The phrases that are kept."""
        self.ctx.ask(phrases.bind(), on_done=self._show)

    def _show(self, kept: tuple[str, ...]) -> None:
        menu = self.phrases.menu()
        menu.clear()
        for text in kept:
            menu.addAction(_short(text)).triggered.connect(partial(self._insert, text))
        menu.addSeparator()
        menu.addAction(tr("把选中的文字存为常用语")).triggered.connect(self.keep)
        dropping = QMenu(tr("删去常用语"), menu)
        dropping.setEnabled(bool(kept))
        for text in kept:
            dropping.addAction(_short(text)).triggered.connect(partial(self.drop, text))
        menu.addMenu(dropping)

    def keep(self) -> None:
        """Keep what is marked in the text at hand."""
        self.ctx.perform(
            keep_phrase.bind(text=self._form().selected()),
            on_done=lambda _changes: self._tell(tr("已存为常用语，起草意见书时也能用。")),
            on_error=lambda error: self.said.emit(self.ctx.say(error), "warn"),
        )

    def drop(self, text: str, _checked: bool = False) -> None:
        """Keep a phrase no longer; writing it and keeping it again is the way back."""
        self.ctx.perform(
            drop_phrase.bind(text=text),
            on_done=lambda _changes: self._tell(tr("已删去常用语“{text}”。").format(text=_short(text))),
            on_error=lambda error: self.said.emit(self.ctx.say(error), "warn"),
        )

    def _tell(self, words: str) -> None:
        self.read()
        self.said.emit(words, "ok")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
