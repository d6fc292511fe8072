"""The line to a server: whether it holds, how long somebody waits for it, and what became of a save when it broke."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.base import table_of

PATIENCE: Final = 30.0
"""Seconds for which a save waits for a server that is away before it is given up, with everything still in its field."""
_AGAIN: Final = 0.25
_GONE: Final = frozenset({"server.gone", "server.unreachable"})
_ENTRIES = table_of(AuditEntry)


class Line:
    """The line of one store to its server."""

    def __init__(self, engine: Engine, patience: float = PATIENCE) -> None:
        self._engine = engine.execution_options(writes=True, tells=True)
        self.patience = patience
        self.tell: Callable[[bool], None] | None = None
        """Called from the thread that saves, when the line breaks (True) and when it holds again (False)."""
        self._away_since: float | None = None

    def holds(self) -> None:
        """Something was answered."""
        if self._away_since is not None:
            self._away_since = None
            self._say(away=False)

    def waits_after(self, trouble: EnvironmentTrouble) -> bool:
        """Whether it is worth trying once more after this: the server is away, and not yet for too long."""
        if trouble.code not in _GONE:
            return False
        if self._away_since is None:
            self._away_since = time.monotonic()
            self._say(away=True)
        if time.monotonic() - self._away_since > self.patience:
            self._away_since = None  # the next save waits as long again
            return False
        time.sleep(_AGAIN)
        return True

    def arrived(self, end: str) -> bool:
        """Whether the transaction whose last entry has this hash stands in the log. Asked when no writer is left who could
        still be writing it down. ``EnvironmentTrouble`` (server.unsure) when the server does not come back in time."""
        while True:
            try:
                with self._engine.begin() as connection:  # waits for the server's end of the broken line
                    found = connection.scalar(select(_ENTRIES.c.seq).where(_ENTRIES.c.hash == end))
                return found is not None
            except (DBAPIError, EnvironmentTrouble) as error:
                if not self.waits_after(EnvironmentTrouble("server.gone")):
                    raise EnvironmentTrouble("server.unsure") from error

    def _say(self, *, away: bool) -> None:
        with suppress(RuntimeError):  # a window that is just being closed
            if self.tell is not None:
                self.tell(away)
