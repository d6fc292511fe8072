"""Annual reports on the real page: open a year, receive, check, file, return, propose a cancellation, export."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.annual_reports import AnnualReportsPage
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import LaunchPage
from qtic_desktop.services import demo
from qtic_desktop.services.annual_corrections import propose_cancellation
from qtic_desktop.services.annual_reports import NewCenter, open_report_year, register_centers
from qtic_desktop.services.perform import ask, perform
from qtic_desktop.services.registry import SYSTEM, prepare_workspace
from qtic_desktop.storage.queries.annual_reports import DutyRow, centers, duties
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.workspace import create_workspace
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, OFFICE, Story

BEFORE, AFTER = datetime(2026, 3, 20, 9, tzinfo=UTC), datetime(2026, 4, 12, 9, tzinfo=UTC)


class Clock:
    """A clock the test sets; it moves a second at every look."""

    def __init__(self) -> None:
        self.at = BEFORE

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fill(context: AppContext, count: int) -> None:
    """Centres for the ledger, every third a conversion."""
    office = ask(context.store, departments)[0]
    rows = [
        NewCenter(
            f"QTIC-C-{place:04d}",
            f"青岛市示例{place:04d}技术创新中心",
            f"示例单位{place}",
            office.id,
            "CONVERSION" if place % 3 == 2 else "NEW",
            date(2024, 5, 8),
            date(2027, 5, 8),
        )
        for place in range(1, count + 1)
    ]
    perform(context.store, OFFICE, register_centers, centers=rows)


@pytest.fixture
def context(tmp_path: Path, clock: Clock, themed: None) -> Iterator[AppContext]:
    with create_workspace(tmp_path / "workspace", sample=True, now=clock) as workspace:
        with workspace.store.begin(SYSTEM) as work:
            prepare_workspace(work, organizer=demo.ORGANIZER, sample=True)
        made = make_context(Story(workspace, [], []), OFFICE, tmp_path)
        made.now = clock
        yield made
        assert made.tasks.close()


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> AnnualReportsPage:
    fill(context, 6)
    return show(context, qtbot)


def show(context: AppContext, qtbot: QtBot) -> AnnualReportsPage:
    made = AnnualReportsPage(context)
    show_page(qtbot, made, 1150, 740)
    context.notifier.changed.connect(made.refresh)
    made.activate()
    settle(qtbot, context)
    return made


def click(root: Any, name: str) -> None:
    found = root.findChild(QPushButton, name)
    assert found is not None, name
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def open_2025(page: AnnualReportsPage, qtbot: QtBot) -> None:
    click(page, "openYearButton")
    assert page.dialog is not None
    assert page.dialog.field.value() == "2025"
    settle(qtbot, page.ctx)
    click(page.dialog, "confirmOpenYear")
    settle(qtbot, page.ctx)


def act(page: AnnualReportsPage, qtbot: QtBot, name: str, **texts: str) -> None:
    """Open the form of an act, type, press its button."""
    click(page.detail, f"{name}Act")
    ui = page.detail.forms.ui
    for field, text in texts.items():
        widget = getattr(ui, field)
        target = getattr(widget, "editor", widget)
        target.setFocus()
        target.selectAll()
        QTest.keyClick(target, Qt.Key.Key_Delete)
        QTest.keyClicks(target, text)
    click(page.detail, f"{name}Button")
    settle(qtbot, page.ctx)


def main_acts(page: AnnualReportsPage) -> list[str]:
    """Acts offered for the next step, without those that put an entry right."""
    return [name for name in page.detail.buttons if name not in ("correct", "reverse", "move", "extend", "unextend")]


def row(page: AnnualReportsPage, place: int = 0) -> DutyRow:
    return ask(page.ctx.store, duties, year=2025, today=page.today())[place]


def select(page: AnnualReportsPage, place: int = 0) -> None:
    assert page.table.select(row(page, place).id)


def test_opening_a_year_lists_who_owes(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    assert page.table.count() == 6
    assert page._chips["all"][0].text() == "应报 6"
    assert row(page).due_on == date(2026, 3, 31)
    assert "6 个中心" in page.message.text


def test_a_year_is_planned_before_it_is_opened(page: AnnualReportsPage, qtbot: QtBot) -> None:
    office = ask(page.ctx.store, departments)[0]
    late = NewCenter("QTIC-C-9", "late", "x", office.id, "NEW", date(2025, 12, 1), date(2028, 12, 1))
    perform(page.ctx.store, OFFICE, register_centers, centers=[late])
    click(page, "openYearButton")
    settle(qtbot, page.ctx)
    dialog = page.dialog
    assert dialog is not None
    assert dialog.due.value() == date(2026, 3, 31)
    assert "列入 6 个" in dialog.plan.text()
    assert "1 个启动较晚" in dialog.plan.text()
    dialog.due.selectAll()
    QTest.keyClicks(dialog.due, "2026-3-28")
    QTest.keyClick(dialog.due, Qt.Key.Key_Tab)
    settle(qtbot, page.ctx)
    assert "周末" in dialog.rest.text()
    assert ask(page.ctx.store, duties, year=2025, today=page.today()) == ()
    click(dialog, "confirmOpenYear")
    settle(qtbot, page.ctx)
    assert row(page).due_on == date(2026, 3, 28)


@pytest.mark.parametrize("typed", ["20", "202x", "1999"])
def test_what_is_no_year_is_refused_in_place(page: AnnualReportsPage, qtbot: QtBot, typed: str) -> None:
    click(page, "openYearButton")
    assert page.dialog is not None
    page.dialog.field.selectAll()
    QTest.keyClicks(page.dialog.field, typed)
    click(page.dialog, "confirmOpenYear")
    assert typed in page.dialog.row.problem
    assert page.dialog.isVisible()
    page.dialog.reject()


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


def test_a_centre_named_by_another_page_is_selected(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    wanted = row(page, 3)
    page.activate(center=wanted.center_id)
    settle(qtbot, page.ctx)
    assert page.detail.row is not None
    assert page.detail.row.id == wanted.id


def test_a_returned_report_is_asked_for_again(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, "receive")
    act(page, qtbot, "return", returnReason="figures missing")
    assert row(page).state == "returned"
    assert main_acts(page) == ["receive"]


def test_a_date_in_the_future_is_refused_and_the_form_stays(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, "receive", summaryOn="2026-12-1")
    assert "2026-12-01" in page.message.text
    assert row(page).state == "not_received"
    assert page.detail.forms.act == "receive"


def test_what_is_no_date_is_said_beside_the_field(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page)
    act(page, qtbot, "receive", summaryOn="31.2.2026x")
    assert page.detail.forms.ui.summaryOnRow.problem
    assert row(page).state == "not_received"


def test_the_counts_filter_when_clicked(page: AnnualReportsPage, qtbot: QtBot) -> None:
    open_2025(page, qtbot)
    select(page, 2)
    act(page, qtbot, "receive")
    QTest.mouseClick(page._chips["waiting_district"][0], Qt.MouseButton.LeftButton)
    assert [shown.id for shown in page.table.rows_model.shown()] == [row(page, 2).id]
    QTest.mouseClick(page._chips["all"][0], Qt.MouseButton.LeftButton)
    assert page.table.count() == 6


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
    assert {center.status for center in ask(page.ctx.store, centers)} == {"running"}
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
    perform(context.store, OFFICE, propose_cancellation, duty_id=row(page).id, reason="催报三次仍未提报材料。")
    page.refresh(Changes.of("duty"))
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
    assert {center.status for center in ask(page.ctx.store, centers)} == {"running"}


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


def test_the_file_says_which_part_of_the_list_it_holds(page: AnnualReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_2025(page, qtbot)
    select(page, 2)
    act(page, qtbot, "receive")
    QTest.mouseClick(page._chips["missing"][0], Qt.MouseButton.LeftButton)
    page.ask_path = lambda *_: str(tmp_path / "清单.xlsx")
    click(page, "exportChecklistButton")
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    cells = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert "本表范围：未交齐，5 个（应报共 6 个）" in cells
    assert sum(cell.startswith("QTIC-C-") for cell in cells) == 5
    assert not [cell for cell in cells if cell.startswith("xlsx.")], "every count has its word"


@pytest.mark.parametrize(("name", "start"), [("清单.xlsx", b"PK"), ("清单.pdf", b"%PDF"), ("清单", b"PK")])
def test_the_checklist_is_written(
    page: AnnualReportsPage, qtbot: QtBot, tmp_path: Path, name: str, start: bytes
) -> None:
    open_2025(page, qtbot)
    page.ask_path = lambda *_: str(tmp_path / name)
    click(page, "exportChecklistButton")
    qtbot.waitUntil(lambda: page.ctx.tasks.running == 0, timeout=60000)
    settle(qtbot, page.ctx)
    target = tmp_path / (name if "." in name else name + ".xlsx")
    assert target.read_bytes().startswith(start)
    assert target.name in page.message.text


def test_twelve_hundred_centres_filter_at_once(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 1200)
    perform(context.store, OFFICE, open_report_year, year=2025)
    page = show(context, qtbot)
    assert page.table.count() == 1200
    began = time.perf_counter()
    page.search.setText("示例0777")
    took = time.perf_counter() - began
    assert page.table.count() == 1
    assert took < 1.0  # 0.1 s is aimed at; the margin is for a busy machine


def test_an_empty_workspace_says_what_belongs_here(context: AppContext, qtbot: QtBot) -> None:
    page = show(context, qtbot)
    assert page._body.currentWidget() is page._empty
    assert not page.export_button.isEnabled()
    assert page.export_button.toolTip()


def test_the_ledger_shows_the_period_and_leads_to_the_reports(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 3)
    page = LaunchPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate()
    settle(qtbot, context)
    gone: list[tuple[str, Any]] = []
    context.signals.place_wanted.connect(lambda name, place: gone.append((name, place)))
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: "2024-05-08 至 2027-05-08" in page.facts.text(), timeout=10000)
    click(page, "toReportsButton")
    assert gone == [("annual_reports", {"center": page.table.selected().id})]


def test_an_import_shows_first_what_it_would_bring(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    office = ask(context.store, departments)[0].name
    target = tmp_path / "台账.csv"
    heads = "编号,中心名称,依托单位,统一社会信用代码,主管部门,类型,启动日期"
    good = f"QTIC-C-1,青岛市示例甲技术创新中心,示例甲公司,91350100M000100Y43,{office},新建,2025-01-06"
    bad = f"QTIC-C-2,青岛市示例乙技术创新中心,示例乙公司,91350100M000100Y43,{office},新建,昨天"
    target.write_text(f"{heads}\n{good}\n{bad}", encoding="utf-8")
    page = LaunchPage(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate()
    settle(qtbot, context)
    page.ask_path = lambda *_: str(target)
    click(page, "importCentersButton")
    settle(qtbot, context)
    assert page.dialog is not None, page.message.text
    assert ask(context.store, centers) == ()
    assert "1" in page.dialog.confirm.text()
    assert page.dialog.findings.text()
    click(page.dialog, "confirmImport")
    settle(qtbot, context)
    assert [row.number for row in ask(context.store, centers)] == ["QTIC-C-1"]
    assert page.table.count() == 1
    click(page, "importCentersButton")
    settle(qtbot, context)
    assert not page.dialog.confirm.isEnabled()
    page.dialog.reject()
