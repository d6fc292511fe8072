"""The pile of a meeting day, keyed at the real window by figures, Enter and the code on each sheet."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.sheet_codes import sheet_code
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.scoring.pile import PilePage
from tests.faults.day_robot import CLERK, VERIFIER, Room
from tests.helpers.meeting_day import BALLOTS, half


def say(text: str) -> None:
    """One line in one call."""
    os.write(1, (text + "\n").encode())


class PileKeys:
    """Hands on the pile; whoever has it sits people down and waits."""

    room: Room
    robot: Robot
    sit: Callable[..., Any]
    rest: Callable[[], None]
    until: Callable[[Callable[[], object], str], None]
    told: Callable[[], None]

    def keys(self, text: str) -> None:
        """To whatever has the focus."""
        QTest.keyClicks(self.robot.focus(), text)

    def enter(self) -> None:
        """The Enter key, and what it leads to."""
        QTest.keyClick(self.robot.focus(), Qt.Key.Key_Return)
        self.rest()

    def pile(self, actor: Actor) -> PilePage:
        page = self.sit(actor)
        if not isinstance(page.overlay, PilePage):
            self.robot.click(page.pile_button)
            self.rest()
        self.until(lambda: isinstance(page.overlay, PilePage), "the pile")
        found: PilePage = page.overlay
        return found

    def to_sheet(self, pile: PilePage, place: int, item: int) -> None:
        """Type the code that stands on the sheet."""
        code = pile.findChild(QLineEdit, "sheet_code")
        assert code is not None
        code.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(code, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.keys(sheet_code(self.room.items[item], self.room.experts[place]))
        self.enter()
        sheet = self.room.sheet_id(place, item)
        self.until(lambda: (pile.grid.here() or ("",))[0] == sheet, "the column of the sheet")
        self.until(pile.grid.hasFocus, "the grid to have the keys")

    def key_column(self, pile: PilePage, paper: Any) -> None:
        """Field by field, as they lie on the paper, until the sheet is handed in."""
        texts = {str(n): half(mark) for n, mark in enumerate(paper.marks, 1) if mark is not None}
        texts |= {"total": paper.total, "ballot": str(BALLOTS.index(paper.ballot) + 1)}
        (sheet, _field) = pile.grid.here() or ("", "")
        done = False
        while not done:
            here = pile.grid.here()
            assert here is not None
            assert here[0] == sheet, "still on this sheet"
            draft = pile.grid.draft()
            assert draft is not None
            text = texts.get(here[1], "")
            if here[1] == "ballot" or draft.texts.get(here[1], "") != text:
                self.keys(text)
            done = pile.grid.is_last(draft, here[1])
            self.enter()
        self.told()

    def key_pile(self) -> None:
        waiting = [
            key for key, row in sorted(self.room.states().items(), key=lambda one: (one[0][1], one[0][0]))
            if key[0] in self.room.day.on_paper and row.state == SheetState.OPEN
        ]  # fmt: skip
        if not waiting:
            return
        pile = self.pile(CLERK)
        for place, item in waiting:
            self.to_sheet(pile, place, item)
            self.key_column(pile, self.room.paper(place, item, as_keyed=True))
            self.until(lambda key=(place, item): self.room.state_now(*key) == SheetState.SUBMITTED, "the sheet")

    def _with_state(self, wanted: Keying) -> list[tuple[int, int]]:
        self.room.sheet_id(*next(iter(self.room.day.sheets())))
        sheets = {sheet: key for key, sheet in self.room.sheets.items()}
        found = [sheets[sheet] for sheet, state in self.room.keying().items() if state.state is wanted]
        return sorted(found, key=lambda key: (key[1], key[0]))

    def key_pile_again(self) -> None:
        waiting = self._with_state(Keying.WAITING)
        if not waiting:
            return
        pile = self.pile(VERIFIER)
        for place, item in waiting:
            self.to_sheet(pile, place, item)
            self.key_column(pile, self.room.paper(place, item))
            sheet = self.room.sheet_id(place, item)
            self.until(lambda sheet=sheet: self.room.keying()[sheet].state is not Keying.WAITING, "the second keying")

    def put_right(self) -> None:
        """The clerk looks at the two papers that were taken for each other, and at the codes on them."""
        differing = self._with_state(Keying.DIFFERS)
        if not differing:
            return
        assert {item for _, item in differing} == {self.room.day.swapped[2]}
        pile = self.pile(CLERK)
        for place, item in differing:
            paper = self.room.paper(place, item)
            texts = {str(n): half(mark) for n, mark in enumerate(paper.marks, 1) if mark is not None}
            texts |= {"total": paper.total, "ballot": str(BALLOTS.index(paper.ballot) + 1)}
            sheet = self.room.sheet_id(place, item)
            while (place, item) in self._with_state(Keying.DIFFERS):
                field = self.room.keying()[sheet].differs[0]
                self.to_sheet(pile, place, item)
                assert pile.grid.go_to(sheet, field)
                pile.grid.setFocus()
                self.keys(texts[field])
                self.enter()
                self.until(lambda field=field, sheet=sheet: field not in self.room.keying()[sheet].differs, "the field")
