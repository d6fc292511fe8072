"""Ledgers of past years: the whole workbook or nothing, what is missing named per centre, and the way back of all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qtic_desktop.app.main import main
from qtic_desktop.app.sample import make_demo
from qtic_desktop.domain.changes import SYSTEM, Changes
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services import launch
from qtic_desktop.services.annual_reports import open_report_year
from qtic_desktop.services.annual_reports.corrections import restore_center
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation.after import take_back_evaluation
from qtic_desktop.services.imports.past import PastReport, mark_past_file, take_past_file
from qtic_desktop.services.imports.past.undoing import take_back_past_years
from qtic_desktop.services.imports.past.words import words_of_past
from qtic_desktop.services.imports.words import learn_words
from qtic_desktop.services.launch.changes import reverse_change
from qtic_desktop.services.perform import work
from qtic_desktop.services.registry import add_department, prepare_workspace
from qtic_desktop.storage.queries.annual_reports import duties
from qtic_desktop.storage.queries.evaluation import evaluations
from qtic_desktop.storage.queries.launch import centers
from qtic_desktop.storage.queries.past import past_takings
from qtic_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.helpers.doors import ask, perform
from tests.helpers.past_ledgers import CENTERS, CHANGES, GRADES, REPORTS, A, B, C, D, changed, past_workbook
from tests.review_story import CLERK, OFFICE
from tests.services.taking_in import stored

TODAY = date(2026, 3, 16)
CHINA = timezone(timedelta(hours=8))
CAN_WAIT = {"past.gap_columns", "past.gap_reports", "past.gap_filing", "past.gap_evaluation", "past.gap_targets"}


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "w", now=lambda: datetime(2026, 3, 16, 9, tzinfo=CHINA)) as made:
        with made.store.begin(SYSTEM) as unit:
            prepare_workspace(unit, organizer="青岛市科学技术局", sample=False)
        perform(made.store, OFFICE, add_department, name="城阳区科技局", kind="district")
        yield made


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One workspace for everything that is refused: it stays as it is."""
    folder = tmp_path_factory.mktemp("untouched")
    with create_workspace(folder / "w", now=lambda: datetime(2026, 3, 16, 9, tzinfo=CHINA)) as made:
        with made.store.begin(SYSTEM) as unit:
            prepare_workspace(unit, organizer="青岛市科学技术局", sample=False)
        perform(made.store, OFFICE, add_department, name="城阳区科技局", kind="district")
        yield made


def take(real: Workspace, path: Path) -> PastReport:
    """The real run, held against a dry run before it that leaves nothing."""
    before = stored(real)
    tried = take_past_file(real, OFFICE, path, dry_run=True)
    assert stored(real) == before
    done = take_past_file(real, OFFICE, path, dry_run=False)
    assert replace(tried, written=False, dry_run=False, changes=Changes()) == replace(
        done, written=False, changes=Changes()
    )
    assert done.written == (not done.blocked and done.anything)
    if not done.written:
        assert stored(real) == before
    return done


def codes(report: PastReport, *, blocking: bool = True) -> list[str]:
    return [one.found.code for one in report.findings if one.found.blocking == blocking]


def test_a_workbook_of_past_years_comes_in_whole_and_every_state_is_right(real: Workspace, tmp_path: Path) -> None:
    report = take(real, past_workbook(tmp_path / "历年.xlsx"))
    assert codes(report) == [], [one.found.sentence() for one in report.findings if one.found.blocking]
    assert report.counts() == {
        "centers": 4, "reports": 10, "grades": 1, "changes": 2, "targets": 1, "same": 0, "gaps": 2, "overdue": 0, "bad": 0,
    }  # fmt: skip
    ledger = {row.number: row for row in ask(real.store, centers)}
    assert {number: row.status for number, row in ledger.items()} == {
        A: "running",
        B: "running",
        C: "cancelled",
        D: "running",
    }
    assert ledger[D].ends_on == date(2026, 12, 19), "reckoned, and said"
    states = {
        (row.center_number, row.year): row.state
        for year in range(2020, 2025)
        for row in ask(real.store, duties, year=year, today=TODAY)
    }
    assert states == {
        **{(A, year): "filed" for year in (2020, 2021, 2022, 2023, 2024)},
        **{(B, year): "filed" for year in (2023, 2024)},  # handed in in time; the filing came later
        (C, 2022): "filed",
        (C, 2023): "cancelled",
        (D, 2024): "waiting_district",
    }
    (case,) = ask(real.store, evaluations, year=2023, today=TODAY)
    assert (case.center_name, case.state, case.grade, str(case.score)) == (
        "青岛市甲技术创新中心",
        "done",
        "优秀",
        "91.5",
    )
    assert check_workspace(real) == ()


