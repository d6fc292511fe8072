"""启动建设 through the door of the services: from the notice into the ledger, changes, endings, each with its way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services import annual_reports, launch, publicity, registry, selection
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.launch import CenterEntry
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.services.launch import task_book as launch_book
from qtic_desktop.services.launch.papers import export_center_file, export_ledger, export_start
from qtic_desktop.services.perform import ask as ask_as
from qtic_desktop.services.publicity import objections
from qtic_desktop.storage.queries.annual_reports import duties
from qtic_desktop.storage.queries.intake import tasks
from qtic_desktop.storage.queries.launch import CenterRow, center_file, ledger, task_book
from qtic_desktop.storage.queries.publicity import notices
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.queries.today import waiting
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE
from tests.storage.test_publicity import AFTER, POSTED, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Five centres on a notice that is not closed yet."""
    story = sealed_story(tmp_path / "w")
    made = Desk(story)
    yield made
    story.workspace.close()


def start(desk: Desk, **arguments: object) -> set[str]:
    given = {"started_on": AFTER, "first_number": "QTIC-C-2026-001", "start_paper": "青科字〔2026〕9号", **arguments}
    return set(desk.story.do(launch.start_centers, **given).ids)


def rows(desk: Desk) -> tuple[CenterRow, ...]:
    found: tuple[CenterRow, ...] = desk.story.ask(ledger)
    return found


def started(desk: Desk) -> CenterRow:
    """One of five centres that were started."""
    desk.close(desk.publish())
    start(desk)
    return rows(desk)[0]


def test_nothing_starts_without_a_notice_that_was_closed(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"launch\.nothing_cleared"):
        start(desk)
    notice = desk.publish()
    desk.at(AFTER)
    with pytest.raises(Refused, match=r"launch\.nothing_cleared"):
        start(desk)
    desk.close(notice)
    with pytest.raises(Refused, match=r"order\.start_notice"):
        start(desk, started_on=POSTED)
    assert len(start(desk)) == 5
    assert [row.number for row in rows(desk)] == [f"QTIC-C-2026-00{n}" for n in range(1, 6)]
    assert {(row.started_on, row.ends_on) for row in rows(desk)} == {(AFTER, date(2029, 3, 17))}
    with pytest.raises(Refused, match=r"launch\.nothing_cleared"):
        start(desk)
    assert check_workspace(desk.story.workspace) == ()


def test_edge_49_what_an_objection_stopped_is_not_started_and_waits_alone(desk: Desk) -> None:
    notice = desk.publish()
    stopped, held = (line for line in desk.lines(notice)[:2])
    for line, upheld in ((stopped, "yes"), (held, "")):
        objection = desk.object(line)
        desk.story.do(objections.judge_objection, objection_id=objection, admit="yes", on=POSTED)
        if upheld:
            desk.story.do(
                objections.decide_objection, objection_id=objection, upheld=upheld, on=POSTED, inquiry="专利确有争议"
            )
    desk.close(notice)
    assert len(start(desk)) == 3
    desk.story.do(objections.decide_objection, objection_id=objection, upheld="no", on=AFTER, inquiry="查无实据")
    assert len(start(desk, first_number="QTIC-C-2026-011")) == 1
    assert {row.proposal_id for row in rows(desk)} == {line.proposal_id for line in desk.lines(notice)} - {
        stopped.proposal_id
    }


def test_edge_49_an_objection_upheld_after_the_start_takes_the_start_back(desk: Desk) -> None:
    center = started(desk)
    (line,) = [line for line in desk.lines(center_notice(desk)) if line.proposal_id == center.proposal_id]
    objection = desk.object(line)
    desk.story.do(objections.judge_objection, objection_id=objection, admit="yes", on=AFTER)
    desk.story.do(objections.decide_objection, objection_id=objection, upheld="yes", on=AFTER, inquiry="专利确有争议")
    desk.story.do(launch.take_back_start, center_id=center.id, reason="启动后异议成立")
    assert rows(desk)[0].status == "withdrawn"
    with pytest.raises(Refused, match=r"launch\.nothing_cleared"):
        start(desk, first_number="QTIC-C-2026-021")


