"""From the first page into a workspace: which one, who, and with what; everything before the main window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qtic_desktop.app import workspaces
from qtic_desktop.app.places import data_folder, known_workspaces, recent_workspaces, remember_workspace, workspaces_in
from qtic_desktop.app.recent_words import told_of_known
from qtic_desktop.app.warming import warm_up
from qtic_desktop.domain.errors import NotAllowed, QticError
from qtic_desktop.domain.progress import Progress
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.texts import say, tr

if TYPE_CHECKING:
    from qtic_desktop.app.workspaces import Seen
    from qtic_desktop.domain.archive.backups import Reach
    from qtic_desktop.gui.background import BackgroundTasks, Task
    from qtic_desktop.gui.start.new_secret import NewSecretPage
    from qtic_desktop.gui.start.people import PersonChooser
    from qtic_desktop.gui.start.sign_in import SignInPage
    from qtic_desktop.gui.start.start_page import StartPage
    from qtic_desktop.resources import Language
    from qtic_desktop.services.accounts.founding import Founded
    from qtic_desktop.services.accounts.sign_in import Entered
    from qtic_desktop.storage.backup_mark import BackupFacts
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace


def bring_the_window() -> None:
    """Load what the window is made of. Classes and functions only: no object of Qt is made by it, which would belong to the
    thread that does it."""
    import qtic_desktop.app.pages
    import qtic_desktop.gui.stage.record_page  # noqa: F401 - importing is all


class Door(QObject):
    """``front`` carries a page to put in front. ``opened`` carries an open workspace without secrets and its people,
    ``entered`` one with secrets, who came in (``Entered``), and with what; the receiver owns it from then on.
    ``recovered``: the next one enters by the sheet out of the safe."""

    front = Signal(object)
    opened = Signal(object)
    entered = Signal(object, str)
    recovered = Signal()

    def __init__(self, tasks: BackgroundTasks, lang: Callable[[], Language], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._lang = tasks, lang
        self._busy = False
        self._task: Task | None = None
        self.looking_at: BackupFacts | None = None

    # -- the first page

    def begin(self, folder: Path | None) -> None:
        """Open the given or the last workspace; where that is gone, say so before anything else is offered."""
        self._tasks.run("storage", partial(workspaces.sweep_sample, data_folder() / "sample"))
        known = known_workspaces()
        if folder is None and known and not known[0].is_here:
            self.show_start()
            return
        chosen = folder or (known[0].folder if known else None)
        if chosen is None:
            self.show_start()
        else:
            self._show_opening(chosen)

    def _show_opening(self, folder: Path) -> None:
        """Something on the screen first: the storage is not even imported before that."""
        from qtic_desktop.gui.opening import OpeningPage

        page = OpeningPage()
        page.painted.connect(lambda: self.open_folder(folder))
        self.front.emit(page)

    def _make_sample(self, page: StartPage) -> None:
        """The first time it takes half a minute: how far it is, and a way to stop, on the page that asked for it."""
        task = self.run(partial(workspaces.sample, data_folder() / "sample"), self._seen)
        if task is not None:
            page.wait_for(task)

    def stop(self) -> None:
        """The program ends: what is being opened or made is given up between two steps."""
        if self._task is not None:
            self._task.cancel()

    def show_start(
        self, problem: str = "", *, copy_of: Path | None = None, lost: Path | None = None, kind: str = "bad"
    ) -> None:
        """The first page: one page, one primary button. ``copy_of``: a workspace that may only be copied from here;
        ``lost``: one whose database is gone or damaged."""
        from qtic_desktop.gui.start import StartPage
        from qtic_desktop.gui.start.start_page import default_folder

        recent = recent_workspaces()
        here = [] if recent or known_workspaces() else workspaces_in(default_folder().parent)
        page: StartPage = StartPage(recent or here, found=bool(here), told=told_of_known())
        page.new_requested.connect(self.ask_new)
        page.sample_requested.connect(partial(self._make_sample, page))
        page.open_requested.connect(self.open_folder)
        known = known_workspaces()
        gone = known[0] if known and not known[0].is_here else None
        if gone is not None:
            page.show_gone(gone.folder, gone.opened_at, gone.moved_to(), older_since=gone.older_since())
        if problem:
            page.show_problem(problem, kind)
        if copy_of is not None:
            page.offer_copy(copy_of)
            page.copy_requested.connect(self.copy_here)
        if lost is not None:
            page.offer_rebuild(lost)
            page.rebuild_requested.connect(self.ask_rebuild)
        self.front.emit(page)

    # -- a folder

    def open_folder(self, folder: Path) -> None:
        """See on the storage thread what is there, then go on with it."""
        self.run(partial(workspaces.look, folder), self._seen, partial(self._not_opened, folder))

    def run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[Exception], None] | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Task | None:
        """One opening at a time: a double click must not make two workspaces, nor meet its own lock."""
        if self._busy:
            return None
        self._busy = True

        def done(answer: object) -> None:
            self._busy = False
            on_done(answer)

        def failed(error: Exception) -> None:
            self._busy = False
            if isinstance(error, Cancelled):
                self.show_start(tr("已停止，没有留下做了一半的示例。"), kind="info")
                return
            if not isinstance(error, QticError):
                self._tasks.failed.emit(error)
            (on_error or self._back_to_start)(error)

        self._task = self._tasks.run("storage", work, done, failed, on_progress)
        return self._task

    def _back_to_start(self, error: Exception) -> None:
        self.show_start(self.say(error))

    @property
    def lang(self) -> Language:
        """The language in force."""
        return self._lang()

    def say(self, error: Exception) -> str:
        """The sentence for an error in the language in force."""
        return say(error, self._lang())

    def _not_opened(self, folder: Path, error: Exception) -> None:
        code = error.code if isinstance(error, QticError) else ""
        on_stick, lost = code == "workspace.unsafe_drive", code in _LOST and has_journal(folder)
        self.show_start(say(error, self._lang()), copy_of=folder if on_stick else None, lost=folder if lost else None)

    def _seen(self, seen: Seen) -> None:
        if seen.backup is not None:
            self._show_backup(seen.backup, seen.reach)
        elif seen.inside:
            self._show_inside(seen)
        elif seen.asks_secret:
            self.ask_secret(seen.folder)
        else:
            self.opened.emit(seen)

    # -- people

    def ask_secret(self, folder: Path) -> None:
        """Name and secret of a person, before anything is read."""
        from qtic_desktop.gui.start.sign_in import SignInPage

        page: SignInPage = SignInPage(folder.name)
        page.entered.connect(
            lambda name, secret: self.run(
                partial(workspaces.enter_with, folder, name, secret),
                partial(self._entered, secret),
                partial(self.kept_out, page, folder),
            )
        )
        page.named.connect(partial(self._look_for_namesakes, page, folder))
        page.recovery_wanted.connect(lambda: self.ask_recovery(folder))
        page.workspaces_wanted.connect(self.show_start)
        self.front.emit(page)
        self._tasks.run("storage", bring_the_window)  # while the secret is typed
        warm_up(self._tasks)

    def _look_for_namesakes(self, page: SignInPage, folder: Path, name: str) -> None:
        if name:
            look = partial(workspaces.have_the_name, folder, name)
            self._tasks.run("storage", look, partial(page.ask_unit, name), lambda _error: None)

    def kept_out(self, page: SignInPage, folder: Path, error: Exception) -> None:
        """A page that asks for a secret stays where it is about that; else the folder was not opened."""
        code = error.code if isinstance(error, QticError) else ""
        if (
            isinstance(error, NotAllowed)
            or code in _ABOUT_NAME
            or "slip" in code
            or "sheet" in code
            or code == "storage.disk_full"
        ):
            page.refuse(say(error, self._lang()), about_name=code in _ABOUT_NAME)
        else:
            self._not_opened(folder, error)

    def _entered(self, secret: str, entered: Entered) -> None:
        self.entered.emit(entered, secret)

    def come_in_recovered(self, secret: str, entered: Entered) -> None:
        """Somebody came in by the sheet out of the safe."""
        self.recovered.emit()
        self._entered(secret, entered)

    def choose_person(
        self,
        people: tuple[PersonRow, ...],
        *,
        last: str = "",
        asks_secret: bool,
        may_leave: bool,
        is_plain: bool,
        passes_on: bool = False,
    ) -> PersonChooser:
        """Put the list of people in front; the caller connects what is to happen."""
        from qtic_desktop.gui.start import PersonChooser

        page = PersonChooser(
            people, last=last, asks_secret=asks_secret, may_leave=may_leave, is_plain=is_plain, passes_on=passes_on
        )
        self.front.emit(page)
        return page

    # -- new, carried over, recovered

    def ask_new(self, folder: Path) -> None:
        """Office, first person and secret of a new workspace."""
        from qtic_desktop.gui.start.new_secret import Asked, NewSecretPage
        from qtic_desktop.services.registry import ORGANIZER

        questions = (
            Asked("office", tr("单位名称"), ORGANIZER, tr("印在文件上。")),
            Asked(
                "name", tr("您的姓名"), "", tr("第一位使用者，先兼办公室、系统管理员和安全管理员；以后可以分给别人。")
            ),
        )
        intro = tr("工作区加密保存，放在：{folder}").format(folder=folder)
        page = NewSecretPage(tr("新建工作区"), intro, tr("新建"), questions)
        page.given.connect(
            lambda given: self.run(
                partial(workspaces.found_new, folder, given["office"], given["name"], given["secret"]),
                partial(self._founded, given),
                partial(self._not_done, page),
            )
        )
        page.left.connect(self.show_start)
        self.front.emit(page)

    def ask_carry_over(self, workspace: Workspace, people: tuple[PersonRow, ...], folder: Path) -> None:
        """Name and secret of the person of the office who makes the workspace an encrypted one."""
        from qtic_desktop.gui.start.new_secret import Asked, NewSecretPage
        from qtic_desktop.gui.start.start_page import free_folder

        target = free_folder(folder.with_name(tr("{name}（加密）").format(name=folder.name)))
        office = next((row.name for row in people if row.role == "office"), "")
        intro = tr("在“{folder}”做一份加密的副本，核对一致后改用它；原来的留着，不再打开。").format(folder=target)
        page = NewSecretPage(
            tr("改为加密的工作区"), intro, tr("改为加密的"), (Asked("name", tr("您的姓名（办公室）"), office),)
        )
        workspace.close()
        page.given.connect(
            lambda given: self.run(
                partial(workspaces.carry, folder, target, given["name"], given["secret"]),
                partial(self._founded, given),
                partial(self._not_done, page),
            )
        )
        page.left.connect(lambda: self.open_folder(folder))
        self.front.emit(page)

    def ask_recovery(self, folder: Path) -> None:
        """The sheet out of the safe, and a new secret for a person of the office."""
        from qtic_desktop.app.lost_secret import ask_for_the_sheet

        ask_for_the_sheet(self, folder)

    def _not_done(self, page: NewSecretPage, error: Exception) -> None:
        page.refuse(error, say(error, self._lang()))

    def _founded(self, given: dict[str, str], founded: Founded) -> None:
        from qtic_desktop.gui.start.recovery_page import RecoverySheetPage

        sheet = founded.recovery
        remember_workspace(founded.folder)  # it is found again also when the program ends at this page
        page = RecoverySheetPage(sheet.text, founded.folder.name, sheet.proved_at)
        page.kept.connect(
            lambda: self.run(
                partial(workspaces.enter_with, founded.folder, given["name"], given["secret"]),
                partial(self._entered, given["secret"]),
            )
        )
        self.front.emit(page)

    # -- backups

    def _show_inside(self, seen: Seen) -> None:
        from qtic_desktop.gui.start.inside_page import InsidePage

        page = InsidePage(seen.folder.name, seen.inside)
        page.chosen.connect(self.open_folder)
        page.left.connect(self.show_start)
        self.front.emit(page)

    def _show_backup(self, backup: BackupFacts, reach: Reach | None) -> None:
        from qtic_desktop.gui.start.backup_page import BackupPage
        from qtic_desktop.gui.start.start_page import default_folder, free_folder

        name = backup.name or tr("恢复的工作区")
        target = free_folder(default_folder().with_name(name))
        present = workspaces.workspace_here(backup.workspace_id)
        page = BackupPage(backup, target, present=present, reach=reach)
        page.restore_wanted.connect(
            lambda into: self.run(
                partial(workspaces.copy_out, backup.folder, into), self.open_folder, on_progress=page.show_progress
            )
        )
        page.look_wanted.connect(lambda: self._look_into(backup, page.show_progress))
        page.left.connect(self.show_start)
        self.front.emit(page)

    def _look_into(self, backup: BackupFacts, on_progress: Callable[[Progress], None]) -> None:
        """What is looked at is a copy of its own, gone when the program ends: a backup is not written into."""
        self.forget_copies()
        copy = data_folder() / "looking" / backup.folder.name
        self.run(
            partial(workspaces.copy_out, backup.folder, copy),
            partial(self._copied_to_look, backup),
            on_progress=on_progress,
        )

    def _copied_to_look(self, backup: BackupFacts, copy: Path) -> None:
        self.looking_at = backup
        self.run(partial(workspaces.look, copy, as_it_is=True), self._seen)

    def copy_here(self, folder: Path) -> None:
        """A workspace on a stick: work on a copy on this computer."""
        from qtic_desktop.gui.start.start_page import default_folder, free_folder

        target = free_folder(default_folder().with_name(folder.name))
        self.run(partial(workspaces.copy_out, folder, target), self.open_folder)

    def ask_rebuild(self, damaged: Path) -> None:
        """Make it anew beside the damaged one."""
        from qtic_desktop.app.rebuilding import ask_for_the_secret

        ask_for_the_secret(self, damaged)

    def forget_copies(self) -> None:
        """Remove the copies of backups that were only looked at."""
        self.looking_at = None
        with suppress(OSError):
            shutil.rmtree(data_folder() / "looking")


#: The database is not there any more, or cannot be read.
_LOST = frozenset({"workspace.database_gone", "storage.damaged", "storage.cannot_open"})
_ABOUT_NAME = frozenset(
    {"accounts.no_such_person", "accounts.say_unit", "accounts.no_secret_yet", "accounts.no_longer", "accounts.nobody"}
)


def has_journal(folder: Path) -> bool:
    """Whether there is anything to rebuild a workspace from."""
    return any((folder / "journal").glob("*.qtj"))
