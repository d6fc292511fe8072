"""Take a workbook into a workspace: read it whole, show what would happen, then write in one transaction.

The same functions serve the window's dry run and the command line. Sample data (示例) never enters a real workspace.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind
from qtic_desktop.domain.dates import period_end
from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.domain.intake import Funding, ProposalDraft, TaskPlan
from qtic_desktop.exchange.centers import ImportedCenter, read_centers
from qtic_desktop.exchange.departments import read_departments
from qtic_desktop.exchange.experts import read_experts
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.proposals import ImportedProposal, read_proposals
from qtic_desktop.exchange.scores import ImportedScore, read_scores
from qtic_desktop.exchange.spreadsheets import Imported
from qtic_desktop.services import annual_reports, experts, intake, meetings, registry, scoring
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import UseCase, WorkOrder, use_case
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables import AgendaItem, AuditEntry, Department, Expert, Meeting, Proposal, ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none
from qtic_desktop.storage.workspace import Workspace

SAMPLE_MARK = "示例"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did or, for a dry run, would do. ``seen_before`` is the time of an earlier import of this file."""

    kind: str
    rows: int
    accepted: int
    rejected: tuple[int, ...]
    findings: tuple[RowFinding, ...]
    written: bool
    seen_before: str
    changes: Changes


READERS: dict[str, Callable[[Path], Imported[Any]]] = {
    "proposals": read_proposals,
    "experts": read_experts,
    "scores": read_scores,
    "departments": read_departments,
    "centers": read_centers,
}


def import_file(workspace: Workspace, actor: Actor, kind: str, path: Path, *, dry_run: bool) -> ImportReport:
    """Read ``path`` as ``kind`` and, unless ``dry_run``, write all readable rows in one transaction.

    Raises ``Refused`` for a file that is no table of this kind, or sample data for a real workspace; then nothing is
    written. A file that was imported before is not written again.
    """
    found = READERS[kind](path)
    if not workspace.info.sample and any(SAMPLE_MARK in str(dataclasses.astuple(item)) for item in found.items):
        raise Refused("imports.sample_data", file=path.name)
    before = ask(workspace.store, actor, _seen_before.bind(digest=found.digest))
    changes, written = Changes(), False
    if found.items and not dry_run and not before:
        changes = perform(workspace.store, actor, WRITERS[kind].bind(found=found, source=path.name))
        written = True
    return ImportReport(
        kind, found.rows_seen, len(found.items), found.rejected_rows, found.findings, written, before, changes
    )


@query(Read.AUDIT)
def _seen_before(session: Session, *, digest: str) -> str:
    found = select(AuditEntry.at).where(AuditEntry.details.contains(digest)).order_by(AuditEntry.seq).limit(1)
    return session.scalars(found).first() or ""


@use_case(Act.IMPORT_EXPERTS)
def import_experts(work: UnitOfWork, *, found: Imported[Any], source: str) -> Changes:
    """Add the experts of a workbook to the pool."""
    new = [
        experts.NewExpert(e.name, e.organization, e.title, e.speciality, e.kind or "technical", e.city, e.phone)
        for e in found.items
    ]
    return _noted(work, experts.add_experts(work, experts=new), Act.IMPORT_EXPERTS, Kind.EXPERT, found, source)


@use_case(Act.IMPORT_DEPARTMENTS)
def import_departments(work: UnitOfWork, *, found: Imported[Any], source: str) -> Changes:
    """Add the recommending departments of a workbook."""
    rows = [(d.name, d.code, "district" if d.code else "other") for d in found.items]
    return _noted(
        work, registry.add_departments(work, departments=rows), Act.IMPORT_DEPARTMENTS, Kind.DEPARTMENT, found, source
    )


@use_case(Act.IMPORT_PROPOSALS)
def import_proposals(work: UnitOfWork, *, found: Imported[ImportedProposal], source: str) -> Changes:
    """Take recommended proposals as drafts for a clerk to complete."""
    departments = {row.name: row.id for row in work.session.scalars(select(Department))}
    drafts = [_draft(item, departments) for item in found.items]
    return intake.import_proposals(work, drafts=drafts, source=source, digest=found.digest)


