"""Rules for hands and eyes over any window: names, Tab order, sizes of targets, focus rings, contrast of what is painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)

from qtic_desktop.gui.theme import contrast
from qtic_desktop.gui.widgets import EmptyState, StateChip
from tests.gui.matrix_look import called, visible, words_on
from tests.gui.matrix_words import name_of

_CONTROLS: Final = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QTabBar)
#: The wizard goes from its last field to the button that goes on, then to the others: typed thousands of times.
_ON_PURPOSE: Final = {
    ("nextButton", "backButton"), ("nextButton", "saveButton"), ("backButton", "saveButton"), ("saveButton", "problemList")
}  # fmt: skip
_LEAST, _LEAST_SCORING, _INK, _RING = 24, 44, 4.5, 3.0


def controls(root: QWidget) -> list[QWidget]:
    """What a person can press or type into now."""
    found = []
    for widget in visible(root):
        inner = isinstance(widget, QHeaderView) or isinstance(
            widget.parentWidget(), QComboBox | QLineEdit | QAbstractItemView
        )
        if isinstance(widget, _CONTROLS) and widget.isEnabled() and not inner:
            found.append(widget)
    return found


def unnamed(root: QWidget) -> Iterator[str]:
    """Controls without a name, or two of a kind with the same one."""
    names: dict[tuple[str, str], QWidget] = {}
    for widget in controls(root):
        if isinstance(widget.parentWidget(), EmptyState):
            continue  # the same act as the page's own button
        name = name_of(widget).strip()
        kind = "button" if isinstance(widget, QAbstractButton) else "field"
        if not name:
            yield f"no accessible name: {called(widget)}"
        elif (kind, name) in names:
            yield f"accessible name {name!r} twice: {called(widget)} and {called(names[kind, name])}"
        names[kind, name] = widget


def unreachable(root: QWidget) -> Iterator[str]:
    """Controls that Tab does not reach, and brothers it visits against the reading order."""
    stops: list[QWidget] = []
    at = root.nextInFocusChain()
    while at is not root:
        if at.window() is root and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(at)
        at = at.nextInFocusChain()
    reached = set(stops) | {stop.focusProxy() for stop in stops if stop.focusProxy() is not None}
    for widget in controls(root):
        if widget not in reached and not _reached_otherwise(widget, reached):
            yield f"not reached by Tab: {called(widget)}"
    for one, other in zip(stops, stops[1:], strict=False):
        pair = (one.objectName(), other.objectName())
        if one.parentWidget() is other.parentWidget() and _before(other, one) and pair not in _ON_PURPOSE:
            yield f"Tab goes back from {called(one)} to {called(other)}"


def _reached_otherwise(widget: QWidget, reached: set[QWidget]) -> bool:
    """By the arrows from its group, through what stands for it, or (lists under a search field) by the arrows there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    mates = list(group.buttons()) if group is not None else widget.findChildren(QWidget)
    if isinstance(widget, QLineEdit) and widget.isReadOnly():
        return True  # facts to copy by the mouse; a screen reader finds them as text
    if group is not None and widget.focusPolicy() == Qt.FocusPolicy.TabFocus:
        return False
    if widget.focusPolicy() == Qt.FocusPolicy.ClickFocus and "Ctrl+" in widget.toolTip():
        return True  # for the mouse; the tooltip names the keys that do the same
    by_arrows = widget.focusPolicy() == Qt.FocusPolicy.NoFocus and isinstance(widget, QListWidget)
    return by_arrows or widget.focusProxy() in reached or any(mate in reached for mate in mates)


def _before(one: QWidget, other: QWidget) -> bool:
    """Whether ``one`` is read before ``other``: above it in its column, or left of it in its line."""
    a, b = one.geometry(), other.geometry()
    same_column = a.left() < b.right() and b.left() < a.right()
    same_line = a.top() < b.bottom() and b.top() < a.bottom()
    return (same_column and a.bottom() <= b.top()) or (same_line and a.right() <= b.left())


def too_small(root: QWidget) -> Iterator[str]:
    """Targets smaller than a finger or a shaky hand needs: 24 px, in the fields and bands of scoring 44."""
    for widget in controls(root):
        role = widget.property("role")
        least = _LEAST_SCORING if role in ("score", "band") else _LEAST
        if role == "link" and least == _LEAST:
            continue  # stands in a sentence
        if min(widget.width(), widget.height()) < least - 1:
            yield f"target of {widget.size().toTuple()} px, {least} needed: {called(widget)}"


_RINGS: dict[tuple[str, str, str], bool] = {}


def no_ring(root: QWidget, theme_name: str) -> Iterator[str]:
    """Controls that look the same with and without the focus; one of each kind and role per theme."""
    for widget in controls(root):
        kind = (type(widget).__name__, str(widget.property("role")), theme_name)
        if kind in _RINGS or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue
        _RINGS[kind] = True
        before = QApplication.focusWidget()
        widget.clearFocus()
        bare = grab(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        ringed = grab(widget)
        if not widget.hasFocus() or _strongest_change(bare, ringed) < _RING:
            yield f"focus hardly seen ({_strongest_change(bare, ringed):.1f}:1): {called(widget)}"
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def grab(widget: QWidget) -> QImage:
    """What is painted where the widget lies, with everything behind it."""
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-2, -2, 2, 2)
    return window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _pixels(image: QImage, box: QRect | None = None) -> list[int]:
    box = (box or image.rect()) & image.rect()
    data = memoryview(image.constBits()).cast("I")
    step = image.bytesPerLine() // 4
    return [
        p for y in range(box.top(), box.bottom() + 1) for p in data[y * step + box.left() : y * step + box.right() + 1]
    ]


@cache
def _apart(one: int, other: int) -> float:
    return contrast(_colour(one), _colour(other))


def _colour(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06X}"


def _strongest_change(one: QImage, other: QImage) -> float:
    pairs = Counter((a, b) for a, b in zip(_pixels(one), _pixels(other), strict=False) if a != b)
    strong = [(_apart(a, b), count) for (a, b), count in pairs.most_common(40)]
    return max((ratio for ratio, count in strong if count >= 8), default=0.0)


def faint(root: QWidget) -> Iterator[str]:
    """Words whose darkest (or lightest) painted point stands less than 4.5:1 from what is behind it."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for widget in visible(root):
        text = words_on(widget).strip()
        if not text or not isinstance(widget, QLabel | QPushButton | StateChip | QLineEdit | QComboBox):
            continue
        region = widget.visibleRegion().boundingRect()
        if isinstance(widget.parentWidget(), QComboBox) or region != widget.rect():
            continue
        ratio = _painted_contrast(image, QRect(widget.mapTo(root, QPoint()), widget.size()))
        if ratio < _INK - 0.1:
            yield f"contrast {ratio:.1f}:1 on {called(widget)}: {text[:30]!r}"


def _painted_contrast(image: QImage, box: QRect) -> float:
    """Between the ground and the ink that stands out most; the border and single stray points do not count."""
    inner = box.adjusted(3, 3, -3, -3) if box.width() > 12 and box.height() > 12 else box
    counts = Counter(_pixels(image, inner))
    if not counts:
        return 21.0
    ground = counts.most_common(1)[0][0]
    return max((_apart(ground, pixel) for pixel, count in counts.most_common(120) if count >= 2), default=1.0)
