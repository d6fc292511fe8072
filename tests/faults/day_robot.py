"""Run as a process of its own: everybody of a review meeting at work through the use cases, until the day is over or the
power goes. Started again it looks at the record, as people do, and goes on with what is missing.

``folder seed stage``; after each act it says ``did N``, at the end ``over``. Stages: ``first`` (to the first sealing),
``docket``, ``reopened``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qtic_desktop.domain.changes import Actor, Changes, Role
from qtic_desktop.domain.meetings import RecusalState
from qtic_desktop.domain.scoring.keying import Keying
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.domain.scoring.values import SheetState
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.perform import ask
from qtic_desktop.services.scoring import corrections
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.queries.audit import trace
from qtic_desktop.storage.queries.keying import keying_states
from qtic_desktop.storage.queries.meetings.recusals import recusals
from qtic_desktop.storage.queries.sealing import dockets, seal_look
from qtic_desktop.storage.tables.scoring import ScoreSheet
from qtic_desktop.storage.unit_of_work import find
from qtic_desktop.storage.workspace import Workspace, open_workspace
from tests.helpers.doors import perform
from tests.helpers.meeting_day import SUBSTITUTE, Day, Key, half, plan_day, with_mark

OFFICE = Actor("office-1", "办公室乙", Role.OFFICE)
CLERK = Actor("clerk-1", "录入员甲", Role.CLERK)
VERIFIER = Actor("v-1", "复核员丁", Role.VERIFIER)
SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
WHY = "现场情况有变，经组长和监督员同意"
DECISION = "均分恰在合格线上的并列项目经专家组当场讨论一并列入"


def places_file(folder: Path) -> Path:
    """Where the ids of the meeting, the experts and the proposals are kept for whoever goes on."""
    return folder.parent / "places.json"


@dataclass
class Room:
    """The meeting with everybody in it."""

    workspace: Workspace
    meeting_id: str
    experts: list[str]
    proposals: list[str]
    day: Day
    told: Callable[[int], None] = lambda _number: None
    acts: int = 0
    items: list[str] = field(default_factory=list)
    sheets: dict[Key, str] = field(default_factory=dict)

    def do(self, actor: Actor, use_case: Any, **facts: Any) -> Changes:
        changed: Changes = perform(self.workspace.store, actor, use_case, **facts)
        self.acts += 1
        self.told(self.acts)
        return changed

    def ask(self, question: Any, actor: Actor = OFFICE) -> Any:
        return ask(self.workspace.store, actor, question)

    def own(self, place: int) -> Actor:
        return Actor(f"person-{place}", f"专家{place + 1}", Role.EXPERT, self.experts[place])

    def status(self) -> str:
        found = self.ask(meeting_rows.meetings.bind())
        return str(next(row.status for row in found if row.id == self.meeting_id))

    def states(self) -> dict[Key, score_rows.SheetStateRow]:
        rows = self.ask(score_rows.sheet_states.bind(meeting_id=self.meeting_id))
        self.items = [row.id for row in self.ask(meeting_rows.agenda.bind(meeting_id=self.meeting_id))]
        return {(self.experts.index(row.expert_id), self.items.index(row.agenda_item_id)): row for row in rows}

    def sheet_id(self, place: int, item: int) -> str:
        """Of a seat on a proposal; it stays the same all day."""
        if (place, item) not in self.sheets:
            self.sheets = {key: row.sheet_id for key, row in self.states().items()}
        return self.sheets[place, item]

    def state_now(self, place: int, item: int) -> SheetState:
        """How one sheet stands in the record, without asking for the whole meeting."""
        with self.workspace.store.read() as session:
            return find(session, ScoreSheet, self.sheet_id(place, item)).state

    # -- the day

    def until_sealed(self) -> None:
        """Sign-in, scores, the swapped sheets, the late recusal, the sealing."""
        if self.status() == "prepared":
            here = [self.experts[place] for place in range(SUBSTITUTE) if place != self.day.absent]
            self.do(OFFICE, meetings.open_meeting, meeting_id=self.meeting_id, present_ids=here)
        for item in range(len(self.proposals)):
            self.judge(item)
        self.mend_keying()
        if self.status() == "open":
            self.seal()

    def judge(self, item: int) -> None:
        """One proposal: the substitute comes, everybody scores, one is found to be tied to it after all."""
        seats = self.ask(meeting_rows.panel.bind(meeting_id=self.meeting_id))
        if item == self.day.comes_at and self.experts[SUBSTITUTE] not in {seat.expert_id for seat in seats}:
            facts = {"from_item_id": self.items_now()[item], "expert_id": self.experts[SUBSTITUTE], "reason": WHY}
            self.do(OFFICE, meetings.add_member, **facts)
        states = self.states()
        for place in [place for place, at in self.day.sheets() if at == item]:
            row = states[place, item]
            if row.state == SheetState.OPEN:
                self.hand_in(place, item, row.sheet_id)
        if item == self.day.recused[1]:
            place = self.day.recused[0]
            if self.states()[place, item].state == SheetState.SUBMITTED:
                facts = {"agenda_item_id": self.items[item], "expert_id": self.experts[place], "reason": "会上发现合作"}
                self.do(OFFICE, meetings.record_recusal, **facts)

    def items_now(self) -> list[str]:
        self.states()
        return self.items

    def paper(self, place: int, item: int, *, as_keyed: bool = False) -> Any:
        """The sheet on the desk; ``as_keyed`` with the two that a tired clerk takes for each other."""
        one, other, at = self.day.swapped
        if as_keyed and item == at and place in (one, other):
            place = other if place == one else one
        return self.day.papers[place, item]

    def hand_in(self, place: int, item: int, sheet_id: str) -> None:
        """An expert at the seat, or the clerk from paper and then the second keyer."""
        keyed = place in self.day.on_paper
        hand = CLERK if keyed else self.own(place)
        paper = self.paper(place, item, as_keyed=keyed)
        sheet = self.ask(score_rows.sheet.bind(sheet_id=sheet_id), hand)
        for number, mark in enumerate(paper.marks, 1):
            entry = sheet.entries.get(str(number))
            if mark is not None and (entry is None or entry.points != mark / 2):
                self.do(hand, scoring.save_points, sheet_id=sheet_id, criterion=str(number), text=half(mark))
        if keyed:
            self.do(hand, scoring.record_paper_total, sheet_id=sheet_id, text=paper.total)
        ballot = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": paper.ballot}
        if keyed or not sheet.voted:
            self.do(hand, scoring.cast_vote, **ballot)
        self.do(hand, scoring.submit_sheet, sheet_id=sheet_id)

    def mend_keying(self) -> None:
        """The second keying of every paper sheet; where it differs the clerk looks at the paper again, and the code on it."""
        sheets = {row.sheet_id: key for key, row in self.states().items()}
        for sheet_id, state in self.keying().items():
            if state.state is Keying.WAITING:
                self.key_second(*sheets[sheet_id], sheet_id)
        for sheet_id, state in self.keying().items():
            if state.state is not Keying.DIFFERS:
                continue
            place, item = sheets[sheet_id]
            assert item == self.day.swapped[2], "only the swapped sheets differ"
            paper = self.paper(place, item)
            marks = {str(n): half(mark) for n, mark in enumerate(paper.marks, 1) if mark is not None}
            for name in state.differs:
                text = {**marks, "total": paper.total, "ballot": paper.ballot}[name]
                self.do(CLERK, scoring.correct_keying, sheet_id=sheet_id, field=name, text=text)

    def keying(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask(keying_states.bind(meeting_id=self.meeting_id))
        return found

    def key_second(self, place: int, item: int, sheet_id: str) -> None:
        paper = self.paper(place, item)
        points = {str(n): half(mark) for n, mark in enumerate(paper.marks, 1) if mark is not None}
        facts = {"points": points, "total": paper.total, "ballot": paper.ballot}
        self.do(VERIFIER, scoring.key_second, sheet_id=sheet_id, **facts)

    def seal(self) -> None:
        """Ties that were found are looked at; the organizer asks and the supervisor seals."""
        for row in self.ask(recusals.bind(meeting_id=self.meeting_id)):
            if row.state == RecusalState.WAITING:
                self.do(OFFICE, meetings.dismiss_recusal, recusal_id=row.id, reason="同名单位，经核对不是同一单位")
        look = self.ask(seal_look.bind(meeting_id=self.meeting_id))
        if not look.versions or look.versions[-1].state != "asked":
            self.do(OFFICE, scoring.ask_seal, meeting_id=self.meeting_id, decision=DECISION)
        self.do(SUPERVISOR, scoring.confirm_seal, meeting_id=self.meeting_id)

    # -- afterwards

    def correct_sealed(self) -> None:
        """更正单: one mark of a paper sheet was another one."""
        (place, item), criterion, now = self.day.docket
        sheet_id = self.states()[place, item].sheet_id
        found = self.ask(dockets.bind(meeting_id=self.meeting_id))
        if not found:
            paper = with_mark(self.day, self.day.docket).papers[place, item]
            facts = {
                "kind": DocketKind.POINTS,
                "criterion": str(criterion + 1),
                "after": half(now),
                "total": paper.total,
            }
            self.do(OFFICE, scoring.ask_docket, sheet_id=sheet_id, reason="录入时看错一行，纸面另有签字更正", **facts)
            found = self.ask(dockets.bind(meeting_id=self.meeting_id))
        if found[-1].state == "asked":
            self.do(SUPERVISOR, scoring.confirm_docket, docket_id=found[-1].id)

    def reopen_and_seal(self) -> None:
        """The meeting is opened once more, one paper sheet given back and keyed anew, and sealed again."""
        day = with_mark(self.day, self.day.docket)
        key, *_ = self.day.mended
        if self.status() == "sealed" and not self.reopened():
            if not self.ask(seal_look.bind(meeting_id=self.meeting_id)).versions[-1].reopen_reason:
                self.do(OFFICE, scoring.ask_reopen, meeting_id=self.meeting_id, reason=WHY)
            self.do(SUPERVISOR, scoring.confirm_reopen, meeting_id=self.meeting_id)
        self.day = with_mark(day, self.day.mended)
        if self.status() != "open":
            return
        row = self.states()[key]
        if row.state == SheetState.SUBMITTED and not self.given_back(row.sheet_id):
            self.do(OFFICE, corrections.return_sheet, sheet_id=row.sheet_id, reason="专家核对底稿，更正一项并签字")
            row = self.states()[key]
        if row.state == SheetState.OPEN:
            self.hand_in(*key, row.sheet_id)
        if self.keying()[row.sheet_id].state is not Keying.AGREED:
            self.key_second(*key, row.sheet_id)
        self.seal()

    def reopened(self) -> bool:
        versions = self.ask(seal_look.bind(meeting_id=self.meeting_id)).versions
        return any(one.reopened_at for one in versions)

    def given_back(self, sheet_id: str) -> bool:
        """Whether the log tells of it already."""
        entries = self.ask(trace.bind(subjects=frozenset({sheet_id})))
        return any(entry.act == "return_sheet" for entry in entries)


def enter_room(folder: Path, seed: int, told: Callable[[int], None] = lambda _number: None) -> Room:
    """The meeting of this folder."""
    places = json.loads(places_file(folder).read_text(encoding="utf-8"))
    return Room(open_workspace(folder), day=plan_day(seed), told=told, **places)


STAGES: dict[str, Callable[[Room], None]] = {
    "first": Room.until_sealed,
    "docket": Room.correct_sealed,
    "reopened": Room.reopen_and_seal,
}


def main(folder: Path, seed: int, *stages: str) -> None:
    """Go through the stages."""
    room = enter_room(folder, seed, lambda number: print(f"did {number}", flush=True))
    for stage in stages:
        STAGES[stage](room)
    room.workspace.close()
    os.write(1, b"over\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
