"""The acts of 扫描回收: on one page, and on several."""

from __future__ import annotations

from qtic_desktop.domain.scans import Why
from qtic_desktop.gui.stage.act import Act, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import scans
from qtic_desktop.storage.queries.scans import ScanPageRow


def acts() -> tuple[Act[ScanPageRow], ...]:
    """In the order they are offered."""
    return (_place(), _set_aside(), _take_back())


def _place() -> Act[ScanPageRow]:
    paper = Line(
        "paper",
        tr("哪份文件"),
        tr("照页脚抄 12 位核对码；评分表抄二维码旁的 10 位数字；意见书也可以写申报编号"),
        limit=40,
    )
    page = Line("page", tr("第几页"), tr("印在页脚；评分表写 1"), limit=4)

    return Act(
        scans.place_scan,
        tr("认领…"),
        lambda row, given: scans.place_scan.bind(page_id=row.id, paper=given[paper], page=given[page]),
        "check",
        (paper, page),
        tr("认领"),
        fill=lambda row: {"paper": row.code, "page": str(row.page)} if row.why is Why.THERE else {},
        done=lambda _row, _given, _changes: tr("已认领，归到哪份文件见右侧；认错了可以退回。"),
    )


def _set_aside() -> Act[ScanPageRow]:
    reason = Words("reason", tr("另存的原因"), tr("例如：背面空白页。图片保留，可以退回待认领"))
    return Act(
        scans.set_aside_scans,
        tr("另存…"),
        lambda row, given: scans.set_aside_scans.bind(page_ids=(row.id,), reason=given[reason]),
        "file-text",
        (reason,),
        tr("另存"),
    )


def set_aside_many() -> Act[tuple[ScanPageRow, ...]]:
    """Several pages for one reason."""
    reason = Words("reason", tr("另存的原因"), tr("例如：背面空白页。图片保留，可以退回待认领"))
    return Act(
        scans.set_aside_scans,
        tr("另存 {n} 页…"),
        lambda rows, given: scans.set_aside_scans.bind(page_ids=tuple(row.id for row in rows), reason=given[reason]),
        "file-text",
        (reason,),
        tr("另存"),
    )


def _take_back() -> Act[ScanPageRow]:
    reason = Words("reason", tr("退回的原因"), tr("图片保留，这一页重新等待认领"))
    return Act(
        scans.take_back_scan,
        tr("退回待认领…"),
        lambda row, given: scans.take_back_scan.bind(page_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("退回"),
    )
