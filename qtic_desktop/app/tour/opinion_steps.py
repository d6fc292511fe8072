"""Tour: draft, edit, make final, sign and verify the opinions of the meeting; export opinions and score summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView

from qtic_desktop.app.tour.robot import Robot
from qtic_desktop.domain.acts import Act

SLOW = 180.0  # seconds; the first opinion on a new machine builds the fonts


def write_and_sign(robot: Robot, centers: Sequence[str], folder: Path) -> None:
    """One opinion for each centre, from draft to the last signature, then the exports."""
    for place, center in enumerate(centers):
        _select(robot, center)
        robot.click(robot.named("open_opinion"))
        robot.named("part_dissent")
        _edit(robot)
        robot.rest(900)  # the page is drawn again a moment after the last key
        robot.settle()
        if not place:
            robot.picture("opinion-draft")
        robot.click(robot.named("finalButton"))
        robot.type("会上讨论一致，见会议记录", robot.named("finalReason"))
        robot.click(robot.named("confirmFinal"))
        robot.wait(lambda: robot.named("signButton").isVisible(), "the signing board", SLOW)
        while not _signed(robot):
            robot.wait(lambda: _signed(robot) or robot.named("signButton").isEnabled(), "the next line", SLOW)
            if not _signed(robot):
                robot.click(robot.named("signButton"))
                robot.click(robot.named("lineConfirm"))
                robot.settle()
        robot.picture("opinion-signed" if not place else "opinion-signed-conversion")
        robot.click(robot.named("verifyButton"))
        robot.named("closeVerdictButton")
        if not place:
            robot.picture("opinion-verified")
        robot.click(robot.named("closeVerdictButton"))
        target = folder / "opinions" / f"{center}.pdf"
        robot.press_and_save(lambda: robot.click(robot.named("exportButton")), target)
        robot.wait(target.exists, f"the file {target.name}")
        robot.click(robot.named("backButton"))
    _select(robot, centers[0])
    summary = folder / "summaries" / "评分汇总表.xlsx"
    robot.press_and_save(lambda: robot.click(robot.named(Act.EXPORT_SCORE_SUMMARY)), summary)
    robot.wait(summary.exists, "the score summary")
    robot.rest(800)


def _edit(robot: Robot) -> None:
    """Add a sentence at the end of the last numbered part."""
    parts = [
        w for w in robot.window.findChildren(QPlainTextEdit) if w.objectName().startswith("part_") and w.isVisible()
    ]
    editor = next(w for w in reversed(parts) if w.objectName() != "part_dissent" and not w.isReadOnly())
    editor.setFocus(Qt.FocusReason.MouseFocusReason)
    robot.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    robot.type("建议尽快落实海上试验条件。", editor)
    robot.key(Qt.Key.Key_Tab)


def _select(robot: Robot, center: str) -> None:
    """Click the row of a centre."""
    table = robot.widget(QTableView, "opinions_table")
    model = table.model()

    def row_of() -> int:
        for row in range(model.rowCount()):
            if any(center == model.index(row, column).data() for column in range(model.columnCount())):
                return row
        return -1

    robot.wait(lambda: row_of() >= 0, f"the row of {center}")
    index = next(
        model.index(row_of(), column)
        for column in range(model.columnCount())
        if model.index(row_of(), column).data() == center
    )
    table.scrollTo(index)
    robot.click(table.viewport(), table.visualRect(index).center())
    robot.rest(300)


def _signed(robot: Robot) -> bool:
    """Whether no line of the board waits any more."""
    model = robot.widget(QTableView, "boardTable").model()
    texts = [
        str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(model.columnCount())
    ]
    return model.rowCount() > 0 and sum("已签" in text for text in texts) == model.rowCount()
