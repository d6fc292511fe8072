"""Two departments that are one: registered twice, or joined by a reform; what points at one of them follows to the other."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.evaluation import TRACK
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.letters import Letter
from qtic_desktop.storage.tables.registry import Department
from qtic_desktop.storage.unit_of_work import UnitOfWork

#: What points at a department, by the name under which a merging remembers what it moved.
_NAMES: Final = ("proposals", "centers", "letters")


@use_case(Act.MERGE_DEPARTMENTS)
def merge_departments(work: UnitOfWork, *, department_id: str, into_id: str, reason: str) -> Changes:
    """Let one department stand for two: proposals, drafts and corrections under way, centres and letters of the other are
    its own from now on, and its name in a list that comes in later means this one. Papers that are final stay as they
    are. What was moved is remembered, so that it can go back.

    Raises ``Refused``: registry.reason_missing, registry.merge_itself, registry.department_merged, registry.merge_chain
    where others were merged into it before, and registry.merge_letters where both have a letter of one number.
    """
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    row, kept = work.get(Department, department_id), work.get(Department, into_id)
    if row.id == kept.id:
        raise Refused("registry.merge_itself", name=row.name).beside("into_id")
    require_in_use(work.session, row.id)
    require_in_use(work.session, kept.id)
    _require_alone(work.session, row)
    _require_no_letter_twice(work.session, row, kept)
    moved = {name: _move(work, name, row.id, kept.id) for name in _NAMES}
    row.merged_into_id, row.moved = kept.id, json.dumps(moved, sort_keys=True)
    work.record(
        Act.MERGE_DEPARTMENTS, Kind.DEPARTMENT, row.id,
        name=row.name, into=kept.name, reason=reason.strip(), **_told(work.session, moved),
    )  # fmt: skip
    return _changed(row.id, kept.id, moved)


@use_case(Act.SPLIT_DEPARTMENT)
def split_department(work: UnitOfWork, *, department_id: str, reason: str) -> Changes:
    """Take a merging back: what it moved is the department's again. What was given to another one since stays there, and
    what came to the other one since is the other one's.

    Raises ``Refused``: registry.reason_missing, registry.not_merged.
    """
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    row = work.get(Department, department_id)
    if row.merged_into_id is None:
        raise Refused("registry.not_merged", name=row.name)
    kept = work.get(Department, row.merged_into_id)
    remembered: dict[str, list[str]] = json.loads(row.moved)
    back = {name: _move(work, name, kept.id, row.id, only=remembered.get(name, [])) for name in _NAMES}
    stays = sum(len(set(remembered.get(name, [])) - set(back[name])) for name in _NAMES)
    row.merged_into_id, row.moved = None, ""
    work.record(
        Act.SPLIT_DEPARTMENT, Kind.DEPARTMENT, row.id,
        name=row.name, out_of=kept.name, reason=reason.strip(), left_there=stays, **_told(work.session, back),
    )  # fmt: skip
    return _changed(row.id, kept.id, back)


def require_in_use(session: Session, department_id: str | None) -> None:
    """Raise ``Refused`` (registry.department_merged) for a department that another one stands for."""
    row = session.get(Department, department_id) if department_id else None
    if row is not None and row.merged_into_id is not None:
        kept = session.get(Department, row.merged_into_id)
        into = kept.name if kept is not None else ""
        raise Refused("registry.department_merged", name=row.name, into=into).beside("department_id")


def stands_for(session: Session) -> tuple[tuple[str, str], ...]:
    """(id of the department that stands for it, name) of every merged one: an old name in a list means the new one."""
    query = select(Department.merged_into_id, Department.name).where(Department.merged_into_id.is_not(None))
    return tuple((str(key), name) for key, name in session.execute(query))


def _pointing(session: Session, name: str, department_id: str) -> Sequence[Proposal | Center | Letter]:
    """What is a department's, of one kind; of proposals also those whose draft or correction under way names it."""
    if name == "centers":
        return session.scalars(select(Center).where(Center.department_id == department_id)).all()
    if name == "letters":
        return session.scalars(select(Letter).where(Letter.department_id == department_id)).all()
    typed = (Proposal.draft.contains(department_id), Proposal.correction.contains(department_id))
    return session.scalars(select(Proposal).where(or_(Proposal.department_id == department_id, *typed))).all()


def _move(work: UnitOfWork, name: str, source: str, target: str, only: Collection[str] | None = None) -> list[str]:
    """Point what points at ``source`` at ``target``; the ids of what was moved. ``only``: none but these."""
    moved = []
    for row in _pointing(work.session, name, source):
        if only is not None and row.id not in only:
            continue
        if row.department_id == source:
            row.department_id = target
        if isinstance(row, Proposal):
            row.draft, row.correction = (text.replace(source, target) for text in (row.draft, row.correction))
        moved.append(row.id)
    return sorted(moved)


def _require_alone(session: Session, row: Department) -> None:
    """A row of mergings could be taken back in one order alone."""
    query = select(Department.name).where(Department.merged_into_id == row.id).order_by(Department.name)
    names = session.scalars(query).all()
    if names:
        raise Refused("registry.merge_chain", name=row.name, others="、".join(names))


def _require_no_letter_twice(session: Session, row: Department, kept: Department) -> None:
    """Two letters of one number and one department could not be told apart."""
    numbers = [
        set(session.scalars(select(Letter.number).where(Letter.department_id == one.id, Letter.in_force)))
        for one in (row, kept)
    ]
    both = sorted(numbers[0] & numbers[1])
    if both:
        raise Refused("registry.merge_letters", number=both[0], name=row.name, into=kept.name)


def _told(session: Session, moved: Mapping[str, list[str]]) -> dict[str, int]:
    """How many of each kind, as the log tells it; what an evaluation copied of a centre is no proposal."""
    copies = select(Proposal.id).where(Proposal.track == TRACK)
    ids = set(moved["proposals"]) - set(session.scalars(copies))
    centers, letters = len(moved["centers"]), len(moved["letters"])
    return {"merged_proposals": len(ids), "merged_centers": centers, "merged_letters": letters}


def _changed(row_id: str, kept_id: str, moved: Mapping[str, list[str]]) -> Changes:
    return (
        Changes.of(Kind.DEPARTMENT, row_id, kept_id)
        | Changes.of(Kind.PROPOSAL, *moved["proposals"])
        | Changes.of(Kind.CENTER, *moved["centers"])
        | Changes.of_kinds(Kind.LETTER)
    )
