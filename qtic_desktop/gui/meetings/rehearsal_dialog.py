"""规则试算: the awkward cases on the rules and score sheets of a meeting, said in sentences; the certificate is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.scoring.rehearsed import RehearsalPaper, RehearsedLine
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import BusyBar, Column, Dialog, RowTable, button, plain_label
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.rehearsal.meeting import export_rehearsal, rehearse_meeting
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.meetings import MeetingRow


class RehearsalDialog(Dialog):
    """The cases are run apart from the window; ``make`` is called with the certificate, ``practice``
    with the act that makes or deletes a practice meeting, and the dialog is closed then."""

    def __init__(
        self,
        ctx: AppContext,
        row: MeetingRow,
        make: Callable[[Paper[MadeFile]], object],
        practice: Callable[[Act], object],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("规则试算"), parent)
        self.ctx, self._meeting, self._make = ctx, row, make
        self.body.addWidget(plain_label(f"{row.number}　{row.title}", "muted", self))
        words = tr(
            "用这场会议的规则和评分表，把内置的难办情形（缺席、回避、并列、漏填、超过满分、票数刚好等）用两种算法各算一遍。"
            "专家都是假设的，不涉及任何项目的分数。"
        )
        self.body.addWidget(plain_label(words, "help", self))
        self.rules = plain_label("", "body", self)
        self.verdict = plain_label("", "section", self)
        self.verdict.setObjectName("rehearsalVerdict")
        self.busy = BusyBar(self)
        self.table = RowTable(_columns(), self, name=tr("试算的情形"))
        for part in (self.rules, self.verdict, self.busy):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.case = plain_label("", "body", self)
        self.case.setObjectName("rehearsalCase")
        self.body.addWidget(self.case)
        self.table.row_selected.connect(self._tell)
        self.print = button(tr("打印试算证书…"), "printer", "primary", self)
        self.print.setObjectName("printRehearsal")
        self.print.setEnabled(False)
        self.print.clicked.connect(self._print)
        self._asks = practice
        for title, icon, name, act in (
            (tr("做一场演练…"), "copy", "makePractice", Act.MAKE_PRACTICE),
            (tr("删除演练…"), "trash-2", "deletePractice", Act.DELETE_PRACTICE),
        ):
            made = button(title, icon, "", self)
            made.setObjectName(name)
            why = why_not_mine(ctx.actor, act)
            made.setEnabled(not why)
            made.setToolTip(why)
            made.clicked.connect(partial(self._leave, act))
            self.place_button(made)
        self.add_button(tr("关闭"), self.reject)
        self.place_button(self.print)
        self.setMinimumSize(theme().px(900), theme().px(560))
        self._run()

    def _run(self) -> None:
        order = rehearse_meeting.bind(meeting_id=self._meeting.id, lang=self.ctx.lang)
        task = self.ctx.work(order, on_done=self._show, on_error=self._failed)
        self.busy.watch(task, tr("正在试算"))

    def _show(self, paper: RehearsalPaper) -> None:
        self.rules.setText(paper.rules)
        self.verdict.setText(paper.verdict)
        set_role(self.verdict, "section" if paper.agrees else "bad")
        self.table.set_rows(paper.lines, lambda line: line.place)
        if paper.lines:
            self.table.select(paper.lines[0].place)
        why = why_not_mine(self.ctx.actor, Act.EXPORT_REHEARSAL)
        self.print.setEnabled(not why)
        self.print.setToolTip(why)

    def _tell(self, line: RehearsedLine | None) -> None:
        """The whole sentence of the case at hand, which the list may cut."""
        if line is not None:
            self.case.setText(f"{line.case}{mark('：')}{line.came}")

    def _failed(self, error: Exception) -> None:
        self.verdict.setText(self.ctx.say(error))
        set_role(self.verdict, "bad")

    def _leave(self, act: Act) -> None:
        self.accept()
        self._asks(act)

    def _print(self) -> None:
        row = self._meeting

        def make(path: Path) -> WorkOrder[MadeFile]:
            return export_rehearsal.bind(meeting_id=row.id, out=path)

        name = tr("试算证书")
        paper = Paper(Act.EXPORT_REHEARSAL, name, lambda: f"{name} {row.number}", make, (".pdf",), icon="printer")
        self.accept()
        self._make(paper)


def _columns() -> list[Column]:
    return [
        Column("place", tr("序号"), lambda line: line.place, "right", width=48),
        Column("case", tr("情形"), lambda line: line.case, width=260),
        Column("came", tr("算出的结果"), lambda line: line.came, width=300, stretch=True),
        Column(
            "check",
            tr("另一算法"),
            lambda line: line.check,
            width=96,
            chip=lambda line: ("ok" if line.agrees else "bad", line.check),
        ),
    ]
