"""The window for the projector: big type, no figures and no personal data, driven from the page of the secretary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.meetings.room_view import RoomView
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme

#: Heights of the lines in hundredths of the height of the window.
_SIZES = {"note": 4, "meeting": 4, "place": 5, "name": 8, "clock": 20, "asks": 8, "quorum": 4}
#: Heights of the lines in hundredths of the width, where the window is narrow.
_NARROW = {"note": 6, "meeting": 6, "place": 6, "name": 8, "clock": 14, "asks": 8, "quorum": 6}
_WRAPPED = ("note", "meeting", "place", "name", "asks", "quorum")


class Projector(QWidget):
    """Fills a screen on which the secretary does not work. Without one, or when that one is pulled out, it is a small window
    on the spare room beside the page and says so; when the screen is there (again) it goes there by itself. It takes no
    input: the keys of the secretary stay where they are."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("projector")
        self.setWindowTitle(tr("会场大屏"))
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # big type does not keep the window big
        for name in _SIZES:
            line = QLabel(self)
            line.setObjectName(f"projector_{name}")
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setWordWrap(name in _WRAPPED)
            self.lines[name] = line
            layout.addWidget(line, 2 if name == "clock" else 1)
        self._beside: QWidget | None = None
        self._on: QScreen | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._on_screens)
        app.screenRemoved.connect(self._on_screens)

    def open_beside(self, page: QWidget) -> None:
        """On the first screen the window of ``page`` does not show on, filling it; without one as a window beside the
        page."""
        self._beside = page
        self._fill(next(iter(self.others()), None))

    def others(self) -> Sequence[QScreen]:
        """The screens that show something else than what the secretary sees: a screen that mirrors it is none."""
        if self._beside is None:
            return ()
        own = self._beside.window().screen()
        return [one for one in QGuiApplication.screens() if not one.geometry().intersects(own.geometry())]

    def following(self) -> QScreen | None:
        """The screen after the one it fills, where there are several; None after the last one."""
        others = self.others()
        if self._on not in others:
            return None
        return next(iter(others[others.index(self._on) + 1 :]), None)

    def move_on(self) -> bool:
        """Fill the screen after this one; False after the last."""
        screen = self.following()
        if screen is not None:
            self._fill(screen)
        return screen is not None

    def _fill(self, screen: QScreen | None) -> None:
        lost, self._on = self._on is not None and screen is None, screen
        self.hide()  # a window manager forgets where it stood before
        self.setWindowState(Qt.WindowState.WindowNoState)
        self._say("note", "" if screen is not None else _alone(lost), "help")
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
        elif self._beside is not None:
            self.setScreen(self._beside.screen())
            self.setGeometry(_spare(self._beside))
            self.show()

    def _on_screens(self, _screen: QScreen) -> None:
        """A screen was plugged in or pulled out. Qt first moves what stood on it, whatever size it had."""
        QTimer.singleShot(0, self, self._find_screen)

    def _find_screen(self) -> None:
        """The window goes to the screen there is now, and back to the laptop when there is none. Nothing it shows is
        lost."""
        if not self.isVisible():
            return
        others = self.others()
        if self._on not in others:
            self._fill(next(iter(others), None))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its own button, too."""
        super().closeEvent(event)
        self.closed.emit()

    def show_room(self, view: RoomView, phase: str, face: tuple[str, str]) -> None:
        """What is on now. ``phase`` in words, ``face`` the kind and the digits of the clock."""
        kind, digits = face
        item = view.item
        self._say("meeting", view.meeting, "muted")
        self._say("place", view.place, "muted")
        self._say("name", "" if item is None else item.life.center_name, "strong")
        asks = "" if item is None else view.asks
        clock = "" if item is None or view.waits else f"{phase}  {digits}"
        self._say("clock", clock, kind if kind in ("warn", "bad") else "strong")
        self._say("asks", asks, "warn")
        self._say("quorum", view.there, "muted")

    def text(self) -> str:
        """Everything that stands on it, a line each."""
        return "\n".join(line.text() for line in self.lines.values() if line.text())

    def _say(self, name: str, text: str, role: str) -> None:
        line = self.lines[name]
        line.setText(text)
        line.setVisible(bool(text))
        set_role(line, role)
        self._fit(name)

    def _fit(self, name: str) -> None:
        size = max(11, min(self.height() * _SIZES[name], self.width() * _NARROW[name]) // 100)
        weight = "bold" if name in ("name", "clock", "asks") else "normal"
        self.lines[name].setStyleSheet(f"font-size: {size}px; font-weight: {weight};")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type and margins follow the size of the screen."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            side, above = min(48, self.width() // 25), min(32, self.height() // 20)
            layout.setContentsMargins(side, above, side, above)
        for name in self.lines:
            self._fit(name)


def _alone(lost: bool) -> str:
    if lost:
        return tr("投影屏断开了，大屏先放在这里；再接上，它自己回去。")
    return tr("只有一块显示屏，大屏先放在这里；接上投影仪（选“扩展”），它自己移过去。")


def _spare(page: QWidget) -> QRect:
    """Where a window hides nothing of the page: over the lower half of what lies left of it, within the window's own frame
    and inside the screen."""
    window, room = page.window(), page.window().screen().availableGeometry()
    shown = window.geometry().intersected(room)
    left = page.mapToGlobal(page.rect().topLeft()).x() - shown.left()
    title = theme().px(32)  # the bar of the window manager, of which nobody tells the height beforehand
    width = max(theme().px(176), left - 8)  # with the frame on both sides
    return QRect(shown.left() + 2, shown.top() + shown.height() // 2 + title, width, shown.height() // 2 - title - 4)
