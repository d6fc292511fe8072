"""Blank score sheets (三（二）): one page per expert and proposal to be filled in by hand, with a code to find it again."""

from __future__ import annotations

from decimal import Decimal

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Column,
    Document,
    KeyValues,
    Paragraph,
    Part,
    Row,
    ScanCode,
    SignLine,
    Table,
)
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.scoring.papers import BlankSheet, BlankSheets
from qtic_desktop.domain.scoring.sheet_codes import shown_code
from qtic_desktop.resources import message

_WIDTHS = (("order", 6, "center"), ("criterion", 34, "left"), ("most", 8, "center"), ("points", 12, "center"),
           ("remark", 22, "left"))  # fmt: skip


def _say(code: str, **facts: object) -> str:
    return message(f"paper.blank.{code}", "zh", **facts)


def blank_sheets_document(paper: BlankSheets) -> Document:
    """Every sheet on a page of its own, proposal by proposal in the running order, experts in seat order."""
    blocks: list[Block] = []
    for place, sheet in enumerate(paper.sheets):
        if place:
            blocks.append(Part(sheet.title, f"{sheet.position}-{sheet.seat}"))
        blocks += _sheet(paper, sheet)
    codes = tuple(shown_code(sheet.code) for sheet in paper.sheets)
    return Document(
        title=paper.sheets[0].title if paper.sheets else _say("name"),
        kind=_say("name"),
        code="",
        version_no=paper.printing,
        blocks=tuple(blocks),
        sample=paper.sample,
        dated=paper.held_on,
        made_at=paper.made_at,
        name=_say("name"),
        expected=codes,
    )


def _sheet(paper: BlankSheets, sheet: BlankSheet) -> list[Block]:
    facts = KeyValues(
        (
            (_say("meeting"), f"{paper.meeting}　{chinese_date(paper.held_on)}　{paper.place}"),
            (_say("project"), f"{sheet.position}　{sheet.number}　{sheet.center_name}"),
            (_say("host"), sheet.host_name),
            (_say("expert"), f"{sheet.seat}　{sheet.expert}（{sheet.organization}）"),
        )
    )
    columns = tuple(Column(_say(name), width, align) for name, width, align in _WIDTHS)  # type: ignore[arg-type]
    rows = [_line(sheet, place) for place in range(len(sheet.criteria))]
    most = sum((one.maximum for one in sheet.criteria if one.number not in sheet.not_applicable), Decimal(0))
    rows.append(("", _say("total"), decimal_text(most), "", ""))
    words = _say("code", digits=shown_code(sheet.code), n=paper.printing)
    return [
        ScanCode(sheet.code, words),
        facts,
        Table(columns, tuple(rows), total_row=True),
        Paragraph(_say("own_veto", asked=sheet.veto) if sheet.veto else _say("veto"), "note"),
        Paragraph(_say("ballot"), "note"),
        SignLine((_say("overall"),)),
        SignLine((_say("signature"), _say("date"))),
        Paragraph(_say("how", step=decimal_text(paper.step)), "fine"),
    ]


def _line(sheet: BlankSheet, place: int) -> Row:
    one = sheet.criteria[place]
    shown = _say("not_applicable") if one.number in sheet.not_applicable else ""
    return one.number, one.title, decimal_text(one.maximum), shown, ""
