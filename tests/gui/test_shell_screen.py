"""In a real X server with a window manager: size, focus and drop-downs behave as on a desk."""

from __future__ import annotations

import pytest

from tests.gui.screen_fixtures import Screen

pytestmark = pytest.mark.screen

_START = """
import tempfile
from types import SimpleNamespace
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.theme import Theme
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.page import Page
from decimal import Decimal
from qtic_desktop.gui.widgets import DateField, FormColumn, PickList, ScoreField, TextField
from qtic_desktop.gui.place import Place
from tests.helpers.stages import stages_with

class Form(Page):
    name = "intake"
    def __init__(self, ctx):
        super().__init__(ctx)
        self.form = FormColumn()
        self.form.add("name", "名称", TextField())
        self.form.add("day", "日期", DateField())
        self.form.add("office", "主管部门", PickList())
        self.form.add("points", "得分", ScoreField(maximum=Decimal(100)))
        self.form.field("office").set_choices([("a", "市科技局"), ("b", "崂山区科技局")])
        self.set_body(self.form)

app = QApplication([])
apply_theme(app, Theme())
tasks = BackgroundTasks()
folder = Path(tempfile.mkdtemp())
actor = Actor("u", "王明", Role.CLERK)
ctx = AppContext(SimpleNamespace(folder=folder), actor, tasks, ChangeNotifier(), Settings(folder / "s.ini"), is_sample=True)
window = MainWindow(ctx, stages_with(intake=Form))
window.showMaximized()
assert QTest.qWaitForWindowActive(window)
window.go(Place("intake"))
form = window.current_page().form
field = form.field
QTest.qWait(100)
"""
_END = """
window.close()
tasks.close()
print("ended")
"""


@pytest.mark.parametrize("scale", ["1", "1.25"])
def test_a_maximised_window_lies_inside_the_screen(screen: Screen, scale: str) -> None:
    code = (
        _START
        + """
room, frame = window.screen().availableGeometry(), window.frameGeometry()
assert room.contains(frame), (room, frame)
for entry in window.findChildren(type(field("name"))):
    assert not entry.isVisible() or entry.height() >= entry.fontMetrics().height()
"""
        + _END
    )
    assert screen.run(code, QT_SCALE_FACTOR=scale).endswith("ended\n")


def test_enter_goes_from_field_to_field_with_real_focus(screen: Screen) -> None:
    code = (
        _START
        + """
field("name").setFocus()
QTest.keyClicks(field("name"), "QD")
QTest.keyClick(field("name"), Qt.Key.Key_Return)
assert app.focusWidget() is field("day"), app.focusWidget()
QTest.keyClicks(field("day"), "2026-3-5")
QTest.keyClick(field("day"), Qt.Key.Key_Return)
assert field("day").text() == "2026-03-05"
assert field("office").isAncestorOf(app.focusWidget()), app.focusWidget()
"""
        + _END
    )
    assert screen.run(code).endswith("ended\n")


def test_the_calendar_opens_takes_a_day_and_gives_the_focus_back(screen: Screen) -> None:
    code = (
        _START
        + """
day = field("day")
day.setFocus()
heard = []
day.finished.connect(lambda: heard.append(day.text()))
QTest.keyClicks(day, "2026-3-5")
QTest.keyClick(day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
QTest.qWait(200)
popup = app.activePopupWidget()
assert popup is not None, app.focusWidget()
assert heard == [], heard
popup.close()
QTest.qWait(200)
assert day.text() == "2026-3-5", day.text()
assert app.focusWidget() is day, app.focusWidget()
"""
        + _END
    )
    assert screen.run(code).endswith("ended\n")


def test_a_pick_list_drops_down_while_typing_and_enter_takes_the_choice(screen: Screen) -> None:
    code = (
        _START
        + """
line = field("office").lineEdit()
line.setFocus()
QTest.keyClicks(line, "lsq")
QTest.qWait(300)
popup = app.activePopupWidget()
assert popup is not None and popup.isVisible()
QTest.keyClick(popup, Qt.Key.Key_Down)
QTest.keyClick(popup, Qt.Key.Key_Return)
QTest.qWait(200)
assert field("office").value() == "b", field("office").currentText()
"""
        + _END
    )
    assert screen.run(code).endswith("ended\n")
