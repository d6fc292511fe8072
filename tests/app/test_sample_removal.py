"""A sample is deleted from the window, wholly and after asking; nothing real ever is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.places import known_workspaces, remember_workspace
from qtic_desktop.app.sample_removal import remove_sample
from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.start import StartPage
from qtic_desktop.gui.start.people import PersonChooser
from qtic_desktop.storage.workspace import create_workspace
from tests.app.seat_desk import data, office, page_of, settle, sign_in, start, window_of
from tests.review_story import begin_story

__all__ = ["data", "office", "start"]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    begin_story(tmp_path / "sample", proposals=1, experts=6).workspace.close()
    return tmp_path / "sample"


def test_it_goes_after_asking_and_the_first_page_says_so(
    qtbot: Any, start: Callable[..., Desk], sample: Path, office: Path
) -> None:
    desk = start(sample)
    page = page_of(qtbot, desk, PersonChooser)
    page.enter.click()
    window = window_of(qtbot, desk)
    window.findChild(QAction, "wish_delete_sample").trigger()
    keep = window.findChild(QPushButton, "keepSample")
    assert str(sample) in keep.window().words.text()
    keep.click()
    settle(qtbot, desk)
    assert sample.is_dir()
    window.findChild(QAction, "wish_delete_sample").trigger()
    window.findChildren(QPushButton, "deleteSample")[-1].click()
    start_page = page_of(qtbot, desk, StartPage)
    qtbot.waitUntil(lambda: not sample.exists(), timeout=30000)
    settle(qtbot, desk)
    assert {path.name for path in sample.parent.iterdir()} == {office.name, "data"}
    assert sample.resolve() not in {entry.folder for entry in known_workspaces()}
    assert isinstance(desk._front, StartPage)
    assert start_page is not None


def test_a_real_workspace_offers_it_to_nobody(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    assert window.findChild(QAction, "wish_delete_sample") is None
    desk.wish("delete_sample")
    desk.delete_sample()
    settle(qtbot, desk)
    assert office.is_dir()
    assert desk.window is window


def test_what_is_not_a_sample_by_all_that_says_so_stays(tmp_path: Path, sample: Path, office: Path) -> None:
    real = tmp_path / "real"
    create_workspace(real, sample=False).close()
    told = (real / "workspace.toml").read_text(encoding="utf-8")
    claimed = shutil.copytree(sample, tmp_path / "claimed")
    (real / "workspace.toml").write_text(re.sub("sample = false", "sample = true", told), encoding="utf-8")
    (claimed / "workspace.toml").write_text(told, encoding="utf-8")
    (tmp_path / "papers").mkdir()
    for folder in (real, claimed, office, tmp_path / "papers", tmp_path / "nothing"):
        with pytest.raises(Refused) as refused:
            remove_sample(folder)
        assert refused.value.code == "workspace.not_a_sample"
    assert all(folder.is_dir() for folder in (real, claimed, office))
    remember_workspace(sample)
    remove_sample(sample)
    assert not sample.exists()
    assert not list(tmp_path.glob(".*"))
