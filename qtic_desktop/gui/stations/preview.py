"""A look at a bundle before it is taken in: what it brings, and what a person has to decide."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.stations import BundleReport, Choice, Standing, UnitFinding
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Column, Dialog, FieldRow, InlineMessage, RowTable, plain_label
from qtic_desktop.gui.words import minute
from qtic_desktop.resources import message
from qtic_desktop.services.stations.words import difference


class BundlePreview(Dialog):
    """Counts first, then every sheet that is not simply the same; one that was changed at both places is decided here.
    ``choices`` holds what was decided."""

    harmless = False

    def __init__(self, ctx: AppContext, report: BundleReport, parent: QWidget) -> None:
        super().__init__(tr("导入交换包"), parent)
        self._ctx, self._report = ctx, report
        self.choices: dict[str, Choice] = {}
        self.setMinimumSize(theme().px(860), theme().px(500))
        head = tr("站点 {station} 第 {n} 个交换包，{at} 由{by}导出。").format(
            station=report.where, n=report.number, at=minute(report.made_at), by=report.made_by
        )
        self.body.addWidget(plain_label(head, "strong"))
        self.counts = plain_label(self._counts(), "body")
        self.body.addWidget(self.counts)
        self._say_notes()
        self.table = RowTable(_columns(self), self, name=tr("评分表"))
        self.table.setObjectName("bundleSheets")
        self.table.row_selected.connect(self._show)
        self.body.addWidget(self.table, 1)
        self.words = plain_label("", "body")
        self.body.addWidget(self.words)
        self.choice = ChoiceBox(self)
        self.choice.setObjectName("bundleChoice")
        self.choice.set_choices(
            [
                (Choice.LEAVE.value, tr("先不决定：这里保持不变，以后再导入")),
                (Choice.OURS.value, tr("用这台电脑上的")),
                (Choice.THEIRS.value, tr("用“{station}”的").format(station=report.called or report.station)),
            ]
        )
        self.choice.edited.connect(self._decide)
        self.row = FieldRow(self, label=tr("两边都改过，用哪一边"), field=self.choice, required=True)
        self.body.addWidget(self.row)
        self.add_button(tr("不导入"), self.reject).setObjectName("cancelBundle")
        self.confirm = self.add_button(tr("导入"), self.accept, "primary")
        self.confirm.setObjectName("confirmBundle")
        told = [one for one in report.units if one.standing is not Standing.SAME]
        self.table.set_rows(told, lambda one: one.sheet_id)
        if told:
            self.table.select(told[0].sheet_id)
        self._show(self.table.selected())
        self._follow()

    def chosen(self, one: UnitFinding) -> Choice:
        """What was decided about a sheet."""
        return self.choices.get(one.sheet_id, Choice.LEAVE)

    def _counts(self) -> str:
        report = self._report
        return tr(
            "共 {sheets} 张评分表：{taken} 张将更新到交换包里的内容，{same} 张相同，{ours} 张这里的较新（不动），"
            "{both} 张两边都改过（要决定）。现在什么都还没有写入。"
        ).format(
            sheets=len(report.units),
            taken=report.count(Standing.THEIRS),
            same=report.count(Standing.SAME),
            ours=report.count(Standing.OURS),
            both=report.count(Standing.BOTH),
        )

    def _say_notes(self) -> None:
        report, lang = self._report, self._ctx.lang
        notes = []
        if report.seen_before:
            left = sum(one.open for one in report.units)
            code = "stations.seen_undecided" if left else "stations.seen_before"
            notes.append(message(code, lang, at=minute(report.seen_before), n=left))
        if report.missed:
            numbers = "、".join(map(str, report.missed))
            notes.append(message("stations.missed", lang, station=report.where, numbers=numbers))
        if notes:
            line = InlineMessage(self)
            line.show_message("\n".join(notes), "info")
            self.body.addWidget(line)

    def _show(self, one: UnitFinding | None) -> None:
        decides = one is not None and one.standing is Standing.BOTH and not one.why_not
        self.row.setVisible(decides)
        self.words.setText("" if one is None else _words(one, self._ctx))
        if one is not None and decides:
            self.choice.set_value(self.chosen(one).value)

    def _decide(self) -> None:
        one = self.table.selected()
        if one is not None:
            self.choices[one.sheet_id] = Choice(str(self.choice.value()))
            self.table.viewport().update()
            self._follow()

    def _follow(self) -> None:
        taken = self._report.count(Standing.THEIRS)
        decided = sum(1 for choice in self.choices.values() if choice is not Choice.LEAVE)
        self.confirm.setText(tr("导入 {n} 张").format(n=taken + decided))
        self.confirm.setEnabled(bool(taken + decided))
        self.confirm.setToolTip("" if taken + decided else tr("没有要写入的评分表"))
        self.confirm.setObjectName("confirmBundle")


def _words(one: UnitFinding, ctx: AppContext) -> str:
    if one.why_not:
        facts = {"proposal": one.proposal_number, "expert": one.expert_name, "sheet": one.sheet_id}
        return message(f"stations.{one.why_not}", ctx.lang, **facts)
    return tr("不同之处：{what}").format(what=difference(one, ctx.lang))


def _columns(dialog: BundlePreview) -> list[Column]:
    return [
        Column("standing", tr("情况"), lambda one: one.standing.value, width=150, chip=lambda one: _chip(one, dialog)),
        Column("number", tr("申报编号"), lambda one: one.proposal_number, width=130),
        Column("center", tr("中心"), lambda one: one.center_name, stretch=True),
        Column("expert", tr("专家"), lambda one: one.expert_name, width=110, pinyin=True),
    ]


def _chip(one: UnitFinding, dialog: BundlePreview) -> tuple[str, str]:
    if one.why_not:
        return ("bad", tr("会议已封存") if one.why_not == "sealed" else tr("这里没有"))
    if one.standing is Standing.BOTH:
        return {
            Choice.LEAVE: ("warn", tr("两边都改过")),
            Choice.OURS: ("ok", tr("用这里的")),
            Choice.THEIRS: ("ok", tr("用交换包的")),
        }[dialog.chosen(one)]
    return ("ok", tr("将更新")) if one.standing is Standing.THEIRS else ("neutral", tr("这里较新"))
