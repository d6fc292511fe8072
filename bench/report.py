"""Write docs/performance.md: the table, what it means, and what stands behind the ratios that miss their aim."""

from __future__ import annotations

import os
import platform
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.timing import Row

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
NOTES = Path(__file__).with_name("notes.md")
HEAD = ("what", "against", "floor, ms", "program, ms", "n", "ratio", "aim", "met")
INTRO = """# Performance

Made by `make bench`. Each line compares the program with the least that could do the same work (or, where it says so,
with a well-known program) in one run on one machine: the ways take turns, a different one first each time, and a first
round is thrown away. Times are medians with the fastest and slowest in brackets. **Only the ratios mean something**;
the milliseconds are those of the machine and of whatever else it was doing.
"""


def load() -> str:
    """How many processes wanted a processor during the last minute, and how many processors there are."""
    if not hasattr(os, "getloadavg"):
        return f"{os.cpu_count()} processors"
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def conditions(before: str) -> str:
    """What the figures were taken on, without naming the machine."""
    office = _version("soffice", "--version")
    parts = [
        f"{platform.system()} {platform.machine()}", f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}", *(f"{name} {_package(name)}" for name in _PACKAGES), *([office] * bool(office)),
    ]  # fmt: skip
    return f"Taken with {', '.join(parts)}. At the start: {before}; at the end: {load()}.\n"


_PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "reportlab", "pyHanko", "openpyxl")


def _package(name: str) -> str:
    from importlib.metadata import version

    return version(name)


def _version(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(done.stdout.split()[:2])


def table(rows: Sequence[Row]) -> str:
    """The rows as a table."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def write(rows: Sequence[Row], missing: Sequence[str], before: str) -> None:
    """Put the page in place. ``missing`` says what could not be measured and why."""
    remarks = [f"- {row.what}: {row.note}." for row in rows if row.note]
    remarks += [f"- Not measured here: {text}." for text in missing]
    parts = [INTRO, table(rows), "\n".join(remarks) + "\n", conditions(before), NOTES.read_text(encoding="utf-8")]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
