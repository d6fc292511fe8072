"""What a bare Debian or Ubuntu lacks, and how it gets there: installed when we are root, one line to type when not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# Found by starting the program in a minimal Debian 12 and asking ldd what the platform plugins miss.
QT_OFFSCREEN = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0")
QT_WINDOW = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
FONTS = ("fontconfig", "fonts-noto-cjk")
VENV = ("python3-venv",)
PACKAGING = ("binutils", "dpkg")


@dataclass(frozen=True)
class Tool:
    """A program that the tests start, and the package that carries it."""

    program: str
    package: str


TEST_TOOLS = (
    Tool("git", "git"),
    Tool("Xvfb", "xvfb"),
    Tool("xauth", "xauth"),
    Tool("openbox", "openbox"),
    Tool("xdotool", "xdotool"),
    Tool("xprop", "x11-utils"),
    Tool("dbus-run-session", "dbus-daemon"),
    Tool("ibus-daemon", "ibus"),
    Tool("/usr/libexec/ibus-engine-libpinyin", "ibus-libpinyin"),
    Tool("pdfsig", "poppler-utils"),
    Tool("qpdf", "qpdf"),
    Tool("soffice", "libreoffice-calc-nogui"),
    Tool("/usr/lib/libreoffice/program/libswlo.so", "libreoffice-writer-nogui"),
    Tool("/usr/lib/postgresql/*/bin/postgres", "postgresql"),
)

# What the program is measured against.
BENCH_TOOLS = (
    Tool("retext", "retext"),
    Tool("lowriter", "libreoffice-writer"),
    Tool("lobase", "libreoffice-base"),
)
BENCH_PARTS = ("libreoffice-base-drivers", "python3-uno")


def is_debian() -> bool:
    """Whether packages come by apt here."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def missing_tools(tools: Iterable[Tool] = TEST_TOOLS) -> list[str]:
    """Packages of the programs that are not on the path, and of the parts (whole paths, with ``*`` for a version) that are
    not there."""
    return [tool.package for tool in tools if shutil.which(tool.program) is None and not _lies_there(tool.program)]


def _lies_there(program: str) -> bool:
    return program.startswith("/") and any(path.is_file() for path in Path("/").glob(program[1:]))


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Chinese; other systems bring their own."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list") is None:
        return False
    found = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def install(packages: Iterable[str], why: str, say: Callable[[str], None]) -> bool:
    """Install ``packages`` as root; otherwise print the one line that does it and return False."""
    wanted = list(dict.fromkeys(packages))
    if not wanted:
        return True
    line = "apt-get install -y --no-install-recommends " + " ".join(wanted)
    if not is_debian():
        say(f"{why} On this system please install what matches these Debian packages: {' '.join(wanted)}")
        return False
    if os.geteuid() != 0:
        say(f"{why} Please run this one line, then the same command again:\n    sudo {line}")
        return False
    say(f"{why} Installing: {' '.join(wanted)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    done = subprocess.run(line.split(), env=environment, check=False, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        say(f"apt-get could not install them; the line was:\n    {line}")
    return done.returncode == 0
