"""封存 by two people, reopening with a new version, correction dockets, waivers, re-checks; each with its way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState, SealState
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions import signatures
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.results import meeting_results, result_body, sealed_results
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.opinions import opinions as opinion_rows
from qtic_desktop.storage.queries.sealing import dockets, rechecks, seal_look
from qtic_desktop.storage.queries.today import waiting
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
WHY = "录入员抄错第一项，纸面为 9 分"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3, experts=8)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def begin(story: Story, *, two: bool = False, short: tuple[str, ...] = ("0", "2", "4"), spread: bool = False) -> None:
    """An open meeting of five in which everything is handed in; the proposals differ by their points."""
    if two:
        story.do(revise_rules, settings={"meeting_seals": "two"}, reason="现场封存由两人办理")
    story.convene(size=5)
    story.open()
    for item, points in enumerate(short):
        for place in range(5):
            story.score(place, item, short=str(place * 2) if spread else points)


def sealed(story: Story) -> None:
    begin(story)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)


def refusal(story: Story, use_case: Callable[..., Any], *, actor: Actor = OFFICE, **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(use_case, actor=actor, **facts)
    error = caught.value
    assert message(error.code, "zh", **error.facts) != message(error.code, "en", **error.facts)
    return error.code


def look(story: Story, actor: Actor = OFFICE) -> Any:
    return ask(story.workspace.store, actor, seal_look.bind(meeting_id=story.meeting_id))


def status(story: Story) -> str:
    return story.ask(rows.meetings)[0].status


def opinion_of(story: Story, item: int = 0) -> Any:
    wanted = story.items()[item]
    return next(row for row in story.ask(opinion_rows, meeting_id=story.meeting_id) if row.agenda_item_id == wanted)


def waits(story: Story, viewer: Actor) -> set[str]:
    """Kinds of work on the list of the day."""
    return {row.kind for row in story.ask(waiting, viewer, today=TODAY)}


def test_a_sealing_takes_the_organizer_and_the_supervisor(story: Story) -> None:
    begin(story, two=True)
    meeting = {"meeting_id": story.meeting_id}
    assert refusal(story, scoring.seal_meeting, **meeting) == "scoring.two_seals"
    story.do(scoring.ask_seal, **meeting)
    assert status(story) == "open"
    with pytest.raises(NotAllowed):
        story.do(scoring.confirm_seal, **meeting)
    with pytest.raises(NotAllowed):
        story.do(scoring.ask_seal, actor=SUPERVISOR, **meeting)
    assert {one.act for one in look(story, SUPERVISOR).acts} == {Act.CONFIRM_SEAL}
    assert waits(story, SUPERVISOR) == {"seals_to_confirm"}
    assert "meetings_to_seal" not in waits(story, OFFICE), "it is the other one's turn"
    story.do(scoring.confirm_seal, actor=SUPERVISOR, **meeting)
    (version,) = look(story).versions
    assert (version.state, version.asked_by, version.confirmed_by) == (SealState.SEALED, OFFICE.name, SUPERVISOR.name)
    assert status(story) == "sealed"


def test_one_person_with_both_roles_does_not_seal_alone(story: Story) -> None:
    begin(story, two=True)
    both = Actor("both", "小局一人", Role.OFFICE, None, frozenset({Role.SUPERVISOR}))
    story.do(scoring.ask_seal, actor=both, meeting_id=story.meeting_id)
    assert refusal(story, scoring.confirm_seal, actor=both, meeting_id=story.meeting_id) == "scoring.same_person"


def test_what_changes_after_the_request_is_not_sealed_and_the_request_is_taken_back(story: Story) -> None:
    begin(story, two=True)
    meeting = {"meeting_id": story.meeting_id}
    story.do(scoring.ask_seal, **meeting)
    ballot = {"agenda_item_id": story.items()[0], "expert_id": story.experts[0], "choice": "disagree"}
    story.do(scoring.cast_vote, actor=story.seat(0), **ballot)
    assert refusal(story, scoring.confirm_seal, actor=SUPERVISOR, **meeting) == "scoring.changed_since_asked"
    story.do(scoring.withdraw_seal, reason="改了一票", **meeting)
    story.do(scoring.ask_seal, **meeting)
    story.do(scoring.confirm_seal, actor=SUPERVISOR, **meeting)
    assert [one.state for one in look(story).versions] == [SealState.WITHDRAWN, SealState.SEALED]


def test_a_sealed_meeting_is_reopened_by_two_and_sealed_again_as_a_new_version(story: Story) -> None:
    sealed(story)
    before = [result_body(one) for one in story.ask(meeting_results, meeting_id=story.meeting_id)]
    meeting = {"meeting_id": story.meeting_id}
    assert refusal(story, scoring.ask_reopen, reason="短", **meeting) == "scoring.reopen_without_reason"
    story.do(scoring.ask_reopen, reason="一位专家的回避没有登记", **meeting)
    story.do(scoring.withdraw_reopen, **meeting)
    story.do(scoring.ask_reopen, reason="一位专家的回避没有登记", **meeting)
    assert waits(story, SUPERVISOR) == {"reopenings_to_confirm"}
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **meeting)
    assert waits(story, SUPERVISOR) == set()
    assert status(story) == "open"
    with pytest.raises(NotAllowed):
        ask(story.workspace.store, OFFICE, sealed_results.bind(**meeting))
    story.do(scoring.seal_meeting, **meeting)
    assert [result_body(one) for one in story.ask(meeting_results, **meeting)] == before
    first, second = look(story).versions
    assert (first.state, first.reopen_by, first.reopen_confirmed_by) == (
        SealState.REOPENED,
        OFFICE.name,
        SUPERVISOR.name,
    )
    assert (second.number, second.state) == (2, SealState.SEALED)


def test_edge_46_reopening_supersedes_only_the_opinions_whose_figures_changed(story: Story) -> None:
    sealed(story)
    for item in story.items()[:2]:
        story.do(opinions.draft_opinion, agenda_item_id=item)
    finish(story, 0)
    finish(story, 1)
    meeting = {"meeting_id": story.meeting_id}
    story.do(scoring.ask_reopen, reason="第一个项目漏登一位专家回避", **meeting)
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **meeting)
    late = {"opinion_id": opinion_of(story).opinion_id, "field_name": "x", "certificate_sha256": "", "before": ""}
    assert refusal(story, opinions.store_signature, pdf_sha256="", **late) == "opinions.not_sealed"
    by_hand = {"opinion_id": opinion_of(story).opinion_id, "expert_ids": story.experts[:1], "scan_sha256": "0" * 64}
    assert refusal(story, signatures.record_paper_signatures, **by_hand) == "opinions.not_sealed"
    ballot = {"agenda_item_id": story.items()[0], "expert_id": story.experts[0], "choice": "disagree"}
    story.do(scoring.cast_vote, actor=story.seat(0), **ballot)
    story.do(scoring.seal_meeting, **meeting)
    assert [opinion_of(story, item).status for item in (0, 1)] == ["superseded", "final"]
    story.do(opinions.draft_opinion, agenda_item_id=story.items()[0], reason="启封后得票有变")
    assert opinion_of(story).version_no == 2


def finish(story: Story, item: int) -> None:
    """Freeze an opinion as far as the record is concerned; no file is needed here."""
    row = opinion_of(story, item)
    facts = story.ask(opinions.opinion_facts, agenda_item_id=story.items()[item], version_no=1)
    digest = story.workspace.attachments.put(f"opinion {item}".encode())
    signers = [seat for seat in facts.panel if not seat.recused]
    named = {"opinion_id": row.opinion_id, "facts": facts, "pdf_sha256": digest, "signers": signers}
    story.do(opinions.finalize_opinion, **named)


def correction(story: Story, place: int = 0, item: int = 2, *, after: str = "20") -> dict[str, Any]:
    """Points of the first criterion of one sheet."""
    sheet = story.sheet(place, item)
    return {"sheet_id": sheet.id, "kind": DocketKind.POINTS, "criterion": "1", "after": after}


def test_a_docket_says_its_effect_before_it_is_done_and_does_just_that(story: Story) -> None:
    begin(story, spread=True)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    story.do(opinions.draft_opinion, agenda_item_id=story.items()[2])
    change = correction(story, 2, after="0")
    effect = ask(story.workspace.store, OFFICE, scoring.docket_effect.bind(**change))
    was = story.ask(meeting_results, meeting_id=story.meeting_id)[2]
    (moved,) = [one for one in effect.items if one.agenda_item_id == was.agenda_item_id]
    assert (moved.mean_before, moved.rank_before) == (str(was.result.mean), was.rank.rank)
    assert [paper.status for paper in effect.papers] == ["draft"]
    story.do(scoring.ask_docket, reason=WHY, **change)
    assert result_body(story.ask(meeting_results, meeting_id=story.meeting_id)[2]) == result_body(was), "not yet"
    (row,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
    with pytest.raises(NotAllowed):
        story.do(scoring.confirm_docket, docket_id=row.id)
    story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    now = story.ask(meeting_results, meeting_id=story.meeting_id)[2]
    assert (str(now.result.mean), now.rank.rank, now.result.verdict) == (
        moved.mean_after,
        moved.rank_after,
        moved.verdict_after,
    )
    assert story.sheet(2, 2).entries["1"].points == 0
    assert opinion_of(story, 2).status == "superseded"
    assert [one.number for one in look(story).versions] == [1, 2]


def test_a_docket_is_taken_back_before_and_changed_back_by_another_one_after(story: Story) -> None:
    sealed(story)
    before = [result_body(one) for one in story.ask(meeting_results, meeting_id=story.meeting_id)]
    points = str(story.sheet(0, 2).entries["1"].points)
    story.do(scoring.ask_docket, reason=WHY, **correction(story, after="5"))
    waiting = ask(story.workspace.store, OFFICE, dockets.bind(meeting_id=story.meeting_id))[0]
    assert refusal(story, scoring.ask_docket, reason=WHY, **correction(story, after="6")) == "scoring.docket_waiting"
    story.do(scoring.withdraw_docket, docket_id=waiting.id, reason="纸面无误")
    assert refusal(story, scoring.confirm_docket, actor=SUPERVISOR, docket_id=waiting.id) == "scoring.docket_ended"
    for after in ("5", points):
        story.do(scoring.ask_docket, reason=WHY, **correction(story, after=after))
        last = ask(story.workspace.store, OFFICE, dockets.bind(meeting_id=story.meeting_id))[-1]
        story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=last.id)
    assert [result_body(one) for one in story.ask(meeting_results, meeting_id=story.meeting_id)] == before
    found = ask(story.workspace.store, OFFICE, dockets.bind(meeting_id=story.meeting_id))
    assert [row.state for row in found] == [DocketState.WITHDRAWN, DocketState.CONFIRMED, DocketState.CONFIRMED]


def test_a_ballot_and_a_late_recusal_are_corrected_by_docket(story: Story) -> None:
    story.convene(size=6)
    story.open(size=6)
    for item in range(3):
        for place in range(6):
            story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    sheet = story.sheet(1, 0)
    for kind, after in ((DocketKind.BALLOT, "disagree"), (DocketKind.RECUSAL, "会后发现在依托单位任职")):
        story.do(scoring.ask_docket, sheet_id=sheet.id, kind=kind, after=after, reason="会后核对发现登记有误")
        last = ask(story.workspace.store, OFFICE, dockets.bind(meeting_id=story.meeting_id))[-1]
        story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=last.id)
    result = story.ask(meeting_results, meeting_id=story.meeting_id)[0].result
    assert (result.counted, result.vote.entitled, result.vote.disagree) == (5, 5, 0)
    assert story.sheet(1, 0).state == "recused"


def test_a_docket_that_leaves_something_to_settle_is_refused(story: Story) -> None:
    sealed(story)
    sheet = story.sheet(0, 0)
    wrong = {"sheet_id": sheet.id, "kind": DocketKind.PAPER_TOTAL, "after": "3"}
    assert refusal(story, scoring.ask_docket, reason=WHY, **wrong) == "scoring.docket_blocked"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"after": "999"}, "scoring.above_maximum"),
        ({"criterion": "99"}, "scoring.no_such_criterion"),
        ({"kind": DocketKind.BALLOT, "after": "agree"}, "scoring.docket_same"),
        ({"kind": DocketKind.BALLOT, "after": "x"}, "scoring.docket_same"),
        ({"kind": DocketKind.RECUSAL, "after": " "}, "meetings.recusal_without_reason"),
    ],
)
def test_an_impossible_docket_is_refused(story: Story, change: dict[str, Any], code: str) -> None:
    sealed(story)
    assert refusal(story, scoring.ask_docket, reason=WHY, **{**correction(story), **change}) == code
    assert refusal(story, scoring.ask_docket, reason="短", **correction(story, after="5")) == (
        "scoring.docket_without_reason"
    )


def test_no_docket_is_written_and_no_effect_told_before_sealing(story: Story) -> None:
    begin(story)
    change = correction(story, after="5")
    assert refusal(story, scoring.ask_docket, reason=WHY, **change) == "scoring.docket_not_sealed"
    for actor in (OFFICE, CLERK, SUPERVISOR):
        with pytest.raises(NotAllowed):
            ask(story.workspace.store, actor, scoring.docket_effect.bind(**change))


def test_edge_43_a_ticked_veto_is_waived_by_the_supervisor_with_a_reason_beside_the_figures(story: Story) -> None:
    story.convene(size=5)
    story.open()
    sheet = story.sheet(0, 0)
    story.do(scoring.save_veto, sheet_id=sheet.id, veto=True, reason="疑似重复申报")
    for item in range(3):
        for place in range(5):
            story.score(place, item)
    meeting = {"meeting_id": story.meeting_id}
    assert refusal(story, scoring.seal_meeting, **meeting) == "scoring.decision_needed"
    waived = {
        "code": "scoring.veto",
        "agenda_item_id": story.items()[0],
        "expert_id": story.experts[0],
        "reason": "监督员核查原件，未见重复申报",
    }
    with pytest.raises(NotAllowed):
        story.do(scoring.waive_blocker, **meeting, **waived)
    story.do(scoring.waive_blocker, actor=SUPERVISOR, **meeting, **waived)
    row = next(one for one in board(story) if one.agenda_item_id == story.items()[0])
    assert row.clear
    waiver = row.lines[0].waiver
    assert waiver is not None
    story.do(scoring.withdraw_waiver, actor=SUPERVISOR, waiver_id=waiver.id, reason="再核对")
    assert refusal(story, scoring.seal_meeting, **meeting) == "scoring.decision_needed"
    story.do(scoring.waive_blocker, actor=SUPERVISOR, **meeting, **waived)
    story.do(scoring.seal_meeting, **meeting)


def board(story: Story, actor: Actor = OFFICE) -> Any:
    return ask(story.workspace.store, actor, scoring.gate_board.bind(meeting_id=story.meeting_id))


def test_the_board_lists_what_stands_in_the_way_and_nothing_else_is_waived(story: Story) -> None:
    story.convene(size=5)
    story.open()
    story.do(meetings.record_pledge, meeting_id=story.meeting_id, expert_id=story.experts[0], devices=True)
    lines = [line for row in board(story, SUPERVISOR) for line in row.lines]
    codes = [line.blocker.code for line in lines]
    assert codes.count("scoring.gate.pledge_missing") == 4
    assert codes.count("scoring.sheet_open") == 15
    assert codes.count("scoring.vote_missing") == 15
    assert {line.blocker.code for line in lines if line.waivable} >= {"scoring.gate.pledge_missing"}
    waived = {"meeting_id": story.meeting_id, "reason": "监督员同意先行封存结果"}
    code = refusal(story, scoring.waive_blocker, actor=SUPERVISOR, code="scoring.sheet_open", **waived)
    assert code == "scoring.not_waivable"
    code = refusal(story, scoring.waive_blocker, actor=SUPERVISOR, code="scoring.veto", **waived)
    assert code == "scoring.no_such_blocker"
    for item in range(3):
        for place in range(5):
            story.score(place, item)
    assert refusal(story, scoring.seal_meeting, meeting_id=story.meeting_id) == "scoring.pledges_missing"
    for expert in story.experts[1:5]:
        named = {"code": "scoring.gate.pledge_missing", "expert_id": expert}
        story.do(scoring.waive_blocker, actor=SUPERVISOR, **waived, **named)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)


def test_edge_42_the_board_says_a_tie_at_the_line_without_the_figure(story: Story) -> None:
    story.do(revise_rules, settings={"pass_mean": "100"}, reason="试验界线")
    begin(story, short=("0", "0", "0"))
    lines = [line for row in board(story) for line in row.lines]
    assert {line.blocker.code for line in lines} >= {"scoring.gate.tie_at_cut"}
    assert all("100" not in str(dict(line.blocker.facts)) for line in lines)


def revised(story: Story) -> str:
    """A sealed meeting whose first proposal is agreed to after revision."""
    story.convene(size=5)
    story.open()
    for item in range(3):
        for place in range(5):
            story.score(place, item, vote="agree-after-revision" if item == 0 else "agree")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    return story.items()[0]


def test_what_is_agreed_to_after_revision_comes_back_for_a_recheck(story: Story) -> None:
    asked = {"agenda_item_id": revised(story), "demands": "补充分年度指标", "due_on": date(2026, 4, 10)}
    story.do(scoring.ask_revision, actor=CLERK, **asked)
    assert refusal(story, scoring.ask_revision, **asked) == "scoring.revision_asked"
    row = ask(story.workspace.store, OFFICE, rechecks.bind())[0]
    story.do(scoring.withdraw_revision, recheck_id=row.id, reason="期限写错")
    story.do(scoring.ask_revision, **{**asked, "due_on": date(2026, 4, 20)})
    row = ask(story.workspace.store, OFFICE, rechecks.bind())[0]
    checked = {"recheck_id": row.id, "checked_by": "组长王建国", "note": "指标已补齐"}
    story.do(scoring.record_recheck, passed=False, **checked)
    story.do(scoring.withdraw_recheck, recheck_id=row.id, reason="登记有误")
    story.do(scoring.record_recheck, passed=True, **checked)
    assert refusal(story, scoring.record_recheck, passed=True, **checked) == "scoring.recheck_ended"
    assert {row.state for row in ask(story.workspace.store, OFFICE, rechecks.bind())} == {"passed", "withdrawn"}
    other = {**asked, "agenda_item_id": story.items()[1]}
    assert refusal(story, scoring.ask_revision, **other) == "scoring.nothing_to_revise"


def test_a_proposal_reviewed_before_is_reviewed_again_and_keeps_its_first_result(story: Story) -> None:
    sealed(story)
    first, meeting = story.proposals[0], story.meeting_id
    assert refusal(story, scoring.withdraw_review, proposal_id=first, reason="x") == "scoring.not_returned"
    story.do(scoring.return_to_review, proposal_id=first, reason="复核未通过，重新评审")
    story.do(scoring.withdraw_review, proposal_id=first, reason="改为补充材料")
    story.do(scoring.return_to_review, proposal_id=first, reason="复核未通过，重新评审")
    story.convene(size=5, proposals=[first])
    story.open()
    for place in range(5):
        story.score(place, 0, short="10")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert {row.id: row.status for row in story.ask(intake_rows.proposals)}[first] == "reviewed"
    old = story.ask(meeting_results, meeting_id=meeting)[0].result.mean
    new = story.ask(meeting_results, meeting_id=story.meeting_id)[0].result.mean
    assert old != new


def test_a_meeting_whose_proposal_is_reviewed_anew_is_not_reopened(story: Story) -> None:
    sealed(story)
    story.do(scoring.return_to_review, proposal_id=story.proposals[0], reason="重新评审")
    story.do(scoring.ask_reopen, meeting_id=story.meeting_id, reason="会后发现漏登一位专家的回避")
    code = refusal(story, scoring.confirm_reopen, actor=SUPERVISOR, meeting_id=story.meeting_id)
    assert code == "scoring.gone_further"
    story.do(scoring.withdraw_reopen, meeting_id=story.meeting_id)
