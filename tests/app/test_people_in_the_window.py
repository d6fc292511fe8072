"""The register of people in the window: every role, merged ones openly, somebody retired and let in again by two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QPushButton

from qtic_desktop.app.desk import Desk
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Role
from qtic_desktop.domain.errors import QticError
from qtic_desktop.gui.accounts import slips_dialog
from qtic_desktop.gui.accounts.recovery_dialog import RecoveryDialog
from qtic_desktop.gui.accounts.slips_dialog import SlipsDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.services.accounts import recovery, slips
from qtic_desktop.services.accounts.sign_in import sign_in as sign_in_at
from qtic_desktop.services.perform import work
from qtic_desktop.storage.encryption.key_slots import LIMIT
from qtic_desktop.storage.encryption.slot_file import SlotKind
from tests.app.seat_desk import SECRET, data, office, settle, sign_in, start, window_of
from tests.helpers.founded import log, refusal

__all__ = ["data", "office", "start"]

OTHERS = {
    "赵录": Role.CLERK,
    "钱复": Role.VERIFIER,
    "孙办": Role.OFFICE,
    "李长": Role.HEAD,
    "周督": Role.SUPERVISOR,
    "吴系": Role.SYSTEM_ADMIN,
    "郑安": Role.SECURITY_ADMIN,
    "王审": Role.AUDIT_ADMIN,
}
HEAD_SECRET = "崂山上的泉水很甜"


class Register:
    """设置 → 人员 in the window of the first person of an encrypted workspace."""

    def __init__(self, qtbot: Any, start: Callable[..., Desk], office: Path) -> None:
        self.qtbot, self.desk = qtbot, start(office)
        sign_in(qtbot, self.desk)
        self.window = window_of(qtbot, self.desk)
        self.window.go(Place("settings", view="staff"))
        self.settle()
        self.section = self.window.current_page().sections["staff"]
        self.people = self.section.people
        assert self.desk.workspace is not None
        self.workspace = self.desk.workspace

    def settle(self) -> None:
        settle(self.qtbot, self.desk)

    def row(self, name: str) -> Any:
        return next(row for row in self.people.table.rows_model.shown() if row.name == name)

    def do(self, act: Act, whose: str = "", /, **given: str) -> str:
        """Press an act, answer what it asks, and return what is then wrong, beside a field or above them."""
        if whose:
            assert self.people.table.select(self.row(whose).id)
        self.people.press(act)
        if self.people.dialog is None:
            self.settle()
            return ""
        form = self.people.dialog.form
        for field, value in given.items():
            form.field(field).set_value(value)
        form.send()
        self.settle()
        if self.people.dialog is None:
            return ""
        said = form.message.text + "".join(row.problem for row in form.column.rows.values())
        form.left.emit()
        return str(said)

    def slips(self) -> SlipsDialog:
        self.window.findChild(QPushButton, "slipsButton").click()
        self.settle()
        (dialog,) = [made for made in self.window.findChildren(SlipsDialog) if made.isVisible()]
        return dialog

    def choose(self, dialog: SlipsDialog, name: str) -> None:
        (row,) = [row for row in dialog.table.rows_model.shown() if row.name == name]
        assert dialog.table.select(row.person_id)


@pytest.fixture
def register(qtbot: Any, start: Callable[..., Desk], office: Path) -> Register:
    return Register(qtbot, start, office)


def test_every_role_can_be_registered_and_each_says_what_it_may_do(register: Register) -> None:
    for name, role in OTHERS.items():
        assert register.do(Act.ADD_PEOPLE, name=name, role=role.value) == ""
    for name, role in OTHERS.items():
        assert register.row(name).role == role.value
    rights = [register.people.table.rows_model.index(n, 2).data() for n in range(len(OTHERS) + 1)]
    assert all(rights)
    assert "监督员和审计管理员任何时候都不兼" in register.section.body.itemAt(0).widget().text()


def test_a_person_is_not_entered_twice_to_get_around_the_separation(register: Register) -> None:
    assert register.do(Act.ADD_PEOPLE, name="赵录", role="clerk") == ""
    said = register.do(Act.ADD_PEOPLE, name="赵录", role="audit_admin")
    assert "身份是录入员" in said
    assert "兼任" in said
    assert register.do(Act.ADD_PEOPLE, name="赵录", role="audit_admin", unit="监察室") == ""
    assert [row.unit for row in register.people.table.rows_model.shown() if row.name == "赵录"] == ["监察室", ""]


def test_roles_are_merged_only_openly_and_the_watchers_never(register: Register) -> None:
    register.do(Act.ADD_PEOPLE, name="孙办", role="office")
    register.do(Act.ADD_PEOPLE, name="周督", role="supervisor")
    assert "王敏" in register.section.merged.text()  # founded by one person, who carries three roles openly
    assert register.do(Act.GRANT_ROLE, "孙办", role="verifier") == ""
    assert register.row("孙办").also == (Role.VERIFIER,)
    assert "孙办兼" in register.section.merged.text()
    said = register.do(Act.GRANT_ROLE, "孙办", role="supervisor")
    assert "监督员" in said
    assert "没有授予" in said
    assert "录入员" in register.do(Act.GRANT_ROLE, "周督", role="clerk")
    register.section.merge.click()
    register.section.dialog.form.send()
    register.settle()
    assert "王敏" in register.section.dialog.form.message.text
    assert "先把多余的岗位收回" in register.section.dialog.form.message.text
    register.section.dialog.reject()
    assert register.do(Act.REVOKE_ROLE, "孙办", role="verifier") == ""
    assert register.row("孙办").also == ()
    assert "最后一位安全管理员" in register.do(Act.REVOKE_ROLE, "王敏", role="sec_admin")
    acts = [entry["name"] for act in (Act.GRANT_ROLE, Act.REVOKE_ROLE) for entry in log(register.workspace, act)]
    assert acts == ["孙办", "孙办"]


def test_an_office_of_separate_roles_says_why_it_merges_them_and_ends_it(register: Register) -> None:
    register.do(Act.ADD_PEOPLE, name="郑安", role="sec_admin")
    for role in ("sys_admin", "sec_admin"):
        register.do(Act.REVOKE_ROLE, "王敏", role=role)
    register.section.merge.click()
    register.section.dialog.form.send()
    register.settle()
    assert "没有合并岗位" in register.section.merged.text()
    assert log(register.workspace, Act.END_SMALL_OFFICE)
    said = register.do(Act.GRANT_ROLE, "郑安", role="clerk")
    assert "先声明合并岗位" in said
    register.section.merge.click()
    register.section.dialog.form.field("reason").set_value("处室只有三个人")
    register.section.dialog.form.send()
    register.settle()
    assert "处室只有三个人" in register.section.merged.text()
    assert register.do(Act.GRANT_ROLE, "郑安", role="clerk") == ""


def second_person(register: Register) -> str:
    """李长, with a secret of her own; her id."""
    register.do(Act.ADD_PEOPLE, name="李长", role="head")
    whose = register.row("李长").id
    register.window.ctx.work(slips.set_secret.bind(person_id=whose, secret=HEAD_SECRET), on_done=lambda _done: None)
    register.settle()
    return str(whose)


def test_who_is_retired_has_no_slot_and_comes_back_by_a_slip_of_two_people(register: Register) -> None:
    second_person(register)
    register.do(Act.ADD_PEOPLE, name="赵录", role="clerk")
    dialog = register.slips()
    register.choose(dialog, "赵录")
    assert not dialog.replace.isEnabled()
    dialog.issue.click()
    register.settle()
    first = dialog.shown.text().split("：")[1]
    assert not dialog.issue.isEnabled()
    assert "补发" in dialog.issue.toolTip()
    close_written_down(dialog)
    whose = register.row("赵录").id
    assert register.do(Act.RETIRE_PERSON, "赵录") == ""
    assert register.workspace.slots.file.slot(whose) is None
    register.do(Act.RESTORE_PERSON, "赵录")
    assert refusal(lambda: sign_in_at(register.workspace, "赵录", first)).code == "accounts.slip_withdrawn"
    dialog = register.slips()
    register.choose(dialog, "赵录")
    assert not dialog.issue.isEnabled()
    dialog.replace.click()
    form = dialog.form
    assert form is not None
    form.do_button.click()
    assert form.column.rows["reason"].problem
    form.reason.set_value("停用后恢复")
    form.second.set_value(register.row("李长").id)
    form.secret.set_value("不是这个口令")
    form.do_button.click()
    register.settle()
    assert "还可以试" in form.column.rows["secret"].problem
    assert form.reason.value() == "停用后恢复"
    form.secret.set_value(HEAD_SECRET)
    form.do_button.click()
    register.settle()
    second = dialog.shown.text().split("：")[1]
    assert dialog.form is None
    assert second in dialog.document().toPlainText()
    assert sign_in_at(register.workspace, "赵录", second).must_change
    (entry,) = log(register.workspace, Act.REPLACE_SLIP)
    assert (entry["by"], entry["second"], entry["name"], entry["reason"]) == ("王敏", "李长", "赵录", "停用后恢复")


def test_a_slip_is_withdrawn_with_a_reason_and_not_ones_own(register: Register) -> None:
    whose = second_person(register)
    dialog = register.slips()
    register.choose(dialog, "王敏")
    assert not dialog.withdraw.isEnabled()
    register.choose(dialog, "李长")
    dialog.withdraw.click()
    assert dialog.form is not None
    assert "second" not in dialog.form.column.rows
    dialog.form.reason.set_value("调离")
    dialog.form.do_button.click()
    register.settle()
    assert register.workspace.slots.file.slot(whose) is None
    assert "已收回" in dialog.message.text


def test_several_people_get_their_slips_at_once_a_page_for_each(register: Register) -> None:
    for name, role in (("赵录", "clerk"), ("钱复", "verifier")):
        register.do(Act.ADD_PEOPLE, name=name, role=role)
    dialog = register.slips()
    dialog.table.selectAll()
    assert dialog.issue.text() == "发放凭条（2 人）"
    dialog._without = list
    dialog._show_acts()
    assert dialog.issue.text() == "发放凭条"  # nobody of the chosen ones is left without
    del dialog._without
    dialog._show_acts()
    assert not dialog.replace.isEnabled()
    dialog.issue.click()
    register.settle()
    assert "王敏" in dialog.message.text  # she has a secret already, and is told of
    lines = dialog.shown.text().splitlines()
    assert len(lines) == 2
    for line in lines:
        name, digits = line.split(" 的凭条：")
        assert sign_in_at(register.workspace, name, digits).must_change
    paper = dialog.document()
    assert paper.toPlainText().count("本人已收到凭条") == 2
    paper.setPageSize(QSizeF(500, 4000))  # room for both on one page, were there no break
    assert paper.pageCount() == 2
    assert [entry["name"] for entry in log(register.workspace, Act.ISSUE_SLIP)] == [
        line.split(" 的")[0] for line in lines
    ]


def test_a_new_member_of_staff_chooses_a_first_secret_here(register: Register) -> None:
    register.do(Act.ADD_PEOPLE, name="李长", role="head")
    dialog = register.slips()
    register.choose(dialog, "王敏")
    assert not dialog.first_secret.isEnabled()
    register.choose(dialog, "李长")
    dialog.first_secret.click()
    form = dialog.form
    form.secret.set_value("李长李长李长李")
    form.again.set_value("别的")
    form.do_button.click()
    assert "两遍不一样" in form.column.rows["again"].problem
    form.again.set_value("李长李长李长李")
    form.do_button.click()
    register.settle()
    assert form.column.rows["secret"].problem
    assert dialog.form is form
    form.secret.set_value(HEAD_SECRET)
    form.again.set_value(HEAD_SECRET)
    form.do_button.click()
    register.settle()
    assert dialog.form is None
    assert "口令已设置" in dialog.message.text
    assert not sign_in_at(register.workspace, "李长", HEAD_SECRET).must_change
    facts = [(entry["name"], entry["typed_in_person"]) for entry in log(register.workspace, Act.SET_SECRET)]
    assert facts == [("李长", True)]


def test_who_cannot_come_in_yet_or_is_locked_stands_so_on_the_list(register: Register) -> None:
    register.do(Act.ADD_PEOPLE, name="赵录", role="clerk")
    section = register.section
    assert section._state(register.row("赵录")) == ("warn", "未设口令")
    assert section._state(register.row("王敏")) == ("ok", "在用")
    order = slips.set_secret.bind(person_id=register.row("赵录").id, secret=HEAD_SECRET)
    work(register.workspace, register.window.ctx.actor, order)
    section.read()
    register.settle()
    assert section._state(register.row("赵录")) == ("ok", "在用")
    for n in range(LIMIT):
        refusal(lambda n=n: sign_in_at(register.workspace, "赵录", f"猜不到的 {n}"))
    section.read()
    register.settle()
    assert section._state(register.row("赵录")) == ("bad", "已锁定")


def test_slips_that_are_not_printed_are_named_with_their_units() -> None:
    two = [slips.Slip(unit, "刘洋", unit, "0") for unit in ("青岛大学", "海洋大学")]
    assert [slips_dialog._named(one) for one in two] == ["刘洋（青岛大学）", "刘洋（海洋大学）"]


def close_written_down(dialog: SlipsDialog) -> None:
    dialog.reject()
    dialog.message.findChild(QPushButton, "messageOtherAct").click()
    assert not dialog.isVisible()


def test_a_slip_is_not_lost_to_the_next(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("赵录", "钱复"):
        register.do(Act.ADD_PEOPLE, name=name, role="clerk")
    dialog = register.slips()
    register.choose(dialog, "赵录")
    dialog.issue.click()
    dialog.reject()  # before the number is there
    register.settle()
    assert dialog.isVisible()
    first = dialog.shown.text()
    assert "赵录" in first
    assert "作废" not in dialog.message.text
    register.choose(dialog, "钱复")
    dialog.issue.click()
    register.settle()
    assert dialog.shown.text() == first
    assert "赵录" in dialog.message.text
    dialog.message.findChild(QPushButton, "messageOtherAct").click()
    register.settle()
    assert "钱复" in dialog.shown.text()
    printed: list[object] = []
    monkeypatch.setattr(slips_dialog, "print_or_say", lambda paper, *_where: printed.append(paper) or True)
    dialog.reject()
    assert dialog.isVisible()
    dialog.message.findChild(QPushButton, "messageAct").click()
    assert len(printed) == 1
    dialog.reject()
    assert not dialog.isVisible()


def test_who_is_let_in_again_stays_chosen_and_in_view(register: Register) -> None:
    people = [f"赵录{n}" for n in range(12)]
    for name in people:
        register.do(Act.ADD_PEOPLE, name=name, role="clerk")
    dialog = register.slips()
    register.choose(dialog, people[-1])
    dialog.issue.click()
    register.settle()
    close_written_down(dialog)
    assert refusal(lambda: sign_in_at(register.workspace, people[-1], "0000 0000 0000 0000"))
    dialog = register.slips()
    register.choose(dialog, people[-1])
    dialog.unlock.click()
    register.settle()
    assert "已解除" in dialog.message.text
    assert dialog.focusWidget() is dialog.table
    assert dialog.table.selected().name == people[-1]
    index = dialog.table.currentIndex()
    assert dialog.table.viewport().rect().contains(dialog.table.visualRect(index).center())


def test_a_new_recovery_sheet_is_tried_by_the_program_and_the_old_one_opens_nothing(register: Register) -> None:
    (old,) = [slot.id for slot in register.workspace.slots.file.slots if slot.kind is SlotKind.RECOVERY]
    register.window.findChild(QPushButton, "recoveryButton").click()
    (dialog,) = register.window.findChildren(RecoveryDialog)
    dialog.make.click()
    register.settle()
    text = dialog.words.text()
    recovery.require_sheet(register.workspace, text)
    (new,) = [slot for slot in register.workspace.slots.file.slots if slot.kind is SlotKind.RECOVERY]
    assert new.id != old
    assert new.proved
    assert log(register.workspace, Act.MAKE_RECOVERY)
    dialog.reject()
    assert dialog.isVisible()  # nothing is on paper yet: said once
    assert "还没有打印" in dialog.message.text
    dialog.tick.setChecked(True)
    dialog.reject()
    assert not dialog.isVisible()
    digits = recovery.recovery_digits(text)
    with pytest.raises(QticError):
        recovery.require_sheet(register.workspace, recovery.new_sheet()[1])
    assert len(digits) == 40
    assert sign_in_at(register.workspace, "王敏", SECRET).actor.name == "王敏"


def test_the_list_of_people_and_the_acts_below_it_stand_apart(register: Register) -> None:
    dialog = register.slips()
    assert dialog._chosen() is not None  # it opens at the person chosen on the page
    below = dialog.table.mapTo(dialog, dialog.table.rect().bottomLeft()).y()
    assert below < dialog.issue.mapTo(dialog, dialog.issue.rect().topLeft()).y(), (dialog.size(), dialog.table.size())
