"""The application form on paper (三（一）)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.papers import ApplicationPaper
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.intake import materials, missing_papers
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.queries.registry import workspace_facts
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch, Department
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace


@query(Read.PROPOSALS)
def application_paper(session: Session, *, proposal_id: str, today: date, made_at: str) -> ApplicationPaper:
    """The form of a proposal as it stands in the record."""
    row = find(session, Proposal, proposal_id)
    draft = ProposalDraft.from_mapping(json.loads(row.draft))
    batch = session.get(Batch, row.batch_id) if row.batch_id else None
    department = session.get(Department, draft.get("department_id")) if draft.get("department_id") else None
    return ApplicationPaper(
        row.number or "",
        "" if batch is None else batch.title,
        "" if department is None else department.name,
        draft,
        tuple((one.kind, one.file_name) for one in materials(session, proposal_id=proposal_id)),
        missing_papers(session, proposal_id=proposal_id),
        row.verification.value,
        workspace_facts(session).get("sample") == "True",
        today,
        made_at,
    )


@job(Act.EXPORT_APPLICATION)
def export_application(workspace: Workspace, actor: Actor, *, out: Path, proposal_id: str) -> MadeFile:
    """Write the application form of one proposal; that of a draft bears the draft mark."""
    from qtic_desktop.documents.content.application import application_document

    now = workspace.store.now()
    order = application_paper.bind(proposal_id=proposal_id, today=now.date(), made_at=f"{now:%Y-%m-%d %H:%M}")
    paper = ask(workspace.store, actor, order)
    make_file(application_document(paper), out, lambda: fonts_of(workspace))
    return MadeFile(out, paper.draft.get("center_name"))
