"""Where a file goes is asked with its ending, and one that is there is replaced only after a question about that file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from qtic_desktop.gui.save_path import LastPlaces, ask_save_path

XLSX, PDF = "Excel 工作簿 (*.xlsx)", "PDF 文件 (*.pdf)"

pytestmark = pytest.mark.usefixtures("themed")


class Hand:
    """Types into the file dialog and answers the question, one step at a time, whichever window is in front."""

    def __init__(self, folder: Path, *steps: Callable[[QWidget], None]) -> None:
        self.folder, self.left = folder, list(steps)
        self.asked: list[str] = []
        self.timer = QTimer()
        self.timer.timeout.connect(self.go_on)
        self.timer.start(20)

    def go_on(self) -> None:
        front = QApplication.activeModalWidget()
        if front is None or not front.isVisible():
            return
        if isinstance(front, QMessageBox):
            self.asked.append(front.text())
        if not self.left:
            self.timer.stop()
            front.close()
            return
        self.left.pop(0)(front)


def type_name(name: str, kind: str = "") -> Callable[[QWidget], None]:
    def step(front: QWidget) -> None:
        assert isinstance(front, QFileDialog)
        if kind:
            front.selectNameFilter(kind)
            front.filterSelected.emit(kind)
        line = front.findChild(QLineEdit, "fileNameEdit")
        line.setText(name)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return step


def answer(text: str) -> Callable[[QWidget], None]:
    def step(front: QWidget) -> None:
        assert isinstance(front, QMessageBox)
        (wanted,) = [one for one in front.buttons() if one.text() == text]
        wanted.click()

    return step


def give_up(front: QWidget) -> None:
    assert isinstance(front, QFileDialog)
    front.reject()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ask(parent: QWidget, folder: Path, kinds: str, *steps: Callable[[QWidget], None]) -> tuple[str, list[str]]:
    hand = Hand(folder, *steps)
    chosen = ask_save_path(parent, "导出", str(folder / "提议.xlsx"), kinds)
    hand.timer.stop()
    assert hand.left == []
    return chosen, hand.asked


@pytest.mark.parametrize("typed", ["评分汇总表", "评分汇总表.xlsx", "评分汇总表.XLSX"])
def test_a_file_of_the_typed_name_is_asked_about_with_or_without_its_ending(
    parent: QWidget, tmp_path: Path, typed: str
) -> None:
    (tmp_path / "评分汇总表.xlsx").write_bytes(b"old")
    (tmp_path / "评分汇总表.XLSX").write_bytes(b"old")
    chosen, asked = ask(parent, tmp_path, XLSX, type_name(typed), answer("不替换，另起名字"), give_up)
    assert chosen == ""
    assert len(asked) == 1
    assert "评分汇总表" in asked[0]
    chosen, asked = ask(parent, tmp_path, XLSX, type_name(typed), answer("替换"))
    assert Path(chosen).name.lower() == "评分汇总表.xlsx"
    assert len(asked) == 1


def test_the_ending_is_that_of_the_chosen_kind(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "清单.pdf").write_bytes(b"old")
    both = f"{XLSX};;{PDF}"
    chosen, asked = ask(parent, tmp_path, both, type_name("清单", PDF), answer("替换"))
    assert (Path(chosen).name, len(asked)) == ("清单.pdf", 1)
    chosen, asked = ask(parent, tmp_path, both, type_name("清单", XLSX))
    assert (Path(chosen).name, asked) == ("清单.xlsx", [])


def test_a_point_in_a_name_is_no_ending(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "截至2026.3.31.xlsx").write_bytes(b"old")
    chosen, asked = ask(parent, tmp_path, XLSX, type_name("截至2026.3.31"), answer("替换"))
    assert (Path(chosen).name, len(asked)) == ("截至2026.3.31.xlsx", 1)


def test_who_keeps_the_old_file_may_type_another_name(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"old")
    steps = (type_name("表"), answer("不替换，另起名字"), type_name("表二"))
    chosen, asked = ask(parent, tmp_path, XLSX, *steps)
    assert (Path(chosen).name, len(asked)) == ("表二.xlsx", 1)


def test_where_there_is_no_folder_of_documents_the_home_is_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "qtic_desktop.gui.save_path.QStandardPaths.writableLocation", lambda _kind: str(tmp_path / "no")
    )
    assert LastPlaces().start("save", "会议记录.pdf") == str(Path.home() / "会议记录.pdf")
    (tmp_path / "no").mkdir()
    assert LastPlaces().start("save", "会议记录.pdf") == str(tmp_path / "no" / "会议记录.pdf")
