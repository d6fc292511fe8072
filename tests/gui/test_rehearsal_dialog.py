"""规则试算 of a meeting: sentences on the screen, and a certificate that says the same."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.meetings.page import MeetingsPage
from qtic_desktop.gui.meetings.rehearsal_dialog import RehearsalDialog
from qtic_desktop.gui.place import Place
from tests.gui.report_desk import click
from tests.gui.review_window import make_context, settle, show_page
from tests.review_story import CLERK, begin_story


def test_the_rules_of_a_meeting_are_tried_and_the_certificate_printed(
    qtbot: QtBot, tmp_path: Path, themed: None
) -> None:
    story = begin_story(tmp_path / "w", proposals=2)
    story.convene()
    context = make_context(story, CLERK, tmp_path)
    page = MeetingsPage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place("meetings"))
    settle(qtbot, context)
    click(page, Act.PRINT_MEETING)
    click(page.dialog, "paper_rehearsal")
    dialog = page.dialog
    assert isinstance(dialog, RehearsalDialog)
    settle(qtbot, context)
    assert "结果全部一致" in dialog.verdict.text()
    lines = dialog.table.rows_model.shown()
    assert len({line.sheet for line in lines}) == 2  # one for each kind of proposal on the agenda
    veto = next(line for line in lines if line.case == "一位专家勾选了否决栏")
    assert "暂无结论" in veto.came
    assert "专家 1号 勾选了" in veto.came
    assert not any("scoring." in line.came for line in lines)
    page.exporter.ask_path = lambda *_: str(tmp_path / "证书")
    click(dialog, "printRehearsal")
    settle(qtbot, context)
    said = "".join(one.extract_text() for one in PdfReader(tmp_path / "证书.pdf").pages)
    assert "评审规则试算证书" in said
    assert f"{len(lines)}种情形" in said
    assert context.tasks.close()
    story.workspace.close()
