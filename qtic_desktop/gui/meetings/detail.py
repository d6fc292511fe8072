"""The meeting at hand: facts, what happens to its panel, running order, sign-in; it ends with the next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.gui.meetings.agenda import AgendaList
from qtic_desktop.gui.meetings.session_acts import SessionActs
from qtic_desktop.gui.meetings.sign_in import SignInList
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, hairline, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.storage.queries.meetings import AttendanceRow, MeetingDetail


def meeting_state(status: str) -> tuple[str, str]:
    """Chip of a meeting's status."""
    return {
        "prepared": ("neutral", tr("待召开")),
        "open": ("accent", tr("进行中")),
        "sealed": ("ok", tr("已封存")),
        "postponed": ("neutral", tr("已延期")),
        "cancelled": ("neutral", tr("已取消")),
    }.get(status, ("neutral", status))


class MeetingPane(QWidget):
    """``open_wanted``: ids of those present; ``went``: the stage that goes on. ``may``: whether this person runs meetings."""

    open_wanted = Signal(list)
    went = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, may: bool = True) -> None:
        super().__init__(parent)
        self._may, self._status = may, ""
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._lay_out(body)
        scroll.setWidget(body)
        self._body = body
        self._why = plain_label("", "muted", self)
        self.next_button = button("", "arrow-right", "primary", self)
        self.next_button.setObjectName("next_step")
        self.next_button.clicked.connect(self._next)
        self._line = hairline(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme().px(16), 0, 0, 0)
        outer.setSpacing(theme().px(8))
        outer.addWidget(scroll, 1)
        for part in (self._line, self._why):
            outer.addWidget(part)
        outer.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.sign_in.changed.connect(self._say_next)
        EnterPresses(self).watch(self._all, self.next_button)

    def _lay_out(self, body: QWidget) -> None:
        """Signing in comes first before the meeting, what changes in the panel while it runs."""
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, theme().px(8), 0)
        layout.setSpacing(theme().px(8))
        self._title = plain_label("", "title", body)
        self._facts = plain_label("", "muted", body)
        self._chip = StateChip(parent=body)
        self.acts = SessionActs(body)
        self._agenda = AgendaList(body)
        self.sign_in = SignInList(body)
        self._all = button(tr("全部到会"), "users", "", body)
        self._all.setObjectName("mark_all")
        self._all.clicked.connect(self.sign_in.mark_all)
        self._hint = plain_label(tr("在名单上按空格标记到会。"), "help", body)
        self._acts_line = hairline(body)
        heading, marking = QHBoxLayout(), QWidget(body)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(heading)
        for part in (self._facts, hairline(body), self.acts, self._acts_line):
            layout.addWidget(part)
        beside = QHBoxLayout(marking)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._all)
        beside.addWidget(self._hint, 1)
        signing = self._part(body, tr("专家组签到"), (marking, self.sign_in))
        agenda = self._part(body, tr("评审项目"), (self._agenda,))
        self._parts = (signing, agenda)
        self._order = layout
        layout.addWidget(signing)
        layout.addWidget(agenda)
        layout.addStretch(1)

    def _part(self, body: QWidget, title: str, widgets: tuple[QWidget, ...]) -> QWidget:
        part = QWidget(body)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(plain_label(title, "section", part))
        for widget in widgets:
            layout.addWidget(widget)
        layout.addWidget(hairline(part))
        return part

    def _put_in_order(self, *, signing_first: bool) -> None:
        """What is worked on comes first: before the meeting the sign-in, later who takes part in which proposal."""
        signing, agenda = self._parts
        last = agenda if signing_first else signing
        self._order.removeWidget(last)
        self._order.insertWidget(self._order.count() - 1, last)

    def show_meeting(self, detail: MeetingDetail | None, attendance: Sequence[AttendanceRow], minimum: int) -> None:
        """Show ``detail``; ``minimum`` is the quorum of its rules."""
        for part in (self._body, self._line, self._why, self.next_button):
            part.setVisible(detail is not None)
        if detail is None:
            return
        row = detail.row
        self._status = row.status
        self._title.setText(row.title)
        self._facts.setText(f"{row.number}  {row.held_on.isoformat()}  {row.place}")
        self._chip.set_state(*meeting_state(row.status))
        self._put_in_order(signing_first=row.status is MeetingStatus.PREPARED)
        self._agenda.show_items(detail, attendance, minimum)
        prepared = row.status is MeetingStatus.PREPARED
        self.sign_in.show_seats(detail.panel, minimum, locked=not prepared or not self._may)
        for part in (self._all, self._hint):
            part.setVisible(prepared and self._may)
        self.acts.show_meeting(detail, attendance)
        self.acts.setVisible(self._may and not self.acts.isHidden())
        self._acts_line.setVisible(not self.acts.isHidden())
        self._say_next()

    def _say_next(self) -> None:
        if self._status == "prepared":
            enough = self.sign_in.is_enough and self._may
            words = tr("签到以后开会，每位到会专家得到每个项目的评分表。") if enough else tr("签到人数够了才能开会。")
            self._why.setText(words if self._may else tr("会议尚未开始；由录入员或办公室签到开会。"))
            self.next_button.setText(tr("签到完毕，开会"))
            self.next_button.setVisible(enough)
        elif self._status == "open":
            self._why.setText(tr("会议正在进行；评分、表决和封存在“评分与表决”。"))
            self.next_button.setText(tr("去评分与表决"))
            self.next_button.show()
        else:
            self._why.setText(tr("结果已封存；下一步起草专家意见书。"))
            self.next_button.setText(tr("去意见书"))
            self.next_button.show()

    def _next(self) -> None:
        if self._status == "prepared":
            self.open_wanted.emit(self.sign_in.present())
        else:
            self.went.emit("scoring" if self._status == "open" else "opinions")
