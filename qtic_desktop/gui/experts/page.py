"""专家库 (三（二）): who can be asked, how often he or she came this year, and what is done with a record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qtic_desktop.domain.acts import Act, Read
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.experts import ExpertKind, in_one_line
from qtic_desktop.domain.experts.draw import YEARLY_LIMIT
from qtic_desktop.domain.experts.pool import ExpertStatus
from qtic_desktop.domain.imports.forms import ImportKind
from qtic_desktop.domain.possible import is_for, is_theirs
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.experts import acts, words
from qtic_desktop.gui.experts.certificates import CertificatesDialog
from qtic_desktop.gui.experts.contact import PurposeDialog, contact_act
from qtic_desktop.gui.experts.units import UnitsDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Extra, Filter, More, Own, Records
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.stage.workbook import WorkbookImport
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.experts import export_experts
from qtic_desktop.services.experts.contacts import Contact
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries import experts as rows
from qtic_desktop.storage.queries.experts import MaskedContact, PoolRow

CONTACT = "contact"
"""The view of a record that asks for its personal data."""
CERTIFICATES = "certificates"
"""The view of a record that shows what signs in the expert's lines."""
_ASKED_FOR = {CONTACT: Act.SHOW_CONTACT, CERTIFICATES: Act.REGISTER_CERTIFICATE}


class ExpertsPage(RecordPage[PoolRow]):
    """The pool; a place with the view ``contact`` or ``certificates`` opens those of its subject."""

    def __init__(self, ctx: AppContext) -> None:
        self._opens = ("", "")
        self.units: UnitsDialog | None = None
        super().__init__(ctx, _records(ctx, self._others, self.open_units, self._scope_words))
        self.feed.came.connect(self._ask_waiting)

    def activate(self, place: Place) -> None:
        """As every page; and open what has a way of its own where the place says so."""
        if place.view in _ASKED_FOR and is_theirs(self.ctx.actor, _ASKED_FOR[place.view]):
            self._opens = (place.subject, place.view)
        super().activate(place)

    def _ask_waiting(self) -> None:
        """The list is there, so that it can be said whose they are."""
        (expert_id, view), self._opens = self._opens, ("", "")
        if view == CONTACT:
            self.ask_contact(expert_id)
        elif view == CERTIFICATES:
            self.show_certificates(expert_id)

    def _others(self) -> list[tuple[str, str]]:
        """Records one can be merged into: in the pool, and not the one at hand."""
        chosen = self.table.selected()
        return [
            (row.id, f"{row.name}（{row.organization}）")
            for row in self.feed.rows
            if row.status is ExpertStatus.ACTIVE and (chosen is None or row.id != chosen.id)
        ]

    def _scope_words(self) -> tuple[frozenset[str] | None, str]:
        """What of the list is shown, and in words what is left out."""
        return self.shown_ids(), self.lists.in_words()

    def open_units(self) -> None:
        """Other names of units; the dialog is made once and kept, because its list has a layout of Python's own."""
        if self.units is None:
            self.units = UnitsDialog(self.ctx, self.window())
        self.units.list.read()
        self.units.open()

    # -- personal data

    def ask_contact(self, expert_id: str) -> None:
        """Ask for the purpose, then show the data."""
        who = next((f"{row.name}（{row.organization}）" for row in self.feed.rows if row.id == expert_id), "")
        dialog = PurposeDialog(self.ctx, expert_id, who, self.window())
        dialog.shown.connect(self._show_contact)
        self.show_dialog(dialog)

    def show_certificates(self, expert_id: str) -> None:
        """What signs in the expert's lines, registered and withdrawn by the office."""
        row = next((row for row in self.feed.rows if row.id == expert_id), None)
        if row is not None:
            self.show_dialog(CertificatesDialog(self.ctx, row, self.window()))

    def _show_contact(self, found: Contact) -> None:
        self._open_dialog(contact_act(), found)


def experts_page(ctx: AppContext) -> ExpertsPage:
    """The pool of experts."""
    return ExpertsPage(ctx)


