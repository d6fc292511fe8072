"""Lists that leave in the shape they came in: every row of the record under the headings that an import looks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.intake import ProposalDraft, funding_total
from qtic_desktop.resources import Language
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.registry import Batch, Department
from qtic_desktop.storage.workspace import Workspace

#: By key of the column.
Values = Mapping[str, str | Decimal]


@query(Read.PROPOSALS)
def proposal_values(session: Session, *, batch: str | None = None, drafts: bool = False) -> tuple[Values, ...]:
    """Every proposal of the batch with this id or year-number (2026-1), with ``drafts`` those that are in no batch yet as
    well; without a batch all there are. Oldest first."""
    wanted = select(Proposal.draft).where(Proposal.track != TRACK).order_by(Proposal.id)
    if batch is not None:
        of_batch = Proposal.batch_id == _batch_id(session, batch)
        wanted = wanted.where(or_(of_batch, Proposal.batch_id.is_(None)) if drafts else of_batch)
    departments = {row.id: row.name for row in session.execute(select(Department.id, Department.name))}
    return tuple(
        _of_proposal(ProposalDraft.from_mapping(json.loads(draft)), departments) for draft in session.scalars(wanted)
    )


def _batch_id(session: Session, batch: str) -> str:
    for row in session.scalars(select(Batch)):
        if batch in (row.id, f"{row.year}-{row.number}"):
            return row.id
    raise Refused("files.none_found")


@job(Act.EXPORT_PROPOSALS)
def export_proposals(
    workspace: Workspace,
    actor: Actor,
    *,
    out: Path,
    batch: str | None = None,
    drafts: bool = False,
    lang: Language = "zh",
) -> MadeFile:
    """Write the proposals as a workbook that ``import proposals`` reads back as what is there already."""
    from qtic_desktop.documents.content.templates import list_document

    rows = ask(workspace.store, actor, proposal_values.bind(batch=batch, drafts=drafts))
    day, sample = workspace.store.now().date(), workspace.info.sample
    document = list_document(ImportKind.PROPOSALS, rows, day=day, sample=sample, lang=lang)
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(rows)))


def _of_proposal(draft: ProposalDraft, departments: Mapping[str, str]) -> Values:
    same = ("track", "center_name", "host_name", "credit_code", "letter_number", "letter_date", "field", "direction",
            "mode", "contact_phone", "old_center_name")  # fmt: skip
    department = draft.get("department_id")
    values: dict[str, str | Decimal] = {key: draft.get(key) for key in same}
    values["department"] = departments.get(department, department) or draft.listed("department_id")
    values["director"], values["contact"] = draft.get("director_name"), draft.get("contact_name")
    values["tasks"] = "、".join(str(task.number) for task in draft.tasks)
    if draft.funding:
        values["total_funding"] = funding_total(draft)
    return values
