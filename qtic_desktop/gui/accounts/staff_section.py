"""人员: the people of the office by name, so that every entry says who made it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.accounts import possible_acts
from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Kind, Role
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.stage.act import Act, Choice, Line
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column, button
from qtic_desktop.services.accounts import NAME_LENGTH, add_people, restore_person, retire_person
from qtic_desktop.services.accounts.slips import rename_at_the_door
from qtic_desktop.storage.queries.registry import StaffRow, staff

_ROLES = (Role.CLERK, Role.OFFICE, Role.SUPERVISOR)


class StaffSection(Section):
    """A list, and the acts on the chosen person."""

    kinds = frozenset({Kind.PERSON})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("开始工作时从这份名单里选人。停用的人不再出现，以前的记录保留原名。"), parent)
        listed = Listed(
            tr("人员名单"),
            staff.bind,
            lambda row: row.id,
            _columns(),
            begins=(_add(),),
            acts=(_rename(), _retire(), _restore()),
            possible=possible_acts,
        )
        self.people = RecordList(ctx, listed, self)
        self.people.said.connect(self.said)
        self.body.addWidget(self.people, 1)
        self.slips = button(tr("凭条与解锁…"), "shield-check", "", self)
        self.slips.setObjectName("slipsButton")
        self.slips.clicked.connect(self._open_slips)
        self.body.addLayout(row_of(self.guard(self.slips, ActName.ISSUE_SLIP)))

    def _open_slips(self) -> None:
        from qtic_desktop.gui.accounts.slips_dialog import SlipsDialog

        SlipsDialog(self.ctx, self).open()

    def read(self) -> None:
        """The people, retired ones at the end."""
        self.people.read()


def _name() -> Line:
    return Line("name", tr("姓名"), tr("以后的每一笔记录都写这个名字"), limit=NAME_LENGTH)


def _add() -> Act[None]:
    name = _name()
    role = Choice(
        "role",
        tr("身份"),
        choices=tuple((role.value, f"{words.role(role)}：{words.role_rights(role)}") for role in _ROLES),
    )
    return Act(
        add_people,
        tr("登记人员…"),
        lambda _none, given: add_people.bind(people=[(given[name], Role(given[role]))]),
        "plus",
        (name, role),
        tr("登记"),
        done=lambda _none, given, _changes: tr("已登记“{name}”。下次开始工作时可以选这个名字。").format(
            name=given[name]
        ),
    )


def _rename() -> Act[StaffRow]:
    name = _name()
    return Act(
        rename_at_the_door,
        tr("更正姓名…"),
        lambda row, given: rename_at_the_door.bind(person_id=row.id, name=given[name]),
        "pen-line",
        (name,),
        tr("更正"),
        fill=lambda row: {"name": row.name},
        done=lambda _row, given, _changes: tr("已更正为“{name}”；以前的记录保留原名。").format(name=given[name]),
    )


def _retire() -> Act[StaffRow]:
    return Act(
        retire_person,
        tr("停用"),
        lambda row, _given: retire_person.bind(person_id=row.id),
        "x",
        done=lambda row, _given, _changes: tr("已停用“{name}”，可以随时恢复。").format(name=row.name),
    )


def _restore() -> Act[StaffRow]:
    return Act(
        restore_person,
        tr("恢复"),
        lambda row, _given: restore_person.bind(person_id=row.id),
        "undo-2",
        done=lambda row, _given, _changes: tr("已恢复“{name}”。").format(name=row.name),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", tr("姓名"), lambda row: row.name, width=220, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role), width=120),
        Column("rights", tr("可以做什么"), lambda row: words.role_rights(row.role), stretch=True),
        Column("state", tr("状态"), lambda row: row.active, width=110, chip=lambda row: words.in_use(row.active)),
    )
