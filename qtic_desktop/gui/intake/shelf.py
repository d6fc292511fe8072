"""Taking files in: read and kept by content off the GUI thread, then registered as material of the proposal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.materials import MaterialList
from qtic_desktop.gui.texts import tr


class MaterialShelf(QObject):
    """Joins the list on the page to the workspace; ``said`` carries a sentence and its kind."""

    said = Signal(str, str)

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx, self._keeper = ctx, keeper
        self._list: MaterialList | None = None

    def use(self, page: QWidget) -> None:
        """Take the list of a page."""
        self._list = page.findChild(MaterialList)
        if self._list is not None:
            self._list.file_chosen.connect(self.take)
            self.refresh()

    def refresh(self) -> None:
        """Read again what is there."""
        from qtic_desktop.storage.queries.intake import materials

        if self._keeper.proposal_id is not None:
            self._ctx.ask(materials.bind(proposal_id=self._keeper.proposal_id), on_done=self._show)

    def take(self, kind: str, path: Path) -> None:
        """Keep a PDF file and register it; the draft must have been kept once, which every filled field does."""
        from qtic_desktop.services.intake import take_material

        proposal_id = self._keeper.proposal_id
        if proposal_id is None:
            self.said.emit(tr("请先填写一项内容，草稿保存后即可添加材料。"), "info")
            return
        self._ctx.work(
            take_material.bind(proposal_id=proposal_id, kind=kind, path=path),
            on_done=lambda taken: self._registered(path.name, taken.remark),
            on_error=self._say,
        )

    def _registered(self, name: str, remark: str) -> None:
        if not isValid(self):
            return
        self.refresh()
        words = {
            "large": tr("“{file}”已收入。文件超过 50 MB，打开和备份会慢；可以请申报单位压缩后再交一份。"),
            "locked": tr("“{file}”已收入，但设有密码或限制，评审时可能打不开；请向申报单位要一份没有密码的。"),
        }.get(remark)
        if words:
            self.said.emit(words.format(file=name), "warn")

    def _show(self, rows: Any) -> None:
        if isValid(self) and self._list is not None:
            self._list.set_materials([(row.kind, row.file_name) for row in rows])

    def _say(self, error: Exception) -> None:
        if isValid(self):
            self.said.emit(self._ctx.say(error), "bad")
        else:
            self._ctx.tasks.failed.emit(error)