def center_notice(desk: Desk) -> str:
    notice: str = desk.story.ask(notices)[0].id
    return notice


def test_a_start_taken_back_keeps_its_number_and_can_be_done_anew(desk: Desk) -> None:
    center = started(desk)
    with pytest.raises(Refused, match=r"publicity\.started"):
        desk.story.do(publicity.withdraw_notice, notice_id=center_notice(desk), reason="名单有误")
    desk.story.do(launch.take_back_start, center_id=center.id, reason="启动日期填错")
    with pytest.raises(Refused, match=r"launch\.number_taken"):
        start(desk)
    start(desk, first_number="QTIC-C-2026-009")
    with pytest.raises(Refused, match=r"launch\.started_anew"):
        desk.story.do(launch.reopen_center, center_id=center.id, reason="恢复原来的")
    assert [row.status for row in rows(desk) if row.proposal_id == center.proposal_id] == ["withdrawn", "running"]


def test_the_targets_of_the_plan_are_frozen_and_a_change_keeps_both(desk: Desk) -> None:
    center = started(desk)
    frozen = desk.story.ask(center_file, center_id=center.id).targets
    assert [(t.number, t.content) for t in frozen] == list(desk.story.ask(tasks, proposal_id=center.proposal_id))
    task = str(frozen[0].number)
    arguments = {"center_id": center.id, "kind": "targets", "reason": "产业化进度推迟", "asked_on": AFTER}
    with pytest.raises(Refused, match=r"launch\.bad_targets"):
        desk.story.do(center_changes.ask_change, after="一项；两项", task=task, **arguments)
    with pytest.raises(Refused, match=r"launch\.no_such_task"):
        desk.story.do(center_changes.ask_change, after="一；二；三", task="", **arguments)
    desk.story.do(center_changes.ask_change, after="一项;两项；三项", task=task, **arguments)
    approve(desk, center)
    versions = [t for t in desk.story.ask(center_file, center_id=center.id).targets if t.number == frozen[0].number]
    assert [(t.version_no, t.in_force) for t in versions] == [(1, False), (2, True)]
    assert versions[1].years == ("一项", "两项", "三项")
    desk.story.do(center_changes.reverse_change, center_id=center.id, reason="批错了中心")
    versions = [t for t in desk.story.ask(center_file, center_id=center.id).targets if t.number == frozen[0].number]
    assert [t.in_force for t in versions] == [False, False, True]
    assert versions[2].years == frozen[0].years


def approve(desk: Desk, center: CenterRow, answer: str = "yes") -> None:
    desk.story.do(center_changes.record_change_check, center_id=center.id, on=AFTER, opinion="同意变更")
    desk.story.do(center_changes.decide_change, center_id=center.id, approve=answer, on=AFTER, paper="局函4号")


@pytest.mark.parametrize(
    ("kind", "after", "column", "value"),
    [
        ("name", "青岛市新名 技术创新中心", "name", "青岛市新名技术创新中心"),
        ("host", "青岛新东家有限公司", "host_name", "青岛新东家有限公司"),
        ("director", "买买提・吐尔逊", "director_name", "买买提·吐尔逊"),
        ("partners", "甲大学、乙公司", "partners", "甲大学、乙公司"),
        ("period", "2030年3月17日", "ends_on", date(2030, 3, 17)),
    ],
)
def test_a_change_needs_opinion_and_approval_and_can_be_undone(
    desk: Desk, kind: str, after: str, column: str, value: object
) -> None:
    center = started(desk)
    before = getattr(center, column)
    arguments = {"center_id": center.id, "kind": kind, "after": after, "reason": "单位来函申请", "asked_on": AFTER}
    desk.story.do(center_changes.ask_change, actor=CLERK, **arguments)
    assert (rows(desk)[0].open_change, getattr(rows(desk)[0], column)) == (kind, before)
    with pytest.raises(Refused, match=r"launch\.change_open"):
        desk.story.do(center_changes.ask_change, **arguments)
    with pytest.raises(Refused, match=r"launch\.district_first"):
        desk.story.do(center_changes.decide_change, center_id=center.id, approve="yes", on=AFTER, paper="局函4号")
    with pytest.raises(NotAllowed):
        desk.story.do(
            center_changes.decide_change, actor=CLERK, center_id=center.id, approve="yes", on=AFTER, paper="局函4号"
        )
    approve(desk, center)
    assert getattr(rows(desk)[0], column) == value
    desk.story.do(center_changes.reverse_change, center_id=center.id, reason="批错了中心")
    assert getattr(rows(desk)[0], column) == before
    with pytest.raises(Refused, match=r"launch\.no_change"):
        desk.story.do(center_changes.reverse_change, center_id=center.id, reason="批错了中心")


