"""Rows of 基础库: people, departments, batches, workspace facts."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.batches import QuotaStanding
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.namesakes import called
from qtic_desktop.domain.search import sort_key
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.queries.namesakes import EXPERTS, namesakes
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import Batch, Department, Person, RuleSetVersion, WorkspaceFact
from qtic_desktop.storage.unit_of_work import find


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person who can be at work; ``role`` is a value of ``domain.changes.Role``, ``also`` are further roles, ``apart`` is
    what stands beside the name where somebody else has the same."""

    id: str
    name: str
    role: str
    expert_id: str | None
    unit: str = ""
    also: tuple[Role, ...] = ()
    apart: str = ""

    @property
    def called(self) -> str:
        """The name as it is shown."""
        return called(self.name, self.apart)


def further_roles(also: str) -> tuple[Role, ...]:
    """The roles beside the first one, as the table keeps them (comma-separated)."""
    return tuple(Role(word) for word in also.split(",") if word)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An id and what to show for it."""

    id: str
    name: str


@query(Read.PEOPLE)
def people(session: Session) -> tuple[PersonRow, ...]:
    """Active people, those of the office first."""
    unit, names = func.coalesce(EXPERTS.c.organization, Person.unit), namesakes(session)
    query = select(Person, unit).outerjoin(EXPERTS, EXPERTS.c.id == Person.expert_id).where(Person.active)
    ordered = query.order_by(Person.role == "expert", Person.role, Person.id)
    return tuple(
        PersonRow(p.id, p.name, p.role, p.expert_id, where or "", further_roles(p.also), names.apart(p.id))
        for p, where in session.execute(ordered)
    )


def seated_experts(session: Session, *, meeting_id: str | None) -> frozenset[str]:
    """Ids of the experts on the panel of a meeting; of every expert without one."""
    from qtic_desktop.storage.tables.meetings import PanelMember

    panel = select(PanelMember.expert_id).where(PanelMember.meeting_id == meeting_id)
    return frozenset(session.scalars(panel if meeting_id else select(EXPERTS.c.id)))


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A person of the office as the settings show it, retired ones included; ``also`` are further roles, ``apart`` as in
    ``PersonRow``."""

    id: str
    name: str
    role: str
    active: bool
    unit: str = ""
    also: tuple[Role, ...] = ()
    apart: str = ""

    @property
    def called(self) -> str:
        """The name as it is shown."""
        return called(self.name, self.apart)


@query(Read.PEOPLE)
def staff(session: Session) -> tuple[StaffRow, ...]:
    """The people of the office, active ones first; experts are kept in their own pool."""
    people, names = session.scalars(select(Person).where(Person.role != "expert")), namesakes(session)
    return tuple(
        StaffRow(row.id, row.name, row.role, row.active, row.unit, further_roles(row.also), names.apart(row.id))
        for row in sorted(people, key=lambda row: (not row.active, row.role, sort_key(row.name), row.id))
    )


@dataclass(frozen=True, slots=True)
class RuleSetRow:
    """A version of the rule set; ``body`` as ``domain.rule_settings`` reads it, ``meetings`` how many began with it.

    ``since`` (ISO 8601) and ``reason`` come from the audit log; both are empty for the version a workspace starts with.
    """

    id: str
    number: int
    title: str
    body: dict[str, Any]
    meetings: int
    since: str = ""
    reason: str = ""


