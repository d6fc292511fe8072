"""基础库: what every workspace needs before work begins, departments, batches, the rules in force."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.documents.content.wording import numeral
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM as SYSTEM  # who prepares a workspace, for whoever asks for one here
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import Rubric, parse_rubric
from qtic_desktop.domain.rule_settings import KEYING, REPORT_DEFAULTS, check_settings
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.resources import resource
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.launch import Center
from qtic_desktop.storage.tables.letters import Letter
from qtic_desktop.storage.tables.registry import (
    Batch,
    Department,
    Person,
    Quota,
    RubricVersion,
    RuleSetVersion,
    WorkspaceFact,
)
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none

_CODE_DIGITS = 6
#: Whose reviews these are, by the guideline; printed on opinions.
ORGANIZER = "青岛市科学技术局"
#: Who is at work in a sample, and in a workspace without secrets, until people are registered by name.
STAND_INS = (("录入员", Role.CLERK), ("办公室", Role.OFFICE), ("监督员", Role.SUPERVISOR))
TRACK_FILES = {"NEW": "new.toml", "CONVERSION": "conversion.toml", "EVALUATION": "evaluation.toml"}


@use_case(Act.PREPARE_WORKSPACE)
def prepare_workspace(
    work: UnitOfWork, *, organizer: str, sample: bool, people: Sequence[tuple[str, Role]] = STAND_INS
) -> Changes:
    """Fill a new workspace with the rule set, the rubrics, the departments and the people it starts with."""
    session = work.session
    session.add_all([WorkspaceFact(name="organizer", value=organizer), WorkspaceFact(name="sample", value=str(sample))])
    body = {**RuleSet.default().to_mapping(), "annual_due_month": 3, "annual_due_day": 31, KEYING: "twice"}
    body["examination_required"] = "no" if sample else "yes"
    session.add(RuleSetVersion(id=work.new_id(), number=1, title="默认规则（指引未规定）", body=_json(body)))
    for track in TRACK_FILES:
        add_rubric(work, track)
    dictionary = tomllib.loads(resource("dictionaries", "departments.toml").read_text(encoding="utf-8"))
    for row in dictionary["department"]:
        session.add(Department(id=work.new_id(), name=row["name"], code=row.get("code", ""), kind=row["kind"]))
    for name, role in people:
        session.add(Person(id=work.new_id(), name=name, role=role.value, active=True))
    session.add(Batch(id=work.new_id(), year=work.today.year, number=1, title=f"{work.today.year}年第一批"))
    work.record(Act.PREPARE_WORKSPACE, Kind.WORKSPACE, "workspace", organizer=organizer, sample=sample)
    return Changes.of_kinds(Kind.WORKSPACE, Kind.DEPARTMENT, Kind.BATCH, Kind.PERSON)


def add_rubric(work: UnitOfWork, track: str) -> str:
    """Take in the score sheet of a track that comes with the program; returns its id."""
    data = tomllib.loads(resource("rubrics", TRACK_FILES[track]).read_text(encoding="utf-8"))
    rubric, key = parse_rubric(data), work.new_id()
    work.session.add(RubricVersion(id=key, track=track, number=rubric.version, title=rubric.title, body=_json(data)))
    return key


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)


@use_case(Act.ADD_DEPARTMENTS)
def add_departments(work: UnitOfWork, *, departments: Sequence[tuple[str, str, str]]) -> Changes:
    """Add recommending departments (name, code, kind); known names are left as they are."""
    known = set(work.session.scalars(select(Department.name)))
    fresh = [row for row in departments if row[0] not in known]
    ids = [work.new_id() for _ in fresh]
    for record_id, (name, code, kind) in zip(ids, fresh, strict=True):
        work.session.add(Department(id=record_id, name=name, code=code, kind=kind))
    work.record(Act.ADD_DEPARTMENTS, Kind.DEPARTMENT, ids[0] if ids else "", added=[row[0] for row in fresh])
    return Changes.of(Kind.DEPARTMENT, *ids)


@use_case(Act.ADD_DEPARTMENT)
def add_department(work: UnitOfWork, *, name: str, kind: str, code: str = "") -> Changes:
    """Add one recommending department by hand; a name already there is refused rather than passed over."""
    if not name.strip():
        raise Refused("registry.department_name_missing").beside("name")
    if one_or_none(work.session, Department, name=name.strip()):
        raise Refused("registry.department_exists", name=name.strip()).beside("name")
    row = Department(id=work.new_id(), name=name.strip(), code=_code(code), kind=kind)
    work.session.add(row)
    work.record(Act.ADD_DEPARTMENT, Kind.DEPARTMENT, row.id, name=row.name)
    return Changes.of(Kind.DEPARTMENT, row.id)


@use_case(Act.RENAME_DEPARTMENT)
def rename_department(
    work: UnitOfWork, *, department_id: str, name: str, kind: str | None = None, code: str | None = None
) -> Changes:
    """Correct name, kind and code of a recommending department, what is None stays; proposals already keyed show it.

    Raises ``Refused``: registry.department_name_missing, registry.department_exists, registry.department_code.
    """
    row = work.get(Department, department_id)
    after = name.strip()
    if not after:
        raise Refused("registry.department_name_missing").beside("name")
    if after != row.name and one_or_none(work.session, Department, name=after):
        raise Refused("registry.department_exists", name=after).beside("name")
    given = {
        "name": after,
        "kind": row.kind if kind is None else kind,
        "code": row.code if code is None else _code(code),
    }
    changed = {key: (getattr(row, key), value) for key, value in given.items() if getattr(row, key) != value}
    for key, value in given.items():
        setattr(row, key, value)
    facts = {{"code": "department_code"}.get(key, key): pair for key, pair in changed.items()}
    work.record(Act.RENAME_DEPARTMENT, Kind.DEPARTMENT, row.id, name=after, changed=facts)
    return Changes.of(Kind.DEPARTMENT, row.id)


@use_case(Act.TAKE_BACK_DEPARTMENT)
def take_back_department(work: UnitOfWork, *, department_id: str, reason: str) -> Changes:
    """Take a department off the list that nothing points at; registering it again brings it back.

    Raises ``Refused``: registry.department_in_use, registry.merged_stays, registry.reason_missing.
    """
    row = work.get(Department, department_id)
    if not reason.strip():
        raise Refused("registry.reason_missing").beside("reason")
    if row.merged_into_id is not None:
        raise Refused("registry.merged_stays", name=row.name)
    held = sum(
        work.session.scalar(select(func.count()).where(table.department_id == row.id)) or 0
        for table in (Proposal, Center, Letter)
    )
    held += work.session.scalar(select(func.count()).where(Department.merged_into_id == row.id)) or 0
    if held:
        raise Refused("registry.department_in_use", name=row.name, count=held)
    quotas = list(work.session.scalars(select(Quota).where(Quota.department_id == row.id)))
    for one in quotas:
        work.session.delete(one)
    work.flush()
    told = {"name": row.name, "quotas": len(quotas), "reason": reason.strip()}
    work.record(Act.TAKE_BACK_DEPARTMENT, Kind.DEPARTMENT, row.id, **told)
    work.session.delete(row)
    return Changes.of(Kind.DEPARTMENT, row.id)


def _code(given: str) -> str:
    """A code of six figures (GB/T 2260), or none."""
    code = given.strip()
    if code and not (len(code) == _CODE_DIGITS and code.isascii() and code.isdecimal()):
        raise Refused("registry.department_code", code=code).beside("code")
    return code


@use_case(Act.OPEN_BATCH)
def open_batch(work: UnitOfWork, *, year: int) -> Changes:
    """Open the next batch of a year (三（一）: 分批)."""
    last = work.session.scalar(select(func.max(Batch.number)).where(Batch.year == year)) or 0
    row = Batch(id=work.new_id(), year=year, number=last + 1, title=f"{year}年第{numeral(last + 1)}批")
    work.session.add(row)
    work.record(Act.OPEN_BATCH, Kind.BATCH, row.id, title=row.title)
    return Changes.of(Kind.BATCH, row.id)


@use_case(Act.REVISE_RULES)
def revise_rules(work: UnitOfWork, *, settings: Mapping[str, object], reason: str) -> Changes:
    """Put a new version of the rule set in force (指引未规定: the office decides, and says why).

    ``settings`` names what changes, keys of ``RuleSet`` and of ``domain.rule_settings.CALENDAR``. Meetings already
    convened and years already opened keep the version they began with. Raises ``Refused``: registry.reason_missing,
    registry.rules_unchanged, and what ``check_settings`` finds.
    """
    if not reason.strip():
        raise Refused("registry.reason_missing")
    _, _, before = current_rules(work.session)
    after = {**before, **check_settings({**before, **settings})}
    changed = {key: [before.get(key), after[key]] for key in after if before.get(key) != after[key]}
    if not changed:
        raise Refused("registry.rules_unchanged")
    number = (work.session.scalar(select(func.max(RuleSetVersion.number))) or 0) + 1
    row = RuleSetVersion(id=work.new_id(), number=number, title=f"第{number}版规则（指引未规定）", body=_json(after))
    work.session.add(row)
    work.record(Act.REVISE_RULES, Kind.RULES, row.id, number=number, changed=changed, reason=reason.strip())
    return Changes.of(Kind.RULES, row.id)


def current_rules(session: Session) -> tuple[str, RuleSet, dict[str, Any]]:
    """Id, scoring rules and whole body of the newest rule set."""
    row = session.scalars(select(RuleSetVersion).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    return row.id, rules_of(row), {**REPORT_DEFAULTS, **json.loads(row.body)}


def rules_of(row: RuleSetVersion) -> RuleSet:
    """The scoring rules of a stored version (other settings of the body are left out)."""
    return parsed_rules(row.body)


def current_rubric_id(session: Session, track: str) -> str:
    """Id of the newest rubric of a track."""
    query = select(RubricVersion.id).where(RubricVersion.track == track).order_by(RubricVersion.number.desc()).limit(1)
    return session.scalars(query).one()


def rubric_of(row: RubricVersion) -> Rubric:
    """The rubric a stored version holds."""
    return parsed_rubric(row.body)
