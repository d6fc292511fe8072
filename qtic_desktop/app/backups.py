"""The backups nobody has to think of: one a day beside the data, and one on another drive when a meeting was sealed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Why
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.possible import is_theirs

if TYPE_CHECKING:
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.services.archive.generations import Kept

_SOON: Final = 20_000  # milliseconds after the window came up: the first page comes first
_EVERY: Final = 3_600_000


class BackupKeeper(QObject):
    """Belongs to the window of a person who may back up, on real work."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._ctx = window, window.ctx
        self._told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.daily)
        self._timer.start(_EVERY)
        QTimer.singleShot(_SOON, self, self.daily)
        self._ctx.notifier.changed.connect(self.refresh)

    @Slot()
    def daily(self) -> None:
        """Make the generation of today, unless it is there."""
        if not self._ctx.tasks.is_closed:
            self._keep(Why.DAILY, None)
            self._look_at_medium()

    def _look_at_medium(self) -> None:
        """Whether somebody went on from a backup on the medium, before anything more is entered here."""
        from qtic_desktop.services.archive.generations import seen_elsewhere

        self._ctx.work(
            seen_elsewhere.bind(medium=self._medium()), on_done=self._seen_elsewhere, on_error=lambda _error: None
        )

    def _seen_elsewhere(self, names: tuple[str, ...]) -> None:
        if names:
            self._tell("archive.worked_elsewhere", "bad", names="、".join(names))

    def _medium(self) -> Path:
        return Path(self._ctx.settings.text("backup_folder") or ".")

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """A meeting was touched: see whether it was sealed."""
        if Kind.MEETING in changes.kinds:
            from qtic_desktop.storage.queries.archive import medium_owed

            self._ctx.ask(medium_owed.bind(), on_done=self._owed, on_error=lambda _error: None)

    def _owed(self, owed: bool) -> None:
        if not owed:
            self._told = False
            return
        if self._told:
            return
        self._told = True
        medium = self._medium()
        if medium.is_absolute() and medium.is_dir():
            self._keep(Why.MEETING, medium)
        else:
            self._tell("archive.medium_owed", "warn")

    def _keep(self, why: Why, parent: Path | None) -> None:
        from qtic_desktop.services.archive.generations import keep_generation

        self._ctx.work_in_steps(
            keep_generation.bind(why=why, parent=parent),
            on_done=lambda kept: self._kept(why, kept),
            on_error=lambda error: self._tell("archive.daily_failed", "bad", reason=self._ctx.say(error)),
        )

    def _kept(self, why: Why, kept: Kept) -> None:
        self._seen_elsewhere(kept.elsewhere)
        if kept.elsewhere:
            return
        if why is not Why.MEETING:
            return
        if kept.backup is not None and kept.backup.apart:
            self._tell("archive.medium_kept", "ok", name=kept.backup.folder.name)
        else:
            self._tell("archive.medium_owed", "warn")

    def _tell(self, code: str, kind: str, **facts: object) -> None:
        page = self._window.current_page()
        if page is not None:
            page.message.show_message(self._ctx.say(code, **facts), kind)


def keep_backups(window: MainWindow) -> None:
    """Let the window keep backups, where its person may and it is about real work."""
    ctx = window.ctx
    if not ctx.is_sample and is_theirs(ctx.actor, Act.RECORD_BACKUP):
        BackupKeeper(window)
