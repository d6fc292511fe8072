"""What is done at the signing board, off the GUI thread: signatures with a key, hand signatures, refusals, absences."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import LineState
from qtic_desktop.gui.opinions.scan_check import ScanCheckDialog
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.opinions import signatures as acts
from qtic_desktop.services.opinions import signed_scans as scans
from qtic_desktop.services.opinions.signed_scans import SignedScan
from qtic_desktop.services.use_case import Write

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey


class Signing(QObject):
    """Works for one session; ``working`` while something is being done, when nothing else may be begun."""

    working = Signal(bool)
    unread = Signal(object, tuple, object)
    """No code could be read on a scan: the refusal, for whom, and the file."""

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

    def record_paper(self, expert_ids: tuple[str, ...], scan: Path | None, *, by_eye: bool = False) -> None:
        """Hand signatures on the printed paper, with their scan; None for the pages that came back already. ``by_eye``: a
        person says that the scan is of this opinion, where no code can be read."""
        self._begin()
        opinion = self._session.opinion_id
        said = tr("已登记 {n} 人的手写签名和扫描件，请另一位工作人员核对后确认。").format(n=len(expert_ids))
        task = self.ctx.work(
            scans.record_found_signatures.bind(opinion_id=opinion, expert_ids=expert_ids)
            if scan is None
            else scans.keep_paper_signatures.bind(opinion_id=opinion, expert_ids=expert_ids, scan=scan, by_eye=by_eye),
            on_done=lambda _changes: self._done(said),
            on_error=lambda error: self._not_recorded(error, expert_ids, scan),
            label=tr("登记手写签名"),
        )
        self._session.watch(task, tr("正在核对并保存扫描件…"))

    def _not_recorded(self, error: Exception, expert_ids: tuple[str, ...], scan: Path | None) -> None:
        if isinstance(error, Refused) and error.code == "opinions.scan_unread" and scan is not None:
            self._rest()
            self.unread.emit(error, expert_ids, scan)
        else:
            self._failed(error)

    def confirm_paper(self, expert_id: str) -> None:
        """A second person compares paper and scan, which is shown before it is confirmed."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._begin()
        task = self.ctx.work(
            scans.read_scan.bind(**ids),
            on_done=partial(self._compare, expert_id),
            on_error=self._failed,
            label=tr("打开扫描件"),
        )
        self._session.watch(task, tr("正在打开扫描件…"))

    def _compare(self, expert_id: str, scan: SignedScan) -> None:
        """Everybody who signed on the same scan and was recorded by somebody else, in one look."""
        self._rest()
        view = self._session.view
        if view is None or not self._session.is_here:
            return
        lines = view.detail.signatures
        mine = next((line for line in lines if line.expert_id == expert_id), None)
        same = [
            (line.expert_id, line.called)
            for line in lines
            if mine is not None
            and line.state is LineState.PAPER_RECORDED
            and line.scan_sha256 == mine.scan_sha256
            and line.recorded_by_id != self.ctx.actor.id
        ]
        which = tr("{name} · 编号 {number} · 第 {n} 版 · 核对码 {code}").format(
            name=view.facts.center_name, number=view.detail.row.number, n=view.detail.row.version_no,
            code=view.detail.check_code,
        )  # fmt: skip
        self.checking = ScanCheckDialog(which, same, scan, self._confirm, QApplication.activeWindow())
        self.checking.finished.connect(self.checking.deleteLater)
        self.checking.open()

    def _confirm(self, expert_ids: tuple[str, ...]) -> None:
        write = acts.confirm_paper_signatures.bind(opinion_id=self._session.opinion_id, expert_ids=expert_ids)
        self._perform(write, tr("已确认 {n} 人的手写签名。").format(n=len(expert_ids)))

    def record_none(self, expert_id: str, state: LineState, reason: str) -> None:
        """The person refuses or is absent."""
        said = tr("已登记拒签。") if state is LineState.REFUSED else tr("已登记缺席。")
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.record_no_signature.bind(**ids, state=state, reason=reason), said)

    def reopen(self, expert_id: str, reason: str) -> None:
        """Withdraw what was recorded about a line."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.reopen_signature.bind(**ids, reason=reason), tr("已撤销登记，这一行重新等待签名。"))

    def question(self, expert_id: str, reason: str) -> None:
        """Ask to take a confirmed hand signature back."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        said = tr("已提出撤销手写签名，请另一位工作人员核对后同意或维持。")
        self._perform(acts.question_signature.bind(**ids, reason=reason), said)

    def uphold(self, expert_id: str, reason: str) -> None:
        """Let a questioned hand signature stand."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.uphold_signature.bind(**ids, reason=reason), tr("手写签名继续有效。"))

    def strike(self, expert_id: str) -> None:
        """Agree that a questioned hand signature does not count."""
        ids = {"opinion_id": self._session.opinion_id, "expert_id": expert_id}
        self._perform(acts.strike_signature.bind(**ids), tr("已撤销手写签名，这一行重新等待签名。"))

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
