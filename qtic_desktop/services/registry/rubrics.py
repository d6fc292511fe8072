"""Score sheets of the office: a draft kept while it is typed, a new version with its reason, and the way back from it.

A version in force never changes. Items of an agenda keep the version they were put on with (三（二）; 指引未规定).
"""

from __future__ import annotations

import json

from sqlalchemy import func, select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubric_drafts import RubricDraft, draft_of, draft_to_mapping, rubric_problems, whole_rubric
from qtic_desktop.services.clashes import of_another
from qtic_desktop.services.registry import current_rubric_id, current_rules, rubric_of
from qtic_desktop.services.use_case import use_case
from qtic_desktop.storage.queries.rubrics import draft_name
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.registry import RubricVersion, WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork


@use_case(Act.KEEP_RUBRIC)
def keep_rubric(work: UnitOfWork, *, draft: RubricDraft) -> Changes:
    """Keep a score sheet as typed so far, one for each track; nothing is in force by it."""
    name = draft_name(draft.track)
    kept = json.dumps(draft_to_mapping(draft), ensure_ascii=False, sort_keys=True)
    fact = work.session.get(WorkspaceFact, name)
    replaced = of_another(work, Act.KEEP_RUBRIC, draft.track, "" if fact is None else fact.value, kept)
    work.session.merge(WorkspaceFact(name=name, value=kept))
    work.record(Act.KEEP_RUBRIC, Kind.RULES, draft.track, track=draft.track, **replaced)
    return Changes()


@use_case(Act.DROP_RUBRIC)
def drop_rubric(work: UnitOfWork, *, track: str) -> Changes:
    """Give up the draft of a track; the audit log keeps what it said. ``Refused`` (registry.no_draft) where there is
    none, as when another person gave it up meanwhile."""
    fact = work.session.get(WorkspaceFact, draft_name(track))
    if fact is None:
        raise Refused("registry.no_draft")
    work.record(Act.DROP_RUBRIC, Kind.RULES, track, track=track, draft=fact.value)
    work.session.delete(fact)
    return Changes()


@use_case(Act.REVISE_RUBRIC)
def revise_rubric(work: UnitOfWork, *, draft: RubricDraft, reason: str) -> Changes:
    """Put a score sheet in force as the next version of its track, for proposals put on an agenda from now on.

    Raises ``Refused``: registry.rubric_reason, registry.rubric_moved (another version came meanwhile),
    registry.rubric_unchanged, and the first blocking finding of ``rubric_problems``.
    """
    if not reason.strip():
        raise Refused("registry.rubric_reason").beside("reason")
    before = work.get(RubricVersion, current_rubric_id(work.session, draft.track))
    if before.number != draft.begun_from:
        raise Refused("registry.rubric_moved", began=draft.begun_from, now=before.number)
    _, rules, _ = current_rules(work.session)
    for problem in rubric_problems(draft, rules.step):
        if problem.blocking:
            raise Refused(problem.code, **problem.facts)
    if draft_of(rubric_of(before)) == draft_of(whole_rubric(draft, before.number)):
        raise Refused("registry.rubric_unchanged")
    last = select(func.max(RubricVersion.number)).where(RubricVersion.track == draft.track)
    number = max(work.session.scalar(last) or 0, _given_before(work, draft.track)) + 1
    body = json.dumps(draft.to_mapping(number), ensure_ascii=False, sort_keys=True)
    row = RubricVersion(id=work.new_id(), track=draft.track, number=number, title=draft.title.strip(), body=body)
    work.session.add(row)
    facts = {"track": draft.track, "number": number, "before": before.number, "reason": reason.strip()}
    work.record(Act.REVISE_RUBRIC, Kind.RULES, row.id, **facts)
    fact = work.session.get(WorkspaceFact, draft_name(draft.track))
    if fact is not None:
        work.session.delete(fact)
    return Changes.of(Kind.RULES, row.id)


@use_case(Act.WITHDRAW_RUBRIC)
def withdraw_rubric(work: UnitOfWork, *, rubric_id: str, reason: str) -> Changes:
    """Take the newest version of a track back that no agenda uses; the one before is in force again, and what the version
    said is the draft, if there is none. Its number is not given again.

    Raises ``Refused``: registry.rubric_reason, registry.rubric_in_use, registry.rubric_not_newest,
    registry.rubric_first.
    """
    if not reason.strip():
        raise Refused("registry.rubric_reason").beside("reason")
    row = work.get(RubricVersion, rubric_id)
    if current_rubric_id(work.session, row.track) != row.id:
        raise Refused("registry.rubric_not_newest", number=row.number)
    if row.number == 1:
        raise Refused("registry.rubric_first")
    used = work.session.scalar(select(func.count()).where(AgendaItem.rubric_id == row.id)) or 0
    if used:
        raise Refused("registry.rubric_in_use", number=row.number, count=used)
    said, number, track = rubric_of(row), row.number, row.track
    facts = {"track": track, "number": number, "reason": reason.strip(), "draft": row.body}
    work.session.delete(row)
    work.flush()
    before = work.get(RubricVersion, current_rubric_id(work.session, track))
    if work.session.get(WorkspaceFact, draft_name(track)) is None:
        kept = draft_to_mapping(draft_of(said)) | {"begun_from": before.number}
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        work.session.add(WorkspaceFact(name=draft_name(track), value=text))
    work.session.merge(WorkspaceFact(name=_last_name(track), value=str(number)))
    work.record(Act.WITHDRAW_RUBRIC, Kind.RULES, rubric_id, **facts)
    return Changes.of(Kind.RULES, rubric_id)


def _last_name(track: str) -> str:
    return f"rubric_last_{track.lower()}"


def _given_before(work: UnitOfWork, track: str) -> int:
    """The highest number that was given to a version since taken back."""
    fact = work.session.get(WorkspaceFact, _last_name(track))
    return 0 if fact is None else int(fact.value)
