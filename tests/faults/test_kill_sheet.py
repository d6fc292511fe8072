"""kill -9 in the middle of a score sheet loses at most the field being typed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries import scoring as rows
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import begin_story

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX systems")
def test_kill_in_the_middle_of_a_sheet(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    story.open()
    story.workspace.close()
    arguments = [str(tmp_path / "w"), story.meeting_id, story.experts[1]]
    child = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/faults/sheet_typist.py"), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline().strip() == "typed"
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    with open_workspace(tmp_path / "w") as again:
        with again.store.read() as session:
            found = rows.sheets_of_expert(
                session, story.seat(1), meeting_id=story.meeting_id, expert_id=story.experts[1]
            )[0]
        kept = {number: entry.points for number, entry in found.entries.items()}
        assert {number: kept.get(number) for number in ("1", "2", "3")} == dict.fromkeys("123", Decimal("8.5"))
        assert kept.get("4") in (None, Decimal("8.5"))
        assert found.state == "open"
        assert check_workspace(again) == ()
