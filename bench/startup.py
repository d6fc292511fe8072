"""The start of the real program on 1,200 centres against a bare window with a table and a well-known Qt program.

All are watched from outside, by the pixels of a private screen; each start is a new process in a fresh home.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench.screen import Screen, Start
from bench.timing import Row, Times
from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.annual_reports import NewCenter, register_centers
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries.registry import departments, people
from qtic_desktop.storage.workspace import create_workspace
from tests.helpers.doors import ask, perform

CENTERS = 1200
PERSON = "办公室"
PEER = "retext"
OFFICE = Actor("bench-office", PERSON, Role.OFFICE)
Starts = dict[str, list[Start]]


def why_not() -> str:
    """Why the start cannot be watched here; empty when it can."""
    if not sys.platform.startswith("linux"):
        return "the start is watched through Xvfb, which this system does not have"
    return "" if shutil.which("Xvfb") else "Xvfb is not installed"


def make_workspace(folder: Path) -> str:
    """A workspace with ``CENTERS`` running centres; returns the id of the person at work."""
    with create_workspace(folder) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        units = ask(workspace.store, departments)
        rows = [
            NewCenter(
                f"QTIC-C-2025-{n + 1:04d}", f"青岛市示例方向{n + 1}技术创新中心", f"青岛示例企业{n + 1}有限公司",
                units[n % len(units)].id, "CONVERSION" if n % 3 == 2 else "NEW", date(2025, 1 + n % 11, 8),
                date(2028, 1 + n % 11, 8),
            )
            for n in range(CENTERS)
        ]  # fmt: skip
        perform(workspace.store, OFFICE, register_centers, centers=rows)
        return next(row.id for row in ask(workspace.store, people) if row.name == PERSON)


def commands(folder: Path, person: str) -> dict[str, list[str]]:
    """What is started: the program lands on the list of centres, as after a day that ended there."""
    settings = Settings(folder / "data" / "settings.ini", person)
    settings.remember("place", "launch")
    settings.flush()
    lines = "\n\n".join(f"第{n}段　专家评审会议纪要，供比较启动时间之用。" for n in range(60))
    (folder / "notes.md").write_text(lines, encoding="utf-8")
    found = {
        "bare": [sys.executable, str(Path(__file__).with_name("bare_window.py")), str(folder / "work" / "qtic.db")],
        "own": [sys.executable, "-m", "qtic_desktop", "--workspace", str(folder / "work"), "--as", PERSON],
    }
    peer = shutil.which(PEER)
    return found if peer is None else {**found, "peer": [peer, str(folder / "notes.md")]}


def watch(rounds: int) -> Starts:
    """Start each program once per round in turning order; the first round warms the page cache and is thrown away."""
    with tempfile.TemporaryDirectory() as name, Screen() as screen:
        folder = Path(name)
        (folder / "data").mkdir()
        wanted = commands(folder, make_workspace(folder / "work"))
        # An installed program is compiled; here the round that is thrown away compiles all of them into one place.
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        seen: Starts = {which: [] for which in wanted}
        for number in range(rounds + 1):
            names = list(wanted)
            for which in names[number % len(names) :] + names[: number % len(names)]:
                home = folder / f"home-{number}-{which}"
                shutil.copytree(folder / "data", home)
                start = screen.start(wanted[which], {**compiled, "QTIC_DATA": str(home), "HOME": str(home)})
                if number:
                    seen[which].append(start)
    return seen


def measure(rounds: int) -> list[Row]:
    """First paint and filled list of the program over those of the bare window; first paint of the well-known one."""
    seen = watch(rounds)
    paint = {name: Times(tuple(start.first_paint for start in starts)) for name, starts in seen.items()}
    filled = {name: Times(tuple(start.filled for start in starts)) for name, starts in seen.items()}
    spent = {name: Times(tuple(start.spent for start in starts)) for name, starts in seen.items()}
    bare = "bare PySide6 window with a table"
    rows = [
        Row("start: first paint", bare, paint["bare"], paint["own"], 1.3),
        Row(f"start: list of {CENTERS:,} centres filled", bare, filled["bare"], filled["own"], 2.1),
        Row(
            "start: processor time until then",
            bare,
            spent["bare"],
            spent["own"],
            note="of all threads; what else the machine does has the least say in this line",
        ),
    ]
    if "peer" in seen:
        name = f"{PEER} (Debian, PyQt5), a text file"
        rows += [
            Row("start: first paint", name, paint["peer"], paint["own"], note="well-known peer, not a floor"),
            Row("start: list or text filled", name, filled["peer"], filled["own"]),
        ]
    return rows
