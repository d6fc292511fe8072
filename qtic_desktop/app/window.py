"""Open the window: Qt first, the database on the storage thread, so that something is on screen at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qtic_desktop.app.diagnostics import Diagnostics
from qtic_desktop.app.places import data_folder, recent_workspaces, remember_workspace
from qtic_desktop.domain.errors import QticError
from qtic_desktop.resources import Language, message

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QApplication, QWidget

    from qtic_desktop.domain.changes import Actor
    from qtic_desktop.gui.main_window import MainWindow
    from qtic_desktop.gui.page import Command
    from qtic_desktop.storage.queries.registry import PersonRow
    from qtic_desktop.storage.workspace import Workspace

_USUAL = (1280, 760)
_FILLING = 250  # milliseconds that the window waits for the rows of its first page before it shows itself without
#: Up to this width of the screen the window fills it.
_SMALL_SCREEN = 1440


def open_window(folder: Path | None, *, lang: Language | None, person: str = "") -> int:
    """Start Qt, open ``folder`` (or ask which), and run until the window is closed. ``person`` skips the chooser,
    ``lang`` holds until the person chooses another language in the settings."""
    trouble = cannot_show_a_window()
    if trouble:
        print(message(trouble, lang or "zh"), file=sys.stderr)
        return 3
    gc.disable()
    diagnostics = Diagnostics(data_folder() / "logs")
    crashed_before = diagnostics.install()
    app = make_application()
    from qtic_desktop.app.qt_hooks import CrashBell, qt_messages_to_log

    qt_messages_to_log()
    desk = Desk(app, lang=lang, person=person)
    bell = CrashBell(desk.report_crash)
    diagnostics.on_crash(bell.ring)
    desk.tasks.failed.connect(lambda error: None if is_foreseen(error) else diagnostics.note(error))
    if crashed_before:
        desk.tell("gui.crashed_before")
    desk.begin(folder)
    status = app.exec()
    desk.close()
    diagnostics.uninstall()
    return status


def is_foreseen(error: Exception) -> bool:
    """Whether an error has a sentence of its own, or is the answer to a wish to stop; anything else is a mistake."""
    from qtic_desktop.gui.background import Cancelled

    return isinstance(error, (QticError, Cancelled))


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
    from qtic_desktop.gui.collector import Collector

    if app.findChild(Collector) is None:
        Collector(app)
    return app


def take_place(page: QWidget, before: QWidget | None, remembered: QByteArray | None = None) -> None:
    """Let ``page`` stand where the window ``before`` stood, so that all of them look like one window.

    The first one comes where the last session ended; on a new computer it fills a small screen and takes a
    comfortable size in the middle of a large one.
    """
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QGuiApplication

    if before is not None:
        page.setGeometry(before.geometry())
        page.setWindowState(before.windowState() & ~Qt.WindowState.WindowMinimized)
    elif remembered is None or remembered.isEmpty() or not page.restoreGeometry(remembered):
        room = QGuiApplication.primaryScreen().availableGeometry()
        area = QRect(0, 0, min(_USUAL[0], room.width() - 80), min(_USUAL[1], room.height() - 80))
        area.moveCenter(room.center())
        page.setGeometry(area)
        if room.width() <= _SMALL_SCREEN:
            page.setWindowState(Qt.WindowState.WindowMaximized)


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
        from qtic_desktop.gui.dress import apply_theme
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations

        self.app, self._forced, self._person = app, lang, person
        self.tasks = BackgroundTasks()
        self.settings = Settings(data_folder() / "settings.ini")
        apply_theme(app, self.settings.theme())
        self.lang: Language = lang or self.settings.lang
        translations.install(self.lang)
        self._notice: tuple[str, dict[str, object]] | None = None
        self._opening = False
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
            self._show_opening(chosen)

    def _show_opening(self, folder: Path) -> None:
        """Something on the screen first: the storage is not even imported before that."""
        from qtic_desktop.gui.opening import OpeningPage

        page = OpeningPage()
        page.painted.connect(lambda: self.open_folder(folder))
        self._put_in_front(page)

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
        before, self._front = self._front or self.window, page
        take_place(page, before, self.settings.state("window"))
        page.show()
        if before is not None:
            before.close()
            if before is not self.window:
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
        """One opening at a time: a double click must not make two workspaces, nor meet its own lock."""
        if self._opening or self.workspace is not None:
            return
        self._opening = True
        self.tasks.run("storage", work, self._opened, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        from qtic_desktop.gui.texts import say

        self._opening = False
        if not is_foreseen(error):
            self.tasks.failed.emit(error)
        self.show_start(say(error, self.lang))

    def _opened(self, found: tuple[Workspace, tuple[PersonRow, ...]]) -> None:
        from qtic_desktop.gui.screen_fonts import bring_fonts

        self._opening = False
        self.workspace, people = found
        remember_workspace(self.workspace.folder)
        bring_fonts(self.workspace.office_fonts)  # before the first list of names
        named = [row for row in people if row.name == self._person]
        if named:
            self.enter(named[0])
            return
        self._ask_who(people)

    def change_person(self) -> None:
        """Let somebody else work at this seat: ask who it is where the window of the one before stood (Ctrl+K 更换办理人)."""
        from qtic_desktop.services.accounts import people_at_the_door

        if self.workspace is None or self.window is None or not self.window.may_leave():
            return
        store, self._person = self.workspace.store, ""
        self.tasks.run("storage", lambda: people_at_the_door(store), self._ask_who)

    def _ask_who(self, people: tuple[PersonRow, ...]) -> None:
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
        self.window.add_finder(self._find_person_change)
        take_place(self.window, self._front or before, self.settings.state("window"))
        fronts = [old for old in (before, self._front) if old is not None]
        self._front = None
        self.tasks.when_idle(partial(self._reveal, self.window, fronts), _FILLING)

    def _reveal(self, window: MainWindow, fronts: list[QWidget]) -> None:
        """Show the window with its first rows, not empty first and filled then: one drawing instead of two."""
        window.show()
        if self._notice is not None:
            (code, facts), self._notice = self._notice, None
            self.tell(code, **facts)
        for old in fronts:
            old.close()
            old.deleteLater()

    def _find_person_change(self, text: str) -> list[Command]:
        from qtic_desktop.gui.page import Command
        from qtic_desktop.gui.texts import tr

        title = tr("更换办理人")
        return [Command(title, self.change_person, "users")] if text and text in f"{title} ghblr" else []

    def restyle(self, actor: Actor) -> None:
        """Theme, scale or language was changed: build the window again; nothing typed waits on the settings page."""
        from qtic_desktop.gui.dress import apply_theme
        from qtic_desktop.gui.settings import Settings
        from qtic_desktop.gui.texts import translations

        chosen = Settings(data_folder() / "settings.ini", actor.id)
        self.lang, self._forced = self._forced or chosen.lang, None
        for key in ("theme", "scale", "lang"):  # the pages before the choice of a person look like the last session
            self.settings.remember(key, chosen.text(key))
        apply_theme(self.app, chosen.theme())
        translations.install(self.lang)
        self._show_main(actor)

    def tell(self, code: str, **facts: object) -> None:
        """Say something at the top of the page in front, or as soon as there is one."""
        page = self.window.current_page() if self.window is not None else None
        if page is None:
            self._notice = (code, facts)
            return
        page.message.show_message(message(code, self.lang, **facts), "warn")

    def report_crash(self, code: str, report: Path) -> None:
        """An error of ours: typed text stays, the report is named."""
        self.tell(code, kind=report.stem, report=report.name)

    def close(self) -> None:
        """Let running work end, then give back the workspace; the next session begins where this window stood."""
        shown = self.window or self._front
        if shown is not None:
            self.settings.remember("window", shown.saveGeometry())
            self.settings.flush()
        self.tasks.close()
        if self.workspace is not None:
            self.workspace.close()


def _open(folder: Path) -> tuple[Workspace, tuple[PersonRow, ...]]:
    from qtic_desktop.services.accounts import people_at_the_door
    from qtic_desktop.storage.workspace import open_workspace

    workspace = open_workspace(folder)
    try:
        return workspace, people_at_the_door(workspace.store)
    except BaseException:
        workspace.close()
        raise


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
