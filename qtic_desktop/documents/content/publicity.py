"""公示 (三（三）): the notice with its list, the sheet that says how it went, the answer to an objection."""

from __future__ import annotations

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, SignLine, Table
from qtic_desktop.domain.publicity.papers import AnswerPaper, NoticePaper, ProofPaper
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.publicity.{code}", "zh", **facts)


def notice_document(paper: NoticePaper) -> Document:
    """The notice as it is posted: why, from when to when, how to object, the list."""
    rows = tuple(
        (place, line.center_name, line.host_name, line.department_name, line.field)
        for place, line in enumerate(paper.lines, 1)
    )
    columns = (
        Column(_say("order"), 6.0, "center"),
        Column(_say("center"), 34.0),
        Column(_say("host"), 28.0),
        Column(_say("department"), 20.0),
        Column(_say("field"), 16.0),
    )
    blocks: list[Block] = [
        Paragraph(_say("opening", batch=paper.batch_title)),
        Paragraph(_say("again", why=paper.again)) if paper.again else Paragraph(_say("invite")),
        Paragraph(_say("span_line", span=_span(paper))),
        Paragraph(_say("how")),
        Paragraph(_say("contact", contact=paper.contact)),
        Table(columns, rows, frozen=2),
        *sealed(paper.organizer, paper.posted_on),
    ]
    return Document(
        title=_say("title"),
        kind=_say("notice_name"),
        code=paper.document_number or paper.batch_title,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=paper.recalled,
        dated=paper.posted_on,
        made_at=paper.made_at,
        name=_say("notice_name"),
        expected=tuple(name for line in paper.lines for name in (line.center_name, line.host_name)),
    )


def _span(paper: NoticePaper) -> str:
    way = _say("working_days" if paper.working else "calendar_days", n=paper.days)
    return _say("span", start=chinese_date(paper.begins_on), end=chinese_date(paper.ends_on), way=way)


def proof_document(paper: ProofPaper) -> Document:
    """How the publication went, with the proof of posting; unfinished until the notice is concluded."""
    told = paper.notice
    rows = tuple(
        (
            place, line.center_name, line.host_name, Cell(_say(f"state_{line.state}"), "strong"),
            "；".join(line.objections) or Cell(_say("none"), "mark"),
        )
        for place, line in enumerate(paper.lines, 1)
    )  # fmt: skip
    columns = (
        Column(_say("order"), 6.0, "center"),
        Column(_say("center"), 30.0),
        Column(_say("host"), 26.0),
        Column(_say("state"), 14.0, "center"),
        Column(_say("objections"), 28.0),
    )
    first = _say("first_counted" if told.first_counts else "first_not_counted")
    facts = [
        (_say("document"), told.document_number or "—"),
        (_say("posted"), f"{chinese_date(told.posted_on)}，{told.place}"),
        (_say("period"), f"{_span(told)}{first}{_say('not_in_guideline')}"),
        (_say("proof"), "—" if paper.proof_on is None else f"{chinese_date(paper.proof_on)}，{paper.proof}"),
        (_say("concluded"), "—" if paper.concluded_on is None else chinese_date(paper.concluded_on)),
    ]
    clear = all(line.state == "cleared" for line in paper.lines)
    blocks: list[Block] = [KeyValues(tuple(facts))]
    if told.unknown_years:
        blocks.append(Paragraph(_say("unknown", years="、".join(map(str, told.unknown_years))), "warning"))
    blocks += [
        Table(columns, rows, frozen=2),
        Paragraph(_say("clear" if clear else "not_all_clear" if paper.concluded_on else "not_concluded"), "plain"),
        Paragraph(_say("clause"), "note"),
        SignLine(tuple(_say(label) for label in ("prepared_by", "checked_by", "supervised_by", "date"))),
    ]
    return Document(
        title=_say("proof_title", batch=told.batch_title),
        kind=_say("proof_name"),
        code=told.document_number or told.batch_title,
        version_no=1,
        blocks=tuple(blocks),
        sample=told.sample,
        draft=paper.concluded_on is None or told.recalled,
        dated=paper.concluded_on or paper.as_of,
        made_at=told.made_at,
        name=_say("proof_name"),
        expected=tuple(line.center_name for line in paper.lines),
    )


def answer_document(paper: AnswerPaper) -> Document:
    """The letter to whoever objected."""
    facts = {"center": paper.center_name, "date": chinese_date(paper.received_on)}
    blocks: list[Block] = [
        Paragraph(_say("addressed", who=paper.who or _say("objector")), "plain"),
        Paragraph(_say("answer_opening", **facts)),
        Paragraph(_say(f"answer_{paper.state}", **facts)),
        *(Paragraph(line.strip()) for line in paper.words.splitlines() if line.strip()),
        Paragraph(_say("answer_closing")),
        *sealed(paper.organizer, paper.dated),
    ]
    return Document(
        title=_say("answer_title"),
        kind=_say("answer_name"),
        code=paper.center_name,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=paper.draft,
        dated=paper.dated,
        made_at=paper.made_at,
        name=_say("answer_name"),
        expected=(paper.center_name,),
    )
