"""归档 in the window: a pack is made, checked, and a changed one is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QPushButton

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.services.archive.pack_check import check_pack
from tests.gui.test_settings_page import Desk
from tests.helpers.sealed import sealed_story


def made_desk(qtbot: Any, tmp_path: Path, role: Role) -> Desk:
    return Desk(qtbot, sealed_story(tmp_path / "w"), tmp_path, Actor("o", "办公室", role))


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, themed: None) -> Iterator[Desk]:
    made = made_desk(qtbot, tmp_path, Role.OFFICE)
    yield made
    made.close()
    made.story.workspace.close()


def wait(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: desk.context.tasks.running == 0, timeout=60_000)
    desk.settle()


def test_a_pack_is_made_as_a_folder_and_a_changed_one_is_told(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("archive")
    assert section.batch.currentText()
    stick = tmp_path / "stick"
    stick.mkdir()
    section.ask_folder = lambda *_: str(stick)
    section.as_folder.click()
    assert not section.as_folder.isEnabled()
    wait(desk)
    (made,) = stick.iterdir()
    assert section.batch.currentText().removesuffix("的全部材料") in made.name
    assert check_pack(made).whole
    assert "已读回核对" in desk.page.message.text
    code = check_pack(made).code
    assert code in section.made.text().replace(" ", "")
    assert "没有收入的" in section.made.text()
    assert section.as_folder.isEnabled()
    section.ask_folder = lambda *_: str(made)
    section.check_folder.click()
    wait(desk)
    assert section.chip.text == "完好"
    assert "归档时记下的一致" in section.verdict.text()
    (made / "data" / "scores.csv").write_bytes(b"changed")
    section.check_folder.click()
    wait(desk)
    assert section.chip.text == "不一致"
    assert "data/scores.csv" in section.verdict.text()
    section.as_folder.click()  # the same folder again: refused, nothing of it is touched
    section.ask_folder = lambda *_: str(stick)
    wait(desk)
    section.as_folder.click()
    wait(desk)
    assert "没有覆盖" in desk.page.message.text
    assert (made / "data" / "scores.csv").read_bytes() == b"changed"


def test_a_pack_that_is_stopped_says_so_calmly_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("archive")
    stick = tmp_path / "stick"
    stick.mkdir()
    section.ask_folder = lambda *_: str(stick)
    section.as_folder.click()
    section.busy.stop_button.click()
    wait(desk)
    assert desk.page.message.text == "已停止，没有写文件。"
    assert desk.page.message.property("role") == "message-info"
    assert list(stick.iterdir()) == []
    assert section.as_folder.isEnabled()


def test_a_message_lies_over_the_title_and_over_no_button(desk: Desk) -> None:
    desk.open("staff")
    message = desk.page.message
    message.show_message("已登记。", "ok")
    over = message.geometry().translated(message.parentWidget().mapTo(desk.page, QPoint(0, 0)))
    shown = [one for one in desk.page.findChildren(QPushButton) if one.isVisible() and not message.isAncestorOf(one)]
    assert shown
    for one in shown:
        assert not over.intersects(QRect(one.mapTo(desk.page, QPoint(0, 0)), one.size())), one.text()


def test_the_empty_calendar_is_at_hand(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("calendar")
    out = tmp_path / "工作日历.xlsx"
    section.importer.ask_save = lambda *_: str(out)
    section.blank.click()
    wait(desk)
    assert out.stat().st_size > 0


def test_nobody_but_the_office_can_press_it(qtbot: Any, tmp_path: Path, themed: None) -> None:
    desk = made_desk(qtbot, tmp_path, Role.CLERK)
    section = desk.open("archive")
    assert not section.as_zip.isEnabled()
    assert not section.as_folder.isEnabled()
    assert section.as_zip.toolTip()
    assert section.check_zip.isEnabled()
    desk.close()
    desk.story.workspace.close()
