"""The page of annual reports on a real workspace, with a ledger and a clock that the test sets."""

from __future__ import annotations

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
from qtic_desktop.gui.context import AppContext
from qtic_desktop.services import demo
from qtic_desktop.services.annual_reports import NewCenter, register_centers
from qtic_desktop.services.registry import SYSTEM, prepare_workspace
from qtic_desktop.storage.queries.annual_reports import DutyRow, duties
from qtic_desktop.storage.queries.registry import departments
from qtic_desktop.storage.workspace import create_workspace
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.doors import ask, perform, store_of
from tests.review_story import OFFICE, Story

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
    office = ask(store_of(context), departments)[0]
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
    perform(store_of(context), OFFICE, register_centers, centers=rows)


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
    return ask(store_of(page.ctx), duties, year=2025, today=page.today())[place]


def select(page: AnnualReportsPage, place: int = 0) -> None:
    assert page.table.select(row(page, place).id)
