"""What the desk does about a sheet from the pane beside the matrix, each as one write."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.recusal_touch import touch_told
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.scoring.pile import PilePage
from qtic_desktop.gui.scoring.sheet_detail import SheetDetail
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import meetings as meeting_acts
from qtic_desktop.services import scoring as acts
from qtic_desktop.services.scoring import corrections
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.meetings import MeetingDetail, RecusalTouch, recusal_in_force, recusal_touch
from qtic_desktop.storage.queries.scoring import SheetStateRow


class DeskActs:
    """Binds the pane to the use cases; a refusal goes to ``report``."""

    def __init__(self, ctx: AppContext, report: Callable[[Exception], None]) -> None:
        self._ctx, self._report = ctx, report

    def do(self, write: Write) -> None:
        """Carry it out."""
        self._ctx.perform(write, on_error=self._report)

    def connect(self, detail: SheetDetail) -> None:
        """Every act of the pane."""
        detail.voted.connect(self._vote)
        detail.recused.connect(self._recuse)
        detail.reinstated.connect(self._reinstate)
        detail.asked.connect(lambda row: self._tell_touch(detail, row))
        detail.paper_instead.connect(
            lambda row, text: self.do(corrections.key_from_paper.bind(sheet_id=row.sheet_id, reason=text))
        )
        detail.voided.connect(lambda row, text: self.do(acts.void_sheet.bind(sheet_id=row.sheet_id, reason=text)))
        detail.paper_corrected.connect(
            lambda row, text: self.do(acts.record_paper_total.bind(sheet_id=row.sheet_id, text=text))
        )
        detail.returned.connect(
            lambda row, text: self.do(corrections.return_sheet.bind(sheet_id=row.sheet_id, reason=text))
        )

    def _vote(self, state: SheetStateRow, choice: VoteChoice) -> None:
        self.do(acts.cast_vote.bind(agenda_item_id=state.agenda_item_id, expert_id=state.expert_id, choice=choice))

    def _recuse(self, state: SheetStateRow, reason: str) -> None:
        self.do(
            meeting_acts.record_recusal.bind(
                agenda_item_id=state.agenda_item_id, expert_id=state.expert_id, reason=reason
            )
        )

    def _tell_touch(self, detail: SheetDetail, row: SheetStateRow) -> None:
        def told(touch: RecusalTouch) -> None:
            if isValid(detail):
                detail.tell_touch(row, touch_told(touch))

        question = recusal_touch.bind(agenda_item_id=row.agenda_item_id, expert_id=row.expert_id)
        self._ctx.ask(question, on_done=told, on_error=self._report)

    def _reinstate(self, state: SheetStateRow, reason: str) -> None:
        question = recusal_in_force.bind(agenda_item_id=state.agenda_item_id, expert_id=state.expert_id)
        self._ctx.ask(
            question,
            on_done=lambda found: self.do(meeting_acts.withdraw_recusal.bind(recusal_id=found, reason=reason)),
            on_error=self._report,
        )


def stay_with_meeting(ctx: AppContext, panel: QWidget, meeting: MeetingDetail | None) -> None:
    """What is being scored or keyed belongs to its meeting: another one is chosen when one is back at the list."""
    if meeting is None or meeting.row.id == ctx.meeting_id:
        return
    ctx.choose(meeting_id=meeting.row.id)
    words = tr("这里正在办理“{meeting}”，会议没有换。要换会议，请先返回列表。").format(meeting=meeting.row.title)
    if isinstance(panel, ScoringPanel | PilePage):
        panel.message.show_message(words, "warn")
