"""试算证书: the awkward cases on the rules of a meeting, to be signed before the meeting begins."""

from __future__ import annotations

from itertools import groupby

from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, SignLine, Table
from qtic_desktop.domain.scoring.rehearsed import RehearsalPaper
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.rehearsal.{code}", "zh", **facts)


def rehearsal_document(paper: RehearsalPaper) -> Document:
    """A table for each score sheet, and two lines to sign."""
    facts = (
        (_say("meeting"), f"{paper.number}　{paper.title}"),
        (_say("rules"), paper.rules),
        (_say("result"), paper.verdict),
    )
    blocks: list[Block] = [KeyValues(facts)]
    columns = (
        Column(_say("place"), 7, "center"), Column(_say("case"), 27), Column(_say("came"), 49),
        Column(_say("check"), 17),
    )  # fmt: skip
    for sheet, lines in groupby(paper.lines, key=lambda line: line.sheet):
        rows = tuple((line.place, line.case, line.came, line.check) for line in lines)
        blocks += [Paragraph(sheet, "h1"), Table(columns, rows)]
    blocks += [
        Paragraph(_say("note"), "note"),
        SignLine((_say("sign_office"), _say("sign_supervisor"))),
        SignLine((_say("sign_date"),)),
    ]
    return Document(
        title=_say("title"),
        kind=_say("name"),
        code=paper.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        dated=paper.held_on,
        made_at=paper.made_at,
        name=_say("name"),
        expected=(paper.number,),
    )
