"""下班 on the page of today: the sentences that wait are printed, and the page says that the stick can be taken out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.errors import EnvironmentTrouble
from qtic_desktop.gui.archive import where
from qtic_desktop.gui.catalogue import waiting_cards
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.save_path import LastPlaces
from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.today.page import TodayPage
from qtic_desktop.resources import message
from qtic_desktop.services import archive
from qtic_desktop.services.archive import day_end, medium
from tests.gui.review_window import settle, show_page


@pytest.mark.parametrize(("same", "told"), [(True, "在同一块盘上"), (False, "可以安全拔出")])
def test_one_button_ends_the_day(
    opinions_context: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same: bool, told: str
) -> None:
    monkeypatch.setattr(archive, "on_one_drive", lambda *_: same)
    monkeypatch.setattr(day_end, "can_be_taken_out", lambda _folder: True)
    heard: list[Changes] = []
    opinions_context.notifier.changed.connect(heard.append)
    page = TodayPage(opinions_context, waiting_cards())
    show_page(qtbot, page, 1150, 680)
    settle(qtbot, opinions_context)
    (tmp_path / "U盘").mkdir()
    page.day_ending.ask_path = lambda *_: str(tmp_path / "U盘")
    QTest.mouseClick(page.day_ending.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told in page.message.text, timeout=60000)
    settle(qtbot, opinions_context)
    assert ("安全拔出" in page.message.text) is not same
    assert any(Kind.WORKSPACE in one.kinds for one in heard)
    (sheet,) = (tmp_path / "U盘").glob("下班单-*.pdf")
    words = "".join(one.extract_text() for one in PdfReader(sheet).pages).replace("\n", "").replace(" ", "")
    shown = [card.replace(" ", "") for card in page._waits]
    assert shown
    assert all(sentence in words for sentence in shown)
    assert page.day_ending.button.isEnabled()
    assert not page.message.stays.isActive(), "it stays until it is closed"
    assert "下班备份做好了" in page.footer
    again = TodayPage(opinions_context, waiting_cards())
    qtbot.addWidget(again)
    assert again.footer == page.footer, "the last one is told the next time, too"
    settle(qtbot, opinions_context)


def test_the_dialog_begins_at_a_stick_and_a_folder_of_the_workspace_is_refused(
    opinions_context: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx, began = opinions_context, []
    stick, inside = tmp_path / "U盘", ctx.doors.folder / "backups"
    stick.mkdir()
    inside.mkdir(exist_ok=True)
    monkeypatch.setattr(where, "sticks", lambda: [stick])
    page = TodayPage(ctx, waiting_cards())
    show_page(qtbot, page, 1150, 680)
    settle(qtbot, ctx)

    def ask(_parent: object, _title: str, begins: str, _kinds: str) -> str:
        began.append(begins)
        return str(inside)

    page.day_ending.ask_path = ask
    for last in ("", str(inside), str(tmp_path / "not there")):
        ctx.settings.remember("backup_folder", last)
        QTest.mouseClick(page.day_ending.button, Qt.MouseButton.LeftButton)
        settle(qtbot, ctx)
        assert page.message.text == ctx.say("archive.inside_workspace")
    assert began == [str(stick)] * 3
    assert ctx.settings.text("backup_folder") == str(tmp_path / "not there")  # what was refused is not remembered
    assert list(inside.iterdir()) == []
    (tmp_path / "last").mkdir()
    ctx.settings.remember("backup_folder", str(tmp_path / "last"))
    assert where.first_place(ctx) == str(tmp_path / "last")


def test_no_dialog_for_a_file_or_a_folder_begins_inside_the_workspace(tmp_path: Path) -> None:
    places, workspace = LastPlaces(), tmp_path / "评审"
    (workspace / "attachments").mkdir(parents=True)
    (tmp_path / "文件").mkdir()
    places.keep_in(Settings(tmp_path / "settings.ini"), workspace)
    places.remember("folder", workspace)
    places.remember("save", workspace / "attachments")
    places.remember("open", tmp_path / "文件")
    for use in ("folder", "save"):
        assert not Path(places.start(use, "a.pdf")).is_relative_to(workspace)
    assert not Path(places.start("folder", str(workspace))).is_relative_to(workspace)
    assert places.start("open", "a.pdf") == str(tmp_path / "文件" / "a.pdf")


def test_a_stick_that_is_out_is_named_and_nothing_is_made_in_its_place(
    opinions_context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = TodayPage(opinions_context, waiting_cards())
    show_page(qtbot, page, 1150, 680)
    settle(qtbot, opinions_context)
    out = tmp_path / "U盘不在"
    page.day_ending.ask_path = lambda *_: str(out)
    QTest.mouseClick(page.day_ending.button, Qt.MouseButton.LeftButton)
    settle(qtbot, opinions_context)
    assert str(out) in page.message.text
    assert not out.exists()


def test_a_full_stick_is_no_trouble_of_the_workspace_and_a_hard_disk_is_no_stick(tmp_path: Path) -> None:
    for cause in (OSError(28, "No space left on device"), sqlite3.OperationalError("database or disk is full")):
        with pytest.raises(EnvironmentTrouble) as caught, medium.full_medium_named(tmp_path):
            raise EnvironmentTrouble("storage.cannot_write", file="qtic.db", reason="") from cause
        assert caught.value.code == "archive.medium_full"
        said = message(caught.value.code, **caught.value.facts)
        assert str(tmp_path) in said
        assert "工作区没有问题" in said
    assert not medium.can_be_taken_out(tmp_path)
    with pytest.raises(EnvironmentTrouble, match="no_such_folder"):
        medium.require_there(tmp_path / "out")
