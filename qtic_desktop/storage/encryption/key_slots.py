"""The slots of an open workspace: try a secret, count before trying, make, change, replace.

A wrong secret is counted and flushed to disk before it is tried, so neither a restart, nor a killed program, nor a
changed clock gives one try more than allowed: no clock is asked. After ``LIMIT`` wrong ones a slot is locked until
another person unlocks it.

Where a secret is asked for at somebody else's seat (who frees it, who comes next, who stands by), whoever sits there must
not be able to lock the person out: those tries are counted apart. After ``LIMIT_BESIDE`` of them the secret is not tried at
other seats any more, while the own sign-in stays open; the seat itself waits longer after each. So nobody ever has more than
``LIMIT + LIMIT_BESIDE`` guesses until the right secret is typed or another person gives the tries back.
"""

from __future__ import annotations

import json
import os
import platform
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from qtic_desktop.domain.accounts.secrets import is_sheet, recovery_digits, seat_waits, slip_digits
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.identity import normalize_name
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.encryption.box import WrongKey, close_box, new_key, open_box
from qtic_desktop.storage.encryption.cost import FOR_NAMES, ORDINARY, SALT_BYTES, Cost, key_from_secret
from qtic_desktop.storage.encryption.slot_file import Ended, Ending, Slot, SlotFile, SlotKind, read_slots, write_slots
from qtic_desktop.storage.holding import slots_alone

LIMIT: Final = 5
LIMIT_BESIDE: Final = 3
_TAG_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Held:
    """What a slot keeps for its person: the workspace key, and ``own``, what is the person's alone (the signing key)."""

    workspace_key: bytes = field(repr=False)
    own: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot that its secret opened."""

    slot: Slot
    held: Held


@dataclass(frozen=True, slots=True)
class NewSlot:
    """What is wanted of a slot to be made: whose, opened by what, found under which names."""

    id: str
    kind: SlotKind
    names: Sequence[str]
    secret: str = field(repr=False)
    held: Held = field(repr=False)


def new_slot_file(workspace_id: str, cost: Cost = ORDINARY, name_cost: Cost = FOR_NAMES) -> SlotFile:
    """A file without slots; ``cost`` is that of its slots, ``name_cost`` that of its digests of names."""
    return SlotFile(workspace_id, os.urandom(SALT_BYTES), name_cost, cost, ())


def make_slot(file: SlotFile, new: NewSlot, *, made_at: str) -> Slot:
    """A slot that ``new.secret`` opens."""
    salt, own_key = os.urandom(SALT_BYTES), new_key()
    return Slot(
        id=new.id,
        kind=new.kind,
        tags=tuple(name_tag(file, name) for name in new.names),
        salt=salt,
        cost=file.cost,
        own_key=close_box(key_from_secret(new.secret, salt, file.cost), own_key, _about(file, new.id, "own key")),
        held=close_box(own_key, _packed(new.held), _about(file, new.id, "held")),
        made_at=made_at,
    )


def name_tag(file: SlotFile, name: str) -> str:
    """The slow digest under which a name is found. A thief can ask whether a name he has in mind is among them, and pays for
    each; he cannot read names off."""
    return key_from_secret(normalize_name(name), file.name_salt, file.name_cost)[:_TAG_BYTES].hex()


def open_slot(file: SlotFile, slot: Slot, secret: str) -> Held:
    """What the slot keeps; ``WrongKey`` for another secret. Counts nothing."""
    key = key_from_secret(secret, slot.salt, slot.cost)
    own_key = open_box(key, slot.own_key, _about(file, slot.id, "own key"))
    return _unpacked(open_box(own_key, slot.held, _about(file, slot.id, "held")))


def _about(file: SlotFile, slot_id: str, what: str) -> str:
    return f"{file.workspace_id}/{slot_id}/{what}"


def _packed(held: Held) -> bytes:
    body = {"workspace_key": held.workspace_key, "own": held.own}
    return json.dumps({name: b64encode(value).decode() for name, value in body.items()}).encode()


def _unpacked(data: bytes) -> Held:
    body = json.loads(data)
    return Held(b64decode(body["workspace_key"]), b64decode(body["own"]))


class _Turn:
    """One at a time among threads and processes; whoever's turn it is knows what the one before wrote."""

    def __init__(self, slots: KeySlots, folder: Path) -> None:
        self._slots, self._folder = slots, folder
        self._thread, self._depth = threading.RLock(), 0
        self._others = ExitStack()

    def __enter__(self) -> None:
        self._thread.acquire()
        self._depth += 1
        if self._depth == 1:
            self._others.enter_context(slots_alone(self._folder))
            self._slots.read_again()

    def __exit__(self, *_error: object) -> None:
        self._depth -= 1
        if not self._depth:
            self._others.close()
        self._thread.release()


