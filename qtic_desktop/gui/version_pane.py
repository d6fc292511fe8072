"""Put a draft in force with its ground, give it up, and the versions there were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import row_of
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FieldRow, TextField, button, commit_input_method, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Versions(Generic[Row]):
    """Whose versions: ``name`` begins the names of the fields, ``lacks_reason`` is the code of the sentence for a ground
    that was not written."""

    name: str
    act: Act
    lacks_reason: str
    rows: Listed[Row]


class VersionPane(QWidget, Generic[Row]):
    """``wanted(reason)`` to put the draft in force, ``given_up`` to drop it, ``begun(row)`` to write on from a version."""

    wanted = Signal(str)
    given_up = Signal()
    begun = Signal(object)
    said = Signal(str, str)

    def __init__(self, ctx: AppContext, versions: Versions[Row], parent: QWidget) -> None:
        super().__init__(parent)
        self.ctx, self._lacks_reason = ctx, versions.lacks_reason
        self.reason = TextField(self, limit=100)
        self.reason.setObjectName(f"{versions.name}Reason")
        self.reason_row = FieldRow(self, label=tr("修改的依据"), field=self.reason, required=True)
        self.put_in_force = button(tr("启用新版本"), "check", "", self)
        self.put_in_force.setObjectName(f"{versions.name}Revise")
        self.put_in_force.clicked.connect(self._want)
        self.give_up = button(tr("放弃草稿"), "undo-2", "quiet", self)
        self.give_up.clicked.connect(self.given_up)
        both = FlowBox(self, spacing=theme().px(8))
        both.add(self.put_in_force)
        both.add(self.give_up)
        self.state = plain_label("", "help", self)
        self.list: RecordList[Row] = RecordList(ctx, versions.rows, self)
        self.list.said.connect(self.said)
        self.list.setMinimumHeight(theme().px(120))
        self.begin = button(tr("以选中的版本为草稿"), "copy", "quiet", self)
        self.begin.setObjectName(f"{versions.name}Begin")
        self.begin.clicked.connect(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        for part in (self.reason_row, both, self.state, plain_label(tr("历次版本"), "section", self)):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addLayout(row_of(self.begin))
        self._why = why_not_mine(ctx.actor, versions.act)
        for made in (self.reason_row, self.put_in_force, self.give_up, self.begin):
            made.setEnabled(not self._why)
            made.setToolTip(self._why)

    def read(self) -> None:
        """The versions again."""
        self.list.read()

    def show_state(self, words: str, *, changed: bool) -> None:
        """Say whether there is a draft, and what is in force."""
        self.state.setText(words)
        self.give_up.setEnabled(changed and not self._why)

    def clear_reason(self) -> None:
        """The ground was used, or is another draft's."""
        self.reason.set_value("")

    def _want(self) -> None:
        commit_input_method()
        if not self.reason.value():
            self.reason_row.set_problem(self.ctx.say(self._lacks_reason))
            self.reason.setFocus()
            return
        self.wanted.emit(self.reason.value())

    def _begin(self) -> None:
        row = self.list.table.selected()
        if row is not None:
            self.begun.emit(row)
