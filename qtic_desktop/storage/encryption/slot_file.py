"""``keyslots.json``: for each person one slot, which only that person's secret opens, as in disk encryption.

A slot holds, under a key made from the secret (Argon2id, its salt and cost beside it), the person's own random key; under
that key the workspace key and what is only the person's (the signing key). So a changed secret rewrites one small box,
and nobody's slot helps to open another's. No name is in the file: a slot is found by a slow digest of the name.
"""

from __future__ import annotations

import errno
import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.values import dataclass
from qtic_desktop.storage.durable_files import overwrite, write_durably
from qtic_desktop.storage.encryption.cost import Cost

FORMAT: Final = 1
FILE: Final = "keyslots.json"
#: The same again: a damaged sector in the one small file must not cost everything.
SECOND_FILE: Final = "keyslots.copy.json"
#: Lengths are multiples of this, so that a counter that gets a figure more fits over the one before.
_ROOM: Final = 1024
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSWORD = "password"
    #: Handed out by the office; a person of the office must change it at the first sign-in.
    START = "start"
    SLIP = "slip"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """``id`` is the person's (or of a recovery sheet); ``tags`` find it by name; ``own_key`` and ``held`` are boxes.

    ``tries``: wrong secrets since the last right one, counted before each try; ``beside``: those typed at somebody else's
    seat, counted apart. ``wrong``: all of them ever; ``told``: how many of those the audit log has, ``computers``: where the
    others were typed. ``proved``: when the program opened it itself, for a recovery sheet.
    """

    id: str
    kind: SlotKind
    tags: tuple[str, ...]
    salt: bytes
    cost: Cost
    own_key: bytes
    held: bytes
    made_at: str
    tries: int = 0
    wrong: int = 0
    told: int = 0
    proved: str = ""
    beside: int = 0
    computers: tuple[str, ...] = ()


class Ending(StrEnum):
    """Why a slip opens nothing any more."""

    REPLACED = "replaced"
    #: Its holder chose a secret of their own.
    USED = "used"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Ended:
    """A slip that opens nothing any more. ``own_key`` is the box it opened: what was under that key is gone, and it is left
    so that whoever types the very digits can be told what became of them."""

    id: str
    tags: tuple[str, ...]
    salt: bytes
    cost: Cost
    own_key: bytes
    ended_at: str
    how: Ending
    tried: int = 0
    """How often it was tried since, and the audit log does not have it yet."""
    computers: tuple[str, ...] = ()
    """Where that was."""


