"""Annual reports through the door of the services: each step in order, nothing cancelled, every refusal in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections as fixes
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.services.summaries import annual_checklist, cancellation_draft
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties, report_years
from qtic_desktop.storage.queries.launch import centers
from qtic_desktop.storage.queries.registry import audit_count, departments
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK, OFFICE

MARCH, APRIL = date(2026, 3, 20), date(2026, 4, 12)


class Ledger:
    """Three centres and the clock of the office."""

    def __init__(self, folder: Path) -> None:
        self.at = datetime(2026, 3, 20, 9, tzinfo=UTC)
        self.workspace: Workspace = create_workspace(folder, sample=True, now=self.now)
        with self.workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="示例局", sample=True)
        self.department = ask(self.workspace.store, departments)[0].id
        self.do(reports.register_centers, centers=[self.center(n) for n in range(3)])
        self.do(reports.open_report_year, year=2025)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def center(self, number: int) -> reports.NewCenter:
        start, end = date(2024, 5, 8), date(2027, 5, 8)
        return reports.NewCenter(f"C-{number}", f"中心{number}", "示例单位", self.department, "NEW", start, end)

    def do(self, use_case: object, *, actor: object = OFFICE, **arguments: object) -> frozenset[str]:
        return perform(self.workspace.store, actor, use_case, **arguments).ids  # type: ignore[arg-type]

    def duty(self, place: int = 0, today: date = MARCH) -> DutyRow:
        return ask(self.workspace.store, duties, year=2025, today=today)[place]

    def receive(self) -> str:
        duty_id = self.duty().id
        self.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH, plan_on=MARCH)
        return duty_id


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "workspace")
    yield made
    made.workspace.close()


def test_a_year_is_opened_once_and_completed_later(ledger: Ledger) -> None:
    assert ask(ledger.workspace.store, report_years) == (2025,)
    assert ledger.do(reports.open_report_year, year=2025) == frozenset()
    ledger.do(reports.register_centers, centers=[ledger.center(7)])
    assert len(ledger.do(reports.open_report_year, year=2025)) == 1


def test_a_late_starter_owes_nothing_for_the_year(ledger: Ledger) -> None:
    late = replace(ledger.center(8), started_on=date(2025, 10, 1), ends_on=date(2028, 10, 1))
    ledger.do(reports.register_centers, centers=[late])
    assert ledger.do(reports.open_report_year, year=2025) == frozenset()


def test_known_numbers_are_left_as_they_are(ledger: Ledger) -> None:
    assert ledger.do(reports.register_centers, centers=[replace(ledger.center(0), name="别的名字")]) == frozenset()
    assert ask(ledger.workspace.store, centers)[0].name == "中心0"


def test_a_period_that_ends_before_it_starts_is_refused(ledger: Ledger) -> None:
    wrong = replace(ledger.center(9), ends_on=date(2024, 1, 1))
    with pytest.raises(Refused, match=r"launch\.ends_before_start"):
        ledger.do(reports.register_centers, centers=[wrong])


def test_the_steps_come_in_order(ledger: Ledger) -> None:
    duty_id = ledger.duty().id
    with pytest.raises(Refused, match=r"annual\.parts_missing"):
        ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="")
    with pytest.raises(Refused, match=r"annual\.nothing_received"):
        ledger.do(reports.receive_report, duty_id=duty_id)
    ledger.receive()
    with pytest.raises(Refused, match=r"annual\.not_checked"):
        ledger.do(reports.file_report, duty_id=duty_id, on=MARCH, filing_number="1")
    ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="同意")
    with pytest.raises(Refused, match=r"annual\.no_filing_number"):
        ledger.do(reports.file_report, duty_id=duty_id, on=MARCH, filing_number="  ")
    ledger.do(reports.file_report, duty_id=duty_id, on=MARCH, filing_number="备-1")
    assert ledger.duty().state == "filed"
    with pytest.raises(Refused, match=r"annual\.already_filed"):
        ledger.do(reports.return_report, duty_id=duty_id, on=MARCH, reason="再看")
    assert check_workspace(ledger.workspace) == ()


def test_a_filing_number_is_used_once(ledger: Ledger) -> None:
    for place in (0, 1):
        duty_id = ledger.duty(place).id
        ledger.do(reports.receive_report, duty_id=duty_id, summary_on=MARCH, plan_on=MARCH)
        ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="同意")
    ledger.do(reports.file_report, duty_id=ledger.duty(0).id, on=MARCH, filing_number="备-1")
    with pytest.raises(Refused, match=r"annual\.filing_number_taken"):
        ledger.do(reports.file_report, duty_id=ledger.duty(1).id, on=MARCH, filing_number=" 备-1 ")


def test_a_future_date_is_refused_and_writes_nothing(ledger: Ledger) -> None:
    before = ask(ledger.workspace.store, audit_count)
    with pytest.raises(Refused, match=r"annual\.in_future"):
        ledger.do(reports.receive_report, duty_id=ledger.duty().id, summary_on=APRIL)
    assert ledger.duty().state == "not_received"
    assert ask(ledger.workspace.store, audit_count) == before


def test_a_returned_report_starts_again(ledger: Ledger) -> None:
    duty_id = ledger.receive()
    with pytest.raises(Refused, match=r"annual\.return_without_reason"):
        ledger.do(reports.return_report, duty_id=duty_id, on=MARCH, reason=" ")
    ledger.do(reports.return_report, duty_id=duty_id, on=MARCH, reason="缺指标")
    row = ledger.duty()
    assert (row.state, row.summary_received_on, row.return_reason) == ("returned", MARCH, "缺指标")
    with pytest.raises(Refused, match=r"annual\.parts_missing"):
        ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="同意")
    ledger.receive()
    assert ledger.duty().state == "waiting_district"
    assert ledger.duty().submitted_on == MARCH


def test_cancellation_is_a_draft_of_the_office_and_cancels_nothing(ledger: Ledger) -> None:
    duty_id = ledger.duty().id
    with pytest.raises(Refused, match=r"annual\.not_overdue"):
        ledger.do(fixes.propose_cancellation, duty_id=duty_id, reason="催报三次仍未提报材料。")
    ledger.at = datetime(2026, 4, 12, 9, tzinfo=UTC)
    with pytest.raises(Refused, match=r"annual\.reason_too_short"):
        ledger.do(fixes.propose_cancellation, duty_id=duty_id, reason="未报")
    with pytest.raises(NotAllowed):
        ledger.do(fixes.propose_cancellation, actor=CLERK, duty_id=duty_id, reason="催报三次仍未提报材料。")
    ledger.do(fixes.propose_cancellation, duty_id=duty_id, reason="催报三次仍未提报材料。")
    assert {row.status for row in ask(ledger.workspace.store, centers)} == {"running"}
    assert ledger.duty(today=APRIL).state == "overdue"
    ledger.do(fixes.withdraw_cancellation, duty_id=duty_id, reason="已补报材料")
    assert ledger.duty(today=APRIL).cancellation_proposed_on is None


def test_the_draft_states_facts_and_leaves_the_rest_open(ledger: Ledger) -> None:
    ledger.do(reports.receive_report, duty_id=ledger.duty().id, summary_on=MARCH)
    text = cancellation_draft(ledger.duty(today=APRIL))
    for fact in ("中心0", "C-0", "2025", "2026-03-31", "逾期12天", "未收到本年度工作计划", "三（四）", "……"):
        assert fact in text
    assert "上年度工作总结" not in text


def test_the_checklist_counts_every_duty_once(ledger: Ledger) -> None:
    ledger.receive()
    facts = ask(ledger.workspace.store, annual_checklist, year=2025, today=MARCH)
    assert facts.counts["due"] == 3 == sum(n for key, n in facts.counts.items() if key != "due")
    assert facts.counts["waiting_district"] == 1
    assert facts.sample


@pytest.mark.parametrize("part", ["summary_on", "plan_on"])
def test_edge_52_only_the_summary_or_only_the_plan_is_no_report(ledger: Ledger, part: str) -> None:
    duty_id = ledger.duty().id
    ledger.do(reports.receive_report, duty_id=duty_id, **{part: MARCH})
    assert ledger.duty().state == "incomplete"
    assert ledger.duty(today=APRIL).state == "overdue"
    with pytest.raises(Refused, match=r"annual\.parts_missing"):
        ledger.do(reports.record_district_check, duty_id=duty_id, on=MARCH, opinion="同意")


def test_edge_52_handed_to_the_district_in_time_and_brought_late_is_in_time(ledger: Ledger) -> None:
    duty_id, due = ledger.duty().id, ledger.duty().due_on
    ledger.at = ledger.at.replace(month=4, day=12)
    ledger.do(reports.receive_report, duty_id=duty_id, summary_on=APRIL, plan_on=APRIL, submitted_on=due)
    ledger.do(reports.record_district_check, duty_id=duty_id, on=due, opinion="同意")
    assert ledger.duty(today=APRIL).state == "waiting_filing"
    ledger.do(reports.file_report, duty_id=duty_id, on=APRIL, filing_number="备-52")
    assert ledger.duty(today=APRIL).state == "filed"


def test_edge_52_sent_to_the_bureau_past_the_district_waits_for_its_check(ledger: Ledger) -> None:
    duty_id = ledger.receive()
    assert ledger.duty().state == "waiting_district"
    with pytest.raises(Refused, match=r"annual\.not_checked"):
        ledger.do(reports.file_report, duty_id=duty_id, on=MARCH, filing_number="备-53")
