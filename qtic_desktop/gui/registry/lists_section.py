"""批次与主管部门: the lists that proposals choose from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_department_form import Ui_DepartmentForm
from qtic_desktop.gui.section import Section, column, row_of
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    Column,
    Dialog,
    RowTable,
    button,
    commit_input_method,
    enter_moves_on,
    plain_label,
)
from qtic_desktop.services.use_case import Write

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import DepartmentRow


class ListsSection(Section):
    """Left the batches, right the departments; nothing is deleted, because proposals point at both."""

    kinds = frozenset({Kind.BATCH, Kind.DEPARTMENT, Kind.PROPOSAL})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("申报按批次受理（三（一））；主管部门是推荐单位，高校、院所可以自己推荐。"), parent)
        self.dialog: DepartmentDialog | None = None
        left, batches = column(self, 360)
        self.batches = RowTable([Column("name", tr("批次"), lambda row: row.name, stretch=True)], left, name=tr("批次"))
        self.open_batch = self.guard(button(tr("开启新批次"), "plus", "", left), Act.OPEN_BATCH)
        self.open_batch.setObjectName("openBatch")
        self.open_batch.clicked.connect(self.begin_batch)
        batches.addWidget(plain_label(tr("批次"), "section", left))
        batches.addLayout(row_of(self.open_batch))
        batches.addWidget(self.batches, 1)
        right, departments = column(self)
        self.departments = RowTable(_columns(), right, name=tr("主管部门"))
        self.departments.row_selected.connect(lambda _row: self._show_acts())
        self.add_department = self.guard(button(tr("登记主管部门…"), "plus", "", right), Act.ADD_DEPARTMENT)
        self.add_department.setObjectName("addDepartment")
        self.add_department.clicked.connect(self.ask_new)
        self.rename = self.guard(button(tr("更正名称…"), "pen-line", "", right), Act.RENAME_DEPARTMENT)
        self.rename.clicked.connect(self.ask_name)
        departments.addWidget(plain_label(tr("主管部门"), "section", right))
        departments.addLayout(row_of(self.add_department, self.rename))
        departments.addWidget(self.departments, 1)
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        both.addWidget(left, 2)
        both.addWidget(right, 5)
        self.body.addLayout(both, 1)
        QWidget.setTabOrder(self.open_batch, self.batches)
        for one, other in pairwise((self.batches, self.add_department, self.rename, self.departments)):
            QWidget.setTabOrder(one, other)
        self._show_acts()

    def read(self) -> None:
        """Both lists."""
        from qtic_desktop.storage.queries.registry import batches, department_rows

        self.ctx.ask(batches.bind(), on_done=lambda rows: self.batches.set_rows(rows, lambda row: row.id))
        self.ctx.ask(department_rows.bind(), on_done=lambda rows: self.departments.set_rows(rows, lambda row: row.id))

    def begin_batch(self) -> None:
        """Open the next batch of this year; later proposals go there."""
        from qtic_desktop.services.registry import open_batch

        year = self.ctx.now().year
        self.ctx.perform(
            open_batch.bind(year=year),
            on_done=lambda _changes: self.said.emit(
                tr("{year} 年的新批次已开启；以后的申报可以归入它。").format(year=year), "ok"
            ),
            on_error=self.fail,
        )

    def ask_new(self) -> None:
        """Ask for a department."""
        self._open(DepartmentDialog(tr("登记主管部门"), tr("登记"), self.ctx, self.window()), self._add)

    def ask_name(self) -> None:
        """Ask for the right name of the chosen department."""
        row = self.departments.selected()
        if row is not None:
            dialog = DepartmentDialog(tr("更正名称"), tr("更正"), self.ctx, self.window(), department=row)
            self._open(dialog, lambda name, _kind, _code: self._rename(row, name))

    def _open(self, dialog: DepartmentDialog, take: Any) -> None:
        self.dialog = dialog
        dialog.taken = take
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _add(self, name: str, kind: str, code: str) -> None:
        from qtic_desktop.services.registry import add_department

        self._write(add_department.bind(name=name, kind=kind, code=code), tr("已登记“{name}”。").format(name=name))

    def _rename(self, row: DepartmentRow, name: str) -> None:
        from qtic_desktop.services.registry import rename_department

        said = tr("已更正为“{name}”，有关的申报一并显示新名称。").format(name=name)
        self._write(rename_department.bind(department_id=row.id, name=name), said)

    def _write(self, write: Write, said: str) -> None:
        def done(_changes: Changes) -> None:
            if self.dialog is not None:
                self.dialog.accept()
                self.dialog = None
            self.said.emit(said, "ok")

        def failed(error: Exception) -> None:
            if self.dialog is not None:
                self.dialog.form.departmentNameRow.set_problem(self.ctx.say(error))

        self.ctx.perform(write, on_done=done, on_error=failed)

    def _show_acts(self) -> None:
        if self.may(Act.RENAME_DEPARTMENT):
            chosen = self.departments.selected() is not None
            self.rename.setEnabled(chosen)
            self.rename.setToolTip("" if chosen else tr("先在下面选一个主管部门"))


class DepartmentDialog(Dialog):
    """Asks for name, kind and code; ``taken`` is called with the three."""

    holds_entries = True

    def __init__(
        self,
        title: str,
        act: str,
        ctx: AppContext,
        parent: QWidget,
        *,
        department: DepartmentRow | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._ctx = ctx
        self.taken: Any = None
        content = QWidget(self)
        content.setMinimumWidth(theme().px(480))
        self.form = Ui_DepartmentForm()
        self.form.setupUi(content)
        self.form.departmentKind.set_choices(list(_kinds().items()))
        self.form.departmentKind.set_value(department.kind if department else "district")
        self.form.departmentName.set_value(department.name if department else "")
        self.form.departmentKindRow.setVisible(department is None)
        self.form.departmentCodeRow.setVisible(department is None)
        self.body.addWidget(content)
        self.add_button(tr("取消"), self.reject)
        self.confirm = self.add_button(act, self.take, "primary")
        self._keys = enter_moves_on(content)
        self._keys.submit_requested.connect(self.take)
        self.form.departmentName.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Hand over what stands in the fields; the dialog stays until the storage has taken it."""
        commit_input_method()
        name = self.form.departmentName.value().strip()
        if not name:
            self.form.departmentNameRow.set_problem(self._ctx.say("registry.department_name_missing"))
            self.form.departmentName.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.taken(name, self.form.departmentKind.value() or "district", self.form.departmentCode.value().strip())


def _kinds() -> dict[str, str]:
    return {"district": tr("区市"), "zone": tr("功能区"), "institution": tr("高校院所")}


def _columns() -> list[Column]:
    return [
        Column("name", tr("名称"), lambda row: row.name, stretch=True, pinyin=True),
        Column("kind", tr("类别"), lambda row: _kinds().get(row.kind, row.kind), width=132),
        Column("code", tr("代码"), lambda row: row.code, width=90),
        Column("proposals", tr("推荐项目"), lambda row: row.proposals, align="right", width=96),
    ]
