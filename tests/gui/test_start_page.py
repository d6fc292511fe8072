"""The first page and who is at work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.start import PersonChooser, StartPage
from qtic_desktop.gui.start.start_page import free_folder
from qtic_desktop.storage.queries.registry import PersonRow

PEOPLE = (
    PersonRow("1", "王敏", "clerk", None),
    PersonRow("2", "办公室", "office", None),
    PersonRow("3", "欧阳建国", "expert", "e3"),
    PersonRow("4", "䶮㛃", "expert", "e4"),
)


@pytest.fixture
def start(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StartPage:
    monkeypatch.setattr("qtic_desktop.gui.start.start_page.default_folder", lambda: tmp_path / "评审")
    page = StartPage([tmp_path / "2026年第一批"])
    qtbot.addWidget(page)
    page.resize(1000, 650)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_one_press_makes_a_workspace_where_the_page_says(start: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert QApplication.focusWidget() is start.new_button
    with qtbot.waitSignal(start.new_requested) as asked:
        QTest.keyClick(start.new_button, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "评审"]


def test_only_one_button_is_the_primary_one(start: StartPage) -> None:
    primary = [made.text() for made in start.findChildren(QPushButton) if made.property("role") == "primary"]
    assert primary == ["新建工作区"]


def test_the_sample_and_a_recent_workspace_are_one_press_away(start: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(start.sample_requested):
        start.sample_button.click()
    recent = start.findChild(QPushButton, "recentButton")
    assert recent is not None
    with qtbot.waitSignal(start.open_requested) as asked:
        recent.click()
    assert asked.args == [tmp_path / "2026年第一批"]


def test_a_problem_is_said_in_place(start: StartPage) -> None:
    start.show_problem("这个文件夹不是工作区。")
    assert start.message.text == "这个文件夹不是工作区。"


def test_a_folder_with_something_in_it_is_never_proposed(tmp_path: Path) -> None:
    wanted = tmp_path / "评审"
    assert free_folder(wanted) == wanted
    wanted.mkdir()
    (wanted / "x").touch()
    assert free_folder(wanted) == tmp_path / "评审 2"


@pytest.fixture
def chooser(qtbot: QtBot) -> PersonChooser:
    page = PersonChooser(PEOPLE)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_staff_are_named_with_their_role_and_rights(chooser: PersonChooser) -> None:
    first = chooser.staff_buttons[0]
    assert first.text().startswith("王敏 · 录入员\n")
    assert chooser.staff_buttons[1].text().startswith("办公室\n")


def test_enter_takes_the_first_person(chooser: PersonChooser, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is chooser.staff_buttons[0]
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.staff_buttons[0], Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[0]]


def test_an_expert_is_found_by_initials_and_taken_by_enter(chooser: PersonChooser, qtbot: QtBot) -> None:
    QTest.keyClicks(chooser.search, "oyjg")
    assert chooser.experts.count() == 1
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[2]]


def test_without_experts_nothing_about_them_is_shown(qtbot: QtBot) -> None:
    page = PersonChooser(PEOPLE[:2])
    qtbot.addWidget(page)
    page.show()
    assert page.search.isHidden()


def test_a_folder_that_may_not_be_looked_into_is_left_to_say_so_when_it_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert free_folder(tmp_path) == tmp_path


def test_a_recent_workspace_far_down_shows_its_name_and_no_more_than_there_is_room_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    far = tmp_path / ("办公室共享资料" * 12) / "2026年第一批评审"
    page = StartPage([far])
    qtbot.addWidget(page)
    made = page.findChild(QPushButton, "recentButton")
    assert made is not None
    assert made.text().startswith("2026年第一批评审")
    assert made.sizeHint().width() <= 460
    assert str(far) == made.toolTip()
