"""Backup, damage, restore: whatever is done to a workspace after its backup, the restored one is what the backup was.

``QTIC_DRILLS`` times, and the opposite: of a backup that was damaged, every damage is found before anything is restored.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.domain.errors import QticError
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.engine import connect
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import begin_story

DRILLS = int(os.environ.get("QTIC_DRILLS", "2"))
SEED = 20261127


def rows(folder: Path) -> list[object]:
    with closing(connect(folder / "qtic.db")) as link:
        names = sorted(name for (name,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return [(name, sorted(link.execute(f"SELECT * FROM {name}").fetchall(), key=repr)) for name in names]


def test_the_restored_workspace_is_what_the_backup_was(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=2, experts=5)
    story.convene()
    story.open()
    story.score(0)
    story.workspace.attachments.put(b"a scan")
    chance, longest = random.Random(SEED), 0.0
    for drill in range(DRILLS):
        story.workspace.close()
        with open_workspace(tmp_path / "w", now=story.workspace.store.now) as workspace:
            with workspace.store.begin(SYSTEM) as work:
                work.record("open_batch", "batch", "", title=f"第{drill}批")
            wanted = rows(tmp_path / "w")
            (tmp_path / "stick").mkdir(exist_ok=True)
            for _ in back_up(workspace, SYSTEM, parent=tmp_path / "stick"):
                pass
        (backup,) = (tmp_path / "stick").iterdir()
        original = (tmp_path / "w" / "qtic.db").read_bytes()
        damaged = bytearray(original)
        for _ in range(chance.randrange(1, 50)):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (tmp_path / "w" / "qtic.db").write_bytes(bytes(damaged[: chance.randrange(len(damaged))]))
        begun = time.monotonic()
        for _ in restore(backup, tmp_path / "again"):
            pass
        with open_workspace(tmp_path / "again", now=story.workspace.store.now) as again:
            assert check_workspace(again) == (), drill
        longest = max(longest, time.monotonic() - begun)
        assert rows(tmp_path / "again") == wanted, drill
        (tmp_path / "w" / "qtic.db").write_bytes(original)
        shutil.rmtree(tmp_path / "again")
        shutil.rmtree(backup)
    print(f"\nFIGURE {DRILLS} restores equal to their backups, the longest with its check {longest:.1f} s")


def test_a_damaged_backup_is_never_restored(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1, experts=1)
    story.workspace.attachments.put(b"a scan" * 100)
    with story.workspace as workspace:
        (tmp_path / "stick").mkdir(exist_ok=True)
        for _ in back_up(workspace, SYSTEM, parent=tmp_path / "stick"):
            pass
    (backup,) = (tmp_path / "stick").iterdir()
    chance = random.Random(SEED)
    files = sorted(path for path in backup.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    for number in range(DRILLS * 4):
        path = chance.choice(files)
        whole = path.read_bytes()
        broken = bytearray(whole)
        if number % 3 == 0:
            path.unlink()
        elif number % 3 == 1 and len(whole) > 1:
            path.write_bytes(whole[: chance.randrange(len(whole))])
        else:
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            path.write_bytes(bytes(broken))
        with pytest.raises(QticError):
            for _ in restore(backup, tmp_path / "again"):
                pass
        assert not (tmp_path / "again").exists()
        path.write_bytes(whole)
    print(f"\nFIGURE {DRILLS * 4} damaged backups, {DRILLS * 4} refused, nothing left behind")
