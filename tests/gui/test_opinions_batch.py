"""One act on all opinions of a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.opinions import OpinionsPage
from qtic_desktop.gui.opinions.batch_dialog import BatchDialog
from qtic_desktop.services.opinions.exports import opinion_file_name
from qtic_desktop.storage.queries.opinions import opinions
from tests.gui.opinion_desk import click, open_desk, status, wait
from tests.helpers.doors import ask, store_of


@pytest.fixture
def page(opinions_page: OpinionsPage) -> OpinionsPage:
    return opinions_page


def test_exports_of_the_list(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    open_desk(qtbot, page)
    click(page.desk, "backButton")
    wait(qtbot, page)
    out, book = tmp_path / "out", tmp_path / "汇总"
    out.mkdir()
    page.ask_folder = lambda *_: str(out)
    page.exporter.ask_path = lambda *_: str(book)
    batch = open_batch(qtbot, page)
    click(batch, "batch_export")
    click(batch, "startBatch")
    wait(qtbot, page)
    assert [file.suffix for file in out.iterdir()] == [".pdf"]
    assert "已导出 1 份到“out”" in batch.message.text
    click(batch, "closeBatch")
    click(page, Act.EXPORT_SCORE_SUMMARY)
    wait(qtbot, page)
    assert (tmp_path / "汇总.xlsx").read_bytes().startswith(b"PK")
    assert "汇总.xlsx" in page.message.text


def test_a_workbook_that_is_open_elsewhere_is_named_with_what_to_do(
    page: OpinionsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WPS holds a workbook open so that nobody else can replace it; the old one stays as it was."""
    book = tmp_path / "汇总.xlsx"
    book.write_bytes(b"old")

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    page.exporter.ask_path = lambda *_: str(book)
    monkeypatch.setattr(Path, "replace", held)
    click(page, Act.EXPORT_SCORE_SUMMARY)
    wait(qtbot, page)
    assert "无法写入“汇总.xlsx”" in page.message.text
    assert "请关闭正在打开它的程序" in page.message.text
    assert book.read_bytes() == b"old"


def open_batch(qtbot: QtBot, page: OpinionsPage) -> BatchDialog:
    click(page, "do_many")
    assert page.batch is not None
    qtbot.waitUntil(page.batch.isVisible, timeout=5000)
    return page.batch


def _results(batch: BatchDialog) -> list[str]:
    return [line.result for line in batch.table.rows_model.shown()]


def test_all_opinions_are_drafted_one_after_the_other_and_none_is_signed_by_the_dozen(
    page: OpinionsPage, qtbot: QtBot
) -> None:
    batch = open_batch(qtbot, page)
    assert batch.start.text() == "起草这 2 份"
    click(batch, "startBatch")
    wait(qtbot, page)
    assert [status(page, place) for place in range(2)] == ["draft", "draft"]
    assert _results(batch) == ["done", "done"]
    assert not batch.start.isEnabled()
    assert batch.findChild(QPushButton, "batch_sign") is None
    assert not [command.title for command in page.commands() if "签署" in command.title]


def test_a_batch_stops_at_the_first_trouble_and_goes_on_from_there(
    page: OpinionsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    batch = open_batch(qtbot, page)
    click(batch, "startBatch")
    wait(qtbot, page)
    first, second = ask(store_of(page.ctx), opinions)
    in_the_way = tmp_path / opinion_file_name(second)
    in_the_way.mkdir()
    page.batch.ask_folder = lambda *_: str(tmp_path)  # type: ignore[union-attr]
    click(batch, "batch_export")
    click(batch, "startBatch")
    wait(qtbot, page)
    assert _results(batch) == ["done", "stopped"]
    assert second.center_name in batch.message.text
    assert "已办好 1 份" in batch.message.text
    made = (tmp_path / opinion_file_name(first)).stat().st_mtime_ns
    in_the_way.rmdir()
    assert batch.start.text() == "接着办（1 份）"
    click(batch, "startBatch")
    wait(qtbot, page)
    assert _results(batch) == ["done", "done"]
    assert in_the_way.is_file()
    assert (tmp_path / opinion_file_name(first)).stat().st_mtime_ns == made
    assert "已导出 2 份" in batch.message.text


def test_a_batch_can_be_stopped_and_keeps_what_is_done(page: OpinionsPage, qtbot: QtBot, tmp_path: Path) -> None:
    batch = open_batch(qtbot, page)
    click(batch, "startBatch")
    wait(qtbot, page)
    batch.ask_folder = lambda *_: str(tmp_path)
    files = [tmp_path / opinion_file_name(row) for row in ask(store_of(page.ctx), opinions)]
    click(batch, "batch_export")
    click(batch, "startBatch")
    assert batch.task is not None
    batch.task.progressed.connect(lambda _progress: batch.close())
    wait(qtbot, page)
    assert not files[1].exists(), "the next one is not begun"
    assert batch.isVisible()
    assert "已停止" in batch.message.text
    click(batch, "startBatch")
    wait(qtbot, page)
    assert all(file.exists() for file in files)
