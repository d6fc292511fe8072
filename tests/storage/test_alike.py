"""Which other proposals a draft is compared with: the newest that share a name or code, drafts among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.intake.others import Likeness, hints_from_others
from qtic_desktop.services.intake import save_draft
from qtic_desktop.storage.queries.intake import others
from tests.review_story import CLERK, Story, begin_story

CODE = "91350100M000100Y43"


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "ws", proposals=2)
    yield made
    made.workspace.close()


def kept(story: Story, **values: str) -> str:
    (key,) = story.do(save_draft, actor=CLERK, draft=ProposalDraft(values), page="host", cursor_field="").ids
    return key


def hints(story: Story, **values: str) -> dict[str, object]:
    draft = ProposalDraft(values)
    found = story.ask(others, alike=Likeness.of(draft))
    return {problem.code: problem.facts["other"] for problem in hints_from_others(draft, found)}


def test_a_code_and_a_director_typed_into_a_draft_are_met_again(story: Story) -> None:
    kept(story, track="NEW", host_name="青岛甲公司", credit_code=CODE.lower(), director_name="王•明")
    assert hints(story, track="CONVERSION", credit_code=CODE, director_name="王·明") == {
        "intake.same_host_other_track": "青岛甲公司", "intake.same_director": "青岛甲公司",
    }  # fmt: skip
    assert hints(story, credit_code="91", director_name="王") == {}
    assert hints(story) == {}


def test_of_many_alike_the_newest_is_named(story: Story) -> None:
    for number in range(5):
        kept(story, track="NEW", host_name="青岛甲公司", center_name=f"第{number}中心")
    assert hints(story, track="NEW", host_name="青岛甲公司") == {"intake.same_host": "第4中心"}


def test_however_many_there_are_few_are_read(story: Story) -> None:
    keys = [kept(story, host_name="青岛甲公司", director_name="王明") for _ in range(20)]
    found = story.ask(others, alike=Likeness("", "青岛甲公司", "", "王明"))
    assert [other.id for other in found] == keys[:-3:-1]
