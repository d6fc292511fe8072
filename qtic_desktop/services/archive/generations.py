"""The backups that the program makes of its own accord, beside the data: one a day, one before every risky step, kept by
a rule; and the list of all of them, with what each holds and whether anybody tried it."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.archive.generations import OWN, Keeping, Why, keeping_of, superfluous
from qtic_desktop.domain.changes import SYSTEM, Actor, Changes, Kind
from qtic_desktop.domain.errors import QticError, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.archive import Backup, back_up, record_backup
from qtic_desktop.services.archive.journal_upkeep import BASES, plan
from qtic_desktop.services.archive.medium import full_medium_named, require_there
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.audit.checks import check_chain_and_files
from qtic_desktop.services.perform import perform
from qtic_desktop.services.use_case import job, long_job, use_case
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.backup_mark import BackupFacts, backup_here
from qtic_desktop.storage.journal_pruning import remove
from qtic_desktop.storage.queries.day import held
from qtic_desktop.storage.queries.query import query
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.registry import WorkspaceFact
from qtic_desktop.storage.unit_of_work import UnitOfWork
from qtic_desktop.storage.workspace import Workspace

_KEEPING: Final = "keeping"
#: Entries that change nothing worth another copy.
_NO_CHANGE: Final = frozenset({Act.RECORD_BACKUP, Act.SIGN_IN, Act.WRONG_SECRET})
#: What changes much at one stroke: a copy is made before it.
RISKY: Final = frozenset(
    {
        Act.IMPORT_BUNDLE, Act.IMPORT_CALENDAR, Act.IMPORT_CENTERS, Act.IMPORT_DEPARTMENTS, Act.IMPORT_EXPERTS,
        Act.IMPORT_PROPOSALS, Act.IMPORT_SCORES, Act.IMPORT_UNITS,
        Act.TAKE_PAST_YEARS,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Generation:
    """A backup in the list; ``on_its_way_out`` says that the rule will take it away with the next one, ``elsewhere`` that
    its log goes on otherwise than the one here: the same workspace was worked on in another place."""

    facts: BackupFacts
    on_its_way_out: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A generation that was made (None where nothing had changed since the last), the names of those taken away."""

    backup: Backup | None
    removed: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    """Names of backups beside it in which the same workspace was worked on in another place: of two stations only one may
    go on."""
    changes: Changes = field(default_factory=Changes)
    journal_removed: tuple[str, ...] = ()
    """Names of files of the journal which two verified backups made needless."""


def own_folder(workspace: Workspace) -> Path:
    """Where the program keeps its generations."""
    return workspace.folder / "backups"


@long_job(Act.RECORD_BACKUP, saves=True)
def keep_generation(
    workspace: Workspace, actor: Actor, *, why: Why, parent: Path | None = None
) -> Generator[Progress, None, Kept]:
    """Make a verified backup where something was changed since the last one, and take away what the rule no longer keeps
    and what nobody needs of the journal. Of ``Why.DAILY`` there is one a day. ``parent``: on another medium than beside the
    data; nothing is taken away there.

    Raises what ``back_up`` raises.
    """
    if parent is not None:
        require_there(parent)
    there = [one for one in _found(parent or own_folder(workspace), workspace.info.id) if one.verified]
    if why is Why.DAILY and any(_day(one) == f"{workspace.store.now():%Y-%m-%d}" for one in there if one.why in OWN):
        return Kept(None)
    elsewhere = worked_elsewhere(workspace, parent or own_folder(workspace))
    with workspace.store.read() as session:
        if any(_still_the_same(session, one) for one in there):
            return Kept(None, elsewhere=elsewhere)
    with full_medium_named(parent or own_folder(workspace)):
        made = yield from back_up(workspace, actor, parent=parent or own_folder(workspace), why=why)
    removed = () if parent is not None else tuple(_take_away(workspace))
    who = SYSTEM if why in OWN else actor
    # Written down before it is done: a file that goes is never untold. One that a power cut leaves goes the next time.
    pruning = plan(workspace, _found(own_folder(workspace), workspace.info.id))
    gone = tuple(file.name for file in pruning.files)
    order = record_backup.bind(backup=made, removed=removed, journal_removed=gone)
    changes = perform(workspace.store, who, order)
    if workspace.journal is not None and workspace.journal.trouble is None:
        with suppress(OSError):
            remove(pruning)
    return Kept(made, removed, elsewhere, changes, gone)


def is_kept_before(workspace: Workspace, act: Act) -> bool:
    """Whether a generation is made before this act here."""
    return act in RISKY and not workspace.info.sample


def worked_elsewhere(workspace: Workspace, parent: Path) -> tuple[str, ...]:
    """Names of backups in ``parent`` whose log goes on otherwise than the one here."""
    with workspace.store.read() as session:
        found = _found(parent, workspace.info.id)
        return tuple(one.folder.name for one in found if not _is_of_this_log(session, one))


@job(Read.WORKSPACE, thread="documents")
def seen_elsewhere(workspace: Workspace, _actor: Actor, *, medium: Path) -> tuple[str, ...]:
    """As ``worked_elsewhere``, of the medium that backups go to, where it is in: somebody may have taken over from it."""
    return worked_elsewhere(workspace, medium) if medium.is_absolute() and medium.is_dir() else ()


