"""多台电脑 in the settings: a bundle is looked at before it is taken in, and what differs is decided by a person."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.stations import COVERED, Choice
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stations import StationsSection
from qtic_desktop.services import scoring
from qtic_desktop.services.perform import work
from qtic_desktop.services.stations import export_bundle
from qtic_desktop.storage.workspace import open_workspace
from tests.gui.review_window import make_context, settle, show_page
from tests.helpers.stations import clock
from tests.review_story import CLERK, OFFICE, Story, begin_story


@pytest.fixture
def desk(tmp_path: Path, themed: None) -> Iterator[tuple[AppContext, Story, Path]]:
    """A window on one copy, and a bundle of the other that differs in a sheet keyed by the desk at both."""
    story = begin_story(tmp_path / "main", proposals=1)
    story.convene()
    story.open()
    story.workspace.close()
    shutil.copytree(tmp_path / "main", tmp_path / "other")
    with open_workspace(tmp_path / "other", now=clock) as workspace:
        there = Story(workspace, story.experts, story.proposals, story.meeting_id)
        there.do(scoring.save_points, sheet_id=there.sheet(0).id, criterion="1", text="5", actor=CLERK)
        there.do(scoring.save_points, sheet_id=there.sheet(1).id, criterion="1", text="6", actor=there.seat(1))
        there.do(scoring.save_points, sheet_id=there.sheet(2).id, criterion="1", text="7", actor=there.seat(2))
        work(workspace, OFFICE, export_bundle.bind(out=tmp_path / "b.qtic"))
    with open_workspace(tmp_path / "main", now=clock) as workspace:
        here = Story(workspace, story.experts, story.proposals, story.meeting_id)
        here.do(scoring.save_points, sheet_id=here.sheet(0).id, criterion="1", text="4", actor=CLERK)
        here.do(scoring.save_points, sheet_id=here.sheet(1).id, criterion="1", text="3", actor=here.seat(1))
        context = make_context(here, OFFICE, tmp_path)
        yield context, here, tmp_path / "b.qtic"
        assert context.tasks.close()


def test_what_differs_is_shown_decided_and_taken_in(desk: tuple[AppContext, Story, Path], qtbot: QtBot) -> None:
    context, story, bundle = desk
    section = StationsSection(context)
    show_page(qtbot, section, 1100, 640)
    section.show_now()
    section.ask_open = lambda *_: str(bundle)
    QTest.mouseClick(section.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.preview is not None, timeout=10000)
    preview = section.preview
    assert preview is not None
    assert "1 张将更新" in preview.counts.text()
    assert "2 张两边都改过" in preview.counts.text()
    keyed, own = story.sheet(0).id, story.sheet(1).id
    preview.table.select(keyed)
    assert "“4”" in preview.words.text()
    assert "“5”" in preview.words.text()
    assert preview.choice.isVisible()
    preview.table.select(own)
    assert "封存前不显示" in preview.words.text()
    assert all(one.ours == COVERED for unit in preview._report.units if unit.secret for one in unit.figures)
    preview.table.select(keyed)
    preview.choice.set_value(Choice.THEIRS.value)
    preview.choice.edited.emit()
    assert preview.confirm.text() == "导入 2 张"
    said: list[str] = []
    section.said.connect(lambda words, _kind: said.append(words))
    QTest.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said), timeout=10000)
    settle(qtbot, context)
    assert "写入 2 张" in said[0]
    assert "还有 1 张没有导入" in said[0]
    entries = story.sheet(0).entries
    assert str(entries["1"].points) == "5"
    assert str(story.sheet(1).entries["1"].points) == "3"
    assert str(story.sheet(2).entries["1"].points) == "7"
    assert section.table.count() == 1


def test_a_file_that_is_no_bundle_is_told_in_the_page(
    desk: tuple[AppContext, Story, Path], qtbot: QtBot, tmp_path: Path
) -> None:
    context, _, _ = desk
    section = StationsSection(context)
    show_page(qtbot, section, 1100, 640)
    (tmp_path / "x.qtic").write_bytes(b"PK nothing")
    said: list[str] = []
    section.said.connect(lambda words, _kind: said.append(words))
    section.look_at(tmp_path / "x.qtic")
    qtbot.waitUntil(lambda: bool(said), timeout=10000)
    assert "不是交换包" in said[0]
    assert section.preview is None
