"""批次与主管部门: the lists that proposals choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.possible import for_person
from qtic_desktop.domain.registry import possible_acts
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.registry.batch_acts import batch_list, quota_act, quota_chip, quotas
from qtic_desktop.gui.section import Section, column
from qtic_desktop.gui.stage.act import Act, Choice, Line
from qtic_desktop.gui.stage.record_list import Listed, RecordList, both_in_turn
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, plain_label
from qtic_desktop.services.registry import add_department, rename_department, take_back_department
from qtic_desktop.services.registry.merging import merge_departments, split_department
from qtic_desktop.storage.queries.registry import DepartmentRow, department_rows

Others = Callable[[], Sequence[tuple[str, str]]]
"""The departments one can be merged into: id and name."""
_KINDS = ("district", "zone", "institution")


class ListsSection(Section):
    """Left the batches, right the departments; what something points at is corrected, never taken off."""

    kinds = frozenset({Kind.BATCH, Kind.DEPARTMENT, Kind.LETTER, Kind.PROPOSAL})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, tr("申报按批次受理（三（一））；主管部门是推荐单位，高校、院所可以自己推荐。"), parent)
        self.batches = RecordList(ctx, batch_list(ctx), self)
        self.departments = RecordList(ctx, _departments(ctx, self._others, self._in_batches), self)
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        for stretch, one in ((3, self.batches), (5, self.departments)):
            part, layout = column(self, 460 if one is self.batches else 0)
            layout.addWidget(plain_label(one.listed.name, "section", part))
            layout.addWidget(one, 1)
            both.addWidget(part, stretch)
            one.said.connect(self.said)
        self.body.addLayout(both, 1)
        both_in_turn(self.batches, self.departments)

    def _others(self) -> list[tuple[str, str]]:
        """Departments one can be merged into: those that stand for themselves, but for the one at hand."""
        chosen = self.departments.table.selected()
        return [
            (row.id, row.name)
            for row in self.departments.table.rows_model.shown()
            if not row.merged_into and (chosen is None or row.id != chosen.id)
        ]

    def _in_batches(self) -> list[tuple[str, str]]:
        """Batches a quota can be set in."""
        return [(row.id, row.name) for row in self.batches.table.rows_model.shown()]

    def read(self) -> None:
        """Both lists."""
        self.batches.read()
        self.departments.read()


def _departments(ctx: AppContext, others: Others, in_batches: Others) -> Listed[DepartmentRow]:
    return Listed(
        tr("主管部门"),
        department_rows.bind,
        lambda row: row.id,
        (
            Column("name", tr("名称"), _called, stretch=True, pinyin=True),
            Column("kind", tr("类别"), lambda row: words.department_kind(row.kind), width=132),
            Column("code", tr("代码"), lambda row: row.code, width=90),
            Column("proposals", tr("推荐项目"), lambda row: row.proposals, align="right", width=80),
            Column("quota", tr("推荐限额"), quotas, width=250, chip=quota_chip),
        ),
        tr("先在下面选一个主管部门"),
        begins=(_add(),),
        acts=(_rename(), quota_act(in_batches), _merge(others), _take_back(), _split()),
        possible=lambda row: for_person(ctx.actor, partial(possible_acts, row)),
    )


def _called(row: DepartmentRow) -> str:
    if not row.merged_into:
        return row.name
    return tr("{name}（已并入{into}）").format(name=row.name, into=row.merged_into)


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


def _merge(others: Others) -> Act[DepartmentRow]:
    into = Choice("into_id", tr("并入"), tr("留用的主管部门"), later=others)
    reason = Line("reason", tr("合并的原因"), tr("写进审计记录，例如：机构改革，或同一单位登记了两次"), limit=100)
    return Act(
        merge_departments,
        tr("合并…"),
        lambda row, given: merge_departments.bind(department_id=row.id, into_id=given[into], reason=given[reason]),
        "users",
        (into, reason),
        tr("合并"),
        fill=lambda _row: {"into_id": None},
        touches=_what_a_merging_touches,
        done=lambda row, _given, _changes: tr("已合并“{name}”，可以撤销。").format(name=row.name),
    )


def _what_a_merging_touches(row: DepartmentRow) -> str:
    return tr(
        "“{name}”名下的申报 {proposals} 项（含草稿）、中心 {centers} 个、推荐函 {letters} 份，都改记在留用的主管部门名下，"
        "以后导入的名单写“{name}”也认作它；已定稿的意见书、已发布的公示和封存的结果不变。合并可以撤销。"
    ).format(name=row.name, proposals=row.proposals, centers=row.centers, letters=row.letters)


def _split() -> Act[DepartmentRow]:
    reason = Line("reason", tr("撤销的原因"), limit=100)
    return Act(
        split_department,
        tr("撤销合并…"),
        lambda row, given: split_department.bind(department_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销合并"),
        touches=lambda row: tr(
            "随“{name}”并入“{into}”的申报、中心和推荐函回到“{name}”名下；合并以后另行更正过的，和合并以后新来的，留在原处。"
        ).format(name=row.name, into=row.merged_into),
        done=lambda row, _given, _changes: tr("“{name}”又是单独的主管部门。").format(name=row.name),
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
