"""The whole procedure by hands in the real window: from a recommendation on paper to the second period of one centre.

It takes minutes and is told by ``make reliability`` (``QTIC_ROAD=1``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton, QTableView, QWidget

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.sample import make_demo
from qtic_desktop.app.tour.intake_steps import key_proposal
from qtic_desktop.app.tour.journey import Seat, go
from qtic_desktop.app.tour.meeting_steps import convene, score_as_expert, seal, sign_in
from qtic_desktop.app.tour.opinion_steps import write_and_sign
from qtic_desktop.app.tour.papers import NEW_PAPER
from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.app.window import make_application
from qtic_desktop.domain.acts import Act
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.evaluation import evaluations
from qtic_desktop.storage.queries.launch import ledger
from qtic_desktop.storage.queries.road import road
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import OFFICE

CENTER = NEW_PAPER["centerName"]
NUMBER = "QTIC-C-2026-901"
EXPERTS = 5
CONTROL = Qt.KeyboardModifier.ControlModifier
#: Points of every expert: for the plan (8 criteria), and for the performance where tasks 1 and 3 were chosen (4 criteria).
PLAN, PERFORMANCE = "13 17 13 17 8 8 4 4", "18 18 11 6"


class Hands:
    """One pair of hands through the years; the clock of the machine goes where the story is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.today = date(2026, 4, 13)
        os.environ["QTIC_DATA"] = str(folder / "settings")
        make_demo(folder / "workspace", size="probe", seed=1)
        app = make_application()
        app.setQuitOnLastWindowClosed(False)
        self.desk = Desk(app, lang="zh")
        self.seat = Seat(self.desk, folder / "screens")
        self.desk.begin(folder / "workspace")
        self.robot: Robot = self.sit_down("办公室", expert=False)

    def sit_down(self, name: str, *, expert: bool) -> Robot:
        """Another person at the seat."""
        self.robot = self.seat.sit_down(name, expert=expert)
        self.at(self.today)
        return self.robot

    def now(self) -> datetime:
        """Now, on the day of the story."""
        return datetime.combine(self.today, time(10), tzinfo=datetime.now().astimezone().tzinfo)

    def at(self, day: date) -> None:
        """Go on to the morning of a day."""
        self.today = day
        window: Any = self.desk.window
        window.ctx.now = self.now
        window.ctx.doors._workspace.store.now = self.now

    # -- what hands do

    def open(self, stage: str) -> None:
        """Its page."""
        self.robot.window.activateWindow()
        go(self.robot, stage)
        self.robot.settle()

    def find(self, stage: str, name: str) -> None:
        """Its page, and the row that says ``name``."""
        self.open(stage)
        self.choose(self.robot.widget(QTableView, f"{stage}_table"), name)

    def choose(self, table: QTableView, name: str) -> None:
        """Click the row that says ``name``."""
        model = table.model()

        def cell() -> Any:
            every = (model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount()))
            return next((index for index in every if index.data() == name), None)

        self.robot.wait(lambda: cell() is not None, f"the row of {name}")
        table.selectionModel().clear()
        table.scrollTo(cell())
        column = next(c for c in range(model.columnCount()) if not table.isColumnHidden(c))
        table.selectionModel().setCurrentIndex(
            model.index(cell().row(), column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.robot.settle()

    def act(self, name: Act, **answers: str) -> None:
        """Press an act, answer its questions by keys, carry it out."""
        self.press(name)
        done = self.robot.named(f"do_{name}")
        form = done.parentWidget()
        for question, text in answers.items():
            self.answer(self.robot.named(question, form.window()), text)
        self.robot.click(done)
        self.robot.settle()
        if any(made.isVisible() for made in self.robot.window.findChildren(QWidget, "secondLook")):
            self.robot.click(done)
            self.robot.settle()
        still = [made for made in self.robot.window.findChildren(QWidget, f"do_{name}") if made.isVisible()]
        assert not still, (name, [label.text() for label in form.findChildren(QWidget) if hasattr(label, "text")])

    def press(self, name: str) -> None:
        """A button of the card or of the page; one for which its head has no room is pressed through its menu."""
        found: list[QPushButton] = []

        def look() -> bool:
            made = self.robot.window.findChildren(QPushButton, name)
            found[:] = [one for one in made if (above := one.parentWidget()) is not None and above.isVisible()]
            return bool(found)

        self.robot.wait(look, f"the button {name}")
        if found[0].isVisible():
            self.robot.click(found[0])
        else:
            found[0].click()
        self.robot.settle()

    def answer(self, field: QWidget, text: str) -> None:
        """Into a line, a box of choices, a tick."""
        if isinstance(field, QCheckBox):
            if not field.isChecked():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                self.robot.key(Qt.Key.Key_Space)
            return
        if isinstance(field, QComboBox):
            field.setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(field.count()):
                if text in field.currentText():
                    return
                self.robot.key(Qt.Key.Key_Down)
            assert text in field.currentText(), (text, field.currentText())
            return
        inner = field.findChild(QPlainTextEdit) or field.focusProxy() or field
        inner.setFocus(Qt.FocusReason.MouseFocusReason)
        self.robot.key(Qt.Key.Key_A, CONTROL)
        self.robot.type(text, inner)
        if not isinstance(inner, QPlainTextEdit):
            self.robot.key(Qt.Key.Key_Tab)

    def meet(self, points: str) -> str:
        """A meeting over the one proposal that waits by this name: convened, signed in, scored, sealed."""
        self.open("meetings")
        convene(self.robot, proposals=[CENTER], experts=EXPERTS, place="示例会议中心")
        panel = sign_in(self.robot, EXPERTS)
        number: str = self.robot.widget(QTableView, "meetings_table").selected().number  # type: ignore[attr-defined]
        for name in panel:
            robot = self.sit_down(name, expert=True)
            go(robot, "scoring")
            score_as_expert(robot, [points.split()], vote="1")
        self.sit_down("办公室", expert=False)
        go(self.robot, "scoring")
        seal(self.robot, number)
        return number


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    if not os.environ.get("QTIC_ROAD"):
        pytest.skip("the whole road takes minutes: QTIC_ROAD=1, or make reliability")
    made = Hands(tmp_path)
    yield made
    made.desk.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_recommendation_on_paper_becomes_a_centre_in_its_second_period(hands: Hands) -> None:
    _into_the_meeting(hands)
    _into_the_ledger(hands)
    for year in (2026, 2027, 2028):
        _annual_report(hands, year)
    _evaluation(hands)
    hands.desk.close()
    with open_workspace(hands.folder / "workspace") as workspace:
        center = next(row for row in ask(workspace.store, OFFICE, ledger.bind()) if row.number == NUMBER)
        assert (center.name, center.started_on, center.ends_on) == (CENTER, date(2026, 5, 6), date(2032, 5, 5))
        stops = ask(workspace.store, OFFICE, road.bind(subject=center.id, today=hands.today))
        assert [stop.passage.value for stop in stops] == ["done"] * 9
        (case,) = [
            row
            for row in ask(workspace.store, OFFICE, evaluations.bind(year=2029, today=hands.today))
            if row.center_id == center.id
        ]
        assert (case.grade, case.passed, case.next_from) == ("良好", True, date(2029, 5, 6))
        assert check_workspace(workspace) == ()


def _into_the_meeting(hands: Hands) -> None:
    """Recommended, received, examined, judged; the opinion written and signed."""
    go(hands.robot, "intake")
    key_proposal(hands.robot, NEW_PAPER)
    hands.find("examination", CENTER)
    hands.act(Act.CONCLUDE_EXAMINATION, result="合格")
    hands.meet(PLAN)
    go(hands.robot, "opinions")
    write_and_sign(hands.robot, [CENTER], hands.folder)


def _into_the_ledger(hands: Hands) -> None:
    """Selected, published, started."""
    hands.at(date(2026, 4, 14))
    hands.open("selection")
    hands.act(Act.DRAFT_SELECTION)
    hands.press(Act.APPLY_CUT)
    hands.robot.click(hands.robot.named("fillFromCut"))
    hands.robot.click(hands.robot.named("fillFromCut"))
    hands.robot.settle()
    table = hands.robot.widget(QTableView, "selection_table")
    hands.choose(table, CENTER)
    hands.act(Act.ADOPT_SELECTION, meeting_reference="局务会纪要3号")
    hands.at(date(2026, 4, 15))
    hands.open("publicity")
    hands.act(Act.PUBLISH_NOTICE, place="局网站通知公告栏", contact="0532-00000000")
    hands.at(date(2026, 4, 22))
    hands.find("publicity", CENTER)
    hands.act(Act.RECORD_POSTING, proof_on="2026-04-15", proof="网页截图，档案盒3")
    hands.act(Act.CONCLUDE_NOTICE)
    hands.at(date(2026, 5, 6))
    hands.open("launch")
    hands.act(Act.START_CENTERS, first_number=NUMBER, start_paper="青科字〔2026〕9号")


def _annual_report(hands: Hands, year: int) -> None:
    """One year opened, the report received, checked by the district, filed."""
    hands.at(date(year + 1, 1, 12))
    hands.open("annual_reports")
    hands.press(Act.OPEN_REPORT_YEAR)
    hands.robot.click(hands.robot.named("confirmOpenYear"))
    hands.robot.settle()
    hands.at(date(year + 1, 3, 20))
    hands.find("annual_reports", CENTER)
    hands.act(Act.RECEIVE_REPORT)
    hands.act(Act.RECORD_DISTRICT_CHECK, opinion="属实，同意上报")
    hands.act(Act.FILE_REPORT, filing_number=f"备案-{year}-901")


def _evaluation(hands: Hands) -> None:
    """Due, told, reported, judged by a panel, graded, published, gone on."""
    hands.at(date(2029, 4, 10))
    hands.open("evaluation")
    hands.press(Act.OPEN_EVALUATION)
    hands.robot.click(hands.robot.named("confirmListDue"))
    hands.robot.settle()
    hands.find("evaluation", CENTER)
    hands.act(Act.NOTIFY_EVALUATION, number="青科函〔2029〕4号")
    hands.act(Act.RECEIVE_SELF_REPORT, on="2029-4-10", self_score="90")
    hands.act(Act.CHECK_SELF_REPORT, opinion="属实，同意上报")
    hands.act(Act.PLACE_EVALUATION)
    hands.meet(PERFORMANCE)
    hands.find("evaluation", CENTER)
    hands.act(Act.DECIDE_GRADE, grade="良好", paper="局务会纪要8号", reason="会议审定")
    hands.act(Act.PUBLISH_GRADES, place="局网站")
    hands.at(date(2029, 4, 20))
    hands.find("evaluation", CENTER)
    hands.act(Act.CONCLUDE_GRADES, outcome="无异议")
    hands.act(Act.OPEN_NEXT_PERIOD, paper="青科字〔2029〕6号")
