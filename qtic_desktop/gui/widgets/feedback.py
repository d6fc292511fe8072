"""How the program answers in place: messages, problems, states, empty lists and saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qtic_desktop.gui.icons import icon, pixmap
from qtic_desktop.gui.saving import Safety, SaveBook
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button, pane_at_right, plain_label
from qtic_desktop.gui.widgets.code_link import CodeLink

_STAYS: Final = 6000
"""Milliseconds that a floating message of what went well stays; what went wrong stays until it is closed."""

STATE_ICONS: Final = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "accent": "circle-dot",
    "neutral": "circle-dashed",
    "info": "info",
}


class StateChip(QWidget):
    """Icon, word and colour of a state: ``ok``, ``warn``, ``bad``, ``accent`` or ``neutral``."""

    def __init__(self, text: str = "", state: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._state, self._icon = "", "neutral", ""
        self.set_state(state, text, icon)

    def set_state(self, state: str, text: str, icon: str = "") -> None:
        """Show another state."""
        self._state, self._text, self._icon = state, text, icon or STATE_ICONS[state]
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Icon, word and a little air."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + theme().px(38), metrics.height() + theme().px(6))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self.devicePixelRatioF(), self._state, self._text, self._icon)
        painter.end()


def paint_chip(painter: QPainter, box: QRect, ratio: float, state: str, text: str, icon_name: str = "") -> None:
    """Fill ``box`` with a chip; ``ratio`` is the screen's, so that the icon is sharp. Tables use it too."""
    ink, soft = theme().state_colours(state)
    area = box.adjusted(0, 0, -1, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink)) if theme().tokens.border > 1 else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(soft))
    radius = area.height() / 2
    painter.drawRoundedRect(area, radius, radius)
    size, left = theme().px(14), theme().px(9)
    token = "muted" if state == "neutral" else state
    image = pixmap(icon_name or STATE_ICONS[state], token, size, ratio)
    painter.drawPixmap(area.left() + left, area.top() + (area.height() - size) // 2 + 1, image)
    painter.setPen(QColor(ink))
    painter.drawText(area.adjusted(left + size + theme().px(5), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)


class InlineMessage(QFrame):
    """A sentence where it happened, with at most two acts; never modal, never takes the focus. Below one that tells of
    what went wrong stands its code, to be copied with it.

    In a layout it takes its room there. On a page it floats instead (``float_over``): what is under the pointer stays
    where it is when a message comes or goes. Floating it lies over the list, never over the acts at the right of it, and
    what went well goes by itself.
    """

    #: A person has closed it, or taken one of its acts.
    closed = Signal()
    #: It went in another way, or another sentence has come in its place.
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host: QWidget | None = None
        self._top: QWidget | None = None
        self._beside: QWidget | None = None
        self.stays = QTimer(self, singleShot=True, interval=_STAYS)
        self.stays.timeout.connect(self._go_by_itself)
        self._at_head = False
        self._sign = QLabel(self)
        self._words = plain_label("", parent=self)
        self._links = [button("", role="link", parent=self) for _ in range(3)]
        for name, link in zip(("messageAct", "messageOtherAct", "messageThirdAct"), self._links, strict=True):
            link.setObjectName(name)
        self._close = button(tr("关闭"), "x", "quiet", self)
        self._runs: list[Callable[[], object]] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme().px(12), theme().px(8), theme().px(8), theme().px(8))
        layout.addWidget(self._sign)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._words)
        self.code = CodeLink(self)
        said.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(said, 1)
        for place, link in enumerate(self._links):
            layout.addWidget(link)
            link.clicked.connect(lambda _checked=False, place=place: self._run(place))
        layout.addWidget(self._close)
        self._close.clicked.connect(self._on_close)
        self.hide()

    def show_message(
        self, text: str, kind: str = "info", acts: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Show ``text``; ``kind`` is ``info``, ``ok``, ``warn`` or ``bad``; ``acts`` are words and what they do."""
        if self.text:
            self.given_up.emit()
        token = "accent" if kind == "info" else kind
        self._sign.setPixmap(pixmap(STATE_ICONS[kind], token, theme().px(20), self.devicePixelRatioF()))
        self._words.setText(text)
        self.code.show_of(text if kind == "bad" else "")
        self._runs = [run for _words, run in acts]
        for link, (words, _run) in zip(self._links, [*acts, *[("", None)] * len(self._links)], strict=False):
            link.setText(words)
            link.setVisible(bool(words))
        set_role(self, f"message-{kind}")
        self.setAccessibleName(text)
        self.show()
        self.stays.stop()
        if self._host is not None and kind == "ok":
            self.stays.start()
        self._find_place()

    def _go_by_itself(self) -> None:
        """Not from under the pointer that is on its way to a link in it."""
        (self.stays.start if self.underMouse() else self.clear)()

    def float_over(self, host: QWidget, *, left_of: QWidget | None = None) -> None:
        """Lie over the foot of ``host``, or over its head as far as ``left_of``, instead of taking room in its layout."""
        self._host, self._top, self._at_head = host, left_of, left_of is not None
        self.setParent(host)
        self.setProperty("floats", True)
        host.installEventFilter(self)
        self.hide()

    def float_at_head(self) -> None:
        """Lie over the head of the host from now on: over a title, where nothing is pressed."""
        self._at_head = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The host has another size now."""
        if (watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest)) or (
            watched is self._beside and event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        ):
            self._find_place()
        return False

    def _end_of_list(self, host: QWidget) -> int:
        """Where the pane at the right begins, its acts stand at the foot too; the width of ``host`` without one."""
        pane = pane_at_right(host)
        if pane is not None and pane is not self._beside:
            pane.installEventFilter(self)
        self._beside = pane
        return host.width() if pane is None else pane.mapTo(host, QPoint(0, 0)).x()

    def _find_place(self) -> None:
        host = self._host
        if host is None or self.isHidden():
            return
        margin = theme().px(12)
        right = self._end_of_list(host) - margin if self._top is None else self._top.x() - theme().px(8)
        width = max(right - margin, theme().px(200))
        layout = self.layout()
        height = max(layout.totalHeightForWidth(width), theme().px(40)) if layout is not None else theme().px(40)
        at_head = theme().px(8) if self._top is not None else 0
        top = at_head if self._at_head else max(0, host.height() - height - theme().px(6))
        self.setGeometry(margin, top, width, height)
        self.raise_()

    @property
    def text(self) -> str:
        """The sentence shown; empty while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Take the message away."""
        if not self.isHidden():
            self.hide()
            self.given_up.emit()

    def pass_on(self) -> None:
        """The person has moved on: take the message away, but not what went wrong."""
        if self.property("role") != "message-bad":
            self.clear()

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _run(self, place: int) -> None:
        self._on_close()
        self._runs[place]()


