"""任务书 (三（三）, 三（四）): the yardstick of the evaluation as a paper, and entered by hand for a centre that was not started
here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.launch import TASKS
from qtic_desktop.services.launch import needed_reason, running_center
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job, use_case
from qtic_desktop.storage.queries.launch import center, task_book
from qtic_desktop.storage.tables.launch import Center, CenterTarget
from qtic_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:  # the page of the ledger names the acts here, and makes no paper by that
    from pathlib import Path

    from qtic_desktop.services.files import MadeFile
    from qtic_desktop.storage.workspace import Workspace


def _own_book(work: UnitOfWork, center_id: str) -> Center:
    found = running_center(work, center_id)
    if found.proposal_id is not None:
        raise Refused("launch.book_frozen", name=found.name)
    return found


def _in_force(work: UnitOfWork, center_id: str, task: str) -> tuple[int, CenterTarget | None]:
    number = int(task) if task.strip() in {str(one) for one in TASKS} else 0
    if not number:
        raise Refused("launch.no_such_task", number=task or "—").beside("task")
    held = select(CenterTarget).filter_by(center_id=center_id, number=number, in_force=True)
    return number, work.session.scalars(held).one_or_none()


@use_case(Act.ADD_TARGET)
def add_target(
    work: UnitOfWork, *, center_id: str, task: str, content: str, year1: str, year2: str, year3: str, paper: str
) -> Changes:
    """Enter one task (1 to 6) of the task book of a centre from paper or an older ledger, with its targets of three
    years and the paper they stand on. Refused where the book was frozen from a plan (``launch.book_frozen``)."""
    found = _own_book(work, center_id)
    number, held = _in_force(work, center_id, task)
    if held is not None:
        raise Refused("launch.task_known", number=number).beside("task")
    words = {"content": content, "year1": year1, "year2": year2, "year3": year3, "paper": paper}
    for field, text in words.items():
        if not text.strip():
            raise Refused("launch.target_missing").beside(field)
    newest = select(func.max(CenterTarget.version_no)).filter_by(center_id=center_id, number=number)
    row = CenterTarget(
        id=work.new_id(), center_id=found.id, version_no=(work.session.scalar(newest) or 0) + 1, number=number,
        content=content.strip(), year1=year1.strip(), year2=year2.strip(), year3=year3.strip(), in_force=True,
    )  # fmt: skip
    work.session.add(row)
    told = {"task": number, "after": [row.content, row.year1, row.year2, row.year3], "paper": paper.strip()}
    work.record(Act.ADD_TARGET, Kind.CENTER, found.id, **told)
    return Changes(frozenset({(Kind.CENTER, found.id), (Kind.DUTY, ""), (Kind.EVALUATION, "")}))


@use_case(Act.WITHDRAW_TARGET)
def withdraw_target(work: UnitOfWork, *, center_id: str, task: str, reason: str) -> Changes:
    """Take one entered task back; it is kept, out of force, and can be entered anew."""
    found = _own_book(work, center_id)
    number, held = _in_force(work, center_id, task)
    if held is None:
        raise Refused("launch.no_such_task", number=number).beside("task")
    words, held.in_force = needed_reason(reason), False
    before = [held.content, held.year1, held.year2, held.year3]
    work.record(Act.WITHDRAW_TARGET, Kind.CENTER, found.id, task=number, before=before, reason=words)
    return Changes(frozenset({(Kind.CENTER, found.id), (Kind.DUTY, ""), (Kind.EVALUATION, "")}))


@job(Act.EXPORT_TASK_BOOK)
def export_task_book(workspace: Workspace, actor: Actor, *, out: Path, center_id: str) -> MadeFile:
    """Write the task book of one centre as it is in force, to be signed; what was replaced follows.
    ``launch.choose_center`` without a centre, ``launch.no_book`` where it has none."""
    from qtic_desktop.documents.content.task_book import TaskLine, task_book_document
    from qtic_desktop.services.files import MadeFile, make_file
    from qtic_desktop.services.fonts import fonts_of
    from qtic_desktop.services.launch.papers import center_facts, center_line, paper_of

    row = ask(workspace.store, actor, center.bind(center_id=center_id))
    if row is None:
        raise Refused("launch.choose_center")
    book = ask(workspace.store, actor, task_book.bind(center_id=center_id))
    if not any(one.in_force for one in book):
        raise Refused("launch.no_book", name=row.name)
    lines = tuple(TaskLine(one.number, one.version_no, one.content, one.years, one.in_force) for one in book)
    document = task_book_document(center_line(row), center_facts(row), lines, paper_of(workspace, actor))
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, row.name)
