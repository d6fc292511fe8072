"""会议用纸: which paper of a meeting is to be made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, button, plain_label
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.meetings.papers import print_meeting
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


class PaperDialog(Dialog):
    """``make`` is called with the paper that was chosen; the dialog is closed then."""

    def __init__(self, row: MeetingRow, make: Callable[[Paper[MadeFile]], object], parent: QWidget) -> None:
        super().__init__(tr("会议用纸"), parent)
        self._make = make
        self.buttons: dict[MeetingSheet, QPushButton] = {}
        self.body.addWidget(plain_label(f"{row.number}　{row.title}", "muted", self))
        for sheet in MeetingSheet:
            name, words = sheet_words(sheet)
            made = button(tr("{name}…").format(name=name), "printer", "", self)
            made.setObjectName(f"paper_{sheet}")
            made.clicked.connect(partial(self._choose, meeting_sheet(row, sheet)))
            self.body.addWidget(made)
            self.body.addWidget(plain_label(words, "help", self))
            self.buttons[sheet] = made
        self.setMinimumWidth(theme().px(460))
        self.add_button(tr("关闭"), self.reject).setObjectName("closePapers")

    def _choose(self, paper: Paper[MadeFile]) -> None:
        self.accept()
        self._make(paper)
