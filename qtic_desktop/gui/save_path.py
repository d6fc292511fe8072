"""Where to put a file: one place that asks, so that every export asks the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from qtic_desktop.gui.texts import tr

AskPath = Callable[[QWidget, str, str, str], str]
"""Parent, title, proposed name, file filter; the answer is empty when the person thought better of it."""

_FORBIDDEN = str.maketrans({char: "_" for char in '\\/:*?"<>|\n\r\t'})
_ENDING = re.compile(r"\*(\.\w+)")


def ask_save_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for the name of a file to write, ending of the chosen kind included. A file that is there already is replaced
    only after a question about that very file: the file dialog would ask about the name as typed, without its ending."""
    wanted = proposed
    while True:
        named = _ask_once(parent, title, wanted, kinds)
        if named is None or not named.exists() or _may_replace(parent, named):
            return "" if named is None else str(named)
        wanted = str(named)


def _ask_once(parent: QWidget, title: str, wanted: str, kinds: str) -> Path | None:
    dialog = QFileDialog(parent, title, wanted, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(wanted)
    endings = [ending.lower() for ending in _ENDING.findall(kinds)]

    def follow(kind: str) -> None:
        """The name typed so far takes the ending of the kind."""
        ending = _ENDING.search(kind)
        typed = next(iter(dialog.selectedFiles()), "")
        if ending is not None and typed and Path(typed).suffix.lower() in endings:
            dialog.selectFile(Path(typed).with_suffix(ending[1]).name)

    dialog.filterSelected.connect(follow)
    known = next((kind for kind in kinds.split(";;") if Path(wanted).suffix.lower() in _ENDING.findall(kind)), "")
    if known:
        dialog.selectNameFilter(known)
    chosen = next(iter(dialog.selectedFiles()), "") if dialog.exec() else ""
    kind = _ENDING.search(dialog.selectedNameFilter())
    dialog.deleteLater()
    if not chosen:
        return None
    return with_ending(Path(chosen), [kind[1].lower(), *endings] if kind is not None else endings)


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Warning)
    question.setWindowTitle(tr("替换文件"))
    question.setText(tr("“{name}”已经有了。要用新生成的文件替换它吗？").format(name=path.name))
    question.setInformativeText(tr("替换后，原来的文件就没有了。"))
    keep = question.addButton(tr("不替换，另起名字"), QMessageBox.ButtonRole.RejectRole)
    replace = question.addButton(tr("替换"), QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(keep)
    question.setEscapeButton(keep)
    question.exec()
    agreed = question.clickedButton() is replace
    question.deleteLater()
    return agreed


def ask_folder(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a folder to write into."""
    return QFileDialog.getExistingDirectory(parent, title, proposed)


def ask_open_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a file to read."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, proposed, kinds)
    return chosen


def with_ending(path: Path, endings: Sequence[str]) -> Path:
    """``path``, with the first of ``endings`` where it ends in none of them or no ending is asked for."""
    return path if not endings or path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def safe_name(text: str) -> str:
    """``text`` as a file name that every system takes."""
    return text.translate(_FORBIDDEN).strip()


def size_text(path: Path) -> str:
    """The size of a file in KB, rounded up."""
    return f"{(path.stat().st_size + 1023) // 1024:,} KB"
