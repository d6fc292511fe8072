"""Where to put a file: one place that asks, so that every export asks the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskPath = Callable[[QWidget, str, str, str], str]
"""Parent, title, proposed name, file filter; the answer is empty when the person thought better of it."""

_FORBIDDEN = str.maketrans({char: "_" for char in '\\/:*?"<>|\n\r\t'})
_ENDING = re.compile(r"\*(\.\w+)")


def ask_save_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for the name of a file to write. The ending of the chosen kind is there before the dialog itself asks
    whether a file may be replaced, so that it asks about the file that is going to be written."""
    dialog = QFileDialog(parent, title, proposed, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(proposed)

    def follow(kind: str) -> None:
        ending = _ENDING.search(kind)
        if ending is None:
            return
        dialog.setDefaultSuffix(ending[1].lstrip("."))
        typed = next(iter(dialog.selectedFiles()), "")
        if typed and Path(typed).suffix.lower() in [found.lower() for found in _ENDING.findall(kinds)]:
            dialog.selectFile(Path(typed).with_suffix(ending[1]).name)

    dialog.filterSelected.connect(follow)
    follow(kinds.split(";;")[0])
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""


def ask_folder(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a folder to write into."""
    return QFileDialog.getExistingDirectory(parent, title, proposed)


def ask_open_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a file to read."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, proposed, kinds)
    return chosen


def with_ending(path: Path, endings: Sequence[str]) -> Path:
    """``path``, with the first of ``endings`` where it ends in none of them."""
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def safe_name(text: str) -> str:
    """``text`` as a file name that every system takes."""
    return text.translate(_FORBIDDEN).strip()


def size_text(path: Path) -> str:
    """The size of a file in KB, rounded up."""
    return f"{(path.stat().st_size + 1023) // 1024:,} KB"
