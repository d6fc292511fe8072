"""Two processes on one workspace: the second is told so in a sentence and changes nothing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from qtic_desktop.app.main import main
from tests.review_story import begin_story

ROOT = Path(__file__).resolve().parents[2]
HOLDS = """
import sys
from pathlib import Path
from qtic_desktop.storage.workspace import open_workspace
with open_workspace(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "qtic.db").read_bytes()).hexdigest()


def test_the_second_process_reads_and_is_refused_to_write_until_the_first_is_gone(tmp_path: Path, capsys) -> None:
    begin_story(tmp_path / "评审", proposals=1, experts=1).workspace.close()
    before = digest(tmp_path / "评审")
    reads = ["check", "--workspace", str(tmp_path / "评审")]
    words = ["backup", "--workspace", str(tmp_path / "评审")]
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "评审")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    try:
        assert first.stdout.readline().strip() == "open"
        assert main(reads) == 0
        assert digest(tmp_path / "评审") == before
        assert main(words) == 3
        assert "正由另一个窗口使用" in capsys.readouterr().err
        assert digest(tmp_path / "评审") == before
        assert first.poll() is None
    finally:
        first.kill()  # as hard as a crash: no lock may stay behind
        first.communicate()
    assert main(words) == 0
