"""Put signatures on an opinion off the GUI thread, one at a time, and tell the views."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.background import Cancelled, Progress, Task
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from qtic_desktop.documents.signing.keys import SignerKey
    from qtic_desktop.gui.opinions.desk import OpinionDesk
    from qtic_desktop.storage.workspace import Workspace


class Signing(QObject):
    """Works for one desk."""

    def __init__(self, ctx: AppContext, desk: OpinionDesk) -> None:
        super().__init__(desk)
        self.ctx, self._desk = ctx, desk

    def sign_one(self, expert_id: str, key: SignerKey | None = None) -> None:
        """One signature, by the workspace's certificate for this person or by ``key``."""
        from qtic_desktop.services.papers import sign_opinion

        workspace, actor, opinion_id, fonts = (
            self.ctx.workspace,
            self.ctx.actor,
            self._desk.opinion_id,
            self._desk.fonts,
        )
        if workspace is None:
            return
        self._begin()
        task = self.ctx.make(
            lambda: sign_opinion(workspace, actor, opinion_id, expert_id, key=key, fonts=fonts),
            on_done=lambda changes: self._done(changes, tr("已签名，文件已保存。")),
            on_error=self._failed,
            label=tr("签名"),
        )
        self._desk.busy.watch(task, tr("正在签名…"))

    def sign_all(self) -> Task | None:
        """Everybody who has not signed, the leader last; stopping keeps the signatures made so far."""
        workspace = self.ctx.workspace
        if workspace is None:
            return None
        self._begin()
        task = self.ctx.make(
            lambda: self._everybody(workspace),
            on_done=lambda n: self._done(
                Changes.of("opinion", self._desk.opinion_id), tr("已签名 {n} 人，签名齐全。").format(n=n)
            ),
            on_error=self._failed,
            label=tr("全部签名"),
        )
        self._desk.busy.watch(task, tr("正在签名…"))
        return task

    def _everybody(self, workspace: Workspace) -> Generator[Progress, None, int]:
        from qtic_desktop.services.papers import sign_everybody

        made = 0
        for signed in sign_everybody(workspace, self.ctx.actor, self._desk.opinion_id):
            made = signed.done
            yield Progress(signed.done, signed.total, tr("已签 {name}").format(name=signed.name))
        return made

    def _begin(self) -> None:
        self._desk.message.clear()
        self._desk.board.set_busy(True)
        self.ctx.signals.saving.emit()

    def _rest(self) -> None:
        if self._desk.is_here:
            self._desk.board.set_busy(False)

    def _done(self, changes: Changes, sentence: str) -> None:
        self._rest()
        self.ctx.signals.saved.emit(self.ctx.now())
        self._desk.tell(sentence)
        self.ctx.notifier.publish(changes)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.ctx.notifier.publish(Changes.of("opinion", self._desk.opinion_id))
        if isinstance(error, Cancelled):
            self.ctx.signals.saved.emit(self.ctx.now())
            self._desk.tell(tr("已停止。已经签好的签名都保存了，其余的可以接着签。"), "info")
            return
        self.ctx.signals.save_failed.emit(error)
        self._desk.report(error)
