"""The buttons at the head of a page on one line: those for which there is no room stand in a menu of their own."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets.basics import button
from qtic_desktop.gui.widgets.flow import FlowBox, size_of


class ActionRow(FlowBox):
    """One line, flush right. The last buttons before ``keeps`` go first; what is no button, such as a choice, never does.

    Whether a button is offered at all is told by ``offer``: being hidden may only mean that it stands in the menu.
    """

    def __init__(self, parent: QWidget, *, spacing: int = 8) -> None:
        super().__init__(parent, spacing=spacing, flush_right=True)
        self.keeps: QPushButton | None = None
        """The button that is never put away."""
        self._withheld: set[QWidget] = set()
        self.more = button(tr("更多"), "ellipsis", "", self)
        self.more.setObjectName("moreActions")
        self.more.setToolTip(tr("这一页的其他操作"))
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill)
        self.more.hide()

    def insert(self, place: int, widget: QWidget) -> None:
        """Take a widget in before the one at ``place``; one that was hidden on purpose is not offered."""
        if (
            isinstance(widget, QPushButton)
            and widget.isHidden()
            and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        ):
            self._withheld.add(widget)
        super().insert(place, widget)
        self._chain()

    def remove(self, widget: QWidget) -> None:
        """Let a widget go."""
        self._withheld.discard(widget)
        super().remove(widget)

    def offer(self, widget: QPushButton, offered: bool) -> None:
        """Whether a button is there at all now."""
        if offered:
            self._withheld.discard(widget)
        else:
            self._withheld.add(widget)
        self._lay_anew()

    def tucked(self) -> tuple[QPushButton, ...]:
        """What stands in the menu, in its order."""
        return tuple(one for one in self._offered() if isinstance(one, QPushButton) and one.isHidden())

    def sizeHint(self) -> QSize:
        """All on one line."""
        return self._line(self._offered())

    def minimumSizeHint(self) -> QSize:
        """What never goes into the menu, and the menu where anything else is there."""
        fixed = [one for one in self._offered() if not self._may_go(one)]
        more = [self.more] if len(fixed) < len(self._offered()) else []
        return self._line([*fixed, *more])

    def hasHeightForWidth(self) -> bool:
        """One line, however narrow."""
        return False

    def _chain(self) -> None:
        """Tab goes as one reads: through the line, with the menu before what the row keeps.

        Everything follows the menu first: it was made with the row, so what was made later comes to where the row is.
        """
        line = list(self.held())
        line.insert(line.index(self.keeps) if self.keeps in line else len(line), self.more)
        for one, other in pairwise([self.more, *line]):
            QWidget.setTabOrder(one, other)

    def _offered(self) -> list[QWidget]:
        """Buttons unless they are withheld; a choice unless it has hidden itself, which here nobody does for it."""
        return [
            one
            for one in self.held()
            if (one not in self._withheld if isinstance(one, QPushButton) else not one.isHidden())
        ]

    def _may_go(self, widget: QWidget) -> bool:
        return isinstance(widget, QPushButton) and widget is not self.keeps

    def _line(self, widgets: list[QWidget]) -> QSize:
        sizes = [size_of(one) for one in widgets]
        wide = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def _lay(self, width: int, *, move: bool) -> int:
        every = self._offered()
        kept = list(every)
        if self._line(kept).width() > width:
            for one in reversed(every):
                if self._line([*kept, self.more]).width() <= width:
                    break
                if self._may_go(one):
                    kept.remove(one)
        if not move:
            return self._line(every).height()
        line = kept
        if len(kept) < len(every):
            place = kept.index(self.keeps) if self.keeps in kept else len(kept)
            line = [*kept[:place], self.more, *kept[place:]]
        for one in (*self.held(), self.more):
            if isinstance(one, QPushButton) and one.isHidden() == (one in line):
                one.setVisible(one in line)
        return self._put(line, width)

    def _put(self, line: list[QWidget], width: int) -> int:
        whole = self._line(line)
        x = width - whole.width()
        for one in line:
            size = size_of(one)
            one.setGeometry(x, (max(self.height(), whole.height()) - size.height()) // 2, size.width(), size.height())
            x += size.width() + self._spacing
        return whole.height()

    def _fill(self) -> None:
        """The menu as the buttons are now: their words, and grey with the reason where they are."""
        menu = self.more.menu()
        menu.clear()
        menu.setToolTipsVisible(True)
        for one in self.tucked():
            act = QAction(one.text(), menu)
            act.setEnabled(one.isEnabled())
            act.setToolTip(one.toolTip())
            act.triggered.connect(one.click)
            menu.addAction(act)