@query(Read.RULES)
def rule_sets(session: Session) -> tuple[RuleSetRow, ...]:
    """All versions, the one in force first."""
    from qtic_desktop.storage.tables.meetings import Meeting

    used = select(func.count()).where(Meeting.rule_set_id == RuleSetVersion.id).scalar_subquery()
    query = select(RuleSetVersion, used).order_by(RuleSetVersion.number.desc())
    revised = select(AuditEntry).where(AuditEntry.act == "revise_rules")
    told = {entry.subject_id: (entry.at, json.loads(entry.details)["reason"]) for entry in session.scalars(revised)}
    return tuple(
        RuleSetRow(row.id, row.number, row.title, json.loads(row.body), count, *told.get(row.id, ()))
        for row, count in session.execute(query)
    )


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A recommending department with its code, how many proposals, centres and letters in force are its own, the name of
    the one that stands for it where it was merged, and its quotas, that of the newest batch first."""

    id: str
    name: str
    code: str
    kind: str
    proposals: int
    centers: int = 0
    letters: int = 0
    merged_into: str = ""
    quotas: tuple[QuotaStanding, ...] = ()


@query(Read.DEPARTMENTS)
def department_rows(session: Session) -> tuple[DepartmentRow, ...]:
    """Departments as the settings list them, districts first, merged ones at the end."""
    from qtic_desktop.domain.evaluation import TRACK
    from qtic_desktop.storage.queries.batches import spans, standings
    from qtic_desktop.storage.tables.intake import Proposal
    from qtic_desktop.storage.tables.launch import Center
    from qtic_desktop.storage.tables.letters import Letter

    own = (Proposal.department_id == Department.id, Proposal.track != TRACK)
    count = select(func.count()).where(*own).scalar_subquery()
    centers = select(func.count()).where(Center.department_id == Department.id).scalar_subquery()
    letters = select(func.count()).where(Letter.department_id == Department.id, Letter.in_force).scalar_subquery()
    query = select(Department, count, centers, letters).order_by(
        Department.merged_into_id.is_not(None), Department.kind, Department.code, Department.name
    )
    found = session.execute(query).all()
    names = {d.id: d.name for d, *_counts in found}
    quotas: dict[str, list[QuotaStanding]] = {}
    held = standings(session)
    for one in reversed(spans(session)):
        for (batch, department), standing in held.items():
            if batch == one.id:
                quotas.setdefault(department, []).append(standing)
    return tuple(
        DepartmentRow(
            d.id,
            d.name,
            d.code,
            d.kind,
            own,
            run,
            written,
            names.get(d.merged_into_id or "", ""),
            tuple(quotas.get(d.id, ())),
        )
        for d, own, run, written in found
    )


@query(Read.DEPARTMENTS)
def departments(session: Session) -> tuple[NamedRow, ...]:
    """Recommending departments that stand for themselves, in code order, zones after districts."""
    query = (
        select(Department)
        .where(Department.merged_into_id.is_(None))
        .order_by(Department.kind, Department.code, Department.name)
    )
    return tuple(NamedRow(row.id, row.name) for row in session.scalars(query))


@query(Read.BATCHES)
def batches(session: Session) -> tuple[NamedRow, ...]:
    """Batches, newest first."""
    query = select(Batch).order_by(Batch.year.desc(), Batch.number.desc())
    return tuple(NamedRow(row.id, row.title) for row in session.scalars(query))


@query(Read.WORKSPACE)
def workspace_facts(session: Session) -> dict[str, str]:
    """Facts about the workspace: ``organizer``, ``sample`` ("True" or "False")."""
    return {row.name: row.value for row in session.scalars(select(WorkspaceFact))}


def signs_in_table(session: Session, rule_set_id: str) -> bool:
    """Whether a panel signs the papers of its meeting in the accepted table, as the rules of the meeting say."""
    from qtic_desktop.domain.rule_settings import SIGNATURES

    return bool(json.loads(find(session, RuleSetVersion, rule_set_id).body).get(SIGNATURES) == "table")


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


@query(Read.AUDIT)
def audit_rows(session: Session, *, limit: int = 500) -> tuple[AuditRow, ...]:
    """The newest entries first."""
    query = select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(limit)
    return tuple(
        AuditRow(e.seq, e.at, e.actor_name, e.role, e.act, e.subject_kind, e.subject_id, e.hash)
        for e in session.scalars(query)
    )


@query(Read.AUDIT)
def audit_count(session: Session) -> int:
    """How many entries the chain has."""
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0
