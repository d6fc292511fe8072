"""A wrong entry is put right with its reason and its trace; a centre is cancelled by people and restored by people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.gui.annual_reports import words as report_words
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections as fixes
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.registry import current_rules, revise_rules
from qtic_desktop.storage.queries.annual_reports import duty_history, report_years
from qtic_desktop.storage.queries.launch import centers
from qtic_desktop.storage.queries.registry import audit_count
from tests.helpers.doors import ask
from tests.review_story import CLERK
from tests.storage.test_annual_services import APRIL, MARCH, Ledger

WHY = "日期抄错一行"
PAPER = {"summary_on": date(2026, 3, 2), "plan_on": date(2026, 3, 3), "checked_on": date(2026, 3, 9)}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "workspace")
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def filed(ledger: Ledger, place: int = 0, number: str = "备-1") -> str:
    duty_id = ledger.duty(place).id
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH, plan_on=MARCH)
    ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="同意")
    ledger.do(reports.file_report, duty_id=duty_id, on=MARCH, filing_number=number)
    return duty_id


def refused(ledger: Ledger, code: str, use_case: object, **facts: Any) -> None:
    """Refused with this code, and nothing written at all."""
    before = ask(ledger.workspace.store, audit_count), ledger.duty()
    with pytest.raises(Refused) as caught:
        ledger.do(use_case, **facts)
    assert caught.value.code == code
    assert (ask(ledger.workspace.store, audit_count), ledger.duty()) == before


def last_entry(ledger: Ledger, duty_id: str) -> Any:
    return ask(ledger.workspace.store, duty_history, duty_id=duty_id)[-1]


def test_a_wrong_number_and_date_of_a_filed_report_are_put_right_with_a_trace(ledger: Ledger) -> None:
    duty_id = filed(ledger)
    fix = {**PAPER, "filed_on": date(2026, 3, 12), "filing_number": "备-7"}
    ledger.do(fixes.correct_report, duty_id=duty_id, reason=WHY, **fix)
    row = ledger.duty()
    assert (row.filed_on, row.filing_number, row.summary_received_on) == (date(2026, 3, 12), "备-7", date(2026, 3, 2))
    entry = last_entry(ledger, duty_id)
    assert (entry.act, entry.details["reason"]) == ("correct_report", WHY)
    assert entry.details["before"]["filing_number"] == "备-1"
    assert entry.details["after"]["filing_number"] == "备-7"
    assert "district_opinion" not in entry.details["before"], "only what differs"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "annual.reason_missing"),
        ({"filing_number": "备-2"}, "annual.filing_number_taken"),
        ({"filing_number": " "}, "annual.no_filing_number"),
        ({"filed_on": date(2026, 12, 1)}, "annual.in_future"),
        ({"summary_on": date(2025, 3, 2)}, "annual.too_early"),
        ({"filed_on": date(2026, 3, 1)}, "annual.out_of_order"),
        ({"plan_on": None}, "annual.filed_needs_all_dates"),
        ({**dict.fromkeys(("summary_on", "plan_on", "checked_on", "filed_on"), MARCH)}, "annual.nothing_changed"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(ledger: Ledger, change: dict[str, Any], code: str) -> None:
    filed(ledger, 1, "备-2")
    fix = {**PAPER, "filed_on": date(2026, 3, 12), "filing_number": "备-1", "reason": WHY, **change}
    refused(ledger, code, fixes.correct_report, duty_id=filed(ledger), **fix)


def test_a_clerk_corrects_what_is_not_filed_and_leaves_the_filed_to_the_office(ledger: Ledger) -> None:
    duty_id = ledger.receive()
    fix = {**PAPER, "plan_on": None, "checked_on": None, "filed_on": None, "filing_number": ""}
    ledger.do(fixes.correct_report, actor=CLERK, duty_id=duty_id, reason=WHY, **fix)
    assert ledger.duty().state == "incomplete"
    refused(ledger, "annual.correction_files_nothing", fixes.correct_report, duty_id=duty_id, reason=WHY,
            **{**fix, "filing_number": "备-3"})  # fmt: skip
    other = filed(ledger, 1)
    with pytest.raises(Refused, match=r"annual\.filed_needs_office"):
        ledger.do(fixes.correct_report, actor=CLERK, duty_id=other, reason=WHY, **fix)
    with pytest.raises(NotAllowed):
        ledger.do(fixes.reverse_filing, actor=CLERK, duty_id=other, reason=WHY)


def test_a_filing_by_mistake_is_taken_back_and_its_number_is_free(ledger: Ledger) -> None:
    duty_id = filed(ledger)
    ledger.do(fixes.reverse_filing, duty_id=duty_id, reason=WHY)
    assert (ledger.duty().state, ledger.duty().filing_number) == ("waiting_filing", "")
    assert last_entry(ledger, duty_id).details["before"]["filing_number"] == "备-1"
    refused(ledger, "annual.not_filed", fixes.reverse_filing, duty_id=duty_id, reason=WHY)
    filed(ledger, 1, "备-1")


def test_what_was_noted_for_the_wrong_centre_moves_to_the_right_one(ledger: Ledger) -> None:
    duty_id, right = filed(ledger), ledger.duty(1)
    refused(ledger, "annual.no_such_center", fixes.move_report, duty_id=duty_id, to_center="C-99", reason=WHY)
    refused(ledger, "annual.no_such_center", fixes.move_report, duty_id=duty_id, to_center="C-0", reason=WHY)
    ledger.do(fixes.move_report, duty_id=duty_id, to_center="C-1", reason=WHY)
    assert (ledger.duty(0).state, ledger.duty(0).filing_number) == ("not_received", "")
    assert (ledger.duty(1).state, ledger.duty(1).filing_number) == ("filed", "备-1")
    assert last_entry(ledger, duty_id).details["to"] == "C-1"
    assert last_entry(ledger, right.id).details["source"] == "C-0"
    refused(ledger, "annual.nothing_to_move", fixes.move_report, duty_id=duty_id, to_center="C-2", reason=WHY)
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH)
    refused(ledger, "annual.target_not_blank", fixes.move_report, duty_id=duty_id, to_center="C-1", reason=WHY)


def test_an_extension_needs_approval_and_can_be_taken_back(ledger: Ledger) -> None:
    duty_id = ledger.duty().id
    facts = {"duty_id": duty_id, "until": date(2026, 5, 15), "reason": "台风停产", "approval": "局长办公会3号纪要"}
    refused(ledger, "annual.no_approval", fixes.extend_due, **{**facts, "approval": " "})
    refused(ledger, "annual.extension_too_short", fixes.extend_due, **{**facts, "until": date(2026, 3, 31)})
    ledger.do(fixes.extend_due, **facts)
    row = ledger.duty(today=date(2026, 4, 12))
    assert (row.state, row.due_on, row.first_due_on) == ("not_received", date(2026, 5, 15), date(2026, 3, 31))
    ledger.do(fixes.withdraw_extension, duty_id=duty_id, reason="批件有误")
    row = ledger.duty(today=date(2026, 4, 12))
    assert (row.state, row.due_on, row.first_due_on) == ("overdue", date(2026, 3, 31), None)
    refused(ledger, "annual.not_extended", fixes.withdraw_extension, duty_id=duty_id, reason="再撤一次")


def proposed(ledger: Ledger) -> str:
    duty_id = ledger.duty().id
    ledger.at = datetime(2026, 4, 12, 9, tzinfo=UTC)
    ledger.do(fixes.propose_cancellation, duty_id=duty_id, reason="催报三次仍未提报材料。")
    return duty_id


def test_nobody_is_cancelled_unheard_and_a_mistake_is_restored_with_its_trace(ledger: Ledger) -> None:
    today = date(2026, 4, 12)
    refused(ledger, "annual.no_draft", fixes.hear_statement, duty_id=ledger.duty().id, on=MARCH, statement="已告知")
    duty_id = proposed(ledger)
    decide = {"duty_id": duty_id, "on": today, "cancel": True, "decision": "第5次局长办公会"}
    refused(ledger, "annual.not_heard", fixes.decide_cancellation, **decide)
    refused(ledger, "annual.statement_date", fixes.hear_statement, duty_id=duty_id, on=MARCH, statement="已告知了")
    refused(ledger, "annual.statement_empty", fixes.hear_statement, duty_id=duty_id, on=today, statement=" ")
    ledger.do(fixes.hear_statement, duty_id=duty_id, on=today, statement="已告知，逾期未陈述")
    refused(ledger, "annual.no_decision_paper", fixes.decide_cancellation, **{**decide, "decision": ""})
    with pytest.raises(NotAllowed):
        ledger.do(fixes.decide_cancellation, actor=CLERK, **decide)
    ledger.do(fixes.decide_cancellation, **decide)
    assert status(ledger) == "cancelled"
    assert ledger.duty(today=today).state == "cancelled"
    refused(ledger, "annual.already_cancelled", reports.receive_report, duty_id=duty_id, summary_on=MARCH)
    ledger.do(fixes.restore_center, duty_id=duty_id, reason="送达地址有误", decision="第6次局长办公会")
    assert status(ledger) == "running"
    assert ledger.duty(today=today).state == "overdue"
    history = ask(ledger.workspace.store, duty_history, duty_id=duty_id)
    acts = ["propose_cancellation", "hear_statement", "decide_cancellation", "restore_center"]
    assert [entry.act for entry in history] == acts
    assert history[-1].details["before"]["decision"] == "第5次局长办公会"
    refused(ledger, "annual.not_cancelled", fixes.restore_center, duty_id=duty_id, reason=WHY, decision="第6次会议")


def test_a_statement_that_convinces_closes_the_draft(ledger: Ledger) -> None:
    duty_id = proposed(ledger)
    refused(ledger, "annual.cancellation_open", fixes.extend_due, duty_id=duty_id, until=date(2026, 6, 1),
            reason="不可抗力", approval="局长")  # fmt: skip
    ledger.do(fixes.hear_statement, duty_id=duty_id, on=date(2026, 4, 12), statement="材料已寄出，邮件退回。")
    ledger.do(fixes.decide_cancellation, duty_id=duty_id, on=date(2026, 4, 12), cancel=False, decision="不予取消，补报")
    row = ledger.duty(today=date(2026, 4, 12))
    assert (status(ledger), row.state, row.cancellation_proposed_on) == ("running", "overdue", None)
    (step,) = [one for one in report_words.timeline(row) if one.on == "2026-04-12"]
    assert step.text.startswith("决定不予取消：不予取消，补报。拟办理由：")
    assert "材料已寄出，邮件退回。" in step.text
    assert report_words.overdue_words(row, "取消资格").startswith("2026-04-12 已决定不予取消资格（不予取消，补报）")


def status(ledger: Ledger) -> str:
    return {row.number: row.status for row in ask(ledger.workspace.store, centers)}["C-0"]


def test_a_status_without_a_decision_is_found(ledger: Ledger) -> None:
    with ledger.workspace.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE centers SET status='cancelled' WHERE number='C-2'")
    found = check_workspace(ledger.workspace)
    assert [finding.code for finding in found] == ["check.cancelled_without_decision", "check.row_changed"]
    assert found[0].subject == "C-2"
    with ledger.workspace.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE centers SET status='running'")


def test_several_at_once_are_all_or_none(ledger: Ledger) -> None:
    ids = [ledger.duty(place).id for place in range(3)]
    ledger.do(reports.receive_many, duty_ids=ids, summary_on=MARCH, plan_on=MARCH)
    ledger.do(reports.check_many, duty_ids=ids, on=MARCH, opinion="同意")
    for duty_id in ids[:2]:
        ledger.do(fixes.correct_report, duty_id=duty_id, reason=WHY, summary_on=date(2026, 3, 18),
                  plan_on=date(2026, 3, 18), checked_on=date(2026, 3, 19), filed_on=None, filing_number="")  # fmt: skip
    early = {"duty_ids": ids, "on": date(2026, 3, 19), "first_number": "备-2025-009"}
    refused(ledger, "annual.one_of_many", reports.file_many, **early)
    refused(ledger, "annual.number_not_countable", reports.file_many, duty_ids=ids, on=MARCH, first_number="备案")
    ledger.do(reports.file_many, duty_ids=ids, on=MARCH, first_number="备-2025-009")
    assert [ledger.duty(place).filing_number for place in range(3)] == ["备-2025-009", "备-2025-010", "备-2025-011"]
    assert [ask(ledger.workspace.store, duty_history, duty_id=one)[-1].act for one in ids] == ["file_report"] * 3


def test_the_year_is_planned_before_it_is_opened_and_settings_leave_open_years_alone(ledger: Ledger) -> None:
    late = reports.NewCenter("C-8", "中心8", "示例", ledger.department, "NEW", date(2026, 12, 1), date(2029, 12, 1))
    over = reports.NewCenter("C-9", "中心9", "示例", ledger.department, "NEW", date(2021, 1, 1), date(2024, 1, 1))
    ledger.do(reports.register_centers, centers=[late, over])
    settings = {"annual_due_month": 4, "annual_due_day": 30, "annual_measure": "district"}
    ledger.do(revise_rules, settings=settings, reason="局长办公会议定")
    plan = ask(ledger.workspace.store, reports.plan_report_year, year=2026, today=MARCH)
    assert plan == reports.YearPlan(date(2027, 4, 30), fresh=3, listed=0, started_late=1, period_over=1)
    assert len(ledger.do(reports.open_report_year, year=2026)) == 3
    assert (ledger.duty().due_on, ledger.duty().measure) == (date(2026, 3, 31), "submitted")
    _, rules, body = ask(ledger.workspace.store, current_rules)
    assert (rules.minimum_panel, body["annual_measure"]) == (5, "district")
    for wrong in ({"annual_measure": "village"}, {"annual_late_start_month": 1}):
        with pytest.raises(Refused, match=r"scoring\.bad_rule_value"):
            ledger.do(revise_rules, settings=wrong, reason="局长办公会议定")
    with pytest.raises(Refused, match=r"annual\.due_too_early"):
        ledger.do(reports.open_report_year, year=2024, due_on=date(2024, 12, 1))


def test_a_whole_year_gets_another_due_day_and_says_before_what_that_does(ledger: Ledger) -> None:
    store = ledger.workspace.store
    ids = [ledger.duty(place).id for place in range(3)]
    ledger.do(fixes.extend_due, duty_id=ids[2], until=date(2026, 6, 1), reason=WHY, approval="局长办公会")
    soon = date(2026, 3, 10)
    change = ask(store, reports.plan_due_change, year=2025, due_on=soon, today=MARCH)
    assert change == reports.DueChange(reports=2, made_overdue=2, made_timely=0, kept=1)
    assert [overdue for _name, overdue in change.turned] == [True, True], "the list that changes is told by name"
    ledger.do(reports.move_year_due, year=2025, due_on=soon, reason="通知改期")
    assert [ledger.duty(place).due_on for place in range(3)] == [soon, soon, date(2026, 6, 1)]
    assert ledger.duty().state == "overdue"
    refused(ledger, "annual.due_unchanged", reports.move_year_due, year=2025, due_on=soon, reason="通知改期")
    refused(ledger, "annual.reason_missing", reports.move_year_due, year=2025, due_on=MARCH, reason=" ")
    ledger.do(reports.move_year_due, year=2025, due_on=date(2026, 3, 31), reason="恢复原来的日期")
    assert [ledger.duty(place).state for place in range(2)] == ["not_received"] * 2


def test_a_year_opened_by_mistake_is_taken_back_while_nothing_is_noted(ledger: Ledger) -> None:
    refused(ledger, "annual.year_not_open", reports.take_back_year, year=2031, reason="开错年度")
    ledger.do(reports.take_back_year, year=2025, reason="开错年度")
    assert ask(ledger.workspace.store, report_years) == ()
    assert len(ledger.do(reports.open_report_year, year=2025)) == 3
    ledger.receive()
    refused(ledger, "annual.year_in_use", reports.take_back_year, year=2025, reason="开错年度")
    assert check_workspace(ledger.workspace) == ()


def test_opening_a_past_year_says_who_would_be_overdue_at_once(ledger: Ledger) -> None:
    plan = ask(ledger.workspace.store, reports.plan_report_year, year=2024, today=MARCH)
    assert plan.overdue_days == (MARCH - date(2025, 3, 31)).days
    assert len(plan.late) == plan.fresh, "and they are named before it is done"
    assert plan.fresh == 3


def test_a_centre_is_found_by_number_in_any_case_or_by_its_whole_name(ledger: Ledger) -> None:
    first = ledger.receive()
    ledger.do(fixes.move_report, duty_id=first, to_center="c-1", reason=WHY)
    assert ledger.duty(1).state == "waiting_district"
    ledger.do(fixes.move_report, duty_id=ledger.duty(1).id, to_center="中心2", reason=WHY)
    assert ledger.duty(2).state == "waiting_district"


def test_a_draft_to_cancel_is_not_kept_with_dots_in_it(ledger: Ledger) -> None:
    ledger.at = datetime(2026, 4, 12, 9, tzinfo=UTC)
    draft = "催报情况：……。建议：取消资格，并听取陈述。"
    refused(ledger, "annual.draft_unfinished", fixes.propose_cancellation, duty_id=ledger.duty().id, reason=draft)


def test_edge_55_a_report_that_comes_after_the_cancellation_changes_nothing_until_people_restore(
    ledger: Ledger,
) -> None:
    duty_id = proposed(ledger)
    ledger.do(fixes.hear_statement, duty_id=duty_id, on=APRIL, statement="已告知，逾期未陈述")
    ledger.do(fixes.decide_cancellation, duty_id=duty_id, cancel=True, on=APRIL, decision="局长办公会4号")
    assert status(ledger) == "cancelled"
    refused(
        ledger, "annual.already_cancelled", reports.receive_report, duty_id=duty_id, summary_on=APRIL, plan_on=APRIL
    )
    assert status(ledger) == "cancelled"
    ledger.do(fixes.restore_center, duty_id=duty_id, decision="局长办公会6号", reason="收件登记遗漏，属误取消")
    assert status(ledger) == "running"
    told = [entry.act for entry in ask(ledger.workspace.store, duty_history, duty_id=duty_id)]
    assert told[-2:] == ["decide_cancellation", "restore_center"]
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=APRIL, plan_on=APRIL)
    assert ledger.duty(today=APRIL).summary_received_on == APRIL


def test_edge_55_a_statement_that_is_upheld_leaves_the_centre_as_it_is(ledger: Ledger) -> None:
    duty_id = proposed(ledger)
    ledger.do(fixes.hear_statement, duty_id=duty_id, on=APRIL, statement="台风停产，已提交证明")
    ledger.do(fixes.decide_cancellation, duty_id=duty_id, cancel=False, on=APRIL, decision="局长办公会4号")
    assert status(ledger) == "running"
    assert ledger.duty(today=APRIL).cancellation_proposed_on is None


LATE, WRONG = date(2026, 11, 5), date(2025, 12, 5)


def overdue_by_measure_submitted(ledger: Ledger) -> str:
    """An overdue report whose summary came in time, whose plan was noted with a day of the year before by a slip."""
    ledger.at = datetime(2026, 11, 28, 9, tzinfo=UTC)
    duty_id = ledger.duty().id
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH)
    assert ledger.duty(today=ledger.at.date()).state == "overdue"
    ledger.do(reports.receive_report, duty_id=duty_id, plan_on=WRONG)
    assert ledger.duty(today=ledger.at.date()).submitted_on == MARCH
    return duty_id


def test_a_plan_put_right_by_receiving_it_again_is_not_in_time(ledger: Ledger) -> None:
    duty_id = overdue_by_measure_submitted(ledger)
    ledger.do(reports.receive_report, duty_id=duty_id, plan_on=LATE)
    row = ledger.duty(today=ledger.at.date())
    assert (row.plan_received_on, row.submitted_on, row.state) == (LATE, LATE, "overdue")


def test_a_plan_put_right_by_a_correction_is_not_in_time(ledger: Ledger) -> None:
    duty_id = overdue_by_measure_submitted(ledger)
    paper: dict[str, Any] = {"summary_on": MARCH, "checked_on": None, "filed_on": None, "filing_number": ""}
    ledger.do(fixes.correct_report, duty_id=duty_id, reason=WHY, plan_on=LATE, submitted_on=MARCH, **paper)
    row = ledger.duty(today=ledger.at.date())
    assert (row.submitted_on, row.state) == (LATE, "overdue")
    ledger.do(fixes.correct_report, duty_id=duty_id, reason=WHY, plan_on=None, submitted_on=LATE, **paper)
    row = ledger.duty(today=ledger.at.date())
    assert (row.submitted_on, row.state) == (None, "overdue"), "half a report was never submitted"
    ledger.do(fixes.correct_report, duty_id=duty_id, reason=WHY, plan_on=LATE, submitted_on=MARCH, **paper)
    assert ledger.duty(today=ledger.at.date()).submitted_on == MARCH, "what a person states anew holds"


def test_a_stated_day_of_submission_is_asked_for_when_a_receipt_changes(ledger: Ledger) -> None:
    ledger.at = datetime(2026, 11, 28, 9, tzinfo=UTC)
    duty_id, stated = ledger.duty().id, date(2026, 3, 5)
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH, plan_on=MARCH, submitted_on=stated)
    refused(ledger, "annual.submitted_stands", reports.receive_report, duty_id=duty_id, plan_on=LATE)
    ledger.do(reports.receive_report, duty_id=duty_id, plan_on=LATE, submitted_on=stated)
    assert ledger.duty().submitted_on == stated