def _draft(item: ImportedProposal, departments: dict[str, str]) -> ProposalDraft:
    values = {
        "track": item.track,
        "center_name": item.center_name,
        "department_id": departments.get(item.department, ""),
        "letter_number": item.letter_number,
        "letter_date": item.letter_date.isoformat() if item.letter_date else "",
        "channel": "recommended",
        "host_name": item.host_name,
        "credit_code": item.credit_code,
        "field": item.field,
        "direction": item.direction,
        "mode": item.mode,
        "director_name": item.director,
        "contact_name": item.contact,
        "contact_phone": item.contact_phone,
        "old_center_name": item.old_center_name,
    }
    total = () if item.total_funding is None else (Funding("own", f"{item.total_funding:f}"),)
    return ProposalDraft(values, tasks=tuple(TaskPlan(number) for number in item.tasks), funding=total)


@use_case(Act.IMPORT_CENTERS)
def import_centers(work: UnitOfWork, *, found: Imported[ImportedCenter], source: str) -> Changes:
    """Take running centres into the ledger; the period is three years where the file does not say (二（一）)."""
    departments = {row.name: row.id for row in work.session.scalars(select(Department))}
    rows = []
    for item in found.items:
        if item.department not in departments:
            raise Refused("imports.unknown_department", row=item.row, name=item.department)
        if item.started_on is None:
            raise Refused("imports.no_start", row=item.row)
        ends_on = item.ends_on or period_end(item.started_on)
        rows.append(
            annual_reports.NewCenter(
                item.number,
                item.name,
                item.host_name,
                departments[item.department],
                item.track,
                item.started_on,
                ends_on,
            )
        )
    return _noted(
        work, annual_reports.register_centers(work, centers=rows), Act.IMPORT_CENTERS, Kind.CENTER, found, source
    )


@use_case(Act.IMPORT_SCORES)
def import_scores(work: UnitOfWork, *, found: Imported[ImportedScore], source: str) -> Changes:
    """Fill in and hand in the open sheets of an open meeting; one row that does not fit refuses the whole file."""
    changes = Changes()
    for item in found.items:
        try:
            changes |= _score(work, item)
        except QticError as error:
            raise Refused("imports.row_refused", row=item.row, expert=item.expert_name, reason=error.code) from error
    return _noted(work, changes, Act.IMPORT_SCORES, Kind.SHEET, found, source)


def _score(work: UnitOfWork, item: ImportedScore) -> Changes:
    meeting = one_or_none(work.session, Meeting, number=item.meeting_number)
    proposal = one_or_none(work.session, Proposal, number=item.proposal_number)
    if meeting is None or proposal is None:
        raise Refused("imports.unknown_meeting_or_proposal")
    agenda = one_or_none(work.session, AgendaItem, meeting_id=meeting.id, proposal_id=proposal.id)
    expert = one_or_none(work.session, Expert, name=item.expert_name, organization=item.organization)
    if agenda is None or expert is None:
        raise Refused("imports.not_on_panel")
    sheet = one_or_none(work.session, ScoreSheet, agenda_item_id=agenda.id, expert_id=expert.id)
    if sheet is None:
        raise Refused("scoring.no_sheet")
    if item.state == "recused":
        return meetings.record_recusal(work, agenda_item_id=agenda.id, expert_id=expert.id, reason="据导入表")
    if item.state == "abstained":
        return scoring.abstain_sheet(work, sheet_id=sheet.id, reason="据导入表")
    if item.state == "void":
        return scoring.void_sheet(work, sheet_id=sheet.id, reason="据导入表")
    if item.state == "absent":
        raise Refused("imports.absent_by_sign_in")
    for number, points in enumerate(item.points, 1):
        if points is not None:
            scoring.save_points(work, sheet_id=sheet.id, criterion=str(number), text=f"{points:f}")
    if item.paper_total is not None:
        scoring.record_paper_total(work, sheet_id=sheet.id, text=f"{item.paper_total:f}")
    work.session.flush()
    return scoring.submit_sheet(work, sheet_id=sheet.id)


def import_order(kind: str, path: Path, *, dry_run: bool) -> WorkOrder[ImportReport]:
    """The import of one file as a job, with the right of its kind."""
    return WorkOrder(
        WRITERS[kind].act,
        lambda workspace, actor: import_file(workspace, actor, kind, path, dry_run=dry_run),
        saves=not dry_run,
        thread="storage",
    )


def _noted(work: UnitOfWork, changes: Changes, act: Act, kind: Kind, found: Imported[Any], source: str) -> Changes:
    work.record(act, kind, "", source=source, sha256=found.digest, rows=len(found.items))
    return changes


WRITERS: dict[str, UseCase[...]] = {
    "proposals": import_proposals,
    "experts": import_experts,
    "scores": import_scores,
    "departments": import_departments,
    "centers": import_centers,
}
