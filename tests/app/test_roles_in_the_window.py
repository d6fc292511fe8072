"""The first role of a person, and a second person, as the office deals with them in the window."""

from __future__ import annotations

from typing import Any

from qtic_desktop.domain.acts import Act
from qtic_desktop.services.accounts import recovery
from qtic_desktop.services.perform import work
from tests.app.seat_desk import data, office, start
from tests.app.test_people_in_the_window import Register, close_written_down, register, second_person
from tests.helpers.founded import log

__all__ = ["data", "office", "register", "start"]


def test_the_first_role_is_changed_with_a_reason_by_the_rules_of_separation_and_changed_back(
    register: Register,
) -> None:
    register.do(Act.ADD_PEOPLE, name="赵录", role="clerk")
    assert register.do(Act.CHANGE_ROLE, "赵录", role="verifier", reason=" ") != ""
    assert register.row("赵录").role == "clerk"
    assert "本来就是" in register.do(Act.CHANGE_ROLE, "赵录", role="clerk", reason="登记时选错了")
    assert register.do(Act.CHANGE_ROLE, "赵录", role="verifier", reason="登记时选错了") == ""
    assert register.row("赵录").role == "verifier"
    register.do(Act.GRANT_ROLE, "赵录", role="clerk")
    said = register.do(Act.CHANGE_ROLE, "赵录", role="supervisor", reason="工作调整")
    assert "不能同时担任" in said  # who watches carries nothing else, also in a small office
    assert "兼任" in register.do(Act.CHANGE_ROLE, "赵录", role="clerk", reason="工作调整")
    assert "最后一位" in register.do(Act.CHANGE_ROLE, "王敏", role="clerk", reason="工作调整")
    register.do(Act.REVOKE_ROLE, "赵录", role="clerk")
    assert register.do(Act.CHANGE_ROLE, "赵录", role="clerk", reason="改回来") == ""
    entries: list[Any] = log(register.workspace, Act.CHANGE_ROLE)
    told = [(row["by"], row["before"]["role"], row["after"]["role"], row["reason"]) for row in entries]
    assert told == [("王敏", "clerk", "verifier", "登记时选错了"), ("王敏", "verifier", "clerk", "改回来")]


def test_the_digits_of_the_sheet_in_the_place_of_a_second_persons_secret_cost_that_person_nothing(
    register: Register,
) -> None:
    second_person(register)
    register.do(Act.ADD_PEOPLE, name="赵录", role="clerk")
    dialog = register.slips()
    register.choose(dialog, "赵录")
    dialog.issue.click()
    register.settle()
    close_written_down(dialog)
    sheet = work(register.workspace, register.window.ctx.actor, recovery.make_recovery.bind()).text
    dialog = register.slips()
    register.choose(dialog, "赵录")
    dialog.replace.click()
    form = dialog.form
    assert form is not None
    form.reason.set_value("遗失")
    form.second.set_value(register.row("李长").id)
    form.second.edited.emit()
    assert form.column.rows["secret"].property("label") == "第二个人自己的口令"
    form.secret.set_value(sheet)
    form.do_button.click()
    register.settle()
    assert "恢复单上的数字" in form.column.rows["second"].problem
    assert {slot.wrong for slot in register.workspace.slots.file.slots} == {0}
    form.second.set_value("-")
    form.second.edited.emit()
    assert form.column.rows["secret"].property("label") == "恢复单上的数字"
    form.secret.set_value(sheet)
    form.do_button.click()
    register.settle()
    assert dialog.form is None
    assert log(register.workspace, Act.REPLACE_SLIP)[0]["second"] == "recovery"
