"""What a clerk meets in applications on paper, as the formal examination asks about it: each beside its own item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qtic_desktop.domain.examination import item_of, items_for
from qtic_desktop.domain.examination.hints import LedgerCenter, examination_hints
from qtic_desktop.domain.identity import check_character, check_credit_code
from qtic_desktop.domain.intake import Finance, Funding, Indicator, Partner, ProposalDraft, TaskPlan
from qtic_desktop.domain.intake.checks import check_draft
from qtic_desktop.domain.intake.money import rd_share
from qtic_desktop.domain.intake.others import Likeness, Other
from qtic_desktop.resources import message
from qtic_desktop.services.examination.items import shipped_items
from tests.unit.test_intake_hints import CODE, CONVERSION, GOOD

TODAY = date(2026, 3, 20)


def found(draft: ProposalDraft, **known: Any) -> dict[str, str]:
    """The item beside which each hint stands; every hint has its sentence in both languages."""
    items = items_for(shipped_items(), draft.get("track"))
    got = {}
    for problem in examination_hints(draft, today=TODAY, **known):
        assert not problem.blocking
        for lang in ("zh", "en"):
            sentence = message(problem.code, lang, **problem.facts)  # type: ignore[arg-type]
            assert sentence != problem.code
            assert "{" not in sentence
        got[problem.code.partition(".")[2]] = item_of(problem, items)
    return got


def other(**parts: str) -> Other:
    return Other(**{"name": "QTIC-2026-X007", "track": "NEW", "center_name": "", "host_name": "", "credit_code": "",
                    "director_name": "", **parts})  # fmt: skip


def test_an_application_in_order_gives_no_hint() -> None:
    assert found(GOOD) == {}
    assert found(CONVERSION) == {}


def test_edge_01_a_code_written_in_lower_case_and_full_width_is_the_same_host() -> None:
    written = GOOD.having("credit_code", " ９１" + CODE[2:].lower() + " ")
    assert Likeness.of(written).credit_code == CODE
    assert found(GOOD, others=[other(credit_code=Likeness.of(written).credit_code)])["same_host"] == "twice"


def test_edge_01_letters_the_standard_leaves_out_are_read_as_the_figures_they_stand_for() -> None:
    code = "913702000" + "1" + "000000"
    code += check_character(code + "0") if len(code) == 17 else "0" + check_character(code + "0")
    (problem,) = check_credit_code(code.replace("0", "O").replace("1", "I"))
    assert (problem.code, problem.blocking, problem.facts["code"]) == ("identity.credit_code_read_as", False, code)


def test_edge_01_an_old_licence_number_is_said_to_be_one() -> None:
    (problem,) = check_credit_code("370200228012345")
    assert (problem.code, problem.blocking) == ("identity.old_licence_number", True)
    assert "15" in message(problem.code, "zh", **problem.facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("district", ["370282", "370284", "370205"])
def test_edge_02_a_code_of_a_district_that_was_abolished_since_is_as_good_as_another(district: str) -> None:
    body = "91" + district + "000000019"
    assert found(GOOD.having("credit_code", body + check_character(body))) == {}


def test_edge_03_a_host_renamed_since_the_recommendation_list_is_asked_about() -> None:
    listed = GOOD.having("host_name", "青岛远海装备有限公司").as_listed()
    now = listed.having("host_name", GOOD.get("host_name"))
    assert found(now) == {"list_host_name": "list"}


def test_edge_04_a_branch_is_no_legal_person() -> None:
    assert found(GOOD.having("host_name", "远海装备股份有限公司青岛分公司"))["host_is_branch"] == "legal_person"


def test_edge_05_a_college_stands_for_its_university() -> None:
    draft = GOOD.having("host_name", "青岛大学材料学院").having("host_kind", "university")
    assert found(draft)["host_is_part"] == "legal_person"


@pytest.mark.parametrize(
    ("until", "number", "code", "item"),
    [
        ("2026-03-19", "GR202437100123", "hightech_expired", "certificate"),
        ("2027-11-30", "拟认定（公示中）", "hightech_pending", "host"),
        ("", "GR202437100123", "hightech_without_date", "certificate"),
    ],
)
def test_edge_06_the_certificate_counts_on_the_day_of_the_application(
    until: str, number: str, code: str, item: str
) -> None:
    draft = GOOD.having("hightech_valid_until", until).having("hightech_number", number)
    assert found(draft) == {code: item}
    assert found(GOOD.having("hightech_valid_until", "2026-03-20")) == {}


def test_edge_07_a_second_application_of_a_host_is_asked_about() -> None:
    assert found(GOOD, others=[other(host_name=GOOD.get("host_name"))]) == {"same_host": "twice"}


def test_edge_08_a_director_of_another_centre_is_asked_about_by_name() -> None:
    there = LedgerCenter("QTIC-C-2024-0003", "青岛市海洋传感器技术创新中心", "某院", "running", "", "赵 明")
    assert found(GOOD, ledger=[there]) == {"director_in_ledger": "twice"}


def test_edge_09_a_name_with_a_blank_is_one_name() -> None:
    assert "name_written_as" in found(GOOD.having("director_name", "赵 明 "))


@pytest.mark.parametrize("written", ["阿依古丽•买买提", "阿依古丽.买买提", "阿依古丽・买买提", "阿依古丽 · 买买提"])
def test_edge_09_every_dot_of_a_name_is_one_dot(written: str) -> None:
    assert Likeness.of(GOOD.having("director_name", written)).director_name == "阿依古丽·买买提"


@pytest.mark.parametrize("name", ["\U0002cd64祎", "\U00020164㛃", "陳鎔", "王\ue000"])
def test_edge_09_rare_and_traditional_characters_stay_as_they_are_written(name: str) -> None:
    draft = GOOD.having("director_name", name)
    assert Likeness.of(draft).director_name == name
    assert found(draft) == {}


def test_edge_10_yuan_for_ten_thousand_yuan_is_noticed() -> None:
    money = (Funding("own", "100", "2000000", ""), Funding("local", "100", "100", ""))
    assert found(replace(GOOD, funding=money)) == {"perhaps_yuan": "figures"}


def test_edge_11_research_above_revenue_is_asked_about() -> None:
    assert found(replace(GOOD, finance=(Finance("2025", "900", "950"),))) == {"rd_above_revenue": "figures"}


def test_edge_12_without_revenue_there_is_no_ratio_and_no_hint() -> None:
    year = Finance("2025", "0", "950")
    assert rd_share(year) == ""
    assert found(replace(GOOD, finance=(year,))) == {}


def test_edge_13_more_people_in_research_than_people_is_asked_about() -> None:
    assert found(GOOD.having("staff_total", "60").having("staff_rd", "61")) == {"rd_above_total": "figures"}


@pytest.mark.parametrize("typed", ["5", "5.2", "0.05"])
def test_edge_14_a_share_in_the_place_of_an_amount_is_asked_about(typed: str) -> None:
    year = Finance("2025", "98000", typed)
    assert found(replace(GOOD, finance=(year,))) == {"perhaps_share": "figures"}
    assert found(replace(GOOD, finance=(Finance("2025", "150", "5"),))) == {}  # 3.3 % of a small firm


@pytest.mark.parametrize("typed", ["5%", "５％", "5 %"])
def test_edge_14_a_share_is_no_amount_and_the_clerk_is_told_so(typed: str) -> None:
    draft = replace(GOOD, finance=(Finance("2025", "98000", typed),)).having("equipment_value", typed)
    told = {problem.field: problem for problem in check_draft(draft, today=TODAY) if problem.blocking}
    assert set(told) == {"finance.0.rd", "equipment_value"}
    for problem in told.values():
        sentence = message(problem.code, "zh", **problem.facts)  # type: ignore[arg-type]
        assert typed in sentence
        assert "占比" in sentence


def test_edge_14_a_target_written_as_5_per_cent_and_as_0_05_is_asked_about() -> None:
    one = Indicator("研发投入占比", "5%", "0.06", "7%", "")
    assert found(replace(GOOD, indicators=(one,))) == {"share_written_two_ways": "tasks"}
    same = (Indicator("研发投入占比", "5%", "6%", "", ""), Indicator("研发投入占比（%）", "0", "6", "7", ""))
    assert found(replace(GOOD, indicators=same)) == {}


def test_edge_15_about_500_is_no_figure() -> None:
    draft = GOOD.having("equipment_value", "约500")
    assert [problem.code for problem in check_draft(draft, today=TODAY) if problem.blocking] == ["intake.not_a_number"]


def test_edge_15_full_width_digits_and_commas_are_the_same_figure() -> None:
    assert found(GOOD.having("funding_declared", "３００.５")) == {}
    assert found(replace(GOOD, funding=(Funding("own", "1,000", "", ""),)).having("funding_declared", "１０００")) == {}


def test_edge_16_years_in_reverse_are_asked_about() -> None:
    years = (Finance("2025", "900", "90"), Finance("2024", "800", "80"), Finance("2023", "700", "70"))
    assert found(replace(GOOD, finance=years)) == {"years_reversed": "figures"}


def test_edge_17_a_loss_is_a_figure_like_another() -> None:
    assert found(replace(GOOD, finance=(Finance("2025", "900", "90", "-120"),))) == {}


def test_edge_18_a_total_that_is_not_the_sum_is_asked_about() -> None:
    assert found(GOOD.having("funding_declared", "400")) == {"declared_not_sum": "figures"}


@pytest.mark.parametrize(
    ("mode", "kind", "partners", "code"),
    [
        ("RESEARCH_LED", "enterprise", "青岛海洋大学", "mode_not_host"),
        ("LEAD_ENTERPRISE", "enterprise", "", "no_partner"),
        ("ALLIANCE", "enterprise", "青岛海洋大学", "alliance_of_one"),
    ],
)
def test_edge_19_a_mode_that_does_not_fit_host_and_partners_is_asked_about(
    mode: str, kind: str, partners: str, code: str
) -> None:
    lines = (Partner(partners, "共性技术", ""),) if partners else ()
    draft = replace(GOOD, partners=lines).having("mode", mode).having("host_kind", kind)
    assert found(draft)[code] == "mode"


def test_edge_20_no_task_at_all_stops_the_submission() -> None:
    told = [problem for problem in check_draft(replace(GOOD, tasks=()), today=TODAY) if problem.blocking]
    assert [(problem.code, problem.field) for problem in told] == [("intake.no_task", "tasks")]


def test_edge_20_all_six_tasks_are_asked_about() -> None:
    tasks = tuple(TaskPlan(n, "内容", "完成 2 项", "", "") for n in range(1, 7))
    assert found(replace(GOOD, tasks=tasks)) == {"all_tasks": "tasks"}


def test_edge_21_a_target_nobody_can_measure_is_asked_about() -> None:
    draft = replace(GOOD, indicators=(Indicator("专利", "0", "若干", "", ""),))
    assert found(draft) == {"target_not_measurable": "tasks"}


def test_edge_22_a_traditional_or_free_field_is_no_reason_for_a_hint() -> None:
    for field in ("传统优势产业", "现代农业装备"):
        assert found(GOOD.having("field", field)) == {}


def test_edge_23_an_old_centre_of_another_department_or_converted_already_is_asked_about() -> None:
    elsewhere = CONVERSION.having("old_approval_number", "青发改高技〔2016〕9号")
    assert found(elsewhere) == {"approved_elsewhere": "old_center"}
    assert found(CONVERSION.having("old_center_name", "青岛市深海装备工程研究中心"))["not_an_engineering_center"]
    there = LedgerCenter("QTIC-C-2023-0001", "另一中心", "另一单位", "running", "青岛市深海装备工程技术研究中心")
    assert found(CONVERSION, ledger=[there]) == {"old_center_converted": "old_center"}


def test_edge_24_the_same_host_on_both_tracks_is_asked_about() -> None:
    there = other(track="CONVERSION", host_name=GOOD.get("host_name"))
    assert found(GOOD, others=[there]) == {"same_host_other_track": "twice"}


@pytest.mark.parametrize("years", ["2", "5"])
def test_edge_25_a_period_other_than_three_years_is_asked_about(years: str) -> None:
    assert found(GOOD.having("plan_period", years)) == {"period_unusual": "tasks"}
    assert found(GOOD.having("plan_period", "3")) == {}


def test_edge_26_papers_that_did_not_come_and_a_letter_later_than_the_receipt_are_asked_about() -> None:
    assert found(GOOD, missing_papers=2) == {"papers_missing": "papers"}
    assert found(GOOD.having("letter_date", "2026-03-21")) == {"letter_after_receipt": "dates"}


def test_a_centre_of_the_same_name_or_host_in_the_ledger_is_named() -> None:
    same = LedgerCenter("QTIC-C-2024-0001", GOOD.get("center_name"), "别的单位", "running")
    host = LedgerCenter("QTIC-C-2024-0002", "青岛市海洋传感器技术创新中心", GOOD.get("host_name"), "running")
    assert found(GOOD, ledger=[same, host]) == {"center_in_ledger": "twice", "host_in_ledger": "twice"}


@pytest.mark.parametrize(
    ("own", "local", "least", "code"),
    [("0", "100", 0, "no_own_money"), ("29", "71", 30, "own_money_low"), ("30", "70", 30, ""), ("1", "99", 0, "")],
)
def test_the_share_of_own_money_is_held_against_the_setting(own: str, local: str, least: int, code: str) -> None:
    draft = replace(GOOD, funding=(Funding("own", own, "", ""), Funding("local", local, "", "")))
    assert found(draft, own_share=least) == ({code: "figures"} if code else {})
