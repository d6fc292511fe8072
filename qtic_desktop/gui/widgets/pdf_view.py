"""Pages of a paper as images: rendered only when they come into view, with thumbnails, zoom and keyboard paging."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button, plain_label

Render = Callable[[int, float], tuple[int, int, bytes]]

_A4: Final = QSize(595, 842)
_KEPT: Final = 24
_SHOWN_ABOVE: Final = 0.85  # of the room, above the place asked for
_ROOM_FOR_THUMBS: Final = 640  # below, the page alone
_ZOOMS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


def page_image(width: int, height: int, pixels: bytes) -> QImage:
    """An image of packed RGB or RGBA rows; raise ``ValueError`` when the bytes are neither."""
    for depth, form in ((3, QImage.Format.Format_RGB888), (4, QImage.Format.Format_RGBA8888)):
        if len(pixels) == width * height * depth:
            return QImage(pixels, width, height, width * depth, form).copy()
    raise ValueError(f"{len(pixels)} bytes are no page of {width} x {height}")


class _Pages(QAbstractScrollArea):
    """A column of pages; ``width_px`` is the width of one, pages are drawn from the cache or as blank sheets."""

    page_changed = Signal(int)
    page_clicked = Signal(int)
    zoom_wanted = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget, tasks: BackgroundTasks | None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._render: Render | None = None
        self._round = 0
        self._count = 0
        self._sizes: dict[int, QSize] = {}
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._scale = 1.0
        self._turned = 0
        self._marked = -1
        self._gap = theme().px(12)
        self._last = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_document(self, count: int, render: Render | None) -> None:
        self._round += 1
        self._render, self._count = render, count
        self._sizes.clear()
        self._forget_images()
        self.verticalScrollBar().setValue(0)
        self._last = 0

    def set_scale(self, scale: float) -> None:
        if abs(scale - self._scale) < 0.001:
            return
        top = self.page_at_top()
        self._scale = scale
        self._round += 1
        self._forget_images()
        self.go_to(top)

    def turn(self) -> None:
        """A quarter to the right, every page: a scan that was fed in sideways can be read."""
        top = self.page_at_top()
        self._turned = (self._turned + 1) % 4
        self._round += 1
        self._sizes = {page: size.transposed() for page, size in {0: _A4, **self._sizes}.items()}
        self._forget_images()
        self.go_to(top)

    def set_marked(self, page: int) -> None:
        self._marked = page
        self.viewport().update()

    def go_to(self, page: int) -> None:
        page = max(0, min(page, self._count - 1))
        self.verticalScrollBar().setValue(self._top(page) - self._gap)
        self.viewport().update()

    def show_part(self, page: int, down: float) -> None:
        place = self._top(page) + round(self._size(page).height() * down)
        self.verticalScrollBar().setValue(place - round(self.viewport().height() * _SHOWN_ABOVE))

    def page_at_top(self) -> int:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        for page in range(self._count):
            if self._top(page) + self._size(page).height() >= middle:
                return page
        return max(0, self._count - 1)

    def page_width(self) -> int:
        return self._sizes.get(0, _A4).width()

    def _forget_images(self) -> None:
        self._images.clear()
        self._asked.clear()
        self._measure()
        self.viewport().update()

    def _size(self, page: int) -> QSize:
        return self._sizes.get(page, self._sizes.get(0, _A4)) * self._scale

    def _top(self, page: int) -> int:
        return self._gap + sum(self._size(before).height() + self._gap for before in range(page))

    def _measure(self) -> None:
        height = self._top(self._count)
        width = max((self._size(page).width() for page in range(self._count)), default=0) + 2 * self._gap
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(theme().px(48))
        self.horizontalScrollBar().setRange(0, max(0, width - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())

    def _box(self, page: int) -> QRect:
        size = self._size(page)
        left = max(self._gap, (self.viewport().width() - size.width()) // 2) - self.horizontalScrollBar().value()
        return QRect(left, self._top(page) - self.verticalScrollBar().value(), size.width(), size.height())

    def _on_scrolled(self) -> None:
        page = self.page_at_top()
        if page != self._last:
            self._last = page
            self.page_changed.emit(page)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in range(self._count):
            box = self._box(page)
            if not box.intersects(self.viewport().rect()):
                continue
            image = self._images.get(page)
            if image is None:
                painter.fillRect(box, Qt.GlobalColor.white)
                self._ask(page)
            else:
                painter.drawImage(box, image)
            marked = page == self._marked
            painter.setPen(QPen(theme().colour("accent" if marked else "line"), 2 if marked else 1))
            painter.drawRect(box)
        painter.end()

    def _ask(self, page: int) -> None:
        render = self._render
        if render is None or page in self._asked:
            return
        self._asked.add(page)
        scale, turn = self._scale * self.devicePixelRatioF(), self._round

        def take(answer: tuple[int, int, bytes]) -> None:
            if turn == self._round:
                image = page_image(*answer)
                turned = image.transformed(QTransform().rotate(90 * self._turned)) if self._turned else image
                self._keep(page, turned, scale)

        if self._tasks is None:
            QTimer.singleShot(0, self, lambda: take(render(page, scale)))
        else:
            self._tasks.run("documents", lambda: render(page, scale), take)

    def _keep(self, page: int, image: QImage, scale: float) -> None:
        self._images[page] = image
        while len(self._images) > _KEPT:
            old, _ = self._images.popitem(last=False)
            self._asked.discard(old)
        size = QSize(round(image.width() / scale), round(image.height() / scale))
        if self._sizes.get(page, self._sizes.get(0, _A4)) != size or page == 0:
            self._sizes[page] = size
            self._measure()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in range(self._count):
            if self._box(page).contains(event.position().toPoint()):
                self.page_clicked.emit(page)
                return

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


class PdfView(QWidget):
    """Shows pages from ``render(page_index, scale) -> (width, height, packed RGB or RGBA)``; scale 1 is 72 dpi.

    With ``tasks`` pages are rendered on the documents thread; without, one by one when the event loop is idle.
    """

    page_changed = Signal(int)

    def __init__(
        self, parent: QWidget | None = None, *, tasks: BackgroundTasks | None = None, turns: bool = False
    ) -> None:
        """``turns``: papers that come from a scanner, which may lie on their side."""
        super().__init__(parent)
        self._count, self._zoom, self._fit = 0, 1.0, True
        # Made in the order of reading, which is the order of Tab: the bar above the pages comes first.
        self._turn = button(tr("旋转"), "refresh-cw", "quiet", self)
        self._turn.setObjectName("turnPages")
        self._turn.setToolTip(tr("向右转四分之一圈，只影响查看，文件不变"))
        self._turn.setVisible(turns)
        self._turn.clicked.connect(self.turn)
        self._out = button(tr("缩小"), "zoom-out", "quiet", self)
        self._in = button(tr("放大"), "zoom-in", "quiet", self)
        self._whole = button(tr("适合宽度"), "maximize", "quiet", self)
        self._pages = _Pages(self, tasks)
        self._pages.setAccessibleName(tr("文件页面"))
        self._thumbs = _Pages(self, tasks)
        self._thumbs.setAccessibleName(tr("缩略图"))
        self._thumbs.setFixedWidth(theme().px(128))
        self._thumbs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._thumbs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note = plain_label("", "muted", self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._where = plain_label("", "small", self)
        self._beside = QHBoxLayout()
        self._lay_out()
        self._out.clicked.connect(lambda: self._step(-1))
        self._in.clicked.connect(lambda: self._step(1))
        self._whole.clicked.connect(self.fit_width)
        self._pages.resized.connect(lambda: QTimer.singleShot(0, self, self._refit))
        self._pages.zoom_wanted.connect(self._step)
        self._pages.page_changed.connect(self._on_page)
        self._thumbs.page_clicked.connect(self.go_to)
        # The pages are no focus proxy: Tab would then pass over the bar above them.
        self.clear()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme().px(4))
        bar.addWidget(self._where)
        bar.addSpacing(theme().px(4))
        bar.addLayout(self._beside)
        bar.addStretch(1)
        for made in (self._turn, self._out, self._in, self._whole):
            bar.addWidget(made)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self._thumbs)
        both.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addLayout(bar)
        layout.addLayout(both, 1)
        layout.addWidget(self._note, 1)

    def set_document(self, page_count: int, render: Render) -> None:
        """Show another paper; the page is kept when it has as many, so a preview does not jump while one types."""
        keep = self.page() if page_count == self._count else 0
        self._count = page_count
        self._note.hide()
        for part in (self._pages, self._thumbs):
            part.set_document(page_count, render)
        self._pages.show()
        self._show_thumbs()
        self._thumbs.set_scale(theme().px(88) / _A4.width())
        if self._fit:
            self.fit_width()
        self.go_to(keep)
        self._on_page(keep)

    def put_beside(self, widget: QWidget) -> None:
        """Show ``widget`` beside the page number: something said about the paper shown."""
        self._beside.addWidget(widget)

    def clear(self, text: str = "") -> None:
        """Show no paper, and ``text`` in its place."""
        self._count = 0
        for part in (self._pages, self._thumbs):
            part.set_document(0, None)
            part.hide()
        self._note.setText(text or tr("没有可显示的文件"))
        self._note.show()
        self._where.setText("")

    def page(self) -> int:
        """Index of the page in view, from 0."""
        return self._pages.page_at_top()

    def page_count(self) -> int:
        """Pages of the paper."""
        return self._count

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        self._pages.go_to(page)
        self._on_page(max(0, min(page, self._count - 1)))

    def show_part(self, page: int, down: float) -> None:
        """Bring a place of a page into view, near the foot of the room; ``down`` is 0 at its top and 1 at its bottom."""
        self.go_to(page)
        self._pages.show_part(page, down)

    def pages_box(self) -> QSize:
        """The room in which pages are seen."""
        return self._pages.viewport().size()

    def scrolls_sideways(self) -> bool:
        """Whether a page is wider than the room there is."""
        return self._pages.horizontalScrollBar().maximum() > 0

    def zoom(self) -> float:
        """1.0 is 72 dpi."""
        return self._zoom

    def turn(self) -> None:
        """Show every page a quarter further to the right; the file stays as it is."""
        for part in (self._pages, self._thumbs):
            part.turn()
        self._refit()

    def set_zoom(self, zoom: float) -> None:
        """Show at ``zoom``, kept between a half and three."""
        self._zoom, self._fit = max(_ZOOMS[0], min(zoom, _ZOOMS[-1])), False
        self._pages.set_scale(self._zoom)

    def fit_width(self) -> None:
        """As wide as the room there is; follows when the room changes."""
        room = max(200, self._pages.viewport().width() - 2 * theme().px(14))
        self._zoom, self._fit = min(room / self._pages.page_width(), _ZOOMS[-1]), True
        self._pages.set_scale(self._zoom)

    def _show_thumbs(self) -> None:
        """Thumbnails only where the page stays legible beside them."""
        self._thumbs.setVisible(self._count > 1 and self.width() >= theme().px(_ROOM_FOR_THUMBS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        self._show_thumbs()

    def _refit(self) -> None:
        if self._fit and self._count:
            self.fit_width()

    def _step(self, direction: int) -> None:
        steps = [zoom for zoom in _ZOOMS if (zoom - self._zoom) * direction > 0.01]
        if steps:
            self.set_zoom(min(steps) if direction > 0 else max(steps))

    def _on_page(self, page: int) -> None:
        self._thumbs.set_marked(page)
        self._thumbs.go_to(max(0, page - 1))
        self._where.setText(tr("第 {n} 页，共 {total} 页").format(n=page + 1, total=self._count))
        self.page_changed.emit(page)
