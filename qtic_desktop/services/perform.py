"""The one door for every write and every read: right, transaction, audit entry, then ``Changes`` for the views."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from qtic_desktop.domain.accounts import require_right
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.storage.unit_of_work import Store

Answer = TypeVar("Answer")


def perform(store: Store, actor: Actor, use_case: Callable[..., Changes], **arguments: Any) -> Changes:
    """Run one use case in one transaction in the name of ``actor``.

    Raises ``NotAllowed`` without the right, whatever the use case refuses, and ``EnvironmentTrouble``; then nothing
    has been written.
    """
    require_right(actor, use_case.__name__)
    with store.begin(actor) as work:
        return use_case(work, **arguments)


def ask(store: Store, query: Callable[..., Answer], **arguments: Any) -> Answer:
    """Run a query ``query(session, **arguments)`` in one read transaction."""
    with store.read() as session:
        return query(session, **arguments)
