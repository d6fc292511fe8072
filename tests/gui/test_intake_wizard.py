"""The proposal wizard driven by keys on a real workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from tests.gui.intake_desk import IntakeDesk, desk, enter, fill, hand_in, key, next_page, page, write

__all__ = ["desk", "page"]

GOOD_CODE = "9137021200000001X"[:17]
GOOD_CODE += check_character(GOOD_CODE)
LONG_NAME = "青岛市面向深远海养殖与海上风电融合发展的高端海洋工程装备及其智能运维与全生命周期安全保障技术创新中心"

# A list that pops up under the field: the platform without a screen says that it cannot raise a window.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing")


def begin(page: IntakePage, desk: IntakeDesk) -> ProposalWizard:
    page.new_proposal()
    desk.settle()
    return wizard_of(page)


def wizard_of(page: IntakePage) -> ProposalWizard:
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    return wizard


def focus_name() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def type_recommendation(track: str = "NEW") -> None:
    """First page from its first field to its last."""
    if track == "CONVERSION":
        key(Qt.Key.Key_Right)
    enter()
    fill(LONG_NAME, "崂山区", "崂科函〔2026〕8号", "2026-3-5")
    enter()  # the day of receipt has its default
    enter()


def type_host() -> None:
    fill("青岛远海装备股份有限公司", GOOD_CODE)
    key(Qt.Key.Key_Down)
    enter()
    fill("王建国", "崂山区科苑路 1 号", "", "崂山区", "5000", "2010-1-2", "")
    fill("GR202437100123", "", "2027-11-30", "李敏", "0532-00000000")


def type_direction() -> None:
    key(Qt.Key.Key_Down)
    enter()
    write("深远海养殖装备与海上风电融合")
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    fill("青岛海洋大学", "共性技术研究", "300")


def type_task() -> None:
    key(Qt.Key.Key_Space)
    enter()
    write("建设公共试验平台")
    key(Qt.Key.Key_Tab)
    fill("完成设计", "建成平台", "服务 20 家企业")


def test_a_new_proposal_is_typed_by_keys_alone_and_accepted(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    type_recommendation()
    next_page()
    type_host()
    next_page()
    type_direction()
    next_page()
    type_task()
    next_page()
    next_page()
    fill("900.5", "100", "200.5", "300", "300")
    next_page()
    fill("赵明", "研究员", "海洋工程", "", "120", "60")
    next_page()
    desk.settle()
    assert wizard.current == "readback"
    assert wizard.problems.count() == 0, [wizard.problems.item(i).text() for i in range(wizard.problems.count())]
    assert QApplication.focusWidget() is wizard.readback
    next_page()
    assert "最后一页" in wizard.message.text, "there is no next page, which is said"
    assert "用 Tab 移到“提交受理”" in wizard.message.text
    assert desk.proposals()[0].status == "draft", "no key hands it in from afar"
    hand_in()
    desk.settle()
    assert page.overlay is None
    (row,) = desk.proposals()
    assert (row.status, row.number, row.track) == ("accepted", "QTIC-2026-X001", "NEW")
    assert row.center_name == LONG_NAME
    assert row.department_name == "崂山区科技主管部门"
    assert str(row.funding_total) == "900.5"
    assert "QTIC-2026-X001" in page.message.text
    stored = desk.stored_draft()
    assert stored.partners == (Partner("青岛海洋大学", "共性技术研究", "300"),)
    assert stored.tasks == (TaskPlan(1, "建设公共试验平台", "完成设计", "建成平台", "服务 20 家企业"),)
    assert stored.funding == (Funding("own", "100", "200.5", "300"), Funding("partners", "300"))


def test_a_conversion_asks_for_the_old_centre(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    type_recommendation("CONVERSION")
    next_page()
    type_host()
    next_page()
    type_direction()
    next_page()
    type_task()
    next_page()
    next_page()
    next_page()
    fill("赵明")
    next_page()
    assert wizard.current == "old_center"
    fill("青岛市深海装备工程技术研究中心")
    key(Qt.Key.Key_Down)
    enter()
    fill("青科字〔2015〕3号", "2015.6.1")
    next_page()
    assert wizard.current == "readback"
    assert QApplication.focusWidget() is wizard.problems
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is wizard.submit_button, "Tab leads from the hints to the hand-in"
    key(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is wizard.problems
    wizard.readback.setFocus()  # past the hints that are listed
    hand_in()
    desk.settle()
    (row,) = desk.proposals()
    assert (row.status, row.number) == ("accepted", "QTIC-2026-Z001")


def test_every_field_left_is_in_the_workspace_at_once(desk: IntakeDesk, page: IntakePage) -> None:
    begin(page, desk)
    assert desk.proposals() == ()
    enter()
    desk.settle()
    assert desk.stored_draft().get("track") == "NEW"
    typed = {"center_name": LONG_NAME, "department_id": "崂山区", "letter_number": "崂科函〔2026〕8号"}
    for name, text in typed.items():
        fill(text)
        desk.settle()
        assert desk.stored_draft().get(name)
    fill("2026年3月5日")
    desk.settle()
    stored = desk.stored()
    assert (stored.page, stored.cursor_field) == ("recommendation", "received_on")
    assert stored.draft["values"]["letter_date"] == "2026-03-05"


def test_many_quick_saves_make_one_record_and_the_last_one_stands(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    for number in range(8):
        wizard.draft = wizard.draft.having("direction", f"第 {number} 稿")
        wizard.keeper.keep(wizard.draft, "direction", "direction")
    desk.settle()
    assert desk.stored_draft().get("direction") == "第 7 稿"


def test_a_draft_is_resumed_at_the_same_page_and_field(desk: IntakeDesk, page: IntakePage) -> None:
    begin(page, desk)
    type_recommendation()
    next_page()
    fill("青岛远海装备股份有限公司", "91370212")
    desk.settle()
    wizard_of(page).close_button.click()
    desk.settle()
    assert page.overlay is None
    page.table.setFocus()
    assert page.table.selected() is not None
    enter()
    desk.settle()
    assert wizard_of(page).current == "host"
    assert focus_name() == "hostKind"
    assert wizard_of(page).draft.get("credit_code") == "91370212"
    assert "18" in wizard_of(page).page("host").rows["credit_code"].problem


def test_esc_and_half_composed_pinyin_lose_nothing(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    enter()
    write("青岛市深海")
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, QInputMethodEvent("装备", []))
    key(Qt.Key.Key_Escape)
    desk.settle()
    assert wizard_of(page) is wizard
    assert desk.stored_draft().get("center_name") == "青岛市深海装备"


def test_an_unfinished_date_is_kept_as_typed_and_marked(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    enter()
    fill("", "", "", "2026-2-30")
    desk.settle()
    assert desk.stored_draft().get("letter_date") == "2026-2-30"
    assert "2026-2-30" in wizard.page("recommendation").rows["letter_date"].problem


def test_problems_of_a_page_show_once_it_was_left_and_jump_back(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    assert wizard.problems.count() == 0
    next_page()
    assert wizard.steps.words("recommendation") == "缺 5 项"
    assert wizard.page("recommendation").rows["center_name"].problem
    assert not wizard.page("host").rows["host_name"].problem
    wizard.problems.setFocus()
    wizard.problems.setCurrentRow(1)
    enter()
    assert (wizard.current, focus_name()) == ("recommendation", "centerName")


def test_submitting_is_not_possible_while_something_is_missing_and_says_so(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    wizard.go_to("readback")
    assert not wizard.submit_button.isEnabled()
    assert "必须先处理" in wizard.why_not.text()
    assert wizard.why_not.isVisible()
    next_page()
    assert "最后一页，还不能按“提交受理”：还有" in wizard.message.text
    wizard.submit()
    desk.settle()
    assert all(row.status == "draft" for row in desk.proposals())


def test_differences_from_the_recommendation_list_are_marked(desk: IntakeDesk, page: IntakePage) -> None:
    listed = ProposalDraft(
        {"track": "NEW", "center_name": "青岛市甲技术创新中心", "host_name": "青岛甲公司"}
        | {"listed.department_id": "市南区科学技术局"}
    ).as_listed()
    page._open_wizard(listed.having("center_name", "青岛市乙技术创新中心"))
    desk.settle()
    wizard = wizard_of(page)
    assert wizard.page("recommendation").rows["center_name"]._mark.text()
    assert not wizard.page("host").rows["host_name"]._mark.text()
    assert "市南区科学技术局" in wizard.page("recommendation").rows["department_id"]._mark.text(), "to choose by"
    wizard.go_to("readback")
    text = wizard.readback.toPlainText()
    assert "推荐汇总表为：青岛市甲技术创新中心" in text
    assert "推荐汇总表为：青岛甲公司" not in text


def test_markup_of_an_applicant_stays_words_on_the_readback(desk: IntakeDesk, page: IntakePage) -> None:
    page._open_wizard(ProposalDraft({"center_name": "<img src=x> {w} & 中心", "track": "NEW"}))
    desk.settle()
    wizard_of(page).go_to("readback")
    assert "<img src=x> {w} & 中心" in wizard_of(page).readback.toPlainText()


def test_every_row_of_the_readback_says_whose_it_is(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    wizard.go_to("readback")
    text = wizard.readback.toPlainText()
    for label in ("联系人姓名", "联系电话", "高企证书编号", "高企证书有效期至", "中心主任职称", "人员总数"):
        assert label in text
    labels = [label for key in ("host", "people", "old_center") for _, label, _ in wizard.page(key).shown_texts()]
    assert len(set(labels)) == len(labels)
    assert not {"姓名", "电话", "证书编号", "有效期至", "职称", "专业", "级别", "批准文号"} & set(labels)


def test_sums_follow_the_typing(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    wizard.go_to("funding")
    fill("1300")
    write("1200.5")
    enter()
    write("99.5")
    assert wizard.page("funding").tables["funding"].total_text() == "1,300.0"  # type: ignore[attr-defined]


def test_the_credit_code_is_judged_while_typing(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = begin(page, desk)
    wizard.go_to("host")
    enter()
    row = wizard.page("host").rows["credit_code"]
    write(GOOD_CODE[:17])
    assert not row.problem
    write("0" if GOOD_CODE[17] != "0" else "1")
    assert GOOD_CODE[17] in row.problem
    key(Qt.Key.Key_Backspace)
    write(GOOD_CODE[17])
    assert not row.problem


def test_materials_are_taken_in_as_pdf_only(desk: IntakeDesk, page: IntakePage, tmp_path: Path) -> None:
    wizard = begin(page, desk)
    enter()
    desk.settle()
    wizard.go_to("people")
    good, late, bad = (tmp_path / name for name in ("建设方案.pdf", "邮件附件.pdf", "假.pdf"))
    good.write_bytes(b"%PDF-1.7\n%%EOF\n")
    late.write_bytes(b"\xef\xbb\xbf" + b" " * 1000 + b"%PDF-1.7\n%%EOF\n")
    bad.write_bytes(b"MZ" + b" " * 1020 + b"%PDF-1.7\n%%EOF\n")
    for file in (good, late, bad):
        wizard.shelf.take("plan", file)
        desk.settle()
    assert any("邮件附件.pdf" in line for line in wizard.shelf.shown)
    assert any("建设方案.pdf" in line for line in wizard.shelf.shown)
    assert "假.pdf" in wizard.message.text


def test_leaving_the_page_keeps_what_is_in_the_field(desk: IntakeDesk, page: IntakePage) -> None:
    begin(page, desk)
    enter()
    write("abc")
    assert page.save_pending()
    desk.settle()
    assert desk.stored_draft().get("center_name") == "abc"
