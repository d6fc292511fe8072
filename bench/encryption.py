"""What encryption costs: the same database plain and encrypted, by the same library and with the same settings.

Opening up to the first answer, the first commit after it, the commit of one score, the list of 1,200 centres; the same
once more through the program, with the memory of its process; and what a person waits for at sign-in.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from bench.commit import bare_commit
from bench.startup import OFFICE, make_workspace
from bench.timing import Row, Times, alternate
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.domain.listing import Wanted
from qtic_desktop.services.accounts.carry_over import carry_over
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.perform import ask as through_the_door
from qtic_desktop.services.registry import rename_department
from qtic_desktop.storage.encryption.box import new_key
from qtic_desktop.storage.encryption.cost import FOR_NAMES, ORDINARY, SALT_BYTES, Cost, key_from_secret
from qtic_desktop.storage.engine import SETTINGS, connect
from qtic_desktop.storage.queries.launch import CENTERS as CENTER_LIST
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.workspace import Workspace, open_workspace, read_info, write_info
from tests.helpers.doors import ask, perform

Way = tuple[Path, bytes | None]
CENTERS = 1200
_SECRET = "海边的灯塔2031"
PADDING = 3000  # further rows of the audit log, so that the file is the size of a year's work
_TABLES = (
    "CREATE TABLE score (id TEXT PRIMARY KEY, sheet_id TEXT, criterion TEXT, points TEXT, version INTEGER);"
    "CREATE UNIQUE INDEX score_place ON score (sheet_id, criterion);"
    "CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT, actor_id TEXT, actor_name TEXT, act TEXT, kind TEXT,"
    " subject_id TEXT, details TEXT, previous TEXT, digest TEXT);"
    "CREATE TABLE centers (id TEXT PRIMARY KEY, name TEXT, host TEXT, starts TEXT, ends TEXT);"
    "INSERT INTO score VALUES ('s1', 'sheet', '1', '1', 1);"
)


def make(file: Path, key: bytes | None) -> None:
    """A database of ``CENTERS`` centres and ``PADDING`` audit entries."""
    with closing(_opened(file, key)) as link:
        link.executescript(_TABLES)
        link.execute("BEGIN")
        rows = (
            (f"c{n}", f"青岛市示例方向{n}技术创新中心", f"青岛示例企业{n}有限公司", "2025-01-08", "2028-01-08")
            for n in range(CENTERS)
        )
        link.executemany("INSERT INTO centers VALUES (?, ?, ?, ?, ?)", rows)
        entries = (("2026-11-20T09:30:00+08:00", "bench", "办公室", "x" * 300, "0" * 64) for _ in range(PADDING))
        link.executemany(
            "INSERT INTO audit (at, actor_id, actor_name, details, digest) VALUES (?, ?, ?, ?, ?)", entries
        )
        link.execute("COMMIT")


def _opened(file: Path, key: bytes | None) -> sqlite.Connection:
    link = connect(file, key)
    for name, value in SETTINGS.items():
        link.execute(f"PRAGMA {name}={'EXTRA' if name == 'synchronous' else value}")
    return link


def _open_and_ask(file: Path, key: bytes | None) -> None:
    with closing(_opened(file, key)) as link:
        link.execute("SELECT count(*) FROM score").fetchone()


def _open_and_commit(file: Path, key: bytes | None) -> None:
    with closing(_opened(file, key)) as link:
        bare_commit(link, "1.5")


def _first_list(file: Path, key: bytes | None) -> None:
    with closing(_opened(file, key)) as link:
        link.execute("SELECT * FROM centers ORDER BY name").fetchall()


def measure(rounds: int) -> list[Row]:
    """Plain is the floor of every line."""
    with tempfile.TemporaryDirectory() as name:
        folder, key = Path(name), new_key()
        make(folder / "plain.db", None)
        make(folder / "closed.db", key)
        ways = ((folder / "plain.db", None), (folder / "closed.db", key))
        rows = [
            _row("open, first answer", ways, _open_and_ask, rounds),
            _row("open, first commit", ways, _open_and_commit, rounds),
            _row(f"open, list of {CENTERS:,} centres", ways, _first_list, rounds),
            _commits(ways, rounds),
        ]
    return [*rows, *_program(max(2, rounds // 5)), _sign_in(max(2, rounds // 10))]


def _program(rounds: int) -> list[Row]:
    """The program's own way: open the workspace and list the centres; one act with its audit entry."""
    with tempfile.TemporaryDirectory() as name:
        plain, closed = Path(name) / "plain", Path(name) / "closed"
        make_workspace(plain)
        carry_over(plain, closed, name="办公室", secret=_SECRET)
        write_info(plain, replace(read_info(plain), carried_over=False))
        key = _key_of(closed)
        ways = {"plain": (plain, None), "closed": (closed, key)}
        times = alternate({which: lambda way=way: _open_and_list(*way) for which, way in ways.items()}, rounds)
        memory = ", ".join(f"{which} {_memory(*way)} MB" for which, way in ways.items())
        rows = [
            Row(
                f"program: open, list of {CENTERS:,} centres", "the same workspace, not encrypted", times["plain"],
                times["closed"], note=f"memory of a process that has done it once: {memory}",
            )
        ]  # fmt: skip
        with _opened_workspace(plain, None) as first, _opened_workspace(closed, key) as second:
            acts = {"plain": _renaming(first), "closed": _renaming(second)}
            times = alternate(acts, rounds * 5, warm=5)
        return [
            *rows,
            Row("program: one act kept", "the same workspace, not encrypted", times["plain"], times["closed"]),
        ]


