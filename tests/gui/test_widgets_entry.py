"""The defaults of Qt that lose or change entries are mended: wheel, full-width figures, compositions, pastes, Esc."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.intake.fields import raw_text
from qtic_desktop.gui.widgets import (
    ChoiceBox,
    DateField,
    FormColumn,
    NumberField,
    PickList,
    ScoreField,
    TextArea,
    TextField,
    commit_input_method,
    pending_preedit,
)

Ime = Callable[..., None]
PAGE = "第一章 建设背景\n本项目总投资 1200 万元，分三年投入。\n" * 20

pytestmark = [
    pytest.mark.usefixtures("themed"),
    # What the offscreen platform cannot do when a list drops down; a real X server can.
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


def turn_wheel(widget: QWidget) -> None:
    """One notch of the wheel over the middle of ``widget``."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    assert not event.isAccepted(), "the wheel has to go on to the page"


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def choice() -> ChoiceBox:
    box = ChoiceBox()
    box.set_choices([("a", "甲"), ("b", "乙"), ("c", "丙")])
    box.set_value("b")
    return box


def pick() -> PickList:
    box = PickList()
    box.set_choices([("a", "青岛海洋"), ("b", "青岛氢能"), ("c", "崂山区科技局")])
    box.set_value("b")
    return box


def filled(field: ScoreField | NumberField | DateField, value: object) -> QWidget:
    field.set_value(value)  # type: ignore[arg-type]
    return field


MAKERS: dict[str, Callable[[], QWidget]] = {
    "score": lambda: filled(ScoreField(maximum=Decimal(15)), Decimal("12.5")),
    "number": lambda: filled(NumberField(unit="人"), Decimal(50)),
    "date": lambda: filled(DateField(), date(2026, 3, 5)),
    "choice": choice,
    "pick": pick,
}


@pytest.mark.parametrize("focused", [False, True])
@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_a_wheel_changes_nothing(qtbot: QtBot, kind: str, focused: bool) -> None:
    widget = shown(qtbot, MAKERS[kind]())
    if focused:
        widget.setFocus()
    before = widget.value()  # type: ignore[attr-defined]
    turn_wheel(widget)
    assert widget.value() == before  # type: ignore[attr-defined]
    assert before is not None


@pytest.mark.parametrize("make", [choice, pick])
def test_the_first_down_in_an_opened_list_goes_to_the_first_entry(qtbot: QtBot, make: Callable[[], ChoiceBox]) -> None:
    box = make()
    shown(qtbot, box)
    box.set_value(None)
    box.showPopup()
    assert not box.view().currentIndex().isValid(), "an Enter alone chooses nothing"
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.value() == "a"


# -- numbers


def test_a_unit_typed_behind_a_number_leaves_the_number_and_the_sentence_does_not_deny_it(
    qtbot: QtBot, ime: Ime
) -> None:
    field = NumberField(unit="万元", decimals=2)
    said: list[str] = []
    field.refused.connect(said.append)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "300")
    ime(field, commit="万")
    assert field.value() == Decimal(300)
    assert said == ["这里填数，小数最多 2 位；“300万”没有整个放进来，请核对这里的数"]


def test_a_pasted_page_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    field = NumberField(unit="万元", decimals=2)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1200")
    said: list[str] = []
    field.refused.connect(said.append)
    QGuiApplication.clipboard().setText(PAGE)
    field.paste()
    assert field.value() == Decimal(1200)
    assert len(said) == 1
    assert "\n" not in said[0]


def test_commas_come_when_the_field_is_left_and_are_taken_when_pasted(qtbot: QtBot) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    field, other = NumberField(holder, unit="万元", decimals=2), TextField(holder)
    layout.addWidget(field)
    layout.addWidget(other)
    shown(qtbot, holder)
    field.setFocus()
    qtbot.keyClicks(field, "1234567.5")
    assert field.text() == "1234567.5"
    other.setFocus()
    assert field.text() == "1,234,567.5"
    assert field.value() == Decimal("1234567.5")
    field.selectAll()
    field.insert("12,345")
    assert field.value() == Decimal(12345)


@pytest.mark.parametrize("typed", ["12,5", "8,50", "1200，00", "1,,000", "12,", "1,2345"])
def test_a_comma_that_is_no_thousands_comma_stays_and_is_marked(qtbot: QtBot, ime: Ime, typed: str) -> None:
    field = NumberField(unit="万元", decimals=2)
    qtbot.addWidget(field)
    said: list[str] = []
    field.refused.connect(said.append)
    for char in typed:
        ime(field, commit=char)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == typed.replace("，", ",")
    assert raw_text(field) == field.text()
    assert field.value() is None
    assert not field.is_readable()
    assert field.property("role") == "invalid"
    assert said


