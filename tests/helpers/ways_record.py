"""A meeting with everything around it, dice, and a look at the record: what walks through all acts of it stand on."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.services.use_case import UseCase
from qtic_desktop.storage.tables.meetings import AgendaItem, Meeting, PanelMember
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.review_story import CLERK, Story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)
VERIFIER = Actor("v-1", "复核员丁", Role.VERIFIER)
WHY = "登记有误，经核对后更正过来"
BALLOTS = ("agree", "agree-after-revision", "disagree", "abstain")

Do = tuple[Actor, UseCase[...], dict[str, Any]]
Back = Callable[[], list[Do]]


class Record:
    """What stands in the workspace of a story. A method with the name of an act gives the act and what takes it back."""

    story: Story
    attempt: Callable[[Do], bool]
    dice: random.Random
    two: bool

    def rows(self, table: Any, **wanted: Any) -> list[Any]:
        with self.story.workspace.store.read() as session:
            return list(session.scalars(select(table).filter_by(**wanted)))

    def one(self, table: Any, **wanted: Any) -> Any:
        found = self.rows(table, **wanted)
        return self.dice.choice(found) if found else None

    @property
    def meeting(self) -> Any:
        return self.rows(Meeting, id=self.story.meeting_id)[0]

    def sheet(self, **wanted: Any) -> Any:
        return self.one(ScoreSheet, **wanted)

    def hand(self, sheet: Any) -> Actor:
        """Whose hand writes on a sheet: the one that has begun it, by chance where nobody has."""
        own = sheet.hand == "own" or (sheet.hand == "nobody" and self.dice.random() < 0.5)
        return self.own(sheet.expert_id) if own else CLERK

    def own(self, expert_id: str) -> Actor:
        return Actor(f"person-{expert_id}", "专家", Role.EXPERT, expert_id)

    def item(self, **wanted: Any) -> Any:
        return self.one(AgendaItem, meeting_id=self.story.meeting_id, **wanted)

    def seat(self, **wanted: Any) -> Any:
        return self.one(PanelMember, meeting_id=self.story.meeting_id, **wanted)

    def of_meeting(self, actor: Actor, use: Any, *back: tuple[Actor, Any, dict[str, Any]], **facts: Any) -> Any:
        meeting = {"meeting_id": self.story.meeting_id}
        return (actor, use, {**meeting, **facts}), lambda: [(who, way, {**meeting, **more}) for who, way, more in back]
