"""无记名表决: papers without a name in a box, counted by two; the record knows how many of each kind and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.content.opinions import draft_text, opinion_document
from qtic_desktop.documents.model import Paragraph
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.rule_settings import votes_in_secret
from qtic_desktop.domain.scoring import SecretCount, count_secret
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.services import meetings, registry, results, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions.facts import opinion_facts
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.keying import pile
from qtic_desktop.storage.queries.meetings import agenda_lines
from qtic_desktop.storage.queries.today import waiting
from qtic_desktop.storage.tables.scoring import BallotCount, Vote
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

TELLERS = {"counted_by": "工作人员甲", "watched_by": "监督员乙"}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """A new centre voted on by name and a conversion voted on in secret, five experts, everything else handed in."""
    made = begin_story(tmp_path / "w", proposals=2)
    made.do(registry.revise_rules, settings={"secret_ballot": "conversion"}, reason="转建考核无记名表决")
    made.convene()
    made.open()
    for place in range(5):
        made.score(place, 0)
        made.score(place, 1, vote="")
        made.do(meetings.record_pledge, meeting_id=made.meeting_id, expert_id=made.experts[place], devices=True)
    yield made
    made.workspace.close()


def count(story: Story, *numbers: int) -> None:
    """Enter the box of the conversion."""
    story.do(
        scoring.record_ballots, actor=CLERK, agenda_item_id=story.items()[1], count=SecretCount(*numbers), **TELLERS
    )


def blockers(story: Story) -> list[str]:
    """What stands in the way of the conversion, hints apart."""
    item = story.items()[1]
    board = story.ask(scoring.gate_lines, OFFICE, meeting_id=story.meeting_id)
    return [one.line.blocker.code for one in board if one.agenda_item_id == item and not one.line.hint]


def seal(story: Story) -> Any:
    """The outcome of the conversion once sealed."""
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id, decision="")
    return story.ask(results.meeting_results, meeting_id=story.meeting_id)[1]


def test_the_rules_say_which_votes_are_held_in_secret() -> None:
    assert not votes_in_secret({}, "CONVERSION")
    assert votes_in_secret({"secret_ballot": "conversion"}, "CONVERSION")
    assert not votes_in_secret({"secret_ballot": "conversion"}, "NEW")
    assert votes_in_secret({"secret_ballot": "all"}, "NEW")


def test_a_count_carries_by_those_entitled_and_spoiled_ballots_are_no_yes() -> None:
    assert count_secret(SecretCount(3, 1, 0, 0, 1), 5, "2/3").carried is True
    lost = count_secret(SecretCount(3, 0, 0, 0, 2), 5, "2/3")
    assert (lost.carried, lost.invalid, lost.missing, lost.cast) == (False, 2, 0, 3)
    assert count_secret(SecretCount(3, 1, 0, 0), 5, "2/3").carried is None, "a ballot too few carries nothing"
    assert count_secret(None, 5, "2/3").carried is None


def test_nobody_votes_by_name_and_no_ballot_is_awaited_on_a_sheet(story: Story) -> None:
    item, expert = story.items()[1], story.experts[0]
    with pytest.raises(Refused, match="ballot_secret"):
        story.do(scoring.cast_vote, actor=story.seat(0), agenda_item_id=item, expert_id=expert, choice="agree")
    sheet = story.sheet(0, 1)
    assert (sheet.secret, sheet.voted, sheet.vote) == (True, True, None)
    states = story.ask(score_rows.sheet_states, meeting_id=story.meeting_id)
    assert [one.secret for one in states] == [False] * 5 + [True] * 5
    assert all(one.voted and not one.votes_on_paper for one in story.ask(pile, OFFICE, agenda_item_id=item).columns)
    assert blockers(story) == ["scoring.count_missing"], "the box alone is waited for"
    waits = {row.kind: row.count for row in story.ask(waiting, CLERK, today=TODAY)}
    assert (waits.get("boxes_to_count"), waits.get("meetings_to_seal")) == (1, None)
    count(story, 5, 0, 0, 0)
    waits = {row.kind: row.count for row in story.ask(waiting, OFFICE, today=TODAY)}
    assert (waits.get("boxes_to_count"), waits.get("meetings_to_seal")) == (None, 1)


def test_the_box_is_counted_by_two_and_adds_up_to_those_entitled(story: Story) -> None:
    with pytest.raises(Refused, match="ballots_do_not_add_up"):
        count(story, 3, 1, 0, 0)
    with pytest.raises(Refused, match="ballots_do_not_add_up"):
        count(story, 7, 0, -2, 0)
    facts = {"agenda_item_id": story.items()[1], "count": SecretCount(5, 0, 0, 0)}
    for tellers in ({"counted_by": "甲", "watched_by": " 甲 "}, {"counted_by": "甲", "watched_by": ""}):
        with pytest.raises(Refused, match="two_tellers"):
            story.do(scoring.record_ballots, **facts, **tellers)
    with pytest.raises(Refused, match="not_in_secret"):
        story.do(scoring.record_ballots, **{**facts, "agenda_item_id": story.items()[0]}, **TELLERS)
    count(story, 4, 0, 1, 0)
    with pytest.raises(Refused, match="counted_already"):
        count(story, 5, 0, 0, 0)
    assert blockers(story) == []
    assert seal(story).result.verdict == "pass"


def test_a_count_is_taken_back_with_a_reason_and_entered_anew(story: Story) -> None:
    count(story, 5, 0, 0, 0)
    with pytest.raises(Refused, match="change_without_reason"):
        story.do(scoring.withdraw_ballots, agenda_item_id=story.items()[1], reason=" ")
    story.do(scoring.withdraw_ballots, agenda_item_id=story.items()[1], reason="唱票时看错一张")
    assert blockers(story) == ["scoring.count_missing"]
    count(story, 3, 1, 1, 0)
    with story.workspace.store.read() as session:
        kept = [
            (row.agree, row.withdrawn_reason) for row in session.query(BallotCount).order_by(BallotCount.entered_at)
        ]
    assert sorted(kept) == [(3, ""), (5, "唱票时看错一张")]
    assert seal(story).result.verdict == "revise"
    assert check_workspace(story.workspace) == ()


def test_who_is_recused_after_the_count_makes_the_vote_be_held_again(story: Story) -> None:
    """Nobody knows which ballot was theirs, so none is taken out."""
    count(story, 4, 0, 1, 0)
    story.do(
        meetings.record_recusal,
        agenda_item_id=story.items()[1],
        expert_id=story.experts[4],
        reason="会后发现与申报单位有合作",
    )
    assert "scoring.count_does_not_fit" in blockers(story)
    line = story.ask(agenda_lines, OFFICE, meeting_id=story.meeting_id)[1]
    assert [one.act for one in line.acts][:1] == [Act.WITHDRAW_BALLOTS]
    story.do(scoring.withdraw_ballots, agenda_item_id=story.items()[1], reason="回避以后重新表决")
    count(story, 3, 0, 1, 0)
    assert "scoring.count_does_not_fit" not in blockers(story)


def test_before_sealing_no_count_is_read_and_afterwards_none_has_a_name(story: Story) -> None:
    count(story, 3, 1, 0, 1)
    entries = [one for one in story.ask(trace, subjects=frozenset({story.meeting_id})) if one.act == Act.RECORD_BALLOTS]
    assert [(one.withheld, one.details) for one in entries] == [(True, {})]
    outcome = seal(story)
    assert (outcome.result.vote.agree, outcome.result.vote.abstain) == (3, 1)
    body = results.result_body(outcome)
    assert (body["secret"], body["vote"]) == (True, [3, 1, 0, 1, 5, 4])
    with story.workspace.store.read() as session:
        voters = {row.agenda_item_id for row in session.query(Vote)}
        kept = [row.__dict__ for row in session.query(BallotCount)]
    assert voters == {story.items()[0]}
    assert not any(expert in json.dumps(kept, default=str) for expert in story.experts)
    sheet = story.sheet(0, 1)
    with pytest.raises(Refused, match="docket_secret"):
        story.do(
            scoring.ask_docket,
            sheet_id=sheet.id,
            kind=DocketKind.BALLOT,
            after="disagree",
            reason="专家书面要求更正，附其签字",
        )


def test_the_opinion_says_that_it_was_secret_and_how_many_were_spoiled(story: Story) -> None:
    count(story, 4, 0, 0, 0, 1)
    seal(story)
    with story.workspace.store.read() as session:
        facts = opinion_facts(session, agenda_item_id=story.items()[1], version_no=1)
        by_name = opinion_facts(session, agenda_item_id=story.items()[0], version_no=1)

    def said(one: Any) -> str:
        blocks = opinion_document(one, draft_text(one), draft=True).blocks
        return "".join(block.text for block in blocks if isinstance(block, Paragraph)).replace("\u2060", "")

    assert "无记名投票方式，废票（含未交回）1票" in said(facts)
    assert "无记名" not in said(by_name)


def test_how_close_it_was_is_told_of_a_secret_vote_too(story: Story) -> None:
    count(story, 4, 0, 1, 0)  # four of five are needed: one ballot decides
    seal(story)
    rows = {row.agenda_item_id: row for row in story.ask(scoring.how_close, meeting_id=story.meeting_id)}
    assert rows[story.items()[1]].close.verdict_by_vote
    assert rows[story.items()[1]].close.lone == (), "of nobody it is known that their ballot decided"


def test_a_box_that_was_counted_keeps_the_meeting_from_being_closed_again(story: Story) -> None:
    count(story, 5, 0, 0, 0)
    line = story.ask(agenda_lines, OFFICE, meeting_id=story.meeting_id)[1]
    assert (line.life.secret, line.life.counted) == (True, True)
    seal(story)
    sealed = story.ask(agenda_lines, OFFICE, meeting_id=story.meeting_id)[1]
    assert sealed.acts == (), MeetingStatus.SEALED
