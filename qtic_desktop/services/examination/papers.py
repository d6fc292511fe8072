"""Papers of 形式审查 (三（一）): the sheet, the notices, the list of refused applications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.examination import ExaminationState, Mark, RoundState
from qtic_desktop.domain.examination.papers import (
    Applicant,
    NoticePaper,
    RefusedLine,
    RefusedPaper,
    SheetHint,
    SheetItem,
    SheetPaper,
    SheetRound,
)
from qtic_desktop.resources import message
from qtic_desktop.services.examination import Sheet, examination_sheet
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.examination import ExaminationRow, RoundItemRow, examinations_in, rounds
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.registry import Batch
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace


def _about(session: Session, row: ExaminationRow, made_at: str) -> Applicant:
    facts = workspace_facts(session)
    return Applicant(
        row.number, row.center_name, row.host_name, row.department_name, row.batch_title, row.track, row.received_on,
        facts.get("organizer", ""), row.code, facts.get("sample") == "True", made_at,
    )  # fmt: skip


@query(Read.EXAMINATION)
def sheet_paper(session: Session, *, proposal_id: str, today: date, made_at: str) -> SheetPaper:
    """The facts of the sheet; ``Refused`` for a proposal that is not accepted."""
    sheet = examination_sheet(session, proposal_id=proposal_id, today=today)
    last = sheet.rounds[-1].state if sheet.rounds else RoundState.OPEN
    return SheetPaper(
        _about(session, sheet.row, made_at),
        "" if last is RoundState.OPEN else last.value,
        tuple(
            SheetItem(item.group, item.title, item.clause, item.mark.value, item.note, item.required)
            for item in sheet.items
        ),
        tuple(
            SheetHint(message(hint.problem.code, "zh", **hint.problem.facts), hint.reason, hint.by)
            for hint in sheet.hints
        ),
        _rounds(sheet),
        today,
    )


def _rounds(sheet: Sheet) -> tuple[SheetRound, ...]:
    return tuple(
        SheetRound(
            one.number, "" if one.state is RoundState.OPEN else one.state.value, one.examined_on, one.due_on,
            one.arrived_on, one.arrived, one.note, one.on_paper,
        )
        for one in sheet.rounds
    )  # fmt: skip


@query(Read.EXAMINATION)
def notice_paper(session: Session, *, proposal_id: str, state: str, today: date, made_at: str) -> NoticePaper:
    """The facts of the notice about a correction or a refusal, whichever ``state`` says; ``Refused`` where the
    examination does not stand there."""
    sheet = examination_sheet(session, proposal_id=proposal_id, today=today)
    if sheet.row.examination != state:
        code = "no_correction_notice" if state == ExaminationState.CORRECTION else "no_refusal_notice"
        raise Refused(f"examination.{code}")
    row = sheet.row
    return NoticePaper(
        _about(session, row, made_at), row.document_number, _reasons(sheet.items, row.note),
        row.examined_on or today, row.due_on, row.days, row.years_unknown,
    )  # fmt: skip


def _reasons(items: Sequence[RoundItemRow], note: str) -> tuple[str, ...]:
    """Items that are not met, with what was noted; then the note of the result, a line of it each."""
    failed = [item for item in items if item.mark is Mark.FAILED]
    told = [item.note if item.note else message("paper.examination.unmet", item=item.title) for item in failed]
    return (*told, *(line.strip() for line in note.splitlines() if line.strip()))


@query(Read.EXAMINATION)
def refused_paper(session: Session, *, batch_id: str, today: date, made_at: str) -> RefusedPaper:
    """The facts of the list of refused applications, of one batch or of all (blank)."""
    lines = []
    for row in examinations_in(session, state=ExaminationState.REFUSED.value, batch_id=batch_id):
        held = rounds(session, proposal_id=row.id)
        reasons = "；".join(one.rstrip("。；") for one in _reasons(held[-1].items if held else (), row.note))
        lines.append(
            RefusedLine(row.number, row.center_name, row.host_name, row.department_name, row.examined_on, reasons)
        )
    title = find(session, Batch, batch_id).title if batch_id else ""
    sample = workspace_facts(session).get("sample") == "True"
    return RefusedPaper(title, tuple(lines), today, sample, made_at)


@job(Act.EXPORT_EXAMINATION)
def export_examination(workspace: Workspace, actor: Actor, *, out: Path, proposal_id: str) -> MadeFile:
    """Write the sheet of one proposal; without a result it bears the draft mark."""
    from qtic_desktop.documents.content.examination import sheet_document

    today, made_at = _now(workspace)
    paper = ask(workspace.store, actor, sheet_paper.bind(proposal_id=proposal_id, today=today, made_at=made_at))
    make_file(sheet_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.about.center_name, paper.result)


@job(Act.EXPORT_CORRECTION)
def export_correction_notice(workspace: Workspace, actor: Actor, *, out: Path, proposal_id: str) -> MadeFile:
    """Write the notice of correction with its last day and code."""
    from qtic_desktop.documents.content.examination import correction_document

    paper = _notice(workspace, actor, proposal_id, ExaminationState.CORRECTION)
    make_file(correction_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.about.center_name)


@job(Act.EXPORT_REFUSAL)
def export_refusal_notice(workspace: Workspace, actor: Actor, *, out: Path, proposal_id: str) -> MadeFile:
    """Write the notice of refusal with its reasons."""
    from qtic_desktop.documents.content.examination import refusal_document

    paper = _notice(workspace, actor, proposal_id, ExaminationState.REFUSED)
    make_file(refusal_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.about.center_name)


@job(Act.EXPORT_REFUSED)
def export_refused(workspace: Workspace, actor: Actor, *, out: Path, batch_id: str) -> MadeFile:
    """Write the list of refused applications; ``files.none_found`` where there is none."""
    from qtic_desktop.documents.content.examination import refused_document

    today, made_at = _now(workspace)
    paper = ask(workspace.store, actor, refused_paper.bind(batch_id=batch_id, today=today, made_at=made_at))
    if not paper.lines:
        raise Refused("files.none_found")
    make_file(refused_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(paper.lines)))


def _notice(workspace: Workspace, actor: Actor, proposal_id: str, state: ExaminationState) -> NoticePaper:
    today, made_at = _now(workspace)
    order = notice_paper.bind(proposal_id=proposal_id, state=state.value, today=today, made_at=made_at)
    return ask(workspace.store, actor, order)


def _now(workspace: Workspace) -> tuple[date, str]:
    now = workspace.store.now()
    return now.date(), f"{now:%Y-%m-%d %H:%M}"
