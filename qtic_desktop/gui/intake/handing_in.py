"""The last page of the wizard: what stands above the paper form, and a submission that no key passes by accident."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.intake.drafting import DraftKeeper
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.intake.readback import Entry, Section
from qtic_desktop.gui.intake.wizard_frame import WizardFrame
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.keys import Deliberate

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.batches import Intake
    from qtic_desktop.storage.queries.intake import MaterialRow


class HandingIn(QObject):
    """``known`` when batch or files have come and the read-back can be laid out with them."""

    known = Signal()

    def __init__(self, ctx: AppContext, keeper: DraftKeeper, frame: WizardFrame) -> None:
        super().__init__(frame)
        self._ctx, self._keeper, self._frame = ctx, keeper, frame
        self._batch = ""
        self._where: tuple[str, date | None] = ("", None)
        self._files: tuple[MaterialRow, ...] = ()
        self._keys = Deliberate(frame.readback, frame.submit_button)
        self._keys.held.connect(self._say_held)
        ctx.signals.context_changed.connect(self._ask_batches)

    def begin(self, draft: ProposalDraft) -> None:
        """The read-back is opened: its keys count anew, and what the record says is asked for; department and day of receipt
        decide what is said of the batch."""
        from qtic_desktop.storage.queries.intake import materials

        self._keys.begin()
        self._where = draft.get("department_id"), parse_date(draft.get("received_on"))
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

    def say_last(self) -> None:
        """There is no next page: how it is handed in from here, which no key does from afar, or what holds it back."""
        why = self._frame.why_not.text()
        words = (
            tr("这是最后一页，还不能按“{act}”：{why}。")
            if why
            else tr("这是最后一页。核对无误后，用 Tab 移到“{act}”，再按 Enter。")
        )
        self._frame.message.show_message(words.format(act=self._keeper.word, why=why.rstrip("。")), "info")

    def _ask_batches(self) -> None:
        from qtic_desktop.storage.queries.batches import intake_of

        department, day = self._where
        order = intake_of.bind(batch_id=self._ctx.batch_id, received_on=day, department_id=department)
        self._ctx.ask(order, on_done=self._take_intake)

    def _take_intake(self, into: Intake) -> None:
        if isValid(self):
            self._batch = "\n".join(intake_words(into))
            self.known.emit()

    def _take_files(self, rows: tuple[MaterialRow, ...]) -> None:
        if isValid(self):
            self._files = rows
            self.known.emit()

    def _say_held(self) -> None:
        self._frame.message.show_message(
            tr("刚才的按键没有提交。请先核对，停顿一下再按“{act}”。").format(act=self._keeper.word), "info"
        )


def intake_words(into: Intake) -> list[str]:
    """Into which batch it goes, why into another one, and whether a quota is passed by it."""
    several = tr("{batch}（要改批次，在窗口最上面一行选择）").format(batch=into.batch.name)
    told = [several if into.several else into.batch.name]
    if into.late and into.chosen.closes_on is not None:
        facts = {"batch": into.chosen.name, "day": into.chosen.closes_on.isoformat(), "next": into.batch.name}
        if into.batch.id != into.chosen.id:
            told.append(tr("收到日期在“{batch}”截止（{day}）以后，转入“{next}”。").format(**facts))
        else:
            told.append(
                tr("收到日期在“{batch}”截止（{day}）以后，还没有下一批，先归入本批并标明逾期。").format(**facts)
            )
    if into.quota is not None and into.quota.accepted + 1 > into.quota.most:
        words = tr("推荐单位在“{batch}”限推荐 {most} 项，这是第 {n} 项，超出 {over} 项；只作提醒，照常可以提交。")
        n, most = into.quota.accepted + 1, into.quota.most
        told.append(words.format(batch=into.quota.batch, most=most, n=n, over=n - most))
    return told
