"""What the desk does about a sheet from the pane beside the matrix, each as one write."""

from __future__ import annotations

from collections.abc import Callable

from qtic_desktop.domain.scoring.votes import VoteChoice
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.sheet_detail import SheetDetail
from qtic_desktop.services import meetings as meeting_acts
from qtic_desktop.services import scoring as acts
from qtic_desktop.services.scoring import corrections
from qtic_desktop.services.use_case import Write
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
