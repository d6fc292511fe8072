"""绩效评估 through the door of the services: who falls due, the panel, grades, what follows, and every way back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.evaluation import possible_acts
from qtic_desktop.services import annual_reports, launch, meetings, opinions, registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import after, grades, listing, review
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.services.opinions import opinion_view
from qtic_desktop.storage.queries.annual_reports import duties as annual_reports_rows
from qtic_desktop.storage.queries.evaluation_targets import target_lines
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.queries.launch import center_file
from qtic_desktop.storage.queries.meetings import agenda
from qtic_desktop.storage.queries.opinions import opinions as opinion_rows
from tests.helpers.evaluations import END, PAPER, City
from tests.review_story import CLERK, OFFICE


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    made = City(tmp_path / "w")
    yield made
    made.story.workspace.close()


def take_back(city: City, key: str) -> None:
    city.do(after.take_back_evaluation, evaluation_id=key, reason="登记错了一步")


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
    assert judged.suggestion is not None
    city.do(opinions.draft_opinion, agenda_item_id=item.id)
    (opinion,) = [one for one in city.story.ask(opinion_rows) if one.agenda_item_id == item.id]
    view = city.story.ask(opinion_view, opinion_id=opinion.opinion_id)
    assert view.facts.kind == "evaluation"
    assert view.facts.period == "2026-03-18 — 2029-03-17"
    assert f"综合得分{wanted}分，建议等次为“{judged.suggestion.grade}”" in view.text.conclusion
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


def test_a_grade_is_decided_by_a_person_and_says_why_where_it_departs(city: City) -> None:
    key, *_others = city.open()
    city.to_docket(key)
    city.judge(key, short=("0",))
    assert city.row(key).suggestion.grade == "优秀"
    with pytest.raises(Refused, match=r"evaluation\.departs"):
        city.grade(key, "良好")
    with pytest.raises(Refused, match=r"evaluation\.no_such_grade"):
        city.grade(key, "基本合格")
    with pytest.raises(NotAllowed):
        city.story.do(grades.decide_grade, actor=CLERK, evaluation_id=key, grade="优秀", on=city.today, paper=PAPER)
    city.grade(key, "良好", reason="现场核查发现设备未到位")
    row = city.row(key)
    assert (row.state, row.grade, row.suggested, row.score) == ("graded", "良好", "优秀", row.mean)
    take_back(city, key)
    assert city.row(key).state == "reviewed"


def test_edge_59_equal_scores_at_the_cap_are_not_parted_by_the_program(city: City) -> None:
    city.do(registry.revise_rules, settings={"excellent_cap": "0.2"}, reason="局长办公会议定")
    keys = city.open()
    city.to_docket(*keys)
    city.judge(*keys, short=("0", "0", "4", "12", "20"))
    rows = [city.row(key) for key in keys]
    assert [row.mean for row in rows[:2]] == [Decimal("100.00")] * 2
    hints = [row.suggestion for row in rows]
    assert [(hint.grade, hint.why.value) for hint in hints if hint is not None][:3] == [
        ("", "tied"), ("", "tied"), ("良好", "capped"),
    ]  # fmt: skip
    changed = city.do(grades.apply_grades, evaluation_ids=keys, on=city.today, paper=PAPER)
    assert changed.ids == set(keys[2:])
    for key in keys[:2]:
        assert city.row(key).state == "reviewed"
        with pytest.raises(Refused, match=r"evaluation\.departs"):
            city.grade(key, "优秀")
        city.grade(key, "优秀", reason="同分，会议比较成果后决定")
    with pytest.raises(Refused, match=r"evaluation\.other_state"):
        city.do(grades.apply_grades, evaluation_ids=keys, on=city.today, paper=PAPER)


def test_edge_57_refused_absent_put_off_and_passed_elsewhere(city: City) -> None:
    refused, absent, put_off, deemed, _rest = city.open()
    city.do(listing.note_absence, evaluation_id=refused, kind="refused", on=END, reason="单位来函不参加")
    city.do(listing.note_absence, evaluation_id=absent, kind="absent", on=END, reason="通知两次未到会")
    assert [city.row(key).state for key in (refused, absent)] == ["absent", "absent"]
    with pytest.raises(Refused, match=r"evaluation\.departs"):
        city.grade(refused, "不合格")
    city.grade(refused, "不合格", reason="拒绝参加，按不合格论")
    assert (city.row(refused).way, city.row(refused).score, city.row(refused).may_revoke) == ("absent", None, True)

    put = {"evaluation_id": put_off, "paper": "局函7号", "reason": "依托单位搬迁"}
    with pytest.raises(Refused, match=r"evaluation\.not_ahead"):
        city.do(listing.defer_evaluation, until=END, **put)
    city.do(listing.defer_evaluation, until=date(2029, 6, 30), **put)
    assert city.row(put_off).state == "deferred"
    city.at(date(2029, 6, 30))
    assert city.row(put_off).state == "listed"

    city.do(grades.deem_passed, evaluation_id=deemed, on=END, paper="鲁科字1号", reason="已通过省级评估")
    row = city.row(deemed)
    assert (row.grade, row.passed, row.way, row.state) == ("视为合格", True, "deemed", "graded")
    for key in (refused, absent, put_off, deemed):
        take_back(city, key)
    assert [city.row(key).state for key in (refused, absent, put_off, deemed)] == [
        "absent",
        "listed",
        "listed",
        "listed",
    ]


def test_grades_are_made_public_by_the_rule_of_days_and_closed_after_the_last(city: City) -> None:
    keys = city.open()
    for key in keys:
        city.do(grades.record_paper_grade, evaluation_id=key, grade="合格", on=END, paper=PAPER, score="71.5")
    city.do(grades.publish_grades, evaluation_ids=keys, on=END, place="局网站")
    row = city.row(keys[0])
    assert (row.state, row.score, row.public_until) == ("in_public", Decimal("71.5"), date(2029, 3, 23))
    assert row.unknown_years == "2029"
    city.at(date(2029, 3, 24))
    with pytest.raises(Refused, match=r"evaluation\.still_public"):
        city.do(grades.conclude_grades, evaluation_ids=keys, on=date(2029, 3, 23), outcome="无异议")
    city.do(grades.conclude_grades, evaluation_ids=keys, on=date(2029, 3, 24), outcome="无异议")
    assert {row.state for row in city.rows()} == {"done"}


def test_one_failure_is_rectified_and_checked_again_and_is_no_ground_to_revoke(city: City) -> None:
    key, *_others = city.open()
    city.fail_on_paper(key)
    with pytest.raises(Refused, match=r"evaluation\.no_ground"):
        city.do(after.propose_revocation, evaluation_id=key, reason="一次不合格")
    assert "propose_revocation" not in {one.act for one in possible_acts(city.row(key), OFFICE.role)}
    order = {"evaluation_id": key, "on": END, "paper": "局函8号", "demands": "补齐中试线"}
    city.do(after.order_rectification, due_on=date(2030, 3, 17), **order)
    assert city.row(key).state == "rectifying"
    city.at(date(2030, 3, 18))
    assert city.row(key).state == "rectify_late"
    city.do(after.record_rectification, evaluation_id=key, passed="yes", on=city.today, note="中试线已投用")
    assert city.row(key).passes
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    assert city.row(key).next_until == date(2032, 3, 17)
    for wanted in ("rectify_late", "graded"):
        take_back(city, key)
        if wanted == "rectify_late":
            take_back(city, key)
        assert city.row(key).state == wanted
    assert {row.ends_on for row in city.centers()} == {END}


def test_edge_60_a_second_failure_is_prepared_for_revocation_decided_by_a_person_and_taken_back(city: City) -> None:
    key, *_others = city.open()
    city.do(grades.record_paper_grade, evaluation_id=key, grade="合格", on=END, paper=PAPER)
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    center = city.row(key).center_id
    with pytest.raises(Refused, match=r"evaluation\.period_moved"):
        city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    take_back(city, key)
    take_back(city, key)
    city.fail_on_paper(key)
    city.do(
        after.order_rectification, evaluation_id=key, on=END, due_on=date(2029, 9, 17), paper="局函8号", demands="补"
    )
    city.at(date(2029, 9, 18))
    city.do(after.record_rectification, evaluation_id=key, passed="yes", on=city.today, note="已补齐")
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    city.at(date(2032, 1, 5))
    city.do(listing.open_evaluation)
    (again,) = [row for row in city.rows() if row.center_id == center and row.id != key]
    assert (again.period_start, again.period_end, again.failed_before) == (date(2029, 3, 18), date(2032, 3, 17), 1)
    with pytest.raises(Refused, match=r"evaluation\.period_moved"):
        take_back(city, key)
    city.fail_on_paper(again.id)
    assert city.row(again.id).may_revoke
    city.do(after.propose_revocation, evaluation_id=again.id, reason="两次绩效评估不合格")
    decision = {"evaluation_id": again.id, "revoke": "yes", "on": city.today, "paper": "局长办公会5号"}
    with pytest.raises(Refused, match=r"evaluation\.not_heard"):
        city.do(after.decide_revocation, **decision)
    assert {row.status for row in city.centers()} == {"running"}
    city.do(after.hear_revocation, evaluation_id=again.id, on=city.today, statement="已告知，逾期未陈述")
    city.do(after.decide_revocation, **decision)
    assert city.row(again.id).state == "revoked"
    assert [row.status for row in city.centers() if row.id == center] == ["revoked"]
    assert check_workspace(city.story.workspace) == ()
    take_back(city, again.id)
    assert city.row(again.id).state == "revoking"
    assert {row.status for row in city.centers()} == {"running"}
    city.do(after.decide_revocation, **{**decision, "revoke": "no"})
    assert city.row(again.id).state == "graded"
    assert city.row(again.id).heard_on is not None


def test_an_evaluation_on_paper_keeps_its_scan_and_goes_back(city: City, tmp_path: Path) -> None:
    key, *_others = city.open()
    scan = tmp_path / "评估意见.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    order = {"evaluation_id": key, "grade": "良好", "on": END, "paper": PAPER, "score": "81"}
    grades.keep_paper_grade(city.story.workspace, OFFICE, scan=scan, **order)
    row = city.row(key)
    assert (row.grade, row.way, row.score, row.files) == ("良好", "paper", Decimal("81"), ("评估意见.pdf",))
    assert check_workspace(city.story.workspace) == ()
    take_back(city, key)
    assert (city.row(key).state, city.row(key).grade) == ("listed", "")


def test_a_centre_that_left_the_ledger_is_not_evaluated_any_more(city: City) -> None:
    key, *_others = city.open()
    city.do(launch.end_center, center_id=city.row(key).center_id, ending="bankrupt", on=END, reason="法院裁定破产")
    row = city.row(key)
    assert row.state == "ended"
    assert possible_acts(row, OFFICE.role) == ()
    with pytest.raises(Refused, match=r"evaluation\.other_state"):
        city.fail_on_paper(key)
