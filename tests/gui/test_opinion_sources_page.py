"""What an opinion can be drawn from, below the paragraph that is being written, and what stops the final version."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.services.opinions import sources
from qtic_desktop.storage.tables.audit import AuditEntry
from tests.gui.opinion_desk import click, open_desk, opinions_context, opinions_page, reviewed_folder, status, wait
from tests.helpers.doors import store_of

__all__ = ["opinions_context", "opinions_page", "reviewed_folder"]
SAID = "中试线产能测算偏乐观，第二年指标应当细化"


@pytest.fixture
def page(opinions_page: OpinionsPage, monkeypatch: pytest.MonkeyPatch) -> OpinionsPage:
    """The sheets of the story say nothing; here expert 3 wrote about the positioning, and expert 1 about the whole."""
    from qtic_desktop.domain.opinions.sources import Remark

    said = [Remark(3, "1", "功能定位与领域方向", SAID), Remark(1, "", "", "总体可行，同意")]
    monkeypatch.setattr(sources, "_remarks", lambda *_asked: said)
    return opinions_page


def last_final(ctx: AppContext) -> dict[str, object]:
    with store_of(ctx).read() as session:
        entry = session.query(AuditEntry).filter_by(act=Act.FINALIZE_OPINION).order_by(AuditEntry.seq.desc()).first()
        return dict(json.loads(entry.details)) if entry else {}


def test_a_remark_is_taken_over_by_one_key_and_what_has_no_source_stops_the_final_version(
    page: OpinionsPage, qtbot: QtBot
) -> None:
    desk = open_desk(qtbot, page)
    form = desk.text_form
    form.go_to("positioning")
    wait(qtbot, page)
    assert "平均" in desk.sources.marks.text()
    assert desk.sources.list.item(0).text().startswith("1. 专家3（1 功能定位与领域方向）")
    assert desk.sources.list.count() == 2
    row = form.column.rows["positioning"]
    assert "标准用语没有改动" in row.problem
    area = form.areas["positioning"]
    before = area.value()
    QTest.keyClick(area.editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert area.value() == f"{before}{SAID}。"
    area.editor.undo()
    assert area.value() == before
    area.editor.selectAll()
    area.editor.insertPlainText("")
    QTest.keyClick(area.editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, page)
    assert area.value() == f"{SAID}。"
    assert row.problem == ""
    form.go_to("mode")
    assert desk.sources.list.count() == 1, "of the mode nobody wrote; the remark about the whole stays"
    area = form.areas["mode"]
    area.editor.selectAll()
    area.editor.insertPlainText("合作机制行业领先。")
    wait(qtbot, page)
    assert "找不到出处" in form.column.rows["mode"].problem
    click(desk, "finalButton")
    wait(qtbot, page)
    dialog = desk.final_dialog
    assert not dialog.confirm.isEnabled()
    dialog.reason.editor.setPlainText("会上讨论一致，见会议记录")
    click(dialog, "confirmFinal")
    wait(qtbot, page)
    assert status(page) == "final"
    told = last_final(page.ctx)
    assert told["reason"] == "会上讨论一致，见会议记录"
    assert "mode no_source" in told["doubted"]
    assert not [one for one in told["doubted"] if one.startswith("positioning")]
    assert not desk.sources.isVisible()


def test_an_opening_against_the_record_stops_and_the_standard_wording_is_one_click_away(
    page: OpinionsPage, qtbot: QtBot
) -> None:
    desk = open_desk(qtbot, page)
    form = desk.text_form
    form.go_to("opening")
    wait(qtbot, page)
    area = form.areas["opening"]
    standard = area.value()
    assert not desk.restore.isVisible()
    area.editor.selectAll()
    area.editor.insertPlainText("专家组由3名专家组成，形成如下意见：")
    wait(qtbot, page)
    said = form.column.rows["opening"].problem
    assert "开头没有写本项目的名称“" in said
    assert "开头写的专家人数是“由3名专家组成”，记录是“5”" in said
    click(desk, "finalButton")
    wait(qtbot, page)
    dialog = desk.final_dialog
    dialog.reason.editor.setPlainText("会上讨论一致，见会议记录")
    assert not dialog.confirm.isEnabled()
    dialog.reject()
    assert desk.restore.isVisible()
    desk.restore.click()
    wait(qtbot, page)
    assert area.value() == standard
    assert form.column.rows["opening"].problem == ""
    assert not desk.restore.isVisible()
    area.editor.undo()
    assert area.value().startswith("专家组由3名")
