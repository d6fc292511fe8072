"""kill -9 at any moment: what was acknowledged is there, what was under way is there whole or not at all.

15 kills in the suite; ``make reliability`` asks for thousands by ``QTIC_KILLS``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.scoring import ScoreEntry, ScoreSheet
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.review_story import begin_story

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("QTIC_KILLS", "15"))
FRESH_EVERY = 5

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 and fork belong to POSIX systems")


@dataclass
class Kept:
    """What a workspace holds of the things the writer writes."""

    points: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    submitted: set[str] = field(default_factory=set)
    drafts: dict[str, str] = field(default_factory=dict)
    entries: int = 0

    def after(self, write: dict[str, Any]) -> Kept:
        """The same with one more write; a draft without an id is one whose id nobody was told."""
        points, submitted, drafts = dict(self.points), set(self.submitted), dict(self.drafts)
        if write["act"] == "points":
            points[write["sheet"], write["criterion"]] = Decimal(write["text"])
        elif write["act"] == "submit":
            submitted.add(write["sheet"])
        else:
            drafts[write["proposal"] or "new"] = write["name"]
        return Kept(points, submitted, drafts, self.entries + 1)


def kept_in(workspace: Workspace) -> Kept:
    """Read from the tables themselves."""
    with workspace.store.read() as session:
        points = {
            (row.sheet_id, row.criterion): row.points
            for row in session.scalars(select(ScoreEntry).where(ScoreEntry.points.is_not(None)))
        }
        submitted = set(session.scalars(select(ScoreSheet.id).where(ScoreSheet.state == "submitted")))
        typed = {
            row.id: json.loads(row.draft)["values"]["center_name"]
            for row in session.scalars(select(Proposal).where(Proposal.status == "draft"))
        }
        count = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    return Kept(points, submitted, typed, count)


def difference(found: Kept, acknowledged: Kept, under_way: dict[str, Any] | None) -> str:
    """Empty when ``found`` is what was acknowledged, or that and the whole of the write under way."""
    if found == acknowledged:
        return ""
    if under_way is not None:
        wanted = acknowledged.after(under_way)
        strangers = set(found.drafts) - set(acknowledged.drafts)
        if "new" in wanted.drafts and len(strangers) == 1:
            wanted.drafts[strangers.pop()] = wanted.drafts.pop("new")
        if found == wanted:
            return ""
    return f"found {found.entries} entries, acknowledged {acknowledged.entries}; under way: {under_way}"


class Writers:
    """The process that makes writers."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/faults/writer.py")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            text=True,
            encoding="utf-8",
        )

    def _line(self) -> tuple[str, dict[str, Any]]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the writers ended"
        kind, _, facts = line.partition(" ")
        return kind, json.loads(facts)

    def kill_one(self, folder: Path, meeting_id: str, seed: int) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
        """Let a writer write and kill it at a moment that ``seed`` chooses; what it was told, what was under way."""
        assert self.process.stdin is not None
        dice = random.Random(seed)
        self.process.stdin.write(json.dumps([str(folder), meeting_id, seed]) + "\n")
        self.process.stdin.flush()
        kind, facts = self._line()
        assert kind == "pid"
        told: list[dict[str, Any]] = []
        under_way: dict[str, Any] | None = None
        last = dice.randrange(0, 40)  # acknowledged writes before the kill
        while len(told) < last or under_way is None:
            told, under_way = self._take(told, under_way, *self._line())
        time.sleep(dice.random() * 0.004)  # somewhere within a commit, which takes about as long
        os.kill(facts["pid"], signal.SIGKILL)
        while True:
            kind, said = self._line()
            if kind == "dead":
                return told, under_way
            told, under_way = self._take(told, under_way, kind, said)

    @staticmethod
    def _take(
        told: list[dict[str, Any]], under_way: dict[str, Any] | None, kind: str, facts: dict[str, Any]
    ) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
        return ([*told, facts], None) if kind == "done" else (told, facts)

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()


@contextmanager
def writers() -> Iterator[Writers]:
    made = Writers()
    try:
        yield made
    finally:
        made.close()


def make_template(folder: Path) -> str:
    story = begin_story(folder, proposals=2, experts=5)
    story.convene()
    story.open()
    story.workspace.close()
    return story.meeting_id


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(tmp_path: Path) -> None:
    meeting_id = make_template(tmp_path / "template")
    acknowledged_writes = hot_journals = 0
    folder = tmp_path / "w0"
    with writers() as hands:
        for kill in range(KILLS):
            if kill % FRESH_EVERY == 0:
                shutil.rmtree(folder, ignore_errors=True)
                folder = shutil.copytree(tmp_path / "template", tmp_path / f"w{kill}")
            with open_workspace(folder) as before:
                wanted = kept_in(before)
            told, under_way = hands.kill_one(folder, meeting_id, kill)
            journal = folder / "qtic.db-journal"
            hot_journals += journal.exists() and journal.stat().st_size > 0
            for write in told:
                wanted = wanted.after(write)
            with open_workspace(folder) as again:  # the lock went with the process
                assert difference(kept_in(again), wanted, under_way) == "", f"kill {kill}"
                assert check_workspace(again) == (), f"kill {kill}"
            acknowledged_writes += len(told)
    print(
        f"\nFIGURE {KILLS} kills, {acknowledged_writes} acknowledged writes, {hot_journals} interrupted commits, 0 lost"
    )
    assert acknowledged_writes > KILLS


def test_the_comparison_finds_a_lost_write_and_half_a_write(tmp_path: Path) -> None:
    make_template(tmp_path / "w")
    with open_workspace(tmp_path / "w") as workspace:
        found = kept_in(workspace)
    write = {"act": "points", "sheet": "s", "criterion": "1", "text": "2"}
    assert difference(found, found, write) == ""
    assert difference(found.after(write), found, write) == ""
    assert difference(found, found.after(write), None) != "", "lost after it was acknowledged"
    half = found.after(write)
    half.entries -= 1
    assert difference(half, found, write) != "", "the row without its audit entry"
    assert difference(found.after(write), found, None) != "", "a write nobody asked for"
