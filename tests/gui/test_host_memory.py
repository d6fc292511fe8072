"""上次所填: a known credit code fills what is blank, marked, and one press takes it back; amounts stand in capitals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.intake import Partner, ProposalDraft
from qtic_desktop.domain.intake.memory import COPIED, remembered
from qtic_desktop.gui.intake.page import IntakePage
from qtic_desktop.gui.intake.wizard import ProposalWizard
from qtic_desktop.services.intake import save_draft, submit_proposal
from tests.gui.intake_desk import IntakeDesk, desk, enter, write
from tests.gui.test_handing_in import complete
from tests.helpers.doors import perform

__all__ = ["desk"]

pytestmark = [pytest.mark.usefixtures("themed"), pytest.mark.qt_log_ignore("does not support", extend=True)]
BEFORE = {
    "address": "青岛市海滨路9号",
    "registered_capital": "8600",
    "plan_basis": "已有中试基地",
    "director_title": "研究员",
}


@pytest.fixture
def last(desk: IntakeDesk) -> ProposalDraft:
    base = complete(desk)
    draft = replace(base, values={**base.values, **BEFORE})
    store, clerk = desk.workspace.store, desk.ctx.actor
    (proposal_id,) = perform(store, clerk, save_draft, draft=draft, page="readback", cursor_field="").ids
    perform(store, clerk, submit_proposal, proposal_id=proposal_id)
    return draft


@pytest.fixture
def wizard(desk: IntakeDesk, last: ProposalDraft, qtbot: QtBot) -> ProposalWizard:
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.resize(1150, 660)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made = page._open_wizard(ProposalDraft({"track": "NEW", "host_name": "青岛自己录的名称"}))
    made.go_to("host", "credit_code")
    desk.settle()
    return made


def key_code(desk: IntakeDesk, wizard: ProposalWizard, last: ProposalDraft) -> None:
    wizard.page("host").fields["credit_code"].setFocus()
    write(last.get("credit_code"))
    enter()
    desk.settle()


def test_a_known_code_fills_what_is_blank_and_says_so(
    desk: IntakeDesk, wizard: ProposalWizard, last: ProposalDraft
) -> None:
    key_code(desk, wizard, last)
    assert wizard.draft.get("address") == BEFORE["address"]
    assert wizard.draft.get("host_name") == "青岛自己录的名称"  # what was typed stays
    assert "上次所填" in wizard.message.text
    assert "QTIC-2026-X001" in wizard.message.text
    page = wizard.page("host")
    assert page.rows["address"]._mark.text() == "上次所填"
    assert page.rows["host_name"]._mark.text() == ""
    page.fields["address"].setFocus()
    write("（东院）")
    enter()
    desk.settle()
    assert page.rows["address"]._mark.text() == ""  # corrected from the paper
    assert [row.host_name for row in desk.proposals() if row.status == "draft"] == ["青岛自己录的名称"]


def test_one_press_takes_it_back_and_it_does_not_come_again(
    desk: IntakeDesk, wizard: ProposalWizard, last: ProposalDraft
) -> None:
    key_code(desk, wizard, last)
    wizard.undo_button.click()
    desk.settle()
    assert wizard.draft.get("address") == ""
    wizard.page("host").fields["contact_name"].setFocus()
    write("liu")
    enter()
    desk.settle()
    assert wizard.draft.get("address") == ""


def test_the_other_pages_are_copied_when_asked_but_no_money_date_or_letter(
    desk: IntakeDesk, wizard: ProposalWizard, last: ProposalDraft
) -> None:
    key_code(desk, wizard, last)
    assert wizard.draft.get("plan_basis") == ""
    wizard.message._runs[0]()
    desk.settle()
    assert (wizard.draft.get("plan_basis"), wizard.draft.get("director_title")) == ("已有中试基地", "研究员")
    assert wizard.draft.partners == last.partners
    assert wizard.draft.tasks == last.tasks
    assert (wizard.draft.funding, wizard.draft.finance) == ((), ())
    assert not any(wizard.draft.get(name) for name in ("letter_number", "letter_date", "center_name", "department_id"))


def test_what_stands_already_is_never_written_over(last: ProposalDraft) -> None:
    typed = ProposalDraft({"director_name": "王一"}, partners=(Partner("青岛新单位", "", ""),))
    filled, count = remembered(typed, last, COPIED)
    assert (filled.get("director_name"), filled.partners) == ("王一", typed.partners)
    assert count == sum(bool(filled.get(f"last.{name}")) for name in last.values) + 1  # and the tasks


def test_amounts_stand_in_capitals_below_their_fields(desk: IntakeDesk, wizard: ProposalWizard) -> None:
    page = wizard.page("host")
    page.fields["registered_capital"].setFocus()
    write("8600")
    assert page.rows["registered_capital"]._help.text() == "8,600 万元，捌仟陆佰万元整"
    wizard.go_to("funding")
    table = wizard.page("funding").tables["funding"]
    table.cells["funding.own.year1"].setFocus()
    write("1200.5")
    assert table.capitals.text() == "1,200.5 万元，壹仟贰佰万伍仟元整"  # type: ignore[attr-defined]
