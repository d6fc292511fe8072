"""The panel signs every paper of a meeting in one way: on lines, or in the accepted table (序号 姓名 单位 职称 专业 签字)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qtic_desktop.documents.content.meeting_forms import set_document
from qtic_desktop.documents.content.meetings import meeting_document
from qtic_desktop.documents.content.scoring.minutes import minutes_document
from qtic_desktop.documents.content.scoring.summary import score_summary_document
from qtic_desktop.documents.model import Document, Table
from qtic_desktop.domain.meetings.minutes import MinutesPaper
from qtic_desktop.domain.meetings.papers import MeetingPaper, MeetingSheet, PanelLine
from qtic_desktop.domain.meetings.print_set import SetFacts, SetSheet
from tests.documents import papers

HEADS = ("序号", "姓名", "单位", "职称", "专业", "签字")
PANEL = tuple(
    PanelLine(number, one.name, one.organization, one.title, one.speciality, one.is_leader)
    for number, one in enumerate(papers.panel(7), 1)
)
DAY = date(2026, 3, 5)


def made(sheet: str, in_table: bool) -> Document:
    signers = PANEL if in_table else ()
    meeting = MeetingPaper("M-1", "示例评审会", DAY, "三楼", "市科技局", PANEL, (), True, "", in_table)
    sitting = SetFacts("M-1", "示例评审会", DAY, "三楼", "市科技局", (), (), "2/3", False, True, "", signers=signers)
    minutes = MinutesPaper("M-1", "示例评审会", DAY, "三楼", "市科技局", "open", (), (), (), 5, True, "", signers)
    return {
        "count": lambda: set_document(SetSheet.COUNT, sitting),
        "minutes": lambda: minutes_document(minutes),
        "pledges": lambda: meeting_document(meeting, MeetingSheet.PLEDGES),
        "sign_in": lambda: meeting_document(meeting, MeetingSheet.SIGN_IN),
        "summary": lambda: score_summary_document(replace(papers.summary(), in_table=in_table)),
    }[sheet]()


def signed(document: Document) -> list[Table]:
    """The tables in which somebody signs and says title and speciality."""
    found = []
    for block in document.blocks:
        heads = [column.title for column in block.columns] if isinstance(block, Table) else []
        if {"职称", "专业"} <= set(heads) and {"签字", "签名"} & set(heads):
            found.append(block)
    return found


@pytest.mark.parametrize("sheet", ["count", "minutes", "pledges", "sign_in", "summary"])
def test_the_choice_of_the_office_holds_on_every_paper_of_the_meeting(sheet: str) -> None:
    assert signed(made(sheet, in_table=False)) == []
    (table,) = signed(made(sheet, in_table=True))
    names = ["".join(str(getattr(cell, "value", cell)) for cell in row[1:2]) for row in table.rows]
    wanted = papers.summary().panel if sheet == "summary" else PANEL
    assert [name.split("\n")[0] for name in names] == [one.name for one in wanted]
    if sheet != "sign_in":  # there the time of coming stands before the signature
        assert tuple(column.title for column in table.columns) == HEADS


def test_one_pledge_for_all_takes_the_place_of_one_each() -> None:
    each, together = made("pledges", in_table=False), made("pledges", in_table=True)
    assert len(each.blocks) > 5 * len(together.blocks) / 2
    assert all(one.name in repr(together.blocks) for one in PANEL)
