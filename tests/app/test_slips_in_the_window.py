"""A second person comes into an encrypted workspace by a slip that the office gives out in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.accounts.slips_dialog import SlipsDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.start import StartPage
from qtic_desktop.services.accounts.people import add_people
from qtic_desktop.services.accounts.sign_in import enter
from tests.app.seat_desk import SECRET, data, office, page_of, settle, sign_in, start, window_of

__all__ = ["data", "office", "start"]


def test_a_second_person_gets_a_slip_in_the_window_and_comes_in_with_it(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    window.ctx.perform(add_people.bind(people=[("赵敏", Role.CLERK)]))
    settle(qtbot, desk)
    window.go(Place("settings", view="staff"))
    settle(qtbot, desk)
    window.findChild(QPushButton, "slipsButton").click()
    settle(qtbot, desk)
    dialog = window.findChild(SlipsDialog)
    (row,) = [row for row in dialog.table.rows_model.shown() if row.name == "赵敏"]
    dialog.table.select(row.person_id)
    dialog.issue.click()
    settle(qtbot, desk)
    digits = dialog.shown.text().split("：")[1]
    assert digits in dialog.document().toPlainText()
    dialog.reject()
    assert dialog.isVisible()
    assert "只显示这一次" in dialog.message.text
    dialog.message.findChild(QPushButton, "messageOtherAct").click()
    assert not dialog.isVisible()
    entered = enter_later(desk, qtbot, office, digits)
    assert entered.actor.name == "赵敏"
    assert entered.must_change
    entered.workspace.close()


def test_whose_name_is_corrected_in_the_window_signs_in_under_the_new_one(
    qtbot: Any, start: Callable[..., Desk], office: Path
) -> None:
    desk = start(office)
    sign_in(qtbot, desk)
    window = window_of(qtbot, desk)
    window.go(Place("settings", view="staff"))
    settle(qtbot, desk)
    people = window.current_page().sections["staff"].people
    people.press(Act.RENAME_PERSON)
    people.dialog.form.field("name").set_value("王𬱖敏")
    people.dialog.form.send()
    settle(qtbot, desk)
    assert [row.name for row in people.table.rows_model.shown()] == ["王𬱖敏"]
    entered = enter_later(desk, qtbot, office, SECRET, name="王𬱖敏")
    assert entered.actor.name == "王𬱖敏"
    entered.workspace.close()


def enter_later(desk: Desk, qtbot: Any, office: Path, secret: str, *, name: str = "赵敏") -> Any:
    """As another start of the program would, once this one has given the workspace back."""
    desk.change_workspace()
    page_of(qtbot, desk, StartPage)
    settle(qtbot, desk)
    return enter(office, name, secret)
