"""Tour: convene a meeting, sign in, let every expert score by keys and vote, look at the figures, seal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QTableView, QWidget

from qtic_desktop.app.tour.robot import Robot, one_child


def convene(robot: Robot, *, proposals: Sequence[str], experts: int, place: str) -> None:
    """Fill in the meeting form: ``proposals`` are names typed into the search, then taken with the space bar."""
    robot.click(robot.named("create_meeting"))
    robot.type(place, robot.named("place"))
    picks = robot.named("proposals")
    for name in proposals:
        _search(robot, picks, name)
        _space(robot, one_child(picks, QListWidget), name)
    panel = robot.named("experts")
    box = one_child(panel, QListWidget)
    box.setFocus()
    box.setCurrentRow(0)
    for _ in range(experts):
        robot.key(Qt.Key.Key_Space)
        robot.key(Qt.Key.Key_Down)
    robot.picture("meeting-new")
    robot.click(robot.named("create_button"))


def _search(robot: Robot, picks: QWidget, text: str) -> None:
    field = one_child(picks, QLineEdit)
    field.setFocus()
    robot.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    robot.type(text, field)
    robot.rest()


def _space(robot: Robot, box: QListWidget, name: str) -> None:
    """Take the last one that fits the search, once the list has followed it."""
    robot.wait(lambda: box.count() and name in box.item(box.count() - 1).text(), f"the accepted proposal {name}")
    box.setFocus()
    box.setCurrentRow(box.count() - 1)
    robot.key(Qt.Key.Key_Space)


def sign_in(robot: Robot, experts: int) -> list[str]:
    """Mark everybody by the space bar and open the meeting; the names as the list shows them."""
    box = robot.widget(QListWidget, "sign_in")
    robot.wait(lambda: box.count() == experts, "the sign-in list")
    box.setFocus()
    box.setCurrentRow(0)
    for _ in range(experts):
        robot.key(Qt.Key.Key_Space)
        robot.key(Qt.Key.Key_Down)
    robot.picture("meeting-sign-in")
    names = [box.item(row).text().split("  ")[1].removesuffix("（组长）") for row in range(experts)]
    robot.press("签到完毕")
    robot.rest(800)
    return names


def score_as_expert(robot: Robot, sheets: Sequence[Sequence[str]], *, vote: str, pictures: str = "") -> None:
    """One expert at the seat: every sheet by digits and Enter, handed in, then the vote by its digit."""
    own = robot.widget(QTableView, "own_sheets")
    robot.wait(lambda: own.model().rowCount() > 0, "the own sheets")
    robot.rest(300)
    robot.click(robot.named("start_scoring"))
    for number, points in enumerate(sheets):
        robot.named("scoring_panel")
        robot.wait(lambda: robot.focus().objectName().startswith("score_"), "the first score field")
        for place, text in enumerate(points):
            if not robot.focus().objectName().startswith("score_"):
                break
            robot.type(text)
            if pictures and number == 0 and place == 3:
                robot.picture(f"{pictures}")
            robot.enter()
        robot.wait(lambda: robot.focus().objectName() == "read_back", "the read-back page")
        if pictures and number == 0:
            robot.picture(f"{pictures}-read-back")
        hand_in = robot.widget(QPushButton, "submit_sheet")
        robot.wait(hand_in.isEnabled, "the sheet to have been looked at")
        robot.key(Qt.Key.Key_Space)
        robot.widget(QWidget, "vote_1")
        robot.rest(300)
        if pictures and number == 0:
            robot.picture(f"{pictures}-vote")
        robot.type(vote)
        robot.wait(lambda: robot.focus().objectName() == "onward_button", "the vote to be registered")
        robot.rest(200)
        robot.enter()
    robot.named("start_scoring")


def seal(robot: Robot, number: str) -> None:
    """Seal by typing the number of the meeting; only then are there figures, each of which explains itself."""
    robot.press("结果与封存")
    robot.named("results_waiting")
    robot.rest(400)
    robot.picture("results-waiting")
    robot.type(number, robot.named("seal_number"))
    robot.click(robot.named("seal"))
    robot.named("results_table")
    robot.rest(500)
    robot.picture("results-sealed")
