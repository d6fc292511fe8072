"""A workspace out of its journal, with the newest backup where one is needed: the way back when the database is lost."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from qtic_desktop.domain.archive import SUMS
from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.accounts.founding import growing_beside
from qtic_desktop.services.archive.copying import copy_file
from qtic_desktop.services.archive.journal_upkeep import is_whole
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.audit.findings import CheckFinding
from qtic_desktop.storage.backup_mark import BackupFacts, backup_here
from qtic_desktop.storage.durable_files import keep_private
from qtic_desktop.storage.encryption import slot_file
from qtic_desktop.storage.encryption.key_slots import KeySlots
from qtic_desktop.storage.journal_replay import Replayed, rebuild_database
from qtic_desktop.storage.queries.day import held
from qtic_desktop.storage.workspace import FOLDERS, local_now, open_workspace, read_info

_BEGUN_ANEW: Final = ("attachments", "keys", "fonts")
_KEPT: Final = (*_BEGUN_ANEW, "journal")
_BESIDE: Final = ("workspace.toml", slot_file.FILE, slot_file.SECOND_FILE)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made: where, out of which backup (None: the journal alone), the entries from each, what was left aside or
    could not be read, what it holds now, and what ``check`` finds in it."""

    folder: Path
    backup: BackupFacts | None
    replayed: Replayed
    held: tuple[tuple[str, int], ...]
    findings: tuple[CheckFinding, ...]


def rebuild(
    damaged: Path,
    into: Path,
    *,
    name: str,
    secret: str,
    backup: Path | None = None,
    now: Callable[[], datetime] = local_now,
) -> Generator[Progress, None, Rebuilt]:
    """Make ``into`` a workspace out of what is left of ``damaged``: slots, keys, attachments and the journal, and of
    ``backup`` (else the newest whole one beside the data). Nothing is written into either; ``name`` and ``secret`` open the
    slots as at every sign-in.

    Yields files done of files. Raises ``NotAllowed`` for a wrong secret, ``Refused`` (journal.empty, journal.gap,
    journal.other_key, workspace.folder_not_empty) and ``EnvironmentTrouble``; then there is no new folder.
    """
    info = read_info(damaged)
    key = KeySlots(damaged, info.id).sign_in(name, secret).held.workspace_key if info.encrypted else None
    candidates: list[BackupFacts | None] = [*_backups(damaged, info.id)] or [None]
    if backup is not None:
        candidates = [backup_here(backup)]
    for one in candidates:
        if one is not None and one.workspace_id != info.id:
            raise Refused("archive.other_workspace", name=one.folder.name)
    yield Progress(0, 1)
    with growing_beside(into) as growing:
        for folder in FOLDERS:
            (growing / folder).mkdir(parents=True, exist_ok=True)
        known, replayed = _database(growing / "qtic.db", damaged / "journal", info.id, key, candidates)
        # On top of a backup the old journal no longer leads alone: the new one begins with everything there is.
        files = list(_files(damaged, known, _BEGUN_ANEW if replayed.from_base else _KEPT))
        for done, (path, place) in enumerate(files, start=1):
            copy_file(path, growing / place)
            yield Progress(done, len(files) + 1)
        keep_private(growing)
        with open_workspace(growing, unlock=lambda _: key or b"", now=now) as made:
            findings = check_workspace(made)
            with made.store.read() as session:
                counts = held(session)
        yield Progress(len(files) + 1, len(files) + 1)
    return Rebuilt(into, known if replayed.from_base else None, replayed, counts, findings)


def _database(
    target: Path, journal: Path, workspace_id: str, key: bytes | None, candidates: Sequence[BackupFacts | None]
) -> tuple[BackupFacts | None, Replayed]:
    """The newest backup with which it can be done, and what was done; the refusal of the first where it can be with none."""
    refusal: Refused | None = None
    for known in candidates:
        base = known.folder / "qtic.db" if known is not None else None
        try:
            return known, rebuild_database(target, journal, workspace_id=workspace_id, key=key, base=base)
        except Refused as error:
            refusal = refusal or error
    raise refusal or Refused("journal.empty", folder=str(journal))


def _files(damaged: Path, known: BackupFacts | None, kept: Sequence[str]) -> Iterator[tuple[Path, Path]]:
    """Of both, what stands beside the database; the damaged workspace's own first, a backup's where that has none."""
    taken: set[Path] = set()
    for source in (damaged, *([known.folder] if known is not None else [])):
        paths = [source / name for name in _BESIDE]
        paths += [path for name in kept for path in sorted((source / name).rglob("*"))]
        for path in paths:
            place = path.relative_to(source)
            if path.is_file() and place not in taken and not path.name.endswith(".part"):
                taken.add(place)
                yield path, place


def _backups(damaged: Path, workspace_id: str) -> Iterator[BackupFacts]:
    found: list[BackupFacts] = []
    with suppress(OSError):
        for folder in (damaged / "backups").iterdir():
            with suppress(QticError, OSError):
                facts = backup_here(folder)
                if facts is not None and facts.workspace_id == workspace_id and facts.verified:
                    found.append(facts)
    # One that is not as it was made is none; one that has no list to tell it by comes last.
    found = [one for one in found if not _is_damaged(one)]
    return iter(sorted(found, key=lambda one: (is_whole(one), one.entries), reverse=True))


def _is_damaged(backup: BackupFacts) -> bool:
    return (backup.folder / SUMS).is_file() and not is_whole(backup)
