"""What is known of the meeting at hand: how it stands, and what its forms offer to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.possible import is_for, is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.examination import SeatableRow, seatable
from qtic_desktop.storage.queries.meetings import ExpertRow, MeetingDesk, RecusalRow


class Known(QObject):
    """``came``: the meeting was read; ``failed`` carries an error. ``desk`` is None until then, ``spare`` are experts
    without a seat in it, ``free`` accepted proposals that may be put on an agenda, ``clues`` recusals that nobody has
    decided about, where this person may know of them."""

    came = Signal()
    failed = Signal(object)

    def __init__(self, ctx: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._wanted = ""
        self.desk: MeetingDesk | None = None
        self.spare: Sequence[ExpertRow] = ()
        self.free: Sequence[SeatableRow] = ()
        self.clues: Sequence[RecusalRow] = ()
        self._sees_clues = is_for(ctx.actor, Read.RECUSALS)

    @property
    def meeting_id(self) -> str:
        """The meeting at hand, "" for none."""
        return self._wanted

    @property
    def today(self) -> date:
        """The day, as the program knows it."""
        return self._ctx.now().date()

    def look(self, meeting_id: str) -> None:
        """Read this meeting; what was known of another one is forgotten."""
        if meeting_id != self._wanted:
            self.desk, self.spare, self.clues = None, (), ()
        self._wanted = meeting_id
        if not meeting_id:
            return
        ask, fail = self._ctx.ask, self.failed.emit
        if self._sees_clues:  # before the meeting: what is shown of it tells of them
            ask(rows.recusals.bind(meeting_id=meeting_id), on_done=self._take_clues, on_error=fail)
        ask(rows.meeting_desk.bind(meeting_id=meeting_id), on_done=self._take, on_error=fail)
        if is_theirs(self._ctx.actor, Act.CREATE_MEETING):
            ask(rows.seatable.bind(meeting_id=meeting_id), on_done=self._take_spare, on_error=fail)
            ask(seatable.bind(), on_done=self._take_free, on_error=fail)

    def _take(self, found: MeetingDesk) -> None:
        if isValid(self) and found.row.id == self._wanted:
            self.desk = found
            self.came.emit()

    def _take_clues(self, found: tuple[RecusalRow, ...]) -> None:
        self.clues = tuple(row for row in found if row.waits)

    def _take_spare(self, found: tuple[ExpertRow, ...]) -> None:
        self.spare = found

    def _take_free(self, found: tuple[SeatableRow, ...]) -> None:
        self.free = found
