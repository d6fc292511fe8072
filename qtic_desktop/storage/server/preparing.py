"""What a database of a server has beside the tables of the program: two functions that SQLite brings, the kept files, and
who may do what."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from qtic_desktop.domain.errors import Refused

FILES: Final = "kept_files"
#: Groups of the server's users: whoever works, and whoever only looks. They are there when the manual was followed.
WORK: Final = "qtic_work"
READ: Final = "qtic_read"
#: Nobody but the owner changes or takes away what stands in the log, or the number of the tables' shape.
ADDED_TO_ONLY: Final = ("audit_entries",)
READ_ONLY: Final = ("alembic_version",)

_FUNCTIONS: Final = (
    """
    CREATE OR REPLACE FUNCTION json_valid(said text) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
    BEGIN
        PERFORM said::json;
        RETURN CASE WHEN said IS NULL THEN NULL ELSE 1 END;
    EXCEPTION WHEN invalid_text_representation THEN
        RETURN 0;
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION json_extract(said text, path text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT said::json #>> string_to_array(substr(path, 3), '.')
    $$
    """,
)
_TABLE: Final = f"""
    CREATE TABLE IF NOT EXISTS {FILES} (
        name text NOT NULL, part integer NOT NULL, content bytea NOT NULL, CONSTRAINT pk_{FILES} PRIMARY KEY (name, part)
    )
"""
#: Links that are asked for with every statement and at no other time.
_AT_ONCE: Final = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE contype = 'f' AND NOT condeferrable AND connamespace = 'public'::regnamespace ORDER BY 1, 2
"""


def prepare_database(connection: Connection) -> None:
    """Before the tables are made or changed."""
    for statement in (*_FUNCTIONS, _TABLE):
        connection.exec_driver_sql(statement)


def who_works(owner: Engine, *, but: Engine) -> tuple[str, ...]:
    """Who else is in this database with the program: the server's user, its computer where the server tells it, and how
    many lines. Those of this process (``owner`` and ``but``) are left out."""
    with ExitStack() as stack:
        connection = stack.enter_context(owner.connect())
        pool = but.pool
        idle = pool.checkedin() if isinstance(pool, QueuePool) else 1
        links = [connection, *(stack.enter_context(but.connect()) for _ in range(max(1, idle)))]
        mine = {link.exec_driver_sql("SELECT pg_backend_pid()").scalar_one() for link in links}
        found = connection.exec_driver_sql(_WORKING).all()
    at: dict[str, int] = {}
    for pid, user, computer in found:
        if pid not in mine:
            told = f"{user} · {computer}" if computer else str(user)
            at[told] = at.get(told, 0) + 1
    return tuple(f"{told} ({count})" for told, count in sorted(at.items()))


_WORKING: Final = """
    SELECT pid, usename, host(client_addr) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'qtic-desktop' ORDER BY usename, client_addr
"""


def let_links_wait(connection: Connection) -> None:
    """After the tables were made or changed: a transaction may ask for links at its end, as SQLite lets it."""
    for table, name in connection.exec_driver_sql(_AT_ONCE).all():
        connection.exec_driver_sql(f"ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY IMMEDIATE")


def grant(connection: Connection) -> None:
    """After the tables were made or changed: what each group may do with every table."""
    known = connection.exec_driver_sql(f"SELECT rolname FROM pg_roles WHERE rolname IN ('{WORK}', '{READ}')")
    groups = set(known.scalars())
    tables = list(connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").scalars())
    for table in tables:
        if READ in groups:
            connection.exec_driver_sql(f"GRANT SELECT ON {table} TO {READ}")
        if WORK in groups:
            may = "SELECT, INSERT" if table in ADDED_TO_ONLY else "SELECT, INSERT, UPDATE, DELETE"
            connection.exec_driver_sql(f"GRANT {'SELECT' if table in READ_ONLY else may} ON {table} TO {WORK}")


def require_owner(engine: Engine, at: str | None) -> None:
    """Raise ``Refused`` unless there are tables (server.moved_away) and this user may change their shape
    (server.only_owner)."""
    if at is None:
        raise Refused("server.moved_away")
    with engine.connect() as connection:
        may = connection.exec_driver_sql(
            "SELECT pg_has_role(tableowner, 'USAGE') FROM pg_tables WHERE tablename = 'alembic_version'"
        ).scalar()
    if not may:
        raise Refused("server.only_owner")
