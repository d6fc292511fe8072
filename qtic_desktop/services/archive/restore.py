"""Out of a backup into a new folder: a backup is recognised, never worked in, and copied whole or not at all."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Final

from qtic_desktop.domain.errors import EnvironmentTrouble, Refused
from qtic_desktop.domain.progress import Progress
from qtic_desktop.services.accounts.founding import growing_beside
from qtic_desktop.services.archive.copying import copy_file
from qtic_desktop.services.archive.sums import check_sums
from qtic_desktop.storage.backup_mark import MARK, backup_here
from qtic_desktop.storage.durable_files import keep_private
from qtic_desktop.storage.holding import OF_HOLDING
from qtic_desktop.storage.restored_mark import mark_restored
from qtic_desktop.storage.workspace import FOLDERS, read_info

#: As many files as one sentence names.
_NAMED_FILES: Final = 5
_LEFT_OUT: Final = frozenset({MARK, *OF_HOLDING})


def restore(backup: Path, target: Path) -> Generator[Progress, None, Path]:
    """Copy a backup, or a workspace on a stick, into ``target``, a new or empty folder; every file is read back. Of a backup
    with a list of digests the files of the list are taken, and nothing that came to lie beside them.

    Nothing is written into ``backup``. Yields files done of files; returns ``target``. Raises ``Refused``
    (workspace.folder_not_empty, archive.not_as_made, archive.not_whole) and ``EnvironmentTrouble``; then there is no new folder.
    """
    read_info(backup)
    source, into = backup.resolve(), target.resolve()
    if into == source or source in into.parents:
        raise Refused("archive.inside_workspace")
    sums = check_sums(source)
    if sums is not None and not sums.whole:
        raise Refused("archive.not_as_made", files="、".join((*sums.differ, *sums.missing)[:_NAMED_FILES]))
    if sums is not None:
        files = [source / name for name in sums.files if name != MARK]
    else:
        files = [path for path in sorted(source.rglob("*")) if path.is_file() and path.name not in _LEFT_OUT]
    yield Progress(0, len(files))
    try:
        with growing_beside(into) as growing:
            for name in FOLDERS:
                (growing / name).mkdir(parents=True, exist_ok=True)
            for done, path in enumerate(files, start=1):
                copy_file(path, growing / path.relative_to(source))
                yield Progress(done, len(files))
            keep_private(growing)
            if (facts := backup_here(source)) is not None:
                mark_restored(growing, facts)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentTrouble("workspace.cannot_write", folder=str(into), reason=reason) from error
    return into
