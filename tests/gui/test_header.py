"""The header with names as long as they come: it never pushes the window wider than the screen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.command_palette import CommandPalette
from qtic_desktop.gui.header import Header

LONG = "阿卜杜热西提·麦麦提艾力·" * 5
MEETING = "2026年青岛市技术创新中心新一代高端装备制造与新能源新材料领域专家咨询论证暨转建考核评审会议（市南区分会场）"

pytestmark = pytest.mark.usefixtures("themed")


def test_sixty_characters_of_a_name_and_of_a_meeting_fit_the_narrowest_window(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.set_batches([("1", "2026年第一批（常年受理，含2025年结转项目）")], "1")
    header.set_meetings([("1", MEETING)], "1")
    header.show_person(Actor("1", LONG, Role.SUPERVISOR))
    header.show_where("")
    header.save_state.set_saved(datetime(2026, 3, 1, 10, 42, 7, tzinfo=UTC))
    assert header.minimumSizeHint().width() <= 850
    header.resize(860, 56)
    header.show()
    person = header._person
    assert person.whole.startswith(LONG)
    assert "…" in person.text()
    assert person.text()[-2:] == person.whole[-2:]
    assert person.toolTip() == person.whole
    assert header.save_state.text == "已保存 10:42:07"
    assert header.save_state.geometry().right() <= header.width()


def test_an_ordinary_name_is_shown_whole(qtbot: QtBot) -> None:
    header = Header()
    qtbot.addWidget(header)
    header.show_person(Actor("1", "王明", Role.CLERK))
    header.show_where("")
    header.resize(1150, 56)
    header.show()
    assert header._person.text() == header._person.whole
    assert "王明" in header._person.text()


def test_a_search_without_a_find_says_so_and_enter_does_nothing(qtbot: QtBot) -> None:
    palette = CommandPalette([], [])
    qtbot.addWidget(palette)
    palette.query.setText("没有这个中心")
    assert palette.list.count() == 1
    assert "没有这个中心" in palette.list.item(0).text()
    palette._run()
    assert palette.result() == 0