class KeySlots:
    """The slots in the folder of a workspace; a process that only reads beside another counts its tries as well."""

    def __init__(self, folder: Path, workspace_id: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._clock, self._missed, self._free_at = clock, 0, 0.0
        self._workspace_id = workspace_id
        self._file = read_slots(folder, workspace_id)
        self._busy = _Turn(self, folder)

    def read_again(self) -> None:
        """What another process has written counts; a file that cannot be read now leaves what was known."""
        with suppress(Refused):
            self._file = read_slots(self._folder, self._workspace_id)

    @property
    def file(self) -> SlotFile:
        """The slots as they are on disk."""
        return self._file

    def found(self, name: str) -> tuple[Slot, ...]:
        """The slots a name stands for: one, or several of namesakes; ``NAME@UNIT`` tells them apart."""
        tag = name_tag(self._file, name)
        return tuple(slot for slot in self._file.slots if tag in slot.tags)

    def sign_in(self, name: str, secret: str) -> Opened:
        """Open the slot of ``name`` with ``secret``.

        Raises ``NotAllowed``: accounts.no_such_person, accounts.locked, accounts.wrong_secret (with the tries left);
        ``Refused``, with nothing counted: accounts.slip_misread (a digit of a slip was misread), accounts.sheet_not_here (the
        digits of a recovery sheet), accounts.slip_replaced, accounts.slip_used and accounts.slip_withdrawn (the right digits
        of a slip out of force).
        """
        with self._busy:
            slots = self.found(name)
            if not slots:
                tag = name_tag(self._file, name)
                self._tell_end([one for one in self._file.ended if tag in one.tags], secret)
                raise NotAllowed("accounts.no_such_person", name=name)
            return self._try(slots, secret, name)

    def prove(self, slot_id: str, secret: str, name: str = "", *, beside: bool = False) -> Opened:
        """Open the slot with this id, counted like a sign-in: for asking a secret again. ``beside``: at somebody else's seat;
        then the tries are counted apart, and ``NotAllowed`` may be accounts.seat_waits (seconds, nothing was tried),
        accounts.wrong_beside (with the tries left here) and accounts.not_beside (none is left)."""
        with self._busy:
            slot = self._file.slot(slot_id)
            if slot is None:
                self._tell_end([one for one in self._file.ended if one.id == slot_id], secret)
                raise NotAllowed("accounts.no_secret_yet", name=name)
            return self._at_a_seat(slot, secret, name) if beside else self._try((slot,), secret, name)

    def _at_a_seat(self, slot: Slot, secret: str, name: str) -> Opened:
        waits = self._free_at - self._clock()
        if waits > 0:
            raise NotAllowed("accounts.seat_waits", seconds=int(waits) + 1)
        if slot.tries >= LIMIT:
            raise NotAllowed("accounts.locked", name=name, limit=LIMIT)
        if slot.beside >= LIMIT_BESIDE:
            raise NotAllowed("accounts.not_beside", name=name, limit=LIMIT_BESIDE)
        self._require_form((slot,), secret)
        counted = replace(_wrong_once(slot), beside=slot.beside + 1)
        self.keep(self._file.with_slots(counted))
        opened = self._open_one((slot,), secret)
        if opened is not None:
            self._missed, self._free_at = 0, 0.0
            return opened
        self._missed += 1
        self._free_at = self._clock() + seat_waits(self._missed)
        left = LIMIT_BESIDE - counted.beside
        raise NotAllowed(
            "accounts.wrong_beside" if left else "accounts.not_beside", name=name, left=left, limit=LIMIT_BESIDE
        )

    def _try(self, slots: tuple[Slot, ...], secret: str, name: str) -> Opened:
        open_to_try = tuple(slot for slot in slots if slot.tries < LIMIT)
        if not open_to_try:
            raise NotAllowed("accounts.locked", name=name, limit=LIMIT)
        self._require_form(open_to_try, secret)
        counted = [replace(_wrong_once(slot), tries=slot.tries + 1) for slot in open_to_try]
        self.keep(self._file.with_slots(*counted))
        opened = self._open_one(open_to_try, secret)
        if opened is not None:
            return opened
        left = max(LIMIT - slot.tries for slot in counted)
        raise NotAllowed("accounts.wrong_secret" if left else "accounts.now_locked", name=name, left=left, limit=LIMIT)

    @staticmethod
    def _require_form(slots: Sequence[Slot], secret: str) -> None:
        """What cannot be the secret is said before anything is tried."""
        if is_sheet(secret):
            raise Refused("accounts.sheet_not_here")
        if all(slot.kind in (SlotKind.SLIP, SlotKind.START) for slot in slots) and slip_digits(secret) is None:
            raise Refused("accounts.slip_misread")

    def _open_one(self, slots: tuple[Slot, ...], secret: str) -> Opened | None:
        """The slot of ``slots`` (as they were before this try was counted) that the secret opens; None for a wrong one. The
        right digits of a slip out of force are no wrong try."""
        for before in slots:
            try:
                held = open_slot(self._file, before, _as_made(before, secret))
            except WrongKey:
                continue
            right = replace(before, tries=0, beside=0)
            # A namesake's own secret is no wrong try at this one; earlier wrong ones stay counted.
            others = [one for one in slots if one.id != before.id]
            self.keep(self._file.with_slots(right, *others))
            return Opened(right, held)
        ids = {slot.id for slot in slots}
        self._tell_end([one for one in self._file.ended if one.id in ids], secret, slots)
        return None

    def _tell_end(self, ended: Sequence[Ended], secret: str, before: Sequence[Slot] = ()) -> None:
        """Say what became of a slip to whoever has its very digits, and to nobody else; ``before``: slots as they are put
        back, for this was no wrong try. That it was tried is kept for the log."""
        digits = slip_digits(secret)
        for one in reversed(ended) if digits is not None else ():
            try:
                open_box(key_from_secret(digits or "", one.salt, one.cost), one.own_key, self._own(one.id))
            except WrongKey:
                continue
            here = tuple(dict.fromkeys(filter(None, (*one.computers, platform.node()))))
            tried = replace(one, tried=one.tried + 1, computers=here)
            self.keep(self._file.with_slots(*before).with_ended(one, tried))
            raise Refused(f"accounts.slip_{one.how.value}", day=one.ended_at[:10])

    def _own(self, slot_id: str) -> str:
        return _about(self._file, slot_id, "own key")

    def open_recovery(self, secret: str) -> Opened:
        """Open a recovery slot, proved or not, with the digits of its sheet. A wrong sheet is counted but locks nothing:
        106 random bits need no limit, and the way out must not be barred by somebody's typing.

        Raises ``Refused`` (accounts.recovery_length, accounts.recovery_group), ``NotAllowed`` (accounts.recovery_wrong).
        """
        digits = recovery_digits(secret)
        with self._busy:
            slots = [slot for slot in self._file.slots if slot.kind is SlotKind.RECOVERY]
            for slot in slots:
                try:
                    return Opened(slot, open_slot(self._file, slot, digits))
                except WrongKey:
                    continue
            self.keep(self._file.with_slots(*(replace(slot, wrong=slot.wrong + 1) for slot in slots)))
            raise NotAllowed("accounts.recovery_wrong")

    def settle_recovery(self, slot_id: str, proved: str) -> None:
        """A recovery slot was opened by the program itself at ``proved``: it counts, and older ones go."""
        with self._busy:
            slot = self._known(slot_id)
            others = [one.id for one in self._file.slots if one.kind is SlotKind.RECOVERY and one.id != slot_id]
            self.keep(self._file.without(*others).with_slots(replace(slot, proved=proved)))

    def unlock(self, slot_id: str) -> None:
        """Give a locked slot its tries back; whoever does this leaves the trace."""
        with self._busy:
            slot = self._known(slot_id)
            self.keep(self._file.with_slots(replace(slot, tries=0, beside=0)))

    def mark_told(self) -> None:
        """Remember that the audit log has every wrong try so far."""
        with self._busy:
            told = tuple(replace(slot, told=slot.wrong, computers=()) for slot in self._file.slots)
            ended = tuple(replace(one, tried=0, computers=()) for one in self._file.ended)
            self.keep(replace(self._file, slots=told, ended=ended))

    def put(self, new: NewSlot, *, made_at: str) -> Slot:
        """Make a slot and write it in the place of the person's present one."""
        with self._busy:
            slot = make_slot(self._file, new, made_at=made_at)
            before = self._file.slot(new.id)
            if before is not None:  # what was tried wrong stays on record
                slot = replace(slot, wrong=before.wrong, told=before.told, computers=before.computers)
            how = Ending.USED if new.kind is SlotKind.PASSWORD else Ending.REPLACED
            self.keep(self._file.with_end(before, how, made_at).with_slots(slot))
            return slot

    def rename(self, slot_id: str, names: Sequence[str]) -> None:
        """Let a slot be found under other names."""
        with self._busy:
            slot = self._known(slot_id)
            self.keep(self._file.with_slots(replace(slot, tags=tuple(name_tag(self._file, name) for name in names))))

    def remove(self, slot_id: str, *, at: str = "") -> None:
        """Close a person's way in for good, at a time (ISO 8601)."""
        with self._busy:
            slot = self._known(slot_id)
            self.keep(self._file.with_end(slot, Ending.WITHDRAWN, at).without(slot_id))

    def keep(self, file: SlotFile) -> None:
        """Write the file; what is in memory is what is on disk."""
        if file != self._file:
            write_slots(self._folder, file)
            self._file = file

    def _known(self, slot_id: str) -> Slot:
        slot = self._file.slot(slot_id)
        if slot is None:
            raise Refused("accounts.no_secret_yet", name="")
        return slot


def _wrong_once(slot: Slot) -> Slot:
    """One wrong secret more, and at which computer it was typed."""
    here = platform.node()
    known = slot.computers if here in slot.computers or not here else (*slot.computers, here)
    return replace(slot, wrong=slot.wrong + 1, computers=known)


def _as_made(slot: Slot, secret: str) -> str:
    """Slips are kept without the spaces people type between the groups."""
    if slot.kind in (SlotKind.SLIP, SlotKind.START):
        return slip_digits(secret) or secret
    return secret
