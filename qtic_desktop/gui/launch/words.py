"""Words of the ledger: kinds of change, and where a centre stands."""

from __future__ import annotations

from qtic_desktop.domain.launch import ChangeKind
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.stage.shown import Chip
from qtic_desktop.gui.texts import tr
from qtic_desktop.storage.queries.launch import CenterRow


def change_kind(value: str) -> str:
    """What of a centre is changed."""
    return {
        ChangeKind.NAME: tr("名称"),
        ChangeKind.HOST: tr("依托单位"),
        ChangeKind.DIRECTOR: tr("中心主任"),
        ChangeKind.PARTNERS: tr("共建单位"),
        ChangeKind.TARGETS: tr("任务指标"),
        ChangeKind.PERIOD: tr("建设期"),
    }[ChangeKind(value)]


def status(value: str) -> Chip:
    """Where a centre stands."""
    return all_words.center_status(value)


def open_change(row: CenterRow) -> str:
    """The change that waits, in a sentence; empty without one."""
    if not row.change_open:
        return ""
    told = tr("待批准的变更：{kind}改为“{after}”。先登记区市意见，再登记决定。")
    return told.format(kind=change_kind(row.open_change), after=row.open_after)
