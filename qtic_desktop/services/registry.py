"""基础库: what every workspace needs before work begins, departments, batches, the rules in force."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.changes import Actor, Changes, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import Rubric, parse_rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.resources import resource
from qtic_desktop.storage.tables import Batch, Department, Person, RubricVersion, RuleSetVersion, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

#: The program itself, for what it does when a workspace is made.
SYSTEM = Actor("system", "QTIC", Role.OFFICE)
#: Whose reviews these are, by the guideline; printed on opinions.
ORGANIZER = "青岛市科学技术局"
TRACK_FILES = {"NEW": "new.toml", "CONVERSION": "conversion.toml"}


def prepare_workspace(work: UnitOfWork, *, organizer: str, sample: bool) -> Changes:
    """Fill a new workspace with the rule set, the rubrics, the departments and the people it starts with."""
    session = work.session
    session.add_all([WorkspaceFact(name="organizer", value=organizer), WorkspaceFact(name="sample", value=str(sample))])
    body = {**RuleSet.default().to_mapping(), "annual_due_month": 3, "annual_due_day": 31}
    session.add(RuleSetVersion(id=work.new_id(), number=1, title="默认规则（指引未规定）", body=_json(body)))
    for track, name in TRACK_FILES.items():
        data = tomllib.loads(resource("rubrics", name).read_text(encoding="utf-8"))
        rubric = parse_rubric(data)
        session.add(
            RubricVersion(id=work.new_id(), track=track, number=rubric.version, title=rubric.title, body=_json(data))
        )
    dictionary = tomllib.loads(resource("dictionaries", "departments.toml").read_text(encoding="utf-8"))
    for row in dictionary["department"]:
        session.add(Department(id=work.new_id(), name=row["name"], code=row.get("code", ""), kind=row["kind"]))
    for name, role in (("录入员", Role.CLERK), ("办公室", Role.OFFICE), ("监督员", Role.SUPERVISOR)):
        session.add(Person(id=work.new_id(), name=name, role=role.value, active=True))
    session.add(Batch(id=work.new_id(), year=work.today.year, number=1, title=f"{work.today.year}年第一批"))
    work.record("prepare_workspace", "workspace", "workspace", organizer=organizer, sample=sample)
    return Changes(frozenset({"workspace", "department", "batch", "person"}))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)


def add_people(work: UnitOfWork, *, people: Sequence[tuple[str, Role]]) -> Changes:
    """Add people at work, each a name and a role; a name already active in that role is refused."""
    ids = []
    for name, role in people:
        if one_or_none(work.session, Person, name=name, role=role.value, active=True):
            raise Refused("accounts.person_exists", name=name)
        ids.append(work.new_id())
        work.session.add(Person(id=ids[-1], name=name, role=role.value, active=True))
    work.record("add_people", "person", ids[0] if ids else "", names=[name for name, _ in people])
    return Changes.of("person", *ids)


def add_departments(work: UnitOfWork, *, departments: Sequence[tuple[str, str, str]]) -> Changes:
    """Add recommending departments (name, code, kind); known names are left as they are."""
    known = set(work.session.scalars(select(Department.name)))
    fresh = [row for row in departments if row[0] not in known]
    ids = [work.new_id() for _ in fresh]
    for record_id, (name, code, kind) in zip(ids, fresh, strict=True):
        work.session.add(Department(id=record_id, name=name, code=code, kind=kind))
    work.record("add_departments", "department", ids[0] if ids else "", added=[row[0] for row in fresh])
    return Changes.of("department", *ids)


def open_batch(work: UnitOfWork, *, year: int) -> Changes:
    """Open the next batch of a year (三（一）: 分批)."""
    last = work.session.scalar(select(func.max(Batch.number)).where(Batch.year == year)) or 0
    row = Batch(id=work.new_id(), year=year, number=last + 1, title=f"{year}年第{last + 1}批")
    work.session.add(row)
    work.record("open_batch", "batch", row.id, title=row.title)
    return Changes.of("batch", row.id)


def current_rules(session: Session) -> tuple[str, RuleSet, dict[str, Any]]:
    """Id, scoring rules and whole body of the newest rule set."""
    row = session.scalars(select(RuleSetVersion).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    return row.id, rules_of(row), json.loads(row.body)


def rules_of(row: RuleSetVersion) -> RuleSet:
    """The scoring rules of a stored version (other settings of the body are left out)."""
    return _parsed_rules(row.body)


@lru_cache(maxsize=32)
def _parsed_rules(body: str) -> RuleSet:
    """Every point that is typed asks for the rules; a stored body never changes its meaning."""
    known = RuleSet.default().to_mapping().keys()
    return RuleSet.from_mapping({key: value for key, value in json.loads(body).items() if key in known})


def current_rubric_id(session: Session, track: str) -> str:
    """Id of the newest rubric of a track."""
    query = select(RubricVersion.id).where(RubricVersion.track == track).order_by(RubricVersion.number.desc()).limit(1)
    return session.scalars(query).one()


def rubric_of(row: RubricVersion) -> Rubric:
    """The rubric a stored version holds."""
    return _parsed_rubric(row.body)


@lru_cache(maxsize=32)
def _parsed_rubric(body: str) -> Rubric:
    return parse_rubric(json.loads(body))
