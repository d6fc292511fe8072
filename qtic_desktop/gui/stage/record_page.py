"""The page of a stage: its records in a list, the one at hand beside it, and everything that can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.possible import Possible
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act, Offer
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.act_form import Done
from qtic_desktop.gui.stage.doing import do_at_once
from qtic_desktop.gui.stage.feeds import Feed, RowFeed, WindowFeed
from qtic_desktop.gui.stage.history import history_lines
from qtic_desktop.gui.stage.list_tools import ListTools
from qtic_desktop.gui.stage.paper import Exporter, Paper
from qtic_desktop.gui.stage.record_card import RecordCard
from qtic_desktop.gui.stage.records import More, Own, Records
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.stage.scope_box import ScopeBox
from qtic_desktop.gui.stage.shown import Shown
from qtic_desktop.gui.stage.workbook import Importer
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, EmptyState

Row = TypeVar("Row")
_NARROW = 960
_ROOMY = 1340


class RecordPage(Page, Generic[Row]):
    """Made from a ``Records`` value. ``dialog`` is what is open above the page, None while nothing is; ``acted`` carries
    a ``Done``."""

    acted = Signal(object)

    def __init__(self, ctx: AppContext, records: Records[Row], parent: QWidget | None = None) -> None:
        self.name, self.part = records.name, records.part
        super().__init__(ctx, parent)
        self.records = records
        self.dialog: Dialog | None = None
        self._missed = False
        self._at_hand: Row | None = None
        self.exporter = Exporter(ctx, self, self.message, self.busy)
        self.importer = self._make_importer()
        self.scope = ScopeBox(ctx, records.scope, self) if records.scope is not None else None
        self._buttons: dict[Paper[Any], QPushButton] = {}
        self._add_buttons()
        self.feed = self._make_feed()
        self.table, self.lists = self.feed.table, self.feed.filters
        self.table.setObjectName(f"{records.part or records.name}_table")
        self.card = RecordCard(ctx, self)
        self.tools = ListTools(self, records, self.feed, self.exporter, self._kept_as)
        self._lay_out()
        self._connect()
        self._show_one(None)
        self.show_empty(True)

    # -- how it is put together

    def _make_feed(self) -> Feed[Row]:
        window = self.records.window
        if window is None:
            return RowFeed(self.ctx, self, self.records)
        return WindowFeed(self.ctx, self, self.records, window)

    def _make_importer(self) -> Importer | None:
        wanted = self.records.imports
        return None if wanted is None else Importer(self.ctx, wanted, self, self.message, self.busy)

    def _lay_out(self) -> None:
        if self.scope is not None:
            self.add_beside_actions(self.scope)
        self.body()
        self.set_detail(self.card, sizes=self.records.split)
        self.table.widths.gives_way = True
        self.card.setMinimumWidth(0)  # it says itself how wide its words need it
        for number, column in enumerate(self.records.columns):
            self.table.setColumnHidden(number, column.key in self.records.kept_back)
        self.set_search(self.feed.search)
        self.set_empty(self._make_empty())

    def body(self) -> None:
        """What stands at the left; a stage whose records are no plain list puts its own widget there."""
        self.set_list(self.table)

    def _add_buttons(self) -> None:
        """Acts that begin something, then the import, then the papers; the first one is the page's primary button."""
        for act in self.records.begins:
            why = "" if act.name is None else why_not_mine(self.ctx.actor, act.name)
            name = act.name or (act.key if isinstance(act, Own) else "")
            self._add_button(act.title, act.icon or "plus", partial(self.begin, act), name, why)
        if self.importer is not None and self.records.imports is not None:
            brings = self.records.imports
            why = why_not_mine(self.ctx.actor, brings.act)
            self._add_button(brings.title, "upload", self.importer.choose, brings.act, why)
            self._add_button(tr("空白表格…"), "download", self.importer.save_blank, f"{brings.act}_blank", why)
        for paper in self.records.papers:
            why = why_not_mine(self.ctx.actor, paper.act)
            made = self._add_button(paper.title, paper.icon, partial(self.exporter.export, paper), paper.act, why)
            self.offer_action(made, not why)
            self._buttons[paper] = made

    def _add_button(self, text: str, icon: str, run: Callable[[], object], name: str, why_not: str) -> QPushButton:
        made = self.add_action(text, icon, run) if self.has_primary else self.set_primary(text, icon, run)
        made.setObjectName(name)
        made.setEnabled(not why_not)
        made.setToolTip(why_not)
        return made

    def _make_empty(self) -> EmptyState:
        begins, imports = self.records.begins, self.records.imports
        title = begins[0].title if begins else imports.title if imports is not None else ""
        way = self.records.empty.way
        empty = EmptyState(self.records.empty.sentence, way[0] if way else title, self.records.empty.manual, self)
        empty.button.setEnabled(way is not None or self.primary_enabled)
        empty.acted.connect(self.press_primary if way is None else partial(self.ctx.go, way[1]))
        return empty

    def _connect(self) -> None:
        self.table.row_selected.connect(lambda _row: self._show_chosen())
        self.table.shown_changed.connect(lambda _shown, _total: self._write_footer())
        self.feed.came.connect(self._on_came)
        self.feed.failed.connect(self.report)
        if self.records.opens is not None:
            self.table.row_activated.connect(self.records.opens)
        self.card.acted.connect(self._on_acted)
        self.card.pressed.connect(self._on_pressed)
        if self.scope is not None:
            self.scope.chosen.connect(self._read_rows)

    # -- what the window calls

    def activate(self, place: Place) -> None:
        """Read the list and land on the record the place names, whatever chip or search is in force; ``view`` chooses a
        chip, ``new`` begins with the stage's first act."""
        if place.view in self.lists.keys:
            self.choose_filter(place.view)
        if place.subject:
            self.feed.want(place.subject, whatever=True)
        if place.new and self.primary_enabled:
            self.press_primary()
        elif place.new:
            self.message.show_message(self.primary_why_not, "info")
        if place.subject and self.scope is not None:
            self.scope.look_for(place.subject, self._read, self.report)
        else:
            self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again when a record of this stage was touched; while something covers the list, when it is back."""
        window = self.records.window
        if Kind.CONTEXT in changes.kinds and window is not None and window.by_batch:
            self.lists.apply()
        if not changes.kinds & self.records.kinds:
            return
        if self.overlay is not None:
            self._missed = True
        else:
            self._read()

    def close_overlay(self) -> None:
        """Back to the list; what it missed meanwhile is read now."""
        super().close_overlay()
        if self._missed:
            self._missed = False
            self._read()

    def commands(self) -> Sequence[Command]:
        """Acts that begin something, the import and the papers, for Ctrl+K; what is not this person's is left out."""
        actor, imports = self.ctx.actor, self.records.imports
        found = [
            Command(act.title, partial(self._at_home, partial(self.begin, act)), act.icon or "plus")
            for act in self.records.begins
            if act.name is None or not why_not_mine(actor, act.name)
        ]
        if self.importer is not None and imports is not None and not why_not_mine(actor, imports.act):
            found.append(Command(imports.title, partial(self._at_home, self.importer.choose), "upload"))
            found.append(Command(imports.blank, partial(self._at_home, self.importer.save_blank), "download"))
        for paper in self.records.papers:
            if not why_not_mine(actor, paper.act):
                run = partial(self._at_home, partial(self.exporter.export, paper))
                found.append(Command(paper.command or paper.title, run, paper.icon))
        tools = (Command(one.title, partial(self._at_home, one.run), one.icon) for one in self.tools.commands())
        return [*found, *tools]

    def _at_home(self, run: Callable[[], object]) -> None:
        """An act found by Ctrl+K happens where its answer can be seen."""
        self.ctx.go(Place(self.name))
        run()

    # -- reading

    def read_again(self) -> None:
        """Ask for the rows anew."""
        self._read()

    def _read(self) -> None:
        if self.scope is not None:
            self.scope.read(self.report)
        else:
            self._read_rows()

    def _read_rows(self) -> None:
        scope = "" if self.scope is None else self.scope.key
        if self.scope is not None and not scope:
            self.feed.clear()
        else:
            self.feed.read(scope)

    def _on_came(self) -> None:
        self.show_empty(not self.table.total() if self.scope is None else not self.scope.key)
        if self.feed.waiting is not None:
            self.set_waiting(self.feed.waiting)
        self._show_chosen()

    def _offer_papers(self) -> None:
        """Grey where there is nothing to make of the record at hand, with the reason."""
        for paper, made in self._buttons.items():
            why = why_not_mine(self.ctx.actor, paper.act) or paper.why_not()
            made.setEnabled(not why)
            made.setToolTip(why)

    def shown_ids(self) -> frozenset[str] | None:
        """The records in the list as it is shown, None when nothing is left out."""
        if self.table.count() == self.table.total():
            return None
        rows = (self.table.rows_model.row(place) for place in range(self.table.count()))
        return frozenset(self.records.key(row) for row in rows if row is not None)

    def select(self, key: str) -> bool:
        """Select a row and show it; False when the list does not show it now."""
        return self.feed.select(key)

    # -- the record at hand

    def _show_chosen(self) -> None:
        chosen = self.feed.chosen()
        if len(chosen) > 1 and self.records.many:
            self._show_many(chosen)
        else:
            self._show_one(self.table.selected())
        self._write_footer()
        self._offer_papers()

    def _show_one(self, row: Row | None) -> None:
        """The card of a row; a list that stands anew may name the same one more than once, and each reading brings rows
        of its own."""
        if row is not None and row is self._at_hand:
            return
        self._at_hand = row
        if row is None:
            self.card.show_record(None, self.records.nothing, ())
            return
        key = self.records.key(row)
        self.card.show_record(key, self.records.shown(row), self._offers(row))
        more = self.records.more(row)
        if more is not None:
            self.ctx.ask(more.question, on_done=partial(self._show_more, key, more), on_error=self.report)
        question = self.records.history(row)
        if question is not None:
            self.ctx.ask(question, on_done=partial(self._show_history, key), on_error=self.report)

    def forget_card(self) -> None:
        """What is told of the record at hand changed, though its row did not: it is shown anew."""
        self._at_hand = None

    def _show_more(self, key: str, more: More[Any], answer: Any) -> None:
        if isValid(self):
            self.card.show_more(key, more.told(answer))

    def _show_history(self, key: str, entries: Sequence[Any]) -> None:
        if isValid(self):
            self.card.show_history(key, history_lines(entries))

    def _offers(self, row: Row) -> list[Offer[Any]]:
        if self.records.possible is None:
            actor = self.ctx.actor
            return [Offer(act, row, why_not_mine(actor, act.name)) for act in self.records.acts]
        known = {act.name: act for act in self.records.acts}
        return [
            Offer(known[one.act], row, self._why_not(one)) for one in self.records.possible(row) if one.act in known
        ]

    def _why_not(self, one: Possible) -> str:
        mine = why_not_mine(self.ctx.actor, one.act)
        return mine or (self.ctx.say(one.why_not, **one.facts) if one.why_not else "")

    def _show_many(self, rows: Sequence[Row]) -> None:
        self._at_hand = None
        fitting = self.records.possible_many(rows) if self.records.possible_many is not None else {}
        known = {act.name: act for act in self.records.many}
        offers = [Offer(known[name], tuple(found)) for name, found in fitting.items() if name in known and found]
        note = (
            tr("按钮上的数字是其中可以办理的项数；不合适的几项不受影响。")
            if offers
            else tr("所选各项没有可以一起办理的事。请逐项查看。")
        )
        title = tr("已选 {n} 项").format(n=len(rows))
        self.card.show_record(frozenset(map(self.records.key, rows)), Shown(title, note=note), offers)

    def _write_footer(self) -> None:
        words = self.records.counted or tr("共 {total} 项，显示 {shown} 项")
        text = words.format(total=self.table.total(), shown=self.table.count())
        chosen = self.table.selected_count()
        more = self.records.chosen or tr("，已选 {n} 项")
        self.set_footer(text + (more.format(n=chosen) if chosen > 1 else ""))

    # -- acts

    def begin(self, act: Act[None] | Own) -> None:
        """Open the form of an act about no row."""
        if isinstance(act, Own):
            act.opens()
        else:
            self._open_dialog(act, None)

    def _on_pressed(self, offer: Offer[Any]) -> None:
        """An act without questions is asked once more where it says so, else done at once."""
        words = offer.act.asks(offer.subject) if offer.act.asks is not None else ""
        if words or offer.act.wide:
            self._open_dialog(offer.act, offer.subject, words)
            return
        made = self.card.buttons[offer.act.name]
        do_at_once(self.ctx, offer.act, offer.subject, made, self._on_acted, self.report)

    def _open_dialog(self, act: Act[Any], subject: object, words: str = "") -> None:
        self.message.pass_on()
        self.show_act(ActDialog(self.ctx, act, subject, self.window(), words=words))

    def show_act(self, dialog: ActDialog) -> None:
        """Open a dialog with the form of an act; what it did is said as for every other."""
        dialog.acted.connect(self._on_acted)
        self.show_dialog(dialog)

    def show_dialog(self, dialog: Dialog) -> None:
        """Open a dialog of this page; however it is closed, nothing of it is left behind."""
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_acted(self, done: Done) -> None:
        """Say what was done, and stay with the record it was done to."""
        self.acted.emit(done)
        if not done.act.again:
            self.message.clear()
            if done.said[0]:
                self.message.show_message(*done.said)
            self.table.setFocus()
        ids = done.changes.ids
        if done.subject is None and len(ids) == 1:
            self.feed.want(next(iter(ids)), whatever=True)
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window some columns and choices give way; the search still finds what they hold."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW)
        self.lists.make_room(narrow=narrow)
        for number, column in enumerate(self.records.columns):
            if column.key in self.records.narrow:
                self.table.setColumnHidden(number, narrow)
            elif column.key in self.records.roomy:
                self.table.setColumnHidden(number, self.width() < theme().px(_ROOMY))
