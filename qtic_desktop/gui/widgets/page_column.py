"""A column of pages: rendered only when they come into view, drawn from a cache or as blank sheets, moved with keys."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme

if TYPE_CHECKING:
    from qtic_desktop.documents.check import PageImage

Pixels = tuple[int, int, bytes]
"""Width, height, and packed rows of RGB or RGBA."""
Render = Callable[[int, float], "Pixels | PageImage"]
Size = tuple[float, float]

A4: Final = QSize(595, 842)
_KEPT: Final = 24
_READING_LINE: Final = 0.35  # of the room, where the place asked for comes to lie
_SHOWN_ABOVE: Final = 0.85  # as ``_READING_LINE``, for what ends there
_BAND: Final = 30


def page_image(width: int, height: int, pixels: bytes) -> QImage:
    """An image of packed RGB or RGBA rows; raise ``ValueError`` when the bytes are neither."""
    for depth, form in ((3, QImage.Format.Format_RGB888), (4, QImage.Format.Format_RGBA8888)):
        if len(pixels) == width * height * depth:
            return QImage(pixels, width, height, width * depth, form).copy()
    raise ValueError(f"{len(pixels)} bytes are no page of {width} x {height}")


def _image(drawn: Pixels | PageImage) -> QImage:
    if isinstance(drawn, tuple):
        return page_image(*drawn)
    form = QImage.Format.Format_Grayscale8 if drawn.depth == 1 else QImage.Format.Format_RGB32
    return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, form).copy()


class PageColumn(QAbstractScrollArea):
    """The pages below one another. ``say`` words what kept a page from being drawn; it stands on the blank sheet."""

    page_changed = Signal(int)
    page_clicked = Signal(int)
    spot_chosen = Signal(int, float)
    """A double click: the page, and how far down it (0 to 1)."""
    zoom_wanted = Signal(int)
    resized = Signal()

    def __init__(
        self, parent: QWidget, tasks: BackgroundTasks | None, say: Callable[[Exception], str] | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._say = tasks, say
        self._render: Render | None = None
        self._round = 0
        self._count = 0
        self._sizes: dict[int, QSize] = {}
        self._tops: list[int] = []
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._near: frozenset[int] = frozenset()
        self._failed: dict[int, str] = {}
        self._scale = 1.0
        self._marked = -1
        self._spot: tuple[int, float] | None = None
        self._gap = theme().px(12)
        self._last = 0
        self._guided = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # -- what is shown

    def set_document(self, count: int, render: Render | None, sizes: Sequence[Size] = ()) -> None:
        """Other pages; ``sizes`` in points where they are known, so that nothing moves when one is drawn."""
        self._round += 1
        self._render, self._count = render, count
        self._sizes = {number: QSize(round(wide), round(high)) for number, (wide, high) in enumerate(sizes)}
        self._failed, self._spot = {}, None
        self._forget_images()
        self.verticalScrollBar().setValue(self._top(0) - self._gap)
        self._last = 0

    def set_sizes(self, sizes: Sequence[Size]) -> None:
        """The pages have other sides now, being turned."""
        place = self.place()
        self._round += 1
        self._sizes = {number: QSize(round(wide), round(high)) for number, (wide, high) in enumerate(sizes)}
        self._failed = {}
        self._forget_images()
        self.show_place(*place)

    def set_scale(self, scale: float) -> None:
        if abs(scale - self._scale) < 0.001:
            return
        top, place = self.page_at_top(), self.place()
        self._scale = scale
        self._round += 1
        self._forget_images()
        self.show_place(*place)
        if self.page_at_top() != top:
            self.go_to(top)

    def set_marked(self, page: int) -> None:
        self._marked = page
        self.viewport().update()

    def set_spot(self, spot: tuple[int, float] | None) -> None:
        """Lay a band over a place of a page: this is what is looked for."""
        self._spot = spot
        self.viewport().update()

    def is_drawn(self, page: int) -> bool:
        """Whether the page stands there, not a blank sheet in its place."""
        return page in self._images

    def guide(self) -> None:
        """Show the line of reading, and let every place be moved to it, the first line of the first page, too."""
        self._guided = True
        self._measure()

    # -- moving

    def go_to(self, page: int) -> None:
        page = max(0, min(page, self._count - 1))
        self.verticalScrollBar().setValue(self._top(page) - self._gap)
        self.viewport().update()

    def show_part(self, page: int, down: float) -> None:
        self._show(page, down, _SHOWN_ABOVE)

    def show_place(self, page: int, down: float) -> None:
        """Bring a place of a page to the line of reading."""
        self._show(page, down, _READING_LINE)

    def _show(self, page: int, down: float, where: float) -> None:
        place = self._top(page) + round(self._size(page).height() * down)
        self.verticalScrollBar().setValue(place - round(self.viewport().height() * where))

    def place(self) -> tuple[int, float]:
        """What lies on the line of reading: the page, and how far down it (0 to 1)."""
        line = self.verticalScrollBar().value() + round(self.viewport().height() * _READING_LINE)
        page = max(0, bisect_right(self._tops, line) - 1)
        return page, max(0.0, min(1.0, (line - self._top(page)) / max(1, self._size(page).height())))

    def across(self) -> float:
        """How far a page wider than the room is moved sideways (0 to 1)."""
        bar = self.horizontalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def show_across(self, part: float) -> None:
        """As ``across``."""
        bar = self.horizontalScrollBar()
        bar.setValue(round(bar.maximum() * part))

    def scroll_by(self, parts: float, sideways: float = 0.0) -> None:
        """Move by so many heights (and widths) of the room."""
        down, right = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(down.value() + round(self.viewport().height() * parts))
        right.setValue(right.value() + round(self.viewport().width() * sideways))

    def page_at_top(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(0, bisect_right(self._tops, middle) - 1)
        if page + 1 < self._count and self._top(page) + self._size(page).height() < middle:
            page += 1
        return page

    def page_width(self) -> int:
        return self._sizes.get(self.page_at_top(), self._sizes.get(0, A4)).width()

    # -- geometry

    def _forget_images(self) -> None:
        self._images.clear()
        self._asked.clear()
        self._measure()
        self.viewport().update()

    def _size(self, page: int) -> QSize:
        return self._sizes.get(page, self._sizes.get(0, A4)) * self._scale

    def _top(self, page: int) -> int:
        return self._tops[page] if 0 <= page < len(self._tops) else self._gap

    def _measure(self) -> None:
        heights = [self._size(page).height() + self._gap for page in range(self._count)]
        above = round(self.viewport().height() * _READING_LINE) if self._guided and self._count else 0
        *self._tops, height = accumulate(heights, initial=self._gap + above)
        height += self.viewport().height() - above if above else 0
        width = max((self._size(page).width() for page in range(self._count)), default=0) + 2 * self._gap
        down, right = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, height - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(theme().px(48))
        right.setRange(0, max(0, width - self.viewport().width()))
        right.setPageStep(self.viewport().width())

    def _box(self, page: int) -> QRect:
        size = self._size(page)
        left = max(self._gap, (self.viewport().width() - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(left, self._top(page) - self.verticalScrollBar().value(), size.width(), size.height())

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_left(self._tops, top + self.viewport().height()))

    def _on_scrolled(self) -> None:
        page = self.page_at_top()
        if page != self._last:
            self._last = page
            self.page_changed.emit(page)
        self.viewport().update()

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._near = frozenset(self._in_view())
        for page in self._in_view():
            box = self._box(page)
            image = self._images.get(page)
            if image is None:
                painter.fillRect(box, Qt.GlobalColor.white)
                self._ask(page)
            else:
                painter.drawImage(box, image)
            if page in self._failed:
                inner = box.adjusted(self._gap, self._gap, -self._gap, -self._gap).intersected(self.viewport().rect())
                painter.setPen(QColor(Qt.GlobalColor.black))
                painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._failed[page])
            if self._spot is not None and self._spot[0] == page:
                self._paint_spot(painter, box, self._spot[1])
            marked = page == self._marked
            painter.setPen(QPen(theme().colour("accent" if marked else "line"), 2 if marked else 1))
            painter.drawRect(box)
        if self._guided and self._count:
            line, side = round(self.viewport().height() * _READING_LINE), theme().px(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            painter.drawPolygon([QPoint(0, line - side), QPoint(side, line), QPoint(0, line + side)])
        painter.end()

    def _paint_spot(self, painter: QPainter, box: QRect, down: float) -> None:
        high = theme().px(_BAND)
        band = QRect(box.left(), box.top() + round(box.height() * down) - high // 2, box.width(), high)
        tint = QColor(theme().colour("accent"))
        painter.fillRect(QRect(band.left(), band.top(), theme().px(5), high), tint)
        tint.setAlpha(36)
        painter.fillRect(band, tint)

    def _ask(self, page: int) -> None:
        render = self._render
        if render is None or page in self._asked or page in self._failed:
            return
        self._asked.add(page)
        scale, turn = self._scale * self.devicePixelRatioF(), self._round

        def work() -> QImage | None:
            """Not for the thread of the window: an image is made here, and what was scrolled past is left out."""
            if turn != self._round or page not in self._near:
                return None
            return _image(render(page, scale))

        def take(image: QImage | None) -> None:
            if turn != self._round:
                return
            if image is None:
                self._asked.discard(page)
                self.viewport().update()
            else:
                self._keep(page, image, scale)

        if self._tasks is None:
            QTimer.singleShot(0, self, lambda: take(_image(render(page, scale))))
        else:
            self._tasks.run("documents", work, take, lambda error: self._not_drawn(page, turn, error))

    def _not_drawn(self, page: int, turn: int, error: Exception) -> None:
        if turn == self._round:
            self._failed[page] = tr("这一页无法显示。") if self._say is None else self._say(error)
            self.viewport().update()

    def _keep(self, page: int, image: QImage, scale: float) -> None:
        self._images[page] = image
        while len(self._images) > _KEPT:
            old, _ = self._images.popitem(last=False)
            self._asked.discard(old)
        if len(self._sizes) < self._count:
            size = QSize(round(image.width() / scale), round(image.height() / scale))
            if self._sizes.get(page, self._sizes.get(0, A4)) != size or page == 0:
                self._sizes[page] = size
                self._measure()
        self.viewport().update()

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        self._measure()
        if self._guided:
            self.show_place(*place)
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _at(self, event: QMouseEvent) -> tuple[int, float] | None:
        point = event.position().toPoint()
        for page in self._in_view():
            box = self._box(page)
            if box.contains(point):
                return page, (point.y() - box.top()) / max(1, box.height())
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found is not None:
            self.page_clicked.emit(found[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found is not None:
            self.spot_chosen.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        moves = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        if key in moves:
            self.go_to(self.page_at_top() + moves[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_wanted.emit(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)
