"""The print set of a meeting: what each paper says, what is known of earlier prints, and what stays secret."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.documents.check import page_count, page_texts
from qtic_desktop.documents.code import code_of
from qtic_desktop.documents.content.meeting_forms import set_document
from qtic_desktop.documents.making import make_word, make_workbook
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.services import meetings
from qtic_desktop.services.meetings.papers import meeting_paper
from qtic_desktop.services.perform import work, work_in_steps
from qtic_desktop.services.print_set import (
    Set,
    facts_of,
    make_print_set,
    print_set_sheet,
    set_facts,
)
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.scoring.minutes import minutes_paper
from qtic_desktop.services.summaries import score_summary
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.meetings import meeting_detail
from qtic_desktop.storage.tables.meetings import Meeting
from tests.documents.word_reading import assert_nothing_acts
from tests.helpers.doors import ask
from tests.helpers.sealed import sealed_story
from tests.review_story import CLERK, OFFICE, Story, begin_story

ONE = Decimal(1)


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Story]:
    made = sealed_story(tmp_path / "w")
    yield made
    made.workspace.close()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Story]:
    """Five experts on two proposals; their ballots are cast and nothing is sealed."""
    story = begin_story(tmp_path / "w")
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, 0, vote="disagree")
    yield story
    story.workspace.close()


def made_set(story: Story, out: Path) -> Set:
    steps = work_in_steps(story.workspace, OFFICE, make_print_set.bind(meeting_id=story.meeting_id, out=out))
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: Set = ended.value
            return result


def words(path: Path) -> str:
    return "".join("".join(page_texts(path.read_bytes())).split())


def test_the_set_has_every_paper_and_a_list_that_counts_its_pages(sealed: Story, tmp_path: Path) -> None:
    made = made_set(sealed, tmp_path / "set")
    assert [one.sheet for one in made.papers] == [
        "notice", "agenda", "lots", "panel", "sign_in", "pledges", "cards", "visit", "blanks", "count", "fees",
        "score_sheets", "minutes",
    ]  # fmt: skip
    listed = words(tmp_path / "set" / "00_会议用纸清单.pdf")
    for one in made.papers:
        pages = page_texts((tmp_path / "set" / one.file).read_bytes())
        assert one.pages == len(pages) == page_count((tmp_path / "set" / one.file).read_bytes())
        assert one.code in listed
        for page in pages if one.sheet != "cards" else ():  # cards are cut and folded
            assert one.code in page, "the code stands on every page"
            assert "第1版" in "".join(page.split())
    total = sum(one.pages for one in made.papers)
    assert f"共{len(made.papers)}种、{total}页" in listed
    assert len(list((tmp_path / "set").iterdir())) == len(made.papers) + 1


def test_a_second_set_is_a_reprint_and_new_words_are_a_new_version(sealed: Story, tmp_path: Path) -> None:
    first = made_set(sealed, tmp_path / "1")
    again = made_set(sealed, tmp_path / "2")
    assert [one.code for one in first.papers] == [one.code for one in again.papers]
    assert {one.before for one in first.papers} == {0}
    assert {one.before for one in again.papers} == {1}
    assert "重印（第2次）" in words(tmp_path / "2" / "00_会议用纸清单.pdf")
    with sealed.workspace.store.begin(OFFICE) as moved:
        moved.get(Meeting, sealed.meeting_id).place = "另一间会议室"
        moved.record("move", "meeting", sealed.meeting_id)
    third = made_set(sealed, tmp_path / "3")
    same = {one.sheet for one in third.papers if (one.version, one.before) == (1, 2)}
    assert same == {"visit", "pledges", "cards"}, "papers that do not name the place"
    assert {(one.version, one.before) for one in third.papers if one.sheet not in same} == {(2, 0)}
    acts = [row.act for row in ask(sealed.workspace.store, trace, subjects=frozenset({sealed.meeting_id}))]
    assert acts.count("make_print_set") == 3
    with pytest.raises(Refused, match=r"meetings\.set_exists"):
        made_set(sealed, tmp_path / "3")


def test_before_sealing_no_paper_gives_away_a_ballot(opened: Story, tmp_path: Path) -> None:
    made_set(opened, tmp_path / "set")
    facts = facts_of(opened.workspace, OFFICE, opened.meeting_id, ONE)
    assert all(item.count is None and not item.verdict for item in facts.items)
    count = words(next((tmp_path / "set").glob("*计票单.pdf")))
    assert "票数空白" in count
    assert "不同意转建" not in count


def test_the_count_says_what_was_voted(sealed: Story, tmp_path: Path) -> None:
    """In the story five experts agree on all but the last, which they vote down."""
    facts = facts_of(sealed.workspace, OFFICE, sealed.meeting_id, ONE)
    votes = [(item.count.agree, item.count.disagree, item.count.entitled) for item in facts.items if item.count]
    assert votes == [(5, 0, 5)] * 5 + [(0, 5, 5)]
    out = tmp_path / "count.pdf"
    order = print_set_sheet.bind(meeting_id=sealed.meeting_id, sheet=SetSheet.COUNT, out=out)
    work(sealed.workspace, CLERK, order)
    assert words(out).count("不同意") >= 2


def test_the_agenda_which_leaves_the_office_names_nobody_who_is_recused_or_wished_away(
    opened: Story, tmp_path: Path
) -> None:
    recused = {"agenda_item_id": opened.items()[1], "expert_id": opened.experts[2]}
    opened.do(meetings.record_recusal, reason="三年内任职", **recused)
    wish = {"proposal_id": opened.proposals[0], "expert_id": opened.experts[3]}
    opened.do(meetings.wish_recusal, reason="曾有业务竞争", **wish)
    facts = facts_of(opened.workspace, CLERK, opened.meeting_id, ONE)
    panel = opened.ask(meeting_detail, meeting_id=opened.meeting_id).panel
    (name,) = [seat.name for seat in panel if seat.expert_id == opened.experts[2]]
    assert [item.recused for item in facts.items][:2] == [(), (name,)]
    out = tmp_path / "agenda.pdf"
    order = print_set_sheet.bind(meeting_id=opened.meeting_id, sheet=SetSheet.AGENDA, out=out)
    work(opened.workspace, CLERK, order)
    assert name not in words(out), "it goes to the applicants"


def test_fees_are_paid_to_those_who_came_and_taxed_by_the_month(sealed: Story, tmp_path: Path) -> None:
    facts = facts_of(sealed.workspace, OFFICE, sealed.meeting_id, ONE)
    assert len(facts.fees) == 5
    assert all(line.fee.gross - line.fee.tax == line.fee.net for line in facts.fees)
    half = facts_of(sealed.workspace, OFFICE, sealed.meeting_id, Decimal("0.5"))
    assert [line.fee.net for line in half.fees] == [line.fee.net * Decimal("0.6") for line in facts.fees]
    with sealed.workspace.store.begin(OFFICE) as other:
        held = other.get(Meeting, sealed.meeting_id)
        twin = other.add(
            Meeting, number="PS-OTHER", title="另一场", held_on=held.held_on.replace(day=1), place="x",
            status=held.status, rule_set_id=held.rule_set_id, sealed_at=held.sealed_at,
        )  # fmt: skip
        from sqlalchemy import select

        from qtic_desktop.storage.tables.meetings import PanelMember

        for row in other.session.scalars(select(PanelMember).where(PanelMember.meeting_id == held.id)).all():
            other.add(
                PanelMember, meeting_id=twin, expert_id=row.expert_id, seat=row.seat, is_leader=row.is_leader,
                presence=row.presence,
            )  # fmt: skip
        other.record("twin", "meeting", twin)
    later = facts_of(sealed.workspace, OFFICE, sealed.meeting_id, ONE)
    for before, after in zip(facts.fees, later.fees, strict=True):
        assert after.same_month == ("PS-OTHER",)
        assert after.fee.net == before.fee.net
        assert after.fee.earlier == before.fee.gross, "the other one was a day of the same rate"
        assert after.fee.gross >= before.fee.gross
    assert any(after.fee.gross > before.fee.gross for before, after in zip(facts.fees, later.fees, strict=True))
    paper = tmp_path / "fees.xlsx"
    order = print_set_sheet.bind(meeting_id=sealed.meeting_id, sheet=SetSheet.FEES, out=paper)
    work(sealed.workspace, CLERK, order)
    from openpyxl import load_workbook

    cells = [cell.value for row in load_workbook(paper).active.iter_rows() for cell in row if cell.value is not None]
    assert float(sum(line.fee.gross for line in later.fees)) in cells


def test_nobody_came_nobody_is_paid(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w")
    story.convene()
    out = tmp_path / "fees.pdf"
    work(story.workspace, CLERK, print_set_sheet.bind(meeting_id=story.meeting_id, sheet=SetSheet.FEES, out=out))
    assert "没有可以发放的咨询费" in words(out)
    story.workspace.close()


@pytest.mark.parametrize("sheet", list(SetSheet))
def test_each_paper_is_a_word_file_and_a_workbook_as_well(sealed: Story, sheet: SetSheet) -> None:
    document = set_document(sheet, facts_of(sealed.workspace, OFFICE, sealed.meeting_id, ONE))
    data = make_word(document)
    assert_nothing_acts(data)
    assert make_workbook(document)


def test_only_the_desk_makes_them(sealed: Story, tmp_path: Path) -> None:
    one = print_set_sheet.bind(meeting_id=sealed.meeting_id, sheet=SetSheet.FEES, out=tmp_path / "x.pdf")
    whole = make_print_set.bind(meeting_id=sealed.meeting_id, out=tmp_path / "set")
    for role in set(Role) - {Role.OFFICE, Role.CLERK}:
        actor = replace(OFFICE, role=role)
        with pytest.raises(NotAllowed):
            work(sealed.workspace, actor, one)
        with pytest.raises(NotAllowed):
            next(work_in_steps(sealed.workspace, actor, whole))
    assert not list(tmp_path.glob("x*"))
    assert not (tmp_path / "set").exists()


def test_the_code_is_of_the_words_alone(sealed: Story) -> None:
    facts = facts_of(sealed.workspace, OFFICE, sealed.meeting_id, ONE)
    document = set_document(SetSheet.AGENDA, facts)
    assert code_of(document) == code_of(set_document(SetSheet.AGENDA, replace(facts, made_at="another time")))
    assert code_of(document) == code_of(replace(document, version_no=9, footer_code="x"))
    for other in (replace(facts, title="别的"), replace(facts, held_on=date(2026, 1, 1)), replace(facts, items=())):
        assert code_of(document) != code_of(set_document(SetSheet.AGENDA, other))
    assert len(json.dumps(code_of(document))) == 14


def test_the_panel_of_a_meeting_signs_all_its_papers_as_its_rules_say(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=6)
    story.do(revise_rules, settings={"signature_block": "table"}, reason="局长办公会议定")
    story.convene(size=6)
    story.open(absent=[5], size=6)
    facts = ask(story.workspace.store, set_facts, meeting_id=story.meeting_id, made_at="")
    minutes = ask(story.workspace.store, minutes_paper, meeting_id=story.meeting_id, made_at="")
    assert [one.seat for one in facts.signers] == [1, 2, 3, 4, 5], "who stayed away signs nothing"
    assert minutes.signers == facts.signers
    assert ask(story.workspace.store, meeting_paper, meeting_id=story.meeting_id, made_at="").in_table
    assert ask(story.workspace.store, score_summary, meeting_id=story.meeting_id, made_at="").in_table
    story.workspace.close()


def test_the_notice_says_the_planned_time_and_that_the_order_is_drawn_only_once_it_is(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=2, experts=6)
    story.convene(size=6)
    meeting = {"meeting_id": story.meeting_id}

    def notice() -> str:
        return repr(
            set_document(SetSheet.NOTICE, ask(story.workspace.store, set_facts, **meeting, made_at=""))
        ).replace("\\u3000", "　")

    assert "　　时　　分" in notice()
    assert "当场抽签定顺序" in notice()
    story.do(meetings.set_times, **meeting, start="08:30", each="40")
    spoken = (Spoken("王代表", "17"), Spoken("李代表", "305"))
    story.do(meetings.draw_running_order, **meeting, by=LotGroups.NONE, spoken=spoken)
    assert "08:30，" in notice()
    assert "　　时　　分，" not in notice()
    assert "汇报顺序已经抽签确定，见议程" in notice()
    story.workspace.close()
