"""申报表 (三（一）): the application form as it stands in the record, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qtic_desktop.documents.content.field_words import field_words, value_words
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.capitals import in_capitals
from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.intake import DATES, NUMBERS, PAGES, ProposalDraft, funding_total, pages_for
from qtic_desktop.domain.intake.papers import ApplicationPaper
from qtic_desktop.domain.numbers import parse_money
from qtic_desktop.resources import message

_YEARS = ("year1", "year2", "year3")
_FINANCE = ("revenue", "rd", "profit", "new_products", "tax")
_OPERATION = ("service", "projects", "project_money", "patents", "staff", "served")
_LONG = frozenset(
    {"direction", "mode_reason", "plan_necessity", "plan_basis", "plan_mechanism", "plan_guarantee", "old_projects",
     "old_result"}
)  # fmt: skip


def _say(code: str, **facts: object) -> str:
    return message(f"paper.application.{code}", "zh", **facts)


def application_document(paper: ApplicationPaper) -> Document:
    """The whole form: entries page by page, tables, money in capitals, papers that came and that have not."""
    draft = paper.draft
    track = value_words("track", draft.get("track"))
    head = [(_say("number"), paper.number or _say("no_number")), (_say("batch"), paper.batch_title or _say("blank"))]
    if paper.number:
        head.append((_say("keying"), _say(f"keying_{paper.verification}")))
    blocks: list[Block] = [KeyValues(tuple(head))]
    for page in pages_for(draft):
        if page != "readback":
            blocks.append(Paragraph(_say(f"part_{page}"), "h2"))
            blocks += _page(paper, page)
    blocks.append(Paragraph(_say("part_materials"), "h2"))
    blocks += _materials(paper)
    blocks += [
        Paragraph(_say("printed"), "note"),
        SignLine(tuple(_say(label) for label in ("keyed_by", "checked_by", "date"))),
    ]
    return Document(
        title=_say("title", track=track),
        kind=_say("name"),
        code=paper.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=not paper.number,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("name"),
        expected=tuple(text for text in (draft.get("center_name"), draft.get("host_name")) if text),
    )


def _page(paper: ApplicationPaper, page: str) -> Iterator[Block]:
    draft = paper.draft
    short = [name for name in PAGES[page] if name not in _LONG and name != "missing_papers"]
    pairs = tuple((field_words(name), _value(paper, name)) for name in short)
    if pairs:
        yield KeyValues(pairs)
    for name in PAGES[page]:
        if name in _LONG and draft.get(name).strip():
            yield Paragraph(field_words(name), "plain")
            yield from (Paragraph(line) for line in draft.get(name).splitlines() if line.strip())
    yield from _tables(draft, page)


def _value(paper: ApplicationPaper, name: str) -> str:
    day = parse_date(paper.draft.get(name)) if name in DATES else None
    if day is not None:
        return day.isoformat()
    text = paper.department_name if name == "department_id" else value_words(name, paper.draft.get(name).strip())
    amount = parse_money(text) if name in NUMBERS and text else None
    return (f"{amount:,f}" if amount is not None else text) or _say("blank")


def _tables(draft: ProposalDraft, page: str) -> Iterator[Block]:
    if page == "direction" and draft.partners:
        partners = (_head("order", 6), _head("partner", 34), _head("duty", 44), _head("money", 16, right=True))
        yield Table(partners, tuple((n, p.name, p.duty, p.money) for n, p in enumerate(draft.partners, 1)))
    if page == "tasks" and draft.tasks:
        tasks = (_head("order", 6), _head("content", 40), *(_head(year, 18) for year in _YEARS))
        yield Table(tasks, tuple((t.number, t.content, t.year1, t.year2, t.year3) for t in draft.tasks), small=True)
    if page == "plan" and draft.indicators:
        targets = (_head("indicator", 34), _head("baseline", 15), *(_head(year, 17) for year in _YEARS))
        yield Table(targets, tuple((i.name, i.baseline, i.year1, i.year2, i.year3) for i in draft.indicators))
    if page == "funding":
        yield from _money(draft)
    if page == "old_center" and draft.operation:
        heads = (_head("year", 10), *(_head(part, 15, right=True) for part in _OPERATION))
        yield Paragraph(field_words("operation"), "plain")
        lines = tuple((one.year, *(getattr(one, part) for part in _OPERATION)) for one in draft.operation)
        yield Table(heads, lines, small=True)


def _money(draft: ProposalDraft) -> Iterator[Block]:
    if draft.funding:
        heads = (_head("source", 34), *(_head(year, 22, right=True) for year in _YEARS))
        rows: list[Row] = [
            (value_words("funding.1", f"{line.source} | ").partition(" | ")[0], *(getattr(line, y) for y in _YEARS))
            for line in draft.funding
        ]
        yield Table(heads, tuple(rows))
        total = funding_total(draft)
        yield Paragraph(_say("capitals", amount=f"{total:,f}", capitals=in_capitals(total) or _say("blank")), "plain")
    if draft.finance:
        heads = (_head("year", 15), *(_head(part, 17, right=True) for part in _FINANCE))
        yield Table(heads, tuple((line.year, *(getattr(line, part) for part in _FINANCE)) for line in draft.finance))


def _materials(paper: ApplicationPaper) -> Sequence[Block]:
    rows: list[Row] = [(value_words("missing_papers", kind), name) for kind, name in paper.materials]
    rows += [(value_words("missing_papers", kind), Cell(_say("not_come"), "strong")) for kind in paper.missing]
    if not rows:
        return [Paragraph(_say("no_materials"), "plain")]
    return [Table((_head("kind", 40), _head("file", 60)), tuple(rows))]


def _head(name: str, width: float, *, right: bool = False) -> Column:
    return Column(_say(name), float(width), "right" if right else "left")
