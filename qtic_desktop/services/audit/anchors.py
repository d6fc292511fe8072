"""What stands outside the database and proves the log: where it had come to, the journal, the backups; and its clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.services.audit.clock import SLACK
from qtic_desktop.services.audit.findings import CheckFinding
from qtic_desktop.storage.backup_mark import BackupFacts, backup_here
from qtic_desktop.storage.journal import Journal, records
from qtic_desktop.storage.journal_replay import road_of
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.workspace import Workspace

#: So far in the future no entry may lie.
_AHEAD: Final = timedelta(days=1)


def anchor_findings(workspace: Workspace, session: Session) -> Iterator[CheckFinding]:
    """Everything that does not agree with what was known outside of the database."""
    if workspace.behind is not None:
        known = workspace.behind
        yield CheckFinding("check.chain_behind", str(known.known), {"at": known.at, "found": known.found})
    journal = workspace.journal
    if journal is not None and journal.ahead:
        yield CheckFinding("check.journal_ahead", str(journal.ahead))
    if journal is not None and journal.trouble is not None:
        yield CheckFinding("check.journal_behind", str(journal.trouble.facts.get("reason", "")))
    backups = list(_backups(workspace))
    if journal is not None and journal.trouble is None:
        yield from _journal_leads(journal, session, backups)
    yield from _backups_agree(session, backups)
    yield from _keys_kept(workspace, backups)
    fact = session.get(WorkspaceFact, "sample")
    # A sample asks for no secret and lets one person do everything: that is what somebody would make of real work. The
    # other way round, invented proposals and scores would be taken for real ones.
    if fact is not None and (fact.value == "True") != workspace.info.sample:
        yield CheckFinding("check.sample_differs", "workspace.toml")
    if not workspace.info.sample:  # what is invented has invented times
        yield from _clock(session, workspace.store.now())


def _journal_leads(journal: Journal, session: Session, backups: list[BackupFacts]) -> Iterator[CheckFinding]:
    """The journal alone, or on top of a verified backup beside the data, makes the whole database again."""
    known = list(records(journal.folder))
    if not known:
        return
    try:
        road, whole = road_of(known, journal.seal)
    except Refused as refusal:
        yield CheckFinding("check.journal_without_base", str(refusal.facts["last"]))
        return
    hashes = select(AuditEntry.hash)
    reach = (one for one in backups if one.verified and one.entries >= road[0].first - 1)
    if not whole and not any(
        session.scalar(hashes.where(AuditEntry.seq == one.entries)) == one.last_hash for one in reach
    ):
        yield CheckFinding("check.journal_without_base", str(road[0].first))


def _backups(workspace: Workspace) -> Iterator[BackupFacts]:
    with suppress(OSError):
        for folder in sorted((workspace.folder / "backups").iterdir()):
            with suppress(QticError, OSError):
                facts = backup_here(folder)
                if facts is not None and facts.workspace_id == workspace.info.id and facts.entries:
                    yield facts


def _backups_agree(session: Session, backups: list[BackupFacts]) -> Iterator[CheckFinding]:
    """A backup was a state of this log: its last entry stands in it, unless the log was made anew since."""
    for facts in backups:
        there = session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == facts.entries))
        if there != facts.last_hash:
            yield CheckFinding("check.backup_disagrees", facts.folder.name, {"entry": facts.entries})


def _keys_kept(workspace: Workspace, backups: list[BackupFacts]) -> Iterator[CheckFinding]:
    """The authority is made once: it is what the newest backup has, or was made after it."""
    for facts in reversed(backups):
        held = {path.name: path for path in (facts.folder / "keys").glob("authority*") if path.is_file()}
        if held:
            for name, path in held.items():
                if not _same(workspace.keys / name, path):
                    yield CheckFinding("check.authority_changed", name, {"backup": facts.folder.name})
            return


def _same(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _clock(session: Session, now: datetime) -> Iterator[CheckFinding]:
    """Entries that wrote rows were made here, one after the other; those of another station come before them."""
    latest: datetime | None = None
    made_here = select(AuditEntry.seq, AuditEntry.at).where(AuditEntry.witness != "").order_by(AuditEntry.seq)
    for seq, at in session.execute(made_here):
        try:
            when = datetime.fromisoformat(at)
        except ValueError:
            continue  # its hash says that it was changed
        if latest is not None and when < latest - SLACK:
            yield CheckFinding("check.clock_back", str(seq), {"at": at, "before": latest.isoformat(timespec="seconds")})
        latest = when if latest is None else max(latest, when)
    if latest is not None and latest > now + _AHEAD:
        yield CheckFinding("check.clock_ahead", latest.isoformat(timespec="seconds"))
