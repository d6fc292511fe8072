"""A slider over dates: what another day would move is listed while it is moved, and nothing is done before it is said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.annual_reports.move_due import MoveDueDialog
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.widgets import DateField
from qtic_desktop.gui.widgets.day_slider import DaySlider
from qtic_desktop.services.annual_reports import open_report_year
from qtic_desktop.storage.queries.annual_reports import duties
from tests.gui.report_desk import click, clock, context, fill
from tests.gui.review_window import settle
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import OFFICE

__all__ = ["clock", "context"]


def test_the_slider_moves_the_date_by_days_and_weeks_and_follows_what_is_typed(qtbot: QtBot, themed: None) -> None:
    field = DateField()
    field.set_value(date(2026, 3, 31))
    made = DaySlider(field, 30)
    qtbot.addWidget(field)
    qtbot.addWidget(made)
    QTest.keyClick(made.slider, Qt.Key.Key_Right)
    assert field.value() == date(2026, 4, 1)
    QTest.keyClick(made.slider, Qt.Key.Key_PageUp)
    assert field.value() == date(2026, 4, 8)
    field.set_value(date(2026, 12, 31))
    field.edited.emit()
    QTest.keyClick(made.slider, Qt.Key.Key_Left)
    assert field.value() == date(2026, 12, 30), "a day beyond its reach becomes the middle"
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(made.slider, wheel)
    assert field.value() == date(2026, 12, 30), "a wheel that passes moves no date"


def test_what_turns_overdue_is_listed_while_the_due_day_slides(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 6)
    perform(store_of(context), OFFICE, open_report_year, year=2025)
    today = context.now().date()
    (before,) = {row.due_on for row in ask(store_of(context), duties, year=2025, today=today)}
    dialog = MoveDueDialog(2025, context, now=before)
    qtbot.addWidget(dialog)
    dialog.show()
    seen = []
    for _week in range(3):
        QTest.keyClick(dialog.slider.slider, Qt.Key.Key_PageDown)
        settle(qtbot, context)
        seen.append((dialog.due.value(), dialog.turned.total()))
    assert [count for day, count in seen] == [6 if day < today else 0 for day, _count in seen if day is not None]
    assert seen[-1][1] == 6, "past today every report would turn overdue, by name"
    assert {row.due_on for row in ask(store_of(context), duties, year=2025, today=today)} == {before}, (
        "nothing is done yet"
    )
    click(dialog, "cancelNewDue")
