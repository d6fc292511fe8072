"""The environment the program runs in: ``.venv`` with pinned, hash-checked packages, compiled forms, a Qt that starts."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)

_PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["probe"])
sys.stdout.write(app.platformName())
"""


class Stop(Exception):
    """The reason why nothing more can be done, in one sentence; ends the command with status 3."""


def say(text: str) -> None:
    """One line for the person who waits, at once even through a pipe."""
    print(f"== {text}", flush=True)


def child_environment(**extra: str) -> dict[str, str]:
    """What our own processes see: UTF-8 everywhere, whatever the locale of a bare machine is."""
    return {**os.environ, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **extra}


def run(*command: str | Path, **extra: str) -> int:
    """Run one of our own commands in the checkout, its output passed through; return its status."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, env=child_environment(**extra), check=False).returncode


def must(what: str, *command: str | Path) -> None:
    """``run``, but a failure ends the bootstrap with ``what``."""
    status = run(*command)
    if status != 0:
        raise Stop(f"{what} failed (status {status}); nothing else was changed. The lines above say why.")


def ensure_venv() -> None:
    """Make ``.venv`` unless its Python answers; on Debian the module for it is a package of its own."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", "pass"], check=False, capture_output=True).returncode == 0:
        return
    if sys.version_info < OLDEST:
        raise Stop(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    base = getattr(sys, "_base_executable", None) or sys.executable
    if subprocess.run([base, "-c", "import ensurepip, venv"], check=False, capture_output=True).returncode != 0:
        why = "This Python cannot make virtual environments yet."
        if not debian.install(debian.VENV, why, say):
            raise Stop("Without that package there is no environment to install into.")
    say("Making .venv")
    must("Making .venv", base, "-m", "venv", "--clear", VENV)


def ensure_packages(requirements: str) -> None:
    """Install what ``packaging/<requirements>.txt`` pins, unless a stamp says that exactly this is installed."""
    pins = (ROOT / "packaging" / f"{requirements}.txt").read_bytes()
    mark = hashlib.sha256(pins + sys.version.encode()).hexdigest()
    stamp = VENV / f".installed-{requirements}"
    if stamp.is_file() and stamp.read_text() == mark:
        return
    say("Installing the pinned packages, each checked against its hash (about 100 MB to fetch, once)")
    quiet = ["--quiet"] if not sys.stdout.isatty() else []
    must(
        "Installing packages",
        *(PYTHON, "-m", "pip", "install", "--no-input", *quiet),
        *("--require-hashes", "--only-binary", ":all:", "-r", ROOT / "packaging" / f"{requirements}.txt"),
    )
    stamp.write_text(mark)


def ensure_program() -> None:
    """Install the checkout in place, so that ``qtic-desktop`` exists and edits count at once."""
    definition = (ROOT / "pyproject.toml").read_bytes()
    mark = hashlib.sha256(definition + str(ROOT).encode()).hexdigest()
    stamp = VENV / ".installed-program"
    if not (stamp.is_file() and stamp.read_text() == mark):
        must(
            "Installing the program",
            *(PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--no-deps", "--no-build-isolation"),
            *("--editable", ROOT),
        )
        stamp.write_text(mark)
    must("Compiling forms and translations", PYTHON, ROOT / "packaging" / "build_hook.py")


@dataclass(frozen=True)
class Probe:
    """What happened when Qt was asked to start: the platform plugin that loaded, or why none did."""

    platform: str
    complaint: str

    @property
    def started(self) -> bool:
        """Whether a plugin loaded."""
        return bool(self.platform)

    @property
    def lacks_display(self) -> bool:
        """The plugin itself is whole, but nobody answers at ``DISPLAY``."""
        return "could not connect to display" in self.complaint


def probe(platform: str) -> Probe:
    """Really load a platform plugin, in a process of its own because Qt aborts when it cannot."""
    environment = child_environment(QT_QPA_PLATFORM=platform) if platform else child_environment()
    try:
        done = subprocess.run(
            [PYTHON, "-c", _PROBE], capture_output=True, text=True, env=environment, check=False, timeout=60
        )
    except subprocess.TimeoutExpired:
        return Probe("", f"{platform} did not answer within a minute")
    return Probe(done.stdout.strip() if done.returncode == 0 else "", done.stderr.strip())


def ensure_qt(*, window: bool) -> str:
    """Return the platform Qt starts with here: a window system's, or ``offscreen``; install libraries that it lacks."""
    if not sys.platform.startswith("linux"):
        return probe("").platform or "offscreen"
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    wanted = ("xcb" if os.environ.get("DISPLAY") else "wayland") if window and has_display else "offscreen"
    first = probe(wanted)
    if first.started:
        return wanted
    if not first.lacks_display:
        libraries = debian.QT_OFFSCREEN + (debian.QT_WINDOW if wanted != "offscreen" else ())
        debian.install(libraries, "Qt cannot start yet: system libraries are missing.", say)
        if probe(wanted).started:
            return wanted
    if probe("offscreen").started:
        return "offscreen"
    raise Stop(f"Qt cannot start here. It said: {probe('offscreen').complaint or 'nothing'}")


def ensure_fonts() -> None:
    """Chinese on the screen needs one font of the system; the printed papers need the open set made from packages."""
    if not debian.has_chinese_font():
        debian.install(debian.FONTS, "No Chinese font is installed.", say)
    if run(PYTHON, "-c", "import sys, qtic_desktop.documents.fonts_build as f; sys.exit(not f.is_complete())") == 0:
        return
    say("Making the fonts of the printed papers from pinned packages (about 180 MB to fetch and a minute, once)")
    if run(PYTHON, "-m", "qtic_desktop.documents.fonts_build", "--progress") != 0:
        say("Not all of them could be made; the program says which typeface stands in for which.")
