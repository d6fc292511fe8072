"""What a station holds of the sheets of open meetings, with what its log knows of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.stations import HeldRow, Key, Side
from qtic_desktop.storage.held_rows import held_rows
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.every import all_tables
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting
from qtic_desktop.storage.tables.registry import RubricVersion, RuleSetVersion
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.witness import digests_of, row_digest

#: What travels: the sheet, its points, its second keyings and flaws, the ballot of its expert for its proposal.
TABLES: Final = ("score_sheets", "score_entries", "sheet_copies", "paper_flaws", "votes")
_OF_A_SHEET: Final = ("score_entries", "sheet_copies", "paper_flaws")
#: Columns that say which station wrote a row, not what stands in it.
_OF_THE_ROW: Final = ("id", "version", "keyed_by")
#: Facts of an entry that this station adds when it tells it again.
ADDED: Final = ("station", "origin")

Rows = list[dict[str, object]]


@dataclass(slots=True)
class Unit:
    """One sheet with its rows by table, as they are held."""

    sheet_id: str
    rows: dict[str, Rows] = field(default_factory=lambda: {table: [] for table in TABLES})

    @property
    def sheet(self) -> dict[str, object]:
        """The sheet itself."""
        return self.rows["score_sheets"][0]

    def side(self, history: Mapping[tuple[str, str], frozenset[str]]) -> Side:
        """As it is compared."""
        held = {
            _key(table, row): HeldRow(str(row["id"]), row_digest(row), _content(row))
            for table, rows in self.rows.items()
            for row in rows
        }
        return Side(held, history)


def _key(table: str, row: Mapping[str, object]) -> Key:
    if table == "score_entries":
        return table, f"{row['sheet_id']} {row['criterion']}"
    if table == "sheet_copies":
        return table, f"{row['sheet_id']} {row['number']}"
    return table, f"{row['agenda_item_id']} {row['expert_id']}" if table == "votes" else str(row["id"])


def _content(row: Mapping[str, object]) -> str:
    return row_digest({name: value for name, value in row.items() if name not in _OF_THE_ROW})


def sheets_of_open_meetings(session: Session) -> list[str]:
    """The sheets that travel."""
    query = (
        select(ScoreSheet.id)
        .join(AgendaItem, AgendaItem.id == ScoreSheet.agenda_item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.status == MeetingStatus.OPEN)
    )
    return sorted(session.scalars(query))


def units_of(session: Session, sheet_ids: Iterable[str]) -> dict[str, Unit]:
    """These sheets with their rows, by id of the sheet; one that is not there is left out."""
    connection = session.connection()
    units: dict[str, Unit] = {}
    of_vote: dict[tuple[object, object], Unit] = {}
    for row in held_rows(connection, "score_sheets", "id", sheet_ids):
        unit = units[str(row["id"])] = Unit(str(row["id"]))
        unit.rows["score_sheets"].append(row)
        of_vote[row["agenda_item_id"], row["expert_id"]] = unit
    for table in _OF_A_SHEET:
        for row in held_rows(connection, table, "sheet_id", units):
            units[str(row["sheet_id"])].rows[table].append(row)
    items = {str(unit.sheet["agenda_item_id"]) for unit in units.values()}
    for row in held_rows(connection, "votes", "agenda_item_id", items):
        if (voter := of_vote.get((row["agenda_item_id"], row["expert_id"]))) is not None:
            voter.rows["votes"].append(row)
    return units


def history_of(session: Session) -> dict[tuple[str, str], frozenset[str]]:
    """Every digest that a row had here, and those a person decided against when a bundle was taken in."""
    found = digests_of(session.connection(), TABLES)
    decided = select(AuditEntry.details).where(AuditEntry.act == "import_bundle")
    for details in session.scalars(decided):
        for name, digests in json.loads(details).get("known", {}).items():
            table, _, one = name.partition(" ")
            found.setdefault((table, one), set()).update(digests)
    return {name: frozenset(digests) for name, digests in found.items()}


def entries_about(session: Session, units: Mapping[str, Unit]) -> list[dict[str, Any]]:
    """The entries of the log that wrote one of these units, oldest first, each with the sheets it wrote and its origin.
    What was told of a sheet before a person took that of another station no longer counts, and is left out."""
    of_row = {(table, str(row["id"])): unit.sheet_id for unit in units.values() for table in TABLES
              for row in unit.rows[table]}  # fmt: skip
    kinds = or_(AuditEntry.subject_kind.in_(("sheet", "vote")), AuditEntry.act == "import_bundle")
    found: list[dict[str, Any]] = []
    for entry, witness in session.execute(select(AuditEntry, AuditEntry.witness).where(kinds).order_by(AuditEntry.seq)):
        details = json.loads(entry.details)
        if entry.act == "import_bundle":
            for one in found:
                one["sheets"] -= set(details["anew"])
            continue
        sheets = {entry.subject_id} & set(units)
        if ("votes", entry.subject_id) in of_row:  # told again from another station it wrote no row itself
            sheets.add(of_row["votes", entry.subject_id])
        for line in witness.split("\n") if witness else ():
            table, _, row_id = line.split(" ", 2)
            if (table, row_id) in of_row:
                sheets.add(of_row[table, row_id])
        found.append({
            "at": entry.at, "actor_id": entry.actor_id, "actor_name": entry.actor_name, "role": entry.role,
            "act": entry.act, "kind": entry.subject_kind, "subject_id": entry.subject_id,
            "details": {name: value for name, value in details.items() if name not in ADDED},
            "sheets": sheets, "origin": details.get("origin", entry.hash),
        })  # fmt: skip
    return [{**one, "sheets": sorted(one["sheets"])} for one in found if one["sheets"]]


def grounds_of(session: Session, units: Mapping[str, Unit]) -> dict[str, str]:
    """For each item of the agenda that is scored: a digest of its rubric, its rules and what is not applicable to it."""
    items = {str(unit.sheet["agenda_item_id"]) for unit in units.values()}
    query = (
        select(AgendaItem.id, AgendaItem.not_applicable, RubricVersion.body, RuleSetVersion.body)
        .join(RubricVersion, RubricVersion.id == AgendaItem.rubric_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(RuleSetVersion, RuleSetVersion.id == Meeting.rule_set_id)
        .where(AgendaItem.id.in_(items))
    )
    return {
        row[0]: row_digest({"left_out": row[1], "rubric": row[2], "rules": row[3]}) for row in session.execute(query)
    }


def units_in(content: Sequence[Mapping[str, Any]]) -> dict[str, Unit]:
    """The units a bundle holds. Raises ``Refused`` (stations.other_shape) for rows that are not of our tables."""
    tables = all_tables().tables
    wanted = {table: set(tables[table].columns.keys()) for table in TABLES}
    units: dict[str, Unit] = {}
    for one in content:
        unit = Unit(str(one["sheet_id"]), {table: [dict(row) for row in one["rows"][table]] for table in TABLES})
        plain = all(
            set(row) == wanted[table] and all(value is None or isinstance(value, (str, int)) for value in row.values())
            for table in TABLES
            for row in unit.rows[table]
        )
        if not plain or len(unit.rows["score_sheets"]) != 1 or not _belongs_together(unit):
            raise Refused("stations.other_shape")
        units[unit.sheet_id] = unit
    return units


def _belongs_together(unit: Unit) -> bool:
    sheet = unit.sheet
    points = all(row["sheet_id"] == unit.sheet_id for table in _OF_A_SHEET for row in unit.rows[table])
    votes = all(
        (row["agenda_item_id"], row["expert_id"]) == (sheet["agenda_item_id"], sheet["expert_id"])
        for row in unit.rows["votes"]
    )
    keys = [_key(table, row) for table in TABLES for row in unit.rows[table]]
    return sheet["id"] == unit.sheet_id and points and votes and len(keys) == len(set(keys))
