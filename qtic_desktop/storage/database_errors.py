"""What the database says when it fails, by kind: from its error codes and our own names, never from its words."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.errors import EnvironmentTrouble, QticError, Refused
from qtic_desktop.storage.server.state import state_of
from qtic_desktop.storage.tables.every import all_tables


class Trouble(StrEnum):
    """Kinds of failure that a person can do something about; the value ends the code of the sentence."""

    TAKEN = "already_there"
    LOCKED = "locked"
    FULL = "disk_full"
    READ_ONLY = "read_only"
    DEVICE = "device"
    DAMAGED = "damaged"
    GONE = "gone"
    OTHER = "failed"


#: Primary result codes of SQLite (the low byte of extended ones).
_SQLITE: Final = {
    5: Trouble.LOCKED,
    6: Trouble.LOCKED,
    8: Trouble.READ_ONLY,
    10: Trouble.DEVICE,
    11: Trouble.DAMAGED,
    13: Trouble.FULL,
    14: Trouble.GONE,
    26: Trouble.DAMAGED,
}
_SQLITE_CONSTRAINT: Final = 19
#: Classes and conditions of SQLSTATE, the longest that fits counts.
_SQLSTATE: Final = {
    "23505": Trouble.TAKEN,
    "25006": Trouble.READ_ONLY,
    "40001": Trouble.LOCKED,
    "40P01": Trouble.LOCKED,
    "53100": Trouble.FULL,
    "55P03": Trouble.LOCKED,
    "57P": Trouble.GONE,
    "58": Trouble.DEVICE,
    "08": Trouble.GONE,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


def trouble_of(error: DBAPIError) -> Trouble:
    """The kind of a failure."""
    state = str(getattr(error.orig, "sqlstate", "") or "") or state_of(error.orig)
    for length in (5, 3, 2):
        if state[:length] in _SQLSTATE:
            return _SQLSTATE[state[:length]]
    code = int(getattr(error.orig, "sqlite_errorcode", 0) or 0) & 0xFF
    if code == _SQLITE_CONSTRAINT:
        return Trouble.TAKEN if taken_by(error) else Trouble.OTHER
    return _SQLITE.get(code, Trouble.GONE if error.connection_invalidated else Trouble.OTHER)


def taken_by(error: DBAPIError) -> str:
    """The columns that must be unique and are named in what the database said, as ``table.column``; empty when none is.

    A server names the constraint. SQLite's driver tells no more than that some constraint was broken, but it names the
    columns as we named them.
    """
    if named := _said(error).get("n"):
        return _columns_of(named)
    said = str(error.orig)
    for table in all_tables().sorted_tables:
        for columns in _unique(table):
            if all(f"{table.name}.{column}" in said for column in columns):
                return ", ".join(f"{table.name}.{column}" for column in columns)
    return ""


def _columns_of(name: str) -> str:
    for table in all_tables().sorted_tables:
        for one in (*table.constraints, *table.indexes):
            if isinstance(one, (PrimaryKeyConstraint, UniqueConstraint, Index)) and one.name == name:
                return ", ".join(f"{table.name}.{column.name}" for column in one.columns)
    return ""


def _unique(table: Table) -> list[list[str]]:
    groups = [list(table.primary_key.columns.keys())]
    groups += [list(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)]
    groups += [list(index.columns.keys()) for index in table.indexes if index.unique]
    return [group for group in groups if group]


def translated(error: DBAPIError) -> QticError:
    """The error as a sentence that a person can act on."""
    kind = trouble_of(error)
    if state_of(error.orig) == "42P01":  # the tables are no longer where they were
        return Refused("server.moved_away")
    if kind is Trouble.TAKEN:
        return Refused("storage.already_there", what=taken_by(error))
    if kind is Trouble.GONE and not hasattr(error.orig, "sqlite_errorcode"):
        return EnvironmentTrouble("server.gone")
    return EnvironmentTrouble(f"storage.{kind.value}", reason=str(_said(error).get("M") or error.orig))


def _said(error: DBAPIError) -> dict[str, str]:
    """What a server said, by the letters of its protocol."""
    said = error.orig.args[0] if error.orig is not None and error.orig.args else None
    return said if isinstance(said, dict) else {}
