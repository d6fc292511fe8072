"""专家库: the pool of experts; each expert can sit at the scoring panel as a person of the role expert."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.experts import ExpertKind
from qtic_desktop.domain.experts.pool import ExpertStanding, ExpertStatus, possible_acts
from qtic_desktop.domain.identity import check_credit_code, normalize_credit_code, normalize_name
from qtic_desktop.domain.meetings import MeetingStatus, require_possible
from qtic_desktop.domain.possible import for_person
from qtic_desktop.services.meetings.naming import whom
from qtic_desktop.services.meetings.ties import look_for_ties
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.experts import is_seated
from qtic_desktop.storage.tables.experts import Expert, ExpertContact
from qtic_desktop.storage.tables.meetings import Meeting, PanelMember
from qtic_desktop.storage.tables.registry import Person
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


@dataclass(frozen=True, slots=True)
class NewExpert:
    """An expert to add; ``kind`` is technical, finance, management or investment, ``fields``, ``former_units`` and
    ``unit_code`` as in ``ExpertChange``."""

    name: str
    organization: str
    title: str = ""
    speciality: str = ""
    kind: str = "technical"
    city: str = ""
    phone: str = ""
    fields: tuple[str, ...] = ()
    former_units: tuple[str, ...] = ()
    unit_code: str = ""


@dataclass(frozen=True, slots=True)
class ExpertChange:
    """What the record of an expert is to say; None leaves a field as it is. ``fields`` are the branches the expert is
    asked for, ``former_units`` where he or she worked before, ``unit_code`` the credit code of the unit."""

    name: str | None = None
    organization: str | None = None
    title: str | None = None
    speciality: str | None = None
    kind: str | None = None
    city: str | None = None
    fields: tuple[str, ...] | None = None
    former_units: tuple[str, ...] | None = None
    unit_code: str | None = None


@use_case(Act.ADD_EXPERTS)
def add_experts(work: UnitOfWork, *, experts: Sequence[NewExpert]) -> Changes:
    """Add experts; one already known by name and organization is left as it is (same name elsewhere is another)."""
    ids, names = [], []
    known = {(row.name, row.organization) for row in work.session.execute(select(Expert.name, Expert.organization))}
    for new in experts:
        name, organization = normalize_name(new.name), normalize_name(new.organization)
        if (name, organization) in known:
            continue
        known.add((name, organization))
        expert = Expert(
            id=work.new_id(),
            name=name,
            organization=organization,
            title=new.title,
            speciality=new.speciality,
            kind=new.kind,
            city=new.city,
            status=ExpertStatus.ACTIVE,
            fields=_checked("fields", new.fields),
            former_units=_checked("former_units", new.former_units),
            unit_code=_checked("unit_code", new.unit_code),
        )
        work.session.add(expert)
        work.session.add(ExpertContact(id=work.new_id(), expert_id=expert.id, phone=new.phone))
        work.session.add(Person(id=work.new_id(), name=name, role=Role.EXPERT.value, expert_id=expert.id, active=True))
        ids.append(expert.id)
        names.append(f"{name}（{organization}）")
    work.record(Act.ADD_EXPERTS, Kind.EXPERT, ids[0] if ids else "", count=len(ids), names=names[:20])
    return Changes.of(Kind.EXPERT, *ids)


@use_case(Act.CORRECT_EXPERT)
def correct_expert(work: UnitOfWork, *, expert_id: str, change: ExpertChange, reason: str) -> Changes:
    """Correct the record of an expert; ties to proposals of meetings that are not over are looked for again.

    ``Refused``: no reason, nothing changed, no name or unit left, an unknown kind, a credit code that cannot be, or
    another record of the same name and unit.
    """
    if not reason.strip():
        raise Refused("experts.without_reason")
    expert = _allowed(work, expert_id, Act.CORRECT_EXPERT)
    before, after = _write(work, expert, change)
    if not after:
        raise Refused("experts.unchanged", expert=expert.name)
    facts = {"whom": whom(work, expert_id), "before": before, "after": after, "reason": reason.strip()}
    ties = _look_again(work, expert_id)
    work.record(Act.CORRECT_EXPERT, Kind.EXPERT, expert_id, ties=ties, **facts)
    return Changes.of(Kind.EXPERT, expert_id) | Changes.of_kinds(Kind.PERSON, Kind.RECUSAL)


@use_case(Act.UPDATE_EXPERTS)
def update_experts(work: UnitOfWork, *, changes: Sequence[tuple[str, ExpertChange]], source: str) -> Changes:
    """Take changes of many experts from a workbook (``source`` names it): each by its id, all or none."""
    changed: dict[str, Any] = {}
    for expert_id, change in changes:
        expert = _allowed(work, expert_id, Act.CORRECT_EXPERT)
        before, after = _write(work, expert, change)
        if after:
            _look_again(work, expert_id)
            changed[whom(work, expert_id)] = [before, after]
    if not changed:
        raise Refused("experts.nothing_to_update")
    work.record(Act.UPDATE_EXPERTS, Kind.EXPERT, "", source=source, count=len(changed), changed=changed)
    return Changes.of(Kind.EXPERT, *(expert_id for expert_id, _ in changes)) | Changes.of_kinds(Kind.PERSON)


@use_case(Act.RETIRE_EXPERT)
def retire_expert(work: UnitOfWork, *, expert_id: str, reason: str) -> Changes:
    """Take an expert out of the pool: no new panel, no draw, no seat at the scoring panel. What was done stays."""
    if not reason.strip():
        raise Refused("experts.without_reason")
    expert = _allowed(work, expert_id, Act.RETIRE_EXPERT)
    expert.status, expert.status_reason = ExpertStatus.RETIRED, reason.strip()
    _people_of(work, expert_id, active=False)
    work.record(Act.RETIRE_EXPERT, Kind.EXPERT, expert_id, whom=whom(work, expert_id), reason=reason.strip())
    return Changes.of(Kind.EXPERT, expert_id) | Changes.of_kinds(Kind.PERSON)


@use_case(Act.RESTORE_EXPERT)
def restore_expert(work: UnitOfWork, *, expert_id: str, reason: str) -> Changes:
    """Take an expert into the pool again."""
    if not reason.strip():
        raise Refused("experts.without_reason")
    expert = _allowed(work, expert_id, Act.RESTORE_EXPERT)
    before, expert.status, expert.status_reason = expert.status_reason, ExpertStatus.ACTIVE, ""
    _people_of(work, expert_id, active=True)
    facts = {"whom": whom(work, expert_id), "before": before, "reason": reason.strip()}
    work.record(Act.RESTORE_EXPERT, Kind.EXPERT, expert_id, **facts)
    return Changes.of(Kind.EXPERT, expert_id) | Changes.of_kinds(Kind.PERSON)


@use_case(Act.MERGE_EXPERTS)
def merge_experts(work: UnitOfWork, *, expert_id: str, into_id: str, reason: str) -> Changes:
    """Let one record stand for a person who was registered twice. Meetings keep the record they had; the reviews of both
    count together. ``Refused`` where both are the same record, or the other one is not in the pool."""
    if not reason.strip():
        raise Refused("experts.without_reason")
    expert = _allowed(work, expert_id, Act.MERGE_EXPERTS)
    kept = work.get(Expert, into_id)
    if into_id == expert_id or kept.status != ExpertStatus.ACTIVE:
        raise Refused("experts.cannot_merge", expert=expert.name)
    expert.status, expert.status_reason, expert.merged_into_id = ExpertStatus.MERGED, reason.strip(), into_id
    _people_of(work, expert_id, active=False)
    facts = {"whom": whom(work, expert_id), "into": whom(work, into_id), "reason": reason.strip()}
    work.record(Act.MERGE_EXPERTS, Kind.EXPERT, expert_id, **facts)
    return Changes.of(Kind.EXPERT, expert_id, into_id) | Changes.of_kinds(Kind.PERSON)


@use_case(Act.SPLIT_EXPERT)
def split_expert(work: UnitOfWork, *, expert_id: str, reason: str) -> Changes:
    """Take a merging back: the record stands for itself again."""
    if not reason.strip():
        raise Refused("experts.without_reason")
    expert = _allowed(work, expert_id, Act.SPLIT_EXPERT)
    into, expert.merged_into_id = expert.merged_into_id or "", None
    expert.status, expert.status_reason = ExpertStatus.ACTIVE, ""
    _people_of(work, expert_id, active=True)
    facts = {"whom": whom(work, expert_id), "into": whom(work, into), "reason": reason.strip()}
    work.record(Act.SPLIT_EXPERT, Kind.EXPERT, expert_id, **facts)
    return Changes.of(Kind.EXPERT, expert_id, into) | Changes.of_kinds(Kind.PERSON)


def _allowed(work: UnitOfWork, expert_id: str, act: Act) -> Expert:
    expert = work.get(Expert, expert_id)
    standing = ExpertStanding(ExpertStatus(expert.status), is_seated(work.session, expert_id))
    require_possible(for_person(work.actor, partial(possible_acts, standing)), act, "experts.not_in_this_state")
    return expert


def _write(work: UnitOfWork, expert: Expert, change: ExpertChange) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the fields that differ; what they were and what they have become."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in (field.name for field in fields(change)):
        given = getattr(change, name)
        if given is None:
            continue
        new = _checked(name, given)
        if new != getattr(expert, name):
            before[name], after[name] = getattr(expert, name), new
            setattr(expert, name, new)
    _refuse_double(work, expert)
    if "name" in after:
        for person in work.session.scalars(select(Person).where(Person.expert_id == expert.id)):
            person.name = expert.name
    work.session.flush()
    return before, after


def _checked(name: str, given: Any) -> str:
    """A field as it is stored."""
    if name in ("fields", "former_units"):
        return json.dumps([text for text in map(normalize_name, given) if text], ensure_ascii=False)
    if name in ("name", "organization"):
        text = normalize_name(given)
        if not text:
            raise Refused("experts.name_and_unit")
        return text
    if name == "kind" and given not in set(ExpertKind):
        raise Refused("experts.unknown_kind", kind=str(given)[:20])
    if name == "unit_code" and given.strip():
        code = normalize_credit_code(given)
        if any(problem.blocking for problem in check_credit_code(code)):
            raise Refused("experts.bad_unit_code", text=code[:30])
        return code
    return str(given).strip()


def _refuse_double(work: UnitOfWork, expert: Expert) -> None:
    with work.session.no_autoflush:
        twin = one_or_none(work.session, Expert, name=expert.name, organization=expert.organization)
    if twin is not None and twin.id != expert.id:
        raise Refused("experts.double", expert=expert.name, unit=expert.organization)


def _people_of(work: UnitOfWork, expert_id: str, *, active: bool) -> None:
    for person in work.session.scalars(select(Person).where(Person.expert_id == expert_id)):
        person.active = active


def _look_again(work: UnitOfWork, expert_id: str) -> int:
    """Look for ties again in the meetings that are not over and have the expert on their panel."""
    query = (
        select(Meeting.id)
        .join(PanelMember, PanelMember.meeting_id == Meeting.id)
        .where(
            PanelMember.expert_id == expert_id,
            Meeting.status.in_((MeetingStatus.PREPARED, MeetingStatus.POSTPONED, MeetingStatus.OPEN)),
        )
    )
    return sum(look_for_ties(work, meeting_id) for meeting_id in work.session.scalars(query).all())
