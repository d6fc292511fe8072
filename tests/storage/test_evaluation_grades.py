"""绩效评估: grades with and without a panel, publication, rectification, revocation, the next period; every way back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qtic_desktop.domain.errors import NotAllowed, Refused
from qtic_desktop.domain.evaluation import possible_acts
from qtic_desktop.services import registry
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import after, files, grades, listing
from tests.helpers.evaluations import END, PAPER, City, take_back
from tests.review_story import CLERK, OFFICE


def test_a_grade_is_decided_by_a_person_and_says_why_where_it_departs(city: City) -> None:
    key, *_others = city.open()
    city.to_docket(key)
    city.judge(key, short=("0",))
    assert city.row(key).suggestion.grade == "优秀"
    with pytest.raises(Refused, match=r"evaluation\.departs"):
        city.grade(key, "良好")
    with pytest.raises(Refused, match=r"evaluation\.no_such_grade"):
        city.grade(key, "基本合格")
    with pytest.raises(NotAllowed):
        city.story.do(grades.decide_grade, actor=CLERK, evaluation_id=key, grade="优秀", on=city.today, paper=PAPER)
    city.grade(key, "良好", reason="现场核查发现设备未到位")
    row = city.row(key)
    assert (row.state, row.grade, row.suggested, row.score) == ("graded", "良好", "优秀", row.mean)
    take_back(city, key)
    assert city.row(key).state == "reviewed"


def test_edge_59_equal_scores_at_the_cap_are_not_parted_by_the_program(city: City) -> None:
    city.do(registry.revise_rules, settings={"excellent_cap": "0.2"}, reason="局长办公会议定")
    keys = city.open()
    city.to_docket(*keys)
    city.judge(*keys, short=("0", "0", "4", "12", "20"))
    rows = [city.row(key) for key in keys]
    assert [row.mean for row in rows[:2]] == [Decimal("100.00")] * 2
    hints = [row.suggestion for row in rows]
    assert [(hint.grade, hint.why.value) for hint in hints if hint is not None][:3] == [
        ("", "tied"), ("", "tied"), ("良好", "capped"),
    ]  # fmt: skip
    changed = city.do(grades.apply_grades, evaluation_ids=keys, on=city.today, paper=PAPER)
    assert changed.ids == set(keys[2:])
    for key in keys[:2]:
        assert city.row(key).state == "reviewed"
        with pytest.raises(Refused, match=r"evaluation\.departs"):
            city.grade(key, "优秀")
        city.grade(key, "优秀", reason="同分，会议比较成果后决定")
    with pytest.raises(Refused, match=r"evaluation\.other_state"):
        city.do(grades.apply_grades, evaluation_ids=keys, on=city.today, paper=PAPER)


def test_edge_57_refused_absent_put_off_and_passed_elsewhere(city: City) -> None:
    refused, absent, put_off, deemed, _rest = city.open()
    city.do(listing.note_absence, evaluation_id=refused, kind="refused", on=END, reason="单位来函不参加")
    city.do(listing.note_absence, evaluation_id=absent, kind="absent", on=END, reason="通知两次未到会")
    assert [city.row(key).state for key in (refused, absent)] == ["absent", "absent"]
    with pytest.raises(Refused, match=r"evaluation\.departs"):
        city.grade(refused, "不合格")
    city.grade(refused, "不合格", reason="拒绝参加，按不合格论")
    assert (city.row(refused).way, city.row(refused).score, city.row(refused).may_revoke) == ("absent", None, True)

    put = {"evaluation_id": put_off, "paper": "局函7号", "reason": "依托单位搬迁"}
    with pytest.raises(Refused, match=r"evaluation\.not_ahead"):
        city.do(listing.defer_evaluation, until=END, **put)
    city.do(listing.defer_evaluation, until=date(2029, 6, 30), **put)
    assert city.row(put_off).state == "deferred"
    city.at(date(2029, 6, 30))
    assert city.row(put_off).state == "listed"

    city.do(grades.deem_passed, evaluation_id=deemed, on=END, paper="鲁科字1号", reason="已通过省级评估")
    row = city.row(deemed)
    assert (row.grade, row.passed, row.way, row.state) == ("视为合格", True, "deemed", "graded")
    for key in (refused, absent, put_off, deemed):
        take_back(city, key)
    assert [city.row(key).state for key in (refused, absent, put_off, deemed)] == [
        "absent",
        "listed",
        "listed",
        "listed",
    ]


def test_grades_are_made_public_by_the_rule_of_days_and_closed_after_the_last(city: City) -> None:
    keys = city.open()
    for key in keys:
        city.do(grades.record_paper_grade, evaluation_id=key, grade="合格", on=END, paper=PAPER, score="71.5")
    city.do(grades.publish_grades, evaluation_ids=keys, on=END, place="局网站")
    row = city.row(keys[0])
    assert (row.state, row.score, row.public_until) == ("in_public", Decimal("71.5"), date(2029, 3, 23))
    assert row.unknown_years == "2029"
    city.at(date(2029, 3, 24))
    with pytest.raises(Refused, match=r"evaluation\.still_public"):
        city.do(grades.conclude_grades, evaluation_ids=keys, on=date(2029, 3, 23), outcome="无异议")
    city.do(grades.conclude_grades, evaluation_ids=keys, on=date(2029, 3, 24), outcome="无异议")
    assert {row.state for row in city.rows()} == {"done"}


def test_one_failure_is_rectified_and_checked_again_and_is_no_ground_to_revoke(city: City) -> None:
    key, *_others = city.open()
    city.fail_on_paper(key)
    with pytest.raises(Refused, match=r"evaluation\.no_ground"):
        city.do(after.propose_revocation, evaluation_id=key, reason="一次不合格")
    assert "propose_revocation" not in {one.act for one in possible_acts(city.row(key), OFFICE.role)}
    order = {"evaluation_id": key, "on": END, "paper": "局函8号", "demands": "补齐中试线"}
    city.do(after.order_rectification, due_on=date(2030, 3, 17), **order)
    assert city.row(key).state == "rectifying"
    city.at(date(2030, 3, 18))
    assert city.row(key).state == "rectify_late"
    city.do(after.record_rectification, evaluation_id=key, passed="yes", on=city.today, note="中试线已投用")
    assert city.row(key).passes
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    assert city.row(key).next_until == date(2032, 3, 17)
    for wanted in ("rectify_late", "graded"):
        take_back(city, key)
        if wanted == "rectify_late":
            take_back(city, key)
        assert city.row(key).state == wanted
    assert {row.ends_on for row in city.centers()} == {END}


def test_edge_60_a_second_failure_is_prepared_for_revocation_decided_by_a_person_and_taken_back(city: City) -> None:
    key, *_others = city.open()
    city.do(grades.record_paper_grade, evaluation_id=key, grade="合格", on=END, paper=PAPER)
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    center = city.row(key).center_id
    with pytest.raises(Refused, match=r"evaluation\.period_moved"):
        city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    take_back(city, key)
    take_back(city, key)
    city.fail_on_paper(key)
    city.do(
        after.order_rectification, evaluation_id=key, on=END, due_on=date(2029, 9, 17), paper="局函8号", demands="补"
    )
    city.at(date(2029, 9, 18))
    city.do(after.record_rectification, evaluation_id=key, passed="yes", on=city.today, note="已补齐")
    city.do(after.open_next_period, evaluation_id=key, paper="局函9号")
    city.at(date(2032, 1, 5))
    city.do(listing.open_evaluation)
    (again,) = [row for row in city.rows() if row.center_id == center and row.id != key]
    assert (again.period_start, again.period_end, again.failed_before) == (date(2029, 3, 18), date(2032, 3, 17), 1)
    with pytest.raises(Refused, match=r"evaluation\.period_moved"):
        take_back(city, key)
    city.fail_on_paper(again.id)
    assert city.row(again.id).may_revoke
    city.do(after.propose_revocation, evaluation_id=again.id, reason="两次绩效评估不合格")
    decision = {"evaluation_id": again.id, "revoke": "yes", "on": city.today, "paper": "局长办公会5号"}
    with pytest.raises(Refused, match=r"evaluation\.not_heard"):
        city.do(after.decide_revocation, **decision)
    assert {row.status for row in city.centers()} == {"running"}
    city.do(after.hear_revocation, evaluation_id=again.id, on=city.today, statement="已告知，逾期未陈述")
    city.do(after.decide_revocation, **decision)
    assert city.row(again.id).state == "revoked"
    assert [row.status for row in city.centers() if row.id == center] == ["revoked"]
    assert check_workspace(city.story.workspace) == ()
    take_back(city, again.id)
    assert city.row(again.id).state == "revoking"
    assert {row.status for row in city.centers()} == {"running"}
    city.do(after.decide_revocation, **{**decision, "revoke": "no"})
    assert city.row(again.id).state == "graded"
    assert city.row(again.id).heard_on is not None


def test_an_evaluation_on_paper_keeps_its_scan_and_goes_back(city: City, tmp_path: Path) -> None:
    key, *_others = city.open()
    scan = tmp_path / "评估意见.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    order = {"evaluation_id": key, "grade": "良好", "on": END, "paper": PAPER, "score": "81"}
    files.keep_paper_grade(city.story.workspace, OFFICE, scan=scan, **order)
    row = city.row(key)
    assert (row.grade, row.way, row.score, row.files) == ("良好", "paper", Decimal("81"), ("评估意见.pdf",))
    assert check_workspace(city.story.workspace) == ()
    take_back(city, key)
    assert (city.row(key).state, city.row(key).grade) == ("listed", "")
