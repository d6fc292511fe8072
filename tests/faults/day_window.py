"""Run as a process of its own on a display: everybody of a review meeting at the real window, one after the other at one
computer, by keys. Started again it goes on with what the screens still ask for.

``folder seed``; says ``handed in N`` after each sheet, and ``results STAGE JSON`` of what the table of results shows.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTableWidget, QWidget

from qtic_desktop.app.pages import build_window
from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.panel import ScoringPanel
from qtic_desktop.gui.scoring.results_pane import COLUMNS
from qtic_desktop.gui.theme import Theme
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.meetings.recusals import recusals
from qtic_desktop.storage.queries.sealing import dockets, seal_look
from tests.faults.day_pile import PileKeys, say
from tests.faults.day_robot import DECISION, OFFICE, SUPERVISOR, VERIFIER, WHY, Room, enter_room
from tests.helpers.meeting_day import BALLOTS, SUBSTITUTE, half, with_mark

#: Looks in a row that find nothing at work: an answer that begins another question was delivered between them.
CALM = 3


class Desk(PileKeys):
    """One computer; who sits there changes."""

    def __init__(self, room: Room, folder: Path) -> None:
        self.room, self.folder, self.handed_in = room, folder, 0
        self.app = make_application()
        self.app.setQuitOnLastWindowClosed(False)
        apply_theme(self.app, Theme())
        self.tasks = BackgroundTasks()
        self.window: MainWindow | None = None
        self.robot = Robot(QWidget(), folder.parent / "screens")

    # -- sitting down and waiting

    def sit(self, actor: Actor, stage: str = "scoring", view: str = "") -> Any:
        """The window of this person, at a page."""
        before = self.window
        if before is None or before.ctx.actor.id != actor.id:
            self.window = build_window(
                self.room.workspace, actor, self.tasks, lang="zh", settings_file=self.folder.parent,
                meeting_id=self.room.meeting_id,
            )  # fmt: skip
            self.window.showMaximized()
            self.robot.window = self.window
            self.until(self.window.isActiveWindow, "the window to be the active one")
            if before is not None:
                before.close()
                before.deleteLater()
        assert self.window is not None
        self.rest()
        where = self.room.meeting_id if stage == "meetings" else ""
        assert self.window.go(Place(stage, where, view=view))
        self.rest()
        return self.window.current_page()

    def until(self, ready: Callable[[], object], what: str) -> None:
        self.robot.wait(ready, what, 120)

    def rest(self) -> None:
        """Until nothing is read or written any more, and what came of it was drawn: calm twice in a row."""
        calm, end = 0, time.monotonic() + 120
        while calm < CALM:
            QTest.qWait(1)
            calm = calm + 1 if self.tasks.running == 0 else 0
            assert time.monotonic() < end, "the work in the background does not end"
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def told(self) -> None:
        self.handed_in += 1
        say(f"handed in {self.handed_in}")

    # -- what an act asks

    def answer(self, form: Any, **answers: Any) -> None:
        for name, value in answers.items():
            form.field(name).set_value(value)
            form.field(name).edited.emit()
        self.rest()
        self.robot.click(form.do_button)
        self.rest()

    def able(self, found: Callable[[], Any]) -> Any:
        """The button, as soon as what was done before has come to this page and it can be pressed; else its reason."""
        end = time.monotonic() + 60
        while not found().isEnabled():
            QTest.qWait(20)
            assert time.monotonic() < end, found().toolTip()
        return found()

    def on_meeting(self, actor: Actor, view: str, act: Act, **answers: Any) -> None:
        """A button above a list of the table of the meeting."""
        lists = self.sit(actor, "meetings", view).desk.lists[view]
        made = self.able(lambda: lists.findChild(QWidget, act))
        made.click()
        self.rest()
        self.answer(lists.dialog.form, **answers)

    def on_row(self, actor: Actor, view: str, key: str, act: Act, **answers: Any) -> None:
        """A button of the card of a row."""
        page = self.sit(actor, "meetings", view)
        lists = page.desk.lists[view]
        assert lists.select(key)
        self.rest()
        self.able(lambda: lists.card.buttons[act]).click()
        self.rest()
        dialog = next((one.dialog for one in (lists, page) if one.dialog is not None), None)
        self.answer(lists.card.form if dialog is None else dialog.form, **answers)

    # -- the day

    def open_meeting(self) -> None:
        """The sign-in: the space bar for everybody who came."""
        page = self.sit(OFFICE, "meetings")
        self.until(lambda: page.findChild(QListWidget, "sign_in") is not None, "the sign-in list")
        box = self.robot.widget(QListWidget, "sign_in")
        self.until(lambda: box.count() == 9, "nine seats")
        for place in range(9):
            if place != self.room.day.absent:
                box.setFocus()
                box.setCurrentRow(place)
                QTest.keyClick(box, Qt.Key.Key_Space)
        self.robot.press("签到完毕")
        self.rest()
        self.until(lambda: self.room.status() == "open", "the meeting to be opened")

    def first(self) -> None:
        room, day = self.room, self.room.day
        if room.status() == "prepared":
            self.open_meeting()
        seats = {seat.expert_id for seat in room.ask(meeting_rows.panel.bind(meeting_id=room.meeting_id))}
        if room.experts[SUBSTITUTE] not in seats:
            start = room.items_now()[day.comes_at]
            answers = {"expert_id": room.experts[SUBSTITUTE], "from_item_id": start, "reason": WHY}
            self.on_meeting(OFFICE, "panel", Act.ADD_MEMBER, **answers)
        for place in range(10):
            if place not in day.on_paper and place != day.absent:
                self.score(place)
        self.key_pile()
        self.key_pile_again()
        self.put_right()
        place, item = day.recused
        if room.states()[place, item].state == SheetState.SUBMITTED:
            answers = {"agenda_item_id": room.items[item], "reason": "会上发现近三年合作"}
            self.on_row(OFFICE, "panel", room.experts[place], Act.RECORD_RECUSAL, **answers)
        self.seal()

    def score(self, place: int) -> None:
        """An expert at the own sheets: digits and Enter, the space bar to hand in, a digit to vote."""
        states = self.room.states()
        rows = [row for key, row in states.items() if key[0] == place]
        if all(row.state != SheetState.OPEN and (row.voted or row.state != SheetState.SUBMITTED) for row in rows):
            return
        page = self.sit(self.room.own(place))
        self.until(page._start.isEnabled, "the own sheets")
        self.robot.click(page._start)
        self.rest()
        self.until(lambda: isinstance(page.overlay, ScoringPanel), "the sheet")
        limit = time.monotonic() + 900
        while isinstance(page.overlay, ScoringPanel):
            assert time.monotonic() < limit, "stuck in a sheet"
            self._one_key(page.overlay)

    def _one_key(self, panel: ScoringPanel) -> None:
        focus = self.robot.focus()
        name = focus.objectName()
        if name.startswith("score_"):
            mark = self._paper(panel).marks[int(name.removeprefix("score_")) - 1]
            assert mark is not None
            if getattr(focus, "text", lambda: "")() != half(mark):
                QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                self.keys(half(mark))
            self.enter()
        elif name == "read_back":
            button = panel.read_back.submit_button
            self.until(button.isEnabled, "the sheet to be read")
            QTest.keyClick(focus, Qt.Key.Key_Space)
            self.rest()
            self.until(lambda: self.robot.focus().objectName() != "read_back", "the sheet to be handed in")
            self.told()
        elif name == "onward_button":
            self.enter()
        elif (panel.vote_box.isVisible() and panel.vote_box.isEnabled() and panel.vote_box.isAncestorOf(focus)) or (
            focus is panel.vote_box
        ):
            self.keys(str(BALLOTS.index(self._paper(panel).ballot) + 1))
            self.rest()
            self.until(lambda: self.robot.focus().objectName() == "onward_button", "the vote to be registered")
        else:
            self.rest()

    def _paper(self, panel: ScoringPanel) -> Any:
        row = panel.row
        return self.room.day.papers[self.room.experts.index(row.expert_id), self.room.items.index(row.agenda_item_id)]

    # -- sealing and afterwards

    def number(self) -> str:
        rows = self.room.ask(meeting_rows.meetings.bind())
        return str(next(row.number for row in rows if row.id == self.room.meeting_id))

    def seal(self) -> None:
        room = self.room
        for row in room.ask(recusals.bind(meeting_id=room.meeting_id)):
            if row.state == "waiting":
                self.on_row(OFFICE, "recusals", row.id, Act.DISMISS_RECUSAL, reason="经核对不是同一单位")
        look = room.ask(seal_look.bind(meeting_id=room.meeting_id))
        if room.status() == "open" and (not look.versions or look.versions[-1].state != "asked"):
            self.on_meeting(OFFICE, "gate", Act.ASK_SEAL, decision=DECISION, number=self.number())
        if room.status() == "open":
            self.on_meeting(SUPERVISOR, "gate", Act.CONFIRM_SEAL, number=self.number())
        self.until(lambda: room.status() == "sealed", "the meeting to be sealed")

    def show_results(self, stage: str) -> None:
        """Read the table of results as it stands on the screen."""
        page = self.sit(OFFICE, "scoring", "results")
        table: QTableWidget = page.results.table
        self.until(lambda: table.rowCount() == 14, "twelve proposals under two heads")
        shown = {}
        for row in range(table.rowCount()):
            cells = [table.item(row, place) for place in range(len(COLUMNS))]
            if cells[1] is not None:
                shown[cells[1].text()] = {
                    name: cell.text() for name, cell in zip(COLUMNS, cells, strict=True) if cell is not None
                }
        assert self.window is not None
        self.window.grab().save(str(self.folder.parent / f"results-{stage}.png"))
        say(f"results {stage} " + json.dumps(shown, ensure_ascii=False))

    def correct(self) -> None:
        (place, item), criterion, now = self.room.day.docket
        if not self.room.ask(dockets.bind(meeting_id=self.room.meeting_id)):
            page = self.sit(OFFICE, "scoring", "after")
            page.sealed.open_docket()
            self.rest()
            dialog = page.sealed.dialog
            boxes = {"project": self.room.items_now()[item], "expert": self.room.experts[place],
                     "kind": DocketKind.POINTS, "criterion": str(criterion + 1)}  # fmt: skip
            for name, key in boxes.items():
                box = dialog.findChild(QWidget, f"docket_{name}")
                box.set_value(key)
                box.edited.emit()
                self.rest()
            after = dialog.findChild(QLineEdit, "docket_after")
            after.setFocus()
            self.keys(half(now))
            dialog.findChild(QWidget, "docket_reason").set_value("录入时看错一行，纸面另有签字更正")
            self.until(dialog.ask_button.isEnabled, "the effect of the correction")
            self.robot.click(dialog.ask_button)
            self.rest()
        page = self.sit(SUPERVISOR, "scoring", "after")
        self.until(lambda: page.sealed.dockets.buttons[Act.CONFIRM_DOCKET].isEnabled(), "the docket")
        page.sealed.dockets.buttons[Act.CONFIRM_DOCKET].click()
        self.rest()
        self.answer(page.sealed.dockets.dialog.form)
        self.until(
            lambda: self.room.ask(dockets.bind(meeting_id=self.room.meeting_id))[-1].state == "confirmed", "the docket"
        )

    def reopen(self) -> None:
        room = self.room
        room.day = with_mark(with_mark(room.day, room.day.docket), room.day.mended)
        key, *_ = room.day.mended
        self.on_meeting(OFFICE, "gate", Act.ASK_REOPEN, reason=WHY)
        self.on_meeting(SUPERVISOR, "gate", Act.CONFIRM_REOPEN, number=self.number())
        self.until(lambda: room.status() == "open", "the meeting to be open again")
        sheet = room.states()[key].sheet_id
        page = self.sit(OFFICE, "scoring", "progress")
        page.matrix.go_to(room.items[key[1]], room.experts[key[0]])
        self.rest()
        self.robot.click(self.robot.named("return_open"))
        self.robot.type("专家核对底稿，更正一项并签字", self.robot.named("return_reason"))
        self.robot.click(self.robot.named("return_confirm"))
        self.until(lambda: room.states()[key].state == SheetState.OPEN, "the sheet to be given back")
        assert any(one.act == "return_sheet" for one in room.ask(trace.bind(subjects=frozenset({sheet}))))
        self.key_pile()
        self.key_mended(key)
        self.seal()

    def key_mended(self, key: tuple[int, int]) -> None:
        """The second keyer copies the sheet that was given back once more."""
        if key in self._with_state(Keying.AGREED):
            return
        pile = self.pile(VERIFIER)
        self.to_sheet(pile, *key)
        self.key_column(pile, self.room.paper(*key))
        self.until(lambda: key in self._with_state(Keying.AGREED), "the second keying")


def main(folder: Path, seed: int) -> None:
    """The whole day."""
    desk = Desk(enter_room(folder, seed), folder)
    desk.first()
    desk.show_results("first")
    desk.correct()
    desk.show_results("docket")
    desk.reopen()
    desk.show_results("reopened")
    if desk.window is not None:
        desk.window.close()
    desk.tasks.close()
    desk.room.workspace.close()
    say("over")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
