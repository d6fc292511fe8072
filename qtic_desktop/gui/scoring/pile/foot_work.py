"""What the buttons below the pile do with the sheet under the cursor."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.pile import acts
from qtic_desktop.gui.scoring.pile.dialogs import PileDialogs, tally_text
from qtic_desktop.gui.scoring.pile.foot import PileFoot
from qtic_desktop.gui.scoring.pile.grid import PileGrid
from qtic_desktop.gui.widgets import InlineMessage
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries import keying as rows


class Page(Protocol):
    """What it needs of the page."""

    pile: rows.Pile | None
    wanted: str
    mode: str
    grid: PileGrid
    foot: PileFoot
    dialogs: PileDialogs
    message: InlineMessage

    def read(self) -> None:
        """Read the pile again."""

    def say(self, error: Exception) -> None:
        """The sentence of an error."""

    def open_whole(self, sheet_id: str) -> None:
        """Show the whole sheet."""


class FootWork(QObject):
    """For one page."""

    def __init__(self, ctx: AppContext, page: Page, meeting_id: str) -> None:
        super().__init__(page if isinstance(page, QWidget) else None)
        self._ctx, self._page, self._meeting_id = ctx, page, meeting_id
        foot = page.foot
        foot.whole_wanted.connect(self._open_whole)
        foot.flaw_wanted.connect(self._note_flaw)
        foot.settle_wanted.connect(self._settle_flaw)
        foot.tally_wanted.connect(self._ask_tally)
        foot.back_wanted.connect(self._withdraw)
        foot.return_wanted.connect(self._give_back)

    def follow(self) -> None:
        """What is said about the sheet under the cursor, and what can be done with it."""
        page = self._page
        settles = is_theirs(self._ctx.actor, ActName.SETTLE_FLAW)
        returns = is_theirs(self._ctx.actor, ActName.RETURN_SHEET) and page.pile is not None and page.pile.open
        page.foot.follow(page.grid.draft(), first=page.mode == "first", settles=settles, returns=returns)

    def _open_whole(self) -> None:
        draft = self._page.grid.draft()
        if draft is not None and not self._page.foot.whole.isHidden():
            self._page.grid.keep()
            self._page.open_whole(draft.sheet_id)

    def _note_flaw(self) -> None:
        page, draft, here = self._page, self._page.grid.draft(), self._page.grid.here()
        if draft is not None and here is not None and page.pile is not None:
            page.grid.keep()
            page.dialogs.open(acts.note_flaw_act(page.pile, here[1]), draft)

    def _settle_flaw(self) -> None:
        draft = self._page.grid.draft()
        if draft is not None:
            self._page.dialogs.open(acts.settle_flaw_act(draft), draft)

    def _withdraw(self) -> None:
        """The sheet under the cursor, within the minute; it lies open again where one is."""
        draft = self._page.grid.draft()
        if draft is not None:
            self._page.wanted = draft.sheet_id
            order = corrections.withdraw_sheet.bind(sheet_id=draft.sheet_id)
            self._ctx.perform(order, on_done=lambda _changes: self._page.read(), on_error=self._page.say)

    def _give_back(self) -> None:
        draft = self._page.grid.draft()
        if draft is not None:
            self._page.wanted = draft.sheet_id
            self._page.dialogs.open(acts.return_act(), draft)

    def _ask_tally(self) -> None:
        self._ctx.ask(
            rows.keyer_tallies.bind(meeting_id=self._meeting_id),
            on_done=lambda found: self._page.message.show_message(tally_text(found), "info"),
            on_error=self._page.say,
        )
