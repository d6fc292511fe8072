"""The sign-in list: Space marks who came and stays there; below it stands whether that is enough to open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.storage.queries.meetings import SeatRow

_KEY = int(Qt.ItemDataRole.UserRole)


class _List(QListWidget):
    space = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space.emit()
        else:
            super().keyPressEvent(event)


class SignInPart(QWidget):
    """``changed`` after every mark; nobody counts as present before being marked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: tuple[SeatRow, ...] = ()
        self._present: set[str] = set()
        self._meeting, self._minimum = "", 1
        self.list = _List(self)
        self.list.setObjectName("sign_in")
        self.list.setAccessibleName(tr("签到，空格标记到会"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quorum = plain_label("", "strong", self)
        self._quorum.setWordWrap(True)
        self._quorum.setObjectName("quorum")
        self._all = button(tr("全部到会"), "users", "", self)
        self._all.setObjectName("mark_all")
        self._all.clicked.connect(self.mark_all)
        beside = QHBoxLayout()
        beside.addWidget(self._all)
        beside.addWidget(plain_label(tr("在名单上按空格标记到会。"), "help", self), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(plain_label(tr("专家组签到"), "section", self))
        layout.addLayout(beside)
        layout.addWidget(self.list)
        layout.addWidget(self._quorum)
        self.list.space.connect(self._toggle)
        self.list.itemDoubleClicked.connect(lambda _item: self._toggle())
        EnterPresses(self).watch(self._all)

    def show_seats(self, meeting_id: str, seats: Sequence[SeatRow], minimum: int) -> None:
        """The panel of a meeting; who was marked and still sits on it stays marked."""
        marked = self._present if meeting_id == self._meeting else set()
        self._meeting, self._seats, self._minimum = meeting_id, tuple(seats), minimum
        self._present = marked & {seat.expert_id for seat in seats}
        self._write()

    def present(self) -> list[str]:
        """Ids of those marked, in seat order."""
        return [seat.expert_id for seat in self._seats if seat.expert_id in self._present]

    @property
    def is_enough(self) -> bool:
        """Whether the quorum is there."""
        return len(self._present) >= self._minimum

    def mark_all(self) -> None:
        """Everybody came."""
        self._present = {seat.expert_id for seat in self._seats}
        self._write()
        self.changed.emit()

    def _toggle(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        self._present ^= {str(self.list.item(row).data(_KEY))}
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.clear()
        for seat in self._seats:
            came = seat.expert_id in self._present
            word = tr("到会") if came else tr("未签到")
            name = seat.called + (tr("（组长）") if seat.is_leader else "")
            item = QListWidgetItem(f"{seat.seat}  {name}  {word}  ·  {seat.organization}")
            item.setIcon(icon("circle-check" if came else "circle-dashed", "ok" if came else "muted"))
            item.setData(_KEY, seat.expert_id)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.ensurePolished()
        line = max(self.list.sizeHintForRow(0), theme().px(30))
        self.list.setFixedHeight(line * max(1, min(9, self.list.count())) + theme().px(6))
        facts = {"present": len(self._present), "all": len(self._seats), "minimum": self._minimum}
        text = tr("到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），还不能开会。")
        if self.is_enough:
            text = tr("到会 {present} 人，应到 {all} 人；规则要求至少 {minimum} 人（指引未规定），可以开会。")
        self._quorum.setText(text.format(**facts))
        set_role(self._quorum, "ok" if self.is_enough else "warn")
