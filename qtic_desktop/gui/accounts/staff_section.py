"""人员: the people of the office by name, so that every entry says who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_staff_form import Ui_StaffForm
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, RowTable, button, commit_input_method, enter_moves_on
from qtic_desktop.services.use_case import Write

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import StaffRow

_ROLES = (Role.CLERK, Role.OFFICE, Role.SUPERVISOR)


class StaffSection(Section):
    """A list, and the acts on the chosen person."""

    kinds = frozenset({Kind.PERSON})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("开始工作时从这份名单里选人。停用的人不再出现，以前的记录保留原名。"), parent)
        self.dialog: StaffDialog | None = None
        self.table = RowTable(_columns(), self, name=tr("人员名单"))
        self.add_person = self.guard(button(tr("登记人员…"), "plus", "", self), Act.ADD_PEOPLE)
        self.add_person.setObjectName("addPerson")
        self.add_person.clicked.connect(self.ask_new)
        self.rename = self.guard(button(tr("更正姓名…"), "pen-line", "", self), Act.RENAME_PERSON)
        self.rename.clicked.connect(self.ask_name)
        self.retire = self.guard(button(tr("停用"), "x", "", self), Act.RETIRE_PERSON)
        self.retire.clicked.connect(self.switch)
        self.body.addLayout(row_of(self.add_person, self.rename, self.retire))
        self.body.addWidget(self.table, 1)
        QWidget.setTabOrder(self.retire, self.table)
        self.table.row_selected.connect(lambda _row: self._show_acts())
        self.table.shown_changed.connect(lambda _shown, _total: self._show_acts())  # the chosen one may have changed
        self._show_acts()

    def read(self) -> None:
        """The people, retired ones at the end."""
        from qtic_desktop.storage.queries.registry import staff

        self.ctx.ask(staff.bind(), on_done=lambda rows: self.table.set_rows(rows, lambda row: row.id))

    def ask_new(self) -> None:
        """Ask for a name and a role."""
        self._open(StaffDialog(tr("登记人员"), tr("登记"), self.ctx, self.window()), self._add)

    def ask_name(self) -> None:
        """Ask for the right name of the chosen person."""
        row = self.table.selected()
        if row is not None and row.active:
            dialog = StaffDialog(tr("更正姓名"), tr("更正"), self.ctx, self.window(), person=row)
            self._open(dialog, lambda name, _role: self._rename(row, name))

    def _open(self, dialog: StaffDialog, take: Any) -> None:
        self.dialog = dialog
        dialog.taken = take
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add(self, name: str, role: Role) -> None:
        from qtic_desktop.services.accounts import add_people

        self._write(
            add_people.bind(people=[(name, role)]),
            tr("已登记“{name}”。下次开始工作时可以选这个名字。").format(name=name),
        )

    def _rename(self, row: StaffRow, name: str) -> None:
        from qtic_desktop.services.accounts import rename_person

        said = tr("已更正为“{name}”；以前的记录保留原名。").format(name=name)
        self._write(rename_person.bind(person_id=row.id, name=name), said)

    def switch(self) -> None:
        """Retire the chosen person, or bring a retired one back; both can be undone by the other."""
        from qtic_desktop.services.accounts import restore_person, retire_person

        row = self.table.selected()
        if row is None:
            return
        if row.active:
            self._write(
                retire_person.bind(person_id=row.id), tr("已停用“{name}”，可以随时恢复。").format(name=row.name)
            )
        else:
            self._write(restore_person.bind(person_id=row.id), tr("已恢复“{name}”。").format(name=row.name))

    def _write(self, write: Write, said: str) -> None:
        def done(_changes: Changes) -> None:
            if self.dialog is not None:
                self.dialog.finish()
                self.dialog = None
            self.said.emit(said, "ok")

        def failed(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.refuse(self.ctx.say(error))
            else:
                self.fail(error)

        self.ctx.perform(write, on_done=done, on_error=failed)

    def _show_acts(self) -> None:
        row = self.table.selected()
        if self.may(Act.RETIRE_PERSON):
            nobody = tr("先在下面选一个人")
            self.rename.setEnabled(row is not None and row.active)
            self.retire.setEnabled(row is not None)
            self.rename.setToolTip("" if row is not None else nobody)
            self.retire.setToolTip("" if row is not None else nobody)
        self.retire.setText(tr("恢复") if row is not None and not row.active else tr("停用"))


class StaffDialog(Dialog):
    """Asks for a name, and for a new person also for the role; ``taken`` is called with both."""

    holds_entries = True

    def __init__(
        self, title: str, act: str, ctx: AppContext, parent: QWidget, *, person: StaffRow | None = None
    ) -> None:
        super().__init__(title, parent)
        self._ctx = ctx
        self.taken: Any = None
        content = QWidget(self)
        content.setMinimumWidth(theme().px(440))
        self.form = Ui_StaffForm()
        self.form.setupUi(content)
        self.form.staffRole.set_choices(
            [(role.value, f"{words.role(role.value)}：{words.role_rights(role.value)}") for role in _ROLES]
        )
        self.form.staffRole.set_value(person.role if person else Role.CLERK.value)
        self.form.staffRoleRow.setVisible(person is None)
        self.form.staffName.set_value(person.name if person else "")
        self.body.addWidget(content)
        self.add_button(tr("取消"), self.reject)
        self.confirm = self.add_button(act, self.take, "primary")
        self._keys = enter_moves_on(content)
        self._keys.submit_requested.connect(self.take)
        self.form.staffName.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Hand over what stands in the fields; the dialog stays until the storage has taken it."""
        commit_input_method()
        name = self.form.staffName.value().strip()
        if not name:
            self.form.staffNameRow.set_problem(self._ctx.say("accounts.name_missing"))
            self.form.staffName.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.taken(name, Role(self.form.staffRole.value() or Role.CLERK.value))

    def refuse(self, sentence: str) -> None:
        """Say beside the name why it was not taken."""
        self.form.staffNameRow.set_problem(sentence)

    def finish(self) -> None:
        """It was taken."""
        self.accept()


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, width=220, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role), width=120),
        Column("rights", tr("可以做什么"), lambda row: words.role_rights(row.role), stretch=True),
        Column(
            "state",
            tr("状态"),
            lambda row: row.active,
            width=110,
            chip=lambda row: ("ok", tr("在用")) if row.active else ("neutral", tr("已停用")),
        ),
    ]
