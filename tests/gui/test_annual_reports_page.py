"""Annual reports on the real page: open a year, receive, check, file, return, export."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.services.annual_reports import NewCenter, open_report_year, register_centers
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.registry import departments
from tests.gui.report_desk import (
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
    year_dialog,
)  # fmt: skip
from tests.gui.review_window import settle
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import OFFICE

__all__ = ["clock", "context", "page"]


def test_opening_a_year_lists_who_owes(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    assert page.table.count() == 6
    assert page.filter_text("all") == "应报 6"
    assert row(page).due_on == date(2026, 3, 31)
    assert "6 个中心" in page.message.text


def test_a_year_is_planned_before_it_is_opened(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    office = ask(store_of(page.ctx), departments)[0]
    late = NewCenter("QTIC-C-9", "late", "x", office.id, "NEW", date(2025, 12, 1), date(2028, 12, 1))
    perform(store_of(page.ctx), OFFICE, register_centers, centers=[late])
    click(page, Act.OPEN_REPORT_YEAR)
    settle(qtbot, page.ctx)
    dialog = year_dialog(page)
    assert dialog.due.value() == date(2026, 3, 31)
    assert "列入 6 个" in dialog.plan.text()
    assert "1 个启动较晚" in dialog.plan.text()
    dialog.due.selectAll()
    QTest.keyClicks(dialog.due, "2026-3-28")
    QTest.keyClick(dialog.due, Qt.Key.Key_Tab)
    settle(qtbot, page.ctx)
    assert "周末" in dialog.rest.text()
    assert ask(store_of(page.ctx), duties, year=2025, today=page.ctx.now().date()) == ()
    click(dialog, "confirmOpenYear")
    settle(qtbot, page.ctx)
    assert row(page).due_on == date(2026, 3, 28)


@pytest.mark.parametrize("typed", ["20", "202x", "1999"])
def test_what_is_no_year_is_refused_in_place(page: RecordPage[DutyRow], qtbot: QtBot, typed: str) -> None:
    click(page, Act.OPEN_REPORT_YEAR)
    dialog = year_dialog(page)
    dialog.field.selectAll()
    QTest.keyClicks(dialog.field, typed)
    click(dialog, "confirmOpenYear")
    assert typed in dialog.row.problem
    assert dialog.isVisible()
    dialog.reject()


def test_a_centre_named_by_another_page_is_selected(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    wanted = row(page, 3)
    page.activate(Place("annual_reports", wanted.center_id))
    settle(qtbot, page.ctx)
    assert page.card.key == wanted.id


def test_a_returned_report_is_asked_for_again(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.RECEIVE_REPORT)
    act(page, qtbot, Act.RETURN_REPORT, reason="figures missing")
    assert row(page).state == "returned"
    assert main_acts(page) == [Act.RECEIVE_REPORT]


def test_a_date_in_the_future_is_refused_and_the_form_stays(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.RECEIVE_REPORT, summary_on="2026-12-1")
    assert "2026-12-01" in form(page).message.text
    assert row(page).state == "not_received"
    assert form(page).act.name is Act.RECEIVE_REPORT


def test_what_is_no_date_is_said_beside_the_field(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, Act.RECEIVE_REPORT, summary_on="31.2.2026x")
    assert form(page).problem("summary_on")
    assert row(page).state == "not_received"


def test_the_counts_filter_when_clicked(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page, 2)
    act(page, qtbot, Act.RECEIVE_REPORT)
    QTest.mouseClick(page.filter_chip("waiting_district"), Qt.MouseButton.LeftButton)
    assert [shown.id for shown in page.table.rows_model.shown()] == [row(page, 2).id]
    QTest.mouseClick(page.filter_chip("all"), Qt.MouseButton.LeftButton)
    assert page.table.count() == 6


def test_the_file_says_which_part_of_the_list_it_holds(page: RecordPage[DutyRow], qtbot: QtBot, tmp_path: Path) -> None:
    open_2025(page, qtbot)
    select(page, 2)
    act(page, qtbot, Act.RECEIVE_REPORT)
    QTest.mouseClick(page.filter_chip("missing"), Qt.MouseButton.LeftButton)
    page.exporter.ask_path = lambda *_: str(tmp_path / "清单.xlsx")
    click(page, Act.EXPORT_ANNUAL_CHECKLIST)
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert "本表范围：未交齐，5 个（应报共 6 个）" in cells
    assert sum(cell.startswith("QTIC-C-") for cell in cells) == 5
    assert not [cell for cell in cells if cell.startswith("paper.")], "every count has its word"


@pytest.mark.parametrize(("name", "start"), [("清单.xlsx", b"PK"), ("清单.pdf", b"%PDF"), ("清单", b"PK")])
def test_the_checklist_is_written(
    page: RecordPage[DutyRow], qtbot: QtBot, tmp_path: Path, name: str, start: bytes
) -> None:
    open_2025(page, qtbot)
    page.exporter.ask_path = lambda *_: str(tmp_path / name)
    click(page, Act.EXPORT_ANNUAL_CHECKLIST)
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    target = tmp_path / (name if "." in name else name + ".xlsx")
    assert target.exists(), page.message.text
    assert target.read_bytes().startswith(start)
    assert target.name in page.message.text


def test_twelve_hundred_centres_filter_at_once(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 1200)
    perform(store_of(context), OFFICE, open_report_year, year=2025)
    page = show(context, qtbot)
    assert page.table.count() == 1200
    began = time.perf_counter()
    page.search.setText("示例0777")
    took = time.perf_counter() - began
    assert page.table.count() == 1
    assert took < 1.0  # 0.1 s is aimed at; the margin is for a busy machine


def test_an_empty_workspace_says_what_belongs_here(context: AppContext, qtbot: QtBot) -> None:
    page = show(context, qtbot)
    assert page.is_empty
    export = page.findChild(QPushButton, Act.EXPORT_ANNUAL_CHECKLIST)
    assert export is not None
    assert not export.isEnabled()
    assert export.toolTip()


def test_a_year_without_a_ledger_points_to_the_ledger(context: AppContext, qtbot: QtBot) -> None:
    page = show(context, qtbot)
    click(page, Act.OPEN_REPORT_YEAR)
    settle(qtbot, context)
    assert "启动建设" in year_dialog(page).plan.text()
    year_dialog(page).reject()


def test_the_card_says_by_which_day_lateness_goes(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    assert row(page).measure == "submitted"
    assert "以单位提交日期为准（指引未规定）" in page.card.lines["body"]
