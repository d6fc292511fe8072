"""Tour: check and file one annual report, look at an overdue one, export the checklist."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTableView, QWidget

from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.domain.acts import Act


def file_a_report(robot: Robot, folder: Path) -> None:
    """Walk one report from the district's check to its filing number; draft a cancellation for an overdue one."""
    table = robot.widget(QTableView, "annual_reports_table")
    robot.wait(lambda: table.model().rowCount() > 0, "the checklist")
    _open(robot, table, Act.FILE_REPORT)
    robot.click(robot.named(Act.FILE_REPORT))
    robot.type("备案-2025-9001", robot.named("filing_number"))
    robot.click(robot.named(f"do_{Act.FILE_REPORT}"))
    robot.rest(500)
    robot.picture("annual-filed")
    _open(robot, table, Act.PROPOSE_CANCELLATION)
    robot.click(robot.named(Act.PROPOSE_CANCELLATION))
    robot.rest(300)
    robot.picture("annual-cancellation-draft")
    robot.click(robot.named(f"do_{Act.PROPOSE_CANCELLATION}"))
    robot.rest(500)
    for name in ("年度报告清单.xlsx", "年度报告清单.pdf"):
        target = folder / "checklists" / name
        robot.press_and_save(lambda: robot.click(robot.named(Act.EXPORT_ANNUAL_CHECKLIST)), target)
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