class EmptyState(QWidget):
    """What belongs here in one sentence, one button that brings it, one link to the manual."""

    acted = Signal()
    manual_requested = Signal(str)

    def __init__(
        self, sentence: str = "", button_text: str = "", manual: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme().px(16))
        layout.addStretch(2)
        self.sentence = plain_label(sentence, parent=self)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.sentence)
        self.button = button(button_text, "plus", "primary", self)
        self.button.setVisible(bool(button_text))
        self.button.clicked.connect(self.acted)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self.link = button(tr("手册里的这一节"), role="link", parent=self)
        self.link.setVisible(bool(manual))
        self.link.clicked.connect(lambda: self.manual_requested.emit(manual))
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)


class ProblemList(QListWidget):
    """What is missing or wrong, a line each; a click or Enter jumps to the field."""

    jump = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("需要处理的问题"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        self.itemClicked.connect(self._go)
        self.hide()

    def set_problems(self, problems: Sequence[tuple[str, str, bool]]) -> None:
        """Lines of field name, sentence and whether it stops the submission; hidden when there are none."""
        self.clear()
        for field, sentence, blocking in problems:
            state = "bad" if blocking else "warn"
            item = QListWidgetItem(icon(STATE_ICONS[state], state), sentence)
            item.setData(Qt.ItemDataRole.UserRole, field)
            self.addItem(item)
        self.setVisible(bool(problems))
        rows = min(self.count(), 4)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), theme().px(30)) + theme().px(6) if rows else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter jumps like a click."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem) -> None:
        self.jump.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class SaveState(QWidget):
    """In words whether everything is safe: 已保存 10:42:07, 有未保存修改, 正在保存, or 没有保存 and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(5))
        self._sign = QLabel(self)
        self._words = plain_label("", "small", self)
        layout.addWidget(self._sign)
        layout.addWidget(self._words)
        self.set_idle()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._words.text()

    def set_idle(self) -> None:
        """Nothing was changed since the start."""
        self._show("neutral", tr("没有改动"))

    def set_saved(self, when: datetime) -> None:
        """The storage acknowledged the last write at ``when``."""
        self._show("ok", tr("已保存 {time}").format(time=f"{when:%H:%M:%S}"))

    def set_unsaved(self) -> None:
        """Something was typed and not yet written."""
        self._show("warn", tr("有未保存修改"))

    def set_saving(self) -> None:
        """A write is under way."""
        self._show("neutral", tr("正在保存…"))

    def set_failed(self, reason: str) -> None:
        """The last write was refused; the reason is in the tooltip and in the message on the page."""
        self._show("bad", tr("没有保存"))
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def set_away(self) -> None:
        """The server does not answer, and the save waits for it."""
        self._show("bad", tr("离线，正在重新连接…"))
        reason = tr("服务器没有回答。屏幕上的内容都在，连上以后自动接着保存；一直连不上时，会说明哪些没有保存。")
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def show_book(self, book: SaveBook, say: Callable[[Exception], str]) -> None:
        """What ``book`` says now; ``say`` makes the sentence for what was not kept."""
        safety = book.safety
        if safety is Safety.FAILED and book.error is not None:
            self.set_failed(say(book.error))
        elif safety is Safety.SAVED and book.saved_at is not None:
            self.set_saved(book.saved_at)
        else:
            said = {Safety.SAVING: self.set_saving, Safety.UNSAVED: self.set_unsaved, Safety.AWAY: self.set_away}
            said.get(safety, self.set_idle)()

    def _show(self, state: str, words: str) -> None:
        token = "muted" if state == "neutral" else state
        self._sign.setPixmap(pixmap(STATE_ICONS[state], token, theme().px(16), self.devicePixelRatioF()))
        self._words.setText(words)
        set_role(self._words, "small" if state == "neutral" else token)
        self.setToolTip("")
        self.setAccessibleName(words)
