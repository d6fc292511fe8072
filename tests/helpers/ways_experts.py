"""Acts of the pool of experts and of the draw, each with what takes it back."""

from __future__ import annotations

from datetime import date
from typing import Any

from qtic_desktop.domain.experts.contacting import Answer
from qtic_desktop.domain.experts.draw import DrawRule, Group, Spoken
from qtic_desktop.services import experts as pool
from qtic_desktop.services import meetings
from qtic_desktop.storage.tables.experts import Draw, DrawPlace, Expert, ExpertContact, UnitAlias
from qtic_desktop.storage.tables.intake import Proposal
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from tests.helpers.ways_record import WHY, Do, Record
from tests.review_story import CLERK, OFFICE


class ExpertWays(Record):
    """Acts of the pool and of the draw."""

    def expert(self, **wanted: Any) -> Any:
        seated = {seat.expert_id for seat in self.rows(PanelMember)}
        free = [row for row in self.rows(Expert, **wanted) if row.id not in seated]
        return self.dice.choice(free) if free else None

    def add_experts(self) -> Any:
        number = len(self.rows(Expert))
        new = pool.NewExpert(f"新专家{number}", f"外地研究所{number}")
        return (CLERK, pool.add_experts, {"experts": [new]}), lambda: [
            (OFFICE, pool.retire_expert, {"expert_id": self.rows(Expert, name=new.name)[0].id, "reason": WHY})
        ]

    def correct_expert(self) -> Any:
        row = self.one(Expert, status="active")
        facts = {"expert_id": row.id, "reason": WHY}
        do = (CLERK, pool.correct_expert, {**facts, "change": pool.ExpertChange(title="研究员（更正）")})
        return do, lambda: [(CLERK, pool.correct_expert, {**facts, "change": pool.ExpertChange(title=row.title)})]

    def update_experts(self) -> Any:
        row = self.one(Expert, status="active")
        facts = {"source": "名册.xlsx"}
        do = (CLERK, pool.update_experts, {**facts, "changes": [(row.id, pool.ExpertChange(title="高工"))]})
        return do, lambda: [
            (CLERK, pool.update_experts, {**facts, "changes": [(row.id, pool.ExpertChange(title=row.title))]})
        ]

    def retire_expert(self) -> Any:
        row = self.expert(status="active")
        if row is None:
            return None
        facts = {"expert_id": row.id, "reason": WHY}
        return (OFFICE, pool.retire_expert, facts), lambda: [(OFFICE, pool.restore_expert, facts)]

    def restore_expert(self) -> Any:
        row = self.expert(status="retired")
        if row is None:
            return None
        facts = {"expert_id": row.id, "reason": WHY}
        return (OFFICE, pool.restore_expert, facts), lambda: [(OFFICE, pool.retire_expert, facts)]

    def merge_experts(self) -> Any:
        row, into = self.expert(status="active"), self.one(Expert, status="active")
        if row is None or row.id == into.id:
            return None
        facts = {"expert_id": row.id, "reason": WHY}
        do = (OFFICE, pool.merge_experts, {**facts, "into_id": into.id})
        return do, lambda: [(OFFICE, pool.split_expert, facts)]

    def split_expert(self) -> Any:
        row = self.expert(status="merged")
        if row is None or not self.rows(Expert, id=row.merged_into_id, status="active"):
            return None  # merged again only into one who is in the pool; who is not, is restored first
        facts = {"expert_id": row.id, "reason": WHY}
        again = {**facts, "into_id": row.merged_into_id}
        return (OFFICE, pool.split_expert, facts), lambda: [(OFFICE, pool.merge_experts, again)]

    def save_contact(self) -> Any:
        row = self.one(Expert, status="active")
        kept = self.rows(ExpertContact, expert_id=row.id)
        was = {name: getattr(kept[0], name) if kept else "" for name in ("phone", "id_number", "bank", "bank_account")}
        new = {**was, "phone": "13000000000"}
        return (OFFICE, pool.save_contact, {"expert_id": row.id, **new}), lambda: [
            (OFFICE, pool.save_contact, {"expert_id": row.id, **was})
        ]

    def register_alias(self) -> Any:
        number = len(self.rows(UnitAlias))
        facts = {"alias": f"海大{number}", "name": "中国海洋示例大学"}
        return (CLERK, pool.register_alias, facts), lambda: [
            (CLERK, pool.remove_alias, {"alias_id": self.rows(UnitAlias, alias=facts["alias"])[0].id, "reason": WHY})
        ]

    def remove_alias(self) -> Any:
        row = self.one(UnitAlias)
        if row is None:
            return None
        do = (CLERK, pool.remove_alias, {"alias_id": row.id, "reason": WHY})
        return do, lambda: [(CLERK, pool.register_alias, {"alias": row.alias, "name": row.name})]

    # the draw

    def draw(self, *states: str) -> Any:
        found = [row for row in self.rows(Draw) if row.state in states]
        return max(found, key=lambda row: row.id) if found else None

    def freeze_pool(self) -> Any:
        rule = DrawRule((Group(5, 1),), one_per_unit=False)
        facts = {"title": "另一场", "proposal_ids": [self.story.proposals[3]], "rule": rule}
        return (OFFICE, pool.freeze_pool, facts), lambda: [
            (OFFICE, pool.give_up_draw, {"draw_id": self.draw("frozen").id, "reason": WHY})
        ]

    def run_draw(self) -> Any:
        row = self.draw("frozen")
        if row is None:
            return None
        spoken = (Spoken("监督员", "37"), Spoken("组长", "0042"))
        return (OFFICE, pool.run_draw, {"draw_id": row.id, "spoken": spoken}), lambda: [
            (OFFICE, pool.redraw, {"draw_id": row.id, "reason": WHY})
        ]

    def give_up_draw(self) -> Any:
        row = self.draw("frozen")
        if row is None:
            return None
        facts = {"draw_id": row.id, "reason": WHY}
        return (OFFICE, pool.give_up_draw, facts), lambda: [(OFFICE, pool.redraw, facts)]

    def redraw(self) -> Any:
        row = self.draw("drawn", "given_up")
        if row is None:
            return None
        return (OFFICE, pool.redraw, {"draw_id": row.id, "reason": WHY}), lambda: [
            (OFFICE, pool.give_up_draw, {"draw_id": self.draw("frozen").id, "reason": WHY})
        ]

    def all_come(self) -> Any:
        """A draw whose members have all said that they come; None where there is none."""
        row = self.draw("drawn")
        if row is None:
            for found in (self.freeze_pool(), self.run_draw()):
                if found is not None:
                    self.attempt(found[0])
            row = self.draw("drawn")
        if row is None:
            return None
        for place in self.rows(DrawPlace, draw_id=row.id):
            self.attempt((CLERK, pool.record_answer, {"place_id": place.id, "answer": Answer.ACCEPTED}))
        return row

    def leader_of(self, row: Any) -> str:
        found = self.rows(DrawPlace, draw_id=row.id, alternate=False)
        return str(min(found, key=lambda place: place.position).expert_id) if found else ""

    def convene_drawn(self) -> Any:
        row = self.all_come()
        if row is None or not self.rows(Proposal, id=self.story.proposals[3], status="accepted"):
            return None
        known = {one.id for one in self.rows(Meeting)}
        facts = {"title": "抽取的会", "held_on": date(2026, 5, 6), "place": "二楼", "leader_id": self.leader_of(row)}

        def back() -> list[Do]:
            (made,) = [one for one in self.rows(Meeting) if one.id not in known]
            return [(OFFICE, meetings.cancel_meeting, {"meeting_id": made.id, "reason": WHY})]

        return (OFFICE, pool.convene_drawn, {"draw_id": row.id, **facts}), back

    def seat_drawn(self) -> Any:
        """Into a meeting of the fourth proposal that somebody had convened by hand."""
        row, free = self.all_come(), self.rows(Proposal, id=self.story.proposals[3], status="accepted")
        if row is None:
            return None
        panel = self.story.experts[3:8]
        facts = {
            "title": "另一场",
            "held_on": date(2026, 5, 6),
            "place": "二楼",
            "expert_ids": panel,
            "leader_id": panel[0],
        }
        if free:
            self.attempt((OFFICE, meetings.create_meeting, {**facts, "proposal_ids": [free[0].id]}))
        item = next(iter(self.rows(AgendaItem, proposal_id=self.story.proposals[3])), None)
        other = None if item is None else self.rows(Meeting, id=item.meeting_id)[0]
        if other is None or other.id == self.story.meeting_id or other.status != "prepared":
            return None
        seats = sorted(self.rows(PanelMember, meeting_id=other.id), key=lambda seat: seat.seat)
        was = {"expert_ids": [seat.expert_id for seat in seats],
               "leader_id": next(seat.expert_id for seat in seats if seat.is_leader)}  # fmt: skip
        seat = {"draw_id": row.id, "meeting_id": other.id, "leader_id": self.leader_of(row)}
        return (OFFICE, pool.seat_drawn, seat), lambda: [
            (OFFICE, meetings.change_panel, {"meeting_id": other.id, **was, "reason": WHY}),
            (OFFICE, meetings.cancel_meeting, {"meeting_id": other.id, "reason": WHY}),
        ]

    def record_answer(self) -> Any:
        row = self.draw("drawn")
        place = None if row is None else self.one(DrawPlace, draw_id=row.id)
        if place is None:
            return None
        facts = {"place_id": place.id}
        do = (CLERK, pool.record_answer, {**facts, "answer": self.dice.choice((Answer.ACCEPTED, Answer.DECLINED))})
        return do, lambda: [(CLERK, pool.record_answer, {**facts, "answer": place.answer, "note": place.answer_note})]

    def appoint_expert(self) -> Any:
        row, expert = self.draw("drawn"), self.expert(status="active")
        if row is None or expert is None:
            return None
        facts = {"draw_id": row.id, "expert_id": expert.id, "reason": WHY}
        who = {"draw_id": row.id, "expert_id": expert.id}
        return (OFFICE, pool.appoint_expert, facts), lambda: [
            (OFFICE, pool.withdraw_appointment, {"place_id": self.rows(DrawPlace, **who)[0].id, "reason": WHY})
        ]

    def withdraw_appointment(self) -> Any:
        lead = self.appoint_expert()
        if lead is not None:
            self.attempt(lead[0])
        row = self.draw("drawn")
        place = None if row is None else self.one(DrawPlace, draw_id=row.id, by_hand=True)
        if place is None:
            return None
        again = {"draw_id": place.draw_id, "expert_id": place.expert_id, "reason": WHY}
        do = (OFFICE, pool.withdraw_appointment, {"place_id": place.id, "reason": WHY})
        return do, lambda: [(OFFICE, pool.appoint_expert, again)]
