"""Which files of a journal have had their time: what they tell, two verified backups and the rest of the journal tell, too.

Nothing goes on trust: what would remain is opened and followed from the end of the log back to the older of the two.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.storage.durable_files import sync_folder
from qtic_desktop.storage.encryption.box import WrongKey
from qtic_desktop.storage.journal import Record, Seal, Torn, files, records_in

End = tuple[int, str]
"""Number and hash of an entry of the log."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """Files that may go, oldest first, and the entry from which on the rest leads; none where nothing may go."""

    files: tuple[Path, ...] = ()
    since: int = 0


def plan_pruning(
    folder: Path, seal: Seal, *, base: End, head: End, in_use: Path | None, in_log: Callable[[End], bool]
) -> Pruning:
    """Whole files whose every entry is one of the log (``in_log``) and not newer than ``base``, if the rest is proven to lead
    from there to ``head``. Never the newest file nor the one ``in_use``; nor one with a torn end or with a branch that the
    log did not go on from, for those stand nowhere else."""
    there = files(folder)
    going: list[Path] = []
    for file in there[:-1]:
        torn: list[Torn] = []
        known = list(records_in(file, torn))
        old = known and not torn and all(one.last <= base[0] and in_log((one.last, one.hash)) for one in known)
        if old and file != in_use:
            going.append(file)
    rest = [one for file in there if file not in going for one in records_in(file)]
    return Pruning(tuple(going), base[0]) if going and leads_on(rest, seal, base, head) else Pruning()


def leads_on(known: Iterable[Record], seal: Seal, base: End, head: End) -> bool:
    """Whether these records, opened one by one, have every entry after ``base`` up to ``head``, each on top of the one
    before."""
    ends = {(record.last, record.hash): record for record in known}
    at = head
    while at[0] > base[0]:
        record = ends.get(at)
        hashes = _hashes(record, seal) if record is not None else None
        if record is None or hashes is None:
            return False
        if record.first <= base[0] + 1:
            return hashes.get(base[0]) == base[1]
        at = (record.first - 1, record.before)
    return at == base


def remove(pruning: Pruning) -> None:
    """Take the files away, oldest first, so that at every moment what is there leads on. Raises ``OSError``; the rest then
    waits for the next time."""
    for file in pruning.files:
        file.unlink(missing_ok=True)
        sync_folder(file.parent)


def _hashes(record: Record, seal: Seal) -> dict[int, str] | None:
    """The hash of the entry before a record and of each in it; None where it does not hold together."""
    try:
        entries = seal.open(record).entries
    except (WrongKey, zlib.error, json.JSONDecodeError, KeyError, TypeError):
        return None
    hashes = {record.first - 1: record.before}
    last = record.first - 1
    for entry in entries:
        if entry["seq"] != last + 1 or entry["previous"] != hashes[last]:
            return None
        last = entry["seq"]
        hashes[last] = entry["hash"]
    return hashes if (last, hashes[last]) == (record.last, record.hash) else None
