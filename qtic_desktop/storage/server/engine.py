"""The engine on a server: TLS, the settings that keep what was acknowledged, one writer at a time."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from qtic_desktop.domain.errors import EnvironmentTrouble, NotAllowed
from qtic_desktop.storage.server import dialect
from qtic_desktop.storage.server.address import Address
from qtic_desktop.storage.server.state import SETTINGS, drop, state_of

_ASKED: Final = ", ".join(f"current_setting('{name}')" for name in SETTINGS if not name.startswith("lc_"))
_LOCALES: Final = "SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()"
#: Held by whoever writes, until the transaction ends: the audit log is one chain, whoever adds to it.
WRITERS: Final = 0x51544943
WAIT_SECONDS: Final = 15
"""How long a writer waits for the others; and how long the server keeps a transaction of a computer that went silent."""
CONNECT_SECONDS: Final = 8
_OLDEST: Final = 130000
#: The message of the protocol by which a client asks to go on encrypted.
_ASK_FOR_TLS: Final = struct.pack("!ii", 8, 80877103)


def open_server(address: Address, password: str, *, reads_only: bool = False) -> Engine:
    """An engine on the database at ``address``; nothing is asked of it yet. ``reads_only``: the server itself refuses
    every statement that writes, but for a transaction begun with ``tells``."""
    engine = create_engine(
        URL.create(dialect.NAME.replace(".", "+")),
        creator=lambda: connect(address, password),
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,
        pool_pre_ping=True,  # a server that was started again is simply gone on with
        hide_parameters=True,  # no figure and no name in the words of an error
    )
    event.listen(engine, "begin", _beginner(reads_only))
    return engine


def connect(address: Address, password: str) -> Any:
    """One bare connection, its settings asserted. Raises ``NotAllowed`` (server.not_let_in) and ``EnvironmentTrouble``
    (server.unreachable, server.no_tls, server.no_database, server.unsafe_settings, server.no_driver)."""
    dbapi = driver()
    line = _reach(address)
    try:
        line.settimeout(2 * WAIT_SECONDS)
        link = dbapi.connect(
            user=address.user, password=password, database=address.database, host=address.host, port=address.port,
            sock=line, ssl_context=False, application_name="qtic-desktop",
        )  # fmt: skip
        _prepare(link)
    except (dbapi.Error, OSError) as error:
        drop(line)
        raise _refusal(address, error) from error
    except BaseException:
        drop(line)
        raise
    link.line = line
    return link


def _reach(address: Address) -> socket.socket:
    """A line to the server, encrypted unless the server is this very computer. The driver would make it, too, but leaves
    it open where nobody is let in."""
    where = {"host": address.host, "port": address.port}
    context = _tls(address)
    try:
        line = socket.create_connection((address.host, address.port), CONNECT_SECONDS)
    except OSError as error:
        raise EnvironmentTrouble("server.unreachable", **where) from error
    try:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is None:
            return line
        line.sendall(_ASK_FOR_TLS)
        if line.recv(1) != b"S":
            raise EnvironmentTrouble("server.no_tls", **where)
        return context.wrap_socket(line, server_hostname=address.host)
    except ssl.SSLError as error:
        line.close()
        raise EnvironmentTrouble("server.no_tls", **where) from error
    except OSError as error:
        line.close()
        raise EnvironmentTrouble("server.unreachable", **where) from error
    except BaseException:
        line.close()
        raise


def driver() -> Any:
    """The module that speaks to the server, loaded when the first workspace on one is opened."""
    try:
        import pg8000.dbapi
    except ImportError as error:
        raise EnvironmentTrouble("server.no_driver") from error
    return pg8000.dbapi


def _tls(address: Address) -> ssl.SSLContext | None:
    """TLS with the server's name and certificate checked; without it only to this very computer."""
    if address.is_here and not address.ca:
        return None
    try:
        return ssl.create_default_context(cafile=address.ca or None)
    except OSError as error:
        raise EnvironmentTrouble("server.no_authority", file=address.ca, reason=error.strerror or str(error)) from error


def _refusal(address: Address, error: Exception) -> EnvironmentTrouble | NotAllowed:
    state, where = state_of(error), {"host": address.host, "port": address.port}
    if state.startswith("28"):  # wrong password, or not let in by the server's rules
        return NotAllowed("server.not_let_in", user=address.user, database=address.database, **where)
    if state == "3D000":
        return EnvironmentTrouble("server.no_database", database=address.database, **where)
    return EnvironmentTrouble("server.unreachable", **where)


def _prepare(link: Any) -> None:
    link.autocommit = True
    cursor = link.cursor()
    cursor.execute(f"SELECT current_setting('server_version_num'), {_ASKED}")
    version, *values = cursor.fetchone()
    cursor.execute(_LOCALES)
    locales = cursor.fetchone()
    names = [name for name in SETTINGS if not name.startswith("lc_")]
    held = dict(zip(names, values, strict=True)) | dict(zip(("lc_collate", "lc_ctype"), locales, strict=True))
    unlike = [f"{name}={held[name]}" for name, wanted in SETTINGS.items() if held[name] != wanted]
    if int(version) < _OLDEST:
        unlike.append(f"server_version={version}")
    if unlike:
        raise EnvironmentTrouble("server.unsafe_settings", found=", ".join(unlike))
    cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
    cursor.execute(f"SET idle_in_transaction_session_timeout = '{WAIT_SECONDS}s'")
    cursor.execute("SET client_min_messages = 'warning'")
    link.autocommit = False


def _beginner(reads_only: bool) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("writes", False) and (not reads_only or options.get("tells", False)):
            # First of all: what this transaction reads is what the writer before it left.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
            return
        kind = "READ ONLY" if reads_only else "READ WRITE"
        connection.exec_driver_sql(f"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, {kind}")

    return begin
