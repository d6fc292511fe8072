"""From the door to the main window and back: who sits here, when it is locked, which workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.door import Door
from qtic_desktop.app.own_secret import OwnSecret
from qtic_desktop.app.places import data_folder, remember_workspace
from qtic_desktop.app.restored import tell_what_was_restored
from qtic_desktop.app.right_time import RightTime
from qtic_desktop.app.session import SessionMark
from qtic_desktop.app.standing import Curtain, show_settled, take_place
from qtic_desktop.domain.changes import Role
from qtic_desktop.resources import Language, message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from qtic_desktop.app.workspaces import Seen
    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.idle import IdleWatch
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.gui.start.people import PersonChooser
    from qtic_desktop.services.accounts.sign_in import Entered, SignedIn
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace

_FILLING = 1500  # milliseconds that the window waits for the rows of its first page before it shows itself without


class Desk:
    """One seat: a workspace, a person, the window, and what stands in front of it."""

    def __init__(self, app: QApplication, *, lang: Language | None, person: str = "") -> None:
        from qtic_desktop.gui.background import BackgroundTasks
        from qtic_desktop.gui.dress import apply_theme
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations

        self.app, self._forced, self._person = app, lang, person
        self.tasks = BackgroundTasks()
        self.settings = Settings(data_folder() / "settings.ini")
        apply_theme(app, self.settings.theme())
        self.lang: Language = lang or self.settings.lang
        translations.install(self.lang)
        app.setApplicationDisplayName("")  # windows say themselves what they are, in the language of the person
        self._notice: Callable[[], None] | None = None
        self.mark = SessionMark(data_folder())
        self._left_open: datetime | None = None
        self.on_taken: Callable[[Path | None], None] = lambda _folder: None
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self._front: QWidget | None = None
        self._curtain: Curtain | None = None
        self._idle: IdleWatch | None = None
        self.secrets = OwnSecret(self)
        self.door = Door(self.tasks, lambda: self.lang)
        self.door.front.connect(self.put_in_front)
        self.clock = RightTime(self.tasks, self.door.front, self.say)
        self.door.opened.connect(self._opened)
        self.door.entered.connect(self._entered)
        self.door.recovered.connect(lambda: self.tell("accounts.recovered", state="ok"))

    def begin(self, folder: Path | None) -> None:
        """Open the given or the last workspace, or show the first page."""
        self.door.begin(folder)

    def put_in_front(self, page: QWidget) -> None:
        """Let a page stand where the window or the page before it stands."""
        before, self._front = self._front or self.window, page
        take_place(page, before, self.settings.state("window"))
        page.show()
        if before is not None and before is not self.window:
            before.close()
            before.deleteLater()
        elif before is not None:
            self._curtain = self._curtain or Curtain(before)

    # -- who comes in

    def _opened(self, seen: Seen) -> None:
        assert seen.workspace is not None
        self._take(seen.workspace)
        named = [row for row in seen.people if row.name == self._person]
        if named:
            self._enter_row(named[0], "")
        else:
            self._ask_who(seen.people)

    def _entered(self, entered: Entered, secret: str) -> None:
        self._take(entered.workspace)
        self._come_in(entered.actor, secret if entered.must_change else "")

    def _take(self, workspace: Workspace) -> None:
        from qtic_desktop.gui.screen_fonts import bring_fonts

        self.workspace = workspace
        if self.door.looking_at is None:
            remember_workspace(workspace.folder, workspace.info.id, workspace.store.now())
        if not workspace.reads_only:  # the marks are of the window that works
            self._left_open = self.mark.begin(workspace.folder, workspace.store.now())
            self.on_taken(workspace.folder)
        bring_fonts(workspace.office_fonts)  # before the first list of names

    def _ask_who(self, people: tuple[PersonRow, ...]) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        last = self.settings.text(f"last/{workspace.info.id}")
        secret = workspace.key is not None
        plain = not secret and not workspace.info.sample and self.door.looking_at is None
        from_expert = self.window is not None and self.window.ctx.actor.role is Role.EXPERT
        page = self.door.choose_person(
            people,
            last=last,
            asks_secret=secret,
            may_leave=self.window is not None,
            is_plain=plain,
            passes_on=from_expert,
        )
        page.chosen.connect(partial(self._chosen, page))
        page.left.connect(self.secrets.come_back)
        page.recovery_wanted.connect(self.secrets.recover)
        page.workspaces_wanted.connect(self.change_workspace)
        page.carry_over_wanted.connect(lambda: self._carry_over(people))

    def _carry_over(self, people: tuple[PersonRow, ...]) -> None:
        if self.workspace is None:
            return
        workspace, self.workspace = self.workspace, None
        self._drop_window()
        self.door.ask_carry_over(workspace, people, workspace.folder)

    def _chosen(self, page: PersonChooser, row: PersonRow, secret: str) -> None:
        if self.workspace is None:
            return
        if self.workspace.key is None:
            self._enter_row(row, secret)
            return
        from qtic_desktop.services.accounts.sign_in import take_seat

        workspace, seat = self.workspace, None if self.window is None else self.window.ctx.actor
        self.tasks.run(
            "storage",
            lambda: take_seat(workspace, row.id, secret, seat=seat),
            partial(self._signed_in, secret),
            lambda error: page.refuse(self.say(error)),
        )

    def _signed_in(self, secret: str, signed: SignedIn) -> None:
        self._come_in(signed.actor, secret if signed.must_change else "")

    def _enter_row(self, row: PersonRow, _secret: str) -> None:
        from qtic_desktop.app.people import actor_of

        self._come_in(actor_of(row))

    def _come_in(self, actor: Actor, handed_out: str = "") -> None:
        """``handed_out``: what was typed is of the office, and another one has to take its place first."""
        if self.workspace is not None:
            self.settings.remember(f"last/{self.workspace.info.id}", actor.id)
            self.clock.look(self.workspace, actor, partial(self._go_in, actor, handed_out))

    def _go_in(self, actor: Actor, handed_out: str) -> None:
        if handed_out:
            self.secrets.change(actor, handed_out)
        else:
            self.restyle(actor)

    # -- from the window

    def wish(self, what: str) -> None:
        """What the menu of the person at work, or Ctrl+K, asks for; what is not offered to this person is not done."""
        from qtic_desktop.gui.header import seat_acts

        wishes: dict[str, Callable[[], None]] = {
            "person": self.change_person,
            "lock": self.lock,
            "next": self.secrets.pass_on,
            "secret": self.secrets.change_own,
            "workspaces": self.change_workspace,
            "another": self.open_another,
            "diagnostics": self.save_diagnostics,
            "delete_sample": self.delete_sample,
        }
        ctx = None if self.window is None else self.window.ctx
        offered = () if ctx is None else seat_acts(ctx.actor, sample=ctx.is_sample)
        if what in wishes and what in {one[0] for one in offered}:
            wishes[what]()

    def delete_sample(self) -> None:
        """Ask, then delete the sample at hand and nothing else."""
        from qtic_desktop.app.sample_removal import ask_and_remove

        ask_and_remove(self)

    def save_diagnostics(self) -> None:
        """A file for those who look after the program, with nothing of anybody in it."""
        from qtic_desktop.app.diagnosis import ask_and_save

        if self.window is not None:
            ask_and_save(self.window)

    def open_another(self) -> None:
        """A window of its own on the same workspace, for reading: to look something up, or for a second screen."""
        if self.workspace is not None:
            from qtic_desktop.app.following import start_another

            start_another(self.workspace.folder, self.lang)

    def change_person(self) -> None:
        """Let somebody else work at this seat: ask who it is where the window of the one before stood. From an expert
        the seat goes to nobody without the office."""
        if self.workspace is None or self.window is None or not self.window.may_leave():
            return
        if self.workspace.key is not None and self.window.ctx.actor.role is Role.EXPERT:
            self.secrets.ask_office(self._ask_for_people)
        else:
            self._ask_for_people()

    def _ask_for_people(self) -> None:
        from qtic_desktop.services.accounts.people import people_at_the_door

        if self.workspace is None:
            return
        store, self._person = self.workspace.store, ""
        self.tasks.run("storage", lambda: people_at_the_door(store), self._ask_who)

    def change_workspace(self) -> None:
        """Give the workspace back and show the first page; what was typed is kept before."""
        if self.window is not None and not self.window.may_leave():
            return
        self._person = ""
        workspace, self.workspace = self.workspace, None
        self.door.show_start()
        self._drop_window()
        if workspace is not None:
            self.mark.end()
            self.on_taken(None)
            self.tasks.run("storage", workspace.close)

    def _drop_window(self) -> None:
        self.stop_idle()
        self._curtain = None
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def return_to_window(self) -> None:
        """Nobody else sat down, or the lock was opened: the very place one was at, with its dialogs and its focus."""
        page, self._front = self._front, None
        if self.window is None or page is None:
            return
        if self._curtain is not None:
            self._curtain.lift(page)
            self._curtain = None
        page.close()
        page.deleteLater()
        self._watch_idle()

    def lock(self) -> None:
        """Hide the window behind the person's own secret; what was typed is kept first."""
        self.secrets.lock()

    def say(self, error: Exception) -> str:
        """The sentence for an error in the language in force."""
        from qtic_desktop.gui.texts import say

        return say(error, self.lang)

    # -- the window

    def _show_main(self, actor: Actor) -> None:
        from qtic_desktop.app.pages import build_window

        assert self.workspace is not None
        before = self.window
        self.window = build_window(
            self.workspace,
            actor,
            self.tasks,
            lang=self.lang,
            settings_file=data_folder(),
            looking_at=self.door.looking_at,
            meeting_id=None if before is None else before.ctx.meeting_id,
        )
        self.window.ctx.signals.restyle_wanted.connect(lambda: self.restyle(actor))
        self.window.ctx.signals.wished.connect(self.wish)
        self.window.ctx.signals.idle_changed.connect(self._watch_idle)
        self.window.ctx.signals.day_ended.connect(self.secrets.end_day)
        take_place(self.window, self._front or before, self.settings.state("window"))
        fronts = [old for old in (before, self._front) if old is not None]
        self._front = self._curtain = None
        self.tasks.when_idle(partial(self._reveal, self.window, fronts), _FILLING)

    def _reveal(self, window: MainWindow, fronts: list[QWidget]) -> None:
        """Show the window with its first rows, not empty first and filled then: one drawing instead of two."""
        show_settled(window)
        if self._notice is not None:
            notice, self._notice = self._notice, None
            notice()
        for old in fronts:
            old.close()
            old.deleteLater()
        self._watch_idle()
        self._tell_what_was_kept(window)
        tell_what_was_restored(window, self.workspace)
        if self.workspace is not None and (behind := self.workspace.behind) is not None:
            facts = {"subject": behind.known, "at": behind.at, "found": behind.found}
            window.notices.tell(message("check.chain_behind", self.lang, **facts), "bad")

    def _tell_what_was_kept(self, window: MainWindow) -> None:
        """After a session that did not end: what of whose was kept, once."""
        since, self._left_open = self._left_open, None
        if since is not None:
            from qtic_desktop.app.kept import tell_what_was_kept

            tell_what_was_kept(window, since)

    def _watch_idle(self) -> None:
        from qtic_desktop.app.idle_warning import IdleWarning
        from qtic_desktop.gui.idle import IdleWatch

        self.stop_idle()
        if self.workspace is None or self.workspace.key is None or self.window is None:
            return
        self._idle = IdleWatch(self.window.ctx.settings.idle_minutes * 60_000)
        warning, words = IdleWarning(), message("gui.locks_soon", self.lang)
        self._idle.nearly.connect(partial(warning.show, self.window, words))
        self._idle.back.connect(warning.clear)
        self._idle.lapsed.connect(warning.clear)
        self._idle.lapsed.connect(self.lock)

    def stop_idle(self) -> None:
        """Nobody is missed at the keyboard."""
        if self._idle is not None:
            self._idle.stop()
            self._idle = None

    def restyle(self, actor: Actor) -> None:
        """Theme, scale or language was changed: build the window again; nothing typed waits on the settings page."""
        from qtic_desktop.gui.dress import apply_theme, touch_asked
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations

        if self.window is not None and not self.window.may_leave():
            return
        chosen = Settings(data_folder() / "settings.ini", actor.id)
        chosen.set_touch(touch_asked(self.app, chosen.touch))
        self.lang, self._forced = self._forced or chosen.lang, None
        for key in ("theme", "scale", "lang"):  # the pages before the choice of a person look like the last session
            self.settings.remember(key, chosen.text(key))
        apply_theme(self.app, chosen.theme())
        translations.install(self.lang)
        self._show_main(actor)

    def tell(self, code: str, *, state: str = "warn", **facts: object) -> None:
        """Say something on the page in front, or as soon as there is one."""
        page = self.window.current_page() if self.window is not None else None
        if page is None:
            self._notice = lambda: self.tell(code, state=state, **facts)
            return
        page.message.show_message(message(code, self.lang, **facts), state)

    def report_crash(self, code: str, report: Path) -> None:
        """An error of ours: typed text stays, the report is named."""
        self.tell(code, kind=report.stem, report=report.name)

    def raise_window(self) -> None:
        """The program was started a second time: come to the front."""
        from PySide6.QtCore import Qt

        shown = self._front or self.window
        if shown is not None:
            shown.setWindowState(shown.windowState() & ~Qt.WindowState.WindowMinimized)
            shown.show()
            shown.raise_()
            shown.activateWindow()

    def close(self) -> None:
        """Let running work end, then give back the workspace; the next session begins where this window stood."""
        self.stop_idle()
        self.door.stop()
        shown = self._front or self.window
        if shown is not None:
            self.settings.remember("window", shown.saveGeometry())
            self.settings.flush()
        self.tasks.close()
        if self.workspace is not None:
            self.workspace.close()
            self.mark.end()
        self.door.forget_copies()
