"""Tab in the form of an act: from the last question to what carries it out, then to the way back, and from there on."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop import gui
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Offer
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.act_form import ActForm
from qtic_desktop.gui.stage.record_card import RecordCard
from qtic_desktop.gui.stage.shown import Shown
from tests.gui.stage.shelf import NAME, TIDY, Hands, hands, shelf

__all__ = ["hands", "shelf"]


#: What a stage gives the functions that make its acts, by parameter: of every record there is none.
GIVEN: dict[str, Any] = {
    "today": Mock(return_value=date(2026, 3, 5)),
    "months": Mock(return_value=6),
    "names": Mock(return_value=[]),
    "known": Mock(desk=None, spare=(), free=(), clues=()),
    "pile": Mock(criteria=()),
    "name": "",
    "draft": Mock(**{"column.keying.flaws": ()}),
}


def _made(maker: Any) -> Act[Any]:
    names = inspect.signature(maker).parameters
    made: Act[Any] = maker(**{name: GIVEN.get(name, Mock(return_value={})) for name in names})
    return made


def acts_with_questions() -> Iterator[tuple[str, Act[Any]]]:
    """Every act with questions that a function of a stage makes alone; those made of several come by their parts."""
    for module in pkgutil.walk_packages(gui.__path__, gui.__name__ + "."):
        for name, one in vars(importlib.import_module(module.name)).items():
            makes = str(getattr(one, "__annotations__", {}).get("return", ""))
            if inspect.isfunction(one) and one.__module__ == module.name and makes.startswith("Act["):
                act = _made(one)
                if act.entries:
                    yield f"{module.name}.{name}", act


def _tab(*, back: bool = False) -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    return now


def _walk(form: ActForm) -> tuple[list[str], QWidget | None]:
    """The names of the questions Tab comes to from here on, and the first thing after them."""
    came: list[str] = []
    for _ in range(40):
        now = QApplication.focusWidget()
        name = next((name for name, row in form.column.rows.items() if now is row or row.isAncestorOf(now)), "")
        if not name:
            return came, now
        if not came or came[-1] != name:
            came.append(name)
        _tab()
    return came, None


@pytest.fixture
def window(qtbot: QtBot, themed: None) -> QWidget:
    """With something to type at its top."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit(made))
    made.resize(480, 700)
    return made


@pytest.fixture
def card(qtbot: QtBot, ctx: AppContext, window: QWidget) -> RecordCard:
    """A card in a window, with something to type above it and below it."""
    made, layout = RecordCard(ctx, window), window.layout()
    assert layout is not None
    for part in (made, QLineEdit(window)):
        layout.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def bare(act: Act[Any]) -> Act[Any]:
    """Its questions alone, which need no record."""
    return replace(
        act,
        fill=lambda _row: {},
        hides=lambda _row: frozenset(),
        touches=None,
        ahead=None,
        weighs=None,
        is_next=False,
        titled=None,
    )


def test_in_every_form_of_a_stage_tab_goes_from_the_last_question_to_its_buttons(card: RecordCard) -> None:
    card.show_record("1", Shown("1"), [])
    wrong: list[str] = []
    walked = 0
    for place, act in acts_with_questions():
        plain = bare(act)
        card.open_form(Offer(plain, None))
        form = card.form
        assert form is not None
        asked = [name for name, row in form.column.rows.items() if not row.isHidden()]
        if not asked:
            continue
        form.column.focus_field(asked[-1])
        came, after = _walk(form)
        way = [after, _tab()]
        back = _tab(back=True)
        last = _tab(back=True)
        walked += 1
        if came != asked[-1:] or way != [form.do_button, form.leave_button] or back is not form.do_button:
            wrong.append(f"{place}: {came}, then {after}, {way[1]}, back {back}")
        elif not form.column.rows[asked[-1]].isAncestorOf(last):
            wrong.append(f"{place}: Shift+Tab from the button goes to {last}")
        elif form.do_button.toolTip() != "Ctrl+Enter":
            wrong.append(f"{place}: the button does not name its key")
        card.close_form()
    assert wrong == []
    assert walked > 100, "the acts are no longer found"


def test_in_the_panel_of_a_page_tab_goes_on_after_the_buttons_and_does_not_come_to_an_end(hands: Hands) -> None:
    form = hands.open(NAME)
    form.field("name").setFocus()
    assert [_tab(), _tab()] == [form.do_button, form.leave_button]
    assert not form.isAncestorOf(_tab())
    assert _tab(back=True) is form.leave_button


def test_in_a_dialog_tab_goes_through_the_buttons_as_they_stand(hands: Hands) -> None:
    hands.click(TIDY)
    dialog = hands.page.dialog
    assert isinstance(dialog, ActDialog)
    hands.qtbot.waitUntil(dialog.isActiveWindow)
    dialog.form.field("owner").setFocus()
    assert [_tab(), _tab()] == [dialog.form.leave_button, dialog.form.do_button]