def test_a_change_refused_or_withdrawn_changes_nothing(desk: Desk) -> None:
    center = started(desk)
    arguments = {"center_id": center.id, "kind": "host", "after": "新东家", "reason": "单位改制", "asked_on": AFTER}
    desk.story.do(center_changes.ask_change, **arguments)
    approve(desk, center, "no")
    desk.story.do(center_changes.ask_change, **arguments)
    desk.story.do(center_changes.withdraw_change, center_id=center.id, reason="单位撤回")
    assert rows(desk)[0].host_name == center.host_name
    states = [change.state for change in desk.story.ask(center_file, center_id=center.id).changes]
    assert states == ["refused", "withdrawn"]


@pytest.mark.parametrize("ending", ["merged", "moved", "bankrupt", "given_up"])
def test_edge_53_an_ended_centre_owes_nothing_and_comes_back_with_what_it_owed(desk: Desk, ending: str) -> None:
    center = started(desk)
    desk.at(date(2027, 1, 10))
    desk.story.do(annual_reports.open_report_year, year=2026, due_on=date(2027, 3, 31))
    late = date(2027, 4, 12)
    desk.at(late)
    duty = {row.center_id: row.state for row in desk.story.ask(duties, year=2026, today=late)}
    assert duty[center.id] == "overdue"
    with pytest.raises(Refused, match=r"selection\.reason_missing"):
        desk.story.do(launch.end_center, center_id=center.id, ending=ending, on=late, reason=" ")
    desk.story.do(launch.end_center, center_id=center.id, ending=ending, on=late, reason="区科技局来函证实")
    duty = {row.center_id: row.state for row in desk.story.ask(duties, year=2026, today=late)}
    assert duty[center.id] == "ended"
    assert rows(desk)[0].status == ending
    desk.story.do(launch.reopen_center, center_id=center.id, reason="登记到了别的中心")
    duty = {row.center_id: row.state for row in desk.story.ask(duties, year=2026, today=late)}
    assert (rows(desk)[0].status, duty[center.id]) == ("running", "overdue")
    assert check_workspace(desk.story.workspace) == ()


#: First day, years -> last day: the day before the anniversary; edge case 56.
ENDS = [
    ("2024-02-29", "3", "2027-02-28"),
    ("2024-02-29", "4", "2028-02-28"),
    ("2023-03-01", "1", "2024-02-29"),
    ("2025-01-31", "3", "2028-01-30"),
    ("2025-12-31", "3", "2028-12-30"),
    ("2026-01-01", "5", "2030-12-31"),
]


@pytest.mark.parametrize(("first", "years", "last"), ENDS)
def test_edge_56_a_centre_entered_by_hand_ends_the_day_before_the_anniversary(
    desk: Desk, first: str, years: str, last: str
) -> None:
    department = desk.story.ask(departments)[0].name
    entry = CenterEntry(
        "C-1", "青岛市手工技术创新中心", "手工公司", department, "NEW", date.fromisoformat(first), years
    )
    desk.story.do(launch.add_center, actor=CLERK, entry=entry, start_paper="")
    assert rows(desk)[0].ends_on.isoformat() == last
    with pytest.raises(Refused, match=r"launch\.number_taken"):
        desk.story.do(launch.add_center, entry=entry, start_paper="")


