"""保存诊断信息: one file for those who look after the program; versions, settings and reports, nothing of anybody."""

from __future__ import annotations

import platform
import sys
import zipfile
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from qtic_desktop import __version__
from qtic_desktop.app.places import data_folder
from qtic_desktop.gui.save_path import ask_save_path, opening_acts, size_text
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.gui.main_window import MainWindow

_TAKEN: Final = ("qtic.log*", "crash-*.txt", "native-crash*.txt")
_MOST: Final = 20


def about_this_computer(window: MainWindow) -> str:
    """Versions, screens and settings, a line each."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QGuiApplication

    screens = [
        f"{screen.size().width()}x{screen.size().height()} @{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    settings = window.ctx.settings
    lines = {
        "program": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "qt": f"{qVersion()} / PySide {pyside}",
        "platform plugin": QGuiApplication.platformName(),
        "frozen": str(getattr(sys, "frozen", False)),
        "screens": ", ".join(screens),
        "window": f"{window.width()}x{window.height()}",
        "language, theme, scale": f"{window.ctx.lang}, {settings.theme_name}, {settings.scale}",
        "role": window.ctx.actor.role.value,
        "sample": str(window.ctx.is_sample),
        "page": getattr(window.current_page(), "name", ""),
    }
    return "\n".join(f"{name}: {value}" for name, value in lines.items()) + "\n"


def save_diagnosis(target: Path, about: str, facts: str = "") -> Path:
    """Write the file; logs and reports hold places in the program and kinds of errors, never what was typed. ``facts`` are
    those of the workspace, where the person at work may have them."""
    logs = data_folder() / "logs"
    found = sorted({path for pattern in _TAKEN for path in logs.glob(pattern)}, key=lambda path: path.stat().st_mtime)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("about.txt", about)
        if facts:
            file.writestr("workspace.txt", facts)
        for path in found[-_MOST:]:
            file.write(path, path.name)
    return target


def ask_and_save(window: MainWindow) -> None:
    """Ask where to, and say what was written."""
    page = window.current_page()
    if page is None:
        return
    now: datetime = window.ctx.now()
    name = tr("诊断信息-{time}.zip").format(time=f"{now:%Y%m%d-%H%M}")
    chosen = ask_save_path(window, tr("保存诊断信息"), name, tr("压缩文件 (*.zip)"))
    if not chosen:
        return

    def save(facts: str) -> None:
        window.ctx.make(
            partial(save_diagnosis, Path(chosen), about_this_computer(window), facts),
            on_done=lambda path: page.message.show_message(
                tr("已保存 {name}（{size}），里面没有任何人的资料。").format(name=path.name, size=size_text(path)),
                "ok",
                opening_acts(path),
            ),
            on_error=page.report,
        )

    from qtic_desktop.services.archive.support import support_facts

    # A workspace that cannot even be looked at is the very reason to save this: then it says so in its place.
    window.ctx.work(
        support_facts.bind(),
        on_done=save,
        on_error=lambda error: save(f"not told: {getattr(error, 'code', type(error).__name__)}\n"),
    )
