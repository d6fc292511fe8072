"""What a card shows of a record, laid out: facts with their names, and the steps it went through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.stage.act import Offer
from qtic_desktop.gui.stage.shown import Fact, Line, Step, Strip
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import plain_label
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.gui.widgets.road_strip import RoadStrip, StripPoint


def facts_grid(facts: Sequence[Fact], parent: QWidget) -> QGridLayout:
    """Names and values; two short ones that follow each other share a line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(12))
    grid.setVerticalSpacing(0)  # the lines have air of their own, and acts below must stay in sight
    grid.setColumnStretch(1, 1)
    line, beside = -1, False
    for place, fact in enumerate(facts):
        beside = fact.short and not beside and place > 0 and facts[place - 1].short
        line += not beside
        alone = not beside and not (fact.short and place + 1 < len(facts) and facts[place + 1].short)
        at = 2 if beside else 0
        if beside:
            grid.setColumnStretch(3, 1)
        grid.addWidget(plain_label(fact.name, "small", parent), line, at, Qt.AlignmentFlag.AlignTop)
        text = plain_label(fact.text or "—", "body", parent)
        grid.addWidget(text, line, at + 1, 1, 3 if alone else 1, Qt.AlignmentFlag.AlignTop)
    return grid


def steps_grid(steps: Sequence[Step], parent: QWidget) -> QGridLayout:
    """A line for each step: its sign, its day and its words."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(8))
    grid.setVerticalSpacing(theme().px(6))
    grid.setColumnStretch(2, 1)
    for line, step in enumerate(steps):
        quiet = step.kind == "neutral"
        sign = QLabel(parent)
        name, token = ("clock", "muted") if quiet else (STATE_ICONS[step.kind], step.kind)
        sign.setPixmap(pixmap(name, token, theme().px(16), parent.devicePixelRatioF()))
        when = plain_label(step.on, "small", parent)
        grid.addWidget(sign, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(when, line, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(plain_label(step.text, "muted" if quiet else "body", parent), line, 2)
    return grid


def road_strip(line: Strip, ctx: AppContext, parent: QWidget) -> RoadStrip:
    """The stations of a road as signs; each leads to where it is worked on."""
    made = RoadStrip([StripPoint(one.passage, one.told) for one in line.points], parent)
    made.setObjectName("roadStrip")

    def go(place: int) -> None:
        where = line.points[place].place
        if where is not None:
            ctx.go(where)

    made.chosen.connect(go)
    return made


def write_more(
    lines: Sequence[Line], ctx: AppContext, inner: QWidget, more: QVBoxLayout, whole: QVBoxLayout, last: QWidget
) -> tuple[list[QWidget], list[QWidget]]:
    """Write lines into ``more``. A strip that ends them needs no heading and stands in ``whole`` above ``last``, below what
    can be done, which it must not push out of sight. Returns all strips, and those below."""
    strips: list[QWidget] = []
    below: list[QWidget] = []
    for line in lines:
        ends = isinstance(line, Strip) and line is lines[-1]
        if not ends:
            more.addWidget(plain_label(line.text, line.kind, inner))
        if isinstance(line, Strip):
            strips.append(road_strip(line, ctx, inner))
            if ends:
                below = strips[-1:]
                whole.insertWidget(whole.indexOf(last), strips[-1])
            else:
                more.addWidget(strips[-1])
    return strips, below


def tab_first(area: QWidget, late: Sequence[QWidget]) -> None:
    """Tab comes to what was made late before it comes to anything else in ``area``; an order needs somewhere to start
    from, which is what it came to before."""
    at: QWidget | None = area.previousInFocusChain()
    while at is not None and at is not area and not at.focusPolicy() & Qt.FocusPolicy.TabFocus:
        at = at.previousInFocusChain()
    for one in late:
        if at is not None:
            QWidget.setTabOrder(at, one)
        at = one


def clear_out(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item: Any = layout.takeAt(0)
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear_out(inner)
            inner.deleteLater()
        elif widget is not None:
            widget.hide()
            widget.setObjectName("")  # until it goes, nobody takes it for the one in its place
            widget.deleteLater()


def title_of(offer: Offer[Any]) -> str:
    """The words on the button of an offer; how many, where it is about several."""
    several = offer.subject
    if isinstance(several, tuple):
        return offer.act.title.format(n=len(several))
    return offer.act.title if offer.act.titled is None else offer.act.titled(several)


def grouped(offers: Sequence[Offer[Any]]) -> Iterator[tuple[str, list[Offer[Any]]]]:
    """Headings in the order in which they first come, each with its acts."""
    groups: dict[str, list[Offer[Any]]] = {}
    for offer in offers:
        groups.setdefault(offer.act.group or tr("可以办理"), []).append(offer)
    yield from groups.items()
