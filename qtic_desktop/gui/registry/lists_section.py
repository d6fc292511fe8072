"""批次与主管部门: the lists that proposals choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.changes import Kind
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.section import Section, column
from qtic_desktop.gui.stage.act import Act, Choice, Line
from qtic_desktop.gui.stage.record_list import Listed, RecordList, both_in_turn
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, plain_label
from qtic_desktop.services.intake.changes import rename_batch, take_back_batch
from qtic_desktop.services.registry import add_department, open_batch, rename_department, take_back_department
from qtic_desktop.storage.queries.registry import DepartmentRow, NamedRow, batches, department_rows

_KINDS = ("district", "zone", "institution")


class ListsSection(Section):
    """Left the batches, right the departments; what something points at is corrected, never taken off."""

    kinds = frozenset({Kind.BATCH, Kind.DEPARTMENT, Kind.PROPOSAL})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("申报按批次受理（三（一））；主管部门是推荐单位，高校、院所可以自己推荐。"), parent)
        self.batches = RecordList(ctx, _batches(ctx), self)
        self.departments = RecordList(ctx, _departments(), self)
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        for stretch, one in ((2, self.batches), (5, self.departments)):
            part, layout = column(self, 360 if one is self.batches else 0)
            layout.addWidget(plain_label(one.listed.name, "section", part))
            layout.addWidget(one, 1)
            both.addWidget(part, stretch)
            one.said.connect(self.said)
        self.body.addLayout(both, 1)
        both_in_turn(self.batches, self.departments)

    def read(self) -> None:
        """Both lists."""
        self.batches.read()
        self.departments.read()


def _batches(ctx: AppContext) -> Listed[NamedRow]:
    year = ctx.now().year
    opening: Act[None] = Act(
        open_batch,
        tr("开启新批次"),
        lambda _none, _given: open_batch.bind(year=year),
        "plus",
        asks=lambda _none: tr("开启 {year} 年的下一个批次？没有申报的批次可以撤回。").format(year=year),
        done=lambda _none, _given, _changes: tr("{year} 年的新批次已开启；以后的申报可以归入它。").format(year=year),
    )
    title = Line("title", tr("批次名称"))
    naming: Act[NamedRow] = Act(
        rename_batch,
        tr("更正批次名称…"),
        lambda row, given: rename_batch.bind(batch_id=row.id, title=given[title]),
        "pen-line",
        (title,),
        tr("更正"),
        fill=lambda row: {"title": row.name},
        done=lambda _row, given, _changes: tr("批次已更名为“{name}”。").format(name=given[title]),
    )
    reason = Line("reason", tr("撤回的原因"))
    taking_back: Act[NamedRow] = Act(
        take_back_batch,
        tr("撤回批次…"),
        lambda row, given: take_back_batch.bind(batch_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤回批次"),
        done=lambda row, _given, _changes: tr("已撤回“{name}”；需要时可以再开启。").format(name=row.name),
    )
    return Listed(
        tr("批次"),
        batches.bind,
        lambda row: row.id,
        (Column("name", tr("批次"), lambda row: row.name, stretch=True),),
        tr("先在下面选一个批次"),
        begins=(opening,),
        acts=(naming, taking_back),
    )


def _departments() -> Listed[DepartmentRow]:
    return Listed(
        tr("主管部门"),
        department_rows.bind,
        lambda row: row.id,
        (
            Column("name", tr("名称"), lambda row: row.name, stretch=True, pinyin=True),
            Column("kind", tr("类别"), lambda row: words.department_kind(row.kind), width=132),
            Column("code", tr("代码"), lambda row: row.code, width=90),
            Column("proposals", tr("推荐项目"), lambda row: row.proposals, align="right", width=96),
        ),
        tr("先在下面选一个主管部门"),
        begins=(_add(),),
        acts=(_rename(), _take_back()),
    )


def _name() -> Line:
    return Line("name", tr("名称"), tr("区市科技主管部门、功能区，或自行推荐的高校、院所"))


def _add() -> Act[None]:
    name = _name()
    kind, code = _kind(), _code()
    return Act(
        add_department,
        tr("登记主管部门…"),
        lambda _none, given: add_department.bind(name=given[name], kind=given[kind], code=given[code]),
        "plus",
        (name, kind, code),
        tr("登记"),
        done=lambda _none, given, _changes: tr("已登记“{name}”。").format(name=given[name]),
    )


def _kind() -> Choice:
    return Choice("kind", tr("类别"), choices=tuple((kind, words.department_kind(kind)) for kind in _KINDS))


def _code() -> Line:
    return Line("code", tr("行政区划代码"), tr("区市填 6 位代码，其他不填"), required=False)


def _rename() -> Act[DepartmentRow]:
    name, kind, code = _name(), _kind(), _code()
    return Act(
        rename_department,
        tr("更正…"),
        lambda row, given: rename_department.bind(
            department_id=row.id, name=given[name], kind=given[kind], code=given[code]
        ),
        "pen-line",
        (name, kind, code),
        tr("更正"),
        fill=lambda row: {"name": row.name, "kind": row.kind, "code": row.code},
        done=lambda _row, given, _changes: tr("已更正为“{name}”，有关的申报一并显示新名称。").format(name=given[name]),
    )


def _take_back() -> Act[DepartmentRow]:
    reason = Line("reason", tr("原因"), tr("写进审计记录；没有申报、推荐函和中心用到它时才能移出"), limit=100)
    return Act(
        take_back_department,
        tr("移出名单…"),
        lambda row, given: take_back_department.bind(department_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("移出"),
        done=lambda row, _given, _changes: tr("已把“{name}”移出名单；需要时再登记。").format(name=row.name),
    )
