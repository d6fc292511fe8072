"""Two worlds that differ in one hidden score or one hidden ballot answer everybody else alike, whatever is asked (三（二）)."""

from __future__ import annotations

import inspect
import json
import os
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.opinions import OpinionKind
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.domain.scoring.votes import SecretCount, VoteChoice
from qtic_desktop.services import scoring
from qtic_desktop.services.perform import ask
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries.audit import LogFilter
from qtic_desktop.storage.queries.query import Query, ViewerQuery
from qtic_desktop.storage.tables.audit import AuditEntry
from qtic_desktop.storage.tables.scoring import BallotCount, ScoreEntry, ScoreSheet, Vote
from tests.architecture.test_rights import QUERIES
from tests.review_story import CLERK, OFFICE, Story, begin_story

PAIRS = max(500, int(os.environ.get("QTIC_PAIRS", "0")))
#: Modules whose reads are about meetings and sheets: every one of them is asked, with every record there is.
CLOSE = {"scoring", "meetings", "audit", "today", "results", "summaries"}
#: The log is told anew without its chain: that is not what an answer would betray.
ASKED = [query for query in QUERIES if query.__name__ != "first_chain_fault"]
_OTHERS = (
    CLERK,
    OFFICE,
    Actor("s", "监督员", Role.SUPERVISOR),
    Actor("v", "复核", Role.VERIFIER),
    Actor("h", "负责人", Role.HEAD),
)


class _Undone(Exception):
    """Nothing of the other worlds is kept."""


@dataclass
class World:
    """The record within one transaction that is never committed; the doors are asked as if it were all there is."""

    story: Story
    session: Session
    watcher: Actor

    @contextmanager
    def read(self) -> Iterator[Session]:
        self.session.flush()
        yield self.session

    def arguments(self, dice: random.Random) -> dict[str, list[Any]]:
        sheets = list(self.session.scalars(select(ScoreSheet.id)))
        return {
            "meeting_id": [self.story.meeting_id],
            "sheet_id": sheets,
            "subjects": [frozenset({self.story.meeting_id, *sheets, *self.session.scalars(select(Vote.id))})],
            "expert_id": self.story.experts[:5],
            "agenda_item_id": self.story.items(),
            "today": [date(2026, 3, 10)],
            "wanted": [LogFilter(), LogFilter(words=dice.choice(("disagree", "12.5", "agree", "3")))],
            "made_at": ["2026-03-10 09:00"],
            "number": ["PS-2026-01"],
            "year": [2026],
            "kind": [DocketKind.RECUSAL],
            "kind: OpinionKind": list(OpinionKind),
            "after": ["会后发现合作"],
            "docket_id": ["019cd6f9-0000-7000-8000-000000000000"],
            "text": ["1234567890", "00000000001"],
        }


def bound(query: Query[..., Any] | ViewerQuery[..., Any], values: Mapping[str, list[Any]]) -> Iterator[Any]:
    """The query with every value each of its arguments may have; nothing for one about another stage."""
    parameters = list(inspect.signature(query.__wrapped__).parameters.values())  # type: ignore[union-attr]
    of_a_kind = {one.name: f"{one.name}: {one.annotation}" for one in parameters}  # one name, two kinds of values
    values = {**values, **{name: values[key] for name, key in of_a_kind.items() if key in values}}
    needed = [one.name for one in parameters if one.kind is one.KEYWORD_ONLY and one.default is one.empty]
    if any(name not in values for name in needed):
        assert not set(query.__module__.split(".")) & CLOSE, (query.__name__, needed)  # type: ignore[union-attr]
        return
    for place in range(max((len(values[name]) for name in needed), default=1)):
        yield query.bind(**{name: values[name][place % len(values[name])] for name in needed})


def answer(world: World, viewer: Actor, question: Any) -> str:
    try:
        return repr(ask(world, viewer, question))  # type: ignore[arg-type]
    except QticError as error:
        return f"{type(error).__name__} {error.code}"


def answers(world: World, viewers: tuple[Actor, ...], queries: list[Any], seed: int) -> dict[tuple[str, str, int], str]:
    values = world.arguments(random.Random(seed))
    return {
        (viewer.name, query.__name__, place): answer(world, viewer, question)
        for query in queries
        for viewer in viewers
        for place, question in enumerate(bound(query, values))
    }


def other_world(session: Session, dice: random.Random, owners: list[str]) -> str:
    """Change one score or one ballot of an expert, in the record and in the log; says which."""
    owner = dice.choice(owners)
    if dice.random() < 0.4:
        vote = dice.choice(list(session.scalars(select(Vote).where(Vote.expert_id == owner))))
        vote.choice = dice.choice([one for one in VoteChoice if one is not vote.choice])
        _retell(session, vote.id, "after", vote.choice.value)
        return f"ballot of {owner}"
    sheets = select(ScoreSheet.id).where(ScoreSheet.expert_id == owner)
    entry = dice.choice(list(session.scalars(select(ScoreEntry).where(ScoreEntry.sheet_id.in_(sheets)))))
    entry.points = Decimal(dice.choice([n for n in range(11) if Decimal(n) / 2 != entry.points])) / 2
    _retell(session, entry.sheet_id, entry.criterion, str(entry.points))
    return f"criterion {entry.criterion} of {owner}"


