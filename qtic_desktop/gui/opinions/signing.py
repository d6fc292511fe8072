"""What is done at the signing board, off the GUI thread: signatures with a key, hand signatures, refusals, absences."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.opinions import LineState
from qtic_desktop.gui.opinions.scan_check import ScanCheckDialog
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.opinions import signatures as acts
from qtic_desktop.services.use_case import Write

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages
    from qtic_desktop.documents.signing.keys import SignerKey


class Signing(QObject):
    """Works for one session; ``working`` while something is being done, when nothing else may be begun."""

    working = Signal(bool)

    def __init__(self, session: OpinionSession) -> None:
        super().__init__(session)
        self.ctx, self._session = session.ctx, session
        self.checking: ScanCheckDialog | None = None

    def sign_own(self, secret: str) -> None:
        """The person at work signs the own line with the slip."""
        from qtic_desktop.services.opinions.papers import sign_own

        self._begin()
        task = self.ctx.work(
            sign_own.bind(opinion_id=self._session.opinion_id, secret=secret, fonts=self._session.fonts),
            on_done=lambda _changes: self._done(tr("已签名，文件已保存。")),
            on_error=self._failed,
            label=tr("签名"),
        )
        self._session.watch(task, tr("正在签名…"))

    def sign_with(self, expert_id: str, key: SignerKey | None) -> None:
        """One signature with the certificate file of the person; without a key only in a sample."""
        from qtic_desktop.services.opinions.papers import sign_opinion

        order = sign_opinion.bind(
            opinion_id=self._session.opinion_id, expert_id=expert_id, key=key, fonts=self._session.fonts
        )
        self._begin()
        task = self.ctx.work(
            order,
            on_done=lambda _changes: self._done(tr("已签名，文件已保存。")),
            on_error=self._failed,
            label=tr("签名"),
        )
        self._session.watch(task, tr("正在签名…"))

    def record_paper(self, expert_id: str, scan: Path | None) -> None:
        """A hand signature on the printed paper, with its scan; None for the pages that came back already."""
        self._begin()
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        task = self.ctx.work(
            acts.record_found_signature.bind(**ids)
            if scan is None
            else acts.keep_paper_signature.bind(**ids, scan=scan),
            on_done=lambda _changes: self._done(tr("已登记手写签名和扫描件，请另一位工作人员核对后确认。")),
            on_error=self._failed,
            label=tr("登记手写签名"),
        )
        self._session.watch(task, tr("正在保存扫描件…"))

    def confirm_paper(self, expert_id: str) -> None:
        """A second person compares paper and scan, which is shown before it is confirmed."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._begin()
        task = self.ctx.work(
            acts.read_scan.bind(**ids),
            on_done=partial(self._compare, ids),
            on_error=self._failed,
            label=tr("打开扫描件"),
        )
        self._session.watch(task, tr("正在打开扫描件…"))

    def _compare(self, ids: dict[str, str], file: ForeignPages) -> None:
        self._rest()
        view = self._session.view
        if view is None or not self._session.is_here:
            return
        lines = view.detail.signatures
        name = next((line.expert_name for line in lines if line.expert_id == ids["expert_id"]), "")
        write = acts.confirm_paper_signature.bind(opinion_id=ids["opinion_id"], expert_id=ids["expert_id"])
        self.checking = ScanCheckDialog(
            name, file, lambda: self._perform(write, tr("已确认手写签名。")), QApplication.activeWindow()
        )
        self.checking.finished.connect(self.checking.deleteLater)
        self.checking.open()

    def record_none(self, expert_id: str, state: LineState, reason: str) -> None:
        """The person refuses or is absent."""
        said = tr("已登记拒签。") if state is LineState.REFUSED else tr("已登记缺席。")
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.record_no_signature.bind(**ids, state=state, reason=reason), said)

    def reopen(self, expert_id: str, reason: str) -> None:
        """Withdraw what was recorded about a line."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.reopen_signature.bind(**ids, reason=reason), tr("已撤销登记，这一行重新等待签名。"))

    def _perform(self, write: Write, said: str) -> None:
        self._begin()
        self.ctx.perform(write, on_done=lambda _changes: self._done(said), on_error=self._failed)

    def _begin(self) -> None:
        self._session.hush()
        self.working.emit(True)

    def _rest(self) -> None:
        if self._session.is_here:
            self.working.emit(False)

    def _done(self, sentence: str) -> None:
        self._rest()
        self._session.tell(sentence)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self._session.report(error)
