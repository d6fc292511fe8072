"""Other proposals that have a name or code in common with the draft being typed: asked when one of these changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.letters import KnownLetter, letter_hints
from qtic_desktop.domain.intake.others import Likeness, Other, hints_from_others
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.letter_offers import LetterOffers


class AlikeProposals(QObject):
    """``others`` are those that the last answer named, ``letters`` the registered ones of the department that was chosen;
    ``known`` tells that either are others than before."""

    known = Signal()

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._keeper = ctx, keeper
        self._asked: Likeness | None = None
        self.others: tuple[Other, ...] = ()
        self.letters: tuple[KnownLetter, ...] = ()
        self._department = ""
        self._offers = LetterOffers(parent)

    def look(self, draft: ProposalDraft) -> None:
        """Ask for those that are like ``draft``, and for the letters of its department, unless that was asked last."""
        self._look_for_letters(draft.get("department_id"))
        alike = Likeness.of(draft)
        if alike == self._asked:
            return
        self._asked = alike
        from qtic_desktop.storage.queries.intake import others

        self._ctx.ask(others.bind(alike=alike), on_done=partial(self._take, alike))

    def hints(self, draft: ProposalDraft) -> Iterator[Problem]:
        """What the others and the letters say about it."""
        yield from hints_from_others(draft, self.others)
        yield from letter_hints(draft, self.letters)

    @property
    def facts(self) -> tuple[object, ...]:
        """What the hints rest on."""
        return self.others, self.letters

    def _look_for_letters(self, department_id: str) -> None:
        self._offers.show(self.letters)
        if department_id == self._department:
            return
        self._department, self.letters = department_id, ()
        from qtic_desktop.storage.queries.letters import letters_of

        self._ctx.ask(letters_of.bind(department_id=department_id), on_done=partial(self._take_letters, department_id))

    def _take_letters(self, department_id: str, found: tuple[KnownLetter, ...]) -> None:
        if isValid(self) and department_id == self._department:
            self.letters = found
            self._offers.show(found)
            self.known.emit()

    def _take(self, alike: Likeness, found: tuple[Other, ...]) -> None:
        if not isValid(self) or alike != self._asked:
            return
        # The draft may have been kept for the first time while this was asked, and is like itself.
        others = tuple(other for other in found if other.id != self._keeper.proposal_id)
        if others != self.others:
            self.others = others
            self.known.emit()
