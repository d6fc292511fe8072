"""A disk that is full and has room again: doors of a workspace that write nothing meanwhile, as SQLite says it."""

from __future__ import annotations

from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.services.doors import Answer, Doors
from qtic_desktop.services.use_case import WorkOrder, Write


class FullDisk(Doors):
    """While ``full`` every write is refused and leaves what was there; reading goes on. ``refused`` counts them."""

    full = False
    refused = 0

    def perform(self, actor: Actor, write: Write, since: int | None = None) -> Changes:
        """One act."""
        self._need_room()
        return super().perform(actor, write, since)

    def work(self, actor: Actor, order: WorkOrder[Answer]) -> Answer:
        """One job."""
        if order.saves:
            self._need_room()
        return super().work(actor, order)

    def _need_room(self) -> None:
        if self.full:
            self.refused += 1
            raise EnvironmentTrouble("storage.disk_full")
