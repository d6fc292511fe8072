"""A practice meeting: the rules and score sheets of the real one, invented people, a workspace nothing comes out of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.rubric_drafts import draft_of
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.meetings import open_meeting
from qtic_desktop.services.perform import ask, work
from qtic_desktop.services.perform import perform as through
from qtic_desktop.services.practice import Practice, delete_practice, make_practice
from qtic_desktop.services.registry import revise_rules
from qtic_desktop.services.registry.rubrics import revise_rubric
from qtic_desktop.services.stations import export_bundle, take_bundle
from qtic_desktop.storage.queries.meetings import meeting_detail, meetings, rules_in_force
from qtic_desktop.storage.queries.registry import people
from qtic_desktop.storage.queries.rubrics import rubric_desk
from qtic_desktop.storage.workspace import open_workspace
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=3)
    draft = draft_of(made.ask(rubric_desk, track="NEW").versions[0].rubric)
    made.do(revise_rubric, draft=replace(draft, title="本局评分表"), reason="改名")
    made.do(revise_rules, settings={"pass_mean": "66", "step": "1"}, reason="本局规定")
    made.convene()
    yield made
    made.workspace.close()


def practice(story: Story, out: Path) -> Practice:
    making = make_practice(story.workspace, CLERK, meeting_id=story.meeting_id, out=out)
    while True:
        try:
            next(making)
        except StopIteration as ended:
            made: Practice = ended.value
            return made


def test_a_practice_has_the_rules_of_the_meeting_and_nobody_of_it(story: Story, tmp_path: Path) -> None:
    out = practice(story, tmp_path / "演练").path
    with open_workspace(out) as made:
        assert (made.info.sample, made.info.practice) == (True, True)
        assert made.info.id != story.workspace.info.id
        (row,) = ask(made.store, OFFICE, meetings.bind())
        assert row.title == "【演练】示例评审会"
        told = ask(made.store, OFFICE, meeting_detail.bind(meeting_id=row.id))
        assert (len(told.items), len(told.panel)) == (3, 5)
        rules = ask(made.store, OFFICE, rules_in_force.bind())
        assert (rules.body["pass_mean"], rules.body["step"]) == ("66", "1")
        assert {one.title for one in rules.rubrics if one.track == "NEW"} == {"本局评分表"}
        assert {Role(one.role) for one in ask(made.store, OFFICE, people.bind())} >= {Role.OFFICE, Role.EXPERT}
        assert check_workspace(made) == ()
    assert not list(tmp_path.glob(".*.part"))


def test_nothing_of_a_practice_comes_into_the_real_data(story: Story, tmp_path: Path) -> None:
    out = practice(story, tmp_path / "演练").path
    with open_workspace(out) as made:
        (row,) = ask(made.store, OFFICE, meetings.bind())
        told = ask(made.store, OFFICE, meeting_detail.bind(meeting_id=row.id))
        present = [one.expert_id for one in told.panel]
        through(made.store, OFFICE, open_meeting.bind(meeting_id=row.id, present_ids=present))
        work(made, OFFICE, export_bundle.bind(out=tmp_path / "x.qtic"))
    with pytest.raises(Refused, match="other_workspace"):
        work(story.workspace, OFFICE, take_bundle.bind(path=tmp_path / "x.qtic"))


def test_a_practice_is_deleted_and_nothing_else_is(story: Story, tmp_path: Path) -> None:
    out = practice(story, tmp_path / "演练").path
    with pytest.raises(Refused, match="folder_not_empty"):
        practice(story, out)
    other = begin_story(tmp_path / "示例", proposals=1, experts=5)
    other.workspace.close()
    (tmp_path / "leer").mkdir()
    for folder in (tmp_path / "示例", tmp_path / "leer"):
        with pytest.raises(Refused, match=r"practice\.none"):
            work(story.workspace, CLERK, delete_practice.bind(folder=folder))
        assert folder.exists()
    with pytest.raises(Refused, match=r"practice\.itself"):
        work(story.workspace, CLERK, delete_practice.bind(folder=story.workspace.folder))
    with open_workspace(out), pytest.raises(Refused, match=r"practice\.in_use"):
        work(story.workspace, CLERK, delete_practice.bind(folder=out))
    work(story.workspace, CLERK, delete_practice.bind(folder=out))
    assert not out.exists()


def test_one_that_is_stopped_leaves_nothing(story: Story, tmp_path: Path) -> None:
    making = make_practice(story.workspace, CLERK, meeting_id=story.meeting_id, out=tmp_path / "演练")
    next(making)
    making.close()
    assert not (tmp_path / "演练").exists()
    assert not list(tmp_path.glob(".*.part"))
