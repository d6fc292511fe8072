"""绩效评估 on the real page: centres due listed with a look ahead, told, judged, graded, published, and every step back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.catalogue import catalogue
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.evaluation import evaluation_page, words
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stages import all_stages
from qtic_desktop.services.evaluation import files
from qtic_desktop.services.perform import ask as ask_as
from qtic_desktop.storage.queries.today import waiting
from tests.gui.review_window import make_context, settle, show_page
from tests.gui.test_selection_page import click, do
from tests.helpers.evaluations import END, PAPER, City
from tests.review_story import OFFICE


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    made = City(tmp_path / "w")
    yield made
    made.story.workspace.close()


@pytest.fixture
def context(city: City, tmp_path: Path, themed: None) -> Iterator[AppContext]:
    made = make_context(city.story, OFFICE, tmp_path)
    made.now = lambda: city.story.workspace.store.now()
    yield made
    assert made.tasks.close()


def show(context: AppContext, qtbot: QtBot) -> Any:
    page = evaluation_page(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place(page.name))
    settle(qtbot, context)
    return page


def told_by(page: Any) -> str:
    """Everything that the card says."""
    return "\n".join(label.text() for label in page.card.findChildren(QLabel))


def list_due(page: Any, qtbot: QtBot) -> str:
    click(page, Act.OPEN_EVALUATION)
    settle(qtbot, page.ctx)
    told: str = page.dialog.told.text()
    click(page.dialog, "confirmListDue")
    settle(qtbot, page.ctx)
    return told


def test_a_person_of_two_roles_does_what_either_of_them_may(
    city: City, qtbot: QtBot, tmp_path: Path, themed: None
) -> None:
    """In a small office one person is clerk and office; which of the two was granted first makes no difference."""
    both = Actor("both", "兼岗", Role.CLERK, also=frozenset({Role.OFFICE}))
    context = make_context(city.story, both, tmp_path)
    context.now = lambda: city.story.workspace.store.now()
    try:
        page = show(context, qtbot)
        list_due(page, qtbot)
        row = city.rows()[0]
        assert {Act.NOTIFY_EVALUATION, Act.DEFER_EVALUATION, Act.DEEM_PASSED} <= {
            one.act for one in page.records.possible(row)
        }
        judged = replace(row, facts=replace(row.facts, sealed=True), state="reviewed")
        assert Act.APPLY_GRADES in page.records.possible_many([judged])
        assert "由办公室" not in words.why_not_yet(judged, Role.OFFICE)
        page.select(row.id)
        settle(qtbot, context)
        do(page, qtbot, Act.DEFER_EVALUATION, reason="企业搬迁", until=date(2029, 9, 1), paper=PAPER)
        assert city.row(row.id).state == "deferred"
    finally:
        assert context.tasks.close()


def test_who_falls_due_is_said_first_then_listed_and_the_usual_way_is_walked_by_clicks(
    context: AppContext, city: City, qtbot: QtBot, tmp_path: Path
) -> None:
    cards = {row.kind: row.count for row in ask_as(city.story.workspace.store, OFFICE, waiting.bind(today=END))}
    assert cards["evaluations_to_list"] == 5
    page = show(context, qtbot)
    told = list_due(page, qtbot)
    assert "将列入 5 个中心" in told
    assert page.table.total() == 5
    assert "2026-03-18 至 2029-03-17，距期满 0 天" in told_by(page)
    page.table.selectAll()
    settle(qtbot, context)
    do(page, qtbot, Act.NOTIFY_EVALUATION, number=PAPER)
    assert "已登记通知 5 个中心" in page.message.text
    page.select(city.rows()[0].id)
    settle(qtbot, context)
    do(page, qtbot, Act.RECEIVE_SELF_REPORT, on=context.now().date(), self_score="92")
    do(page, qtbot, Act.CHECK_SELF_REPORT, opinion="属实，同意上报")
    assert "项年度目标已登记 0 项" in told_by(page)
    do(page, qtbot, Act.NOTE_ACTUAL, year1="完成三项", source="自评报告第3页")
    key = city.rows()[0].id
    do(page, qtbot, Act.PLACE_EVALUATION)
    assert city.row(key).state == "on_agenda"
    city.judge(key, short=("3",))
    page.read_again()
    settle(qtbot, context)
    assert "推算等次" in page.card.facts
    hint = city.row(key).suggestion
    assert hint is not None
    do(page, qtbot, Act.DECIDE_GRADE, grade=hint.grade, paper=PAPER)
    assert city.row(key).grade == city.row(key).suggested != ""
    do(page, qtbot, Act.PUBLISH_GRADES, place="局网站")
    city.at(date(2029, 3, 26))
    do(page, qtbot, Act.CONCLUDE_GRADES, outcome="无异议")
    do(page, qtbot, Act.OPEN_NEXT_PERIOD, paper="局函9号")
    assert "下一建设期 2029-03-18 至 2032-03-17" in told_by(page)
    for _ in range(3):
        do(page, qtbot, Act.TAKE_BACK_EVALUATION, reason="登记错了一步")
    assert city.row(key).state == "graded"
    assert {row.ends_on for row in city.centers()} == {END}
    for act, name in ((Act.EXPORT_EVALUATION, "名单.pdf"), (Act.EXPORT_TARGETS, "对照表.pdf")):
        page.exporter.ask_path = lambda *_args, name=name: str(tmp_path / name)
        click(page, act)
        settle(qtbot, context)
        text = "".join(page_texts((tmp_path / name).read_bytes()))
        assert city.row(key).center_name in "".join(text.split())


def test_a_paper_grade_takes_seconds_and_a_failure_shows_what_comes_next(
    context: AppContext, city: City, qtbot: QtBot
) -> None:
    page = show(context, qtbot)
    list_due(page, qtbot)
    click(page.card, Act.RECORD_PAPER_GRADE)
    page.card.form.field("grade").set_value("不合格")
    QTest.keyClicks(page.card.form.field("paper"), "JH-8")
    click(page.card, f"do_{Act.RECORD_PAPER_GRADE}")
    settle(qtbot, context)
    row = next(row for row in city.rows() if row.grade)
    assert (row.grade, row.way, row.decision_paper) == ("不合格", "paper", "JH-8")
    page.select(row.id)
    settle(qtbot, context)
    offered = set(page.card.buttons)
    assert Act.ORDER_RECTIFICATION in offered
    assert Act.PROPOSE_REVOCATION not in offered
    assert Act.OPEN_NEXT_PERIOD not in offered


def test_the_card_of_equal_scores_says_that_a_person_decides(context: AppContext, city: City, qtbot: QtBot) -> None:
    from qtic_desktop.services import registry

    city.do(registry.revise_rules, settings={"excellent_cap": "0.2"}, reason="局长办公会议定")
    keys = city.open()
    city.to_docket(*keys)
    city.judge(*keys, short=("0", "0", "4", "12", "20"))
    page = show(context, qtbot)
    page.select(keys[0])
    settle(qtbot, context)
    assert "程序不取舍" in page.card.facts["推算等次"]
    page.table.selectAll()
    settle(qtbot, context)
    do(page, qtbot, Act.APPLY_GRADES, paper=PAPER)
    assert "已按推算等次登记 3 个。还有 2 个同分待定" in page.message.text


def test_no_stage_of_building_is_done_on_paper_any_more() -> None:
    stages = {stage.name: stage for stage in all_stages(catalogue())}
    assert stages["evaluation"].make is not None
    assert files.keep_paper_grade.act is Act.RECORD_PAPER_GRADE
