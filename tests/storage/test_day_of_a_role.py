"""Whatever waits stays on the day of who ends it: deadlines, recusals, waivers, seals and reopenings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.services import examination, meetings, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.scoring import corrections
from qtic_desktop.services.waiting_now import waiting_now
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.examination import seatable
from qtic_desktop.storage.queries.today import waiting
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3, experts=8)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def day_of(story: Story, who: Actor) -> dict[str, tuple[int, str]]:
    """Kinds of work that wait for a person, with how many and where the first one is."""
    today = story.workspace.store.now().date()
    found = ask(story.workspace.store, who, waiting_now.bind(today=today))
    return {row.kind: (row.count, row.subject_id) for row in found}


def test_whatever_waits_for_the_supervisor_is_on_her_day(story: Story) -> None:
    """Waiver, seal, reopening and docket, each until she has done it; nothing is told to who cannot do it."""
    story.do(revise_rules, settings={"meeting_seals": "two"}, reason="现场封存由两人办理")
    story.convene(size=5)
    story.open()
    for place in range(5):
        for number, short in enumerate(("0", "2", "4")):
            story.score(place, number, short=short)
    meeting, item = {"meeting_id": story.meeting_id}, story.items()[0]
    one = (1, story.meeting_id)
    assert day_of(story, SUPERVISOR) == {}
    sheet = story.sheet(0, 0)
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="没有签名")
    assert day_of(story, SUPERVISOR) == {}, "it can still be entered"
    story.do(scoring.void_sheet, sheet_id=sheet.id, reason="没有签名")
    assert day_of(story, SUPERVISOR) == {"waivers_to_decide": one}
    assert "waivers_to_decide" not in day_of(story, OFFICE)
    why = {"code": "scoring.panel_too_small", "agenda_item_id": item, "reason": "余下四份有效，会议同意采用"}
    story.do(scoring.waive_blocker, actor=SUPERVISOR, **meeting, **why)
    assert day_of(story, SUPERVISOR) == {}
    story.do(scoring.ask_seal, **meeting)
    assert day_of(story, SUPERVISOR) == {"seals_to_confirm": one}
    story.do(scoring.confirm_seal, actor=SUPERVISOR, **meeting)
    story.do(scoring.ask_reopen, reason="一位专家的回避没有登记", **meeting)
    assert day_of(story, SUPERVISOR) == {"reopenings_to_confirm": one}
    assert "reopenings_to_confirm" not in day_of(story, OFFICE)
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **meeting)
    assert day_of(story, SUPERVISOR) == {}


def test_a_recusal_nobody_decided_about_is_on_the_day_of_the_office(story: Story) -> None:
    story.convene(size=5)
    facts = {"proposal_id": story.proposals[1], "expert_id": story.experts[1], "reason": "曾有合同纠纷"}
    before = day_of(story, OFFICE).get("recusals_to_decide", (0, ""))[0]
    story.do(meetings.wish_recusal, **facts)
    assert day_of(story, OFFICE)["recusals_to_decide"] == (before + 1, story.meeting_id)
    assert "recusals_to_decide" not in day_of(story, CLERK)
    story.open()
    found = story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id)
    row = next(one for one in found if one.reason == "曾有合同纠纷")
    story.do(meetings.confirm_recusal, recusal_id=row.id, reason="属实")
    left = day_of(story, OFFICE).get("recusals_to_decide", (0, ""))[0]
    assert left <= before, "who is away needs no decision about other ties either"


def test_a_term_stays_in_today_when_its_proposal_is_put_on_a_meeting_and_until_something_is_noted(story: Story) -> None:
    """A deadline ends by the papers, another day, or a result; neither a meeting nor its sealing ends it."""
    facts = {"proposal_id": story.proposals[0], "examined_on": date(2026, 3, 5), "days": "1"}
    story.do(examination.conclude_examination, result="correction", note="缺推荐函", **facts)

    def late() -> tuple[int, int | None]:
        found = {row.kind: row for row in story.ask(waiting, OFFICE, today=TODAY)}
        row = found.get("corrections_overdue")
        return (0, None) if row is None else (row.count, row.days)

    (offered,) = [row for row in story.ask(seatable) if row.id == story.proposals[0]]
    assert (offered.examination, offered.due_on) == ("correction", date(2026, 3, 6))
    story.convene()
    assert late() == (1, -4)
    story.open()
    assert late() == (1, -4)
    story.do(examination.record_supplement, proposal_id=story.proposals[0], arrived_on=TODAY, arrived="推荐函")
    assert late() == (0, None)
    found = {row.kind: row for row in story.ask(waiting, OFFICE, today=TODAY)}
    assert (found["to_examine"].count, found["to_examine"].subject_id) == (1, story.proposals[0])
    passed = {"proposal_id": story.proposals[0], "examined_on": TODAY}
    story.do(examination.conclude_examination, result="passed", **passed)
    assert "to_examine" not in {row.kind for row in story.ask(waiting, OFFICE, today=TODAY)}
