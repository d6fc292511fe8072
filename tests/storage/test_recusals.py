"""回避 in the record: found, wished, declared, decided, taken back; who comes and goes is taken back as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.meetings import Ground, Origin, RecusalState
from qtic_desktop.resources import message
from qtic_desktop.services import experts as pool
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.print_set import set_facts
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.unit_of_work import find
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3, experts=8)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def test_what_an_applicant_wished_reaches_no_expert_and_nobody_without_a_part_in_it(story: Story) -> None:
    story.convene(size=5)
    wish = {"proposal_id": story.proposals[0], "expert_id": story.experts[1]}
    story.do(meetings.wish_recusal, actor=CLERK, reason="曾有业务竞争", **wish)
    expected = {Role.CLERK, Role.OFFICE, Role.SUPERVISOR}
    read: set[Role] = set()
    for role in Role:
        for expert in story.experts[:5] if role is Role.EXPERT else [None]:
            viewer = Actor("x", "某人", role, expert)
            with suppress(NotAllowed):
                found = ask(story.workspace.store, viewer, rows.recusals.bind(meeting_id=story.meeting_id))
                assert "曾有业务竞争" in [row.reason for row in found]
                read.add(role)
            if role is Role.EXPERT:
                for whole in (rows.meeting_desk, rows.agenda_lines, rows.seat_lines, set_facts):
                    given = {"made_at": ""} if whole is set_facts else {}
                    with pytest.raises(NotAllowed):
                        ask(story.workspace.store, viewer, whole.bind(meeting_id=story.meeting_id, **given))
    assert read == expected


def host_of(story: Story, item: int = 0) -> str:
    with story.workspace.store.read() as session:
        return find(session, Proposal, story.proposals[item]).host_name


def move_to(story: Story, place: int, organization: str) -> None:
    """Correct the record of an expert so that he or she works somewhere else."""
    change = pool.ExpertChange(organization=organization)
    story.do(pool.correct_expert, actor=CLERK, expert_id=story.experts[place], change=change, reason="单位变动")


def recusals(story: Story) -> tuple[rows.RecusalRow, ...]:
    return ask(story.workspace.store, OFFICE, rows.recusals.bind(meeting_id=story.meeting_id))


def of(story: Story, place: int, item: int = 0, tie: str | None = None) -> rows.RecusalRow:
    found = [
        row
        for row in recusals(story)
        if (row.expert_id, row.proposal_id) == (story.experts[place], story.proposals[item])
        and (tie is None or row.tie == tie)
    ]
    return found[0]


def refusal(story: Story, use_case: Callable[..., Any], **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def score_all(story: Story, *, but: int = -1) -> None:
    for item in range(3):
        for place in range(5):
            if item or place != but:
                story.score(place, item)


def test_edge_31_an_expert_of_the_host_never_passes_unremarked(story: Story) -> None:
    move_to(story, 1, host_of(story))
    story.convene(size=5)
    row = of(story, 1, tie="host")
    assert (row.origin, row.state, row.unit) == (Origin.FOUND, RecusalState.WAITING, host_of(story))
    story.open()
    score_all(story)
    assert refusal(story, scoring.seal_meeting, meeting_id=story.meeting_id) == "meetings.recusals_waiting"
    story.do(meetings.dismiss_recusal, recusal_id=row.id, reason="同名的另一家单位，监督员已核对")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)


def test_a_tie_that_was_dismissed_is_not_brought_up_again(story: Story) -> None:
    move_to(story, 1, host_of(story))
    story.convene(size=5)
    row = of(story, 1, tie="host")
    story.do(meetings.dismiss_recusal, recusal_id=row.id, reason="同名单位")
    panel = {"meeting_id": story.meeting_id, "leader_id": story.experts[0]}
    story.do(meetings.change_panel, expert_ids=[story.experts[0], *story.experts[2:6]], **panel)
    story.do(meetings.change_panel, expert_ids=story.experts[:5], **panel)
    again = [one for one in recusals(story) if one.tie == "host" and one.expert_id == story.experts[1]]
    assert [one.state for one in again] == [RecusalState.DISMISSED]
    assert again[0].decided_reason == "同名单位"
    story.do(meetings.reconsider_recusal, recusal_id=row.id, reason="又有新情况")
    assert of(story, 1, tie="host").state is RecusalState.WAITING


def test_a_tie_confirmed_before_the_meeting_takes_effect_at_the_sign_in_and_goes_back(story: Story) -> None:
    move_to(story, 1, host_of(story))
    story.convene(size=6)
    row = of(story, 1, tie="host")
    story.do(meetings.confirm_recusal, recusal_id=row.id, reason="在依托单位任职")
    story.open(size=6)
    assert [story.sheet(1, item).state for item in range(3)] == ["recused", "open", "open"]
    story.do(meetings.withdraw_recusal, recusal_id=row.id, reason="已调离，核对过")
    assert story.sheet(1).state == "open"


def test_a_tie_found_while_the_meeting_runs_is_confirmed_at_the_table(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    story.score(1)
    move_to(story, 1, host_of(story))
    story.do(meetings.confirm_recusal, recusal_id=of(story, 1, tie="host").id, reason="在依托单位任职")
    assert (story.sheet(1).state, story.sheet(1).vote) == ("recused", None)
    assert story.sheet(1, 1).state == "open"


def test_a_recusal_entered_by_mistake_brings_sheet_and_ballot_back_as_they_were(story: Story) -> None:
    story.convene(size=5)
    story.open()
    score_all(story)
    before = story.ask(meeting_results, meeting_id=story.meeting_id)
    item = story.items()[0]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason="同名，认错人")
    assert (story.sheet(1).state, story.sheet(1).vote) == ("recused", None)
    row = next(one for one in recusals(story) if one.origin is Origin.DECLARED)
    story.do(meetings.withdraw_recusal, recusal_id=row.id, reason="应为另一位同名专家")
    assert (story.sheet(1).state, story.sheet(1).vote) == ("submitted", "agree")
    assert story.ask(meeting_results, meeting_id=story.meeting_id) == before
    assert refusal(story, meetings.withdraw_recusal, recusal_id=row.id, reason="再次") == "meetings.recusal_decided"
    assert next(one for one in recusals(story) if one.id == row.id).decided_reason == "应为另一位同名专家"


def test_edge_31_a_recusal_after_scoring_gives_what_a_meeting_without_that_sheet_gives(
    story: Story, tmp_path: Path
) -> None:
    story.convene(size=6)
    story.open(size=6)
    for place in range(6):
        story.score(place, short=str(place))
    touch = story.ask(rows.recusal_touch, agenda_item_id=story.items()[0], expert_id=story.experts[0])
    assert (touch.sheet_state, touch.leads, touch.remaining, touch.minimum, touch.below) == (
        "submitted", True, 5, 5, False,
    )  # fmt: skip
    story.do(
        meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[0], reason="会后发现合作"
    )
    late = story.ask(meeting_results, meeting_id=story.meeting_id)[0].result
    other = begin_story(tmp_path / "other", proposals=3, experts=8)
    other.convene(size=6)
    other.open(size=6)
    item = other.items()[0]
    other.do(meetings.record_recusal, agenda_item_id=item, expert_id=other.experts[0], reason="事先声明")
    for place in range(1, 6):
        other.score(place, short=str(place))
    early = other.ask(meeting_results, meeting_id=other.meeting_id)[0].result
    other.workspace.close()
    assert (late.exact, late.mean, late.vote, late.counted) == (early.exact, early.mean, early.vote, early.counted)


def test_a_wish_of_the_applicant_is_decided_before_sealing(story: Story) -> None:
    story.convene(size=6)
    wish = {"proposal_id": story.proposals[0], "expert_id": story.experts[2], "reason": "曾有专利诉讼"}
    story.do(meetings.wish_recusal, actor=CLERK, **wish)
    row = next(one for one in recusals(story) if one.origin is Origin.WISHED)
    with pytest.raises(NotAllowed):
        story.do(meetings.confirm_recusal, actor=CLERK, recusal_id=row.id, reason="同意")
    story.open(size=6)
    story.do(meetings.confirm_recusal, recusal_id=row.id, reason="理由成立")
    assert story.sheet(2).state == "recused"
    assert refusal(story, meetings.wish_recusal, **wish) == "meetings.already_away"


def test_who_has_left_meanwhile_comes_back_from_a_recusal_as_absent(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    item = story.items()[0]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason="声明")
    leaving = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": "另有公务"}
    story.do(meetings.record_leaving, **leaving)
    row = next(one for one in recusals(story) if one.origin is Origin.DECLARED)
    story.do(meetings.withdraw_recusal, recusal_id=row.id, reason="登记有误")
    assert story.sheet(1).state == "absent"


def test_a_recused_expert_who_comes_late_takes_no_part_in_that_project(story: Story) -> None:
    story.convene(size=6)
    item, late = story.items()[0], story.experts[4]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=late, reason="与申报单位有合作关系")
    story.open(size=6, absent=[4])
    told = story.ask(rows.arrival_touch, expert_id=late, agenda_item_id=item)
    assert (told.changes, told.recused) == ((2, 3), (1,))
    story.do(meetings.record_arrival, from_item_id=item, expert_id=late, reason="航班晚点")
    assert [story.sheet(4, 0).state, story.sheet(4, 1).state] == ["recused", "open"]
    story.do(meetings.withdraw_recusal, recusal_id=of(story, 4).id, reason="经核对没有合作")
    assert story.sheet(4, 0).state == "open"


def test_a_recusal_put_in_force_while_the_expert_was_away_holds_when_the_leaving_is_taken_back(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    facts = {"proposal_id": story.proposals[0], "expert_id": story.experts[4]}
    story.do(meetings.wish_recusal, **facts, reason="申报单位要求回避")
    away = {"meeting_id": story.meeting_id, "from_item_id": story.items()[0], "expert_id": story.experts[4]}
    story.do(meetings.record_leaving, **away, reason="有事")
    story.do(meetings.confirm_recusal, recusal_id=of(story, 4).id, reason="情况属实")
    story.do(meetings.take_back_movement, movement_id=movement(story), reason="登记错人")
    assert [story.sheet(4, 0).state, story.sheet(4, 1).state] == ["recused", "open"]


def test_a_recusal_holds_where_the_proposal_is_judged_next(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    item = story.items()[0]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[1], reason="合作")
    story.do(meetings.set_aside, agenda_item_id=item, ground=Ground.OTHER, reason="另组评审")
    story.convene(size=6, proposals=story.proposals[:1])
    story.open(size=6)
    assert story.sheet(1).state == "recused"


def test_a_recusal_of_a_proposal_sealed_by_itself_waits_for_its_reopening(story: Story) -> None:
    story.convene(size=5)
    story.open()
    for place in range(5):
        story.score(place)
    item = story.items()[0]
    story.do(meetings.wish_recusal, proposal_id=story.proposals[0], expert_id=story.experts[3], reason="诉讼")
    story.do(meetings.close_item, agenda_item_id=item)
    row = next(one for one in recusals(story) if one.origin is Origin.WISHED)
    assert refusal(story, meetings.confirm_recusal, recusal_id=row.id, reason="成立") == "meetings.item_closed"
    story.do(meetings.reopen_item, agenda_item_id=item, reason="登记回避")
    story.do(meetings.confirm_recusal, recusal_id=row.id, reason="成立")
    assert story.sheet(3).state == "recused"


def test_edge_29_who_leaves_from_a_project_on_leaves_earlier_paper_sheets_open_for_keying(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": "赶航班"}
    story.do(meetings.record_leaving, from_item_id=story.items()[1], **facts)
    assert [story.sheet(1, item).state for item in range(3)] == ["open", "absent", "absent"]
    story.score(1, 0)
    assert (story.sheet(1).state, story.sheet(1).vote) == ("submitted", "agree")


def movement(story: Story) -> str:
    life = ask(story.workspace.store, OFFICE, rows.meeting_life.bind(meeting_id=story.meeting_id))
    return life.movements[-1].id


def test_a_leaving_registered_by_mistake_is_taken_back_with_its_ballots(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    story.score(1, 0, submit=False)
    facts = {"meeting_id": story.meeting_id, "expert_id": story.experts[1], "reason": "看错了"}
    story.do(meetings.record_leaving, **facts)
    assert (story.sheet(1).state, story.sheet(1).vote) == ("absent", None)
    story.do(meetings.take_back_movement, actor=CLERK, movement_id=movement(story), reason="人还在")
    assert [story.sheet(1, item).state for item in range(3)] == ["open"] * 3
    assert story.sheet(1).vote == "agree"
    again = {"movement_id": movement(story), "reason": "再次"}
    assert refusal(story, meetings.take_back_movement, **again) == "meetings.movement_not_newest"
    story.do(meetings.record_leaving, **facts)


def test_an_arrival_registered_by_mistake_is_taken_back_while_nothing_was_handed_in(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6, absent=(5,))
    facts = {"from_item_id": story.items()[1], "expert_id": story.experts[5], "reason": "迟到"}
    story.do(meetings.record_arrival, **facts)
    story.score(5, 1, submit=False, vote="")
    story.do(meetings.take_back_movement, movement_id=movement(story), reason="认错人")
    assert [story.sheet(5, item).state for item in range(3)] == ["absent"] * 3
    story.do(meetings.record_arrival, **facts)
    story.score(5, 1)
    back = {"movement_id": movement(story), "reason": "认错人"}
    assert refusal(story, meetings.take_back_movement, **back) == "meetings.movement_written"


def test_edge_32_an_acting_leader_is_named_and_taken_back(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    item = story.items()[0]
    story.do(meetings.record_recusal, agenda_item_id=item, expert_id=story.experts[0], reason="回避")
    named = {"agenda_item_id": item, "expert_id": story.experts[2], "reason": "专家组推举"}
    story.do(meetings.name_acting_leader, **named)
    story.do(meetings.release_acting_leader, agenda_item_id=item, reason="另行推举")
    assert story.ask(rows.attendance, meeting_id=story.meeting_id)[0].leader_id == ""
    back = {"agenda_item_id": item, "reason": "再次"}
    assert refusal(story, meetings.release_acting_leader, **back) == "meetings.nobody_acting"


def test_what_can_be_done_with_a_recusal_is_told(story: Story) -> None:
    move_to(story, 1, host_of(story))
    story.convene(size=5)
    acts = {one.act for one in of(story, 1, tie="host").acts}
    assert acts == {Act.CONFIRM_RECUSAL, Act.DISMISS_RECUSAL}


def test_the_gate_names_a_pair_that_waits_to_those_alone_who_read_recusals(story: Story) -> None:
    move_to(story, 1, host_of(story))
    story.convene(size=5)
    story.open()
    name = of(story, 1).expert_name
    named: set[Role] = set()
    for role in (Role.CLERK, Role.OFFICE, Role.SUPERVISOR, Role.VERIFIER, Role.HEAD):
        viewer = Actor("x", "某人", role)
        board = ask(story.workspace.store, viewer, scoring.gate_board.bind(meeting_id=story.meeting_id))
        lines = ask(story.workspace.store, viewer, scoring.gate_lines.bind(meeting_id=story.meeting_id))
        told = {line.blocker.code: line for row in board for line in row.lines}
        assert set(told) == {row.line.blocker.code for row in lines}
        if "scoring.gate.recusal_waiting" in told:
            assert name in told["scoring.gate.recusal_waiting"].expert
            named.add(role)
        else:
            assert "scoring.gate.tie_hint" not in told
            waits = told["scoring.gate.recusals_wait"]
            assert (waits.expert, waits.blocker.facts, waits.stands) == ("", {}, True)
            assert [row.agenda_item_id for row in lines if row.line.blocker.code == waits.blocker.code] == [""]
    assert named == {Role.CLERK, Role.OFFICE, Role.SUPERVISOR}
    story.do(meetings.dismiss_recusal, recusal_id=of(story, 1).id, reason="同名的另一单位")
    viewer = Actor("x", "某人", Role.VERIFIER)
    board = ask(story.workspace.store, viewer, scoring.gate_board.bind(meeting_id=story.meeting_id))
    assert "scoring.gate.recusals_wait" not in {line.blocker.code for row in board for line in row.lines}


def test_after_sealing_no_tie_waits_though_nobody_decided_about_a_distant_one(story: Story) -> None:
    story.convene(size=5)
    story.open()
    before = recusals(story)
    assert [row.waits for row in before] == [True] * len(before) != []
    assert not {row.tie for row in before} & {"host", "credit_code"}
    score_all(story)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    after = recusals(story)
    assert {(row.state, row.waits, row.sealed) for row in after} == {(RecusalState.WAITING, False, True)}
    assert story.ask(rows.meeting_desk, OFFICE, meeting_id=story.meeting_id).waiting == 0
