"""一行登记 on the real page: read as a sentence, done by Enter, taken back by one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.storage.queries.annual_reports import DutyRow
from tests.gui.report_desk import act, clock, context, open_2025, page, row, select
from tests.gui.review_window import settle

__all__ = ["clock", "context", "page"]


def test_a_line_is_a_sentence_then_an_entry_and_goes_back_for_a_minute(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    pile = page.pile  # type: ignore[attr-defined]
    number = row(page).center_number
    QTest.keyClicks(pile.field, f"{number} zj 3.2")
    day = pile.read().on
    assert pile.sentence.text() == f"{row(page).center_name}：2025 年度总结 {day} 收到。按 Enter 登记。"
    assert row(page).summary_received_on is None, "nothing is noted while it is only read"
    QTest.keyClick(pile.field, Qt.Key.Key_Return)
    settle(qtbot, page.ctx)
    assert row(page).summary_received_on == day
    assert pile.field.value() == ""
    assert pile.undo.isVisible()
    QTest.mouseClick(pile.undo, Qt.MouseButton.LeftButton)
    settle(qtbot, page.ctx)
    assert row(page).summary_received_on is None
    assert not pile.undo.isVisible()
    assert "两次都留在记录里" in pile.sentence.text()


def test_the_minute_ends(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    pile = page.pile  # type: ignore[attr-defined]
    QTest.keyClicks(pile.field, f"{row(page).center_number} qb")
    QTest.keyClick(pile.field, Qt.Key.Key_Return)
    settle(qtbot, page.ctx)
    assert row(page).plan_received_on is not None
    pile._minute.timeout.emit()
    assert not pile.undo.isVisible()
    assert row(page).plan_received_on is not None


def test_a_centre_that_owes_nothing_any_more_is_named_with_its_state(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.RECEIVE_REPORT)
    act(page, qtbot, Act.RETURN_REPORT, reason="figures missing")
    pile = page.pile  # type: ignore[attr-defined]
    QTest.keyClicks(pile.field, f"{row(page).center_number} zj")
    assert pile.sentence.text() == f"{row(page).center_name}：已退回补正；补正稿请选中它，在右侧“登记收到…”里登记。"


def enter(page: RecordPage[DutyRow], qtbot: QtBot, line: str) -> str:
    """Type a line anew, press Enter once, and give the sentence."""
    pile = page.pile  # type: ignore[attr-defined]
    pile.field.set_value("")
    QTest.keyClicks(pile.field, line)
    QTest.keyClick(pile.field, Qt.Key.Key_Return)
    settle(qtbot, page.ctx)
    return str(pile.sentence.text())


def test_a_day_that_stands_is_changed_by_a_second_enter_and_the_submission_follows(
    page: RecordPage[DutyRow], qtbot: QtBot
) -> None:
    open_2025(page, qtbot)
    number, name = row(page).center_number, row(page).center_name
    enter(page, qtbot, f"{number} qb 3.2")
    first = row(page).plan_received_on
    assert first is not None
    assert row(page).submitted_on == first
    assert enter(page, qtbot, f"{number} jh 3.2") == f"{name}：已登记 计划 {first} 收到，没有改动。"
    second = first.replace(day=5)
    said = enter(page, qtbot, f"{number} jh 3.5")
    assert said == f"{name}：已登记 计划 {first} 收到，计划改为 {second}。再按一次 Enter 才更正。"
    assert row(page).plan_received_on == first, "nothing changes by one Enter"
    pile = page.pile  # type: ignore[attr-defined]
    QTest.keyClick(pile.field, Qt.Key.Key_Return)
    settle(qtbot, page.ctx)
    assert (row(page).plan_received_on, row(page).submitted_on) == (second, second)
    assert row(page).summary_received_on == first
    QTest.mouseClick(pile.undo, Qt.MouseButton.LeftButton)
    settle(qtbot, page.ctx)
    assert (row(page).plan_received_on, row(page).submitted_on) == (first, first)


def test_a_day_not_reached_is_read_out_and_its_year_is_asked_for(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    said = enter(page, qtbot, f"{row(page).center_number} jh 12.5")
    assert said == "读作 2026-12-05，今年还没到这一天，没有登记。如果是往年的，请写上年份，例如 2025-12-5。"
    assert row(page).plan_received_on is None
