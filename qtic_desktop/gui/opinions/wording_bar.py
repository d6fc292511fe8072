"""Above the words of a draft: which wording it is written in, the way to the one in force and back, and the phrases kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.services.opinions.rewording import take_wording
from qtic_desktop.services.opinions.wording_desk import phrases
from qtic_desktop.services.opinions.wordings import keep_phrase

if TYPE_CHECKING:
    from qtic_desktop.gui.opinions.text_form import TextForm

_SHOWN: Final = 40


class WordingBar(QWidget):
    """Follows the session; what is taken goes into the part where the cursor was last."""

    def __init__(self, session: OpinionSession, form: TextForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._form, self._part = session, form, ""
        self.state = plain_label("", "small", self)
        self.state.setWordWrap(True)
        self.take = button("", "refresh-cw", "quiet", self)
        self.take.setObjectName("takeWording")
        self.take.clicked.connect(self._take)
        self.phrases = button(tr("常用语"), "pen-line", "quiet", self)
        self.phrases.setObjectName("phrases")
        self.phrases.setMenu(QMenu(self.phrases))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        line.addWidget(self.state, 1)
        line.addWidget(self.take)
        line.addWidget(self.phrases)
        # Tab comes by here before it goes into the words below.
        QWidget.setTabOrder(self.phrases, form.facts_button)
        form.part_entered.connect(self._follow)
        session.changed.connect(lambda _before: self._show())
        self.hide()

    def _follow(self, part: str) -> None:
        self._part = part

    def _show(self) -> None:
        view, ctx = self._session.view, self._session.ctx
        self.setVisible(self._session.is_draft and is_theirs(ctx.actor, Act.SAVE_OPINION_TEXT))
        if view is None or not self._session.is_draft:
            return
        row = view.detail.row
        self.state.setText(tr("措辞：{version}").format(version=_version(row.wording)))
        self.take.setVisible(row.is_in_old_wording and is_theirs(ctx.actor, Act.TAKE_WORDING))
        self.take.setText(tr("换用{version}").format(version=_version(row.wording_in_force)))
        self.take.setToolTip(tr("没有改动过的句子换成新版，写过的文字原样保留；可以换回来"))
        ctx.ask(phrases.bind(), on_done=self._offer)

    def _offer(self, kept: tuple[str, ...]) -> None:
        if not self._session.is_here:
            return
        menu = self.phrases.menu()
        menu.clear()
        for text in kept:
            shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
            menu.addAction(shown).triggered.connect(partial(self._write, text))
        menu.addSeparator()
        menu.addAction(tr("把选中的文字存为常用语")).triggered.connect(self._keep)
        menu.addAction(tr("修改措辞和常用语…")).triggered.connect(
            lambda: self._session.ctx.go(Place("settings", view="wordings"))
        )

    def _write(self, text: str, _checked: bool = False) -> None:
        self._form.take_over(self._part, text)

    def _keep(self) -> None:
        area = self._form.areas.get(self._part)
        marked = "" if area is None else area.editor.textCursor().selectedText()
        session = self._session

        def kept(_changes: Changes) -> None:
            session.tell(tr("已存为常用语。"))
            if session.is_here:
                self._show()

        session.ctx.perform(
            keep_phrase.bind(text=marked),
            on_done=kept,
            on_error=lambda error: session.tell(session.ctx.say(error), "warn"),
        )

    def _take(self) -> None:
        view = self._session.view
        if view is not None:
            row = view.detail.row
            self._session.save(then=partial(self._change, row.wording, row.wording_in_force))

    def _change(self, before: int, number: int) -> None:
        """Take the draft over, and say how it comes back."""
        session = self._session
        told = tr("已换用{version}：没有改动过的句子换成新版，写过的文字没有动。").format(version=_version(number))
        back = partial(self._change, number, before)

        def done(_changes: Changes) -> None:
            session.tell(told, "ok", tr("换回来"), back)
            if session.is_here:
                session.reload()  # the words follow, and with them the page

        session.ctx.perform(
            take_wording.bind(opinion_id=session.opinion_id, number=number),
            on_done=done,
            on_error=session.report,
        )


def _version(number: int) -> str:
    return tr("第 {n} 版措辞").format(n=number) if number else tr("随程序提供的措辞")
