"""年度报告 beside its dates: figures against the task book, reminders that do not arrive, files; objections to grades."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.annual_reports import possible_acts as report_acts
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.evaluation import possible_acts
from qtic_desktop.domain.evaluation.oddities import Oddity
from qtic_desktop.services import annual_reports as reports
from qtic_desktop.services.annual_reports import corrections, figures, reminders
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import grades, listing, objections, review
from qtic_desktop.services.summaries import cancellation_draft
from qtic_desktop.storage import migrations
from qtic_desktop.storage.queries.annual_figures import FigureLine, ReportMore, report_more
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.evaluation_targets import target_lines
from qtic_desktop.storage.queries.history import told_about
from qtic_desktop.storage.queries.intake import draft
from qtic_desktop.storage.workspace import create_workspace, open_workspace
from tests.helpers.doors import ask
from tests.helpers.evaluations import END, PAPER, City, take_back
from tests.review_story import CLERK, OFFICE
from tests.storage.test_migrations import pour


def report(city: City, year: int) -> DutyRow:
    """The report of the first centre about a year, which is opened if it is not."""
    rows = city.story.ask(duties, year=year, today=city.today)
    if not rows:
        city.do(reports.open_report_year, year=year)
        rows = city.story.ask(duties, year=year, today=city.today)
    row: DutyRow = rows[0]
    return row


def come(city: City, year: int, text: str, *, filed: bool = True) -> str:
    """The report about a year with one figure for its first task."""
    city.at(date(year + 1, 3, 20))
    row = report(city, year)
    city.do(reports.receive_report, duty_id=row.id, summary_on=city.today, plan_on=city.today)
    city.do(figures.note_figures, duty_id=row.id, figures={str(row.tasks[0]): text})
    if filed:
        city.do(reports.record_district_check, duty_id=row.id, on=city.today, opinion="同意")
        city.do(reports.file_report, duty_id=row.id, on=city.today, filing_number=f"备{year}-1")
    return row.id


def more(city: City, duty_id: str) -> ReportMore:
    found: ReportMore = city.story.ask(report_more, duty_id=duty_id)
    return found


def first(city: City, duty_id: str) -> FigureLine:
    return more(city, duty_id).figures[0]


def test_figures_of_a_year_stand_against_its_target_and_the_year_before(city: City) -> None:
    """The centres start on 2026-03-18, so the report about 2026 tells of the first year."""
    one = come(city, 2026, "专利 2 件")
    line = first(city, one)
    assert (line.figure, line.before, line.odd) == ("专利 2 件", "", ())
    assert line.target == city.story.ask(target_book, center_id=city.centers()[0].id)[0]
    two = come(city, 2027, "专利 7 件")
    assert (first(city, two).before, first(city, two).odd) == ("专利 2 件", (Oddity.JUMP,))
    three = come(city, 2028, "专利 7 件")
    assert first(city, three).odd == (Oddity.SAME,)
    city.do(figures.note_figures, duty_id=three, figures={str(line.task): "专利 0 件"})
    assert first(city, three).odd == (Oddity.ZERO,)
    city.do(figures.note_figures, duty_id=three, figures={str(line.task): "—"})
    assert first(city, three).figure == ""
    changes = [row.details["changed"] for row in told(city, three) if row.act == "note_figures"]
    assert changes[-1] == {str(line.task): ["专利 0 件", ""]}
    assert check_workspace(city.story.workspace) == ()


def target_book(session: Any, *, center_id: str) -> list[str]:
    from qtic_desktop.storage.queries.launch import center_file

    return [row.years[0] for row in center_file(session, center_id=center_id).targets]


def told(city: City, subject: str) -> Any:
    with city.story.workspace.store.read() as session:
        return told_about(session, subject)


def test_a_figure_is_noted_once_the_summary_came_and_of_tasks_that_were_taken_on(city: City) -> None:
    city.at(date(2027, 1, 11))
    row = report(city, 2026)
    assert Act.NOTE_FIGURES not in {one.act for one in report_acts(row, OFFICE.role)}
    given = {"duty_id": row.id, "figures": {str(row.tasks[0]): "两项"}}
    with pytest.raises(Refused, match=r"annual\.no_summary_yet"):
        city.do(figures.note_figures, **given)
    city.do(reports.receive_report, duty_id=row.id, summary_on=city.today)
    assert Act.NOTE_FIGURES in {one.act for one in report_acts(report(city, 2026), OFFICE.role)}
    with pytest.raises(Refused, match=r"annual\.no_figures"):
        city.do(figures.note_figures, duty_id=row.id, figures={str(row.tasks[0]): " "})
    missing = next(task for task in range(1, 7) if task not in row.tasks)
    with pytest.raises(Refused, match=r"launch\.no_such_task"):
        city.do(figures.note_figures, duty_id=row.id, figures={str(missing): "两项"})


def test_annual_figures_fill_the_targets_of_the_evaluation_with_their_source(city: City) -> None:
    come(city, 2026, "专利 2 件")
    come(city, 2027, "专利 3 件", filed=False)
    city.at(END)
    key = next(key for key in city.open() if city.row(key).center_number == "QTIC-C-2026-001")
    one, two, three = city.story.ask(target_lines, evaluation_id=key)[:3]
    assert (one.actual, one.source) == ("专利 2 件", "2026年度报告（备案号备2026-1）")
    assert (two.actual, two.source) == ("", ""), "a report that is not filed fills nothing"
    city.do(listing.note_actual, evaluation_id=key, task=str(three.task), year1="专利 4 件", source="现场核查")
    assert city.story.ask(target_lines, evaluation_id=key)[0].source == "现场核查", "what a person noted comes first"
    city.do(listing.note_actual, evaluation_id=key, task=str(three.task), year1="—")
    city.to_docket(key)
    sheet = city.story.ask(draft, proposal_id=city.row(key).proposal_id).draft["tasks"][0]
    assert "完成：专利 2 件（2026年度报告（备案号备2026-1））" in sheet[2]


def test_edge_55_a_reminder_that_does_not_arrive_is_said_before_anything_is_decided(city: City) -> None:
    city.at(date(2027, 1, 11))
    row = report(city, 2026)
    city.at(date(2027, 4, 2))
    sent = {"duty_id": row.id, "kind": "reminder", "sent_on": city.today}
    with pytest.raises(Refused, match=r"annual\.reminder_way"):
        city.do(reminders.record_reminder, way=" ", **sent)
    city.do(reminders.record_reminder, way="挂号信寄注册地址", **sent)
    city.at(date(2027, 4, 9))
    returned = {"duty_id": row.id, "outcome": "undeliverable", "on": city.today}
    with pytest.raises(Refused, match=r"annual\.undeliverable_why"):
        city.do(reminders.record_service, **returned)
    city.do(reminders.record_service, note="已搬迁，查无此单位", **returned)
    now = report(city, 2026)
    assert (now.reminders, now.reached, now.returned_mail) == (1, False, "已搬迁，查无此单位")
    assert "催报情况：期间催报或通知1次，最近一次无法送达（已搬迁，查无此单位）。建议：……" in cancellation_draft(now)
    city.do(corrections.propose_cancellation, duty_id=row.id, reason=cancellation_draft(now).replace("……", "两个月"))
    city.do(reminders.record_reminder, way="专人送达新址", **{**sent, "kind": "final", "sent_on": city.today})
    city.do(reminders.record_service, duty_id=row.id, outcome="served", on=city.today)
    assert report(city, 2026).reached
    city.do(reminders.withdraw_reminder, duty_id=row.id, reason="记到了别的中心")
    now = report(city, 2026)
    assert (now.reminders, now.reached) == (1, False)
    assert [one.number for one in more(city, row.id).sent] == [1]
    city.do(reminders.withdraw_reminder, duty_id=row.id, reason="记到了别的中心")
    with pytest.raises(Refused, match=r"annual\.no_reminder"):
        city.do(reminders.withdraw_reminder, duty_id=row.id, reason="记到了别的中心")
    assert check_workspace(city.story.workspace) == ()


def test_the_files_of_a_report_are_kept_once(city: City, tmp_path: Path) -> None:
    key = come(city, 2026, "专利 2 件")
    paper = tmp_path / "总结.pdf"
    paper.write_bytes(b"%PDF-1.4 summary")
    store = city.story.workspace
    figures.keep_report_file(store, CLERK, duty_id=key, kind="summary", file=paper)
    assert more(city, key).files == (("summary", "总结.pdf"),)
    with pytest.raises(Refused, match=r"annual\.file_known"):
        figures.keep_report_file(store, CLERK, duty_id=key, kind="plan", file=paper)
    later = come(city, 2027, "专利 3 件")
    assert more(city, later).repeated == ()
    figures.keep_report_file(store, CLERK, duty_id=later, kind="summary", file=paper)
    name = report(city, 2026).center_name
    assert more(city, later).repeated == (("总结.pdf", name, 2026),), "the very file of the year before is said"
    other = tmp_path / "总结.exe"
    other.write_bytes(b"MZ")
    with pytest.raises(Refused, match=r"opinions\.scan_kind"):
        figures.keep_report_file(store, CLERK, duty_id=key, kind="plan", file=other)


def test_edge_49_an_objection_against_a_grade_holds_up_its_own_centre_alone(city: City) -> None:
    one, other, *_rest = city.open()
    for key in (one, other):
        city.do(grades.record_paper_grade, evaluation_id=key, grade="良好", on=END, paper=PAPER)
    city.do(grades.publish_grades, evaluation_ids=[one, other], on=END, place="局网站")
    came = {"received_on": END, "who": "某某公司", "real_name": True, "has_facts": True, "content": "成果不实"}
    city.story.do(objections.register_grade_objection, actor=CLERK, evaluation_id=one, **came)
    assert Act.JUDGE_GRADE_OBJECTION in {act.act for act in possible_acts(city.row(one), OFFICE.role)}
    with pytest.raises(NotAllowed):
        city.story.do(objections.judge_grade_objection, actor=CLERK, evaluation_id=one, admit="yes", on=END)
    with pytest.raises(Refused, match=r"publicity\.admission_reason"):
        city.do(objections.judge_grade_objection, evaluation_id=one, admit="no", on=END)
    city.do(objections.judge_grade_objection, evaluation_id=one, admit="yes", on=END)
    city.at(date(2029, 3, 26))
    close = {"on": city.today, "outcome": "无异议"}
    with pytest.raises(Refused, match=r"evaluation\.objection_open"):
        city.do(grades.conclude_grades, evaluation_ids=[one], **close)
    city.do(grades.conclude_grades, evaluation_ids=[other], **close)
    decided = {"evaluation_id": one, "on": city.today, "inquiry": "经核查，两项成果不属于该中心"}
    city.do(objections.decide_grade_objection, upheld="yes", **decided)
    with pytest.raises(Refused, match=r"evaluation\.objection_upheld"):
        city.do(grades.conclude_grades, evaluation_ids=[one], **close)
    city.do(objections.reopen_grade_objection, evaluation_id=one, reason="核查结论填错")
    assert city.row(one).objection == "admitted"
    city.do(objections.decide_grade_objection, upheld="yes", **decided)
    city.do(objections.answer_grade_objection, evaluation_id=one, on=city.today, answer="青科函4号")
    take_back(city, one)
    take_back(city, one)
    city.do(grades.record_paper_grade, evaluation_id=one, grade="合格", on=city.today, paper=PAPER)
    city.do(grades.publish_grades, evaluation_ids=[one], on=city.today, place="局网站")
    city.at(date(2029, 4, 10))
    city.do(grades.conclude_grades, evaluation_ids=[one], on=city.today, outcome="无异议")
    assert (city.row(one).state, city.row(one).grade, len(city.row(one).objections)) == ("done", "合格", 1)
    details = [str(row.details) for row in told(city, one)]
    assert not any("某某公司" in text for text in details), "who objected is not in the log"
    assert check_workspace(city.story.workspace) == ()


@pytest.mark.of_file
def test_a_workspace_of_before_has_no_figures_and_gains_them(city: City, tmp_path: Path, monkeypatch: Any) -> None:
    key = city.open()[0]
    city.story.workspace.store.close()
    monkeypatch.setattr(migrations, "HEAD", "0030")
    create_workspace(tmp_path / "old", sample=True).close()
    pour(city.story.workspace.folder / "qtic.db", tmp_path / "old" / "qtic.db")
    monkeypatch.undo()
    with open_workspace(tmp_path / "old") as workspace:
        lines = ask(workspace.store, target_lines, evaluation_id=key)
        assert lines
        assert all(line.actual == "" for line in lines)
        assert check_workspace(workspace) == ()


def test_what_was_placed_on_a_docket_keeps_what_the_panel_was_shown(city: City) -> None:
    key = come(city, 2026, "专利 2 件")
    city.at(END)
    case = next(one for one in city.open() if city.row(one).center_number == "QTIC-C-2026-001")
    due = {"evaluation_ids": [case], "on": END, "number": PAPER, "report_due_on": END}
    city.do(listing.notify_evaluation, **due)
    city.do(listing.receive_self_report, evaluation_id=case, on=END)
    city.do(listing.check_self_report, evaluation_id=case, on=END, opinion="属实")
    city.do(review.place_evaluation, evaluation_ids=[case])
    city.do(figures.note_figures, duty_id=key, figures={str(report(city, 2026).tasks[0]): "专利 9 件"})
    sheet = city.story.ask(draft, proposal_id=city.row(case).proposal_id).draft["tasks"][0]
    assert "专利 2 件" in sheet[2]
