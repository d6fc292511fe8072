"""统计表 of the office: counts of the ledger, and of sealed meetings how the criteria were scored."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.office_lists import OfficeList
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.statistics import CenterFacts, Statistics, criterion_means
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.summaries import score_summary
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.meetings import meetings
from qtic_desktop.storage.queries.office_lists import stands_for
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.queries.years import batch_facts, year_facts
from qtic_desktop.storage.tables.evaluation import Evaluation
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.workspace import Workspace


@query(Read.CENTERS)
def center_facts(session: Session) -> tuple[CenterFacts, ...]:
    """What every centre of the ledger is counted by, by number; field and mode are those of the proposal it grew from, and
    one that was merged counts with the one that stands for it."""
    rows = session.execute(
        select(
            Proposal.field,
            Department.name,
            Proposal.mode,
            Center.track,
            Center.status,
            Center.started_on,
            Center.id,
            Center.name,
        )
        .select_from(Center)
        .join(Department, Department.id == Center.department_id)
        .outerjoin(Proposal, Proposal.id == Center.proposal_id)
        .order_by(Center.number)
    )
    graded = (
        select(Evaluation.center_id, Evaluation.grade).where(Evaluation.grade != "").order_by(Evaluation.period_end)
    )
    newest: dict[str, str] = {row[0]: row[1] for row in session.execute(graded)}
    fields, modes = stands_for(session, OfficeList.FIELDS), stands_for(session, OfficeList.MODES)
    return tuple(
        CenterFacts(
            fields.get(row[0], row[0] or ""), row[1], modes.get(row[2], row[2] or ""), *row[3:], newest.get(row.id, "")
        )
        for row in rows
    )


@job(Act.EXPORT_STATISTICS)
def export_statistics(workspace: Workspace, actor: Actor, *, out: Path) -> MadeFile:
    """Write the statistics as a workbook with charts or, for a ``.pdf`` name, as pages with the same tables."""
    from qtic_desktop.documents.content.statistics import statistics_document

    told = gather(workspace, actor)
    make_file(statistics_document(told), out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(told.centers)))


@job(Act.EXPORT_STATISTICS)
def look_at_statistics(workspace: Workspace, actor: Actor) -> Statistics:
    """The same figures for the screen; nothing is written."""
    return gather(workspace, actor)


def gather(workspace: Workspace, actor: Actor) -> Statistics:
    """All figures of the office as of today."""
    store, now = workspace.store, workspace.store.now()
    facts = ask(store, actor, workspace_facts.bind())
    held = [one for one in ask(store, actor, meetings.bind()) if one.status is not MeetingStatus.CANCELLED]
    sealed = [one for one in held if one.status is MeetingStatus.SEALED]
    made_at = f"{now:%Y-%m-%d %H:%M}"
    outcomes: list[Outcome] = []
    for meeting in sealed:
        outcomes += ask(store, actor, score_summary.bind(meeting_id=meeting.id, made_at=made_at)).outcomes
    return Statistics(
        now.date(), facts.get("organizer", ""), facts.get("sample") == "True", made_at,
        ask(store, actor, center_facts.bind()), criterion_means(outcomes), tuple(one.number for one in sealed),
        sum(one.status is MeetingStatus.OPEN for one in held),
        *ask(store, actor, year_facts.bind(today=now.date())), ask(store, actor, batch_facts.bind()),
    )  # fmt: skip
