"""Before a restore: what the backup has that the workspace has not, and what would be lost with it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.services.use_case import job
from qtic_desktop.storage.backup_mark import BackupFacts, backup_here
from qtic_desktop.storage.queries.day import held
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of the log on one side only: how many, of which acts (most often first), by whom, and the time of the
    first and the last (ISO 8601)."""

    count: int = 0
    acts: tuple[tuple[str, int], ...] = ()
    people: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """A backup held against the workspace. ``common`` is the last entry both logs have (0: none); ``lost`` is what only
    the workspace has, ``back`` what only the backup has; ``held`` counts of each kind here and there; ``whole``: every file
    is as the list of digests says (None: it has no list)."""

    facts: BackupFacts
    common: int
    common_at: str
    lost: Entries
    back: Entries
    held: tuple[tuple[str, int, int], ...]
    whole: bool | None


@job(Read.WORKSPACE)
def preview_restore(workspace: Workspace, actor: Actor, *, folder: Path) -> RestorePreview:
    """Compare; nothing is written, neither here nor there. ``Refused`` (archive.other_workspace) for a backup of another
    one, ``EnvironmentTrouble`` where it cannot be read."""
    facts = backup_here(folder)
    if facts is None or facts.workspace_id != workspace.info.id:
        raise Refused("archive.other_workspace", name=folder.name)
    sums = check_sums(folder)
    with TemporaryDirectory(prefix="qtic-") as place:
        copy = Path(place) / "qtic.db"
        try:
            shutil.copyfile(folder / "qtic.db", copy)
        except OSError as error:
            raise EnvironmentTrouble("archive.not_readable", reason=error.strerror or "") from error
        store = workspace.store_of(copy)
        try:
            with workspace.store.read() as here, store.read() as there:
                common, at = _common(here, there)
                counts = tuple(
                    (name, mine, theirs) for (name, mine), (_, theirs) in zip(held(here), held(there), strict=True)
                )
                lost, back = _after(here, common), _after(there, common)
        finally:
            store.close()
    return RestorePreview(facts, common, at, lost, back, counts, None if sums is None else sums.whole)


def _common(here: Session, there: Session) -> tuple[int, str]:
    """The last entry that both logs have: every entry holds the one before, so that halving finds it."""
    hashes = [dict(_hashes(session)) for session in (here, there)]
    low, high = 0, min(len(hashes[0]), len(hashes[1]))
    while low < high:
        middle = (low + high + 1) // 2
        if hashes[0].get(middle) == hashes[1].get(middle):
            low = middle
        else:
            high = middle - 1
    at = here.scalar(select(AuditEntry.at).where(AuditEntry.seq == low)) if low else ""
    return low, at or ""


def _hashes(session: Session) -> Iterable[tuple[int, str]]:
    return ((seq, digest) for seq, digest in session.execute(select(AuditEntry.seq, AuditEntry.hash)))


def _after(session: Session, seq: int) -> Entries:
    rows = session.execute(
        select(AuditEntry.act, AuditEntry.actor_name, AuditEntry.at)
        .where(AuditEntry.seq > seq)
        .order_by(AuditEntry.seq)
    ).all()
    if not rows:
        return Entries()
    acts = Counter(row.act for row in rows)
    people = tuple(sorted({row.actor_name for row in rows}))
    return Entries(len(rows), tuple(acts.most_common()), people, rows[0].at, rows[-1].at)
