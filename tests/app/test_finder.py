"""Ctrl+K finds proposals and experts by name or pinyin initials, acts, and the manual."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qtic_desktop.app.pages import Outside, build_window
from qtic_desktop.app.people import chosen_actor
from qtic_desktop.gui.background import BackgroundTasks
from qtic_desktop.storage.workspace import open_workspace


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
def test_the_finder_finds(qtbot: Any, sample: Path, tmp_path: Path, typed: str, title: str) -> None:
    with open_workspace(sample) as workspace:
        tasks = BackgroundTasks()
        window = build_window(workspace, chosen_actor(workspace, ""), tasks, lang="zh", settings_file=tmp_path)
        qtbot.addWidget(window)
        (outside,) = window.findChildren(Outside)
        # What is found is asked for after the page in front has its rows.
        qtbot.waitUntil(lambda: title in [command.title for command in outside.find(typed)], timeout=10000)
        assert outside.find("没有这样的东西") == []
        assert tasks.close()
