"""A ballot that is taken back because its expert goes, and given back as it was when that was a mistake."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect

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


def as_text(kept: dict[str, Any]) -> str:
    """What was put away, as it is stored."""
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _columns(vote: Vote) -> dict[str, Any]:
    names = [column.key for column in inspect(Vote).column_attrs]
    return {name: getattr(vote, name) for name in names if name != "version"}
