"""The database is lost: the first page says so and offers to rebuild; what was acknowledged is there again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from qtic_desktop.app.desk import Desk
from qtic_desktop.app.places import remember_workspace
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.archive.backups import Line, Reach
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.start.backup_page import BackupPage
from qtic_desktop.gui.start.inside_page import InsidePage
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.start.start_page import StartPage
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.archive import back_up
from qtic_desktop.services.audit.checks import check_workspace
from qtic_desktop.services.perform import perform
from qtic_desktop.storage.backup_mark import BackupFacts, backup_here
from qtic_desktop.storage.chain_head import known_end
from qtic_desktop.storage.reach import reach
from qtic_desktop.storage.restored_mark import MARK
from qtic_desktop.storage.tables.registry import Person
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of
from tests.helpers.founded import log

__all__ = ["data", "office", "start"]


def test_a_lost_database_is_rebuilt_from_the_first_page(qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
    with enter(office, "王敏", SECRET).workspace as workspace:
        who = enter_actor(workspace)
        perform(workspace.store, who, add_people.bind(people=[("赵强", Role.CLERK)]))
    (office / "qtic.db").write_bytes(b"not a database any more" * 400)
    desk = start(office)
    sign_in(qtbot, desk)
    page = page_of(qtbot, desk, StartPage)
    offered = page.findChild(QPushButton, "rebuildHere")
    assert offered is not None
    offered.click()
    asked = page_of(qtbot, desk, SignInPage)
    asked.name.setText("王敏")
    asked.secret.setText(SECRET)
    QTest.keyClick(asked.secret, Qt.Key.Key_Return)
    settle(qtbot, desk)
    page = page_of(qtbot, desk, StartPage)
    assert "已重建到" in page.message.text
    assert "核对时还有" not in page.message.text
    made = office.with_name(f"{office.name}（重建）")
    page.open_requested.emit(made)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    assert window.ctx.actor.name == "王敏"
    with desk.workspace.store.read() as session:
        assert "赵强" in set(session.scalars(select(Person.name)))


def test_a_stick_shows_its_backups_and_what_is_restored_says_where_it_came_from(
    qtbot: Any, start: Callable[..., Desk], office: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    stick.mkdir()
    with enter(office, "王敏", SECRET).workspace as workspace:
        who = enter_actor(workspace)
        first = made(back_up(workspace, who, parent=stick))
        perform(workspace.store, who, add_people.bind(people=[("赵强", Role.CLERK)]))
        second = made(back_up(workspace, who, parent=stick))
    remember_workspace(office, workspace.info.id)
    desk = start(stick)
    page = page_of(qtbot, desk, InsidePage)
    offered = [page.findChild(QPushButton, f"backup{place}") for place in range(2)]
    assert [one.toolTip() for one in offered] == [str(second), str(first)]
    assert page.focusWidget() is offered[0]
    offered[1].click()
    chosen = page_of(qtbot, desk, BackupPage)
    assert f"多 {len_of(office) - len_of(first)} 条记录" in chosen.compared.text()
    chosen.restore_wanted.emit(tmp_path / "恢复的")
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    qtbot.waitUntil(lambda: "恢复的" in window.current_page().message.text, timeout=20000)
    (told,) = log(desk.workspace, Act.NOTE_RESTORE)
    assert (told["by"], told["name"], told["log_entries"]) == ("王敏", first.name, len_of(first))
    assert not (tmp_path / "恢复的" / MARK).exists()
    assert check_workspace(desk.workspace) == ()


def made(steps: Any) -> Path:
    """The folder of the backup that these steps make."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return Path(end.value.folder)


def len_of(folder: Path) -> int:
    """How many entries the log of a workspace or a backup has, as told beside it."""
    facts = backup_here(folder)
    end = known_end(folder) if facts is None else (facts.entries,)
    assert end is not None
    return int(end[0])


@pytest.mark.parametrize(
    ("here", "backup", "line"),
    [
        ({5: "a"}, (5, "a"), Line.SAME),
        ({5: "b"}, (5, "a"), Line.APART),
        ({3: "c", 5: "a", 8: "d"}, (5, "a"), Line.FURTHER),
        ({3: "c", 5: "b", 8: "d"}, (5, "a"), Line.APART),
        ({8: "d"}, (5, "a"), Line.UNKNOWN),
        ({4: "d"}, (5, "a"), Line.FEWER),
        ({}, (5, "a"), Line.UNKNOWN),
    ],
)
def test_two_copies_are_compared_by_what_they_hold_and_not_by_the_clock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, here: dict[int, str], backup: tuple[int, str], line: Line
) -> None:
    monkeypatch.setattr("qtic_desktop.storage.reach._ends", lambda _folder: here)
    facts = BackupFacts(tmp_path, "1", "", None, 0, entries=backup[0], last_hash=backup[1])
    assert reach(tmp_path, facts) == Reach(line, max(here, default=0), backup[0])


def enter_actor(workspace: Any) -> Any:
    from qtic_desktop.services.accounts.sign_in import called

    return called(workspace, "王敏")
