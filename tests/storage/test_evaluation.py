"""绩效评估 through the door of the services: who falls due, the panel, grades, what follows, and every way back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import possible_acts
from qtic_desktop.services import annual_reports, launch, meetings, opinions
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import files, listing, review
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.services.lists import proposal_values
from qtic_desktop.services.opinions import opinion_view
from qtic_desktop.storage import migrations
from qtic_desktop.storage.queries.annual_reports import duties as annual_reports_rows
from qtic_desktop.storage.queries.evaluation_targets import target_lines
from qtic_desktop.storage.queries.examination import examinations_in, seatable
from qtic_desktop.storage.queries.intake import PROPOSALS, draft, materials
from qtic_desktop.storage.queries.launch import center_file
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.opinions import opinions as opinion_rows
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.evaluations import END, PAPER, City, take_back
from tests.review_story import OFFICE
from tests.storage.test_migrations import pour


def test_a_centre_falls_due_three_months_before_its_end_and_is_never_left_out_in_silence(city: City) -> None:
    city.at(date(2028, 12, 16))
    with pytest.raises(Refused, match=r"evaluation\.nobody_due"):
        city.open()
    assert city.story.ask(listing.plan_evaluation, today=city.today).next_on == date(2028, 12, 17)
    city.at(date(2028, 12, 17))
    plan = city.story.ask(listing.plan_evaluation, today=city.today)
    assert (plan.fresh, plan.missed, plan.not_yet) == (5, 0, 0)
    assert len(city.open()) == 5
    assert {(row.period_start, row.period_end, row.window_end) for row in city.rows()} == {
        (date(2026, 3, 18), END, date(2029, 9, 17))
    }
    with pytest.raises(Refused, match=r"evaluation\.nobody_due"):
        city.open()
    for row in city.rows():
        city.do(listing.unlist_evaluation, evaluation_id=row.id, reason="列入太早了")
    city.at(date(2029, 9, 18))
    assert city.story.ask(listing.plan_evaluation, today=city.today).missed == 5
    assert len(city.open()) == 5


def test_edge_56_a_period_that_was_extended_is_evaluated_at_its_new_end_by_the_targets_in_force(city: City) -> None:
    center = city.centers()[0]
    asked = {"center_id": center.id, "reason": "设备交付推迟", "asked_on": city.today}
    for change in ({"kind": "period", "after": "2029-12-31"}, {"kind": "targets", "after": "一;二;三", "task": "1"}):
        city.do(center_changes.ask_change, **asked, **change)
        city.do(center_changes.record_change_check, center_id=center.id, on=city.today, opinion="同意")
        city.do(center_changes.decide_change, center_id=center.id, approve="yes", on=city.today, paper="局函4号")
    assert center.id not in {city.row(key).center_id for key in city.open()}
    city.at(date(2029, 9, 30))
    city.open()
    (row,) = [row for row in city.rows() if row.center_id == center.id]
    assert row.period_end == date(2029, 12, 31)
    lines = city.story.ask(target_lines, evaluation_id=row.id)
    assert [line.target for line in lines if line.task == 1] == ["一", "二", "三"]


def test_edge_58_a_converted_centre_starts_when_it_was_started_as_a_technology_innovation_centre(city: City) -> None:
    city.open()
    converted = [row for row in city.rows() if row.track == "CONVERSION"]
    assert converted
    assert {row.period_start for row in converted} == {date(2026, 3, 18)}


def test_an_early_evaluation_is_listed_alone_with_its_reason(city: City) -> None:
    city.at(date(2027, 6, 1))
    with pytest.raises(Refused, match=r"evaluation\.no_such_center"):
        city.do(listing.list_evaluation, center="技术创新中心", reason="单位申请提前评估")
    city.do(listing.list_evaluation, center="QTIC-C-2026-001", reason="单位申请提前评估")
    with pytest.raises(Refused, match=r"evaluation\.listed_already"):
        city.do(listing.list_evaluation, center="QTIC-C-2026-001", reason="单位申请提前评估")
    assert [row.center_number for row in city.rows()] == ["QTIC-C-2026-001"]


def test_notice_report_and_check_have_their_own_dates_and_each_goes_back(city: City) -> None:
    key, *_others = city.open()
    notice = {"evaluation_ids": [key], "on": END, "number": PAPER}
    with pytest.raises(Refused, match=r"evaluation\.due_before_notice"):
        city.do(listing.notify_evaluation, **notice, report_due_on=date(2029, 3, 16))
    with pytest.raises(Refused, match=r"evaluation\.other_state"):
        city.do(listing.receive_self_report, evaluation_id=key, on=END)
    city.do(listing.notify_evaluation, **notice, report_due_on=date(2029, 4, 16))
    states = [city.row(key).state]
    city.at(date(2029, 4, 17))
    states.append(city.row(key).state)
    with pytest.raises(Refused, match=r"evaluation\.bad_score"):
        city.do(listing.receive_self_report, evaluation_id=key, on=END, self_score="101")
    city.do(listing.receive_self_report, evaluation_id=key, on=date(2029, 4, 16), self_score="91.5")
    states.append(city.row(key).state)
    city.do(listing.check_self_report, evaluation_id=key, on=date(2029, 4, 10), opinion="同意上报")
    states.append(city.row(key).state)
    assert states == ["noticed", "report_late", "received", "checked"]
    back = []
    for _ in range(3):
        take_back(city, key)
        back.append(city.row(key).state)
    assert back == ["received", "report_late", "listed"]
    assert city.row(key).self_score == ""
    with pytest.raises(Refused, match=r"evaluation\.no_step"):
        take_back(city, key)
    city.do(listing.unlist_evaluation, evaluation_id=key, reason="列错中心了")
    assert len(city.rows()) == 4


def test_targets_stand_against_what_was_reached_with_the_report_it_stands_in(city: City) -> None:
    key, *_others = city.open()
    row = city.row(key)
    for year in (2026, 2027):
        city.at(date(year + 1, 1, 10))
        city.do(annual_reports.open_report_year, year=year)
    city.at(date(2027, 1, 20))
    duty = next(
        duty.id
        for duty in city.story.ask(annual_reports_rows, year=2026, today=city.today)
        if duty.center_id == row.center_id
    )
    city.do(annual_reports.receive_report, duty_id=duty, summary_on=city.today, plan_on=city.today)
    city.do(annual_reports.record_district_check, duty_id=duty, on=city.today, opinion="同意")
    city.do(annual_reports.file_report, duty_id=duty, on=city.today, filing_number="备2027-01")
    city.at(END)
    task = city.story.ask(target_lines, evaluation_id=key)[0].task
    with pytest.raises(Refused, match=r"evaluation\.source_missing"):
        city.do(listing.note_actual, evaluation_id=key, task=str(task), year1="完成 3 项", year2="完成 2 项")
    city.do(listing.note_actual, evaluation_id=key, task=str(task), year1="完成 3 项")
    city.do(listing.note_actual, evaluation_id=key, task=str(task), year2="完成 2 项", source="自评报告第8页")
    first, second, third = city.story.ask(target_lines, evaluation_id=key)[:3]
    assert (first.actual, first.source, first.report_year) == ("完成 3 项", "2026年度报告（备案号备2027-01）", 2026)
    assert (second.actual, second.source, second.filed) == ("完成 2 项", "自评报告第8页", "")
    assert (third.actual, third.source, third.report_year) == ("", "", 2028)
    city.do(listing.note_actual, evaluation_id=key, task=str(task), year1="—")
    assert city.story.ask(target_lines, evaluation_id=key)[0].actual == ""


def test_the_panel_scores_what_applies_and_the_opinion_says_the_grade(city: City) -> None:
    key, *_others = city.open()
    city.to_docket(key)
    row = city.row(key)
    assert row.state == "on_agenda"
    assert row.proposal_number == "QTIC-2029-P001"
    city.judge(key, short=("9",))
    (item,) = city.story.ask(agenda, meeting_id=city.story.meeting_id)
    sheet = city.story.sheet(0)
    left = sum((c.maximum for c in sheet.rubric.criteria if c.number not in sheet.not_applicable), Decimal(0))
    tasks = {target.number for target in city.story.ask(center_file, center_id=row.center_id).targets}
    assert sheet.not_applicable == frozenset(
        c.number for c in sheet.rubric.criteria if c.applies_task not in (None, *tasks)
    )
    assert sheet.not_applicable, "a centre that chose all tasks would prove nothing"
    wanted = ((left - 9) / left * 100).quantize(Decimal("0.01"))
    judged = city.row(key)
    assert (judged.state, judged.mean) == ("reviewed", wanted)
    back = next(one for one in possible_acts(judged, OFFICE.role) if one.act == "take_back_evaluation")
    assert (back.why_not, back.facts) == ("evaluation.on_agenda", {"number": "QTIC-2029-P001"})
    assert judged.suggestion is not None
    city.do(opinions.draft_opinion, agenda_item_id=item.id)
    (opinion,) = [one for one in city.story.ask(opinion_rows) if one.agenda_item_id == item.id]
    view = city.story.ask(opinion_view, opinion_id=opinion.opinion_id)
    assert view.facts.kind == "evaluation"
    assert view.facts.period == "2026-03-18 — 2029-03-17"
    assert f"综合得分{wanted}分，建议等次为“{judged.suggestion.grade}”" in view.text.conclusion
    assert check_workspace(city.story.workspace) == ()


def test_the_panel_reads_the_self_report_and_the_targets_beside_the_sheet(city: City, tmp_path: Path) -> None:
    key, *_others = city.open()
    city.do(listing.notify_evaluation, evaluation_ids=[key], on=END, number=PAPER, report_due_on=date(2029, 4, 16))
    report, letter = tmp_path / "自评报告.pdf", tmp_path / "自评报告.docx"
    report.write_bytes(b"%PDF-1.4 report")
    letter.write_bytes(b"PK")
    with pytest.raises(Refused, match=r"evaluation\.not_a_pdf"):
        files.keep_self_report(city.story.workspace, OFFICE, evaluation_id=key, on=END, file=letter)
    files.keep_self_report(city.story.workspace, OFFICE, evaluation_id=key, on=END, self_score="90", file=report)
    city.do(listing.check_self_report, evaluation_id=key, on=END, opinion="同意")
    task = city.story.ask(target_lines, evaluation_id=key)[0].task
    city.do(listing.note_actual, evaluation_id=key, task=str(task), year2="完成 2 项", source="自评报告第8页")
    city.do(review.place_evaluation, evaluation_ids=[key])
    proposal = city.row(key).proposal_id
    assert [row.file_name for row in city.story.ask(materials, proposal_id=proposal)] == ["自评报告.pdf"]
    first = city.story.ask(draft, proposal_id=proposal).draft["tasks"][0]
    assert first[2].endswith("完成：未登记")
    assert first[3].endswith("完成：完成 2 项（自评报告第8页）")
    assert check_workspace(city.story.workspace) == ()


def test_a_case_on_an_agenda_stays_and_one_that_is_not_goes_back_with_its_number_used_up(city: City) -> None:
    key, *_others = city.open()
    city.to_docket(key)
    city.story.convene(proposals=[city.row(key).proposal_id])
    with pytest.raises(Refused, match=r"evaluation\.on_agenda"):
        take_back(city, key)
    city.do(meetings.cancel_meeting, meeting_id=city.story.meeting_id, reason="专家到不齐")
    take_back(city, key)
    assert city.row(key).state == "checked"
    city.do(review.place_evaluation, evaluation_ids=[key])
    assert city.row(key).proposal_number == "QTIC-2029-P002"
    from qtic_desktop.domain.intake import ProposalFilter
    from qtic_desktop.domain.listing import Wanted

    question = PROPOSALS.look(Wanted(ProposalFilter(), ""), 0, 50, frozenset(), "")
    with city.story.workspace.store.read() as session:
        look = question.run(session, OFFICE)
    assert (look.total, look.count, {line.track for line in look.rows}) == (6, 6, {"NEW", "CONVERSION"})
    assert {row["track"] for row in city.story.ask(proposal_values)} == {"NEW", "CONVERSION"}
    assert city.story.ask(examinations_in, state="passed") == ()
    assert [row.track for row in city.story.ask(seatable)] == ["EVALUATION"]
    with city.story.workspace.store.read() as session:
        plan, case = (session.get(Proposal, one) for one in (city.centers()[0].proposal_id, city.row(key).proposal_id))
        assert (case.field, case.mode, case.credit_code) == (plan.field, plan.mode, plan.credit_code) != ("", "", "")


def test_a_centre_without_a_recorded_task_book_says_its_tasks(city: City) -> None:
    entry = launch.CenterEntry(
        "QTIC-C-2020-001", "青岛市老牌技术创新中心", "老牌公司", "市南区", "NEW", date(2026, 3, 1), "3"
    )
    city.do(launch.add_center, entry=entry, start_paper="")
    city.open()
    (row,) = [row for row in city.rows() if row.center_number == "QTIC-C-2020-001"]
    city.do(listing.notify_evaluation, evaluation_ids=[row.id], on=END, number=PAPER, report_due_on=date(2029, 4, 16))
    city.do(listing.receive_self_report, evaluation_id=row.id, on=END)
    city.do(listing.check_self_report, evaluation_id=row.id, on=END, opinion="同意")
    for wrong in ("", "全部", "1 9"):
        with pytest.raises(Refused, match=r"evaluation\.tasks_needed"):
            city.do(review.place_evaluation, evaluation_ids=[row.id], tasks=wrong)
    city.do(review.place_evaluation, evaluation_ids=[row.id], tasks="1、2 3")
    city.judge(row.id, short=("0",))
    assert city.story.sheet(0).not_applicable == {"5", "6", "7"}


def test_a_revocation_without_its_decision_is_found(city: City) -> None:
    with city.story.workspace.store.begin(OFFICE) as work:
        work.session.scalars(select(Center).limit(1)).one().status = "revoked"
        work.record("end_center", "center", "")
    assert [found.code for found in check_workspace(city.story.workspace)] == ["check.revoked_without_decision"]


def test_a_centre_that_left_the_ledger_is_not_evaluated_any_more(city: City) -> None:
    key, *_others = city.open()
    city.do(launch.end_center, center_id=city.row(key).center_id, ending="bankrupt", on=END, reason="法院裁定破产")
    row = city.row(key)
    assert row.state == "ended"
    assert possible_acts(row, OFFICE.role) == ()
    with pytest.raises(Refused, match=r"evaluation\.other_state"):
        city.fail_on_paper(key)


@pytest.mark.of_file
def test_a_workspace_of_the_program_before_gains_evaluations_and_their_score_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = City(tmp_path / "new")
    made.story.workspace.close()
    monkeypatch.setattr(migrations, "HEAD", "0018")
    create_workspace(tmp_path / "old", sample=True, now=lambda: datetime(2029, 3, 17, 9, tzinfo=UTC)).close()
    monkeypatch.undo()
    pour(tmp_path / "new" / "qtic.db", tmp_path / "old" / "qtic.db")
    with sqlite3.connect(tmp_path / "old" / "qtic.db") as db:
        assert db.execute("SELECT name FROM sqlite_master WHERE name = 'evaluations'").fetchall() == []
        assert db.execute("DELETE FROM rubrics WHERE track = 'EVALUATION'").rowcount == 1
    db.close()
    made.story.workspace = open_workspace(tmp_path / "old", now=lambda: datetime(2029, 3, 17, 9, tzinfo=UTC))
    key, *others = made.open()
    assert len(others) == 4
    made.to_docket(key)
    made.judge(key, short=("3",))
    assert made.row(key).state == "reviewed"
    made.story.workspace.close()
