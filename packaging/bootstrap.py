"""From a bare machine to the running program, its tests, its checks and its packages. Standard library only.

    python3 packaging/bootstrap.py
        run | test | check | screenshots | bench | package | bare | translations |
        format | venv | reliability | postgres | mutants

The Makefile calls this file; on Windows it is called directly (``py packaging\\bootstrap.py run``).
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import debian
from environment import (
    PYTHON,
    ROOT,
    Stop,
    ensure_fonts,
    ensure_packages,
    ensure_program,
    ensure_qt,
    ensure_venv,
    probe,
    run,
    say,
)

SAMPLE = ROOT / ".cache" / "sample"
OUT = ROOT / "out"
#: How much of everything ``reliability`` does: kills of a writer, whole meeting days, random score sets,
#: forged and genuine files, signed opinions, batches of scans, payloads in exports,
#: the whole road of a centre, and thirty centres over four years, by hands in the window,
#: pairs of worlds, meeting days at the real window, walks through all acts, slips at the pile,
#: data sets of each kind of paper that is measured.
AT_LENGTH = {
    "QTIC_KILLS": "2000",
    "QTIC_DAYS": "20",
    "QTIC_SETS": "1000000",
    "QTIC_EVERY_ROLE": "3",
    "QTIC_ROBOT": "30",
    "QTIC_ATTACKS": "2000",
    "QTIC_GENUINE": "500",
    "QTIC_OPINIONS": "50",
    "QTIC_SCANS": "20",
    "QTIC_PAYLOADS": "all",
    "QTIC_ROAD": "1",
    "QTIC_FOUR_YEARS": "1",
    "QTIC_PAIRS": "500",
    "QTIC_WINDOW_DAYS": "2",
    "QTIC_WALKS": "16",
    "QTIC_SLIPS": "200",
    "QTIC_HOSTILE": "full",
    "QTIC_LOSSES": "500",
    "QTIC_ROOM": "9,2,3",
    "QTIC_LAYOUT": "30",
}
#: What ``reliability`` runs.
LONG_TESTS = (
    *("tests/faults", "tests/gui/test_layout_matrix.py"),
    *("tests/unit/test_score_sets.py", "tests/gui/test_same_digits.py", "tests/storage"),
    "tests/gui/test_keying_robot.py",
    *("tests/documents/test_attack_classes.py", "tests/documents/test_fifty_opinions.py"),
    *("tests/end2end/test_whole_road.py", "tests/end2end/test_four_years_by_hand.py"),
    *("tests/app/test_two_worlds_files.py", "tests/gui/test_pile_slips.py"),
    "tests/documents/test_hostile_pages.py",
    "tests/documents/test_layout_check.py",
)
#: The pictures of the tour that README and docs show; the others stay in build/tour/screens.
PICTURES = (
    *("today", "intake", "wizard-3", "scoring-panel", "results-sealed"),
    *("opinion-signed", "opinion-verified", "annual_reports"),
)


def prepare(requirements: str = "requirements", *, window: bool = False) -> str:
    """Everything up to a Qt that starts; returns its platform."""
    ensure_venv()
    ensure_packages(requirements)
    platform = ensure_qt(window=window)  # first: the compiler of forms needs the same system libraries
    ensure_program()
    ensure_fonts()
    return platform


def prepare_tests() -> None:
    """The environment of the developers, and the programs that the tests start."""
    prepare("requirements-dev")
    if sys.platform.startswith("linux"):
        lacking = debian.missing_tools()
        if lacking or not _window_libraries():
            debian.install([*lacking, *debian.QT_WINDOW], "Some tests need programs that are not installed.", say)


def _window_libraries() -> bool:
    """Whether the xcb plugin is whole; without a display it then complains about the display, not about a library."""
    found = probe("xcb")
    return found.started or found.lacks_display


def command_venv() -> int:
    """Only the environment, with the packages of the developers."""
    prepare("requirements-dev")
    return 0


def command_run() -> int:
    """The window on the sample workspace; without a display the tour, into ``out/``."""
    platform = prepare(window=True)
    if platform == "offscreen":
        return _tour()
    if not (SAMPLE / "workspace.toml").is_file():
        say("Making the sample workspace (invented data)")
        _remove(SAMPLE)
        status = run(PYTHON, "-m", "qtic_desktop", "demo", SAMPLE, "--size", "meeting")
        if status != 0:
            raise Stop(f"The sample workspace could not be made (status {status}).")
    say("Opening the window")
    return run(PYTHON, "-m", "qtic_desktop", "--workspace", SAMPLE)


def _tour() -> int:
    say("There is no display here, so the program shows itself offscreen and leaves everything in out/.")
    status = run(PYTHON, "-m", "qtic_desktop", "tour", OUT, QT_QPA_PLATFORM="offscreen")
    if status != 0:
        return status
    _list(OUT)
    return 0


def _list(folder: Path) -> None:
    made = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    say(f"{len(made)} files in {folder.name}/:")
    for file in made:
        place = file.relative_to(folder)
        if place.parts[0] != "workspace":
            print(f"   {place.as_posix()}  ({max(1, file.stat().st_size // 1024)} kB)")


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def command_check() -> int:
    """Lint, types, import layers, stale translations; all of them run, the first failure does not hide the next."""
    prepare("requirements-dev")
    return _checks()


def _checks() -> int:
    checks: dict[str, list[str]] = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "types": ["-m", "mypy"],
        "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        "translations": ["packaging/translations.py", "--check"],
    }
    failed = []
    for name, words in checks.items():
        say(f"check: {name}")
        if run(PYTHON, *words) != 0:
            failed.append(name)
    say(f"checks failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def command_format() -> int:
    """Put the code into the form that the check asks for."""
    prepare("requirements-dev")
    return run(PYTHON, "-m", "ruff", "check", "--fix", "--select", "I", ".") or run(PYTHON, "-m", "ruff", "format", ".")


def command_test() -> int:
    """Every check, then every test; the last line is pytest's own."""
    prepare_tests()
    checked = _checks()
    beside = ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]
    tested = run(PYTHON, "-m", "pytest", *beside, *sys.argv[2:])
    return tested or checked


