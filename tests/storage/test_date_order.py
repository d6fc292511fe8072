"""Dates out of order, from the list to the revocation: refused beside their field, or taken with the reason and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.domain.date_order import ORDER_REASON
from qtic_desktop.domain.errors import Refused
from qtic_desktop.services import annual_reports, launch, publicity, selection
from qtic_desktop.services.annual_reports import corrections, reminders
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.evaluation import after, grades, listing
from qtic_desktop.services.launch import changes as center_changes
from qtic_desktop.services.publicity import objections
from qtic_desktop.storage.queries.annual_reports import duty_history
from qtic_desktop.storage.queries.publicity import notices
from qtic_desktop.storage.queries.registry import audit_count
from qtic_desktop.storage.queries.selection import selection_lists, selection_rows
from tests.helpers.doors import ask
from tests.helpers.evaluations import PAPER, City, take_back
from tests.helpers.sealed import sealed_story
from tests.review_story import TODAY, Story
from tests.storage.test_annual_services import APRIL, MARCH, Ledger
from tests.storage.test_publicity import AFTER, LAST, POSTED, Desk

DAY = timedelta(days=1)
WHY = "单位先行办理，事后补登"


class Order:
    """Writes through a door; ``refused`` also sees that nothing was written and where the sentence stands."""

    def __init__(self, do: Callable[..., Any], count: Callable[[], int]) -> None:
        self.do, self.count = do, count

    def refused(self, pair: str, field: str, use_case: object, **facts: Any) -> None:
        before = self.count()
        with pytest.raises(Refused) as caught:
            self.do(use_case, **facts)
        assert (caught.value.code, caught.value.argument) == (f"order.{pair}", field)
        assert self.count() == before

    def with_reason(self, pair: str, use_case: object, **facts: Any) -> None:
        self.refused(pair, ORDER_REASON, use_case, **facts)
        self.do(use_case, **facts, order_reason=WHY)


def first_of(story: Story, list_id: str, proposal_id: str) -> str:
    return next(row.id for row in story.ask(selection_rows, list_id=list_id) if row.proposal_id == proposal_id)


def test_a_list_is_decided_after_what_it_rests_on_and_published_after_that(tmp_path: Path) -> None:
    story = sealed_story(tmp_path / "w")
    order = Order(story.do, lambda: story.ask(audit_count))
    story.do(selection.draft_selection)
    list_id = story.ask(selection_lists)[0].id
    story.do(selection.apply_cut, list_id=list_id, places={"NEW": 3, "CONVERSION": 2})
    first = story.ask(selection_rows, list_id=list_id)[0]
    early = date(2020, 1, 1)
    order.refused(
        "name_receipt", "agreed_on", selection.agree_name, item_id=first.id, center_name="甲中心", agreed_on=early
    )
    order.with_reason(
        "visit_receipt", selection.record_site_visit, item_id=first.id, visited_on=early, visit="申报前已摸底"
    )
    desk = Desk.__new__(Desk)
    desk.story = story
    desk.at(POSTED)
    story.do(selection.record_site_visit, item_id=first.id, visited_on=POSTED, visit="设备在位")
    adopt = {"list_id": list_id, "meeting_reference": "纪要3号"}
    order.refused("list_meeting", ORDER_REASON, selection.adopt_selection, **adopt, decided_on=early)
    order.with_reason("list_visit", selection.adopt_selection, **adopt, decided_on=TODAY)
    story.do(selection.withdraw_selection, list_id=list_id, reason="会议日期写错")
    story.do(selection.draft_selection, reason="更正会议日期")
    newest = story.ask(selection_lists)[0].id
    line = story.ask(selection_rows, list_id=newest)[0]
    story.do(selection.agree_name, item_id=line.id, center_name=line.center_name, agreed_on=POSTED)
    story.do(selection.record_site_visit, item_id=first_of(story, newest, first.proposal_id), visited_on=None, visit="")
    order.with_reason("list_name", selection.adopt_selection, **{**adopt, "list_id": newest}, decided_on=TODAY)

    notice = {"place": "局网站", "contact": "0532-1"}
    order.refused("notice_list", "posted_on", publicity.publish_notice, **notice, posted_on=TODAY - DAY)
    key = desk.publish()
    order.refused(
        "again_notice", "posted_on", publicity.republish_notice, **notice, notice_id=key, posted_on=POSTED - DAY,
        only_changed=False, reason="重新公示名单",
    )  # fmt: skip
    objection = desk.object(desk.lines(key)[0])
    desk.at(AFTER + 2 * DAY)
    story.do(publicity.record_posting, notice_id=key, proof_on=AFTER + DAY, proof="事后补拍")
    order.refused("close_proof", "on", publicity.conclude_notice, notice_id=key, on=AFTER)
    story.do(publicity.conclude_notice, notice_id=key, on=AFTER + DAY)
    story.do(objections.judge_objection, objection_id=objection, admit="yes", on=LAST)
    with pytest.raises(Refused, match=r"publicity\.out_of_order"):
        story.do(objections.withdraw_objection, objection_id=objection, on=POSTED, inquiry="来函撤回")
    story.do(objections.decide_objection, objection_id=objection, upheld="no", on=AFTER + 2 * DAY, inquiry="查无此事")
    start = {"first_number": "C-1", "start_paper": "局函1号"}
    order.refused("start_notice", "started_on", launch.start_centers, **start, started_on=AFTER)
    order.refused("start_outcome", "started_on", launch.start_centers, **start, started_on=AFTER + DAY)
    story.do(launch.start_centers, **start, started_on=AFTER + 2 * DAY)
    assert story.ask(notices)[0].concluded_on == AFTER + DAY
    assert check_workspace(story.workspace) == ()
    story.workspace.close()


def test_a_report_comes_goes_back_and_is_pressed_for_in_order(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w")
    order = Order(ledger.do, lambda: ask(ledger.workspace.store, audit_count))
    key = ledger.duty(0).id
    ledger.do(annual_reports.receive_report, duty_id=key, summary_on=MARCH, plan_on=MARCH)
    order.refused("return_receipt", "on", annual_reports.return_report, duty_id=key, on=MARCH - DAY, reason="缺少附表")
    ledger.at += 2 * DAY
    ledger.do(annual_reports.return_report, duty_id=key, on=MARCH + DAY, reason="计划缺少附表")
    order.refused("again_return", "plan_on", annual_reports.receive_report, duty_id=key, plan_on=MARCH - DAY)
    ledger.do(annual_reports.receive_report, duty_id=key, summary_on=MARCH, plan_on=MARCH + 2 * DAY)
    other = ledger.duty(1)
    ledger.at = ledger.at.replace(month=4, day=APRIL.day)
    notice = {"duty_id": other.id, "kind": "final", "way": "挂号信"}
    order.with_reason("final_due", reminders.record_reminder, **notice, sent_on=other.due_on)
    ledger.do(corrections.propose_cancellation, duty_id=other.id, reason="到期未提报年度总结和计划，已两次通知")
    ledger.at += 3 * DAY
    ledger.do(reminders.record_reminder, **notice, sent_on=APRIL + 2 * DAY)
    heard = {"duty_id": other.id, "statement": "单位当面说明情况"}
    order.with_reason("statement_final", corrections.hear_statement, **heard, on=APRIL + DAY)
    told = ask(ledger.workspace.store, duty_history, duty_id=other.id)[-1]
    assert WHY in str(told.details)
    ledger.workspace.close()


def test_an_evaluation_goes_from_the_notice_to_the_revocation_in_order(tmp_path: Path) -> None:
    city = City(tmp_path / "w")
    order = Order(city.do, lambda: city.story.ask(audit_count))
    center = city.centers()[0]
    order.refused(
        "change_start", "asked_on", center_changes.ask_change, center_id=center.id, kind="name", after="新名称",
        reason="更名批复", asked_on=center.started_on - DAY,
    )  # fmt: skip
    converted = next(one for one in city.centers() if one.old_center_name)
    closing = {"center_id": converted.id, "paper": "局函7号"}
    order.with_reason("old_center_start", launch.close_old_center, **closing, on=converted.started_on - DAY)
    first, second, third, *_ = city.open()
    notice = {"evaluation_ids": [first, second, third], "number": PAPER, "report_due_on": city.today + 30 * DAY}
    order.refused("evaluation_period", "on", listing.notify_evaluation, **notice, on=center.started_on - DAY)
    city.do(listing.notify_evaluation, **notice, on=city.today)
    before = city.today - DAY
    order.refused(
        "absence_notice", "on", listing.note_absence, evaluation_id=second, kind="refused", on=before, reason="来函拒绝"
    )
    order.with_reason("self_notice", listing.receive_self_report, evaluation_id=first, on=before)
    order.with_reason("check_notice", listing.check_self_report, evaluation_id=first, on=before, opinion="属实")
    order.with_reason(
        "grade_report", grades.record_paper_grade, evaluation_id=first, grade="不合格", on=before - DAY, paper=PAPER
    )
    take_back(city, first)
    city.do(grades.record_paper_grade, evaluation_id=first, grade="不合格", on=city.today, paper=PAPER)
    city.do(listing.note_absence, evaluation_id=second, kind="refused", on=city.today, reason="来函拒绝")
    absent = {"evaluation_id": second, "grade": "不合格", "paper": PAPER, "reason": "拒绝参加评估"}
    order.refused("grade_absence", "on", grades.decide_grade, **absent, on=before)
    city.do(grades.decide_grade, **absent, on=city.today)
    publication = {"evaluation_ids": [first], "place": "局网站"}
    order.refused("posted_grade", "on", grades.publish_grades, **publication, on=before)
    rectify = {"evaluation_id": first, "due_on": city.today + 90 * DAY, "paper": PAPER, "demands": "补齐研发投入"}
    order.refused("rectify_grade", "on", after.order_rectification, **rectify, on=before)
    city.do(after.order_rectification, **rectify, on=city.today)
    recheck = {"evaluation_id": first, "passed": "no", "note": "仍不达标"}
    order.refused("recheck_rectify", "on", after.record_rectification, **recheck, on=before)
    city.do(after.propose_revocation, evaluation_id=second, reason="拒绝参加绩效评估")
    order.refused(
        "statement_draft", "on", after.hear_revocation, evaluation_id=second, on=before, statement="单位没有意见"
    )
    assert check_workspace(city.story.workspace) == ()
    city.story.workspace.close()
