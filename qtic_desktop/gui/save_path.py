"""Where to put a file: one place that asks, so that every export asks the same way."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QModelIndex, QPersistentModelIndex, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QMessageBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.gui.settings import Settings

AskPath = Callable[[QWidget, str, str, str], str]
"""Parent, title, proposed name, file filter; the answer is empty when the person thought better of it."""

_FORBIDDEN = str.maketrans({char: "_" for char in '\\/:*?"<>|\n\r\t'})
_ENDING = re.compile(r"\*(\.\w+)")


class LastPlaces:
    """Where files were last read from and written to; kept in the settings of the window that is open."""

    def __init__(self) -> None:
        self._settings: Settings | None = None
        self._places: dict[str, str] = {}
        self._workspace: Path | None = None

    def keep_in(self, settings: Settings, workspace: Path | None = None) -> None:
        """From now on in these settings; no dialog starts inside ``workspace``, where nothing of anybody's belongs."""
        self._settings, self._workspace = settings, workspace

    def is_open(self, folder: Path) -> bool:
        """Whether a dialog may start in a folder: it is there, and not of the workspace."""
        return folder.is_dir() and not self._is_inside(folder)

    def start(self, use: str, proposed: str = "") -> str:
        """Where a dialog starts: at ``proposed`` where that names a place, else in the last folder, else documents."""
        if proposed and Path(proposed).is_absolute() and not self._is_inside(Path(proposed)):
            return proposed
        if Path(proposed).is_absolute():
            proposed = "" if Path(proposed).is_dir() else Path(proposed).name
        known = self._places.get(use) or (self._settings.text(f"folder/{use}") if self._settings is not None else "")
        folder = Path(known) if known and self.is_open(Path(known)) else _documents()
        return str(folder / proposed)

    def _is_inside(self, path: Path) -> bool:
        return self._workspace is not None and is_within(path, self._workspace)

    def remember(self, use: str, folder: Path) -> None:
        """The person chose something in ``folder``."""
        self._places[use] = str(folder)
        if self._settings is not None:
            self._settings.remember(f"folder/{use}", str(folder))


last_places = LastPlaces()


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, whatever way leads there."""
    return path.resolve().is_relative_to(folder.resolve())


def _documents() -> Path:
    """The documents of the person where there is such a folder: the dialog takes the name of one that is not there for a
    part of the file's name."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()


class _Days(QStyledItemDelegate):
    """The day of a file as the program writes days; Qt writes it as the system of the computer does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        path = index.sibling(index.row(), 0).data(int(QFileSystemModel.Roles.FilePathRole))
        if path:
            when = QFileInfo(str(path)).lastModified().toString("yyyy-MM-dd HH:mm")
            option.text = when  # type: ignore[attr-defined]


def _dialog(parent: QWidget, title: str, start: str, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title, start, kinds)
    tree = dialog.findChild(QTreeView)
    if tree is not None:  # Qt's own dialog; that of the desktop speaks the language of the desktop
        tree.setItemDelegateForColumn(3, _Days(tree))
    return dialog


def _ask(dialog: QFileDialog, use: str) -> list[str]:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    if chosen:
        last_places.remember(use, Path(chosen[0]) if use == "folder" else Path(chosen[0]).parent)
    return chosen


def ask_save_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for the name of a file to write, ending of the chosen kind included. A file that is there already is replaced
    only after a question about that very file: the file dialog would ask about the name as typed, without its ending."""
    wanted = last_places.start("save", proposed)
    while True:
        named = _ask_once(parent, title, wanted, kinds)
        if named is None or not named.exists() or _may_replace(parent, named):
            return "" if named is None else str(named)
        wanted = str(named)


def _ask_once(parent: QWidget, title: str, wanted: str, kinds: str) -> Path | None:
    dialog = _dialog(parent, title, wanted, kinds)
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
    chosen = next(iter(_ask(dialog, "save")), "")
    kind = _ENDING.search(dialog.selectedNameFilter())
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
    """Ask for a folder."""
    dialog = _dialog(parent, title, last_places.start("folder", proposed))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_ask(dialog, "folder")), "")


def ask_open_path(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Ask for a file to read."""
    dialog = _dialog(parent, title, last_places.start("open", proposed), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_ask(dialog, "open")), "")


def ask_open_paths(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for one or more files to read."""
    dialog = _dialog(parent, title, last_places.start("open"), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _ask(dialog, "open")


def opening_acts(
    path: Path, open_url: Callable[[QUrl], object] | None = None
) -> tuple[tuple[str, Callable[[], object]], ...]:
    """What can be done with a file that was just written: open it, or the folder it lies in."""
    opened = open_url or QDesktopServices.openUrl
    return (
        (tr("打开文件"), lambda: opened(QUrl.fromLocalFile(str(path)))),
        (tr("打开所在文件夹"), lambda: opened(QUrl.fromLocalFile(str(path.parent)))),
    )


def with_ending(path: Path, endings: Sequence[str]) -> Path:
    """``path``, with the first of ``endings`` where it ends in none of them or no ending is asked for."""
    return path if not endings or path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def safe_name(text: str) -> str:
    """``text`` as a file name that every system takes."""
    return text.translate(_FORBIDDEN).strip()


def size_text(path: Path) -> str:
    """The size of a file in KB, rounded up."""
    return f"{(path.stat().st_size + 1023) // 1024:,} KB"
