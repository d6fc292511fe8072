"""单位名单 that the office loaded: what there is, loading another, taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.examination.units import UnitListKind
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.gui.stage.act import Act, Words
from qtic_desktop.gui.stage.takings import TakingsDialog
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.storage.queries.examination import UnitListRow


def unit_import() -> WorkbookImport:
    """How lists are loaded: the workbook, the dry run and the words."""
    return WorkbookImport(
        ImportKind.UNITS,
        ActName.IMPORT_UNITS,
        tr("导入单位名单…"),
        tr("单位名单（空白表格）"),
        lambda count: tr("已载入 {n} 个单位，形式审查按名单提示。").format(n=count),
    )


def take_back_act() -> Act[UnitListRow]:
    """Take back everything one file brought."""
    from qtic_desktop.services.imports.units import take_back_units  # brings all readers of workbooks with it

    reason = Words("reason", tr("撤销的原因"), tr("这个文件载入的都撤销；改正后可以再导入"))
    return Act(
        take_back_units,
        tr("撤销这份名单"),
        lambda row, given: take_back_units.bind(source=row.source, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销名单"),
    )


def lists_dialog(rows: Sequence[UnitListRow], *, why_not: str, parent: QWidget) -> TakingsDialog:
    """The lists that were loaded."""
    words = tr("高新技术企业、失信、注销吊销名单由本局载入；形式审查时按信用代码或名称核对依托单位，只作提示。")
    return TakingsDialog(
        tr("单位名单"), words, tr("还没有载入名单。"), _columns(), rows, why_not=why_not, why_back=lambda _row: why_not,
        names=("closeLists", "takeBackList", "blankList", "loadList"), back=tr("撤销选中的…"), load=tr("导入名单…"),
        parent=parent,
    )  # fmt: skip


def _kind(value: str) -> str:
    return {
        UnitListKind.HIGHTECH: tr("高新技术企业"),
        UnitListKind.DISHONEST: tr("失信"),
        UnitListKind.DEREGISTERED: tr("注销吊销"),
    }[UnitListKind(value)]


def _columns() -> list[Column]:
    return [
        Column("kind", tr("名单"), lambda row: _kind(row.kind), width=130),
        Column("count", tr("单位数"), lambda row: row.count, align="right", width=80),
        Column("loaded", tr("载入日期"), lambda row: row.loaded_on.isoformat(), width=104),
        Column("source", tr("文件"), lambda row: row.source, stretch=True),
    ]
