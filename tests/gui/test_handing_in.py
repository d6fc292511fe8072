"""The read-back: what it shows, and that no row of keys passes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.gui.intake import IntakePage, ProposalWizard
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.registry import open_batch
from qtic_desktop.storage.queries import registry
from tests.gui.intake_desk import IntakeDesk, desk, enter, hand_in, key, next_page, page
from tests.helpers.doors import ask, perform

__all__ = ["desk", "page"]

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]

_CODE = "9137021200000001X"
GOOD = {
    "track": "NEW",
    "center_name": "青岛市深海装备技术创新中心",
    "letter_number": "崂科函〔2026〕8号",
    "letter_date": "2026-03-05",
    "received_on": "2026-03-06",
    "channel": "recommended",
    "host_name": "青岛远海装备股份有限公司",
    "credit_code": _CODE + check_character(_CODE),
    "host_kind": "enterprise",
    "hightech_number": "GR202437100123",
    "hightech_valid_until": "2027-11-30",
    "field": "海洋",
    "direction": "深海装备共性技术",
    "mode": "LEAD_ENTERPRISE",
    "director_name": "赵明",
}


def complete(desk: IntakeDesk) -> ProposalDraft:
    department = ask(desk.workspace.store, registry.departments)[0].id
    return ProposalDraft(
        {**GOOD, "department_id": department},
        partners=(Partner("青岛海洋大学", "共性技术研究", "150"),),
        tasks=(TaskPlan(1, "建设公共试验平台", "完成设计", "建成平台", "服务企业"),),
        funding=(Funding("own", "1200", "300.5", "0"), Funding("partners", "100", "", "50")),
    )


def opened(desk: IntakeDesk, page: IntakePage, draft: ProposalDraft, at: str = "people") -> ProposalWizard:
    kept = perform(desk.workspace.store, desk.ctx.actor, save_draft, draft=draft, page=at, cursor_field="")
    (proposal_id,) = kept.ids
    page._open_wizard(draft, proposal_id=proposal_id)
    wizard = page.overlay
    assert isinstance(wizard, ProposalWizard)
    wizard.go_to(at)
    desk.settle()
    return wizard


def test_a_row_of_enters_from_the_last_field_submits_nothing(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(desk, page, complete(desk))
    next_page()
    for _ in range(12):
        enter()
        QTest.qWait(100)
    desk.settle()
    assert wizard.current == "readback"
    assert page.overlay is wizard
    assert all(row.status == "draft" for row in desk.proposals())
    assert "没有提交" in wizard.message.text


def test_after_a_pause_enter_leads_to_the_button_and_another_one_submits(desk: IntakeDesk, page: IntakePage) -> None:
    wizard = opened(desk, page, complete(desk))
    next_page()
    desk.settle()
    wizard.readback.setFocus()
    assert not wizard._blocking(), [p.code for p in wizard._blocking()]
    hand_in()
    desk.settle()
    (row,) = desk.proposals()
    assert row.status == "accepted"


def test_what_is_open_has_the_focus_and_what_stops_stands_first(desk: IntakeDesk, page: IntakePage) -> None:
    draft = complete(desk).having("director_name", "").having("staff_total", "abc")
    wizard = opened(desk, page, draft)
    next_page()
    assert QApplication.focusWidget() is wizard.problems
    key(Qt.Key.Key_Down)
    blocking = len(wizard._blocking())
    assert blocking >= 2
    stopping = [problem.field for problem in wizard._blocking()]
    listed = [wizard.problems.item(n).data(Qt.ItemDataRole.UserRole) for n in range(wizard.problems.count())]
    assert set(listed[:blocking]) == set(stopping)
    assert str(blocking) in wizard.why_not.text()


def test_the_readback_names_batch_files_and_yearly_totals(desk: IntakeDesk, page: IntakePage, tmp_path: Path) -> None:
    wizard = opened(desk, page, complete(desk))
    plan = tmp_path / "建设方案.pdf"
    plan.write_bytes(b"%PDF-1.7\n%%EOF\n")
    wizard.shelf.take("plan", plan)
    desk.settle()
    next_page()
    desk.settle()
    text = wizard.readback.toPlainText()
    (batch,) = ask(desk.workspace.store, registry.batches)
    assert batch.name in text
    assert "建设方案：建设方案.pdf" in text
    for total in ("1,500.5", "150", "1,300", "300.5", "50", "1,650.5"):
        assert total in text


def test_the_batch_of_the_header_is_the_batch_it_goes_into(desk: IntakeDesk, page: IntakePage) -> None:
    first = ask(desk.workspace.store, registry.batches)[0]
    perform(desk.workspace.store, Actor("o", "李主任", Role.OFFICE), open_batch, year=2026)
    assert len(ask(desk.workspace.store, registry.batches)) == 2
    desk.ctx.choose(batch_id=first.id)
    wizard = opened(desk, page, complete(desk))
    next_page()
    desk.settle()
    assert first.name in wizard.readback.toPlainText()
    wizard.submit()
    desk.settle()
    from qtic_desktop.storage.tables.intake import Proposal

    with desk.workspace.store.read() as session:
        assert [row.batch_id for row in session.query(Proposal)] == [first.id]


def test_an_empty_page_that_was_seen_is_not_done_and_hints_stand_in_the_steps(
    desk: IntakeDesk, page: IntakePage
) -> None:
    draft = complete(desk).having("missing_papers", "plan,licence").having("direction", "长" * 601)
    wizard = opened(desk, page, draft)
    next_page()
    desk.settle()
    assert wizard.steps.words("plan") == "没有填写"
    assert wizard.steps.words("tasks") == "完成"
    assert "提示" in wizard.steps.words("people")
    assert wizard.steps.words("direction").startswith("1 处要改")


def test_the_batch_chosen_last_is_still_the_one_after_a_restart_and_changes_where_it_is_read(
    desk: IntakeDesk, page: IntakePage
) -> None:
    first = ask(desk.workspace.store, registry.batches)[0]
    perform(desk.workspace.store, Actor("o", "李主任", Role.OFFICE), open_batch, year=2026)
    newest = next(row for row in ask(desk.workspace.store, registry.batches) if row.id != first.id)
    assert newest.name == "2026年第二批"
    desk.ctx.choose(batch_id=first.id)
    assert desk.ctx.settings.text("batch") == first.id
    wizard = opened(desk, page, complete(desk))
    next_page()
    desk.settle()
    assert first.name in wizard.readback.toPlainText()
    desk.ctx.choose(batch_id=newest.id)
    desk.settle()
    assert newest.name in wizard.readback.toPlainText()
    assert "要改批次" in wizard.readback.toPlainText()
