"""A window that is not alone follows what is written elsewhere: beside the one at work, which it says and of which it says
when that one is gone, or on a server that other computers write to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from qtic_desktop.domain.changes import changes_told
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from pathlib import Path

    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.resources import Language
    from qtic_desktop.storage.holding import Holder
    from qtic_desktop.storage.news import News
    from qtic_desktop.storage.workspace import Workspace

_EVERY: Final = 2000  # milliseconds between two looks; a look is one row of the log
_AWAY: Final = frozenset({"server.gone", "server.unreachable"})

State = tuple["News", "Holder | None"]


def start_another(folder: Path, lang: Language) -> None:
    """Start this program once more, as a window beside this one."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qtic_desktop"]
    words = [*program[1:], "--lang", lang, "--workspace", str(folder), "--another-window"]
    QProcess.startDetached(program[0], words)


class Follower(QObject):
    """Belongs to a window on ``workspace`` that is not alone: what is written elsewhere is read here within seconds. A page
    reads as after an act of its own, which leaves alone what is selected, in sight and being typed."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._ctx, self._workspace = window, window.ctx, workspace
        # What was last written here stood in the log before the window asked for its first rows: nothing is missed.
        own = workspace.store.own
        self._seen: int | None = own[-1][-1] if own and own[-1] else None
        self._looking = False
        self._beside = workspace.reads_only
        if self._beside:
            self._say(workspace.held_by())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask what is new in the log, unless it is being asked."""
        if self._looking or self._ctx.tasks.is_closed:
            return
        self._looking = True
        self._ctx.tasks.run("storage", self._state, self._heard, self._not_heard)

    def _state(self) -> State:
        from qtic_desktop.storage.news import news_since

        news = news_since(self._workspace.store, self._seen)
        return news, self._workspace.held_by() if self._beside else None

    def _heard(self, state: State) -> None:
        self._looking = False
        news, holder = state
        if self._beside:
            self._say(holder)
        elif self._ctx.saving.away:
            self._ctx.saving.hear(False)
        self._seen = news.upto
        if news.told is None or news.told:
            self._ctx.notifier.publish(changes_told(news.told))

    def _not_heard(self, error: Exception) -> None:
        """The other window is writing, or the drive is gone: the next page that asks says it. A server that is away is said
        at once."""
        self._looking = False
        if not self._beside and isinstance(error, EnvironmentTrouble) and error.code in _AWAY:
            self._ctx.saving.hear(True)

    def _say(self, holder: Holder | None) -> None:
        if holder is None:
            words = tr("只能查看：办理的窗口已经关闭。要办理，请从右上角“其他工作区、恢复备份”重新打开这个工作区")
        else:
            words = tr("只能查看：工作区正由另一个窗口办理（{holder}），那边写入的内容这里会自动更新").format(
                holder=holder
            )
        self._window.set_ribbon(words)
