"""The ledger of centres on the real page: the period, the way to the reports, an import with a dry run."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import launch_page
from qtic_desktop.gui.place import Place
from qtic_desktop.storage.queries.annual_reports import centers
from qtic_desktop.storage.queries.registry import departments
from tests.gui.report_desk import click, clock, context, fill
from tests.gui.review_window import settle, show_page
from tests.helpers.doors import ask, store_of

__all__ = ["clock", "context"]


def test_the_ledger_shows_the_period_and_leads_to_the_reports(context: AppContext, qtbot: QtBot) -> None:
    fill(context, 3)
    page = launch_page(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place(page.name))
    settle(qtbot, context)
    gone: list[Place] = []
    context.signals.place_wanted.connect(gone.append)
    page.table.select(page.table.rows_model.row(0).id)
    assert "2024-05-08 至 2027-05-08" in page.card.facts["建设期"], (page.table.count(), page.message.text)
    click(page, "to_annual_reports")
    assert gone == [Place("annual_reports", page.table.selected().id)]


def test_an_import_shows_first_what_it_would_bring(context: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    office = ask(store_of(context), departments)[0].name
    target = tmp_path / "台账.csv"
    heads = "编号,中心名称,依托单位,统一社会信用代码,主管部门,类型,启动日期"
    good = f"QTIC-C-1,青岛市示例甲技术创新中心,示例甲公司,91350100M000100Y43,{office},新建,2025-01-06"
    bad = f"QTIC-C-2,青岛市示例乙技术创新中心,示例乙公司,91350100M000100Y43,{office},新建,昨天"
    target.write_text(f"{heads}\n{good}\n{bad}", encoding="utf-8")
    page = launch_page(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place(page.name))
    settle(qtbot, context)
    importer = page.importer
    assert importer is not None
    importer.ask_path = lambda *_: str(target)
    click(page, Act.IMPORT_CENTERS)
    settle(qtbot, context)
    assert importer.preview is not None, page.message.text
    assert ask(store_of(context), centers) == ()
    assert "1" in importer.preview.confirm.text()
    assert importer.preview.findings.total()
    click(importer.preview, "confirmImport")
    settle(qtbot, context)
    assert [row.number for row in ask(store_of(context), centers)] == ["QTIC-C-1"]
    assert page.table.count() == 1
    click(page, Act.IMPORT_CENTERS)
    settle(qtbot, context)
    assert importer.preview is not None
    assert not importer.preview.confirm.isEnabled()
    importer.preview.reject()
