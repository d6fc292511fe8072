"""Put the frozen folder into a Debian package: ``dist/qtic-desktop_<version>_<architecture>.deb``."""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
from pathlib import Path

from debian import QT_OFFSCREEN, QT_WINDOW

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "dist" / "qtic-desktop"
TREE = ROOT / "build" / "deb"
ICONS = ROOT / "resources" / "icons"

CONTROL = """\
Package: qtic-desktop
Version: {version}
Architecture: {architecture}
Maintainer: QTIC Desktop <noreply@qtic-desktop.invalid>
Installed-Size: {size}
Depends: libc6 (>= {libc}), {depends}
Recommends: fonts-noto-cjk, fontconfig
Suggests: fonts-hanazono, fonts-lxgw-wenkai
Section: office
Priority: optional
Description: review workbench of the Qingdao Technology Innovation Centre programme
 Carries the procedure of the guideline from the recommendation on paper to
 the signed opinion, the score summary and the annual checklist. Works offline.
"""

DESKTOP = """\
[Desktop Entry]
Type=Application
Name=QTIC Desktop
Name[zh_CN]=青岛市技术创新中心评审工作台
Comment=Review workbench
Comment[zh_CN]=论证评审、意见书、汇总与年度报告
Exec=qtic-desktop
Icon=qtic-desktop
Terminal=false
Categories=Office;
StartupWMClass=qtic-desktop
"""

COPYRIGHT = """\
QTIC Desktop is licensed under the Apache License, Version 2.0.

It contains Qt and PySide6 under the GNU Lesser General Public License version 3; their libraries are separate files in
/opt/qtic-desktop/_internal/PySide6 and can be replaced. The licences of fonts and icons lie in
/opt/qtic-desktop/_internal/qtic_desktop/_resources.
"""


def version() -> str:
    """The version of the package, read and not imported: this runs without its dependencies."""
    text = (ROOT / "qtic_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise SystemExit("qtic_desktop/__init__.py states no version")
    return found[1]


def kilobytes(folder: Path) -> int:
    """Size of what gets installed."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) // 1024


def write(place: str, text: str, mode: int = 0o644) -> None:
    """One file of the package tree."""
    target = TREE / place
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    target.chmod(mode)


def icon() -> Path | None:
    """The program's icon, if the icon set has one by that name."""
    return next(iter(sorted(ICONS.rglob("qtic-desktop.svg"))), None)


def main() -> int:
    """Build the package; the frozen folder must exist."""
    if not FROZEN.is_dir():
        print("dist/qtic-desktop is missing; run `make package`")
        return 2
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(FROZEN, TREE / "opt" / "qtic-desktop", symlinks=True)
    (TREE / "usr" / "bin").mkdir(parents=True)
    (TREE / "usr" / "bin" / "qtic-desktop").symlink_to("/opt/qtic-desktop/qtic-desktop")
    write("usr/share/applications/qtic-desktop.desktop", DESKTOP)
    write("usr/share/doc/qtic-desktop/copyright", COPYRIGHT)
    picture = icon()
    if picture is not None:
        write("usr/share/icons/hicolor/scalable/apps/qtic-desktop.svg", picture.read_text(encoding="utf-8"))
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    depends = ", ".join(QT_OFFSCREEN + QT_WINDOW)
    control = CONTROL.format(
        version=version(),
        architecture=architecture,
        size=kilobytes(TREE),
        depends=depends,
        # The frozen Python and the system's libraries beside it ask for the C library they were built with, so a
        # package for an older system is made on that system.
        libc=platform.libc_ver()[1],
    )
    write("DEBIAN/control", control)
    for folder in [TREE, *(path for path in TREE.rglob("*") if path.is_dir() and not path.is_symlink())]:
        folder.chmod(0o755)
    target = ROOT / "dist" / f"qtic-desktop_{version()}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(TREE), str(target)], check=True)
    print(f"{target.relative_to(ROOT)} ({target.stat().st_size // 1_000_000} MB)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
