"""What every page is handed: who works, on which meeting, and the doors to the store and to background work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from qtic_desktop.domain.changes import Actor, Changes
from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui import texts
from qtic_desktop.gui.background import BackgroundTasks, Progress, Task
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import Theme, theme
from qtic_desktop.gui.widgets.input_method import commit_input_method
from qtic_desktop.resources import Language

if TYPE_CHECKING:
    from qtic_desktop.storage.workspace import Workspace

Door = Callable[..., Any]


def _perform(*args: Any, **facts: Any) -> Any:
    """The services' door for writes, imported on first use: the storage costs more start-up time than Qt itself."""
    from qtic_desktop.services.perform import perform

    return perform(*args, **facts)


def _ask(*args: Any, **facts: Any) -> Any:
    from qtic_desktop.services.perform import ask

    return ask(*args, **facts)


class ContextSignals(QObject):
    """What happens between pages and the window."""

    saving = Signal()
    saved = Signal(object)
    """A ``datetime``: the last write was acknowledged by the storage."""
    save_failed = Signal(object)
    place_wanted = Signal(str, object)
    context_changed = Signal()
    manual_wanted = Signal(str)
    restyle_wanted = Signal()


@dataclass
class AppContext:
    """One per window. ``store`` is opaque to the pages; ``perform_door`` and ``ask_door`` are the services' doors."""

    store: Any
    actor: Actor
    tasks: BackgroundTasks
    notifier: ChangeNotifier
    settings: Settings
    lang: Language = "zh"
    batch_id: str | None = None
    meeting_id: str | None = None
    workspace: Workspace | None = None
    is_sample: bool = False
    station: str = ""
    now: Callable[[], datetime] = datetime.now
    perform_door: Door = _perform
    ask_door: Door = _ask
    signals: ContextSignals = field(default_factory=ContextSignals)

    def perform(
        self,
        use_case: Callable[..., Any],
        *,
        on_done: Callable[[Changes], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        **args: Any,
    ) -> Task:
        """Run one write on the storage thread in the name of ``actor``; every open view hears of its changes."""
        commit_input_method()
        self.signals.saving.emit()

        def done(changes: Changes) -> None:
            self.signals.saved.emit(self.now())
            self.notifier.publish(changes)
            if on_done is not None:
                on_done(changes)

        def failed(error: Exception) -> None:
            self.signals.save_failed.emit(error)
            if on_error is not None:
                on_error(error)
            else:
                self.tasks.failed.emit(error)

        actor = self.actor
        return self.tasks.run(
            "storage", lambda: self.perform_door(self.store, actor, use_case, **args), on_done=done, on_error=failed
        )

    def query(
        self,
        fn: Callable[..., Any],
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        **args: Any,
    ) -> Task:
        """Read on the storage thread; ``on_done`` gets frozen rows on the GUI thread."""
        return self.tasks.run("storage", lambda: self.ask_door(self.store, fn, **args), on_done, on_error)

    def make(
        self,
        fn: Callable[[], Any],
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        label: str = "",
    ) -> Task:
        """Make papers on the documents thread."""
        return self.tasks.run("documents", fn, on_done, on_error, on_progress, label)

    def say(self, what: Exception | Problem | str, **facts: object) -> str:
        """The sentence for an error, a finding or a code in the language of the window."""
        return texts.say(what, self.lang, **facts)

    def go(self, page: str, **place: object) -> None:
        """Open a page at a place, e.g. ``ctx.go("scoring", project=id)``."""
        self.signals.place_wanted.emit(page, place)

    def choose(self, *, batch_id: str | None = None, meeting_id: str | None = None) -> None:
        """Work on another batch or meeting from now on; pages hear it as a change of the kind ``context``."""
        self.batch_id = batch_id or self.batch_id
        self.meeting_id = meeting_id or self.meeting_id
        self.signals.context_changed.emit()
        self.notifier.publish(Changes.of("context"))

    def open_manual(self, section: str) -> None:
        """Open the manual at a section."""
        self.signals.manual_wanted.emit(section)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return theme()
