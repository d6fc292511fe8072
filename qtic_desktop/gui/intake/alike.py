"""Other proposals that have a name or code in common with the draft being typed: asked when one of these changes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.others import Likeness, Other
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper


class AlikeProposals(QObject):
    """``others`` are those that the last answer named; ``known`` tells that they are others than before."""

    known = Signal()

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._keeper = ctx, keeper
        self._asked: Likeness | None = None
        self.others: tuple[Other, ...] = ()

    def look(self, draft: ProposalDraft) -> None:
        """Ask for those that are like ``draft``, unless that was asked last."""
        alike = Likeness.of(draft)
        if alike == self._asked:
            return
        self._asked = alike
        from qtic_desktop.storage.queries.intake import others

        self._ctx.ask(others.bind(alike=alike), on_done=partial(self._take, alike))

    def _take(self, alike: Likeness, found: tuple[Other, ...]) -> None:
        if not isValid(self) or alike != self._asked:
            return
        # The draft may have been kept for the first time while this was asked, and is like itself.
        others = tuple(other for other in found if other.id != self._keeper.proposal_id)
        if others != self.others:
            self.others = others
            self.known.emit()
