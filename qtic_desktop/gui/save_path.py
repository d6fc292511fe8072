"""Where to put a file: one place that asks, so that every export asks the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskPath = Callable[[QWidget, str, str, str], str]
"""Parent, title, proposed name, file filter; the answer is empty when the person thought better of it."""

_FORBIDDEN = str.maketrans({char: "_" for char in '\\/:*?"<>|\n\r\t'})


def ask_save_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for the name of a file to write."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, proposed, kinds)
    return chosen


def ask_folder(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a folder to write into."""
    return QFileDialog.getExistingDirectory(parent, title, proposed)


def ask_open_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a file to read."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, proposed, kinds)
    return chosen


def safe_name(text: str) -> str:
    """``text`` as a file name that every system takes."""
    return text.translate(_FORBIDDEN).strip()


def size_text(path: Path) -> str:
    """The size of a file in KB, rounded up."""
    return f"{(path.stat().st_size + 1023) // 1024:,} KB"
