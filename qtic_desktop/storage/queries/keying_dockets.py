"""Correction dockets as they bear on a second keying: what two people put in force is not doubted again (三（二）)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.scoring.keying import BALLOT, TOTAL, Copied
from qtic_desktop.domain.scoring.sealing import DocketKind, DocketState
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.keying import SheetCopy
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.tables.sealing import Docket


def second_now(session: Session, sheet: ScoreSheet, newest: SheetCopy) -> Copied:
    """What a second keying says, with what correction dockets put in force by two people have changed on the paper since:
    a docket is not doubted again where the meeting is reopened."""
    return with_dockets(newest, dockets_since(session, [sheet])[sheet.id])


def dockets_since(session: Session, sheets: Sequence[ScoreSheet]) -> dict[str, list[Docket]]:
    """Dockets in force by sheet, without those before its newest second keying: that one was keyed from the paper as the
    docket left it. The log knows what was first; a clock may have gone back."""
    ids = [sheet.id for sheet in sheets]
    in_force = select(Docket).where(Docket.sheet_id.in_(ids), Docket.state == DocketState.CONFIRMED)
    rows = list(session.scalars(in_force.order_by(Docket.number)))
    found: dict[str, list[Docket]] = defaultdict(list)
    if not rows:
        return found
    keyed = dict(
        session.execute(
            select(AuditEntry.subject_id, func.max(AuditEntry.seq))
            .where(AuditEntry.act == Act.KEY_SECOND, AuditEntry.subject_id.in_(ids))
            .group_by(AuditEntry.subject_id)
        ).all()
    )
    entries = select(AuditEntry).where(
        AuditEntry.act == Act.CONFIRM_DOCKET, AuditEntry.subject_id.in_({row.meeting_id for row in rows})
    )
    confirmed = {(one.subject_id, json.loads(one.details)["number"]): one.seq for one in session.scalars(entries)}
    for row in rows:
        if confirmed.get((row.meeting_id, row.number), 0) > keyed.get(row.sheet_id, 0):
            found[row.sheet_id].append(row)
    return found


def by_docket(dockets: Sequence[Docket]) -> Iterator[str]:
    """Fields that two people have put right on a docket: nobody doubts them again."""
    for row in dockets:
        if row.kind is DocketKind.POINTS:
            yield from (row.criterion, TOTAL)
        else:
            yield BALLOT if row.kind is DocketKind.BALLOT else TOTAL


def with_dockets(copy: SheetCopy, dockets: Sequence[Docket]) -> Copied:
    """A second keying as the paper reads after these dockets."""
    body = json.loads(copy.body)
    for row in dockets:
        if row.kind is DocketKind.POINTS:
            body["points"][row.criterion] = row.after
            total = json.loads(row.effect).get("total_after")
            body[TOTAL] = body[TOTAL] if total is None else total
        elif row.kind is DocketKind.PAPER_TOTAL:
            body[TOTAL] = row.after
        elif row.kind is DocketKind.BALLOT:
            body[BALLOT] = row.after
    return Copied.from_mapping(body)
