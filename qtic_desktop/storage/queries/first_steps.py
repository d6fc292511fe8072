"""How far an office is with what comes before its first proposal: reckoned from the record, ticked by nobody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Role
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.registry import Batch, Department, Person, RuleSetVersion


@dataclass(frozen=True, slots=True)
class Office:
    """Members of staff at work and those of them who have no secret of their own yet, the newest batch, departments,
    whether the rules were looked through and put in force, centres in the ledger, and when the last verified backup was made
    (ISO 8601, empty for none)."""

    staff: int
    batch: str
    departments: int
    rules_decided: bool
    centers: int
    backup_at: str
    without_secret: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Nothing of it is left to do."""
        steps = (self.staff_done, self.batch, self.departments, self.rules_decided, self.centers, self.backup_at)
        return all(steps)

    @property
    def staff_done(self) -> bool:
        """Everybody is on the list, and each can come in as themselves: a slip is the office's, not the person's."""
        return self.staff > 1 and not self.without_secret


@query(Read.WAITING)
def office(session: Session) -> Office:
    """Where the office stands."""
    staff = select(func.count()).where(Person.active, Person.role != Role.EXPERT.value)
    batch = select(Batch.title).order_by(Batch.year.desc(), Batch.number.desc()).limit(1)
    backup = select(func.max(AuditEntry.at)).where(AuditEntry.act == Act.RECORD_BACKUP)
    return Office(
        session.scalar(staff) or 0,
        session.scalar(batch) or "",
        session.scalar(select(func.count()).select_from(Department)) or 0,
        (session.scalar(select(func.max(RuleSetVersion.number))) or 0) > 1,
        session.scalar(select(func.count()).select_from(Center)) or 0,
        session.scalar(backup) or "",
    )
