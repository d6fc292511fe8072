"""Every act that a story does is tried in the name of everybody else first, in the very state in which it is done.

Whoever is not in the row of the table of rights must be refused at the door, before anything is read. Whoever is in it is
let try, and what came of it is rolled back; of the experts at most one, whose sheet or ballot it is, may get through.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from qtic_desktop.domain.acts import Act, may
from qtic_desktop.domain.changes import Actor, Changes, Role
from qtic_desktop.domain.errors import NotAllowed, QticError
from qtic_desktop.services import perform as doors
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.tables.experts import Expert
from qtic_desktop.storage.unit_of_work import Store

#: A story repeats itself: the first states of each act are tried, then one of so many.
ONE_OF = 200
Tried = Counter[tuple[Act, Role]]


class _Undo(Exception):
    """Leaves nothing behind of an act that was tried."""


class EveryRole:
    """``unexpected`` says what a story let somebody do, or refused in another way than the table of rights says;
    ``refused`` and ``let`` count what was tried; ``stopped`` names by act and role why somebody who is in the row could
    not do what another then did (nobody confirms their own keying)."""

    def __init__(self, first: int) -> None:
        self._first = first
        self.unexpected: list[str] = []
        self.refused: Tried = Counter()
        self.let: Tried = Counter()
        self.stopped: dict[tuple[Act, Role], set[str]] = {}
        self._seen: Counter[Act] = Counter()
        self._real = doors.perform

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Stand before the door for as long as the block lasts, wherever the door was imported."""
        with pytest.MonkeyPatch.context() as patch:
            for module in list(sys.modules.values()):
                if getattr(module, "perform", None) is self._real:
                    patch.setattr(module, "perform", self.perform)
                if getattr(module, "through_the_door", None) is self._real:
                    patch.setattr(module, "through_the_door", self.perform)
            yield

    def perform(self, store: Store, actor: Actor, write: Write) -> Changes:
        """As the door does, after everybody else has tried; an act that is refused anyway says nothing about them."""
        self._seen[write.act] += 1
        seen = self._seen[write.act]
        if (seen <= self._first or seen % ONE_OF == 0) and self._try(store, actor, write) == "done":
            for role in Role:
                self._try_role(store, actor, role, write)
        return self._real(store, actor, write)

    def _try_role(self, store: Store, actor: Actor, role: Role, write: Write) -> None:
        if not may(role, write.act):
            told = self._try(store, Actor("x", "旁人", role), write)
            self.refused[write.act, role] += 1
            if told != "accounts.not_allowed":
                self.unexpected.append(f"{role} / {write.act}: {told}")
        elif role is Role.EXPERT:
            with store.read() as session:
                experts = session.scalars(select(Expert.id).order_by(Expert.id)).all()
            got = [one for one in experts if self._try(store, Actor("x", "旁人", role, one), write) == "done"]
            self.let[write.act, role] += bool(got)
            self.refused[write.act, role] += len(experts) - len(got)
            if len(got) > 1 or (actor.role is Role.EXPERT and got != [actor.expert_id]):
                self.unexpected.append(f"{len(got)} experts / {write.act}")
        else:
            told = self._try(store, Actor("x", "旁人", role), write)
            self.let[write.act, role] += 1
            if told == "accounts.not_allowed" or told.startswith("crash"):
                self.unexpected.append(f"{role} / {write.act}: {told}")
            elif told != "done":
                self.stopped.setdefault((write.act, role), set()).add(told)

    def _try(self, store: Store, actor: Actor, write: Write) -> str:
        """What comes of it: done, or the code of the refusal."""
        try:
            self._real(store, actor, Write(write.act, lambda work: self._then_undo(work, write)))
        except _Undo:
            return "done"
        except NotAllowed as error:
            return error.code
        except QticError as error:
            return error.code
        raise AssertionError("nothing is ever kept")

    @staticmethod
    def _then_undo(work: object, write: Write) -> Changes:
        write.run(work)  # type: ignore[arg-type]
        work.flush()  # type: ignore[attr-defined]
        raise _Undo
