"""Every screen of the program one after another, as a person meets it: yields a name and the window to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QThread
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qtic_desktop.app.pages import build_window
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.backups import Line, Reach
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import pages_for
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import STAGE_NAMES, Place
from qtic_desktop.gui.start import PersonChooser, StartPage
from qtic_desktop.gui.start.backup_page import BackupPage
from qtic_desktop.gui.start.clock_page import ClockPage
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.start.inside_page import InsidePage
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.new_secret import Asked, NewSecretPage
from qtic_desktop.gui.start.recovery_page import RecoverySheetPage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.resources import Language
from qtic_desktop.storage.backup_mark import BackupFacts
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries.registry import people
from qtic_desktop.storage.workspace import Workspace
from tests.helpers.doors import ask

Scene = tuple[str, QWidget]


class Walk:
    """One person's way through the program in one language at one size."""

    def __init__(self, workspace: Workspace, folder: Path, lang: Language, size: tuple[int, int]) -> None:
        self.workspace, self.folder, self.lang, self.size = workspace, folder, lang, size
        self.tasks = BackgroundTasks()
        self.windows: list[QWidget] = []

    def settle(self) -> None:
        """Until nothing runs, all answers are shown and the layouts are done."""
        app = QApplication.instance()
        assert app is not None
        for _ in range(3):
            while self.tasks.running:
                app.processEvents()
                QThread.msleep(2)
            app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()

    def show(self, window: QWidget) -> QWidget:
        """Show a window of its own at the size of the run."""
        self.windows.append(window)
        window.resize(QSize(*self.size))
        window.show()
        window.activateWindow()
        self.settle()
        return window

    def window_of(self, actor: Actor, *, meeting: str = "") -> MainWindow:
        """The main window of one person."""
        made = build_window(self.workspace, actor, self.tasks, lang=self.lang, settings_file=self.folder)
        made.setMinimumSize(0, 0)
        self.settle()
        if meeting:
            made.ctx.choose(meeting_id=meeting)
        self.show(made)
        return made

    def meeting(self, status: str) -> str:
        """Id of the first meeting in this state."""
        return next(row.id for row in ask(self.workspace.store, meeting_rows.meetings) if row.status == status)

    def close(self) -> None:
        """Leave nothing behind."""
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.settle()
        assert self.tasks.close(QApplication.processEvents)

    def dialog(self, open_it: Callable[[], object], name: str) -> Iterator[Scene]:
        """Open a dialog, look at it, and let it go."""
        before = set(QApplication.topLevelWidgets())
        open_it()
        self.settle()
        opened = [
            window
            for window in QApplication.topLevelWidgets()
            if window not in before and window.isVisible() and isinstance(window, QDialog)
        ]
        assert opened, f"{name}: no dialog came"
        yield name, opened[0]
        opened[0].close()
        self.windows[-1].activateWindow()
        self.settle()


RECENT = ("/data/2026/青岛市技术创新中心评审工作区二〇二六年第一批", "/data/QTIC")
OFFICE = Actor("office", "办公室示例", Role.OFFICE)
CLERK = Actor("clerk", "录入员示例", Role.CLERK)


def _door(walk: Walk) -> Iterator[tuple[str, QWidget]]:
    """What stands before the window of an encrypted workspace."""
    made_at = datetime(2026, 4, 12, 9, 30, tzinfo=UTC)
    questions = (Asked("office", tr("单位名称")), Asked("name", tr("您的姓名")))
    facts = BackupFacts(Path(RECENT[0]), "1", "A", made_at, 12_000_000, verified="2026", entries=1504)
    apart = Reach(Line.FEWER, 1490, 1504)
    backup = BackupPage(facts, Path(RECENT[0]), present=Path(RECENT[1]), reach=apart)
    pages: dict[str, FrontPage] = {
        "sign-in": SignInPage("A"),
        "new-secret": NewSecretPage(tr("新建工作区"), "", tr("新建"), questions),
        "recovery-sheet": RecoverySheetPage(" ".join(["12345"] * 8), "A", made_at.isoformat()),
        "backup": backup,
        "inside": InsidePage("U", [replace(facts, made_at=made_at - timedelta(days=day)) for day in range(9)]),
        "clock": ClockPage(made_at, made_at + timedelta(days=30)),
        "lock": LockPage("A"),
    }
    for name, page in pages.items():
        yield name, walk.show(page)
        page.close()


def outside_screens(walk: Walk) -> Iterator[Scene]:
    """Before a workspace is open: the first page and who is at work."""
    start = StartPage([Path(folder) for folder in RECENT])
    start.show_problem("这个文件夹不是工作区。" if walk.lang == "zh" else "This folder is not a workspace.")
    yield "start", walk.show(start)
    start.close()
    yield from _door(walk)
    chooser = PersonChooser(ask(walk.workspace.store, people))
    yield "person chooser", walk.show(chooser)
    chooser.close()


def page_screens(walk: Walk) -> Iterator[Scene]:
    """Every page of the navigation with its first row selected, and every part of the settings."""
    window = walk.window_of(OFFICE, meeting=walk.meeting("open"))
    for name in STAGE_NAMES:
        window.go(Place(name))
        walk.settle()
        page: Any = window.current_page()
        table = getattr(page, "table", None)
        if table is not None and table.model() is not None and table.model().rowCount():
            table.selectRow(0)
            walk.settle()
        yield name, window
        if name != "settings" and name != "scoring":
            continue
        for key in list(page._chips)[1:]:
            page.choose_filter(key)
            walk.settle()
            yield f"{name}/{key}", window
    window.go(Place("today"))
    yield from walk.dialog(window.open_palette, "palette")
    yield from walk.dialog(lambda: window.ctx.open_manual("start"), "manual")
    window.close()


