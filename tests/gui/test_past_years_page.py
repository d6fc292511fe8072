"""历年台账 on the real page: what a workbook would bring, taking it in, its way back, and its words."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import launch_page
from qtic_desktop.gui.launch.past_dialogs import years_text
from qtic_desktop.gui.launch.past_years import PastYears
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.takings import TakingsDialog
from qtic_desktop.gui.stage.words_dialog import WordsDialog
from qtic_desktop.storage.queries.launch import centers
from qtic_desktop.storage.queries.past import past_takings
from qtic_desktop.storage.queries.registry import departments
from tests.gui.report_desk import click, clock, context
from tests.gui.review_window import settle, show_page
from tests.helpers.doors import ask, store_of
from tests.helpers.past_ledgers import CENTERS, past_workbook

__all__ = ["clock", "context"]
Kind = TypeVar("Kind", bound=QWidget)


def shown(kind: type[Kind]) -> Kind:
    """The dialog of this kind that is in sight."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def test_a_workbook_of_past_years_is_looked_at_taken_in_and_taken_back(
    context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    office = ask(store_of(context), departments)[0].name
    rows = tuple(
        {("启动建设的日期" if k == "启动日期" else k): v for k, v in {**row, "主管部门": office}.items()}
        for row in CENTERS
    )
    file = past_workbook(tmp_path / "历年.xlsx", centers=rows, grades=(), changes=())
    page = launch_page(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place(page.name))
    settle(qtbot, context)
    click(page, Act.TAKE_PAST_YEARS)
    settle(qtbot, context)
    past = page.findChild(PastYears)
    assert past is not None
    past.ask_path = lambda *_: str(file)
    takings = shown(TakingsDialog)
    assert not takings.back.isEnabled()
    click(takings, "loadPast")
    settle(qtbot, context)
    assert past.preview is not None, page.message.text
    assert not past.preview.confirm.isEnabled(), "a heading is not known"
    click(past.preview, "teachImport")
    settle(qtbot, context)
    words = shown(WordsDialog)
    assert {word: box.value() for word, box in words.headings.items()} == {"启动建设的日期": "centers.started_on"}
    click(words, "teachWords")
    settle(qtbot, context)
    assert past.preview is not None
    assert ask(store_of(context), centers) == ()
    assert past.preview.centers.total() == 4
    click(past.preview, "confirmPast")
    settle(qtbot, context)
    assert len(ask(store_of(context), centers)) == page.table.count() == 4
    click(page, Act.TAKE_PAST_YEARS)
    settle(qtbot, context)
    click(shown(TakingsDialog), "takeBackPast")
    settle(qtbot, context)
    form = shown(ActDialog).form
    form.field("reason").set_value("记错了文件")
    form.send()
    assert "4 个中心" in form.second.follows.text()
    form.send()
    settle(qtbot, context)
    assert ask(store_of(context), centers) == ()
    assert ask(store_of(context), past_takings)[0].withdrawn_reason == "记错了文件"


def test_years_that_follow_each_other_are_drawn_together() -> None:
    assert years_text((2020, 2021, 2022, 2024)) == "2020—2022、2024"
