"""形式审查 on the real page: the sheet by keys, the ten-second result, a correction and its way back, papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.examination import Mark
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.examination.page import examination_page
from qtic_desktop.gui.examination.sheet import ExaminationSheet
from qtic_desktop.gui.place import Place
from qtic_desktop.services.examination import examination_sheet
from qtic_desktop.storage.queries.examination import examination, rounds, unit_lists
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, store_of
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "workspace", proposals=2)
    yield made
    made.workspace.close()


@pytest.fixture
def context(story: Story, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    made = make_context(story, OFFICE, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()


@pytest.fixture
def page(context: AppContext, story: Story, qtbot: QtBot) -> Any:
    made = examination_page(context)
    show_page(qtbot, made, 1150, 740)
    context.notifier.changed.connect(made.refresh)
    made.activate(Place("examination", story.proposals[0]))
    settle(qtbot, context)
    return made


def press(root: Any, name: str) -> None:
    (found,) = (made for made in root.findChildren(QPushButton, name) if made.isVisible())
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def open_sheet(page: Any, context: AppContext, qtbot: QtBot) -> ExaminationSheet:
    press(page, Act.MARK_EXAMINATION)
    settle(qtbot, context)
    sheet = page.overlay
    assert isinstance(sheet, ExaminationSheet)
    return sheet


def stands(context: AppContext, story: Story) -> str:
    row = ask(store_of(context), examination, proposal_id=story.proposals[0])
    assert row is not None
    return str(row.examination)


def test_a_usual_remark_is_chosen_by_keys_and_kept_with_what_was_typed(
    page: Any, context: AppContext, story: Story, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_where: None)  # no keyboard to grab without a screen
    sheet = open_sheet(page, context, qtbot)
    row = next(one for one in sheet.rows if one.item.group == "seals")
    assert row.remarks is not None
    assert row.remarks.button.isHidden()
    row.choose(Mark.FAILED)
    row.note.set_value("第 3 页。")
    QTest.keyClick(row.note, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = row.remarks.menu
    assert menu is not None
    assert menu.actions()[0].text() == "未加盖申报单位公章，请补盖"
    menu.actions()[0].trigger()
    settle(qtbot, context)
    found = ask(store_of(context), rounds, proposal_id=story.proposals[0])[-1]
    assert [item.note for item in found.items if item.key == row.item.key] == ["第 3 页；未加盖申报单位公章，请补盖"]


def test_an_examination_made_on_paper_is_noted_with_three_keys(
    page: Any, context: AppContext, story: Story, qtbot: QtBot
) -> None:
    press(page.card, Act.CONCLUDE_EXAMINATION)
    press(page.card, f"do_{Act.CONCLUDE_EXAMINATION}")
    settle(qtbot, context)
    assert stands(context, story) == "passed"
    assert page.card.chip.text == "合格"
    assert "纸上审查" in page.card.lines["muted"]


def _mark_the_rest_take_it_back_and_do_it_again(sheet: ExaminationSheet) -> None:
    def link(words: str) -> QPushButton:
        return next(
            made for made in sheet.message.findChildren(QPushButton) if made.text() == words and made.isVisible()
        )

    def marks() -> list[Mark]:
        return [row.mark for row in sheet.rows]

    before = marks()
    press(sheet, "markRest")
    assert marks() == before
    assert f"还有 {before.count(Mark.OPEN)} 项" in sheet.message.accessibleName()
    link("标为符合").click()
    assert Mark.OPEN not in marks()
    link("撤销").click()
    assert marks() == before
    press(sheet, "markRest")
    link("标为符合").click()


def test_the_sheet_is_filled_by_the_keys_one_two_three_and_every_mark_is_kept_at_once(
    page: Any, context: AppContext, story: Story, qtbot: QtBot
) -> None:
    sheet = open_sheet(page, context, qtbot)
    assert page.focusWidget() in sheet.rows[0].buttons.values()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_1)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_3)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_2)
    QTest.keyClicks(page.focusWidget(), "no seal")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, context)
    (held,) = ask(store_of(context), rounds, proposal_id=story.proposals[0])
    assert [item.mark for item in held.items[:4]] == [Mark.MET, Mark.NOT_APPLICABLE, Mark.FAILED, Mark.OPEN]
    assert held.items[2].note == "no seal"
    _mark_the_rest_take_it_back_and_do_it_again(sheet)
    press(sheet, "concludeSheet")
    settle(qtbot, context)
    form = page.card.form
    assert form is not None
    assert form.act.name is Act.CONCLUDE_EXAMINATION
    hints = len(
        ask(store_of(context), examination_sheet, proposal_id=story.proposals[0], today=context.now().date()).hints
    )
    assert f"还有 {hints} 条提示没有处理" in form.told.text()
    assert "到 2026-03-24（周二）" in str(form.column.rows["days"].property("helpText")), "the last day, below the days"
    assert form.field("result").value() == "correction", "passed is never proposed while an item is not met"
    page.card.settle()
    top = form.mapTo(page.card._scroll.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.card._scroll.viewport().height(), "the form is read from its first question"
    form.field("result").set_value("passed")
    press(page.card, f"do_{Act.CONCLUDE_EXAMINATION}")
    settle(qtbot, context)
    assert stands(context, story) == "begun"
    assert any("不符合" in label.text() for label in form.findChildren(QLabel) if label.isVisible())
    form.field("result").set_value("correction")
    press(page.card, f"do_{Act.CONCLUDE_EXAMINATION}")
    settle(qtbot, context)
    assert stands(context, story) == "correction"
    assert "2026-03-24" in page.card.facts["补正期限"]
    assert f"登记了结果，有 {hints} 条提示没有逐条说明" in page.card.lines["body"]


def test_a_hint_is_explained_on_the_sheet_dismissed_with_a_reason_and_taken_up_again(
    page: Any, context: AppContext, story: Story, qtbot: QtBot
) -> None:
    sheet = open_sheet(page, context, qtbot)
    links = [made for made in sheet.findChildren(QPushButton) if made.text() == "不影响…" and made.isVisible()]
    before = len(links)
    assert before
    links[0].click()
    assert sheet.dialog is not None
    form = sheet.dialog.form
    form.field("reason").set_value("已电话核实无误")
    form.do_button.click()
    settle(qtbot, context)
    again = [made for made in sheet.findChildren(QPushButton) if made.text() == "恢复提示" and made.isVisible()]
    assert len(again) == 1
    again[0].click()
    settle(qtbot, context)
    links = [made for made in sheet.findChildren(QPushButton) if made.text() == "不影响…" and made.isVisible()]
    assert len(links) == before


def test_a_wrong_result_is_taken_back_on_the_card_and_a_paper_is_offered_only_where_there_is_one(
    page: Any, context: AppContext, story: Story, qtbot: QtBot, tmp_path: Path
) -> None:
    notice = next(made for made in page.findChildren(QPushButton, Act.EXPORT_CORRECTION))
    assert not notice.isEnabled()
    assert "没有在等补正" in notice.toolTip()
    press(page.card, Act.CONCLUDE_EXAMINATION)
    page.card.form.field("result").set_value("correction")
    page.card.form.field("note").set_value("缺推荐函")
    press(page.card, f"do_{Act.CONCLUDE_EXAMINATION}")
    settle(qtbot, context)
    page.exporter.ask_path = lambda *_: str(tmp_path / "notice.pdf")
    press(page, Act.EXPORT_CORRECTION)
    settle(qtbot, context)
    assert (tmp_path / "notice.pdf").stat().st_size > 5000
    press(page.card, Act.WITHDRAW_RESULT)
    page.card.form.field("reason").set_value("看错了单位")
    press(page.card, f"do_{Act.WITHDRAW_RESULT}")
    settle(qtbot, context)
    assert stands(context, story) == "begun"
    assert "看错了单位" in page.card.history.text()


def test_a_list_of_units_is_loaded_after_a_look_and_taken_back_from_the_same_dialog(
    page: Any, context: AppContext, story: Story, qtbot: QtBot, tmp_path: Path
) -> None:
    host = ask(store_of(context), examination, proposal_id=story.proposals[0]).host_name
    (tmp_path / "失信.csv").write_text(f"名单,单位名称\n失信,{host}", encoding="utf-8")
    page.importer.ask_path = lambda *_: str(tmp_path / "失信.csv")
    press(page, "unitLists")
    settle(qtbot, context)
    assert not page.dialog.back.isEnabled()
    press(page.dialog, "loadList")
    settle(qtbot, context)
    assert ask(store_of(context), unit_lists) == ()
    press(page.importer.preview, "confirmImport")
    settle(qtbot, context)
    assert [(row.kind, row.count) for row in ask(store_of(context), unit_lists)] == [("dishonest", 1)]
    press(page, "unitLists")
    settle(qtbot, context)
    press(page.dialog, "takeBackList")
    form = page.dialog.form
    form.field("reason").set_value("不是本市的名单")
    form.do_button.click()
    settle(qtbot, context)
    assert ask(store_of(context), unit_lists) == ()
    assert "已撤销" in page.message.text