def command_reliability() -> int:
    """What the suite does a little of (``LONG_TESTS``), at length, into docs/reliability.md; packaging/reliability.py takes
    the arguments."""
    prepare_tests()
    counts = {name: os.environ.get(name, usual) for name, usual in AT_LENGTH.items()}
    long = " ".join(LONG_TESTS)
    return run(
        PYTHON, ROOT / "packaging" / "reliability.py", *sys.argv[2:], QTIC_LONG=long, QTIC_MATRIX="full", **counts
    )


def command_postgres() -> int:
    """The tests of storage and services with every workspace on a PostgreSQL of the tests' own."""
    prepare_tests()
    chosen = sys.argv[2:] or ["tests/storage", "tests/services"]
    return run(PYTHON, "-m", "pytest", *chosen, QTIC_DATABASE="postgresql")


def command_mutants() -> int:
    """The mutation score of the safety core (packaging/mutants.py takes the arguments)."""
    prepare_tests()
    return run(PYTHON, ROOT / "packaging" / "mutants.py", *sys.argv[2:])


def command_screenshots() -> int:
    """Remake the pictures of the README and the manual with the program itself."""
    prepare()
    tour = ROOT / "build" / "tour"
    _remove(tour)
    status = run(PYTHON, "-m", "qtic_desktop", "tour", tour, QT_QPA_PLATFORM="offscreen")
    if status != 0:
        return status
    target = ROOT / "docs" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    for name in PICTURES:
        shutil.copyfile(tour / "screens" / f"{name}.png", target / f"{name}.png")
        print(f"   docs/screenshots/{name}.png")
    return 0


def command_bench() -> int:
    """The measurements of docs/performance.md, side by side in one run."""
    prepare_tests()
    if sys.platform.startswith("linux") and (lacking := debian.missing_tools(debian.BENCH_TOOLS)):
        debian.install([*lacking, *debian.BENCH_PARTS], "The programs to measure against are not all here.", say)
    return run(PYTHON, "-m", "bench", *sys.argv[2:])


def command_package() -> int:
    """A frozen folder and a .deb in ``dist/``; the frozen program then tests itself."""
    prepare("requirements-dev")
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        debian.install(debian.PACKAGING, "Freezing needs the binary tools.", say)
    status = run(
        *(PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller"),
        ROOT / "packaging" / "qtic-desktop.spec",
    )
    if status != 0:
        return status
    program = ROOT / "dist" / "qtic-desktop" / ("qtic-desktop.exe" if os.name == "nt" else "qtic-desktop")
    say("The frozen program tests itself")
    status = run(program, "self-test", QT_QPA_PLATFORM="offscreen")
    if status != 0:
        return status
    return run(PYTHON, ROOT / "packaging" / "make_deb.py") if debian.is_debian() else 0


def command_bare() -> int:
    """Both README commands in a bare Debian 12 (root and debootstrap needed)."""
    return run("bash", ROOT / "packaging" / "bare.sh", *sys.argv[2:])


def command_translations() -> int:
    """Bring the English translation file up to date with the texts of forms and screens."""
    ensure_venv()
    return run(PYTHON, ROOT / "packaging" / "translations.py")


COMMANDS: dict[str, Callable[[], int]] = {
    name.removeprefix("command_"): function for name, function in globals().items() if name.startswith("command_")
}


def main() -> int:
    """Run one command; a reason to stop is one sentence and status 3."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return COMMANDS[sys.argv[1]]()
    except Stop as reason:
        print(f"== {reason}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
