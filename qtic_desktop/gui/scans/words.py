"""Words of 扫描回收."""

from __future__ import annotations

from qtic_desktop.domain.meetings.papers import MeetingSheet
from qtic_desktop.domain.meetings.print_set import SetSheet
from qtic_desktop.domain.scans import PageState, PaperKind, Why
from qtic_desktop.gui.stage.shown import Chip
from qtic_desktop.gui.texts import tr
from qtic_desktop.services.print_set import MINUTES
from qtic_desktop.storage.queries.scans import PaperName, ScanPageRow


def chip(row: ScanPageRow) -> Chip:
    """Where a page stands."""
    return {
        PageState.MATCHED: ("ok", tr("已归位")),
        PageState.PLACED: ("ok", tr("已认领")),
        PageState.WAITING: ("warn", tr("待认领")),
        PageState.SET_ASIDE: ("neutral", tr("另存")),
    }[row.state]


def why(row: ScanPageRow) -> str:
    """Why a page waits, in words; empty where it does not."""
    if row.state is not PageState.WAITING:
        return ""
    return {
        Why.NONE: "",
        Why.BLANK: tr("看上去是空白页。"),
        Why.NO_CODE: tr("没有读到页脚的码。"),
        Why.UNKNOWN: tr("码 {code} 在本工作区没有对应的文件。草稿和别处的文件不登记。").format(code=row.code),
        Why.TWO_PAPERS: tr("页面上有两份文件的码。"),
        Why.THERE: tr("这份文件的这一页以前已经收到过，没有替换。"),
        Why.TAKEN_BACK: tr("已退回：{reason}").format(reason=row.reason),
    }[row.why]


def kind(kind: PaperKind | None, sheet: str) -> str:
    """What sort of paper a page belongs to."""
    if kind is None:
        return ""
    if kind is PaperKind.MEETING:
        return _sheets().get(sheet, tr("会议用纸"))
    return {PaperKind.OPINION: tr("意见书"), PaperKind.SHEET: tr("评分表")}[kind]


def paper(kind_of: PaperKind | None, sheet: str, name: PaperName | None) -> str:
    """A paper as a person knows it."""
    if name is None:
        return kind(kind_of, sheet)
    parts = [kind(kind_of, sheet), name.number, name.title, name.person]
    if name.version:
        parts.append(tr("第 {n} 版").format(n=name.version))
    return " ".join(part for part in parts if part)


def _sheets() -> dict[str, str]:
    return {
        MeetingSheet.PANEL.value: tr("专家名单"),
        MeetingSheet.SIGN_IN.value: tr("签到表"),
        MeetingSheet.PLEDGES.value: tr("承诺书"),
        MeetingSheet.CARDS.value: tr("席卡"),
        SetSheet.NOTICE.value: tr("会议通知"),
        SetSheet.AGENDA.value: tr("议程"),
        SetSheet.LOTS.value: tr("答辩抽签表"),
        SetSheet.VISIT.value: tr("现场考察表"),
        SetSheet.BLANKS.value: tr("空白表"),
        SetSheet.COUNT.value: tr("计票单"),
        SetSheet.FEES.value: tr("咨询费发放表"),
        MINUTES: tr("会议记录"),
    }
