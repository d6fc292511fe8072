"""The whole journey: from a recommendation on paper to signed opinions, the summary and the annual checklist."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from qtic_desktop.app.answers import say
from qtic_desktop.app.desk import Desk
from qtic_desktop.app.sample import make_demo
from qtic_desktop.app.tour.annual_steps import file_a_report
from qtic_desktop.app.tour.intake_steps import key_proposal
from qtic_desktop.app.tour.meeting_steps import convene, score_as_expert, seal, sign_in
from qtic_desktop.app.tour.opinion_steps import write_and_sign
from qtic_desktop.app.tour.papers import CONVERSION_PAPER, NEW_PAPER
from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.app.window import make_application

EXPERTS = 5
#: Points of each expert for the plan of the new centre (8 criteria) and for the conversion (7 criteria).
POINTS = (
    ("12.5 17 12 16.5 8 8 4.5 4", "16 12 12.5 16.5 12 8 4"),
    ("13 16 11.5 15 8.5 7.5 4 4.5", "15 11.5 12 16 11 8.5 4"),
    ("11 15.5 12.5 16 7.5 8 4 4", "17 12.5 12 17 12.5 8 4.5"),
    ("14 18 13 17 9 9 4.5 4.5", "18 13 13 18 13 9 4.5"),
    ("12 16.5 12 15.5 8 7 3.5 4", "15.5 11 12 15 11.5 7.5 3.5"),
)
STAGES = (
    "today", "intake", "examination", "experts", "meetings", "scoring", "opinions", "selection", "publicity", "launch",
    "annual_reports", "evaluation", "settings", "audit",
)  # fmt: skip
MADE = ("opinions", "summaries", "checklists", "screens")


def take_tour(folder: Path) -> list[Path]:
    """Make a sample, drive the window through the job, and return every file that was made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("workspace", "settings", *MADE):
        shutil.rmtree(folder / name, ignore_errors=True)
    os.environ["QTIC_DATA"] = str(folder / "settings")
    make_demo(folder / "workspace", size="meeting", seed=1)
    app = make_application()
    app.setQuitOnLastWindowClosed(False)
    desk = Desk(app, lang="zh")
    try:
        _journey(desk, folder)
    finally:
        desk.close()
        shutil.rmtree(folder / "settings", ignore_errors=True)
    return sorted(path for kind in MADE for path in (folder / kind).glob("*"))


class Seat:
    """The place where people change: the robot keeps the window of whoever sits there."""

    def __init__(self, desk: Desk, screens: Path) -> None:
        self.desk, self.screens = desk, screens

    def sit_down(self, name: str, *, expert: bool) -> Robot:
        """Choose the person as the chooser shows it; by search for an expert."""
        before = self.desk.window
        robot = Robot(before or QWidget(), self.screens)
        if before is not None:
            self.desk.change_person()
        search = robot.widget(QLineEdit, "personSearch")
        robot.window = search.window()
        if not expert:
            robot.picture("start-who")
        robot.type(name, search)
        robot.rest()
        robot.enter()
        robot.wait(lambda: self.desk.window not in (None, before) and self.desk.window.isVisible(), "the main window")
        assert self.desk.window is not None
        robot.window = self.desk.window
        robot.window.showNormal()  # on a small screen it came filling it
        robot.window.resize(1366, 768)
        robot.rest(400)
        return robot


def _journey(desk: Desk, folder: Path) -> None:
    seat = Seat(desk, folder / "screens")
    desk.begin(folder / "workspace")
    robot = seat.sit_down("办公室", expert=False)
    go(robot, "intake")
    say("tour: proposals")
    key_proposal(robot, NEW_PAPER, pictures="wizard")
    key_proposal(robot, CONVERSION_PAPER)
    say("tour: meeting")
    go(robot, "meetings")
    names = [NEW_PAPER["centerName"], CONVERSION_PAPER["centerName"]]
    convene(robot, proposals=names, experts=EXPERTS, place="示例会议中心第二会议室")
    names_of_panel = sign_in(robot, EXPERTS)
    number = robot.widget(QTableView, "meetings_table").selected().number  # type: ignore[attr-defined]
    for place, name in enumerate(names_of_panel):
        say(f"tour: {name}")
        robot = seat.sit_down(name, expert=True)
        go(robot, "scoring")
        score_as_expert(
            robot, [sheet.split() for sheet in POINTS[place]], vote="1", pictures="" if place else "scoring-panel"
        )
    robot = seat.sit_down("办公室", expert=False)
    go(robot, "scoring")
    seal(robot, number)
    say("tour: opinions")
    go(robot, "opinions")
    write_and_sign(robot, names, folder)
    say("tour: annual reports")
    go(robot, "annual_reports")
    file_a_report(robot, folder)
    for stage in STAGES:
        go(robot, stage)
        robot.picture(stage)


def go(robot: Robot, stage: str) -> None:
    """Open a page by a click in the navigation."""
    robot.click(robot.named(f"nav_{stage}", robot.window))
    robot.rest(500)
