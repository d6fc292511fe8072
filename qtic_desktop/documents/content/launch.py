"""启动建设 (三（三）): the start list, the ledger, and the file of one centre with everything written about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qtic_desktop.documents.content.selection import sealed
from qtic_desktop.documents.content.wording import chinese_date
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, Part, Row, Table, Value
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.launch.{code}", "zh", **facts)


@dataclass(frozen=True, slots=True)
class CenterLine:
    """A centre as the papers print it; dates as they are, status in words."""

    number: str
    name: str
    host_name: str
    department_name: str
    track: str
    started_on: date
    ends_on: date
    status: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What every paper of the ledger carries beside its own facts."""

    as_of: date
    organizer: str
    sample: bool
    made_at: str


_LEDGER = (
    ("order", 6.0), ("number", 19.0), ("name", 34.0), ("host", 28.0), ("department", 22.0), ("track", 8.0),
    ("started", 12.0), ("ends", 12.0), ("status", 11.0), ("remark", 22.0),
)  # fmt: skip
_MIDDLE = ("order", "track", "started", "ends", "status")


def _columns(codes: tuple[tuple[str, float], ...]) -> tuple[Column, ...]:
    return tuple(Column(_say(code), width, "center" if code in _MIDDLE else "left") for code, width in codes)


def ledger_document(lines: tuple[CenterLine, ...], paper: Paper) -> Document:
    """The ledger as of a day."""
    rows: tuple[Row, ...] = tuple(
        (
            place, line.number, line.name, line.host_name, line.department_name, _say(f"track_{line.track}"),
            line.started_on, line.ends_on, Cell(line.status, "strong"), line.remark,
        )
        for place, line in enumerate(lines, 1)
    )  # fmt: skip
    facts = KeyValues(((_say("as_of"), chinese_date(paper.as_of)), (_say("count"), str(len(lines)))))
    table: Block = Table(_columns(_LEDGER), rows, small=True, frozen=3) if rows else Paragraph(_say("nobody"), "plain")
    return Document(
        title=_say("ledger_title"),
        kind=_say("ledger_name"),
        code=paper.as_of.isoformat(),
        version_no=1,
        blocks=(facts, table, Paragraph(_say("period_note"), "note")),
        sample=paper.sample,
        landscape=True,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("ledger_name"),
        expected=tuple(line.number for line in lines),
    )


_START = (("order", 6.0), ("number", 21.0), ("name", 27.0), ("host", 24.0), ("started", 15.0), ("ends", 15.0))


def start_document(lines: tuple[CenterLine, ...], paper: Paper, *, number: str) -> Document:
    """The notice that starts centres under one paper."""
    rows: tuple[Row, ...] = tuple(
        (place, line.number, line.name, line.host_name, line.started_on, line.ends_on)
        for place, line in enumerate(lines, 1)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(_say("start_opening", n=len(lines))),
        Paragraph(_say("start_duty")),
        Table(_columns(_START), rows, small=True, frozen=3),
        *sealed(paper.organizer, paper.as_of),
    )
    return Document(
        title=_say("start_title"),
        kind=_say("start_name"),
        code=number,
        version_no=1,
        blocks=blocks,
        sample=paper.sample,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("start_name"),
        expected=tuple(line.name for line in lines),
    )


@dataclass(frozen=True, slots=True)
class FilePart:
    """One table of the file of a centre: its title, heads with widths, rows."""

    title: str
    heads: tuple[tuple[str, float], ...]
    rows: tuple[tuple[Value, ...], ...]


def file_document(
    line: CenterLine, facts: tuple[tuple[str, str], ...], parts: tuple[FilePart, ...], paper: Paper
) -> Document:
    """Everything written about one centre: facts, targets, changes, reports, log."""
    blocks: list[Block] = [KeyValues(facts)]
    bare = "、".join(part.title for part in parts if not part.rows)
    if bare:
        blocks.append(Paragraph(_say("none_of", parts=bare), "note"))
    for part in (part for part in parts if part.rows):
        columns = tuple(Column(head, width) for head, width in part.heads)
        blocks += [Part(part.title, part.title), Table(columns, part.rows, small=True, frozen=1)]
    return Document(
        title=_say("file_title", name=line.name),
        kind=_say("file_name"),
        code=line.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        landscape=True,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("file_name"),
        expected=(line.name, line.number),
    )