def _key_of(folder: Path) -> bytes:
    with enter(folder, "办公室", _SECRET).workspace as workspace:
        assert workspace.key is not None
        return workspace.key


def _opened_workspace(folder: Path, key: bytes | None) -> Workspace:
    return open_workspace(folder, unlock=None if key is None else lambda _: key)


def _open_and_list(folder: Path, key: bytes | None) -> None:
    with _opened_workspace(folder, key) as workspace:
        rows = through_the_door(workspace.store, OFFICE, CENTER_LIST.page(Wanted(CenterFilter()), 0, CENTERS))
        assert len(rows) == CENTERS


def _renaming(workspace: Workspace) -> Callable[[], object]:
    department = ask(workspace.store, departments)[0].id
    turn = itertools.cycle(("示例区科技局", "示例市科技局"))
    return lambda: perform(workspace.store, OFFICE, rename_department, department_id=department, name=next(turn))


_LOOK = """
import sys
from pathlib import Path
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.launch import CenterFilter
from qtic_desktop.domain.listing import Wanted
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries.launch import CENTERS
from qtic_desktop.storage.workspace import open_workspace
key = bytes.fromhex(sys.argv[2])
with open_workspace(Path(sys.argv[1]), unlock=(lambda _: key) if key else None) as workspace:
    ask(workspace.store, Actor("bench", "x", Role.OFFICE), CENTERS.page(Wanted(CenterFilter()), 0, 1200))
lines = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def _memory(folder: Path, key: bytes | None) -> int:
    """Most memory (MB) of a fresh process that opens the workspace and lists; 0 where the system does not tell."""
    if not Path("/proc/self/status").is_file():
        return 0
    words = [sys.executable, "-c", _LOOK, str(folder), key.hex() if key else ""]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout) // 1024


def _row(what: str, ways: tuple[Way, Way], work: Callable[[Path, bytes | None], None], rounds: int) -> Row:
    plain, closed = ways
    times = alternate({"plain": lambda: work(*plain), "closed": lambda: work(*closed)}, rounds, warm=3)
    return Row(what, "the same file, not encrypted", times["plain"], times["closed"])


def _commits(ways: tuple[Way, Way], rounds: int) -> Row:
    plain, closed = (_opened(*way) for way in ways)
    turn = itertools.cycle(("1", "1.5", "2"))
    times = alternate(
        {"plain": lambda: bare_commit(plain, next(turn)), "closed": lambda: bare_commit(closed, next(turn))},
        rounds,
        warm=20,
    )
    plain.close()
    closed.close()
    return Row("commit of one score, database open", "the same file, not encrypted", times["plain"], times["closed"])


def _sign_in(rounds: int) -> Row:
    """The name and the secret; the floor is the least that the password cheat sheet of OWASP asks for the secret."""
    salt = os.urandom(SALT_BYTES)

    def pay(cost: Cost) -> None:
        key_from_secret("a name", salt, FOR_NAMES)
        key_from_secret("a secret", salt, cost)

    times: dict[str, Times] = alternate({"least": lambda: pay(FOR_NAMES), "own": lambda: pay(ORDINARY)}, rounds)
    return Row("sign-in: name and secret", "Argon2id 19 MiB, 2 passes, 1 lane", times["least"], times["own"])
