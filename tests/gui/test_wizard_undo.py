"""撤销 across the fields of the wizard, and tables pasted from WPS and Excel, by keys on a real workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from qtic_desktop.domain.intake import Finance, Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from tests.documents.test_foreign_pages import pdf
from tests.gui.intake_desk import IntakeDesk, desk, enter, fill, key, page, write

__all__ = ["desk", "page"]

CONTROL = Qt.KeyboardModifier.ControlModifier
PARTNERS = (Partner("青岛海洋大学", "研究", "300"), Partner("青岛甲公司", "中试", "20"))

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing")


def opened(page: IntakePage, desk: IntakeDesk, draft: ProposalDraft, at: str) -> ProposalWizard:
    page._open_wizard(draft)
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.go_to(at)
    desk.settle()
    return wizard


def cell(wizard: ProposalWizard, name: str) -> QWidget:
    table = wizard.page(wizard.current).tables[name.split(".")[0]]
    return table.cells[name]


def paste(wizard: ProposalWizard, name: str, text: str) -> None:
    QApplication.clipboard().setText(text)
    cell(wizard, name).setFocus()
    key(Qt.Key.Key_V, CONTROL)


def test_a_removed_line_comes_back_by_the_button_of_the_message_and_is_kept(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}, partners=PARTNERS), "direction")
    cell(wizard, "partners.0.duty").setFocus()
    key(Qt.Key.Key_Delete, CONTROL)
    desk.settle()
    assert desk.stored_draft().partners == PARTNERS[1:]
    assert wizard.message.text == "已删除第 1 行"
    wizard.message.findChild(QPushButton, "messageAct").click()  # type: ignore[union-attr]
    desk.settle()
    assert desk.stored_draft().partners == PARTNERS
    assert wizard.message.text == "已撤销：共建单位"
    key(Qt.Key.Key_Y, CONTROL)
    desk.settle()
    assert desk.stored_draft().partners == PARTNERS[1:]


def test_ctrl_z_goes_back_across_fields_and_pages_to_where_it_was_typed(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "recommendation")
    wizard.page("recommendation").focus_field("center_name")
    fill("青岛市甲中心")
    wizard.go_to("host")
    fill("青岛甲公司")
    wizard.go_to("direction")
    desk.settle()
    key(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert (wizard.current, desk.stored_draft().get("host_name")) == ("host", "")
    assert desk.stored_draft().get("center_name") == "青岛市甲中心"
    key(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert (wizard.current, desk.stored_draft().get("center_name")) == ("recommendation", "")
    assert QApplication.focusWidget() is wizard.page("recommendation").fields["center_name"]
    assert not wizard.undo_button.isEnabled()
    wizard.redo_button.click()
    wizard.redo_button.click()
    desk.settle()
    assert desk.stored_draft().get("host_name") == "青岛甲公司"


def test_while_typing_ctrl_z_is_the_fields_own(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "host")
    fill("青岛甲公司")
    write("9137")
    key(Qt.Key.Key_Z, CONTROL)
    assert wizard.current == "host"
    desk.settle()
    assert wizard.page("host").fields["host_name"].text() == "青岛甲公司"  # type: ignore[attr-defined]
    assert wizard.page("host").fields["credit_code"].text() == ""  # type: ignore[attr-defined]


def test_a_task_unticked_by_mistake_comes_back_with_its_targets(desk: IntakeDesk, page: IntakePage) -> None:
    tasks = (TaskPlan(1, "建设公共试验平台", "完成设计", "建成", "服务 20 家企业"),)
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}, tasks=tasks), "tasks")
    wizard.page("tasks").tables["tasks"].focus_field("tasks.1")
    key(Qt.Key.Key_Space)
    desk.settle()
    assert desk.stored_draft().tasks == ()
    assert "任务 1" in wizard.message.text
    wizard.go_to("funding")
    key(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert (wizard.current, desk.stored_draft().tasks) == ("tasks", tasks)


def test_the_choice_of_a_track_is_taken_back(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "recommendation")
    wizard.page("recommendation").focus_field("track")
    key(Qt.Key.Key_Right)
    desk.settle()
    assert desk.stored_draft().get("track") == "CONVERSION"
    key(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert desk.stored_draft().get("track") == "NEW"


def test_looking_at_pages_is_no_step(desk: IntakeDesk, page: IntakePage) -> None:
    written = ProposalDraft({"track": "NEW", "registered_capital": "1,200"}, funding=(Funding("own", "1,000"),))
    wizard = opened(page, desk, written, "host")
    for at in ("direction", "funding", "people", "readback"):
        wizard.go_to(at)
    assert not wizard.undo_button.isEnabled()
    assert wizard.undo_button.toolTip() == "还没有可以撤销的改动"


def test_a_money_table_is_pasted_with_its_titles_and_every_refusal_is_named(desk: IntakeDesk, page: IntakePage) -> None:
    before = (Funding("own", "7", "8", "9"),)
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}, funding=before), "funding")
    table = "来源\t第1年\t第2年\t第3年\n自筹\t1,000\t２００．５\t约500\n共建\t50\t15%\t600000元\n"
    paste(wizard, "funding.own.year1", table)
    desk.settle()
    assert desk.stored_draft().funding == (Funding("own", "1000", "200.5", "9"), Funding("partners", "50"))
    said = wizard.message.text
    assert "填入 3 格" in said
    assert "3 格没有填入" in said
    for words in ("约500", "不是确定的数", "15%", "600000元", "万元"):
        assert words in said
    wizard.message.findChild(QPushButton, "messageAct").click()  # type: ignore[union-attr]
    desk.settle()
    assert desk.stored_draft().funding == before


def test_pasted_partners_make_as_many_lines_as_needed(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "direction")
    paste(wizard, "partners.0.name", "\n".join(f"单位{n}\t分工{n}\t{n}00" for n in range(1, 6)))
    desk.settle()
    assert desk.stored_draft().partners == tuple(Partner(f"单位{n}", f"分工{n}", f"{n}00") for n in range(1, 6))
    assert "partners.5.name" in wizard.page("direction").tables["partners"].cells


def test_a_loss_may_be_pasted_into_the_profit_and_nowhere_else(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "funding")
    paste(wizard, "finance.0.revenue", "100\t200\t-300\n10\t20\t30\n5\t(6)\t7\n")
    desk.settle()
    finance = desk.stored_draft().finance
    assert [(row.revenue, row.rd, row.profit) for row in finance] == [
        ("100", "10", "5"),
        ("200", "20", "-6"),
        ("", "30", "7"),
    ]
    assert isinstance(finance[0], Finance)
    assert "小于 0" in wizard.message.text


def test_a_column_goes_down_the_fields_of_a_task(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}, tasks=(TaskPlan(2, "内容"),)), "tasks")
    paste(wizard, "tasks.2.year1", "完成 1 项\n完成 2 项\n完成 3 项\n多出一行")
    desk.settle()
    assert desk.stored_draft().tasks == (TaskPlan(2, "内容", "完成 1 项", "完成 2 项", "完成 3 项"),)
    assert "超出表格" in wizard.message.text


def test_paste_of_the_menu_knows_of_blocks_too_and_one_cell_is_pasted_as_ever(
    desk: IntakeDesk, page: IntakePage
) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "funding")
    paste(wizard, "funding.own.year1", "12.5")
    enter()
    desk.settle()
    assert desk.stored_draft().funding == (Funding("own", "12.5"),)
    QApplication.clipboard().setText("1\t2\n3\t4")
    target = cell(wizard, "funding.own.year2")
    target.setFocus()
    at = target.mapToGlobal(QPoint(5, 5))
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), at))
    (menu,) = target.findChildren(QMenu)
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    menu.close()
    desk.settle()
    assert desk.stored_draft().funding == (Funding("own", "12.5", "1", "2"), Funding("partners", "", "3", "4"))


def test_the_readback_says_whose_a_field_is_and_in_what_unit(desk: IntakeDesk, page: IntakePage) -> None:
    values = {"track": "CONVERSION", "contact_name": "李敏", "registered_capital": "5000", "hightech_number": "GR1"}
    wizard = opened(page, desk, ProposalDraft(values), "readback")
    text = wizard.readback.toPlainText()
    for words in (
        "联系人姓名",
        "联系电话",
        "高企证书编号",
        "高企证书有效期至",
        "原中心级别",
        "中心主任职称",
        "5000 万元",
    ):
        assert words in text


def test_a_host_that_filed_before_is_named_beside_the_field(desk: IntakeDesk, page: IntakePage) -> None:
    first = opened(page, desk, ProposalDraft({"track": "NEW"}), "host")
    fill("青岛甲公司")
    desk.settle()
    first.close_button.click()
    desk.settle()
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "host")
    fill("青岛 甲公司")
    desk.settle()
    assert "已有申报：青岛甲公司" in wizard.page("host").rows["host_name"].problem


def test_a_paper_that_is_locked_or_very_large_is_taken_in_and_said(
    desk: IntakeDesk, page: IntakePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qtic_desktop.services.intake.LARGE_FILE", 60)
    wizard = opened(page, desk, ProposalDraft({"track": "NEW"}), "people")
    wizard.page("people").focus_field("director_name")
    fill("赵明")
    desk.settle()
    for name, data, words in (
        ("锁.pdf", b"%PDF-1.7 trailer << /Encrypt 5 0 R >>", "没有密码"),
        ("大.pdf", pdf(1), "50 MB"),
    ):
        (tmp_path / name).write_bytes(data)
        wizard.shelf.take("plan", tmp_path / name)
        desk.settle()
        assert name in wizard.message.text
        assert words in wizard.message.text
        assert any(name in line for line in wizard.shelf.shown)


def test_a_pasted_table_goes_where_its_heads_say_and_what_they_do_not_say_stays_out(
    desk: IntakeDesk, page: IntakePage
) -> None:
    wizard = opened(page, desk, ProposalDraft({"track": "CONVERSION"}), "funding")
    newest_first = "指标\t2025年\t2024年\t2023年\n研发费用\t3\t2\t1\n净利润\t7\t7\t7\n营业收入\t30\t20\t10\n"
    paste(wizard, "finance.1.profit", newest_first)
    desk.settle()
    assert [(row.year, row.revenue, row.rd, row.profit) for row in desk.stored_draft().finance] == [
        ("2023", "10", "1", ""),
        ("2024", "20", "2", ""),
        ("2025", "30", "3", ""),
    ]
    assert "按表头填入 6 格" in wizard.message.text
    assert "“净利润”（表里没有这一项）" in wizard.message.text
    wizard.go_to("old_center")
    paste(wizard, "operation.0.service", "年份\t服务企业\t技术服务收入\n2025年\t12\t300.5\n2023\t8\t100\n")
    desk.settle()
    assert [(row.year, row.service, row.served) for row in desk.stored_draft().operation] == [
        ("2023", "100", "8"),
        ("2024", "", ""),
        ("2025", "300.5", "12"),
    ]
