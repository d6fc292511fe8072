"""The acts of 专家库: adding an expert, and what is done with one record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.experts import ExpertKind, in_one_line, listed
from qtic_desktop.gui import words
from qtic_desktop.gui.stage.act import Act, Choice, Given, Line, Words
from qtic_desktop.gui.texts import tr
from qtic_desktop.services import experts
from qtic_desktop.services.experts import ExpertChange, NewExpert
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.experts import PoolRow

Others = Callable[[], Sequence[tuple[str, str]]]
"""The records one can be merged into: id, and name with unit."""


def acts(others: Others) -> tuple[Act[PoolRow], ...]:
    """What is done with one record; each has its way back."""
    return (_correct(), _merge(others), _retire(), _restore(), _split())


def _heading() -> str:
    """Putting a record right is nobody's next step: the acts stand under a heading of their own."""
    return tr("更正和停用")


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind.value, words.expert_kind(kind)) for kind in ExpertKind)


def _fields() -> Line:
    return Line(
        "fields", tr("领域"), tr("抽取时按领域选人；几个领域之间用顿号隔开，例如：现代海洋、人工智能"), required=False
    )


def _former_units() -> Words:
    help_ = tr("近年工作过的单位，一行一个；与申报单位相同的，按回避线索提示")
    return Words("former_units", tr("原工作单位"), help_, required=False, lines=2)


def add_expert() -> Act[None]:
    """Add one expert after another by hand."""
    name = Line("name", tr("姓名"))
    organization = Line("organization", tr("工作单位"), tr("同名专家按单位区分"))
    title = Line("title", tr("职称"), required=False)
    speciality = Line("speciality", tr("专业"))
    kind = Choice("kind", tr("专家类别"), choices=_kinds())
    fields, city = _fields(), Line("city", tr("所在城市"), required=False)
    phone = Line("phone", tr("联系电话"), tr("单独存放，不出现在名单和打印件上"), required=False)

    def write(_nobody: None, given: Given) -> Write:
        new = NewExpert(
            given[name], given[organization], given[title], given[speciality], given[kind], given[city], given[phone],
            listed(given[fields]),
        )  # fmt: skip
        return experts.add_experts.bind(experts=[new])

    def done(_nobody: None, given: Given, changes: Changes) -> tuple[str, str]:
        if not changes.ids:
            known = tr("“{name}”已在专家库中（姓名和单位都相同），没有重复添加。")
            return known.format(name=given[name]), "warn"
        added = tr("已添加“{name}”（{unit}），可以接着填下一位。")
        return added.format(name=given[name], unit=given[organization]), "ok"

    return Act(
        experts.add_experts,
        tr("添加专家…"),
        write,
        "plus",
        entries=(name, organization, title, speciality, kind, fields, city, phone),
        does=tr("添加"),
        done=done,
        again=True,
    )


def _correct() -> Act[PoolRow]:
    name = Line("name", tr("姓名"), tr("改了姓名，这位专家的登录姓名随之改变"))
    organization = Line("organization", tr("工作单位"))
    kind = Choice("kind", tr("专家类别"), choices=_kinds())
    fields, former = _fields(), _former_units()
    title = Line("title", tr("职称"), required=False)
    speciality = Line("speciality", tr("专业"), required=False)
    city = Line("city", tr("所在城市"), required=False)
    code = Line("unit_code", tr("单位统一社会信用代码"), tr("填了的，按代码核对回避"), required=False)
    reason = Line("reason", tr("更正的原因"))

    def write(row: PoolRow, given: Given) -> Write:
        change = ExpertChange(
            given[name], given[organization], given[title], given[speciality], given[kind], given[city],
            listed(given[fields]), listed(given[former]), given[code],
        )  # fmt: skip
        return experts.correct_expert.bind(expert_id=row.id, change=change, reason=given[reason])

    return Act(
        experts.correct_expert,
        tr("更正资料…"),
        write,
        "pen-line",
        (name, organization, kind, fields, title, speciality, city, former, code, reason),
        tr("更正"),
        fill=lambda row: {
            "name": row.name,
            "organization": row.organization,
            "title": row.title,
            "speciality": row.speciality,
            "kind": row.kind,
            "city": row.city,
            "fields": in_one_line(row.fields),
            "former_units": "\n".join(row.former_units),
            "unit_code": row.unit_code,
        },
        done=lambda _row, given, _changes: tr("已更正“{name}”的资料，原来的内容留在办理记录里。").format(
            name=given[name]
        ),
        touches=_what_a_correction_touches,
        wide=True,
        group=_heading(),
    )


def _what_a_correction_touches(row: PoolRow) -> str:
    kept = tr("以前的会议、抽取记录和已签的文件不变。")
    if not row.seats:
        return kept
    seats = tr("在未结束的评审会 {seats} 的专家组里：那里改用新的资料，改了单位的，重新查找回避线索。")
    return seats.format(seats=in_one_line(row.seats)) + kept


def _merge(others: Others) -> Act[PoolRow]:
    into = Choice(
        "into_id",
        tr("合并到"),
        tr("留用的那条记录"),
        later=others,
    )
    reason = Line("reason", tr("合并的原因"))
    return Act(
        experts.merge_experts,
        tr("合并重复记录…"),
        lambda row, given: experts.merge_experts.bind(expert_id=row.id, into_id=given[into], reason=given[reason]),
        "users",
        (into, reason),
        tr("合并"),
        fill=lambda _row: {"into_id": None},
        touches=lambda row: tr(
            "合并后这条记录不再出现在抽取和新的专家组里，它今年的 {n} 次评审算在留用的记录名下；"
            "已参加的会议和已签的文件不变，合并可以撤销。"
        ).format(n=row.reviews),
        done=lambda row, _given, _changes: tr("已合并“{name}（{unit}）”这条记录，可以撤销。").format(
            name=row.name, unit=row.organization
        ),
        group=_heading(),
    )


def _retire() -> Act[PoolRow]:
    reason = Line("reason", tr("停用的原因"), tr("退休、调离、本人要求等"))
    return Act(
        experts.retire_expert,
        tr("停用…"),
        lambda row, given: experts.retire_expert.bind(expert_id=row.id, reason=given[reason]),
        "x",
        (reason,),
        tr("停用"),
        touches=lambda _row: tr("停用后不参加抽取和新的专家组，也不能登录评分；以前的评审不变，可以恢复。"),
        done=lambda row, _given, _changes: tr("“{name}”已停用：不再参加抽取和新的专家组。").format(name=row.name),
        group=_heading(),
    )


def _restore() -> Act[PoolRow]:
    reason = Line("reason", tr("恢复的原因"))
    return Act(
        experts.restore_expert,
        tr("恢复…"),
        lambda row, given: experts.restore_expert.bind(expert_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("恢复"),
        done=lambda row, _given, _changes: tr("“{name}”已恢复，可以参加抽取和专家组。").format(name=row.name),
        group=_heading(),
    )


def _split() -> Act[PoolRow]:
    reason = Line("reason", tr("撤销的原因"))
    return Act(
        experts.split_expert,
        tr("撤销合并…"),
        lambda row, given: experts.split_expert.bind(expert_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销合并"),
        done=lambda row, _given, _changes: tr("“{name}（{unit}）”又是单独的一条记录。").format(
            name=row.name, unit=row.organization
        ),
        group=_heading(),
    )
