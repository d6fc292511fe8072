"""A sheet and its ballot that are taken out because their expert goes or is recused, and given back as they were when that
was a mistake."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect, select

from qtic_desktop.domain.meetings import AWAY, RecusalState
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.storage.tables.meetings import AgendaItem, Recusal
from qtic_desktop.storage.tables.scoring import ScoreSheet, Vote
from qtic_desktop.storage.unit_of_work import UnitOfWork, one_or_none


def put_away(work: UnitOfWork, sheet: ScoreSheet) -> dict[str, Any]:
    """What stands on a sheet and its ballot (state, reason, ballot), with the ballot taken out of the count."""
    vote = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    kept = {"state": str(sheet.state), "reason": sheet.reason, "ballot": {} if vote is None else _columns(vote)}
    if vote is not None:
        work.session.delete(vote)
    return kept


def bring_back(work: UnitOfWork, sheet: ScoreSheet, kept: dict[str, Any]) -> None:
    """The sheet and its ballot as ``put_away`` found them; a ballot cast since then stays."""
    sheet.state, sheet.reason = kept["state"], kept["reason"]
    now = one_or_none(work.session, Vote, agenda_item_id=sheet.agenda_item_id, expert_id=sheet.expert_id)
    if kept["ballot"] and now is None:
        work.session.add(Vote(**kept["ballot"]))


def take_out(work: UnitOfWork, row: Recusal, sheet: ScoreSheet) -> dict[str, Any]:
    """A sheet is recused by ``row``; what stood there before."""
    kept = put_away(work, sheet)
    row.sheet_id, row.before = sheet.id, as_text(kept)
    sheet.state, sheet.reason = SheetState.RECUSED, row.reason
    return kept


def keep_recused(work: UnitOfWork, item: AgendaItem, sheet: ScoreSheet) -> bool:
    """Who comes (back) to a meeting takes no part where a recusal is in force, also one that was put in force while they
    were away; whether there is one."""
    in_force = select(Recusal).where(
        Recusal.expert_id == sheet.expert_id,
        Recusal.proposal_id == item.proposal_id,
        Recusal.state == RecusalState.IN_FORCE,
    )
    row = work.session.scalars(in_force.limit(1)).first()
    if row is None or sheet.state in AWAY:
        return False
    row.meeting_id = item.meeting_id
    take_out(work, row, sheet)
    return True


def as_text(kept: dict[str, Any]) -> str:
    """What was put away, as it is stored."""
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _columns(vote: Vote) -> dict[str, Any]:
    names = [column.key for column in inspect(Vote).column_attrs]
    return {name: getattr(vote, name) for name in names if name != "version"}
