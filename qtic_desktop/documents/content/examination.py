"""形式审查 (三（一）): the sheet, the notices of correction and of refusal, the list of refused applications."""

from __future__ import annotations

from datetime import date

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    KeyValues,
    Paragraph,
    SignLine,
    Table,
)
from qtic_desktop.domain.examination.papers import (
    Applicant,
    NoticePaper,
    RefusedPaper,
    SheetItem,
    SheetPaper,
    SheetRound,
)
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.examination.{code}", "zh", **facts)


def sheet_document(paper: SheetPaper) -> Document:
    """The sheet: items with marks and notes, hints with what was said about them, rounds, and who signs."""
    about = paper.about
    rows = tuple(
        (place, _say(f"group_{item.group}"), _titled(item), item.clause, Cell(_say(f"mark_{item.mark}"), "strong"), item.note)
        for place, item in enumerate(paper.items, 1)
    )  # fmt: skip
    columns = (
        Column(_say("order"), 6.5, "center"),
        Column(_say("group"), 11.0, "center"),
        Column(_say("item"), 38.0),
        Column(_say("clause"), 13.0, "center"),
        Column(_say("mark"), 9.0, "center"),
        Column(_say("note"), 22.0),
    )
    blocks: list[Block] = [KeyValues((*_facts(about), (_say("result"), _result(paper))))]
    if any(one.on_paper for one in paper.rounds[-1:]):
        blocks.append(Paragraph(_say("on_paper"), "plain"))
    blocks.append(Table(columns, rows, small=True, frozen=3))
    if paper.hints:
        told = tuple(
            (n, hint.text, f"{_say('no_matter')}：{hint.reason}（{hint.by}）" if hint.reason else _say("hint_open"))
            for n, hint in enumerate(paper.hints, 1)
        )
        heads = (Column(_say("order"), 6.5, "center"), Column(_say("hint"), 52.0), Column(_say("said"), 40.0))
        blocks += [Paragraph(_say("hints"), "h2"), Table(heads, told, small=True)]
    if paper.rounds:
        blocks.append(Paragraph(_say("rounds"), "h2"))
        blocks += [Paragraph(_round(one), "note") for one in paper.rounds]
    blocks += [
        Paragraph(_say("sheet_note"), "note"),
        Paragraph(_say("code", sign=about.code), "note"),
        SignLine(tuple(_say(label) for label in ("examined_by", "checked_by", "date"))),
    ]
    return _document(about, _say("sheet_title"), _say("sheet_name"), blocks, draft=not paper.result, dated=_day(paper))


def _titled(item: SheetItem) -> str:
    return item.title if item.required else f"{item.title}{_say('optional')}"


def _day(paper: SheetPaper) -> date:
    return (paper.rounds[-1].examined_on if paper.rounds else None) or paper.as_of


def _result(paper: SheetPaper) -> str:
    return _say(f"result_{paper.result}") if paper.result else _say("no_result")


def _facts(about: Applicant) -> tuple[tuple[str, str], ...]:
    received = "—" if about.received_on is None else chinese_date(about.received_on)
    return (
        (_say("number"), about.number),
        (_say("center"), about.center_name),
        (_say("host"), about.host_name),
        (_say("department"), about.department_name or "—"),
        (_say("track"), f"{_say(f'track_{about.track}')}（{about.batch_title}）"),
        (_say("received"), received),
    )


def _round(one: SheetRound) -> str:
    day = "—" if one.examined_on is None else chinese_date(one.examined_on)
    parts = [_say("round", n=one.number, day=day, result=_say(f"result_{one.result}") if one.result else _say("open"))]
    if one.note:
        parts.append(one.note)
    if one.due_on is not None:
        parts.append(_say("due", day=chinese_date(one.due_on)))
    if one.arrived_on is not None:
        late = one.due_on is not None and one.arrived_on > one.due_on
        parts.append(_say("arrived_late" if late else "arrived", day=chinese_date(one.arrived_on), what=one.arrived))
    return "；".join(part.rstrip("。；") for part in parts) + "。"


