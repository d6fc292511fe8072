"""An opinion that a correction or a reopening made void waits for its new version, wherever work that waits is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.opinions import possible_acts
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.services import demo, opinions, scoring
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.opinions.bulk import BatchAct, awaiting
from qtic_desktop.services.opinions.exports import opinion_file_name
from qtic_desktop.services.perform import ask
from qtic_desktop.storage.queries import opinions as rows
from qtic_desktop.storage.queries.sealing import dockets
from qtic_desktop.storage.queries.today import waiting
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import OFFICE, Story, begin_story
from tests.storage.test_sealing import SUPERVISOR, finish


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """Two sealed proposals, each with a finished opinion; made once, copied for each test."""
    folder = tmp_path_factory.mktemp("finished") / "w"
    made = begin_story(folder, experts=8)
    made.convene(size=6)
    made.open(size=6)
    for item in range(2):
        for place in range(6):
            made.score(place, item, short=str(place))
    made.do(scoring.seal_meeting, meeting_id=made.meeting_id)
    for item in range(2):
        made.do(opinions.draft_opinion, agenda_item_id=made.items()[item])
        finish(made, item)
    made.workspace.close()
    return folder, made


@pytest.fixture
def story(finished: tuple[Path, Story], tmp_path: Path) -> Iterator[Story]:
    folder, was = finished
    shutil.copytree(folder, tmp_path / "w")
    clock = demo.demo_clock(datetime(2026, 3, 11, 9, tzinfo=UTC))
    with open_workspace(tmp_path / "w", now=clock) as workspace:
        yield Story(workspace, was.experts, was.proposals, was.meeting_id)
        assert check_workspace(workspace) == ()


def first(story: Story) -> rows.OpinionRow:
    return story.ask(rows.opinions)[0]  # type: ignore[no-any-return]


def told(story: Story) -> dict[str, tuple[int, str]]:
    """What the office is told to do about opinions: how many, and which to open first."""
    found = ask(story.workspace.store, OFFICE, waiting.bind(today=story.workspace.store.now().date()))
    return {row.kind: (row.count, row.subject_id) for row in found if row.kind.startswith("opinions_")}


def by_docket(kind: DocketKind, after: str, **also: Any) -> Callable[[Story], None]:
    def correct(story: Story) -> None:
        change = {"sheet_id": story.sheet(1, 0).id, "kind": kind, "after": after, **also}
        story.do(scoring.ask_docket, reason="会后核对发现登记有误", **change)
        (docket,) = ask(story.workspace.store, SUPERVISOR, dockets.bind(meeting_id=story.meeting_id))
        story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=docket.id)

    return correct


def by_reopening(story: Story) -> None:
    meeting = {"meeting_id": story.meeting_id}
    story.do(scoring.ask_reopen, reason="第一个项目的表决票录反了", **meeting)
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **meeting)
    ballot = {"agenda_item_id": story.items()[0], "expert_id": story.experts[0], "choice": "disagree"}
    story.do(scoring.cast_vote, actor=story.seat(0), **ballot)
    story.do(scoring.seal_meeting, **meeting)


@pytest.mark.parametrize(
    "void",
    [
        by_docket(DocketKind.POINTS, "0", criterion="1"),
        by_docket(DocketKind.BALLOT, "disagree"),
        by_docket(DocketKind.RECUSAL, "会后发现在依托单位任职"),
        by_reopening,
    ],
    ids=["points", "ballot", "late recusal", "reopening"],
)
def test_a_void_opinion_waits_for_its_new_version_until_it_is_drafted(
    story: Story, void: Callable[[Story], None]
) -> None:
    assert told(story)["opinions_to_sign"][0] == 2
    old = first(story)
    assert not old.is_void
    assert possible_acts(old) == ()
    void(story)
    row, other = story.ask(rows.opinions)
    assert (row.status, row.is_void, other.status, other.is_void) == ("superseded", True, "final", False)
    assert told(story)["opinions_to_draft"] == (1, row.agenda_item_id)
    assert told(story)["opinions_to_sign"][0] == 1
    assert [one.act for one in possible_acts(row) if not one.why_not] == [Act.DRAFT_OPINION]
    assert awaiting((row, other), BatchAct.DRAFT) == (row,)
    assert opinion_file_name(row).endswith("_v1_作废.pdf")
    assert story.ask(rows.opinion_detail, opinion_id=row.opinion_id).row.is_void

    story.do(opinions.draft_opinion, agenda_item_id=row.agenda_item_id)
    new = first(story)
    assert (new.version_no, new.status, new.is_void) == (2, "draft", False)
    assert "opinions_to_draft" not in told(story)
    versions = story.ask(rows.opinion_versions, agenda_item_id=row.agenda_item_id)
    assert [(one.version_no, one.status, one.is_void) for one in versions] == [
        (2, "draft", False),
        (1, "superseded", False),
    ]
    kept = story.ask(rows.opinion_detail, opinion_id=old.opinion_id)
    assert (kept.row.pdf_sha256, kept.superseded_by, kept.row.is_void) == (old.pdf_sha256, 2, False)


def test_a_draft_that_a_reopening_made_void_waits_for_the_seal_and_then_for_its_new_version(tmp_path: Path) -> None:
    story = begin_story(tmp_path / "d", proposals=1)
    story.convene()
    story.open()
    for place in range(5):
        story.score(place, short=str(place))
    meeting = {"meeting_id": story.meeting_id}
    story.do(scoring.seal_meeting, **meeting)
    story.do(opinions.draft_opinion, agenda_item_id=story.items()[0])
    story.do(scoring.ask_reopen, reason="有一张表决票录反了，须重新登记", **meeting)
    story.do(scoring.confirm_reopen, actor=SUPERVISOR, **meeting)
    row = first(story)
    assert (row.is_void, row.meeting_sealed) == (True, False)
    assert [one.why_not for one in possible_acts(row)] == ["opinions.not_sealed"]
    assert awaiting((row,), BatchAct.DRAFT) == ()
    assert "opinions_to_draft" not in told(story)
    story.do(scoring.seal_meeting, **meeting)
    assert told(story)["opinions_to_draft"] == (1, row.agenda_item_id)
    story.do(opinions.draft_opinion, agenda_item_id=row.agenda_item_id)
    assert first(story).version_no == 2
    story.workspace.close()
