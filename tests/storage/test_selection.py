"""综合评价 through the door of the services: places, reasons, versions that are kept, and the way back of each act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.selection import filling
from qtic_desktop.gui.selection import words
from qtic_desktop.services import publicity, selection
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.results import meeting_results
from qtic_desktop.services.selection.planning import plan_adoption
from qtic_desktop.storage.queries.selection import ListRow, SelectionRow, selection_lists, selection_rows
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE, TODAY, Story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = sealed_story(tmp_path / "w")
    yield made
    made.workspace.close()


def lists(story: Story) -> tuple[ListRow, ...]:
    found: tuple[ListRow, ...] = story.ask(selection_lists)
    return found


def rows(story: Story, version: int = 0) -> tuple[SelectionRow, ...]:
    """Lines of a version, counted from the newest."""
    found: tuple[SelectionRow, ...] = story.ask(selection_rows, list_id=lists(story)[version].id)
    return found


def line(story: Story, proposal: int) -> SelectionRow:
    return next(row for row in rows(story) if row.proposal_id == story.proposals[proposal])


def decide(story: Story, proposal: int, decision: str, reason: str = "") -> None:
    story.do(selection.decide_selection, item_id=line(story, proposal).id, decision=decision, reason=reason)


def adopt(story: Story) -> None:
    story.do(
        selection.adopt_selection, list_id=lists(story)[0].id, meeting_reference="局务会纪要〔2026〕3号",
        decided_on=TODAY,
    )  # fmt: skip


def support_all(story: Story) -> None:
    story.do(selection.draft_selection)
    story.do(selection.apply_cut, list_id=lists(story)[0].id, places={"NEW": 3, "CONVERSION": 2})
    adopt(story)


def test_places_go_by_the_sealed_mean_within_a_track_and_equals_share_one(story: Story) -> None:
    story.do(selection.draft_selection)
    got = {row.proposal_id: (str(row.mean), row.verdict, row.rank, row.tied) for row in rows(story)}
    assert [got[proposal] for proposal in story.proposals] == [
        ("98.00", "pass", 1, False), ("95.00", "pass", 1, True), ("96.00", "pass", 2, True),
        ("95.00", "pass", 1, True), ("96.00", "pass", 2, True), ("99.00", "fail", None, False),
    ]  # fmt: skip


def test_the_summary_and_the_list_show_one_place_and_none_for_what_did_not_pass(story: Story) -> None:
    """The best mean of its track was voted down: it takes no place away from those that passed (三（三）)."""
    story.do(selection.draft_selection)
    listed = {row.proposal_id: (row.rank, row.tied) for row in rows(story)}
    outcomes = {one.proposal_id: one for one in story.ask(meeting_results, meeting_id=story.meeting_id)}
    shown = {key: (one.shown_rank.rank, bool(one.shown_rank.tied_with)) for key, one in outcomes.items()}
    assert shown == listed
    best = outcomes[story.proposals[5]]
    assert (best.rank.rank, best.shown_rank.rank) == (1, None), "the sealed place by mean stays what it was"


def test_what_did_not_pass_is_not_supported_whatever_its_mean(story: Story) -> None:
    story.do(selection.draft_selection)
    with pytest.raises(Refused, match=r"selection\.not_passed"):
        decide(story, 5, "support")
    assert line(story, 5).decision == "undecided"


def test_a_cut_through_equal_scores_decides_neither_of_them(story: Story) -> None:
    story.do(selection.draft_selection)
    story.do(selection.apply_cut, list_id=lists(story)[0].id, places={"NEW": 2, "CONVERSION": 1})
    assert [line(story, n).decision for n in range(6)] == [
        "support", "undecided", "undecided", "undecided", "undecided", "reject",
    ]  # fmt: skip


def test_passing_over_a_better_or_an_equal_one_needs_a_reason(story: Story) -> None:
    story.do(selection.draft_selection)
    for proposal, decision in enumerate(("reject", "support", "support", "support", "support", "reject")):
        decide(story, proposal, decision)
    assert line(story, 0).departs
    with pytest.raises(Refused, match=r"selection\.departs"):
        adopt(story)
    decide(story, 0, "reject", "依托单位已列入失信名单")
    decide(story, 3, "reject")
    with pytest.raises(Refused, match=r"selection\.departs"):
        adopt(story)
    decide(story, 3, "defer", "场地手续未办妥，待补")
    adopt(story)
    assert lists(story)[0].status == "adopted"
    assert check_workspace(story.workspace) == ()


def test_a_list_with_an_open_decision_is_not_adopted(story: Story) -> None:
    story.do(selection.draft_selection)
    with pytest.raises(Refused, match=r"selection\.undecided"):
        adopt(story)
    decide(story, 0, "support")
    decide(story, 0, "undecided")
    assert line(story, 0).decision == "undecided"


def test_another_name_needs_the_consent_of_the_host(story: Story) -> None:
    story.do(selection.draft_selection)
    story.do(selection.apply_cut, list_id=lists(story)[0].id, places={"NEW": 3, "CONVERSION": 2})
    item = line(story, 0).id
    story.do(selection.agree_name, item_id=item, center_name="青岛市深海装备技术创新中心", agreed_on=None)
    with pytest.raises(Refused, match=r"selection\.name_not_agreed"):
        adopt(story)
    story.do(selection.agree_name, item_id=item, center_name="青岛市深海装备技术创新中心", agreed_on=TODAY)
    adopt(story)


def test_a_newer_version_supersedes_and_the_older_is_kept_and_comes_back(story: Story) -> None:
    support_all(story)
    with pytest.raises(Refused, match=r"selection\.not_draft"):
        decide(story, 0, "reject", "改主意了，不再支持")
    with pytest.raises(Refused, match=r"selection\.reason_missing"):
        story.do(selection.draft_selection)
    story.do(selection.draft_selection, reason="依托单位来函放弃")
    with pytest.raises(Refused, match=r"selection\.draft_open"):
        story.do(selection.draft_selection, reason="再来一版看看")
    decide(story, 4, "reject", "依托单位来函放弃")
    adopt(story)
    assert [one.status for one in lists(story)] == ["adopted", "superseded"]
    assert sum(row.decision == "support" for row in rows(story, 1)) == 5
    story.do(selection.withdraw_selection, list_id=lists(story)[0].id, reason="会议重新研究")
    assert [one.status for one in lists(story)] == ["withdrawn", "adopted"]
    assert check_workspace(story.workspace) == ()


def test_a_published_list_is_not_taken_back_before_its_notice(story: Story) -> None:
    support_all(story)
    (notice,) = story.do(publicity.publish_notice, posted_on=TODAY, place="局网站", contact="0532-1").ids
    with pytest.raises(Refused, match=r"selection\.published"):
        story.do(selection.withdraw_selection, list_id=lists(story)[0].id, reason="会议重新研究")
    story.do(publicity.withdraw_notice, notice_id=notice, reason="名单有误")
    story.do(selection.withdraw_selection, list_id=lists(story)[0].id, reason="会议重新研究")
    assert lists(story)[0].status == "withdrawn"


def test_a_visit_is_noted_and_taken_back(story: Story) -> None:
    story.do(selection.draft_selection)
    item = line(story, 0).id
    with pytest.raises(Refused, match=r"selection\.visit_incomplete"):
        story.do(selection.record_site_visit, item_id=item, visited_on=TODAY, visit=" ")
    story.do(selection.record_site_visit, item_id=item, visited_on=TODAY, visit="设备到位")
    assert (line(story, 0).visited_on, line(story, 0).visit) == (TODAY, "设备到位")
    story.do(selection.record_site_visit, item_id=item, visited_on=None, visit="")
    assert line(story, 0).visited_on is None
    with pytest.raises(Refused, match=r"selection\.in_future"):
        story.do(selection.record_site_visit, item_id=item, visited_on=date(2030, 1, 1), visit="设备到位")


def test_the_office_alone_adopts_and_takes_back(story: Story) -> None:
    story.do(selection.draft_selection, actor=CLERK)
    arguments = {"list_id": lists(story)[0].id, "meeting_reference": "纪要", "decided_on": TODAY}
    with pytest.raises(NotAllowed):
        story.do(selection.adopt_selection, actor=CLERK, **arguments)
    with pytest.raises(NotAllowed):
        story.do(selection.withdraw_selection, actor=CLERK, list_id=lists(story)[0].id, reason="会议重新研究")
    story.do(selection.withdraw_selection, actor=OFFICE, list_id=lists(story)[0].id, reason="会议重新研究")


def test_what_a_filling_does_is_known_before_and_is_what_it_then_does(story: Story) -> None:
    story.do(selection.draft_selection)
    decide(story, 0, "defer", "场地手续未办妥，待补")
    places = {"NEW": 2, "CONVERSION": 2}
    fills = filling(rows(story), places)
    number = {row.id: story.proposals.index(row.proposal_id) for row in rows(story)}
    told = [
        sorted(number[one] for one in ids)
        for ids in (fills.supported, fills.outside, fills.not_passed, fills.tied, fills.unsealed, fills.decided)
    ]
    assert told == [[1, 3], [], [5], [2, 4], [], [0]]
    story.do(selection.apply_cut, list_id=lists(story)[0].id, places=places)
    decided = [line(story, n).decision for n in range(6)]
    assert decided == ["defer", "support", "undecided", "support", "undecided", "reject"]
    story.do(selection.decide_many, item_ids=(*fills.supported, *fills.not_passed), decision="undecided")
    assert sum(row.decision == "undecided" for row in rows(story)) == 5, "taken back in one go"


def test_one_raised_from_behind_those_passed_over_is_asked_why_it_was_this_one(story: Story) -> None:
    story.do(selection.draft_selection)
    for proposal, decision in enumerate(("reject", "support", "reject", "support", "support", "reject")):
        decide(story, proposal, decision, "依托单位已列入失信名单" if proposal in (0, 2) else "")
    list_id = lists(story)[0].id
    assert [line(story, n).raised for n in range(6)] == [False, False, False, False, True, False]
    raised = line(story, 4)
    assert story.ask(plan_adoption, list_id=list_id).unexplained == (raised.center_name,)
    assert raised.center_name in words.before_adoption(story.ask(plan_adoption, list_id=list_id))
    decide(story, 4, "support", "会议认为产业急需")
    assert story.ask(plan_adoption, list_id=list_id).unexplained == ()
    adopt(story)


def test_who_stands_within_the_places_is_not_raised(story: Story) -> None:
    story.do(selection.draft_selection)
    story.do(selection.apply_cut, list_id=lists(story)[0].id, places={"NEW": 1, "CONVERSION": 2})
    assert not any(row.raised for row in rows(story))
