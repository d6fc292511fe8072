"""How far the log of a workspace goes that nobody has opened yet, held against a backup of it.

Its end is told beside the database: where it had come to when it was last closed, and by the records of its journal, whose
heads are not sealed. Times say nothing here: a copy that is older by the clock may hold what no other one has.
"""

from __future__ import annotations

from pathlib import Path

from qtic_desktop.domain.archive.backups import Line, Reach
from qtic_desktop.storage.backup_mark import BackupFacts
from qtic_desktop.storage.chain_head import known_end
from qtic_desktop.storage.journal import files, records_in


def reach(folder: Path, backup: BackupFacts) -> Reach:
    """Hold the workspace in ``folder`` against a backup of it; nothing is opened and no secret is needed."""
    ends = _ends(folder)
    head = max(ends, default=0)
    if not head or not backup.entries:
        return Reach(Line.UNKNOWN, head, backup.entries)
    same = ends.get(backup.entries) == backup.last_hash
    if head < backup.entries:
        line = Line.FEWER
    elif backup.entries in ends and not same:
        line = Line.APART
    elif head == backup.entries:
        line = Line.SAME
    else:
        line = Line.FURTHER if same else Line.UNKNOWN
    return Reach(line, head, backup.entries)


def _ends(folder: Path) -> dict[int, str]:
    """Entries by number with their hashes, as far as they are told in the clear."""
    ends: dict[int, str] = {}
    for file in files(folder / "journal"):
        try:
            for record in records_in(file):
                ends |= {record.first - 1: record.before, record.last: record.hash}
        except OSError:
            continue
    end = known_end(folder)
    return ends | ({end[0]: end[1]} if end is not None else {})