def _retell(session: Session, subject: str, what: str, value: str) -> None:
    for told in session.scalars(select(AuditEntry).where(AuditEntry.subject_id == subject)):
        details = json.loads(told.details)
        if told.act == "submit_sheet":
            details["points"][what] = value
        elif what == "after" or details.get("criterion") == what:
            details["after"] = value
        told.details = json.dumps(details, ensure_ascii=False, sort_keys=True)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    story.open()
    for place in range(4):
        _hand_in(story, place, story.seat(place) if place % 2 else OFFICE)
    with pytest.raises(_Undone), story.workspace.store.begin(OFFICE) as work:
        yield World(story, work.session, story.seat(4))
        raise _Undone
    story.workspace.close()


def _hand_in(story: Story, place: int, actor: Actor) -> None:
    sheet = story.sheet(place)
    for criterion in sheet.rubric.criteria:
        if criterion.number not in sheet.not_applicable:
            facts = {"sheet_id": sheet.id, "criterion": criterion.number, "text": "3"}
            story.do(scoring.save_points, actor=actor, **facts)
    story.do(scoring.save_comment, actor=actor, sheet_id=sheet.id, criterion="1", text="机密评语")
    story.do(scoring.submit_sheet, actor=actor, sheet_id=sheet.id)
    ballot = {"agenda_item_id": sheet.agenda_item_id, "expert_id": sheet.expert_id, "choice": VoteChoice.AGREE}
    story.do(scoring.cast_vote, actor=actor, **ballot)


def test_what_is_hidden_changes_no_answer_to_anybody_else(world: World) -> None:
    dice = random.Random(20260310)
    owners, viewers = world.story.experts[:4], (*_OTHERS, world.watcher)
    close = [query for query in ASKED if set(query.__module__.split(".")) & CLOSE]
    assert len(close) >= 15
    first = answers(world, viewers, ASKED, 0)
    assert any("机密评语" in said for said in answers(world, (world.story.seat(1),), close, 0).values())
    assert not any("机密评语" in said for (name, *_), said in first.items() if name != world.watcher.name)
    for pair in range(PAIRS):
        changed = other_world(world.session, dice, owners)
        everything = pair % 160 == 159
        seen = answers(
            world, viewers if everything else (dice.choice(viewers),), ASKED if everything else dice.sample(close, 9), 0
        )
        differing = [key for key, said in seen.items() if said != first[key]]
        assert differing == [], changed


def test_each_of_these_changes_is_one_that_its_owner_sees(world: World) -> None:
    """The oracle of the test above can fail: the same changes do show to whom they belong to."""
    dice = random.Random(7)
    queries = [query for query in ASKED if query.__name__ in ("sheets_of_expert", "sheet")]
    for place in range(4):
        before = answers(world, (world.story.seat(place),), queries, 0)
        other_world(world.session, dice, [world.story.experts[place]])
        assert answers(world, (world.story.seat(place),), queries, 0) != before


def test_a_count_of_secret_ballots_changes_no_answer_to_anybody(tmp_path: Path) -> None:
    """Neither to an expert: nobody owns it, and before sealing nobody reads it, carried or lost."""
    story = begin_story(tmp_path / "w", proposals=1)
    story.do(revise_rules, settings={"secret_ballot": "all"}, reason="无记名表决")
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, vote="")
    box = {"agenda_item_id": story.items()[0], "counted_by": "甲", "watched_by": "乙"}
    story.do(scoring.record_ballots, actor=CLERK, count=SecretCount(5, 0, 0, 0), **box)
    with pytest.raises(_Undone), story.workspace.store.begin(OFFICE) as work:
        world = World(story, work.session, story.seat(4))
        viewers = (*_OTHERS, story.seat(0))
        first = answers(world, viewers, ASKED, 0)
        (row,) = work.session.scalars(select(BallotCount))
        row.agree, row.disagree, row.invalid = 1, 3, 1
        (told,) = work.session.scalars(select(AuditEntry).where(AuditEntry.act == "record_ballots"))
        details = {**json.loads(told.details), "agree": 1, "disagree": 3, "invalid": 1}
        told.details = json.dumps(details, ensure_ascii=False, sort_keys=True)
        seen = answers(world, viewers, ASKED, 0)
        assert [key for key, said in seen.items() if said != first[key]] == []
        assert meeting_results(work.session, meeting_id=story.meeting_id)[0].result.vote.disagree == 3
        raise _Undone
    story.workspace.close()
