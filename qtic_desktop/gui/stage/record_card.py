"""The record at hand: what it says of itself, what can be done with it now, and what was done with it before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Offer
from qtic_desktop.gui.stage.act_form import ActForm, Done
from qtic_desktop.gui.stage.card_parts import (
    clear_out,
    facts_grid,
    grouped,
    steps_grid,
    tab_first,
    title_of,
    write_more,
)
from qtic_desktop.gui.stage.shown import Line, Link, Shown
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FitScroll, StateChip, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses

#: Buttons of what is seldom needed beside each other.
_ABREAST = 2
_LEAST = 288


class RecordCard(QWidget):
    """``acted`` carries a ``Done``; ``pressed`` an ``Offer`` of an act that has no questions of its own and is asked or
    done by the page. A form that is open stays open while the same record is shown; what was typed for another record
    is kept until one comes back to it."""

    acted = Signal(object)
    pressed = Signal(object)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.key: object = None
        self.shown: Shown | None = None
        self.lines: dict[str, str] = {}
        """The sentences that are shown, by kind."""
        self.buttons: dict[ActName, QPushButton] = {}
        self.form: ActForm | None = None
        self._form_key: object = None
        self._offers: tuple[Offer[Any], ...] = ()
        self._kept: dict[tuple[ActName, object], Mapping[str, object]] = {}
        self._opening = False
        self._enter = EnterPresses(self)
        self._scroll = FitScroll(self)
        inner = self._scroll.widget()
        assert inner is not None
        self._inner = inner
        self._layout = self._scroll.body
        self._layout.setContentsMargins(theme().px(16), 0, theme().px(12), theme().px(8))
        self._build()
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._follow_form())
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._follow_typing())

    def _build(self) -> None:
        self.title = plain_label("", "title", self._inner)
        self.owner = plain_label("", "muted", self._inner)
        self.chip = StateChip(parent=self._inner)
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addStretch(1)
        self._told, self._more, self._inset, self._acts, self._after = (QVBoxLayout() for _ in range(5))
        self._road: list[QWidget] = []
        self.history = plain_label("", "small", self._inner)
        self.history.setWordWrap(True)
        self._history_title = plain_label(tr("办理记录"), "section", self._inner)
        for part in (
            self.title, self.owner, head, self._told, self._more, self._inset, self._acts, self._after,
            self._history_title, self.history,
        ):  # fmt: skip
            if isinstance(part, QLayout):
                part.setSpacing(theme().px(8))
                self._layout.addLayout(part)
            else:
                self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._next = QVBoxLayout()
        self._next.setContentsMargins(theme().px(16), 0, theme().px(12), 0)
        self._next.setSpacing(theme().px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll)
        outer.addLayout(self._next)
        outer.addStretch(1)

    def put_in(self, widget: QWidget) -> None:
        """A list of the stage's own between what the record says and what can be done with it, e.g. a sign-in."""
        self._inset.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """Two buttons abreast stand whole beside the scroll bar, or what is at the right would be cut."""
        least = super().minimumSizeHint()
        inside = self._inner.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(max(theme().px(_LEAST), least.width(), inside), least.height())

    # -- what is shown

    def show_record(self, key: object, shown: Shown, offers: Sequence[Offer[Any]]) -> None:
        """Show a record, ``key`` telling which one, with the acts offered for it; None for no record at all."""
        same, before = key is not None and key == self.key, self.shown
        if same and before == shown and self._offers == tuple(offers):
            return
        self.key, self.shown, self._offers = key, shown, tuple(offers)
        self._write(shown)
        self._add_offers()
        if not same:
            self._put_form_away()
            self.show_history(key, ())
            self.show_more(key, ())
            self._scroll.verticalScrollBar().setValue(0)
        elif self.form is not None and before != shown:
            self._keep_form_through_change()

    def _write(self, shown: Shown) -> None:
        self.title.setText(shown.title)
        self.owner.setText(shown.owner)
        self.owner.setVisible(bool(shown.owner))
        self.chip.setVisible(shown.chip is not None)
        if shown.chip is not None:
            self.chip.set_state(*shown.chip)
        clear_out(self._told)
        if shown.facts:
            self._told.addLayout(facts_grid(shown.facts, self._inner))
        self.lines = {}
        for line in shown.lines:
            if line.text:
                self.lines[line.kind] = line.text
                self._told.addWidget(plain_label(line.text, line.kind, self._inner))
        if shown.steps:
            self._head(self._told, tr("经过"))
            self._told.addLayout(steps_grid(shown.steps, self._inner))

    def _head(self, layout: QVBoxLayout, text: str) -> None:
        """A heading, with air above it."""
        layout.addSpacing(theme().px(8))
        layout.addWidget(plain_label(text, "section", self))

    @property
    def facts(self) -> dict[str, str]:
        """The facts that are shown, by name."""
        return {} if self.shown is None else {fact.name: fact.text for fact in self.shown.facts}

    @property
    def note(self) -> str:
        """What can be done next, or what it waits for."""
        return "" if self.shown is None else self.shown.note

    def show_more(self, key: object, lines: Sequence[Line]) -> None:
        """What a second question told of the record; an answer for another one is dropped. A strip that ends it stands below
        what can be done, which it must not push out of sight."""
        if key != self.key:
            return
        clear_out(self._more)
        for gone in self._road:
            gone.hide()
            gone.deleteLater()
        self.lines |= {line.kind: line.text for line in lines}
        strips, self._road = write_more(lines, self.ctx, self._inner, self._more, self._layout, self._history_title)
        tab_first(self, strips)

    def show_history(self, key: object, lines: Sequence[str]) -> None:
        """Who noted what and when; an answer for another record is dropped."""
        if key != self.key:
            return
        self.history.setText("\n".join(lines))
        for part in (self._history_title, self.history):
            part.setVisible(bool(lines))

    # -- what can be done

    def _add_offers(self) -> None:
        form = self.form
        if form is not None:
            self._acts.removeWidget(form)
        clear_out(self._acts)
        clear_out(self._after)
        self.buttons = {}
        shown = self.shown or Shown("")
        clear_out(self._next)
        following = [link for link in shown.links if link.is_next]
        next_acts = [offer for offer in self._offers if offer.act.leads_on(offer.subject)]
        pinned = bool(following or next_acts)
        if pinned:
            self._add_next(shown, following, next_acts)
        rest = [offer for offer in self._offers if offer not in next_acts]
        links, groups = [link for link in shown.links if not link.is_next], list(grouped(rest))
        for place, (heading, offers) in enumerate(groups):
            self._head(self._acts, heading)
            if place == 0 and not pinned:
                self._note(shown, self._acts)
            grid = self._grid(offers, self._inner, first=not offers[0].act.group and not pinned)
            self._acts.addLayout(grid)
            if place == len(groups) - 1 and grid.columnCount() == _ABREAST:
                links = self._add_beside(links, grid)
            self._say_why_not(offers, self._acts)
        if not self._offers and not pinned:
            self._note(shown, self._acts)
        if form is not None:
            self._acts.addWidget(form)
        for link in links:
            self._add_link(link, self._after)
        self._show_pinned()

    def _show_pinned(self) -> None:
        """The act whose form is open is carried out by the button of the form: the one that opened it makes room."""
        for name, made in self.buttons.items():
            if made.parentWidget() is self:
                shown = self.form is None or self._form_key != self.key or self.form.act.name != name
                made.setVisible(shown)
                self._next_head.setVisible(shown or not self._next_head.property("alone"))

    def _add_next(self, shown: Shown, links: Sequence[Link], offers: Sequence[Offer[Any]]) -> None:
        """The next step, pinned below what is scrolled."""
        self._next_head = plain_label(tr("下一步"), "section", self)
        self._next_head.setProperty("alone", not links and len(offers) == 1)
        self._next.addWidget(self._next_head)
        self._note(shown, self._next)
        if offers:
            self._next.addLayout(self._grid(offers, self, first=True))
            self._say_why_not(offers, self._next)
        for link in links:
            self._add_link(link, self._next)

    def _say_why_not(self, offers: Sequence[Offer[Any]], layout: QVBoxLayout) -> None:
        for reason in dict.fromkeys(offer.why_not for offer in offers if offer.why_not):
            layout.addWidget(plain_label(reason, "help", self))

    def _note(self, shown: Shown, layout: QVBoxLayout) -> None:
        if shown.note:
            layout.addWidget(plain_label(shown.note, "help", self))

    def _grid(self, offers: Sequence[Offer[Any]], parent: QWidget, *, first: bool) -> QGridLayout:
        """The next steps below each other, the first one primary but for a way back; what is seldom needed two abreast."""
        grid = QGridLayout()
        grid.setSpacing(theme().px(8))
        abreast = 1 if first or translations.lang != "zh" else _ABREAST
        for place, offer in enumerate(offers):
            look = offer.act.look or ("primary" if first and place == 0 and offer.leads else "")
            made = button(title_of(offer), offer.act.icon, look, parent)
            made.setObjectName(offer.act.name)
            made.setEnabled(not offer.why_not)
            made.setToolTip(offer.why_not)
            made.clicked.connect(lambda _checked=False, offer=offer: self._press(offer))
            if look != "danger":
                self._enter.watch(made)
            self.buttons[offer.act.name] = made
            grid.addWidget(made, *divmod(place, abreast))
            made.show()
        return grid

    def _add_beside(self, links: Sequence[Link], grid: QGridLayout) -> list[Link]:
        """Links that say nothing about themselves share the lines of the acts; the others are left over."""
        for link in (bare := [link for link in links if not link.heading and not link.words]):
            grid.addWidget(self._link_button(link), *divmod(grid.count(), _ABREAST))
        return [link for link in links if link not in bare]

    def _add_link(self, link: Link, layout: QVBoxLayout) -> None:
        if link.heading:
            self._head(layout, link.heading)
        if link.words:
            layout.addWidget(plain_label(link.words, "muted", self))
        layout.addWidget(self._link_button(link))

    def _link_button(self, link: Link) -> QPushButton:
        made = button(link.title, link.icon, "primary" if link.is_next else "", self)
        name = f"to_{link.place.stage}"
        made.setObjectName(name if self.findChild(QPushButton, name) is None else f"{name}_{link.place.view}")
        made.clicked.connect(lambda: self._follow(link.place))
        made.show()
        return made

    def _follow(self, place: Place) -> None:
        self.ctx.go(place)

    def _press(self, offer: Offer[Any]) -> None:
        if offer.act.entries and not offer.act.wide:
            self.open_form(offer)
        else:
            self.pressed.emit(offer)

    # -- the form of an act

    def press(self, name: ActName) -> bool:
        """As if the button of an act were pressed; False when it is not offered or grey."""
        offer = next((one for one in self._offers if one.act.name == name and not one.why_not), None)
        if offer is not None:
            self._press(offer)
        return offer is not None

    def open_form(self, offer: Offer[Any]) -> None:
        """Open the form of an act below the buttons and put the cursor into it; one that is open already stays."""
        if self.form is not None and (self.form.act, self._form_key) == (offer.act, self.key):
            self.form.look_again()
            return
        self._put_form_away()
        form = ActForm(self.ctx, offer.act, offer.subject, self._inner)
        form.put_buttons_below()
        form.acted.connect(self._on_acted)
        form.left.connect(self.close_form)
        form.turned.connect(self._on_turned)
        self.form, self._form_key = form, self.key
        self._acts.addWidget(form)
        self._show_pinned()
        kept = self._kept.pop((offer.act.name, self.key), None)
        if kept is not None:
            form.restore(kept)
        form.show()
        form.focus_first()
        self._opening = True
        self._follow_form()
        QTimer.singleShot(300, self, self.settle)

    def settle(self) -> None:
        """The form has its height now: bring its button into view for the last time."""
        self._follow_form()
        self._opening = False

    def _on_turned(self) -> None:
        """The second look is shorter or longer than the questions: its buttons come into sight."""
        self._opening = True
        QTimer.singleShot(50, self, self.settle)

    def close_form(self) -> None:
        """Put the form away with what stands in it."""
        if self.form is not None:
            self._acts.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._show_pinned()

    def _put_form_away(self) -> None:
        """Another record or another act: what was typed is kept until one comes back."""
        form = self.form
        if form is not None and form.is_touched and self._form_key is not None:
            self._kept[(form.act.name, self._form_key)] = form.answers()
        self.close_form()

    def _keep_form_through_change(self) -> None:
        """The record was changed elsewhere while its form is open: the form stays if the act is still offered."""
        form = self.form
        assert form is not None
        offer = next((one for one in self._offers if one.act.name == form.act.name and not one.why_not), None)
        if offer is None:
            self._put_form_away()
            return
        form.subject = offer.subject
        form.turn_back()
        if form.is_touched:
            form.message.show_message(tr("这条记录刚有改动，请对照上面的内容再办理。"), "warn")
        else:
            self.close_form()
            self.open_form(offer)

    def _on_acted(self, done: Done) -> None:
        self.close_form()
        self._scroll.verticalScrollBar().setValue(0)  # where it stands now is said at the top
        self.acted.emit(done)

    def _follow_typing(self) -> None:
        """What is typed makes the form longer: its button stays in sight, and the line one types in before all."""
        form, at = self.form, QApplication.focusWidget()
        if form is not None and at is not None and form.isAncestorOf(at):
            self._scroll.ensureWidgetVisible(form.do_button, 0, theme().px(8))
            self._scroll.ensureWidgetVisible(at, 0, theme().px(8))
            if form.act.from_top and not form.is_touched:
                self._show_top_of(form)

    def _follow_form(self) -> None:
        if self._opening and self.form is not None:
            self._scroll.ensureWidgetVisible(self.form.do_button, 0, theme().px(8))
            if self.form.act.from_top:
                self._show_top_of(self.form)

    def _show_top_of(self, form: ActForm) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(min(bar.value(), max(0, form.mapTo(self._inner, QPoint(0, 0)).y() - theme().px(8))))
