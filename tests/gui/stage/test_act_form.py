"""The form of an act: keys, refusals beside the field they name, busy, and thinking better of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.errors import Refused, StaleEdit
from qtic_desktop.gui.stage.act_dialog import ActDialog
from tests.gui.stage.shelf import NAME, SEAL, THROW, TIDY, Hands, Shelf, hands, shelf

__all__ = ["hands", "shelf"]


def test_the_cursor_starts_where_typing_starts(hands: Hands) -> None:
    form = hands.open(NAME)
    assert form.field("until").value() == hands.ctx.now().date()
    assert form.field("kind").value() == "wood"
    assert form.field("name").value() == "alpha"
    assert QApplication.focusWidget() is form.field("kind"), "a day that is today's needs no typing"


def test_enter_goes_from_field_to_field_and_in_the_last_one_hands_in(hands: Hands) -> None:
    form = hands.open(NAME)
    form.field("until").setFocus()
    for name in ("kind", "glass", "name"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is form.field(name)
    hands.type(form.field("name"), "beta")
    QTest.keyClick(form.field("name"), Qt.Key.Key_Return)
    hands.settle()
    assert hands.shelf.rows[0].name == "beta"
    assert hands.page.card.form is None
    assert hands.page.message.text == "named beta"
    assert QApplication.focusWidget() is hands.page.table, "the keyboard goes on in the list"


def test_enter_in_the_last_field_of_a_harmful_act_only_leads_to_its_button(hands: Hands) -> None:
    form = hands.open(THROW)
    hands.type(form.field("why"), "worn out")
    hands.type(form.field("word"), "yes")
    QTest.keyClick(form.field("word"), Qt.Key.Key_Return)
    hands.settle()
    assert hands.shelf.done == []
    assert QApplication.focusWidget() is form.do_button
    QTest.keyClick(form.do_button, Qt.Key.Key_Space)
    hands.settle()
    assert hands.shelf.done == [THROW]


def test_ctrl_enter_hands_in_from_any_field(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "gamma")
    QTest.keyClick(form.field("until"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    assert hands.shelf.rows[0].name == "gamma"


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_asked(hands: Hands) -> None:
    form = hands.open(NAME)
    form.field("name").set_value("")
    hands.type(form.field("until"), "31.2.2026x")
    hands.click("do_" + NAME)
    hands.settle()
    assert "2026-3-5" in form.problem("until")
    assert form.problem("name") == "请填写名称。"
    assert QApplication.focusWidget() is form.field("until"), "the cursor stands in the first of them"
    assert hands.shelf.done == []
    hands.type(form.field("name"), "a name that is far too long")
    form.send()
    assert "字数超出" in form.problem("name")
    assert form.field("name").value() == "a name that is far too long"


def test_a_refusal_that_names_a_field_stands_beside_it_and_any_other_above(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "taken")
    form.send()
    hands.settle()
    assert "taken" in form.problem("name")
    assert form.message.text == ""
    hands.type(form.field("name"), "free")
    assert form.problem("name") == "", "typing takes the sentence away"
    hands.shelf.refusal = Refused("accounts.last_of_office", name="李雪")
    form.send()
    hands.settle()
    assert "李雪" in form.message.text
    assert form.problem("name") == ""
    assert form.field("name").value() == "free"
    assert hands.page.card.form is form, "the form stays with what was typed"


def test_pressed_twice_it_is_done_once(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "once")
    hands.shelf.gate.clear()
    hands.click("do_" + NAME)
    assert not form.do_button.isEnabled()
    hands.click("do_" + NAME)
    form.send()
    hands.shelf.gate.set()
    hands.settle()
    assert hands.shelf.done == [NAME]


def test_an_act_without_questions_pressed_twice_is_done_once(hands: Hands) -> None:
    hands.shelf.gate.clear()
    hands.click(SEAL)
    hands.click(SEAL)
    hands.shelf.gate.set()
    hands.settle()
    assert hands.shelf.done == [SEAL]
    assert hands.page.message.text == "sealed"


def test_escape_gives_up_nothing_that_was_typed_but_a_button_does(hands: Hands) -> None:
    form = hands.open(NAME)
    QTest.keyClick(form.field("name"), Qt.Key.Key_Escape)
    assert hands.page.card.form is None, "nothing was typed, nothing is asked"
    form = hands.open(NAME)
    hands.type(form.field("name"), "delta")
    QTest.keyClick(form.field("name"), Qt.Key.Key_Escape)
    assert hands.page.card.form is form
    assert "（名称）还没有办理" in form.message.text, "what would be lost is named"
    QTest.keyClick(form.field("name"), Qt.Key.Key_Escape)
    assert hands.page.card.form is form
    hands.click("messageAct", form)
    assert hands.page.card.form is None
    assert hands.open(NAME).field("name").value() == "alpha", "given up is given up"


def test_escape_while_composing_only_ends_the_composition(hands: Hands, ime: object) -> None:
    form = hands.open(NAME)
    form.field("name").setFocus()
    ime(form.field("name"), preedit="qing")  # type: ignore[operator]
    QTest.keyClick(form.field("name"), Qt.Key.Key_Escape)
    assert hands.page.card.form is form


def dialogs() -> list[ActDialog]:
    """Dialogs of acts that still exist."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, ActDialog)]


