"""Papers about annual reports (三（四）), from the record to the plain values the writers take."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.annual_papers import AnnualHeading, AnnualLetter, AnnualLetterPaper, ReportFacts, letter_of
from qtic_desktop.domain.annual_reports import DutyState
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.annual_figures import report_more
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.launch import AnnualDuty
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace


@query(Read.DUTIES)
def annual_letter(session: Session, *, duty_id: str, today: date, made_at: str) -> AnnualLetterPaper:
    """The letter that fits a report now; a draft while nobody filed, returned or decided what it tells."""
    year = find(session, AnnualDuty, duty_id).year
    row = next(one for one in duties(session, year=year, today=today) if one.id == duty_id)
    if row.state == DutyState.ENDED:
        raise Refused("annual.nothing_owed", name=row.center_name)
    sent = max(report_more(session, duty_id=duty_id).sent, key=lambda one: one.number, default=None)
    drafted = row.cancellation_proposed_on is not None
    kind = letter_of(row.state, returned=row.returned_on is not None, drafted=drafted, sent=sent)
    dated = {
        AnnualLetter.SLIP: row.filed_on, AnnualLetter.RETURN: row.returned_on, AnnualLetter.CANCELLATION: row.cancelled_on,
    }.get(kind)  # fmt: skip
    reason = {AnnualLetter.RETURN: row.return_reason, AnnualLetter.REMINDER: ""}.get(kind, row.cancellation_reason)
    draft = kind in (AnnualLetter.FINAL, AnnualLetter.REMINDER) and sent is None
    facts = _facts(row, today, reason if kind is not AnnualLetter.SLIP else "")
    return AnnualLetterPaper(_heading(session, today, made_at), kind, facts, dated or today, draft, sent)


@query(Read.DUTIES)
def cancelled_reports(session: Session, *, year: int, today: date) -> tuple[ReportFacts, ...]:
    """The reports about a year for which a centre was cancelled, by number of the centre."""
    rows = [row for row in duties(session, year=year, today=today) if row.cancelled_on is not None]
    return tuple(_facts(row, today, "") for row in sorted(rows, key=lambda one: one.center_number))


@query(Read.DUTIES)
def annual_heading(session: Session, *, today: date, made_at: str) -> AnnualHeading:
    """What every paper carries."""
    return _heading(session, today, made_at)


def _heading(session: Session, today: date, made_at: str) -> AnnualHeading:
    facts = workspace_facts(session)
    return AnnualHeading(facts.get("organizer", ""), today, made_at, facts.get("sample") == "True")


def _facts(row: DutyRow, today: date, reason: str) -> ReportFacts:
    return ReportFacts(
        row.year, row.center_number, row.center_name, row.host_name, row.department_name, row.due_on, row.submitted_on,
        row.district_checked_on, row.district_opinion, row.filed_on, row.filing_number, row.returned_on,
        row.cancelled_on, row.cancellation_decision, row.statement, reason, row.state, max(0, (today - row.due_on).days),
    )  # fmt: skip


@job(Act.EXPORT_ANNUAL_LETTER)
def export_annual_letter(workspace: Workspace, actor: Actor, *, out: Path, duty_id: str) -> MadeFile:
    """Write the letter that fits a report now: filing slip, return, reminder, final notice or decision."""
    from qtic_desktop.documents.content.annual_letters import letter_document

    document = letter_document(_letter(workspace, actor, duty_id))
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, document.kind)


@job(Act.EXPORT_SERVICE)
def export_service(workspace: Workspace, actor: Actor, *, out: Path, duty_id: str) -> MadeFile:
    """Write the proof of service that goes with that letter."""
    from qtic_desktop.documents.content.annual_letters import service_document

    document = service_document(_letter(workspace, actor, duty_id))
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, document.kind)


@job(Act.EXPORT_CANCELLED)
def export_cancelled(workspace: Workspace, actor: Actor, *, out: Path, year: int) -> MadeFile:
    """Write the public notice of the centres cancelled for the report about a year; ``annual.none_cancelled`` without one."""
    from qtic_desktop.documents.content.annual_letters import cancelled_document

    now = workspace.store.now()
    lines = ask(workspace.store, actor, cancelled_reports.bind(year=year, today=now.date()))
    if not lines:
        raise Refused("annual.none_cancelled", year=year)
    heading = ask(workspace.store, actor, annual_heading.bind(today=now.date(), made_at=f"{now:%Y-%m-%d %H:%M}"))
    make_file(cancelled_document(lines, heading, year=year), out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(lines)))


def _letter(workspace: Workspace, actor: Actor, duty_id: str) -> AnnualLetterPaper:
    if not duty_id:
        raise Refused("annual.choose_one")
    now = workspace.store.now()
    order = annual_letter.bind(duty_id=duty_id, today=now.date(), made_at=f"{now:%Y-%m-%d %H:%M}")
    return ask(workspace.store, actor, order)
