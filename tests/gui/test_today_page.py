"""今日待办 shows what waits for the person, and each card opens the right place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.catalogue import waiting_cards
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.today import TodayPage
from qtic_desktop.gui.today.page import days_words
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.perform import ask as ask_as
from qtic_desktop.storage.queries.today import WaitingRow, waiting
from qtic_desktop.storage.unit_of_work import Store
from tests.gui.intake_desk import NOW, IntakeDesk, intake_desk
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK, OFFICE


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    with intake_desk(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def page(desk: IntakeDesk, qtbot: QtBot) -> TodayPage:
    made = TodayPage(desk.ctx, waiting_cards())
    desk.ctx.notifier.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.show()
    desk.settle()
    return made


def waits_for(store: Store, who: Actor, today: date) -> tuple[WaitingRow, ...]:
    """What waits for a person, asked through the door."""
    return ask_as(store, who, waiting.bind(today=today))


def keep_draft(desk: IntakeDesk, name: str = "青岛市甲技术创新中心") -> None:
    draft = ProposalDraft({"track": "NEW", "center_name": name})
    desk.ctx.perform(save_draft.bind(draft=draft, page="host", cursor_field="host_name"))
    desk.settle()


def test_an_empty_day_says_what_to_begin_with(desk: IntakeDesk, page: TodayPage) -> None:
    places: list[Place] = []
    desk.ctx.signals.place_wanted.connect(places.append)
    assert page.cards == {}
    page._empty.button.click()
    assert places == [Place("intake", new=True)]


def test_a_draft_makes_a_card_that_goes_on_with_it(desk: IntakeDesk, page: TodayPage) -> None:
    places: list[Place] = []
    desk.ctx.signals.place_wanted.connect(places.append)
    keep_draft(desk)
    assert list(page.cards) == ["drafts"]
    assert page.waiting_count() == 1
    act = page.cards["drafts"].findChild(QPushButton, "open_drafts")
    assert act is not None
    act.click()
    assert places == [Place("intake", desk.proposals()[0].id, view="fill")]


def test_a_supervisor_has_nothing_to_do_and_an_expert_sees_no_drafts(desk: IntakeDesk) -> None:
    keep_draft(desk)
    store, today = desk.workspace.store, NOW.date()
    assert waits_for(store, Actor("s", "监督员", Role.SUPERVISOR), today) == ()
    assert waits_for(store, Actor("e", "专家", Role.EXPERT, "nobody"), today) == ()
    assert [row.kind for row in waits_for(store, CLERK, today)] == ["drafts"]


def test_days_are_counted_from_the_oldest_draft(desk: IntakeDesk) -> None:
    keep_draft(desk)
    (row,) = waits_for(desk.workspace.store, CLERK, NOW.date() + timedelta(days=9))
    assert (row.days, row.count, row.name) == (9, 1, "青岛市甲技术创新中心")


def test_overdue_and_due_reports_are_told_apart(desk: IntakeDesk) -> None:
    from qtic_desktop.services.annual_reports import NewCenter, open_report_year, register_centers
    from qtic_desktop.storage.queries.registry import departments

    place = ask(desk.workspace.store, departments)[0].id
    centre = NewCenter("QD1", "青岛市乙技术创新中心", "青岛乙公司", place, "NEW", date(2024, 1, 5), date(2027, 1, 4))
    perform(desk.workspace.store, desk.ctx.actor, register_centers, centers=[centre])
    perform(desk.workspace.store, desk.ctx.actor, open_report_year, year=2025)
    due = waits_for(desk.workspace.store, CLERK, date(2026, 3, 21))
    assert [(row.kind, row.days) for row in due] == [("reports_due", 10)]
    late = waits_for(desk.workspace.store, CLERK, date(2026, 4, 3))
    assert [(row.kind, row.days) for row in late] == [("reports_overdue", -3)]


@pytest.mark.parametrize(
    ("kind", "days", "expected"),
    [
        ("reports_overdue", -12, ("bad", "逾期 12 天")),
        ("reports_due", 3, ("warn", "还有 3 天")),
        ("meetings_to_open", 0, ("warn", "今天开会")),
        ("meetings_to_open", -1, ("bad", "已过 1 天")),
        ("drafts", 8, ("warn", "已等 8 天")),
        ("opinions_to_sign", None, ("neutral", "")),
    ],
)
def test_time_is_said_in_words(kind: str, days: int | None, expected: tuple[str, str]) -> None:
    assert kind in waiting_cards()
    assert days_words(kind, days) == expected


def test_each_card_lands_at_the_thing_and_the_numbers_add_up(desk: IntakeDesk, page: TodayPage) -> None:
    kinds = list(waiting_cards())
    places: list[Place] = []
    desk.ctx.signals.place_wanted.connect(places.append)
    rows = tuple(WaitingRow(kind, place, -3, f"id-{kind}", "甲") for place, kind in enumerate(kinds, start=1))
    page._show(rows)
    assert page.waiting_count() == sum(range(1, len(kinds) + 1))
    for kind in kinds:
        act = page.cards[kind].findChild(QPushButton, f"open_{kind}")
        assert act is not None
        act.click()
    went = dict(zip(kinds, places, strict=True))
    assert went["meetings_to_seal"] == Place("scoring", "id-meetings_to_seal", view="results")
    assert went["opinions_to_draft"] == Place("opinions", "id-opinions_to_draft")
    assert went["reports_overdue"] == Place("annual_reports", "id-reports_overdue", view="overdue")
    assert went["accepted"] == Place("meetings", new=True)


def test_what_a_role_may_not_do_does_not_wait_for_it(desk: IntakeDesk) -> None:
    from qtic_desktop.services.annual_reports import NewCenter, open_report_year, register_centers
    from qtic_desktop.services.annual_reports.corrections import propose_cancellation
    from qtic_desktop.storage.queries.annual_reports import duties
    from qtic_desktop.storage.queries.registry import departments

    store, office = desk.workspace.store, Actor("o", "办公室", Role.OFFICE)
    place = ask(store, departments)[0].id
    centre = NewCenter("QD1", "青岛市乙技术创新中心", "青岛乙公司", place, "NEW", date(2020, 1, 5), date(2027, 1, 4))
    perform(store, office, register_centers, centers=[centre])
    year = NOW.year - 2
    perform(store, office, open_report_year, year=year)
    duty = ask(store, duties, year=year, today=NOW.date())[0]
    assert [row.kind for row in waits_for(store, CLERK, NOW.date())] == ["reports_overdue"]
    perform(store, office, propose_cancellation, duty_id=duty.id, reason="催报三次仍未提报材料。")
    assert waits_for(store, CLERK, NOW.date()) == ()
    assert [row.kind for row in waits_for(store, OFFICE, NOW.date())] == ["cancellations_open"]


def test_a_supervisor_is_led_to_the_log(desk: IntakeDesk, qtbot: QtBot) -> None:
    desk.ctx.actor = Actor("s", "监督员", Role.SUPERVISOR)
    made = TodayPage(desk.ctx, waiting_cards())
    qtbot.addWidget(made)
    made.show()
    desk.settle()
    places: list[Place] = []
    desk.ctx.signals.place_wanted.connect(places.append)
    made._empty.button.click()
    assert places == [Place("audit")]
    assert "不录入" in made._empty.sentence.text()
