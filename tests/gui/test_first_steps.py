"""An empty office is led through its first morning, and the list follows the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.catalogue import waiting_cards
from qtic_desktop.gui.header import Header, told_apart
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.today import TodayPage
from qtic_desktop.gui.widgets import ChoiceBox
from qtic_desktop.services.accounts.people import add_people
from qtic_desktop.storage.queries.first_steps import Office
from tests.gui.intake_desk import IntakeDesk, intake_desk
from tests.helpers.doors import perform

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    with intake_desk(qtbot, tmp_path, Role.OFFICE) as made:
        made.ctx.is_sample = False
        yield made


@pytest.fixture
def today(desk: IntakeDesk, qtbot: QtBot) -> TodayPage:
    page = TodayPage(desk.ctx, waiting_cards())
    desk.ctx.notifier.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    desk.settle()
    return page


def test_an_empty_office_sees_six_steps_each_with_a_way_to_it(desk: IntakeDesk, today: TodayPage) -> None:
    assert today.first_steps.isVisible()
    assert list(today.first_steps.done) == ["staff", "batch", "departments", "rules", "ledger", "backup"]
    assert today.first_steps.done["rules"] is False
    assert today.first_steps.done["ledger"] is False
    assert today.first_steps.done["backup"] is False
    places: list[Place] = []
    desk.ctx.signals.place_wanted.connect(places.append)
    for key in today.first_steps.done:
        made = today.first_steps.findChild(QPushButton, f"first_{key}")
        assert made is not None
        made.click()
    assert [place.stage for place in places] == ["settings"] * 4 + ["launch", "settings"]
    assert [place.view for place in places] == ["staff", "lists", "lists", "rules", "", "data"]


def test_the_ticks_follow_the_record_and_are_set_by_nobody(desk: IntakeDesk, today: TodayPage) -> None:
    from qtic_desktop.services.registry import revise_rules

    office = Actor(desk.ctx.actor.id, desk.ctx.actor.name, Role.OFFICE)
    desk.ctx.notifier.publish(
        perform(desk.workspace.store, office, revise_rules, settings={"minimum_panel": 7}, reason="本局确定")
    )
    desk.settle()
    assert today.first_steps.done["rules"] is True
    desk.ctx.notifier.publish(perform(desk.workspace.store, office, add_people, people=[("赵敏", Role.CLERK)]))
    desk.settle()
    assert today.first_steps.done["staff"] is True


def test_the_list_goes_when_everything_is_done_or_somebody_puts_it_away(desk: IntakeDesk, today: TodayPage) -> None:
    today.first_steps.show_office(Office(3, "2026年第一批", 12, True, 4, "2026-03-10T09:00:00+08:00"))
    assert today.first_steps.isHidden()
    today.first_steps.show_office(Office(1, "2026年第一批", 12, False, 0, ""))
    assert not today.first_steps.isHidden()
    put_away = today.first_steps.findChild(QPushButton, "hideFirstSteps")
    assert put_away is not None
    put_away.click()
    today.first_steps.show_office(Office(1, "2026年第一批", 12, False, 0, ""))
    assert today.first_steps.isHidden()


def test_two_meetings_of_one_name_are_told_apart_and_single_names_stay_as_they_are() -> None:
    named = [("1", "论证会", "2026-03-20 M1"), ("2", "论证会", "2026-04-02 M2"), ("3", "评估会", "2026-05-01 M3")]
    assert told_apart(named) == [
        ("1", "论证会（2026-03-20 M1）"),
        ("2", "论证会（2026-04-02 M2）"),
        ("3", "评估会"),
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 16])
@pytest.mark.parametrize("chosen", [0, -1])
def test_a_drop_down_shows_all_its_entries_whole(qtbot: QtBot, count: int, chosen: int) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(500, 300)
    box = ChoiceBox(host)
    box.set_choices([(str(n), f"第{n}个很长的选项，比方框本身要宽得多得多") for n in range(count)])
    box.setCurrentIndex(range(count)[chosen])
    box.setFixedWidth(theme().px(120))
    host.show()
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    model = view.model()
    for row in (0, count - 1):
        rect = view.visualRect(model.index(row, 0))
        assert rect.top() >= 0, (row, rect)
        assert rect.bottom() <= view.viewport().height(), (row, rect, view.viewport().rect())
    words = max(view.fontMetrics().horizontalAdvance(box.itemText(row)) for row in range(count))
    assert view.viewport().width() >= words
    box.hidePopup()


def test_down_goes_from_the_search_of_a_page_into_its_list(desk: IntakeDesk, qtbot: QtBot) -> None:
    page = IntakePage(desk.ctx)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    from qtic_desktop.domain.intake import ProposalDraft
    from qtic_desktop.services.intake import save_draft

    perform(desk.workspace.store, desk.ctx.actor, save_draft, draft=ProposalDraft({}), page="host", cursor_field="")
    page.table.refresh()
    desk.settle()
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_the_name_in_the_header_is_a_button_with_what_a_person_may_do(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.show_person(Actor("1", "王明", Role.CLERK))
    header.resize(1100, 56)
    header.show()
    menu = header._person.menu()
    wishes: list[str] = []
    header.wished.connect(wishes.append)
    for act in menu.actions():
        if not act.isSeparator():
            act.trigger()
    assert wishes == ["person", "lock", "secret", "workspaces", "another", "diagnostics"]
    assert header._person.mapTo(header, QPoint(0, 0)).x() > 0
