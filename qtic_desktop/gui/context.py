"""What every page is handed: who works, on which meeting, and the doors to the store and to background work."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Actor, Changes, Kind, changes_of
from qtic_desktop.domain.problems import Problem
from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui import texts
from qtic_desktop.gui.background import BackgroundTasks, Task
from qtic_desktop.gui.changes import ChangeNotifier
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.saving import KEEPING, SaveBook, Ticket, Typed
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.theme import Theme, theme
from qtic_desktop.gui.widgets.input_method import commit_input_method
from qtic_desktop.resources import Language

if TYPE_CHECKING:
    from qtic_desktop.services.doors import Doors
    from qtic_desktop.services.use_case import LongOrder, WorkOrder, Write
    from qtic_desktop.storage.queries.query import Question

Answer = TypeVar("Answer")
#: What the settings and the header keep where lists show all batches.
EVERY_BATCH = "*"


class ContextSignals(QObject):
    """What happens between pages and the window."""

    acting = Signal()
    """A person does something: what was said about the act before holds no longer."""
    place_wanted = Signal(object)
    context_changed = Signal()
    manual_wanted = Signal(str)
    restyle_wanted = Signal()
    idle_changed = Signal()
    """Another time after which the window locks itself."""
    day_ended = Signal(str, object)
    """The day is over and kept: what was done for it, to be read before one leaves, and the acts offered with it."""
    wished = Signal(str)
    """Something the seat does, not a page: ``person``, ``lock``, ``secret``, ``workspaces``, ``another``,
    ``diagnostics``."""


@dataclass
class AppContext:
    """One per window: the person at work, and the doors of the workspace to acts, questions and jobs."""

    doors: Doors
    actor: Actor
    tasks: BackgroundTasks
    notifier: ChangeNotifier
    settings: Settings
    lang: Language = "zh"
    batch_id: str | None = None
    """The batch that lists show and proposals go into; "" for all of them, None while nobody has asked which there are."""
    meeting_id: str | None = None
    is_sample: bool = False
    station: str = ""
    now: Callable[[], datetime] = datetime.now
    signals: ContextSignals = field(default_factory=ContextSignals)
    saving: SaveBook = field(default_factory=SaveBook)

    def perform(
        self,
        write: Write,
        *,
        on_done: Callable[[Changes], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        typed: Typed | None = None,
        since: int | None = None,
    ) -> Task:
        """Do one act on the storage thread in the name of ``actor``; every open view hears of its changes. ``typed``: what
        it keeps of what stands on the screen, which is asked for again with the next save when it cannot be written.
        ``since``: the end of the log when the person was shown what it is about."""
        commit_input_method()
        self._say_acting(write.act)
        again = partial(self.perform, write, on_done=on_done, on_error=on_error, typed=typed)
        ticket = self.saving.begin(write.act, typed, again)
        doors, actor = self.doors, self.actor

        def done(changes: Changes) -> None:
            self._was_saved(ticket, changes)
            if on_done is not None:
                on_done(changes)

        return self.tasks.run(
            "storage",
            lambda: doors.perform(actor, write, since),
            on_done=done,
            on_error=self._saver_of_errors(ticket, on_error),
        )

    def carry_out(
        self,
        order: Write | WorkOrder[Changes],
        *,
        on_done: Callable[[Changes], None],
        on_error: Callable[[Exception], None] | None = None,
        since: int | None = None,
    ) -> Task:
        """Do an act, whether the record alone changes or something beside it too."""
        from qtic_desktop.services.use_case import Write

        if isinstance(order, Write):
            return self.perform(order, on_done=on_done, on_error=on_error, since=since)
        return self.work(order, on_done=on_done, on_error=on_error)

    def ask(
        self,
        question: Question[Answer],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Ask on the storage thread in the name of ``actor``; ``on_done`` gets frozen rows on the GUI thread."""
        doors, actor = self.doors, self.actor
        return self.tasks.run("storage", lambda: doors.ask(actor, question), on_done, on_error)

    def work(
        self,
        order: WorkOrder[Answer],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
        label: str = "",
        typed: Typed | None = None,
    ) -> Task:
        """Do a job that needs the workspace, in the name of ``actor``, on the thread it belongs to. A job that saves
        says so as ``perform`` does, and open views hear of the changes its answer carries."""
        doors, actor = self.doors, self.actor
        again = partial(self.work, order, on_done=on_done, on_error=on_error, typed=typed)
        ticket = self.saving.begin(order.right, typed, again) if order.saves else None
        return self._begin(order, lambda: doors.work(actor, order), on_done, on_error, None, label, ticket)

    def work_in_steps(
        self,
        order: LongOrder[Answer],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
        label: str = "",
    ) -> Task:
        """As ``work``, for a job that tells how far it is and can be stopped between two steps."""
        doors, actor = self.doors, self.actor
        ticket = self.saving.begin(order.right) if order.saves else None
        run = partial(doors.work_in_steps, actor, order)
        return self._begin(order, run, on_done, on_error, on_progress, label, ticket)

    def _begin(
        self,
        order: WorkOrder[Answer] | LongOrder[Answer],
        run: Callable[[], Answer | Generator[Progress, None, Answer]],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None,
        on_progress: Callable[[Progress], None] | None,
        label: str,
        ticket: Ticket | None,
    ) -> Task:
        commit_input_method()
        self._say_acting(order.right)

        def done(answer: Answer) -> None:
            if ticket is not None:
                self._was_saved(ticket, changes_of(answer))
            on_done(answer)

        failed = self._saver_of_errors(ticket, on_error) if ticket is not None else on_error
        return self.tasks.run(order.thread, run, done, failed, on_progress, label)

    def make(
        self,
        fn: Callable[[], Answer],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
        label: str = "",
    ) -> Task:
        """Work apart from the window that needs neither the record nor a right, on the documents thread."""
        return self.tasks.run("documents", fn, on_done, on_error, None, label)

    def make_in_steps(
        self,
        fn: Callable[[], Generator[Progress, None, Answer]],
        *,
        on_done: Callable[[Answer], None],
        on_error: Callable[[Exception], None] | None = None,
        label: str = "",
    ) -> Task:
        """As ``make``, for work that can be stopped between two steps."""
        return self.tasks.run("documents", fn, on_done, on_error, None, label)

    def _say_acting(self, right: Act | Read) -> None:
        """Keeping what is typed is the program's own doing, and looking at something is no act."""
        if isinstance(right, Act) and right not in KEEPING:
            self.signals.acting.emit()

    def _was_saved(self, ticket: Ticket, changes: Changes) -> None:
        self.saving.kept(ticket, self.now())
        if not self.tasks.is_closed:
            self.saving.write_again()  # the storage takes it again
        self.notifier.publish(changes)

    def _saver_of_errors(
        self, ticket: Ticket, on_error: Callable[[Exception], None] | None
    ) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self.saving.refused(ticket, error)
            (on_error or self.tasks.failed.emit)(error)

        return failed

    def say(self, what: Exception | Problem | str, **facts: object) -> str:
        """The sentence for an error, a finding or a code in the language of the window."""
        return texts.say(what, self.lang, **facts)

    def go(self, place: Place) -> None:
        """Open a place, e.g. ``ctx.go(Place("scoring", meeting_id, view="results"))``."""
        self.signals.place_wanted.emit(place)

    def choose(self, *, batch_id: str | None = None, meeting_id: str | None = None) -> None:
        """Work on another batch or meeting from now on; pages hear it as a change of the kind ``context``. A batch of ""
        is all of them."""
        if batch_id is not None:
            self.batch_id = batch_id
            self.settings.remember("batch", batch_id or EVERY_BATCH)
        self.meeting_id = meeting_id or self.meeting_id
        self.signals.context_changed.emit()
        self.notifier.publish(Changes.of(Kind.CONTEXT))

    def open_manual(self, section: str) -> None:
        """Open the manual at a section."""
        self.signals.manual_wanted.emit(section)

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return theme()
