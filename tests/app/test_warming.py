"""What is brought in while a secret is typed: the window that it opens, and nothing that belongs to a thread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROBE = """
import sys, threading
from PySide6.QtCore import QObject
from qtic_desktop.app.window import make_application
app = make_application()
from qtic_desktop.app.door import bring_the_window
before = set(sys.modules)
one = threading.Thread(target=bring_the_window)
one.start()
one.join()
new = [name for name in sys.modules if name.startswith("qtic_desktop") and name not in before]
owned = [(name, key) for name in new for key, value in vars(sys.modules[name]).items() if isinstance(value, QObject)]
print(int("qtic_desktop.app.pages" in new), int("qtic_desktop.gui.stage.record_page" in new), len(owned), *owned)
"""


def test_the_window_is_there_when_the_secret_is_typed_and_no_object_of_qt_was_made_for_it(tmp_path: Path) -> None:
    environment = {**os.environ, "QTIC_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, env=environment, check=False, timeout=120,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert done.stdout.split() == ["1", "1", "0"], done.stderr
