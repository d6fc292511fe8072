"""Nothing is dated by a clock that cannot be right, unless a person says that it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.services.audit.clock import ClockDoubt
    from qtic_desktop.storage.workspace import Workspace


class RightTime:
    """Between the door and the window; ``front`` takes the page that asks, ``say`` the sentence of an error."""

    def __init__(self, tasks: BackgroundTasks, front: SignalInstance, say: Callable[[Exception], str]) -> None:
        self._tasks, self._front, self._say = tasks, front, say

    def look(self, workspace: Workspace, actor: Actor, go_on: Callable[[], None]) -> None:
        """Call ``go_on`` when the clock can be right, or ``actor`` says so."""
        from qtic_desktop.services.audit.clock import clock_doubt

        def seen(doubt: ClockDoubt | None) -> None:
            if doubt is None:
                go_on()
            else:
                self._ask(workspace, actor, doubt, go_on)

        self._tasks.run("storage", lambda: clock_doubt(workspace), seen)

    def _ask(self, workspace: Workspace, actor: Actor, doubt: ClockDoubt, go_on: Callable[[], None]) -> None:
        from qtic_desktop.gui.start.clock_page import ClockPage
        from qtic_desktop.services.audit.clock import clock_doubt, confirm_clock
        from qtic_desktop.services.perform import perform

        page, tasks = ClockPage(doubt.now, doubt.last), self._tasks

        def again() -> None:
            tasks.run(
                "storage",
                lambda: clock_doubt(workspace),
                lambda found: go_on() if found is None else page.still(found.now),
            )

        def is_right() -> None:
            tasks.run(
                "storage",
                lambda: perform(workspace.store, actor, confirm_clock.bind(last=doubt.last)),
                lambda _changes: go_on(),
                lambda error: page.refuse(self._say(error)),
            )

        page.again.connect(again)
        page.is_right.connect(is_right)
        self._front.emit(page)