def _records(
    ctx: AppContext,
    others: acts.Others,
    open_units: Callable[[], None],
    scope: Callable[[], tuple[frozenset[str] | None, str]],
) -> Records[PoolRow]:
    return Records(
        name="experts",
        table=tr("专家名单"),
        reads=lambda _scope: rows.pool.bind(year=ctx.now().year, month=ctx.now().month),
        kinds=frozenset({Kind.EXPERT, Kind.MEETING, Kind.WORKSPACE}),
        key=lambda row: row.id,
        columns=_columns(ctx.lang),
        narrow=frozenset({"title", "city", "fields"} if ctx.lang == "zh" else {"fields"}),
        kept_back=frozenset({"speciality", "former", *(() if ctx.lang == "zh" else ("title", "city"))}),
        filters=_filters(),
        extras=(Extra("cityBox", tr("城市"), tr("全部城市"), lambda row: row.city or tr("未填")),),
        shown=lambda row: _shown(ctx, row),
        nothing=Shown(tr("选择一位专家，查看资料和可以办理的事。")),
        more=lambda row: _contact(ctx, row),
        history=lambda row: rows.expert_history.bind(expert_id=row.id) if is_for(ctx.actor, Read.AUDIT) else None,
        begins=(acts.add_expert(), Own(None, tr("单位别名…"), open_units, "building-2", "unit_aliases")),
        acts=acts.acts(others),
        possible=lambda row: row.acts,
        imports=WorkbookImport(
            ImportKind.EXPERTS,
            Act.IMPORT_EXPERTS,
            tr("导入或更新…"),
            tr("专家名单（空白表格）"),
            lambda count: tr("已导入 {n} 位专家。").format(n=count),
            updates=True,
        ),
        papers=(_list_paper(ctx, scope),),
        empty=Empty(tr("专家库还是空的。添加专家，或导入专家名单。"), "experts"),
        counted=tr("共 {total} 位专家，显示 {shown} 位"),
        split=(760, 350),
    )


def _columns(lang: str) -> tuple[Column, ...]:
    zh = lang == "zh"
    return (
        Column("name", tr("姓名"), words.name, width=110 if zh else 130, pinyin=True),
        Column("status", tr("状态"), lambda row: row.status.value, width=84 if zh else 104, chip=words.chip),
        Column("kind", tr("类别"), lambda row: all_words.expert_kind(row.kind), width=56 if zh else 92),
        Column("fields", tr("领域"), lambda row: in_one_line(row.fields), width=88),
        Column("organization", tr("工作单位"), lambda row: row.organization, width=130, stretch=True, pinyin=True),
        Column("title", tr("职称"), lambda row: row.title, width=72),
        Column("city", tr("城市"), lambda row: row.city, width=56),
        Column(
            "reviews", tr("今年评审"), words.reviews, align="right", width=76, sort_key=lambda row: row.reviews
        ),
        Column("speciality", tr("专业"), lambda row: row.speciality, width=100),
        Column("former", tr("原工作单位"), lambda row: in_one_line(row.former_units), width=100),
    )  # fmt: skip


def _filters() -> tuple[Filter[PoolRow], ...]:
    def of_kind(kind: ExpertKind) -> Callable[[PoolRow], bool]:
        return lambda row: row.status is ExpertStatus.ACTIVE and row.kind == kind

    return (
        Filter("all", tr("全部")),
        *(Filter(kind.value, all_words.expert_kind(kind), of_kind(kind)) for kind in ExpertKind),
        Filter("full", tr("今年已满 {n} 次").format(n=YEARLY_LIMIT), words.is_full, seldom=True),
        Filter("same_month", tr("本月多场"), lambda row: bool(row.same_month), seldom=True),
        Filter("namesakes", tr("有同名"), lambda row: bool(row.namesakes), seldom=True),
        Filter("retired", tr("已停用"), lambda row: row.status is ExpertStatus.RETIRED, seldom=True),
        Filter("merged", tr("已合并"), lambda row: row.status is ExpertStatus.MERGED, seldom=True),
    )


