"""年度报告检查表 (三（四）): who owes a report, what has come, what is overdue, and how many there are of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

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
from qtic_desktop.domain.annual_reports import AnnualChecklist, ChecklistLine, still_counts
from qtic_desktop.resources import Language, message

_COLUMNS = (
    ("order", 5.2),
    ("number", 16.8),
    ("center", 25.5),
    ("host", 22.5),
    ("department", 17.5),
    ("due", 11.5),
    ("summary", 11.5),
    ("plan", 11.5),
    ("district", 11.5),
    ("filed", 11.5),
    ("filing_number", 12.5),
    ("state", 9.0),
    ("days_left", 9.2),
    ("remark", 14.2),
)
_LEFT = ("center", "host", "department", "remark")

Words = Callable[..., str]


def checklist_document(
    checklist: AnnualChecklist,
    *,
    lang: Language = "zh",
    footer_code: str = "",
    made_at: str = "",
    with_counts: bool = True,
) -> Document:
    """The checklist of one year with the clause it rests on. The head says how many there are in each state;
    ``with_counts`` adds all of them in a table of its own, for a workbook."""
    words = partial(_word, lang)
    columns = tuple(Column(words(code), width, "left" if code in _LEFT else "center") for code, width in _COLUMNS)
    rows = tuple(_row(number, line, words) for number, line in enumerate(checklist.lines, 1))
    labels = tuple(map(words, ("prepared_by", "checked_by", "supervised_by", "date")))
    blocks: list[Block] = [
        *_facts(checklist, words, lang),
        Table(columns, rows, small=True, frozen=3) if rows else Paragraph(words("nobody"), "plain"),
        Paragraph(words("clause"), "note"),
        Paragraph(words("consequence"), "note"),
        *(Paragraph(rule, "note") for rule in checklist.rules),
        SignLine(labels),
        *(_counts(checklist, words) if with_counts else ()),
    ]
    return Document(
        title=words("title", year=checklist.year),
        kind=words("list"),
        code=str(checklist.year),
        version_no=1,
        blocks=tuple(blocks),
        sample=checklist.sample,
        footer_code=footer_code,
        landscape=True,
        dated=checklist.as_of,
        made_at=made_at,
        name=words("list"),
        expected=tuple(name for line in checklist.lines for name in (line.center_number, line.center_name)),
        lang=lang,
    )


def _word(lang: Language, code: str, **facts: object) -> str:
    return message(f"paper.annual_reports.{code}", lang, **facts)


def _facts(checklist: AnnualChecklist, words: Words, lang: Language) -> list[Block]:
    found = [(state, count) for state, count in checklist.counts.items() if count and state != "due"]
    states = words("comma").join(f"{words(f'state_{state}')} {count}" for state, count in found)
    held = words("centers_by_state" if states else "centers", count=len(checklist.lines), states=states)
    day = chinese_date(checklist.as_of) if lang == "zh" else checklist.as_of.isoformat()
    facts = KeyValues(((words("as_of"), day), (words("centers_shown" if checklist.shown else "centers_due"), held)))
    return [facts, Paragraph(words("shown", what=checklist.shown), "warning")] if checklist.shown else [facts]


def _row(number: int, line: ChecklistLine, words: Words) -> Row:
    counts = still_counts(line.state, line.days_left, line.filed_on)
    came = (line.summary_received_on, line.plan_received_on, line.district_checked_on, line.filed_on)
    return (
        number,
        line.center_number,
        line.center_name,
        line.host_name,
        line.department_name,
        line.due_on,
        *(_day(day, words) for day in came),
        line.filing_number,
        Cell(line.state_text, "strong"),
        words("done") if line.filed_on else line.days_left if counts else words("in_time"),
        line.remark,
    )


def _day(day: date | None, words: Words) -> date | Cell:
    return Cell(words("not_yet"), "mark") if day is None else day


def _counts(checklist: AnnualChecklist, words: Words) -> tuple[Block, ...]:
    columns = (
        Column(words("order"), 10.0, "center"),
        Column(words("state"), 66.0),
        Column(words("count"), 16.0, "center"),
    )
    rows = tuple(
        (number, words(f"state_{state}"), count) for number, (state, count) in enumerate(checklist.counts.items(), 1)
    )
    return Part(words("counts_title", year=checklist.year), words("counts"), landscape=False), Table(columns, rows)
