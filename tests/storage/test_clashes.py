"""Two people at one record: nobody's value is written over unseen, both are shown, and what gives way stays in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.clashes import (
    OtherValue,
    Pair,
    Side,
    chosen_draft,
    chosen_text,
    draft_pairs,
    losing,
    text_pairs,
)
from qtic_desktop.domain.errors import StaleEdit
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.office_lists import ListDraft, OfficeList
from qtic_desktop.domain.opinions import OpinionPart, OpinionText
from qtic_desktop.services import examination, intake, opinions, scoring
from qtic_desktop.services.intake.changes import keep_correction
from qtic_desktop.services.meetings.changes import change_meeting
from qtic_desktop.services.perform import perform
from qtic_desktop.services.registry.office_lists import keep_list
from qtic_desktop.storage.database import FILE
from qtic_desktop.storage.news import news_since
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import opinions as opinion_rows
from qtic_desktop.storage.queries.office_lists import list_desk
from qtic_desktop.storage.unit_of_work import Store
from tests.helpers.founded import log
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story

OTHER = Actor("clerk-2", "录入员丙", Role.CLERK)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5)
    yield made
    made.workspace.close()


def clash(call: Any) -> OtherValue[Any]:
    with pytest.raises(OtherValue) as caught:
        call()
    return caught.value


def gave_way(story: Story, act: Act) -> list[object]:
    return [one["gave_way"] for one in log(story.workspace, act) if "gave_way" in one]


def test_what_is_written_on_one_sheet_by_two(story: Story) -> None:
    story.convene()
    story.open()
    sheet = story.sheet(0)
    number = sheet.rubric.criteria[0].number
    cases: tuple[tuple[Act, Any, dict[str, Any], dict[str, Any], dict[str, Any]], ...] = (
        (Act.SAVE_COMMENT, scoring.save_comment, {"criterion": number, "text": "有基础"}, {"criterion": number, "text": "偏弱"},
         {"seen": {""}}),
        (Act.SAVE_COMMENT, scoring.save_comment, {"criterion": "", "text": "总体好"}, {"criterion": "", "text": "总体一般"},
         {"seen": {""}}),
        (Act.SAVE_VETO, scoring.save_veto, {"veto": True, "reason": "数据不实"}, {"veto": True, "reason": "发票重复"},
         {"seen": {(False, "")}}),
        (Act.RECORD_PAPER_TOTAL, scoring.record_paper_total, {"text": "88"}, {"text": "86.5"}, {"seen": {""}}),
    )  # fmt: skip
    for act, write, theirs, mine, seen in cases:
        story.do(write, actor=OTHER, sheet_id=sheet.id, **theirs, **seen)
        found = clash(lambda: story.do(write, actor=CLERK, sheet_id=sheet.id, **mine, **seen))  # noqa: B023
        (pair,) = found.pairs
        assert (found.who, pair.only) == (OTHER.name, None)
        assert pair.theirs.endswith(theirs.get("reason", theirs.get("text")))
        assert pair.mine.endswith(mine.get("reason", mine.get("text")))
        assert found.at[:10] == TODAY.isoformat()
        story.do(write, actor=OTHER, sheet_id=sheet.id, **theirs, **seen)  # the same once more is no other value
        known = {found.theirs, *seen["seen"]}
        story.do(write, actor=CLERK, sheet_id=sheet.id, **mine, seen=known, gave_way=pair.theirs)
        assert gave_way(story, act)[-1] == pair.theirs
        story.do(write, actor=CLERK, sheet_id=sheet.id, **theirs)  # who does not say what they saw writes as ever
    assert story.sheet(0).entries[number].comment == "有基础"


def test_a_draft_that_two_type_at_once(story: Story) -> None:
    first = ProposalDraft({"center_name": "海洋装备", "filled_on": "2026-03-01", "leader_name": "王一"})
    (record,) = story.do(intake.save_draft, actor=CLERK, draft=first, page="host", cursor_field="").ids
    at = {"proposal_id": record, "page": "host", "cursor_field": ""}
    theirs = first.having("filled_on", "2026-03-05").having("leader_name", "王二")
    story.do(intake.save_draft, actor=OTHER, draft=theirs, seen=[first], **at)
    mine = first.having("filled_on", "2026-03-09").having("center_name", "海洋装备技术创新中心")
    slot = intake.DraftSlot(record, [first])
    found = clash(lambda: story.do(intake.keep_draft, slot=slot, draft=mine, page="host", cursor_field=""))
    assert {(one.key, one.theirs, one.mine, one.only) for one in found.pairs} == {
        ("filled_on", "2026-03-05", "2026-03-09", None),
        ("leader_name", "王二", "王一", Side.THEIRS),
        ("center_name", "海洋装备", "海洋装备技术创新中心", Side.MINE),
    }
    sides = {one.key: one.only or Side.THEIRS for one in found.pairs}
    chosen = chosen_draft(found.theirs, mine, sides)
    lost = losing(found.pairs, sides)
    assert (chosen.get("filled_on"), chosen.get("leader_name")) == ("2026-03-05", "王二")
    assert chosen.get("center_name") == "海洋装备技术创新中心"
    assert lost == {"filled_on": "2026-03-09"}
    slot.seen.append(found.theirs)
    story.do(intake.keep_draft, slot=slot, draft=chosen, page="host", cursor_field="", gave_way=lost)
    assert gave_way(story, Act.SAVE_DRAFT) == [lost]
    later = chosen.having("leader_name", "王三")
    story.do(intake.keep_draft, slot=slot, draft=later, page="host", cursor_field="")  # one's own last state is known


def test_ticks_of_missing_papers_go_by_themselves(story: Story) -> None:
    first = ProposalDraft({"missing_papers": "a,b"})
    (record,) = story.do(intake.save_draft, actor=CLERK, draft=first, page="host", cursor_field="").ids
    at = {"proposal_id": record, "page": "host", "cursor_field": ""}
    story.do(intake.save_draft, draft=first.having("missing_papers", "b"), **at)
    story.do(intake.save_draft, draft=first.having("center_name", "新"), seen=[first], **at)


def test_a_correction_that_two_have_begun(story: Story) -> None:
    number = story.proposals[0]
    accepted = ProposalDraft({"leader_name": "王一"})
    mine, theirs = (accepted.having("leader_name", name) for name in ("王二", "王三"))
    seen = [accepted]
    story.do(keep_correction, actor=OTHER, proposal_id=number, draft=theirs, seen=[accepted])
    found = clash(lambda: story.do(keep_correction, actor=CLERK, proposal_id=number, draft=mine, seen=seen))
    assert [(one.key, one.theirs, one.mine, one.only) for one in found.pairs] == [("leader_name", "王三", "王二", None)]
    seen.append(found.theirs)
    story.do(keep_correction, actor=CLERK, proposal_id=number, draft=mine, seen=seen, gave_way={"leader_name": "王三"})
    assert gave_way(story, Act.KEEP_CORRECTION) == [{"leader_name": "王三"}]


def test_lines_of_a_table_are_one_place() -> None:
    base = ProposalDraft({"center_name": "甲"})
    kind = type(ProposalDraft.from_mapping({"partners": [{}]}).partners[0])
    theirs, mine = (replace(base, partners=(kind(name),)) for name in ("青岛大学", "海洋大学"))
    (pair,) = draft_pairs(base, theirs, mine)
    assert (pair.key, pair.only) == ("partners", None)
    assert "青岛大学" in pair.theirs
    assert "海洋大学" in pair.mine
    assert chosen_draft(theirs, mine, {"partners": Side.THEIRS}) == theirs
    (only,) = draft_pairs(base, theirs, base)
    assert only.only is Side.THEIRS


def test_an_opinion_that_two_write(story: Story) -> None:
    story.convene()
    story.open()
    for place in range(5):
        story.score(place)
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    (row,) = story.ask(opinion_rows.opinions)
    (opinion_id,) = story.do(opinions.draft_opinion, agenda_item_id=row.agenda_item_id).ids
    text = story.ask(opinions.opinion_view, opinion_id=opinion_id).text

    def part(of: OpinionText, place: int, body: str) -> OpinionText:
        parts = list(of.parts)
        parts[place] = replace(parts[place], body=body)
        return replace(of, parts=tuple(parts))

    theirs = part(replace(text, dissent="一位专家保留意见"), 0, "丙写的")
    mine = part(part(text, 0, "甲写的"), 1, "甲的第二部分")
    story.do(opinions.save_opinion_text, actor=OTHER, opinion_id=opinion_id, text=theirs, seen=[text])
    seen = [text]
    found = clash(lambda: story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=mine, seen=seen))
    assert [(one.key, one.only) for one in found.pairs] == [
        ("part.0", None), ("part.1", Side.MINE), ("dissent", Side.THEIRS),
    ]  # fmt: skip
    assert found.pairs[0].title == text.parts[0].heading
    sides = {"part.0": Side.MINE, "part.1": Side.MINE, "dissent": Side.THEIRS}
    chosen = chosen_text(found.theirs, mine, sides)
    assert [one.body for one in chosen.parts[:2]] == ["甲写的", "甲的第二部分"]
    assert chosen.dissent == "一位专家保留意见"
    lost = losing(found.pairs, sides, lambda one: one.title)
    seen.append(found.theirs)
    story.do(opinions.save_opinion_text, opinion_id=opinion_id, text=chosen, seen=seen, gave_way=lost)
    assert gave_way(story, Act.SAVE_OPINION_TEXT) == [{text.parts[0].heading: "丙写的"}]
    assert seen[-1] == chosen


def test_texts_in_two_wordings_are_chosen_as_a_whole() -> None:
    mine = OpinionText("开头", (OpinionPart("a", "一", "甲"),), "结论")
    theirs = OpinionText("开头", (OpinionPart("a", "一", "乙"), OpinionPart("b", "二", "丙")), "结论")
    pairs = text_pairs(mine, theirs, mine)
    assert [(one.key, one.theirs, one.mine, one.only) for one in pairs] == [
        ("text", "开头\n\n乙\n\n丙", "开头\n\n甲", None)
    ]
    assert chosen_text(theirs, mine, {"text": Side.THEIRS}) == theirs
    assert chosen_text(theirs, mine, {"text": Side.MINE}) == mine


def test_an_examination_that_two_make(story: Story) -> None:
    number = story.proposals[0]
    items = story.ask(examination.examination_sheet, proposal_id=number, today=TODAY).items
    one, two = items[0].key, items[1].key
    fresh = {one: {("unmarked", "")}, two: {("unmarked", "")}}
    story.do(
        examination.mark_items, actor=OTHER, proposal_id=number, marks=[(one, "not_met", "缺营业执照")], seen=fresh
    )
    write = {"proposal_id": number, "marks": [(one, "met", ""), (two, "met", "")]}
    found = clash(lambda: story.do(examination.mark_items, **write, seen=fresh))
    assert found.pairs == (Pair(one, "不符合\n缺营业执照", "符合", items[0].title),)
    assert found.theirs[one] == ("not_met", "缺营业执照")
    known = {one: {found.theirs[one]}, two: {("unmarked", "")}}
    story.do(examination.mark_items, **write, seen=known, gave_way={items[0].title: found.pairs[0].theirs})
    assert gave_way(story, Act.MARK_EXAMINATION) == [{items[0].title: "不符合\n缺营业执照"}]


def test_an_act_waits_until_what_another_computer_did_was_seen(story: Story) -> None:
    story.convene()
    here = story.workspace.store
    elsewhere = story.workspace.store_of(story.workspace.folder / FILE)
    shown = _end(here)

    def move(store: Store, days: int, since: int | None = None) -> None:
        day = TODAY + timedelta(days=days)
        order = change_meeting.bind(meeting_id=story.meeting_id, title="评审会", held_on=day, place="一楼")
        perform(store, OFFICE, order, since=since)

    move(here, 1, shown)  # one's own act before is known
    move(elsewhere, 2)
    with pytest.raises(StaleEdit) as caught:
        move(here, 3, shown)
    facts = caught.value.facts
    assert (caught.value.code, facts["act"], facts["count"]) == ("storage.others_came", Act.CHANGE_MEETING, 1)
    assert (TODAY + timedelta(days=2)).isoformat() in str(facts["details"])
    (row,) = story.ask(meeting_rows.meetings)
    assert row.held_on == TODAY + timedelta(days=2)  # nothing was written
    upto = facts["upto"]
    assert isinstance(upto, int)
    move(here, 3, upto)  # seen: now it is meant
    elsewhere.close()


def _end(store: Store) -> int:
    return news_since(store, None).upto


def test_a_draft_of_the_settings_that_takes_the_place_of_anothers_leaves_it_in_the_log(story: Story) -> None:
    name = next(iter(OfficeList))
    found = story.ask(list_desk, name=name)
    entries = found.versions[0].entries

    def keep(actor: Actor, title: str) -> None:
        draft = ListDraft(name, found.versions[0].number, (replace(entries[0], title=title), *entries[1:]))
        story.do(keep_list, actor=actor, draft=draft)

    beside = replace(OFFICE, id="office-2", name="办公室丁")
    keep(OFFICE, "甲写的")
    keep(OFFICE, "甲又写的")
    keep(beside, "丁写的")
    told = [one.get("draft", "") for one in log(story.workspace, Act.KEEP_LIST)]
    assert told[:2] == ["", ""]  # one's own draft goes on
    assert "甲又写的" in str(told[2])