#: Slips of one person that are remembered after their end.
_REMEMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of a workspace, with the salt and cost of the digests of names and the cost of slots still to be made;
    ``ended``: slips out of force."""

    workspace_id: str
    name_salt: bytes
    name_cost: Cost
    cost: Cost
    slots: tuple[Slot, ...]
    ended: tuple[Ended, ...] = ()

    def slot(self, slot_id: str) -> Slot | None:
        """The slot with this id."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def with_slots(self, *new: Slot) -> SlotFile:
        """The same with these slots put in the place of those of the same id."""
        ids = {slot.id for slot in new}
        return replace(self, slots=(*(slot for slot in self.slots if slot.id not in ids), *new))

    def without(self, *ids: str) -> SlotFile:
        """The same without these slots."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id not in ids))

    def with_ended(self, old: Ended, new: Ended) -> SlotFile:
        """The same with what is known of a slip out of force put in the place of what was known."""
        return replace(self, ended=tuple(new if one is old else one for one in self.ended))

    def with_end(self, slot: Slot | None, how: Ending, at: str) -> SlotFile:
        """The same, remembering that this slip opens nothing any more; of anything but a slip nothing is left behind."""
        if slot is None or slot.kind not in (SlotKind.SLIP, SlotKind.START):
            return self
        own = [one for one in self.ended if one.id == slot.id][-(_REMEMBERED - 1) :]
        others = [one for one in self.ended if one.id != slot.id]
        new = Ended(slot.id, slot.tags, slot.salt, slot.cost, slot.own_key, at, how)
        return replace(self, ended=(*others, *own, new))


def write_slots(folder: Path, file: SlotFile) -> None:
    """Write both copies, each whole or not at all, for the owner's eyes only.

    On a full disk they are put over those that are there, one after the other, in the same length: a try must be counted
    before it is made, and whoever has the right secret must come in to make room. Raises ``EnvironmentTrouble``.
    """
    data = to_bytes(file)
    data = data.ljust(-(-len(data) // _ROOM) * _ROOM)  # blanks at the end of JSON mean nothing
    for name in (FILE, SECOND_FILE):
        try:
            write_durably(folder / name, data, private=True)
        except EnvironmentTrouble as trouble:
            cause = trouble.__cause__
            if not isinstance(cause, OSError) or cause.errno not in _NO_ROOM:
                raise
            _write_over(folder / name, file, trouble)


def _write_over(path: Path, file: SlotFile, trouble: EnvironmentTrouble) -> None:
    """Where there is too little room for it, at which computer a secret was typed is left out, never that it was."""
    try:
        room, data = path.stat().st_size, to_bytes(file)
        if len(data) > room:
            slots = tuple(replace(slot, computers=()) for slot in file.slots)
            ended = tuple(replace(one, tried=0, computers=()) for one in file.ended)
            data = to_bytes(replace(file, slots=slots, ended=ended))
        overwrite(path, data.ljust(room))
    except (OSError, ValueError):
        raise trouble from None


def read_slots(folder: Path, workspace_id: str) -> SlotFile:
    """The slots of a workspace, from the second copy where the first is damaged; ``Refused`` (accounts.slots_damaged)
    when neither can be read or they are of another workspace."""
    reasons = []
    for name in (FILE, SECOND_FILE):
        try:
            file = from_bytes((folder / name).read_bytes())
            if file.workspace_id != workspace_id:
                raise ValueError("another workspace")
            return file
        except OSError as error:
            reasons.append(error.strerror or name)
        except (ValueError, KeyError, TypeError, AttributeError, Refused) as error:
            reasons.append(type(error).__name__)
    raise Refused("accounts.slots_damaged", reason=", ".join(reasons))


def to_bytes(file: SlotFile) -> bytes:
    """The file as JSON with a check sum that finds a damaged sector (it is no protection against a forger)."""
    body = {
        "format": FORMAT,
        "workspace": file.workspace_id,
        "name_salt": _text(file.name_salt),
        "name_cost": _cost_to(file.name_cost),
        "cost": _cost_to(file.cost),
        "slots": [_slot_to(slot) for slot in file.slots],
    }
    if file.ended:
        body["ended"] = [_ended_to(one) for one in file.ended]
    return json.dumps({**body, "check": _check(body)}, indent=1, sort_keys=True).encode()


def from_bytes(data: bytes) -> SlotFile:
    """Read what ``to_bytes`` wrote; ``ValueError`` and its like for anything else, ``Refused`` for a newer format."""
    body = json.loads(data)
    if body.pop("check") != _check(body):
        raise ValueError("check sum")
    if body["format"] > FORMAT:
        raise Refused("workspace.newer_program", format=body["format"])
    return SlotFile(
        str(body["workspace"]),
        _bytes(body["name_salt"]),
        _cost_from(body["name_cost"]),
        _cost_from(body["cost"]),
        tuple(_slot_from(slot) for slot in body["slots"]),
        tuple(_ended_from(one) for one in body.get("ended", ())),
    )


def _check(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _slot_to(slot: Slot) -> dict[str, Any]:
    """What is as in most slots is left out, so that the file of a workspace of before grows by nothing."""
    seldom = {name: value for name, value in (("beside", slot.beside), ("computers", list(slot.computers))) if value}
    return {
        "id": slot.id, "kind": slot.kind.value, "tags": list(slot.tags), "salt": _text(slot.salt),
        "cost": _cost_to(slot.cost), "own_key": _text(slot.own_key), "held": _text(slot.held), "made_at": slot.made_at,
        "tries": slot.tries, "wrong": slot.wrong, "told": slot.told, "proved": slot.proved,
        **seldom,
    }  # fmt: skip


def _ended_to(one: Ended) -> dict[str, Any]:
    seldom = {name: value for name, value in (("tried", one.tried), ("computers", list(one.computers))) if value}
    return {
        "id": one.id, "tags": list(one.tags), "salt": _text(one.salt), "cost": _cost_to(one.cost),
        "own_key": _text(one.own_key), "ended_at": one.ended_at, "how": one.how.value,
        **seldom,
    }  # fmt: skip


def _ended_from(body: dict[str, Any]) -> Ended:
    return Ended(
        str(body["id"]), tuple(map(str, body["tags"])), _bytes(body["salt"]), _cost_from(body["cost"]),
        _bytes(body["own_key"]), str(body["ended_at"]), Ending(body["how"]), int(body.get("tried", 0)),
        tuple(map(str, body.get("computers", ()))),
    )  # fmt: skip


def _slot_from(body: dict[str, Any]) -> Slot:
    return Slot(
        id=str(body["id"]), kind=SlotKind(body["kind"]), tags=tuple(map(str, body["tags"])),
        salt=_bytes(body["salt"]), cost=_cost_from(body["cost"]), own_key=_bytes(body["own_key"]),
        held=_bytes(body["held"]), made_at=str(body["made_at"]), tries=int(body["tries"]), wrong=int(body["wrong"]),
        told=int(body["told"]), proved=str(body["proved"]), beside=int(body.get("beside", 0)),
        computers=tuple(map(str, body.get("computers", ()))),
    )  # fmt: skip


def _cost_to(cost: Cost) -> dict[str, object]:
    return {"kdf": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}


def _cost_from(body: dict[str, Any]) -> Cost:
    if body["kdf"] != "argon2id":
        raise ValueError("unknown kdf")
    return Cost(int(body["memory_kib"]), int(body["passes"]), int(body["lanes"]))


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
