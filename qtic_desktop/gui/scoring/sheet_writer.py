"""What is written of one sheet: points with their way back and forth, comments, the rare cases, the hand-written sum."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.errors import NotAllowed, Refused, StaleEdit
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.saving import Typed
from qtic_desktop.gui.scoring.history import Given, History
from qtic_desktop.gui.scoring.typed_sheet import typed_comment, typed_points, typed_total, typed_veto
from qtic_desktop.gui.scoring.words import points_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import message
from qtic_desktop.services import meetings as meeting_acts
from qtic_desktop.services import scoring as acts
from qtic_desktop.services.scoring import corrections
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.scoring import SheetRow

#: Refusals that mean the sheet is not any more what the screen shows.
_MOVED_ON = frozenset({"scoring.sheet_locked", "meetings.sealed"})


class SheetWriter(QObject):
    """Writes for the sheet given last to ``take``; each sheet keeps its own history while the panel is open.

    ``refused``: criterion and error; ``moved_on``: somebody else settled the sheet; ``settled``: its state changed;
    ``put_back``: criterion, points and the sentence of an undo or redo; ``kept``: the points of a criterion are stored.
    """

    refused = Signal(str, object)
    moved_on = Signal(object)
    settled = Signal()
    failed = Signal(object)
    put_back = Signal(str, object, str)
    kept = Signal(str)

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._histories: dict[str, History] = {}
        self._seen: dict[tuple[str, str], set[str]] = {}
        """What the person has had before them, by sheet and criterion: another value there is somebody else's."""
        self._row: SheetRow | None = None
        self._unwritten: set[str] = set()

    @property
    def row(self) -> SheetRow:
        """The sheet in hand."""
        assert self._row is not None
        return self._row

    @property
    def _history(self) -> History:
        return self._histories[self.row.id]

    def take(self, row: SheetRow) -> None:
        """Write for this sheet from now on."""
        self._row = row
        history = self._histories.setdefault(row.id, History())
        history.stored = {number: points_text(entry.points) for number, entry in row.entries.items()}
        for criterion in row.rubric.criteria:
            seen = self._seen.setdefault((row.id, criterion.number), set())
            seen.add(history.stored.get(criterion.number, ""))

    # -- points

    def save_points(self, criterion: str, text: str, points: Decimal | None) -> None:
        """Keep what was typed at a criterion; ``points`` is how it reads."""
        self._history.note(criterion, points_text(points))
        self._write_points(criterion, text)

    def _write_points(self, criterion: str, text: str) -> None:
        history, sheet_id = self._history, self.row.id
        seen = self._seen.setdefault((sheet_id, criterion), set())
        asked = frozenset(seen)
        if (points := parse_number(text) if text else None) is not None or not text:
            seen.add(points_text(points))

        def failed(error: Exception) -> None:
            if isinstance(error, Refused | NotAllowed):  # anything else is written again: it still stands on the screen
                history.forget(criterion, text)
            if not isValid(self):
                self._ctx.tasks.failed.emit(error)
            elif isinstance(error, StaleEdit) and sheet_id == self.row.id:
                self._show_theirs(criterion, error)
            elif isinstance(error, Refused) and error.code in _MOVED_ON:
                self.moved_on.emit(error)
            else:
                self._unwritten.add(criterion)
                self.refused.emit(criterion, error)

        write = acts.save_points.bind(sheet_id=sheet_id, criterion=criterion, text=text, seen=asked)
        typed = typed_points(self.row, criterion, text)
        self._ctx.perform(write, on_done=partial(self._kept, criterion), on_error=failed, typed=typed)

    def _kept(self, criterion: str, _changes: Changes) -> None:
        """What was said beside it was that it could not be written."""
        if criterion in self._unwritten and isValid(self):
            self._unwritten.discard(criterion)
            self.kept.emit(criterion)

    def _show_theirs(self, criterion: str, error: StaleEdit) -> None:
        """Another person's value stands in the field from now on, and both are named: what is typed again is meant."""
        theirs = str(error.facts["theirs"]).replace("—", "")
        self._history.stored[criterion] = theirs
        self._seen[self.row.id, criterion].add(theirs)
        said = message(error.code, self._ctx.lang, **error.facts)
        self.put_back.emit(criterion, parse_number(theirs) if theirs else None, said)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        change = self._history.back()
        return self._step(change, change.before if change else "", tr("已撤销：第 {number} 项恢复为 {points}"))

    def redo(self) -> bool:
        """Make the change last taken back again; False when there is none."""
        change = self._history.forward()
        return self._step(change, change.after if change else "", tr("已重做：第 {number} 项改回 {points}"))

    def _step(self, change: Given | None, text: str, words: str) -> bool:
        """A value brought back is written like one that was typed."""
        if change is None:
            return False
        said = words.format(number=change.criterion, points=text or tr("未评"))
        self.put_back.emit(change.criterion, parse_number(text) if text else None, said)
        self._write_points(change.criterion, text)
        return True

    # -- the rest of the sheet

    def save_comment(self, criterion: str, text: str) -> None:
        """Keep the comment at a criterion."""
        write = acts.save_comment.bind(sheet_id=self.row.id, criterion=criterion, text=text)
        self._write(write, typed_comment(self.row, criterion, text))

    def save_veto(self, on: bool, reason: str) -> None:
        """Keep whether falsehood was found, and its ground."""
        write = acts.save_veto.bind(sheet_id=self.row.id, veto=on, reason=reason)
        self._write(write, typed_veto(self.row, on=on, reason=reason))

    def save_paper_total(self, text: str) -> None:
        """Keep the sum as written on paper."""
        self._write(acts.record_paper_total.bind(sheet_id=self.row.id, text=text), typed_total(self.row, text))

    def _write(self, write: Write, typed: Typed) -> None:
        self._ctx.perform(write, on_error=self._say, typed=typed)

    def _say(self, error: Exception) -> None:
        (self.failed if isValid(self) else self._ctx.tasks.failed).emit(error)

    # -- its state

    def abstain(self, reason: str) -> None:
        """Give no score."""
        self._settle(acts.abstain_sheet.bind(sheet_id=self.row.id, reason=reason))

    def resume(self) -> None:
        """Take an abstention back."""
        self._settle(acts.resume_sheet.bind(sheet_id=self.row.id))

    def withdraw(self) -> None:
        """Take back what was handed in a moment ago."""
        self._settle(corrections.withdraw_sheet.bind(sheet_id=self.row.id))

    def recuse(self, reason: str) -> None:
        """Take no part in this proposal."""
        row = self.row
        self._settle(
            meeting_acts.record_recusal.bind(agenda_item_id=row.agenda_item_id, expert_id=row.expert_id, reason=reason)
        )

    def _settle(self, write: Write) -> None:
        self._ctx.perform(write, on_done=lambda _changes: self.settled.emit(), on_error=self.failed.emit)
