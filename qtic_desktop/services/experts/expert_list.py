"""The list of experts as a paper or a workbook that can be taken in again; nobody's personal data are on it."""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import Refused
from qtic_desktop.resources import Language
from qtic_desktop.services.files import MadeFile, make_file
from qtic_desktop.services.fonts import fonts_of
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.queries.experts import pool
from qtic_desktop.storage.workspace import Workspace


@job(Act.EXPORT_EXPERTS)
def export_experts(
    workspace: Workspace,
    actor: Actor,
    *,
    out: Path,
    ids: frozenset[str] | None = None,
    scope: str = "",
    lang: Language = "zh",
) -> MadeFile:
    """Write the experts with these ``ids`` (None: all), with their reviews of this year, as a workbook or, for a ``.pdf``
    name, as pages. ``scope`` says in words what was left out and is printed. ``Refused`` where there is nobody."""
    from qtic_desktop.documents.content.expert_list import ExpertLine, expert_list_document

    now = workspace.store.now()
    rows = ask(workspace.store, actor, pool.bind(year=now.year))
    lines = tuple(
        ExpertLine(
            row.name, row.organization, row.title, row.speciality, row.kind, row.fields, row.former_units, row.city,
            row.reviews, row.status.value,
        )
        for row in rows
        if ids is None or row.id in ids
    )  # fmt: skip
    if not lines:
        raise Refused("experts.list_empty" if rows else "experts.pool_empty")
    document = expert_list_document(
        lines, as_of=now.date(), scope=scope, sample=workspace.info.sample, made_at=f"{now:%Y-%m-%d %H:%M}", lang=lang
    )
    make_file(document, out, lambda: fonts_of(workspace))
    return MadeFile(out, str(len(lines)))
