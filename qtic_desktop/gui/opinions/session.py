"""One opinion at work, without a widget: what is read of it, what is typed, how its page is drawn, and what is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.clashes import OtherValue, Pair, chosen_text, losing
from qtic_desktop.domain.opinions import OpinionStatus, OpinionText
from qtic_desktop.gui.clash import Sides, joined_words, merged
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.unsaved import may_go
from qtic_desktop.gui.widgets import commit_input_method, pending_preedit
from qtic_desktop.services.opinions import OpinionView, opinion_view, save_opinion_text
from qtic_desktop.services.opinions.drawn import Drawn, draw_opinion

if TYPE_CHECKING:
    from qtic_desktop.documents.fonts import FontSet
    from qtic_desktop.gui.background import Task

DRAW_AFTER_MS = 600
KEEP_AFTER_MS = 1500
"""From the first letter that is not kept yet to its being kept."""
UNFINISHED = "opinions/unfinished"
"""Which opinion was being written, and when its words were kept last; forgotten when it is left in good order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the person at the desk, and the act it offers, if any."""

    text: str
    kind: str = "ok"
    act: str = ""
    then: Callable[[], None] | None = None


def part_name(pair: Pair) -> str:
    """What a part is called where two people wrote into it."""
    known = {"opening": tr("开头"), "dissent": tr("不同意见"), "text": tr("全文（两边用的措辞不同）")}
    return pair.title or known.get(pair.key, pair.key)


class OpinionSession(QObject):
    """What desk, files and signing share. They speak through it and know nothing of each other.

    ``told`` carries a ``Told``, None to take the last one away; ``busy`` a task and its words; ``verified`` a verdict
    and whether somebody asked for it; ``changed`` the view before, None at first; ``drawn_anew`` the page;
    ``clashed`` an ``OtherValue`` that a person has to decide, and what is to be called with the choice.
    """

    told = Signal(object)
    busy = Signal(object, str)
    verified = Signal(object, bool)
    changed = Signal(object)
    drawing = Signal()
    drawn_anew = Signal(object)
    not_drawn = Signal()
    clashed = Signal(object, object)

    def __init__(self, ctx: AppContext, opinion_id: str, fonts: FontSet | None, parent: QObject) -> None:
        super().__init__(parent)
        self.ctx, self.opinion_id, self.fonts = ctx, opinion_id, fonts
        self.view: OpinionView | None = None
        self.drawn: Drawn | None = None
        self.typed: OpinionText | None = None
        """The words as they stand in the fields while they are not on their way to the record."""
        self._saving: OpinionText | None = None
        self._seen: list[OpinionText] = []
        """What the person has had before them; the last one is what is being written on from."""
        self._turn = 0
        self._asked: tuple[object, ...] = ()
        self._draw_later = QTimer(self, singleShot=True, interval=DRAW_AFTER_MS)
        self._draw_later.timeout.connect(self.redraw)
        self._keep_soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self._keep)

    # -- what is told

    @property
    def is_here(self) -> bool:
        """Whether the desk is still open: answers of work begun here may come after the person went back."""
        return isValid(self)

    def tell(self, text: str, kind: str = "ok", act: str = "", then: Callable[[], None] | None = None) -> None:
        """Say how it went, while there is somebody at the desk."""
        if self.is_here:
            self.told.emit(Told(text, kind, act, then))

    def hush(self) -> None:
        """Take away what was said before: something else begins."""
        self.told.emit(None)

    def report(self, error: Exception) -> None:
        """Say what happened, what is safe and what to do; at the window when the desk is gone."""
        if self.is_here:
            self.tell(self.ctx.say(error), "bad")
        else:
            self.ctx.tasks.failed.emit(error)

    def watch(self, task: Task, words: str) -> None:
        """Show that work is running."""
        if self.is_here:
            self.busy.emit(task, words)

    # -- the record

    @property
    def is_draft(self) -> bool:
        """Whether the words can still be written."""
        return self.view is not None and self.view.detail.row.status is OpinionStatus.DRAFT

    @property
    def words(self) -> OpinionText | None:
        """The words as the person knows them, kept or not."""
        return self.typed or self._saving or (self.view.text if self.view is not None else None)

    @property
    def is_kept(self) -> bool:
        """Whether the record has every word: nothing is typed that is not stored."""
        return self.typed is None and self._saving is None

    def reload(self) -> None:
        """Read the opinion again; words that are being typed are left alone."""
        self.ctx.ask(opinion_view.bind(opinion_id=self.opinion_id), on_done=self._take, on_error=self.report)

    def _take(self, view: OpinionView) -> None:
        if not self.is_here:
            return
        before, self.view = self.view, view
        if not self.is_draft:
            self.typed = None
        if self.is_kept:  # it is shown; words that are being typed stay, and what they were written on from
            self._seen.append(view.text)
        self.changed.emit(before)
        # Another wording, another window or a correction may have changed what the page says.
        if self._asked != self._page_of() and (self.is_kept or not self.is_draft):
            self.redraw()

    def write(self, text: OpinionText) -> None:
        """The person is typing: these words are to be kept, and the page is drawn with them."""
        self.typed = text
        self.ctx.saving.typed(Act.SAVE_OPINION_TEXT)
        self._draw_later.start()
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def _keep(self) -> None:
        """Keep what is typed so far, but never tear a half-composed word out of the input method for it."""
        if self.ctx.tasks.is_closed:
            return
        focus = QApplication.focusWidget()
        if self._saving is not None or (focus is not None and pending_preedit(focus)):
            self._keep_soon.start()
        else:
            self.save()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Keep the words, then go on with ``then``."""
        commit_input_method()
        text, self.typed = self.typed, None
        if text is None or not self.is_draft:
            self.ctx.saving.settled(Act.SAVE_OPINION_TEXT)
            if then is not None:
                then()
            return
        self._write(text, then)

    def _write(
        self, text: OpinionText, then: Callable[[], object] | None, gave_way: Mapping[str, str] | None = None
    ) -> None:
        self._keep_soon.stop()
        self._saving = text

        def saved(_: Changes) -> None:
            self._saving = None if self._saving is text else self._saving
            self.typed = None if self.typed == text else self.typed  # written by a second try
            if self.view is not None:
                self.view = replace(self.view, text=text)
            self._note_unfinished()
            if then is not None:
                then()

        def failed(error: Exception) -> None:
            self._saving = None if self._saving is text else self._saving
            self.typed = self.typed or text
            if isinstance(error, OtherValue) and self.is_here:
                self._meet(error, then)
            else:
                self.report(error)

        write = save_opinion_text.bind(opinion_id=self.opinion_id, text=text, seen=self._seen, gave_way=gave_way)
        self.ctx.perform(write, on_done=saved, on_error=failed, typed=self._in_words(text))

    def _meet(self, error: OtherValue[OpinionText], then: Callable[[], object] | None) -> None:
        """Another person wrote into other parts: theirs come beside these. Into the same: it is asked."""
        sides = merged(error.pairs)
        if sides is None:
            self.clashed.emit(error, partial(self._settle, error, then))
        else:
            self._settle(error, then, sides)
            self.tell(joined_words(error, part_name), "info")

    def _settle(self, error: OtherValue[OpinionText], then: Callable[[], object] | None, sides: Sides) -> None:
        """Write what was chosen, and show it."""
        mine = self.words
        if mine is None or self.view is None or not self.is_here:
            return
        chosen = chosen_text(error.theirs, mine, sides)
        self.typed = None
        self._seen.append(error.theirs)
        before, self.view = self.view, replace(self.view, text=chosen)
        self.changed.emit(before)  # the fields show it while nothing is on its way
        self._write(chosen, then, losing(error.pairs, sides, part_name))
        self.redraw()

    def may_leave(self, parent: QWidget) -> bool:
        """Keep the words; whether nothing would be lost by going back to the list."""
        self.save(then=lambda: self.ctx.settings.remember(UNFINISHED, ""))
        return may_go(self.ctx, parent)

    def _in_words(self, text: OpinionText) -> Typed:
        row = None if self.view is None else self.view.detail.row
        where = tr("意见书（{name}）").format(name="" if row is None else row.center_name)
        parts = tuple((part.heading, part.body) for part in text.parts)
        more = ((tr("结论"), text.conclusion), (tr("不同意见"), text.dissent))
        lines = ((tr("开头"), text.opening), *parts, *(line for line in more if line[1]))
        return Typed(self.opinion_id, where, lines, {"opinion_id": self.opinion_id, "text": asdict(text)})

    def _note_unfinished(self) -> None:
        self.ctx.settings.remember(UNFINISHED, f"{self.opinion_id} {self.ctx.now().isoformat(timespec='seconds')}")
        self.ctx.settings.flush()

    # -- the page

    @property
    def is_settled(self) -> bool:
        """The page shown is the text as it stands: nothing typed is still to be saved or drawn."""
        return self.typed is None and self.drawn is not None and not self._draw_later.isActive()

    def _page_of(self) -> tuple[object, ...]:
        """What the page is drawn from, as it is known now."""
        if self.view is None:
            return ()
        row = self.view.detail.row
        return (
            row.pdf_sha256,
            row.wording,
            self.view.facts if self.is_draft else None,
            self.words if self.is_draft else None,
        )

    def redraw(self) -> None:
        """Draw the page anew off the GUI thread; an answer that is no longer wanted is dropped."""
        if self.view is None or self.ctx.tasks.is_closed:
            return
        self._turn += 1
        self._asked = self._page_of()
        turn, text = self._turn, self.words if self.is_draft else None
        if self.drawn is None:
            self.drawing.emit()
        task = self.ctx.work_in_steps(
            draw_opinion.bind(opinion_id=self.opinion_id, text=text, fonts=self.fonts),
            on_done=lambda drawn: self._show_page(turn, drawn),
            on_error=self._failed,
            label=tr("生成页面"),
        )
        self.watch(task, tr("正在生成页面…"))

    def _show_page(self, turn: int, drawn: Drawn) -> None:
        self.fonts = drawn.fonts
        if turn == self._turn and self.is_here:
            self.drawn = drawn
            self.drawn_anew.emit(drawn)

    def _failed(self, error: Exception) -> None:
        if self.is_here:
            self.not_drawn.emit()
            self.report(error)
