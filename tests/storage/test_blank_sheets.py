"""Blank score sheets: a page for each expert and proposal with a code that finds the sheet again and no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.scoring.sheet_codes import read_code, sheet_code, shown_code
from qtic_desktop.services import meetings
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.scoring.blank_sheets import blank_sheets, print_blank_sheets, sheet_of_code
from tests.review_story import CLERK, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=6)
    made.convene(size=5)
    yield made
    made.workspace.close()


def sheets(story: Story) -> list[tuple[int, int, str]]:
    bound = blank_sheets.bind(meeting_id=story.meeting_id, made_at="")
    return [(one.position, one.seat, one.code) for one in ask(story.workspace.store, CLERK, bound).sheets]


def refused(story: Story, text: str) -> str:
    with pytest.raises(Refused) as caught:
        ask(story.workspace.store, CLERK, sheet_of_code.bind(meeting_id=story.meeting_id, text=text))
    return caught.value.code


def test_they_lie_in_the_order_of_the_screen_and_keep_their_code_when_the_order_changes(story: Story) -> None:
    story.open(size=5)
    before = sheets(story)
    assert [(position, seat) for position, seat, _ in before] == [(p, s) for p in (1, 2) for s in range(1, 6)]
    codes = {code for _, _, code in before}
    assert len(codes) == 10
    story.do(meetings.reorder_agenda, meeting_id=story.meeting_id, item_ids=story.items()[::-1], reason="先评转建")
    after = sheets(story)
    assert [code for _, _, code in after] == [code for _, _, code in (*before[5:], *before[:5])]


def test_a_code_opens_its_sheet_however_it_is_written(story: Story) -> None:
    story.open(size=5)
    for place, item in ((0, 0), (4, 1)):
        sheet = story.sheet(place, item)
        code = sheet_code(sheet.agenda_item_id, sheet.expert_id)
        for text in (
            code,
            shown_code(code),
            f" {code[:4]}-{code[4:]} ",
            code.translate({48 + n: 0xFF10 + n for n in range(10)}),
        ):
            found = ask(story.workspace.store, CLERK, sheet_of_code.bind(meeting_id=story.meeting_id, text=text))
            assert (found.sheet_id, found.expert_id) == (sheet.id, sheet.expert_id)


def test_no_single_wrong_digit_and_no_two_changed_places_open_another_sheet(story: Story) -> None:
    story.open(size=5)
    _, _, code = sheets(story)[0]
    slips = {code[:n] + digit + code[n + 1 :] for n in range(10) for digit in "0123456789"}
    slips |= {code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(9)}
    for slip in slips - {code}:
        with pytest.raises(Refused):
            read_code(slip)
    assert refused(story, "12.5") == "scoring.code_mistyped"
    assert refused(story, sheet_code("another meeting", "somebody")) == "scoring.code_unknown"


def test_who_takes_no_part_gets_no_sheet(story: Story) -> None:
    story.do(meetings.cancel_meeting, meeting_id=story.meeting_id, reason="改期另行召集")
    story.convene(size=6)
    story.open(size=6, absent=(5,))
    facts = {"agenda_item_id": story.items()[0], "expert_id": story.experts[1], "reason": "曾在依托单位任职"}
    story.do(meetings.record_recusal, **facts)
    assert [(position, seat) for position, seat, _ in sheets(story)] == [
        (1, 1), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2), (2, 3), (2, 4), (2, 5)
    ]  # fmt: skip


def test_each_sheet_is_a_page_with_its_code_and_a_reprint_says_so(story: Story, tmp_path: Path) -> None:
    wanted = sheets(story)
    for time in (1, 2):
        out = tmp_path / f"{time}.pdf"
        made = work(story.workspace, CLERK, print_blank_sheets.bind(out=out, meeting_id=story.meeting_id))
        pages = page_texts(out)
        assert (made.about, len(pages)) == ("10", 10)
        for text, (_, _, code) in zip(pages, wanted, strict=True):
            assert shown_code(code) in text
            assert f"第{time}次打印" in text
    with pytest.raises(NotAllowed):
        work(
            story.workspace, story.seat(0), print_blank_sheets.bind(out=tmp_path / "x.pdf", meeting_id=story.meeting_id)
        )
