"""The doors of the services as tests use them: acts go through the real one, and the record is looked at directly.

``ask`` here is no door: it reads what the record holds, whoever may see it. What a person may see is asked through
``qtic_desktop.services.perform.ask``.
"""

from __future__ import annotations

from typing import Any

from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.services.perform import perform as through_the_door
from qtic_desktop.services.use_case import UseCase
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import Workspace


def perform(store: Store, actor: Actor, use_case: UseCase[...], **arguments: Any) -> Changes:
    """One act in the name of ``actor``, through the door."""
    return through_the_door(store, actor, use_case.bind(**arguments))


def ask(store: Store, query: Any, *args: Any, **arguments: Any) -> Any:
    """What the record holds."""
    with store.read() as session:
        return query(session, *args, **arguments)


def workspace_of(context: AppContext) -> Workspace:
    """The workspace behind the doors of a window, for a look at what it holds."""
    return context.doors._workspace


def store_of(context: AppContext) -> Store:
    """The store behind the doors of a window."""
    return workspace_of(context).store
