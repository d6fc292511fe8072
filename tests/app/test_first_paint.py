"""What is on the screen first must not wait for the libraries of the storage and of the papers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pyhanko", "openpyxl", "qtic_desktop.gui.main_window")
PROBE = """
import sys
from pathlib import Path
from qtic_desktop.app import main, window
from qtic_desktop.app.window import Desk, make_application
app = make_application()
desk = Desk(app, lang="zh", person="")
seen = []
desk.open_folder = lambda folder: (seen.append([name for name in sys.argv[1:] if name in sys.modules]), app.quit())
desk.begin(Path("nowhere"))
app.exec()
print(desk._front.objectName(), len(seen), *seen[0])
desk.close()
"""


def test_the_first_paint_needs_neither_storage_nor_papers(tmp_path: Path) -> None:
    environment = {**os.environ, "QTIC_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *HEAVY],
        capture_output=True, text=True, env=environment, check=False, timeout=60,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["openingPage", "1"], "opened once, after the first paint, with nothing heavy loaded"
