"""The paper beside the field: the scan of the form follows the cursor, once a person has said where each field stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.intake import page_of
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.file_turns import can_be_shown
from qtic_desktop.gui.intake.materials import KINDS, kinds_of_file
from qtic_desktop.gui.intake.paper_dock import PaperDock
from qtic_desktop.gui.intake.paper_places import PaperPlaces, Spot
from qtic_desktop.gui.save_path import ask_open_path
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages
    from qtic_desktop.storage.queries.intake import MaterialRow

_STEP, _LINE = 0.4, 0.05  # of the room, for a press of Alt+PageDown and of Alt+Shift+Down
_SHARES = (52, 48)
#: The kind of a form whose kind is not chosen yet.
ANY_FORM: Final = "ANY"


class Desk(Protocol):
    """The window of fields that the paper lies beside."""

    def paper_id(self) -> str | None:
        """The proposal, once it is in the record."""

    def paper_form(self) -> str:
        """The kind of form: places are those of its paper."""

    def paper_field(self, widget: QWidget | None) -> str:
        """The field that ``widget`` is or lies in; empty for none."""

    def paper_page(self) -> str:
        """The page that is in front."""

    def paper_label(self, field: str) -> str:
        """What the form calls a field."""

    def paper_shown(self, shown: bool) -> None:
        """The paper takes or gives back its half of the room."""


class PaperBeside(QObject):
    """Joins a dock to a window of fields. ``take`` keeps a new scan; None where none can be added."""

    def __init__(
        self,
        ctx: AppContext,
        desk: Desk,
        splitter: QSplitter,
        shows: QPushButton,
        *,
        take: Callable[[str, Path], None] | None = None,
    ) -> None:
        host = splitter.parentWidget()
        assert host is not None
        super().__init__(host)
        self._ctx, self._desk, self._splitter, self._take = ctx, desk, splitter, take
        self.ask_path = ask_open_path
        self.places = PaperPlaces(ctx.settings)
        self.dock = PaperDock(ctx, splitter)
        self.dock.hide()
        splitter.addWidget(self.dock)
        splitter.setChildrenCollapsible(False)
        self._shows = shows
        shows.clicked.connect(self.toggle)
        self._rows: dict[str, MaterialRow] = {}
        self._file_id = self._page = self._field = ""
        self._asked: bool = False
        self._file: ForeignPages | None = None
        self._last_told: tuple[str, str, Spot | None] | None = None
        self.dock.file_chosen.connect(self._open)
        self.dock.mark_wanted.connect(self.mark)
        self.dock.hide_wanted.connect(self.toggle)
        self.dock.add_wanted.connect(self._add)
        self.dock.view.column().spot_chosen.connect(lambda page, down: self._tell(Spot(page, down, self._across())))
        splitter.splitterMoved.connect(lambda *_: ctx.settings.remember("paper/split", splitter.saveState()))
        self._add_keys(host)
        host.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _add_keys(self, host: QWidget) -> None:
        view = self.dock.view
        column = view.column()
        for keys, act in (
            ("F7", self.toggle),
            ("Ctrl+F7", self.dock.next_file),
            ("Shift+F7", view.turn),
            ("F8", self.mark),
            ("Shift+F8", self.unmark),
            ("Alt+PgDown", lambda: column.scroll_by(_STEP)),
            ("Alt+PgUp", lambda: column.scroll_by(-_STEP)),
            ("Alt+Shift+Down", lambda: column.scroll_by(_LINE)),
            ("Alt+Shift+Up", lambda: column.scroll_by(-_LINE)),
            ("Alt+Shift+PgDown", lambda: view.go_to(view.page() + 1)),
            ("Alt+Shift+PgUp", lambda: view.go_to(view.page() - 1)),
            ("Alt+Shift+Right", lambda: column.scroll_by(0, _STEP)),
            ("Alt+Shift+Left", lambda: column.scroll_by(0, -_STEP)),
            ("Alt+=", lambda: view.zoom_by(1)),
            ("Alt+-", lambda: view.zoom_by(-1)),
            ("Alt+0", view.fit_width),
        ):
            QShortcut(QKeySequence(keys), host, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- shown or not

    @property
    def is_shown(self) -> bool:
        """Whether the paper lies beside the fields."""
        return not self.dock.isHidden()

    def begin(self) -> None:
        """Look whether there is a scan of the form; it is shown unless this person put the paper away before."""
        self._asked = False
        self.refresh()

    def toggle(self) -> None:
        """Show the paper or put it away; kept for the next time."""
        self._show(not self.is_shown)
        self._ctx.settings.remember("paper/away", "" if self.is_shown else "1")

    def _show(self, shown: bool) -> None:
        if shown == self.is_shown:
            return
        self._leave()
        self.dock.setVisible(shown)
        self._shows.setChecked(shown)
        self._desk.paper_shown(shown)
        if shown:
            if not self._splitter.restoreState(self._ctx.settings.state("paper/split")):
                room = max(2, self._splitter.width())
                self._splitter.setSizes([room * part // 100 for part in _SHARES])
            self.refresh()

    def refresh(self) -> None:
        """Read which files there are."""
        from qtic_desktop.storage.queries.intake import materials

        proposal_id = self._desk.paper_id()
        if proposal_id is None:
            self._take_rows(())
        else:
            self._ctx.ask(materials.bind(proposal_id=proposal_id), on_done=self._take_rows)

    def _take_rows(self, rows: tuple[MaterialRow, ...]) -> None:
        if not isValid(self):
            return
        self._rows = {row.id: row for row in rows if can_be_shown(row.file_name)}
        forms = [row.id for row in self._rows.values() if row.kind == "form"]
        if not self._asked:
            self._asked = True
            if forms and not self.is_shown and not self._ctx.settings.text("paper/away"):
                self._show(True)
                return  # which asks again
        if not self.is_shown:
            return
        chosen = self._file_id if self._file_id in self._rows else next(iter([*forms, *self._rows]), "")
        words = [(row.id, f"{tr(KINDS.get(row.kind, row.kind))}：{row.file_name}") for row in self._rows.values()]
        self.dock.set_files(words, chosen)
        self.dock.offer_adding(self._take is not None and not forms)
        if not chosen:
            self._file, self._file_id = None, ""
            self.dock.view.clear(tr("还没有可以显示的扫描件。"))
            self.dock.note.setText("")
        elif chosen != self._file_id or self._file is None:
            self._open(chosen)

    def _add(self) -> None:
        if self._take is None:
            return
        chosen = self.ask_path(self.dock, tr("添加申报表扫描件"), "", kinds_of_file())
        if chosen:
            self._take("form", Path(chosen))

    def _open(self, file_id: str) -> None:
        from qtic_desktop.services.intake import read_material

        row = self._rows.get(file_id)
        if row is None:
            return
        self._leave()
        self._file_id, self._file = file_id, None
        self._ctx.work(
            read_material.bind(sha256=row.sha256),
            on_done=lambda file: self._opened(file_id, file),
            on_error=lambda error: self._not_opened(file_id, error),
            label=row.file_name,
        )

    def _opened(self, file_id: str, file: ForeignPages) -> None:
        if isValid(self) and file_id == self._file_id:
            self._file = file
            self.dock.turns.show(file_id, file)
            self.dock.view.take_zoom(self._ctx.settings.text("paper/zoom"))
            self._page = ""
            self._follow()

    def _not_opened(self, file_id: str, error: Exception) -> None:
        if isValid(self) and file_id == self._file_id:
            self.dock.view.clear(self._ctx.say(error))
            self.dock.note.setText("")

    # -- following

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or new is None:
            return
        field = self._desk.paper_field(new)
        if field:
            self._field = field
            self._follow()

    def page_came(self) -> None:
        """Another page of the form is in front."""
        self._field = self._desk.paper_field(QApplication.focusWidget())
        self._follow()

    def _follow(self) -> None:
        """Bring the place of the field; where none is known, the paper lies as it lay when this page was left."""
        file = self._file
        if not self.is_shown or file is None:
            return
        page = page_of(self._field) if self._field else self._desk.paper_page()
        column = self.dock.view.column()
        if page != self._page:
            self._leave()
            self._page = page
            lay = self.places.of_page(self._file_id, page)
            if lay is not None:
                column.show_place(lay.page, lay.down)
                column.show_across(lay.across)
        column.set_spot(None)
        if not self._field:
            self.dock.note.setText("")
            return
        label = self._desk.paper_label(self._field)
        found = self.places.of_field(self._desk.paper_form(), self._field)
        if found is None:
            self.dock.note.setText(tr("“{label}”在纸面的位置还没有记：移到那里按 F8，或双击那里。").format(label=label))
            return
        spot, whose = found
        facts = {"label": label, "page": spot.page + 1, "count": file.count}
        if spot.page >= file.count:
            self.dock.note.setText(tr("“{label}”记在第 {page} 页，这份只有 {count} 页。").format(**facts))
            return
        column.show_place(spot.page, spot.down)
        column.show_across(spot.across)
        column.set_spot((spot.page, spot.down))
        said = (
            tr("“{label}”：第 {page} 页，按这类申报表记的位置；不对就移到那里按 F8。")
            if whose == self._field
            else tr("“{label}”：第 {page} 页，记的是整张表的位置。")
        )
        self.dock.note.setText(said.format(**facts))

    def _leave(self) -> None:
        """Keep where the paper lies for the page that is left."""
        if self.is_shown and self._file is not None and self._page:
            self.places.leave_page(self._file_id, self._page, self._here())
            self._ctx.settings.remember("paper/zoom", self.dock.view.zoom_kept())

    def _here(self) -> Spot:
        """What lies on the line of reading."""
        return Spot(*self.dock.view.column().place(), self._across())

    def _across(self) -> float:
        return self.dock.view.column().across()

    # -- telling

    def mark(self) -> None:
        """F8: the field at which the cursor is stands at the line of reading."""
        if not self.is_shown:
            self._show(True)
        elif self._file is not None:
            self._tell(self._here())

    def _tell(self, spot: Spot) -> None:
        if not self._field:
            self.dock.note.setText(tr("先把光标放到要记位置的项上。"))
            return
        form, field = self._desk.paper_form(), self._field
        self._last_told = (form, field, self.places.exactly(form, field))
        self.places.tell(form, field, spot)
        self.dock.view.column().set_spot((spot.page, spot.down))
        facts = {"label": self._desk.paper_label(field), "page": spot.page + 1}
        self.dock.note.setText(tr("已记住“{label}”在第 {page} 页这里。Shift+F8 取消。").format(**facts))

    def unmark(self) -> None:
        """Shift+F8: what was told last is as before; with nothing told, the place of this field is forgotten."""
        if self._last_told is not None:
            form, field, before = self._last_told
            self._last_told = None
        elif self._field:
            form, field, before = self._desk.paper_form(), self._field, None
        else:
            return
        self.places.tell(form, field, before)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window of fields goes: keep where the paper lies."""
        if event.type() == QEvent.Type.Hide:
            self._leave()
        return False


def half_of(parent: QWidget) -> QSplitter:
    """Where fields and paper lie side by side."""
    made = QSplitter(Qt.Orientation.Horizontal, parent)
    made.setHandleWidth(theme().px(8))
    return made


def paper_button(parent: QWidget) -> QPushButton:
    """Shows the paper and puts it away."""
    made = button(tr("纸面"), "eye", "quiet", parent)
    made.setObjectName("paperButton")
    made.setCheckable(True)
    made.setToolTip(tr("F7：在旁边显示申报表的扫描件，跟着光标走"))
    return made
