"""Ctrl+K finds proposals, experts and centres by name, code or pinyin initials, asks for them as they are typed, and goes
to the very record; ``search`` on the command line answers the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qtic_desktop.app.main import main
from qtic_desktop.app.pages import build_window
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.gui.command_palette import CommandPalette
from qtic_desktop.gui.main_window import MainWindow
from qtic_desktop.gui.place import Place, StageName
from qtic_desktop.services.accounts.sign_in import called
from qtic_desktop.storage.queries.intake import PROPOSALS
from qtic_desktop.storage.workspace import open_workspace


@pytest.fixture
def window(qtbot: QtBot, sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with open_workspace(sample) as workspace:
        tasks = BackgroundTasks()
        made = build_window(workspace, called(workspace, ""), tasks, lang="zh", settings_file=tmp_path)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitUntil(lambda: not tasks.running)
        yield made
        qtbot.waitUntil(lambda: not tasks.running)
        assert tasks.close()


def palette_of(window: MainWindow) -> CommandPalette:
    window.open_palette()
    (palette,) = window.findChildren(CommandPalette)
    return palette


def type_in(qtbot: QtBot, window: MainWindow, text: str) -> CommandPalette:
    palette = palette_of(window)
    palette.query.setText(text)
    qtbot.waitUntil(lambda: not window.ctx.tasks.running)
    return palette


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("深海采样", "青岛市深海采样装备技术创新中心"),
        ("shcy", "青岛市深海采样装备技术创新中心"),
        ("X001", "青岛市深海采样装备技术创新中心"),
        ("李㛃", "李㛃（黄海海洋研究院（示例））"),
        ("手册", "使用手册"),
    ],
)
def test_ctrl_k_finds(qtbot: QtBot, window: MainWindow, typed: str, title: str) -> None:
    palette = type_in(qtbot, window, typed)
    assert title in [command.title for command in palette.found]
    palette.reject()


def test_nothing_is_said_only_when_the_answer_is_in(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(window)
    palette.query.setText("没有这样的东西")
    assert palette.list.item(0).text() == "正在查找…"
    qtbot.waitUntil(lambda: "没有找到" in palette.list.item(0).text())
    assert palette.found == []
    palette.reject()


@pytest.mark.parametrize(
    ("typed", "page"),
    [("X001", "intake"), ("李㛃", "experts"), ("QTIC-C", "launch")],
    ids=["proposal", "expert", "centre"],
)
def test_enter_goes_to_the_very_record(qtbot: QtBot, window: MainWindow, typed: str, page: StageName) -> None:
    palette = type_in(qtbot, window, typed)
    wanted = palette.found[palette.list.currentRow()].title
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.ctx.tasks.running)
    front = window.page(page)
    assert window.current_page() is front
    row = front.table.selected()  # type: ignore[attr-defined]
    assert row is not None
    assert wanted.startswith(getattr(row, "center_name", "") or row.name)


def test_an_enter_faster_than_the_database_opens_what_it_finds(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(window)
    palette.query.setText("shcy")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.waitUntil(lambda: window.current_page() is window.page("intake"))
    qtbot.waitUntil(lambda: not window.ctx.tasks.running)
    assert window.page("intake").table.selected().center_name.startswith("青岛市深海采样")  # type: ignore[attr-defined]


def test_an_outdated_search_is_dropped(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look = type(PROPOSALS)._look

    def noted(self, session, wanted, *rest):  # type: ignore[no-untyped-def]
        asked.append(wanted.text)
        return look(self, session, wanted, *rest)

    monkeypatch.setattr(type(PROPOSALS), "_look", noted)
    palette = palette_of(window)
    for length in range(1, 6):
        palette.query.setText("qdshcy"[:length])
    qtbot.waitUntil(lambda: not window.ctx.tasks.running)
    assert len(asked) < 15
    assert asked[-3:] == ["qdshc"] * 3
    assert all("深海" in command.title for command in palette.found)
    palette.reject()


def test_nothing_is_offered_twice_and_what_is_left_out_is_said(qtbot: QtBot, window: MainWindow) -> None:
    stages: tuple[StageName, ...] = ("intake", "experts", "launch", "annual_reports", "opinions")
    for stage in stages:
        window.go(Place(stage))
    qtbot.waitUntil(lambda: not window.ctx.tasks.running)
    palette = type_in(qtbot, window, "青岛")
    offered = [(command.title, command.keywords) for command in palette.found]
    assert len(offered) == len(set(offered))
    said = [palette.list.item(place).text() for place in range(len(offered), palette.list.count())]
    assert any("共找到" in text for text in said)
    palette.reject()


@pytest.mark.parametrize("typed", ["shcy", "青岛", "李㛃", "X001 zz", "QTIC-C-2025", "zzzz"])
def test_the_command_answers_as_the_window_does(
    qtbot: QtBot, window: MainWindow, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    palette = type_in(qtbot, window, typed)
    shown = [command.title for command in palette.found]
    palette.reject()
    copy = tmp_path / "copy"
    shutil.copytree(sample, copy)
    assert main(["search", typed, "--workspace", str(copy), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    names = [row.get("center_name") or row["name"] for rows in answer["found"].values() for row in rows]
    assert answer["count"] == {kind: len(rows) for kind, rows in answer["found"].items()}
    assert {title for title in shown if title.startswith(tuple(names))} == set(shown) if names else not shown
