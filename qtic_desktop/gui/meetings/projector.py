"""The window for the projector: big type, no figures and no personal data, driven from the page of the secretary."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qtic_desktop.gui.meetings.room_view import RoomView
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme

#: Heights of the lines in hundredths of the height of the window.
_SIZES = {"meeting": 4, "place": 5, "name": 8, "clock": 20, "asks": 8, "quorum": 4}


class Projector(QWidget):
    """Fills the second screen where there is one; when that is pulled out it comes back to the first as a window. It takes
    no input: the keys of the secretary stay where they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("projector")
        self.setWindowTitle(tr("会场大屏"))
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 32, 48, 32)
        for name in _SIZES:
            line = QLabel(self)
            line.setObjectName(f"projector_{name}")
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setWordWrap(name in ("meeting", "name", "asks"))
            self.lines[name] = line
            layout.addWidget(line, 2 if name == "clock" else 1)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._on_screen_gone)

    def open_beside(self, other: QWidget) -> None:
        """On the screen the other window is not on, filling it; without a second one as a window."""
        own = other.screen()
        second = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if second is None:
            self.resize(theme().px(640), theme().px(360))
            corner = own.availableGeometry()
            self.move(corner.right() - self.width() - 8, corner.bottom() - self.height() - 40)
            self.show()
            return
        self.setGeometry(second.geometry())
        self.showFullScreen()

    def _on_screen_gone(self, _screen: QScreen) -> None:
        """The projector was pulled out: nothing is lost, the window stands on the screen that is left."""
        if len(QGuiApplication.screens()) == 1 and self.isVisible():
            self.showNormal()
            self.resize(theme().px(960), theme().px(540))

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
        size = max(14, self.height() * _SIZES[name] // 100)
        weight = "bold" if name in ("name", "clock", "asks") else "normal"
        self.lines[name].setStyleSheet(f"font-size: {size}px; font-weight: {weight};")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type follows the height of the screen."""
        super().resizeEvent(event)
        for name in self.lines:
            self._fit(name)
