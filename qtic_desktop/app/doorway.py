"""What is done of the door by the ways in that are gone seldom: the lost secret, the damaged workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from qtic_desktop.gui.background import Task
    from qtic_desktop.gui.start.sign_in import SignInPage
    from qtic_desktop.resources import Language
    from qtic_desktop.services.accounts.sign_in import Entered


class Doorway(Protocol):
    """``app.door.Door`` as they see it."""

    @property
    def front(self) -> SignalInstance:
        """Carries a page to put in front."""

    @property
    def lang(self) -> Language:
        """The language in force."""

    def run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> Task | None:
        """One opening at a time."""

    def say(self, error: Exception) -> str:
        """The sentence for an error."""

    def ask_secret(self, folder: Path) -> None:
        """Back to name and secret."""

    def show_start(self, problem: str = "", *, kind: str = "bad") -> None:
        """Back to the first page."""

    def kept_out(self, page: SignInPage, folder: Path, error: Exception) -> None:
        """Nobody was let in."""

    def come_in_recovered(self, secret: str, entered: Entered) -> None:
        """Somebody came in by the sheet out of the safe."""
