"""What the office sets for its workspace: people by name, versions of the rules, departments, fonts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.fonts_cache import cache_folder
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.services import accounts, annual_reports, registry
from qtic_desktop.services.fonts import add_font_file, font_rows
from qtic_desktop.storage.queries.annual_reports import duties
from qtic_desktop.storage.queries.registry import department_rows, people, rule_sets, staff
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.helpers.doors import ask, perform
from tests.review_story import Story, begin_story

OFFICE = Actor("o", "办公室", Role.OFFICE)
CLERK = Actor("c", "录入员", Role.CLERK)


@pytest.fixture
def story(tmp_path: Path) -> Any:
    made = begin_story(tmp_path / "w", proposals=2, experts=6)
    yield made
    made.workspace.close()


def do(story: Story, use_case: Any, actor: Actor = OFFICE, **facts: Any) -> Any:
    return perform(story.workspace.store, actor, use_case, **facts)


def last_details(story: Story) -> dict[str, Any]:
    with story.workspace.store.read() as session:
        row = session.query(AuditEntry).order_by(AuditEntry.seq.desc()).first()
        return {"act": row.act, **json.loads(row.details)}


def chinese_font() -> Path:
    """A font of the open set that has everyday Chinese (the set also holds one of rare characters only)."""
    return cache_folder() / "qtic-fangsong.ttf"


def named(story: Story, name: str) -> Any:
    return next(row for row in ask(story.workspace.store, staff) if row.name == name)


def test_a_person_added_can_be_at_work_and_a_retired_one_cannot(story: Story) -> None:
    do(story, accounts.add_people, people=[(" 王　明 ", Role.CLERK)])
    assert "王明" in [row.name for row in ask(story.workspace.store, people)]
    do(story, accounts.retire_person, person_id=named(story, "王明").id)
    assert "王明" not in [row.name for row in ask(story.workspace.store, people)]
    assert not named(story, "王明").active
    do(story, accounts.restore_person, person_id=named(story, "王明").id)
    assert "王明" in [row.name for row in ask(story.workspace.store, people)]


def test_a_corrected_name_is_recorded_with_the_one_before(story: Story) -> None:
    do(story, accounts.add_people, people=[("王铭", Role.CLERK)])
    do(story, accounts.rename_person, person_id=named(story, "王铭").id, name="王明")
    assert named(story, "王明").role == "clerk"
    assert last_details(story) == {"act": "rename_person", "before": "王铭", "after": "王明"}


@pytest.mark.parametrize(
    ("given", "code"),
    [("", "accounts.name_missing"), ("　", "accounts.name_missing"), ("长" * 61, "accounts.name_too_long")],
)
def test_what_is_no_name_is_refused(story: Story, given: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        do(story, accounts.add_people, people=[("李四", Role.CLERK), (given, Role.CLERK)])
    assert caught.value.code == code
    assert "李四" not in [row.name for row in ask(story.workspace.store, staff)]  # all or nobody


def test_the_last_of_the_office_and_oneself_stay_on_the_list(story: Story) -> None:
    office = named(story, "办公室")
    with pytest.raises(Refused, match="accounts.last_of_office"):
        do(story, accounts.retire_person, person_id=office.id)
    do(story, accounts.add_people, people=[("赵主任", Role.OFFICE)])
    with pytest.raises(Refused, match="accounts.not_yourself"):
        do(story, accounts.retire_person, Actor(office.id, "办公室", Role.OFFICE), person_id=office.id)
    do(story, accounts.retire_person, person_id=office.id)


def test_experts_are_not_managed_here_and_a_clerk_manages_nobody(story: Story) -> None:
    expert = next(row for row in ask(story.workspace.store, people) if row.role == "expert")
    with pytest.raises(Refused, match="accounts.expert_elsewhere"):
        do(story, accounts.retire_person, person_id=expert.id)
    with pytest.raises(Refused, match="accounts.expert_elsewhere"):
        do(story, accounts.add_people, people=[("张三", Role.EXPERT)])
    with pytest.raises(NotAllowed):
        do(story, accounts.add_people, CLERK, people=[("张三", Role.CLERK)])


def test_a_revision_makes_a_version_and_leaves_convened_meetings_alone(story: Story) -> None:
    story.convene()
    before = ask(story.workspace.store, rule_sets)[0]
    do(story, registry.revise_rules, settings={"pass_mean": "65", "minimum_panel": "7"}, reason="局长办公会议定")
    newest, older = ask(story.workspace.store, rule_sets)
    assert (newest.number, newest.body["pass_mean"], newest.body["minimum_panel"]) == (2, "65", 7)
    assert (older.id, older.body, older.meetings) == (before.id, before.body, 1)
    assert newest.meetings == 0
    assert last_details(story) == {
        "act": "revise_rules",
        "number": 2,
        "changed": {"pass_mean": ["60", "65"], "minimum_panel": [5, 7]},
        "reason": "局长办公会议定",
    }
    story.open(size=5)  # convened under the first version, which asks for five


def test_the_due_day_of_a_revision_counts_for_years_opened_later(story: Story) -> None:
    do(story, registry.revise_rules, settings={"annual_due_month": "4", "annual_due_day": "30"}, reason="通知")
    unit = ask(story.workspace.store, department_rows)[0].id
    center = annual_reports.NewCenter("C-1", "甲中心", "甲公司", unit, "NEW", date(2024, 1, 8), date(2027, 1, 7))
    do(story, annual_reports.register_centers, centers=[center])
    do(story, annual_reports.open_report_year, year=2025)
    (duty,) = ask(story.workspace.store, duties, year=2025, today=date(2026, 3, 1))
    assert duty.due_on == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("settings", "reason", "code"),
    [
        ({"pass_mean": "65"}, "  ", "registry.reason_missing"),
        ({"pass_mean": "60"}, "无变化", "registry.rules_unchanged"),
        ({"pass_mean": "101"}, "x", "scoring.bad_rule_value"),
        ({"pass_mean": "约60"}, "x", "scoring.bad_rule_value"),
        ({"vote_majority": "9/10"}, "x", "scoring.bad_rule_value"),
        ({"trim_minimum": "4"}, "x", "registry.trimming_leaves_too_few"),
        ({"annual_due_month": "2", "annual_due_day": "29"}, "x", "registry.no_such_day"),
        ({"annual_due_day": ""}, "x", "registry.no_such_day"),
        ({"grades": [["优秀", "75"], ["良好", "90"], ["不合格", "0"]]}, "x", "scoring.bad_rule_value"),
    ],
)
def test_a_revision_that_cannot_be_is_refused_whole(
    story: Story, settings: dict[str, Any], reason: str, code: str
) -> None:
    with pytest.raises(Refused) as caught:
        do(story, registry.revise_rules, settings=settings, reason=reason)
    assert caught.value.code == code
    assert len(ask(story.workspace.store, rule_sets)) == 1


def test_without_trimming_the_number_that_is_left_does_not_matter(story: Story) -> None:
    do(story, registry.revise_rules, settings={"trim": "none", "trim_minimum": "3"}, reason="不去高低分")
    assert ask(story.workspace.store, rule_sets)[0].body["trim"] == "none"


def test_departments_are_added_and_corrected_once(story: Story) -> None:
    do(story, registry.add_department, CLERK, name="青岛示例大学", kind="institution")
    with pytest.raises(Refused, match="registry.department_exists"):
        do(story, registry.add_department, name=" 青岛示例大学 ", kind="institution")
    row = next(r for r in ask(story.workspace.store, department_rows) if r.name == "青岛示例大学")
    do(story, registry.rename_department, department_id=row.id, name="青岛示例大学（总校）")
    names = [r.name for r in ask(story.workspace.store, department_rows)]
    assert "青岛示例大学（总校）" in names
    assert "青岛示例大学" not in names


def test_a_wrong_kind_and_code_are_corrected_and_an_unused_department_goes_off_the_list(story: Story) -> None:
    do(story, registry.add_department, name="青岛示例大学", kind="zone")
    rows = {r.name: r for r in ask(story.workspace.store, department_rows)}
    wrong, used = rows["青岛示例大学"], next(r for r in rows.values() if r.proposals)
    with pytest.raises(Refused, match="registry.department_code"):
        do(story, registry.rename_department, department_id=wrong.id, name=wrong.name, code="99")
    do(story, registry.rename_department, department_id=wrong.id, name=wrong.name, kind="institution", code="370299")
    mended = next(r for r in ask(story.workspace.store, department_rows) if r.id == wrong.id)
    assert (mended.kind, mended.code) == ("institution", "370299")
    with pytest.raises(Refused, match="registry.department_in_use"):
        do(story, registry.take_back_department, department_id=used.id, reason="登记错了")
    with pytest.raises(Refused, match="registry.reason_missing"):
        do(story, registry.take_back_department, department_id=wrong.id, reason=" ")
    do(story, registry.take_back_department, department_id=wrong.id, reason="登记错了")
    assert wrong.id not in {r.id for r in ask(story.workspace.store, department_rows)}
    do(story, registry.add_department, name="青岛示例大学", kind="institution")


def test_a_font_of_the_office_comes_first(story: Story, tmp_path: Path) -> None:
    mine = tmp_path / "本局仿宋.ttf"
    mine.write_bytes(chinese_font().read_bytes())
    add_font_file(story.workspace, OFFICE, path=mine)
    body = next(row for row in font_rows(story.workspace, OFFICE) if row.role == "body")
    assert (body.file, body.origin, body.stands_in) == ("本局仿宋.ttf", "office", False)
    with pytest.raises(Refused, match="registry.font_there_already"):
        add_font_file(story.workspace, OFFICE, path=mine)


def test_what_papers_cannot_embed_is_not_taken_as_a_font(story: Story, tmp_path: Path) -> None:
    cases = {
        "照片.ttf": (b"\x89PNG\r\n" + b"0" * 4000, "registry.font_not_truetype"),
        "开放.otf": (b"OTTO" + b"0" * 4000, "registry.font_not_truetype"),
        "半个.ttf": (chinese_font().read_bytes()[:3000], "registry.font_unreadable"),
    }
    for name, (data, code) in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused) as caught:
            add_font_file(story.workspace, OFFICE, path=tmp_path / name)
        assert caught.value.code == code, name
    with pytest.raises(Refused, match="registry.font_unreadable"):
        add_font_file(story.workspace, OFFICE, path=tmp_path / "没有.ttf")
    assert not list(story.workspace.office_fonts.iterdir())


def test_a_font_nobody_may_add_leaves_no_file(story: Story, tmp_path: Path) -> None:
    mine = tmp_path / "a.ttf"
    mine.write_bytes(chinese_font().read_bytes())
    with pytest.raises(NotAllowed):
        add_font_file(story.workspace, CLERK, path=mine)
    assert not list(story.workspace.office_fonts.iterdir())
