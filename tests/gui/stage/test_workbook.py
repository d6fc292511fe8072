"""Taking in a workbook through the kit: the empty workbook is offered where it is needed, and nothing is left open."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.imports.columns import EXPERTS
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.experts import experts_page
from qtic_desktop.gui.intake import IntakePage
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.workbook import Importer
from tests.gui.report_desk import click, clock, context
from tests.gui.review_window import settle, show_page

__all__ = ["clock", "context"]


@pytest.fixture
def importer(context: AppContext, qtbot: QtBot) -> Importer:
    page = experts_page(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place(page.name))
    settle(qtbot, context)
    assert page.importer is not None
    return page.importer


def test_a_file_that_is_no_table_offers_the_empty_workbook(
    importer: Importer, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "photo.xlsx"
    wrong.write_bytes(b"JFIF")
    importer.ask_path = lambda *_: str(wrong)
    importer.choose()
    settle(qtbot, context)
    page = importer.parent()
    assert "photo.xlsx" in page.message.text  # type: ignore[attr-defined]
    proposed: list[str] = []

    def answer(*words: object) -> str:
        proposed.append(str(words[2]))
        return str(tmp_path / "experts")

    importer.ask_save = answer
    click(page, "messageAct")
    settle(qtbot, context)
    assert proposed == ["专家名单（空白表格）.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "experts.xlsx").worksheets[0]
    heads = [str(cell.value).rstrip("*（必填） ") for cell in sheet[1]]
    assert [column.zh for column in EXPERTS.columns] == heads
    assert "experts.xlsx" in page.message.text  # type: ignore[attr-defined]


def test_a_preview_that_is_closed_leaves_nothing_behind(
    importer: Importer, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "none.csv"
    empty.write_text(",".join(column.zh for column in EXPERTS.columns) + "\n", encoding="utf-8-sig")
    importer.try_out(empty)
    settle(qtbot, context)
    assert importer.preview is not None
    assert not importer.preview.confirm.isEnabled()
    importer.preview.close()
    assert importer.preview is None


def test_choosing_no_file_does_nothing(importer: Importer, context: AppContext, qtbot: QtBot) -> None:
    importer.ask_path = lambda *_: ""
    importer.choose()
    settle(qtbot, context)
    assert importer.preview is None
    assert importer.parent().message.text == ""  # type: ignore[attr-defined]


def test_a_list_in_words_of_its_own_is_explained_in_the_window(
    context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    page = IntakePage(context)
    show_page(qtbot, page, 1150, 740)
    page.activate(Place("intake"))
    settle(qtbot, context)
    book = openpyxl.Workbook()
    for row in (
        ("类别", "项目名称", "牵头单位名称", "归口"),
        ("新建", "青岛市甲技术创新中心", "青岛甲公司", "城阳区科技局"),
    ):
        book.worksheets[0].append(row)
    book.save(tmp_path / "城阳.xlsx")
    assert page.importer is not None
    page.importer.try_out(tmp_path / "城阳.xlsx")
    settle(qtbot, context)
    assert "认识这份表" in " ".join(made.text() for made in page.message.findChildren(QPushButton))
    click(page, "messageAct")
    settle(qtbot, context)
    dialog = page.importer.words
    assert dialog is not None
    meant = {"类别": "track", "项目名称": "center_name", "牵头单位名称": "host_name", "归口": "department"}
    assert set(dialog.headings) == set(meant)
    for word, key in meant.items():
        dialog.headings[word].set_value(key)
    dialog.use.click()
    settle(qtbot, context)
    settle(qtbot, context)
    assert page.importer.words is None
    preview = page.importer.preview
    assert preview is not None
    assert "将新导入 1 行" in " ".join(label.text() for label in preview.findChildren(QLabel))
    click(preview, "teachImport")
    settle(qtbot, context)
    again = page.importer.words
    assert again is not None
    assert again.headings["项目名称"].value() == "center_name"
    assert list(again.departments) == ["城阳区科技局"]
    again.reject()
