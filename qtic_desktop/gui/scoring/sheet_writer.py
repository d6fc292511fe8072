"""What is written of one sheet: points with their way back and forth, comments, the rare cases, the hand-written sum."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.clashes import OtherValue, Side
from qtic_desktop.domain.errors import NotAllowed, Refused, StaleEdit
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.scoring.keying import TOTAL, VETO
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
    ``put_back``: criterion, points and the sentence of an undo or redo;
    ``clashed``: an ``OtherValue`` and what is to be called with the choice; ``kept``: the points of a criterion are stored.
    """

    refused = Signal(str, object)
    moved_on = Signal(object)
    settled = Signal()
    failed = Signal(object)
    put_back = Signal(str, object, str)
    clashed = Signal(object, object)
    kept = Signal(str)

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._histories: dict[str, History] = {}
        self._seen: dict[tuple[str, str], set[str]] = {}
        """What the person has had before them, by sheet and criterion: another value there is somebody else's."""
        self._words: dict[tuple[str, str], set[Any]] = {}
        """The same of comments, of the line of falsehood and of the written sum, by sheet and place."""
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
            self._known(row.id, criterion.number).add(
                entry.comment if (entry := row.entries.get(criterion.number)) else ""
            )
        self._known(row.id, VETO).add((row.veto, row.veto_reason))
        self._known(row.id, TOTAL).add(points_text(row.paper_total))

    def _known(self, sheet_id: str, place: str) -> set[Any]:
        return self._words.setdefault((sheet_id, place), set())

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
        mine = str(error.facts["mine"]).replace("—", "")
        told = acts.save_points.bind(sheet_id=self.row.id, criterion=criterion, text=theirs, gave_way=mine)
        self._ctx.perform(told, on_error=self._say)  # what was typed in vain is not lost

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

    def save_comment(self, criterion: str, text: str, gave_way: str = "") -> None:
        """Keep the comment at a criterion."""
        sheet_id, known = self.row.id, self._known(self.row.id, criterion)
        write = acts.save_comment.bind(
            sheet_id=sheet_id, criterion=criterion, text=text, seen=frozenset(known), gave_way=gave_way
        )
        known.add(text)

        def decided(error: OtherValue[str], side: Side) -> None:
            kept, lost = (error.theirs, text) if side is Side.THEIRS else (text, error.theirs)
            self.save_comment(criterion, kept, lost)

        self._write(write, typed_comment(self.row, criterion, text), known, decided)

    def save_veto(self, on: bool, reason: str, gave_way: str = "") -> None:
        """Keep whether falsehood was found, and its ground."""
        known = self._known(self.row.id, VETO)
        write = acts.save_veto.bind(
            sheet_id=self.row.id, veto=on, reason=reason, seen=frozenset(known), gave_way=gave_way
        )
        known.add((on, reason.strip() if on else ""))

        def decided(error: OtherValue[tuple[bool, str]], side: Side) -> None:
            (pair,) = error.pairs
            if side is Side.THEIRS:
                self.save_veto(*error.theirs, pair.mine)
            else:
                self.save_veto(on, reason, pair.theirs)

        self._write(write, typed_veto(self.row, on=on, reason=reason), known, decided)

    def save_paper_total(self, text: str, gave_way: str = "") -> None:
        """Keep the sum as written on paper."""
        known = self._known(self.row.id, TOTAL)
        write = acts.record_paper_total.bind(sheet_id=self.row.id, text=text, seen=frozenset(known), gave_way=gave_way)
        if (total := parse_number(text) if text.strip() else None) is not None or not text.strip():
            known.add(points_text(total))

        def decided(error: OtherValue[str], side: Side) -> None:
            kept, lost = (error.theirs, text) if side is Side.THEIRS else (text, error.theirs)
            self.save_paper_total(kept, lost)

        self._write(write, typed_total(self.row, text), known, decided)

    def _write(
        self, write: Write, typed: Typed, known: set[Any], decided: Callable[[OtherValue[Any], Side], None]
    ) -> None:
        sheet_id = self.row.id

        def settled(error: OtherValue[Any], sides: Mapping[str, Side]) -> None:
            known.add(error.theirs)
            decided(error, next(iter(sides.values())))
            self.settled.emit()  # the sheet is read again, and shows what stands there

        def failed(error: Exception) -> None:
            if isinstance(error, OtherValue) and isValid(self) and sheet_id == self.row.id:
                self.clashed.emit(error, partial(settled, error))
            else:
                self._say(error)

        self._ctx.perform(write, on_error=failed, typed=typed)

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
