"""The rules of the layout matrix find what they are for, and pass what is well made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from qtic_desktop.domain.changes import SYSTEM
from qtic_desktop.gui.widgets import OneLine
from qtic_desktop.services import demo
from qtic_desktop.services.registry import prepare_workspace
from qtic_desktop.storage.workspace import create_workspace
from tests.gui import matrix_look as look
from tests.gui import matrix_reach as reach
from tests.gui import matrix_words as words
from tests.gui.matrix_workspace import START

pytestmark = [
    pytest.mark.usefixtures("themed"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@pytest.fixture
def root(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> words.Data:
    folder = tmp_path_factory.mktemp("words") / "w"
    with create_workspace(folder, now=demo.demo_clock(START)) as workspace, workspace.store.begin(SYSTEM) as work:
        prepare_workspace(work, organizer="青岛市科学技术局", sample=False)
    return words.Data(folder)


def put(widget: QWidget, x: int, y: int, width: int, height: int) -> QWidget:
    widget.setGeometry(x, y, width, height)
    widget.show()
    return widget


def lay_out(root: QWidget) -> None:
    """Show what was put into the layout of a window already shown."""
    for child in root.findChildren(QWidget):
        child.show()
    root.layout().activate()


def test_a_clipped_label_and_button_are_found(root: QWidget) -> None:
    put(QLabel("这一行字放不下，给它的地方太窄", root), 0, 0, 60, 20)
    put(QPushButton("导出这一年的全部清单", root), 0, 50, 40, 30)
    tall = QLabel("两行\n三行\n四行", root)
    put(tall, 0, 100, 100, 20)
    found = list(look.clipped(root))
    assert len(found) == 3, found
    assert "'这一行字" in found[0]


def test_an_elided_text_needs_its_tooltip(root: QWidget) -> None:
    line = put(OneLine("青岛市海底观测网通信技术创新中心", parent=root), 0, 0, 80, 20)
    assert isinstance(line, OneLine)
    assert line.text() != line.whole
    assert list(look.clipped(root)) == []
    line.setToolTip("")
    assert len(list(look.clipped(root))) == 1


def test_a_cut_head_and_cell_of_a_table_are_found(root: QWidget) -> None:
    table = QTableWidget(1, 1, root)
    put(table, 0, 0, 200, 120)
    table.setWordWrap(False)
    table.setHorizontalHeaderLabels(["很长很长很长的列名"])
    table.setItem(0, 0, QTableWidgetItem("很长很长很长的内容"))
    table.setColumnWidth(0, 50)
    assert len(list(look.clipped(root))) == 2
    table.item(0, 0).setToolTip("很长很长很长的内容")
    table.horizontalHeaderItem(0).setToolTip("很长很长很长的列名")
    assert list(look.clipped(root)) == []


def test_brothers_that_overlap_are_found(root: QWidget) -> None:
    put(QPushButton("保存", root), 0, 0, 80, 30)
    put(QPushButton("取消", root), 40, 10, 80, 30)
    assert len(list(look.overlapping(root))) == 1


def test_what_leaves_the_window_is_found(root: QWidget) -> None:
    primary = put(QPushButton("提交", root), 360, 0, 80, 30)
    primary.setProperty("role", "primary")
    put(QLabel("下面", root), 0, 290, 80, 30)
    found = " ".join(look.outside(root))
    assert "at the side" in found
    assert "primary button" in found
    assert "below" in found


def test_a_missing_glyph_is_found(root: QWidget) -> None:
    label = put(QLabel("青岛", root), 0, 0, 200, 30)
    assert list(look.tofu(root)) == []
    label.setText("青\U0003fff0岛")  # type: ignore[attr-defined]
    assert len(list(look.tofu(root))) == 1


def test_words_of_the_other_language_are_found(root: QWidget, data: words.Data) -> None:
    put(QLabel("形式审查", root), 0, 0, 200, 30)
    put(QLabel("青岛市科学技术局", root), 0, 40, 200, 30)
    field = put(QLineEdit(root), 0, 80, 200, 30)
    field.setToolTip("Save the draft")
    found = list(words.wrong_language(root, "en", data))
    assert len(found) == 1, found
    assert "形式审查" in found[0]
    (only,) = words.wrong_language(root, "zh", data)
    assert "Save" in only
    assert words.foreign("形式审查 3", "en", data) == "形式审查"
    assert words.foreign("导出 PDF 到 /home/x/y.pdf", "zh", data) == ""


def test_faint_words_are_found(root: QWidget) -> None:
    root.setStyleSheet("background: #ffffff; color: #b0b0b0")
    put(QLabel("看不清的灰字", root), 0, 0, 200, 30)
    assert len(list(reach.faint(root))) == 1
    root.setStyleSheet("background: #ffffff; color: #505050")
    assert list(reach.faint(root)) == []


def test_controls_without_name_order_or_size_are_found(root: QWidget) -> None:
    box = QVBoxLayout(root)
    first, second, third = (QPushButton(text, root) for text in ("第一", "第二", "第二"))
    for button in (first, second, third):
        box.addWidget(button)
    nameless = QLineEdit(root)
    box.addWidget(nameless)
    lay_out(root)
    found = " ".join(reach.unnamed(root))
    assert "no accessible name" in found
    assert "'第二' twice" in found
    assert list(reach.unreachable(root)) == []
    QWidget.setTabOrder(second, first)
    assert any("goes back" in finding for finding in reach.unreachable(root))
    third.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert any("not reached" in finding for finding in reach.unreachable(root))
    nameless.setStyleSheet("min-height: 0; padding: 0; border: 0")
    nameless.setFixedHeight(14)
    assert len(list(reach.too_small(root))) == 1


def test_a_focus_nobody_sees_is_found(root: QWidget) -> None:
    button = put(QPushButton("保存", root), 0, 0, 120, 40)
    assert list(reach.no_ring(root, "with ring")) == []
    button.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid #777777; outline: none }")
    assert len(list(reach.no_ring(root, "without ring"))) == 1


def test_what_is_well_made_passes(root: QWidget, data: words.Data) -> None:
    line = QHBoxLayout(root)
    for text in ("保存草稿", "上一步"):
        line.addWidget(QPushButton(text, root))
    lay_out(root)
    for rule in (look.clipped, look.overlapping, look.outside, look.tofu, reach.unnamed, reach.unreachable):
        assert list(rule(root)) == []
    assert list(words.wrong_language(root, "zh", data)) == []
