"""更正单 on what is written by hand and on who takes part: what one docket changes, and what it says before it does."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.gui.meetings.seal_acts import steps
from qtic_desktop.gui.scoring.sealed.words import effect_lines, stored_effect
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.exports import export_score_summary
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.scoring.docket_notes import note_text
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.sealing import dockets, seal_look
from tests.review_story import CLERK, OFFICE, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)
WHY = "录入员抄错第一项，纸面为 9 分"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=5)
    made.convene(size=5)
    made.open()
    for item in range(2):
        for place in range(5):
            made.score(place, item, short=str(item))
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def written_by_hand(story: Story) -> tuple[Any, str]:
    """A sealed meeting in which the sum of one sheet was written by hand; the sheet and that sum."""
    sheet = story.sheet(0, 0)
    total = sum(one.points for one in sheet.entries.values() if one.points is not None)
    story.do(scoring.record_paper_total, actor=CLERK, sheet_id=sheet.id, text=str(total))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    return sheet, str(total)


def test_points_and_the_sum_written_by_hand_are_corrected_together(story: Story) -> None:
    sheet, total = written_by_hand(story)
    points = sheet.entries["1"].points
    change = {"sheet_id": sheet.id, "kind": DocketKind.POINTS, "criterion": "1", "after": str(points - 2)}
    with pytest.raises(Refused) as caught:
        story.do(scoring.ask_docket, reason=WHY, **change)
    for lang in ("zh", "en"):
        told = message(caught.value.code, lang, **caught.value.facts)
        assert "scoring." not in told
        assert total in told, "the sentence of the obstacle with its figures"
        assert story.experts[0] not in told
    assert "更正处签字" in message(caught.value.code, "zh", **caught.value.facts)
    both = {**change, "total": str(Decimal(total) - 2)}
    effect = ask(story.workspace.store, OFFICE, scoring.docket_effect.bind(**both))
    assert (effect.blockers, effect.total_before, effect.total_after) == ((), total, both["total"])
    story.do(scoring.ask_docket, reason=WHY, **both)
    (row,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
    assert str(story.sheet(0, 0).paper_total) == total, "nothing moves before the second person"
    story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    now = story.sheet(0, 0)
    assert (now.entries["1"].points, now.paper_total) == (points - 2, Decimal(total) - 2)
    assert story.ask(meeting_results, meeting_id=story.meeting_id)[0].blockers == ()
    with pytest.raises(Refused) as caught:
        story.do(scoring.ask_docket, reason=WHY, **{**change, "after": str(points), "total": "约八十"})
    assert caught.value.code == "scoring.paper_total_unreadable"


def test_the_story_of_the_seal_names_who_wrote_the_docket_and_who_confirmed_it(story: Story) -> None:
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    ballot = {"sheet_id": story.sheet(0, 0).id, "kind": DocketKind.BALLOT, "after": "disagree"}
    story.do(scoring.ask_docket, reason=WHY, **ballot)
    (row,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
    story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    versions = ask(story.workspace.store, OFFICE, seal_look.bind(meeting_id=story.meeting_id)).versions
    assert [(one.asked_by, one.confirmed_by, one.docket) for one in versions] == [
        (OFFICE.name, "", None),
        (OFFICE.name, SUPERVISOR.name, 1),
    ]
    assert [step.text for step in steps(versions)] == [
        f"第 1 版封存：{OFFICE.name}",
        f"第 2 版封存（更正单第 1 号）：{OFFICE.name}开单，{SUPERVISOR.name}确认",
    ]


def test_a_docket_that_waits_over_a_reopening_in_which_its_project_was_set_aside_is_taken_back(story: Story) -> None:
    """It cannot be confirmed, nor written again: there is nothing left to correct. What remains is to withdraw it."""
    sealed = {"meeting_id": story.meeting_id}
    story.do(scoring.seal_meeting, **sealed)
    sheet, item = story.sheet(0, 0), story.items()[0]
    change = {"sheet_id": sheet.id, "kind": DocketKind.BALLOT, "after": "disagree"}
    story.do(scoring.ask_docket, reason=WHY, **change)
    story.do(scoring.ask_reopen, reason="发现会上漏了一项议程", **sealed)
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **sealed)
    story.do(meetings.set_aside, agenda_item_id=item, ground="withdrawn", reason="申报单位撤回申请")
    story.do(scoring.seal_meeting, **sealed)
    (row,) = ask(story.workspace.store, OFFICE, dockets.bind(**sealed))
    with pytest.raises(Refused, match="docket_nobody"):
        story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    story.do(scoring.withdraw_docket, docket_id=row.id, reason="项目已暂缓")
    with pytest.raises(Refused, match="docket_nobody"):
        story.do(scoring.ask_docket, reason=WHY, **change)
    other = {**change, "sheet_id": story.sheet(0, 0).id}
    assert other["sheet_id"] != sheet.id, "the other project is corrected as before"
    story.do(scoring.ask_docket, reason=WHY, **other)


def test_a_late_recusal_of_the_leader_names_the_sheets_the_leader_and_the_old_waiver(
    story: Story, tmp_path: Path
) -> None:
    story.do(scoring.void_sheet, sheet_id=story.sheet(4, 0).id, reason="没有签名")
    why = {"code": "scoring.panel_too_small", "reason": "一份没有签名，其余四份有效"}
    waived = {"meeting_id": story.meeting_id, "agenda_item_id": story.items()[0], **why}
    story.do(scoring.waive_blocker, actor=SUPERVISOR, **waived)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    panel = story.ask(meeting_rows.panel, meeting_id=story.meeting_id)
    place = next(place for place, seat in enumerate(panel) if seat.is_leader)
    change = {"sheet_id": story.sheet(place, 0).id, "kind": DocketKind.RECUSAL, "after": "会后发现在依托单位任职"}
    effect = ask(story.workspace.store, OFFICE, scoring.docket_effect.bind(**change))
    told = "".join(note_text(note) for note in effect.notes)
    assert "有效评分表由 4 份变为 3 份，少于规则要求的 5 份" in told
    assert "也没有代理组长" in told
    assert "一份没有签名，其余四份有效" in told
    assert "scoring." not in told + "".join(note_text(note, "en") for note in effect.notes)
    story.do(scoring.ask_docket, reason="会后核对发现漏登回避", **change)
    (row,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
    assert all(note_text(note) in [line.text for line in effect_lines(stored_effect(row))] for note in effect.notes)
    story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    for name in ("s.xlsx", "s.pdf"):
        order = export_score_summary.bind(out=tmp_path / name, meeting=story.meeting_id)
        work(story.workspace, OFFICE, order)
    text = "".join("".join(page_texts(tmp_path / "s.pdf")).split())
    assert "理由：一份没有签名，其余四份有效（放行人：监督员，2026-03-10" in text
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    first = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert any("放行“有效评分表少于规则要求”，理由：一份没有签名" in one for one in first)
