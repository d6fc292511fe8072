"""The secret of the person at work: the lock that it opens, and another one in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qtic_desktop.app.door import Door
    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.background import BackgroundTasks
    from qtic_desktop.gui.intake.memory import MessageAct
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.gui.start.lock_page import LockPage
    from qtic_desktop.gui.start.new_secret import NewSecretPage
    from qtic_desktop.services.accounts.sign_in import SignedIn
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace


class Seat(Protocol):
    """What is done here of the seat (``app.desk``) that it is about."""

    tasks: BackgroundTasks
    door: Door
    workspace: Workspace | None
    window: MainWindow | None

    def put_in_front(self, page: QWidget) -> None:
        """Let a page stand where the window stands."""

    def return_to_window(self) -> None:
        """Let the window come back."""

    def stop_idle(self) -> None:
        """Nobody is missed at the keyboard."""

    def change_person(self) -> None:
        """Let somebody else sit down."""

    def change_workspace(self) -> None:
        """Back to the first page."""

    def restyle(self, actor: Actor) -> None:
        """Show the window of a person."""

    def say(self, error: Exception) -> str:
        """The sentence for an error."""

    def tell(self, code: str, *, state: str = "warn", **facts: object) -> None:
        """Say something on the page in front."""


class OwnSecret:
    """For one seat."""

    def __init__(self, desk: Seat) -> None:
        self._desk = desk

    def come_back(self) -> None:
        """Nobody else sits down: who sat here goes on, by the own secret, for the seat was left to whoever came."""
        if self._desk.workspace is not None and self._desk.workspace.key is not None:
            self.lock()
        else:
            self._desk.return_to_window()

    def recover(self) -> None:
        """Somebody has forgotten the secret: the sheet out of the safe opens the workspace from outside."""
        workspace = self._desk.workspace
        self._desk.change_workspace()
        if workspace is not None and self._desk.workspace is None:
            self._desk.door.ask_recovery(workspace.folder)

    def end_day(self, said: str, acts: Sequence[MessageAct]) -> None:
        """The day is over and everything is on the stick: nobody stays signed in at an empty chair."""
        if self._desk.workspace is not None and self._desk.workspace.key is not None:
            self.lock(said, acts)

    def lock(self, said: str = "", acts: Sequence[MessageAct] = ()) -> None:
        """Hide the window behind the person's own secret; what was typed is kept first. ``said``: the day is over, and what
        was done for it."""
        if self._desk.window is None or self._desk.workspace is None:
            return
        if self._desk.workspace.key is None:
            self._desk.tell("accounts.no_secrets_here")
            return
        from qtic_desktop.app.idle_warning import has_undone
        from qtic_desktop.gui.saving import Safety
        from qtic_desktop.gui.start.lock_page import LockPage

        window = self._desk.window
        window.keep_pending()
        self._desk.stop_idle()
        actor, book = window.ctx.actor, window.ctx.saving
        unsaved = len(book.open_ends) or int(book.safety is Safety.FAILED)
        page = LockPage(actor.called, said, acts, unsaved=unsaved, undone=has_undone(window))
        page.unlock_wanted.connect(partial(self._unlock, page, actor))
        page.change_wanted.connect(self._desk.change_person)
        self._desk.put_in_front(page)

    def _unlock(self, page: LockPage, actor: Actor, secret: str) -> None:
        from qtic_desktop.services.accounts.sign_in import confirm

        workspace = self._desk.workspace
        if workspace is not None:
            self._desk.tasks.run(
                "storage",
                lambda: confirm(workspace, actor, secret=secret),
                lambda _none: self._come_back(page),
                lambda error: page.refuse(self._desk.say(error)),
            )

    def _come_back(self, page: LockPage) -> None:
        page.let_go()
        self._desk.return_to_window()

    def pass_on(self) -> None:
        """Give the seat to the next expert: nothing of the one before is in sight, and the next signs in with a slip."""
        workspace, window = self._desk.workspace, self._desk.window
        if workspace is None or window is None or not window.may_leave():
            return
        if workspace.key is None:
            self._desk.change_person()
            return
        from qtic_desktop.services.accounts.people import experts_with_slips

        actor, meeting = window.ctx.actor, window.ctx.meeting_id
        self._desk.stop_idle()
        self._desk.tasks.run(
            "storage",
            lambda: experts_with_slips(workspace, meeting_id=meeting),
            partial(self._pass_on_to, workspace, actor),
        )

    def _pass_on_to(self, workspace: Workspace, actor: Actor, people: tuple[PersonRow, ...]) -> None:
        from qtic_desktop.gui.start.next_page import NextPage
        from qtic_desktop.services.accounts.sign_in import take_seat

        page = NextPage(people)
        page.entered.connect(
            lambda who, secret: self._desk.tasks.run(
                "storage",
                lambda: take_seat(workspace, who, secret, seat=actor, beside=True),
                partial(self._came, secret),
                lambda error: page.refuse(self._desk.say(error)),
            )
        )
        page.office_wanted.connect(self._desk.change_person)
        page.back.connect(self.lock)
        self._desk.put_in_front(page)

    def _came(self, secret: str, signed: SignedIn) -> None:
        if signed.must_change:
            self.change(signed.actor, secret)
        else:
            self._desk.restyle(signed.actor)

    def ask_office(self, then: Callable[[], None]) -> None:
        """At an expert's station somebody of the office says with a secret that another person may sit down."""
        from qtic_desktop.services.accounts.people import people_at_the_door

        workspace, window = self._desk.workspace, self._desk.window
        if workspace is not None and window is not None:
            self._desk.tasks.run(
                "storage",
                lambda: people_at_the_door(workspace.store),
                partial(self._ask_of, workspace, window.ctx.actor, then),
            )

    def _ask_of(
        self, workspace: Workspace, actor: Actor, then: Callable[[], None], people: tuple[PersonRow, ...]
    ) -> None:
        from qtic_desktop.app.people import actor_of
        from qtic_desktop.gui.start.vouch_page import VouchPage
        from qtic_desktop.services.accounts.sign_in import frees_seats, vouch
        from qtic_desktop.services.perform import work

        slots = workspace.slots.file
        those = [row for row in people if frees_seats(actor_of(row)) and slots.slot(row.id) is not None]
        page = VouchPage(actor.called, those)

        def given(who: str, secret: str) -> None:
            order = vouch.bind(person_id=who, secret=secret)
            self._desk.tasks.run(
                "storage",
                lambda: work(workspace, actor, order),
                lambda _who: then(),
                lambda error: page.refuse(self._desk.say(error)),
            )

        page.given.connect(given)
        page.left.connect(self._desk.return_to_window)
        self._desk.put_in_front(page)

    def change_own(self) -> None:
        """The person at work chooses another secret."""
        if self._desk.window is None or self._desk.workspace is None:
            return
        if self._desk.workspace.key is None:
            self._desk.tell("accounts.no_secrets_here")
        elif self._desk.window.may_leave():
            self.change(self._desk.window.ctx.actor)

    def change(self, actor: Actor, handed_out: str = "") -> None:
        """Ask for the secret in force and a new one; one that was ``handed_out`` by the office and has just been typed is
        not asked for again, and has to be replaced."""
        from qtic_desktop.gui.start.new_secret import Asked, NewSecretPage
        from qtic_desktop.gui.texts import tr

        if handed_out:
            intro = tr("“{name}”，您刚才用的凭条是办公室发放的。请设一个只有您自己知道的口令，以后用口令登录。")
            page = NewSecretPage(tr("设置口令"), intro.format(name=actor.called), tr("设置口令"), renews=True)
        else:
            before = Asked("before", tr("现在的口令"), hidden=True)
            page = NewSecretPage(tr("修改口令"), "", tr("修改口令"), (before,), renews=True)
        page.given.connect(partial(self._give_secret, page, actor, handed_out))
        page.left.connect(self._desk.change_workspace if handed_out else self._desk.return_to_window)
        self._desk.put_in_front(page)

    def _give_secret(self, page: NewSecretPage, actor: Actor, handed_out: str, given: dict[str, str]) -> None:
        from qtic_desktop.services.accounts.slips import change_secret
        from qtic_desktop.services.perform import work

        workspace = self._desk.workspace
        if workspace is None:
            return
        order = change_secret.bind(before=given.get("before", handed_out), after=given["secret"])

        def done(_changes: object) -> None:
            if handed_out:
                self._desk.restyle(actor)
            else:
                self._desk.return_to_window()
            self._desk.tell("accounts.secret_changed", state="ok")

        self._desk.tasks.run(
            "storage",
            lambda: work(workspace, actor, order),
            done,
            lambda error: page.refuse(error, self._desk.say(error)),
        )
