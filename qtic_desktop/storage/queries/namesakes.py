"""Whose name somebody else has too, and what stands beside it then (``domain.namesakes``)."""

from __future__ import annotations

from sqlalchemy import column, func, select, table, union_all
from sqlalchemy.orm import Session

from qtic_desktop.domain.namesakes import Known, beside, called
from qtic_desktop.storage.tables.registry import Person, WorkspaceFact

#: Every start asks, and needs no more of the pool of experts than this.
EXPERTS = table("experts", column("id"), column("name"), column("organization"), column("merged_into_id"))
_ORGANIZER = "organizer"
_KEPT = "namesakes"


class Namesakes:
    """What tells each person of a shared name apart, by the id of the person and by that of the expert; retired people
    count, for what they did stands under their name. A member of staff without a unit is of the office itself."""

    def __init__(self, session: Session) -> None:
        self._apart = _apart(session)

    def apart(self, person_id: str) -> str:
        """What stands beside the name of this person or expert; empty for everybody whose name is their own alone."""
        return self._apart.get(person_id, "")

    def called(self, person_id: str, name: str) -> str:
        """The name as it is shown. One that was written down with its unit stays as it was written."""
        return called(name, self.apart(person_id))


def namesakes(session: Session) -> Namesakes:
    """The same for everything that one session reads."""
    known: Namesakes | None = session.info.get(_KEPT)
    if known is None:
        known = session.info[_KEPT] = Namesakes(session)
    return known


def _apart(session: Session) -> dict[str, str]:
    experts = select(EXPERTS.c.name).where(EXPERTS.c.merged_into_id.is_(None))
    every = union_all(select(Person.name).where(Person.expert_id.is_(None)), experts).subquery()
    shared = set(session.scalars(select(every.c.name).group_by(every.c.name).having(func.count() > 1)))
    if not shared:
        return {}
    office = session.scalar(select(WorkspaceFact.value).where(WorkspaceFact.name == _ORGANIZER)) or ""
    staff = select(Person.id, Person.name, Person.unit).where(Person.expert_id.is_(None), Person.name.in_(shared))
    pool = select(EXPERTS.c.id, EXPERTS.c.name, EXPERTS.c.organization).where(
        EXPERTS.c.name.in_(shared), EXPERTS.c.merged_into_id.is_(None)
    )
    known = [Known(one, name, unit or office) for one, name, unit in session.execute(staff)]
    known += [Known(one, name, unit) for one, name, unit in session.execute(pool)]
    found = beside(known)
    seated = select(Person.id, Person.expert_id).where(Person.expert_id.in_(found))
    return found | {person: found[expert] for person, expert in session.execute(seated) if expert}
