"""Tour: check and file one annual report, look at an overdue one, export the checklist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTableView, QWidget

from qtic_desktop.app.tour.robot import Robot


def file_a_report(robot: Robot, folder: Path) -> None:
    """Walk one report from the district's check to its filing number; draft a cancellation for an overdue one."""
    table = robot.widget(QTableView, "dutyTable")
    robot.wait(lambda: table.model().rowCount() > 0, "the checklist")
    _open(robot, table, "fileAct")
    robot.click(robot.named("fileAct"))
    robot.type("备案-2025-9001", robot.named("filingNumber"))
    robot.click(robot.named("fileButton"))
    robot.rest(500)
    robot.picture("annual-filed")
    _open(robot, table, "cancelAct")
    robot.click(robot.named("cancelAct"))
    robot.rest(300)
    robot.picture("annual-cancellation-draft")
    robot.click(robot.named("cancelButton"))
    robot.rest(500)
    for name in ("年度报告清单.xlsx", "年度报告清单.pdf"):
        target = folder / "checklists" / name
        robot.press_and_save(lambda: robot.click(robot.named("exportChecklistButton")), target)
        robot.wait(target.exists, name)
        robot.rest(600)


def _open(robot: Robot, table: QTableView, act: str) -> None:
    """Click row after row until the detail offers the act."""
    for row in range(table.model().rowCount()):
        index = table.model().index(row, 0)
        table.scrollTo(index)
        robot.click(table.viewport(), table.visualRect(index).center())
        robot.rest(150)
        if any(widget.isVisible() for widget in robot.window.findChildren(QWidget, act)):
            return