def correction_document(paper: NoticePaper) -> Document:
    """The notice that names what is to be put right, until when, and the code that opens the record when it comes."""
    due = "—" if paper.due_on is None else chinese_date(paper.due_on)
    blocks = [
        *_opening(paper),
        Paragraph(_say("to_correct")),
        *_numbered(paper.reasons),
        Paragraph(_say("until", day=due, n=paper.days or "—")),
    ]
    if paper.unknown_years:
        blocks.append(Paragraph(_say("unknown", years="、".join(map(str, paper.unknown_years))), "warning"))
    return _notice(paper, "correction", blocks)


def refusal_document(paper: NoticePaper) -> Document:
    """The notice that an application is not taken up, and why."""
    blocks = [*_opening(paper), Paragraph(_say("refused_because")), *_numbered(paper.reasons), Paragraph(_say("again"))]
    return _notice(paper, "refusal", blocks)


def _numbered(reasons: tuple[str, ...]) -> list[Block]:
    return [Paragraph(f"{place}．{reason}") for place, reason in enumerate(reasons, 1)]


def _opening(paper: NoticePaper) -> list[Block]:
    about = paper.about
    received = "" if about.received_on is None else _say("received_on", day=chinese_date(about.received_on))
    number = [Paragraph(paper.document_number, "plain")] if paper.document_number else []
    return [
        *number,
        Paragraph(f"{about.host_name}：", "plain"),
        Paragraph(_say("opening", center=about.center_name, number=about.number, received=received)),
    ]


def _notice(paper: NoticePaper, name: str, blocks: list[Block]) -> Document:
    blocks += [
        Paragraph(_say("copy_to", department=paper.about.department_name), "plain"),
        *sealed(paper.about.organizer, paper.dated),
        Paragraph(_say("bring_code", sign=paper.about.code), "note"),
    ]
    return _document(
        paper.about, _say(f"{name}_title"), _say(f"{name}_name"), blocks, draft=False, dated=paper.dated,
        code=paper.document_number,
    )  # fmt: skip


def refused_document(paper: RefusedPaper) -> Document:
    """The list of refused applications with the reason of each."""
    rows = tuple(
        (
            place, line.number, line.center_name, line.host_name, line.department_name,
            Cell("—", "mark") if line.examined_on is None else line.examined_on, line.reason,
        )
        for place, line in enumerate(paper.lines, 1)
    )  # fmt: skip
    columns = (
        Column(_say("order"), 5.0, "center"),
        Column(_say("number"), 16.0, as_text=True),
        Column(_say("center"), 28.0),
        Column(_say("host"), 24.0),
        Column(_say("department"), 18.0),
        Column(_say("examined_on"), 11.0, "center"),
        Column(_say("reason"), 34.0),
    )
    batch = paper.batch_title or _say("all_batches")
    blocks: list[Block] = [
        Table(columns, rows, small=True, frozen=3),
        Paragraph(_say("refused_count", n=len(paper.lines)), "note"),
        SignLine(tuple(_say(label) for label in ("examined_by", "checked_by", "head", "date"))),
    ]
    return Document(
        title=_say("refused_title", batch=batch),
        kind=_say("refused_name"),
        code=batch,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        landscape=True,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("refused_name"),
        expected=tuple(line.center_name for line in paper.lines),
    )


def _document(
    about: Applicant, title: str, name: str, blocks: list[Block], *, draft: bool, dated: date, code: str = ""
) -> Document:
    return Document(
        title=title,
        kind=name,
        code=code or about.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=about.sample,
        draft=draft,
        footer_code=about.code,
        dated=dated,
        made_at=about.made_at,
        name=name,
        expected=(about.center_name, about.host_name, about.code),
    )
