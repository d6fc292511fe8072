"""多台电脑 in the settings: a bundle is looked at before it is taken in, and what differs is decided by a person."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.scoring.sealing import STATIONS_DIFFER
from qtic_desktop.domain.stations import COVERED, Choice
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stations.section import StationsSection
from qtic_desktop.services import scoring
from qtic_desktop.services.perform import work
from qtic_desktop.services.stations import export_bundle, name_station, take_bundle
from qtic_desktop.storage.queries.keying import pile
from qtic_desktop.storage.queries.stations import bundle_log
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


def test_a_computer_is_given_a_name_that_its_bundles_say_elsewhere(
    desk: tuple[AppContext, Story, Path], qtbot: QtBot, tmp_path: Path
) -> None:
    context, story, _ = desk
    section = StationsSection(context)
    show_page(qtbot, section, 1100, 640)
    section.show_now()
    settle(qtbot, context)
    assert "还没有名称" in section.where.text()
    section.name_button.click()
    dialog = section.dialog
    assert dialog is not None
    dialog.form.field("called").set_value("录入台 2")
    dialog.form.send()
    settle(qtbot, context)
    settle(qtbot, context)
    assert section.where.text().startswith("这台电脑：录入台 2（")
    with open_workspace(tmp_path / "other", now=clock) as workspace:
        there = Story(workspace, story.experts, story.proposals, story.meeting_id)
        work(workspace, OFFICE, name_station.bind(called=" 主席台  左 "))
        made = work(workspace, OFFICE, export_bundle.bind(out=tmp_path / "named.qtic"))
        code = made.about.split("-")[0] if "-" in made.about else made.status.split("-")[0]
        with pytest.raises(Refused, match="name_too_long"):
            work(workspace, OFFICE, name_station.bind(called="很长的名称" * 5))
        assert there.ask(bundle_log)[0].called == "主席台 左"
    report = work(story.workspace, OFFICE, take_bundle.bind(path=tmp_path / "named.qtic"))
    assert report.where == f"主席台 左（{code}）"
    assert story.ask(bundle_log)[0].called == "主席台 左"
    (line,) = [
        one.line.blocker for one in story.ask(scoring.gate_lines, OFFICE, meeting_id=story.meeting_id)
        if one.line.blocker.code == STATIONS_DIFFER and one.line.expert_id == story.experts[0]
    ]  # fmt: skip
    assert line.facts["stations"] == f"主席台 左（{code}）"
    states = story.ask(pile, CLERK, agenda_item_id=story.items()[0])
    assert states.columns[0].mine, "who keyed it does not verify it"


def test_who_decided_between_two_computers_has_seen_the_figures_and_verifies_nothing(
    desk: tuple[AppContext, Story, Path],
) -> None:
    _, story, bundle = desk
    keyed = story.sheet(0).id
    before = story.ask(pile, OFFICE, agenda_item_id=story.items()[0]).columns[0].mine
    work(story.workspace, OFFICE, take_bundle.bind(path=bundle, choices={keyed: Choice.OURS}))
    after = story.ask(pile, OFFICE, agenda_item_id=story.items()[0]).columns[0].mine
    assert (before, after) == (False, True)


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
