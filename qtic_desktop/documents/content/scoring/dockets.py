"""更正单 (三（二）): one correction of a sealed result with its effect, signed by the two who answer for it."""

from __future__ import annotations

from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Items,
    KeyValues,
    Paragraph,
    Row,
    SignLine,
    Table,
)
from qtic_desktop.domain.scoring.papers import DocketPaper, Pair
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.docket.{code}", "zh", **facts)


def docket_document(paper: DocketPaper) -> Document:
    """One page; a docket that is not in force says so."""
    what = paper.kind + (_say("criterion", n=paper.criterion) if paper.criterion else "")
    facts = KeyValues(
        (
            (_say("number"), _say("number_text", n=paper.number, state=_say(f"state_{paper.state}"))),
            (_say("meeting"), f"{paper.meeting}　{chinese_date(paper.held_on)}"),
            (_say("project"), paper.project),
            (_say("expert"), paper.expert),
            (_say("what"), what),
            (_say("before"), paper.before or _say("blank")),
            (_say("after"), paper.after or _say("blank")),
            *_total(paper),
            (_say("reason"), paper.reason),
        )
    )
    blocks: list[Block] = [facts, Paragraph(_say("effect"), "h1"), *_effects(paper)]
    blocks += [Items(paper.notes)] if paper.notes else []
    blocks += [Paragraph(_say("papers"), "h1"), *_papers(paper), Paragraph(_say("note"), "note")]
    blocks += [Paragraph(line, "plain") for line in _record(paper)]
    blocks += [SignLine((_say("sign_asked"), _say("date"))), SignLine((_say("sign_confirmed"), _say("date")))]
    return Document(
        title=_say("title"),
        kind=_say("title"),
        code="",
        version_no=paper.number,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=paper.state != "confirmed",
        dated=paper.held_on,
        made_at=paper.made_at,
        name=_say("title"),
        expected=(paper.project.split("　")[0], paper.expert.split("（")[0]),
    )


def _total(paper: DocketPaper) -> tuple[tuple[str, str], ...]:
    if paper.total is None:
        return ()
    before, after = (text or _say("blank") for text in paper.total)
    return ((_say("kind_paper_total"), f"{before} → {after}"),)


def _effects(paper: DocketPaper) -> tuple[Block, ...]:
    if not paper.effects:
        return (Paragraph(_say("no_effect"), "plain"),)
    columns = (
        Column(_say("project"), 26), Column(_say("mean"), 15, "center"), Column(_say("rank"), 11, "center"),
        Column(_say("votes"), 22, "center"), Column(_say("verdict"), 17, "center"),
    )  # fmt: skip
    rows: tuple[Row, ...] = tuple(
        (one.project, _arrow(one.mean), _arrow(one.rank), _arrow(one.votes), Cell(_arrow(one.verdict), "strong"))
        for one in paper.effects
    )
    return (Table(columns, rows),)


def _arrow(pair: Pair) -> str:
    before, after = (text or "—" for text in pair)
    return after if before == after else f"{before} → {after}"


def _papers(paper: DocketPaper) -> tuple[Block, ...]:
    if not paper.papers:
        return (Paragraph(_say("no_paper"), "plain"),)
    lines = (_say("paper_falls", center=center, n=version, signed=signed) for center, version, signed in paper.papers)
    return (Items(tuple(lines)),)


def _record(paper: DocketPaper) -> tuple[str, ...]:
    """Who did it in the program; the lines below are signed by hand."""
    asked = _say("asked_by", name=paper.asked[0], at=paper.asked[1])
    if not paper.confirmed[0]:
        return (asked,)
    return asked, _say("confirmed_by", name=paper.confirmed[0], at=paper.confirmed[1])
