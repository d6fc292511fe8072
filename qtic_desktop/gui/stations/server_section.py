"""服务器: the data of the workspace go to a server in the room and come back; looked at first, compared at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.documents.content.audit_words import short_code
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.errors import QticError
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import Section, column, row_of, scrolling
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Dialog, FormColumn, TextField, button, plain_label
from qtic_desktop.gui.widgets.file_field import FileField
from qtic_desktop.gui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from qtic_desktop.services.stations.server import Ahead, Moved
    from qtic_desktop.services.use_case import LongOrder, WorkOrder

_SECRETS: Final = ("owner_password", "station_password")
_WANTED: Final = ("host", "port", "database", "owner", "owner_password")


class ServerSection(Section):
    """``dialog`` is the question before anything moves, None while it is not asked."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "一台电脑不够用时，把数据放到会场局域网里的一台 PostgreSQL 服务器上，几台电脑可以同时录入；随时可以移回来。"
            "服务器由管理它的人先按手册准备好。"
        )
        super().__init__(ctx, purpose, parent)
        self.dialog: MoveDialog | None = None
        self._back = ctx.doors.is_on_server
        self._looked: dict[str, Any] | None = None
        left, asked = column(self, 600)
        asked.setContentsMargins(0, 0, theme().px(8), 0)
        self.form = FormColumn(left)
        self._ask()
        asked.addWidget(self.form)
        right = QWidget(self)
        self._make_right(right)
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        both.addWidget(scrolling(left, self), 4)
        both.addWidget(right, 3)
        self.body.addLayout(both, 1)
        self.form.edited.connect(lambda _name: self._follow())
        self.form.submit_requested.connect(self.look)
        self._follow()

    def _make_right(self, right: QWidget) -> None:
        """What is, what would be and what was done stay in sight beside the questions."""
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme().px(12))
        where = (
            tr("现在：数据在{server}上，密钥、日志和备份在每台电脑的文件夹里。").format(server=self.ctx.station)
            if self._back
            else tr("现在：数据在这台电脑的工作区文件夹里。")
        )
        manual = button(tr("手册：放到服务器上"), "info", "link", right)
        manual.clicked.connect(lambda: self.ctx.open_manual("server"))
        self.look_button = self.guard(button(tr("先看看会怎样"), "eye", "", right), Act.MOVE_WORKSPACE)
        self.look_button.setObjectName("lookAtServer")
        self.look_button.setToolTip(self.look_button.toolTip() or "Ctrl+Enter")
        self.look_button.clicked.connect(self.look)
        word = tr("移回这台电脑…") if self._back else tr("移到服务器…")
        self.move_button = button(word, "arrow-right", "primary", right)
        self.move_button.setObjectName("moveWorkspace")
        self.move_button.clicked.connect(self.ask_move)
        self.ahead = plain_label("", "body", right)
        self.ahead.setObjectName("serverAhead")
        self.busy = BusyBar(right)
        self.result = plain_label("", "body", right)
        self.result.setObjectName("serverMoved")
        self.open_button = button(tr("关闭并重新打开…"), "folder-open", "primary", right)
        self.open_button.setObjectName("openMoved")
        self.open_button.clicked.connect(lambda: self.ctx.signals.wished.emit("workspaces"))
        self.open_button.hide()
        self.where = plain_label(where, "strong", right)
        inside.addWidget(self.where)
        inside.addLayout(row_of(manual))
        inside.addLayout(row_of(self.look_button, self.move_button))
        for part in (self.busy, self.ahead, self.result):
            inside.addWidget(part)
        inside.addLayout(row_of(self.open_button))
        inside.addStretch(1)

    def _ask(self) -> None:
        add = self.form.add
        if not self._back:
            add("host", tr("服务器地址"), TextField(self.form), help_text=tr("例如 192.168.1.10"), required=True)
            add("port", tr("端口"), TextField(self.form), required=True)
            add("database", tr("数据库"), TextField(self.form), help_text=tr("新建的空数据库"), required=True)
        owner = tr("数据库属主的用户名")
        add("owner", owner, TextField(self.form), help_text=tr("建表、搬运时用，平时不用"), required=True)
        told = tr("只用这一次，不保存，也不写入记录")
        add("owner_password", tr("属主的口令"), SecretField(self.form), help_text=told, required=True)
        if not self._back:
            more = tr("各台电脑平时用的用户；不填就用属主，不建议")
            add("station", tr("电脑用的用户名"), TextField(self.form), help_text=more)
            kept = tr("用工作区的密钥加密后存在 server.secret 里，以后不再显示")
            add("station_password", tr("电脑用的口令"), SecretField(self.form), help_text=kept)
            tls = tr("管理服务器的人给的证书文件（.pem）。服务器不在这台电脑上时必须加密连接；证书已装进系统的不用选")
            add("ca", tr("服务器证书"), FileField(self.form, kinds=tr("证书 (*.pem *.crt)")), help_text=tls)
            self.form.set_values({"port": "5432", "database": "qtic", "owner": "qtic_owner", "station": "qtic_office"})
        else:
            self.form.set_values({"owner": "qtic_owner"})
        for name in self.form.rows:
            self.form.field(name).setObjectName(f"server_{name}")

    # -- what it would do

    def _follow(self) -> None:
        """It moves only what was looked at with these very words."""
        known = self._looked is not None and self._looked == self._answers()
        may = is_theirs(self.ctx.actor, Act.MOVE_WORKSPACE)
        self.move_button.setEnabled(known and may)
        self.move_button.setToolTip("" if known else tr("先按“先看看会怎样”"))
        if not known:
            self.ahead.setText("")

    def _answers(self) -> dict[str, Any]:
        return {name: self.form.field(name).value() for name in self.form.rows}

    def look(self) -> None:
        """Reach the server, count, say who still works there; nothing is written."""
        if not self.look_button.isEnabled() or not self._is_complete():
            return
        asked = self.form.values()
        order = self._order(asked, self._look_back, self._look_there)
        if order is None:
            return
        self.look_button.setEnabled(False)

        def done(found: Ahead) -> None:
            self._looked = asked
            self.ahead.setText(self._words_ahead(found))
            self._follow()
            if self.move_button.isEnabled():
                self.move_button.setFocus()

        task = self.ctx.work(order, on_done=done, on_error=self._refuse, label=tr("查看服务器"))
        task.ended.connect(lambda: self.look_button.setEnabled(True))
        self.busy.watch(task, tr("正在连接服务器并清点"))

    def _is_complete(self) -> bool:
        wanted: list[str] = [name for name in _WANTED if name in self.form.rows]
        if self.form.rows.get("station") is not None and self.form.field("station").value().strip():
            wanted.append("station_password")
        wrong = ""
        for name, row in self.form.rows.items():
            empty = name in wanted and not str(self.form.field(name).value() or "").strip()
            row.set_problem(tr("请填写。") if empty else None)
            wrong = wrong or (name if empty else "")
        if wrong:
            self.form.focus_field(wrong)
        return not wrong

    def _words_ahead(self, found: Ahead) -> str:
        lines = [
            tr("会搬运：{tables} 张表共 {rows} 行记录，{files} 个文件（{size} MB）；现在全部记录的校验码 {code}。").format(
                tables=found.tables, rows=found.rows, files=found.files, size=f"{found.size / 1_000_000:.1f}",
                code=short_code(found.digest),
            ),
            tr("顺序：先做一份核对过的备份；再搬运，逐张表、逐个文件比对；两边相同以后才换地方。中途停下或出错，一切照旧。"),
        ]  # fmt: skip
        if not self._back:
            lines.append(tr("先停下的：只能查看的其他窗口请先关闭；这个窗口在搬运时不能录入。"))
        elif found.others:
            lines.append(
                tr(
                    "先停下的：服务器上还有别的电脑在用（{who}），请先退出；没有退出的，移走以后不能再写入，没有写完的会说明。"
                ).format(who=mark("、").join(found.others))
            )
        else:
            lines.append(tr("服务器上现在没有别的电脑在用。"))
        return "\n".join(lines)

    # -- the move

    def ask_move(self) -> None:
        """Once more, with what follows from it."""
        where = "" if self._back else f"{self.form.field('host').value()}:{self.form.field('port').value()}"
        self.dialog = MoveDialog(self._back, where, self.ahead.text(), self.window())
        self.dialog.agreed.connect(self._move)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _move(self) -> None:
        order = self._order(self.form.values(), self._move_back, self._move_there)
        if order is None:
            return
        for made in (self.look_button, self.move_button):
            made.setEnabled(False)
        task = self.ctx.work_in_steps(order, on_done=self._moved, on_error=self._not_moved, label=tr("搬运数据"))
        self.busy.watch(task, tr("正在搬运并比对"))

    def _moved(self, moved: Moved) -> None:
        self._looked = None
        self._follow()
        self.form.set_values(dict.fromkeys(set(_SECRETS) & set(self.form.rows), ""))
        self.form.setEnabled(False)
        for part in (self.where, self.look_button, self.move_button):
            part.hide()
        code = short_code(moved.digest)
        counted = tr("{rows} 行记录、{files} 个文件，两边逐一比对相同，全部记录的校验码两边都是 {code}。").format(
            rows=moved.rows, files=moved.files, code=code
        )
        done = (
            tr("数据已移到服务器 {where}：").format(where=moved.where)
            + counted
            + tr("原来的数据库留在 backups 文件夹里备查。请重新打开工作区；其他电脑怎样接上，见手册。")
            if moved.where
            else tr("数据已移回这台电脑的文件夹：")
            + counted
            + tr("服务器上原来的内容已放到一边，别的电脑不能再写入；请管理服务器的人按规定销毁。请重新打开工作区。")
        )
        self.result.setText(done)
        self.open_button.show()
        self.open_button.setFocus()

    def _not_moved(self, error: Exception) -> None:
        self.look_button.setEnabled(True)
        self._looked = None
        self._follow()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        """Beside the field it names, else at the head of the page."""
        name = error.argument if isinstance(error, QticError) else ""
        if name in self.form.rows:
            self.form.rows[name].set_problem(self.ctx.say(error))
            self.form.focus_field(name)
        else:
            self.fail(error)

    # -- what is asked of the services

    def _order(self, asked: dict[str, Any], back: Callable[..., Any], there: Callable[..., Any]) -> Any:
        from qtic_desktop.services.stations.server import Login, server_url

        owner = Login(asked["owner"].strip(), asked["owner_password"])
        if self._back:
            return back(owner)
        try:
            url = server_url(
                host=asked["host"], port=asked["port"], database=asked["database"], user=owner.user,
                ca=str(asked["ca"] or ""),
            )  # fmt: skip
        except QticError as error:
            self._refuse(error)
            return None
        user = asked["station"].strip()
        return there(url, owner.password, Login(user, asked["station_password"]) if user else None)

    @staticmethod
    def _look_there(url: str, password: str, stations: Any) -> WorkOrder[Ahead]:
        from qtic_desktop.services.stations.server import look_at_server

        return look_at_server.bind(url=url, owner_password=password, stations=stations)

    @staticmethod
    def _look_back(owner: Any) -> WorkOrder[Ahead]:
        from qtic_desktop.services.stations.server import look_at_return

        return look_at_return.bind(owner=owner)

    @staticmethod
    def _move_there(url: str, password: str, stations: Any) -> LongOrder[Moved]:
        from qtic_desktop.services.stations.server import move_to_server

        return move_to_server.bind(url=url, owner_password=password, stations=stations)

    @staticmethod
    def _move_back(owner: Any) -> LongOrder[Moved]:
        from qtic_desktop.services.stations.server import move_to_folder

        return move_to_folder.bind(owner=owner)


class MoveDialog(Dialog):
    """``agreed``: everything that follows was read."""

    agreed = Signal()
    harmless = False

    def __init__(self, back: bool, where: str, ahead: str, parent: QWidget) -> None:
        super().__init__(tr("移回这台电脑") if back else tr("移到服务器"), parent)
        head = tr("把全部数据移回这台电脑的文件夹？") if back else tr("把全部数据移到 {where}？").format(where=where)
        self.body.addWidget(plain_label(head, "strong", self))
        self.body.addWidget(plain_label(ahead, "body", self))
        after = (
            tr("以后只有这台电脑能用这些数据；要再放到服务器上，随时可以。")
            if back
            else tr("以后要连得上服务器才能录入；管理服务器的人看得到表里的记录（附件是加密的）。随时可以移回来。")
        )
        self.body.addWidget(plain_label(after, "body", self))
        self.setMinimumWidth(theme().px(560))
        leave = self.add_button(tr("取消"), self.reject)
        leave.setObjectName("leaveMove")
        go = self.add_button(tr("移回来") if back else tr("移到服务器"), self._agree, "primary")
        go.setObjectName("agreeMove")
        leave.setFocus()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
