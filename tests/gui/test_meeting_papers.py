"""会议用纸 from the page of meetings: the dialog names the papers and makes the one that is chosen."""

from __future__ import annotations

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
