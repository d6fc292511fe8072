"""Tour: key one proposal of each track from paper, page by page, and submit it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from qtic_desktop.app.tour.robot import Robot

CONTROL = Qt.KeyboardModifier.ControlModifier


def key_proposal(robot: Robot, facts: Mapping[str, str], *, pictures: str = "") -> None:
    """Open the wizard from the list and fill it in from ``facts`` (object name of the field to text)."""
    robot.press("新建申报")
    conversion = facts["track"] == "转建"
    robot.press(facts["track"], robot.named("track"))
    _fill(robot, facts, "centerName", "letterNumber", "letterDate", "receivedOn")
    _choose(robot, "departmentId", facts["departmentId"])
    _picture(robot, pictures, "1")
    _next(robot)
    _fill(robot, facts, "hostName", "creditCode", "legalRepresentative", "address", "contactName", "contactPhone")
    _choose(robot, "hostKind", facts["hostKind"])
    _next(robot)
    _choose(robot, "field", facts["field"])
    _fill(robot, facts, "direction")
    robot.press(facts["mode"], robot.named("mode"))
    _next(robot)
    _tasks(robot, facts)
    _picture(robot, pictures, "2")
    _next(robot)
    _next(robot)
    _next(robot)
    _fill(robot, facts, "directorName", "directorTitle", "staffTotal", "staffRd")
    _next(robot)
    if conversion:
        _fill(robot, facts, "oldCenterName", "oldApprovalNumber", "oldApprovalDate")
        _choose(robot, "oldCenterLevel", facts["oldCenterLevel"])
        _next(robot)
    _picture(robot, pictures, "3")
    robot.wait(lambda: robot.named("submitButton").isEnabled(), "a proposal without blocking problems")
    robot.click(robot.named("submitButton"))
    robot.button("新建申报")


def _picture(robot: Robot, prefix: str, part: str) -> None:
    if prefix:
        robot.picture(f"{prefix}-{part}")


def _next(robot: Robot) -> None:
    robot.key(Qt.Key.Key_Return, CONTROL)
    robot.rest(150)


def _fill(robot: Robot, facts: Mapping[str, str], *names: str) -> None:
    for name in names:
        if name in facts:
            _type(robot, robot.named(name), facts[name])


def _type(robot: Robot, field: QWidget, text: str) -> None:
    inner = field.focusProxy() or field
    inner.setFocus(Qt.FocusReason.MouseFocusReason)
    robot.key(Qt.Key.Key_A, CONTROL)
    robot.type(text, inner)
    robot.key(Qt.Key.Key_Tab)


def _choose(robot: Robot, name: str, text: str) -> None:
    """Pick from a list: by typing part of its words where it can be typed into, else with the arrow keys."""
    field = robot.widget(QComboBox, name)
    line = field.lineEdit()
    if line is not None:
        line.setFocus(Qt.FocusReason.MouseFocusReason)
        robot.type(text, line)
        robot.rest()
        robot.key(Qt.Key.Key_Down)
        robot.enter()
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(field.count()):
            if text in field.currentText():
                break
            robot.key(Qt.Key.Key_Down)
    robot.key(Qt.Key.Key_Tab)


def _tasks(robot: Robot, facts: Mapping[str, str]) -> None:
    """Tick tasks 1 and 3 with the space bar and write content and first target by keys."""
    for number in (1, 3):
        robot.named(f"tasks{number}").setFocus(Qt.FocusReason.TabFocusReason)
        robot.key(Qt.Key.Key_Space)
        robot.key(Qt.Key.Key_Tab)
        robot.type(facts[f"task{number}"])
        robot.key(Qt.Key.Key_Tab)
        robot.type("形成标准草案2项")
        robot.key(Qt.Key.Key_Tab)
