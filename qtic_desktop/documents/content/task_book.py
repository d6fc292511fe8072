"""任务书: the tasks of one centre with their targets of three years, to be signed by who sets them and who answers for them."""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.documents.content.launch import CenterLine, Paper
from qtic_desktop.documents.model import Block, Cell, Column, Document, KeyValues, Paragraph, Row, SignLine, Table
from qtic_desktop.resources import message


def _say(code: str, **facts: object) -> str:
    return message(f"paper.task_book.{code}", "zh", **facts)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its targets; ``in_force`` is false for one that a later version replaced."""

    number: int
    version_no: int
    content: str
    years: tuple[str, str, str]
    in_force: bool


_COLUMNS = (("task", 8.0), ("content", 30.0), ("year1", 20.0), ("year2", 20.0), ("year3", 20.0), ("version", 9.0))


def task_book_document(
    line: CenterLine, facts: tuple[tuple[str, str], ...], tasks: tuple[TaskLine, ...], paper: Paper
) -> Document:
    """The book of one centre: what is in force, what was replaced, and who signs."""
    held = tuple(one for one in tasks if one.in_force)
    gone = tuple(one for one in tasks if not one.in_force)
    blocks: list[Block] = [
        KeyValues(facts),
        Paragraph(_say("tasks"), "h2"),
        _table(held),
        Paragraph(_say("note"), "note"),
    ]
    if gone:
        blocks += [Paragraph(_say("replaced"), "h2"), _table(gone)]
    for signers in (("bureau", "department"), ("host", "director")):
        blocks.append(SignLine(tuple(_say(f"sign_{who}") for who in signers)))
    return Document(
        title=_say("title", name=line.name),
        kind=_say("name"),
        code=line.number,
        version_no=1,
        blocks=tuple(blocks),
        sample=paper.sample,
        dated=paper.as_of,
        made_at=paper.made_at,
        name=_say("name"),
        expected=(line.name, line.number),
    )


def _table(tasks: tuple[TaskLine, ...]) -> Table:
    rows: tuple[Row, ...] = tuple(
        (
            Cell(_say("task_no", n=one.number), "strong"), one.content, *one.years,
            _say("version_no", n=one.version_no),
        )
        for one in tasks
    )  # fmt: skip
    middle = ("task", "version")
    columns = tuple(Column(_say(code), width, "center" if code in middle else "left") for code, width in _COLUMNS)
    return Table(columns, rows, small=True, frozen=1)
