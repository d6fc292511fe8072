"""Papers of 绩效评估 (三（四）), from the record to the plain values the writers take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation.papers import (
    Heading,
    LetterPaper,
    ListLine,
    ListPaper,
    NoticePaper,
    TargetLine,
    TargetPaper,
)
from qtic_desktop.resources import message
from qtic_desktop.services.evaluation.listing import evaluation_rules
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import current_rules
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.evaluation import EvaluationRow, evaluation_years, evaluations
from qtic_desktop.storage.queries.evaluation_figures import ground
from qtic_desktop.storage.queries.evaluation_targets import target_lines
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace

if TYPE_CHECKING:
    from qtic_desktop.documents.model import Document


@query(Read.EVALUATIONS)
def list_paper(
    session: Session, *, year: int, today: date, made_at: str, only: frozenset[str] | None = None
) -> ListPaper:
    """The list of a year; ``only`` keeps these ids. ``evaluation.nothing_for_paper`` where none is left."""
    _, rules, _ = current_rules(session)
    months = evaluation_rules(session)
    rows = [row for row in evaluations(session, year=year, today=today) if only is None or row.id in only]
    if not rows:
        raise Refused("evaluation.nothing_for_paper")
    return ListPaper(
        _heading(session, today, made_at), year, tuple(map(_line, rows)), rules.grades, rules.excellent_cap,
        months.before, months.after,
    )  # fmt: skip


@query(Read.EVALUATIONS)
def notice_paper(session: Session, *, year: int, evaluation_id: str, today: date, made_at: str) -> NoticePaper:
    """The notice under the number of one evaluation; without one (or one not told yet) the draft to all who wait."""
    rows = evaluations(session, year=year, today=today)
    chosen = next((row for row in rows if row.id == evaluation_id and row.noticed_on is not None), None)
    if chosen is None:
        told = [row for row in rows if row.state == "listed"]
        number, on, due = "", None, None
    else:
        told = [row for row in rows if row.notice_number == chosen.notice_number]
        number, on, due = chosen.notice_number, chosen.noticed_on, chosen.report_due_on
    if not told:
        raise Refused("evaluation.nothing_for_paper")
    return NoticePaper(_heading(session, today, made_at), number, on, due, tuple(map(_line, told)))


@query(Read.EVALUATIONS)
def target_paper(session: Session, *, evaluation_id: str, today: date, made_at: str) -> TargetPaper:
    """The targets of one centre against what was reached."""
    row = _row(session, evaluation_id, today)
    names = [field.name for field in fields(TargetLine)]
    lines = tuple(
        TargetLine(*(getattr(one, name) for name in names))
        for one in target_lines(session, evaluation_id=evaluation_id)
    )
    return TargetPaper(_heading(session, today, made_at), _line(row), row.self_score, row.district_opinion, lines)


@query(Read.EVALUATIONS)
def letter_paper(session: Session, *, evaluation_id: str, today: date, made_at: str) -> LetterPaper:
    """The newest letter about one centre: revocation, rectification, or its grade."""
    row = _row(session, evaluation_id, today)
    head, line = _heading(session, today, made_at), _line(row)
    if row.revoke_from is not None:
        on = row.revoked_on or today
        draft = row.revoked_on is None
        return LetterPaper(
            head, "revocation", line, row.revoke_paper, on, row.revoke_reason, None, row.statement, draft
        )
    if row.rectify_from is not None:
        return LetterPaper(
            head, "rectification", line, row.rectify_paper, row.rectify_from, row.rectify_demands, row.rectify_due_on,
            "", False,
        )  # fmt: skip
    if row.decided_on is None:
        raise Refused("evaluation.nothing_for_paper")
    return LetterPaper(head, "grade", line, row.decision_paper, row.decided_on, "", None, "", False)


def _row(session: Session, evaluation_id: str, today: date) -> EvaluationRow:
    year = find(session, Evaluation, evaluation_id).year
    return next(row for row in evaluations(session, year=year, today=today) if row.id == evaluation_id)


def _heading(session: Session, today: date, made_at: str) -> Heading:
    facts = workspace_facts(session)
    return Heading(facts.get("organizer", ""), today, made_at, facts.get("sample") == "True")


def _line(row: EvaluationRow) -> ListLine:
    hint = row.suggestion
    return ListLine(
        row.center_number, row.center_name, row.host_name, row.department_name, row.period_start, row.period_end,
        row.state, row.score if row.grade else row.mean, row.suggested if hint is None else hint.grade,
        "" if hint is None else hint.why.value, row.grade, row.way, row.passes, row.decision_paper,
        row.decision_reason or row.absence_reason or row.deferral_reason,
    )  # fmt: skip


def revocation_draft(row: EvaluationRow) -> str:
    """A reasoned draft to revoke a centre (三（四）) from the facts of the record; what only the office knows is left open
    as dots. It is part of the record, so it is Chinese whatever the language of the window."""
    found = ground(row.absence, row.rectified, row.failed_before)
    facts: dict[str, dict[str, object]] = {
        "absence": {
            "day": row.absence_on, "kind": message(f"evaluation.kind.{row.absence or 'absent'}"),
            "reason": row.absence_reason,
        },
        "recheck": {
            "grade": row.grade, "paper": row.decision_paper, "day": row.rectified_on, "note": row.rectify_note,
        },
        "second": {"grade": row.grade, "paper": row.decision_paper, "count": row.failed_before},
    }  # fmt: skip
    told = message(f"evaluation.ground.{found}", "zh", **facts[found]) if found else "……"
    return message(
        "evaluation.draft.revocation", center=row.center_name, number=row.center_number, host=row.host_name,
        start=row.period_start, end=row.period_end, ground=told,
    )  # fmt: skip


@job(Act.EXPORT_EVALUATION)
def export_evaluation(
    workspace: Workspace, actor: Actor, *, out: Path, year: int = 0, only: frozenset[str] | None = None
) -> MadeFile:
    """Write the list of a year (default: the newest) with grades, as a workbook or as pages."""
    from qtic_desktop.documents.content.evaluation import list_document

    paper = _list(workspace, actor, year, only)
    return _made(workspace, list_document(paper), out, str(len(paper.lines)))


@job(Act.EXPORT_SUPPORT)
def export_support(workspace: Workspace, actor: Actor, *, out: Path, year: int = 0) -> MadeFile:
    """Write who passed in a year (default: the newest), by grade and score."""
    from qtic_desktop.documents.content.evaluation import support_document

    paper = _list(workspace, actor, year, None)
    return _made(workspace, support_document(paper), out, str(sum(line.passed for line in paper.lines)))


def _list(workspace: Workspace, actor: Actor, year: int, only: frozenset[str] | None) -> ListPaper:
    years = ask(workspace.store, actor, evaluation_years.bind())
    if not years:
        raise Refused("evaluation.nothing_for_paper")
    today, made_at = _now(workspace)
    return ask(workspace.store, actor, list_paper.bind(year=year or years[0], today=today, made_at=made_at, only=only))


@job(Act.EXPORT_EVALUATION_NOTICE)
def export_evaluation_notice(
    workspace: Workspace, actor: Actor, *, out: Path, year: int, evaluation_id: str = ""
) -> MadeFile:
    """Write the notice under the number of one evaluation, or the draft to all who are not told yet."""
    from qtic_desktop.documents.content.evaluation import notice_document

    today, made_at = _now(workspace)
    order = notice_paper.bind(year=year, evaluation_id=evaluation_id, today=today, made_at=made_at)
    paper = ask(workspace.store, actor, order)
    return _made(workspace, notice_document(paper), out, str(len(paper.lines)))


@job(Act.EXPORT_TARGETS)
def export_targets(workspace: Workspace, actor: Actor, *, out: Path, evaluation_id: str) -> MadeFile:
    """Write the targets of one centre against what was reached."""
    from qtic_desktop.documents.content.evaluation import targets_document

    return _of_one(workspace, actor, out, evaluation_id, lambda one, today, made_at: targets_document(
        ask(workspace.store, actor, target_paper.bind(evaluation_id=one, today=today, made_at=made_at))
    ))  # fmt: skip


@job(Act.EXPORT_EVALUATION_CASE)
def export_evaluation_case(workspace: Workspace, actor: Actor, *, out: Path, evaluation_id: str) -> MadeFile:
    """Write the newest letter about one centre: its grade, what it has to rectify, or its revocation."""
    from qtic_desktop.documents.content.evaluation import letter_document

    return _of_one(workspace, actor, out, evaluation_id, lambda one, today, made_at: letter_document(
        ask(workspace.store, actor, letter_paper.bind(evaluation_id=one, today=today, made_at=made_at))
    ))  # fmt: skip


def _of_one(
    workspace: Workspace, actor: Actor, out: Path, evaluation_id: str, draw: Callable[[str, date, str], Document]
) -> MadeFile:
    if not evaluation_id:
        raise Refused("evaluation.choose_one")
    document = draw(evaluation_id, *_now(workspace))
    return _made(workspace, document, out, document.kind)


def _now(workspace: Workspace) -> tuple[date, str]:
    now = workspace.store.now()
    return now.date(), f"{now:%Y-%m-%d %H:%M}"


def _made(workspace: Workspace, document: Document, out: Path, about: str) -> MadeFile:
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, about)
