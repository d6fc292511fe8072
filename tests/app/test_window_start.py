"""From the command to the main window: no display, first run, who is at work, workspace in use, restyling, closing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.diagnostics import is_foreseen
from qtic_desktop.app.following import Follower
from qtic_desktop.app.places import data_folder, recent_workspaces, remember_workspace
from qtic_desktop.app.standing import take_place
from qtic_desktop.app.window import cannot_show_a_window, make_application, prefer_ibus
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import SYSTEM, Changes, Kind
from qtic_desktop.domain.errors import Refused
from qtic_desktop.gui.background import Cancelled
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.start import PersonChooser, StartPage
from qtic_desktop.gui.start.new_secret import NewSecretPage
from qtic_desktop.gui.start.recovery_page import RecoverySheetPage
from qtic_desktop.resources import message
from qtic_desktop.storage.holding import holder_of
from qtic_desktop.storage.workspace import open_workspace
from tests.app.seat_desk import SECRET, data, settle, start
from tests.helpers.doors import store_of
from tests.review_story import begin_story

__all__ = ["data", "start"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    begin_story(tmp_path / "评审 空间", proposals=1, experts=2).workspace.close()
    return tmp_path / "评审 空间"


def wait_for(qtbot: Any, desk: Desk, kind: type) -> Any:
    qtbot.waitUntil(lambda: isinstance(desk._front, kind), timeout=30000)
    return desk._front


def fill(page: Any, **texts: str) -> None:
    """Type into the fields of a page by their names."""
    for name, text in texts.items():
        page.findChild(QLineEdit, name).setText(text)


def wait_for_window(qtbot: Any, desk: Desk) -> Any:
    qtbot.waitUntil(lambda: desk.window is not None and desk.window.current_page() is not None, timeout=30000)
    settle(qtbot, desk)
    return desk.window


def test_without_a_display_one_sentence_and_status_three(data: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "qtic_desktop"],
        cwd=ROOT,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.strip() == message("window.no_display", "zh")
    assert done.stdout == ""


def test_a_platform_that_was_chosen_counts_as_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert cannot_show_a_window() == ""


@pytest.mark.parametrize(
    ("module", "modifiers", "wanted"),
    [("fcitx", "", "ibus"), ("fcitx5", "", "ibus"), (None, "@im=fcitx", "ibus"), (None, "@im=ibus", None),
     ("xim", "@im=fcitx", "xim"), (None, "", None)],
)  # fmt: skip
def test_where_the_desktop_runs_fcitx_its_ibus_front_end_is_used(
    monkeypatch: pytest.MonkeyPatch, module: str | None, modifiers: str, wanted: str | None
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", module or "")
    if module is None:
        monkeypatch.delenv("QT_IM_MODULE")
    monkeypatch.setenv("XMODIFIERS", modifiers)
    prefer_ibus()
    assert os.environ.get("QT_IM_MODULE") == wanted


def test_the_first_run_is_one_page_that_makes_a_workspace(
    qtbot: Any, start: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = start()
    page = wait_for(qtbot, desk, StartPage)
    assert page.isVisible()
    assert desk.workspace is None
    page.new_requested.emit(tmp_path / "新的")
    asked = wait_for(qtbot, desk, NewSecretPage)
    fill(asked, name="王敏", secret=SECRET, again=SECRET)
    asked.do_button.click()
    asked._give()  # a double click
    sheet = wait_for(qtbot, desk, RecoverySheetPage)
    assert re.fullmatch(r"(\d{5}\s+){7}\d{5}", sheet.words.text())
    assert not sheet.go_on.isEnabled()
    assert not sheet.close()  # a slip of the hand
    assert sheet.isVisible()
    assert "再关闭一次窗口" in sheet.message.text
    assert recent_workspaces() == [(tmp_path / "新的").resolve()]
    sheet.tick.click()
    sheet.go_on.click()
    window = wait_for_window(qtbot, desk)
    assert recent_workspaces() == [(tmp_path / "新的").resolve()]
    assert window.ctx.actor.name == "王敏"
    assert window.isVisible()
    assert desk._front is None


def test_the_last_workspace_opens_by_itself_for_the_person_named(
    qtbot: Any, start: Callable[..., Desk], folder: Path, data: Path
) -> None:
    remember_workspace(folder)
    desk = start(person="办公室")
    window = wait_for_window(qtbot, desk)
    assert window.ctx.actor.name == "办公室"
    assert window.ctx.is_sample


def test_a_workspace_in_use_opens_for_reading_follows_and_says_when_the_other_is_gone(
    qtbot: Any, start: Callable[..., Desk], folder: Path
) -> None:
    with open_workspace(folder) as held:
        desk = start(folder, person="办公室")
        window = wait_for_window(qtbot, desk)
        ribbon = window._form.sampleRibbon
        assert "只能查看" in ribbon.text()
        assert str(holder_of(folder)) in ribbon.text()
        assert "只能查看" in why_not_mine(window.ctx.actor, Act.CREATE_MEETING)
        assert why_not_mine(window.ctx.actor, Act.EXPORT_OPINIONS) == ""
        (follower,) = window.findChildren(Follower)
        follower.look()
        qtbot.waitUntil(lambda: follower._seen is not None, timeout=30000)
        heard: list[Changes] = []
        window.ctx.notifier.changed.connect(heard.append)
        with held.store.begin(SYSTEM) as work:
            work.record(Act.CREATE_MEETING, Kind.MEETING, "x")
        follower.look()
        qtbot.waitUntil(lambda: bool(heard), timeout=30000)
        assert {Kind.MEETING, Kind.PROPOSAL} <= heard[0].kinds
        assert not list(data_folder().glob("session-*.txt"))  # the mark is of the window at work
    follower.look()
    qtbot.waitUntil(lambda: "已经关闭" in ribbon.text(), timeout=30000)


def shown(page: StartPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_folder_that_is_no_workspace_is_said(qtbot: Any, start: Callable[..., Desk], tmp_path: Path) -> None:
    desk = start(tmp_path)
    qtbot.waitUntil(
        lambda: isinstance(desk._front, StartPage) and "不是工作区文件夹" in shown(desk._front), timeout=30000
    )


def test_language_and_theme_rebuild_the_window_on_the_same_workspace(
    qtbot: Any, start: Callable[..., Desk], folder: Path
) -> None:
    desk = start(folder, person="办公室")
    first = wait_for_window(qtbot, desk)
    before = first.windowTitle()
    first.ctx.settings.remember("lang", "en")
    first.ctx.settings.remember("theme", "dark")
    first.ctx.settings.flush()
    first.ctx.signals.restyle_wanted.emit()
    qtbot.waitUntil(lambda: desk.window is not first, timeout=30000)
    second = wait_for_window(qtbot, desk)
    assert desk.lang == "en"
    assert second.ctx.theme.tokens.name == "dark"
    assert store_of(second.ctx) is desk.workspace.store
    assert second.isVisible()
    assert before != second.windowTitle()
    second.ctx.signals.restyle_wanted.emit()  # while the first answers of the new window are still under way
    second.ctx.signals.restyle_wanted.emit()
    settle(qtbot, desk)
    assert desk.window.isVisible()


def test_closing_finishes_what_is_being_written_and_gives_the_workspace_back(
    qtbot: Any, start: Callable[..., Desk], folder: Path
) -> None:
    desk = start(folder, person="办公室")
    window = wait_for_window(qtbot, desk)
    written: list[str] = []

    def slow() -> None:
        time.sleep(0.3)
        written.append("written")

    desk.tasks.run("storage", slow)
    window.close()
    desk.close()
    assert written == ["written"]
    open_workspace(folder).close()
    desk.workspace = None


def test_a_notice_before_there_is_a_page_is_shown_on_the_first_one(
    qtbot: Any, start: Callable[..., Desk], folder: Path, data: Path
) -> None:
    desk = Desk(make_application(), lang=None, person="办公室")
    desk.report_crash("gui.unexpected", data / "crash-20260310-090000.txt")
    desk.begin(folder)
    window = wait_for_window(qtbot, desk)
    message_line = window.current_page().message
    assert message_line.isVisible()
    assert "crash-20260310-090000" in " ".join(label.text() for label in message_line.findChildren(QLabel))
    window.close()
    desk.close()


def test_only_mistakes_are_reported() -> None:
    assert is_foreseen(Refused("storage.not_found", kind="x"))
    assert is_foreseen(Cancelled())
    assert not is_foreseen(KeyError("x"))


def test_every_page_stands_where_the_one_before_stood_as_if_it_were_one_window(
    qtbot: Any, start: Callable[..., Desk], folder: Path
) -> None:
    desk = start(folder)
    chooser = wait_for(qtbot, desk, PersonChooser)
    chooser.setGeometry(120, 90, 1010, 640)
    chooser.enter.click()
    window = wait_for_window(qtbot, desk)
    assert window.geometry() == QRect(120, 90, 1010, 640)
    window.setGeometry(60, 50, 1100, 650)
    desk.change_person()
    again = wait_for(qtbot, desk, PersonChooser)
    assert again.geometry() == QRect(60, 50, 1100, 650)
    assert not window.isVisible()


def test_the_next_session_begins_where_the_last_one_ended(
    qtbot: Any, start: Callable[..., Desk], folder: Path, data: Path
) -> None:
    first = start(folder, person="办公室")
    window = wait_for_window(qtbot, first)
    window.setGeometry(70, 60, 1000, 620)
    settle(qtbot, first)
    window.close()
    first.close()
    page = QWidget()
    qtbot.addWidget(page)
    take_place(page, None, Settings(data / "settings.ini").state("window"))
    # Qt itself fits it into the screen of these tests, which is 800 wide.
    assert (page.geometry().top(), page.geometry().height()) == (60, 620)


def test_a_small_screen_is_filled(qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    take_place(page, None)
    assert page.isMaximized()  # the screen of these tests is 800 wide
