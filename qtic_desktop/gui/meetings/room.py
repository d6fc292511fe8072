"""会场: the page of the secretary while a meeting runs, and what drives the projector."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.meetings import MeetingStatus, Presence
from qtic_desktop.domain.meetings.clock import MINUTES, Clock, Phase
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings import recusal_words
from qtic_desktop.gui.meetings.known import Known
from qtic_desktop.gui.meetings.projector import Projector
from qtic_desktop.gui.meetings.room_notes import note_words, taking_back
from qtic_desktop.gui.meetings.room_view import RoomView, clock_face, phase_words, room_view
from qtic_desktop.gui.page import Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, Column, Dialog, RowTable, TextField, button, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.gui.widgets.number_field import NumberField
from qtic_desktop.services import meetings
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries.meetings import Floor, RecusalRow, SeatRow

_CLOCK = "room/clock"
_LIMITS = "room/minutes"
NEXT, PAUSE = "F8", "F7"


class RoomPage(Page):
    """F8 is always the next step, F7 stops the clock and lets it go on, Shift+F8 takes a step of it back, Space on a name is
    leaving and returning."""

    name: StageName = "meetings"
    part = "room"

    def __init__(self, ctx: AppContext, known: Known) -> None:
        super().__init__(ctx)
        self.known = known
        self.floor: Floor | None = None
        self.view: RoomView | None = None
        self.dialog: Dialog | None = None
        self.clock = Clock.parse(ctx.settings.text(_CLOCK))
        self.projector: Projector | None = None
        self._warned = ""
        self._build_parts()
        self._tick = QTimer(self, interval=500)
        self._tick.timeout.connect(self._show_clock)
        for keys, run in ((NEXT, self.step), (PAUSE, self.pause), (f"Shift+{NEXT}", self.clock_back)):
            QShortcut(QKeySequence(keys), self, run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        known.came.connect(self._show)

    # -- how it is put together

    def _build_parts(self) -> None:
        self.next_button = self.set_primary("", "arrow-right", self.step)
        self.next_button.setObjectName("room_next")
        self.undo_button = self.add_action(tr("退回上一步"), "undo-2", self.clock_back)
        self.undo_button.setObjectName("room_clock_back")
        self.undo_button.setToolTip(tr("按早了：计时回到上一步，过去的时间算在上一步里  Shift+F8"))
        self.projector_button = self.add_action(tr("大屏"), "presentation", self.open_projector)
        self.projector_button.setObjectName("open_projector")
        columns = (
            Column("seat", tr("座次"), lambda seat: seat.seat, align="right", width=44),
            Column("name", tr("专家"), lambda seat: seat.called, width=104, pinyin=True),
            Column("state", tr("在席"), self._state_words, width=100, chip=self._state),
            Column("unit", tr("单位"), lambda seat: seat.organization, width=88, stretch=True),
        )
        self.table: RowTable = RowTable(columns, self, name=tr("会场里的专家"))
        self.table.setObjectName("room_seats")
        self.table.row_activated.connect(self.toggle)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.toggle(self.table.selected()))
        left = QWidget(self)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, theme().px(12), 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._make_now())
        layout.addWidget(plain_label(tr("会场记录"), "section", left))
        layout.addLayout(self._make_noting())
        self.notes: RowTable = RowTable(
            (
                Column("at", tr("时间"), lambda note: note.at[11:16], width=64),
                Column("what", tr("记录"), note_words, stretch=True),
            ),
            self,
            name=tr("会场记录"),
        )
        self.notes.setObjectName("room_notes")
        layout.addWidget(self.notes, 1)
        self.set_list(left)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(plain_label(tr("选中专家按空格：离席，再按：回席。"), "help", right))
        beside.addWidget(self.table, 1)
        self.set_detail(right, sizes=(600, 470))

    def _make_now(self) -> Card:
        card = Card(self)
        self.place = plain_label("", "muted", card)
        self.item = plain_label("", "big", card)
        self.face = plain_label("", "huge", card)
        self.face.setObjectName("room_clock")
        self.quorum = plain_label("", "muted", card)
        self.asks = plain_label("", "warn", card)
        self.asks.setObjectName("room_asks")
        self.out_button = button("", "users", "", card)
        self.out_button.setObjectName("room_out")
        self.out_button.clicked.connect(self._move_all)
        self.pause_button = button(tr("暂停  F7"), "clock", "", card)
        self.pause_button.setObjectName("room_pause")
        self.pause_button.clicked.connect(self.pause)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.pause_button)
        self.limits: dict[Phase, NumberField] = {}
        kept = self.ctx.settings.text(_LIMITS).split()
        for place, phase in enumerate(MINUTES):
            field = NumberField(card, maximum=Decimal(180))
            field.setObjectName(f"room_{phase}")
            field.setAccessibleName(tr("{phase}几分钟").format(phase=phase_words(phase)))
            field.setFixedWidth(theme().px(64))
            field.set_value(
                Decimal(kept[place]) if len(kept) == len(MINUTES) and kept[place].isdigit() else MINUTES[phase]
            )
            field.edited.connect(self._keep_limits)
            self.limits[phase] = field
            label = plain_label(tr("{phase}（分）").format(phase=phase_words(phase)), "muted", card)
            label.setWordWrap(False)
            line.addWidget(label)
            line.addWidget(field)
        line.addStretch(1)
        head, asked = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.quorum, 1)
        asked.addWidget(self.asks, 1)
        asked.addWidget(self.out_button)
        card.body.setSpacing(theme().px(4))
        for part in (head, self.item, self.face, asked, line):
            if isinstance(part, QHBoxLayout):
                card.body.addLayout(part)
            else:
                card.body.addWidget(part)
        EnterPresses(self).watch(self.out_button, self.pause_button)
        return card

    def _make_noting(self) -> QHBoxLayout:
        self.words = TextField(self, limit=500)
        self.words.setObjectName("room_words")
        self.words.setPlaceholderText(tr("记一条要点，回车写入会议记录"))
        self.words.setAccessibleName(tr("会场要点"))
        self.words.enter_pressed.connect(self._note)
        self.back_button = button(tr("撤销选中的一条…"), "undo-2", "", self)
        self.back_button.setObjectName("room_take_back")
        self.back_button.clicked.connect(self._take_back)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.back_button)
        return line

    # -- reading

    def read_again(self) -> None:
        """Ask how the room stands."""
        question = rows.floor.bind(meeting_id=self.known.meeting_id)
        self.ctx.ask(question, on_done=self._take, on_error=self.report)

    def _take(self, found: Floor) -> None:
        if isValid(self):
            self.floor = found
            self._show()

    def _show(self) -> None:
        desk, floor = self.known.desk, self.floor
        if desk is None or floor is None:
            return
        self.view = view = room_view(desk, floor)
        runs = desk.row.status is MeetingStatus.OPEN
        if self.clock.item != floor.room.current:
            self._set_clock(Clock(floor.room.current))
        self.place.setText(view.place if runs else tr("会议进行时，在这里主持会场。"))
        self.item.setText("" if view.item is None or not runs else view.item.life.center_name)
        kind, words = view.quorum
        self.quorum.setText(words)
        set_role(self.quorum, "bad" if kind == "bad" else "muted")
        asked = "\n".join(filter(None, (view.told, recusal_words.clues_in_short(self._waiting_clues()))))
        self.asks.setText(asked)
        self.asks.setToolTip("\n".join(self._clues()))
        self.asks.setVisible(bool(asked) and runs)
        self.out_button.setText(tr("登记离席") if view.leave else tr("登记回席"))
        self.out_button.setVisible(bool(view.leave or view.come or view.out) and runs)
        self.table.set_rows(floor.seats, key=lambda seat: seat.expert_id)
        self.notes.set_rows(tuple(reversed(floor.notes)), key=lambda note: note.id)
        for part in (self.next_button, self.words, self.back_button):
            part.setEnabled(runs)
        self._show_step()
        self._show_clock()

    def _show_step(self) -> None:
        view = self.view
        if view is None or view.item is None:
            text = tr("全部结束，去关口")
        elif view.waits:
            text = tr("开始第 {n} 个项目").format(n=view.item.life.position)
        else:
            text = {
                Phase.READY: tr("汇报计时"),
                Phase.TALK: tr("质询计时"),
                Phase.QUESTIONS: tr("结束这个项目"),
            }[self.clock.phase]
        self.next_button.setText(f"{text}  {NEXT}")

    def minutes(self) -> dict[Phase, int]:
        """How long each phase may take."""
        return {phase: int(field.value() or MINUTES[phase]) for phase, field in self.limits.items()}

    def _keep_limits(self) -> None:
        self.ctx.settings.remember(_LIMITS, " ".join(str(one) for one in self.minutes().values()))

    def _show_clock(self) -> None:
        face = clock_face(self.clock, self.minutes(), self.ctx.now())
        words = phase_words(self.clock.phase)
        on = self.view is not None and not self.view.waits and self.view.item is not None
        self.face.setText(f"{words}  {face[1]}" if on else "")
        self.face.setVisible(on)
        set_role(self.face, face[0] if face[0] in ("warn", "bad") else "")
        self.face.setStyleSheet(f"font-size: {theme().px(40)}px; font-weight: bold;")
        self.pause_button.setText(tr("暂停  F7") if self.clock.runs else tr("继续  F7"))
        for made in (self.pause_button, self.undo_button):
            made.setEnabled(on and self.clock.phase is not Phase.READY)
        if self.projector is not None and self.view is not None:
            self.projector.show_room(self.view, words, face)
        self._name_projector()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock is drawn while somebody looks."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The projector goes on while the secretary looks at another list."""
        super().hideEvent(event)
        if self.projector is None:
            self._tick.stop()

    # -- what is done

    def step(self) -> None:
        """The next step: call the proposal, measure its talk, then the questions, then it is over."""
        view, now = self.view, self.ctx.now()
        if view is None or not self.next_button.isEnabled():
            return
        if view.item is None:
            self.ctx.go(Place("meetings", self.known.meeting_id, view="gate"))
        elif view.waits and self._clues() and self._warned != view.item.id:
            self._warn_of_clues(view.item.id)
        elif view.waits:
            self.message.clear()
            self._do(meetings.call_item.bind(agenda_item_id=view.item.id))
        elif self.clock.phase is Phase.QUESTIONS:
            self._do(meetings.finish_item.bind(agenda_item_id=view.item.id))
        else:
            following = Phase.TALK if self.clock.phase is Phase.READY else Phase.QUESTIONS
            self._set_clock(self.clock.begin(view.item.id, following, now))
            self._show_step()
            self._show_clock()

    def _waiting_clues(self) -> list[RecusalRow]:
        """What nobody has decided about recusals from the proposal that is on or comes next."""
        item = None if self.view is None else self.view.item
        return [] if item is None else [row for row in self.known.clues if row.proposal_id == item.life.proposal_id]

    def _clues(self) -> list[str]:
        return [] if self.known.desk is None else recusal_words.clues_told(self._waiting_clues(), self.known.desk)

    def _warn_of_clues(self, item_id: str) -> None:
        """Said before the proposal begins: who may be tied to it sits in the room; pressing once more begins it."""
        self._warned = item_id
        there = Place("meetings", self.known.meeting_id, view="recusals")
        told = tr("{clues}先处理再开始；仍要开始，再按一次 {key}。").format(clues="".join(self._clues()), key=NEXT)
        self.message.show_message(told, "warn", acts=((tr("去处理回避"), lambda: self.ctx.go(there)),))

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        self._set_clock(self.clock.pause(self.ctx.now()))
        self._show_clock()

    def clock_back(self) -> None:
        """A step of the clock that was taken too early; what is noted is taken back in the list of notes."""
        if self.undo_button.isEnabled():
            self._set_clock(self.clock.back(self.ctx.now()))
            self._show_step()
            self._show_clock()

    def _set_clock(self, clock: Clock) -> None:
        self.clock = clock
        self.ctx.settings.remember(_CLOCK, clock.text())

    def toggle(self, seat: SeatRow | None) -> None:
        """Leaving the room or returning to it, for the proposal that is on or comes next."""
        view, floor = self.view, self.floor
        if seat is None or floor is None or view is None or view.item is None or not self.words.isEnabled():
            return
        act = meetings.step_in if seat.expert_id in floor.room.outside else meetings.step_out
        self._do(act.bind(agenda_item_id=view.item.id, expert_id=seat.expert_id))

    def _move_all(self) -> None:
        """Everybody who was asked."""
        view = self.view
        if view is None or view.item is None:
            return
        moved: Sequence[SeatRow] = view.leave or view.come or view.out
        act = meetings.step_out if view.leave else meetings.step_in
        for seat in moved:
            self._do(act.bind(agenda_item_id=view.item.id, expert_id=seat.expert_id))

    def _note(self) -> None:
        view = self.view
        self.words.commit()
        if view is None or view.item is None or not self.words.value().strip():
            return

        def done(_changes: Changes) -> None:
            self.words.set_value("")

        order = meetings.note_words.bind(agenda_item_id=view.item.id, words=self.words.value())
        self.ctx.perform(order, on_done=done, on_error=self.report)

    def _take_back(self) -> None:
        note = self.notes.selected()
        if note is None or note.undone_at is not None:
            return
        self.dialog = ActDialog(self.ctx, taking_back(), note, self.window())
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _do(self, write: Write) -> None:
        self.ctx.perform(write, on_error=self.report)

    # -- the projector

    def open_projector(self) -> None:
        """Show the big window; pressed again it goes to the next screen where there is one more, and is closed after the
        last."""
        if self.projector is None:
            self.projector = Projector(self)
            self.projector.closed.connect(self._forget_projector)
            self._show_clock()
            self.projector.open_beside(self)
        elif not self.projector.move_on():
            self.projector.close()

    def _forget_projector(self) -> None:
        if self.projector is not None:
            self.projector.deleteLater()
        self.projector = None
        self._name_projector()

    def _name_projector(self) -> None:
        big = self.projector
        opened = tr("收起大屏") if big is None or big.following() is None else tr("大屏换到另一块屏")
        self.projector_button.setText(tr("大屏") if big is None else opened)

    # -- words

    def _state(self, seat: SeatRow) -> tuple[str, str]:
        floor, view = self.floor, self.view
        if seat.presence is not Presence.PRESENT:
            return ("neutral", tr("不在会场"))
        if floor is not None and seat.expert_id in floor.room.outside:
            return ("warn", tr("已离席"))
        if view is not None and seat in view.leave:
            return ("bad", tr("须离席"))
        return ("ok", tr("在席"))

    def _state_words(self, seat: SeatRow) -> str:
        return self._state(seat)[1]