def _shown(ctx: AppContext, row: PoolRow) -> Shown:
    """Personal data are not shown here: they have a table and a way of their own."""
    facts = (
        Fact(tr("类别"), all_words.expert_kind(row.kind)),
        Fact(tr("领域"), in_one_line(row.fields)),
        Fact(tr("职称"), row.title),
        Fact(tr("专业"), row.speciality),
        Fact(tr("所在城市"), row.city),
        Fact(tr("原工作单位"), in_one_line(row.former_units)),
        Fact(tr("信用代码"), row.unit_code),
        Fact(tr("今年评审"), tr("{n} 次，一年原则上不超过 {limit} 次").format(n=row.reviews, limit=YEARLY_LIMIT)),
        Fact(tr("正在参加"), in_one_line(row.seats)),
        Fact(tr("合并到"), row.merged_into),
        Fact(tr("停用原因") if row.status is ExpertStatus.RETIRED else tr("合并原因"), row.status_reason),
    )
    lines = []
    if row.namesakes:
        told = tr("专家库里还有同名的专家，请按单位区分：{units}")
        lines.append(Line(told.format(units=mark("；").join(row.namesakes)), "warn"))
    if words.is_full(row):
        lines.append(Line(tr("今年的评审次数已到上限，抽取时不列入名单。"), "warn"))
    if row.same_month:
        told = tr("本月已参加 {n} 场评审会（{numbers}），咨询费合并计税。")
        lines.append(Line(told.format(n=len(row.same_month), numbers=in_one_line(row.same_month)), "warn"))
    links = [Link(tr("到评审会议"), Place("meetings"), icon="users")]
    if is_theirs(ctx.actor, Act.SHOW_CONTACT) and row.status is not ExpertStatus.MERGED:
        links.insert(
            0,
            Link(
                tr("查看、更正个人信息…"),
                Place("experts", row.id, CONTACT),
                tr("个人信息"),
                tr("电话、身份证号、银行账号单独存放；查看要写明用途，并记入审计记录。"),
                "eye",
            ),
        )
    if is_theirs(ctx.actor, Act.REGISTER_CERTIFICATE) and row.status is not ExpertStatus.MERGED:
        links.append(
            Link(
                tr("电子证书…"),
                Place("experts", row.id, CERTIFICATES),
                tr("电子证书"),
                tr("证书写的是别的名字，或有同名的专家时，先在这里登记，才能在本人的签名行签名。"),
                "shield-check",
            )
        )
    return Shown(
        row.name,
        row.organization,
        words.chip(row),
        facts=tuple(fact for fact in facts if fact.text),
        lines=tuple(lines),
        links=tuple(links),
    )


def _contact(ctx: AppContext, row: PoolRow) -> More[MaskedContact] | None:
    """What of the personal data may be seen without a purpose."""
    if not is_for(ctx.actor, Read.CONTACTS):
        return None
    return More(rows.masked_contact.bind(expert_id=row.id), _told)


def _told(found: MaskedContact) -> tuple[Line, ...]:
    parts = (
        (tr("电话"), found.phone),
        (tr("身份证"), found.id_number),
        (tr("开户行"), found.bank),
        (tr("账号"), found.bank_account),
    )
    told = mark("，").join(f"{name} {text}" for name, text in parts if text)
    return (Line(told, "muted"),) if told else ()


def _list_paper(ctx: AppContext, scope: Callable[[], tuple[frozenset[str] | None, str]]) -> Paper[MadeFile]:
    def make(path: Path) -> WorkOrder[MadeFile]:
        ids, left_out = scope()
        return export_experts.bind(out=path, ids=ids, scope=left_out, lang=ctx.lang)

    return Paper(
        Act.EXPORT_EXPERTS,
        tr("导出名单…"),
        lambda: tr("专家名单"),
        make,
        (".xlsx", ".pdf"),
        told=lambda made: tr("{n} 位专家，不含个人信息").format(n=made.about),
        command=tr("导出专家名单…"),
    )
