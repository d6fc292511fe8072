"""Thirty centres and four years of the office, told through the use cases; what was seen on the way is kept."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from qtic_desktop.domain.changes import Changes
from qtic_desktop.services import annual_reports, launch, publicity, registry, scoring
from qtic_desktop.services.annual_reports import corrections
from qtic_desktop.services.evaluation import after, grades, listing, review
from qtic_desktop.services.imports import import_file
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.services.publicity import objections
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.evaluation import EvaluationRow, evaluation_years, evaluations
from qtic_desktop.storage.queries.launch import ledger
from qtic_desktop.storage.queries.publicity import notices
from qtic_desktop.storage.queries.today import waiting
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE, Story
from tests.services.taking_in import table
from tests.storage.test_publicity import Desk

TOLD = Path(__file__).parent.parent / "storage" / "four_years.md"
PAPER = "局函〔示例〕1号"
#: By hand: first number, first day.
STARTS = {
    **dict.fromkeys(("H01", "H02"), date(2019, 12, 30)), "H03": date(2025, 1, 15),
    **dict.fromkeys(("H04", "H05"), date(2024, 5, 6)), "H06": date(2024, 2, 29), "H07": date(2025, 12, 5),
    "H08": date(2025, 10, 1), "H09": date(2025, 9, 30),
    **dict.fromkeys(("H10", "H11", "H12", "H13", "H14", "H15"), date(2025, 3, 3)),
    **dict.fromkeys(("H16", "H17", "H18", "H19", "H20"), date(2024, 3, 1)),
    **dict.fromkeys(("H21", "H22", "H23", "H24", "H25"), date(2026, 2, 2)),
}  # fmt: skip
MAY = {"节日": "劳动节", "类型": "放假", "开始日期": "2027-5-1", "结束日期": "2027-5-5"}
WORKED = {"节日": "劳动节", "类型": "调休上班", "开始日期": "2027-5-8", "结束日期": None}


def table_rows(head: str) -> list[dict[str, str]]:
    """The rows of the table in the hand-made file whose first column is called ``head``."""
    found: list[dict[str, str]] = []
    names: list[str] = []
    for line in TOLD.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            names = []
        elif not names:
            names = cells if cells[0] == head else []
        elif not re.fullmatch(r"-+", cells[0]):
            found.append(dict(zip(names, cells, strict=True)))
    return found


class Office:
    """The office from March 2026 to December 2029."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.story: Story = sealed_story(folder / "w")
        self.seen: dict[str, str] = {}
        self.desk = Desk(self.story)

    def at(self, day: str) -> date:
        """Go to the morning of a day."""
        self.desk.at(date.fromisoformat(day))
        return date.fromisoformat(day)

    @property
    def today(self) -> date:
        return self.story.workspace.store.now().date()

    def do(self, use_case: Any, **arguments: Any) -> Changes:
        return self.story.do(use_case, **arguments)

    def center(self, number: str) -> Any:
        return next(row for row in self.story.ask(ledger) if row.number == number)

    def duty(self, number: str, year: int) -> DutyRow | None:
        rows = self.story.ask(duties, year=year, today=self.today)
        return next((row for row in rows if row.center_number == number), None)

    def owed(self, number: str, year: int) -> str:
        row = self.duty(number, year)
        assert row is not None, (number, year)
        return row.id

    def cases(self, number: str) -> list[EvaluationRow]:
        """Evaluations of a centre, the newest period first."""
        found = [
            row
            for year in self.story.ask(evaluation_years)
            for row in self.story.ask(evaluations, year=year, today=self.today)
            if row.center_number == number
        ]
        return sorted(found, key=lambda row: row.period_end, reverse=True)

    def case(self, number: str) -> str:
        return self.cases(number)[0].id

    # -- the usual year

    def report(self, number: str, year: int, came: str, filed: str, **arguments: Any) -> None:
        """Received, checked and filed; ``came`` is the day both parts came."""
        key, on = self.owed(number, year), date.fromisoformat(came)
        self.do(annual_reports.receive_report, duty_id=key, summary_on=on, plan_on=on, **arguments)
        self.do(annual_reports.record_district_check, duty_id=key, on=date.fromisoformat(filed), opinion="同意")
        self.do(
            annual_reports.file_report, duty_id=key, on=date.fromisoformat(filed), filing_number=f"补{year}-{number}"
        )

    def file_the_rest(self, year: int, *but: str) -> None:
        """Every report about ``year`` that nobody has touched comes on 10 March and is filed on the 16th."""
        self.at(f"{year + 1}-03-16")
        rows = self.story.ask(duties, year=year, today=self.today)
        ids = [row.id for row in rows if row.state == "not_received" and row.center_number not in but]
        came = date(year + 1, 3, 10)
        self.do(annual_reports.receive_many, duty_ids=ids, summary_on=came, plan_on=came)
        self.do(annual_reports.check_many, duty_ids=ids, on=date(year + 1, 3, 12), opinion="同意上报")
        self.do(annual_reports.file_many, duty_ids=ids, on=self.today, first_number=f"备{year}-001")

    def grade_on_paper(self, number: str, grade: str) -> None:
        self.do(grades.record_paper_grade, evaluation_id=self.case(number), grade=grade, on=self.today, paper=PAPER)

    def go_on(self, number: str, years: str) -> None:
        self.do(after.open_next_period, evaluation_id=self.case(number), paper=PAPER, years=years)

    def publish(self, *numbers: str, posted: str) -> None:
        self.at(posted)
        keys = [self.case(number) for number in numbers]
        self.do(grades.publish_grades, evaluation_ids=keys, on=self.today, place="局网站")

    def conclude(self, *numbers: str, on: str) -> None:
        self.at(on)
        keys = [self.case(number) for number in numbers]
        self.do(grades.conclude_grades, evaluation_ids=keys, on=self.today, outcome="无异议")

    # -- the four years

    def tell(self) -> None:
        """All of it, in the order of the days."""
        self._spring_2026()
        self._publicity_2026()
        self._year_2027()
        self._year_2028()
        self._year_2029()
        self.at("2029-12-15")

    def _spring_2026(self) -> None:
        self.at("2026-03-11")
        for number, start in STARTS.items():
            entry = launch.CenterEntry(
                number, f"青岛市{number}技术创新中心", f"{number}公司", "市南区", "NEW", start, "3"
            )
            self.do(launch.add_center, entry=entry, start_paper="")
        self.do(listing.open_evaluation)
        self.grade_on_paper("H02", "合格")
        self.go_on("H02", "6")
        self.at("2026-03-12")
        plan = self.story.ask(annual_reports.plan_report_year, year=2025, today=self.today)
        self.seen["left out of 2025 as past the period"] = str(plan.period_over)
        self.seen["left out of 2025 as started late"] = str(plan.started_late)
        self.do(annual_reports.open_report_year, year=2025)
        self._reports_about_2025()

    def _reports_about_2025(self) -> None:
        self.file_the_rest(2025, "H03", "H04", "H05", "H10", "H11", "H12")
        self.do(
            corrections.extend_due, duty_id=self.owed("H10", 2025), until=date(2026, 5, 15), reason="设备事故，停产",
            approval="局领导批示",
        )  # fmt: skip
        self.at("2026-03-30")
        for number in ("H10", "H11"):
            key, came = self.owed(number, 2025), date(2026, 3, 25)
            if number == "H11":
                self.do(annual_reports.receive_report, duty_id=key, summary_on=came, plan_on=came)
            else:
                self.do(annual_reports.receive_report, duty_id=key, summary_on=came)
            self.do(annual_reports.return_report, duty_id=key, on=self.today, reason="缺本年度计划")
        self.do(annual_reports.receive_report, duty_id=self.owed("H12", 2025), summary_on=self.today)
        for day in ("2026-03-31", "2026-04-01"):
            self.at(day)
            self._see_duty("H12", day)
        self._see_duty("H10", "2026-04-01")
        self.at("2026-04-02")
        cancelled = self.owed("H03", 2025)
        self.do(corrections.propose_cancellation, duty_id=cancelled, reason="逾期未报2025年度报告，催报两次未果")
        self.at("2026-04-15")
        self.do(corrections.hear_statement, duty_id=cancelled, on=date(2026, 4, 10), statement="已告知，逾期未陈述")
        self.do(
            corrections.decide_cancellation, duty_id=cancelled, on=self.today, cancel=True, decision="局长办公会5号"
        )
        self.at("2026-04-20")
        self._see_duty("H03", "2026-04-20")
        self.at("2026-04-24")
        key = self.owed("H11", 2025)
        came = date(2026, 4, 10)
        self.do(annual_reports.receive_report, duty_id=key, summary_on=came, plan_on=came)
        self.do(annual_reports.record_district_check, duty_id=key, on=date(2026, 4, 12), opinion="同意")
        self.do(annual_reports.file_report, duty_id=key, on=date(2026, 4, 20), filing_number="补2025-H11")
        self.report("H04", 2025, "2026-04-22", "2026-04-24", submitted_on=date(2026, 3, 30))
        self.report("H05", 2025, "2026-04-22", "2026-04-24", submitted_on=date(2026, 4, 2))
        self.at("2026-05-18")
        self.report("H10", 2025, "2026-05-14", "2026-05-18")
        self.at("2026-06-01")
        self._end("H13", "merged")

    def _see_duty(self, number: str, day: str) -> None:
        row = self.duty(number, 2025)
        self.seen[f"{number} about 2025 on {day}"] = "" if row is None else row.state

    def _end(self, number: str, ending: str) -> None:
        self.do(
            launch.end_center, center_id=self.center(number).id, ending=ending, on=self.today, reason="区市来函说明"
        )

    def _publicity_2026(self) -> None:
        posted = self.at("2026-09-29")
        notice = self.desk.publish(posted_on=posted)
        (row,) = self.story.ask(notices)
        self.seen["notice of 2026-09-29 stands until"] = row.ends_on.isoformat()
        self.at("2026-10-09")
        held = self.desk.lines(notice, self.today)[0]
        objection = self.desk.object(held, received_on=self.today)
        self.do(objections.judge_objection, objection_id=objection, admit="yes", on=self.today)
        self.at("2026-10-12")
        self.do(publicity.record_posting, notice_id=notice, proof_on=posted, proof="网页截图")
        self.do(publicity.conclude_notice, notice_id=notice, on=self.today)
        self.do(launch.start_centers, started_on=self.today, first_number="QTIC-C-2026-001", start_paper=PAPER)
        self.at("2026-10-23")
        decided = {"objection_id": objection, "upheld": "no", "on": self.today, "inquiry": "查无实据"}
        self.do(objections.decide_objection, **decided)
        self.at("2026-10-26")
        self.do(launch.start_centers, started_on=self.today, first_number="QTIC-C-2026-005", start_paper=PAPER)
        self.at("2026-11-02")
        wrong = self.center("QTIC-C-2026-002")
        (line,) = (line for line in self.desk.lines(notice, self.today) if line.proposal_id == wrong.proposal_id)
        late = self.desk.object(line, received_on=date(2026, 10, 10))
        self.do(objections.judge_objection, objection_id=late, admit="yes", on=self.today)
        self.do(objections.decide_objection, objection_id=late, upheld="yes", on=self.today, inquiry="专利确有争议")
        self.do(launch.take_back_start, center_id=wrong.id, reason="启动后异议成立")

    def _year_2027(self) -> None:
        self.at("2027-01-11")
        self.do(annual_reports.open_report_year, year=2026)
        self.do(listing.open_evaluation)
        self.at("2027-02-01")
        self.do(
            corrections.restore_center, duty_id=self.owed("H03", 2025), reason="催报邮件未送达，误取消",
            decision="局长办公会2号",
        )  # fmt: skip
        self.at("2027-02-02")
        plan = self.story.ask(annual_reports.plan_report_year, year=2026, today=self.today)
        self.seen["owing about 2026 but not on its list on 2027-02-02"] = str(plan.fresh)
        (card,) = (row for row in self.story.ask(waiting, OFFICE, today=self.today) if row.kind == "reports_to_list")
        self.seen["named on the desk on 2027-02-02"] = f"{card.count} {card.name}"
        self.do(annual_reports.open_report_year, year=2026)
        self.report("H03", 2025, "2027-02-02", "2027-02-02")
        self.at("2027-02-15")
        for number, ending in (("H14", "moved"), ("H15", "bankrupt")):
            self._end(number, ending)
        self.at("2027-03-01")
        self.do(launch.reopen_center, center_id=self.center("H15").id, reason="登记错了中心")
        self.do(listing.open_evaluation)
        self.file_the_rest(2026)
        self._evaluations_2027()

    def _evaluations_2027(self) -> None:
        self.at("2027-04-01")
        self.grade_on_paper("H06", "优秀")
        self.do(
            listing.defer_evaluation, evaluation_id=self.case("H16"), until=date(2027, 6, 30), paper=PAPER,
            reason="依托单位搬迁",
        )  # fmt: skip
        self.do(grades.deem_passed, evaluation_id=self.case("H17"), on=self.today, paper=PAPER, reason="已通过省级评估")
        for number in ("H18", "H19"):
            key = self.case(number)
            self.do(listing.note_absence, evaluation_id=key, kind="refused", on=self.today, reason="来函不参加")
            self.do(
                grades.decide_grade, evaluation_id=key, grade="不合格", on=self.today, paper=PAPER,
                reason="拒绝参加，按不合格论",
            )  # fmt: skip
        self.grade_on_paper("H20", "不合格")
        self.publish("H06", posted="2027-04-28")
        (one,) = self.cases("H06")
        self.seen["H06 in public until"], self.seen["H06 years not known"] = str(one.public_until), one.unknown_years
        self.at("2027-04-29")
        self.take_in_calendar()
        self.publish("H17", "H19", "H20", posted="2027-04-29")
        (one,) = self.cases("H17")
        self.seen["H17 in public until"], self.seen["H17 years not known"] = str(one.public_until), one.unknown_years
        self.conclude("H06", "H17", "H19", "H20", on="2027-05-10")
        self.go_on("H06", "3")
        self.do(
            after.order_rectification, evaluation_id=self.case("H20"), on=self.today, due_on=date(2028, 3, 1),
            paper=PAPER, demands="补齐中试线",
        )  # fmt: skip
        self.at("2027-05-20")
        for number in ("H18", "H19"):
            key = self.case(number)
            self.do(after.propose_revocation, evaluation_id=key, reason="拒绝参加绩效评估")
            self.do(after.hear_revocation, evaluation_id=key, on=self.today, statement="已告知，逾期未陈述")
            decided = {"evaluation_id": key, "on": self.today, "paper": PAPER}
            self.do(after.decide_revocation, revoke="yes", **decided)
            if number == "H19":
                self.do(after.take_back_evaluation, evaluation_id=key, reason="登记错了一步")
                self.do(after.decide_revocation, revoke="no", **decided)
        for day in ("2027-06-29", "2027-06-30"):
            self.at(day)
            self.seen[f"H16 on {day}"] = self.cases("H16")[0].state
        self.grade_on_paper("H16", "合格")
        self.publish("H16", posted="2027-07-05")
        self.conclude("H16", on="2027-07-12")

    def take_in_calendar(self) -> None:
        """The notice of 2027, invented."""
        import_file(self.story.workspace, OFFICE, kind="calendar", path=table(self.folder, MAY, WORKED), dry_run=False)

    def _year_2028(self) -> None:
        self.at("2028-01-10")
        self.do(annual_reports.open_report_year, year=2027)
        self.do(listing.open_evaluation)
        self.at("2028-03-02")
        self.seen["H20 on 2028-03-02"] = self.cases("H20")[0].state
        key = self.case("H20")
        self.do(after.record_rectification, evaluation_id=key, passed="yes", on=self.today, note="中试线已投用")
        self.go_on("H20", "3")
        self.file_the_rest(2027)
        self.at("2028-10-09")
        self.do(listing.open_evaluation)

    def _year_2029(self) -> None:
        self.at("2029-01-10")
        self.do(annual_reports.open_report_year, year=2028)
        self.do(listing.open_evaluation)
        self.grade_on_paper("H02", "良好")
        self.publish("H02", posted="2029-01-10")
        self.conclude("H02", on="2029-01-22")
        self._panel_2029()
        self.file_the_rest(2028)
        self.at("2029-06-01")
        center = self.center("QTIC-C-2026-003").id
        asked = {"center_id": center, "kind": "period", "after": "2029-12-31", "asked_on": self.today}
        self.do(center_changes.ask_change, reason="设备交付推迟", **asked)
        self.do(center_changes.record_change_check, center_id=center, on=self.today, opinion="同意")
        self.do(center_changes.decide_change, center_id=center, approve="yes", on=self.today, paper=PAPER)
        self.at("2029-10-15")
        self.do(listing.open_evaluation)

    def _panel_2029(self) -> None:
        """Five centres before the panel; one in five may be excellent, and two are equal first."""
        self.at("2029-02-05")
        self.do(registry.revise_rules, settings={"excellent_cap": "0.2"}, reason="局长办公会议定")
        numbers = [f"H{place}" for place in range(21, 26)]
        keys = [self.case(number) for number in numbers]
        due = date(2029, 3, 5)
        self.do(listing.notify_evaluation, evaluation_ids=keys, on=self.today, number=PAPER, report_due_on=due)
        for key in keys:
            self.do(listing.receive_self_report, evaluation_id=key, on=self.today)
            self.do(listing.check_self_report, evaluation_id=key, on=self.today, opinion="同意上报")
            self.do(review.place_evaluation, evaluation_ids=[key], tasks="1、2、3、4、5、6")
        self.story.convene(proposals=[self.cases(number)[0].proposal_id for number in numbers])
        self.story.open()
        for item, short in enumerate(("0", "0", "4", "12", "20")):
            for place in range(5):
                self.story.score(place, item, short=short)
        self.do(scoring.seal_meeting, meeting_id=self.story.meeting_id, decision="同分并列，由市科技局审定等次")
        for number in ("H21", "H23"):
            hint = self.cases(number)[0].suggestion
            self.seen[f"suggested for {number}"] = "—" if hint is None else hint.grade
        self.do(grades.apply_grades, evaluation_ids=keys, on=self.today, paper=PAPER)
        for number, grade in (("H21", "优秀"), ("H22", "良好")):
            self.do(
                grades.decide_grade, evaluation_id=self.case(number), grade=grade, on=self.today, paper=PAPER,
                reason="同分，会议比较成果后决定",
            )  # fmt: skip
