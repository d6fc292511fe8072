"""Edge case 27 in full: a batch has dates, what comes late is named and rolls over, a quota is passed with a word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.services import intake, registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import changes
from qtic_desktop.services.registry.batches import roll_over_late, set_batch_dates, set_quota
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries.batches import BatchRow, batch_rows, intake_of
from qtic_desktop.storage.queries.letters import letters as letter_rows
from qtic_desktop.storage.queries.registry import department_rows
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.review_story import CLERK, Story, begin_story
from tests.storage.test_letters import draft, register

LAST = date(2026, 1, 15)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


def batch(story: Story, number: int = 1) -> BatchRow:
    told: BatchRow = story.ask(batch_rows)[-number]
    return told


def close(story: Story, last: date | None = LAST) -> str:
    """The first batch closed before its applications came."""
    key = batch(story).id
    story.do(set_batch_dates, actor=CLERK, batch_id=key, opens_on=None, closes_on=last, reason="青科〔2026〕1号")
    return key


def told(story: Story, act: str) -> list[dict[str, Any]]:
    with story.workspace.store.read() as session:
        entries = session.query(AuditEntry).filter_by(act=act).order_by(AuditEntry.seq)
        return [json.loads(one.details) for one in entries]


def refused(code: str, story: Story, use_case: Any, **facts: Any) -> None:
    with pytest.raises(Refused) as caught:
        story.do(use_case, actor=CLERK, **facts)
    assert caught.value.code == f"registry.{code}"


def test_edge_27_what_came_after_the_last_day_is_named_and_rolls_over_with_a_reason(story: Story) -> None:
    first = close(story)
    assert [len(batch(story).late), batch(story).next_batch] == [3, ""]
    assert all(one.late for one in story.ask(rows.proposals))
    refused("no_next_batch", story, roll_over_late, batch_id=first, reason="截止以后收到")
    story.do(registry.open_batch, year=2026)
    assert batch(story).next_batch == "2026年第二批"
    story.convene(proposals=story.proposals[:1])
    refused("reason_missing", story, roll_over_late, batch_id=first, reason=" ")
    story.do(roll_over_late, actor=CLERK, batch_id=first, reason="截止以后收到")
    where = {one.id: one.batch_title for one in story.ask(rows.proposals)}
    assert [where[key] for key in story.proposals] == ["2026年第一批", "2026年第二批", "2026年第二批"]
    entry = told(story, "roll_over_late")[0]
    assert (entry["before"], entry["after"], entry["reason"]) == ("2026年第一批", "2026年第二批", "截止以后收到")
    refused("none_late", story, roll_over_late, batch_id=first, reason="截止以后收到")
    story.do(changes.move_proposal, proposal_id=story.proposals[1], batch_id=first, reason="经批准按期受理")
    assert [one.id for one in batch(story).late] == [story.proposals[1]]
    assert check_workspace(story.workspace) == ()


def test_edge_27_one_handed_in_late_goes_into_the_next_batch_and_the_record_says_why(story: Story) -> None:
    first = close(story)
    (second,) = story.do(registry.open_batch, year=2026).ids
    form = draft(story).having("center_name", "青岛市迟到技术创新中心")
    (late,) = story.do(intake.save_draft, actor=CLERK, draft=form, page="readback", cursor_field="").ids
    where = {"batch_id": first, "received_on": date(2026, 3, 5), "department_id": form.get("department_id")}
    ahead = story.ask(intake_of, **where)
    assert (ahead.chosen.id, ahead.batch.id, ahead.late) == (first, second, True)
    story.do(intake.submit_proposal, actor=CLERK, proposal_id=late, batch_id=first)
    assert next(one for one in story.ask(rows.proposals) if one.id == late).batch_id == second
    entry = told(story, "submit_proposal")[-1]
    assert (entry["late_for"], entry["closes_on"], entry["after"]) == ("2026年第一批", "2026-01-15", "2026年第二批")


def test_the_batch_follows_the_day_of_receipt_where_none_is_chosen(story: Story) -> None:
    first = close(story, date(2026, 12, 31))
    story.do(registry.open_batch, year=2026)
    ahead = story.ask(intake_of, batch_id=None, received_on=date(2026, 3, 5), department_id="")
    assert (ahead.batch.id, ahead.late, ahead.several) == (first, False, True)


def test_dates_are_put_back_by_the_same_act_and_turned_ones_are_refused(story: Story) -> None:
    key = close(story)
    turned = {"opens_on": date(2026, 4, 1), "closes_on": LAST}
    refused("dates_turned", story, set_batch_dates, batch_id=key, reason="改", **turned)
    refused("dates_same", story, set_batch_dates, batch_id=key, opens_on=None, closes_on=LAST, reason="改")
    close(story, None)
    assert not batch(story).late
    entry = told(story, "set_batch_dates")[-1]
    assert (entry["before"], entry["after"]) == (" – 2026-01-15", "常年受理")


def test_edge_27_a_quota_that_is_passed_is_said_at_the_letter_and_stops_nobody(story: Story) -> None:
    key, department = batch(story).id, draft(story).get("department_id")
    facts = {"batch_id": key, "department_id": department, "reason": "青科〔2026〕1号"}
    refused("bad_quota", story, set_quota, most="一项半", **facts)
    story.do(set_quota, actor=CLERK, most="1", **facts)
    refused("quota_same", story, set_quota, most="1", **facts)
    letter = register(story, "青岛市甲技术创新中心 青岛甲公司\n青岛市乙技术创新中心 青岛乙公司")
    quota = next(one for one in story.ask(letter_rows) if one.id == letter).quota
    assert (quota.most, quota.listed, quota.over) == (1, 2, 1)
    (row,) = [one for one in story.ask(department_rows) if one.id == department]
    assert [one.most for one in row.quotas] == [1]
    ahead = story.ask(intake_of, batch_id=key, received_on=date(2026, 3, 5), department_id=department)
    assert ahead.quota.accepted >= 1
    form = draft(story).having("center_name", "青岛市超额技术创新中心")
    (over,) = story.do(intake.save_draft, actor=CLERK, draft=form, page="readback", cursor_field="").ids
    story.do(intake.submit_proposal, actor=CLERK, proposal_id=over, batch_id=key)
    story.do(set_quota, actor=CLERK, most="", **facts)
    assert next(one for one in story.ask(letter_rows) if one.id == letter).quota is None
    assert [(one["before"], one["after"]) for one in told(story, "set_quota")] == [(None, 1), (1, None)]
    assert check_workspace(story.workspace) == ()


def test_a_batch_and_a_department_are_taken_back_with_their_quotas(story: Story) -> None:
    (second,) = story.do(registry.open_batch, year=2026).ids
    (department,) = story.do(registry.add_department, name="青岛示例学院", kind="institution").ids
    facts = {"department_id": department, "most": "2", "reason": "通知"}
    story.do(set_quota, batch_id=second, **facts)
    story.do(set_quota, batch_id=batch(story).id, **facts)
    story.do(changes.take_back_batch, batch_id=second, reason="误开一批")
    assert told(story, "take_back_batch")[-1]["quotas"] == 1
    story.do(registry.take_back_department, department_id=department, reason="登记错了")
    assert told(story, "take_back_department")[-1]["quotas"] == 1
    assert check_workspace(story.workspace) == ()
