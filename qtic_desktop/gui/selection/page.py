"""综合评价 (三（三）): score, place, conclusion, visit and decision of every proposal of a batch on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind
from qtic_desktop.domain.possible import for_person, is_theirs, many_for_person
from qtic_desktop.domain.selection import Decision, ListStatus, filling, many_acts, possible_acts
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.selection import acts, words
from qtic_desktop.gui.selection.cut_dialog import CutDialog
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Extra, Own, Records, Scope, by_value
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.selection import apply_cut, extend_selection
from qtic_desktop.services.selection.papers import export_letters, export_selection
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.selection import (
    SelectionRow,
    list_keys,
    list_of,
    selection_history,
    selection_rows,
)
from qtic_desktop.storage.queries.selection_late import Unlisted, sealed_later


def selection_page(ctx: AppContext) -> RecordPage[SelectionRow]:
    """The list of a batch."""
    return _Selection(ctx).page


def version_words(key: str) -> str:
    """A version of a list from its key."""
    year, number, version = key.partition("@")[0].split("-")
    return tr("{year} 年第 {n} 批 第 {v} 版").format(year=year, n=number, v=version)


class _Selection:
    """The page, and what of it is no value: the version in view and the cut."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        self.page = RecordPage(ctx, self._records())
        self._told = ""
        self.page.feed.came.connect(self._tell_corrections)

    def list_id(self) -> str:
        """The version in view; empty while there is none."""
        return "" if self.page.scope is None else self.page.scope.key.partition("@")[2]

    def _records(self) -> Records[SelectionRow]:
        actor = self.ctx.actor
        return Records(
            name="selection",
            table=tr("综合评价名单"),
            scope=Scope(
                "listBox", tr("名单版本"), list_keys.bind, version_words, lambda subject: list_of.bind(subject=subject)
            ),
            reads=lambda key: selection_rows.bind(list_id=key.partition("@")[2]),
            kinds=frozenset({Kind.SELECTION, Kind.CONTEXT}),
            key=lambda row: row.id,
            also=lambda row: (row.proposal_id, row.list_id),
            columns=_columns(self.ctx.lang),
            kept_back=frozenset({"department", "number"}),
            filters=by_value(lambda row: row.decision.value, *((one.value, words.decision(one)) for one in Decision)),
            extras=(
                Extra("fieldBox", tr("领域"), tr("全部领域"), lambda row: row.field or tr("未填")),
                Extra("districtBox", tr("主管部门"), tr("全部主管部门"), lambda row: row.department_name),
            ),
            first=lambda row: row.decision is Decision.UNDECIDED,
            waits=lambda row: row.list_status is ListStatus.DRAFT and row.decision is Decision.UNDECIDED,
            shown=self._shown,
            nothing=Shown(tr("选择一个项目，查看得分、名次和决定。")),
            begins=(
                acts.draft_act(),
                Own(Act.APPLY_CUT, tr("名额测算…"), self.try_cut, "scale"),
            ),
            acts=acts.acts(),
            many=acts.many_acts(),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            possible_many=lambda rows: many_for_person(actor, partial(many_acts, rows)),
            history=lambda row: selection_history.bind(item_id=row.id),
            papers=(self._list_paper(), self._letters()),
            empty=Empty(tr("评审会封存以后，在这里拟定名单：逐个登记拟支持、不支持或暂缓，由会议确定。"), "selection"),
            counted=tr("共 {total} 个项目，显示 {shown} 个"),
            chosen=tr("，已选 {n} 个"),
            split=(800, 310),
        )

    def _shown(self, row: SelectionRow) -> Shown:
        name = row.proposed_name if row.center_name != row.proposed_name else ""
        agreed = "" if row.name_agreed_on is None else row.name_agreed_on.isoformat()
        visit = "" if row.visited_on is None else f"{row.visited_on.isoformat()} {row.visit}"
        facts = (
            Fact(tr("编号"), row.number),
            Fact(tr("类型"), all_words.track(row.track)),
            Fact(tr("领域"), all_words.merged_words(row.field, row.written_field)),
            Fact(tr("平均分"), "" if row.mean is None else str(row.mean)),
            Fact(tr("名次"), words.rank(row)),
            Fact(tr("论证结果"), words.verdict(row.verdict, row.track)),
            Fact(tr("现场考察"), visit),
            Fact(tr("申报名称"), name),
            Fact(tr("单位同意名称"), agreed),
            Fact(tr("理由"), row.reason),
        )
        lines = [Line(tr("名次按同类型通过论证项目的平均分排列，得分相同的并列。"), "muted")]
        lines[:0] = [Line(words.correction(row), "bad")] if row.corrected else []
        lines[:0] = [Line(words.waiting(row), "warn")] if row.docket else []
        if row.departs:
            words_of = tr("这个决定与名次不一致，或为暂缓，要写明理由才能确定名单。")
            lines.append(Line(words_of, "muted" if row.reason else "bad"))
        if row.raised:
            asks = tr("名次在前的有项目未予支持，这个项目越过它们拟支持：请写明为什么选它，名单上印这条理由。")
            lines.append(Line(asks, "muted" if row.reason else "warn"))
        links = [Link(tr("看它的意见书"), Place("opinions", row.proposal_id))]
        if row.list_status is ListStatus.ADOPTED and row.decision is Decision.SUPPORT:
            links.append(Link(tr("到公示"), Place("publicity", row.proposal_id)))
        return Shown(
            row.center_name,
            f"{row.host_name} · {row.department_name}",
            words.chip(row),
            facts=tuple(fact for fact in facts if fact.text),
            lines=tuple(lines),
            note=tr("名单状态：{state}").format(state=words.status(row.list_status)),
            links=tuple(links),
        )

    def _tell_corrections(self) -> None:
        """At the head of the page, as long as a version is in view that says other figures than the sealed ones, or that
        lacks a project which was sealed later."""
        told = words.corrections([self.page.table.rows_model.row(n) for n in range(self.page.table.total())])
        if self.list_id():
            self.ctx.ask(sealed_later.bind(list_id=self.list_id()), on_done=partial(self._tell, told))
        else:
            self._tell(told, Unlisted("", False, ()))

    def _tell(self, told: str, late: Unlisted) -> None:
        told = "\n".join(part for part in (told, words.unlisted(late)) if part)
        takes = late.names and late.open and is_theirs(self.ctx.actor, Act.EXTEND_SELECTION)
        acts = ((tr("补入名单"), partial(self._take_in, late.list_id)),) if takes else ()
        if told:
            self.page.message.show_message(told, "warn", acts)
        elif self._told and self.page.message.text == self._told:
            self.page.message.clear()
        self._told = told

    def _take_in(self, list_id: str) -> None:
        """Put what was sealed later on the list that is drawn up."""
        self.ctx.perform(extend_selection.bind(list_id=list_id), on_error=self.page.report)

    # -- the cut

    def try_cut(self) -> None:
        """Think about the places; the decisions still open can be filled from it."""
        rows = [self.page.table.rows_model.row(n) for n in range(self.page.table.total())]
        if not rows:
            self.page.message.show_message(tr("还没有名单，没有可以测算的。"), "info")
            return
        may_fill = rows[0].list_status is ListStatus.DRAFT and is_theirs(self.ctx.actor, Act.APPLY_CUT)
        dialog = CutDialog(self.ctx, rows, may_fill=may_fill, parent=self.page)
        dialog.taken.connect(self._fill)
        self.ctx.ask(sealed_later.bind(list_id=self.list_id()), on_done=dialog.tell_unlisted)
        self.page.show_dialog(dialog)

    def _fill(self, places: Mapping[str, int]) -> None:
        fills = filling([self.page.table.rows_model.row(n) for n in range(self.page.table.total())], places)
        left = len(fills.tied) + len(fills.unsealed)

        def filled(changes: Changes) -> None:
            told = tr("已按名额填写 {n} 个。").format(n=len(changes.ids))
            told += tr("还有 {n} 个未决定，请逐个决定。").format(n=left) if left else ""
            self.page.message.show_message(told, "ok")

        self.ctx.perform(
            apply_cut.bind(list_id=self.list_id(), places=places), on_done=filled, on_error=self.page.report
        )

    # -- papers

    def _why_no_paper(self) -> str:
        return "" if self.list_id() else tr("还没有名单，没有可导出的。")

    def _list_paper(self) -> Paper[MadeFile]:
        def make(path: Path) -> WorkOrder[MadeFile]:
            return export_selection.bind(out=path, list_id=self.list_id())

        return Paper(
            Act.EXPORT_SELECTION,
            tr("导出名单…"),
            lambda: tr("拟支持名单"),
            make,
            (".xlsx", ".pdf", ".docx"),
            why_not=self._why_no_paper,
            command=tr("导出拟支持名单和综合评价表…"),
        )

    def _letters(self) -> Paper[MadeFile]:
        def make(path: Path) -> WorkOrder[MadeFile]:
            return export_letters.bind(out=path, list_id=self.list_id())

        return Paper(
            Act.EXPORT_LETTERS,
            tr("告知函…"),
            lambda: tr("未予支持告知函"),
            make,
            (".pdf", ".docx"),
            told=lambda made: tr("{n} 份").format(n=made.about),
            why_not=self._why_no_paper,
            command=tr("生成未予支持告知函…"),
        )


def _columns(lang: str) -> tuple[Column, ...]:
    zh = lang == "zh"
    return (
        Column("center", tr("中心"), lambda row: row.center_name, width=220, pinyin=True),
        Column("decision", tr("决定"), lambda row: row.decision.value, width=84 if zh else 108, chip=words.chip),
        Column("rank", tr("名次"), words.rank, align="right", width=60, sort_key=lambda row: row.rank or 10**6),
        Column("mean", tr("平均分"), lambda row: "" if row.mean is None else str(row.mean), align="right", width=64),
        Column("verdict", tr("论证"), lambda row: words.verdict(row.verdict, row.track), width=116),
        Column("track", tr("类型"), lambda row: all_words.track(row.track), width=50 if zh else 88),
        Column("field", tr("领域"), lambda row: row.field, width=100),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=112, pinyin=True),
        Column("department", tr("主管部门"), lambda row: row.department_name, width=150, pinyin=True),
        Column("number", tr("编号"), lambda row: row.number, width=130),
    )