def test_a_figure_typed_between_the_commas_does_not_misplace_them(qtbot: QtBot) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    field, other = NumberField(holder, unit="万元", decimals=2), TextField(holder)
    layout.addWidget(field)
    layout.addWidget(other)
    shown(qtbot, holder)
    field.set_value(Decimal(1200))
    field.setFocus()
    field.deselect()
    field.end(False)
    qtbot.keyClicks(field, "0")
    other.setFocus()
    assert field.text() == "12,000"
    assert field.property("role") != "invalid"


def test_more_places_than_allowed_are_not_taken(qtbot: QtBot) -> None:
    field = NumberField(decimals=2)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1.239")
    assert field.text() == "1.23"
    whole = NumberField()
    qtbot.addWidget(whole)
    qtbot.keyClicks(whole, "1.2")
    assert whole.value() == Decimal(12)


# -- words


def test_too_long_is_never_cut(qtbot: QtBot) -> None:
    field, area = TextField(limit=10), TextArea(limit=10)
    for widget in (field, area):
        qtbot.addWidget(widget)
        widget.set_value("青岛市海洋装备技术创新中心")
        assert widget.value() == "青岛市海洋装备技术创新中心"
        assert widget.is_too_long()
    assert field.property("role") == "invalid"
    field.set_value("青岛市")
    assert field.property("role") == ""


def test_half_composed_words_survive_tab_save_and_leaving(qtbot: QtBot, ime: Ime) -> None:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    fields = [TextField(holder), TextArea(holder), TextField(holder)]
    for field in fields:
        layout.addWidget(field)
    shown(qtbot, holder)
    targets = [fields[0], fields[1].editor, fields[2]]  # type: ignore[union-attr]
    targets[0].setFocus()
    ime(targets[0], preedit="青岛")
    assert fields[0].value() == ""
    assert pending_preedit() == "青岛"
    qtbot.keyClick(targets[0], Qt.Key.Key_Tab)
    assert fields[0].value() == "青岛"
    ime(targets[1], preedit="海洋")
    commit_input_method()
    assert fields[1].value() == "海洋"
    assert pending_preedit() == ""
    targets[2].setFocus()
    ime(targets[2], preedit="装备")
    fields[2].commit()
    assert fields[2].value() == "装备"


def test_the_enter_that_ends_a_composition_does_nothing_else(qtbot: QtBot, ime: Ime) -> None:
    form = FormColumn()
    form.add("one", "名称", TextField())
    form.add("two", "地址", TextField())
    shown(qtbot, form)
    one, two = form.field("one"), form.field("two")
    one.setFocus()
    ime(one, preedit="qingdao")
    heard: list[str] = []
    form.submit_requested.connect(lambda: heard.append("submit"))
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one.hasFocus()
    assert one.value() == "qingdao"
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert two.hasFocus()
    assert heard == []
    qtbot.keyClick(two, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["submit"]


# -- dates and choices


def test_what_is_no_date_stays_and_is_marked(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    said: list[str] = []
    field.refused.connect(said.append)
    qtbot.keyClicks(field, "2026-2-30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2026-2-30"
    assert not field.is_readable()
    assert said
    field.setText("2026-3-5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2026-03-05"
    assert field.property("role") == ""


@pytest.mark.parametrize(("typed", "key"), [("qdhy", "a"), ("氢能", "b"), ("lsqkj", "c"), ("崂山区科技局", "c")])
def test_a_pick_list_is_filtered_by_words_and_initials(qtbot: QtBot, typed: str, key: str, ime: Ime) -> None:
    box = pick()
    box.set_value(None)
    qtbot.addWidget(box)
    line = box.lineEdit()
    assert line is not None
    ime(line, commit=typed)
    box.commit()
    assert box.value() == key


def test_an_unclear_choice_is_refused_and_not_guessed(qtbot: QtBot, ime: Ime) -> None:
    box = pick()
    box.set_value(None)
    qtbot.addWidget(box)
    said: list[str] = []
    box.refused.connect(said.append)
    line = box.lineEdit()
    assert line is not None
    ime(line, commit="青岛")
    box.commit()
    assert box.value() is None
    assert said


def test_choices_replaced_keep_the_key(qtbot: QtBot) -> None:
    box = choice()
    qtbot.addWidget(box)
    box.set_choices([("c", "丙"), ("b", "乙")])
    assert box.value() == "b"
    box.set_choices([("c", "丙")])
    assert box.value() is None


def test_what_is_meant_by_several_is_not_said_to_be_none_and_a_picked_one_is_told(qtbot: QtBot) -> None:
    box, said, picked = pick(), [], []
    qtbot.addWidget(box)
    box.refused.connect(said.append)
    box.picked.connect(lambda: picked.append(box.value()))
    line = box.lineEdit()
    assert line is not None
    for typed in ("青岛", "胶州"):
        line.setText(typed)
        box.commit()
    assert ["有 2 个" in one for one in said] == [True, False]
    assert "名单里没有" in said[1]
    box._on_completed("崂山区科技局")
    assert picked == ["c"]
