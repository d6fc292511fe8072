"""Points, abstention, votes and sealing: what is kept, what is refused, and who may (三（二）)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from qtic_desktop.domain.errors import NotAllowed, Refused, StaleEdit
from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.results import expert_names, meeting_results
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries import meetings as meeting_rows
from tests.review_story import CLERK, Story, begin_story
from tests.storage.test_meeting_services import refused


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    made.open()
    yield made
    made.workspace.close()


def points(story: Story, text: str, *, criterion: str = "1", place: int = 0) -> None:
    sheet = story.sheet(place)
    story.do(scoring.save_points, actor=story.seat(place), sheet_id=sheet.id, criterion=criterion, text=text)


def test_blank_and_zero_are_different(story: Story) -> None:
    points(story, "0")
    assert story.sheet(0).entries["1"].points == Decimal(0)
    points(story, "")
    assert story.sheet(0).entries["1"].points is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("15.5", "scoring.above_maximum"),
        ("-1", "scoring.negative"),
        ("8.3", "scoring.off_step"),
        ("八分", "scoring.not_a_number"),
        ("8,5", "scoring.not_a_number"),
    ],
)
def test_an_impossible_score_is_refused_and_the_old_one_stays(story: Story, text: str, code: str) -> None:
    points(story, "12.5")
    with pytest.raises(Refused) as caught:
        points(story, text)
    assert refused(caught.value) == code
    assert story.sheet(0).entries["1"].points == Decimal("12.5")


def test_full_width_figures_are_understood(story: Story) -> None:
    points(story, "１２．５")
    assert story.sheet(0).entries["1"].points == Decimal("12.5")


def test_an_expert_touches_only_the_own_sheet(story: Story) -> None:
    foreign = story.sheet(1)
    for use_case, facts in (
        (scoring.save_points, {"criterion": "1", "text": "5"}),
        (scoring.save_comment, {"criterion": "1", "text": "好"}),
        (scoring.save_veto, {"veto": True, "reason": "疑似"}),
        (scoring.abstain_sheet, {"reason": "不熟悉"}),
        (scoring.submit_sheet, {}),
    ):
        with pytest.raises(NotAllowed):
            story.do(use_case, actor=story.seat(0), sheet_id=foreign.id, **facts)
    assert story.sheet(1).entries == {}
    with pytest.raises(NotAllowed):
        story.do(
            scoring.cast_vote,
            actor=story.seat(0),
            agenda_item_id=foreign.agenda_item_id,
            expert_id=foreign.expert_id,
            choice="agree",
        )


def test_a_sheet_with_a_blank_item_is_not_handed_in(story: Story) -> None:
    points(story, "12.5")
    with pytest.raises(Refused) as caught:
        story.do(scoring.submit_sheet, actor=story.seat(0), sheet_id=story.sheet(0).id)
    assert refused(caught.value) == "scoring.blank_items"
    assert story.sheet(0).state == "open"


def test_a_submitted_sheet_is_locked(story: Story) -> None:
    story.score(0)
    with pytest.raises(Refused) as caught:
        points(story, "1")
    assert refused(caught.value) == "scoring.sheet_locked"


def test_items_that_do_not_apply_take_no_points(story: Story) -> None:
    story.leave_out("3")
    with pytest.raises(Refused) as caught:
        points(story, "1", criterion="3")
    assert refused(caught.value) == "scoring.not_applicable"


def test_abstaining_needs_a_reason_and_can_be_taken_back(story: Story) -> None:
    sheet = story.sheet(0)
    with pytest.raises(Refused) as caught:
        story.do(scoring.abstain_sheet, actor=story.seat(0), sheet_id=sheet.id, reason="")
    assert refused(caught.value) == "scoring.abstain_without_reason"
    story.do(scoring.abstain_sheet, actor=story.seat(0), sheet_id=sheet.id, reason="不熟悉领域")
    assert (story.sheet(0).state, story.sheet(0).reason) == ("abstained", "不熟悉领域")
    story.do(scoring.resume_sheet, actor=story.seat(0), sheet_id=sheet.id)
    assert (story.sheet(0).state, story.sheet(0).reason) == ("open", "")


def test_a_veto_needs_its_reason_and_stops_the_figures(story: Story) -> None:
    sheet = story.sheet(0)
    with pytest.raises(Refused) as caught:
        story.do(scoring.save_veto, sheet_id=sheet.id, veto=True, reason="")
    assert refused(caught.value) == "scoring.veto_without_reason"
    story.do(scoring.save_veto, sheet_id=sheet.id, veto=True, reason="合同扫描件前后不一")
    codes = {b.code for b in story.ask(meeting_results, meeting_id=story.meeting_id)[0].blockers}
    assert "scoring.veto" in codes


def test_a_differing_paper_sum_blocks_until_it_is_corrected_even_after_submission(story: Story) -> None:
    for place in range(5):
        story.score(place)
    sheet = story.sheet(0)
    story.do(scoring.record_paper_total, actor=CLERK, sheet_id=sheet.id, text="９０")
    codes = [b.code for b in story.ask(meeting_results, meeting_id=story.meeting_id)[0].blockers]
    assert codes == ["scoring.paper_total"]
    total = sum(entry.points for entry in sheet.entries.values() if entry.points is not None)
    story.do(scoring.record_paper_total, actor=CLERK, sheet_id=sheet.id, text=str(total))
    assert story.ask(meeting_results, meeting_id=story.meeting_id)[0].blockers == ()
    with pytest.raises(Refused) as caught:
        story.do(scoring.record_paper_total, actor=CLERK, sheet_id=sheet.id, text="NaN")
    assert refused(caught.value) == "scoring.paper_total_unreadable"


def test_each_open_sheet_is_named_once(story: Story) -> None:
    blockers = story.ask(meeting_results, meeting_id=story.meeting_id)[0].blockers
    waiting = [b.facts["expert"] for b in blockers if b.code == "scoring.sheet_open"]
    assert waiting == story.experts[:5]


def test_only_sheets_that_can_count_are_voided(story: Story) -> None:
    story.score(0)
    sheet = story.sheet(0)
    story.do(scoring.void_sheet, actor=CLERK, sheet_id=sheet.id, reason="未签名")
    assert story.sheet(0).state == "void"
    with pytest.raises(Refused) as caught:
        story.do(scoring.void_sheet, actor=CLERK, sheet_id=sheet.id, reason="再次")
    assert refused(caught.value) == "scoring.cannot_void"


def test_a_later_vote_replaces_the_earlier(story: Story) -> None:
    item = story.items()[0]
    for choice in ("agree", "disagree"):
        story.do(scoring.cast_vote, agenda_item_id=item, expert_id=story.experts[0], choice=choice)
    with pytest.raises(StatementError):
        story.do(scoring.cast_vote, agenda_item_id=item, expert_id=story.experts[0], choice="maybe")
    assert story.sheet(0).vote == "disagree", "a word that is no choice never reaches the record"


def test_sealing_waits_for_everything_and_then_fixes_it(story: Story) -> None:
    with pytest.raises(Refused) as caught:
        story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert refused(caught.value) == "scoring.cannot_seal"
    for item in range(2):
        for place, short in enumerate(("10", "0", "2", "4", "6")):
            story.score(place, item, short=short)
    with pytest.raises(NotAllowed):
        story.do(scoring.seal_meeting, actor=CLERK, meeting_id=story.meeting_id)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert story.ask(meeting_rows.meetings)[0].status == "sealed"
    with pytest.raises(Refused) as caught:
        points(story, "1")
    assert refused(caught.value) == "meetings.sealed"


def test_the_mean_drops_one_highest_and_one_lowest(story: Story) -> None:
    for place, short in enumerate(("10", "0", "2", "4", "6")):
        story.score(place, short=short)
    outcome = story.ask(meeting_results, meeting_id=story.meeting_id)[0]
    assert outcome.blockers == ()
    assert (outcome.result.dropped_high, outcome.result.dropped_low) == (story.experts[1], story.experts[0])
    maximum = outcome.case.rubric.maximum(outcome.case.not_applicable)
    exact = sum((maximum - short for short in (2, 4, 6)), Decimal(0)) / 3 / maximum * 100
    assert outcome.result.mean == exact.quantize(Decimal("0.01"))
    assert outcome.result.verdict == "pass"
    assert set(story.ask(expert_names, meeting_id=story.meeting_id)) == set(story.experts[:5])


def test_the_desk_writes_on_no_sheet_the_expert_writes_on_and_takes_it_over_with_a_trace(story: Story) -> None:
    points(story, "12.5")
    sheet = story.sheet(0)
    facts = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id}
    for act in (
        lambda: story.do(scoring.save_points, actor=CLERK, sheet_id=sheet.id, criterion="1", text="3"),
        lambda: story.do(scoring.cast_vote, actor=CLERK, **facts, choice="agree"),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert refused(caught.value) == "scoring.own_hand"
    assert story.sheet(0) == sheet
    with pytest.raises(Refused) as caught:
        story.do(corrections.key_from_paper, actor=CLERK, sheet_id=sheet.id, reason=" ")
    assert refused(caught.value) == "scoring.paper_without_reason"
    story.do(corrections.key_from_paper, actor=CLERK, sheet_id=sheet.id, reason="电脑坏了")
    assert story.sheet(0).entries["1"].points is None
    story.do(scoring.save_points, actor=CLERK, sheet_id=sheet.id, criterion="1", text="3")
    story.do(scoring.cast_vote, actor=CLERK, **facts, choice="agree")
    assert (story.sheet(0).keyed_by, story.sheet(0).vote_keyed_by) == (CLERK.name, CLERK.name)
    assert check_workspace(story.workspace) == ()


def test_the_desk_changes_no_ballot_that_is_in_but_by_returning_the_sheet(story: Story) -> None:
    story.score(0, vote="agree")
    sheet = story.sheet(0)
    facts = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id}
    with pytest.raises(Refused) as caught:
        story.do(scoring.cast_vote, actor=CLERK, **facts, choice="disagree")
    assert refused(caught.value) == "scoring.ballot_fixed"
    story.do(corrections.return_sheet, sheet_id=sheet.id, reason="票录错")
    story.do(scoring.cast_vote, actor=CLERK, **facts, choice="disagree")
    assert story.sheet(0).vote == "disagree"
    story.do(scoring.cast_vote, actor=story.seat(0), **facts, choice="abstain")
    with pytest.raises(Refused) as caught:
        story.do(scoring.cast_vote, actor=CLERK, **facts, choice="agree")
    assert refused(caught.value) == "scoring.ballot_own"
    assert story.sheet(0).vote == "abstain"


def test_a_value_that_somebody_else_put_there_meanwhile_is_shown_beside_ones_own(story: Story) -> None:
    sheet = story.sheet(0)
    number = sheet.rubric.criteria[0].number
    save = {"sheet_id": sheet.id, "criterion": number}
    desk = replace(story.seat(0), name="另一台电脑")
    story.do(scoring.save_points, actor=story.seat(0), **save, text="7", seen={""})
    story.do(scoring.save_points, actor=desk, **save, text="8.5")
    with pytest.raises(StaleEdit) as caught:
        story.do(scoring.save_points, actor=story.seat(0), **save, text="9", seen={"", "7"})
    facts = caught.value.facts
    assert caught.value.code == "scoring.other_value"
    assert (facts["theirs"], facts["mine"], facts["who"]) == ("8.5", "9", "另一台电脑")
    assert story.sheet(0).entries[number].points == Decimal("8.5")
    story.do(scoring.save_points, actor=story.seat(0), **save, text="8.5", seen={"", "7"})  # the same is no other value
    story.do(scoring.save_points, actor=story.seat(0), **save, text="9", seen={"", "7", "8.5"})
    assert story.sheet(0).entries[number].points == Decimal(9)
