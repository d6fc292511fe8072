"""开始前的六件事: what an empty office does first, each with its tick and the way to it; gone when all is done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, button, plain_label

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.first_steps import Office

_HIDDEN = "first_steps_hidden"
_NAMED = 4
Line = tuple[str, bool, str, str, Place]
"""Key, done, what it is and how far, words of the button, where it leads."""


class FirstSteps(Card):
    """Hidden until there is something to do."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setObjectName("firstSteps")
        self._lines: list[QWidget] = []
        self.done: dict[str, bool] = {}
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("开始前的六件事"), "section", self))
        head.addStretch(1)
        hide = button(tr("不再显示"), "x", "quiet", self)
        hide.setObjectName("hideFirstSteps")
        hide.clicked.connect(self._put_away)
        head.addWidget(hide)
        self.body.addLayout(head)
        self.hide()

    def show_office(self, office: Office) -> None:
        """Where the office stands now."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines, self.done = [], {}
        if office.is_ready or self._ctx.settings.text(_HIDDEN):
            self.hide()
            return
        for key, done, words, act, place in _lines(office):
            self.done[key] = done
            self._lines.append(self._line(key, done, words, act, place))
            self.body.addWidget(self._lines[-1])
        self.show()

    def _line(self, key: str, done: bool, words: str, act: str, place: Place) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel(line)
        name, ink = ("circle-check", "ok") if done else ("circle-dashed", "muted")
        sign.setPixmap(pixmap(name, ink, theme().px(18), self.devicePixelRatioF()))
        sign.setAccessibleName(tr("已办") if done else tr("待办"))
        row.addWidget(sign)
        row.addWidget(plain_label(words, "muted" if done else "body", line), 1)
        made = button(act, "arrow-right", "", line)
        made.setObjectName(f"first_{key}")
        made.clicked.connect(partial(self._ctx.go, place))
        row.addWidget(made)
        return line

    def _put_away(self) -> None:
        self._ctx.settings.remember(_HIDDEN, "yes")
        self.hide()


def _lines(office: Office) -> Iterator[Line]:
    people = tr("人员：已登记 {n} 人，每人用自己的名字和口令")
    if office.without_secret:
        people = tr("人员：已登记 {n} 人，还差 {less} 人设自己的口令：{names}")
    elif office.staff < 2:
        people = tr("人员：只登记了您一人；请登记同事，每人用自己的名字和口令")
    names = mark("、").join(office.without_secret[:_NAMED]) + (tr("等") if len(office.without_secret) > _NAMED else "")
    people = people.format(n=office.staff, less=len(office.without_secret), names=names)
    yield "staff", office.staff_done, people, tr("登记人员"), Place("settings", view="staff")
    batch = tr("批次：{name}").format(name=office.batch) if office.batch else tr("批次：还没有")
    yield "batch", bool(office.batch), batch, tr("核对批次"), Place("settings", view="lists")
    departments = tr("主管部门：{n} 个").format(n=office.departments)
    yield "departments", office.departments > 0, departments, tr("核对主管部门"), Place("settings", view="lists")
    rules = (
        tr("评审规则：已由本局确定") if office.rules_decided else tr("评审规则：还是默认的，指引没有规定，由本局确定")
    )
    yield "rules", office.rules_decided, rules, tr("确定规则"), Place("settings", view="rules")
    centers = tr("在建中心台账：{n} 个").format(n=office.centers)
    yield "ledger", office.centers > 0, centers, tr("导入台账"), Place("launch")
    made = office.backup_at.replace("T", " ")[:16]
    backup = tr("备份：最近一次 {time}").format(time=made) if made else tr("备份：还没有做过")
    yield "backup", bool(made), backup, tr("做一次备份"), Place("settings", view="data")