def wizard_screens(walk: Walk) -> Iterator[Scene]:
    """Every page of the wizard for both tracks on a whole draft with long names, and a fresh one."""
    window = walk.window_of(CLERK)
    window.go(Place("intake"))
    walk.settle()
    page: Any = window.page("intake")
    page.new_proposal()
    walk.settle()
    yield "wizard/fresh", window
    page.close_wizard()
    walk.settle()
    drafts = [r for r in page.table.rows_model.at_hand() if r.status == "draft" and len(r.host_name) > 50]
    for row in sorted(drafts, key=lambda r: str(r.track)):
        page.continue_draft(row.id)
        walk.settle()
        wizard: Any = page.overlay
        for key in pages_for(wizard.draft):
            wizard.go_to(key)
            walk.settle()
            yield f"wizard/{row.track}/{key}", window
        page.close_wizard()
        walk.settle()
    yield from walk.dialog(partial(page.card.press, Act.DISCARD_DRAFT), "discard")
    window.close()


def meeting_screens(walk: Walk) -> Iterator[Scene]:
    """The form of a new meeting and a sealed meeting with its results."""
    window = walk.window_of(OFFICE, meeting=walk.meeting("sealed"))
    window.go(Place("meetings"))
    walk.settle()
    page: Any = window.page("meetings")
    page.open_form()
    walk.settle()
    yield "meetings/form", window
    page._leave_form()
    for view in ("agenda", "panel", "recusals", "gate", "room"):
        window.go(Place("meetings", walk.meeting("open"), view=view))
        walk.settle()
        yield f"meetings/{view}", window
    page.close_desk()
    window.go(Place("experts"))
    walk.settle()
    experts: Any = window.page("experts")
    yield from walk.dialog(experts.press_primary, "expert dialog")
    yield from walk.dialog(experts.open_units, "units dialog")
    window.go(Place("draws"))
    walk.settle()
    draws: Any = window.page("draws")
    yield from walk.dialog(draws.open_rule, "rule of a draw")
    window.go(Place("scoring"))
    walk.settle()
    scoring: Any = window.page("scoring")
    yield "scoring/sealed", window
    scoring.choose_filter("results")
    walk.settle()
    table = scoring.results.table
    table.setCurrentCell(0, 2)
    walk.settle()
    yield "scoring/results explained", window
    window.close()


def scoring_screens(walk: Walk) -> Iterator[Scene]:
    """The panel of an expert: sheet, read-back, vote."""
    meeting = walk.meeting("open")
    seats = ask(walk.workspace.store, meeting_rows.panel, meeting_id=meeting)
    seat = max(seats, key=lambda seat: len(seat.name))
    window = walk.window_of(Actor("expert", seat.name, Role.EXPERT, seat.expert_id), meeting=meeting)
    window.go(Place("scoring"))
    walk.settle()
    page: Any = window.page("scoring")
    yield "own sheets", window
    page._start_own()
    walk.settle()
    panel: Any = page.overlay
    yield "panel", window
    panel._form.enlarge_button.click()
    walk.settle()
    yield "panel/enlarged", window
    panel._check()
    walk.settle()
    yield "panel/read-back", window
    panel._show_vote()
    walk.settle()
    yield "panel/vote", window
    panel.leave()
    walk.settle()
    window.close()


def opinion_screens(walk: Walk) -> Iterator[Scene]:
    """The desk of a draft and of a signed opinion, its dialogs, and the verification."""
    window = walk.window_of(OFFICE, meeting=walk.meeting("sealed"))
    window.go(Place("opinions"))
    walk.settle()
    page: Any = window.page("opinions")
    rows = {row.status: row for row in page.table.rows_model.shown()}
    page.open_desk(rows["draft"].opinion_id)
    walk.settle()
    yield "opinions/draft", window
    yield from walk.dialog(page.desk._ask_final, "final dialog")
    page.close_desk()
    walk.settle()
    page.open_desk(rows["signed"].opinion_id)
    walk.settle()
    assert page.desk.session.view is not None
    signer = page.desk.session.view.detail.signatures[0].expert_id
    yield from walk.dialog(lambda: page.desk.lines.sign_by_file(signer), "certificate dialog")
    yield "opinions/signed", window
    page.desk._act("verify")
    walk.settle()
    yield "opinions/verified", window
    page.close_desk()
    walk.settle()
    yield from walk.dialog(page.open_batch, "batch dialog")
    window.close()


def after_screens(walk: Walk) -> Iterator[Scene]:
    """The acts of the annual reports and the dialogs of the settings."""
    window = walk.window_of(OFFICE)
    window.go(Place("annual_reports"))
    walk.settle()
    page: Any = window.page("annual_reports")
    seen: set[str] = set()
    for row in page.table.rows_model.shown():
        page.table.select(row.id)
        walk.settle()
        for act in list(page.card.buttons):
            if act not in seen:
                seen.add(act)
                page.card.press(act)
                walk.settle()
                page.card.settle()  # what a timer does a moment later
                yield f"annual_reports/{act}", window
    yield from walk.dialog(page.press_primary, "open year")
    window.go(Place("settings"))
    settings: Any = window.page("settings")
    staff, lists = settings.sections["staff"].people, settings.sections["lists"].departments
    for part, listed, act in (("staff", staff, Act.ADD_PEOPLE), ("lists", lists, Act.ADD_DEPARTMENT)):
        settings.choose_filter(part)
        walk.settle()
        yield from walk.dialog(partial(listed.press, act), f"{part} dialog")
    window.close()


def empty_screens(walk: Walk) -> Iterator[Scene]:
    """Every page with nothing in it."""
    window = walk.window_of(OFFICE)
    for name in STAGE_NAMES:
        window.go(Place(name))
        walk.settle()
        yield f"empty/{name}", window
    window.close()