@pytest.mark.parametrize("way", ["button", "escape", "window"])
def test_a_cancelled_dialog_leaves_nothing_behind(hands: Hands, way: str) -> None:
    hands.click(TIDY)
    dialog = hands.page.dialog
    assert isinstance(dialog, ActDialog)
    if way == "button":
        hands.click("leave_form", dialog)
    elif way == "escape":
        QTest.keyClick(dialog.form.field("name"), Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert hands.page.dialog is None
    assert dialogs() == []
    hands.shelf.refusal = Refused("accounts.last_of_office", name="李雪")
    hands.click(SEAL)
    hands.settle()
    assert "李雪" in hands.page.message.text, "what is refused later is said on the page"
    assert hands.page.card.buttons[SEAL].isEnabled()


def test_a_dialog_with_something_typed_asks_whichever_way_it_is_closed(hands: Hands) -> None:
    hands.click(TIDY)
    dialog = hands.page.dialog
    assert isinstance(dialog, ActDialog)
    hands.type(dialog.form.field("name"), "new")
    dialog.close()
    assert dialog.isVisible()
    assert "还没有办理" in dialog.form.message.text
    dialog.reject()
    assert dialog.isVisible()
    hands.click("messageAct", dialog)
    assert dialogs() == []


def test_a_record_that_was_put_there_is_selected_whatever_is_filtered(hands: Hands) -> None:
    hands.page.choose_filter("sealed")
    hands.click(TIDY)
    dialog = hands.page.dialog
    assert isinstance(dialog, ActDialog)
    hands.type(dialog.form.field("name"), "new")
    hands.type(dialog.form.field("owner"), "me")
    QTest.keyClick(dialog.form.field("owner"), Qt.Key.Key_Return)
    hands.settle()
    assert hands.page.dialog is None
    assert hands.page.card.title.text() == "new"
    assert hands.page.message.text == "put new"


def test_an_act_that_asks_names_what_it_is_about_and_offers_the_way_back_first(hands: Hands) -> None:
    hands.page.select("3")
    hands.click(SEAL)
    dialog = hands.page.dialog
    assert isinstance(dialog, ActDialog)
    assert dialog.form.words.text() == "封上twin？"
    assert dialog.focusWidget() is dialog.form.leave_button
    hands.click("do_" + SEAL, dialog)
    hands.settle()
    assert [row.state for row in hands.shelf.rows] == ["open", "open", "sealed", "open"]


def test_a_record_changed_by_somebody_else_keeps_what_is_being_typed(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "mine")
    hands.changed("1", owner="丙")
    assert hands.page.card.form is form
    assert "刚有改动" in form.message.text
    assert form.field("name").value() == "mine"
    assert hands.page.card.owner.text() == "丙"
    hands.shelf.refusal = StaleEdit("storage.stale")
    form.send()
    hands.settle()
    assert form.message.text
    assert form.field("name").value() == "mine"


def test_what_was_typed_for_one_record_is_there_when_one_comes_back(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "half")
    hands.page.select("2")
    assert hands.page.card.form is None
    assert hands.open(NAME).field("name").value() == "twin"
    hands.page.select("1")
    back = hands.open(NAME)
    assert back.field("name").value() == "half"
    assert "还在这里" in back.message.text


def test_a_form_whose_act_is_no_longer_possible_goes_and_its_button_says_why(hands: Hands) -> None:
    form = hands.open(NAME)
    hands.type(form.field("name"), "late")
    hands.changed("1", state="sealed")
    assert hands.page.card.form is None
    made = hands.page.card.buttons[NAME]
    assert not made.isEnabled()
    assert "alpha" in made.toolTip()
    hands.changed("1", state="open")
    assert hands.open(NAME).field("name").value() == "late"


def test_the_form_is_in_sight_when_it_opens(hands: Hands, qtbot: QtBot, shelf: Shelf) -> None:
    hands.page.resize(1000, 420)
    form = hands.open(NAME)
    qtbot.waitUntil(lambda: not form.do_button.visibleRegion().isEmpty(), timeout=3000)
