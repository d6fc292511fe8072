"""会议用纸 from the page of meetings: the dialog names the papers and makes the one that is chosen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.gui.meetings.paper_dialog import PaperDialog
from qtic_desktop.gui.place import Place
from tests.gui.report_desk import click
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, begin_story


def test_the_seat_cards_of_the_selected_meeting_are_made(qtbot: QtBot, tmp_path: Path, themed: None) -> None:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    context = make_context(story, CLERK, tmp_path)
    page = MeetingsPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place("meetings"))
    settle(qtbot, context)
    click(page, Act.PRINT_MEETING)
    dialog = page.dialog
    assert isinstance(dialog, PaperDialog)
    page.exporter.ask_path = lambda *_: str(tmp_path / "席卡")
    click(dialog, "paper_cards")
    settle(qtbot, context)
    assert page.dialog is None
    assert (tmp_path / "席卡.pdf").read_bytes().startswith(b"%PDF")
    assert "已导出 席卡.pdf" in page.message.text
    assert context.tasks.close()
    story.workspace.close()


def test_the_whole_set_is_made_and_a_second_one_is_known_as_a_reprint(
    qtbot: QtBot, tmp_path: Path, themed: None
) -> None:
    story = begin_story(tmp_path / "w", proposals=1)
    story.convene()
    context = make_context(story, CLERK, tmp_path)
    moments = iter(datetime(2026, 3, 5, 9, 0, second, tzinfo=UTC) for second in range(60))
    context.now = lambda: next(moments)
    page = MeetingsPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place("meetings"))
    settle(qtbot, context)
    page.ask_folder = lambda *_: str(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    for number in (1, 2):
        click(page, Act.PRINT_MEETING)
        click(page.dialog, "paper_set")
        qtbot.waitUntil(lambda: context.tasks.running == 0, timeout=60_000)
        settle(qtbot, context)
        assert len(list((tmp_path / "stick").iterdir())) == number
        assert "已生成 13 种会议用纸" in page.message.text
        assert ("以前打印过同样的内容" in page.message.text) is (number == 2)
    assert context.tasks.close()
    story.workspace.close()
