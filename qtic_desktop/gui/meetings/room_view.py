"""What the room shows now, without a widget: the page of the secretary and the projector draw the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from qtic_desktop.domain.meetings import ItemState, NoteKind
from qtic_desktop.domain.meetings.clock import Clock, Phase, shown
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.storage.queries.meetings import Floor, ItemLine, MeetingDesk, SeatRow


@dataclass(frozen=True, slots=True)
class RoomView:
    """``item`` is the proposal that is on or, with ``waits``, the one that comes next; None when all are over. ``leave``
    and ``come`` are experts who are to leave the room for it and to return to it; ``out`` went out of themselves."""

    meeting: str
    total: int
    item: ItemLine | None
    waits: bool
    leave: tuple[SeatRow, ...]
    come: tuple[SeatRow, ...]
    minimum: int
    out: tuple[SeatRow, ...] = ()

    @property
    def place(self) -> str:
        """Which of how many."""
        if self.item is None:
            return tr("全部 {n} 个项目已结束").format(n=self.total)
        text = tr("下一个：第 {n} 个项目（共 {total} 个）") if self.waits else tr("第 {n} 个项目（共 {total} 个）")
        return text.format(n=self.item.life.position, total=self.total)

    @property
    def quorum(self) -> tuple[str, str]:
        """How many take part in it, and whether that is enough: a kind and a sentence."""
        if self.item is None or self.item.attendance is None:
            return ("neutral", "")
        there = len(self.item.attendance.taking_part)
        kind = "ok" if there >= self.minimum else "bad"
        return (kind, tr("参加 {n} 人，规则要求至少 {minimum} 人").format(n=there, minimum=self.minimum))

    @property
    def there(self) -> str:
        """How many take part, for everybody in the room; what the rules ask for is the business of the secretary."""
        if self.item is None or self.item.attendance is None:
            return ""
        return tr("参加本项目评审的专家 {n} 人").format(n=len(self.item.attendance.taking_part))

    @property
    def asks(self) -> str:
        """Who is asked to leave or to return, for everybody; empty when nobody is. Who stepped out is not called by name."""
        parts = []
        if self.leave:
            parts.append(tr("请 {names} 专家离席").format(names=_names(self.leave)))
        if self.come:
            parts.append(tr("请 {names} 专家回席").format(names=_names(self.come)))
        return mark("；").join(parts)

    @property
    def told(self) -> str:
        """The same for the secretary, with who is out of the room."""
        out = [tr("{names} 暂时离席").format(names=_names(self.out))] if self.out else []
        return mark("；").join([*([self.asks] if self.asks else []), *out])


def room_view(desk: MeetingDesk, floor: Floor) -> RoomView:
    """The room from the meeting and what happened in it. What comes next is the first proposal in running order that
    was not called yet."""
    judged = [line for line in desk.items if line.life.state is not ItemState.SET_ASIDE]
    called = {note.agenda_item_id for note in floor.notes if note.kind is NoteKind.CALLED and note.undone_at is None}
    current = next((line for line in judged if line.id == floor.room.current), None)
    following = next((line for line in judged if line.id not in called and line.life.state is ItemState.LISTED), None)
    item = current or following
    recused = floor.must_leave(item.id) if item is not None else ()
    outside = floor.room.outside
    leave = tuple(seat for seat in recused if seat.expert_id not in outside)
    away = {seat.expert_id for seat in recused}
    gone = tuple(seat for seat in floor.seats if seat.expert_id in outside and seat.expert_id not in away)
    left_at = {
        note.expert_id: note.agenda_item_id
        for note in floor.notes
        if note.kind is NoteKind.OUT and note.undone_at is None
    }
    sent = {one for one, at in left_at.items() if one in floor.recused.get(at, ())}  # not of themselves
    come = tuple(seat for seat in gone if seat.expert_id in sent)
    out = tuple(seat for seat in gone if seat.expert_id not in sent)
    return RoomView(desk.row.title, len(judged), item, current is None, leave, come, desk.minimum, out)


def phase_words(phase: Phase) -> str:
    """What is measured."""
    return {Phase.READY: tr("待开始"), Phase.TALK: tr("汇报"), Phase.QUESTIONS: tr("质询")}[phase]


def clock_face(clock: Clock, limits: dict[Phase, int], now: datetime) -> tuple[str, str]:
    """The kind (ok, warn in the last minute, bad over time) and the face of the clock."""
    if clock.phase is Phase.READY:
        return ("neutral", "00:00")
    spent, limit = clock.at(now), timedelta(minutes=limits[clock.phase])
    kind = "bad" if spent > limit else "warn" if spent > limit - timedelta(minutes=1) else "ok"
    return (kind, shown(spent))


def _names(seats: tuple[SeatRow, ...]) -> str:
    return mark("、").join(seat.called for seat in seats)
