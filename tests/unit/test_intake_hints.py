"""What a clerk is asked to look at once more: the mistakes of paper, each with a hint that holds nobody up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qtic_desktop.domain.identity import check_character
from qtic_desktop.domain.intake import Finance, Funding, Partner, ProposalDraft, TaskPlan
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.money import rd_share
from qtic_desktop.resources import message

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
    partners=(Partner("青岛海洋大学", "共性技术", ""),),
    tasks=(TaskPlan(1, "公共平台", "完成设计 2 项", "", ""),),
    funding=(Funding("own", "100", "200.5", ""),),
)
CONVERSION = replace(
    GOOD,
    values={
        **GOOD.values,
        "track": "CONVERSION",
        "old_center_name": "青岛市深海装备工程技术研究中心",
        "old_center_level": "municipal",
        "old_approval_number": "青科规字〔2016〕12号",
        "old_approval_date": "2016-8-1",
    },
)


def hinted(draft: ProposalDraft) -> set[tuple[str, str]]:
    """Code and field of every finding; none of these may block."""
    found = check_draft(draft, today=TODAY)
    assert not [problem for problem in found if problem.blocking]
    for problem in found:
        for lang in ("zh", "en"):
            sentence = message(problem.code, lang, **problem.facts)  # type: ignore[arg-type]
            assert sentence != problem.code
            assert "{" not in sentence
    return {(problem.code.removeprefix("intake."), problem.field) for problem in found}


def test_a_proposal_in_order_has_no_hint() -> None:
    assert hinted(GOOD) == set()
    assert hinted(CONVERSION) == set()


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("center_name", "深海装备技术创新中心", "center_name_unusual"),
        ("center_name", "青岛市深海装备创新中心", "center_name_unusual"),
        ("host_name", "海装集团有限公司青岛分公司", "host_is_branch"),
        ("host_name", "青岛海洋大学机电学院", "host_is_part"),
        ("host_name", "青岛海洋大学深海装备重点实验室", "host_is_part"),
        ("host_kind", "university", "kind_not_code"),
        ("hightech_number", "拟认定", "hightech_pending"),
        ("hightech_number", " ", "hightech_missing"),
        ("hightech_valid_until", "", "hightech_without_date"),
        ("hightech_valid_until", "2026-3-19", "hightech_expired"),
        ("contact_phone", "138０6", "phone_unusual"),
        ("contact_phone", "见名片", "phone_unusual"),
        ("director_phone", "无", "phone_unusual"),
        ("contact_mobile", "1380006123", "mobile_unusual"),
        ("contact_mobile", "53285912345", "mobile_unusual"),
        ("director_phone", "138 0006 12345", "mobile_unusual"),
        ("contact_email", "lijing.example.com", "mail_unusual"),
        ("hightech_issued_on", "2027-11-30", "day_after_receipt"),
        ("plan_period", "2", "period_unusual"),
        ("plan_period", "5", "period_unusual"),
        ("funding_declared", "300", "declared_not_sum"),
        ("filled_on", "2026-3-21", "day_after_receipt"),
        ("missing_papers", "licence,hightech", "papers_missing"),
        ("received_on", "2025-3-5", "received_long_ago"),
        ("founded_on", "2062-5-1", "day_after_receipt"),
        ("registered_capital", "50000000", "perhaps_yuan"),
        ("equipment_value", "１０，０００，０００", "perhaps_yuan"),
    ],
)
def test_a_doubtful_entry_is_named_at_its_field(field: str, text: str, code: str) -> None:
    assert (code, field) in hinted(GOOD.having(field, text))


@pytest.mark.parametrize(
    "draft",
    [
        GOOD.having("host_name", "中国科学院青岛生物能源与过程研究所"),
        GOOD.having("host_name", "青岛市海洋研究院有限公司"),
        GOOD.having("contact_phone", "0532-8888 6666"),
        GOOD.having("contact_phone", "１３８０００００００１"),
        GOOD.having("received_on", "2026-3-1").having("letter_date", "2026-3-1"),
        GOOD.having("registered_capital", "50,000"),
        GOOD.having("contact_email", "li＠example.com")
        .having("plan_period", "３")
        .having("funding_declared", "300.50"),
        replace(GOOD, tasks=(TaskPlan(1, "平台", "完成若干设计，共 3 项", "进一步完善，一项标准", "一般"),)),
        replace(GOOD, finance=(Finance("2023", "0", "20", "-5"), Finance("2024", "0", "", "-30"))),
        replace(GOOD, finance=(Finance("2023", "800", "90", "-5"), Finance("2024", "9000", "600", "200"))),
    ],
)
def test_what_is_in_order_is_left_alone(draft: ProposalDraft) -> None:
    assert hinted(draft) == set()


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("old_center_name", "青岛市深海装备工程研究中心", "not_an_engineering_center"),
        ("old_approval_number", "青发改高技〔2016〕12号", "approved_elsewhere"),
        ("old_approval_date", "2026-8-1", "day_after_receipt"),
    ],
)
def test_the_old_centre_of_a_conversion_is_looked_at(field: str, text: str, code: str) -> None:
    assert (code, field) in hinted(CONVERSION.having(field, text))
    assert code not in {found for found, _ in hinted(CONVERSION.having(field, text).having("track", "NEW"))}


def test_a_conversion_needs_no_high_tech_certificate() -> None:
    assert hinted(CONVERSION.having("hightech_number", "").having("hightech_valid_until", "")) == set()


@pytest.mark.parametrize("name", ["staff_rd", "staff_senior", "staff_doctors"])
def test_a_part_of_the_staff_is_no_more_than_all(name: str) -> None:
    draft = GOOD.having("staff_total", "30")
    assert hinted(draft.having(name, "30")) == set()
    assert {field for _, field in hinted(draft.having(name, "31"))} == {name}


def test_an_alliance_wants_other_enterprises_and_the_host_is_no_partner() -> None:
    alliance = GOOD.having("mode", "ALLIANCE")
    assert hinted(alliance) == {("alliance_of_one", "partners")}
    firm = Partner("青岛船舶配套有限公司", "中试", "")
    assert hinted(replace(alliance, partners=(firm,))) == set()
    assert hinted(replace(alliance, partners=(firm, firm))) == {("partner_twice", "partners.1.name")}
    host = Partner(" 青岛远海装备股份有限公司", "", "")
    assert ("partner_is_host", "partners.1.name") in hinted(replace(alliance, partners=(firm, host)))


def test_targets_without_a_figure_and_six_tasks_are_asked_about() -> None:
    vague = replace(GOOD, tasks=(TaskPlan(2, "中试", "转化若干成果", "形成 3 项标准", "一批成果显著提升"),))
    assert hinted(vague) == {("target_not_measurable", "tasks.2.year1"), ("target_not_measurable", "tasks.2.year3")}
    six = replace(GOOD, tasks=tuple(TaskPlan(n, "内容", "1 项") for n in range(1, 7)))
    assert hinted(six) == {("all_tasks", "tasks")}


def test_yuan_among_ten_thousand_yuan_is_noticed_by_the_jump() -> None:
    money = replace(GOOD, funding=(Funding("own", "100", "2000000", "120"), Funding("other", "30", "", "")))
    assert hinted(money) == {("perhaps_yuan", "funding.own.year2")}
    (hint,) = check_draft(money, today=TODAY)
    assert (hint.facts["amount"], hint.facts["wan"]) == ("2,000,000", "200")
    sales = tuple(Finance(y, r, "", "") for y, r in (("2023", "5000"), ("2024", "52000000"), ("2025", "6100")))
    assert hinted(replace(GOOD, finance=sales)) == {("perhaps_yuan", "finance.1.revenue")}


def test_figures_of_the_three_years_are_compared() -> None:
    rows = (Finance("2024", "100", "120", "150"), Finance("2023", "100", "5", "-20"))
    assert hinted(replace(GOOD, finance=rows)) == {
        ("years_reversed", "finance.0.revenue"),
        ("rd_above_revenue", "finance.0.rd"),
        ("profit_above_revenue", "finance.0.profit"),
    }


def test_what_partners_bring_is_what_the_table_of_money_says() -> None:
    partners = (Partner("青岛海洋大学", "", "300"), Partner("", "", "20"))
    lines = (*GOOD.funding, Funding("partners", "100", "100", "100"))
    assert hinted(replace(GOOD, partners=partners, funding=lines)) == {
        ("partners_money", "funding.partners.year1"),
        ("money_without_partner", "partners.1.name"),
    }
    assert hinted(replace(GOOD, partners=partners[:1], funding=lines)) == set()


def test_a_certificate_is_issued_before_it_expires() -> None:
    draft = GOOD.having("hightech_issued_on", "2027-11-30").having("hightech_valid_until", "2024-11-30")
    assert ("hightech_days_reversed", "hightech_valid_until") in hinted(draft)
    assert hinted(GOOD.having("hightech_issued_on", "2024-11-30")) == set()


def test_permanent_and_visiting_staff_are_the_staff_of_research() -> None:
    draft = GOOD.having("staff_rd", "30").having("staff_fixed", "20")
    assert hinted(draft) == set()
    assert hinted(draft.having("staff_visiting", "10")) == set()
    assert hinted(draft.having("staff_visiting", "11")) == {("fixed_and_visiting", "staff_visiting")}


@pytest.mark.parametrize(
    ("revenue", "spent", "share"),
    [
        ("160", "20", "12.5%"),
        ("3", "1", "33.3%"),
        ("0", "5", ""),
        ("", "5", ""),
        ("100", "", ""),
        ("5", "10", "200.0%"),
    ],
)
def test_the_share_of_research_is_worked_out_and_blank_without_revenue(revenue: str, spent: str, share: str) -> None:
    assert rd_share(Finance("2025", revenue, spent)) == share


def test_a_loss_is_a_negative_number_and_words_are_refused_with_how_to_write_it() -> None:
    assert hinted(replace(GOOD, finance=(Finance("2025", "100", "5", "-35"),))) == set()
    found = check_draft(replace(GOOD, finance=(Finance("2025", "100", "5", "亏损35"),)), today=TODAY)
    assert [(p.code, p.field, p.blocking) for p in found] == [("intake.not_a_profit", "finance.0.profit", True)]