def test_what_is_missing_is_named_for_each_centre(real: Workspace, tmp_path: Path) -> None:
    report = take(
        real,
        past_workbook(
            tmp_path / "历年.xlsx", reports=(*REPORTS[:-1], {"中心编号": D, "年度": 2025, "应报日期": "2026-01-31"})
        ),
    )
    missing = {one.number: one.missing() for one in report.centers if one.gaps}
    assert missing == {
        A: "建设期已于 2025-12-19 满，没有绩效评估；缺任务书指标，评估时没有可对照的指标",
        D: "缺启动文号、中心主任；应报而没有的年度报告：2024；缺任务书指标，评估时没有可对照的指标",
    }
    assert {one.number: one.overdue for one in report.centers if one.overdue} == {D: (2025,)}
    assert "past.overdue_at_once" in codes(report, blocking=False)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"centers": changed(CENTERS, 1, 主管部门="无此局")}, "past.unknown_department"),
        ({"centers": changed(CENTERS, 1, 现状="取消资格")}, "past.cancel_needs_report"),
        ({"centers": changed(CENTERS, 1, 现状="评估后撤销")}, "past.revoke_needs_grade"),
        ({"centers": changed(CENTERS, 2, 现状="在建")}, "past.not_cancelled"),
        ({"centers": changed(CENTERS, 0, 建设期满="2026-12-19")}, "past.period_differs"),
        ({"centers": changed(CENTERS, 1, 现状="不知道")}, "exchange.not_in_list"),
        ({"centers": (*CENTERS, {**CENTERS[0], "中心名称": "青岛市另一个中心"})}, "past.center_twice"),
        ({"centers": changed(CENTERS, 1, 启动日期="2027-01-01", 建设期满="2030-01-01")}, "past.in_future"),
        ({"reports": changed(REPORTS, 0, 中心编号="QD9")}, "past.no_such_center"),
        ({"reports": changed(REPORTS, 0, 年度=2018)}, "past.year_before_start"),
        ({"reports": changed(REPORTS, 0, 年度=2026)}, "past.year_ahead"),
        ({"reports": changed(REPORTS, 0, 年度="二〇二〇")}, "past.not_a_year"),
        ({"reports": changed(REPORTS, 1, 年度=2020)}, "past.report_twice"),
        ({"reports": changed(REPORTS, 1, 备案号="NB2021-001")}, "past.filing_number_taken"),
        ({"reports": changed(REPORTS, 0, 备案日期="2020-01-20")}, "annual.too_early"),
        ({"reports": changed(REPORTS, 0, 备案日期="2020-12-20")}, "annual.out_of_order"),
        ({"reports": changed(REPORTS, 0, 备案日期=None)}, "past.number_without_day"),
        ({"reports": changed(REPORTS, 8, 取消资格文号=None)}, "past.cancel_incomplete"),
        ({"grades": changed(GRADES, 0, 评估等次="良")}, "past.no_such_grade"),
        ({"grades": changed(GRADES, 0, 评估得分="101")}, "past.bad_score"),
        ({"grades": changed(GRADES, 0, 评估期满日=None)}, "past.period_unclear"),
        ({"grades": changed(GRADES, 0, 评估等次="不合格")}, "past.next_period_wrong"),
        ({"grades": changed(GRADES, 0, 评估决定日期="2027-01-01")}, "past.in_future"),
        ({"changes": changed(CHANGES, 0, 变更后="半年")}, "past.change_no_date"),
        ({"changes": changed(CHANGES, 1, 变更后="青岛市新乙技术创新中心")}, "past.change_elsewhere"),
        ({"changes": changed(CHANGES, 1, 申请日期="2024-05-01")}, "past.asked_after"),
        ({"targets": ({"中心编号": B, "任务序号": 7, "任务内容": "攻关", "第一年指标": "1 项"},)}, "past.not_a_task"),
        ({"reports": tuple({k: v for k, v in row.items() if k != "年度"} for row in REPORTS)}, "past.part_incomplete"),
    ],
)  # fmt: skip
def test_one_fault_anywhere_keeps_all_of_it_out_and_says_where(
    untouched: Workspace, tmp_path: Path, parts: dict[str, object], code: str
) -> None:
    report = take_past_file(
        untouched, OFFICE, past_workbook(tmp_path / "历年.xlsx", **parts), dry_run=code != "annual.too_early"
    )  # type: ignore[arg-type]
    assert code in codes(report)
    assert (report.written, ask(untouched.store, centers)) == (False, ())
    assert report.summary().startswith("有 ")


