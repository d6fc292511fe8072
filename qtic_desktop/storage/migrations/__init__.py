"""Bring a workspace's schema up to date: Alembic inside the package, no ini file, after a verified copy.

A workspace of a newer program is refused, never changed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.changes import SYSTEM, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.storage.audit import Told, append_entries, details_text
from qtic_desktop.storage.backup import copy_database
from qtic_desktop.storage.database_errors import translated
from qtic_desktop.storage.pouring import pour_down
from qtic_desktop.storage.server.preparing import grant, let_links_wait, prepare_database, require_owner
from qtic_desktop.storage.witness import BINDING, row_faults, witness_of_all

#: The revision this program knows; known without loading Alembic, so that an ordinary start stays quick.
HEAD = "0040"


def migrate(engine: Engine, folder: Path, *, now: Callable[[], datetime], key: bytes | None = None) -> None:
    """Upgrade to ``HEAD``; an existing database is copied to ``backups/`` and the copy checked first."""
    at = current_revision(engine)
    if at == HEAD:
        return
    on_server = engine.dialect.name == "postgresql"
    if on_server:
        require_owner(engine, at)
    if at is not None:
        if at > HEAD:
            raise Refused("workspace.newer_program", format=at)
        copy = folder / "backups" / f"before-{HEAD}-{now():%Y%m%d-%H%M%S}.db"
        if on_server:
            pour_down(engine, copy, key, partial(shape_as, revision=at))
        else:
            copy_database(folder / "qtic.db", copy, key)
    try:
        _upgrade(engine, at, now)
    except DBAPIError as error:  # nothing of it stands; the copy before it does
        raise translated(error) from error


def shape_as(engine: Engine, revision: str) -> None:
    """Give an empty or an older database the tables of ``revision``; nothing is told in its log, which comes with its rows."""
    with engine.execution_options(writes=True).begin() as connection:
        _steps_to(connection, revision)


def current_revision(engine: Engine) -> str | None:
    """The revision recorded in the database, None for an empty one; ``Refused`` for a file that is not ours."""
    with contextlib.suppress(DBAPIError), engine.connect() as connection:  # as a rule: nothing else has to be asked
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    try:
        with engine.connect() as connection:
            names = set(inspect(connection).get_table_names())
            if not names:
                return None
            if "alembic_version" not in names:
                raise Refused("workspace.foreign_database")
            return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    except DBAPIError as error:
        raise EnvironmentTrouble("storage.damaged", reason=str(error.orig)) from error


def make_tables(engine: Engine, now: Callable[[], datetime]) -> None:
    """Give an empty database the tables of today."""
    _upgrade(engine, None, now)


def _upgrade(engine: Engine, at: str | None, now: Callable[[], datetime]) -> None:
    """The tables in their new shape, and the rows that were there bound in it: the audit log says of how many, and how
    many of them had been changed around the program before."""
    with engine.execution_options(writes=True).begin() as connection:
        unlike = sum(1 for _ in row_faults(connection)) if at is not None else 0
        _steps_to(connection, HEAD)
        if at is not None:
            witness = witness_of_all(connection)
            facts = {"old_format": at, "new_format": HEAD, "rows": len(witness.split("\n")), "unlike": unlike}
            told = Told(BINDING, Kind.WORKSPACE, "", details_text(facts))
            append_entries(connection, [told], at=now().isoformat(timespec="seconds"), actor=SYSTEM, witness=witness)


def _steps_to(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    on_server = connection.dialect.name == "postgresql"
    if on_server:
        prepare_database(connection)

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    if on_server:
        let_links_wait(connection)
        grant(connection)
