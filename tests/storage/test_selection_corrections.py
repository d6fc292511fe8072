"""综合评价 and sealed figures that change after the list was drawn up: by a docket, by reopening, by another sealing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.gui.meetings.seal_acts import _reopen_told
from qtic_desktop.gui.publicity import words as publicity_words
from qtic_desktop.gui.scoring.sealed.words import lists_told
from qtic_desktop.gui.selection import words
from qtic_desktop.services import meetings, publicity, scoring, selection
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.publicity.planning import plan_posting
from qtic_desktop.services.selection.planning import plan_draft
from qtic_desktop.storage.queries.meetings import reopen_touch
from qtic_desktop.storage.queries.publicity import notice_history
from qtic_desktop.storage.queries.sealing import dockets
from qtic_desktop.storage.queries.selection import SelectionRow, selection_history, selection_lists, selection_rows
from qtic_desktop.storage.queries.selection_figures import dockets_waiting, lists_of_docket
from qtic_desktop.storage.queries.selection_late import sealed_later
from qtic_desktop.storage.tables.selection import SelectionItem
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE, TODAY, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)
WHY = "录入员抄错第一项，纸面少两分"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = sealed_story(tmp_path / "w")
    confirm(made, ask_docket(made, place=0, less=10))  # the lowest sheet is left out: 98.00 stays
    made.do(selection.draft_selection)
    yield made
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def newest(story: Story) -> str:
    found: str = story.ask(selection_lists)[0].id
    return found


def line(story: Story, proposal: int, list_id: str = "") -> SelectionRow:
    lines = story.ask(selection_rows, list_id=list_id or newest(story))
    found: SelectionRow = next(row for row in lines if row.proposal_id == story.proposals[proposal])
    return found


def decide_all(story: Story) -> None:
    story.do(selection.apply_cut, list_id=newest(story), places={"NEW": 3, "CONVERSION": 2})


def adopt(story: Story) -> None:
    facts = {"meeting_reference": "局务会纪要3号", "decided_on": TODAY}
    story.do(selection.adopt_selection, list_id=newest(story), **facts)


def ask_docket(story: Story, place: int = 1, less: int = 6) -> str:
    """One more sheet of the first proposal, six points less: 98.00 becomes 96.00."""
    sheet = story.sheet(place, 0)
    points = sheet.entries["1"].points
    assert points is not None
    change = {"kind": DocketKind.POINTS, "criterion": "1", "after": str(points - less), "reason": WHY}
    story.do(scoring.ask_docket, sheet_id=sheet.id, **change)
    found: str = story.ask(dockets, meeting_id=story.meeting_id)[-1].id
    return found


def confirm(story: Story, docket: str) -> Any:
    return story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=docket)


def reopen(story: Story) -> None:
    story.do(scoring.ask_reopen, meeting_id=story.meeting_id, reason="一位专家的回避没有登记")
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, meeting_id=story.meeting_id)


def refused(story: Story, call: Any, **facts: Any) -> str:
    with pytest.raises(Refused) as caught:
        story.do(call, **facts)
    return caught.value.code


def test_a_correction_takes_the_drawn_up_line_with_it_and_its_decision_is_open_again(story: Story) -> None:
    decide_all(story)
    other = line(story, 2)
    changes = confirm(story, ask_docket(story))
    assert Kind.SELECTION in changes.kinds
    now = line(story, 0)
    assert (str(now.mean), now.rank, now.decision, now.reason, now.corrected) == ("96.00", 1, "undecided", "", False)
    assert now.tied, "three stand at 96.00 now"
    assert line(story, 2).decision == other.decision == "support", "what did not change stays decided"
    last = story.ask(selection_history, item_id=now.id)[-1]
    assert (last.actor_name, last.act) == (SUPERVISOR.name, "confirm_docket")
    told = detail_lines(last.details, "zh", last.act)
    assert "平均分：98.00 → 96.00" in told
    assert "决定：拟支持 → 未决定" in told
    assert refused(
        story, selection.adopt_selection, list_id=newest(story), meeting_reference="纪要", decided_on=TODAY
    ) == ("selection.undecided")
    story.do(selection.decide_selection, item_id=now.id, decision="support")
    adopt(story)


def test_a_list_in_force_is_left_and_says_that_it_was_corrected(story: Story) -> None:
    decide_all(story)
    adopt(story)
    old = newest(story)
    confirm(story, ask_docket(story))
    row = line(story, 0)
    assert (str(row.mean), row.decision, row.corrected) == ("98.00", "support", True)
    assert words.correction(row) == "结果已更正（原 98.00，现 96.00），须拟定新版。"
    assert words.chip(row) == ("bad", "已更正")
    told = words.corrections(story.ask(selection_rows, list_id=old))
    assert told == f"《{row.center_name}》结果已更正（原 98.00，现 96.00），须拟定新版。"
    story.do(selection.draft_selection, reason="第一项更正")
    assert [(str(line(story, n).mean), line(story, n).decision) for n in (0, 2)] == [
        ("96.00", "undecided"),
        ("96.00", "support"),
    ]
    story.do(selection.decide_selection, item_id=line(story, 0).id, decision="support")
    adopt(story)
    assert words.corrections(story.ask(selection_rows, list_id=newest(story))) == ""
    assert not line(story, 0, old).corrected, "one that was superseded is history"


def test_a_list_of_figures_that_are_not_in_force_is_not_adopted(story: Story) -> None:
    """As drawn up by a program that left such a line alone."""
    decide_all(story)
    confirm(story, ask_docket(story))
    item = line(story, 0).id
    story.do(selection.decide_selection, item_id=item, decision="support")
    with story.workspace.store.begin(OFFICE) as work:
        work.get(SelectionItem, item).mean = Decimal("99.00")
        work.record(Act.DECIDE_SELECTION, Kind.SELECTION, item)
    with pytest.raises(Refused) as caught:
        adopt(story)
    assert caught.value.code == "selection.corrected"
    assert (str(caught.value.facts["was"]), str(caught.value.facts["now"])) == ("99.00", "96.00")
    story.do(selection.withdraw_selection, list_id=newest(story), reason="照更正重新拟定")
    story.do(selection.draft_selection, reason="照更正重新拟定")
    assert (str(line(story, 0).mean), line(story, 0).decision) == ("96.00", "undecided")


def test_a_reopened_meeting_leaves_nothing_to_decide_on_until_it_is_sealed_again(story: Story) -> None:
    decide_all(story)
    told = _reopen_told(story.ask(reopen_touch, meeting_id=story.meeting_id))
    assert "名单上 6 个项目撤下分数" in told
    reopen(story)
    row = line(story, 0)
    assert (row.mean, row.verdict, row.rank, row.decision) == (None, "", None, "undecided")
    assert "评审会已启封" in words.correction(row)
    decide = {"item_id": row.id, "decision": "reject", "reason": "先定下来再说"}
    assert refused(story, selection.decide_selection, **decide) == "selection.reopened"
    assert (
        refused(story, selection.adopt_selection, list_id=newest(story), meeting_reference="纪要", decided_on=TODAY)
        == "selection.reopened"
    )
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    again = line(story, 0)
    assert (str(again.mean), again.verdict, again.decision, again.corrected) == ("98.00", "pass", "undecided", False)
    decide_all(story)
    adopt(story)
    reopen(story)
    kept = line(story, 0)
    assert (str(kept.mean), kept.decision) == ("98.00", "support")
    assert "待重新封存（原 98.00 同意）" in words.correction(kept)


def test_before_it_is_confirmed_it_is_said_what_a_docket_touches_and_that_it_waits(story: Story) -> None:
    docket = ask_docket(story)
    assert "尚未决定" in lists_told(story.ask(lists_of_docket, docket_id=docket))
    decide_all(story)
    row = line(story, 0)
    (touched,) = story.ask(lists_of_docket, docket_id=docket)
    told = lists_told((touched,))
    assert f"《{row.center_name}》在拟定中的综合评价名单第 1 版上" in told
    assert "决定“拟支持”退回未决定" in told
    assert "更正单第 2 号待确认" in words.waiting(row)
    assert words.waiting(line(story, 2)) == ""
    assert row.center_name in words.waiting_of(story.ask(selection_rows, list_id=newest(story)))
    assert row.center_name in words.dockets_told(story.ask(dockets_waiting))
    adopt(story)
    assert "名单不变，须拟定新版" in lists_told(story.ask(lists_of_docket, docket_id=docket))
    confirm(story, docket)
    assert words.waiting(line(story, 0)) == ""
    assert lists_told(()) == "没有综合评价名单因此变动。"


def test_a_list_whose_results_were_corrected_is_published_only_with_the_ground_for_it(story: Story) -> None:
    decide_all(story)
    adopt(story)
    confirm(story, ask_docket(story))
    name = line(story, 0).center_name
    posting = {"posted_on": TODAY, "place": "局网站", "contact": "0532-1"}
    planned = story.ask(plan_posting, posted_on=TODAY)
    assert planned.corrected == (name,)
    assert name in publicity_words.planned(planned)
    with pytest.raises(Refused, match=r"publicity\.list_corrected") as refused:
        story.do(publicity.publish_notice, **posting)
    assert (refused.value.argument, refused.value.facts["count"]) == ("despite", 1)
    (notice,) = story.do(publicity.publish_notice, despite="局务会纪要5号：维持原名单", **posting).ids
    assert "维持原名单" in str(story.ask(notice_history, row_id=notice, notice_id=notice)[0].details)


def test_what_is_sealed_after_a_list_was_drawn_up_is_told_and_taken_in(tmp_path: Path) -> None:
    made = begin_story(tmp_path / "later", proposals=2)
    seal(made, [made.proposals[0]])
    made.do(selection.draft_selection)
    assert made.ask(sealed_later, list_id=newest(made)).names == ()
    with pytest.raises(Refused, match=r"selection\.nothing_late"):
        made.do(selection.extend_selection, list_id=newest(made))
    seal(made, [made.proposals[1]])
    late = made.ask(sealed_later, list_id=newest(made))
    assert (late.open, len(late.names)) == (True, 1)
    assert late.names[0] in words.unlisted(late)
    made.do(selection.extend_selection, list_id=newest(made))
    assert line(made, 1).decision == "undecided"
    assert line(made, 1).mean is not None
    assert made.ask(sealed_later, list_id=newest(made)).names == ()
    assert check_workspace(made.workspace) == ()
    made.workspace.close()


def test_a_list_in_force_says_what_was_sealed_later_and_is_left_as_it_is(tmp_path: Path) -> None:
    made = begin_story(tmp_path / "later", proposals=2)
    seal(made, [made.proposals[0]])
    made.do(selection.draft_selection)
    decide_all(made)
    adopt(made)
    seal(made, [made.proposals[1]])
    late = made.ask(sealed_later, list_id=newest(made))
    assert (late.open, len(late.names)) == (False, 1)
    with pytest.raises(Refused, match=r"selection\.not_draft"):
        made.do(selection.extend_selection, list_id=newest(made))
    made.workspace.close()


def test_a_meeting_that_is_not_sealed_is_named_and_confirming_asks_for_the_ground(tmp_path: Path) -> None:
    made = begin_story(tmp_path / "open", proposals=3)
    seal(made, [made.proposals[0]])
    assert made.ask(plan_draft).meetings == ()
    made.convene(proposals=made.proposals[1:])
    (waiting,) = made.ask(plan_draft).meetings
    assert waiting.projects == 2
    told = f"另有 1 场评审会没有封存：{waiting.title}，其中 2 个项目不在名单里。"
    assert words.planned(made.ask(plan_draft)) == told, "before it is drawn up"
    made.do(selection.draft_selection)
    decide_all(made)
    assert words.unlisted(made.ask(sealed_later, list_id=newest(made))) == told, (
        "on the page, in the what-if, before confirming"
    )
    with pytest.raises(Refused, match=r"selection\.meetings_open") as refused:
        adopt(made)
    assert (refused.value.argument, refused.value.facts["projects"]) == ("despite", 2)
    made.do(
        selection.adopt_selection, list_id=newest(made), meeting_reference="局务会纪要4号", decided_on=TODAY,
        despite="局务会同意先定一批",
    )  # fmt: skip
    assert told in publicity_words.planned(made.ask(plan_posting, posted_on=TODAY))
    made.do(meetings.cancel_meeting, meeting_id=made.meeting_id, reason="项目并入下一批")
    assert made.ask(sealed_later, list_id=newest(made)).meetings == ()
    made.workspace.close()


def seal(made: Story, proposals: list[str]) -> None:
    """One more meeting over these, from its making to its seal."""
    made.convene(proposals=proposals)
    made.open()
    for place in range(5):
        made.score(place)
    made.do(scoring.seal_meeting, meeting_id=made.meeting_id)
