"""The ledger of centres on the real page: the period, the way to the reports, an import with a dry run."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import launch_page
from qtic_desktop.gui.place import Place
from qtic_desktop.storage.queries.launch import centers
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
    assert page.select(page.table.rows_model.row(0).id)
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


def test_the_look_before_an_import_shows_every_row_with_what_comes_of_it(
    context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    office = ask(store_of(context), departments)[0].name
    head = "编号,中心名称,依托单位,主管部门,类型,启动日期,联系方式"
    first = f"QTIC-C-1,青岛市甲技术创新中心,甲公司,{office},新建,2025-01-06,"
    page = launch_page(context)
    show_page(qtbot, page, 1150, 740)
    importer = page.importer
    assert importer is not None
    (tmp_path / "一.csv").write_text(f"{head}\n{first}", encoding="utf-8")
    importer.try_out(tmp_path / "一.csv")
    settle(qtbot, context)
    assert importer.preview is not None
    click(importer.preview, "confirmImport")
    settle(qtbot, context)
    rows = (
        first,
        first.replace("C-1", "C-2").replace("2025-01-06", "昨天"),
        first.replace("C-1", "C-3") + "0532-1",
        first.replace("C-1", "C-4").replace(office, "无此部门"),
    )
    (tmp_path / "二.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
    importer.try_out(tmp_path / "二.csv")
    settle(qtbot, context)
    dialog = importer.preview
    assert dialog is not None
    shown = [dialog.findings.rows_model.row(n) for n in range(dialog.findings.total())]
    assert [(line.row, line.outcome) for line in shown] == [
        (0, ""), (2, "same"), (3, "rejected"), (4, "new"), (5, "rejected"),
    ]  # fmt: skip
    assert "联系方式" in shown[0].words
    assert "昨天" in shown[2].words
    assert "2028-01-05" in shown[3].words, "the reckoned end is told before it is written"
    assert "无此部门" in shown[4].words
    dialog.findings.row_selected.emit(shown[3])
    assert all(part in dialog.values.text() for part in ("QTIC-C-3", "甲公司", "新建", "2025-01-06"))
    assert dialog.confirm.isEnabled()
    assert "1" in dialog.confirm.text()
    assert dialog.blank.isVisible()
    click(dialog, "confirmImport")
    settle(qtbot, context)
    assert "不能导入 2 行" in page.message.text
    assert len(ask(store_of(context), centers)) == 2
