"""The window: navigation, header and the pages of the stages, made when they are first opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QMainWindow, QToolTip, QWidget

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Changes, Role
from qtic_desktop.domain.possible import is_for, is_theirs
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.command_palette import CommandPalette, Finder, Seeker
from qtic_desktop.gui.context import EVERY_BATCH, AppContext
from qtic_desktop.gui.forms.ui_main_window import Ui_MainWindow
from qtic_desktop.gui.header import seat_acts
from qtic_desktop.gui.notices import Notices
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName, remembered_place
from qtic_desktop.gui.room_watch import RoomWatch
from qtic_desktop.gui.save_path import last_places
from qtic_desktop.gui.saving import Safety
from qtic_desktop.gui.stages import Catalogue, all_stages, open_to
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.unsaved import may_go, write_again
from qtic_desktop.gui.widgets import InlineMessage, commit_input_method

Choices = Sequence[tuple[str, str]]

_SMALLEST = (960, 540)
_USUAL = (1280, 720)
_NARROW = 1200
#: What else Ctrl+K finds the acts of the seat by, in either language.
_KEYWORDS = {
    "person": "ghblr change person switch user",
    "lock": "sd lock",
    "next": "jgxyw next expert hand over",
    "secret": "password mima xgkl",
    "workspaces": "restore backup open workspace qtgzq hfbf",
    "another": "another window reading lkygck",
    "diagnostics": "diagnostics bczdxx",
}


class MainWindow(QMainWindow):
    """``catalogue`` names the stages and makes their pages; a stage that makes none is shown as done on paper."""

    def __init__(
        self,
        ctx: AppContext,
        catalogue: Catalogue,
        *,
        batches: Choices = (),
        meetings: Choices = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.notices = Notices(self, self._message_in_front)
        self._finders: list[Finder] = []
        self._seeker: Seeker | None = None
        self._pages: dict[StageName, Page] = {}
        self._missed: dict[StageName, Changes] = {}
        self._told: set[StageName] = set()
        catalogue = open_to(ctx.actor, catalogue)
        self._stages = {stage.name: stage for stage in all_stages(catalogue)}
        self._form = Ui_MainWindow()
        self._form.setupUi(self)
        self._form.navigation.set_stages(catalogue)
        self._form.navigation.lead_on_to(self._form.header)
        self._dress()
        if batches:
            self.set_batches(batches)
        if meetings:
            self.set_meetings(meetings)
        last_places.keep_in(ctx.settings, ctx.doors.folder)
        self._connect()
        self._add_shortcuts()
        self.go(self._last_place())
        self._form.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        set_role(self._form.sampleRibbon, "ribbon")
        self.room = RoomWatch(self.ctx, self._form.sampleRibbon)
        around = self.centralWidget().layout()
        assert isinstance(around, QBoxLayout)
        around.insertWidget(0, self.room.band)
        self._form.sampleRibbon.setVisible(self.ctx.is_sample)
        self._form.busyBar.setContentsMargins(theme().px(16), theme().px(4), theme().px(16), 0)
        self._form.header.show_person(self.ctx.actor, sample=self.ctx.is_sample)
        self._form.header.offer(
            batches=is_for(self.ctx.actor, Read.BATCHES), meetings=is_for(self.ctx.actor, Read.MEETINGS)
        )
        self._form.header.show_where(self.ctx.station)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        geometry = self.ctx.settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)  # Qt itself brings a window back that lay on a screen now unplugged

    def _connect(self) -> None:
        signals, header = self.ctx.signals, self._form.header
        self._form.navigation.chosen.connect(self.go)
        header.batch_chosen.connect(lambda key: self.ctx.choose(batch_id="" if key == EVERY_BATCH else key))
        signals.context_changed.connect(self._show_context)
        header.meeting_chosen.connect(lambda key: self.ctx.choose(meeting_id=key))
        header.wished.connect(signals.wished)
        self.ctx.saving.changed.connect(self._show_safety)
        signals.place_wanted.connect(self.go)
        self.ctx.notifier.changed.connect(self._on_changed)
        self.ctx.tasks.failed.connect(self._on_failed)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+K", self.open_palette),
            ("Ctrl+F", self.focus_search),
            ("Ctrl+S", self.save_now),
            ("F1", self.explain_field),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    # -- places

    def go(self, place: Place) -> bool:
        """Open a page at a place; False when the page before it holds the person back."""
        current, name = self.current_page(), place.stage
        if name not in self._stages:
            self._say_not_here(current)
            return False
        if current is not None and current.name != name and not current.save_pending():
            self._form.navigation.set_current(current.name)
            return False
        if current is not None and current.name != name:
            current.message.clear()
        page = self._page(name)
        self._form.pages.setCurrentWidget(page)
        self._form.navigation.set_current(name)
        self._make_room()
        self.ctx.settings.remember("place", name)
        self._write_title(page)
        missed = self._missed.pop(name, None)
        if missed is not None:
            page.refresh(missed)
        page.activate(place)
        self.notices.go_on()
        return True

    def _say_not_here(self, current: Page | None) -> None:
        if current is not None:
            current.message.show_message(tr("您的身份没有这一页。需要时请换由有此权限的人办理。"), "info")

    def _make_room(self) -> None:
        """Paper beside entry needs the width of the navigation on a small screen; 返回列表 and Ctrl+K lead back."""
        page = self.current_page()
        narrow = self.width() < theme().px(_NARROW)
        self._form.navigation.setVisible(not (narrow and page is not None and page.wants_room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window may have become narrow, or wide again."""
        super().resizeEvent(event)
        self._make_room()

    def page(self, name: StageName) -> Page:
        """A page, made if it was not yet."""
        return self._page(name)

    def current_page(self) -> Page | None:
        """The page in front."""
        widget = self._form.pages.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _message_in_front(self) -> InlineMessage | None:
        page = self.current_page()
        return None if page is None else page.message

    def _page(self, name: StageName) -> Page:
        page = self._pages.get(name)
        if page is None:
            page = self._make(name)
            page.belongs_to(self._stages[name])
            self._pages[name] = page
            self._form.pages.addWidget(page)
            page.room_wanted.connect(lambda _wanted: self._make_room())
            if name == "today" or self._has_work:
                page.waiting_changed.connect(lambda count: self.set_waiting(name, count))
                self.set_waiting(name, page.waiting_count())
        return page

    @property
    def _has_work(self) -> bool:
        """Whether what waits in the lists waits for this person; who only watches has no numbers beside the stages."""
        return self.ctx.actor.role is Role.EXPERT or is_theirs(self.ctx.actor, Act.SAVE_DRAFT)

    def _make(self, name: StageName) -> Page:
        page = self._stages[name].make(self.ctx)
        assert isinstance(page, Page)
        return page

    def _last_place(self) -> Place:
        last = remembered_place(self.ctx.settings.text("place"))
        return last if last.stage in self._stages else Place(next(iter(self._stages)))

    @property
    def meeting_words(self) -> str:
        """The meeting the window is about, empty while none is chosen."""
        return self._form.header.meeting.currentText() if self.ctx.meeting_id else ""

    def _write_title(self, page: Page | None) -> None:
        if page is None:
            return
        program = tr("青岛市技术创新中心评审工作台")
        # What a page says beside its title is of what it has read, and another meeting is read only a moment later.
        parts = (self._stages[page.name].title, self.meeting_words, program)
        self.setWindowTitle("[*]" + " — ".join(part for part in parts if part))

    # -- what waits, batches, meetings

    def set_waiting(self, name: StageName, count: int) -> None:
        """The number beside a stage as its page counts, unless the window is told what waits there."""
        if name not in self._told:
            self._form.navigation.set_waiting(name, count)

    def tell_waiting(self, name: StageName, count: int) -> None:
        """The number beside a stage as 今日待办 counts; from now on that of its page counts no more. A stage that is not this
        person's has none."""
        if name in self._stages:
            self._told.add(name)
            self._form.navigation.set_waiting(name, count)

    def set_batches(self, choices: Choices) -> None:
        """Batches in the header, and all of them at once where there are several."""
        every = [(EVERY_BATCH, tr("全部批次"))] if len(choices) > 1 else []
        self._form.header.set_batches([*choices, *every], self._batch_key())

    def _batch_key(self) -> str | None:
        return EVERY_BATCH if self.ctx.batch_id == "" else self.ctx.batch_id

    def set_meetings(self, choices: Choices) -> None:
        """Meetings in the header."""
        self._form.header.set_meetings(choices, self.ctx.meeting_id)
        self._write_title(self.current_page())

    def _show_context(self) -> None:
        """The header and the title name what the pages are on, whoever chose it."""
        self._form.header.batch.set_value(self._batch_key())
        self._form.header.meeting.set_value(self.ctx.meeting_id)
        self._write_title(self.current_page())

    def set_ribbon(self, words: str) -> None:
        """What all of this is, above everything, e.g. a backup that is only looked at."""
        self._form.sampleRibbon.setText(words)
        self._form.sampleRibbon.show()

    def add_finder(self, finder: Finder) -> None:
        """More results for Ctrl+K that are at hand, e.g. the manual."""
        self._finders.append(finder)

    def set_seeker(self, seeker: Seeker) -> None:
        """How Ctrl+K finds records."""
        self._seeker = seeker

    # -- what happens

    def _show_safety(self) -> None:
        self._form.header.save_state.show_book(self.ctx.saving, self.ctx.say)
        self.setWindowModified(self.ctx.saving.safety in (Safety.UNSAVED, Safety.SAVING, Safety.FAILED, Safety.AWAY))

    def _on_changed(self, changes: Changes) -> None:
        current = self.current_page()
        for name, page in self._pages.items():
            if page is current:
                page.refresh(changes)
            else:
                self._missed[name] = self._missed.get(name, Changes()) | changes
        if current is not None:
            self._write_title(current)

    def _on_failed(self, error: Exception) -> None:
        page = self.current_page()
        if page is not None and not isinstance(error, Cancelled):
            page.report(error)

    def open_palette(self) -> None:
        """Ctrl+K."""
        commit_input_method()
        palette = CommandPalette(self.commands(), self._finders, self, seeker=self._seeker)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.accepted.connect(lambda: QTimer.singleShot(0, self, self._work_in_page))
        palette.open()
        QTimer.singleShot(0, palette, partial(self._complete, palette))

    def _work_in_page(self) -> None:
        """What Ctrl+K opened is where one works, not the navigation that had the focus before."""
        page, focused = self.current_page(), self.focusWidget()
        asked = QApplication.activeModalWidget() is not None  # what was opened is a question of its own
        if page is not None and not asked and (focused is None or not page.isAncestorOf(focused)):
            page.take_focus()

    def _complete(self, palette: CommandPalette) -> None:
        """What Ctrl+K offers does not depend on which pages were opened before: the others are made one after another,
        and typing goes on in between."""
        name = next((name for name in self._stages if name not in self._pages), None)
        if name is not None:
            palette.add_commands(self._page(name).commands())
            QTimer.singleShot(0, palette, partial(self._complete, palette))

    def commands(self) -> list[Command]:
        """Every page, what the seat does, and the acts of the pages opened so far."""
        places = [
            Command(stage.title, partial(self.go, Place(stage.name)), stage.icon) for stage in self._stages.values()
        ]
        seat = [
            Command(title, partial(self.ctx.signals.wished.emit, wish), sign, _KEYWORDS.get(wish, ""))
            for wish, title, sign in seat_acts(self.ctx.actor, sample=self.ctx.is_sample)
        ]
        return places + seat + [command for page in self._pages.values() for command in page.commands()]

    def focus_search(self) -> None:
        """Ctrl+F."""
        page = self.current_page()
        if page is not None:
            page.focus_search()

    def save_now(self) -> None:
        """Ctrl+S: everything is saved as it is typed; this takes in what is half-composed and writes it at once, and what
        could not be written once more."""
        commit_input_method()
        page = self.current_page()
        if page is not None:
            page.save_pending()
        self.ctx.saving.write_again()

    def explain_field(self) -> None:
        """F1: the help of the field one is in; where it has none, the manual at the section of the page."""
        widget = QApplication.focusWidget()
        words = "" if widget is None else widget.accessibleDescription() or widget.toolTip()
        if widget is not None and words:
            QToolTip.showText(widget.mapToGlobal(widget.rect().bottomLeft()), words, widget)
            return
        page = self.current_page()
        stage = next(iter(self._stages.values())) if page is None else self._stages[page.name]
        self.ctx.open_manual(stage.manual or stage.name)

    def may_leave(self) -> bool:
        """Whether the page in front lets go and nothing typed would be lost: half-composed text is taken in, what was typed
        is written, and what cannot be written is asked about."""
        commit_input_method()
        page = self.current_page()
        return (page is None or page.save_pending()) and may_go(self.ctx, self)

    def keep_pending(self) -> None:
        """Keep what was typed before the window is hidden; nobody is asked, for nobody may be there."""
        commit_input_method()
        page = self.current_page()
        if page is not None:
            page.save_pending()
        write_again(self.ctx)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when the page in front lets go; what is being written is finished by the composition root."""
        if not self.may_leave():
            event.ignore()
            return
        self.ctx.settings.remember("window", self.saveGeometry())
        self.ctx.settings.flush()
        event.accept()
