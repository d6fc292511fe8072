"""The list of 100,000 proposals: its first window and every key of its search against the bare SQL of the same answer,
what the window's thread does meanwhile, and the memory of the window against that of 1,000 proposals."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench import list_tools
from bench.timing import Row, Sizes, Times
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalFilter
from qtic_desktop.domain.listing import Wanted
from qtic_desktop.domain.search import initials, sought_words
from qtic_desktop.services.demo import demo_clock, fill_demo
from qtic_desktop.services.demo.scale import Volume, fill_scale
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.engine import SETTINGS, connect
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.unit_of_work import Store
from qtic_desktop.storage.workspace import create_workspace, open_workspace

MANY, FEW = 100_000, 1_000
WINDOW = 100
TODAY = date(2026, 4, 12)
OFFICE = Actor("bench-office", "办公室", Role.OFFICE)
_COLUMNS = (
    "p.id, p.number, p.status, p.track, p.center_name, p.host_name, d.name, p.field, p.received_on, p.funding_total,"
    " p.director_name, p.saved_at"
)


def make_workspace(folder: Path, proposals: int) -> None:
    """A sample workspace with very many proposals."""
    with create_workspace(folder, sample=True, now=demo_clock(datetime(2026, 4, 12, 9, tzinfo=UTC))) as workspace:
        for _ in fill_demo(workspace.store, size="probe", seed=1, today=TODAY):
            pass
        for _ in fill_scale(workspace.store, seed=1, today=TODAY, volume=Volume(proposals, 0)):
            pass


class BareList:
    """The same answer by plain statements on one connection with the program's settings."""

    def __init__(self, file: Path) -> None:
        self.link = connect(file)
        for name, value in SETTINGS.items():
            self.link.execute(f"PRAGMA {name}={'EXTRA' if name == 'synchronous' else value}")

    def look(self, text: str) -> tuple[list[Any], int, dict[str, int]]:
        """The first window, how many there are, and how many per status, in one transaction."""
        words = sought_words(text)
        column = {True: "search_initials", False: "search_words"}
        like = " AND ".join(f"{column[word.latin]} LIKE ? ESCAPE '/'" for word in words) or "1"
        sought = [f"%{word.text}%" for word in words]
        run = self.link.execute
        run("BEGIN")
        counts = dict(run("SELECT status, count(*) FROM proposals GROUP BY status").fetchall())
        ids = f"SELECT id FROM proposals WHERE {like} ORDER BY id DESC LIMIT {WINDOW}"
        rows = run(
            f"SELECT {_COLUMNS} FROM proposals p LEFT JOIN departments d ON d.id = p.department_id"
            f" WHERE p.id IN ({ids}) ORDER BY p.id DESC",
            sought,
        ).fetchall()
        count = sum(counts.values())
        if words:
            count = len(rows)
        if words and count == WINDOW:
            (count,) = run(f"SELECT count(*) FROM proposals WHERE {like}", sought).fetchone()
        run("COMMIT")
        return rows, count, counts

    def close(self) -> None:
        """Let go of the file."""
        self.link.close()


def typed(store: Store, how_many: int) -> tuple[list[str], list[str]]:
    """What people type: up to five characters from the middle of stored names, and the same as initials."""
    rows = ask(store, OFFICE, PROPOSALS.page(Wanted(ProposalFilter()), 0, 5_000))
    chance = random.Random(5)
    words = [chance.choice(rows).center_name[3:8] for _ in range(how_many)]
    return words, [initials(word).split("\n")[0] for word in words]


def keys_of(texts: Sequence[str]) -> list[str]:
    """Every text as it grows from one letter to five."""
    return [text[:length] for text in texts for length in range(1, len(text) + 1)]


def side_by_side(store: Store, bare: BareList, texts: Sequence[str]) -> tuple[Times, Times]:
    """Each text asked of both, now one first and now the other; the first of all is asked once more than it counts."""
    taken: dict[str, list[float]] = {"bare": [], "own": []}
    for number, text in enumerate([texts[0], *texts]):
        look = PROPOSALS.look(Wanted(ProposalFilter(), text), 0, WINDOW, frozenset(), "")
        ways: list[tuple[str, Callable[[], object]]] = [
            ("bare", lambda text=text: bare.look(text)),  # type: ignore[misc]
            ("own", lambda look=look: ask(store, OFFICE, look)),  # type: ignore[misc]
        ]
        for name, way in ways if number % 2 else reversed(ways):
            begun = time.perf_counter()
            way()
            if number:
                taken[name].append(time.perf_counter() - begun)
    return Times(tuple(taken["bare"])), Times(tuple(taken["own"]))


def watched(folder: Path, texts: Sequence[str]) -> dict[str, Any]:
    """What a window in a process of its own did and held."""
    command = [sys.executable, "-m", "bench.list_window", str(folder), *texts]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "QTIC_DATA": str(folder)}
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def p95(seconds: Sequence[float]) -> float:
    """The 95th percentile, in milliseconds."""
    return 1e3 * (statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0])


def told(own: Times, steps: Sequence[Sequence[Any]]) -> str:
    """The note of a line: 95th percentiles of the answer, of the window's thread, and from the key to the drawn rows."""
    busy, whole = p95([step[-2] for step in steps]), p95([step[-1] for step in steps])
    return (
        f"p95 of the answer {p95(own.seconds):.0f} ms; in the window, p95 of the longest stretch of its thread"
        f" {busy:.0f} ms and until the rows stand {whole:.0f} ms"
    )


def measure(rounds: int) -> list[Row]:
    """First window, keys by word and by initials, memory."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder) / "many", Path(folder) / "few"
        make_workspace(many, MANY)
        make_workspace(few, FEW)
        with open_workspace(many) as workspace:
            words, letters = typed(workspace.store, rounds)
            bare = BareList(many / "qtic.db")
            first, by_word, by_letters = (
                side_by_side(workspace.store, bare, texts)
                for texts in ([""] * rounds, keys_of(words), keys_of(letters))
            )
            tools = list_tools.measure(workspace.store, OFFICE, bare.link, MANY)
            bare.close()
        seen, less = (watched(folder, [*words[:8], *letters[:8]]) for folder in (many, few))
    half, what, floor = len(keys_of(words[:8])), f"list of {MANY:,} proposals", "bare SQL of the same answer"
    return [
        Row(f"{what}: first window", floor, *first, 1.5, told(first[1], [seen["first"]])),
        Row(f"{what}: a key, by word", floor, *by_word, 1.5, told(by_word[1], seen["keys"][:half])),
        Row(f"{what}: a key, by initials", floor, *by_letters, 1.5, told(by_letters[1], seen["keys"][half:])),
        Row(
            f"{what}: memory of its window", f"that of {FEW:,}", Sizes((less["resident"],)), Sizes((seen["resident"],)),
            1.3, "megabytes, resident",
        ),
        *tools,
    ]  # fmt: skip
