"""kill -9 in the middle of the proposal wizard loses at most the field being typed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.storage.queries.intake import draft, proposals
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import begin_story

ROOT = Path(__file__).resolve().parents[2]
# A start of the window takes far longer than a kill, so this has a smaller share of the kills than the services have.
KILLS = max(3, int(os.environ.get("QTIC_KILLS", "15")) // 10)


def kill_while_typing(folder: Path, seed: int) -> list[dict[str, Any]]:
    """Let the clerk type and kill the program at a moment that ``seed`` chooses; returns what the clerk did."""
    dice = random.Random(seed)
    child = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/faults/wizard_typist.py"), str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        text=True,
        encoding="utf-8",
    )
    assert child.stdout is not None
    done: list[dict[str, Any]] = []
    try:
        for _ in range(dice.randrange(4, 40)):
            line = child.stdout.readline()
            assert line, "the clerk stopped"
            done.append(json.loads(line))
        time.sleep(dice.random() * 0.02)
    finally:
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
        child.wait()
        child.stdout.close()
    return done + [json.loads(line) for line in rest.splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX systems")
@pytest.mark.parametrize("seed", range(KILLS))
def test_at_most_the_field_being_typed_is_lost(tmp_path: Path, seed: int) -> None:
    begin_story(tmp_path / "w", proposals=0, experts=1).workspace.close()
    done = kill_while_typing(tmp_path / "w", seed)
    kept = {step["field"]: step["text"] for step in done if step["kind"] == "kept"}
    assert kept, "the clerk got nowhere"
    last = done[-1]
    with open_workspace(tmp_path / "w") as again:
        with again.store.read() as session:
            (row,) = proposals(session)
            stored = draft(session, proposal_id=row.id)
        values = stored.draft["values"]
        wrong = {name for name, text in kept.items() if values.get(name) != text}
        # What was being typed may be there as before, whole, or as far as it went; nothing else may differ.
        if last["kind"] != "kept":
            wrong.discard(last["field"])
            now, before = values.get(last["field"], ""), kept.get(last["field"], "")
            assert now == before or last["text"].startswith(now)
        assert wrong == set()
        assert stored.cursor_field, "the place to go on is remembered"
        assert check_workspace(again) == ()
