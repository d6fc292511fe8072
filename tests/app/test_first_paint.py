"""What is on the screen first must not wait for the libraries of the storage and of the papers."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from qtic_desktop import gui
from qtic_desktop.domain.changes import SYSTEM, Actor, Role
from qtic_desktop.gui.settings import Settings
from qtic_desktop.services.annual_reports import NewCenter, register_centers
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries.registry import departments, people
from qtic_desktop.storage.workspace import create_workspace
from tests.helpers.doors import ask, perform

PACKAGES = {f"qtic_desktop.gui.{folder.parent.name}" for folder in Path(gui.__file__).parent.glob("*/__init__.py")}

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pyhanko", "openpyxl", "qtic_desktop.gui.main_window")
PROBE = """
import sys
from pathlib import Path
from qtic_desktop.app import main, window
from qtic_desktop.app.desk import Desk
from qtic_desktop.app.window import make_application
app = make_application()
desk = Desk(app, lang="zh", person="")
seen = []
desk.door.open_folder = lambda folder: (seen.append([name for name in sys.argv[1:] if name in sys.modules]), app.quit())
desk.begin(Path("nowhere"))
app.exec()
print(desk._front.objectName(), len(seen), *seen[0])
desk.close()
"""

#: What the first list does without: writers and readers of papers, migrations of a schema that is current, other pages.
UNUSED = (
    "alembic", "mako", "reportlab", "pyhanko", "openpyxl", "fontTools", "PIL", "lxml", "cryptography", "pypdf",
    "qtic_desktop.gui.settings_page", "qtic_desktop.gui.statistics", "qtic_desktop.documents.model",
    "qtic_desktop.domain.intake", "qtic_desktop.domain.annual_reports",
    "qtic_desktop.services.files", "qtic_desktop.services.imports", "qtic_desktop.services.opinions",
    "qtic_desktop.services.demo", "qtic_desktop.storage.queries.meetings", "qtic_desktop.storage.queries.today",
    "qtic_desktop.storage.queries.intake",
)  # fmt: skip
#: The tables behind the people at the door, the ledger, its log and the road of the centre at hand: mapping all of them
#: takes longer than the rest of the storage.
TABLES = {"audit", "base", "every", "launch", "registry", "road"}
#: How many of these classes, statements and modules of the program until the window is shown: the work of a start, which is
#: the same on a slow machine. Less is welcome; more needs a reason.
CLASSES, STATEMENTS, MODULES = 18, 30, 240
#: What the window is made of, and the one stage whose page is shown.
WINDOW = {"forms", "launch", "models", "stage", "widgets"}
WHOLE_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid
from sqlalchemy import event
from sqlalchemy.engine import Engine
from qtic_desktop.app import desk as seat, main, window
from qtic_desktop.app.desk import Desk
from qtic_desktop.app.window import make_application
app = make_application()
seat._FILLING = 60_000  # a slow machine proves nothing here
seat.take_place = lambda page, *_how: page.resize(1280, 720)
desk = Desk(app, lang="zh", person="办公室")
seen, asked, moved = [], [], []
event.listen(Engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
show = Desk._reveal
def reveal(desk, window, fronts):
    held = window.current_page().table.total()
    show(desk, window, fronts)
    seen.append((held, list(asked), list(sys.modules)))
    places = [(one, one.geometry().getRect()) for one in window.findChildren(QLabel) if one.isVisible()]
    def settled():
        moved.extend(one.text() for one, place in places if isValid(one) and one.geometry().getRect() != place)
        app.quit()
    QTimer.singleShot(0, settled)
Desk._reveal = reveal
desk.begin(Path(sys.argv[1]))
app.exec()
held, statements, loaded = seen[0]
mapped = len(list(sys.modules["qtic_desktop.storage.tables.base"].Base.registry.mappers))
print(desk.window.current_page().name, len(seen), held, len(statements), mapped, len(moved), *loaded)
desk.close()
"""


def run(probe: str, data: Path, *arguments: str) -> list[str]:
    environment = {**os.environ, "QTIC_DATA": str(data), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", probe, *arguments],
        capture_output=True, text=True, env=environment, check=False, timeout=60,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_first_list_needs_no_papers_no_migrations_and_no_other_page(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "w") as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
        unit = ask(workspace.store, departments)[0].id
        dates = (date(2025, 1, 8), date(2028, 1, 8))
        rows = [NewCenter(f"C-{n}", f"青岛市示例{n}技术创新中心", "甲公司", unit, "NEW", *dates) for n in range(3)]
        perform(workspace.store, Actor("o", "办公室", Role.OFFICE), register_centers, centers=rows)
        office = next(row.id for row in ask(workspace.store, people) if row.name == "办公室")
    settings = Settings(tmp_path / "settings.ini", office)
    settings.remember("place", "launch")
    settings.flush()
    page, shown, held, statements, mapped, moved, *loaded = run(WHOLE_START, tmp_path, str(tmp_path / "w"))
    assert (page, shown, held) == ("launch", "1", "3"), "the window comes with its rows, and once"
    assert moved == "0", (
        "what stands there at first stays where it is: one drawing, and no line of the card is cut in it"
    )
    own = [name for name in loaded if name.startswith("qtic_desktop")]
    assert int(statements) <= STATEMENTS
    assert int(mapped) <= CLASSES
    assert len(own) <= MODULES, own
    assert not sorted(set(UNUSED) & set(loaded))
    assert below("qtic_desktop.storage.tables", loaded) <= TABLES
    folders = {name for name in below("qtic_desktop.gui", loaded) if f"qtic_desktop.gui.{name}" in PACKAGES}
    assert folders <= WINDOW


def below(package: str, loaded: list[str]) -> set[str]:
    """Names of what was loaded right below a package."""
    return {name.removeprefix(f"{package}.").split(".")[0] for name in loaded if name.startswith(f"{package}.")}


def test_the_first_paint_needs_neither_storage_nor_papers(tmp_path: Path) -> None:
    found = run(PROBE, tmp_path, *HEAVY)
    assert found == ["openingPage", "1"], "opened once, after the first paint, with nothing heavy loaded"
