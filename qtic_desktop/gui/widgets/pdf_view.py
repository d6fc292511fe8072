"""Pages of a paper: a bar above them, thumbnails, bookmarks, zoom, turning, and paging with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import button, plain_label
from qtic_desktop.gui.widgets.page_column import A4, PageColumn, Render, Size, page_image

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

__all__ = ["PdfView", "page_image"]

_ROOM_FOR_THUMBS: Final = 640  # below, the page alone
_ZOOMS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)


class PdfView(QWidget):
    """Shows pages from ``render(page_index, scale) -> (width, height, packed RGB or RGBA)``; scale 1 is 72 dpi.

    With ``tasks`` pages are rendered on the documents thread; without, one by one when the event loop is idle. ``say``
    words what kept a page from being drawn.
    """

    page_changed = Signal(int)
    turned = Signal(object)
    """By how many quarters clockwise each page is turned now; those that stand upright are not named."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        tasks: BackgroundTasks | None = None,
        say: Callable[[Exception], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._count, self._zoom, self._fit = 0, 1.0, True
        self._file: ForeignPages | None = None
        self._turns: dict[int, int] = {}
        # Made in the order of reading, which is the order of Tab: the bar above the pages comes first.
        self.contents = button(tr("目录"), "list-checks", "quiet", self)
        self.contents.setObjectName("outline")
        self.turn_button = button(tr("旋转"), "refresh-cw", "quiet", self)
        self.turn_button.setObjectName("turnPages")
        self.turn_button.setToolTip(tr("各页向右转四分之一圈，按住 Ctrl 只转这一页；只影响查看，文件不变"))
        self._out = button(tr("缩小"), "zoom-out", "quiet", self)
        self._in = button(tr("放大"), "zoom-in", "quiet", self)
        self._whole = button(tr("适合宽度"), "maximize", "quiet", self)
        self._pages = PageColumn(self, tasks, say)
        self._pages.setAccessibleName(tr("文件页面"))
        self._thumbs = PageColumn(self, tasks)
        self._thumbs.setAccessibleName(tr("缩略图"))
        self._thumbs.setFixedWidth(theme().px(128))
        self._thumbs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._thumbs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note = plain_label("", "muted", self)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._where = plain_label("", "small", self)
        self._beside = QHBoxLayout()
        self._lay_out()
        self.contents.setMenu(QMenu(self.contents))
        self.turn_button.clicked.connect(self._turn_clicked)
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
        for made in (self.contents, self.turn_button, self._out, self._in, self._whole):
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

    def set_document(self, page_count: int, render: Render, sizes: Sequence[Size] = ()) -> None:
        """Show another paper; the page is kept when it has as many, so a preview does not jump while one types. ``sizes``
        in points, where they are known."""
        keep = self.page() if page_count == self._count and self._file is None else 0
        self._count, self._file = page_count, None
        self._note.hide()
        self.contents.hide()
        self.turn_button.hide()
        for part in (self._pages, self._thumbs):
            part.set_document(page_count, render, sizes)
        self._pages.show()
        self._show_thumbs()
        self._thumbs.set_scale(theme().px(88) / A4.width())
        if self._fit:
            self.fit_width()
        self.go_to(keep)
        self._on_page(keep)

    def show_file(self, file: ForeignPages, turns: Mapping[int, int] | None = None) -> None:
        """Show a file from outside, its pages turned by so many quarters clockwise."""
        self._turns = dict(turns or {})
        of_pages = self._turns
        sizes = [self._size(file, page) for page in range(file.count)]
        self.set_document(file.count, lambda page, scale: file.draw(page, scale, of_pages.get(page, 0)), sizes)
        self._file = file
        self.turn_button.show()
        self.contents.setVisible(bool(file.outline))
        menu = self.contents.menu()
        menu.clear()
        for line in file.outline:
            words = f"{'　' * line.level}{line.title}".replace("&", "&&")
            menu.addAction(words, lambda page=line.page: self.go_to(page))
        if self._fit:
            self.fit_width()

    def _size(self, file: ForeignPages, page: int) -> Size:
        wide, high = file.leaves.sizes[page]
        return (high, wide) if self._turns.get(page, 0) % 2 else (wide, high)

    def _turn_clicked(self) -> None:
        self.turn(one=bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))

    def turn(self, *, one: bool = False) -> None:
        """Show every page, or the ``one`` in view, a quarter further to the right; the file stays as it is."""
        file = self._file
        if file is None:
            return
        for page in [self.page()] if one else range(file.count):
            self._turns[page] = (self._turns.get(page, 0) + 1) % 4
        sizes = [self._size(file, page) for page in range(file.count)]
        for part in (self._pages, self._thumbs):
            part.set_sizes(sizes)
        if self._fit:
            self.fit_width()
        self.turned.emit({page: by for page, by in self._turns.items() if by})

    def column(self) -> PageColumn:
        """The pages themselves, for who follows a place in them."""
        return self._pages

    def put_beside(self, widget: QWidget) -> None:
        """Show ``widget`` beside the page number: something said about the paper shown."""
        self._beside.addWidget(widget)
        bar = (widget, self.contents, self.turn_button, self._out, self._in, self._whole, self._pages)
        for before, after in pairwise(bar):
            QWidget.setTabOrder(before, after)

    def clear(self, text: str = "") -> None:
        """Show no paper, and ``text`` in its place."""
        self._count, self._file = 0, None
        self.contents.hide()
        self.turn_button.hide()
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

    def set_zoom(self, zoom: float) -> None:
        """Show at ``zoom``, kept between a half and three."""
        self._zoom, self._fit = max(_ZOOMS[0], min(zoom, _ZOOMS[-1])), False
        self._pages.set_scale(self._zoom)

    def zoom_kept(self) -> str:
        """How large pages are shown, to be kept; empty for as wide as the room."""
        return "" if self._fit else f"{self._zoom:.2f}"

    def take_zoom(self, kept: str) -> None:
        """As ``zoom_kept`` gave it; anything else is as wide as the room."""
        if re.fullmatch(r"\d\.\d\d", kept):
            self.set_zoom(float(kept))
        else:
            self.fit_width()

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

    def zoom_by(self, direction: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self._step(direction)

    def _step(self, direction: int) -> None:
        steps = [zoom for zoom in _ZOOMS if (zoom - self._zoom) * direction > 0.01]
        if steps:
            self.set_zoom(min(steps) if direction > 0 else max(steps))

    def _on_page(self, page: int) -> None:
        self._thumbs.set_marked(page)
        self._thumbs.go_to(max(0, page - 1))
        self._where.setText(tr("第 {n} 页，共 {total} 页").format(n=page + 1, total=self._count))
        self.page_changed.emit(page)
