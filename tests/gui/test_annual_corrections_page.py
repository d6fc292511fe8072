"""Corrections, several at once, and what follows an overdue report, on the real page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.services.annual_reports.corrections import propose_cancellation
from qtic_desktop.storage.queries.annual_reports import DutyRow
from qtic_desktop.storage.queries.launch import centers
from tests.gui.report_desk import (
    AFTER,
    Clock,
    act,
    click,
    clock,
    context,
    fill,
    form,
    main_acts,
    open_2025,
    page,
    row,
    select,
    show,
)
from tests.gui.review_window import settle
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import CLERK, OFFICE

__all__ = ["clock", "context", "page"]


def test_a_report_goes_its_way_from_received_to_filed(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    assert main_acts(page) == [Act.RECEIVE_REPORT]
    act(page, qtbot, Act.RECEIVE_REPORT, plan_on="")
    assert row(page).state == "incomplete"
    act(page, qtbot, Act.RECEIVE_REPORT)
    assert row(page).state == "waiting_district"
    act(page, qtbot, Act.RECORD_DISTRICT_CHECK, opinion="ok")
    assert (row(page).state, row(page).district_opinion) == ("waiting_filing", "ok")
    act(page, qtbot, Act.FILE_REPORT, filing_number="QTIC-2025-01")
    assert (row(page).state, row(page).filing_number) == ("filed", "QTIC-2025-01")
    assert main_acts(page) == []
    assert list(page.card.buttons) == [Act.ATTACH_REPORT, Act.CORRECT_REPORT, Act.REVERSE_FILING, Act.MOVE_REPORT]
    assert page.filter_text("filed") == "已备案 1"


def test_overdue_says_days_and_clause_and_cancels_nothing(
    page: RecordPage[DutyRow], qtbot: QtBot, clock: Clock
) -> None:
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate(Place(page.name))
    settle(qtbot, page.ctx)
    select(page)
    assert page.card.chip.text == "逾期 12 天"
    assert "三（四）" in page.card.lines["bad"]
    assert page.waiting_count() == 6
    click(page.card, Act.PROPOSE_CANCELLATION)
    draft = form(page).field("reason").value()
    for fact in ("QTIC-C-0001", "示例单位1", "2026-03-31", "12天", "三（四）"):
        assert fact in draft
    click(page.card, f"do_{Act.PROPOSE_CANCELLATION}")
    settle(qtbot, page.ctx)
    assert row(page).cancellation_reason == "", "a draft with dots in it is not finished"
    assert form(page).field("reason").value() == draft
    draft = draft.replace("催报情况：……。建议：……", "催报情况：三次电话。建议：取消资格")
    form(page).field("reason").set_value(draft)
    click(page.card, f"do_{Act.PROPOSE_CANCELLATION}")
    settle(qtbot, page.ctx)
    assert row(page).cancellation_reason == draft
    assert row(page).cancellation_proposed_on == date(2026, 4, 12)
    assert {center.status for center in ask(store_of(page.ctx), centers)} == {"running"}
    act(page, qtbot, Act.WITHDRAW_CANCELLATION, reason="report came")
    assert row(page).cancellation_reason == ""


def test_a_clerk_is_not_offered_what_the_office_decides(context: AppContext, qtbot: QtBot, clock: Clock) -> None:
    fill(context, 2)
    context.actor = CLERK
    page = show(context, qtbot)
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate(Place(page.name))
    settle(qtbot, context)
    select(page)
    assert main_acts(page) == [Act.RECEIVE_REPORT]
    perform(store_of(context), OFFICE, propose_cancellation, duty_id=row(page).id, reason="催报三次仍未提报材料。")
    page.refresh(Changes.of(Kind.DUTY))
    settle(qtbot, context)
    assert main_acts(page) == [Act.RECEIVE_REPORT]
    assert "由办公室" in page.card.note


def test_a_filed_report_is_corrected_with_a_reason_and_shows_it(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.RECEIVE_REPORT)
    act(page, qtbot, Act.RECORD_DISTRICT_CHECK, opinion="ok")
    act(page, qtbot, Act.FILE_REPORT, filing_number="B-1")
    act(page, qtbot, Act.CORRECT_REPORT, filing_number="B-2")
    assert "原因" in form(page).problem("reason"), "without a reason nothing is corrected"
    assert row(page).filing_number == "B-1"
    act(page, qtbot, Act.CORRECT_REPORT, filing_number="B-2", reason="wrong line of the book")
    assert row(page).filing_number == "B-2"
    history = page.card.history.text()
    assert "备案号：B-1 → B-2" in history
    assert "wrong line of the book" in history
    act(page, qtbot, Act.REVERSE_FILING, reason="never delivered")
    assert row(page).state == "waiting_filing"
    act(page, qtbot, Act.MOVE_REPORT, to_center="QTIC-C-0004", reason="wrong centre")
    assert (row(page).state, row(page, 3).state) == ("not_received", "waiting_filing")


def test_a_centre_is_heard_decided_on_and_restored(page: RecordPage[DutyRow], qtbot: QtBot, clock: Clock) -> None:
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate(Place(page.name))
    settle(qtbot, page.ctx)
    select(page)
    act(page, qtbot, Act.PROPOSE_CANCELLATION, reason="reminded three times")
    assert main_acts(page) == [Act.RECEIVE_REPORT, Act.HEAR_STATEMENT, Act.WITHDRAW_CANCELLATION], (
        "nobody is decided on unheard"
    )
    act(page, qtbot, Act.HEAR_STATEMENT, statement="told, said nothing")
    assert main_acts(page) == [
        Act.RECEIVE_REPORT,
        Act.DECIDE_CANCELLATION,
        Act.HEAR_STATEMENT,
        Act.WITHDRAW_CANCELLATION,
    ]
    click(page.card, Act.DECIDE_CANCELLATION)
    assert form(page).field("cancel").value() is None, "nothing is chosen before a person chooses"
    form(page).field("cancel").set_value("yes")
    QTest.keyClicks(form(page).field("decision"), "meeting 5")
    click(page.card, f"do_{Act.DECIDE_CANCELLATION}")
    settle(qtbot, page.ctx)
    assert row(page).state == "overdue", "nobody is cancelled before the second look"
    follows = form(page).second.follows.text()
    assert row(page).center_name in follows
    assert "reminded three times" in follows
    assert "told, said nothing" in follows
    assert not form(page).column.isVisible()
    QTest.keyClick(form(page).leave_button, Qt.Key.Key_Space)
    assert form(page).column.isVisible(), "the way back is the questions as they were answered"
    assert form(page).field("decision").value() == "meeting 5"
    click(page.card, f"do_{Act.DECIDE_CANCELLATION}")
    click(page.card, f"do_{Act.DECIDE_CANCELLATION}")
    settle(qtbot, page.ctx)
    assert row(page).state == "cancelled"
    assert page.filter_text("cancelled") == "已取消 1"
    assert list(page.card.buttons) == [Act.RESTORE_CENTER]
    act(page, qtbot, Act.RESTORE_CENTER, decision="meeting 6", reason="sent to the wrong address")
    assert row(page).state == "overdue"
    assert {center.status for center in ask(store_of(page.ctx), centers)} == {"running"}


def test_a_day_out_of_order_is_asked_about_only_where_it_happens(
    page: RecordPage[DutyRow], qtbot: QtBot, clock: Clock
) -> None:
    open_2025(page, qtbot)
    select(page)
    click(page.card, Act.RECORD_REMINDER)
    assert form(page).column.rows["order_reason"].isHidden(), "what most entries never need is not asked"
    form(page).field("kind").set_value("final")
    QTest.keyClicks(form(page).field("way"), "by letter")
    click(page.card, f"do_{Act.RECORD_REMINDER}")
    settle(qtbot, page.ctx)
    assert form(page).column.rows["order_reason"].isVisible()
    assert "截止日还没有过" in form(page).problem("order_reason")
    assert row(page).reminders == 0
    form(page).field("order_reason").set_value("told before the due day at the meeting")
    click(page.card, f"do_{Act.RECORD_REMINDER}")
    settle(qtbot, page.ctx)
    assert row(page).reminders == 1


def test_an_extension_moves_the_due_day_and_says_who_approved(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.EXTEND_DUE, until="2026-5-16", reason="flooded", approval="minutes 3")
    assert row(page).due_on == date(2026, 5, 16)
    assert "2026-03-31" in page.card.lines["body"]
    assert "minutes 3" in page.card.lines["body"]
    assert "周末" in page.card.lines["warn"], "a Saturday is said, not moved"


def test_several_are_done_at_once_and_the_button_says_how_many(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page, 5)
    act(page, qtbot, Act.RECEIVE_REPORT)
    page.table.selectAll()
    settle(qtbot, page.ctx)
    assert page.card.buttons[Act.RECEIVE_MANY].text() == "登记收到 5 项…"
    assert page.card.buttons[Act.CHECK_MANY].text() == "区市审核 1 项…"
    assert "已选 6 个" in page.footer
    click(page.card, Act.RECEIVE_MANY)
    click(page.card, f"do_{Act.RECEIVE_MANY}")
    settle(qtbot, page.ctx)
    assert {row(page, place).state for place in range(6)} == {"waiting_district"}
    click(page.card, Act.CHECK_MANY)
    assert form(page).field("opinion").value() == "", "nobody's words are put into the district's mouth"
    form(page).field("opinion").set_value("agreed")
    click(page.card, f"do_{Act.CHECK_MANY}")
    settle(qtbot, page.ctx)
    click(page.card, Act.FILE_MANY)
    QTest.keyClicks(form(page).field("first_number"), "B-2025-009")
    click(page.card, f"do_{Act.FILE_MANY}")
    settle(qtbot, page.ctx)
    assert [row(page, place).filing_number for place in (0, 5)] == ["B-2025-009", "B-2025-014"]
    assert page.message.text == "已备案 6 项。"
