"""The table of one meeting: its lists under one head, and what can be done with the meeting as a whole beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.acts import Read
from qtic_desktop.domain.possible import is_for, is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import acts, seal_acts, words
from qtic_desktop.gui.meetings.gate import gate_list, holding, told
from qtic_desktop.gui.meetings.items import items_list
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.meetings.recusals import recusals_list
from qtic_desktop.gui.meetings.room import RoomPage
from qtic_desktop.gui.meetings.seats import seats_list
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import OneLine, StateChip, button
from qtic_desktop.services.scoring import GateLine
from qtic_desktop.storage.queries.meetings import MeetingDesk

VIEWS: Final = ("agenda", "panel", "recusals", "gate", "room")
"""The lists, by the view of a place that leads to them; behind a stroke the key of a row to land on."""

Listed = RecordPage[Any] | RoomPage

_BESIDE: Final[Mapping[str, tuple[ActName, ...]]] = {
    "agenda": (ActName.CHANGE_AGENDA, ActName.ADD_ITEM, ActName.REORDER_AGENDA),
    "panel": (ActName.CHANGE_PANEL, ActName.ADD_MEMBER),
    "recusals": (),
    "gate": (
        ActName.SEAL_MEETING, ActName.ASK_SEAL, ActName.CONFIRM_SEAL, ActName.WITHDRAW_SEAL, ActName.ASK_REOPEN,
        ActName.CONFIRM_REOPEN, ActName.WITHDRAW_REOPEN,
    ),
}  # fmt: skip
"""Acts on the meeting as a whole that belong to a list."""


class MeetingTable(QWidget):
    """``left``: back to the list of meetings."""

    left = Signal()

    def __init__(self, ctx: AppContext, meeting_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_table")
        self.ctx, self.meeting_id = ctx, meeting_id
        self.known = Known(ctx, self)
        self.view = ""
        self.lists: dict[str, Listed] = {}
        self._acts = {act.name: act for act in (*acts.acts(self.known), *seal_acts.acts(self.known))}
        self._beside: dict[tuple[str, ActName], QPushButton] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(12), 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addLayout(self._make_head())
        layout.addWidget(self._stack, 1)
        self.known.came.connect(self._show)
        self.known.failed.connect(self._report)
        self.known.look(meeting_id)

    def _make_head(self) -> QHBoxLayout:
        back = button(tr("会议列表"), "arrow-left", "", self)
        back.setObjectName("leave_table")
        back.clicked.connect(self.left)
        self.title = OneLine(parent=self)
        self.chip = StateChip(parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(theme().px(16), 0, theme().px(16), 0)
        head.setSpacing(theme().px(8))
        head.addWidget(back)
        self.tabs: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for view, title in self._titles().items():
            tab = button(title, "", "chip", self)
            tab.setObjectName(f"view_{view}")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, view=view: self.show_view(view))
            group.addButton(tab)
            head.addWidget(tab)
            self.tabs[view] = tab
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignRight)
        return head

    def _titles(self) -> dict[str, str]:
        """The lists this person may see."""
        found = {"agenda": tr("议程"), "panel": tr("专家组")}
        if is_for(self.ctx.actor, Read.RECUSALS):
            found["recusals"] = tr("回避")
        if is_for(self.ctx.actor, Read.GATE):
            found["gate"] = tr("关口")
        if is_theirs(self.ctx.actor, ActName.CALL_ITEM):
            found["room"] = tr("会场")
        return found

    def _makers(self) -> dict[str, Callable[[AppContext, Known], Listed]]:
        made: dict[str, Callable[[AppContext, Known], Listed]] = {
            "agenda": items_list, "panel": seats_list, "recusals": recusals_list, "gate": gate_list, "room": RoomPage,
        }  # fmt: skip
        return made

    # -- the lists

    def show_view(self, view: str) -> None:
        """Go to a list, and with ``view/key`` to a row of it; "" stays where one is, at first with the agenda."""
        wanted, _, key = view.partition("/")
        view = wanted if wanted in self.tabs else self.view or VIEWS[0]
        page = self._list(view)
        if key and isinstance(page, RecordPage):
            page.feed.want(key, whatever=True)
            self._stale.add(view)
        self.view = view
        self.tabs[view].setChecked(True)
        self._stack.setCurrentWidget(page)
        if view in self._stale:
            self._stale.discard(view)
            page.read_again()
        page.table.setFocus()

    def _list(self, view: str) -> Listed:
        found = self.lists.get(view)
        if found is None:
            found = self.lists[view] = self._makers()[view](self.ctx, self.known)
            self._stack.addWidget(found)
            for name in _BESIDE.get(view, ()):
                self._add_beside(view, found, name)
            if isinstance(found, RecordPage):
                found.feed.came.connect(self._show)
            self._stale.add(view)
            self._show()
        return found

    def read(self) -> None:
        """Something was touched: read the meeting and the list in view again, the others when one comes to them."""
        self.known.look(self.meeting_id)
        self._stale |= set(self.lists)
        if self.view:
            self._stale.discard(self.view)
            self.lists[self.view].read_again()

    @property
    def is_touched(self) -> bool:
        """Whether an answer half given stands in one of the lists."""
        forms = [page.card.form for page in self.lists.values() if isinstance(page, RecordPage)]
        return any(form is not None and form.is_touched for form in forms)

    def say(self, words: str, kind: str) -> None:
        """A sentence in the list in front."""
        self.lists[self.view].message.show_message(words, kind)

    # -- the meeting as a whole

    def _add_beside(self, view: str, page: Listed, name: ActName) -> None:
        act = self._acts[name]
        made = page.add_action(act.title, act.icon, lambda: self.press(name))
        made.setObjectName(name)
        self._beside[view, name] = made

    def press(self, name: ActName) -> None:
        """Ask what an act on the meeting asks, in a dialog."""
        desk = self.known.desk
        if desk is not None:
            page = self._list(self.view)
            assert isinstance(page, RecordPage)
            dialog = ActDialog(self.ctx, self._acts[name], desk, self.window())
            dialog.acted.connect(lambda done: page.message.show_message(*done.said))
            page.show_dialog(dialog)

    def _show(self) -> None:
        desk = self.known.desk
        possible = {} if desk is None else {one.act: one for one in (*desk.life.acts, *desk.seal.acts)}
        for (view, name), made in self._beside.items():
            one = possible.get(name)
            self.lists[view].offer_action(made, one is not None)
            why = "" if one is None or not one.why_not else self.ctx.say(one.why_not, **one.facts)
            why = why or self._holds(name)
            made.setEnabled(not why)
            made.setToolTip(why)
        if desk is None:
            return
        self.title.set_text(f"{desk.row.number}  {desk.row.title}")
        self.chip.set_state(*words.meeting_chip(desk.row.status))
        if "recusals" in self.tabs:
            self.tabs["recusals"].setText(tr("回避 {n}").format(n=desk.waiting) if desk.waiting else tr("回避"))
        for view, page in self.lists.items():
            page.say_beside_title(self._headline(view, desk))

    def _holds(self, name: ActName) -> str:
        """What sealing waits for."""
        if name not in (ActName.SEAL_MEETING, ActName.ASK_SEAL):
            return ""
        left = holding(self._obstacles())
        return tr("还有 {n} 项要补齐或处理，不能封存。").format(n=left) if left else ""

    def _headline(self, view: str, desk: MeetingDesk) -> str:
        """Where a list stands, in a few words."""
        if view == "agenda":
            return tr("{n} 个项目").format(n=len(desk.judged))
        if view in ("panel", "room"):
            return words.attendance(desk)
        if view == "recusals":
            return tr("待处理 {n} 条").format(n=desk.waiting) if desk.waiting else tr("没有待处理的")
        return told(desk, self._obstacles())

    def _obstacles(self) -> Sequence[GateLine]:
        board = self.lists.get("gate")
        return board.feed.rows if isinstance(board, RecordPage) else ()

    def _report(self, error: Exception) -> None:
        if self.view:
            self.lists[self.view].report(error)
