"""The first page and who is at work."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.app import places
from qtic_desktop.app.places import workspaces_in
from qtic_desktop.app.recent_words import told_of_known
from qtic_desktop.gui.start import PersonChooser, StartPage
from qtic_desktop.gui.start.start_page import free_folder
from qtic_desktop.storage.queries.registry import PersonRow
from qtic_desktop.storage.workspace import create_workspace

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


def test_one_press_makes_a_workspace_where_the_page_says(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("qtic_desktop.gui.start.start_page.default_folder", lambda: tmp_path / "评审")
    start = StartPage()
    qtbot.addWidget(start)
    start.show()
    start.activateWindow()
    qtbot.waitUntil(start.new_button.hasFocus)
    with qtbot.waitSignal(start.new_requested) as asked:
        QTest.keyClick(start.new_button, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "评审"]


def test_a_plain_enter_opens_the_last_workspace_and_never_makes_an_empty_one_beside_it(
    start: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(start.open_requested) as asked, qtbot.assertNotEmitted(start.new_requested):
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert asked.args == [tmp_path / "2026年第一批"]


def test_a_workspace_that_lies_here_is_found_though_nobody_opened_it_before(tmp_path: Path) -> None:
    for name in ("评审", "空的"):
        (tmp_path / name).mkdir()
    create_workspace(tmp_path / "技术创新中心评审").close()
    assert workspaces_in(tmp_path) == [tmp_path / "技术创新中心评审"]
    assert workspaces_in(tmp_path / "没有") == []


def test_enter_presses_whichever_button_has_the_focus(start: StartPage, monkeypatch: pytest.MonkeyPatch) -> None:
    pressed: list[str] = []
    monkeypatch.setattr("qtic_desktop.gui.start.start_page.ask_folder", lambda *_asked: "")
    shown = [made for made in start.findChildren(QPushButton) if made.isVisible()]
    assert "换一个位置…" in [made.text() for made in shown]
    for made in shown:
        made.clicked.connect(lambda _on=False, made=made: pressed.append(made.text()))
        made.setFocus()
        QTest.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [made.text() for made in shown]


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
    return shown(qtbot, PersonChooser(PEOPLE, last="2"))


def shown(qtbot: QtBot, page: PersonChooser) -> PersonChooser:
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.search.hasFocus)
    return page


def names(page: PersonChooser) -> list[str]:
    return [page.table.rows_model.row(number).name for number in range(page.table.count())]


def test_who_was_here_last_stands_first_and_a_plain_enter_takes_that_person(
    chooser: PersonChooser, qtbot: QtBot
) -> None:
    assert names(chooser) == ["办公室", "王敏", "欧阳建国", "䶮㛃"]
    assert "办公室" in chooser.enter.text()
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[1], ""]


def test_a_seat_that_is_passed_on_is_nobodys_until_somebody_is_named(qtbot: QtBot) -> None:
    page = shown(qtbot, PersonChooser(PEOPLE, last="2", passes_on=True))
    came: list[object] = []
    page.chosen.connect(lambda row, _secret: came.append(row))
    for _twice in range(2):
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        page.search.setFocus()
    assert (page.table.selected(), page.enter.isEnabled(), came) == (None, False, [])
    QTest.keyClicks(page.search, "wm")
    assert "王敏" in page.enter.text()
    page.search.clear()
    assert (page.table.selected(), page.enter.isEnabled()) == (None, False)
    QTest.keyClicks(page.search, "wm")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert [row.name for row in came] == ["王敏"]


@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_the_same_keys_mean_the_same_whether_there_are_few_people_or_many(qtbot: QtBot, count: int) -> None:
    people = [
        PersonRow("0", "王敏", "clerk", None),
        *(PersonRow(str(n), f"张{n}", "clerk", None) for n in range(1, count)),
    ]
    page = shown(qtbot, PersonChooser(people))
    QTest.keyClicks(page.search, "wm")
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert chosen.args[0].name == "王敏"


def test_an_expert_is_found_by_initials_and_taken_by_enter(chooser: PersonChooser, qtbot: QtBot) -> None:
    QTest.keyClicks(chooser.search, "oyjg")
    assert chooser.table.count() == 1
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chosen.args == [PEOPLE[2], ""]


def test_a_name_that_nobody_has_is_said_and_enter_lets_nobody_in(chooser: PersonChooser, qtbot: QtBot) -> None:
    chooser.search.setText("qqq")
    assert "名单里没有“qqq”" in chooser.message.text
    with qtbot.assertNotEmitted(chooser.chosen):
        QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chooser.search.hasFocus()
    QTest.keyClicks(chooser.search, "oyjg")
    assert names(chooser) == ["欧阳建国"]
    assert chooser.message.text == ""


def test_a_click_selects_and_does_not_let_anybody_in(chooser: PersonChooser, qtbot: QtBot) -> None:
    came: list[object] = []
    chooser.chosen.connect(lambda row, _secret: came.append(row))
    place = chooser.table.visualRect(chooser.table.rows_model.index(2, 0)).center()
    QTest.mouseClick(chooser.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert came == []
    assert "欧阳建国" in chooser.enter.text()
    chooser.enter.click()
    assert came == [PEOPLE[2]]


def test_namesakes_are_not_taken_by_enter_but_shown_with_their_units(qtbot: QtBot) -> None:
    people = [
        PersonRow("7", "张海涛", "expert", "e7", "青岛大学"),
        PersonRow("8", "张海涛", "expert", "e8", "中国海洋大学"),
        PersonRow("9", "办公室", "office", None),
    ]
    page = shown(qtbot, PersonChooser(people))
    came: list[object] = []
    page.chosen.connect(lambda row, _secret: came.append(row))
    QTest.keyClicks(page.search, "zht")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert came == []
    assert page.table.hasFocus()
    units = [page.table.rows_model.index(row, 1).data() for row in range(page.table.count())]
    assert units == ["青岛大学", "中国海洋大学"]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert came == [people[1]]


def test_down_goes_from_the_search_into_the_list(chooser: PersonChooser) -> None:
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.table.hasFocus()


def test_where_there_are_secrets_nobody_comes_in_without_one(qtbot: QtBot) -> None:
    page = shown(qtbot, PersonChooser(PEOPLE, asks_secret=True))
    came: list[tuple[object, str]] = []
    page.chosen.connect(lambda row, secret: came.append((row, secret)))
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.secret.hasFocus()
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert came == []
    QApplication.clipboard().setText("海边的一句长话")
    QTest.keyClick(page.secret, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert came == [(PEOPLE[0], "海边的一句长话")]
    page.refuse("口令不对，还可以试 4 次。")
    assert page.form.rows["secret"].problem == "口令不对，还可以试 4 次。"
    assert page.secret.value() == ""
    assert page.secret.hasFocus()


def test_a_workspace_that_is_gone_is_said_and_nothing_new_is_offered_in_its_place(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "评审"
    monkeypatch.setattr("qtic_desktop.gui.start.start_page.default_folder", lambda: gone)
    page = StartPage([])
    qtbot.addWidget(page)
    page.show_gone(gone, "2026-03-10T09:00:00+08:00", None)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert "评审" in page.message.text
    assert "2026-03-10 09:00" in page.message.text
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "查找它在哪里…"
    assert page.new_button.property("role") != "primary"
    made: list[Path] = []
    page.new_requested.connect(made.append)
    page.new_button.click()
    assert made != [gone]


def test_a_renamed_workspace_is_found_beside_its_old_name_and_opened_by_one_press(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage([])
    qtbot.addWidget(page)
    page.show_gone(tmp_path / "评审", "", tmp_path / "评审 2026")
    first = page.findChild(QPushButton, "goneAct0")
    assert first is not None
    with qtbot.waitSignal(page.open_requested) as asked:
        first.click()
    assert asked.args == [tmp_path / "评审 2026"]


def test_an_old_copy_beside_a_lost_workspace_is_said_to_be_one_and_not_offered_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = StartPage([])
    qtbot.addWidget(page)
    found = tmp_path / "评审 旧"
    page.show_gone(tmp_path / "评审", "2026-03-10T09:00:00+08:00", found, older_since="2026-02-01T08:30:00+08:00")
    assert "2026-02-01 08:30" in page.message.text
    assert "旧的副本" in page.message.text
    first, second = (page.findChild(QPushButton, f"goneAct{number}") for number in range(2))
    assert first is not None
    assert second is not None
    assert (first.text(), first.property("role"), second.text()) == ("查找它在哪里…", "primary", "打开“评审 旧”")


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


def test_a_recent_workspace_says_when_and_on_which_meeting_one_worked_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QTIC_DATA", str(tmp_path / "data"))
    folder = tmp_path / "评审"
    places.remember_workspace(folder, "w1", datetime(2026, 3, 10, 9, 30, tzinfo=UTC))
    assert told_of_known() == {}  # nothing but the way to it is known yet
    places.note_about(folder, "第1场评审会 · 单机")
    places.remember_workspace(folder, "w1", datetime(2026, 3, 11, 9, 30, tzinfo=UTC))
    page = StartPage([folder], told=told_of_known())
    qtbot.addWidget(page)
    made = page.findChild(QPushButton, "recentButton")
    assert made.text() == "评审　上次 2026-03-11 09:30 · 第1场评审会 · 单机"
    assert made.toolTip() == str(folder)
