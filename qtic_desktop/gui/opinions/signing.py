"""Put signatures on an opinion off the GUI thread, one at a time, and tell the views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.background import Cancelled, Task
from qtic_desktop.gui.opinions.session import OpinionSession
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey


class Signing(QObject):
    """Works for one session; ``working`` while a signature is being made, when no other may be begun."""

    working = Signal(bool)

    def __init__(self, session: OpinionSession) -> None:
        super().__init__(session)
        self.ctx, self._session = session.ctx, session

    def sign_one(self, expert_id: str, key: SignerKey | None = None) -> None:
        """One signature, by the workspace's certificate for this person or by ``key``."""
        from qtic_desktop.services.papers import sign_opinion

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

    def sign_all(self) -> Task:
        """Everybody who has not signed, the leader last; stopping keeps the signatures made so far."""
        from qtic_desktop.services.papers import sign_everybody

        self._begin()
        task = self.ctx.work_in_steps(
            sign_everybody.bind(opinion_id=self._session.opinion_id),
            on_done=self._all_done,
            on_error=self._failed,
            label=tr("全部签名"),
        )
        self._session.watch(task, tr("正在签名…"))
        return task

    def _all_done(self, n: int) -> None:
        self.ctx.notifier.publish(Changes.of(Kind.OPINION, self._session.opinion_id))
        self._done(tr("已签名 {n} 人，签名齐全。").format(n=n))

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
        self.ctx.notifier.publish(Changes.of(Kind.OPINION, self._session.opinion_id))
        if isinstance(error, Cancelled):
            self._session.tell(tr("已停止。已经签好的签名都保存了，其余的可以接着签。"), "info")
            return
        self._session.report(error)
