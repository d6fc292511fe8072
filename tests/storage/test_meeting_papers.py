"""Papers of a meeting: everybody of the panel is on each of them, in seat order, and nobody's personal data on any."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.services import experts as use
from qtic_desktop.services.meetings.papers import print_meeting
from qtic_desktop.services.perform import work
from qtic_desktop.storage.queries import meetings as rows
from tests.review_story import Story, begin_story

SUPERVISOR = Actor("s-1", "监督员", Role.SUPERVISOR)
PHONE = "13800001234"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2, experts=7)
    name = made.ask(rows.experts)[0]
    change = use.ExpertChange(name=name.name, organization="另一家研究所", former_units=())
    other = next(one for one in made.experts if one != name.id)
    made.do(use.correct_expert, expert_id=other, change=change, reason="同名")
    made.do(use.save_contact, expert_id=made.experts[0], phone=PHONE, id_number="", bank="", bank_account="")
    made.convene(size=7)
    yield made
    made.workspace.close()


def pages(story: Story, sheet: MeetingSheet, folder: Path) -> list[str]:
    """The words of each page, without spaces."""
    out = folder / f"{sheet}.pdf"
    made = work(story.workspace, SUPERVISOR, print_meeting.bind(meeting_id=story.meeting_id, sheet=sheet, out=out))
    assert made.path == out
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(out.read_bytes())).pages]


def test_every_paper_has_the_whole_panel_and_no_personal_data(story: Story, tmp_path: Path) -> None:
    seats = story.ask(rows.panel, meeting_id=story.meeting_id)
    for sheet in MeetingSheet:
        text = "".join(pages(story, sheet, tmp_path))
        assert all(one.name in text for one in seats), sheet
        assert PHONE not in text
    listed = pages(story, MeetingSheet.PANEL, tmp_path)[0]
    assert [listed.index(one.organization) for one in seats] == sorted(listed.index(one.organization) for one in seats)
    assert listed.count("组长") == 1


def test_who_signs_in_finds_a_line_and_every_expert_a_pledge_of_one_page(story: Story, tmp_path: Path) -> None:
    first, *rest = pages(story, MeetingSheet.SIGN_IN, tmp_path)
    assert "专家签到表" in first
    agenda = story.ask(rows.agenda, meeting_id=story.meeting_id)
    assert all(item.host_name in "".join(rest) and item.host_name not in first for item in agenda)
    assert "监督人员签到表" in rest[-1]
    seats = story.ask(rows.panel, meeting_id=story.meeting_id)
    pledges = pages(story, MeetingSheet.PLEDGES, tmp_path)
    assert len(pledges) == len(seats)
    for page, one in zip(pledges, seats, strict=True):
        assert f"本人{one.name}（{one.organization}）" in page
        assert "承诺人签名" in page


def test_a_card_stands_on_both_sides_and_tells_namesakes_apart(story: Story, tmp_path: Path) -> None:
    seats = story.ask(rows.panel, meeting_id=story.meeting_id)
    cards = pages(story, MeetingSheet.CARDS, tmp_path)
    names = [one.name for one in seats]
    assert len(cards) == len(seats)
    for card, one in zip(cards, seats, strict=True):
        assert card.count(one.name) == 2
        assert (one.organization in card) is (names.count(one.name) > 1)
        assert "生成于" not in card, "nothing at the foot faces the room"


def test_an_expert_makes_no_paper_of_the_meeting(story: Story, tmp_path: Path) -> None:
    order = print_meeting.bind(meeting_id=story.meeting_id, sheet=MeetingSheet.CARDS, out=tmp_path / "x.pdf")
    with pytest.raises(NotAllowed):
        work(story.workspace, story.seat(0), order)
