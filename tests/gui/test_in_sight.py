"""In a form that scrolls, the field that has the focus is in sight, and no sentence of a choice is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.forms.ui_intake_direction import Ui_IntakeDirection
from qtic_desktop.gui.intake.choices import NOTHING_CHANGED, fill_lists
from qtic_desktop.gui.intake.form_page import FormPage
from qtic_desktop.gui.section import scrolling
from qtic_desktop.gui.widgets import FitScroll, FormColumn, TextField

pytestmark = pytest.mark.usefixtures("themed")

MANY = 12


def long_form() -> FormColumn:
    form = FormColumn()
    for number in range(MANY):
        form.add(f"f{number}", f"第 {number} 项", TextField(form), required=True)
    return form


def is_in_sight(area: QScrollArea, widget: QWidget) -> bool:
    return area.viewport().rect().contains(QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size()))


@pytest.fixture(params=["fit", "section"])
def shown(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[QScrollArea, FormColumn]]:
    window, form = QWidget(), long_form()
    qtbot.addWidget(window)
    area: QScrollArea = FitScroll(window) if request.param == "fit" else scrolling(form, window)
    if isinstance(area, FitScroll):
        area.body.addWidget(form)
    QVBoxLayout(window).addWidget(area)
    window.resize(480, 260)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield area, form
    window.close()


def test_enter_never_leaves_one_typing_out_of_sight(shown: tuple[QScrollArea, FormColumn], qtbot: QtBot) -> None:
    area, form = shown
    form.focus_field("f0")
    for number in range(1, MANY):
        QTest.keyClick(form.field(f"f{number - 1}"), Qt.Key.Key_Return)
        field = form.field(f"f{number}")
        qtbot.waitUntil(field.hasFocus)
        qtbot.waitUntil(lambda field=field: is_in_sight(area, field))


def test_a_refused_field_is_scrolled_to_with_its_sentence(shown: tuple[QScrollArea, FormColumn], qtbot: QtBot) -> None:
    area, form = shown
    form.focus_field("f9")
    qtbot.waitUntil(lambda: is_in_sight(area, form.field("f9")))
    area.verticalScrollBar().setValue(0)
    assert not is_in_sight(area, form.field("f9"))
    form.rows["f9"].set_problem("这一项还没有填。")
    form.focus_field("f9")
    qtbot.waitUntil(lambda: is_in_sight(area, form.rows["f9"]))


@pytest.mark.parametrize("width", [560, 700, 1000])
def test_the_sentence_of_a_choice_has_room_for_all_its_lines(width: int, qtbot: QtBot) -> None:
    page = FormPage("direction", Ui_IntakeDirection())
    qtbot.addWidget(page)
    fill_lists(page.fields, NOTHING_CHANGED)
    page.resize(width, 560)
    page.show()
    labels = page.fields["mode"].findChildren(QLabel)
    assert len(labels) == 3
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
