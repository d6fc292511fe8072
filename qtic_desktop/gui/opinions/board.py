"""The signing board: a row per signer with what is there and what is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.opinions.words import OPEN_LINES, BoardLine, LineState
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, button, plain_label


class SigningBoard(QWidget):
    """``sign_wanted(expert_id)``, ``sign_by_file_wanted(expert_id)`` and ``sign_all_wanted``; grey buttons say why.

    A column beside the page: who signs and how far each is, below it the particulars of the person marked.
    ``renew_wanted`` is for a text that turns out to be wrong after it was frozen.
    """

    sign_wanted = Signal(str)
    sign_by_file_wanted = Signal(str)
    sign_all_wanted = Signal()
    renew_wanted = Signal()

    def __init__(self, fingerprint: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fingerprint = fingerprint
        self._busy = False
        self.title = plain_label(tr("签名情况"), "section", self)
        self.state = plain_label("", "small", self)
        self.sign = button(tr("签名"), "pen-line", parent=self)
        self.sign_by_file = button(tr("用证书文件签名…"), "file-signature", parent=self)
        self.sign_all = button(tr("全部签名"), "users", "primary", self)
        self.renew = button(tr("起草新版…"), "file-pen", "quiet", self)
        for made, name in (
            (self.sign, "signButton"),
            (self.sign_by_file, "signByFileButton"),
            (self.sign_all, "signAllButton"),
            (self.renew, "renewButton"),
        ):
            made.setObjectName(name)
        self.table = RowTable(self._columns(), self, name=tr("签名栏"))
        self.table.setObjectName("boardTable")
        self.table.setMinimumHeight(theme().px(96))
        self.particulars = plain_label("", "small", self)
        self.particulars.setWordWrap(True)
        self._lay_out()
        self.sign.clicked.connect(lambda: self.sign_wanted.emit(self._chosen()))
        self.sign_by_file.clicked.connect(lambda: self.sign_by_file_wanted.emit(self._chosen()))
        self.sign_all.clicked.connect(self.sign_all_wanted)
        self.renew.clicked.connect(self.renew_wanted)
        self.table.row_selected.connect(lambda _: self._update())

    def _lay_out(self) -> None:
        head, acts, own, layout = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.renew)
        for made in (self.sign_all, self.sign):
            acts.addWidget(made, 1)
        own.addWidget(self.sign_by_file)
        for row in (head, acts):
            row.setSpacing(theme().px(8))
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.particulars)
        layout.addLayout(acts)
        layout.addLayout(own)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column("name", tr("专家"), _name, width=120, pinyin=True, stretch=True),
            Column("state", tr("状态"), lambda line: line.state, width=156, chip=words.board_chip),
        ]

    def show_lines(self, lines: list[BoardLine]) -> None:
        """Show the board and mark the next open line."""
        self.table.set_rows(lines, key=lambda line: line.expert_id)
        current = self.table.selected()
        if current is None or current.state is LineState.SIGNED:
            waiting = next(
                (line for line in lines if line.state in (LineState.WAITING, LineState.LATER)),
                current or next(iter(lines), None),
            )
            if waiting is not None:
                self.table.select(waiting.expert_id)
        done = sum(line.state is LineState.SIGNED for line in lines)
        if lines and lines[0].state is LineState.LATER:
            self.state.setText(tr("共 {n} 人，定稿后签名").format(n=len(lines)))
        else:
            self.state.setText(tr("已签 {done}，共 {n} 人").format(done=done, n=len(lines)))
        open_line = any(line.state in OPEN_LINES for line in lines)
        for made in (self.sign, self.sign_by_file, self.sign_all):
            made.setVisible(open_line)
        self._update()

    def set_busy(self, busy: bool) -> None:
        """While one signature is being made no other is begun."""
        self._busy = busy
        self._update()

    def _update(self) -> None:
        line = self.table.selected()
        lines = self.table.rows_model.shown()
        why = ""
        if self._busy:
            why = tr("正在签名，请稍候")
        elif line is None:
            why = tr("先选一位签名人")
        elif line.state is not LineState.WAITING:
            why = words.board_chip(line)[1]
        for made in (self.sign, self.sign_by_file):
            _allow(made, not why, why)
        self.particulars.setText(self._particulars(line) if line is not None else "")
        open_lines = [each for each in lines if each.state in OPEN_LINES]
        why = tr("正在签名，请稍候") if self._busy else "" if open_lines else tr("没有待签名的人")
        if lines and lines[0].state is LineState.LATER:
            why = tr("定稿后签名")
        _allow(self.sign_all, not why, why)

    def _particulars(self, line: BoardLine) -> str:
        """Where the person is from and, once signed, when and with which certificate."""
        parts = [
            tr("{n}. {name}，{organization}").format(n=line.position, name=line.name, organization=line.organization)
        ]
        if line.signed_at:
            parts.append(tr("签名时间（本机）：{time}").format(time=line.signed_at))
            parts.append(tr("证书指纹：{words}").format(words=self._fingerprint(line.certificate)))
        return "\n".join(parts)

    def _chosen(self) -> str:
        line = self.table.selected()
        return "" if line is None else str(line.expert_id)


def _name(line: BoardLine) -> str:
    return tr("{name}（组长）").format(name=line.name) if line.is_leader else line.name


def _allow(made: QPushButton, allowed: bool, why: str) -> None:
    made.setEnabled(allowed)
    made.setToolTip("" if allowed else why)
