"""Who is at work: one list to search, whoever there is; where the workspace has secrets, with the person's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui import words
from qtic_desktop.gui.start.front_page import FrontPage
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, TextField, plain_label
from qtic_desktop.gui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import PersonRow


class PersonChooser(FrontPage):
    """``chosen`` carries the row of the person and the secret typed (empty where none is asked).

    ``last`` is the id of who was here last: that row stands first and is taken by a plain Enter. A click only selects.
    ``passes_on``: the seat goes to somebody else, so nobody is chosen until a person is named or clicked.
    """

    chosen = Signal(object, str)
    left = Signal()
    recovery_wanted = Signal()
    workspaces_wanted = Signal()
    carry_over_wanted = Signal()

    def __init__(
        self,
        people: Sequence[PersonRow],
        parent: QWidget | None = None,
        *,
        last: str = "",
        asks_secret: bool = False,
        may_leave: bool = False,
        is_plain: bool = False,
        passes_on: bool = False,
    ) -> None:
        intro = tr("之后的每一笔记录都会写上这个人的名字和身份。")
        super().__init__(tr("现在由谁操作？"), intro, parent)
        self._asks_secret, self._passes_on = asks_secret, passes_on
        last = "" if passes_on else last
        self.search = TextField(self.column)
        self.search.setObjectName("personSearch")
        self.search.setPlaceholderText(tr("姓名、单位，或拼音（全拼、首字母都可以）"))
        self.search.setAccessibleName(tr("姓名"))
        self.table = RowTable(_columns(), self.column, name=tr("人员"))
        self.table.setObjectName("peopleTable")
        self.table.horizontalHeader().hide()
        self.table.set_rows(sorted(people, key=lambda row: row.id != last), lambda row: row.id)
        self.table.setMinimumHeight(theme().px(200))
        self.secret = SecretField(self.column)
        self.secret.setObjectName("secret")
        self._lay_out(may_leave=may_leave, is_plain=is_plain)
        self._connect()
        self.first = self.search
        self._choose_first()
        self._name_enter()

    def _choose_first(self) -> None:
        if self._passes_on and not self.search.value():
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        elif self.table.count():
            self.table.selectRow(0)

    def _lay_out(self, *, may_leave: bool, is_plain: bool) -> None:
        at = self.body.indexOf(self.form)
        self.body.insertWidget(at, self.search)
        self.body.insertWidget(at + 1, self.table, 10)
        if self._asks_secret:
            self.form.add("secret", tr("口令，评审专家输入凭条上的数字"), self.secret, required=True)
        else:
            self.secret.hide()
            self.form.hide()
        self.enter = self.add_act("", "user", self._enter, role="primary", name="enterButton")
        if may_leave:
            self.add_act(tr("返回"), "arrow-left", self.left.emit, name="leaveButton")
        if is_plain:
            self.add_act(tr("改为加密的工作区…"), "lock", self.carry_over_wanted.emit, name="carryOverButton")
        if self._asks_secret:
            forgotten = tr("忘记口令，使用恢复单…")
            self.add_act(forgotten, "shield-check", self.recovery_wanted.emit, role="quiet", name="recoveryButton")
        self.add_act(tr("其他工作区"), "folder-open", self.workspaces_wanted.emit, role="quiet", name="otherWorkspaces")
        self.offer_touch()
        hint = tr("名单里没有您的名字？请办公室进入后，在“设置 → 人员”里登记。")
        self.acts.addWidget(plain_label(hint, "help", self.column))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.enter_pressed.connect(self._go_on)
        self.search.installEventFilter(self)
        self.table.row_selected.connect(lambda _row: self._name_enter())
        self.table.row_activated.connect(lambda _row: self._go_on())
        self.secret.enter_pressed.connect(self._enter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search into the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _on_search(self, text: str) -> None:
        self.table.set_filter(text)
        if self.table.count() or not text.strip():
            self.message.clear()
        else:
            self.say(
                tr("名单里没有“{text}”。请输入姓名或单位的几个字，或者拼音、拼音首字母。").format(text=text.strip()),
                "info",
            )
        self._choose_first()
        self._name_enter()

    def _name_enter(self) -> None:
        row = self._who()
        self.enter.setEnabled(row is not None)
        name = words.person(row.called, row.role) if row is not None else ""
        self.enter.setText(tr("以“{name}”进入").format(name=name) if name else tr("进入"))

    def _who(self) -> PersonRow | None:
        """Who is selected; of several found by what was typed nobody is meant yet."""
        if self.search.value() and self.table.count() > 1 and not self.table.hasFocus():
            return None
        row: PersonRow | None = self.table.selected()
        return row

    def _go_on(self) -> None:
        if not self.table.count():
            self.search.selectAll()  # nobody is found: what is typed next takes its place
        elif self._who() is None:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            self._name_enter()
        elif self._asks_secret:
            self.secret.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._enter()

    def _enter(self) -> None:
        row: PersonRow | None = self.table.selected()
        if row is None:
            return
        if self._asks_secret and not self.secret.value():
            self.secret.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.enter.setEnabled(False)
        self.chosen.emit(row, self.secret.value())

    def refuse(self, sentence: str) -> None:
        """The secret did not open: say why, and let it be typed again."""
        self.enter.setEnabled(True)
        self.secret.clear()
        self.form.rows["secret"].set_problem(sentence) if self._asks_secret else self.say(sentence)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> list[Column]:
    return [
        Column("name", tr("姓名"), lambda row: row.name, width=150, pinyin=True),
        Column("unit", tr("单位"), lambda row: row.unit, stretch=True, pinyin=True),
        Column("role", tr("身份"), lambda row: words.role(row.role), width=110),
    ]