def test_a_slip_in_the_ledger_is_put_right_and_the_last_day_follows_the_first(desk: Desk) -> None:
    center = started(desk)
    entry = CenterEntry(
        center.number, center.name, center.host_name, center.department_name, center.track, date(2026, 3, 20), ""
    )
    with pytest.raises(Refused, match=r"launch\.years_needed"):
        desk.story.do(launch.correct_center, center_id=center.id, entry=entry, reason="日期录错")
    desk.story.do(launch.correct_center, center_id=center.id, entry=replace(entry, years="3"), reason="日期录错")
    assert (rows(desk)[0].started_on, rows(desk)[0].ends_on) == (date(2026, 3, 20), date(2029, 3, 19))
    with pytest.raises(Refused, match=r"launch\.department_unclear"):
        desk.story.do(
            launch.correct_center, center_id=center.id, entry=replace(entry, department="科技"), reason="部门录错"
        )


def test_the_title_of_the_old_centre_is_closed_and_the_closing_taken_back(desk: Desk) -> None:
    started(desk)
    new = next(row for row in rows(desk) if row.track == "NEW")
    old = next(row for row in rows(desk) if row.track == "CONVERSION")
    assert old.old_center_name
    with pytest.raises(Refused, match=r"launch\.no_old_center"):
        desk.story.do(launch.close_old_center, center_id=new.id, on=AFTER, paper="文号")
    desk.story.do(launch.close_old_center, center_id=old.id, on=AFTER, paper="青科字〔2026〕10号")
    assert next(row for row in rows(desk) if row.id == old.id).old_closed_on == AFTER
    desk.story.do(launch.close_old_center, center_id=old.id, on=None, paper="")
    assert next(row for row in rows(desk) if row.id == old.id).old_closed_on is None


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_ledger_start_list_and_file_are_written(desk: Desk, tmp_path: Path, ending: str) -> None:
    center = started(desk)
    workspace = desk.story.workspace
    made = [tmp_path / f"{name}{ending}" for name in ("台账", "名单", "档案")]
    export_ledger(workspace, OFFICE, out=made[0])
    export_start(workspace, OFFICE, out=made[1], center_id=center.id)
    export_center_file(workspace, OFFICE, out=made[2], center_id=center.id)
    assert all(path.stat().st_size for path in made)
    if ending == ".pdf":
        text = "".join("".join(page_texts(made[2].read_bytes())).split())
        assert center.number in text
        assert "启动建设" in text
    with pytest.raises(Refused, match=r"launch\.choose_center"):
        export_center_file(workspace, OFFICE, out=made[2], center_id="")


def test_what_waits_is_on_the_desk_of_who_may_end_it(desk: Desk) -> None:
    def waits(who: Actor) -> list[tuple[str, int]]:
        today = desk.story.workspace.store.now().date()
        rows = ask_as(desk.story.workspace.store, who, waiting.bind(today=today))
        kinds = ("lists_to_adopt", "objections_open", "notices_to_close", "centers_to_start")
        return [(row.kind, row.count) for row in rows if row.kind in kinds]

    assert waits(OFFICE) == []
    notice = desk.publish()
    objection = desk.object(desk.lines(notice)[0])
    assert waits(OFFICE) == [("objections_open", 1)]
    desk.at(AFTER)
    assert waits(OFFICE) == [("objections_open", 1), ("notices_to_close", 1)]
    assert waits(CLERK) == []
    desk.close(notice)
    assert waits(OFFICE) == [("objections_open", 1), ("centers_to_start", 4)]
    desk.story.do(objections.judge_objection, objection_id=objection, admit="no", on=AFTER, admission="没有新的事实")
    assert waits(OFFICE)[0] == ("objections_open", 1), "an answer is still owed"
    desk.story.do(objections.answer_objection, objection_id=objection, on=AFTER, answer="不予受理，特此答复")
    assert ("objections_open", 1) not in waits(OFFICE)
    desk.story.do(objections.reopen_objection, objection_id=objection, reason="答复发错了人")
    desk.story.do(objections.reopen_objection, objection_id=objection, reason="重新审查受理")
    desk.story.do(objections.withdraw_objection, objection_id=objection, on=AFTER, inquiry="来函撤回")
    start(desk)
    assert waits(OFFICE) == []
    desk.story.do(selection.draft_selection, reason="依托单位来函放弃")
    assert waits(OFFICE) == [("lists_to_adopt", 1)]


