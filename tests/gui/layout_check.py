"""What a strict eye finds on a window without looking: cut words, overlaps, foreign words, missing glyphs, no names."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from qtic_desktop.gui.theme import theme

ROOT = Path(__file__).resolve().parents[2]
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: A pixel of rounding at fractional scales is not a cut word.
_SLACK = 2


@cache
def _translations() -> dict[str, str]:
    tree = ET.parse(ROOT / "resources" / "translations" / "qtic_en.ts")
    return {m.findtext("source", ""): m.findtext("translation", "") for m in tree.iter("message")}


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every visible widget below ``root`` that really lies in the window's view."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def name_of(widget: QWidget) -> str:
    """How a finding names a widget: class, object name, words, and what it lies in."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()
    above = widget.parentWidget()
    return f"{type(widget).__name__}[{widget.objectName()}] “{words[:30]}” in {type(above).__name__}"


def cut_words(root: QWidget) -> Iterator[str]:
    """Labels, buttons and column heads whose words do not fit into them."""
    for widget in shown(root):
        if isinstance(widget, QLabel) and widget.text() and widget.toolTip() != widget.text():
            need, room = _label_need(widget), widget.contentsRect()
            if need[0] > room.width() + _SLACK or need[1] > room.height() + _SLACK:
                yield f"cut: {name_of(widget)} needs {need}, has {room.width()} x {room.height()}"
        elif isinstance(widget, QPushButton) and widget.text() and not widget.toolTip():
            need_width = widget.sizeHint().width()
            if need_width > widget.width() + _SLACK:
                yield f"cut: {name_of(widget)} needs {need_width}, has {widget.width()}"
        elif isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Horizontal:
            yield from _cut_heads(widget)


def _label_need(label: QLabel) -> tuple[int, int]:
    metrics, room = label.fontMetrics(), label.contentsRect()
    margin = label.margin() * 2
    if label.wordWrap():
        box = metrics.boundingRect(
            QRect(0, 0, room.width() - margin, 100_000), Qt.TextFlag.TextWordWrap | label.alignment(), label.text()
        )
        widest = max(
            (metrics.horizontalAdvance(word) for word in re.split(r"\s", label.text()) if word.isascii()), default=0
        )
        return min(widest, room.width() + widest) if widest > room.width() else 0, box.height() + margin
    lines = label.text().split("\n")
    return max(metrics.horizontalAdvance(line) for line in lines) + margin, metrics.height() * len(lines) + margin


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    model, metrics = header.model(), header.fontMetrics()
    for section in range(header.count()):
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if not header.isSectionHidden(section) and metrics.horizontalAdvance(words) + 8 > header.sectionSize(section):
            yield f"cut: head “{words}” of {name_of(header.parentWidget() or header)}"


def overlaps(root: QWidget) -> Iterator[str]:
    """Brothers that lie on each other; what is laid out never does."""
    for parent in [root, *shown(root)]:
        if isinstance(parent, QAbstractItemView | QAbstractScrollArea | QComboBox | QLineEdit):
            continue  # their parts are placed by Qt
        boxes = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible() and not w.isWindow()]
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                both = one.geometry() & other.geometry()
                if both.width() > _SLACK and both.height() > _SLACK:
                    yield f"overlap: {name_of(one)} and {name_of(other)} by {both.width()} x {both.height()}"


def sideways(root: QWidget) -> Iterator[str]:
    """Scroll areas of forms that must be pushed sideways, and widgets that stick out of the window."""
    for widget in shown(root):
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().isVisible():
            yield f"sideways: {name_of(widget)}"
    for button in root.findChildren(QPushButton):
        if button.isVisible() and button.property("role") == "primary":
            place = QRect(button.mapTo(root, QPoint(0, 0)), button.size())
            if not root.rect().contains(place) or button.visibleRegion().boundingRect().size() != button.size():
                yield f"hidden: {name_of(button)} at {place}"


def words_of(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text a person reads or hears in the view, but not the data in fields and rows."""
    for widget in shown(root):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QHeaderView):
            model, direction = widget.model(), widget.orientation()
            if model is not None and direction == Qt.Orientation.Horizontal:
                yield from ((widget, str(model.headerData(n, direction) or "")) for n in range(widget.count()))
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            yield widget, widget.placeholderText()
        yield widget, widget.toolTip()
        yield widget, widget.accessibleName()


def foreign_words(root: QWidget, lang: str) -> Iterator[str]:
    """Texts of the program in the other language: a Chinese source in English mode, its English in Chinese mode."""
    known = _translations()
    back = {english: source for source, english in known.items() if _HAN.search(source)}
    for widget, text in words_of(root):
        plain = text.replace("&&", "&").strip()
        if lang == "en" and plain in known and _HAN.search(plain) and plain not in DATA_WORDS:
            yield f"Chinese in English: {name_of(widget)}: {plain}"
        if lang == "zh" and plain in back and not _HAN.search(plain) and re.search("[A-Za-z]{4}", plain):
            yield f"English in Chinese: {name_of(widget)}: {plain}"


#: Words that are also data: names a workspace starts with.
DATA_WORDS = {"录入员", "办公室", "监督员", "中文"}


def tofu(root: QWidget) -> Iterator[str]:
    """Characters that no family of the theme draws."""
    fonts = [QRawFont.fromFont(QFont(family)) for family in theme().families]
    for widget, text in words_of(root):
        for character in set(text):
            drawn = not character.isspace() and unicodedata.category(character) != "Cf"
            if drawn and not any(font.supportsCharacter(ord(character)) for font in fonts):
                yield f"tofu: U+{ord(character):04X} in {name_of(widget)}"


def nameless(root: QWidget) -> Iterator[str]:
    """What a person can act on must have a name that a screen reader can say."""
    for widget in shown(root):
        acts = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractItemView | QPlainTextEdit)
        if not acts or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget.parentWidget(), QComboBox) or isinstance(widget, QHeaderView):
            continue
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (words or widget.accessibleName()):
            yield f"nameless: {name_of(widget)}"


def small_targets(root: QWidget, least: int = 24) -> Iterator[str]:
    """Buttons and fields too small to hit (WCAG 2.2: 24 px)."""
    for widget in shown(root):
        inside = isinstance(widget.parentWidget(), QComboBox)
        if isinstance(widget, QPushButton | QLineEdit | QComboBox) and not inside and widget.height() < least:
            yield f"small: {name_of(widget)} is {widget.height()} px high"


def findings(root: QWidget, lang: str) -> list[str]:
    """All of it."""
    return list(
        dict.fromkeys(
            [
                *cut_words(root),
                *overlaps(root),
                *sideways(root),
                *foreign_words(root, lang),
                *tofu(root),
                *nameless(root),
                *small_targets(root),
            ]
        )
    )
