"""One window on its list of proposals, in a process of its own: what its thread does at every key, and what it holds.

Usage: python -m bench.list_window WORKSPACE TEXT ...; the texts are typed letter by letter. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication


def resident() -> int:
    """Bytes of memory this process holds now; 0 where the system does not tell so."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.is_file() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


class Watch:
    """Turns the event loop by hand and notes the longest stretch of processor time between two turns."""

    def __init__(self, app: QApplication) -> None:
        self._app = app

    def until(self, done: Callable[[], bool]) -> tuple[float, float]:
        """Seconds of the longest stretch on this thread, and seconds until ``done``."""
        longest, begun = 0.0, time.perf_counter()
        while not done():
            before = time.thread_time()
            self._app.processEvents()
            longest = max(longest, time.thread_time() - before)
            time.sleep(0.0005)
        return longest, time.perf_counter() - begun


def main(folder: Path, texts: list[str]) -> None:
    """Open the list, type every text, look at the end of the list, and tell."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qtic_desktop.app.pages import build_window
    from qtic_desktop.app.window import make_application
    from qtic_desktop.domain.changes import Actor, Role
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.gui.dress import apply_theme
    from qtic_desktop.gui.place import Place
    from qtic_desktop.gui.theme import Theme
    from qtic_desktop.storage.workspace import open_workspace

    actor = Actor("bench-office", "办公室", Role.OFFICE)
    app = make_application()
    apply_theme(app, Theme())
    watch = Watch(app)
    with open_workspace(folder) as workspace, tempfile.TemporaryDirectory() as home:
        tasks = BackgroundTasks()
        window = build_window(workspace, actor, tasks, lang="zh", settings_file=Path(home))
        window.show()
        watch.until(lambda: not tasks.running)
        window.go(Place("intake"))
        page = window.page("intake")
        table = page.table  # type: ignore[attr-defined]
        first = watch.until(lambda: table.count() > 0 and not table.rows_model.is_looking)
        keys = []
        for text in texts:
            for length in range(1, len(text) + 1):
                begun = time.thread_time()
                page.search.setText(text[:length])
                typed = time.thread_time() - begun
                busy, whole = watch.until(lambda: not table.rows_model.is_looking)
                keys.append((text[:length], max(typed, busy), whole))
        page.search.clear()
        watch.until(lambda: not tasks.running and not table.rows_model.is_looking)
        table.scrollToBottom()
        watch.until(lambda: not tasks.running)
        gc.collect()
        print(json.dumps({"first": first, "keys": keys, "resident": resident()}))
        window.close()
        tasks.close(app.processEvents)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
