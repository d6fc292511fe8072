"""Open the window: Qt first, the database on the storage thread, so that something is on screen at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.diagnostics import Diagnostics
from qtic_desktop.app.places import data_folder, recent_workspaces, remember_workspace
from qtic_desktop.resources import Language, message

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace


def open_window(folder: Path | None, *, lang: Language | None, person: str = "") -> int:
    """Start Qt, open ``folder`` (or ask which), and run until the window is closed. ``person`` skips the chooser,
    ``lang`` holds until the person chooses another language in the settings."""
    trouble = cannot_show_a_window()
    if trouble:
        print(message(trouble, lang or "zh"), file=sys.stderr)
        return 3
    diagnostics = Diagnostics(data_folder() / "logs")
    crashed_before = diagnostics.install()
    app = make_application()
    desk = Desk(app, lang=lang, person=person)
    diagnostics.on_crash(desk.report_crash)
    if crashed_before:
        desk.tell("gui.crashed_before")
    desk.begin(folder)
    status = app.exec()
    desk.close()
    return status


def cannot_show_a_window() -> str:
    """The code of the sentence that says why no window can be shown, empty when one can."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    ):
        return "window.no_display"
    return ""


def make_application() -> QApplication:
    """The one QApplication, with an input method that the wheels can speak to."""
    prefer_ibus()
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("qtic-desktop")
    app.setApplicationDisplayName("青岛市技术创新中心评审工作台")
    app.setStyle("Fusion")
    return app


def prefer_ibus() -> None:
    """Where the desktop runs fcitx, use its ibus front end: the wheels carry no fcitx plugin, and without this nobody
    could type Chinese (docs/decisions/0006-chinese-input.md)."""
    wanted = os.environ.get("QT_IM_MODULE", "")
    if wanted.startswith("fcitx") or (not wanted and "fcitx" in os.environ.get("XMODIFIERS", "")):
        os.environ["QT_IM_MODULE"] = "ibus"


class Desk:
    """From the first page to the main window: which workspace, who is at work, then the pages."""

    def __init__(self, app: QApplication, *, lang: Language | None, person: str = "") -> None:
        from qtic_desktop.gui.background import BackgroundTasks
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations
        from qtic_desktop.gui.theme import apply_theme

        self.app, self._forced, self._person = app, lang, person
        self.tasks = BackgroundTasks()
        self.settings = Settings(data_folder() / "settings.ini")
        apply_theme(app, self.settings.theme())
        self.lang: Language = lang or self.settings.lang
        translations.install(self.lang)
        self._notice = ""
        self.workspace: Workspace | None = None
        self.window: MainWindow | None = None
        self._front: QWidget | None = None

    def begin(self, folder: Path | None) -> None:
        """Open the given or the last workspace, or show the first page."""
        recent = recent_workspaces()
        chosen = folder or (recent[0] if recent else None)
        if chosen is None:
            self.show_start()
        else:
            self.open_folder(chosen)

    def show_start(self, problem: str = "") -> None:
        """The first page: one page, one primary button."""
        from qtic_desktop.gui.start import StartPage

        page = StartPage(recent_workspaces())
        page.new_requested.connect(self.make_folder)
        page.sample_requested.connect(self.make_sample)
        page.open_requested.connect(self.open_folder)
        if problem:
            page.show_problem(problem)
        self._put_in_front(page)

    def _put_in_front(self, page: QWidget) -> None:
        before, self._front = self._front, page
        page.resize(1100, 700)
        page.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def open_folder(self, folder: Path) -> None:
        """Open a workspace on the storage thread, then ask who is at work."""
        self._run(lambda: _open(folder))

    def make_folder(self, folder: Path) -> None:
        """Make an empty workspace and open it."""
        self._run(lambda: _create(folder))

    def make_sample(self) -> None:
        """Make (once) and open the sample workspace."""
        self._run(lambda: _sample(data_folder() / "sample"))

    def _run(self, work: Callable[[], tuple[Workspace, tuple[PersonRow, ...]]]) -> None:
        self.tasks.run("storage", work, self._opened, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        from qtic_desktop.gui.texts import say

        self.show_start(say(error, self.lang))

    def _opened(self, found: tuple[Workspace, tuple[PersonRow, ...]]) -> None:
        self.workspace, people = found
        remember_workspace(self.workspace.folder)
        named = [row for row in people if row.name == self._person]
        if named:
            self.enter(named[0])
            return
        from qtic_desktop.gui.start import PersonChooser

        chooser = PersonChooser(people)
        chooser.chosen.connect(self.enter)
        self._put_in_front(chooser)

    def enter(self, person: PersonRow) -> None:
        """Show the main window for the person at work, as this person left it."""
        from qtic_desktop.app.people import actor_of

        self.restyle(actor_of(person))

    def _show_main(self, actor: Actor) -> None:
        from qtic_desktop.app.pages import build_window

        assert self.workspace is not None
        before = self.window
        self.window = build_window(self.workspace, actor, self.tasks, lang=self.lang, settings_file=data_folder())
        self.window.ctx.signals.restyle_wanted.connect(lambda: self.restyle(actor))
        self.window.show()
        if self._notice:
            self.tell(self._notice)
            self._notice = ""
        for old in (before, self._front):
            if old is not None:
                old.close()
                old.deleteLater()
        self._front = None

    def restyle(self, actor: Actor) -> None:
        """Theme, scale or language was changed: build the window again; nothing typed waits on the settings page."""
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations
        from qtic_desktop.gui.theme import apply_theme

        chosen = Settings(data_folder() / "settings.ini", actor.id)
        self.lang, self._forced = self._forced or chosen.lang, None
        apply_theme(self.app, chosen.theme())
        translations.install(self.lang)
        self._show_main(actor)

    def tell(self, code: str, **facts: object) -> None:
        """Say something at the top of the page in front, or as soon as there is one."""
        page = self.window.current_page() if self.window is not None else None
        if page is None:
            self._notice = code
            return
        page.message.show_message(message(code, self.lang, **facts), "warn")

    def report_crash(self, code: str, report: Path) -> None:
        """An error of ours: typed text stays, the report is named."""
        if self.window is not None:
            self.tell(code, kind=report.stem, report=report.name)

    def close(self) -> None:
        """Let running work end, then give back the workspace."""
        self.tasks.close()
        if self.workspace is not None:
            self.workspace.close()


def _open(folder: Path) -> tuple[Workspace, tuple[PersonRow, ...]]:
    from qtic_desktop.services.perform import ask
    from qtic_desktop.storage.queries.registry import people
    from qtic_desktop.storage.workspace import open_workspace

    workspace = open_workspace(folder)
    return workspace, ask(workspace.store, people)


def _create(folder: Path) -> tuple[Workspace, tuple[PersonRow, ...]]:
    from qtic_desktop.services.registry import ORGANIZER, SYSTEM, prepare_workspace
    from qtic_desktop.storage.workspace import create_workspace

    with create_workspace(folder) as workspace, workspace.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer=ORGANIZER, sample=False)
    return _open(folder)


def _sample(folder: Path) -> tuple[Workspace, tuple[PersonRow, ...]]:
    from qtic_desktop.app.sample import make_demo

    if not (folder / "workspace.toml").is_file():
        make_demo(folder, size="meeting", seed=1)
    return _open(folder)
