"""今日待办 shows what waits for the person, and each card opens the right place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.gui.catalogue import waiting_cards
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.today import TodayPage
from qtic_desktop.gui.today.page import days_words
from qtic_desktop.services.intake import save_draft
from qtic_desktop.services.perform import ask as ask_as
from qtic_desktop.storage.queries.today import DATED, WaitingRow, waiting
from qtic_desktop.storage.unit_of_work import Store
from tests.gui.intake_desk import NOW, IntakeDesk, desk
from tests.helpers.doors import ask, perform
from tests.review_story import CLERK, OFFICE

__all__ = ["desk"]


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


#: Every kind of work, and what its card says five days before its day, on it, and five days after.
TIMES = {
    "drafts": ("日期在 5 天后", "今天", "已等 5 天"),
    "corrections_begun": ("日期在 5 天后", "今天", "已等 5 天"),
    "to_key_again": ("日期在 5 天后", "今天", "已等 5 天"),
    "to_examine": ("日期在 5 天后", "今天", "已等 5 天"),
    "corrections_running": ("还有 5 天", "今天到期", "逾期 5 天"),
    "corrections_overdue": ("还有 5 天", "今天到期", "逾期 5 天"),
    "accepted": ("日期在 5 天后", "今天", "已等 5 天"),
    "meetings_to_open": ("还有 5 天", "今天开会", "已过 5 天"),
    "recusals_to_decide": ("日期在 5 天后", "今天", "已等 5 天"),
    "sheets_to_score": ("", "", ""),
    "waivers_to_decide": ("日期在 5 天后", "今天", "已等 5 天"),
    "meetings_to_seal": ("日期在 5 天后", "今天", "已等 5 天"),
    "sheets_to_verify": ("日期在 5 天后", "今天", "已等 5 天"),
    "seals_to_confirm": ("日期在 5 天后", "今天", "已等 5 天"),
    "reopenings_to_confirm": ("日期在 5 天后", "今天", "已等 5 天"),
    "boxes_to_count": ("日期在 5 天后", "今天", "已等 5 天"),
    "dockets_to_confirm": ("日期在 5 天后", "今天", "已等 5 天"),
    "rechecks_due": ("还有 5 天", "今天到期", "逾期 5 天"),
    "opinions_to_draft": ("日期在 5 天后", "今天", "已等 5 天"),
    "opinions_to_finalize": ("日期在 5 天后", "今天", "已等 5 天"),
    "opinions_to_sign": ("日期在 5 天后", "今天", "已等 5 天"),
    "signatures_to_confirm": ("日期在 5 天后", "今天", "已等 5 天"),
    "signatures_questioned": ("日期在 5 天后", "今天", "已等 5 天"),
    "scans_to_place": ("日期在 5 天后", "今天", "已等 5 天"),
    "lists_to_adopt": ("日期在 5 天后", "今天", "已等 5 天"),
    "objections_open": ("日期在 5 天后", "今天", "已等 5 天"),
    "notices_to_close": ("日期在 5 天后", "今天", "已等 5 天"),
    "centers_to_start": ("日期在 5 天后", "今天", "已等 5 天"),
    "books_missing": ("日期在 5 天后", "今天", "已等 5 天"),
    "changes_to_decide": ("日期在 5 天后", "今天", "已等 5 天"),
    "reports_to_list": ("日期在 5 天后", "今天", "已等 5 天"),
    "reports_overdue": ("还有 5 天", "今天到期", "逾期 5 天"),
    "reports_due": ("还有 5 天", "今天到期", "已过 5 天"),
    "cancellations_open": ("日期在 5 天后", "今天", "已拟办 5 天"),
    "evaluations_to_list": ("还有 5 天", "今天到期", "已过 5 天"),
    "self_reports_late": ("还有 5 天", "今天到期", "已过 5 天"),
    "evaluations_to_meet": ("日期在 5 天后", "今天", "已等 5 天"),
    "grades_to_decide": ("日期在 5 天后", "今天", "已等 5 天"),
    "grades_to_close": ("日期在 5 天后", "今天", "已等 5 天"),
    "rectifications_due": ("还有 5 天", "今天到期", "已过 5 天"),
    "revocations_open": ("日期在 5 天后", "今天", "已等 5 天"),
}


def test_every_kind_of_work_has_its_words_of_time() -> None:
    """The sign of ``days`` is turned for what is owed by a day: it counts what is left, the others what has passed."""
    assert set(TIMES) == set(waiting_cards())
    assert set(TIMES) >= DATED
    for kind, expected in TIMES.items():
        after = -1 if kind in DATED else 1
        assert tuple(days_words(kind, days * after)[1] for days in (-5, 0, 5)) == expected, kind
        assert days_words(kind, None) == ("neutral", "")
        told = [days_words(kind, days)[1] for days in range(-400, 400)]
        assert not [words for words in told if "-" in words], kind


def test_a_correction_that_runs_is_named_with_its_first_day_on_the_card_and_at_the_end_of_the_day(
    page: TodayPage,
) -> None:
    page._show((WaitingRow("corrections_running", 3, 5, "p", "甲"),))
    first = (NOW.date() + timedelta(days=5)).isoformat()
    assert page._waits == (f"等待补正 3 件，最早 {first} 到期",)
    assert page._waits[0] in [label.text() for label in page.cards["corrections_running"].findChildren(QLabel)]


def test_what_is_late_stands_out() -> None:
    assert {days_words(kind, -1)[0] for kind in DATED} == {"bad"}
    assert [days_words("drafts", days)[0] for days in (-1, 0, 7, 8)] == ["neutral", "neutral", "neutral", "warn"]


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
    assert [row.kind for row in waits_for(store, OFFICE, NOW.date())] == ["books_missing", "cancellations_open"]


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
