"""Papers about an annual report (三（四）): filing slip, return, reminder, final notice, decision, proof of service, and the
public notice of cancellations."""

from __future__ import annotations

from collections.abc import Sequence

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.annual_papers import AnnualHeading, AnnualLetter, AnnualLetterPaper, ReportFacts
from qtic_desktop.domain.reminders import Outcome
from qtic_desktop.resources import message

_OPEN = "……"
_CANCELLED = (("order", 7.0), ("number", 20.0), ("center", 36.0), ("host", 30.0), ("department", 20.0), ("paper", 30.0))


def _say(code: str, **facts: object) -> str:
    return message(f"paper.annual_letter.{code}", "zh", **facts)


def _told(facts: ReportFacts, heading: AnnualHeading) -> dict[str, object]:
    return {
        "center": facts.center_name, "number": facts.center_number, "year": facts.year, "next": facts.year + 1,
        "due": chinese_date(facts.due_on), "today": chinese_date(heading.as_of), "days": facts.late_days,
        "paper": facts.decision or _OPEN,
        "day": _OPEN if facts.cancelled_on is None else chinese_date(facts.cancelled_on),
        "returned": _OPEN if facts.returned_on is None else chinese_date(facts.returned_on),
    }  # fmt: skip


def letter_document(paper: AnnualLetterPaper) -> Document:
    """The letter about one report."""
    blocks = _slip(paper.facts) if paper.kind is AnnualLetter.SLIP else _letter(paper)
    return Document(
        title=_say(f"{paper.kind}_title"),
        kind=_say(f"{paper.kind}_name"),
        code=paper.facts.filing_number or paper.facts.decision or paper.facts.center_number,
        version_no=1,
        blocks=(*blocks, *sealed(paper.heading.organizer, paper.dated)),
        sample=paper.heading.sample,
        draft=paper.draft,
        dated=paper.dated,
        made_at=paper.heading.made_at,
        name=_say(f"{paper.kind}_name"),
        expected=(paper.facts.center_name, paper.facts.host_name),
    )


def _letter(paper: AnnualLetterPaper) -> list[Block]:
    facts, told = paper.facts, _told(paper.facts, paper.heading)
    blocks: list[Block] = [Paragraph(f"{facts.host_name}：", "plain")]
    state = "late" if facts.late_days else "before"
    opening = f"reminder_{state}" if paper.kind is AnnualLetter.REMINDER else f"{paper.kind}_opening"
    blocks.append(Paragraph(_say(opening, **told)))
    blocks += [Paragraph(part.strip()) for part in facts.reason.splitlines() if part.strip()]
    if paper.kind is AnnualLetter.CANCELLATION:
        blocks.append(Paragraph(_say("statement", text=facts.statement or _OPEN)))
    blocks.append(Paragraph(_say(f"{paper.kind}_closing", **told)))
    return blocks


def _slip(facts: ReportFacts) -> list[Block]:
    def day(value: object) -> str:
        return "—" if value is None else str(value)

    pairs = (
        ("center", facts.center_name), ("number", facts.center_number), ("host", facts.host_name),
        ("department", facts.department_name), ("report", _say("report_of", year=facts.year, next=facts.year + 1)),
        ("due_on", day(facts.due_on)), ("submitted_on", day(facts.submitted_on)), ("checked_on", day(facts.checked_on)),
        ("opinion", facts.opinion or "—"), ("filed_on", day(facts.filed_on)), ("filing_number", facts.filing_number or "—"),
        ("state", _say(f"state_{facts.state}")),
    )  # fmt: skip
    return [KeyValues(tuple((_say(code), text) for code, text in pairs)), Paragraph(_say("slip_closing"), "note")]


def service_document(paper: AnnualLetterPaper) -> Document:
    """The proof of service of the letter that fits the report: what is known of it, and lines for who delivers and takes it."""
    facts, sent = paper.facts, paper.sent
    known = {Outcome.SERVED: "served", Outcome.UNDELIVERABLE: "undeliverable"}
    outcome = "" if sent is None or sent.outcome is Outcome.UNKNOWN else _say(known[sent.outcome])
    when = "" if sent is None or sent.outcome_on is None else chinese_date(sent.outcome_on)
    pairs = (
        ("served_paper", _say(f"{paper.kind}_title")), ("served_number", facts.decision or _OPEN),
        ("about", _say("about_report", center=facts.center_name, number=facts.center_number, year=facts.year)),
        ("served_to", facts.host_name), ("way", _OPEN if sent is None else sent.way),
        ("sent_on", _OPEN if sent is None else chinese_date(sent.sent_on)),
        ("outcome", "，".join(part for part in (outcome, when, sent.note if sent else "") if part) or _OPEN),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        KeyValues(tuple((_say(code), text) for code, text in pairs)),
        SignLine(tuple(_say(label) for label in ("receiver", "received_on"))),
        SignLine(tuple(_say(label) for label in ("instead", "refused"))),
        SignLine(tuple(_say(label) for label in ("bearer", "witness"))),
        Paragraph(_say("service_note"), "note"),
    )
    return Document(
        title=_say("service_title"),
        kind=_say("service_name"),
        code=facts.center_number,
        version_no=1,
        blocks=blocks,
        sample=paper.heading.sample,
        dated=paper.heading.as_of,
        made_at=paper.heading.made_at,
        name=_say("service_name"),
        expected=(facts.center_name, facts.host_name),
    )


def cancelled_document(lines: Sequence[ReportFacts], heading: AnnualHeading, *, year: int) -> Document:
    """The public notice of the centres that were cancelled for the report about ``year``: no person, no telephone."""
    rows: tuple[Row, ...] = tuple(
        (
            place, one.center_number, one.center_name, one.host_name, one.department_name,
            "" if one.cancelled_on is None else f"{one.cancelled_on.isoformat()} {one.decision}",
        )
        for place, one in enumerate(lines, 1)
    )  # fmt: skip
    columns = tuple(Column(_say(code), width, "center" if code == "order" else "left") for code, width in _CANCELLED)
    return Document(
        title=_say("cancelled_title"),
        kind=_say("cancelled_name"),
        code=str(year),
        version_no=1,
        blocks=(
            Paragraph(_say("cancelled_opening", n=len(rows), year=year, next=year + 1)),
            Table(columns, rows, frozen=3),
            Paragraph(_say("cancelled_closing")),
            *sealed(heading.organizer, heading.as_of),
        ),
        sample=heading.sample,
        dated=heading.as_of,
        made_at=heading.made_at,
        name=_say("cancelled_name"),
        expected=tuple(one.center_name for one in lines),
    )
