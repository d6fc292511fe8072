"""After sealing on the real page: correction dockets with their effect, revisions and their re-check, how close it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Kind, Role
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.scoring.page import ScoringPage
from qtic_desktop.gui.scoring.results_pane import COLUMNS
from qtic_desktop.services import opinions, scoring
from qtic_desktop.services.results import meeting_results
from qtic_desktop.storage.queries import intake as intake_rows
from qtic_desktop.storage.queries.sealing import dockets, rechecks
from qtic_desktop.storage.queries.today import waiting
from qtic_desktop.storage.tables.scoring import ScoreSheet
from tests.gui.review_window import make_context, named, settle, show_page, type_into
from tests.helpers.doors import ask
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE, Story

SUPERVISOR = Actor("s-1", "监督员丙", Role.SUPERVISOR)


@pytest.fixture
def story(tmp_path: Path, themed: None) -> Iterator[Story]:
    made = sealed_story(tmp_path / "workspace")
    yield made
    made.workspace.close()


@pytest.fixture
def contexts(story: Story, tmp_path: Path) -> Iterator[Any]:
    made: list[AppContext] = []

    def make(actor: Actor) -> AppContext:
        context = make_context(story, actor, tmp_path)
        context.now = story.workspace.store.now
        made.append(context)
        return context

    yield make
    for context in made:
        assert context.tasks.close()


def after(context: AppContext, qtbot: QtBot) -> ScoringPage:
    page = ScoringPage(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place("scoring", view="after"))
    settle(qtbot, context)
    return page


def click(root: Any, name: str) -> None:
    (found,) = (made for made in root.findChildren(QPushButton, name) if made.isVisible())
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def figures(story: Story) -> list[tuple[str, int | None, int]]:
    found = story.ask(meeting_results, meeting_id=story.meeting_id)
    return [(str(one.result.mean), one.rank.rank, one.result.vote.agree) for one in found]


def choose(dialog: Any, whose: tuple[str, str], **answers: str) -> None:
    """Project and expert, and what else is chosen, one after the other as a person does."""
    for name, key in {"project": whose[0], "expert": whose[1], **answers}.items():
        box = named(dialog, f"docket_{name}")
        assert box.value() in (None, key), "nobody has chosen that"
        box.set_value(key)
        box.edited.emit()


def story_first(page: ScoringPage) -> tuple[str, str]:
    """The first proposal and the first expert who judged it, as the dialog offers them."""
    outcome = next(iter(page.sealed.dialog._outcomes.values()))
    return outcome.agenda_item_id, outcome.case.sheets[0].expert_id


def write_docket(page: ScoringPage, qtbot: QtBot) -> Any:
    """The ballot of the first expert on the first proposal: disagree instead of agree."""
    page.sealed.open_docket()
    dialog = page.sealed.dialog
    assert dialog is not None
    assert not dialog.ask_button.isEnabled()
    choose(dialog, story_first(page), kind=DocketKind.BALLOT, ballot="disagree")
    qtbot.waitUntil(lambda: bool(dialog.told.text()), timeout=5000)
    settle(qtbot, page.ctx)
    return dialog


def test_a_docket_tells_its_effect_before_it_is_written_and_before_it_is_confirmed(
    story: Story, contexts: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    story.do(opinions.draft_opinion, agenda_item_id=story.items()[0])
    before = figures(story)
    page = after(contexts(OFFICE), qtbot)
    dialog = write_docket(page, qtbot)
    qtbot.waitUntil(dialog.ask_button.isEnabled, timeout=5000)
    told = dialog.told.text()
    assert before[0][0] in told, told
    assert "不变" in told, told
    assert "5 / 0 / 0 / 0 → 4 / 0 / 1 / 0" in told
    assert "意见书第 1 版作废" in dialog.falls.text()
    assert named(dialog, "docket_reason").value() == ""
    click(dialog, "ask_docket")
    settle(qtbot, page.ctx)
    assert "至少" in dialog.problem.text(), "without a reason nothing is written"
    type_into(named(dialog, "docket_reason").editor, "表决票录反了，纸面为不同意")
    click(dialog, "ask_docket")
    settle(qtbot, page.ctx)
    (row,) = ask(story.workspace.store, dockets, meeting_id=story.meeting_id)
    assert page.sealed.dockets.table.selected().id == row.id
    assert figures(story) == before, "nothing moves before the second person"
    assert not page.sealed.dockets.buttons[Act.CONFIRM_DOCKET].isVisible(), "the writer does not confirm"
    assert "更正的影响" in page.card.lines.values() or page.card.facts["理由"].startswith("表决票")
    page.exporter.ask_path = lambda *_args: str(tmp_path / "更正单")
    click(page.sealed, "print_docket")
    settle(qtbot, page.ctx)
    text = "".join(page_texts(tmp_path / "更正单.pdf"))
    assert "待确认，未生效" in text
    assert "5/0/0/0→4/0/1/0" in "".join(text.split())
    assert "监督人员（签字）" in text
    assert "经办人（签字）" in text

    other = after(contexts(SUPERVISOR), qtbot)
    click(other.sealed.dockets, Act.CONFIRM_DOCKET)
    dialog = other.sealed.dockets.dialog
    assert "作废" in dialog.form.words.text()
    assert "同意 → 不同意" in dialog.form.words.text()
    settle(qtbot, other.ctx)
    assert dialog.form.told.text() == "没有综合评价名单因此变动。"
    click(dialog, f"do_{Act.CONFIRM_DOCKET}")
    settle(qtbot, other.ctx)
    assert figures(story) != before
    assert ask(story.workspace.store, dockets, meeting_id=story.meeting_id)[0].state == "confirmed"
    assert other.card.facts["已生效"].startswith(SUPERVISOR.name), "the card beside the list is told anew"


def test_a_docket_is_taken_back_with_a_reason(story: Story, contexts: Any, qtbot: QtBot) -> None:
    before = figures(story)
    sheet = story.sheet(0)
    change = {"sheet_id": sheet.id, "kind": DocketKind.POINTS, "criterion": "1", "after": "10"}
    story.do(scoring.ask_docket, reason="纸面第一项应为十分，录入有误", **change)
    page = after(contexts(OFFICE), qtbot)
    page.sealed.dockets.table.clearSelection()
    click(page.sealed.dockets, Act.WITHDRAW_DOCKET)
    assert page.sealed.dockets.dialog is None
    assert "请先在列表里选一行" in page.message._words.text()
    page.sealed.dockets.table.selectRow(0)
    click(page.sealed.dockets, Act.WITHDRAW_DOCKET)
    type_into(page.sealed.dockets.dialog.form.field("reason").editor, "看错了")
    click(page.sealed.dockets.dialog, f"do_{Act.WITHDRAW_DOCKET}")
    settle(qtbot, page.ctx)
    (row,) = ask(story.workspace.store, dockets, meeting_id=story.meeting_id)
    assert (row.state, row.ended_reason) == ("withdrawn", "看错了")
    assert figures(story) == before


def test_a_correction_to_what_stands_there_is_refused_in_the_dialog(story: Story, contexts: Any, qtbot: QtBot) -> None:
    page = after(contexts(OFFICE), qtbot)
    page.sealed.open_docket()
    dialog = page.sealed.dialog
    for name in ("project", "expert", "kind", "criterion", "ballot"):
        assert named(dialog, f"docket_{name}").value() is None, "nobody has chosen anything yet"
    assert not named(dialog, "docket_after").isVisible()
    choose(dialog, story_first(page), kind=DocketKind.POINTS, criterion="1")
    type_into(named(dialog, "docket_after"), "99")
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=5000)
    assert not dialog.ask_button.isEnabled()
    dialog.done(0)


def test_the_sum_written_by_hand_is_asked_with_the_points_and_filled_in(
    story: Story, contexts: Any, qtbot: QtBot
) -> None:
    first = story.sheet(0)
    total = sum(one.points for one in first.entries.values() if one.points is not None)
    with story.workspace.store.begin(OFFICE) as work:
        work.get(ScoreSheet, first.id).paper_total = total
        work.record(Act.RECORD_PAPER_TOTAL, Kind.SHEET, first.id, total=total)
    page = after(contexts(OFFICE), qtbot)
    page.sealed.open_docket()
    dialog = page.sealed.dialog
    choose(dialog, story_first(page), kind=DocketKind.POINTS, criterion="1")
    assert dialog.column.rows["total"].isVisible()
    was = first.entries["1"].points
    type_into(named(dialog, "docket_after"), str(was - 1))
    assert Decimal(named(dialog, "docket_total").value()) == total - 1
    qtbot.waitUntil(lambda: bool(dialog.told.text()), timeout=5000)
    assert f"手写合计：{total.normalize():f} → {(total - 1).normalize():f}" in dialog.told.text()
    qtbot.waitUntil(dialog.ask_button.isEnabled, timeout=5000)
    type_into(named(dialog, "docket_total"), str(total))
    qtbot.waitUntil(lambda: bool(dialog.problem.text()), timeout=5000)
    assert "scoring." not in dialog.problem.text()
    assert "以各项得分为准" in dialog.problem.text()
    box = named(dialog, "docket_kind")
    box.set_value(DocketKind.BALLOT)
    box.edited.emit()
    assert not dialog.column.rows["total"].isVisible()
    dialog.done(0)


def test_who_may_not_correct_reads_the_reason_on_the_grey_button(story: Story, contexts: Any, qtbot: QtBot) -> None:
    page = after(contexts(SUPERVISOR), qtbot)
    assert not page.sealed.ask_button.isEnabled()
    assert "办公室" in page.sealed.ask_button.toolTip()


def test_a_revision_is_asked_re_checked_and_returned_to_review(
    story: Story, contexts: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    revised = story.items()[1]
    for place in range(3):
        change = {"sheet_id": story.sheet(place, 1).id, "kind": DocketKind.BALLOT, "after": "agree-after-revision"}
        story.do(scoring.ask_docket, reason="表决票录成了同意，实为修改后同意", **change)
        (row,) = [
            one for one in ask(story.workspace.store, dockets, meeting_id=story.meeting_id) if one.state == "asked"
        ]
        story.do(scoring.confirm_docket, actor=SUPERVISOR, docket_id=row.id)
    page = after(contexts(OFFICE), qtbot)
    click(page.sealed.rechecks, Act.ASK_REVISION)
    form = page.sealed.rechecks.dialog.form
    assert [key for key, _words in form.act.entries[0].offered()] == [revised]
    type_into(form.field("demands").editor, "补充年度指标")
    form.field("due_on").set_value(date(2026, 4, 10))
    click(page.sealed.rechecks.dialog, f"do_{Act.ASK_REVISION}")
    settle(qtbot, page.ctx)
    (row,) = ask(story.workspace.store, rechecks, OFFICE)
    assert (row.agenda_item_id, row.due_on) == (revised, date(2026, 4, 10))
    (card,) = [
        one
        for one in ask(story.workspace.store, waiting, OFFICE, today=date(2026, 4, 12))
        if one.kind == "rechecks_due"
    ]
    assert (card.days, card.subject_id) == (-2, story.meeting_id)
    click(page.sealed.rechecks, Act.RECORD_RECHECK)
    form = page.sealed.rechecks.dialog.form
    form.field("passed").set_value("no")
    type_into(form.field("checked_by"), "王组长")
    type_into(form.field("note").editor, "指标仍缺")
    click(page.sealed.rechecks.dialog, f"do_{Act.RECORD_RECHECK}")
    settle(qtbot, page.ctx)
    assert ask(story.workspace.store, rechecks, OFFICE)[0].state == "failed"
    click(page.sealed.rechecks, Act.RETURN_TO_REVIEW)
    form = page.sealed.rechecks.dialog.form
    form.field("proposal_id").set_value(row.proposal_id)
    type_into(form.field("reason").editor, "复核未通过")
    click(page.sealed.rechecks.dialog, f"do_{Act.RETURN_TO_REVIEW}")
    settle(qtbot, page.ctx)
    found = {one.id: one.status for one in ask(story.workspace.store, intake_rows.proposals)}
    assert found[row.proposal_id] == "accepted"
    click(page.sealed.rechecks, Act.RETURN_TO_REVIEW)
    offered = page.sealed.rechecks.dialog.form.act.entries[0].offered()
    assert row.proposal_id not in [key for key, _words in offered]
    assert len(offered) >= 1
    page.sealed.rechecks.dialog.reject()
    click(page.sealed.rechecks, Act.WITHDRAW_REVIEW)
    form = page.sealed.rechecks.dialog.form
    assert [key for key, _words in form.act.entries[0].offered()] == [row.proposal_id]
    form.field("proposal_id").set_value(row.proposal_id)
    type_into(form.field("reason").editor, "改为补充材料")
    click(page.sealed.rechecks.dialog, f"do_{Act.WITHDRAW_REVIEW}")
    settle(qtbot, page.ctx)
    found = {one.id: one.status for one in ask(story.workspace.store, intake_rows.proposals)}
    assert found[row.proposal_id] == "reviewed"
    assert page.sealed.rechecks.buttons[Act.WITHDRAW_REVIEW].isEnabled()


def test_how_close_it_was_stands_in_the_row_and_beside_it(story: Story, contexts: Any, qtbot: QtBot) -> None:
    page = after(contexts(OFFICE), qtbot)
    page.choose_filter("results")
    settle(qtbot, page.ctx)
    table, place = page.results.table, COLUMNS.index("close")
    told = {table.item(row, place).text() for row in range(table.rowCount()) if table.item(row, place)}
    assert told - {""}, "every proposal has its word"
    table.setCurrentCell(1, place)
    expected = {
        one.agenda_item_id: scoring.close_sentences(one)
        for one in ask(story.workspace.store, scoring.how_close, meeting_id=story.meeting_id)
    }
    shown = [label.text() for label in page.explain.findChildren(type(page.explain._title))]
    assert any(set(lines) <= set(shown) for lines in expected.values())