def test_a_name_that_is_not_the_centres_is_refused_and_a_former_one_is_known(
    untouched: Workspace, tmp_path: Path
) -> None:
    former = changed(REPORTS, 5, 中心名称="青岛市旧乙技术创新中心")
    assert (
        codes(take_past_file(untouched, OFFICE, past_workbook(tmp_path / "一.xlsx", reports=former), dry_run=True))
        == []
    )
    other = changed(REPORTS, 5, 中心名称="青岛市甲技术创新中心")
    report = take_past_file(untouched, OFFICE, past_workbook(tmp_path / "二.xlsx", reports=other), dry_run=True)
    assert codes(report) == ["past.other_name"]


def test_long_rows_and_a_sheet_for_each_year_say_the_same(real: Workspace, tmp_path: Path) -> None:
    """One list of centres with the reports of the years beside each other; the grades in the same rows; a year by sheet."""
    (first,) = GRADES
    long = tuple(
        {
            **row,
            **{f"{year}年度报告备案日期": f"{year + 1}-01-20" for year in (2020, 2021) if row["中心编号"] == A},
            **({"2022年年度报告": "2023-01-20"} if row["中心编号"] in (A, C) else {}),
            **({key: value for key, value in first.items() if key != "中心编号"} if row["中心编号"] == A else {}),
        }
        for row in CENTERS
    )
    by_year = {"2023年": tuple({k: v for k, v in row.items() if k != "年度"} for row in REPORTS if row["年度"] == 2023)}
    path = past_workbook(tmp_path / "长表.xlsx", centers=long, reports=(), grades=(), targets=(), changes=(), **by_year)
    report = take(real, path)
    assert codes(report) == [], [one.found.sentence() for one in report.findings if one.found.blocking]
    assert {one.number: one.reports for one in report.centers} == {
        A: (2020, 2021, 2022, 2023),
        B: (2023,),
        C: (2022, 2023),
        D: (),
    }
    assert report.counts()["grades"] == 1
    gaps = {one.number: one.missing() for one in report.centers}
    assert "2020、2021、2022 年度已备案，缺备案号" in gaps[A]
    assert check_workspace(real) == (), "what an older ledger did not know is no fault of the record"


def test_the_same_workbook_again_brings_nothing_and_a_longer_one_only_what_is_new(
    real: Workspace, tmp_path: Path
) -> None:
    take(real, past_workbook(tmp_path / "一.xlsx"))
    again = take(real, past_workbook(tmp_path / "二.xlsx"))
    assert (again.written, again.anything, again.same) == (False, False, 14)
    more = (*REPORTS, {"中心编号": B, "年度": 2025, "提报日期": "2026-01-12", "区市审核日期": "2026-01-18"})
    third = take(real, past_workbook(tmp_path / "三.xlsx", reports=more))
    assert third.counts()["reports"] == 1
    assert third.counts()["centers"] == 0


def test_all_of_it_goes_back_and_can_come_again(real: Workspace, tmp_path: Path) -> None:
    before = stored(real)
    path = past_workbook(tmp_path / "历年.xlsx")
    take(real, path)
    (taking,) = ask(real.store, past_takings)
    assert (taking.centers, taking.reports, taking.grades, taking.changes, taking.targets) == (4, 10, 1, 2, 1)
    with pytest.raises(NotAllowed):
        perform(real.store, CLERK, take_back_past_years, taking=taking.id, reason="记错了文件")
    perform(real.store, OFFICE, take_back_past_years, taking=taking.id, reason="记错了文件")
    after = stored(real)
    assert {name for name in after if after[name] != before[name]} == {"audit_entries", "past_takings"}
    assert check_workspace(real) == ()
    with pytest.raises(Refused, match=r"past\.taken_back_already"):
        perform(real.store, OFFICE, take_back_past_years, taking=taking.id, reason="再撤一次")
    assert take(real, path).written


def test_what_was_built_on_it_stands_in_the_way_of_its_return_and_is_named(real: Workspace, tmp_path: Path) -> None:
    take(real, past_workbook(tmp_path / "历年.xlsx"))
    (taking,) = ask(real.store, past_takings)
    ids = {row.number: row.id for row in ask(real.store, centers)}
    perform(real.store, OFFICE, open_report_year, year=2025)
    perform(real.store, OFFICE, launch.end_center, center_id=ids[A], ending="moved", on=TODAY, reason="迁往外地")
    with pytest.raises(Refused, match=r"past\.built_on") as refused:
        perform(real.store, OFFICE, take_back_past_years, taking=taking.id, reason="记错了文件")
    assert refused.value.facts["count"] == 3, "those that owe a report for 2025, and the one that left"
    assert "青岛市甲技术创新中心" in str(refused.value.facts["names"])


