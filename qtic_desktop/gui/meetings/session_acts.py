"""What happens to the panel while the meeting runs: recusal, a late arrival, an early leaving, an acting leader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, TextField, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.storage.queries.meetings import AttendanceRow, MeetingDetail

ACTS = ("recusal", "arrival", "leaving", "leader")

Choice = tuple[str, str]


class SessionActs(QWidget):
    """``wanted`` carries the act, the agenda item ("" for a leaving), the expert and the reason."""

    wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = ACTS[0]
        self._detail: MeetingDetail | None = None
        self._attendance: tuple[AttendanceRow, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(plain_label(tr("会中变动"), "section", self))
        layout.addLayout(self._make_chips())
        self._help = plain_label("", "muted", self)
        self._item, self._expert = ChoiceBox(self), ChoiceBox(self)
        self._item.setObjectName("act_item")
        self._expert.setObjectName("act_expert")
        self._reason = TextField(self, limit=200)
        self._reason.setObjectName("act_reason")
        self._why = plain_label("", "bad", self)
        self._why.setObjectName("act_problem")
        self._confirm = button("", "check", "", self)
        self._confirm.setObjectName("act_confirm")
        for part in (self._help, self._item, self._expert, self._reason, self._why):
            layout.addWidget(part)
        layout.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignLeft)
        self._item.edited.connect(self._fill_experts)
        self._confirm.clicked.connect(self._press)
        self._reason.enter_pressed.connect(self._confirm.setFocus)
        EnterPresses(self).watch(self._confirm, *self._chips.values())
        self.choose(ACTS[0])

    def _make_chips(self) -> QGridLayout:
        words = {
            "recusal": tr("回避"),
            "arrival": tr("迟到到会"),
            "leaving": tr("提前离会"),
            "leader": tr("代理组长"),
        }
        grid, group = QGridLayout(), QButtonGroup(self)
        grid.setSpacing(theme().px(8))
        self._chips: dict[str, QPushButton] = {}
        for place, act in enumerate(ACTS):
            chip = button(words[act], "", "chip", self)
            chip.setObjectName(f"act_{act}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, act=act: self.choose(act))
            group.addButton(chip)
            grid.addWidget(chip, place // 2, place % 2)
            self._chips[act] = chip
        return grid

    def show_meeting(self, detail: MeetingDetail, attendance: Sequence[AttendanceRow]) -> None:
        """Offer what is possible at ``detail`` now; once sealed only an acting leader can still be named."""
        self._detail, self._attendance = detail, tuple(attendance)
        running = detail.row.status is MeetingStatus.OPEN
        for act, chip in self._chips.items():
            chip.setVisible(running or act == "leader")
        self.setVisible(
            running or (detail.row.status is MeetingStatus.SEALED and any(not row.leader_id for row in attendance))
        )
        self.choose(self._act if running else "leader")

    def clear(self) -> None:
        """After it was recorded."""
        self._reason.set_value("")
        self._expert.set_value(None)

    def choose(self, act: str) -> None:
        """Ask for what ``act`` needs."""
        self._act = act
        self._chips[act].setChecked(True)
        self._why.hide()
        helps = {
            "recusal": tr("只对一个项目：已评的分保留但不计入，已投的票收回。"),
            "arrival": tr("从所选项目起参加评分和表决；此前的项目仍为缺席。"),
            "leaving": tr("未提交的评分表转为缺席，已提交的保留并计入。"),
            "leader": tr("组长回避或缺席的项目，由所选专家主持并在意见书上作为组长签字。"),
        }
        acts = {
            "recusal": (tr("登记回避"), tr("回避原因，例如三年内曾在依托单位任职")),
            "arrival": (tr("登记到会"), tr("原因和时间，例如航班延误，10:20 到会")),
            "leaving": (tr("登记离会"), tr("离会原因")),
            "leader": (tr("指定代理组长"), tr("依据，例如组长回避，专家组推举")),
        }
        self._help.setText(helps[act])
        self._confirm.setText(acts[act][0])
        self._reason.setPlaceholderText(acts[act][1])
        self._reason.setToolTip(acts[act][1])
        self._reason.setAccessibleName(tr("{act}的原因").format(act=acts[act][0]))
        self._item.setAccessibleName(tr("从哪个项目起") if act == "arrival" else tr("项目"))
        self._item.setPlaceholderText(tr("从哪个项目起") if act == "arrival" else tr("选择项目"))
        self._expert.setAccessibleName(tr("专家"))
        self._expert.setPlaceholderText(tr("选择专家"))
        self._item.setVisible(act != "leaving")
        self._fill()

    def _fill(self) -> None:
        self._item.set_choices(self._items())
        if self._act == "leader" and self._item.count() == 1:
            self._item.setCurrentIndex(0)
        self._fill_experts()
        nothing = self._nothing()
        for part in (self._expert, self._reason, self._confirm):
            part.setVisible(not nothing)
        self._item.setVisible(not nothing and self._act != "leaving")
        if nothing:
            self._help.setText(nothing)

    def _fill_experts(self) -> None:
        self._expert.set_choices(self._experts())

    def _items(self) -> list[Choice]:
        if self._detail is None:
            return []
        bare = {row.agenda_item_id for row in self._attendance if not row.leader_id or row.acting}
        items = [i for i in self._detail.items if self._act != "leader" or i.id in bare]
        return [(item.id, f"{item.position}  {item.center_name}") for item in items]

    def _experts(self) -> list[Choice]:
        if self._detail is None:
            return []
        if self._act in ("recusal", "leader"):
            chosen = self._item.value()
            here = next((row.taking_part for row in self._attendance if row.agenda_item_id == chosen), ())
            seats = [seat for seat in self._detail.panel if seat.expert_id in here]
        else:
            wanted = (Presence.PRESENT,) if self._act == "leaving" else (Presence.ABSENT, Presence.LEFT)
            seats = [seat for seat in self._detail.panel if seat.presence in wanted]
        return [(seat.expert_id, f"{seat.seat}  {seat.name}") for seat in seats]

    def _nothing(self) -> str:
        """Why there is nothing to record; empty where there is."""
        if self._act == "leader" and not self._item.count():
            return tr("组长参加全部项目，不需要代理组长。")
        if self._act == "arrival" and not self._expert.count():
            return tr("专家都已到会，没有迟到可以登记。")
        if self._act == "leaving" and not self._expert.count():
            return tr("没有到会的专家可以登记离会。")
        return ""

    def _press(self) -> None:
        item, expert = self._item.value() or "", self._expert.value() or ""
        missing = tr("请先选择项目。") if self._act != "leaving" and not item else ""
        missing = missing or ("" if expert else tr("请先选择专家。"))
        self._why.setText(missing)
        self._why.setVisible(bool(missing))
        if not missing:
            self.wanted.emit(self._act, "" if self._act == "leaving" else item, expert, self._reason.value())
