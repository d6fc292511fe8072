"""Score sheets as the settings show them: versions of each track, where they are used, and the draft being written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.reads import Read
from qtic_desktop.domain.rubric_drafts import RubricDraft, draft_from_mapping
from qtic_desktop.domain.rubrics import Rubric
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion, WorkspaceFact
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet


@dataclass(frozen=True, slots=True)
class RubricVersionRow:
    """A version of a score sheet; ``items`` agenda items use it, ``scored`` sheets have points under it. ``since`` (ISO
    8601) and ``reason`` are empty for the version a workspace starts with."""

    id: str
    track: str
    number: int
    title: str
    rubric: Rubric
    items: int
    scored: int
    in_force: bool
    since: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RubricDesk:
    """All versions of a track, the one in force first, the draft (None: nothing was begun), and the step of points."""

    versions: tuple[RubricVersionRow, ...]
    draft: RubricDraft | None
    step: Decimal


def draft_name(track: str) -> str:
    """The fact of the workspace that holds the draft of a track."""
    return f"rubric_draft_{track.lower()}"


@query(Read.RULES)
def rubric_versions(session: Session, *, track: str) -> tuple[RubricVersionRow, ...]:
    """All versions of a track, the one in force first."""
    revised = select(AuditEntry).where(AuditEntry.act == "revise_rubric")
    told = {entry.subject_id: (entry.at, json.loads(entry.details)["reason"]) for entry in session.scalars(revised)}
    items = select(func.count()).where(AgendaItem.rubric_id == RubricVersion.id).scalar_subquery()
    scored = (
        select(func.count(func.distinct(ScoreSheet.id)))
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(ScoreEntry, ScoreEntry.sheet_id == ScoreSheet.id)
        .where(AgendaItem.rubric_id == RubricVersion.id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(RubricVersion, items, scored).where(RubricVersion.track == track).order_by(RubricVersion.number.desc())
    )
    return tuple(
        RubricVersionRow(
            row.id, track, row.number, row.title, parsed_rubric(row.body), used, keyed, not place, *told.get(row.id, ())
        )
        for place, (row, used, keyed) in enumerate(rows)
    )


@query(Read.RULES)
def rubric_desk(session: Session, *, track: str) -> RubricDesk:
    """What the editor of a track's score sheet begins with."""
    versions = rubric_versions(session, track=track)
    rules = session.scalars(select(RuleSetVersion).order_by(RuleSetVersion.number.desc()).limit(1)).one()
    fact = session.get(WorkspaceFact, draft_name(track))
    draft = None if fact is None else draft_from_mapping(json.loads(fact.value))
    return RubricDesk(versions, draft, parsed_rules(rules.body).step)
