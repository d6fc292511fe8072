"""A city of five started centres about the end of their period, and the office that evaluates them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from qtic_desktop.domain.changes import Changes
from qtic_desktop.services import launch, scoring
from qtic_desktop.services.evaluation import after, grades, listing, review
from qtic_desktop.storage.queries.evaluation import EvaluationRow, evaluation_years, evaluations
from qtic_desktop.storage.queries.launch import ledger
from tests.helpers.sealed import sealed_story
from tests.review_story import Story
from tests.storage.test_publicity import AFTER, Desk

#: The centres start on 2026-03-18, so that their first period ends on this day.
END = date(2029, 3, 17)
PAPER = "青科字〔2029〕3号"


class City:
    """Five centres in the ledger; ``today`` is the day the office works on."""

    def __init__(self, folder: Path) -> None:
        self.story: Story = sealed_story(folder)
        desk = Desk(self.story)
        desk.close(desk.publish())
        self.at = desk.at
        self.story.do(
            launch.start_centers, started_on=AFTER, first_number="QTIC-C-2026-001", start_paper="青科字〔2026〕9号"
        )
        self.at(END)

    @property
    def today(self) -> date:
        return self.story.workspace.store.now().date()

    def do(self, use_case: Any, **arguments: Any) -> Changes:
        return self.story.do(use_case, **arguments)

    def centers(self) -> Any:
        return self.story.ask(ledger)

    def rows(self) -> list[EvaluationRow]:
        """All evaluations, the newest year first."""
        years = self.story.ask(evaluation_years)
        return [row for year in years for row in self.story.ask(evaluations, year=year, today=self.today)]

    def row(self, key: str) -> EvaluationRow:
        return next(row for row in self.rows() if row.id == key)

    def open(self) -> list[str]:
        self.do(listing.open_evaluation)
        return [row.id for row in self.rows()]

    def to_docket(self, *keys: str) -> None:
        """Notice, self-report and the district's check of today, then the docket."""
        due = self.today + timedelta(days=30)
        self.do(listing.notify_evaluation, evaluation_ids=keys, on=self.today, number=PAPER, report_due_on=due)
        for key in keys:
            self.do(listing.receive_self_report, evaluation_id=key, on=self.today)
            self.do(listing.check_self_report, evaluation_id=key, on=self.today, opinion="属实，同意上报")
        self.do(review.place_evaluation, evaluation_ids=keys)

    def judge(self, *keys: str, short: tuple[str, ...], vote: str = "agree") -> None:
        """A meeting over these, every expert ``short`` points below a full sheet, sealed."""
        self.story.convene(proposals=[self.row(key).proposal_id for key in keys])
        self.story.open()
        for item in range(len(keys)):
            for place in range(5):
                self.story.score(place, item, short=short[item], vote=vote)
        self.do(scoring.seal_meeting, meeting_id=self.story.meeting_id, decision="同分并列，由市科技局审定等次")

    def grade(self, key: str, grade: str, **arguments: Any) -> Changes:
        given = {"on": self.today, "paper": PAPER, **arguments}
        return self.do(grades.decide_grade, evaluation_id=key, grade=grade, **given)

    def fail_on_paper(self, key: str) -> None:
        self.do(grades.record_paper_grade, evaluation_id=key, grade="不合格", on=self.today, paper=PAPER)


def take_back(city: City, key: str) -> None:
    """Take the last step of an evaluation back."""
    city.do(after.take_back_evaluation, evaluation_id=key, reason="登记错了一步")
