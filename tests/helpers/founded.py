"""A new encrypted workspace with its first person, and what tests do to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import QticError
from qtic_desktop.services.accounts import add_people, slips
from qtic_desktop.services.accounts.founding import Costs
from qtic_desktop.services.accounts.sign_in import Entered
from qtic_desktop.services.experts import NewExpert, add_experts
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.encryption.cost import Cost
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.workspace import Workspace

CHEAP = Costs(Cost(8, 1, 1), Cost(8, 1, 1))
OFFICE, HEAD = "西海岸的春天到了", "崂山上的泉水很甜"


def noon() -> datetime:
    return datetime(2026, 3, 10, 12, tzinfo=UTC)


def person_id(workspace: Workspace, name: str, unit: str = "") -> str:
    with workspace.store.read() as session:
        for person in session.scalars(select(Person).where(Person.name == name)):
            if not unit or unit in slips.names_of(session, person)[-1]:
                return person.id
    raise AssertionError(name)


def add(here: Entered, *people: tuple[str, Role]) -> None:
    perform(here.workspace.store, here.actor, add_people.bind(people=people))


def expert(here: Entered, name: str = "李秀英", organization: str = "青岛大学") -> str:
    perform(here.workspace.store, here.actor, add_experts.bind(experts=[NewExpert(name, organization)]))
    return person_id(here.workspace, name, organization)


def staff(here: Entered, name: str, role: Role, secret: str) -> str:
    add(here, (name, role))
    found_id = person_id(here.workspace, name)
    work(here.workspace, here.actor, slips.set_secret.bind(person_id=found_id, secret=secret))
    return found_id


def slip_of(here: Entered, whose: str) -> slips.Slip:
    return work(here.workspace, here.actor, slips.issue_slip.bind(person_id=whose))


def log(workspace: Workspace, act: Act) -> list[dict[str, object]]:
    with workspace.store.read() as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.act == act.value).order_by(AuditEntry.seq))
        return [
            {"by": row.actor_name, "role": row.role, "whom": row.subject_id, **json.loads(row.details)} for row in rows
        ]


def refusal(call: object) -> QticError:
    with pytest.raises(QticError) as caught:
        call()  # type: ignore[operator]
    return caught.value
