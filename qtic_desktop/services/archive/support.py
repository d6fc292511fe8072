"""What those who look after the program ask first of a workspace: shapes, counts and states, and nothing of anybody."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator

from sqlalchemy import text

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.services.archive.generations import generations
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.journal import files
from qtic_desktop.storage.migrations import current_revision
from qtic_desktop.storage.queries.archive import storage_facts
from qtic_desktop.storage.witness import bound_tables
from qtic_desktop.storage.workspace import Workspace, file_system


@job(Read.WORKSPACE)
def support_facts(workspace: Workspace, actor: Actor) -> str:
    """One fact a line. Findings are told by their codes: what they are about may be somebody's name."""
    return "\n".join(f"{name}: {value}" for name, value in _facts(workspace, actor)) + "\n"


def _facts(workspace: Workspace, actor: Actor) -> Iterator[tuple[str, object]]:
    yield "tables", current_revision(workspace.store.engine)
    yield "encrypted", workspace.key is not None
    yield "reads only", workspace.reads_only
    yield "drive", file_system(workspace.folder.resolve()) or "?"
    yield "free bytes", shutil.disk_usage(workspace.folder).free
    yield "on a server", bool(workspace.info.server)
    if not workspace.info.server:
        yield "database bytes", (workspace.folder / "qtic.db").stat().st_size
        attached = [path.stat().st_size for path in (workspace.folder / "attachments").rglob("*") if path.is_file()]
        yield "attachments", f"{len(attached)}, {sum(attached)} bytes"
    storage = ask(workspace.store, actor, storage_facts.bind())
    yield "storage, asserted at every connection", ", ".join(f"{name}={value}" for name, value in storage.settings)
    with workspace.store.read() as session:
        yield "database", storage.engine
        yield "entries of the log", session.scalar(text("SELECT count(*) FROM audit_entries"))
        for name in bound_tables():
            if count := session.scalar(text(f"SELECT count(*) FROM {name}")):
                yield f"rows of {name}", count
    found = Counter(finding.code for finding in check_workspace(workspace))
    yield "findings", ", ".join(f"{code} x{count}" for code, count in sorted(found.items())) or "none"
    every = generations(workspace, actor)
    yield (
        "backups",
        ", ".join(f"{one.facts.why} {one.facts.entries} {bool(one.facts.verified)}" for one in every) or "none",
    )
    journal = workspace.journal
    trouble = "" if journal is None or journal.trouble is None else journal.trouble.code
    yield (
        "journal",
        f"{len(files(workspace.folder / 'journal'))} files, ahead {journal.ahead if journal else 0} {trouble}",
    )
