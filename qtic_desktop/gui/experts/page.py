"""专家与抽取 (三（二）): the pool, adding to it by hand or from a list. Drawing by lot is not in this version and the
page says so."""

from __future__ import annotations

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.experts import ExpertFilter, ExpertKind
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.gui import words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.act import Act, Choice, Given, Line
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Records, Window, by_value
from qtic_desktop.gui.stage.shown import Fact, Link, Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.experts import NewExpert, add_experts
from qtic_desktop.services.use_case import Write
from qtic_desktop.storage.queries.experts import EXPERTS
from qtic_desktop.storage.queries.meetings import ExpertRow

_KINDS = tuple(ExpertKind)


def experts_page(ctx: AppContext) -> RecordPage[ExpertRow]:
    """The pool of experts."""
    return RecordPage(
        ctx,
        Records(
            name="experts",
            table=tr("专家名单"),
            window=Window(EXPERTS, lambda key: ExpertFilter(None if key == "all" else ExpertKind(key))),
            kinds=frozenset({Kind.EXPERT, Kind.WORKSPACE}),
            key=lambda row: row.id,
            columns=(
                Column("name", tr("姓名"), lambda row: row.name, width=84, pinyin=True),
                Column(
                    "organization", tr("工作单位"), lambda row: row.organization, width=150, stretch=True, pinyin=True
                ),
                Column("kind", tr("类别"), lambda row: words.expert_kind(row.kind), width=64),
                Column("speciality", tr("专业"), lambda row: row.speciality, width=100),
                Column("title", tr("职称"), lambda row: row.title, width=84),
            ),
            filters=by_value(lambda row: row.kind, *((kind, words.expert_kind(kind)) for kind in _KINDS)),
            shown=_shown,
            nothing=Shown(tr("选择一位专家，查看单位和专业。"), links=(_panel(),)),
            begins=(_add_expert(),),
            imports=WorkbookImport(
                ImportKind.EXPERTS,
                ActName.IMPORT_EXPERTS,
                tr("导入专家名单…"),
                tr("专家名单（空白表格）"),
                lambda count: tr("已导入 {n} 位专家。").format(n=count),
            ),
            empty=Empty(tr("专家库还是空的。添加专家，或导入专家名单。"), "experts"),
            split=(620, 360),
        ),
    )


def _shown(row: ExpertRow) -> Shown:
    """Personal data are not shown here: they have a table of their own."""
    return Shown(
        row.name,
        facts=(
            Fact(tr("工作单位"), row.organization),
            Fact(tr("类别"), words.expert_kind(row.kind)),
            Fact(tr("职称"), row.title),
            Fact(tr("专业"), row.speciality),
            Fact(tr("所在城市"), row.city),
        ),
        links=(_panel(),),
    )


def _panel() -> Link:
    return Link(
        tr("去选定专家组"),
        Place("meetings"),
        tr("组成专家组"),
        tr(
            "本版本由人选定专家组成员和组长。随机抽取（条件、回避、正选与候补、抽取记录）尚未包含，请按现行办法在纸上抽取后录入。"
        ),
        "users",
    )


def _add_expert() -> Act[None]:
    name = Line("name", tr("姓名"))
    organization = Line("organization", tr("工作单位"), tr("同名专家按单位区分"))
    title = Line("title", tr("职称"), required=False)
    speciality = Line("speciality", tr("专业"))
    kind = Choice("kind", tr("专家类别"), choices=tuple((kind, words.expert_kind(kind)) for kind in _KINDS))
    city = Line("city", tr("所在城市"), required=False)
    phone = Line("phone", tr("联系电话"), tr("单独存放，不出现在名单和打印件上"), required=False)

    def write(_nobody: None, given: Given) -> Write:
        new = NewExpert(
            given[name], given[organization], given[title], given[speciality], given[kind], given[city], given[phone]
        )
        return add_experts.bind(experts=[new])

    def done(_nobody: None, given: Given, changes: Changes) -> tuple[str, str]:
        if not changes.ids:
            known = tr("“{name}”已在专家库中（姓名和单位都相同），没有重复添加。")
            return known.format(name=given[name]), "warn"
        return tr("已添加“{name}”，可以接着填下一位。").format(name=given[name]), "ok"

    return Act(
        add_experts,
        tr("添加专家…"),
        write,
        "plus",
        entries=(name, organization, title, speciality, kind, city, phone),
        does=tr("添加"),
        done=done,
        again=True,
    )
