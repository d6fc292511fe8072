"""备份列表 in the settings: made, listed with what each holds, tried, previewed, and kept by a rule one can change."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.backups import BackupKeeper
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.generations import Keeping
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.archive.keeping_dialog import KeepingDialog
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.archive.generations import keeping
from qtic_desktop.services.archive.restore import restore
from qtic_desktop.services.perform import perform
from qtic_desktop.services.registry import open_batch
from qtic_desktop.storage.workspace import open_workspace
from tests.gui.test_settings_page import OFFICE, Desk, texts
from tests.helpers.doors import ask
from tests.review_story import Story, begin_story


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    made = begin_story(tmp_path / "w", proposals=1, experts=5)
    yield made
    made.workspace.close()


@pytest.fixture
def desk(qtbot: Any, story: Story, tmp_path: Path, themed: None) -> Iterator[Desk]:
    made = Desk(qtbot, story, tmp_path, OFFICE)
    yield made
    made.close()


def test_a_backup_is_made_listed_tried_and_previewed(desk: Desk, tmp_path: Path) -> None:
    section = desk.open("backups")
    assert not section.try_button.isEnabled()
    assert "7 天" in section.rule.text()
    section.now_button.click()
    desk.settle()
    assert "在同一块盘上" in desk.page.message.text  # no false comfort
    assert texts(section.table, 2) == ["手动备份"]
    (held,) = texts(section.table, 4)
    assert "1" in held
    section.table.select(section.table.rows_model.row(0).facts.folder)
    section.try_button.click()
    desk.settle()
    assert "完整" in desk.page.message.text
    assert section.state(section.table.selected()) == ("ok", "刚试过，完整")
    section.preview_button.click()
    desk.settle()
    assert "恢复不会少什么" in section.told.text() or "从那以后在这里办的" in section.told.text()
    assert "打开原来的工作区接着用" in section.told.text()
    (section.table.selected().facts.folder / "workspace.toml").write_text("", encoding="utf-8")
    section.try_button.click()
    desk.settle()
    assert section.state(section.table.selected()) == ("bad", "不完整")


def test_the_rule_is_changed_and_nonsense_is_said(desk: Desk, story: Story) -> None:
    section = desk.open("backups")
    section.rule_button.click()
    (dialog,) = section.window().findChildren(KeepingDialog)
    dialog.fields["daily"].set_value(0)
    dialog.confirm.click()
    assert "没有改动" in dialog.message.text
    dialog.fields["daily"].set_value(14)
    dialog.confirm.click()
    desk.settle()
    assert ask(story.workspace.store, keeping) == Keeping(14, 4, 12)
    assert "14 天" in section.rule.text()


class _Window(QPushButton):
    """What the keeper needs of a window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.ctx, self._page = desk.context, desk.page

    def current_page(self) -> Any:
        return self._page


def test_a_sealed_meeting_goes_to_the_other_drive_by_itself_or_it_is_asked_for(
    desk: Desk, story: Story, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = _Window(desk)
    qtbot.addWidget(window)
    keeper = BackupKeeper(window)  # type: ignore[arg-type]

    def seal() -> None:
        with story.workspace.store.begin(OFFICE) as work:
            work.record(Act.CONFIRM_SEAL, Kind.MEETING, "m")
        desk.context.notifier.publish(Changes.of_kinds(Kind.MEETING))
        desk.settle()
        desk.settle()

    seal()
    assert "请插上 U 盘" in desk.page.message.text
    (tmp_path / "U盘").mkdir()
    monkeypatch.setattr("qtic_desktop.services.archive.on_one_drive", lambda *_: False)
    desk.context.settings.remember("backup_folder", str(tmp_path / "U盘"))
    keeper._told = False
    seal()
    qtbot.waitUntil(lambda: "已自动做到另一块盘" in desk.page.message.text, timeout=30000)
    (copy,) = (tmp_path / "U盘").iterdir()
    assert copy.name in desk.page.message.text
    keeper.daily()
    desk.settle()
    assert len(list((story.workspace.folder / "backups").glob("QTIC备份-*"))) == 1


def test_who_comes_back_after_another_computer_took_over_is_told_before_entering_anything(
    desk: Desk, story: Story, tmp_path: Path, qtbot: Any
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    taken = work_out(back_up(story.workspace, OFFICE, parent=stick)).folder
    work_out(restore(taken, tmp_path / "备用机"))
    with open_workspace(tmp_path / "备用机") as spare:
        perform(spare.store, OFFICE, open_batch.bind(year=2031))
        work_out(back_up(spare, OFFICE, parent=stick))
    desk.context.settings.remember("backup_folder", str(stick))
    window = _Window(desk)
    qtbot.addWidget(window)
    BackupKeeper(window).daily()  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: "在另一台电脑上接着办过" in desk.page.message.text, timeout=30000)


def work_out(steps: Generator[Any, None, Any]) -> Any:
    """Take every step; what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
