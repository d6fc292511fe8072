"""What a start leaves out, brought in on the storage thread once the first page stands or while a secret is typed: the
first list shows sooner, and the first act does not wait for it either."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qtic_desktop.gui.background import BackgroundTasks


def _header() -> None:
    import qtic_desktop.storage.queries.meetings  # noqa: F401 - importing is all


def _cards() -> None:
    import qtic_desktop.storage.queries.today  # noqa: F401 - importing is all


def _tables() -> None:
    from qtic_desktop.storage.tables.every import map_all

    map_all()


def warm_up(tasks: BackgroundTasks, then: Callable[[], None] | None = None) -> None:
    """Bring it in, piece by piece, so that what a person asks meanwhile waits for one piece at most; ``then`` on the
    window's thread."""
    _next(tasks, (_header, _cards, _tables), then)


def _next(tasks: BackgroundTasks, steps: tuple[Callable[[], None], ...], then: Callable[[], None] | None) -> None:
    if tasks.is_closed:
        return
    if steps:
        tasks.run("storage", steps[0], lambda _none: _next(tasks, steps[1:], then))
    elif then is not None:
        then()
