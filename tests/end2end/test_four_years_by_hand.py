"""The four years once more by hands at the window: every date and every state is the one that was reckoned by hand
(tests/storage/four_years.md).

In the suite the main path of a few centres; all thirty with ``make reliability`` (``QTIC_FOUR_YEARS=1``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.evaluation.periods import window
from qtic_desktop.gui.dress import apply_theme
from qtic_desktop.gui.theme import Theme
from qtic_desktop.services import annual_reports, launch
from qtic_desktop.services.annual_reports import corrections
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import after, grades, listing
from tests.helpers.by_hand import Hands
from tests.helpers.four_years import PAPER, STARTS, Office, table_rows

CENTERS = {row["centre"]: row for row in table_rows("centre")}
SEEN = {row["what"]: row["said"] for row in table_rows("what")}
AT_LENGTH = bool(os.environ.get("QTIC_FOUR_YEARS"))


class ByHand(Office):
    """The office at its window."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.hands = Hands(self.story, folder)
        self.story.do = self.hands.do  # type: ignore[method-assign]


class MainPath(ByHand):
    """Three centres of the ledger and the five that were published, as long as their way is told of in full."""

    numbers = ("H03", "H12", "H18")

    def tell(self) -> None:
        self.at("2026-03-11")
        for number in self.numbers:
            entry = launch.CenterEntry(
                number, f"青岛市{number}技术创新中心", f"{number}公司", "市南区", "NEW", STARTS[number], "3"
            )
            self.do(launch.add_center, entry=entry, start_paper="")
        self.at("2026-03-12")
        self.do(annual_reports.open_report_year, year=2025)
        self.report_in_time("H18", 2025)
        self.at("2026-03-30")
        self.do(annual_reports.receive_report, duty_id=self.owed("H12", 2025), summary_on=self.today)
        for day in ("2026-03-31", "2026-04-01"):
            self.at(day)
            self._see_duty("H12", day)
        self.at("2026-04-02")
        late = self.owed("H03", 2025)
        self.do(corrections.propose_cancellation, duty_id=late, reason="逾期未报2025年度报告，催报两次未果")
        self.at("2026-04-15")
        self.do(corrections.hear_statement, duty_id=late, on=date(2026, 4, 10), statement="已告知，逾期未陈述")
        decided = {"duty_id": late, "on": self.today, "cancel": True, "decision": "局长办公会5号"}
        self.do(corrections.decide_cancellation, **decided)
        self.at("2026-04-20")
        self._see_duty("H03", "2026-04-20")
        self._publicity_2026()
        self.at("2027-01-11")
        self.do(annual_reports.open_report_year, year=2026)
        self.at("2027-02-01")
        self.do(corrections.restore_center, duty_id=late, reason="催报邮件未送达，误取消", decision="局长办公会2号")
        self.at("2027-03-01")
        self.do(listing.open_evaluation)
        self.at("2027-04-01")
        key = self.case("H18")
        self.do(listing.note_absence, evaluation_id=key, kind="refused", on=self.today, reason="来函不参加")
        self.do(
            grades.decide_grade, evaluation_id=key, grade="不合格", on=self.today, paper=PAPER,
            reason="拒绝参加，按不合格论",
        )  # fmt: skip
        self.at("2027-05-20")
        self.do(after.propose_revocation, evaluation_id=key, reason="拒绝参加绩效评估")
        self.do(after.hear_revocation, evaluation_id=key, on=self.today, statement="已告知，逾期未陈述")
        self.do(after.decide_revocation, evaluation_id=key, revoke="yes", on=self.today, paper=PAPER)

    def report_in_time(self, number: str, year: int) -> None:
        """Received on 10 March, filed on the 16th, as the others of that year."""
        self.at(f"{year + 1}-03-16")
        self.report(number, year, f"{year + 1}-03-10", f"{year + 1}-03-16")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[ByHand]:
    apply_theme(qapp, Theme())
    made = (ByHand if AT_LENGTH else MainPath)(tmp_path_factory.mktemp("by-hand"))
    made.tell()
    yield made
    made.hands.close()
    made.story.workspace.close()


#: What the main path is told of: the cells of the table that its days decide.
TOLD = {
    "QTIC-C-2026-001": ("start", "last day", "2025", "ledger"),
    "QTIC-C-2026-002": ("start", "last day", "2025", "ledger"),
    "QTIC-C-2026-003": ("start", "2025", "ledger"),
    "QTIC-C-2026-004": ("start", "last day", "2025", "ledger"),
    "QTIC-C-2026-005": ("start", "last day", "2025", "ledger"),
    "H03": ("start", "last day", "ledger"),
    "H12": ("start", "last day", "2025", "ledger"),
    "H18": ("start", "last day", "2025", "2027", "2028", "evaluated from", "evaluation", "ledger"),
}


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_every_date_and_state_of_the_table_came_by_hands(office: ByHand) -> None:
    told = {number: tuple(CENTERS[number])[1:-1] for number in CENTERS} if AT_LENGTH else TOLD
    for number, columns in told.items():
        assert _stands(office, number, columns) == {name: CENTERS[number][name] for name in columns}, number
    for what, said in office.seen.items():
        assert said == SEEN[what], what
    assert office.seen.keys() == SEEN.keys() if AT_LENGTH else len(office.seen) == 4
    assert check_workspace(office.story.workspace) == ()


def test_the_main_path_went_through_the_pages(office: ByHand) -> None:
    wanted = {
        Act.ADD_CENTER, Act.OPEN_REPORT_YEAR, Act.RECEIVE_REPORT, Act.RECORD_DISTRICT_CHECK, Act.FILE_REPORT,
        Act.PROPOSE_CANCELLATION, Act.HEAR_STATEMENT, Act.DECIDE_CANCELLATION, Act.RESTORE_CENTER, Act.PUBLISH_NOTICE,
        Act.REGISTER_OBJECTION, Act.JUDGE_OBJECTION, Act.DECIDE_OBJECTION, Act.RECORD_POSTING, Act.CONCLUDE_NOTICE,
        Act.START_CENTERS, Act.TAKE_BACK_START, Act.OPEN_EVALUATION, Act.NOTE_ABSENCE, Act.DECIDE_GRADE,
        Act.PROPOSE_REVOCATION, Act.HEAR_REVOCATION, Act.DECIDE_REVOCATION,
    }  # fmt: skip
    assert wanted <= office.hands.told.keys(), wanted - office.hands.told.keys()


def _stands(office: Office, number: str, columns: tuple[str, ...]) -> dict[str, str]:
    center, cases = office.center(number), office.cases(number)
    said = {
        "start": center.started_on.isoformat(),
        "last day": center.ends_on.isoformat(),
        "evaluated from": "—",
        "evaluation": "—",
        "ledger": center.status,
    }
    for year in ("2025", "2026", "2027", "2028"):
        row = office.duty(number, int(year))
        said[year] = "—" if row is None else row.state
    if cases:
        said["evaluated from"] = window(cases[0].period_end, before=3, after=6).first.isoformat()
        said["evaluation"] = f"{cases[0].state} {cases[0].grade}".strip()
    return {name: said[name] for name in columns}
