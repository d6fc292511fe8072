"""推荐函与收件 (三（一）): the slip of a delivery, and the list of a letter against what was delivered."""

from __future__ import annotations

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, SignLine, Table
from qtic_desktop.domain.letters import LineState
from qtic_desktop.domain.letters.papers import LetterFacts, ListPaper, ReceiptPaper
from qtic_desktop.resources import message


def _say(name: str, **facts: object) -> str:
    return message(f"paper.letters.{name}", "zh", **facts)


def receipt_document(paper: ReceiptPaper) -> Document:
    """The slip: what came, in how many copies and pages, by whom; it says nothing of whether it is in order."""
    about = paper.about
    rows = tuple(
        (n, line.name, Cell("—", "mark") if line.copies is None else line.copies,
         Cell("—", "mark") if line.pages is None else line.pages)
        for n, line in enumerate(paper.papers, 1)
    )  # fmt: skip
    columns = (
        Column(_say("order"), 7.0, "center"),
        Column(_say("paper"), 44.0),
        Column(_say("copies"), 10.0, "center"),
        Column(_say("pages"), 10.0, "center"),
    )
    facts = (
        (_say("slip"), paper.number),
        (_say("letter"), f"{about.department_name} {about.number}"),
        (_say("delivered_on"), chinese_date(paper.delivered_on)),
        (_say("who"), paper.who),
        (_say("place"), paper.place or "—"),
    )
    blocks: list[Block] = [
        KeyValues(facts),
        Table(columns, rows),
        Paragraph(_say("slip_note"), "note"),
        SignLine((_say("taken_by"), _say("brought_by"))),
        *sealed(about.organizer, paper.delivered_on),
    ]
    return Document(
        title=_say("slip_title"),
        kind=_say("slip_name"),
        code=paper.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=about.sample,
        draft=paper.recalled,
        dated=paper.delivered_on,
        made_at=about.made_at,
        name=_say("slip_name"),
        expected=(paper.number, paper.who),
    )


def list_document(paper: ListPaper) -> Document:
    """Every line of the list beside what came for it, then what came beyond the list."""
    rows = tuple(
        (
            line.place, line.listed.center_name, line.listed.host_name or "—", Cell(_say(f"line_{line.state}"), "strong"),
            "—" if line.found is None else f"{line.found.number or _say('being_keyed')} {line.found.center_name}",
        )
        for line in paper.check.lines
    )  # fmt: skip
    columns = (
        Column(_say("order"), 6.5, "center"),
        Column(_say("center"), 30.0),
        Column(_say("host"), 24.0),
        Column(_say("state"), 12.0, "center"),
        Column(_say("found"), 34.0),
    )
    check = paper.check
    blocks: list[Block] = [KeyValues(_facts(paper.about)), Table(columns, rows, small=True, frozen=2)]
    if check.beyond:
        blocks.append(Paragraph(_say("beyond"), "h2"))
        blocks += [
            Paragraph(f"{one.number or _say('being_keyed')}　{one.center_name}　{one.host_name}", "note")
            for one in check.beyond
        ]
    counts = {state.value: check.count(state) for state in LineState}
    blocks += [
        Paragraph(_say("counts", n=len(check.lines), beyond=len(check.beyond), **counts), "note"),
        SignLine((_say("checked_by"), _say("date"))),
    ]
    return Document(
        title=_say("list_title", number=paper.about.number),
        kind=_say("list_name"),
        code=paper.about.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.about.sample,
        landscape=True,
        dated=paper.as_of,
        made_at=paper.about.made_at,
        name=_say("list_name"),
        expected=tuple(line.listed.center_name for line in check.lines),
    )


def _facts(about: LetterFacts) -> tuple[tuple[str, str], ...]:
    return (
        (_say("department"), about.department_name),
        (
            _say("letter"),
            f"{about.number}（{chinese_date(about.dated)}，{_say('sealed' if about.sealed else 'unsealed')}）",
        ),
        (_say("channel"), _say(f"channel_{about.channel}")),
        (_say("received"), chinese_date(about.received_on)),
    )
