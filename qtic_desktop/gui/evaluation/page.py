"""绩效评估 (三（四）): who falls due about the end of the period, the panel, grades, and what follows them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Changes, Kind, Role
from qtic_desktop.domain.evaluation import EvaluationState, many_acts, possible_acts
from qtic_desktop.domain.evaluation.oddities import Oddity, oddities
from qtic_desktop.domain.possible import for_person, many_for_person
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.evaluation import acts, objection_acts, words
from qtic_desktop.gui.evaluation.list_dialog import ListDueDialog
from qtic_desktop.gui.place import Place
from qtic_desktop.gui.stage.paper import Paper
from qtic_desktop.gui.stage.record_page import RecordPage
from qtic_desktop.gui.stage.records import Empty, Extra, More, Own, Records, Scope
from qtic_desktop.gui.stage.shown import Fact, Line, Link, Shown
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.widgets import Column
from qtic_desktop.services.evaluation import papers
from qtic_desktop.services.evaluation.listing import open_evaluation
from qtic_desktop.services.files import MadeFile
from qtic_desktop.services.use_case import WorkOrder
from qtic_desktop.storage.queries.evaluation import (
    EvaluationRow,
    evaluation_history,
    evaluation_year_of,
    evaluation_years,
    evaluations,
)
from qtic_desktop.storage.queries.evaluation_figures import EvaluationSettings, evaluation_settings
from qtic_desktop.storage.queries.evaluation_targets import TargetLine, target_lines

_WAITS = (
    EvaluationState.REPORT_LATE, EvaluationState.REVIEWED, EvaluationState.ABSENT, EvaluationState.FAILED,
    EvaluationState.RECTIFY_LATE, EvaluationState.REVOKING,
)  # fmt: skip


def evaluation_page(ctx: AppContext) -> RecordPage[EvaluationRow]:
    """The evaluations of a year."""
    return _Evaluations(ctx).page


class _Evaluations:
    """The page, and what of it is no value: listing who falls due, the settings that forms propose, the papers."""

    def __init__(self, ctx: AppContext) -> None:
        self.ctx = ctx
        grades = tuple(name for name, _points in RuleSet.default().grades)
        self.settings = EvaluationSettings(grades, 12)
        self.page = RecordPage(ctx, self._records())
        ctx.ask(evaluation_settings.bind(), on_done=self._take_settings, on_error=self.page.report)

    def _take_settings(self, found: EvaluationSettings) -> None:
        self.settings = found

    def today(self) -> date:
        """The day the list is of."""
        return self.ctx.now().date()

    def _records(self) -> Records[EvaluationRow]:
        actor = self.ctx.actor
        return Records(
            name="evaluation",
            table=tr("绩效评估名单"),
            scope=Scope(
                "evaluationYear",
                tr("评估年度"),
                evaluation_years.bind,
                lambda year: tr("{year} 年").format(year=year),
                lambda one: evaluation_year_of.bind(subject=one),
            ),
            reads=lambda year: evaluations.bind(year=int(year), today=self.today()),
            kinds=frozenset({Kind.EVALUATION, Kind.CENTER, Kind.MEETING, Kind.RULES, Kind.CONTEXT}),
            key=lambda row: row.id,
            also=lambda row: (row.center_id, row.proposal_id),
            columns=_columns(self.ctx.lang),
            kept_back=frozenset({"host", "department", "number"}),
            filters=words.filters(),
            extras=(Extra("departmentBox", tr("主管部门"), tr("全部主管部门"), lambda row: row.department_name),),
            first=lambda row: row.state in _WAITS,
            waits=lambda row: row.state in _WAITS,
            shown=self._shown,
            more=lambda row: More(target_lines.bind(evaluation_id=row.id), _reached),
            nothing=Shown(tr("选择一个中心，查看评估的经过和下一步。")),
            begins=(Own(Act.OPEN_EVALUATION, tr("列入到期中心…"), self.list_due, "calendar-check"), acts.list_act()),
            acts=(
                *acts.acts(self.today, lambda: list(self.settings.grades), lambda: self.settings.rectify),
                *objection_acts.acts(),
            ),
            many=acts.many_acts(self.today),
            possible=lambda row: for_person(actor, partial(possible_acts, row)),
            possible_many=lambda rows: many_for_person(actor, partial(many_acts, rows)),
            history=lambda row: evaluation_history.bind(evaluation_id=row.id),
            papers=self._papers(),
            empty=Empty(
                tr("建设期满前后的中心在这里评估。先列入到期的中心，程序按台账的期满日推算，不改动台账。"), "evaluation"
            ),
            counted=tr("共 {total} 个中心，显示 {shown} 个"),
            chosen=tr("，已选 {n} 个"),
            narrow=frozenset({"due"}),
            split=(760, 350),
        )

    def _shown(self, row: EvaluationRow) -> Shown:
        score = "—" if row.mean is None else str(row.mean)
        facts = (
            Fact(tr("综合得分"), score if row.mean is not None else ""),
            Fact(tr("推算等次"), "" if row.grade else words.hint(row)),
            Fact(tr("此前不合格"), tr("{n} 次").format(n=row.failed_before) if row.failed_before else ""),
            Fact(tr("扫描件"), mark("、").join(row.files)),
        )
        unknown = tr("{year} 年放假安排未载入，公示期只按星期推算。").format(year=row.unknown_years)
        lines = (
            Line(words.window(row, self.today())),
            Line(words.missed(row, self.today()), "bad"),
            Line(words.moved_on(row), "bad"),
            Line(words.last_step(row), "muted"),
            Line(unknown if row.unknown_years and row.concluded_on is None else "", "warn"),
            *objection_acts.told(row),
        )
        links = [
            Link(tr("看它的台账"), Place("launch", row.center_id)),
            Link(tr("看它的年度报告"), Place("annual_reports", row.center_id)),
        ]
        if row.state == EvaluationState.ON_AGENDA:
            links.insert(0, Link(tr("到评审会议"), Place("meetings", new=False), icon="presentation"))
        return Shown(
            row.center_name,
            f"{row.center_number} · {row.host_name} · {row.department_name}",
            words.chip(row),
            facts=tuple(fact for fact in facts if fact.text),
            lines=tuple(line for line in lines if line.text),
            steps=words.timeline(row),
            note=words.why_not_yet(row, Role.OFFICE if Role.OFFICE in self.ctx.actor.roles else self.ctx.actor.role),
            links=tuple(links),
        )

    # -- listing who falls due

    def list_due(self) -> None:
        """Say whom it would list, then list them."""
        dialog = ListDueDialog(self.ctx, self.page)
        dialog.agreed.connect(self._list_due)
        self.page.show_dialog(dialog)

    def _list_due(self) -> None:
        def listed(changes: Changes) -> None:
            if self.page.scope is not None:
                self.page.scope.choose(str(self.today().year))
            told = tr("已列入 {n} 个建设期满前后的中心。").format(n=len(changes.ids))
            self.page.message.show_message(told, "ok")
            self.page.read_again()

        self.ctx.perform(open_evaluation.bind(), on_done=listed, on_error=self.page.report)

    # -- papers

    def _papers(self) -> tuple[Paper[MadeFile], ...]:
        def none_listed() -> str:
            return "" if self._year else tr("还没有列入中心，没有可导出的名单")

        def none_chosen() -> str:
            return "" if self._chosen() else tr("请先在列表里选择一个中心")

        def paper(
            act: Act, title: str, name: str, make: Callable[[Path], WorkOrder[MadeFile]], why_not: Callable[[], str],
            *, sheets: bool = True,
        ) -> Paper[MadeFile]:  # fmt: skip
            return Paper(
                act,
                title,
                lambda: name,
                make,
                (".xlsx", ".pdf") if sheets else (".pdf", ".docx", ".xlsx"),
                why_not=why_not,
                command=tr("导出{name}…").format(name=name),
            )

        return (
            paper(Act.EXPORT_EVALUATION, tr("名单…"), tr("绩效评估名单"), self._list, none_listed),
            paper(
                Act.EXPORT_EVALUATION_NOTICE,
                tr("通知…"),
                tr("绩效评估通知"),
                self._notice,
                none_listed,
                sheets=False,
            ),
            paper(
                Act.EXPORT_TARGETS, tr("对照表…"), tr("目标任务完成对照表"), self._targets, none_chosen, sheets=False
            ),
            paper(Act.EXPORT_EVALUATION_CASE, tr("文书…"), tr("评估决定文书"), self._letter, none_chosen, sheets=False),
            paper(Act.EXPORT_SUPPORT, tr("支持…"), tr("后续支持依据名单"), self._support, none_listed),
        )

    @property
    def _year(self) -> str:
        return "" if self.page.scope is None else self.page.scope.key

    def _chosen(self) -> str:
        row = self.page.table.selected()
        return "" if row is None else str(row.id)

    def _list(self, path: Path) -> WorkOrder[MadeFile]:
        return papers.export_evaluation.bind(out=path, year=int(self._year), only=self.page.shown_ids())

    def _notice(self, path: Path) -> WorkOrder[MadeFile]:
        return papers.export_evaluation_notice.bind(out=path, year=int(self._year), evaluation_id=self._chosen())

    def _targets(self, path: Path) -> WorkOrder[MadeFile]:
        return papers.export_targets.bind(out=path, evaluation_id=self._chosen())

    def _letter(self, path: Path) -> WorkOrder[MadeFile]:
        return papers.export_evaluation_case.bind(out=path, evaluation_id=self._chosen())

    def _support(self, path: Path) -> WorkOrder[MadeFile]:
        return papers.export_support.bind(out=path, year=int(self._year))


def _reached(lines: tuple[TargetLine, ...]) -> tuple[Line, ...]:
    """How much of the yardstick is noted, and what is missing by name."""
    if not lines:
        return (Line(tr("台账里没有它的任务书，提交评审时要写明选择的任务。"), "warn"),)
    odd = _odd(lines)
    missing = [one for one in lines if not one.actual]
    told = tr("目标完成：{all} 项年度目标已登记 {n} 项。").format(all=len(lines), n=len(lines) - len(missing))
    if not missing:
        return (Line(told), *odd)
    named = [tr("任务{task}第{n}年").format(task=one.task, n=one.year_no) for one in missing]
    unfiled = sorted({one.report_year for one in missing if not one.filed})
    parts = [told, tr("缺：{names}。").format(names=mark("、").join(named))]
    if unfiled:
        years = mark("、").join(str(year) for year in unfiled)
        parts.append(tr("{years} 年度报告没有备案。").format(years=years))
    return (Line(" ".join(parts), "muted"), *odd)


def _odd(lines: tuple[TargetLine, ...]) -> tuple[Line, ...]:
    """Figures that should be looked at again; they are never changed."""
    words = {
        Oddity.SAME: tr("任务{task}第{n}年与上一年一字不差"),
        Oddity.ZERO: tr("任务{task}第{n}年为 0，此前有数"),
        Oddity.SUMMED: tr("任务{task}第{n}年写的是累计数，别的年份不是"),
    }
    told = [words[odd].format(task=task, n=year) for task, year, odd in oddities(lines)]
    return (Line(tr("请核对：{what}。").format(what=mark("；").join(told)), "warn"),) if told else ()


def _columns(lang: str) -> tuple[Column, ...]:
    zh = lang == "zh"
    return (
        Column("center", tr("中心"), lambda row: row.center_name, width=220, pinyin=True),
        Column("state", tr("状态"), lambda row: row.state, width=110 if zh else 150, chip=words.chip),
        Column("score", tr("得分"), _score, align="right", width=64, sort_key=_score_key),
        Column("grade", tr("等次"), words.grade, width=88),
        Column("ends", tr("期满日"), lambda row: row.period_end.isoformat(), width=92),
        Column("due", tr("自评截止"), lambda row: row.report_due_on.isoformat() if row.report_due_on else "", width=92),
        Column("host", tr("依托单位"), lambda row: row.host_name, width=170, pinyin=True),
        Column("department", tr("主管部门"), lambda row: row.department_name, width=150, pinyin=True),
        Column("number", tr("中心编号"), lambda row: row.center_number, width=140),
    )


def _score(row: EvaluationRow) -> str:
    points = _score_key(row)
    return "" if points is None else str(points)


def _score_key(row: EvaluationRow) -> object:
    return row.score if row.grade else row.mean
