"""Keeps the draft in the workspace while it is typed: every save is queued at once, in order, and none overlaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.clashes import OtherValue
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.typed_draft import typed_draft
from qtic_desktop.gui.saving import SaveBook
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.input_method import pending_preedit
from qtic_desktop.services.intake import DraftSlot

_EVERY: Final = 1500  # milliseconds from the first letter that is not kept yet to its being kept


class WhileTyping(QObject):
    """Long texts are kept while they are typed: ``due`` comes a moment after the first letter that is not kept yet."""

    due = Signal()

    def __init__(self, book: SaveBook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)

    def typed(self) -> None:
        """A letter more stands on the screen than in the record."""
        self._book.typed(Act.SAVE_DRAFT)
        if not self._timer.isActive():
            self._timer.start()

    def asked(self, *, waiting: bool) -> None:
        """The draft was handed to the storage; where nothing ``waiting`` is left, it says what is kept already."""
        self._timer.stop()
        if not waiting:
            self._book.settled(Act.SAVE_DRAFT)

    def _look(self) -> None:
        """A half-composed word is not torn out of the input method to be kept."""
        if pending_preedit():
            self._timer.start()
        else:
            self.due.emit()


class DraftKeeper(QObject):
    """The record is made by the first save; later saves go to the same one. ``failed`` carries the exception, ``clashed``
    an ``OtherValue``: another person's state of the same form."""

    kept = Signal(object)
    failed = Signal(object)
    clashed = Signal(object)

    def __init__(
        self,
        ctx: AppContext,
        proposal_id: str | None = None,
        parent: QObject | None = None,
        *,
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._slot = DraftSlot(proposal_id)
        self._committed = proposal_id is not None
        self._asked: tuple[ProposalDraft, str, str] | None = None
        self._waiting = 0
        self._gave_way: Mapping[str, str] = {}
        #: Where the book of what is not kept yet finds it; a record of its own comes only with the first save.
        self._place = proposal_id or f"new {uuid4()}"
        self.departments = names
        """Names of the departments by id, for what is said of an entry."""

    @property
    def word(self) -> str:
        """The words on the button that hands the form in."""
        return tr("提交受理")

    def papers_came(self, kinds: frozenset[str]) -> None:
        """Files of these kinds are there; of a draft the ticks of missing papers follow by themselves."""

    @property
    def takes_memory(self) -> bool:
        """Whether blank entries may be filled from an earlier application."""
        return True

    @property
    def kept_words(self) -> str:
        """What Esc says, which leaves everything where it is."""
        return tr("草稿已保留。要离开请按“返回列表”。")

    @property
    def keeping_word(self) -> str:
        """The words on the button that keeps it; empty where there is nothing a person would keep."""
        return tr("保存草稿")

    def why_not(self, draft: ProposalDraft) -> str:
        """What the button waits for besides the checks of the form; empty for nothing."""
        return ""

    @property
    def proposal_id(self) -> str | None:
        """The record, once a save was acknowledged."""
        return self._slot.proposal_id if self._committed else None

    def start_from(self, draft: ProposalDraft, page: str, cursor: str) -> None:
        """What is known to be kept already, so that looking at a draft does not write it again."""
        self._asked = (draft, page, cursor)
        self._slot.seen.append(draft)

    def settle(self, theirs: ProposalDraft, gave_way: Mapping[str, str]) -> None:
        """What the other person wrote has been seen; the next save goes on from it and tells what gave way."""
        self._slot.seen.append(theirs)
        self._gave_way = gave_way

    def keep(self, draft: ProposalDraft, page: str, cursor: str) -> None:
        """Queue a save unless exactly this was asked before. The storage thread works in order, one after another, so
        the id made by the first save is known to the second even when both were asked for before either ran."""
        wanted = (draft, page, cursor)
        if wanted == self._asked or (
            self._asked is not None and self._slot.proposal_id is None and draft == self._asked[0]
        ):
            return
        self._asked = wanted
        self._waiting += 1
        from qtic_desktop.services.intake import keep_draft

        kept = keep_draft.bind(slot=self._slot, draft=draft, page=page, cursor_field=cursor, gave_way=self._gave_way)
        self._gave_way = {}
        typed = typed_draft(self._place, draft, self._ctx.lang, departments=self.departments)
        self._ctx.perform(kept, on_done=self._done, on_error=self._not_done, typed=typed)

    @property
    def is_kept(self) -> bool:
        """Whether the record has everything that was asked to be kept."""
        return not self._ctx.saving.of_record(Act.SAVE_DRAFT, Act.KEEP_CORRECTION, at=self._place)

    def submit(
        self, batch_id: str | None, on_done: Callable[[str], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Hand the kept draft in to a batch, after the saves that are still under way."""
        from qtic_desktop.services.intake import submit_kept

        self._ctx.perform(
            submit_kept.bind(slot=self._slot, batch_id=batch_id),
            on_done=lambda changes: on_done(next(iter(changes.ids))),
            on_error=on_error,
        )

    @property
    def is_waiting(self) -> bool:
        """A save is under way."""
        return self._waiting > 0

    def _done(self, _changes: Changes) -> None:
        self._committed = True
        self._waiting = max(0, self._waiting - 1)  # one that failed is asked for again, and answers again
        if isValid(self):  # the wizard may be closed before its last save is acknowledged
            self.kept.emit(self._ctx.now())

    def _not_done(self, error: Exception) -> None:
        if not self._committed:
            self._slot.proposal_id = None
        self._asked = None
        self._waiting = max(0, self._waiting - 1)
        if isinstance(error, OtherValue) and isValid(self):
            self.clashed.emit(error)
        elif isValid(self):
            self.failed.emit(error)
        else:
            self._ctx.tasks.failed.emit(error)