def keep_before(workspace: Workspace, act: Act) -> None:
    """Make a generation before a risky act; nothing before any other, nor in a sample. Raises what ``back_up`` raises:
    where no copy can be made, the act is not begun."""
    if is_kept_before(workspace, act):
        for _ in keep_generation(workspace, SYSTEM, why=Why.RISK):
            pass


@job(Read.WORKSPACE, thread="documents")
def generations(workspace: Workspace, actor: Actor, *, also: Path | None = None) -> tuple[Generation, ...]:
    """All backups of this workspace beside the data and in the folder ``also``, newest first."""
    own = _found(own_folder(workspace), workspace.info.id)
    others = [] if also is None or also == own_folder(workspace) else _found(also, workspace.info.id)
    with workspace.store.read() as session:
        leaving = _superfluous(own, keeping(session))
        strange = {one.folder for one in (*own, *others) if not _is_of_this_log(session, one)}
    every = [Generation(one, one.folder.name in leaving, one.folder in strange) for one in own]
    every += [Generation(one, elsewhere=one.folder in strange) for one in others]
    return tuple(sorted(every, key=lambda one: (_day(one.facts), one.facts.folder.name), reverse=True))


@long_job(Read.WORKSPACE)
def try_backup(workspace: Workspace, actor: Actor, *, folder: Path) -> Generator[Progress, None, Generation]:
    """Restore a backup into a place of its own, open it there and check it, and throw the copy away: what it holds, with
    the time of this trial. Raises ``Refused`` (archive.not_as_made, archive.tried_not_whole) and ``EnvironmentTrouble``."""
    facts = backup_here(folder)
    if facts is None or facts.workspace_id != workspace.info.id:
        raise Refused("archive.other_workspace", name=folder.name)
    with TemporaryDirectory(prefix="qtic-") as place:
        copy = Path(place) / "tried"
        yield from restore(folder, copy)
        store = workspace.store_of(copy / "qtic.db")
        try:
            with store.read() as session:
                findings = check_chain_and_files(session, AttachmentStore(copy / "attachments", workspace.key))
                counts = held(session)
        finally:
            store.close()
    if findings:
        raise Refused("archive.tried_not_whole", name=folder.name, what=findings[0].subject)
    return Generation(replace(facts, verified=workspace.store.now().isoformat(timespec="seconds"), held=counts))


@query(Read.WORKSPACE)
def keeping(session: Session) -> Keeping:
    """The rule in force."""
    fact = session.get(WorkspaceFact, _KEEPING)
    return keeping_of(fact.value if fact is not None else "")


@use_case(Act.SET_KEEPING)
def set_keeping(work: UnitOfWork, *, rule: Keeping, reason: str = "") -> Changes:
    """Keep backups by another rule from the next one on; what was kept before stands in the log."""
    fact = work.session.get(WorkspaceFact, _KEEPING)
    before = keeping_of(fact.value if fact is not None else "")
    work.session.merge(WorkspaceFact(name=_KEEPING, value=str(rule)))
    work.record(
        Act.SET_KEEPING, Kind.WORKSPACE, "workspace", before=str(before), after=str(rule), reason=reason.strip()
    )
    return Changes.of(Kind.WORKSPACE)


def _found(parent: Path, workspace_id: str) -> list[BackupFacts]:
    """Whatever lies there and is none of this workspace is no concern of ours."""
    found: list[BackupFacts] = []
    with suppress(OSError):
        for folder in sorted(parent.iterdir()):
            if folder.is_dir() and not folder.name.endswith(".part"):
                with suppress(QticError, OSError):
                    facts = backup_here(folder)
                    if facts is not None and facts.workspace_id == workspace_id:
                        found.append(facts)
    return found


def _day(facts: BackupFacts) -> str:
    return "" if facts.made_at is None else f"{facts.made_at:%Y-%m-%d}"


def _is_of_this_log(session: Session, facts: BackupFacts) -> bool:
    """Whether the log here goes on from this backup; nothing is said of one that does not tell its end."""
    there = select(AuditEntry.hash).where(AuditEntry.seq == facts.entries)
    return not facts.entries or session.scalar(there) == facts.last_hash


def _still_the_same(session: Session, facts: BackupFacts) -> bool:
    """Whether nothing was written since this backup but that backups were made and people came in."""
    there = session.scalar(select(AuditEntry.hash).where(AuditEntry.seq == facts.entries))
    since = select(func.count()).where(AuditEntry.seq > facts.entries, AuditEntry.act.not_in(_NO_CHANGE))
    return there == facts.last_hash and not session.scalar(since)


def _superfluous(own: list[BackupFacts], rule: Keeping) -> frozenset[str]:
    """Only what the program made itself and found whole is counted: an untried copy keeps no other from staying."""
    made = {one.folder.name: one.made_at for one in own if one.why in OWN and one.verified and one.made_at is not None}
    # The journal begins at the second newest: that one and the newest stay, whatever the rule says.
    newest = sorted((one for one in own if one.verified), key=lambda one: one.entries, reverse=True)[:BASES]
    return superfluous(made, rule) - {one.folder.name for one in newest}


def _take_away(workspace: Workspace) -> Iterator[str]:
    with workspace.store.read() as session:
        rule = keeping(session)
    for name in sorted(_superfluous(_found(own_folder(workspace), workspace.info.id), rule)):
        folder = own_folder(workspace) / name
        with suppress(OSError):
            going = folder.with_name(f"{name}.part")
            folder.rename(going)  # by its name it is never a backup in part
            shutil.rmtree(going, ignore_errors=True)
            yield name
