"""PostgreSQL holding every value as a file of SQLite does: texts without a limit, days as ISO texts, flags as 0 and 1.

So a row has one digest wherever it lies, a question in plain SQL reads the same at both places, and a workspace moves
there and back without a conversion that could go wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import String, types
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import pg8000
from sqlalchemy.dialects.postgresql.base import PGTypeCompiler
from sqlalchemy.dialects.sqlite import DATE
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.elements import BinaryExpression, ClauseElement, False_, True_, quoted_name

from qtic_desktop.storage.server.state import drop, state_of

NAME: Final = "postgresql.qtic"
#: What the driver says of a connection that is no more.
_LOST: Final = ("network error", "connection is closed", "communication error", "Can't create a connection")
#: SQLSTATE of a server that stops, or that ended this connection.
_ENDED: Final = ("57P01", "57P02", "57P03", "25P03", "08")


class _Flag(sqltypes.Boolean):
    """As 0 and 1, compared with numbers by the questions of ``check`` and added up by others."""

    render_bind_cast = True


class _Day(DATE):
    """As its ISO text, which is ordered like the days."""

    render_bind_cast = True


class _Types(PGTypeCompiler):
    def visit_VARCHAR(self, type_: String, **kw: Any) -> str:
        return "TEXT"

    def visit_TEXT(self, type_: String, **kw: Any) -> str:
        return "TEXT"

    def visit_BOOLEAN(self, type_: types.Boolean, **kw: Any) -> str:
        return "SMALLINT"

    def visit_DATE(self, type_: types.Date, **kw: Any) -> str:
        return "TEXT"


class _Statements(pg8000.PGCompiler_pg8000):
    """LIKE takes no account of the case of Latin letters, as in SQLite: by the rules of the C locale no others have one."""

    def visit_like_op_binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self.visit_ilike_op_binary(binary, operator, **kw)

    def visit_not_like_op_binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self.visit_not_ilike_op_binary(binary, operator, **kw)

    def visit_ilike_op_binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self._like(binary, "ILIKE", **kw)

    def visit_not_ilike_op_binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self._like(binary, "NOT ILIKE", **kw)

    def visit_is__binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self._is(binary, "=" if _is_flag(binary.right) else "IS", **kw)

    def visit_is_not_binary(self, binary: BinaryExpression[Any], operator: Any, **kw: Any) -> str:
        return self._is(binary, "IS DISTINCT FROM" if _is_flag(binary.right) else "IS NOT", **kw)

    def _is(self, binary: BinaryExpression[Any], how: str, **kw: Any) -> str:
        """A flag is a number here, and IS asks for none."""
        return f"{self.process(binary.left, **kw)} {how} {self.process(binary.right, **kw)}"

    def _like(self, binary: BinaryExpression[Any], how: str, **kw: Any) -> str:
        escape = (binary.modifiers or {}).get("escape")
        said = f"{self.process(binary.left, **kw)} {how} {self.process(binary.right, **kw)}"
        # Without one PostgreSQL takes the backslash, SQLite none.
        return f"{said} ESCAPE '{str(escape or '').replace(chr(39), chr(39) * 2)}'"


class _Lines(pg8000.ServerSideCursor):
    """A long answer in pieces; a connection that breaks between two of them is told as one that breaks at the first."""

    def fetchone(self) -> Any:
        return _told(super().fetchone)

    def fetchmany(self, num: int | None = None) -> Any:
        return _told(super().fetchmany, num)

    def fetchall(self) -> Any:
        return _told(super().fetchall)


class _Execution(pg8000.PGExecutionContext_pg8000):
    def create_server_side_cursor(self) -> Any:
        made = super().create_server_side_cursor()  # type: ignore[no-untyped-call]
        return _Lines(made.cursor, made.ident)  # type: ignore[no-untyped-call]


class ServerDialect(pg8000.PGDialect_pg8000):
    """``postgresql+qtic``: the driver pg8000 with the values of SQLite."""

    supports_statement_cache = True
    supports_native_boolean = False
    statement_compiler = _Statements
    execution_ctx_cls = _Execution
    type_compiler_cls = _Types
    colspecs = {**pg8000.PGDialect_pg8000.colspecs, sqltypes.Boolean: _Flag, sqltypes.Date: _Day}

    @classmethod
    def import_dbapi(cls) -> Any:
        """The driver by the names of PEP 249."""
        import pg8000.dbapi

        return pg8000.dbapi

    def on_connect(self) -> Callable[[Any], None]:
        """Names that SQLAlchemy marks as quoted go out as the texts they are."""

        def prepare(link: Any) -> None:
            link.py_types[quoted_name] = link.py_types[str]

        return prepare

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """As everywhere; the driver lets a broken line out as an error of the system, which nobody would take for one."""
        _told(cursor.execute, statement, parameters)

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """As ``do_execute``."""
        _told(cursor.executemany, statement, parameters)

    def do_commit(self, dbapi_connection: Any) -> None:
        """As ``do_execute``."""
        _told(dbapi_connection.commit)

    def do_rollback(self, dbapi_connection: Any) -> None:
        """As ``do_execute``."""
        _told(dbapi_connection.rollback)

    def do_ping(self, dbapi_connection: Any) -> bool:
        """As ``do_execute``."""
        return bool(_told(super().do_ping, dbapi_connection))

    def do_close(self, dbapi_connection: Any) -> None:
        """A line that is broken already needs no farewell."""
        with suppress(OSError, self.import_dbapi().Error):
            dbapi_connection.close()
        drop(dbapi_connection.line)

    def is_disconnect(self, e: Exception, connection: Any, cursor: Any) -> bool:
        """Whether the connection has to be made anew."""
        return any(words in str(e) for words in _LOST) or state_of(e).startswith(_ENDED)


def _is_flag(side: ClauseElement) -> bool:
    return isinstance(side, (True_, False_))


def _told(call: Callable[..., Any], *args: Any) -> Any:
    try:
        return call(*args)
    except OSError as error:
        raise ServerDialect.import_dbapi().InterfaceError("network error") from error


registry.register(NAME, __name__, ServerDialect.__name__)
