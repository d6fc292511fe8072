"""Choosing one of many: type to filter, by pinyin initials too; a wheel never changes the choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from qtic_desktop.domain.search import matches
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.entry import EntryLine, shorten

_BASE = Qt.ItemDataRole.UserRole
_MOST_SHOWN = 16
_ARROW = "QComboBoxPrivateScroller"
"""What Qt calls the arrows above and below a list that has more than it shows."""


class ChoiceBox(QComboBox):
    """A plain choice among few; ``value`` is the key, None while nothing is chosen."""

    edited = Signal()
    finished = Signal()
    enter_pressed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setPlaceholderText(tr("请选择"))
        self.elide = Qt.TextElideMode.ElideRight
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.activated.connect(self._on_activated)

    def showPopup(self) -> None:
        """All entries, and each as wide as it is: Qt reckons without the frame that the style draws around them."""
        super().showPopup()
        view = self.view()
        if self.currentIndex() < 0:
            view.selectionModel().clear()  # Qt makes the first one current without showing it: Down passed over it
        box, screen = view.window(), self.screen().availableGeometry()
        rows = min(self.count(), self.maxVisibleItems())
        high = sum(view.sizeHintForRow(row) for row in range(rows)) - view.viewport().height()
        wide = view.sizeHintForColumn(0) + theme().px(8) - view.viewport().width()
        place = box.geometry()
        place.setHeight(min(place.height() + max(0, high), screen.height()))
        place.setWidth(min(place.width() + max(0, wide), screen.width()))
        place.moveTop(self._top_of(place.height(), screen))
        place.moveLeft(max(screen.left(), min(place.left(), screen.right() - place.width() + 1)))
        box.setGeometry(place)
        if rows == self.count():
            self._show_whole(view, box, screen)
        view.scrollTo(view.model().index(0, 0) if rows == self.count() else view.currentIndex())

    def _show_whole(self, view: QAbstractItemView, box: QWidget, screen: QRect) -> None:
        """What Qt measured before its own arrows and margins had their place is measured again after it."""
        for child in box.findChildren(QWidget):
            if child.inherits(_ARROW):
                child.hide()
        layout = box.layout()
        if layout is not None:
            layout.activate()
        lacking = sum(view.sizeHintForRow(row) for row in range(self.count())) - view.viewport().height()
        if lacking > 0:
            place = box.geometry()
            place.setHeight(min(place.height() + lacking, screen.height()))
            place.moveTop(self._top_of(place.height(), screen))
            box.setGeometry(place)

    def _top_of(self, height: int, screen: QRect) -> int:
        """Below the box; above it where there is no room; never over what stands above the window's own work."""
        below = self.mapToGlobal(self.rect().bottomLeft()).y() + 1
        if below + height <= screen.bottom() + 1:
            return below
        above = self.mapToGlobal(self.rect().topLeft()).y() - height
        return above if above >= screen.top() else max(screen.top(), screen.bottom() - height + 1)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Keys and texts in order; the choice is kept when its key is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> str | None:
        """Key of the choice."""
        key = self.currentData(_BASE)
        return None if key is None else str(key)

    def set_value(self, key: str | None) -> None:
        """Show a choice by its key; a key that is not there clears it. Nothing is signalled."""
        self.blockSignals(True)
        self.setCurrentIndex(-1 if key is None else self.findData(key, _BASE))
        self.blockSignals(False)

    def commit(self) -> None:
        """Nothing is ever pending here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel scrolls the page, never a value, focused or not."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The choice, and an arrow in the ink of the theme; a style sheet can only take one from a file."""
        size = theme().px(16)
        if self.isEditable():
            super().paintEvent(event)
            painter = QPainter(self)
        else:
            painter = QStylePainter(self)
            self._paint_choice(painter)
        image = pixmap("chevron-down", "muted", size, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - theme().px(8), (self.height() - size) // 2, image)
        painter.end()

    def _paint_choice(self, painter: QStylePainter) -> None:
        """A long choice ends in an ellipsis and is whole in the tooltip, instead of being cut inside a character."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = self.currentText() or self.placeholderText()
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        shown = option.fontMetrics.elidedText(  # type: ignore[attr-defined]
            whole, self.elide, field.width()
        )
        self.setToolTip("" if shown == whole else whole)
        option.currentText = shown  # type: ignore[attr-defined]
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_activated(self) -> None:
        self.edited.emit()
        self.finished.emit()


class _Matching(QSortFilterProxyModel):
    """Rows whose text matches what was typed, as written or by initials."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._query = ""

    def set_query(self, query: str) -> None:
        self._query = query
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        model: QAbstractItemModel = self.sourceModel()
        return matches(str(model.index(row, 0, parent).data() or ""), self._query)


class PickList(ChoiceBox):
    """A choice among many; what is typed and matches one alone is that one, what matches none is refused in words.
    ``picked``: one was taken from those that were found, so that the cursor has nothing more to do here."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None, *, editable: bool = True) -> None:
        super().__init__(parent)
        if not editable:
            return
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = EntryLine(self)
        self.setLineEdit(line)
        line.setPlaceholderText(tr("输入名称、拼音或首字母"))
        self._matching = _Matching(self)
        self._matching.setSourceModel(self.model())
        completer = QCompleter(self._matching, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(self._on_completed)
        self.setCompleter(completer)
        line.textEdited.connect(self._on_typed)
        line.finished.connect(self._settle)

    def set_value(self, key: str | None) -> None:
        """Show a choice by its key; nothing is signalled."""
        super().set_value(key)
        line = self.lineEdit()
        if line is not None and self.currentIndex() < 0:
            line.clear()

    def value(self) -> str | None:
        """Key of the choice whose text stands in the field."""
        line = self.lineEdit()
        if line is None:
            return super().value()
        index = self.findText(line.text().strip(), Qt.MatchFlag.MatchFixedString)
        return None if index < 0 else str(self.itemData(index, _BASE))

    def commit(self) -> None:
        """Take half-composed text in and settle on a choice."""
        line = self.lineEdit()
        if isinstance(line, EntryLine):
            line.commit()
            self._settle()

    def _on_typed(self, text: str) -> None:
        self._matching.set_query(text)

    def _on_completed(self, text: str) -> None:
        index = self.findText(text)
        if index >= 0:
            self.setCurrentIndex(index)
            self._on_activated()
            self.picked.emit()

    def _settle(self) -> None:
        line = self.lineEdit()
        typed = line.text().strip() if line is not None else ""
        if not typed:
            self.setCurrentIndex(-1)
            self._on_activated()
            return
        found = [row for row in range(self.count()) if matches(self.itemText(row), typed)]
        exact = self.findText(typed)
        if exact < 0 and len(found) != 1:
            none, several = tr("名单里没有“{typed}”，请从列表中选"), tr("“{typed}”有 {n} 个，请从列表中选一个")
            self.refused.emit((several if found else none).format(typed=shorten(typed), n=len(found)))
            return
        self.setCurrentIndex(exact if exact >= 0 else found[0])
        self._on_activated()


class FreeChoice(PickList):
    """A choice among a few that takes other words, too: what matches none is what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(tr("从列表选，列表里没有的直接写"))

    def set_value(self, key: str | None) -> None:
        """Show a choice by its key, or words that are none; nothing is signalled."""
        super().set_value(key)
        line = self.lineEdit()
        if line is not None and key and self.currentIndex() < 0:
            line.setText(key)

    def value(self) -> str | None:
        """Key of the choice whose text stands in the field, else what was typed."""
        line = self.lineEdit()
        typed = "" if line is None else line.text().strip()
        return super().value() or typed or None

    def _settle(self) -> None:
        line = self.lineEdit()
        typed = "" if line is None else line.text().strip()
        known = self.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0
        if (
            typed
            and not known
            and not (typed.isascii() and any(matches(self.itemText(n), typed) for n in range(self.count())))
        ):
            self._on_activated()  # words of its own; initials of one of the list mean that one
            return
        super()._settle()
