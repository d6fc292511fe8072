"""Corrections, several at once, and what follows an overdue report, on the real page."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.annual_reports import AnnualReportsPage
from qtic_desktop.gui.context import AppContext
from qtic_desktop.services.annual_corrections import propose_cancellation
from qtic_desktop.storage.queries.annual_reports import centers
from tests.gui.report_desk import (
    AFTER,
    Clock,
    act,
    click,
    clock,
    context,
    fill,
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


def test_a_report_goes_its_way_from_received_to_filed(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    assert main_acts(page) == ["receive"]
    act(page, qtbot, "receive", planOn="")
    assert row(page).state == "incomplete"
    act(page, qtbot, "receive")
    assert row(page).state == "waiting_district"
    act(page, qtbot, "check", checkOpinion="ok")
    assert (row(page).state, row(page).district_opinion) == ("waiting_filing", "ok")
    act(page, qtbot, "file", filingNumber="QTIC-2025-01")
    assert (row(page).state, row(page).filing_number) == ("filed", "QTIC-2025-01")
    assert main_acts(page) == []
    assert list(page.detail.buttons) == ["correct", "reverse", "move"]
    assert page._chips["filed"][0].text() == "已备案 1"


def test_overdue_says_days_and_clause_and_cancels_nothing(page: AnnualReportsPage, qtbot: QtBot, clock: Clock) -> None:
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate()
    settle(qtbot, page.ctx)
    select(page)
    assert page.detail.chip.text == "逾期 12 天"
    assert "三（四）" in page.detail.law.text()
    assert page.waiting_count() == 6
    click(page.detail, "cancelAct")
    draft = page.detail.forms.ui.cancelReason.value()
    for fact in ("QTIC-C-0001", "示例单位1", "2026-03-31", "12天", "三（四）"):
        assert fact in draft
    click(page.detail, "cancelButton")
    settle(qtbot, page.ctx)
    assert row(page).cancellation_reason == draft
    assert row(page).cancellation_proposed_on == date(2026, 4, 12)
    assert {center.status for center in ask(store_of(page.ctx), centers)} == {"running"}
    act(page, qtbot, "withdraw", withdrawReason="report came")
    assert row(page).cancellation_reason == ""


def test_a_clerk_is_not_offered_what_the_office_decides(context: AppContext, qtbot: QtBot, clock: Clock) -> None:
    fill(context, 2)
    context.actor = CLERK
    page = show(context, qtbot)
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate()
    settle(qtbot, context)
    select(page)
    assert list(page.detail.buttons) == ["receive"]
    perform(store_of(context), OFFICE, propose_cancellation, duty_id=row(page).id, reason="催报三次仍未提报材料。")
    page.refresh(Changes.of(Kind.DUTY))
    settle(qtbot, context)
    assert list(page.detail.buttons) == ["receive"]
    assert "由办公室" in page.detail.note.text()


def test_a_filed_report_is_corrected_with_a_reason_and_shows_it(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, "receive")
    act(page, qtbot, "check", checkOpinion="ok")
    act(page, qtbot, "file", filingNumber="B-1")
    act(page, qtbot, "correct", correctNumber="B-2")
    assert "原因" in page.message.text, "without a reason nothing is corrected"
    assert row(page).filing_number == "B-1"
    act(page, qtbot, "correct", correctNumber="B-2", correctReason="wrong line of the book")
    assert row(page).filing_number == "B-2"
    history = page.detail.history.text()
    assert "备案号：B-1 → B-2" in history
    assert "wrong line of the book" in history
    act(page, qtbot, "reverse", reverseReason="never delivered")
    assert row(page).state == "waiting_filing"
    act(page, qtbot, "move", moveTo="QTIC-C-0004", moveReason="wrong centre")
    assert (row(page).state, row(page, 3).state) == ("not_received", "waiting_filing")


def test_a_centre_is_heard_decided_on_and_restored(page: AnnualReportsPage, qtbot: QtBot, clock: Clock) -> None:
    open_2025(page, qtbot)
    clock.at = AFTER
    page.activate()
    settle(qtbot, page.ctx)
    select(page)
    act(page, qtbot, "cancel", cancelReason="reminded three times")
    assert main_acts(page) == ["receive", "hear", "withdraw"], "nobody is decided on unheard"
    act(page, qtbot, "hear", heardText="told, said nothing")
    assert main_acts(page) == ["receive", "decide", "hear", "withdraw"]
    click(page.detail, "decideAct")
    assert page.detail.forms.ui.decision.value() == "no", "the milder one stands first"
    page.detail.forms.ui.decision.set_value("yes")
    QTest.keyClicks(page.detail.forms.ui.decisionPaper, "meeting 5")
    click(page.detail, "decideButton")
    settle(qtbot, page.ctx)
    assert row(page).state == "cancelled"
    assert page._chips["cancelled"][0].text() == "已取消 1"
    assert list(page.detail.buttons) == ["restore"]
    act(page, qtbot, "restore", restorePaper="meeting 6", restoreReason="sent to the wrong address")
    assert row(page).state == "overdue"
    assert {center.status for center in ask(store_of(page.ctx), centers)} == {"running"}


def test_an_extension_moves_the_due_day_and_says_who_approved(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, "extend", extendUntil="2026-5-16", extendReason="flooded", extendApproval="minutes 3")
    assert row(page).due_on == date(2026, 5, 16)
    assert "2026-03-31" in page.detail.due.text()
    assert "minutes 3" in page.detail.due.text()
    assert "周末" in page.detail.rest.text(), "a Saturday is said, not moved"


def test_several_are_done_at_once_and_the_button_says_how_many(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page, 5)
    act(page, qtbot, "receive")
    page.table.selectAll()
    settle(qtbot, page.ctx)
    assert page.detail.buttons["receiveMany"].text() == "登记收到 5 项…"
    assert page.detail.buttons["checkMany"].text() == "区市审核 1 项…"
    assert "已选 6 个" in page._footer.text()
    click(page.detail, "receiveManyAct")
    click(page.detail, "receiveButton")
    settle(qtbot, page.ctx)
    assert {row(page, place).state for place in range(6)} == {"waiting_district"}
    click(page.detail, "checkManyAct")
    click(page.detail, "checkButton")
    settle(qtbot, page.ctx)
    click(page.detail, "fileManyAct")
    QTest.keyClicks(page.detail.forms.ui.firstNumber, "B-2025-009")
    click(page.detail, "fileManyButton")
    settle(qtbot, page.ctx)
    assert [row(page, place).filing_number for place in (0, 5)] == ["B-2025-009", "B-2025-014"]
    assert page.message.text == "已备案 6 项。"