def test_the_task_book_is_a_paper_and_a_book_on_paper_is_entered_by_hand(desk: Desk, tmp_path: Path) -> None:
    center, workspace = started(desk), desk.story.workspace
    assert center.targets == len(desk.story.ask(task_book, center_id=center.id)) > 0
    given = {
        "task": "1",
        "content": "共性技术攻关",
        "year1": "2项",
        "year2": "3项",
        "year3": "5项",
        "paper": "任务书2019-3",
    }
    with pytest.raises(Refused, match=r"launch\.book_frozen"):
        desk.story.do(launch_book.add_target, center_id=center.id, **given)
    entry = CenterEntry("QD2019001", "青岛市甲技术创新中心", "甲公司", "市南区", "NEW", date(2024, 1, 5), "3")
    desk.story.do(launch.add_center, entry=entry, start_paper="")
    bare = next(row for row in rows(desk) if row.number == "QD2019001")
    with pytest.raises(Refused, match=r"launch\.no_book"):
        launch_book.export_task_book(workspace, OFFICE, out=tmp_path / "a.pdf", center_id=bare.id)
    waits = {row.kind: row.name for row in ask_as(workspace.store, OFFICE, waiting.bind(today=AFTER))}
    assert waits["books_missing"] == "青岛市甲技术创新中心", "its period ends within a year"
    with pytest.raises(Refused, match=r"launch\.target_missing"):
        desk.story.do(launch_book.add_target, center_id=bare.id, **{**given, "year3": " "})
    desk.story.do(launch_book.add_target, center_id=bare.id, **given)
    with pytest.raises(Refused, match=r"launch\.task_known"):
        desk.story.do(launch_book.add_target, center_id=bare.id, **given)
    desk.story.do(launch_book.withdraw_target, center_id=bare.id, task="1", reason="抄错了一行")
    desk.story.do(launch_book.add_target, center_id=bare.id, **{**given, "year3": "6项"})
    book = desk.story.ask(task_book, center_id=bare.id)
    assert [(row.version_no, row.years[2], row.in_force) for row in book] == [(2, "6项", True), (1, "5项", False)]
    for ending in (".pdf", ".docx", ".xlsx"):
        out = tmp_path / f"任务书{ending}"
        launch_book.export_task_book(workspace, OFFICE, out=out, center_id=bare.id)
        assert out.stat().st_size
    text = "".join("".join(page_texts((tmp_path / "任务书.pdf").read_bytes())).split())
    assert "青岛市甲技术创新中心" in text
    assert "6项" in text
    assert "中心主任（签字）" in text
    assert check_workspace(workspace) == ()


def test_another_rule_for_the_last_day_is_a_setting_and_leaves_ends_that_were_made_alone(desk: Desk) -> None:
    first = started(desk)
    entry = CenterEntry("QD2019001", "青岛市甲技术创新中心", "甲公司", "市南区", "NEW", date(2024, 2, 29), "3")
    with pytest.raises(Refused, match=r"scoring\.bad_rule_value"):
        desk.story.do(registry.revise_rules, settings={"period_last": "whenever"}, reason="局长办公会议定")
    desk.story.do(registry.revise_rules, settings={"period_last": "anniversary"}, reason="局长办公会议定")
    desk.story.do(launch.add_center, entry=entry, start_paper="")
    desk.story.do(
        launch.add_center, start_paper="",
        entry=replace(entry, number="QD2019002", name="青岛市乙技术创新中心", started_on=date(2024, 5, 6)),
    )  # fmt: skip
    ends = {row.number: row.ends_on for row in rows(desk)}
    assert ends[first.number] == first.ends_on == date(2029, 3, 17)
    assert ends["QD2019001"] == date(2027, 2, 28), "2027 has no 29 February"
    assert ends["QD2019002"] == date(2027, 5, 6)
