"""A small review for tests, told through the use cases: a workspace, experts, accepted proposals, a meeting."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Actor, Changes, Kind, Role
from qtic_desktop.services import demo, meetings, scoring
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.queries import meetings as meeting_rows
from qtic_desktop.storage.queries import scoring as score_rows
from qtic_desktop.storage.tables.meetings import AgendaItem
from qtic_desktop.storage.tables.registry import RuleSetVersion
from qtic_desktop.storage.workspace import Workspace, create_workspace
from tests.helpers.doors import ask, perform

CLERK = Actor("clerk-1", "录入员甲", Role.CLERK)
OFFICE = Actor("office-1", "办公室乙", Role.OFFICE)
TODAY = date(2026, 3, 10)


@dataclass
class Story:
    """What has been made; ``experts`` in seat order, ``proposals`` in running order."""

    workspace: Workspace
    experts: list[str]
    proposals: list[str]
    meeting_id: str = ""

    def do(self, use_case: Callable[..., Changes], *, actor: Actor = OFFICE, **arguments: Any) -> Changes:
        """One write."""
        return perform(self.workspace.store, actor, use_case, **arguments)

    def ask(self, query: Callable[..., Any], *viewer: Actor, **arguments: Any) -> Any:
        """One read, by ``viewer`` where the answer depends on who asks."""
        return ask(self.workspace.store, query, *viewer, **arguments)

    def seat(self, place: int) -> Actor:
        """The expert of a seat (from 0) as the person at work."""
        return Actor(f"person-{place}", f"专家{place + 1}", Role.EXPERT, self.experts[place])

    def convene(self, *, size: int = 5, proposals: Sequence[str] | None = None) -> str:
        """Make the meeting."""
        changed = self.do(
            meetings.create_meeting,
            title="示例评审会",
            held_on=TODAY,
            place="第一会议室",
            proposal_ids=self.proposals if proposals is None else proposals,
            expert_ids=self.experts[:size],
            leader_id=self.experts[0],
        )
        (self.meeting_id,) = changed.ids
        return self.meeting_id

    def open(self, *, absent: Sequence[int] = (), size: int = 5) -> None:
        """Open it; ``absent`` are seats from 0."""
        present = [expert for place, expert in enumerate(self.experts[:size]) if place not in absent]
        self.do(meetings.open_meeting, meeting_id=self.meeting_id, present_ids=present)

    def leave_out(self, *numbers: str, item: int = 0) -> None:
        """Mark criteria of an item as not applicable, as the office does before the meeting."""
        with self.workspace.store.begin(OFFICE) as work:
            row = work.get(AgendaItem, self.items()[item])
            row.not_applicable = json.dumps(sorted(numbers))
            work.record(Act.CREATE_MEETING, Kind.MEETING, self.meeting_id, numbers=list(numbers))

    def items(self) -> list[str]:
        """Agenda items in running order."""
        return [item.id for item in self.ask(meeting_rows.agenda, meeting_id=self.meeting_id)]

    def sheet(self, place: int, item: int = 0) -> score_rows.SheetRow:
        """The sheet of a seat on an item, both from 0."""
        mine = {"meeting_id": self.meeting_id, "expert_id": self.experts[place]}
        sheet: score_rows.SheetRow = self.ask(score_rows.sheets_of_expert, self.seat(place), **mine)[item]
        return sheet

    def score(self, place: int, item: int = 0, *, short: str = "0", submit: bool = True, vote: str = "agree") -> None:
        """Give every applicable criterion its maximum, the first one ``short`` points less; submit and vote."""
        sheet = self.sheet(place, item)
        left = Decimal(short)
        for criterion in sheet.rubric.criteria:
            if criterion.number in sheet.not_applicable:
                continue
            text = str(criterion.maximum - left)
            left = Decimal(0)
            self.do(scoring.save_points, sheet_id=sheet.id, criterion=criterion.number, text=text)
        if submit:
            self.do(scoring.submit_sheet, sheet_id=sheet.id)
        if vote:
            arguments = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": vote}
            self.do(scoring.cast_vote, **arguments)


def begin_story(
    folder: Path, *, proposals: int = 2, experts: int = 7, keying: str = "once", real: bool = False
) -> Story:
    """A sample workspace in ``folder`` with accepted proposals and a pool of experts; no meeting yet. Its rules want
    paper keyed ``once``, so that a test tells a meeting in few lines, unless it is about ``twice``. ``real``: by the
    record inside it is none, for a test that makes its description say so, too."""
    workspace = create_workspace(folder, sample=True, now=demo.demo_clock(datetime(2026, 3, 10, 9, tzinfo=UTC)))
    with workspace.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer="青岛市科学技术局", sample=not real)
        work.flush()
        (rules,) = work.session.scalars(select(RuleSetVersion))
        asked = {"paper_keying": keying, "examination_required": "no"}
        rules.body = json.dumps({**json.loads(rules.body), **asked}, ensure_ascii=False)
    teller = demo.DemoTeller(workspace.store, random.Random(7), TODAY)
    teller.add_experts(experts)
    made = [teller.proposal(conversion=place % 2 == 1) for place in range(proposals)]
    return Story(workspace, teller.expert_ids[:experts], made)
