"""The faults at length, one after another; writes docs/reliability.md from what each run said of itself.

    python packaging/reliability.py [--scale 0.1] [name ...]

A test says a figure in a line that begins with ``FIGURE``. A run with names renews those rows and leaves the others as
they were; ``--scale`` makes every count smaller, and the page tells the count that was run.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reliability.md"
KEPT = ROOT / "docs" / "reliability.json"


@dataclass(frozen=True)
class Plan:
    """What is run: its words, the tests, and the variable that sets how many."""

    what: str
    tests: tuple[str, ...]
    variable: str = ""
    count: int = 0
    where: str = ""
    """``postgresql``: with every workspace on a server (QTIC_DATABASE)."""


PLANS: dict[str, Plan] = {
    "kill-writes": Plan("kill -9 of writers at any moment", ("tests/faults/test_kill_writes.py",), "QTIC_KILLS", 2000),
    "kill-entry": Plan(
        "kill -9 of somebody typing (sheet, wizard)",
        ("tests/faults/test_kill_sheet.py", "tests/faults/test_kill_wizard.py"), "QTIC_KILLS", 500,
    ),
    "server-loss": Plan(
        "the server is killed, stands still, or the cable is cut at a commit", ("tests/faults/test_server_loss.py",),
        "QTIC_LOSSES", 500,
    ),
    "on-server": Plan(
        "all tests of storage and services, every workspace on a server", ("tests/storage/", "tests/services/"),
        where="postgresql",
    ),
    "room-on-server": Plan("nine experts and two clerks at one server at once", ("tests/faults/test_room_on_server.py",)),
    "meeting-day": Plan("a whole meeting by a robot, with faults", ("tests/faults/test_meeting_day.py",), "QTIC_DAYS", 20),
    "power-cut": Plan(
        "the power goes at any step, three models, five writes; and a flush left out, found",
        ("tests/faults/test_power_cut.py",), "QTIC_CUTS", 7000,
    ),
    "tampering": Plan(
        "named cases of tampering, and single edits of any cell", ("tests/faults/test_tampering.py",), "QTIC_TAMPERS", 2000
    ),
    "journal": Plan(
        "the database is lost: rebuilt from the journal",
        ("tests/storage/test_journal.py", "tests/storage/test_journal_pruning.py"),
    ),
    "restore": Plan("backup, damage, restore", ("tests/faults/test_restore_drill.py",), "QTIC_DRILLS", 500),
    "cold-spare": Plan("another computer takes over from a stick", ("tests/faults/test_cold_spare.py",)),
    "full-disk": Plan("a full disk, and one that fails", ("tests/faults/test_full_disk.py",)),
    "two-processes": Plan(
        "two processes on one workspace", ("tests/faults/test_two_processes.py", "tests/storage/test_reading_beside.py")
    ),
    "stations": Plan("bundles between stations", ("tests/storage/test_stations.py",)),
    "thief": Plan("whoever has the folder has nothing", ("tests/faults/test_thief.py",)),
    "hostile": Plan(
        "hostile workbooks, archives, PDFs", ("tests/exchange/test_hostile_files.py", "tests/exchange/test_swollen_files.py")
    ),
    "signatures": Plan("attacks on signed PDFs", ("tests/documents/test_verify_attacks.py",)),
    "score-sets": Plan(
        "scores against an independent reckoning", ("tests/unit/test_score_sets.py",), "QTIC_SETS", 1_000_000
    ),
    "two-worlds": Plan(
        "nothing of a hidden score is seen, in any answer, file, command or page",
        ("tests/storage/test_two_worlds.py", "tests/app/test_two_worlds_files.py"), "QTIC_PAIRS", 500,
    ),
    "meeting-window": Plan(
        "a whole meeting at the real window, killed in the middle", ("tests/faults/test_meeting_window.py",),
        "QTIC_WINDOW_DAYS", 2,
    ),
    "ways-back": Plan("every act is taken back", ("tests/storage/test_ways_back.py",), "QTIC_WALKS", 16),
    "pile-slips": Plan("errors of two keyers at the pile", ("tests/gui/test_pile_slips.py",), "QTIC_SLIPS", 200),
    "monkey": Plan("random actions of each role in the window", ("tests/gui/test_monkey.py",), "QTIC_ACTIONS", 40_000),
}  # fmt: skip


def _add_what_else_is_long() -> None:
    """What ``bootstrap.py`` runs at length beside these (``QTIC_LONG``, counts in the environment): a row for each."""
    covered = {test for plan in PLANS.values() for test in plan.tests}
    for path in os.environ.get("QTIC_LONG", "").split():
        whole = [path] if path.endswith(".py") or path != "tests/faults" else sorted(
            str(one.relative_to(ROOT)) for one in (ROOT / path).glob("test_*.py")
        )  # fmt: skip
        for test in whole:
            if test not in covered:
                PLANS[test] = Plan(test, (test,))


@dataclass
class Row:
    """One run: as JSON beside the page."""

    name: str
    command: str
    seconds: float
    passed: int
    failed: int
    at: str
    commit: str
    figures: list[str] = field(default_factory=list)


def run(name: str, scale: float) -> Row | None:
    """Run one plan; None where its tests are not there."""
    plan = PLANS[name]
    tests = [test for test in plan.tests if (ROOT / test).exists()]
    if not tests:
        return None
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = ["pytest", *tests]
    if plan.where:
        environment["QTIC_DATABASE"] = plan.where
        command.insert(0, f"QTIC_DATABASE={plan.where}")
    if plan.variable:
        value = str(max(1, round(plan.count * scale)))
        environment[plan.variable] = value
        command.insert(0, f"{plan.variable}={value}")
    begun = time.monotonic()
    words = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    figures = [line.removeprefix("FIGURE ").strip() for line in done.stdout.splitlines() if line.startswith("FIGURE ")]
    counted = {kind: _counted(done.stdout, kind) for kind in ("passed", "failed", "error")}
    return Row(
        name, " ".join(command), round(time.monotonic() - begun, 1), counted["passed"],
        counted["failed"] + counted["error"] + (done.returncode not in (0, 1)),
        datetime.now(UTC).isoformat(timespec="minutes"), _commit(), figures,
    )  # fmt: skip


def _counted(output: str, kind: str) -> int:
    last = [line for line in output.splitlines() if " in " in line and ("passed" in line or "failed" in line)]
    words = last[-1].replace(",", " ").split() if last else []
    return next((int(number) for number, word in zip(words, words[1:], strict=False) if word.startswith(kind)), 0)


def _commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "?"


def page(rows: list[Row]) -> str:
    """The page, from the rows alone."""
    lines = [
        "# Reliability",
        "",
        "Written by `make reliability` (`packaging/reliability.py`), never by hand. Each row is the last run of its tests:",
        "what was run, how often, how long it took, and what it said of itself. A row that was run with a smaller count says so",
        "by its count. Seeds stand in the tests; a run with the same count meets the same cases.",
        "",
        "| what | command | passed | failed | seconds | when, commit |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {PLANS[row.name].what} | `{row.command}` | {row.passed} | {row.failed} | {row.seconds:g} "
        f"| {row.at}, {row.commit} |"
        for row in rows
    ]
    lines += ["", "## What the runs said", ""]
    for row in rows:
        if row.figures:
            lines += [f"- {PLANS[row.name].what}", *(f"  - {figure}" for figure in row.figures)]
    machine = (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    )
    return "\n".join([*lines, "", f"Machine of the last run: {machine}, shared with other work.", ""])


def main(arguments: list[str]) -> int:
    """Run what was named, or everything; 1 when anything failed."""
    scale = float(arguments[arguments.index("--scale") + 1]) if "--scale" in arguments else 1.0
    _add_what_else_is_long()
    names = [one for one in arguments if one in PLANS] or list(PLANS)
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.is_file() else []
    for one in kept:
        PLANS.setdefault(one["name"], Plan(one["name"], (one["name"],)))
    rows = {one["name"]: Row(**one) for one in kept}
    bad = False
    for name in names:
        print(f"== {name}", flush=True)
        row = run(name, scale)
        if row is None:
            print("   not in this checkout")
            continue
        rows[name], bad = row, bad or bool(row.failed)
        print(f"   {row.passed} passed, {row.failed} failed, {row.seconds} s", *row.figures, sep="\n   ", flush=True)
        ordered = [rows[one] for one in PLANS if one in rows]
        KEPT.write_text(
            json.dumps([asdict(one) for one in ordered], ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        PAGE.write_text(page(ordered), encoding="utf-8")
    print(f"== {PAGE.relative_to(ROOT)} is written")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
