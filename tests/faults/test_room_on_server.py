"""Computers of a room at one server at once, each a process of its own: everything arrives, and how long a save takes.

``QTIC_ROOM``: how many experts, clerks and rounds ("9,2,3" in ``make reliability``; the suite: one of each).
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from qtic_desktop.services import scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.intake import Proposal
from tests.helpers.on_server import Servers
from tests.review_story import begin_story

ROOT = Path(__file__).resolve().parents[2]
EXPERTS, CLERKS, ROUNDS = map(int, os.environ.get("QTIC_ROOM", "1,1,1").split(","))


def test_a_room_scores_and_keys_at_once_and_everything_arrives(servers: Servers, tmp_path: Path) -> None:
    story = begin_story(tmp_path / "office", proposals=2, experts=max(EXPERTS, 5))
    story.convene(size=max(EXPERTS, 5))
    story.open(size=max(EXPERTS, 5))
    with story.workspace.store.read() as session:
        before = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    computers = []
    for place, who in enumerate([*story.experts[:EXPERTS], *["clerk"] * CLERKS]):
        folder = tmp_path / f"computer {place}"
        folder.mkdir()
        for name in ("workspace.toml", "server.secret"):  # as copied by a stick
            shutil.copyfile(tmp_path / "office" / name, folder / name)
        words = [sys.executable, str(ROOT / "tests/faults/station.py"), str(folder), story.meeting_id, who, str(ROUNDS)]
        computers.append(
            subprocess.Popen(
                words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
            )
        )  # fmt: skip
    said = []
    for one in computers:
        assert one.stdout is not None
        assert one.stdout.readline().strip() == "ready"
    begun = time.perf_counter()
    for one in computers:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in computers:
        out, _ = one.communicate(timeout=600)
        assert one.returncode == 0
        said.append(json.loads(out))
    took = time.perf_counter() - begun
    seconds = sorted(second for one in said for second in one["seconds"])
    with story.workspace.store.read() as session:
        entries = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        drafts = set(session.scalars(select(Proposal.id).where(Proposal.status == "draft")))
    assert entries - before == len(seconds)  # each acknowledged save stands in the one chain, once
    assert {draft for one in said for draft in one.get("drafts", ())} <= drafts
    for place in range(EXPERTS):
        for item in range(2):
            sheet = story.sheet(place, item)
            assert all(sheet.entries[one.number].points == one.maximum for one in sheet.rubric.criteria)
    assert check_workspace(story.workspace) == ()
    if EXPERTS >= 5 and len(story.experts) == EXPERTS:
        story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    middle, late = statistics.median(seconds), seconds[int(len(seconds) * 0.95)]
    print(
        f"FIGURE {EXPERTS} experts and {CLERKS} clerks at once, each a process: {len(seconds)} saves in {took:.1f} s,"
        f" median {middle * 1000:.0f} ms, 95 % within {late * 1000:.0f} ms, slowest {seconds[-1] * 1000:.0f} ms; all arrived"
    )
    story.workspace.close()
