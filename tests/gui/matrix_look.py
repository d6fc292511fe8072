"""Layout rules over any window: nothing is clipped, nothing overlaps, nothing lies outside, every glyph is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QStyledItemDelegate,
    QTabBar,
    QTableView,
    QWidget,
)

from qtic_desktop.gui.widgets import StateChip

#: Widgets that manage what lies inside them; their own children may lie over each other.
#: Pixels of a button's padding that may be lost in a low window before its words are.
_AIR = 5
_MANAGERS = (QAbstractScrollArea, QLineEdit, QComboBox, QHeaderView, QStackedWidget, QSplitter, QTabBar)


def visible(root: QWidget) -> Iterator[QWidget]:
    """Every widget of the window that is shown, the window first."""
    yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root and not widget.size().isEmpty():
            yield widget


def called(widget: QWidget) -> str:
    """How a message names a widget: class, object name and the beginning of its text, with the nearest named parent."""
    text = words_on(widget)
    own = f"{type(widget).__name__}({widget.objectName() or text[:28]!r})"
    parent = widget.parentWidget()
    while parent is not None and (not parent.objectName() or parent.objectName().startswith("qt_")):
        parent = parent.parentWidget()
    return f"{own} in {parent.objectName()}" if parent is not None else own


def words_on(widget: QWidget) -> str:
    """The words painted on a widget; for a field its text or placeholder."""
    if isinstance(widget, QLabel | QAbstractButton):
        return re.sub(r"&(?=.)", "", widget.text()) if isinstance(widget, QAbstractButton) else widget.text()
    if isinstance(widget, StateChip):
        return widget.text
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def clipped(root: QWidget) -> Iterator[str]:
    """Words that do not fit into what is painted, unless the whole text stands in the tooltip."""
    for widget in visible(root):
        text = words_on(widget)
        if isinstance(widget, QLabel) and text:
            yield from _label(widget, text)
        elif isinstance(widget, QPushButton | QCheckBox | QRadioButton | StateChip) and text:
            need = widget.sizeHint()
            if _explained(widget, text):
                continue
            if need.width() > widget.width() + 1 or need.height() > widget.height() + _AIR:
                yield f"clipped: {called(widget)} needs {need.toTuple()}, has {widget.size().toTuple()}: {text!r}"
        elif isinstance(widget, QComboBox | QLineEdit) and text:
            yield from _field(widget, text)
        elif isinstance(widget, QHeaderView):
            yield from _header(widget)
        elif isinstance(widget, QTableView):
            yield from _cells(widget)


def _explained(widget: QWidget, text: str) -> bool:
    tip = "".join(widget.toolTip().split())
    return bool(tip) and all(part in tip for part in "".join(text.split()).split("…"))


def _label(label: QLabel, text: str) -> Iterator[str]:
    whole = getattr(label, "whole", text)
    if text != whole and not (_explained(label, text) and label.accessibleName() == whole):
        yield f"elided without tooltip or accessible name: {called(label)}: {whole!r}"
    if label.textFormat() == Qt.TextFormat.RichText or text != whole:
        return
    if label.wordWrap():
        high = label.heightForWidth(label.width())
        if high > label.height() + 2:
            yield f"clipped: {called(label)} needs {high} px of height, has {label.height()}: {text!r}"
        return
    need, has = label.sizeHint(), label.size()
    if (need.width() > has.width() + 1 or need.height() > has.height() + 2) and not _explained(label, text):
        yield f"clipped: {called(label)} needs {need.toTuple()}, has {has.toTuple()}: {text!r}"


def _field(field: QComboBox | QLineEdit, text: str) -> Iterator[str]:
    """A chosen text and a placeholder must fit; what is typed may scroll."""
    if isinstance(field, QLineEdit):
        if field.text() or isinstance(field.parentWidget(), QComboBox):
            return
        room = field.width() - 18 - sum(18 for _ in field.actions())
    else:
        room = field.width() - 40
    need = field.fontMetrics().horizontalAdvance(text)
    if need > room + 1 and not _explained(field, text):
        yield f"clipped: {called(field)} needs {need} px, has {room}: {text!r}"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() == Qt.Orientation.Vertical:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        tip = str(model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        need = max(QFontMetrics(header.font()).horizontalAdvance(line) for line in text.split("\n")) + 16
        if not header.isSectionHidden(section) and need > header.sectionSize(section) + 1 and text not in tip:
            yield f"clipped: header {text!r} in {called(header)} needs {need}, has {header.sectionSize(section)}"


def _cells(table: QTableView) -> Iterator[str]:
    """A text cut off in a cell stands whole in its tooltip."""
    if type(table.itemDelegate()).helpEvent is not QStyledItemDelegate.helpEvent:
        return  # it shows the whole text itself, where the cell shows less
    model, metrics = table.model(), table.fontMetrics()
    for column in range(model.columnCount()):
        for row in range(min(model.rowCount(), 40)):
            index = model.index(row, column)
            box = table.visualRect(index)
            if not box.intersects(table.viewport().rect()) or table.isColumnHidden(column) or table.isRowHidden(row):
                continue
            text = str(index.data() or "")
            if metrics.horizontalAdvance(text) + 10 > box.width() and not table.wordWrap():
                tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
                if text not in tip:
                    yield f"clipped: cells without tooltip in column {column} of {called(table)}, e.g. {text[:30]!r}"
                    break


def overlapping(root: QWidget) -> Iterator[str]:
    """Visible brothers that lie over each other by more than a pixel."""
    for parent in visible(root):
        if isinstance(parent, _MANAGERS):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not child.size().isEmpty()
        ]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                shared = one.geometry() & other.geometry()
                if shared.width() > 1 and shared.height() > 1 and not (_floats(one) or _floats(other)):
                    yield f"overlap of {shared.size().toTuple()} px: {called(one)} and {called(other)}"


def _floats(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) or widget.property("floats") is True


def too_large(root: QWidget, screen: tuple[int, int]) -> Iterator[str]:
    """A window that grew beyond the screen because something in it would not get narrower."""
    if root.width() > screen[0] or root.height() > screen[1]:
        yield f"window of {root.size().toTuple()} on a screen of {screen}: {called(root)}"


def outside(root: QWidget) -> Iterator[str]:
    """Widgets cut by what they lie in (scrolled away downwards is fine), and scroll bars at the foot of pages."""
    for widget in visible(root):
        if widget is not root and not isinstance(widget.parentWidget(), QAbstractItemView | QHeaderView):
            yield from _cut(widget, root)
        if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QTableView | QHeaderView):
            bar = widget.horizontalScrollBar()
            if bar.isVisible() and bar.maximum() > bar.minimum():
                yield f"scrolls sideways by {bar.maximum()} px: {called(widget)}"
        if _is_primary(widget) and not _whole(widget) and not _has_other_primary(widget):
            yield f"primary button not fully visible: {called(widget)}"


def _is_primary(widget: QWidget) -> bool:
    return widget.property("role") == "primary"


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def _has_other_primary(widget: QWidget) -> bool:
    """A small form opened below its button has a primary button of its own in the same pane."""
    pane = widget.parentWidget()
    while pane is not None and not isinstance(pane, QAbstractScrollArea):
        pane = pane.parentWidget()
    acts = [] if pane is None else pane.findChildren(QAbstractButton)
    return any(act.property("role") in ("primary", "danger") and act.isVisible() and _whole(act) for act in acts)


def _cut(widget: QWidget, root: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return
    box = QRect(widget.mapTo(root, QPoint()), widget.size())
    above = QRect(parent.mapTo(root, QPoint()), parent.size())
    if above.left() < -1 or above.right() > root.width():
        return  # said of the parent
    if box.left() < -1 or box.right() > root.width():
        yield f"outside the window at the side: {called(widget)} {box.getRect()} in {root.size().toTuple()}"
        return
    scrolls = False
    ancestor: QWidget | None = parent
    while ancestor is not None and ancestor is not root:
        grand = ancestor.parentWidget()
        scrolls = scrolls or (isinstance(grand, QAbstractScrollArea) and grand.viewport() is ancestor)
        ancestor = grand
    if isinstance(parent, QAbstractScrollArea) or scrolls:
        return
    if box.bottom() > root.height() or box.top() < -1:
        yield f"outside the window below: {called(widget)} {box.getRect()} in {root.size().toTuple()}"
    inside = widget.geometry()
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(inside) and not isinstance(parent, _MANAGERS):
        yield f"cut by its parent: {called(widget)} {inside.getRect()} in {parent.size().toTuple()}"


_SEEN: dict[tuple[str, str], bool] = {}


def tofu(root: QWidget) -> Iterator[str]:
    """Characters drawn as an empty box: glyph number 0."""
    for widget in visible(root):
        text = "".join(words_on(widget).split())
        font = widget.font()
        at = (text, font.key())
        if at not in _SEEN:
            layout = QTextLayout(text, font)
            layout.beginLayout()
            layout.createLine()
            layout.endLayout()
            _SEEN[at] = any(0 in run.glyphIndexes() for run in layout.glyphRuns())
        if _SEEN[at]:
            yield f"missing glyph: {called(widget)}: {text!r}"
