"""What the program can say about its own storage: versions, settings in force, the last verified backup."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.storage.engine import SETTINGS
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.server.state import SETTINGS as SERVER_SETTINGS
from qtic_desktop.storage.tables.audit import AuditEntry


@dataclass(frozen=True, slots=True)
class StorageFacts:
    """``engine``: the database and its version; ``settings``: each with its value on this very connection; ``backup_at`` is
    ISO 8601, empty when there was none."""

    engine: str
    settings: tuple[tuple[str, str], ...]
    schema: str
    entries: int
    backup_at: str
    backup_name: str


@query(Read.WORKSPACE)
def medium_owed(session: Session) -> bool:
    """Whether a meeting was sealed since the last backup that lies on another drive."""

    def last(*conditions: ColumnElement[bool]) -> int:
        return session.scalar(select(func.max(AuditEntry.seq)).where(*conditions)) or 0

    saved = last(AuditEntry.act == Act.RECORD_BACKUP, AuditEntry.details.contains('"apart": true'))
    return last(AuditEntry.act == Act.CONFIRM_SEAL) > saved


@dataclass(frozen=True, slots=True)
class JournalPruned:
    """Files of the journal that were taken away because two verified backups have what they told: how many, the last time
    (ISO 8601) and the backup then made."""

    files: int
    at: str
    backup: str


def journal_pruned(session: Session) -> JournalPruned | None:
    """All that the log tells of it; None where no file ever went."""
    found = session.execute(
        select(AuditEntry.at, AuditEntry.details)
        .where(AuditEntry.act == Act.RECORD_BACKUP, AuditEntry.details.contains('"journal_removed": ["'))
        .order_by(AuditEntry.seq)
    ).all()
    told = [(row.at, json.loads(row.details)) for row in found]
    # A file that a power cut left is told again with the next backup.
    names = {name for _, facts in told for name in facts["journal_removed"]}
    return JournalPruned(len(names), told[-1][0], str(told[-1][1]["name"])) if told else None


@query(Read.WORKSPACE)
def storage_facts(session: Session) -> StorageFacts:
    """Asked of the database, not of the program's wishes."""
    engine, settings = _in_force(session)
    last = session.scalars(
        select(AuditEntry).where(AuditEntry.act == "record_backup").order_by(AuditEntry.seq.desc()).limit(1)
    ).first()
    return StorageFacts(
        engine=engine,
        settings=settings,
        schema=str(session.execute(text("SELECT version_num FROM alembic_version")).scalar()),
        entries=session.scalar(select(func.count()).select_from(AuditEntry)) or 0,
        backup_at=last.at if last else "",
        backup_name=str(json.loads(last.details)["name"]) if last else "",
    )


def _in_force(session: Session) -> tuple[str, tuple[tuple[str, str], ...]]:
    if session.get_bind().dialect.name == "sqlite":
        asked = {name: f"PRAGMA {name}" for name in SETTINGS}
        version = f"SQLite {session.scalar(text('SELECT sqlite_version()'))}"
    else:
        asked = {name: f"SHOW {name}" for name in SERVER_SETTINGS if not name.startswith("lc_")}
        version = f"PostgreSQL {session.scalar(text('SHOW server_version'))}"
    return version, tuple((name, str(session.scalar(text(question)))) for name, question in asked.items())
