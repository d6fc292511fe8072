"""The rules of a proposal draft: nothing typed is lost, and everything wrong is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import (
    DATES,
    PAGES,
    REQUIRED,
    Finance,
    Funding,
    Partner,
    ProposalDraft,
    TaskPlan,
    funding_total,
    page_of,
    pages_for,
)
from qtic_desktop.domain.intake.checks import check_draft

TODAY = date(2026, 3, 20)
CODE = "91370212000000019" + check_character("91370212000000019")
GOOD = ProposalDraft(
    {
        "track": "NEW",
        "center_name": "青岛市深海装备技术创新中心",
        "department_id": "d1",
        "letter_number": "崂科函〔2026〕8号",
        "letter_date": "2026-3-5",
        "received_on": "2026-03-20",
        "host_name": "青岛远海装备股份有限公司",
        "credit_code": CODE,
        "host_kind": "enterprise",
        "hightech_number": "GR202437100123",
        "hightech_valid_until": "2027-11-30",
        "field": "现代海洋",
        "direction": "深远海养殖装备",
        "mode": "LEAD_ENTERPRISE",
        "director_name": "赵明",
    },
    partners=(Partner("青岛海洋大学", "共性技术", "300"),),
    tasks=(TaskPlan(1, "公共平台", "设计", "", ""),),
    funding=(Funding("own", "100", "200.5", ""),),
)


def codes(draft: ProposalDraft, *, blocking: bool | None = None) -> list[tuple[str, str]]:
    """Code and field of what was found."""
    found = check_draft(draft, today=TODAY)
    return [(p.code, p.field) for p in found if blocking is None or p.blocking is blocking]


def test_a_complete_proposal_has_no_problem() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize("name", REQUIRED)
def test_each_required_field_is_missed_when_blank(name: str) -> None:
    assert ("intake.required", name) in codes(GOOD.having(name, "  "), blocking=True)


@pytest.mark.parametrize("name", ["track", "mode", "host_kind"])
def test_what_is_not_on_a_closed_list_counts_as_not_filled_in(name: str) -> None:
    assert ("intake.required", name) in codes(GOOD.having(name, "SOMETHING"), blocking=True)


def test_a_conversion_needs_the_old_centre_and_has_its_page() -> None:
    conversion = GOOD.having("track", "CONVERSION")
    missing = {field for code, field in codes(conversion) if code == "intake.required"}
    assert missing == {"old_center_name", "old_center_level", "old_approval_number"}
    assert "old_center" in pages_for(conversion)
    assert "old_center" not in pages_for(GOOD)


@pytest.mark.parametrize("name", DATES)
def test_what_is_no_date_is_named_with_what_was_typed(name: str) -> None:
    (problem,) = [p for p in check_draft(GOOD.having(name, "2026-2-30"), today=TODAY) if p.field == name]
    assert problem.code == "intake.not_a_date"
    assert problem.facts["text"] == "2026-2-30"


def test_money_is_summed_without_a_float_and_unreadable_cells_are_named() -> None:
    draft = replace(GOOD, funding=(Funding("own", "0.1", "0.2", "x"), Funding("local", "-1")))
    assert funding_total(replace(draft, funding=(Funding("own", "0.1", "0.2"),))) == Decimal("0.3")
    found = codes(draft, blocking=True)
    assert ("intake.not_a_number", "funding.own.year3") in found
    assert ("intake.not_a_number", "funding.local.year1") in found


def test_money_of_a_partner_that_cannot_be_read_stops_the_submission() -> None:
    draft = replace(GOOD, partners=(Partner("青岛海洋大学", "", "三百"),))
    assert ("intake.not_a_number", "partners.0.money") in codes(draft, blocking=True)


def test_a_chosen_task_needs_content_and_at_best_a_target() -> None:
    draft = replace(GOOD, tasks=(TaskPlan(3),))
    assert codes(draft) == [
        ("intake.task_without_content", "tasks.3.content"),
        ("intake.task_without_target", "tasks.3.year1"),
    ]
    assert ("intake.no_task", "tasks") in codes(replace(GOOD, tasks=()), blocking=True)


def test_hints_never_stop_anything() -> None:
    draft = replace(
        GOOD.having("mode", "RESEARCH_LED").having("hightech_valid_until", "2026-3-1").having("staff_total", "5"),
        finance=(Finance("2025", "100", "200"),),
    ).having("staff_rd", "6")
    assert codes(draft, blocking=True) == []
    assert {code for code, _ in codes(draft)} == {
        "intake.mode_not_host",
        "intake.hightech_expired",
        "intake.rd_above_total",
        "intake.rd_above_revenue",
    }


def test_a_day_of_receipt_after_today_is_refused() -> None:
    assert ("intake.in_future", "received_on") in codes(GOOD.having("received_on", "2026-3-21"), blocking=True)


def test_too_long_is_said_and_nothing_is_cut() -> None:
    draft = GOOD.having("center_name", "青" * 61)
    assert ("intake.too_long", "center_name") in codes(draft, blocking=True)
    assert len(draft.get("center_name")) == 61
    assert codes(GOOD.having("center_name", "青" * 60), blocking=True) == []


def test_problems_come_in_the_order_of_the_pages() -> None:
    pages = [page_of(field) for _, field in codes(ProposalDraft({"track": "CONVERSION"}))]
    assert pages == sorted(pages, key=list(PAGES).index)
    assert len(set(pages)) > 4


@given(
    st.dictionaries(st.sampled_from([name for names in PAGES.values() for name in names]), st.text(max_size=30)),
    st.lists(st.builds(Partner, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9)), max_size=3),
    st.lists(st.builds(TaskPlan, st.integers(1, 6), st.text(max_size=9)), max_size=3),
)
def test_every_draft_survives_storage_exactly_and_can_be_checked(
    values: dict[str, str], partners: list[Partner], tasks: list[TaskPlan]
) -> None:
    draft = ProposalDraft(values, tuple(partners), tuple(tasks))
    assert ProposalDraft.from_mapping(draft.to_mapping()) == draft
    check_draft(draft, today=TODAY)


def test_a_draft_of_an_earlier_version_is_read_with_blanks_for_what_came_later() -> None:
    """Rows of finance had four cells, and there were no indicators."""
    draft = ProposalDraft.from_mapping({"values": {"track": "NEW"}, "finance": [["2025", "100", "5", "-3"]]})
    assert draft.finance == (Finance("2025", "100", "5", "-3", "", ""),)
    assert draft.indicators == ()


def test_the_list_remembers_what_it_said() -> None:
    listed = GOOD.as_listed()
    assert not listed.differs_from_list("center_name")
    changed = listed.having("center_name", "青岛市远洋装备技术创新中心")
    assert changed.differs_from_list("center_name")
    assert changed.listed("center_name") == GOOD.get("center_name")
    assert not changed.having("host_name", " 青岛远海装备股份 有限公司").differs_from_list("host_name")
    assert not GOOD.having("center_name", "x").differs_from_list("center_name")
    assert codes(listed) == []
