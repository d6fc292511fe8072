"""Acts of a draw and of split meetings, taken back in a workspace of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.services import experts as pool
from qtic_desktop.services import meetings
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries.intake import proposals
from qtic_desktop.storage.queries.meetings import agenda, panel
from qtic_desktop.storage.queries.meetings import meetings as all_meetings
from tests.helpers.drawn import run
from tests.helpers.ways_record import WHY
from tests.review_story import begin_story


def test_who_was_drawn_is_unseated_again_by_cancelling_or_by_another_panel(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=2, experts=12)
    for number, expert in enumerate(story.experts):
        change = pool.ExpertChange(organization=f"外地研究所{number}", former_units=())
        story.do(pool.correct_expert, expert_id=expert, change=change, reason="测试名册")
    drawn = run(story)
    facts = {"title": "评审会", "held_on": date(2026, 5, 6), "place": "二楼", "leader_id": drawn.panel[0]}
    story.do(pool.convene_drawn, draw_id=drawn.id, **facts)
    (meeting_id,) = [row.id for row in story.ask(all_meetings)]
    taken = {row.id: row.status for row in story.ask(proposals)}
    assert {taken[one] for one in story.proposals} == {"in_review"}
    story.do(meetings.cancel_meeting, meeting_id=meeting_id, reason=WHY)
    assert {row.status for row in story.ask(proposals)} == {"accepted"}
    story.do(meetings.restore_meeting, meeting_id=meeting_id, reason=WHY)
    was = [seat.expert_id for seat in story.ask(panel, meeting_id=meeting_id)]
    assert tuple(was) == drawn.panel
    others = [expert for expert in story.experts if expert not in drawn.panel][:5]
    change_to = {"meeting_id": meeting_id, "expert_ids": others, "leader_id": others[0]}
    story.do(meetings.change_panel, **change_to, reason=WHY)
    assert [seat.expert_id for seat in story.ask(panel, meeting_id=meeting_id)] == others
    story.workspace.close()


def test_a_meeting_that_was_split_is_one_again(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=4, experts=10)
    story.convene(size=10)
    agenda_was = [row.proposal_id for row in story.ask(agenda, meeting_id=story.meeting_id)]
    panel_was = [seat.expert_id for seat in story.ask(panel, meeting_id=story.meeting_id)]
    meeting = {"meeting_id": story.meeting_id}
    story.do(
        meetings.split_meeting, by=LotGroups.NONE, others=[meetings.OtherPanel("第二组", "二楼")], reason=WHY, **meeting
    )
    (other,) = [row.id for row in story.ask(all_meetings) if row.id != story.meeting_id]
    story.do(meetings.cancel_meeting, meeting_id=other, reason=WHY)
    story.do(meetings.change_agenda, proposal_ids=agenda_was, **meeting)
    story.do(meetings.change_panel, expert_ids=panel_was, leader_id=panel_was[0], **meeting)
    assert [row.proposal_id for row in story.ask(agenda, meeting_id=story.meeting_id)] == agenda_was
    assert [seat.expert_id for seat in story.ask(panel, meeting_id=story.meeting_id)] == panel_was
    assert check_workspace(story.workspace) == ()
    story.workspace.close()
