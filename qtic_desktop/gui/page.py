"""The manners every page has: title, clause, one primary act, filters, list and detail, in the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.values import dataclass
from qtic_desktop.gui.clause_line import ClauseLine
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stages import Stage
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tone, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    BusyBar,
    EmptyState,
    InlineMessage,
    RowTable,
    button,
    commit_input_method,
    hairline,
    plain_label,
)
from qtic_desktop.gui.widgets.action_row import ActionRow
from qtic_desktop.gui.widgets.flow import FlowBox
from qtic_desktop.gui.widgets.list_table import ListTable


@dataclass(frozen=True, slots=True)
class Command:
    """Something Ctrl+K finds; ``keywords`` are searched too."""

    title: str
    run: Callable[[], object]
    icon: str = "arrow-right"
    keywords: str = ""


class Page(QWidget):
    """Base of every page; a subclass sets ``name`` and fills the parts it needs. Title and clause come from the stage
    (``belongs_to``), when the window takes the page in."""

    name: StageName = "today"
    part: str = ""
    """One of several lists of the stage, which remembers widths of its own."""

    filter_changed = Signal(str)
    waiting_changed = Signal(int)
    room_wanted = Signal(bool)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.filter_key = ""
        self._stage_title = ""
        self._waiting = 0
        self._primary: QPushButton | None = None
        self._chips: dict[str, tuple[QPushButton, str]] = {}
        self._overlay: QWidget | None = None
        self.wants_room = False
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    # -- what a subclass overrides

    def activate(self, place: Place) -> None:
        """The page comes to the front, at ``place``."""

    def refresh(self, changes: Changes) -> None:
        """Records were touched; read again if one of their kinds is shown here."""

    def save_pending(self) -> bool:
        """Write what was typed before leaving; False keeps the person on the page."""
        commit_input_method()
        return True

    def commands(self) -> Sequence[Command]:
        """Acts of this page for Ctrl+K."""
        return ()

    # -- the frame

    def _build(self) -> None:
        gap = theme().px(16)
        self._outer = QStackedWidget(self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._outer)
        frame = QWidget(self._outer)
        self._outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(gap, theme().px(12), gap, theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addLayout(self._make_head())
        self.message = InlineMessage(frame)
        self.message.float_over(frame)
        self.ctx.signals.acting.connect(self.message.clear)
        self.busy = BusyBar(frame)
        layout.addWidget(self.busy)
        self._filters = FlowBox(frame, spacing=theme().px(8))
        layout.addWidget(self._filters)
        self._body = QStackedWidget(frame)
        layout.addWidget(self._body, 1)
        self._footer = plain_label("", "small", frame)
        self._footer.hide()
        layout.addWidget(self._footer)
        self._below = layout
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self._body)
        self._splitter.setChildrenCollapsible(False)
        self._body.addWidget(self._splitter)
        self._splitter.splitterMoved.connect(self._remember_split)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        self.title = plain_label("", "page-title", self)
        self.title.setMinimumHeight(theme().px(32))  # as a button: a message there covers no chip
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(tr("搜索  Ctrl+F"))
        self.search.setAccessibleName(tr("搜索"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(theme().px(132))
        self.search.setMaximumWidth(theme().px(200))
        self.search.hide()
        self.search.installEventFilter(self)
        self._actions = ActionRow(self, spacing=theme().px(8))
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.search, 100)
        head.addWidget(self._actions)
        return head

    def belongs_to(self, stage: Stage) -> None:
        """Title at the top and clause at the bottom are those of the stage."""
        self._stage_title = stage.title
        self.say_beside_title("")
        if stage.clause:
            self._below.addWidget(hairline(self))
            self._below.addWidget(ClauseLine(stage.clause, self.ctx.lang, self))

    def say_beside_title(self, words: str) -> None:
        """What of the stage the page is on now, e.g. the number of the meeting."""
        self.title.setText("  ·  ".join(part for part in (self._stage_title, words) if part))

    # -- what a subclass calls

    def set_primary(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        """The one accent button at the top right; a second call renames it."""
        if self._primary is not None:
            self._actions.remove(self._primary)
            self._primary.deleteLater()
        self._primary = button(text, icon, "primary", self)
        self._primary.clicked.connect(lambda: slot())
        self._actions.keeps = self._primary
        self._actions.add(self._primary)
        return self._primary

    def add_action(self, text: str, icon: str, slot: Callable[[], object]) -> QPushButton:
        """A further act left of the primary one."""
        made = button(text, icon, "", self)
        made.clicked.connect(lambda: slot())
        self._actions.insert(len(self._actions.held()) - (self._primary is not None), made)
        return made

    def offer_action(self, made: QPushButton, offered: bool) -> None:
        """Whether a further act is there now."""
        self._actions.offer(made, offered)

    @property
    def has_primary(self) -> bool:
        """Whether the accent button is taken."""
        return self._primary is not None

    @property
    def primary_enabled(self) -> bool:
        """Whether the accent button can be pressed."""
        return self._primary is not None and self._primary.isEnabled()

    @property
    def primary_why_not(self) -> str:
        """Why the accent button cannot be pressed."""
        return "" if self._primary is None or self._primary.isEnabled() else self._primary.toolTip()

    def press_primary(self) -> None:
        """As if the accent button were pressed; nothing happens where it is grey."""
        if self._primary is not None:
            self._primary.click()

    def add_beside_actions(self, widget: QWidget) -> None:
        """A choice left of the buttons, e.g. of the year the whole page is of."""
        self._actions.insert(0, widget)

    def add_to_filters(self, widget: QWidget) -> None:
        """A further choice after the chips; Tab comes to it there."""
        before = self._filters.held()
        self._filters.add(widget)
        if before:
            QWidget.setTabOrder(before[-1], widget)

    def set_filters(self, choices: Sequence[tuple[str, str]]) -> None:
        """Chips of key and text; the first is chosen."""
        group = QButtonGroup(self)
        for key, text in choices:
            chip = button(text, "", "chip", self)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, key=key: self._choose_filter(key))
            group.addButton(chip)
            self._filters.add(chip)
            self._chips[key] = (chip, text)
            leave_room(chip)
        if choices:
            self.filter_key = choices[0][0]
            self._chips[self.filter_key][0].setChecked(True)

    def set_filter_count(self, key: str, count: int) -> None:
        """The number in a chip."""
        chip, text = self._chips[key]
        chip.setText(f"{text} {count}")
        leave_room(chip)

    def filter_text(self, key: str) -> str:
        """What stands on a chip, with its number."""
        return self._chips[key][0].text()

    def filter_chip(self, key: str) -> QPushButton:
        """The chip of a key."""
        return self._chips[key][0]

    def show_filter(self, key: str, shown: bool) -> None:
        """A chip that is seldom needed is there only then."""
        self._chips[key][0].setVisible(shown)

    def choose_filter(self, key: str) -> None:
        """Choose a chip from the program, as if the person had."""
        self._chips[key][0].setChecked(True)
        self._choose_filter(key)

    def show_everything(self) -> None:
        """Take back the search and the chip, because they hide what one wants to see."""
        self.search.clear()
        if self._chips:
            self.choose_filter(next(iter(self._chips)))

    def _choose_filter(self, key: str) -> None:
        self.filter_key = key
        self.filter_changed.emit(key)

    def set_list(self, widget: QWidget) -> None:
        """The list at the left; its widths and order are remembered for the person at work."""
        if isinstance(widget, ListTable):
            widget.remember_in(self.ctx.settings, self._kept_as)
        self._splitter.insertWidget(0, widget)
        self._splitter.setStretchFactor(0, 3)

    def set_detail(self, widget: QWidget, width: int = 360, *, sizes: tuple[int, int] | None = None) -> None:
        """The detail of the selected row at the right, ``width`` of 980 wide (or as ``sizes`` of list and detail say)
        until the person moves the border; it ends with what can be done next."""
        widget.setMinimumWidth(theme().px(240))
        self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 2)
        state = self.ctx.settings.state(f"split/{self._kept_as}")
        if state.isEmpty() or not self._splitter.restoreState(state):
            self._splitter.setSizes([theme().px(size) for size in sizes or (980 - width, width)])

    def set_body(self, widget: QWidget) -> None:
        """One widget instead of list and detail."""
        self._body.addWidget(widget)
        self._body.setCurrentWidget(widget)

    def set_empty(self, empty: EmptyState) -> None:
        """What to show while there is nothing."""
        self._empty = empty
        self._body.addWidget(empty)
        empty.manual_requested.connect(self.ctx.open_manual)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state or the list."""
        self._body.setCurrentWidget(self._empty if empty else self._splitter)

    def set_search(self, search: Callable[[str], object]) -> None:
        """Show the search field; ``search`` is called while typing."""
        self.search.show()
        self.search.textChanged.connect(lambda text: search(text))
        searched = getattr(search, "__self__", None)
        if isinstance(searched, RowTable):
            searched.searched_from(self.search)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search into the list."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            found = self._splitter.widget(0)
            if event.key() == Qt.Key.Key_Down and found is not None and found.isVisible():
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """Be where the keyboard works: in what covers the page, else in its list, else in the first thing to press."""
        place = self._overlay or self._body.currentWidget() or self
        every = [place.widget(0)] if place is self._splitter else []
        every += place.findChildren(QWidget)
        able = (one for one in every if one is not None and one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next((one for one in able if one.isVisible() and one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Ctrl+F."""
        if not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def set_footer(self, text: str) -> None:
        """Counts in words below the list."""
        self._footer.setText(text)
        self._footer.setVisible(bool(text))

    def set_waiting(self, count: int) -> None:
        """How many things wait for this person; shown in the navigation."""
        self._waiting = count
        self.waiting_changed.emit(count)

    def waiting_count(self) -> int:
        """How many things wait for this person."""
        return self._waiting

    def report(self, error: Exception) -> None:
        """Say at the top of the page what happened, what is safe and what to do."""
        self.message.show_message(self.ctx.say(error), tone(error))

    def open_overlay(self, widget: QWidget, *, wide: bool = False) -> None:
        """Show ``widget`` (wizard, scoring panel) in place of the whole page; it closes itself by ``close_overlay``.

        A ``wide`` one shows paper beside entry: on a small screen the navigation makes room for it.
        """
        self.close_overlay()
        self.wants_room = wide
        self.room_wanted.emit(wide)
        set_role(widget, "page")
        self._overlay = widget
        self._outer.addWidget(widget)
        self._outer.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_overlay(self) -> None:
        """Back to the page."""
        if self._overlay is not None:
            self._outer.removeWidget(self._overlay)
            self._overlay.deleteLater()
            self._overlay = None
            self.wants_room = False
            self.room_wanted.emit(False)

    @property
    def footer(self) -> str:
        """The counts in words below the list."""
        return self._footer.text()

    @property
    def is_empty(self) -> bool:
        """Whether the page says what belongs here instead of showing a list."""
        return self._body.currentWidget() is self._empty

    @property
    def overlay(self) -> QWidget | None:
        """What covers the page, if anything."""
        return self._overlay

    def _remember_split(self) -> None:
        self.ctx.settings.remember(f"split/{self._kept_as}", self._splitter.saveState())

    @property
    def _kept_as(self) -> str:
        """Under what name widths are remembered."""
        return f"{self.name}-{self.part}" if self.part else self.name


def leave_room(chip: QPushButton) -> None:
    """As wide as its words in bold: the chosen chip is bold and must neither be clipped nor push the others."""
    words = QFontMetrics(theme().font(14, bold=True)).horizontalAdvance(chip.text())
    chip.setMinimumWidth(words + theme().px(30))
