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

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.annual_reports import BESIDE, MENDING
from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.gui.annual_reports import annual_reports_page
from qtic_desktop.gui.annual_reports.open_year import OpenYearDialog
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act_form import ActForm
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.services import demo
from qtic_desktop.services.annual_reports import NewCenter, register_centers
from qtic_desktop.services.registry import prepare_workspace
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
def page(context: AppContext, qtbot: QtBot) -> RecordPage[DutyRow]:
    fill(context, 6)
    return show(context, qtbot)


def show(context: AppContext, qtbot: QtBot) -> RecordPage[DutyRow]:
    made = annual_reports_page(context)
    show_page(qtbot, made, 1150, 740)
    context.notifier.changed.connect(made.refresh)
    made.activate(Place(made.name))
    settle(qtbot, context)
    return made


def click(root: Any, name: str) -> None:
    """Click the button in sight that has this name."""
    (found,) = (made for made in root.findChildren(QPushButton, name) if made.isVisible())
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def year_dialog(page: RecordPage[DutyRow]) -> OpenYearDialog:
    """The dialog that asks which year to open."""
    assert isinstance(page.dialog, OpenYearDialog)
    return page.dialog


def open_2025(page: RecordPage[DutyRow], qtbot: QtBot) -> None:
    click(page, Act.OPEN_REPORT_YEAR)
    assert year_dialog(page).field.value() == "2025"
    settle(qtbot, page.ctx)
    click(year_dialog(page), "confirmOpenYear")
    settle(qtbot, page.ctx)


def form(page: RecordPage[DutyRow]) -> ActForm:
    """The form that is open in the card."""
    assert page.card.form is not None
    return page.card.form


def act(page: RecordPage[DutyRow], qtbot: QtBot, name: Act, **texts: str) -> None:
    """Open the form of an act, type, press its button."""
    click(page.card, name)
    for field, text in texts.items():
        widget = form(page).field(field)
        target = getattr(widget, "editor", widget)
        target.setFocus()
        target.selectAll()
        QTest.keyClick(target, Qt.Key.Key_Delete)
        QTest.keyClicks(target, text)
    click(page.card, f"do_{name}")
    settle(qtbot, page.ctx)


def main_acts(page: RecordPage[DutyRow]) -> list[Act]:
    """Acts offered for the next step, without those that put an entry right or tell of its content and
    service, which have headings of their own."""
    return [name for name in page.card.buttons if name not in MENDING | BESIDE]


def row(page: RecordPage[DutyRow], place: int = 0) -> DutyRow:
    return ask(store_of(page.ctx), duties, year=2025, today=page.ctx.now().date())[place]


def select(page: RecordPage[DutyRow], place: int = 0) -> None:
    assert page.table.select(row(page, place).id)
