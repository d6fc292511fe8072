"""Rows of 基础库: people, departments, batches, workspace facts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.storage.tables import AuditEntry, Batch, Department, Person, WorkspaceFact


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person who can be at work; ``role`` is a value of ``domain.changes.Role``."""

    id: str
    name: str
    role: str
    expert_id: str | None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An id and what to show for it."""

    id: str
    name: str


def people(session: Session) -> tuple[PersonRow, ...]:
    """Active people, those of the office first."""
    query = select(Person).where(Person.active).order_by(Person.role == "expert", Person.role, Person.id)
    return tuple(PersonRow(row.id, row.name, row.role, row.expert_id) for row in session.scalars(query))


def departments(session: Session) -> tuple[NamedRow, ...]:
    """Recommending departments in code order, zones after districts."""
    query = select(Department).order_by(Department.kind, Department.code, Department.name)
    return tuple(NamedRow(row.id, row.name) for row in session.scalars(query))


def batches(session: Session) -> tuple[NamedRow, ...]:
    """Batches, newest first."""
    query = select(Batch).order_by(Batch.year.desc(), Batch.number.desc())
    return tuple(NamedRow(row.id, row.title) for row in session.scalars(query))


def workspace_facts(session: Session) -> dict[str, str]:
    """Facts about the workspace: ``organizer``, ``sample`` ("True" or "False")."""
    return {row.name: row.value for row in session.scalars(select(WorkspaceFact))}


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the audit view."""

    seq: int
    at: str
    actor_name: str
    role: str
    act: str
    subject_kind: str
    subject_id: str
    hash: str


def audit_rows(session: Session, *, limit: int = 500) -> tuple[AuditRow, ...]:
    """The newest entries first."""
    query = select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(limit)
    return tuple(
        AuditRow(e.seq, e.at, e.actor_name, e.role, e.act, e.subject_kind, e.subject_id, e.hash)
        for e in session.scalars(query)
    )


def audit_count(session: Session) -> int:
    """How many entries the chain has."""
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0
