"""推荐函与收件 through the door of the services: the list against what came, slips, scans, and the way back of each act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.letters import letter_hints
from qtic_desktop.domain.letters import LineState, PaperLine, parse_list, parse_papers
from qtic_desktop.services import intake, letters
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.examination.hints import hints_of
from qtic_desktop.services.letters import LetterEntry, papers
from qtic_desktop.services.perform import work
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries.letters import LetterRow, letter_check, letter_history, letters_of
from qtic_desktop.storage.queries.letters import letters as letter_rows
from qtic_desktop.storage.queries.registry import departments
from tests.review_story import CLERK, OFFICE, TODAY, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    yield made
    made.workspace.close()


def draft(story: Story, place: int = 0) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(intake_rows.draft, proposal_id=story.proposals[place]).draft)


def entry(story: Story, **changed: Any) -> LetterEntry:
    """The letter that the first proposal quotes."""
    quoted = draft(story)
    name = next(row.name for row in story.ask(departments) if row.id == quoted.get("department_id"))
    made = LetterEntry(
        quoted.get("letter_number"), date.fromisoformat(quoted.get("letter_date")), name, "recommended", True,
        date.fromisoformat(quoted.get("received_on")), place="一号柜",
    )  # fmt: skip
    return replace(made, **changed)


def register(story: Story, centers: str = "", **changed: Any) -> str:
    (made,) = story.do(letters.register_letter, actor=CLERK, entry=entry(story, **changed), centers=centers).ids
    return made


def row(story: Story, key: str) -> LetterRow:
    return next(one for one in story.ask(letter_rows) if one.id == key)


def hinted(story: Story, place: int = 0) -> set[str]:
    found = story.ask(hints_of, proposal_id=story.proposals[place], today=TODAY)
    return {one.problem.code for one in found if one.problem.code.startswith("examination.letter")}


def test_a_list_is_read_as_it_is_typed_or_pasted() -> None:
    text = "1. 青岛市甲技术创新中心\t甲公司\n\n 2、青岛市乙技术创新中心  乙公司\n3\t青岛市丙技术创新中心\t丙大学\n青岛市丁技术创新中心"
    assert [(one.center_name, one.host_name) for one in parse_list(text)] == [
        ("青岛市甲技术创新中心", "甲公司"), ("青岛市乙技术创新中心", "乙公司"), ("青岛市丙技术创新中心", "丙大学"),
        ("青岛市丁技术创新中心", ""),
    ]  # fmt: skip


def test_copies_and_pages_are_read_where_they_are_written_and_nowhere_else() -> None:
    assert parse_papers("建设方案 ３份 120页\n法人证书，1 份\n近3年审计报告（共 2 册）\n其他") == (
        PaperLine("建设方案", 3, 120), PaperLine("法人证书", 1), PaperLine("近3年审计报告", 2), PaperLine("其他"),
    )  # fmt: skip


def test_edge_26_the_list_of_a_letter_is_held_line_by_line_against_what_was_delivered(story: Story) -> None:
    first, second, third = (draft(story, place) for place in range(3))
    listed = [
        f"{first.get('center_name')}\t{first.get('host_name')}",
        f"青岛市另一名称技术创新中心\t{second.get('host_name')}",
        "青岛市没有送来的技术创新中心\t没有送来的公司",
    ]
    key = register(story, "\n".join(listed))
    check = story.ask(letter_check, letter_id=key)
    assert [line.state for line in check.lines] == [LineState.DELIVERED, LineState.RENAMED, LineState.MISSING]
    assert check.lines[1].found is not None
    assert check.lines[1].found.id == story.proposals[1]
    assert check.beyond == ()
    assert (row(story, key).listed, row(story, key).delivered, row(story, key).incomplete) == (3, 1, True)
    story.do(letters.list_letter, letter_id=key, centers=f"{third.get('center_name')}")
    check = story.ask(letter_check, letter_id=key)
    assert [line.state for line in check.lines] == [LineState.DELIVERED]
    assert [one.id for one in check.beyond] == [story.proposals[0]]


def test_the_examination_asks_about_a_letter_without_seal_of_another_date_or_without_the_centre(story: Story) -> None:
    assert hinted(story) == set()
    other_day = entry(story).dated.replace(day=1)
    key = register(story, "青岛市别的技术创新中心\t别的公司", sealed=False, dated=other_day)
    assert hinted(story) == {
        "examination.letter_not_sealed", "examination.letter_not_listed", "examination.letter_other_date",
    }  # fmt: skip
    assert hinted(story, 1) == {"examination.letter_not_registered"}
    story.do(letters.correct_letter, letter_id=key, entry=entry(story), reason="换来盖章原件")
    story.do(letters.list_letter, letter_id=key, centers=draft(story).get("center_name"))
    assert hinted(story) == set()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": " "}, "number_missing"),
        ({"department": "区"}, "department_unclear"),
        ({"department": "没有的部门"}, "department_unclear"),
        ({"received_on": date(2026, 3, 11)}, "in_future"),
        ({"dated": date(2026, 3, 10)}, "dated_after_receipt"),
    ],
)
def test_a_letter_that_cannot_be_is_refused(story: Story, changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        register(story, **changed)
    assert story.ask(letter_rows) == ()


def test_a_letter_is_registered_once_and_one_taken_back_may_come_again(story: Story) -> None:
    key = register(story)
    with pytest.raises(Refused, match=r"letters\.known"):
        register(story)
    story.do(letters.withdraw_letter, letter_id=key, reason="登记错了部门")
    second = register(story)
    with pytest.raises(Refused, match=r"letters\.known"):
        story.do(letters.restore_letter, letter_id=key)
    story.do(letters.withdraw_letter, letter_id=second, reason="又登记错了")
    story.do(letters.restore_letter, letter_id=key)
    assert [one.in_force for one in story.ask(letter_rows)] == [False, True]
    assert check_workspace(story.workspace) == ()


def test_a_centre_is_not_listed_twice(story: Story) -> None:
    with pytest.raises(Refused, match=r"letters\.listed_twice"):
        register(story, "青岛市甲技术创新中心\n青岛市甲技术创新中心  甲公司")
    assert story.ask(letter_rows) == ()


def test_a_correction_keeps_what_was_there(story: Story) -> None:
    key = register(story, sealed=False)
    with pytest.raises(Refused, match=r"letters\.nothing_corrected"):
        story.do(letters.correct_letter, letter_id=key, entry=entry(story, sealed=False), reason="没有变化")
    story.do(letters.correct_letter, letter_id=key, entry=entry(story, channel="directed"), reason="补盖公章")
    told = story.ask(letter_history, row_id=key)[-1].details
    assert told["changed"] == {"channel": ["recommended", "directed"], "sealed": [False, True]}
    assert (row(story, key).sealed, row(story, key).channel) == (True, "directed")


def test_slips_are_numbered_by_year_and_a_number_taken_back_is_not_given_again(story: Story, tmp_path: Path) -> None:
    key = register(story)
    taken = {"letter_id": key, "delivered_on": TODAY, "who": "张三（某公司）", "papers": "建设方案 3份 120页\n法人证书"}
    (first,) = story.do(letters.receive_delivery, **taken).ids
    with pytest.raises(Refused, match=r"letters\.reason_missing"):
        story.do(letters.take_back_delivery, delivery_id=first, reason="错")
    story.do(letters.take_back_delivery, delivery_id=first, reason="不是这封函的材料")
    (second,) = story.do(letters.receive_delivery, **taken).ids
    assert (row(story, first).number, row(story, second).number) == ("SJ-2026-0001", "SJ-2026-0002")
    story.do(letters.restore_delivery, delivery_id=first)
    assert row(story, first).in_force
    work(story.workspace, CLERK, papers.export_receipt.bind(out=tmp_path / "s.pdf", delivery_id=second))
    text = re.sub(r"\s", "", "".join(page_texts((tmp_path / "s.pdf").read_bytes())))
    for words in ("SJ-2026-0002", "张三（某公司）", "建设方案", "3", "120", "法人证书"):
        assert words in text
    with pytest.raises(Refused, match=r"letters\.choose_delivery"):
        work(story.workspace, CLERK, papers.export_receipt.bind(out=tmp_path / "x.pdf", delivery_id=key))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"who": " "}, "who_missing"),
        ({"papers": "\n "}, "papers_missing"),
        ({"delivered_on": date(2026, 3, 11)}, "in_future"),
    ],
)
def test_a_delivery_says_who_brought_what_and_when(story: Story, changed: dict[str, Any], code: str) -> None:
    key = register(story)
    taken = {"letter_id": key, "delivered_on": TODAY, "who": "张三", "papers": "建设方案", **changed}
    with pytest.raises(Refused, match=code):
        story.do(letters.receive_delivery, **taken)


def test_a_scan_is_kept_by_content_replaced_and_taken_out_again(story: Story, tmp_path: Path) -> None:
    key = register(story)
    picture, page = tmp_path / "函.png", tmp_path / "函.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"1" * 50)
    page.write_bytes(b"%PDF-1.7 not much of one")
    (tmp_path / "函.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(Refused, match=r"letters\.not_a_scan"):
        work(story.workspace, CLERK, letters.take_scan.bind(letter_id=key, path=tmp_path / "函.doc"))
    with pytest.raises(Refused, match=r"letters\.no_scan"):
        work(story.workspace, CLERK, papers.export_scan.bind(out=tmp_path / "o.png", letter_id=key))
    for path in (picture, page):
        work(story.workspace, CLERK, letters.take_scan.bind(letter_id=key, path=path))
    assert row(story, key).scan == "函.pdf"
    work(story.workspace, CLERK, papers.export_scan.bind(out=tmp_path / "o.pdf", letter_id=key))
    assert (tmp_path / "o.pdf").read_bytes() == page.read_bytes()
    assert "函.png" in str(story.ask(letter_history, row_id=key)[-1].details["was"])


def test_the_list_against_what_came_is_a_paper(story: Story, tmp_path: Path) -> None:
    key = register(story, f"{draft(story).get('center_name')}\n青岛市没有送来的技术创新中心")
    for name in ("l.pdf", "l.xlsx", "l.docx"):
        work(story.workspace, OFFICE, papers.export_letter_list.bind(out=tmp_path / name, letter_id=key))
        assert (tmp_path / name).stat().st_size > 3000
    text = re.sub(r"\s", "", "".join(page_texts((tmp_path / "l.pdf").read_bytes())))
    assert "名单2个：已送达1，名称不同0，未送达1；名单以外0个" in text


def test_a_draft_that_is_being_keyed_counts_as_delivered(story: Story) -> None:
    keyed = ProposalDraft({"track": "NEW", "center_name": "青岛市正在录入技术创新中心"})
    story.do(intake.save_draft, draft=keyed, page="host", cursor_field="")
    key = register(story, "青岛市正在录入技术创新中心")
    (line,) = story.ask(letter_check, letter_id=key).lines
    assert line.state is LineState.DELIVERED
    assert line.found is not None
    assert line.found.number == ""


def test_an_expert_neither_registers_nor_takes_in(story: Story) -> None:
    with pytest.raises(NotAllowed):
        story.do(letters.register_letter, actor=story.seat(0), entry=entry(story))


def test_a_centre_that_is_only_a_row_of_an_imported_workbook_is_not_delivered(story: Story) -> None:
    name = "青岛市只在表里技术创新中心"
    letter = register(story, f"{name}\t青岛只在表里公司")
    only = ProposalDraft({"center_name": name, "host_name": "青岛只在表里公司", "track": "NEW"})
    with story.workspace.store.begin(CLERK) as work_:
        (made,) = intake.import_proposals(work_, drafts=[only], source="汇总表.xlsx", digest="0").ids
    assert (row(story, letter).listed, row(story, letter).delivered) == (1, 0)
    (line,) = story.ask(letter_check, letter_id=letter).lines
    assert line.state is LineState.MISSING
    keyed = ProposalDraft.from_mapping(story.ask(intake_rows.draft, proposal_id=made).draft)
    came = keyed.having("received_on", TODAY.isoformat())
    story.do(intake.save_draft, actor=CLERK, draft=came, page="host", cursor_field="", proposal_id=made)
    assert row(story, letter).delivered == 1
    (line,) = story.ask(letter_check, letter_id=letter).lines
    assert line.state is LineState.DELIVERED


def test_what_is_keyed_of_a_letter_is_held_against_the_registered_ones(story: Story) -> None:
    register(story)
    quoted = draft(story)
    letters_there = story.ask(letters_of, department_id=quoted.get("department_id"))
    assert [one.number for one in letters_there] == [quoted.get("letter_number")]
    assert list(letter_hints(quoted, letters_there)) == []
    (other,) = letter_hints(quoted.having("letter_date", "2026-1-2"), letters_there)
    assert (other.code, other.field, other.blocking) == ("intake.letter_dated_otherwise", "letter_date", False)
    (unknown,) = letter_hints(quoted.having("letter_number", "没有这封"), letters_there)
    assert (unknown.code, unknown.facts["known"]) == ("intake.letter_unknown", quoted.get("letter_number"))
    assert list(letter_hints(quoted.having("letter_number", ""), letters_there)) == []
    assert list(letter_hints(quoted, ())) == []
