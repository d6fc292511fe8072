"""The last page of the wizard: what stands above the paper form, and a submission that no key passes by accident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.intake.readback import Entry, Section
from qtic_desktop.gui.intake.wizard_frame import WizardFrame
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.keys import Deliberate

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.intake import MaterialRow
    from qtic_desktop.storage.queries.registry import NamedRow


class HandingIn(QObject):
    """``known`` when batch or files have come and the read-back can be laid out with them."""

    known = Signal()

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, frame: WizardFrame) -> None:
        super().__init__(frame)
        self._ctx, self._keeper, self._frame = ctx, keeper, frame
        self._batch = ""
        self._files: tuple[MaterialRow, ...] = ()
        self._keys = Deliberate(frame.readback, frame.submit_button)
        self._keys.held.connect(self._say_held)
        ctx.signals.context_changed.connect(self._ask_batches)

    def begin(self) -> None:
        """The read-back is opened: its keys count anew, and what the record says is asked for."""
        from qtic_desktop.storage.queries.intake import materials

        self._keys.begin()
        self._ask_batches()
        if self._keeper.proposal_id is not None:
            self._ctx.ask(materials.bind(proposal_id=self._keeper.proposal_id), on_done=self._take_files)

    def section(self) -> Section:
        """Into which batch it goes and which files came with it; its link leads to the page of the files."""
        files = "\n".join(f"{tr(KINDS.get(row.kind, row.kind))}：{row.file_name}" for row in self._files)
        entries = (
            Entry("batch", tr("受理到批次"), self._batch or tr("还没有批次")),
            Entry("materials", tr("随附材料"), files or tr("没有")),
        )
        return Section("people", tr("受理"), entries)

    def explain(self, blocking: int, why_not: str = "") -> None:
        """Why 提交受理 is grey stands beside it in words."""
        words = tr("还有 {n} 处必须先处理").format(n=blocking) if blocking else why_not
        self._frame.submit_button.setEnabled(not words)
        self._frame.submit_button.setToolTip(words)
        self._frame.why_not.setText(words)
        self._frame.why_not.setVisible(bool(words) and not self._frame.submit_button.isHidden())

    def _ask_batches(self) -> None:
        from qtic_desktop.storage.queries.registry import batches

        self._ctx.ask(batches.bind(), on_done=self._take_batches)

    def _take_batches(self, rows: Sequence[NamedRow]) -> None:
        if isValid(self):
            chosen = [row.name for row in rows if row.id == self._ctx.batch_id] or [row.name for row in rows[:1]]
            self._batch = "".join(chosen)
            if len(rows) > 1:
                self._batch = tr("{batch}（要改批次，在窗口最上面一行选择）").format(batch=self._batch)
            self.known.emit()

    def _take_files(self, rows: tuple[MaterialRow, ...]) -> None:
        if isValid(self):
            self._files = rows
            self.known.emit()

    def _say_held(self) -> None:
        self._frame.message.show_message(
            tr("刚才的按键没有提交。请先核对，停顿一下再按“{act}”。").format(act=self._keeper.word), "info"
        )
