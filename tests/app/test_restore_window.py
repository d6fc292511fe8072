"""The database is lost: the first page says so and offers to rebuild; what was acknowledged is there again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.start.sign_in import SignInPage
from qtic_desktop.gui.start.start_page import StartPage
from qtic_desktop.services.accounts import add_people
from qtic_desktop.services.accounts.sign_in import enter
from qtic_desktop.services.perform import perform
from qtic_desktop.storage.tables.registry import Person
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of

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


def enter_actor(workspace: Any) -> Any:
    from qtic_desktop.services.accounts.sign_in import called

    return called(workspace, "王敏")
