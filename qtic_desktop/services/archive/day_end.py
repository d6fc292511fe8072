"""下班: a verified copy, opened apart and held against the workspace, and one page about the day beside it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.resources import Language
from qtic_desktop.services.archive import Backup, back_up, record_backup
from qtic_desktop.services.archive.generations import worked_elsewhere
from qtic_desktop.services.archive.medium import can_be_taken_out, full_medium_named, require_there
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.services.files import make_file
from qtic_desktop.services.fonts import prepare_fonts
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.use_case import long_job
from qtic_desktop.storage.queries.day import day_facts, held
from qtic_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What the day ended with: the copy, the page about the day, whether the copy lies on the drive of the workspace, and
    names of backups beside it in which the workspace was worked on in another place."""

    backup: Backup
    page: Path
    same_drive: bool
    changes: Changes
    elsewhere: tuple[str, ...] = ()
    taken_out: bool = False
    """Whether it lies on a stick that can be taken out."""


@long_job(Act.RECORD_BACKUP, saves=True)
def end_day(
    workspace: Workspace, actor: Actor, *, parent: Path, waiting: tuple[str, ...] = (), lang: Language = "zh"
) -> Generator[Progress, None, DayEnd]:
    """Back up into ``parent``, open the copy by itself, compare what it holds and every file's digest, record it, and write
    the page of the day beside it. ``waiting`` are the sentences of what still waits.

    Raises what ``back_up`` raises, and ``Refused`` (archive.copy_differs) where the copy does not hold the same; the
    folder then stays, and nothing was recorded as a backup.
    """
    require_there(parent)
    elsewhere = worked_elsewhere(workspace, parent)
    with full_medium_named(parent):
        made = yield from back_up(workspace, actor, parent=parent, why=Why.DAY_END)
    today = workspace.store.now().date()
    facts = ask(workspace.store, actor, day_facts.bind(day=today))
    _require_same(workspace, made)
    changes = perform(workspace.store, actor, record_backup.bind(backup=made))
    from qtic_desktop.documents.content.day import DayPage, day_document

    page = DayPage(
        today, facts.done, facts.people, facts.held, waiting, made.folder.name, made.files, made.entries, made.last_hash,
        workspace.info.sample, f"{workspace.store.now():%Y-%m-%d %H:%M}", facts.wrong,
    )  # fmt: skip
    out = parent / f"下班单-{workspace.store.now():%Y%m%d-%H%M}.pdf"
    fonts = yield from prepare_fonts(workspace, actor)
    with full_medium_named(parent):
        make_file(day_document(page, lang), out, lambda: fonts)
    return DayEnd(made, out, not made.apart, changes, elsewhere, can_be_taken_out(parent))


def _require_same(workspace: Workspace, made: Backup) -> None:
    """The rehearsal of a restore: the copy is opened as a database of its own."""
    with workspace.store.read() as session:
        wanted = held(session)
    copy = workspace.store_of(made.folder / "qtic.db")
    try:
        with copy.read() as session:
            found = held(session)
    finally:
        copy.close()
    sums = check_sums(made.folder)
    if found != wanted or sums is None or not sums.whole:
        raise Refused("archive.copy_differs", name=made.folder.name)
