"""Annual reports on the real page: open a year, receive, check, file, return, propose a cancellation, export."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.annual_reports import AnnualReportsPage
from qtic_desktop.gui.audit import AuditPage
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import LaunchPage
from qtic_desktop.services import demo
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
    QTest.keyClick(page.dialog.field, Qt.Key.Key_Return)
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
    assert list(page.detail.buttons) == ["receive"]
    act(page, qtbot, "receive", planOn="")
    assert row(page).state == "incomplete"
    act(page, qtbot, "receive")
    assert row(page).state == "waiting_district"
    act(page, qtbot, "check", checkOpinion="ok")
    assert (row(page).state, row(page).district_opinion) == ("waiting_filing", "ok")
    act(page, qtbot, "file", filingNumber="QTIC-2025-01")
    assert (row(page).state, row(page).filing_number) == ("filed", "QTIC-2025-01")
    assert page.detail.buttons == {}
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
    assert list(page.detail.buttons) == ["receive"]


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


def test_a_clerk_cannot_propose_a_cancellation(page: AnnualReportsPage, qtbot: QtBot, clock: Clock) -> None:
    open_2025(page, qtbot)
    clock.at = AFTER
    page.ctx.actor = CLERK
    page.activate()
    settle(qtbot, page.ctx)
    select(page)
    act(page, qtbot, "cancel")
    assert page.message.text
    assert row(page).cancellation_proposed_on is None


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


def test_the_audit_page_tells_whether_the_chain_holds(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 2)
    page = AuditPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate()
    settle(qtbot, context)
    assert page.chip.text == "完整"
    assert page.table.count() >= 2
    assert page.table.rows_model.shown()[0].act == "register_centers"
    with context.store.engine.connect() as connection:
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
        for (name,) in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE audit_entries SET actor_name='x' WHERE seq=1")
        connection.commit()
    click(page, "checkChainButton")
    settle(qtbot, context)
    assert page.chip.text == "不完整"
    assert "第 1 条" in page.state.text()
