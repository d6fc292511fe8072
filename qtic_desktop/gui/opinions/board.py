"""The signing board: a row per signer with what is there and what is missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor, Role
from qtic_desktop.domain.opinions import RECORDED, SETTLED, LineState, Tally
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.opinions.words import BoardLine
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, RowTable, button, plain_label
from qtic_desktop.gui.widgets.flow import FlowBox

#: What can be done at a line: name of the act, its words, icon and name of the button.
_ACTS = (
    ("sign", "签名", "pen-line", "signButton"),
    ("file", "用证书文件签名…", "file-signature", "signByFileButton"),
    ("confirm", "确认手写签名", "check", "confirmPaperButton"),
    ("paper", "登记手写签名…", "upload", "paperSignatureButton"),
    ("refused", "登记拒签…", "x", "refusedButton"),
    ("absent", "登记缺席…", "clock", "absentButton"),
    ("reopen", "撤销登记…", "undo-2", "reopenButton"),
    ("strike", "同意撤销…", "check", "strikeButton"),
    ("uphold", "维持签名…", "undo-2", "upholdButton"),
    ("question", "提出撤销手写签名…", "undo-2", "questionButton"),
)


class SigningBoard(QWidget):
    """``acted``: the act and the expert whose line is marked; grey buttons say why.

    Only the person signs, so an expert has a button at the own line and nowhere else; the desk records what happens on
    paper. In a sample (``is_sample``) the desk may sign to have something to look at. ``renew_wanted`` is for a text that
    turns out to be wrong after it was frozen.
    """

    acted = Signal(str, str)
    renew_wanted = Signal()

    def __init__(
        self, actor: Actor, fingerprint: Callable[[str], str], parent: QWidget | None = None, *, is_sample: bool = False
    ) -> None:
        super().__init__(parent)
        self._actor, self._fingerprint, self._is_sample = actor, fingerprint, is_sample
        self._busy = False
        self.title = plain_label(tr("签名情况"), "section", self)
        self.state = plain_label("", "small", self)
        self.table = RowTable(self._columns(), self, name=tr("签名栏"))
        self.table.setObjectName("boardTable")
        self.table.setMinimumHeight(theme().px(96))
        self.buttons: dict[str, QPushButton] = {}
        for act, text, icon, name in _ACTS:
            made = button(tr(text), icon, parent=self)
            made.setObjectName(name)
            made.clicked.connect(lambda _checked=False, act=act: self.acted.emit(act, self._chosen()))
            self.buttons[act] = made
        self.renew = button(tr("起草新版…"), "file-pen", "quiet", self)
        self.renew.setObjectName("renewButton")
        self.particulars = plain_label("", "small", self)
        self.particulars.setWordWrap(True)
        self._lay_out()
        self.renew.clicked.connect(self.renew_wanted)
        self.table.row_selected.connect(lambda _: self._update())

    @property
    def sign(self) -> QPushButton:
        """The button by which the person signs."""
        return self.buttons["sign"]

    def _lay_out(self) -> None:
        head, acts, layout = QHBoxLayout(), FlowBox(self, spacing=theme().px(8)), QVBoxLayout(self)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addStretch(1)
        head.setSpacing(theme().px(8))
        for made in self.buttons.values():
            acts.add(made)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.renew)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.particulars)
        layout.addWidget(acts)
        layout.addLayout(foot)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column("name", tr("专家"), _name, width=120, pinyin=True, stretch=True),
            Column("state", tr("状态"), lambda line: line.state, width=156, chip=words.board_chip),
        ]

    def show_lines(self, lines: list[BoardLine], *, may_renew: bool) -> None:
        """Show the board and mark the next open line."""
        self.table.set_rows(lines, key=lambda line: line.expert_id)
        current = self.table.selected()
        if current is None or (current.state in SETTLED and current.state is not LineState.QUESTIONED):
            own = next((line for line in lines if line.expert_id == self._actor.expert_id), None)
            waiting = next((line for line in lines if line.state not in SETTLED), None)
            if (wanted := own or waiting or current or next(iter(lines), None)) is not None:
                self.table.select(wanted.expert_id)
        if lines and lines[0].row is None:
            self.state.setText(tr("共 {n} 人，定稿后签名").format(n=len(lines)))
        else:
            self.state.setText(words.signatures(Tally.of([line.state for line in lines])))
        self.renew.setVisible(may_renew and is_theirs(self._actor, Act.DRAFT_OPINION))
        self._update()

    def set_busy(self, busy: bool) -> None:
        """While something is done at one line nothing else is begun; afterwards the focus is at the board again, never
        on the button that would begin a new version."""
        self._busy = busy
        self._update()
        if not busy:
            self.table.setFocus()

    def _update(self) -> None:
        line = self.table.selected()
        frozen = line is not None and line.row is not None
        for act, made in self.buttons.items():
            made.setVisible(frozen and line is not None and self._offers(act, line))
            why = self._why_not(act, line)
            made.setEnabled(not why)
            made.setToolTip(why)
        said = words.particulars(line, self._fingerprint) if line is not None else []
        self.particulars.setText("\n".join(said))

    def _offers(self, act: str, line: BoardLine) -> bool:
        """Whether this person could do this at this line at all."""
        role, waiting = self._actor.role, line.state is LineState.WAITING
        if act in ("sign", "file"):
            own = (
                self._actor.expert_id == line.expert_id
                if role is Role.EXPERT
                else is_theirs(self._actor, Act.STORE_SIGNATURE)
            )
            at_station = role is Role.EXPERT and not self._is_sample  # no way to folders: the office takes the file
            return waiting and own and (not at_station if act == "file" else role is Role.EXPERT or self._is_sample)
        rights = {
            "paper": (Act.RECORD_PAPER_SIGNATURE, waiting),
            "refused": (Act.RECORD_NO_SIGNATURE, waiting),
            "absent": (Act.RECORD_NO_SIGNATURE, waiting),
            "confirm": (Act.CONFIRM_PAPER_SIGNATURE, line.state is LineState.PAPER_RECORDED),
            "reopen": (Act.REOPEN_SIGNATURE, line.state in RECORDED),
            "question": (Act.QUESTION_SIGNATURE, line.state is LineState.PAPER_SIGNED),
            "strike": (Act.STRIKE_SIGNATURE, line.state is LineState.QUESTIONED),
            "uphold": (Act.UPHOLD_SIGNATURE, line.state is LineState.QUESTIONED),
        }
        right, possible = rights[act]
        return possible and is_theirs(self._actor, right)

    def _why_not(self, act: str, line: BoardLine | None) -> str:
        if self._busy:
            return tr("正在签名，请稍候")
        if line is None:
            return tr("先选一位签名人")
        if act in ("sign", "file") and not line.is_next:
            return words.board_chip(line)[1]
        if act == "confirm" and line.row is not None and line.row.recorded_by_id == self._actor.id:
            return tr("登记和确认须由两个人办理")
        if act == "strike" and line.row is not None and line.row.questioned_by_id == self._actor.id:
            return tr("提出和同意撤销须由两个人办理")
        return ""

    def _chosen(self) -> str:
        line = self.table.selected()
        return "" if line is None else str(line.expert_id)


def _name(line: BoardLine) -> str:
    return tr("{name}（组长）").format(name=line.name) if line.is_leader else line.name
