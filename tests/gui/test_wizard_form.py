"""What the form of the application asks beyond the required: stated totals, missing papers, yearly indicators."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QStyle, QStyleOptionButton

from qtic_desktop.domain.intake import Indicator
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.services.letters import LetterEntry, register_letter
from qtic_desktop.storage.queries.registry import departments
from tests.gui.intake_desk import NOW, IntakeDesk, desk, enter, fill, key, next_page, page, write
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK

__all__ = ["desk", "page"]

pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing"),
    pytest.mark.usefixtures("themed"),
]


def opened(page: IntakePage, desk: IntakeDesk, at: str) -> ProposalWizard:
    page.new_proposal()
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.go_to(at)
    desk.settle()
    return wizard


def test_what_the_paper_states_is_compared_with_its_own_table(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "funding")
    fill("700", "100", "200.5")
    said = wizard.page("funding").rows["funding_declared"].problem
    assert "700" in said
    assert "300.5" in said
    share = wizard.page("funding").findChild(QLabel, "financeShare0")
    assert share is not None
    wizard.page("funding").focus_field("finance.0.revenue")
    fill("0")
    wizard.page("funding").focus_field("finance.0.rd")
    fill("20")
    assert share.text() == "—"
    wizard.page("funding").focus_field("finance.0.revenue")
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    fill("160")
    assert share.text() == "12.5%"


def test_missing_papers_are_noted_and_hold_nobody_up(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "people")
    tick = wizard.page("people").findChild(QCheckBox, "missingLicence")
    assert tick is not None
    tick.setFocus()
    key(Qt.Key.Key_Space)
    enter()
    next_page()
    desk.settle()
    assert wizard.current == "readback"
    assert desk.stored_draft().get("missing_papers") == "licence"
    text = wizard.readback.toPlainText()
    assert "缺少的纸质件" in text
    assert "法人证书或营业执照" in text
    found = [p for p in check_draft(wizard.draft, today=NOW.date()) if p.field == "missing_papers"]
    assert [p.blocking for p in found] == [False]


def test_yearly_indicators_are_kept_and_read_back(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "plan")
    wizard.page("plan").focus_field("indicators.0.name")
    fill("服务企业（家）", "12", "20", "30", "45", "发明专利（件）", "3", "若干")
    next_page()
    desk.settle()
    assert desk.stored_draft().indicators == (
        Indicator("服务企业（家）", "12", "20", "30", "45"),
        Indicator("发明专利（件）", "3", "若干"),
    )
    wizard.go_to("readback")
    assert "服务企业（家）" in wizard.readback.toPlainText()
    assert any("若干" in wizard.problems.item(n).text() for n in range(wizard.problems.count()))


def test_missing_papers_stand_in_one_column_where_two_have_no_room(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "people")
    papers = wizard.page("people").fields["missing_papers"]
    first, second = (papers.findChild(QCheckBox, f"missing{name}") for name in ("Plan", "Recommendation"))
    assert first is not None
    assert second is not None
    assert first.y() == second.y()
    papers.resize(first.sizeHint().width() + 60, papers.height())
    papers.layout().activate()
    assert first.x() == second.x()
    assert first.y() < second.y()


def test_a_low_window_lists_what_this_page_lacks_and_the_readback_everything(
    desk: IntakeDesk, page: IntakePage
) -> None:
    wizard = opened(page, desk, "recommendation")
    wizard.go_to("plan")
    assert wizard.problems.count() > 3
    page.resize(860, 530)
    wizard.go_to("people")
    assert wizard.problems.count() == 0
    wizard.go_to("readback")
    assert wizard.problems.count() > 3


@pytest.mark.parametrize(("field", "label"), [("funding_declared", ""), ("funding.own.year1", "funding")])
def test_what_a_field_did_not_take_is_said_until_somebody_looks_again(
    desk: IntakeDesk, page: IntakePage, field: str, label: str
) -> None:
    wizard = opened(page, desk, "funding")
    form = wizard.page("funding")

    def said() -> str:
        if not label:
            return form.rows[field].problem
        return form.tables[label].cells[field].toolTip()

    form.focus_field(field)
    write("1.5")
    write("亿")
    assert "亿" in said()
    enter()
    desk.settle()
    assert "亿" in said()
    wizard.go_to("readback")
    assert any("亿" in wizard.problems.item(n).text() for n in range(wizard.problems.count()))
    wizard.go_to("funding")
    form.focus_field(field)
    key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write("15000")
    enter()
    desk.settle()
    assert "亿" not in said()


def test_about_five_hundred_is_not_five_hundred(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "funding")
    form = wizard.page("funding")
    form.focus_field("funding.own.year1")
    write("约500")
    enter()
    desk.settle()
    assert wizard.draft.funding == ()
    assert "约500" in form.tables["funding"].cells["funding.own.year1"].toolTip()
    assert any("约500" in text.text() for text in form.tables["funding"].findChildren(QLabel) if text.isVisible())


def test_a_message_goes_when_the_person_goes_on_but_not_what_went_wrong(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "host")
    fill("青岛远海装备股份有限公司")
    wizard.undo_button.click()
    assert "已撤销" in wizard.message.text
    fill("青岛海洋装备股份有限公司")
    assert wizard.message.text == ""
    wizard.undo_button.click()
    wizard.go_to("people")
    assert wizard.message.text == ""
    wizard.message.show_message("没有保存", "bad")
    wizard.go_to("host")
    fill("青岛第三装备股份有限公司")
    assert wizard.message.text == "没有保存"


def test_a_tick_is_drawn_and_not_told_by_colour_alone(desk: IntakeDesk, page: IntakePage) -> None:
    """Filled with the accent alone, the box would hold one colour."""
    wizard = opened(page, desk, "people")
    tick = wizard.page("people").findChild(QCheckBox, "missingLicence")
    assert tick is not None
    option = QStyleOptionButton()
    tick.initStyleOption(option)
    box = tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, tick).adjusted(4, 4, -4, -4)

    def colours() -> int:
        drawn = tick.grab(box).toImage()
        return len({drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())})

    empty = colours()
    tick.setChecked(True)
    assert empty == 1
    assert colours() > 2


def test_the_list_says_which_papers_are_missing_until_they_are_taken_in(
    desk: IntakeDesk, page: IntakePage, tmp_path: Path
) -> None:
    wizard = opened(page, desk, "people")
    for name in ("Licence", "Pledge"):
        tick = wizard.page("people").findChild(QCheckBox, f"missing{name}")
        assert tick is not None
        tick.setFocus()
        key(Qt.Key.Key_Space)
    desk.settle()
    paper = tmp_path / "licence.pdf"
    paper.write_bytes(b"%PDF-1.7 licence")
    wizard.shelf.take("licence", paper)
    desk.settle()
    wizard.close_button.click()
    desk.settle()
    (row,) = desk.proposals()
    page.table.seek(row.id)
    desk.settle()
    said = next(label for label in page.card.findChildren(QLabel) if label.text().startswith("缺件"))
    assert said.isVisible()
    assert said.text() == "缺件：科研诚信承诺书"


def test_enter_and_ctrl_enter_work_in_lines_that_a_table_grew(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "direction")
    wizard.page("direction").focus_field("partners.0.name")
    for number in range(5):
        fill(f"p{number}", f"d{number}", f"{number + 1}")
    desk.settle()
    assert [row.name for row in desk.stored_draft().partners] == [f"p{number}" for number in range(5)]
    write("p5")
    next_page()
    desk.settle()
    assert wizard.current == "tasks"
    assert desk.stored_draft().partners[5].name == "p5"


def test_a_table_of_the_wizard_uses_the_room_there_is(desk: IntakeDesk, page: IntakePage) -> None:
    page.resize(1400, 700)
    wizard = opened(page, desk, "direction")
    form = wizard.page("direction")
    assert form.tables["partners"].width() > 800
    assert form.fields["direction"].width() <= 640


def test_what_has_no_room_in_a_field_is_whole_in_its_tooltip(desk: IntakeDesk, page: IntakePage) -> None:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QApplication, QToolTip

    wizard = opened(page, desk, "direction")
    cell = wizard.page("direction").tables["partners"].cells["partners.0.name"]
    name = "中国科学院海洋研究所青岛海洋科学与技术试点国家实验室深海装备与资源开发联合研究中心筹备处"
    cell.setText(name)  # type: ignore[attr-defined]
    middle = cell.rect().center()
    QApplication.sendEvent(cell, QHelpEvent(QHelpEvent.Type.ToolTip, middle, cell.mapToGlobal(middle)))
    assert QToolTip.text() == name


def test_what_was_refused_whole_is_forgotten_once_a_good_figure_stands(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, "funding")
    form = wizard.page("funding")
    for name in ("funding.own.year1", "funding_declared"):
        form.focus_field(name)
        field: Any = QApplication.focusWidget()
        QApplication.clipboard().setText("第一章 建设背景：本项目总投资分三年投入，由依托单位自筹。")
        field.paste()
        assert "一段文字" in form.refusals()[name]
        QTest.keyClicks(field, "1500")
        assert name not in form.refusals()
        field.clear()
        QTest.keyClicks(field, "1e5")  # 15 is another figure than was meant: the sentence stays until it is typed anew
        assert name in form.refusals()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, "-15")  # so is a figure without its sign
        assert name in form.refusals()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, "15000")
        assert name not in form.refusals()
    desk.settle()
    assert "一段文字" not in form.rows["funding_declared"].problem


def test_the_registered_letters_of_the_department_are_offered_and_bring_their_date(
    desk: IntakeDesk, page: IntakePage
) -> None:
    department = ask(desk.workspace.store, departments)[0]
    letter = LetterEntry(
        "青科推〔2026〕7号", date(2026, 3, 2), department.name, "directed", True, date(2026, 3, 4), place="柜"
    )
    perform(desk.workspace.store, CLERK, register_letter, entry=letter, centers="")
    wizard = opened(page, desk, "recommendation")
    fields: Any = wizard.page("recommendation").fields
    fields["department_id"].set_value(department.id)
    fields["department_id"].edited.emit()
    fields["department_id"].finished.emit()
    desk.settle()
    row = wizard.page("recommendation").rows["letter_number"]
    assert "已登记的推荐函：青科推〔2026〕7号" in str(row.property("helpText"))
    number = fields["letter_number"]
    number.setFocus()
    key(Qt.Key.Key_Down)
    assert number.completer().popup().isVisible()
    number.completer().popup().hide()
    number.completer().activated.emit("青科推〔2026〕7号")
    desk.settle()
    kept = desk.stored_draft()
    told = {name: kept.get(name) for name in ("letter_number", "letter_date", "received_on", "channel")}
    assert told == {
        "letter_number": "青科推〔2026〕7号",
        "letter_date": "2026-03-02",
        "received_on": NOW.date().isoformat(),  # the form's own day stays
        "channel": "directed",
    }
    fields["letter_date"].setFocus()
    fields["letter_date"].setText("2026-03-01")
    fields["letter_date"].edited.emit()
    fields["letter_date"].finished.emit()
    desk.settle()
    assert "登记的函件日期是 2026-03-02" in wizard.page("recommendation").rows["letter_date"].problem
