"""会议用纸: list of experts, sign-in sheets, pledges and seat cards of a review meeting. Telephone and cards of nobody."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Final

from qtic_desktop.documents.content.panel_signs import panel_table
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    KeyValues,
    Paragraph,
    Part,
    Row,
    SignLine,
    Table,
)
from qtic_desktop.domain.meetings.papers import ItemLine, MeetingPaper, MeetingSheet, PanelLine
from qtic_desktop.resources import message

_HOSTS: Final = 3
"""People of an applicant who may answer; the guideline of the room knows no more (指引未规定)."""
_STAFF: Final = 8
"""Lines for staff and supervisors."""
_ROOM: Final = "\n\n"
"""In a cell to be signed: as high as a signature needs."""


def meeting_document(paper: MeetingPaper, sheet: MeetingSheet) -> Document:
    """One of the papers."""
    return {
        MeetingSheet.PANEL: _panel,
        MeetingSheet.SIGN_IN: _sign_in,
        MeetingSheet.PLEDGES: _pledges,
        MeetingSheet.CARDS: _cards,
    }[sheet](paper)


def _say(code: str, **facts: object) -> str:
    return message(f"paper.meeting.{code}", "zh", **facts)


def _document(paper: MeetingPaper, kind: str, blocks: list[Block], *, title: str = "", bare: bool = False) -> Document:
    return Document(
        title=title or _say(kind),
        kind=_say(kind),
        code=paper.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        dated=paper.held_on,
        made_at=paper.made_at,
        name=_say(kind),
        expected=tuple(one.name for one in paper.panel),
        bare=bare,
    )


def _facts(paper: MeetingPaper) -> KeyValues:
    return KeyValues(
        (
            (_say("meeting"), paper.title),
            (_say("number"), paper.number),
            (_say("date"), chinese_date(paper.held_on)),
            (_say("place"), paper.place),
        )
    )


def _heads(*named: tuple[str, float]) -> tuple[Column, ...]:
    return tuple(Column(_say(code), width, "center" if code in ("order", "role") else "left") for code, width in named)


def _panel(paper: MeetingPaper) -> Document:
    rows = tuple(
        (
            one.seat,
            Cell(one.name, "strong"),
            one.organization,
            one.title,
            one.speciality,
            _say("leader") if one.is_leader else _say("member"),
        )
        for one in paper.panel
    )
    heads = _heads(
        ("order", 8.0), ("name", 20.0), ("unit", 36.0), ("title", 16.0), ("speciality", 20.0), ("role", 10.0)
    )
    blocks: list[Block] = [_facts(paper), Table(heads, rows), Paragraph(_say("no_personal"), "note")]
    return _document(paper, "panel", blocks)


def _sign_in(paper: MeetingPaper) -> Document:
    """Experts, then applicants in running order, then staff and supervisors, each on pages of their own."""
    experts: tuple[Row, ...] = tuple(
        (one.seat, one.name, one.organization, one.title, _ROOM, _ROOM) for one in paper.panel
    )
    expert_heads = _heads(
        ("order", 8.0), ("name", 20.0), ("unit", 32.0), ("title", 14.0), ("time", 10.0), ("signature", 24.0)
    )
    if paper.in_table:
        experts = tuple(
            (one.seat, one.name, one.organization, one.title, one.speciality, _ROOM, _ROOM) for one in paper.panel
        )
        expert_heads = _heads(
            ("order", 7.0), ("name", 16.0), ("unit", 28.0), ("title", 13.0), ("speciality", 15.0), ("time", 9.0),
            ("signature", 20.0),
        )  # fmt: skip
    staff = tuple((number, _ROOM, _ROOM, _ROOM, _ROOM, _ROOM) for number in range(1, _STAFF + 1))
    staff_heads = _heads(
        ("order", 8.0), ("unit", 30.0), ("name", 16.0), ("duty", 18.0), ("time", 12.0), ("signature", 24.0)
    )
    blocks: list[Block] = [
        _facts(paper),
        Table(expert_heads, experts),
        *_signed(),
        Part(_say("sign_in_hosts"), _say("sign_in_hosts")),
        _facts(paper),
        _host_table(paper),
        Paragraph(_say("hosts_note", most=_HOSTS), "note"),
        *_signed(),
        Part(_say("sign_in_staff"), _say("sign_in_staff")),
        _facts(paper),
        Table(staff_heads, staff),
        *_signed(),
    ]
    return _document(paper, "sign_in", blocks, title=_say("sign_in_experts"))


def _signed() -> tuple[Block, ...]:
    return (SignLine((_say("kept_by"), _say("supervised_by"), _say("day"))),)


def _host_table(paper: MeetingPaper) -> Table:
    """The lines of one proposal on one page."""
    rows: list[tuple[int | str, ...]] = []
    begins = set()
    for one in paper.items:
        begins.add(len(rows))
        rows += _host_rows(one)
    return Table(_host_heads(), tuple(rows), together=frozenset(begins))


def _host_heads() -> tuple[Column, ...]:
    return _heads(
        ("order", 8.0), ("project", 44.0), ("name", 14.0), ("duty", 14.0), ("time", 10.0), ("signature", 22.0)
    )


def _host_rows(one: ItemLine) -> list[tuple[int | str, ...]]:
    """A line for each who answers; what the proposal is stands beside them, one thing a line."""
    beside = (one.center_name, one.host_name, one.number)
    return [
        (one.position if place == 0 else "", words, _ROOM, _ROOM, _ROOM, _ROOM)
        for place, words in enumerate(beside[:_HOSTS])
    ]


def _pledges(paper: MeetingPaper) -> Document:
    """A page for every expert to sign, or one for all in the accepted table."""
    if paper.in_table:
        said = partial(_say, organizer=paper.organizer, title=paper.title)
        together: list[Block] = [
            Paragraph(said("pledge_opening_all", date=chinese_date(paper.held_on))),
            *(Paragraph(f"{number}. {said(f'pledge_{number}')}") for number in range(1, 8)),
            Paragraph(_say("pledge_note"), "fine"),
            panel_table(paper.panel),
            *_signed(),
        ]
        return _document(paper, "pledges", together, title=_say("pledge_title"))
    blocks: list[Block] = []
    for place, one in enumerate(paper.panel):
        if place:
            blocks.append(Part(_say("pledge_title"), one.name))
        blocks += _pledge(paper, one)
    return _document(paper, "pledges", blocks, title=_say("pledge_title"))


def _pledge(paper: MeetingPaper, one: PanelLine) -> list[Block]:
    said = partial(_say, organizer=paper.organizer, title=paper.title)
    points = [said(f"pledge_{number}") for number in range(1, 8)]
    return [
        Paragraph(said("pledge_opening", name=one.name, unit=one.organization, date=chinese_date(paper.held_on))),
        *(Paragraph(f"{number}. {point}") for number, point in enumerate(points, 1)),
        Paragraph(_say("pledge_note"), "fine"),
        SignLine((_say("pledged_by"), _say("day"))),
    ]


def _cards(paper: MeetingPaper) -> Document:
    """A card for every expert; the unit stands on it only where two have one name."""
    names = Counter(one.name for one in paper.panel)
    blocks: list[Block] = [
        Paragraph(one.name if names[one.name] == 1 else f"{one.name}\n{one.organization}", "card")
        for one in paper.panel
    ]
    return _document(paper, "cards", blocks, bare=True)
