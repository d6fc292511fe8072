"""The journal is kept as long as it is needed: from the second newest verified backup in the workspace's own folder on."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import QticError
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.storage.backup_mark import BackupFacts
from qtic_desktop.storage.journal_pruning import Pruning, plan_pruning
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.workspace import Workspace

#: So many verified backups reach from where the journal begins: one may be lost or rot.
BASES: Final = 2


def plan(workspace: Workspace, own: Iterable[BackupFacts]) -> Pruning:
    """What of the journal may go now, ``own`` being the backups beside the data. Each that counts is read back once more:
    it was whole when it was made, and has lain there since. Nothing goes where the journal lags behind."""
    journal = workspace.journal
    if journal is None or journal.head is None or journal.trouble is not None or journal.ahead:
        return Pruning()
    with workspace.store.read() as session:

        def in_log(end: tuple[int, str]) -> bool:
            return session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == end[0])) == end[1]

        bases: list[tuple[int, str]] = []
        for one in sorted(own, key=lambda one: one.entries, reverse=True):
            end = (one.entries, one.last_hash)
            if one.verified and one.entries and in_log(end) and is_whole(one):
                bases.append(end)
            if len(bases) == BASES:
                break
        # The head is the journal's: where the log has more, it was not written there, and nothing is proven.
        if len(bases) < BASES or not _is_last(session, journal.head):
            return Pruning()
        return plan_pruning(
            journal.folder, journal.seal, base=bases[-1], head=journal.head, in_use=journal.file, in_log=in_log
        )


def is_whole(backup: BackupFacts) -> bool:
    """Whether every file of it is as its list says; one that has no list proves nothing."""
    with suppress(QticError, OSError):
        sums = check_sums(backup.folder)
        return sums is not None and sums.whole
    return False


def _is_last(session: Session, head: tuple[int, str]) -> bool:
    last = session.execute(select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)).one()
    return (last.seq, last.hash) == head
