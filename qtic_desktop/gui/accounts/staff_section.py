"""人员: the people of the office by name, so that every entry says who made it; who carries which roles, and why merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.accounts import possible_acts
from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.namesakes import called
from qtic_desktop.gui import words
from qtic_desktop.gui.accounts import staff_acts
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import Section, row_of
from qtic_desktop.gui.stage.act import Act
from qtic_desktop.gui.stage.act_dialog import ActDialog
from qtic_desktop.gui.stage.act_form import Done
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.texts import mark, tr, translations
from qtic_desktop.gui.widgets import Column, Dialog, button, plain_label
from qtic_desktop.services.accounts.access import Access, access
from qtic_desktop.storage.queries.accounts import SmallOffice, small_office
from qtic_desktop.storage.queries.registry import StaffRow, staff


class StaffSection(Section):
    """A list, and the acts on the chosen person; below it what the office has said about merged roles."""

    kinds = frozenset({Kind.PERSON, Kind.WORKSPACE})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr("开始工作时从这份名单里选人。停用的人不再出现，以前的记录保留原名。")
        gap = "" if translations.lang == "zh" else " "
        super().__init__(ctx, purpose + gap + staff_acts.separation(), parent)
        self.dialog: ActDialog | None = None
        self._merged: SmallOffice | None = None
        self._ways: dict[str, Access] = {}
        listed = Listed(
            tr("人员名单"),
            staff.bind,
            lambda row: row.id,
            _columns(self._state),
            begins=(staff_acts.add(has_secrets=ctx.doors.has_secrets),),
            acts=(
                staff_acts.rename(),
                staff_acts.change(),
                staff_acts.grant(),
                staff_acts.revoke(),
                staff_acts.retire(),
                staff_acts.restore(),
            ),
            possible=possible_acts,
        )
        self.people = RecordList(ctx, listed, self)
        self.people.said.connect(self.said)
        self.body.addWidget(self.people, 1)
        self.merged = plain_label("", "body", self)
        self.merged.setObjectName("mergedRoles")
        self.body.addWidget(self.merged)
        self.declare, self.end = staff_acts.declare(), staff_acts.end()
        self.slips = self._button(tr("凭条与解锁…"), "shield-check", "slipsButton", self._open_slips)
        self.recovery = self._button(tr("新恢复单…"), "lock", "recoveryButton", self._open_recovery)
        self.merge = self._button(self.declare.title, "users", "mergeRoles", self._merge)
        self.guard(self.slips, ActName.UNLOCK_PERSON)
        self.guard(self.recovery, ActName.MAKE_RECOVERY)
        self.guard(self.merge, ActName.DECLARE_SMALL_OFFICE)
        self.body.addLayout(row_of(self.slips, self.recovery, self.merge))

    def _button(self, text: str, sign: str, name: str, slot: Callable[[], object]) -> QPushButton:
        made = button(text, sign, "", self)
        made.setObjectName(name)
        made.clicked.connect(lambda: slot())
        return made

    def _open_slips(self) -> None:
        from qtic_desktop.gui.accounts.slips_dialog import SlipsDialog

        chosen: StaffRow | None = self.people.table.selected()
        self._open(SlipsDialog(self.ctx, self.window(), chosen="" if chosen is None else chosen.id))

    def _open_recovery(self) -> None:
        from qtic_desktop.gui.accounts.recovery_dialog import RecoveryDialog

        self._open(RecoveryDialog(self.ctx, self.window()))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _merge(self) -> None:
        """Say that roles are merged, or that they no longer are."""
        if self._merged is None:
            self._ask(self.declare, None, "")
        else:
            self._ask(self.end, self._merged, self.end.asks(self._merged) if self.end.asks is not None else "")

    def _ask(self, act: Act[None] | Act[SmallOffice], subject: SmallOffice | None, sentence: str) -> None:
        self.dialog = ActDialog(self.ctx, act, subject, self.window(), words=sentence)
        self.dialog.acted.connect(self._on_acted)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_acted(self, done: Done) -> None:
        self.said.emit(*done.said)
        self.read()

    def read(self) -> None:
        """The people, retired ones at the end, and what was said about their roles."""
        self.people.read()
        if self.ctx.doors.has_secrets:
            self.ctx.work(access.bind(), on_done=self._take_ways, on_error=self.fail)
        self.ctx.ask(small_office.bind(), on_done=self._show_merged, on_error=self.fail)

    def _take_ways(self, rows: Sequence[Access]) -> None:
        """Who is on the list and cannot come in stands there as such."""
        if isValid(self):
            self._ways = {row.person_id: row for row in rows}
            self.people.table.viewport().update()

    def _state(self, row: StaffRow) -> words.Chip:
        way = self._ways.get(row.id)
        if way is None or not row.active:
            return words.in_use(row.active)
        if not way.kind:
            return ("warn", tr("未设口令"))
        return words.in_use(row.active) if way.tries_left else ("bad", tr("已锁定"))

    def _show_merged(self, said: SmallOffice | None) -> None:
        if not isValid(self):
            return
        self._merged = said
        act = self.declare if said is None else self.end
        self.merge.setText(act.title)
        if said is None:
            self.merged.setText(tr("本单位一人一岗，没有合并岗位。"))
            return
        whom = mark("；").join(
            tr("{name}兼{roles}").format(name=name, roles=words.roles(roles[0], roles[1:]))
            for name, roles in said.merged
        )
        sentence = tr("本单位已声明合并岗位。原因：{reason}。").format(reason=said.reason.rstrip("。."))
        self.merged.setText(sentence + (tr("现在兼任的：{whom}。").format(whom=whom) if whom else ""))


def _columns(state: Callable[[StaffRow], words.Chip]) -> tuple[Column, ...]:
    return (
        Column("name", tr("姓名"), _called, width=200, pinyin=True),
        Column("role", tr("身份"), lambda row: words.roles(row.role, row.also), width=230),
        Column("rights", tr("可以做什么"), _rights, stretch=True),
        Column("state", tr("状态"), lambda row: row.active, width=110, chip=state),
    )


def _called(row: StaffRow) -> str:
    return called(row.name, row.apart or row.unit)


def _rights(row: StaffRow) -> str:
    return mark("；").join(words.role_rights(one) for one in (row.role, *row.also))
