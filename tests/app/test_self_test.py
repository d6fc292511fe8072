"""The installed program proves itself: database, papers, signatures, every screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from qtic_desktop.app.screens import made_stages

ROOT = Path(__file__).resolve().parents[2]


def test_every_item_of_the_self_test_holds(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "qtic_desktop", "self-test", "--json"],
        cwd=ROOT,
        env={**environment, "QTIC_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    answer = json.loads(done.stdout)
    assert [(item["code"], item["seen"]) for item in answer["items"] if not item["ok"]] == []
    assert (done.returncode, answer["ok"]) == (0, True)
    tried = {item["code"] for item in answer["items"]}
    assert {"selftest.screen." + name for name in made_stages()} <= tried
    assert {"selftest.migrations", "selftest.signing", "selftest.check", "selftest.qt_warnings"} <= tried
