"""A workspace with nothing in it, for tests of the window that bring their own acts and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from qtic_desktop.domain.changes import Actor, Changes

if TYPE_CHECKING:
    from qtic_desktop.storage.workspace import Workspace


class EmptyStore:
    """Transactions in which there is nothing to find."""

    line = None

    @contextmanager
    def begin(self, _actor: Actor) -> Iterator[Any]:
        """A write transaction."""
        yield None

    def save(self, actor: Actor, run: Callable[[Any], Changes]) -> Changes:
        """One act in a transaction of its own."""
        with self.begin(actor) as work:
            return run(work)

    @contextmanager
    def read(self) -> Iterator[Any]:
        """A read transaction."""
        yield None


@dataclass
class EmptyWorkspace:
    """What a context needs of a workspace."""

    store: EmptyStore = field(default_factory=EmptyStore)
    folder: Path = Path("nowhere")
    reads_only: bool = False
    key: bytes | None = None
    info: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(id="empty", server="", sample=False))


def empty_workspace() -> Workspace:
    """A stand-in whose store gives empty transactions."""
    return cast("Workspace", EmptyWorkspace())
