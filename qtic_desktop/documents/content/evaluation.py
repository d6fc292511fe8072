"""绩效评估 (三（四）): notice, list with grades, targets against what was reached, letters, the list for support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.domain.evaluation.oddities import oddities
from qtic_desktop.domain.evaluation.papers import LetterPaper, ListLine, ListPaper, NoticePaper, TargetPaper
from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.evaluation.{code}", "zh", **facts)


_LIST = (
    ("order", 6.0), ("number", 18.0), ("center", 30.0), ("host", 25.0), ("department", 18.0), ("period", 22.0),
    ("state", 12.0), ("score", 9.0), ("suggested", 11.0), ("grade", 10.0), ("decision", 20.0), ("remark", 26.0),
)  # fmt: skip
_NOTICE = (
    ("order", 7.0), ("number", 20.0), ("center", 32.0), ("host", 26.0), ("department", 18.0), ("period_end", 20.0),
)  # fmt: skip
_SUPPORT = (
    ("order", 7.0), ("center", 34.0), ("host", 28.0), ("department", 20.0), ("grade", 11.0), ("score", 10.0),
    ("decision", 22.0),
)  # fmt: skip
_TARGETS = (
    ("task", 8.0), ("content", 30.0), ("year", 22.0), ("target", 26.0), ("actual", 26.0), ("source", 34.0),
)  # fmt: skip
_MIDDLE = ("order", "state", "score", "suggested", "grade", "task", "period_end")


def _columns(wanted: Sequence[tuple[str, float]]) -> tuple[Column, ...]:
    return tuple(Column(_say(code), width, "center" if code in _MIDDLE else "left") for code, width in wanted)


def _mark(text: str) -> str | Cell:
    return text or Cell("—", "mark")


def list_document(paper: ListPaper) -> Document:
    """The evaluations of a year with states, scores, suggestions and grades, and the rules they rest on."""
    rows: tuple[Row, ...] = tuple(
        (
            place, line.number, line.center_name, line.host_name, line.department_name,
            f"{line.period_start.isoformat()} — {line.period_end.isoformat()}", _say(f"state_{line.state}"),
            Cell("—", "mark") if line.score is None else line.score, _hint(line),
            Cell(line.grade or "—", "strong" if line.grade else "mark"), _mark(line.decision), line.remark,
        )
        for place, line in enumerate(paper.lines, 1)
    )  # fmt: skip
    counted = Counter(line.grade or _say("undecided") for line in paper.lines)
    told = "，".join(f"{grade} {count}" for grade, count in counted.most_common())
    lines = "，".join(f"{name} ≥ {decimal_text(points)}" for name, points in paper.grades[:-1])
    cap = _say("no_cap") if paper.cap == "none" else _say("cap", share=paper.cap, grade=paper.grades[0][0])
    facts = (
        (_say("year_label"), str(paper.year)),
        (_say("as_of"), chinese_date(paper.heading.as_of)),
        (_say("count"), f"{len(paper.lines)}（{told}）"),
    )
    blocks: tuple[Block, ...] = (
        KeyValues(facts),
        Table(_columns(_LIST), rows, small=True, frozen=3),
        Paragraph(_say("rules", lines=lines, cap=cap, before=paper.before, after=paper.after), "note"),
        Paragraph(_say("clause"), "note"),
        SignLine(tuple(_say(label) for label in ("prepared_by", "checked_by", "head", "date"))),
    )
    return Document(
        title=_say("list_title", year=paper.year),
        kind=_say("list_name"),
        code=str(paper.year),
        version_no=1,
        blocks=blocks,
        sample=paper.heading.sample,
        landscape=True,
        dated=paper.heading.as_of,
        made_at=paper.heading.made_at,
        name=_say("list_name"),
        expected=tuple(line.center_name for line in paper.lines),
    )


def _hint(line: ListLine) -> str | Cell:
    if line.why in ("tied", "undecided"):
        return Cell(_say(f"why_{line.why}"), "mark")
    return line.suggested + (_say(f"why_{line.why}") if line.why else "") if line.suggested else Cell("—", "mark")


def notice_document(paper: NoticePaper) -> Document:
    """The notice that asks for self-reports; a draft while it was not sent."""
    rows: tuple[Row, ...] = tuple(
        (place, line.number, line.center_name, line.host_name, line.department_name, line.period_end)
        for place, line in enumerate(paper.lines, 1)
    )
    due = "……" if paper.report_due_on is None else chinese_date(paper.report_due_on)
    dated = paper.noticed_on or paper.heading.as_of
    blocks: tuple[Block, ...] = (
        Paragraph(_say("notice_opening", n=len(rows))),
        Paragraph(_say("notice_report", due=due)),
        Paragraph(_say("notice_review")),
        Paragraph(_say("notice_result")),
        Table(_columns(_NOTICE), rows, frozen=3),
        *sealed(paper.heading.organizer, dated),
    )
    return Document(
        title=_say("notice_title"),
        kind=_say("notice_name"),
        code=paper.number or "……",
        version_no=1,
        blocks=blocks,
        sample=paper.heading.sample,
        draft=paper.noticed_on is None,
        dated=dated,
        made_at=paper.heading.made_at,
        name=_say("notice_name"),
        expected=tuple(line.center_name for line in paper.lines),
    )


def targets_document(paper: TargetPaper) -> Document:
    """The yardstick: every target against what was reached, with its source; what is missing is named."""
    line, rows = paper.line, []
    for one in paper.targets:
        span = _say("year_of", n=one.year_no, start=one.first.isoformat(), end=one.last.isoformat())
        source = one.source or _say("not_filed" if not one.filed else "filed_unread", year=one.report_year)
        reached = Cell(one.actual or _say("missing"), "plain" if one.actual else "strong")
        rows.append((one.task, one.content, span, one.target, reached, source))
    lacking = [one for one in paper.targets if not one.actual]
    facts = (
        (_say("center"), line.center_name),
        (_say("host"), line.host_name),
        (_say("period"), f"{line.period_start.isoformat()} — {line.period_end.isoformat()}"),
        (_say("self_score"), paper.self_score or "—"),
        (_say("district"), paper.district or "—"),
    )
    blocks: list[Block] = [KeyValues(facts)]
    if rows:
        blocks.append(Table(_columns(_TARGETS), tuple(rows), small=True, frozen=2))
    else:
        blocks.append(Paragraph(_say("no_targets"), "warning"))
    if lacking:
        blocks.append(Paragraph(_say("lacking", n=len(lacking), all=len(rows)), "warning"))
    odd = [_say(f"odd_{kind.value}", task=task, n=year) for task, year, kind in oddities(paper.targets)]
    if odd:
        blocks.append(Paragraph(_say("odd", what="；".join(odd)), "warning"))
    blocks.append(Paragraph(_say("targets_note"), "note"))
    blocks.append(SignLine(tuple(_say(label) for label in ("prepared_by", "checked_by", "date"))))
    return Document(
        title=_say("targets_title", center=line.center_name),
        kind=_say("targets_name"),
        code=line.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.heading.sample,
        landscape=True,
        dated=paper.heading.as_of,
        made_at=paper.heading.made_at,
        name=_say("targets_name"),
        expected=(line.center_name,),
    )


def letter_document(paper: LetterPaper) -> Document:
    """The letter about one centre: its grade, what it has to rectify, or its revocation."""
    line = paper.line
    facts = {
        "center": line.center_name, "number": line.number, "grade": line.grade, "paper": line.decision,
        "start": chinese_date(line.period_start), "end": chinese_date(line.period_end),
        "score": "" if line.score is None else _say("with_score", score=line.score),
        "due": "……" if paper.due_on is None else chinese_date(paper.due_on),
    }  # fmt: skip
    blocks: list[Block] = [Paragraph(f"{line.host_name}：", "plain"), Paragraph(_say(f"{paper.kind}_opening", **facts))]
    blocks += [Paragraph(part.strip()) for part in paper.words.splitlines() if part.strip()]
    if paper.statement:
        blocks.append(Paragraph(_say("statement", text=paper.statement)))
    if paper.kind == "grade":
        blocks.append(Paragraph(_say("grade_passed" if line.passed else "grade_failed")))
    blocks.append(Paragraph(_say(f"{paper.kind}_closing", **facts)))
    blocks += sealed(paper.heading.organizer, paper.dated)
    return Document(
        title=_say(f"{paper.kind}_title"),
        kind=_say(f"{paper.kind}_name"),
        code=paper.number or "……",
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.heading.sample,
        draft=paper.draft,
        dated=paper.dated,
        made_at=paper.heading.made_at,
        name=_say(f"{paper.kind}_name"),
        expected=(line.center_name, line.host_name),
    )


def support_document(paper: ListPaper) -> Document:
    """Who passed, by grade and score, as the ground of later support (重要依据); who did not is named apart."""
    order = {name: place for place, (name, _points) in enumerate(paper.grades)}
    passed = [line for line in paper.lines if line.grade and line.passed]
    passed.sort(key=lambda line: (order.get(line.grade, len(order)), -(line.score or 0), line.number))
    rows: tuple[Row, ...] = tuple(
        (
            place, line.center_name, line.host_name, line.department_name, Cell(line.grade, "strong"),
            Cell("—", "mark") if line.score is None else line.score, line.decision,
        )
        for place, line in enumerate(passed, 1)
    )  # fmt: skip
    left_out = [f"{line.center_name}（{line.grade}）" for line in paper.lines if line.grade and not line.passed]
    open_ones = sum(not line.grade for line in paper.lines)
    blocks: list[Block] = [Paragraph(_say("support_opening", year=paper.year, n=len(rows)))]
    blocks.append(Table(_columns(_SUPPORT), rows, frozen=2) if rows else Paragraph(_say("support_nobody"), "plain"))
    if left_out:
        blocks.append(Paragraph(_say("support_left_out", names="、".join(left_out))))
    if open_ones:
        blocks.append(Paragraph(_say("support_open", n=open_ones), "warning"))
    blocks.append(Paragraph(_say("support_note"), "note"))
    blocks.append(SignLine(tuple(_say(label) for label in ("prepared_by", "checked_by", "head", "date"))))
    return Document(
        title=_say("support_title", year=paper.year),
        kind=_say("support_name"),
        code=str(paper.year),
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.heading.sample,
        landscape=True,
        dated=paper.heading.as_of,
        made_at=paper.heading.made_at,
        name=_say("support_name"),
        expected=tuple(line.center_name for line in passed),
    )
