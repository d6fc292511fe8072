"""建设意向 before the plan: noted in a line, taken up as a draft, put back, thrown away and found again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.intake import ProposalDraft, ProposalStatus
from qtic_desktop.domain.letters import LineState
from qtic_desktop.services import intake
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.intake import intentions as use
from qtic_desktop.storage.queries import intake as rows
from qtic_desktop.storage.queries.letters import letter_check
from qtic_desktop.storage.queries.registry import departments
from tests.review_story import CLERK, TODAY, Story, begin_story
from tests.storage.test_letters import register


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1)
    yield made
    made.workspace.close()


def noted(story: Story, host: str = "青岛示例新材料有限公司", **more: object) -> str:
    facts = {"host_name": host, "center_name": "青岛市示例新材料技术创新中心", "received_on": TODAY, **more}
    (proposal_id,) = story.do(use.register_intention, actor=CLERK, **facts).ids
    return proposal_id


def row(story: Story, proposal_id: str) -> rows.ProposalRow:
    return next(one for one in story.ask(rows.proposals) if one.id == proposal_id)


def form(story: Story, proposal_id: str) -> ProposalDraft:
    return ProposalDraft.from_mapping(story.ask(rows.draft, proposal_id=proposal_id).draft)


def test_an_intention_becomes_a_draft_with_all_it_says_and_goes_back(story: Story) -> None:
    department = story.ask(departments)[0]
    proposal_id = noted(story, department_id=department.id, contact_name="李敏", field="新能源新材料")
    shown = row(story, proposal_id)
    assert (shown.status, shown.number, shown.received_on) == (ProposalStatus.INTENTION, "", TODAY)
    assert shown.department_name == department.name
    with pytest.raises(Refused, match=r"intake\.already_submitted"):  # it is keyed only once it is a draft
        story.do(intake.submit_proposal, actor=CLERK, proposal_id=proposal_id)
    story.do(use.take_up_intention, actor=CLERK, proposal_id=proposal_id)
    assert row(story, proposal_id).status == ProposalStatus.DRAFT
    kept = form(story, proposal_id)
    assert [kept.get(name) for name in ("department_id", "contact_name", "field")] == [
        department.id, "李敏", "新能源新材料",
    ]  # fmt: skip
    story.do(
        intake.save_draft, actor=CLERK, draft=kept.having("plan_basis", "已有中试线"), page="plan", cursor_field="",
        proposal_id=proposal_id,
    )  # fmt: skip
    story.do(use.put_back_intention, actor=CLERK, proposal_id=proposal_id)
    again = row(story, proposal_id)
    assert (again.status, again.received_on) == (ProposalStatus.INTENTION, TODAY)
    assert form(story, proposal_id).get("plan_basis") == "已有中试线"
    assert check_workspace(story.workspace) == ()
    told = [one.act for one in story.ask(rows.proposal_history, proposal_id=proposal_id)]
    assert {"register_intention", "take_up_intention", "put_back_intention"} <= set(told)


def test_what_cannot_be_is_refused(story: Story) -> None:
    with pytest.raises(Refused, match=r"intake\.intention_without_host"):
        noted(story, host=" ")
    with pytest.raises(Refused, match=r"intake\.intention_in_future"):
        noted(story, received_on=TODAY + timedelta(days=1))
    accepted = story.proposals[0]
    for act in (use.take_up_intention, use.put_back_intention):
        with pytest.raises(Refused):
            story.do(act, actor=CLERK, proposal_id=accepted)
    with pytest.raises(NotAllowed):
        story.do(use.register_intention, actor=story.seat(0), host_name="青岛示例公司")


def test_an_intention_is_thrown_away_and_found_again(story: Story) -> None:
    proposal_id = noted(story)
    story.do(intake.discard_draft, actor=CLERK, proposal_id=proposal_id)
    assert proposal_id not in [one.id for one in story.ask(rows.proposals)]
    story.do(intake.restore_draft, actor=CLERK, proposal_id=proposal_id)
    assert row(story, proposal_id).host_name == "青岛示例新材料有限公司"


def test_an_intention_is_no_plan_that_was_handed_in(story: Story) -> None:
    noted(story)
    letter_id = register(story, "青岛市示例新材料技术创新中心\t青岛示例新材料有限公司")
    assert [line.state for line in story.ask(letter_check, letter_id=letter_id).lines] == [LineState.MISSING]
