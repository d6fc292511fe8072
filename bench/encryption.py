"""What encryption costs: the same database plain and encrypted, by the same library and with the same settings.

Opening up to the first answer, the first commit after it, the commit of one score, the list of 1,200 centres, and what
a person waits for at sign-in.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from bench.commit import bare_commit
from bench.timing import Row, Times, alternate
from qtic_desktop.storage.encryption.box import new_key
from qtic_desktop.storage.encryption.cost import FOR_NAMES, ORDINARY, SALT_BYTES, Cost, key_from_secret
from qtic_desktop.storage.engine import SETTINGS, connect

Way = tuple[Path, bytes | None]
CENTERS = 1200
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
    return [*rows, _sign_in(max(2, rounds // 10))]


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
