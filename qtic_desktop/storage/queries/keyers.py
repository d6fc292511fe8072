"""Who wrote what stands in each field of a sheet copied from paper, told from the log: nobody verifies their own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, VETO
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote

HANDED_IN: Final = ""
"""Who handed the sheet in first answers for the fields that were left as they are on an empty one."""
_FIELDS: Final = {
    Act.RECORD_PAPER_TOTAL: TOTAL,
    Act.SAVE_VETO: VETO,
    Act.SUBMIT_SHEET: HANDED_IN,
    Act.CAST_VOTE: BALLOT,
}
_ACTS: Final = (*_FIELDS, Act.SAVE_POINTS, Act.CORRECT_KEYING)

Writers = Mapping[str, str]


def first_writers(session: Session, sheets: Sequence[ScoreSheet]) -> dict[str, Writers]:
    """By sheet: the id of the person who last wrote each field, and under ``HANDED_IN`` of who handed it in first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    about = {sheet.id: sheet.id for sheet in sheets} | _votes(session, sheets)
    entries = (
        select(AuditEntry.subject_id, AuditEntry.act, AuditEntry.actor_id, AuditEntry.details)
        .where(AuditEntry.subject_id.in_(about), AuditEntry.act.in_([act.value for act in _ACTS]))
        .order_by(AuditEntry.seq)
    )
    for subject, act, person, details in session.execute(entries):
        name = _FIELDS.get(Act(act))
        if name == HANDED_IN:
            found[about[subject]].setdefault(name, person)
        else:
            found[about[subject]][json.loads(details).get("criterion", "") if name is None else name] = person
    return {sheet.id: found[sheet.id] for sheet in sheets}


def wrote(written: Writers, field: str, person: str) -> bool:
    """Whether what stands in a field is of this person."""
    return written.get(field, written.get(HANDED_IN, "")) == person


def second_keyers(body: Mapping[str, Any], keyed_by_id: str, fields: Collection[str]) -> Writers:
    """Who keyed each field a second time, of a stored second keying and the person who made it last."""
    return {field: body.get("by", {}).get(field, keyed_by_id) for field in fields}


def touched_by_keyers(
    session: Session, keyers: Mapping[str, Collection[str]], sheets: Sequence[ScoreSheet]
) -> set[str]:
    """Those of the sheets on which somebody wrote who keyed them a second time, too; few, if any."""
    about = {sheet.id: sheet.id for sheet in sheets} | _votes(session, sheets)
    people = {person for some in keyers.values() for person in some}
    pairs = (
        select(AuditEntry.subject_id, AuditEntry.actor_id)
        .where(
            AuditEntry.subject_id.in_(about),
            AuditEntry.actor_id.in_(people),
            AuditEntry.act.in_([act.value for act in _ACTS]),
        )
        .distinct()
    )
    found = {(about[subject], person) for subject, person in session.execute(pairs)}
    return {sheet_id for sheet_id, person in found if person in keyers.get(sheet_id, ())}


def _votes(session: Session, sheets: Sequence[ScoreSheet]) -> dict[str, str]:
    """Sheet by the id of its ballot."""
    of = {(sheet.agenda_item_id, sheet.expert_id): sheet.id for sheet in sheets}
    items, experts = {item for item, _ in of}, {expert for _, expert in of}
    rows = select(Vote.id, Vote.agenda_item_id, Vote.expert_id).where(
        Vote.agenda_item_id.in_(items), Vote.expert_id.in_(experts)
    )
    return {vote: of[item, expert] for vote, item, expert in session.execute(rows) if (item, expert) in of}
