"""Papers of 综合评价 (三（三）): the list with its table, the letters to those not selected."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import OpinionStatus
from qtic_desktop.domain.selection import Decision, has_passed
from qtic_desktop.domain.selection.papers import Letter, ListLine, ListPaper
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.queries.selection import selection_list, selection_rows
from qtic_desktop.storage.tables.opinions import Opinion
from qtic_desktop.storage.tables.selection import SelectionItem
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

#: The part of an opinion that tells an applicant what to do better (问题与建议, 不足与建议).
ADVICE = "advice"


@query(Read.SELECTION)
def selection_paper(session: Session, *, list_id: str, made_at: str, today: str) -> ListPaper:
    """The facts of a version as its paper takes them; ``today`` as ISO 8601."""
    told = selection_list(session, list_id=list_id)
    lines = tuple(
        ListLine(
            row.number, row.center_name, row.host_name, row.department_name, row.field, row.track, row.mean, row.rank,
            row.tied, row.verdict, row.visit, row.decision, row.reason,
        )
        for row in selection_rows(session, list_id=list_id)
    )  # fmt: skip
    return ListPaper(
        told.batch_title, told.version_no, told.status.value, told.meeting_reference, told.decided_on, told.reason,
        lines, date.fromisoformat(today), workspace_facts(session).get("sample") == "True", made_at,
    )  # fmt: skip


@query(Read.SELECTION)
def letters_of(session: Session, *, list_id: str, today: str) -> tuple[Letter, ...]:
    """Letters about every proposal of a version that was decided and not supported, with the panel's advice from its
    newest final opinion; ``today`` as ISO 8601."""
    told = selection_list(session, list_id=list_id)
    organizer = workspace_facts(session).get("organizer", "")
    return tuple(
        Letter(
            row.number, row.center_name, row.host_name, told.batch_title, row.decision, has_passed(row),
            _advice(session, find(session, SelectionItem, row.id).agenda_item_id), organizer, date.fromisoformat(today),
        )
        for row in selection_rows(session, list_id=list_id)
        if row.decision in (Decision.REJECT, Decision.DEFER)
    )  # fmt: skip


def _advice(session: Session, agenda_item_id: str) -> tuple[tuple[str, str], ...]:
    query = (
        select(Opinion)
        .where(
            Opinion.agenda_item_id == agenda_item_id,
            Opinion.status.in_((OpinionStatus.FINAL, OpinionStatus.SIGNED)),
        )
        .order_by(Opinion.version_no.desc())
        .limit(1)
    )
    opinion = session.scalars(query).first()
    parts = [] if opinion is None else json.loads(opinion.text).get("parts", [])
    return tuple((part["heading"], part["body"]) for part in parts if part["key"] == ADVICE and part["body"].strip())


@job(Act.EXPORT_SELECTION)
def export_selection(workspace: Workspace, actor: Actor, *, out: Path, list_id: str) -> MadeFile:
    """Write a version of the list and its table as a workbook or, for a ``.pdf`` name, as pages; a version that is not
    in force bears the draft mark."""
    from qtic_desktop.documents.content.selection import selection_document

    now = workspace.store.now()
    order = selection_paper.bind(list_id=list_id, made_at=f"{now:%Y-%m-%d %H:%M}", today=now.date().isoformat())
    paper = ask(workspace.store, actor, order)
    make_file(selection_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.batch_title, paper.status)


@job(Act.EXPORT_LETTERS)
def export_letters(workspace: Workspace, actor: Actor, *, out: Path, list_id: str) -> MadeFile:
    """Write the letters to those not supported, one page each; ``files.none_found`` where all are supported."""
    from qtic_desktop.documents.content.selection import letters_document

    now = workspace.store.now()
    letters = ask(workspace.store, actor, letters_of.bind(list_id=list_id, today=now.date().isoformat()))
    if not letters:
        raise Refused("files.none_found")
    paper = ask(
        workspace.store,
        actor,
        selection_paper.bind(list_id=list_id, made_at="", today=now.date().isoformat()),
    )
    document = letters_document(letters, sample=paper.sample, draft=paper.is_draft, made_at=f"{now:%Y-%m-%d %H:%M}")
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(letters)))
