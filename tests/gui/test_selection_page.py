"""综合评价, 公示 and 启动建设 on the real pages, from a sealed meeting into the ledger, by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.documents.check import page_texts
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.selection import Decision
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.launch import launch_page
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.publicity import publicity_page
from qtic_desktop.gui.selection import selection_page
from qtic_desktop.gui.selection.cut_dialog import CutDialog
from qtic_desktop.gui.widgets.action_row import ActionRow
from qtic_desktop.services import publicity
from qtic_desktop.storage.queries.launch import ledger
from qtic_desktop.storage.queries.publicity import cleared, notices
from tests.gui.review_window import make_context, named, settle, show_page
from tests.helpers.doors import ask, perform, store_of
from tests.helpers.sealed import sealed_story
from tests.review_story import OFFICE


@pytest.fixture
def context(tmp_path: Path, themed: None) -> Iterator[AppContext]:
    story = sealed_story(tmp_path / "workspace")
    made = make_context(story, OFFICE, tmp_path)
    made.now = story.workspace.store.now
    yield made
    assert made.tasks.close()
    story.workspace.close()


def show(context: AppContext, qtbot: QtBot, make: Any) -> Any:
    page = make(context)
    show_page(qtbot, page, 1150, 740)
    context.notifier.changed.connect(page.refresh)
    page.activate(Place(page.name))
    settle(qtbot, context)
    return page


def click(root: Any, name: str) -> None:
    every = root.findChildren(QPushButton, name)
    (found,) = (made for made in every if made.isVisible() or isinstance(made.parentWidget(), ActionRow))
    assert found.isEnabled(), found.toolTip()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def type_into(editor: QWidget, text: str) -> None:
    """Key by key, whichever window is the active one of the test."""
    for letter in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(editor, event)


def fill(form: Any, **texts: object) -> None:
    """Type into text fields, choose in boxes, tick."""
    for name, value in texts.items():
        field = form.field(name)
        if isinstance(value, str) and name not in ("decision", "upheld", "kind", "ending", "admit", "approve"):
            type_into(getattr(field, "editor", field), value)
        else:
            field.set_value(value)


def do(page: Any, qtbot: QtBot, name: Act, **texts: object) -> None:
    """Carry out an act of the card."""
    click(page.card, name)
    fill(page.card.form, **texts)
    click(page.card, f"do_{name}")
    settle(qtbot, page.ctx)
    if page.card.form is not None and page.card.form.second.isVisible():
        assert not page.card.form.do_button.hasFocus(), "a row of Enters goes no further"
        click(page.card, f"do_{name}")
    settle(qtbot, page.ctx)


def begin(page: Any, qtbot: QtBot, name: Act, **texts: object) -> None:
    """Carry out an act that begins something."""
    click(page, name)
    fill(page.dialog.form, **texts)
    click(page.dialog, f"do_{name}")
    settle(qtbot, page.ctx)


def draw_up(page: Any, qtbot: QtBot) -> None:
    """A list with a cut that takes all that passed."""
    begin(page, qtbot, Act.DRAFT_SELECTION)
    assert page.table.total() == 6
    click(page, Act.APPLY_CUT)
    assert isinstance(page.dialog, CutDialog)
    field = named(page.dialog, "places_NEW")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    assert "分数相同" in page.dialog.told.text()
    field.selectAll()
    QTest.keyClicks(field, "3")
    assert "名额以内 5 个，以外 0 个" in page.dialog.told.text()
    assert "未通过论证、不在测算之内的 1 个" in page.dialog.told.text()
    click(page.dialog, "fillFromCut")
    settle(qtbot, page.ctx)
    follows = page.dialog.second.follows.text()
    assert "5 个未决定的登记为“拟支持”" in follows
    assert "1 个未决定的登记为“不支持”：未通过论证" in follows
    assert "分数相同" not in follows
    assert {row.decision for row in rows(page)} == {Decision.UNDECIDED}, "nothing is decided by the first press"
    assert not page.dialog.fill.hasFocus(), "a row of Enters goes no further"
    click(page.dialog, "closeCut")
    assert page.dialog.told.isVisible()
    click(page.dialog, "fillFromCut")
    click(page.dialog, "fillFromCut")
    settle(qtbot, page.ctx)
    assert page.message.text == "已按名额填写 6 个。"


def late_objection_is_said_first(page: Any, day: date, objected: dict[str, object]) -> None:
    """Its day begins empty, in view and with the cursor; one after the period is said before anything is registered."""
    before = page.table.total()
    page.table.select(next(row.id for row in rows(page) if not row.is_objection))
    click(page.card, Act.REGISTER_OBJECTION)
    form = page.card.form
    field = form.field("received_on")
    assert field.value() is None
    focused = page.window().focusWidget()
    assert focused is field or field.isAncestorOf(focused)
    assert not field.visibleRegion().isEmpty()
    fill(form, received_on=day, **objected)
    click(page.card, "do_register_objection")
    assert form.second.isVisible()
    assert any("期满" in label.text() for label in form.second.findChildren(QLabel))
    assert page.table.total() == before
    click(page.card, "leave_form")
    form.field("received_on").set_value(None)
    page.card.close_form()


def test_from_the_sealed_meeting_to_centres_without_objection(
    context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(context, qtbot, selection_page)
    draw_up(page, qtbot)
    page.table.select(page.table.rows_model.row(0).id)
    do(page, qtbot, Act.DECIDE_SELECTION, decision="reject")
    assert page.card.buttons[Act.ADOPT_SELECTION].isVisible()
    do(page, qtbot, Act.ADOPT_SELECTION, meeting_reference="局务会纪要3号")
    assert "理由" in page.card.form.message.text
    click(page.card, "leave_form")
    do(page, qtbot, Act.DECIDE_SELECTION, reason="依托单位来函放弃")
    do(page, qtbot, Act.ADOPT_SELECTION, meeting_reference="局务会纪要3号")
    assert "名单已确定" in page.message.text
    for name, act in (("名单.pdf", Act.EXPORT_SELECTION), ("函.pdf", Act.EXPORT_LETTERS)):
        page.exporter.ask_path = lambda *_, name=name: str(tmp_path / name)
        click(page, act)
        settle(qtbot, context)
        assert "已导出" in page.message.text, page.message.text
    assert "依托单位来函放弃" in "".join(page_texts((tmp_path / "名单.pdf").read_bytes()))
    notice_page = show(context, qtbot, publicity_page)
    begin(notice_page, qtbot, Act.PUBLISH_NOTICE, place="局网站", contact="科技评估处 0532-1")
    assert notice_page.table.total() == 4
    objected = {"who": "某公司", "real_name": True, "has_facts": True, "content": "专利有争议"}
    do(notice_page, qtbot, Act.REGISTER_OBJECTION, **objected)
    assert notice_page.card.form.problem("received_on"), "a day nobody saw is not taken for today"
    click(notice_page.card, "do_register_objection")
    assert notice_page.table.total() == 4
    notice_page.card.form.field("received_on").set_value(context.now().date())
    click(notice_page.card, "do_register_objection")
    settle(qtbot, context)
    assert notice_page.table.total() == 5
    notice_page.table.select(next(row.id for row in rows(notice_page) if row.is_objection))
    do(notice_page, qtbot, Act.JUDGE_OBJECTION)
    assert "请选择一项" in notice_page.card.form.problem("admit"), "nobody is decided on by a choice nobody made"
    click(notice_page.card, "leave_form")
    do(notice_page, qtbot, Act.JUDGE_OBJECTION, admit="yes")
    do(notice_page, qtbot, Act.DECIDE_OBJECTION, upheld="yes", inquiry="专利确有争议")
    do(notice_page, qtbot, Act.ANSWER_OBJECTION)
    answer = tmp_path / "答复.pdf"
    notice_page.exporter.ask_path = lambda *_: str(answer)
    click(notice_page, Act.EXPORT_ANSWER)
    settle(qtbot, context)
    assert "异议成立" in "".join(page_texts(answer.read_bytes()))
    later = datetime(2026, 3, 20, 9, tzinfo=UTC)
    store_of(context).now = lambda: later + timedelta(seconds=1)
    context.now = store_of(context).now
    notice_page.read_again()
    settle(qtbot, context)
    late_objection_is_said_first(notice_page, later.date(), objected)
    do(notice_page, qtbot, Act.RECORD_POSTING, proof_on=datetime(2026, 3, 12, tzinfo=UTC).date(), proof="截图在档案盒3")
    do(notice_page, qtbot, Act.CONCLUDE_NOTICE)
    assert "公示已办结" in notice_page.message.text
    assert len(ask(store_of(context), cleared, today=later.date())) == 3
    proof = tmp_path / "情况.pdf"
    notice_page.exporter.ask_path = lambda *_: str(proof)
    click(notice_page, Act.EXPORT_PROOF)
    settle(qtbot, context)
    text = "".join("".join(page_texts(proof.read_bytes())).split())
    assert "异议成立，停止" in text
    assert "某公司" not in text, "whoever objected is not on the sheet"


def test_cleared_centres_walk_into_the_ledger_and_a_change_is_approved_and_undone(
    context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(context, qtbot, selection_page)
    draw_up(page, qtbot)
    do(page, qtbot, Act.ADOPT_SELECTION, meeting_reference="局务会纪要3号")
    arguments = {"posted_on": context.now().date(), "place": "局网站", "contact": "0532-1"}
    (notice,) = perform(store_of(context), OFFICE, publicity.publish_notice, **arguments).ids
    later = datetime(2026, 3, 20, 9, tzinfo=UTC)
    store_of(context).now = lambda: later
    context.now = store_of(context).now
    proof = {"proof_on": later.date(), "proof": "截图在档案盒3"}
    perform(store_of(context), OFFICE, publicity.record_posting, notice_id=notice, **proof)
    perform(store_of(context), OFFICE, publicity.conclude_notice, notice_id=notice, on=later.date())
    books = show(context, qtbot, launch_page)
    click(books, Act.START_CENTERS)
    settle(qtbot, context)
    start = books.dialog
    fill(start.form, first_number="QTIC-C-2026-001", start_paper="青科字9号")
    settle(qtbot, context)
    usual = [line.center_name for line in start.table.rows_model.shown()]
    listed = [line.center_name for line in rows(page) if line.decision is Decision.SUPPORT]
    assert usual == listed, "by track and place, as on the list"
    assert "先新建、后转建，各按名次" in start.said.text()
    start.table.select(start.table.rows_model.row(1).proposal_id)
    QTest.keyClick(start.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, context)
    seen = {line.number: line.center_name for line in start.table.rows_model.shown()}
    assert list(seen.values()) == [usual[1], usual[0], *usual[2:]]
    assert start.until.text().startswith("期满日 2029-03-19")
    click(start, f"do_{Act.START_CENTERS}")
    settle(qtbot, context)
    assert "已启动 5 个" in books.message.text, books.message.text
    assert {row.number: row.name for row in ask(store_of(context), ledger)} == seen, "as it was shown before"
    books.table.seek(next(row.id for row in ask(store_of(context), ledger) if row.number == "QTIC-C-2026-001"))
    settle(qtbot, context)
    assert books.card.facts["建设期"].startswith("2026-03-20 至 2029-03-19")
    do(books, qtbot, Act.ASK_CHANGE, kind="director", after="新主任", reason="原主任退休")
    do(books, qtbot, Act.RECORD_CHANGE_CHECK, opinion="同意")
    do(books, qtbot, Act.DECIDE_CHANGE, approve="yes", paper="局函4号")
    assert books.card.facts["中心主任"] == "新主任"
    do(books, qtbot, Act.REVERSE_CHANGE, reason="批错了中心")
    assert books.card.facts["中心主任"] != "新主任"
    do(books, qtbot, Act.END_CENTER, ending="moved", reason="迁往外地，区里来函")
    assert books.card.facts["终止"].endswith("迁往外地，区里来函")
    do(books, qtbot, Act.REOPEN_CENTER, reason="登记到了别的中心")
    assert "终止" not in books.card.facts
    target = tmp_path / "档案.pdf"
    books.exporter.ask_path = lambda *_: str(target)
    click(books, Act.EXPORT_CENTER_FILE)
    settle(qtbot, context)
    assert "新主任" in "".join("".join(page_texts(target.read_bytes())).split())


def rows(page: Any) -> list[Any]:
    return [page.table.rows_model.row(n) for n in range(page.table.total())]


def test_a_notice_is_taken_back_through_the_window(context: AppContext, qtbot: QtBot) -> None:
    page = show(context, qtbot, selection_page)
    draw_up(page, qtbot)
    do(page, qtbot, Act.ADOPT_SELECTION, meeting_reference="局务会纪要3号")
    arguments = {"posted_on": context.now().date(), "place": "局网站", "contact": "0532-1"}
    perform(store_of(context), OFFICE, publicity.publish_notice, **arguments)
    notice_page = show(context, qtbot, publicity_page)
    do(notice_page, qtbot, Act.WITHDRAW_NOTICE, reason="名单印错")
    assert ask(store_of(context), notices)[0].withdrawn_on is not None
    assert {row.state for row in rows(notice_page)} == {"recalled"}
    assert not notice_page.card.buttons
