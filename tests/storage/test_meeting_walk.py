"""A walk through the states of a meeting by random acts of random people: never a dead end, never an unsound record."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.experts.draw import Spoken
from qtic_desktop.domain.meetings import Ground, ItemState
from qtic_desktop.domain.meetings.lots import LotGroups
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries import meetings as rows
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.queries.intake import proposals as proposal_rows
from qtic_desktop.storage.queries.sealing import seal_look
from tests.review_story import CLERK, OFFICE, Story, begin_story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
PEOPLE = (OFFICE, SUPERVISOR, CLERK)
WHY = "现场情况有变，经组长和监督员同意"
#: Acts that may find something still to be entered although they come into question.
WAITING = {"scoring.cannot_seal", "meetings.recusals_waiting", "meetings.split_too_small"}

#: What a walk must have done at least once.
EVERY = {
    Act.OPEN_MEETING, Act.CHANGE_MEETING, Act.CHANGE_PANEL, Act.CHANGE_AGENDA, Act.POSTPONE_MEETING, Act.RESUME_MEETING,
    Act.CANCEL_MEETING, Act.RESTORE_MEETING, Act.WITHDRAW_OPENING, Act.ADD_MEMBER, Act.ELECT_LEADER, Act.ADD_ITEM,
    Act.REORDER_AGENDA, Act.RECORD_LEAVING, Act.RECORD_ARRIVAL, Act.SET_ASIDE_ITEM, Act.RESUME_ITEM, Act.CLOSE_ITEM,
    Act.REOPEN_ITEM, Act.SEAL_MEETING, Act.ASK_REOPEN, Act.CONFIRM_REOPEN, Act.WITHDRAW_REOPEN,
}  # fmt: skip


class Walk(RuleBasedStateMachine):
    """One meeting of three proposals; most steps take an act that is told to be possible and expect it to be done."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.story: Story = begin_story(self.folder / "w", proposals=4, experts=8)
        self.done: set[Act] = set()
        self.dice: Callable[[int], int] = lambda _size: 0

    @initialize()
    def convene(self) -> None:
        self.story.convene(size=6, proposals=self.story.proposals[:3])

    def life(self, who: Actor = OFFICE) -> rows.MeetingLife:
        return ask(self.story.workspace.store, who, rows.meeting_life.bind(meeting_id=self.story.meeting_id))

    def told(self) -> list[tuple[Actor, Act, str]]:
        """Every act that somebody can do now, with the item it is about ("" for the meeting)."""
        found = []
        for who in PEOPLE:
            life = self.life(who)
            look = ask(self.story.workspace.store, who, seal_look.bind(meeting_id=self.story.meeting_id))
            found += [(who, one.act, "") for one in (*life.acts, *look.acts) if not one.why_not]
            found += [(who, one.act, item.id) for item in life.items for one in item.acts if not one.why_not]
        return found

    def pick(self, choices: Any) -> Any:
        found = list(choices)
        return found[self.dice(len(found))] if found else None

    def seats(self) -> list[rows.SeatRow]:
        return list(self.story.ask(rows.panel, meeting_id=self.story.meeting_id))

    def arguments(self, act: Act, item: str) -> tuple[Any, dict[str, Any]] | None:
        """The use case of an act with arguments that are right now; None where there is nobody or nothing for it."""
        meeting = {"meeting_id": self.story.meeting_id}
        why, one = {"reason": WHY}, {"agenda_item_id": item}
        seats, experts = self.seats(), self.story.experts
        items = self.life().items
        taken = {seat.expert_id for seat in seats}
        here = [seat for seat in seats if seat.presence == "present"]
        gone = [seat.expert_id for seat in seats if seat.presence in ("absent", "left")]
        free = [row.id for row in self.story.ask(proposal_rows) if row.status == "accepted"]
        free = [one for one in free if one not in {row.proposal_id for row in items}]
        place = self.pick(row.id for row in items if row.state is ItemState.LISTED)
        new = self.pick(expert for expert in experts if expert not in taken)
        panel = (experts * 2)[self.dice(8) :][:6]
        made: dict[Act, tuple[Any, dict[str, Any]] | None] = {
            Act.OPEN_MEETING: (meetings.open_meeting, {**meeting, "present_ids": [s.expert_id for s in seats]}),
            Act.CHANGE_MEETING: (
                meetings.change_meeting,
                {**meeting, "title": "改名", "held_on": date(2026, 4, 1), "place": "二楼"},
            ),
            Act.CHANGE_PANEL: (meetings.change_panel, {**meeting, "expert_ids": panel, "leader_id": panel[0]}),
            Act.CHANGE_AGENDA: (
                meetings.change_agenda,
                {**meeting, "proposal_ids": [row.proposal_id for row in reversed(items)] + free[:1]},
            ),
            Act.DRAW_LOTS: (
                meetings.draw_running_order,
                {**meeting, **why, "by": LotGroups.NONE, "spoken": (Spoken("甲", "1"), Spoken("乙", "2"))},
            ),
            Act.SET_TIMES: (meetings.set_times, {**meeting, "start": "09:00", "each": "30"}),
            Act.SPLIT_MEETING: (
                meetings.split_meeting,
                {**meeting, "by": LotGroups.NONE, "others": [meetings.OtherPanel("第二组", "四楼")]},
            ),
            Act.POSTPONE_MEETING: (meetings.postpone_meeting, {**meeting, **why}),
            Act.RESUME_MEETING: (meetings.resume_meeting, {**meeting, "held_on": date(2026, 4, 2), "place": "三楼"}),
            Act.CANCEL_MEETING: (meetings.cancel_meeting, {**meeting, **why}),
            Act.RESTORE_MEETING: (meetings.restore_meeting, {**meeting, **why}),
            Act.WITHDRAW_OPENING: (meetings.withdraw_opening, {**meeting, **why}),
            Act.ADD_MEMBER: (meetings.add_member, {"from_item_id": items[0].id, "expert_id": new, **why})
            if new
            else None,
            Act.ELECT_LEADER: self._elect(here, {**meeting, **why}),
            Act.ADD_ITEM: (meetings.add_proposal, {**meeting, "proposal_id": free[0], **why}) if free else None,
            Act.REORDER_AGENDA: (
                meetings.reorder_agenda,
                {**meeting, "item_ids": [row.id for row in reversed(items)], **why},
            ),
            Act.RECORD_LEAVING: self._leave(here, {**meeting, **why}),
            Act.RECORD_ARRIVAL: self._arrive(gone, place),
            Act.SET_ASIDE_ITEM: (meetings.set_aside, {**one, "ground": Ground.OTHER, **why}),
            Act.RESUME_ITEM: (meetings.resume_item, {**one, **why}),
            Act.CLOSE_ITEM: (meetings.close_item, one),
            Act.REOPEN_ITEM: (meetings.reopen_item, {**one, **why}),
            Act.SEAL_MEETING: (scoring.seal_meeting, {**meeting, "decision": WHY}),
            Act.ASK_REOPEN: (scoring.ask_reopen, {**meeting, **why}),
            Act.CONFIRM_REOPEN: (scoring.confirm_reopen, meeting),
            Act.WITHDRAW_REOPEN: (scoring.withdraw_reopen, meeting),
        }
        return made.get(act)

    def _elect(self, here: list[rows.SeatRow], facts: dict[str, Any]) -> tuple[Any, dict[str, Any]] | None:
        other = self.pick(seat.expert_id for seat in here if not seat.is_leader)
        return (meetings.elect_leader, {**facts, "expert_id": other}) if other else None

    def _leave(self, here: list[rows.SeatRow], facts: dict[str, Any]) -> tuple[Any, dict[str, Any]] | None:
        who = self.pick(seat.expert_id for seat in here)
        return (meetings.record_leaving, {**facts, "expert_id": who}) if who else None

    def _arrive(self, gone: list[str], place: str | None) -> tuple[Any, dict[str, Any]] | None:
        who = self.pick(gone)
        if who is None or place is None:
            return None
        states = self.story.ask(score_rows.sheet_states, meeting_id=self.story.meeting_id)
        missed = any(row.expert_id == who and row.agenda_item_id == place and row.state == "absent" for row in states)
        facts = {"from_item_id": place, "expert_id": who, "reason": WHY}
        return (meetings.record_arrival, facts) if missed else None

    @rule(dice=st.randoms(use_true_random=False))
    def what_is_told_to_be_possible_is_done(self, dice: Any) -> None:
        """Six acts in a row, each of those told after the one before; every kind of act is as likely."""
        self.dice = lambda size: dice.randrange(max(1, size))
        for _ in range(6):
            told = self.told()
            assert told, "nobody can do anything any more"
            act = self.pick(sorted({act for _, act, _ in told}))
            who, _, item = self.pick(one for one in told if one[1] is act)
            made = self.arguments(act, item)
            if made is not None:
                self._done(who, act, *made)

    def _done(self, who: Actor, act: Act, use: Any, facts: dict[str, Any]) -> None:
        try:
            self.story.do(use, actor=who, **facts)
            self.done.add(act)
        except Refused as refused:
            if act not in (Act.SEAL_MEETING, Act.CLOSE_ITEM, Act.SPLIT_MEETING) or refused.code not in WAITING:
                raise

    @rule(dice=st.randoms(use_true_random=False))
    def anybody_tries_anything(self, dice: Any) -> None:
        self.dice = lambda size: dice.randrange(max(1, size))
        act = self.pick(sorted(Act))
        item = self.pick(row.id for row in self.life().items) or ""
        made = self.arguments(act, item)
        if made is not None:
            try:
                self.story.do(made[0], actor=self.pick((*PEOPLE, self.story.seat(0))), **made[1])
            except (Refused, NotAllowed):
                return

    @rule()
    def what_is_open_is_handed_in(self) -> None:
        listed = {row.id for row in self.life().items if row.state is ItemState.LISTED}
        states = self.story.ask(score_rows.sheet_states, meeting_id=self.story.meeting_id)
        for row in states if self.story.ask(rows.meetings)[0].status == "open" else ():
            if row.agenda_item_id in listed and row.state == "open":
                ballot = {"agenda_item_id": row.agenda_item_id, "expert_id": row.expert_id, "choice": "agree"}
                expert = Actor(row.expert_id, "专家", Role.EXPERT, row.expert_id)
                self.story.do(scoring.cast_vote, actor=expert, **ballot)
                self.story.do(scoring.abstain_sheet, actor=expert, sheet_id=row.sheet_id, reason="不熟悉")

    @invariant()
    def somebody_can_always_go_on(self) -> None:
        if self.story.meeting_id:
            assert self.told()

    @invariant()
    def the_record_is_sound(self) -> None:
        assert check_workspace(self.story.workspace) == ()

    def teardown(self) -> None:
        self.story.workspace.close()
        shutil.rmtree(self.folder)


def test_no_walk_ends_in_a_dead_end_or_an_unsound_record() -> None:
    run_state_machine_as_test(Walk, settings=settings(max_examples=5, stateful_step_count=8))


def test_long_walks_try_every_act_of_a_meeting_and_always_find_a_way_on() -> None:
    """Seeded, 90 acts each; now and then all open sheets are handed in, so that sealing and reopening come into reach."""
    done: set[Act] = set()
    for seed in range(4):
        walk, chance = Walk(), random.Random(seed)
        try:
            walk.convene()
            for step in range(15):
                walk.what_is_told_to_be_possible_is_done(chance)
                if step % 2:
                    walk.what_is_open_is_handed_in()
                walk.somebody_can_always_go_on()
            walk.the_record_is_sound()
            done |= walk.done
        finally:
            walk.teardown()
    assert done >= EVERY, EVERY - done


def test_the_walk_knows_the_acts_of_a_meeting() -> None:
    """Every act that the rules of the life of a meeting name is one the walk can try."""
    walk = Walk()
    try:
        walk.convene()
        known = {act for act in Act if walk.arguments(act, "x") is not None}
        named = {one.act for one in walk.life().acts}
        assert named <= known
    finally:
        walk.teardown()
