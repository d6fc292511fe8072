"""Who typed last on a draft, told from the log: what somebody else has begun is not shown as one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.storage.tables.audit import AuditEntry


@dataclass(frozen=True, slots=True)
class Keyer:
    """The person of the last save of a draft, and when it was (ISO 8601); blank where nobody typed on it yet."""

    id: str = ""
    name: str = ""
    at: str = ""

    def other_than(self, person_id: str) -> bool:
        """Whether it is somebody, and not this person."""
        return self.id not in ("", person_id)


NOBODY: Final = Keyer()


def last_keyer(session: Session, proposal_id: str) -> Keyer:
    """Of the draft with this id."""
    saves = select(AuditEntry.actor_id, AuditEntry.actor_name, AuditEntry.at).where(
        AuditEntry.subject_id == proposal_id, AuditEntry.act == Act.SAVE_DRAFT.value
    )
    row = session.execute(saves.order_by(AuditEntry.seq.desc()).limit(1)).first()
    return NOBODY if row is None else Keyer(*row)
