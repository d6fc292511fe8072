"""An expert sees nothing of the others before sealing: no score, no count, no order, in no corner of the window (三（二）)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from qtic_desktop.app.pages import build_window
from qtic_desktop.app.screens import made_stages
from qtic_desktop.domain.acts import SECRET_ACTS, Act
from qtic_desktop.domain.errors import NotAllowed
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.place import Place
from qtic_desktop.resources import message
from qtic_desktop.services import meetings, scoring
from qtic_desktop.services.exports import export_score_summary
from qtic_desktop.services.perform import work
from qtic_desktop.storage.queries.audit import LogFilter, audit_page
from tests.gui.review_window import named, settle
from tests.review_story import CLERK, OFFICE, Story, begin_story

#: What only the first expert has given: a total, the points of an item, a comment.
SECRETS = ("87.5", "2.5", "机密评语")


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=2)
    made.convene()
    made.open()
    sheet = made.sheet(0)
    made.do(scoring.save_comment, sheet_id=sheet.id, criterion="1", text="机密评语")
    made.score(0, short="12.5", vote="disagree")
    yield made
    made.workspace.close()


@pytest.fixture
def window(qtbot: Any, story: Story, tmp_path: Path) -> Iterator[MainWindow]:
    tasks = BackgroundTasks()
    made = build_window(story.workspace, story.seat(1), tasks, lang="zh", settings_file=tmp_path)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made.ctx)
    yield made
    assert tasks.close()


def everything_said(root: QWidget) -> str:
    """All texts of labels, fields, buttons and tables, shown or not."""
    said = [part.text() for kind in (QLabel, QLineEdit, QAbstractButton) for part in root.findChildren(kind)]
    for table in root.findChildren(QTableView):
        model = table.model()
        cells = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
        said += [str(model.index(row, column).data()) for row, column in cells]
    return "\n".join(said)


def test_no_page_of_the_window_tells_an_expert_of_the_others(qtbot: Any, window: MainWindow) -> None:
    for name in made_stages():
        window.go(Place(name))
        settle(qtbot, window.ctx)
        settle(qtbot, window.ctx)
    window.go(Place("scoring", view="results"))
    settle(qtbot, window.ctx)
    said = everything_said(window)
    for secret in SECRETS:
        assert secret not in said
    assert "未提交 2 个" in said, "the own sheets are counted, not those of the panel"
    titles = [command.title for command in window.commands()]
    assert "结果与封存" not in titles
    assert "评分进度" not in titles


def test_the_audit_log_is_not_read_for_an_expert(qtbot: Any, window: MainWindow) -> None:
    before = window.current_page()
    assert not window.go(Place("audit"))
    settle(qtbot, window.ctx)
    assert window.current_page() is before
    assert "您的身份没有这一页" in everything_said(before)


def test_an_expert_exports_no_summary_by_button_nor_by_command(qtbot: Any, window: MainWindow, tmp_path: Path) -> None:
    window.go(Place("opinions"))
    settle(qtbot, window.ctx)
    page = window.current_page()
    assert isinstance(page, OpinionsPage)
    assert not named(page, Act.EXPORT_SCORE_SUMMARY).isVisible()
    page.exporter.ask_path = lambda *_: str(tmp_path / "all.xlsx")
    page.exporter.export(page.records.papers[0])
    settle(qtbot, window.ctx)
    assert not (tmp_path / "all.xlsx").exists()
    assert page.message.text


def test_nobody_exports_the_scores_of_a_meeting_at_a_window_before_it_is_sealed(story: Story, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    with pytest.raises(NotAllowed):
        work(story.workspace, story.seat(1), export_score_summary.bind(out=out))
    for actor in (CLERK, OFFICE):
        with pytest.raises(NotAllowed) as caught:
            work(story.workspace, actor, export_score_summary.bind(out=out))
        assert caught.value.code == "accounts.secret_until_sealed"
        assert message(caught.value.code, "en", **caught.value.facts)
    assert not out.exists()
    for place in range(5):
        for item in range(2):
            if story.sheet(place, item).state == "open":
                story.score(place, item, short=str(place))
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id)
    assert work(story.workspace, CLERK, export_score_summary.bind(out=out)).path.exists()


def test_the_audit_log_holds_back_scores_and_ballots_until_sealing(story: Story) -> None:
    story.do(meetings.record_recusal, agenda_item_id=story.items()[0], expert_id=story.experts[0], reason="曾任职")
    page = story.ask(audit_page, wanted=LogFilter())
    secret = [row for row in page.rows if row.act in SECRET_ACTS]
    assert {row.act for row in secret} == {"save_points", "save_comment", "submit_sheet", "cast_vote", "record_recusal"}
    assert all(row.withheld and row.details == {} for row in secret)
    assert story.ask(audit_page, wanted=LogFilter(words="disagree")).rows == (), "nor by searching for them"
    others = [row for row in page.rows if row.act == "create_meeting"]
    assert others[0].details
    for place in range(5):
        for item in range(2):
            if story.sheet(place, item).state == "open":
                story.score(place, item, short=str(place))
    decision = "会议决定：回避后四份评分表有效"
    story.do(scoring.seal_meeting, meeting_id=story.meeting_id, decision=decision)
    after = story.ask(audit_page, wanted=LogFilter())
    assert not any(row.withheld for row in after.rows)
    assert story.ask(audit_page, wanted=LogFilter(words="disagree")).rows
