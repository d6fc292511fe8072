"""The meeting at hand: facts, running order, sign-in, recusal; it ends with the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.meetings.sign_in import SignInList
from qtic_desktop.gui.scoring.keys import EnterPresses
from qtic_desktop.gui.scoring.words import with_track
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, StateChip, TextField, button, hairline, plain_label
from qtic_desktop.storage.queries.meetings import MeetingDetail


def meeting_state(status: str) -> tuple[str, str]:
    """Chip of a meeting's status."""
    return {
        "prepared": ("neutral", tr("待召开")),
        "open": ("accent", tr("进行中")),
        "sealed": ("ok", tr("已封存")),
    }.get(status, ("neutral", status))


class MeetingPane(QScrollArea):
    """Signals: ``open_wanted`` (ids of those present), ``recused`` (agenda item, expert, reason), ``went`` (a page)."""

    open_wanted = Signal(list)
    recused = Signal(str, str, str)
    went = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._status = ""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme().px(16), 0, theme().px(4), 0)
        layout.setSpacing(theme().px(8))
        self._title = plain_label("", "title", body)
        self._facts = plain_label("", "muted", body)
        self._chip = StateChip(parent=body)
        self._agenda = plain_label("", parent=body)
        self.sign_in = SignInList(body)
        self._all = button(tr("全部到会"), "users", "", body)
        self._all.setObjectName("mark_all")
        self._all.clicked.connect(self.sign_in.mark_all)
        self._hint = plain_label(tr("在名单上按空格标记到会。"), "help", body)
        for part in (self._title, self._facts, self._chip, hairline(body)):
            layout.addWidget(part)
        layout.addWidget(plain_label(tr("评审项目"), "section", body))
        layout.addWidget(self._agenda)
        layout.addWidget(hairline(body))
        layout.addWidget(plain_label(tr("专家组签到"), "section", body))
        layout.addWidget(self._hint)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.sign_in)
        layout.addWidget(self._make_recusal(body))
        layout.addWidget(hairline(body))
        self._why = plain_label("", "muted", body)
        self.next_button = button("", "arrow-right", "primary", body)
        self.next_button.setObjectName("next_step")
        self.next_button.clicked.connect(self._next)
        layout.addWidget(self._why)
        layout.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(body)
        self.sign_in.changed.connect(self._say_next)
        EnterPresses(self).watch(self._all, self.next_button, self._confirm)

    def _make_recusal(self, body: QWidget) -> QWidget:
        self._recusal = QWidget(body)
        layout = QVBoxLayout(self._recusal)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(hairline(self._recusal))
        layout.addWidget(plain_label(tr("回避（只对一个项目）"), "section", self._recusal))
        self._item, self._expert = ChoiceBox(self._recusal), ChoiceBox(self._recusal)
        self._item.setAccessibleName(tr("回避的项目"))
        self._expert.setAccessibleName(tr("回避的专家"))
        self._item.setObjectName("recusal_item")
        self._expert.setObjectName("recusal_expert")
        self._reason = TextField(self._recusal, limit=200)
        self._reason.setObjectName("recusal_reason")
        self._reason.setPlaceholderText(tr("回避原因，例如三年内曾在依托单位任职"))
        self._reason.setAccessibleName(tr("回避原因"))
        self._confirm = button(tr("登记回避"), "check", "", self._recusal)
        self._confirm.setObjectName("recusal_confirm")
        self._confirm.clicked.connect(self._recuse)
        for part in (self._item, self._expert, self._reason):
            layout.addWidget(part)
        layout.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        return self._recusal

    def show_meeting(self, detail: MeetingDetail | None, minimum: int) -> None:
        """Show ``detail``; ``minimum`` is the quorum of the rules."""
        self.widget().setVisible(detail is not None)
        if detail is None:
            return
        row = detail.row
        self._status = row.status
        self._title.setText(row.title)
        self._facts.setText(f"{row.number}\n{row.held_on.isoformat()}  {row.place}")
        self._chip.set_state(*meeting_state(row.status))
        lines = [f"{i.position}  {i.number}  {with_track(i.center_name, i.track)}" for i in detail.items]
        self._agenda.setText("\n".join(lines))
        prepared = row.status == "prepared"
        self.sign_in.show_seats(detail.panel, minimum, locked=not prepared)
        for part in (self._all, self._hint):
            part.setVisible(prepared)
        self._recusal.setVisible(row.status == "open")
        self._item.set_choices([(i.id, f"{i.position}  {i.center_name}") for i in detail.items])
        present = [seat for seat in detail.panel if seat.presence == "present"]
        self._expert.set_choices([(seat.expert_id, f"{seat.seat}  {seat.name}") for seat in present])
        self._say_next()

    def clear_recusal(self) -> None:
        """After it was recorded."""
        self._reason.set_value("")

    def _say_next(self) -> None:
        if self._status == "prepared":
            enough = self.sign_in.is_enough
            self._why.setText(
                tr("签到以后开会，每位到会专家得到每个项目的评分表。") if enough else tr("签到人数够了才能开会。")
            )
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

    def _recuse(self) -> None:
        self.recused.emit(self._item.value() or "", self._expert.value() or "", self._reason.value())
