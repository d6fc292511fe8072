"""A window that reads beside the one at work: it says so, follows what is written there, and says when that one is gone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.texts import tr

if TYPE_CHECKING:
    from pathlib import Path

    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.resources import Language
    from qtic_desktop.storage.holding import Holder
    from qtic_desktop.storage.workspace import Workspace

_EVERY: Final = 2000  # milliseconds between two looks; a look is one row of the log
#: Not a kind of record: what this window has chosen for itself.
_OWN: Final = frozenset({Kind.CONTEXT})

State = tuple[int, "Holder | None"]


def start_another(folder: Path, lang: Language) -> None:
    """Start this program once more, as a window beside this one."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "qtic_desktop"]
    words = [*program[1:], "--lang", lang, "--workspace", str(folder), "--another-window"]
    QProcess.startDetached(program[0], words)


class Follower(QObject):
    """Belongs to a window on ``workspace``, which another process has."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._ctx, self._workspace = window, window.ctx, workspace
        self._seen: int | None = None
        self._looking = False
        self._say(workspace.held_by())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    @Slot()
    def look(self) -> None:
        """Ask how far the log has come, unless it is being asked."""
        if self._looking or self._ctx.tasks.is_closed:
            return
        self._looking = True
        self._ctx.tasks.run("storage", self._state, self._heard, self._not_heard)

    def _state(self) -> State:
        from qtic_desktop.storage.audit import last_entry

        with self._workspace.store.read() as session:
            return last_entry(session)[0], self._workspace.held_by()

    def _heard(self, state: State) -> None:
        self._looking = False
        entries, holder = state
        self._say(holder)
        if self._seen is not None and entries != self._seen:
            self._ctx.notifier.publish(Changes.of_kinds(*(frozenset(Kind) - _OWN)))
        self._seen = entries

    def _not_heard(self, _error: Exception) -> None:
        self._looking = False  # the other window is writing, or the drive is gone: the next page that asks says it

    def _say(self, holder: Holder | None) -> None:
        if holder is None:
            words = tr("只能查看：办理的窗口已经关闭。要办理，请从右上角“其他工作区、恢复备份”重新打开这个工作区")
        else:
            words = tr("只能查看：工作区正由另一个窗口办理（{holder}），那边写入的内容这里会自动更新").format(
                holder=holder
            )
        self._window.set_ribbon(words)
