"""A sheet that may be written on: one statement reads all that decides it, because it runs at every field that is left."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import bindparam, select

from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubrics import Criterion, Rubric
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.services.meetings import require_open_status, require_own
from qtic_desktop.storage.bodies import parsed_rubric, parsed_rules
from qtic_desktop.storage.tables.base import table_of
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet
from qtic_desktop.storage.unit_of_work import UnitOfWork

_SHEETS, _ITEMS, _MEETINGS, _RUBRICS, _RULES, _ENTRIES = (
    table_of(kind) for kind in (ScoreSheet, AgendaItem, Meeting, RubricVersion, RuleSetVersion, ScoreEntry)
)
_READ = (
    select(
        _SHEETS.c.version,
        _SHEETS.c.expert_id,
        _SHEETS.c.state,
        _SHEETS.c.hand,
        _SHEETS.c.keyed_by,
        _SHEETS.c.comment.label("sheet_comment"),
        _SHEETS.c.veto,
        _SHEETS.c.veto_reason,
        _ITEMS.c.not_applicable,
        _MEETINGS.c.status,
        _ITEMS.c.state.label("item"),
        _RUBRICS.c.body.label("rubric"),
        _RULES.c.body.label("rules"),
        _ENTRIES.c.id.label("entry_id"),
        _ENTRIES.c.version.label("entry_version"),
        _ENTRIES.c.points,
        _ENTRIES.c.comment,
    )
    .select_from(_SHEETS)
    .join(_ITEMS, _ITEMS.c.id == _SHEETS.c.agenda_item_id)
    .join(_MEETINGS, _MEETINGS.c.id == _ITEMS.c.meeting_id)
    .join(_RUBRICS, _RUBRICS.c.id == _ITEMS.c.rubric_id)
    .join(_RULES, _RULES.c.id == _MEETINGS.c.rule_set_id)
    .outerjoin(
        _ENTRIES, (_ENTRIES.c.sheet_id == _SHEETS.c.id) & (_ENTRIES.c.criterion == bindparam("criterion"))
    )
    .where(_SHEETS.c.id == bindparam("sheet_id"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one criterion so far."""

    id: str
    version: int
    points: Decimal | None
    comment: str


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """An open sheet of an open meeting; ``comment`` is the one on the whole sheet, ``veto`` the line of falsehood with its
    reason; ``entry`` is that of the criterion asked for, None while nothing stands there."""

    id: str
    version: int
    hand: Hand
    keyed_by: str
    comment: str
    veto: tuple[bool, str]
    left_out: frozenset[str]
    rubric: Rubric
    rules: RuleSet
    entry: Entry | None

    def criterion(self, number: str) -> Criterion:
        """The criterion of the rubric with this number; ``Refused`` when there is none."""
        for criterion in self.rubric.criteria:
            if criterion.number == number:
                return criterion
        raise Refused("scoring.no_such_criterion", number=number)


def open_sheet(work: UnitOfWork, sheet_id: str, criterion: str = "") -> OpenSheet:
    """The sheet, if it may be written on.

    ``NotAllowed`` when an expert touches the sheet of another one; ``Refused`` when there is no such sheet, when the
    meeting or the sheet is not open, or when the desk would write over what the expert writes (scoring.own_hand).
    """
    row = work.rows(_READ, sheet_id=sheet_id, criterion=criterion).one_or_none()
    if row is None:
        raise Refused("storage.not_found", kind=ScoreSheet.__name__, id=sheet_id)
    require_own(work, row.expert_id)
    require_open_status(row.status, row.item)
    if row.state != SheetState.OPEN:
        raise Refused("scoring.sheet_locked", state=row.state)
    require_hand(work, row.hand)
    return OpenSheet(
        id=sheet_id,
        version=row.version,
        hand=row.hand,
        keyed_by=row.keyed_by,
        comment=row.sheet_comment,
        veto=(bool(row.veto), row.veto_reason),
        left_out=frozenset(json.loads(row.not_applicable)),
        rubric=parsed_rubric(row.rubric),
        rules=parsed_rules(row.rules),
        entry=None if row.entry_id is None else Entry(row.entry_id, row.entry_version, row.points, row.comment),
    )


def write_entry(work: UnitOfWork, sheet: OpenSheet, criterion: str, **columns: object) -> None:
    """Write points or comment at the criterion the sheet was opened for."""
    hand, keyed_by = hand_of(work)
    if (sheet.hand, sheet.keyed_by) != (hand, keyed_by):
        change_sheet(work, sheet)
    if sheet.entry is None:
        work.add(ScoreEntry, sheet_id=sheet.id, criterion=criterion, **columns)
    else:
        work.change(ScoreEntry, sheet.entry.id, sheet.entry.version, **columns)


def change_sheet(work: UnitOfWork, sheet: OpenSheet, **columns: object) -> None:
    """Change columns of an open sheet; the sheet says from now on whose hand it is in."""
    hand, keyed_by = hand_of(work)
    work.change(ScoreSheet, sheet.id, sheet.version, hand=hand, keyed_by=keyed_by, **columns)


def hand_of(work: UnitOfWork) -> tuple[Hand, str]:
    """Whose hand writes in this transaction, and the name of who copies from paper."""
    if work.actor.role is Role.EXPERT:
        return Hand.OWN, ""
    return Hand.DESK, work.actor.called


def require_hand(work: UnitOfWork, hand: Hand) -> None:
    """``Refused`` (scoring.own_hand) when the desk would write over what the expert writes."""
    if hand is Hand.OWN and work.actor.role is not Role.EXPERT:
        raise Refused("scoring.own_hand")