def test_what_came_with_it_is_changed_and_taken_back_like_anything_else(real: Workspace, tmp_path: Path) -> None:
    take(real, past_workbook(tmp_path / "历年.xlsx"))
    ids = {row.number: row.id for row in ask(real.store, centers)}
    perform(real.store, OFFICE, reverse_change, center_id=ids[B], reason="文件作废")
    cancelled = next(row for row in ask(real.store, duties, year=2023, today=TODAY) if row.cancelled_on)
    perform(real.store, OFFICE, restore_center, duty_id=cancelled.id, reason="取消有误", decision="局长办公会 2026-3")
    (case,) = ask(real.store, evaluations, year=2023, today=TODAY)
    for _step in range(4):  # next period, end of the publication, publication, grade
        perform(real.store, OFFICE, take_back_evaluation, evaluation_id=case.id, reason="原台账有误")
    after = {row.number: row for row in ask(real.store, centers)}
    assert (after[A].ends_on, after[B].ends_on, after[C].status) == (date(2022, 12, 19), date(2025, 12, 27), "running")
    assert check_workspace(real) == ()


def test_the_workbook_is_given_back_with_every_reason_beside_its_cell(real: Workspace, tmp_path: Path) -> None:
    bad = changed(REPORTS, 0, 备案日期="2020-12-20")
    path, out = past_workbook(tmp_path / "历年.xlsx", reports=bad), tmp_path / "标注.xlsx"
    made = work(real, OFFICE, mark_past_file.bind(path=path, out=out))
    assert made.status == "own"
    book = load_workbook(out)
    said = {name: [row[-1].value for row in book[name].iter_rows()] for name in book.sheetnames}
    assert said["年报"][0] == "核对意见"
    assert "日期的先后对不上" in str(said["年报"][1])
    assert "缺启动文号、中心主任" in str(said["中心台账"][4])
    assert book["中心台账"].cell(1, 1).value == "中心编号", "it is their own workbook"
    fresh = past_workbook(tmp_path / "又.xlsx")
    load_workbook(out).save(fresh)
    assert codes(take_past_file(real, OFFICE, fresh, dry_run=True)) == ["annual.out_of_order"], (
        "the remarks are no entries"
    )


def test_the_command_line_says_the_same_sentences_as_the_window(
    real: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_demo(tmp_path / "sample", size="probe", seed=1)
    path = past_workbook(tmp_path / "历年.xlsx", reports=changed(REPORTS, 0, 备案日期="2020-12-20"))
    words = ("import", "past-years", str(path), "--workspace", str(tmp_path / "sample"))
    assert main([*words, "--dry-run", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    with open_workspace(tmp_path / "sample") as workspace:
        report = take_past_file(workspace, OFFICE, path, dry_run=True)
    assert [one["sentence"] for one in told["findings"]] == [one.found.sentence() for one in report.findings]
    assert {one["number"]: "；".join(one["missing"]) for one in told["of_centers"]} == {
        one.number: one.missing() for one in report.centers
    }
    assert main(list(words)) == 1
    assert capsys.readouterr().out.rstrip().endswith(report.summary())
    assert main(["template", "past-years", "--out", str(tmp_path / "空白.xlsx")]) == 0
    empty = take_past_file(real, OFFICE, tmp_path / "空白.xlsx", dry_run=True)
    assert not empty.anything, "the examples are no entries"
    assert not empty.unknown


def test_headings_are_offered_by_likeness_said_once_and_remembered(real: Workspace, tmp_path: Path) -> None:
    theirs = tuple(
        {("启动建设的日期" if key == "启动日期" else key): value for key, value in row.items()} for row in CENTERS
    )
    path = past_workbook(tmp_path / "历年.xlsx", centers=changed(theirs, 0, 主管部门="城阳科技"))
    assert "past.part_incomplete" in codes(take_past_file(real, OFFICE, path, dry_run=True))
    asked = work(real, OFFICE, words_of_past.bind(path=path))
    (word,) = [one for one in asked.headings if one.written == "启动建设的日期"]
    assert (word.meaning, word.suggested) == ("centers.started_on", True)
    perform(real.store, OFFICE, learn_words, headings={word.written: word.meaning}, departments={})
    asked = work(real, OFFICE, words_of_past.bind(path=path))
    assert [one.written for one in asked.departments] == ["城阳科技"]
    perform(real.store, OFFICE, learn_words, headings={}, departments={"城阳科技": asked.register[0][0]})
    assert take(real, path).written
    assert [one.learned for one in work(real, OFFICE, words_of_past.bind(path=path)).headings] == [True]
