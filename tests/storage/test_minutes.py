"""会议记录: what befell the meeting, no figure before sealing, results and how close they were after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.documents.content.audit_words import detail_lines
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.scoring import close_sentences, export_minutes, how_close
from qtic_desktop.storage.queries import meetings as rows
from tests.review_story import OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    made.convene(size=6)
    made.open(size=6, absent=(5,))
    yield made
    made.workspace.close()


def text_of(story: Story, folder: Path) -> str:
    """The minutes as they are printed, blanks and line breaks left out."""
    out = folder / "minutes.pdf"
    work(story.workspace, OFFICE, export_minutes.bind(out=out, meeting_id=story.meeting_id))
    return "".join("".join(page_texts(out.read_bytes())).split())


def a_day(story: Story) -> None:
    """A late arrival, a recusal with leaving the room, an acting leader, words, a proposal set aside."""
    first, second, third = story.items()
    why = {"reason": "航班延误"}
    story.do(meetings.record_arrival, from_item_id=second, expert_id=story.experts[5], **why)
    story.do(meetings.call_item, agenda_item_id=first)
    story.do(meetings.note_words, agenda_item_id=first, words="问样机进度，答六月完成")
    story.do(meetings.record_recusal, agenda_item_id=second, expert_id=story.experts[0], reason="曾任该单位顾问")
    story.do(meetings.name_acting_leader, agenda_item_id=second, expert_id=story.experts[1], reason="推举")
    story.do(meetings.step_out, agenda_item_id=second, expert_id=story.experts[0])
    story.do(meetings.call_item, agenda_item_id=second)
    story.do(meetings.step_in, agenda_item_id=second, expert_id=story.experts[0])
    story.do(meetings.finish_item, agenda_item_id=second)
    story.do(meetings.set_aside, agenda_item_id=third, ground="applicant_absent", reason="来函请求改期")


def test_edges_29_31_32_and_47_stand_in_the_minutes_without_a_figure(story: Story, tmp_path: Path) -> None:
    a_day(story)
    story.score(0, 0)
    text = text_of(story, tmp_path)
    names = [seat.name for seat in story.ask(rows.panel, meeting_id=story.meeting_id)]
    assert "第2个项目起到会（航班延误）" in text
    assert "问样机进度，答六月完成" in text
    assert f"{names[0]}离席" in text
    assert f"{names[0]}回席" in text
    assert f"由{names[1]}代行组长职责" in text
    assert "曾任该单位顾问" in text
    assert "申报单位未到场）：来函请求改期" in text
    assert "结果未封存" in text
    assert "平均分" not in text
    assert "结果：" not in text


def test_what_was_taken_back_is_not_in_the_minutes(story: Story, tmp_path: Path) -> None:
    item = story.items()[0]
    story.do(meetings.note_words, agenda_item_id=item, words="写错的一句")
    (note,) = story.ask(rows.notes_of, meeting_id=story.meeting_id)
    story.do(meetings.take_back_note, note_id=note.id, reason="写错")
    text = text_of(story, tmp_path)
    assert text.count("写错的一句") == 1, "only where it is told that it was taken back"
    assert "撤销会场记录" in text


def test_sealed_minutes_say_the_result_and_how_close_it_was(story: Story, tmp_path: Path) -> None:
    for place in range(5):
        for item in range(3):
            story.score(place, item, short=str(item * 3))
    for one in story.ask(rows.recusals, OFFICE, meeting_id=story.meeting_id):
        story.do(meetings.dismiss_recusal, recusal_id=one.id, reason="已核实")
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    text = text_of(story, tmp_path)
    assert "结果：平均分100.00（有效评分表5份）；同意5票" in text
    for row in ask(story.workspace.store, OFFICE, how_close.bind(meeting_id=story.meeting_id)):
        for sentence in close_sentences(row):
            assert "".join(sentence.split()) in text


def test_what_was_done_is_told_in_words_and_people_are_counted_as_people(story: Story, tmp_path: Path) -> None:
    meeting, supervisor = {"meeting_id": story.meeting_id}, Actor("s-1", "监督员", Role.SUPERVISOR)
    for item in range(3):
        for place in range(5):
            story.score(place, item)
    for one in story.ask(rows.recusals, OFFICE, **meeting):
        story.do(meetings.dismiss_recusal, recusal_id=one.id, reason="已核实")
    for place in (3, 4):
        story.do(scoring.void_sheet, sheet_id=story.sheet(place, 0).id, reason="没有签名")
    why = {"code": "scoring.panel_too_small", "agenda_item_id": story.items()[0], "reason": "两份没有签名，其余有效"}
    story.do(scoring.waive_blocker, actor=supervisor, **meeting, **why)
    story.do(scoring.seal_meeting, **meeting)
    text = text_of(story, tmp_path)
    assert "scoring." not in text
    assert "所涉问题：有效评分表少于规则要求" in text
    assert "到会：5人" in text
    assert "监督放行“有效评分表少于规则要求”，理由：两份没有签名，其余有效（放行人：监督员）" in text
    assert "监督员监督员" not in text


def test_a_number_and_a_former_value_are_called_by_what_they_are() -> None:
    assert detail_lines({"was": "2026-11-27"}, act="postpone_meeting") == ["原定日期：2026-11-27"]
    assert detail_lines({"number": 1}, act="confirm_docket") == ["更正单号：1"]
    assert detail_lines({"number": 1}, act="print_sheets") == ["第几次打印：1"]


def test_an_expert_has_no_minutes(story: Story, tmp_path: Path) -> None:
    order = export_minutes.bind(out=tmp_path / "m.pdf", meeting_id=story.meeting_id)
    with pytest.raises(NotAllowed):
        work(story.workspace, story.seat(1), order)


def test_every_choice_is_counted_and_what_befell_a_sheet_is_told_with_its_ballot(story: Story, tmp_path: Path) -> None:
    """One against, one that abstains, one sheet void whose ballot counts, a sum corrected, and a room left unfinished."""
    meeting = {"meeting_id": story.meeting_id}
    votes = ("agree", "agree-after-revision", "disagree", "agree", "abstain")
    for item in range(3):
        for place, vote in enumerate(votes):
            story.score(place, item, vote=vote)
    for one in story.ask(rows.recusals, OFFICE, **meeting):
        story.do(meetings.dismiss_recusal, recusal_id=one.id, reason="已核实")
    names = [seat.name for seat in story.ask(rows.panel, **meeting)]
    story.do(scoring.record_paper_total, sheet_id=story.sheet(1, 0).id, text="90")
    story.do(scoring.record_paper_total, sheet_id=story.sheet(1, 0).id, text="100")
    story.do(scoring.void_sheet, sheet_id=story.sheet(2, 0).id, reason="没有签名")
    assert "没有签名" not in text_of(story, tmp_path), "no word of a sheet before sealing"
    story.do(meetings.call_item, agenda_item_id=story.items()[1])
    story.do(meetings.step_out, agenda_item_id=story.items()[1], expert_id=story.experts[3])
    board = ask(story.workspace.store, OFFICE, scoring.gate_lines.bind(**meeting))
    hints = {(one.line.blocker.code, one.agenda_item_id) for one in board if one.line.hint}
    second = story.items()[1]
    assert hints >= {("scoring.gate.not_over", second), ("scoring.gate.not_back", second)}
    story.do(scoring.seal_meeting, **meeting, decision="余下四份有效，专家组同意采用")
    text = text_of(story, tmp_path)
    assert "同意2票，修改后同意1票，不同意1票，弃权1票，未投0票，应表决5人" in text
    assert "（有效评分表4份，不计的1份见上）" in text
    assert "没有签名" in text
    assert f"{names[2]}（" in text
    assert "的评分表作废，不计分；表决票照计。" in text
    assert "90→100" in text
    assert "没有登记结束。" in text
    assert f"{names[3]}离席以后没有登记回席。" in text


def test_numbers_spoken_and_planned_times_are_told_so_that_they_can_be_read() -> None:
    assert detail_lines({"spoken": [["王代表", "17"], ["李代表", "305"]]}) == ["现场报数：王代表 17、李代表 305"]
    planned = detail_lines({"before": "", "after": "08:30 40 09:30-09:45"}, act="set_times")
    assert planned == ["没有排定 → 08:30 开始，每个项目 40 分钟，09:30-09:45 休息"]
    assert detail_lines({"movement": "arrival"}, act="take_back_movement") == ["原来登记的：到会"]
