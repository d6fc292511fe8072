"""Acts of meetings, each with what takes it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings import Ground
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.domain.meetings.timetable import Timetable
from qtic_desktop.services import meetings
from qtic_desktop.services.meetings.lots import draw_running_order, set_times
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember, PanelMovement, Recusal, SittingNote
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.helpers.ways_record import WHY, Do, Record
from tests.review_story import CLERK, OFFICE


class MeetingWays(Record):
    """Acts of the meetings."""

    def create_meeting(self) -> Any:
        free = self.rows(Proposal, status="accepted")
        if not free:
            return None
        experts = self.story.experts[3:8]
        facts = {"title": "另一场", "held_on": date(2026, 5, 6), "place": "二楼", "proposal_ids": [free[0].id],
                 "expert_ids": experts, "leader_id": experts[0]}  # fmt: skip
        return (OFFICE, meetings.create_meeting, facts), lambda: [
            (OFFICE, meetings.cancel_meeting, {"meeting_id": self.other_meeting().id, "reason": WHY})
        ]

    def other_meeting(self) -> Any:
        found = [row for row in self.rows(Meeting, status="prepared") if row.id != self.story.meeting_id]
        return max(found, key=lambda row: row.id)

    def open_meeting(self) -> Any:
        seats = self.rows(PanelMember, meeting_id=self.story.meeting_id)
        here = [seat.expert_id for seat in seats][: self.dice.choice((5, 6))]
        return self.of_meeting(
            OFFICE, meetings.open_meeting, (OFFICE, meetings.withdraw_opening, {"reason": WHY}), present_ids=here
        )

    def withdraw_opening(self) -> Any:
        here = [seat.expert_id for seat in self.rows(PanelMember, meeting_id=self.story.meeting_id, presence="present")]
        return self.of_meeting(
            OFFICE, meetings.withdraw_opening, (OFFICE, meetings.open_meeting, {"present_ids": here}), reason=WHY
        )

    def split_meeting(self) -> Any:
        """Of a panel large enough for two: the meeting that was split off is called off, panel and agenda are set as before."""
        if self.meeting.status != "prepared" or len(self.agenda()) < 2 or self.dice.random() < 0.5:
            return None
        wide = {"meeting_id": self.story.meeting_id, "expert_ids": self.story.experts[:10]}
        self.attempt((OFFICE, meetings.change_panel, {**wide, "leader_id": self.story.experts[0], "reason": WHY}))
        seats = sorted(self.rows(PanelMember, meeting_id=self.story.meeting_id), key=lambda seat: seat.seat)
        panel = {"expert_ids": [seat.expert_id for seat in seats],
                 "leader_id": next(seat.expert_id for seat in seats if seat.is_leader)}  # fmt: skip
        listed = [item.proposal_id for item in self.agenda()]
        known = {one.id for one in self.rows(Meeting)}

        def back() -> list[Do]:
            (made,) = [one for one in self.rows(Meeting) if one.id not in known]
            meeting = {"meeting_id": self.story.meeting_id}
            return [
                (OFFICE, meetings.cancel_meeting, {"meeting_id": made.id, "reason": WHY}),
                (OFFICE, meetings.change_agenda, {**meeting, "proposal_ids": listed}),
                (OFFICE, meetings.change_panel, {**meeting, **panel}),
            ]

        others = [meetings.OtherPanel("第二组", "四楼")]
        return self.of_meeting(OFFICE, meetings.split_meeting, by=LotGroups.NONE, others=others)[0], back

    def change_meeting(self) -> Any:
        row = self.meeting
        was = {"title": row.title, "held_on": row.held_on, "place": row.place}
        new = {"title": "改名", "held_on": date(2026, 4, 1), "place": "二楼"}
        return self.of_meeting(OFFICE, meetings.change_meeting, (OFFICE, meetings.change_meeting, was), **new)

    def change_panel(self) -> Any:
        seats = sorted(self.rows(PanelMember, meeting_id=self.story.meeting_id), key=lambda seat: seat.seat)
        was = {"expert_ids": [seat.expert_id for seat in seats],
               "leader_id": next(seat.expert_id for seat in seats if seat.is_leader)}  # fmt: skip
        new = self.dice.sample(self.story.experts, 6)
        back = (OFFICE, meetings.change_panel, was)
        return self.of_meeting(OFFICE, meetings.change_panel, back, expert_ids=new, leader_id=new[0])

    def agenda(self) -> list[Any]:
        return sorted(self.rows(AgendaItem, meeting_id=self.story.meeting_id), key=lambda item: item.position)

    def change_agenda(self) -> Any:
        was = [item.proposal_id for item in self.agenda()]
        back = (OFFICE, meetings.change_agenda, {"proposal_ids": was})
        return self.of_meeting(OFFICE, meetings.change_agenda, back, proposal_ids=was[::-1])

    def draw_lots(self) -> Any:
        """Before the meeting the agenda is set as it was, in it the order is."""
        items = self.agenda()
        spoken = (Spoken("监督员", "37"), Spoken("组长", str(self.dice.randrange(1000))))
        ways = {"prepared": (CLERK, meetings.change_agenda, {"proposal_ids": [item.proposal_id for item in items]})}
        again = {"item_ids": [item.id for item in items], "reason": WHY}
        back = ways.get(str(self.meeting.status), (CLERK, meetings.reorder_agenda, again))
        return self.of_meeting(CLERK, draw_running_order, back, by=LotGroups.NONE, spoken=spoken, reason=WHY)

    def set_times(self) -> Any:
        plan = Timetable.parse(self.meeting.timetable)
        was = {"start": "", "each": ""} if plan is None else {"start": "9:00", "each": "25"}
        new = {"start": "9:00", "each": "25"} if plan is None else {"start": "", "each": ""}
        return self.of_meeting(CLERK, set_times, (CLERK, set_times, was), **new)

    def postpone_meeting(self) -> Any:
        row = self.meeting
        back = (OFFICE, meetings.resume_meeting, {"held_on": row.held_on, "place": row.place})
        return self.of_meeting(OFFICE, meetings.postpone_meeting, back, reason=WHY)

    def resume_meeting(self) -> Any:
        row = self.meeting
        back = (OFFICE, meetings.postpone_meeting, {"reason": WHY})
        return self.of_meeting(OFFICE, meetings.resume_meeting, back, held_on=row.held_on, place=row.place)

    def cancel_meeting(self) -> Any:
        if self.meeting.status == "postponed":  # restored, it is prepared, with its day
            return None
        back = (OFFICE, meetings.restore_meeting, {"reason": WHY})
        return self.of_meeting(OFFICE, meetings.cancel_meeting, back, reason=WHY)

    def restore_meeting(self) -> Any:
        back = (OFFICE, meetings.cancel_meeting, {"reason": WHY})
        return self.of_meeting(OFFICE, meetings.restore_meeting, back, reason=WHY)

    def add_member(self) -> Any:
        seated = {seat.expert_id for seat in self.rows(PanelMember, meeting_id=self.story.meeting_id)}
        free = [expert for expert in self.story.experts if expert not in seated]
        if not free:
            return None
        facts = {"from_item_id": self.dice.choice(self.agenda()).id, "expert_id": free[0], "reason": WHY}
        back = {"meeting_id": self.story.meeting_id, "expert_id": free[0], "reason": WHY}
        return (CLERK, meetings.add_member, facts), lambda: [(CLERK, meetings.remove_member, back)]

    def remove_member(self) -> Any:
        found = self.add_member()
        if found is None or not self.attempt(found[0]):
            return None
        do, back = found
        ((who, use, facts),) = back()
        return (who, use, facts), lambda: [do]

    def elect_leader(self) -> Any:
        leader, other = self.seat(is_leader=True), self.seat(is_leader=False, presence="present")
        if other is None:
            return None
        back = (CLERK, meetings.elect_leader, {"expert_id": leader.expert_id, "reason": WHY})
        if leader.presence != "present":
            return None
        return self.of_meeting(CLERK, meetings.elect_leader, back, expert_id=other.expert_id, reason=WHY)

    def add_item(self) -> Any:
        proposal = self.one(Proposal, status="accepted")
        if proposal is None:
            return None
        facts = {"meeting_id": self.story.meeting_id, "proposal_id": proposal.id, "reason": WHY}

        def back() -> list[Do]:
            aside = {"agenda_item_id": self.item(proposal_id=proposal.id).id, "ground": Ground.OTHER, "reason": WHY}
            return [(CLERK, meetings.set_aside, aside)]

        return (CLERK, meetings.add_proposal, facts), back

    def reorder_agenda(self) -> Any:
        was = [item.id for item in self.agenda()]
        back = (CLERK, meetings.reorder_agenda, {"item_ids": was, "reason": WHY})
        return self.of_meeting(CLERK, meetings.reorder_agenda, back, item_ids=was[::-1], reason=WHY)

    def set_aside_item(self) -> Any:
        item = self.item(state="listed")
        if item is None:
            return None
        facts = {"agenda_item_id": item.id, "reason": WHY}
        do = (CLERK, meetings.set_aside, {**facts, "ground": Ground.OTHER})
        return do, lambda: [(CLERK, meetings.resume_item, facts)]

    def resume_item(self) -> Any:
        item = self.item(state="set_aside")
        if item is None:
            return None
        facts = {"agenda_item_id": item.id, "reason": WHY}
        return (CLERK, meetings.resume_item, facts), lambda: [
            (CLERK, meetings.set_aside, {**facts, "ground": item.ground or Ground.OTHER})
        ]

    def close_item(self) -> Any:
        item = self.item(state="listed")
        if item is None:
            return None
        facts = {"agenda_item_id": item.id}
        return (CLERK, meetings.close_item, facts), lambda: [(OFFICE, meetings.reopen_item, {**facts, "reason": WHY})]

    def reopen_item(self) -> Any:
        item = self.item(state="closed")
        if item is None:
            return None
        facts = {"agenda_item_id": item.id}
        return (OFFICE, meetings.reopen_item, {**facts, "reason": WHY}), lambda: [(CLERK, meetings.close_item, facts)]

    def newest(self, expert_id: str) -> Any:
        found = [row for row in self.rows(PanelMovement, expert_id=expert_id) if row.undone_at is None]
        return max(found, key=lambda row: (row.at, row.id)) if found else None

    def record_leaving(self) -> Any:
        seat = self.seat(presence="present")
        if seat is None:
            return None
        return self.of_meeting(CLERK, meetings.record_leaving, expert_id=seat.expert_id, reason=WHY)[0], lambda: [
            (CLERK, meetings.take_back_movement, {"movement_id": self.newest(seat.expert_id).id, "reason": WHY})
        ]

    def record_arrival(self) -> Any:
        seat = self.seat(presence=self.dice.choice(("absent", "left")))
        if seat is None:
            return None
        facts = {"from_item_id": self.agenda()[0].id, "expert_id": seat.expert_id, "reason": WHY}
        return (CLERK, meetings.record_arrival, facts), lambda: [
            (CLERK, meetings.take_back_movement, {"movement_id": self.newest(seat.expert_id).id, "reason": WHY})
        ]

    def take_back_movement(self) -> Any:
        """Of somebody who has just left; what is taken back is noted again."""
        found = self.record_leaving()
        if found is None or not self.attempt(found[0]):
            return None
        do, back = found
        ((who, use, facts),) = back()
        return (who, use, facts), lambda: [do]

    def name_acting_leader(self) -> Any:
        item, seat = self.item(state="listed", acting_leader_id=None), self.seat(is_leader=False, presence="present")
        if item is None or seat is None:
            return None
        facts = {"agenda_item_id": item.id, "reason": WHY}
        leader = self.seat(is_leader=True)
        self.attempt((CLERK, meetings.record_recusal, {**facts, "expert_id": leader.expert_id}))
        do = (CLERK, meetings.name_acting_leader, {**facts, "expert_id": seat.expert_id})
        return do, lambda: [(CLERK, meetings.release_acting_leader, facts)]

    def release_acting_leader(self) -> Any:
        item = next((one for one in self.agenda() if one.acting_leader_id), None)
        if item is None:
            return None
        facts = {"agenda_item_id": item.id, "reason": WHY}
        again = {**facts, "expert_id": item.acting_leader_id}
        leader = self.seat(is_leader=True).expert_id
        (mine,) = self.rows(ScoreSheet, agenda_item_id=item.id, expert_id=leader)
        back = [(CLERK, meetings.name_acting_leader, again)] if mine.state in ("recused", "absent") else []
        return (CLERK, meetings.release_acting_leader, facts), lambda: back  # nobody is wanted where the leader is back

    def record_pledge(self) -> Any:
        seat = self.seat(pledged_at=None)
        if seat is None:
            return None
        back = (CLERK, meetings.withdraw_pledge, {"expert_id": seat.expert_id, "reason": WHY})
        return self.of_meeting(CLERK, meetings.record_pledge, back, expert_id=seat.expert_id, devices=True)

    def withdraw_pledge(self) -> Any:
        seat = next((one for one in self.rows(PanelMember, meeting_id=self.story.meeting_id) if one.pledged_at), None)
        if seat is None:
            return None
        back = (CLERK, meetings.record_pledge, {"expert_id": seat.expert_id, "devices": seat.devices_at is not None})
        return self.of_meeting(CLERK, meetings.withdraw_pledge, back, expert_id=seat.expert_id, reason=WHY)

    # recusals

    def record_recusal(self) -> Any:
        item, seat = self.item(state="listed"), self.seat()
        if item is None:
            return None
        who = {"expert_id": seat.expert_id, "proposal_id": item.proposal_id}
        facts = {"agenda_item_id": item.id, "expert_id": seat.expert_id, "reason": "近三年合作"}
        return (CLERK, meetings.record_recusal, facts), lambda: [
            (OFFICE, meetings.withdraw_recusal, {"recusal_id": self.recusal("in_force", **who).id, "reason": WHY})
        ]

    def recusal(self, state: str, **who: Any) -> Any:
        found = self.rows(Recusal, state=state, **who)
        return max(found, key=lambda row: row.id) if found else None

    def wish_recusal(self) -> Any:
        who = {"proposal_id": self.dice.choice(self.story.proposals), "expert_id": self.dice.choice(self.story.experts)}
        return (CLERK, meetings.wish_recusal, {**who, "reason": "申请单位书面提出"}), lambda: [
            (OFFICE, meetings.dismiss_recusal, {"recusal_id": self.recusal("waiting", **who).id, "reason": WHY})
        ]

    def _decide(self, state: str, use: Any, back: Any) -> Any:
        row = self.one(Recusal, state=state)
        if row is None:
            return None
        facts = {"recusal_id": row.id, "reason": WHY}
        return (OFFICE, use, facts), lambda: [(OFFICE, back, facts)]

    def confirm_recusal(self) -> Any:
        return self._decide("waiting", meetings.confirm_recusal, meetings.withdraw_recusal)

    def dismiss_recusal(self) -> Any:
        return self._decide("waiting", meetings.dismiss_recusal, meetings.reconsider_recusal)

    def reconsider_recusal(self) -> Any:
        return self._decide("dismissed", meetings.reconsider_recusal, meetings.dismiss_recusal)

    def withdraw_recusal(self) -> Any:
        found = self._decide("in_force", meetings.withdraw_recusal, meetings.reconsider_recusal)
        if found is None:
            return None
        do, back = found
        (row,) = self.rows(Recusal, id=do[2]["recusal_id"])
        if any(seat.presence in ("absent", "left") for seat in self.rows(PanelMember, expert_id=row.expert_id)):
            return do, list  # the sheet is that of somebody absent then, whatever is decided
        return do, lambda: [*back(), (OFFICE, meetings.confirm_recusal, do[2])]

    # the room

    def _noted(self, use: Any, **facts: Any) -> Any:
        known = {row.id for row in self.rows(SittingNote)}

        def back() -> list[Do]:
            made = [row for row in self.rows(SittingNote) if row.id not in known]
            made.sort(key=lambda row: row.id, reverse=True)  # the one that was on is noted as over by the same act
            return [(CLERK, meetings.take_back_note, {"note_id": row.id, "reason": WHY}) for row in made]

        return (CLERK, use, facts), back

    def call_item(self) -> Any:
        return self._noted(meetings.call_item, agenda_item_id=self.dice.choice(self.agenda()).id)

    def finish_item(self) -> Any:
        item = self.dice.choice(self.agenda())
        self.attempt((CLERK, meetings.call_item, {"agenda_item_id": item.id}))
        return self._noted(meetings.finish_item, agenda_item_id=item.id)

    def step_out(self) -> Any:
        item = self.dice.choice(self.agenda())
        return self._noted(meetings.step_out, agenda_item_id=item.id, expert_id=self.seat().expert_id)

    def step_in(self) -> Any:
        facts = {"agenda_item_id": self.dice.choice(self.agenda()).id, "expert_id": self.seat().expert_id}
        self.attempt((CLERK, meetings.step_out, facts))
        return self._noted(meetings.step_in, **facts)

    def note_words(self) -> Any:
        return self._noted(meetings.note_words, agenda_item_id=self.dice.choice(self.agenda()).id, words="指标偏软")

    def take_back_note(self) -> Any:
        note = next((row for row in self.rows(SittingNote, kind="words") if row.undone_at is None), None)
        if note is None:
            return None
        again = {"agenda_item_id": note.agenda_item_id, "words": note.words}
        do = (CLERK, meetings.take_back_note, {"note_id": note.id, "reason": WHY})
        return do, lambda: [(CLERK, meetings.note_words, again)]
