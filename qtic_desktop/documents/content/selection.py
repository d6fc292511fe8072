"""综合评价 (三（三）): the list of supported proposals with the table it rests on, and letters to those not selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
from qtic_desktop.domain.selection import Decision, balance
from qtic_desktop.domain.selection.papers import Letter, ListLine, ListPaper
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.selection.{code}", "zh", **facts)


_PUBLIC = (("order", 8.0), ("center", 44.0), ("host", 38.0), ("department", 28.0), ("field", 24.0))
_WHOLE = (
    ("order", 6.0), ("number", 19.0), ("center", 30.0), ("host", 26.0), ("field", 17.0), ("track", 7.0),
    ("mean", 9.0), ("rank", 8.0), ("verdict", 13.0), ("visit", 20.0), ("decision", 9.0), ("reason", 24.0),
)  # fmt: skip
_MIDDLE = ("order", "track", "mean", "rank", "verdict", "decision")


def selection_document(paper: ListPaper) -> Document:
    """The list in force (or its draft, marked), then the table of all proposals with places, decisions and reasons."""
    rows = tuple(
        (place, line.center_name, line.host_name, line.department_name, line.field)
        for place, line in enumerate(paper.supported, 1)
    )
    blocks: list[Block] = [
        KeyValues(_facts(paper)),
        Table(_columns(_PUBLIC), rows) if rows else Paragraph(_say("nobody"), "plain"),
        Paragraph(_say("clause"), "note"),
        SignLine(tuple(_say(label) for label in ("prepared_by", "checked_by", "head", "date"))),
        Part(_say("table_title", batch=paper.batch_title), _say("table_name")),
        Table(_columns(_WHOLE), tuple(_row(n, line) for n, line in enumerate(paper.lines, 1)), small=True, frozen=3),
        Paragraph(_say("rank_note"), "note"),
        *_balance(paper.supported),
    ]
    names = [line.center_name for line in paper.supported]
    return Document(
        title=_say("title", batch=paper.batch_title),
        kind=_say("list_name"),
        code=paper.batch_title,
        version_no=paper.version_no,
        blocks=tuple(blocks),
        sample=paper.sample,
        draft=paper.is_draft,
        landscape=True,
        dated=paper.decided_on or paper.as_of,
        made_at=paper.made_at,
        name=_say("list_name"),
        expected=tuple(names),
    )


def _columns(wanted: Sequence[tuple[str, float]]) -> tuple[Column, ...]:
    return tuple(Column(_say(code), width, "center" if code in _MIDDLE else "left") for code, width in wanted)


def _facts(paper: ListPaper) -> tuple[tuple[str, str], ...]:
    decided = chinese_date(paper.decided_on) if paper.decided_on is not None else _say("not_decided")
    facts = [
        (_say("version"), _say("version_text", n=paper.version_no, state=_say(f"status_{paper.status}"))),
        (_say("meeting"), f"{paper.meeting_reference or '—'}（{decided}）"),
        (_say("count"), _say("count_text", supported=len(paper.supported), all=len(paper.lines))),
    ]
    if paper.reason:
        facts.append((_say("why_new"), paper.reason))
    return tuple(facts)


def _row(place: int, line: ListLine) -> Row:
    rank = "—" if line.rank is None else f"{line.rank}{_say('tied') if line.tied else ''}"
    return (
        place, line.number, line.center_name, line.host_name, line.field, _say(f"track_{line.track}"),
        Cell("—", "mark") if line.mean is None else line.mean, rank,
        message(f"paper.scoring.verdict_{line.track}_{line.verdict}"),
        line.visit or Cell("—", "mark"), Cell(_say(f"decision_{line.decision.value}"), "strong"), line.reason,
    )  # fmt: skip


def _balance(lines: Sequence[ListLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    fields = "，".join(f"{name or _say('no_field')} {n}" for name, n in balance(line.field for line in lines))
    districts = "，".join(f"{name} {n}" for name, n in balance(line.department_name for line in lines))
    return (
        Paragraph(_say("by_field", text=fields), "note"),
        Paragraph(_say("by_department", text=districts), "note"),
    )


def sealed(organizer: str, day: date) -> tuple[Block, ...]:
    """Where a letter gets its seal, and its date."""
    return (Paragraph(f"{organizer}\n{chinese_date(day)}", "issued"),)


def letters_document(letters: Sequence[Letter], *, sample: bool, draft: bool, made_at: str) -> Document:
    """A letter on a page of its own for every proposal that is not supported or put off."""
    blocks: list[Block] = []
    for place, letter in enumerate(letters):
        if place:
            blocks.append(Part(_say("letter_title"), letter.number, landscape=False))
        blocks += _letter(letter)
    return Document(
        title=_say("letter_title"),
        kind=_say("letters_name"),
        code=letters[0].batch_title,
        version_no=1,
        blocks=tuple(blocks),
        sample=sample,
        draft=draft,
        dated=letters[0].dated,
        made_at=made_at,
        name=letters[0].number,
        expected=tuple(letter.center_name for letter in letters),
    )


def _letter(letter: Letter) -> list[Block]:
    outcome = "deferred" if letter.decision is Decision.DEFER else "passed" if letter.passed else "failed"
    facts = {"center": letter.center_name, "number": letter.number, "batch": letter.batch_title}
    blocks: list[Block] = [
        Paragraph(f"{letter.host_name}：", "plain"),
        Paragraph(_say("letter_opening", **facts)),
        Paragraph(_say(f"letter_{outcome}", **facts)),
    ]
    if letter.advice:
        blocks.append(Paragraph(_say("letter_advice")))
        for heading, text in letter.advice:
            blocks.append(Paragraph(heading, "h2"))
            blocks += [Paragraph(line.strip()) for line in text.splitlines() if line.strip()]
    blocks.append(Paragraph(_say("letter_closing")))
    blocks += sealed(letter.organizer, letter.dated)
    return blocks
