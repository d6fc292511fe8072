"""会议用纸: which paper of a meeting is to be made."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Actor
from qtic_desktop.domain.meetings.fees import HALF_DAY
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.domain.meetings.print_set import EDITED, SetSheet
from qtic_desktop.gui.section import scrolling
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.rights import why_not_mine
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, button, plain_label
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.meetings.papers import print_meeting
from qtic_desktop.services.print_set import ONE_DAY, print_set_sheet
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.meetings import MeetingRow


def sheet_words(sheet: MeetingSheet) -> tuple[str, str]:
    """The name of a paper, and what is on it."""
    return {
        MeetingSheet.PANEL: (tr("专家名单"), tr("按座次，姓名、单位、职称、专业、组长；没有电话和证件号码")),
        MeetingSheet.SIGN_IN: (tr("签到表"), tr("专家、申报单位、工作人员和监督人员各一份")),
        MeetingSheet.PLEDGES: (tr("评审专家承诺书"), tr("每位专家一页，当场签名")),
        MeetingSheet.CARDS: (tr("席卡"), tr("每位专家一张，对折立在桌上，两面都有姓名")),
    }[sheet]


def meeting_sheet(row: MeetingRow, sheet: MeetingSheet) -> Paper[MadeFile]:
    """A paper of a meeting, to be made where the person says."""

    def make(path: Path) -> WorkOrder[MadeFile]:
        return print_meeting.bind(meeting_id=row.id, sheet=sheet, out=path)

    name = sheet_words(sheet)[0]
    return Paper(Act.PRINT_MEETING, name, lambda: f"{name} {row.number}", make, (".pdf",), icon="printer")


def set_words(sheet: SetSheet) -> tuple[str, str]:
    """The name of a paper of the print set, and what is on it."""
    return {
        SetSheet.NOTICE: (tr("会议通知"), tr("时间、地点、参加人员、要求，附评审项目")),
        SetSheet.AGENDA: (tr("会议议程"), tr("程序和项目，回避的专家写在项目旁")),
        SetSheet.LOTS: (tr("答辩抽签表"), tr("当场登记抽签号，抽签人签名")),
        SetSheet.VISIT: (tr("现场考察表"), tr("每个项目一页")),
        SetSheet.BLANKS: (tr("空白用表"), tr("专家个人意见表、回避申请表、现场记录纸；无记名表决的项目附表决票")),
        SetSheet.COUNT: (tr("表决计票单"), tr("封存以前空白，封存以后是封存的票数")),
        SetSheet.FEES: (tr("专家咨询费发放表"), tr("到会专家的实发、扣税、应发；同月几次的合并计税")),
    }[sheet]


def set_sheet(row: MeetingRow, sheet: SetSheet, days: Decimal = ONE_DAY) -> Paper[MadeFile]:
    """A paper of the print set; what an office edits also as a Word file, the fees also as a workbook."""

    def make(path: Path) -> WorkOrder[MadeFile]:
        return print_set_sheet.bind(meeting_id=row.id, sheet=sheet, out=path, days=days)

    name = set_words(sheet)[0]
    if days == HALF_DAY:
        name = tr("{name}（半天）").format(name=name)
    kinds = (".pdf", ".docx") if sheet in EDITED else (".pdf", ".xlsx") if sheet is SetSheet.FEES else (".pdf",)
    return Paper(Act.PRINT_SET_SHEET, name, lambda: f"{name} {row.number}", make, kinds, icon="printer")


class PaperDialog(Dialog):
    """``make`` is called with the paper that was chosen, ``whole`` for all of them together, ``tried`` to run
    the awkward cases whose certificate is one more paper; the dialog is closed then."""

    def __init__(
        self,
        row: MeetingRow,
        make: Callable[[Paper[MadeFile]], object],
        whole: Callable[[], object],
        tried: Callable[[], object],
        actor: Actor,
        parent: QWidget,
    ) -> None:
        super().__init__(tr("会议用纸"), parent)
        self._make, self._actor = make, actor
        self.buttons: dict[str, QPushButton] = {}
        self.body.addWidget(plain_label(f"{row.number}　{row.title}", "muted", self))
        papers = QWidget(self)
        self._grid = QGridLayout(papers)
        self._grid.setContentsMargins(0, 0, theme().px(8), 0)
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))
        self._grid.setColumnStretch(1, 1)
        every = tr("全部打成一套，附页数清单；再打一次会注明重印")
        self.whole = self._line("set", tr("全套"), every, Act.MAKE_PRINT_SET, partial(self._leave, whole), "primary")
        early = (SetSheet.NOTICE, SetSheet.AGENDA, SetSheet.LOTS)
        for one in early:
            self._paper(one.value, set_sheet(row, one), set_words(one)[1])
        for sheet in MeetingSheet:
            self._paper(sheet.value, meeting_sheet(row, sheet), sheet_words(sheet)[1])
        for one in SetSheet:
            if one not in early:
                self._paper(one.value, set_sheet(row, one), set_words(one)[1])
        half = tr("按全天的 60%")
        self._paper("fees_half", set_sheet(row, SetSheet.FEES, HALF_DAY), half)
        cases = tr("把缺席、并列、票数刚好等难办情形按这场会议的规则先算一遍，结果可以打印")
        self._line("rehearsal", tr("规则试算"), cases, Act.EXPORT_REHEARSAL, partial(self._leave, tried))
        self.setMinimumWidth(theme().px(860))
        area = scrolling(papers, self)
        self.body.addWidget(area, 1)
        around = theme().px(
            180
        )  # the frame, the name of the meeting, and the row with 关闭, which is never out of sight
        room = parent.screen().availableGeometry().height() - around
        area.setMinimumHeight(min(papers.sizeHint().height(), room))
        self.add_button(tr("关闭"), self.reject).setObjectName("closePapers")

    def _paper(self, name: str, paper: Paper[MadeFile], words: str) -> None:
        self._line(name, paper.title, words, paper.act, partial(self._leave, partial(self._make, paper)))

    def _line(
        self, name: str, title: str, words: str, act: Act, run: Callable[[], object], role: str = ""
    ) -> QPushButton:
        made = button(tr("{name}…").format(name=title), "printer", role, self)
        made.setObjectName(f"paper_{name}")
        made.clicked.connect(lambda: run())
        why = why_not_mine(self._actor, act)
        made.setEnabled(not why)
        made.setToolTip(why)
        line = self._grid.rowCount()
        self._grid.addWidget(made, line, 0)
        self._grid.addWidget(plain_label(words, "help", self), line, 1)
        self.buttons[name] = made
        return made

    def _leave(self, run: Callable[[], object]) -> None:
        self.accept()
        run()
