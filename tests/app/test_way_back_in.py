"""Nobody comes back into a window that was left without the own secret, and nobody has to type one twice in a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.gui.accounts.slips_dialog import SlipsDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.start import PersonChooser
from qtic_desktop.gui.start.lock_page import LockPage
from qtic_desktop.gui.start.new_secret import NewSecretPage
from qtic_desktop.gui.start.sheet_page import SheetPage
from qtic_desktop.services.accounts import add_people, recovery, slips
from qtic_desktop.services.perform import perform, work
from qtic_desktop.storage.workspace import Workspace
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of

__all__ = ["data", "office", "start"]

OWN = "明天还是一个晴天"


class Seat:
    """王敏 at the window of an encrypted workspace."""

    def __init__(self, qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
        self.qtbot, self.desk = qtbot, start(office)
        sign_in(qtbot, self.desk)
        self.window = window_of(qtbot, self.desk)

    @property
    def workspace(self) -> Workspace:
        assert self.desk.workspace is not None
        return self.desk.workspace

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def page(self, kind: type) -> Any:
        return page_of(self.qtbot, self.desk, kind)

    def register(self, name: str, role: Role) -> str:
        """Somebody new, who has nothing to sign in with yet; the id."""
        added = perform(self.workspace.store, self.window.ctx.actor, add_people.bind(people=[(name, role)]))
        return next(iter(added.ids))

    def choose(self, name: str, secret: str) -> None:
        page = self.page(PersonChooser)
        page.search.setText(name)
        page.secret.setText(secret)
        QTest.keyClick(page.secret, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture
def seat(qtbot: Any, start: Callable[..., Desk], office: Path) -> Seat:
    return Seat(qtbot, start, office)


@pytest.mark.parametrize("locked", [False, True])
def test_who_left_the_seat_comes_back_only_by_the_own_secret(seat: Seat, locked: bool) -> None:
    seat.window.go(Place("experts"))
    if locked:
        seat.desk.lock()
        seat.page(LockPage).change_wanted.emit()
    else:
        seat.desk.wish("person")
    seat.page(PersonChooser).left.emit()
    page = seat.page(LockPage)
    assert not seat.window.isVisible()
    page.secret.setText("不是她的口令")
    page.unlock.click()
    seat.settle()
    assert "还可以试" in page.form.rows["secret"].problem
    assert not seat.window.isVisible()
    page.secret.setText(SECRET)
    page.unlock.click()
    seat.settle()
    assert seat.window.isVisible()
    assert seat.window.current_page().name == "experts"


def test_a_slip_is_typed_once_and_then_replaced_by_a_secret_of_ones_own(seat: Seat) -> None:
    slip = work(
        seat.workspace, seat.window.ctx.actor, slips.issue_slip.bind(person_id=seat.register("赵录", Role.CLERK))
    )
    seat.desk.wish("person")
    seat.choose("赵录", slip.text)
    page = seat.page(NewSecretPage)
    assert list(page.form.rows) == ["secret", "again"]
    assert "赵录" in page.intro.text()
    for field in ("secret", "again"):
        page.form.field(field).set_value(OWN)
    page.do_button.click()
    seat.settle()
    assert window_of(seat.qtbot, seat.desk).ctx.actor.name == "赵录"
    seat.desk.wish("person")
    seat.choose("赵录", OWN)
    assert window_of(seat.qtbot, seat.desk).ctx.actor.name == "赵录"


def test_the_end_of_the_day_locks_the_seat_and_says_what_was_kept(seat: Seat) -> None:
    pressed: list[str] = []
    acts = (("打开文件", lambda: pressed.append("file")),)
    seat.window.ctx.signals.day_ended.emit("备份做好了。可以安全拔出。", acts)
    page = seat.page(LockPage)
    assert page.message.text == "备份做好了。可以安全拔出。"
    assert not seat.window.isVisible()
    page.findChild(QPushButton, "messageAct").click()
    assert pressed == ["file"]
    assert page.findChild(QPushButton, "leaveProgram") is not None
    page.secret.setText(SECRET)
    page.unlock.click()
    seat.settle()
    assert seat.window.isVisible()


def test_a_forgotten_secret_is_replaced_from_the_list_of_people_by_the_sheet_in_the_safe(seat: Seat) -> None:
    sheet = work(seat.workspace, seat.window.ctx.actor, recovery.make_recovery.bind())
    seat.desk.wish("person")
    seat.page(PersonChooser).findChild(QPushButton, "recoveryButton").click()
    first = seat.page(SheetPage)
    assert seat.desk.window is None
    first.sheet.set_value(sheet.text[:-1])
    first.go_on.click()
    seat.settle()
    assert "39" in first.form.rows["sheet"].problem  # nobody is named before the sheet is right
    first.sheet.set_value(sheet.text)
    first.go_on.click()
    page = seat.page(NewSecretPage)
    who = page.form.field("name")
    assert [who.itemText(row) for row in range(who.count())] == ["王敏 · 办公室等 3 岗"]
    for field, value in (("name", who.itemData(0, Qt.ItemDataRole.UserRole)), ("secret", OWN), ("again", OWN)):
        page.form.field(field).set_value(value)
    page.do_button.click()
    window = window_of(seat.qtbot, seat.desk)
    assert "恢复单" in window.current_page().message.text
    seat.desk.lock()
    page = seat.page(LockPage)
    page.secret.setText(OWN)
    page.unlock.click()
    seat.settle()
    assert window.isVisible()


def test_any_member_of_staff_unlocks_a_colleague_and_gives_no_secret_away(seat: Seat) -> None:
    person = seat.register("赵录", Role.CLERK)
    work(seat.workspace, seat.window.ctx.actor, slips.set_secret.bind(person_id=person, secret=OWN))
    for _ in range(5):
        seat.desk.wish("person")
        seat.choose("王敏", "不是她的口令")
    said = seat.page(PersonChooser).form.rows["secret"].problem
    assert "凭条与解锁" in said
    seat.choose("赵录", OWN)
    window = window_of(seat.qtbot, seat.desk)
    assert window.ctx.actor == Actor(person, "赵录", Role.CLERK)
    window.go(Place("settings", view="staff"))
    seat.settle()
    window.findChild(QPushButton, "slipsButton").click()
    seat.settle()
    (dialog,) = [made for made in window.findChildren(SlipsDialog) if made.isVisible()]
    (row,) = [row for row in dialog.table.rows_model.shown() if row.name == "王敏"]
    assert dialog.table.select(row.person_id)
    others = (dialog.replace, dialog.withdraw, dialog.first_secret, dialog.issue)
    assert not any(made.isEnabled() for made in others)
    assert all("只有" in made.toolTip() for made in others)
    dialog.unlock.click()
    seat.settle()
    dialog.reject()
    seat.desk.wish("person")
    seat.choose("王敏", SECRET)
    assert window_of(seat.qtbot, seat.desk).ctx.actor.name == "王敏"
