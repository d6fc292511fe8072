"""The page 评审会议 (三（二）): meetings, and what each of them needs next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.meetings import MeetingStatus
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.meetings.detail import MeetingPane, meeting_state
from qtic_desktop.gui.meetings.form import MeetingForm
from qtic_desktop.gui.page import Command, Page
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column, EmptyState, RowTable
from qtic_desktop.services import meetings as acts
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries import meetings as rows

KINDS = frozenset({Kind.MEETING, Kind.PROPOSAL, Kind.SHEET})


class MeetingsPage(Page):
    """List of meetings, the one at hand, and the form that makes a new one."""

    name: StageName = "meetings"

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.setObjectName("meetings_page")
        self._wanted = ""
        self._detail: rows.MeetingDetail | None = None
        columns = [
            Column("number", tr("编号"), lambda row: row.number, width=104),
            Column("state", tr("状态"), lambda row: row.status, width=124, chip=lambda row: meeting_state(row.status)),
            Column("date", tr("日期"), lambda row: row.held_on.isoformat(), width=92),
            Column("title", tr("会议"), lambda row: row.title, pinyin=True, stretch=True),
        ]
        self.table = RowTable(columns, self, name=tr("评审会议"))
        self.table.setObjectName("meetings_table")
        self._may = is_theirs(ctx.actor, Act.CREATE_MEETING)
        self.pane = MeetingPane(self, may=self._may)
        self.set_list(self.table)
        self.set_detail(self.pane, 410)
        self.set_search(self.table.set_filter)
        empty = EmptyState(tr("还没有评审会。"), tr("新建评审会") if self._may else "", "meetings")
        empty.acted.connect(self.open_form)
        self.set_empty(empty)
        if self._may:
            self.set_primary(tr("新建评审会"), "plus", self.open_form).setObjectName("new_meeting")
        self.table.row_selected.connect(self._select)
        self.pane.open_wanted.connect(self._open)
        self.pane.acts.wanted.connect(self._record)
        self.pane.went.connect(self._go)
        self.show_empty(True)

    def activate(self, place: Place) -> None:
        """Read the list and show the meeting the place names; ``new`` opens the form."""
        self._wanted = place.subject or self._wanted or self.ctx.meeting_id or ""
        if place.new and self._may and self.overlay is None:
            self.open_form()
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read again."""
        if changes.kinds & KINDS:
            self._read()

    def commands(self) -> Sequence[Command]:
        """Acts for Ctrl+K."""
        return (Command(tr("新建评审会"), self.open_form, "plus"),) if self._may else ()

    def open_form(self) -> None:
        """Open the form."""
        form = MeetingForm(self.ctx)
        form.given_up.connect(self._leave_form)
        form.created.connect(self._created)
        self.open_overlay(form)

    def _leave_form(self) -> None:
        self.close_overlay()
        self.table.setFocus()

    def _created(self, meeting_id: str) -> None:
        self._wanted = meeting_id
        self.close_overlay()
        self.ctx.choose(meeting_id=meeting_id)
        self._read()
        self.pane.sign_in.list.setFocus()

    def _read(self) -> None:
        self.ctx.ask(rows.meetings.bind(), on_done=self._take, on_error=self.report)

    def _take(self, found: tuple[rows.MeetingRow, ...]) -> None:
        self.show_empty(not found)
        self.table.set_rows(found, key=lambda row: row.id)
        self.set_waiting(sum(row.status is MeetingStatus.PREPARED for row in found) if self._may else 0)
        self.set_footer(tr("共 {n} 场").format(n=len(found)) if found else "")
        if self._wanted:
            self.table.select(self._wanted)
            self._wanted = ""
        if found and self.table.selected() is None:
            self.table.select(found[0].id)
        self._select(self.table.selected())

    def _select(self, row: rows.MeetingRow | None) -> None:
        if row is None:
            self.pane.show_meeting(None, (), 1)
            return
        self.ctx.ask(rows.meeting_look.bind(meeting_id=row.id), on_done=self._show, on_error=self.report)

    def _show(self, found: tuple[rows.MeetingDetail, tuple[rows.AttendanceRow, ...], int]) -> None:
        detail, here, minimum = found
        chosen = self.table.selected()
        if chosen is not None and chosen.id == detail.row.id:
            self._detail = detail
            self.pane.show_meeting(detail, here, minimum)

    def _open(self, present: list[str]) -> None:
        chosen = self.table.selected()
        if chosen is None:
            return

        def done(_changes: Changes) -> None:
            self.ctx.choose(meeting_id=chosen.id)
            self.message.show_message(tr("会议已经开始，每位到会专家的评分表已备好。"), "ok")
            self.pane.next_button.setFocus()

        self.ctx.perform(
            acts.open_meeting.bind(meeting_id=chosen.id, present_ids=present), on_done=done, on_error=self.report
        )

    def _record(self, act: str, item: str, expert: str, reason: str) -> None:
        """Write a change of the panel, then say what it means."""
        if self._detail is None:
            return
        said = self._what_it_means(act, item, expert)

        def done(_changes: Changes) -> None:
            self.pane.acts.clear()
            self.message.show_message(said, "ok")

        self.ctx.perform(self._write_of(act, item, expert, reason), on_done=done, on_error=self.report)

    def _write_of(self, act: str, item: str, expert: str, reason: str) -> Write:
        assert self._detail is not None
        meeting = self._detail.row.id
        if act == "recusal":
            return acts.record_recusal.bind(agenda_item_id=item, expert_id=expert, reason=reason)
        if act == "arrival":
            return acts.record_arrival.bind(from_item_id=item, expert_id=expert, reason=reason)
        if act == "leaving":
            return acts.record_leaving.bind(meeting_id=meeting, expert_id=expert, reason=reason)
        return acts.name_acting_leader.bind(agenda_item_id=item, expert_id=expert, reason=reason)

    def _what_it_means(self, act: str, item: str, expert: str) -> str:
        assert self._detail is not None
        name = next((seat.name for seat in self._detail.panel if seat.expert_id == expert), "")
        position = next((row.position for row in self._detail.items if row.id == item), 0)
        words = {
            "recusal": tr("回避已登记，只对这一个项目。"),
            "arrival": tr("{name}已登记到会，从第 {n} 个项目起参加；此前的项目仍为缺席。"),
            "leaving": tr("{name}已登记离会：未提交的评分表转为缺席，已提交的保留。还没有的表决票请补登。"),
            "leader": tr("第 {n} 个项目由{name}代理组长。"),
        }
        return words[act].format(name=name, n=position)

    def _go(self, stage: StageName) -> None:
        chosen = self.table.selected()
        if chosen is not None:
            self.ctx.choose(meeting_id=chosen.id)
            self.ctx.go(Place(stage, chosen.id))
