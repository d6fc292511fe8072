"""复录 of choices, tasks and long texts, where the office asks for them in its rules."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.intake import Indicator, ProposalDraft, TaskPlan, Verification
from qtic_desktop.domain.intake.second_keying import DEFAULT_GROUPS, Keyed, read_entry
from qtic_desktop.services import registry
from tests.review_story import OFFICE, Story
from tests.storage.test_second_keying import again, form, hand_in, on_paper, row, sheet, story, truth_of

__all__ = ["story"]

EVERYTHING = [*DEFAULT_GROUPS, "choices", "targets", "direction", "plan_basis"]


@pytest.fixture
def all_of_it(story: Story) -> tuple[Story, str, ProposalDraft]:
    """A form with long texts under rules that have them keyed twice."""
    settings, why = {"keying_groups": EVERYTHING}, "本局规定选择项和长文字也复录"
    story.do(registry.revise_rules, actor=OFFICE, settings=settings, reason=why)
    truth = truth_of(story, random.Random(9), 0)
    truth = replace(
        truth.having("direction", "深远海 装备智能运维").having("plan_basis", "已有中试线两条，完成鉴定三项。"),
        tasks=(TaskPlan(1, "建设公共试验平台", "完成设计 1 项", "建成", ""), TaskPlan(3, "对外服务", "20 家", "", "")),
        indicators=(Indicator("发明专利（件）", "3", "5", "8", "12"),),
    )
    return story, hand_in(story, truth.having("host_kind", "institute").having("plan_basis", "已有中试线一条。")), truth


def test_what_is_keyed_twice_is_a_setting_with_its_reason_and_versions(
    all_of_it: tuple[Story, str, ProposalDraft],
) -> None:
    story, proposal_id, _truth = all_of_it
    asked = [line.field for line in sheet(story, proposal_id).lines]
    for field in ("department_id", "host_kind", "mode", "field", "tasks", "tasks.3.content", "indicators.0.year2",
                  "indicators.1.name", "direction", "plan_basis"):  # fmt: skip
        assert field in asked
    assert not {"track", "plan_mechanism", "mode_reason"} & set(asked)
    with pytest.raises(Refused, match="bad_rule_value"):
        story.do(registry.revise_rules, actor=OFFICE, settings={"keying_groups": ["weather"]}, reason="试试")


def test_a_wrong_choice_and_a_wrong_text_do_not_reach_verified(all_of_it: tuple[Story, str, ProposalDraft]) -> None:
    story, proposal_id, truth = all_of_it

    def paper(field: str) -> str:
        head, *rest = field.split(".")
        if head == "tasks":
            return "1、3" if not rest else str(getattr({"1": truth.tasks[0], "3": truth.tasks[1]}[rest[0]], rest[1]))
        if head == "indicators":
            return str(getattr(truth.indicators[0], rest[1])) if rest[0] == "0" else ""
        return on_paper(truth, field)

    for _ in range(3):
        for line in sheet(story, proposal_id).lines:
            shown = line
            while shown.state is not Keyed.AGREED:
                shown = again(story, proposal_id, line.field, paper(line.field))
    after = form(story, proposal_id)
    assert row(story, proposal_id).verification is Verification.VERIFIED
    assert (after.get("host_kind"), after.get("plan_basis")) == (truth.get("host_kind"), truth.get("plan_basis"))
    assert after.tasks == truth.tasks
    assert after.get("direction") == truth.get("direction")  # a blank more or less is no difference


def test_a_long_text_says_where_it_parts_and_not_what_stands_there(all_of_it: tuple[Story, str, ProposalDraft]) -> None:
    story, proposal_id, truth = all_of_it
    shown = again(story, proposal_id, "plan_basis", truth.get("plan_basis"))
    assert (shown.state, shown.agrees, shown.value, shown.before) == (Keyed.DIFFERS, len("已有中试线"), "", "")


@pytest.mark.parametrize("written", ["1,3", "3、1", "13", "１ ３"])
def test_the_tasks_are_keyed_by_their_numbers(written: str) -> None:
    assert read_entry("tasks", written).value == "1,3"
    assert read_entry("tasks", "7").problem == read_entry("tasks", "一").problem == "intake.not_tasks"
