"""What is asked for at one line of the signing board: its dialog, and what is done once it is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.opinions import LineState, Tally
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.opinions.certificate_dialog import CertificateDialog
from qtic_desktop.gui.opinions.line_dialogs import (
    ReasonDialog,
    SampleSignDialog,
    ScanDialog,
    SlipDialog,
    StrikeDialog,
    UnreadDialog,
)
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.opinions.signing import Signing
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Dialog
from qtic_desktop.storage.queries.opinion_use import OpinionUse, opinion_use
from qtic_desktop.storage.queries.opinions import SignatureRow
from qtic_desktop.storage.queries.scans import ComeBack, come_back

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey


class LineActs(QObject):
    """Works for one session; dialogs open over ``window``, the last one stays as ``dialog``."""

    def __init__(self, session: OpinionSession, signing: Signing, window: QWidget) -> None:
        super().__init__(session)
        self.ctx, self._session, self._signing, self._window = session.ctx, session, signing, window
        self.dialog: Dialog | None = None
        self.certificate_dialog: CertificateDialog | None = None
        signing.unread.connect(self._ask_by_eye)

    def act(self, name: str, expert_id: str) -> None:
        """Begin what was asked for."""
        acts: dict[str, Callable[[str], object]] = {
            "sign": self._sign,
            "file": self.sign_by_file,
            "paper": self._record_paper,
            "confirm": self._signing.confirm_paper,
            "refused": lambda one: self._record_none(one, LineState.REFUSED),
            "absent": lambda one: self._record_none(one, LineState.ABSENT),
            "reopen": self._reopen,
            "question": partial(self._with_use, self._question),
            "strike": partial(self._with_use, self._strike),
            "uphold": self._uphold,
        }
        acts[name](expert_id)

    @property
    def _lines(self) -> tuple[SignatureRow, ...]:
        view = self._session.view
        return view.detail.signatures if view is not None else ()

    def _line(self, expert_id: str) -> SignatureRow | None:
        return next((line for line in self._lines if line.expert_id == expert_id), None)

    def _name_of(self, expert_id: str) -> str:
        line = self._line(expert_id)
        return line.called if line is not None else ""

    def _ask(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.open()

    # -- with a key

    def _sign(self, expert_id: str) -> None:
        """With the own slip; a sample needs none."""
        name = self._name_of(expert_id)
        if self.ctx.is_sample:
            self._ask(SampleSignDialog(name, partial(self._signing.sign_with, expert_id, None), self._window))
        else:
            self._ask(SlipDialog(name, self._signing.sign_own, self._window))

    def sign_by_file(self, expert_id: str) -> None:
        """Sign with a certificate file of the expert's own."""
        self.certificate_dialog = CertificateDialog(self.ctx, self._name_of(expert_id), self._window)

        def chosen(key: SignerKey) -> None:
            self._signing.sign_with(expert_id, key)

        self.certificate_dialog.key_chosen.connect(chosen)
        self.certificate_dialog.open()

    # -- on paper

    def _record_paper(self, expert_id: str) -> None:
        """With a scan, or on the pages that came back already; for everybody who signed on it."""
        waiting = [(line.expert_id, line.called) for line in self._lines if line.state is LineState.WAITING]

        def found(back: ComeBack | None) -> None:
            if self._session.is_here:
                self._ask(ScanDialog(waiting, expert_id, self._signing.record_paper, self._window, back))

        question = come_back.bind(opinion_id=self._session.opinion_id)
        self.ctx.ask(question, on_done=found, on_error=self._session.report)

    def _ask_by_eye(self, refusal: Refused, expert_ids: tuple[str, ...], scan: Path) -> None:
        """No code could be read: a person says whether the scan is of this very opinion."""
        view = self._session.view
        if view is None or not self._session.is_here:
            return
        row = view.detail.row
        which = tr("编号 {number}，第 {n} 版，核对码 {code}").format(
            number=row.number, n=row.version_no, code=view.detail.check_code
        )
        done = partial(self._signing.record_paper, expert_ids, scan, by_eye=True)
        self._ask(UnreadDialog(self.ctx.say(refusal), which, done, self._window))

    def _record_none(self, expert_id: str, state: LineState) -> None:
        name = self._name_of(expert_id)
        title, said = tr("登记缺席"), tr("{name}签名时不在场。原因记入签名情况，其他人继续签名。")
        if state is LineState.REFUSED:
            title, said = tr("登记拒签"), tr("{name}拒绝在意见书上签名。原因记入签名情况，其他人继续签名。")
        done = partial(self._signing.record_none, expert_id, state)
        self._ask(ReasonDialog(title, said.format(name=name), tr("登记"), done, self._window))

    def _reopen(self, expert_id: str) -> None:
        said = tr("撤销对{name}的登记，这一行重新等待签名；原登记留在审计日志里。").format(
            name=self._name_of(expert_id)
        )
        done = partial(self._signing.reopen, expert_id)
        self._ask(ReasonDialog(tr("撤销登记"), said, tr("撤销"), done, self._window))

    # -- a confirmed hand signature

    def _with_use(self, then: Callable[[str, list[str]], None], expert_id: str) -> None:
        """Say before what becomes incomplete."""

        def known(use: OpinionUse) -> None:
            if self._session.is_here:
                then(expert_id, self._consequences(use))

        question = opinion_use.bind(opinion_id=self._session.opinion_id)
        self.ctx.ask(question, on_done=known, on_error=self._session.report)

    def _consequences(self, use: OpinionUse) -> list[str]:
        count = Tally.of([line.state for line in self._lines])
        said = [
            tr(
                "意见书变为“待签 {made}/{all}”，须补签；已经导出、打印、归档的意见书和签名情况表不再完整，须重新导出。"
            ).format(made=count.signed - 1, all=count.lines - count.missing)
        ]
        if words.is_closed(self._session.view):
            said.append(tr("组长已用密钥签名，文件已经封闭：这一行以后只能在纸上补签。"))
        if use.listed:
            said.append(tr("这个项目所在的综合评价名单已经确定，名单不会自动改动。"))
        if use.begins is not None and use.ends is not None:
            told = tr("这个项目已经公示（{start} 至 {end}），公示不会自动收回。")
            said.append(told.format(start=use.begins.isoformat(), end=use.ends.isoformat()))
        return said

    def _question(self, expert_id: str, consequences: list[str]) -> None:
        said = tr("提出撤销{name}已确认的手写签名。另一位工作人员同意以前，签名照旧有效；同意以后：")
        done = partial(self._signing.question, expert_id)
        text = "\n".join((said.format(name=self._name_of(expert_id)), *(f"· {one}" for one in consequences)))
        self._ask(ReasonDialog(tr("提出撤销手写签名"), text, tr("提出撤销"), done, self._window))

    def _strike(self, expert_id: str, consequences: list[str]) -> None:
        line = self._line(expert_id)
        if line is None:
            return
        said = tr("{by}提出撤销{name}的手写签名：{reason}").format(
            by=line.questioned_by, name=line.called, reason=line.reason
        )
        done = partial(self._signing.strike, expert_id)
        self._ask(StrikeDialog(said, consequences, done, self._window))

    def _uphold(self, expert_id: str) -> None:
        said = tr("{name}的手写签名继续有效，撤销的提出作罢；两者都留在审计日志里。").format(
            name=self._name_of(expert_id)
        )
        done = partial(self._signing.uphold, expert_id)
        self._ask(ReasonDialog(tr("维持手写签名"), said, tr("维持签名"), done, self._window))
