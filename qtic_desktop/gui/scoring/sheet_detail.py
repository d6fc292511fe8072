"""What the desk can do about one sheet: copy it or its ballot from paper, voidness, recusal. Nothing of what stands on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.possible import is_theirs
from qtic_desktop.domain.scoring.values import Hand, SheetState
from qtic_desktop.gui.scoring.vote_box import VoteBox
from qtic_desktop.gui.scoring.words import keyed_state
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, TextField, TickBox, button, hairline, plain_label
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.storage.queries.scoring import SheetStateRow


class SheetDetail(QScrollArea):
    """Shows the sheet under the cursor of the matrix; no figures."""

    left = Signal()
    paper_wanted = Signal(object)
    voted = Signal(object, object)
    paper_instead = Signal(object, str)
    pile_turned = Signal(bool)
    voided = Signal(object, str)
    recused = Signal(object, str)
    paper_corrected = Signal(object, str)
    returned = Signal(object, str)
    reinstated = Signal(object, str)
    asked = Signal(object)
    """Somebody is about to register a recusal of this sheet: what it would touch is to be told (``tell_touch``)."""

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_return = is_theirs(actor, Act.RETURN_SHEET)
        self._may_reinstate = is_theirs(actor, Act.WITHDRAW_RECUSAL)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row: SheetStateRow | None = None
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme().px(16), 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self._expert = plain_label("", "title", body)
        self._proposal = plain_label("", "muted", body)
        self._state = StateChip(parent=body)
        self.key_button = button(tr("代录纸质评分表"), "pen-line", "primary", body)
        self.key_button.setObjectName("key_paper")
        self.key_button.clicked.connect(lambda: self.paper_wanted.emit(self._row))
        self.by_project = TickBox(tr("录完接着录同一项目的下一位专家"), body)
        self.by_project.setObjectName("by_project")
        self.by_project.toggled.connect(self.pile_turned)
        self._ballot = plain_label("", "body", body)
        self._ballot.setObjectName("ballot_state")
        self._ballot_open = button(tr("代录表决票…"), "vote", "", body)
        self._ballot_open.setObjectName("ballot_open")
        self._ballot_open.clicked.connect(self._ask_ballot)
        self.votes = VoteBox(body, columns=1)
        self.votes.copied = True
        self.votes.chosen.connect(lambda choice: self.voted.emit(self._row, choice))
        self._reason = plain_label("", "body", body)
        self._reason.setObjectName("sheet_reason")
        self._lines = (hairline(body), hairline(body))
        head = (self._expert, self._proposal, self._state, self._reason, self.key_button, self.by_project)
        for part in (*head, self._lines[0], self._ballot, self._ballot_open, self.votes, self._lines[1]):
            layout.addWidget(part)
        self._instead = _Reasoned("paper_instead", tr("改为代录纸质表…"), tr("改为代录"), self._emit_instead, body)
        self._void = _Reasoned("void", tr("作废评分表…"), tr("作废"), self._emit_void, body)
        self._recuse = _Reasoned("recusal", tr("登记回避…"), tr("登记回避"), self._emit_recusal, body)
        self._sum = _Reasoned("paper_sum", tr("更正手写合计…"), tr("登记合计"), self._emit_sum, body)
        self._sum.reason.setPlaceholderText(tr("专家更正签字后的合计"))
        self._reinstate = _Reasoned("reinstate", tr("撤销回避…"), tr("撤销回避"), self._emit_reinstate, body)
        self._reinstate.say(tr("评分表和已投的票回到回避以前的样子；这期间离会的，记为缺席。"))
        self._recuse.opened.connect(lambda: self.asked.emit(self._row))
        self._return = _Reasoned("return", tr("退回修改…"), tr("退回"), self._emit_return, body)
        for line in (self._instead, self._return, self._sum, self._recuse, self._reinstate, self._void):
            layout.addWidget(line)
            line.opened.connect(partial(self._keep_in_sight, line))
        layout.addStretch(1)
        self.setWidget(body)
        EnterPresses(self).watch(self.key_button, self._ballot_open)

    def show_sheet(
        self, row: SheetStateRow | None, expert: str, proposal: str, *, is_open: bool, sealed: bool = False
    ) -> None:
        """Show ``row``; ``is_open`` says whether the meeting is, and something can be entered at this window; ``sealed``:
        what it holds is shown with the results."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()  # what was pressed goes: the focus must not fall on the next act, which may be 作废
        self._row = row
        self.widget().setVisible(row is not None)
        if row is None:
            return
        self._expert.setText(expert)
        self._proposal.setText(proposal)
        self._state.set_state(*keyed_state(row.state, row.keying))
        away = row.state in AWAY
        means = tr("不评分、不表决，不计入，也不是 0 分。") if away else ""
        whose = tr("专家本人在填，封存前不显示内容。") if row.hand is Hand.OWN and row.state is SheetState.OPEN else ""
        keyed = tr("代录：{name}").format(name=row.keyed_by) if row.keyed_by else ""
        void = tr("分数不计入；表决票照计。") if row.state is SheetState.VOID and row.voted else ""
        self._reason.setText("\n".join(part for part in (row.reason, means, void, whose, keyed) if part))
        self._reason.setVisible(bool(self._reason.text()))
        for line in self._lines:
            line.setVisible(is_open and not away)
        copied = is_open and row.state is SheetState.OPEN and row.hand is not Hand.OWN
        for part in (self.key_button, self.by_project):
            part.setVisible(copied)
        self._ballot.setVisible(not away)
        voted = tr("表决：已投票，见“结果与封存”") if sealed else tr("表决：已投票，封存前不显示")
        told = voted if row.voted else tr("表决：未表决")
        self._ballot.setText(tr("表决：无记名，票投在票箱里") if row.secret else told)
        self.votes.hide()
        self.votes.show_choice(None)
        self._ballot_open.setVisible(is_open and not away and not row.voted and row.state is not SheetState.OPEN)
        self._instead.show_if(is_open and row.state is SheetState.OPEN and row.hand is Hand.OWN)
        self._void.show_if(is_open and row.state in (SheetState.OPEN, SheetState.SUBMITTED, SheetState.ABSTAINED))
        self._void.say(_void_touches(row))
        self._recuse.say(tr("只对这一个项目。已评的分保留但不计入，已投的票收起；撤销回避时都还回。"))
        self._recuse.show_if(is_open and not away)
        self._reinstate.show_if(is_open and self._may_reinstate and row.state is SheetState.RECUSED)
        self._sum.show_if(is_open and row.state is SheetState.SUBMITTED)
        self._return.show_if(is_open and self._may_return and row.state in (SheetState.SUBMITTED, SheetState.VOID))

    def _keep_in_sight(self, line: QWidget) -> None:
        """What was just opened is seen whole, once it has its room."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(line))

    def _ask_ballot(self) -> None:
        """A choice is marked first, and recorded by one more key."""
        self._ballot_open.hide()
        self.votes.show()
        self.votes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emit_instead(self, reason: str) -> None:
        self.paper_instead.emit(self._row, reason)

    def _emit_void(self, reason: str) -> None:
        self.voided.emit(self._row, reason)

    def _emit_recusal(self, reason: str) -> None:
        self.recused.emit(self._row, reason)

    def _emit_reinstate(self, reason: str) -> None:
        self.reinstated.emit(self._row, reason)

    def tell_touch(self, row: SheetStateRow, told: str) -> None:
        """What a recusal of this sheet would touch, as long as it is the one at hand."""
        if row == self._row:
            self._recuse.say(tr("只对这一个项目。已评的分保留但不计入，已投的票收起；撤销回避时都还回。") + told)

    def _emit_return(self, reason: str) -> None:
        self.returned.emit(self._row, reason)

    def _emit_sum(self, text: str) -> None:
        self.paper_corrected.emit(self._row, text)


def _void_touches(row: SheetStateRow) -> str:
    """What declaring a sheet void touches, said before: the points go, the ballot stays, and so does the right to vote."""
    vote = tr("已投的票照样计入表决") if row.voted else tr("这位专家仍可表决")
    if row.secret:
        vote = tr("无记名投在票箱里的票照样计入")
    told = tr(
        "作废只涉及这张评分表：分数不计入，{vote}，应表决人数不变。票也不该计的，改用“登记回避”。作废以后可以“退回修改”。"
    )
    return told.format(vote=vote)


class _Reasoned(QWidget):
    """An act that says what it touches and asks for its reason first, in place."""

    opened = Signal()

    def __init__(self, name: str, ask: str, act: str, done: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        opener = button(ask, "", "", self)
        opener.setObjectName(f"{name}_open")
        self._line = QWidget(self)
        inside = QHBoxLayout(self._line)
        inside.setContentsMargins(0, 0, 0, 0)
        self.reason = TextField(self._line, limit=200)
        self.reason.setObjectName(f"{name}_reason")
        self.reason.setPlaceholderText(tr("原因"))
        self.reason.setAccessibleName(tr("{act}的原因").format(act=act))
        confirm = button(act, "check", "", self._line)
        confirm.setObjectName(f"{name}_confirm")
        inside.addWidget(self.reason, 1)
        inside.addWidget(confirm)
        layout.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        self._touches = plain_label("", "help", self)
        self._touches.setObjectName(f"{name}_touches")
        layout.addWidget(self._touches)
        layout.addWidget(self._line)
        self._line.hide()
        self._touches.hide()
        opener.clicked.connect(self._open)
        opener.clicked.connect(lambda: self.reason.setFocus(Qt.FocusReason.OtherFocusReason))
        confirm.clicked.connect(lambda: done(self.reason.value()))
        EnterPresses(self).watch(opener, confirm)

    def say(self, touches: str) -> None:
        """What the act is going to touch."""
        self._touches.setText(touches)

    def _open(self) -> None:
        self._touches.setVisible(bool(self._touches.text()))
        self._line.show()
        self.opened.emit()

    def show_if(self, wanted: bool) -> None:
        """Show or hide, always closed and empty at first."""
        self._touches.hide()
        self._line.hide()
        self.reason.set_value("")
        self.setVisible(wanted)
