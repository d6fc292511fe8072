"""The power goes at any step of a write: what was acknowledged is there whole, and nothing half done has a final name.

``QTIC_CUTS`` states for each write and model; the same harness finds the loss where a flush is left out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.storage import durable_files, journal
from qtic_desktop.storage.attachments import AttachmentStore
from qtic_desktop.storage.backup_mark import MARK
from qtic_desktop.storage.durable_files import write_durably
from qtic_desktop.storage.restored_mark import MARK as RESTORED
from tests.faults.power_cut import MODELS, Recording, losses, recorded
from tests.review_story import begin_story

CUTS = int(os.environ.get("QTIC_CUTS", "30"))
SEED = 20261127

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc names what is flushed")

Judge = Callable[[bool, dict[str, bytes]], str]


def replaced(folder: Path) -> tuple[Recording, Judge]:
    """A file takes the place of an older one."""
    write_durably(folder / "file", b"old" * 100)
    with recorded(folder) as made:
        write_durably(folder / "file", b"new" * 1000)

    def judge(acknowledged: bool, files: dict[str, bytes]) -> str:
        there = files.get("file")
        if acknowledged and there != b"new" * 1000:
            return "acknowledged and lost"
        return "" if there in (b"old" * 100, b"new" * 1000) else "neither old nor new"

    return made, judge


def attached(folder: Path) -> tuple[Recording, Judge]:
    """A scan is kept in a folder that is new."""
    data = b"a scan" * 500
    with recorded(folder) as made:
        digest = AttachmentStore(folder / "attachments").put(data)

    def judge(acknowledged: bool, files: dict[str, bytes]) -> str:
        found = [content for name, content in files.items() if name.endswith(digest)]
        if acknowledged and found != [data]:
            return "acknowledged and lost"
        return "torn under its final name" if found and found != [data] else ""

    return made, judge


def backed_up(folder: Path) -> tuple[Recording, Judge]:
    """A whole backup."""
    story = begin_story(folder.parent / "source", proposals=1, experts=1)
    story.workspace.attachments.put(b"scan")
    with story.workspace as workspace, recorded(folder) as made:
        for _ in back_up(workspace, SYSTEM, parent=folder):
            pass
    return made, whole_by_its_list(MARK)


def restored(folder: Path) -> tuple[Recording, Judge]:
    """A backup is restored into a folder that is new."""
    story = begin_story(folder.parent / "source", proposals=1, experts=1)
    with story.workspace as workspace:
        for _ in back_up(workspace, SYSTEM, parent=folder.parent):
            pass
    (backup,) = folder.parent.glob("QTIC*")
    wanted = {str(path.relative_to(backup)): path.read_bytes() for path in backup.rglob("*") if path.is_file()}
    with recorded(folder) as made:
        for _ in restore(backup, folder / "new"):
            pass
    wanted[RESTORED] = (folder / "new" / RESTORED).read_bytes()  # which backup it came from

    def judge(acknowledged: bool, files: dict[str, bytes]) -> str:
        there = {name.removeprefix("new/"): content for name, content in files.items() if name.startswith("new/")}
        if acknowledged and not there:
            return "acknowledged and lost"
        if "workspace.toml" not in there:
            return ""  # not yet a workspace, and opens as none
        bad = [name for name, content in there.items() if wanted.get(name) != content]
        missing = {name for name in wanted if name not in (MARK, "SHA256SUMS")} - set(there)
        return f"not whole: {bad or missing}" if bad or missing else ""

    return made, judge


def journalled(folder: Path) -> tuple[Recording, Judge]:
    """A save goes into the journal."""
    story = begin_story(folder.parent / "source", proposals=1, experts=1)
    kept = journal.Journal(folder / "journal", "x", None)
    with story.workspace as workspace:
        kept.begin(workspace.store.engine)
        with recorded(folder) as made:
            with workspace.store.begin(SYSTEM) as work:
                work.record("open_batch", "batch", "", title="第二批")
            kept.follow(workspace.store.engine)
        last = next(iter(reversed(list(journal.records(folder / "journal"))))).last
    look = folder.parent / "look"

    def judge(acknowledged: bool, files: dict[str, bytes]) -> str:
        shutil.rmtree(look, ignore_errors=True)
        look.mkdir()
        for name, content in files.items():
            (look / Path(name).name).write_bytes(content)
        found = [record.last for record in journal.records(look)]
        if acknowledged and last not in found:
            return "acknowledged and lost"
        return "" if last - 1 in found else "an older record was lost"

    return made, judge


def whole_by_its_list(mark: str) -> Judge:
    """A folder with its final name holds every file of its list of digests."""

    def judge(acknowledged: bool, files: dict[str, bytes]) -> str:
        tops = {name.split("/")[0] for name in files}
        final = {top for top in tops if top.startswith("QTIC") and not top.endswith(".part")}
        if acknowledged and not final:
            return "acknowledged and lost"
        for top in final:
            there = {name.split("/", 1)[1]: content for name, content in files.items() if name.startswith(top + "/")}
            if "SHA256SUMS" not in there or mark not in there:
                return "a final name without its list"
            for line in there["SHA256SUMS"].decode().splitlines():
                digest, name = line.split("  ", 1)
                if hashlib.sha256(there.get(name, b"?")).hexdigest() != digest:
                    return f"{name} is not whole"
        return ""

    return judge


WRITES = {
    "a file replaced": replaced,
    "a scan in a new folder": attached,
    "a backup": backed_up,
    "a restore": restored,
    "the journal": journalled,
}


@pytest.mark.parametrize("name", WRITES)
def test_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    made, judge = WRITES[name](folder)
    for model in MODELS:
        found = losses(made, model, CUTS, SEED, judge)
        print(f"\nFIGURE {name}, {model}: {CUTS} cuts in {len(made.steps)} steps, {len(found)} losses")
        assert found == [], model


@pytest.mark.parametrize(("name", "left_out"), [("a file replaced", "content"), ("a scan in a new folder", "folders")])
def test_the_same_harness_finds_a_flush_that_is_left_out(
    tmp_path: Path, name: str, left_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    if left_out == "folders":
        monkeypatch.setattr(durable_files, "sync_folder", lambda _folder: None)
    made, judge = WRITES[name](folder)
    if left_out == "content":
        made.steps = [step for step in made.steps if step.content is None]
    found = {model: len(losses(made, model, 400, SEED, judge)) for model in MODELS}
    print(f"\nFIGURE {name} without flushing its {left_out}: {found}")
    assert found["free"] > 20
