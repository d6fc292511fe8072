"""Files of a draft: taken in by content off the GUI thread, looked at, replaced, taken off and brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.materials import MaterialList
from qtic_desktop.gui.intake.missing_papers import MissingPapers
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages
    from qtic_desktop.services.intake import TakenMaterial
    from qtic_desktop.storage.queries.intake import MaterialRow, RemovedMaterial


class MaterialShelf(QObject):
    """Joins the list on the page to the workspace. ``said`` carries a sentence and its kind; ``done`` the words of an
    act and a function that takes it back."""

    said = Signal(str, str)
    done = Signal(str, object)
    present = Signal(object)
    """Kinds of the files there are, before the ticks of missing papers follow them."""

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._keeper = ctx, keeper
        self._list: MaterialList | None = None
        self._missing: MissingPapers | None = None
        self._rows: tuple[MaterialRow, ...] = ()

    def use(self, page: QWidget) -> None:
        """Take the list of a page, and the ticks of papers that are missing."""
        self._list, self._missing = page.findChild(MaterialList), page.findChild(MissingPapers)
        if self._list is not None:
            self._list.file_chosen.connect(self.take)
            self._list.open_wanted.connect(self._open)
            self._list.remove_wanted.connect(self._remove)
            self._list.restore_wanted.connect(self._restore)
            self.refresh()

    @property
    def shown(self) -> list[str]:
        """The lines of the list."""
        return [] if self._list is None else self._list.shown()

    def refresh(self) -> None:
        """Read again what is there and what was taken off."""
        from qtic_desktop.storage.queries.intake import materials, removed_materials

        proposal_id = self._keeper.proposal_id
        if proposal_id is not None:
            self._ctx.ask(materials.bind(proposal_id=proposal_id), on_done=self._take_rows)
            self._ctx.ask(removed_materials.bind(proposal_id=proposal_id), on_done=self._show)

    def take_scan(self, kind: str, path: Path) -> None:
        """As ``take``, from where the list may not have been read yet."""
        from qtic_desktop.storage.queries.intake import materials

        def known(rows: tuple[MaterialRow, ...]) -> None:
            self._take_rows(rows)
            if isValid(self):
                self.take(kind, path)

        if self._keeper.proposal_id is None:
            self.take(kind, path)
        else:
            self._ctx.ask(materials.bind(proposal_id=self._keeper.proposal_id), on_done=known)

    def take(self, kind: str, path: Path, replaces: str = "") -> None:
        """Keep a PDF or picture and register it; the draft must have been kept once, which every filled field does."""
        from qtic_desktop.services.intake import take_material

        proposal_id = self._keeper.proposal_id
        if proposal_id is None:
            self.said.emit(tr("请先填写一项内容，草稿保存后即可添加材料。"), "info")
            return
        before = {row.id for row in self._rows}
        replaced = next((row for row in self._rows if row.id == replaces), None)
        self._ctx.work(
            take_material.bind(proposal_id=proposal_id, kind=kind, path=path, replaces=replaces),
            on_done=lambda taken: self._registered(path.name, taken, before, replaced),
            on_error=self._say,
        )

    def _registered(self, name: str, taken: TakenMaterial, before: set[str], replaced: MaterialRow | None) -> None:
        if not isValid(self):
            return
        self.refresh()
        words = {
            "large": tr("“{file}”已收入。文件超过 50 MB，打开和备份会慢；可以请申报单位压缩后再交一份。"),
            "locked": tr("“{file}”已收入，但设有密码或限制，评审时可能打不开；请向申报单位要一份没有密码的。"),
            "unreadable": tr("“{file}”已收入，但在这里打不开，可能已损坏；请向申报单位再要一份。"),
        }.get(taken.remark)
        self.done.emit(tr("添加“{file}”").format(file=name), partial(self._take_back, before, replaced))
        if words:
            self.said.emit(words.format(file=name), "warn")

    def _take_back(self, before: set[str], replaced: MaterialRow | None) -> None:
        """Undo right after a file came: it goes, and the one it replaced is there again."""
        for row in self._rows:
            if row.id not in before:
                self._remove(row, then=None if replaced is None else partial(self._bring_back, replaced))

    def _bring_back(self, row: MaterialRow) -> None:
        from qtic_desktop.storage.queries.intake import RemovedMaterial

        self._restore(RemovedMaterial(row.kind, row.file_name, row.sha256, row.size))

    def _remove(self, row: MaterialRow, then: Callable[[], None] | None = None) -> None:
        from qtic_desktop.services.intake import remove_material

        def gone(_changes: object) -> None:
            if isValid(self):
                self.refresh()
                self.said.emit(tr("已移除“{file}”，在下面可以恢复。").format(file=row.file_name), "info")
                if then is not None:
                    then()

        self._ctx.perform(remove_material.bind(material_id=row.id), on_done=gone, on_error=self._say)

    def _restore(self, row: RemovedMaterial) -> None:
        from qtic_desktop.services.intake import restore_material

        proposal_id = self._keeper.proposal_id
        if proposal_id is not None:
            self._ctx.perform(
                restore_material.bind(proposal_id=proposal_id, removed=row),
                on_done=lambda _changes: self.refresh() if isValid(self) else None,
                on_error=self._say,
            )

    def _open(self, row: MaterialRow) -> None:
        from qtic_desktop.services.intake import read_material

        self._ctx.work(
            read_material.bind(sha256=row.sha256),
            on_done=partial(self._show_file, row),
            on_error=self._say,
            label=row.file_name,
        )

    def _show_file(self, row: MaterialRow, file: ForeignPages) -> None:
        from qtic_desktop.gui.intake.material_view import MaterialView

        if isValid(self) and self._list is not None:
            MaterialView(self._ctx, row.id, row.file_name, file, self._list.window()).open()

    def _take_rows(self, rows: tuple[MaterialRow, ...]) -> None:
        if isValid(self):
            self._rows = rows
            self.present.emit(frozenset(row.kind for row in rows))
            if self._missing is not None:
                self._missing.set_present({row.kind for row in rows})

    def _show(self, removed: tuple[RemovedMaterial, ...]) -> None:
        if isValid(self) and self._list is not None:
            self._list.set_materials(self._rows, removed)

    def _say(self, error: Exception) -> None:
        if isValid(self):
            self.said.emit(self._ctx.say(error), "bad")
        else:
            self._ctx.tasks.failed.emit(error)
