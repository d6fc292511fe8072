"""专家库: the pool of experts; each expert can sit at the scoring panel as a person of the role expert."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.tables import Expert, ExpertContact, Person
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@dataclass(frozen=True, slots=True)
class NewExpert:
    """An expert to add; ``kind`` is technical, finance, management or investment."""

    name: str
    organization: str
    title: str = ""
    speciality: str = ""
    kind: str = "technical"
    city: str = ""
    phone: str = ""


@use_case(Act.ADD_EXPERTS)
def add_experts(work: UnitOfWork, *, experts: Sequence[NewExpert]) -> Changes:
    """Add experts; one already known by name and organization is left as it is (same name elsewhere is another)."""
    ids = []
    for new in experts:
        name, organization = normalize_name(new.name), normalize_name(new.organization)
        if one_or_none(work.session, Expert, name=name, organization=organization):
            continue
        expert = Expert(
            id=work.new_id(),
            name=name,
            organization=organization,
            title=new.title,
            speciality=new.speciality,
            kind=new.kind,
            city=new.city,
        )
        work.session.add(expert)
        work.session.flush()
        work.session.add(ExpertContact(id=work.new_id(), expert_id=expert.id, phone=new.phone))
        work.session.add(Person(id=work.new_id(), name=name, role=Role.EXPERT.value, expert_id=expert.id, active=True))
        ids.append(expert.id)
    work.record(Act.ADD_EXPERTS, Kind.EXPERT, ids[0] if ids else "", count=len(ids))
    return Changes.of(Kind.EXPERT, *ids)
