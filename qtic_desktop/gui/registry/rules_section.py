"""评审规则: what the guideline leaves open, as a form; every change makes a new version and says why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qtic_desktop.documents.content.field_words import field_words
from qtic_desktop.domain.acts import Act
from qtic_desktop.domain.changes import Kind
from qtic_desktop.domain.intake.second_keying import LONG_TEXTS
from qtic_desktop.domain.rule_settings import KEYING_DEFAULTS, REPORT_DEFAULTS
from qtic_desktop.domain.rules import MAJORITIES
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_rule_form import Ui_RuleForm
from qtic_desktop.gui.section import Section, column, row_of, scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    Column,
    NumberField,
    RowTable,
    button,
    commit_input_method,
    enter_moves_on,
    plain_label,
)
from qtic_desktop.gui.widgets.in_sight import go_to
from qtic_desktop.resources import Language

if TYPE_CHECKING:
    from qtic_desktop.storage.queries.registry import RuleSetRow

#: Field of the form to key of the rule set, where a number goes straight through.
_NUMBERS = {
    "minimumPanel": "minimum_panel",
    "passMean": "pass_mean",
    "trimMinimum": "trim_minimum",
    "trimLeaves": "trim_leaves",
    "decimals": "decimals",
    "dueMonth": "annual_due_month",
    "dueDay": "annual_due_day",
    "lateMonth": "annual_late_start_month",
    "examinationDays": "examination_days",
    "ownShare": "examination_own_share",
    "publicityDays": "publicity_days",
    "evaluationBefore": "evaluation_before",
    "evaluationAfter": "evaluation_after",
    "evaluationRectify": "evaluation_rectify",
    "feeSenior": "fee_senior",
    "feeOther": "fee_other",
}
#: Fields where one of a few is chosen.
_CHOICES = {
    "voteMajority": "vote_majority",
    "secretBallot": "secret_ballot",
    "trim": "trim",
    "step": "step",
    "reportMeasure": "annual_measure",
    "pastPeriod": "annual_past_period",
    "periodLast": "period_last",
    "examinationNeeded": "examination_required",
    "publicityCount": "publicity_count",
    "publicityFirst": "publicity_first_day",
    "keyingGate": "keying_gate",
    "paperKeying": "paper_keying",
    "signatureBlock": "signature_block",
}
_GRADES = ("excellent", "good", "passable")
_STEPS = ("0.5", "1", "0.1")


class RulesSection(Section):
    """Left the rules in force as a form, right the versions that there were."""

    kinds = frozenset({Kind.RULES, Kind.MEETING})

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        purpose = tr(
            "指引没有规定这些数字（指引未规定），由本局决定。修订产生新的版本，只用于以后召集的会议和以后开启的年度。"
        )
        super().__init__(ctx, purpose, parent)
        self._shown: RuleSetRow | None = None
        left, inside = column(self, 520)
        content = QWidget(left)
        self.form = Ui_RuleForm()
        self.form.setupUi(content)
        content.layout().setContentsMargins(0, 0, theme().px(16), 0)  # type: ignore[union-attr]
        self._offer_choices()
        inside.addWidget(scrolling(content, left), 1)
        self.put_in_force = self.guard(button(tr("启用新版本"), "check", "", left), Act.REVISE_RULES)
        self.put_in_force.setObjectName("reviseRules")
        self.put_in_force.clicked.connect(self.revise)
        self.put_back = button(tr("恢复为现行规则"), "undo-2", "quiet", left)
        self.put_back.clicked.connect(lambda: self._fill(self._shown))
        inside.addLayout(row_of(self.put_in_force, self.put_back))
        right, beside = column(self)
        beside.addWidget(plain_label(tr("历次版本"), "section", right))
        self.versions = RowTable(_columns(), right, name=tr("历次版本"))
        beside.addWidget(self.versions, 1)
        self.words = plain_label("", "help", right)
        beside.addWidget(self.words)
        self.versions.row_selected.connect(self._tell)
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        both.addWidget(left, 3)
        both.addWidget(right, 2)
        self.body.addLayout(both, 1)
        self._keys = enter_moves_on(content)
        self._keys.submit_requested.connect(self.revise)

    def _offer_choices(self) -> None:
        words = {"1/2": tr("过半数"), "2/3": tr("三分之二"), "3/4": tr("四分之三")}
        self.form.voteMajority.set_choices([(share, f"{words[share]}（{share}）") for share in MAJORITIES])
        self.form.trim.set_choices([("none", tr("不去掉")), ("one-high-one-low", tr("各去掉一个"))])
        self.form.reportMeasure.set_choices(
            [
                ("submitted", tr("单位提报日期")),
                ("district", tr("区市审核日期")),
                ("city", tr("市局备案日期")),
            ]
        )
        self.form.pastPeriod.set_choices([("leave", tr("不列入，开启年度时写明")), ("ask", tr("照常列入"))])
        self.form.periodLast.set_choices([("eve", tr("周年日的前一天")), ("anniversary", tr("周年日"))])
        self.form.examinationNeeded.set_choices([("yes", tr("须审查合格")), ("no", tr("没有审查的也可以"))])
        self.form.publicityCount.set_choices([("working", tr("工作日")), ("calendar", tr("自然日"))])
        self.form.publicityFirst.set_choices([("counted", tr("计入")), ("not_counted", tr("不计入"))])
        self.form.keyingGate.set_choices([("optional", tr("不要求")), ("required", tr("要求"))])
        self.form.keyingGroups.set_choices(_groups(self.ctx.lang))
        self.form.paperKeying.set_choices([("twice", tr("两人各录一遍")), ("once", tr("录一遍"))])
        ballots = [("none", tr("都记名")), ("conversion", tr("转建项目无记名")), ("all", tr("都无记名"))]
        self.form.secretBallot.set_choices(ballots)
        self.form.signatureBlock.set_choices([("lines", tr("逐行签字")), ("table", tr("签字表"))])
        self.form.step.set_choices([(step, tr("{step} 分").format(step=step)) for step in _STEPS])

    def read(self) -> None:
        """All versions, the one in force first."""
        from qtic_desktop.storage.queries.registry import rule_sets

        self.ctx.ask(rule_sets.bind(), on_done=self._show)

    def _show(self, rows: tuple[RuleSetRow, ...]) -> None:
        self.versions.set_rows(rows, lambda row: row.id)
        self.versions.select(rows[0].id)
        if self._shown is None or self._shown.id != rows[0].id:
            self._fill(rows[0])

    def _tell(self, row: RuleSetRow | None) -> None:
        version = "" if row is None else tr("第 {n} 版：").format(n=row.number)
        self.words.setText("" if row is None else version + rules_in_words(row.body))

    def _fill(self, row: RuleSetRow | None) -> None:
        if row is None:
            return
        self._shown = row
        body = {**REPORT_DEFAULTS, **KEYING_DEFAULTS, **row.body}
        for name, key in _NUMBERS.items():
            getattr(self.form, name).set_value(Decimal(str(body[key])))
        for name, (_grade, points) in zip(_GRADES, row.body["grades"], strict=False):
            getattr(self.form, name).set_value(Decimal(points))
        for name, key in _CHOICES.items():
            getattr(self.form, name).set_value(str(body[key]))
        self.form.keyingGroups.set_value(",".join(body["keying_groups"]))
        cap = row.body["excellent_cap"]
        self.form.excellentCap.set_value(None if cap == "none" else (Decimal(cap) * 100).normalize())
        self.form.reason.set_value("")
        for problem in self._rows():
            problem.set_problem(None)

    def settings(self) -> dict[str, Any]:
        """What stands in the form, as a rule set keeps it."""
        commit_input_method()
        values: dict[str, Any] = {key: _text(getattr(self.form, name).value()) for name, key in _NUMBERS.items()}
        for name, key in _CHOICES.items():
            values[key] = getattr(self.form, name).value()
        names = [name for name, _points in self._grades()]
        values["grades"] = [
            *([grade, _text(getattr(self.form, name).value())] for grade, name in zip(names, _GRADES, strict=False)),
            [names[-1], "0"],
        ]
        values["keying_groups"] = (self.form.keyingGroups.value() or "").split(",")
        cap = self.form.excellentCap.value()
        values["excellent_cap"] = "none" if cap is None else _text(cap / 100)
        return values

    def _grades(self) -> list[list[str]]:
        assert self._shown is not None
        return [list(pair) for pair in self._shown.body["grades"]]

    def revise(self) -> None:
        """Put the form in force as a new version; nothing is lost when it is refused."""
        from qtic_desktop.services.registry import revise_rules

        if self._shown is None or not self.may(Act.REVISE_RULES):
            return
        if unfit := self._unfit():
            for row in self._rows():
                row.set_problem(unfit.get(row))
            go_to(next(iter(unfit)).field)
            return
        number = self._shown.number + 1
        said = tr("第 {n} 版规则已启用；已召集的会议仍按原来的版本。").format(n=number)
        self.ctx.perform(
            revise_rules.bind(settings=self.settings(), reason=self.form.reason.value()),
            on_done=lambda _changes: self._revised(said),
            on_error=self.fail,
        )

    def _unfit(self) -> dict[Any, str]:
        """Rows that are blank and must not be, and figures that are none, with the sentence for each."""
        found = {}
        for row in self._rows():
            if isinstance(row.field, NumberField) and not row.field.is_readable():
                found[row] = self.ctx.say("intake.not_a_number", text=row.field.text())
            elif row.required and row.field.value() in (None, ""):
                found[row] = self.ctx.say("intake.required")
        return found

    def _revised(self, said: str) -> None:
        self.form.reason.set_value("")
        self.said.emit(said, "ok")

    def _rows(self) -> list[Any]:
        names = [*_NUMBERS, *_GRADES, *_CHOICES, "keyingGroups", "excellentCap", "reason"]
        return [getattr(self.form, f"{name}Row") for name in names]


def _groups(lang: Language) -> list[tuple[str, str]]:
    """What may be keyed a second time, in words."""
    return [
        ("identity", tr("名称与代码")),
        ("numbers", tr("文号与证书号")),
        ("dates", tr("日期")),
        ("money", tr("金额")),
        ("funding", tr("分年度经费")),
        ("partners", tr("共建单位")),
        ("finance", tr("近三年财务")),
        ("operation_money", tr("原中心近三年运行数据：年度和金额")),
        ("operation", tr("原中心近三年运行数据：全部")),
        ("people", tr("人员与条件")),
        ("contacts", tr("联系方式")),
        ("choices", tr("选择项（主管部门、单位性质、领域、模式、任务等）")),
        ("targets", tr("任务内容与目标、考核指标")),
        *((name, tr("长文字：{name}").format(name=field_words(name, lang))) for name in LONG_TEXTS),
    ]


def rules_in_words(body: Mapping[str, Any]) -> str:
    """The versions that differ most are told apart by panel, majority, pass line and trimming."""
    trimmed = tr("各去掉一个") if body["trim"] != "none" else tr("不去掉")
    return tr("最少 {panel} 人 · 表决 {majority} · 通过线 {line} · 高低分{trim}").format(
        panel=body["minimum_panel"], majority=body["vote_majority"], line=body["pass_mean"], trim=trimmed
    )


def _text(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _columns() -> list[Column]:
    return [
        Column("number", tr("版本"), lambda row: row.number, align="right", width=44),
        Column("since", tr("启用日期"), lambda row: row.since[:10], width=84),
        Column("meetings", tr("用于会议"), lambda row: row.meetings, align="right", width=64),
        Column("reason", tr("依据"), lambda row: row.reason, width=90, stretch=True),
    ]
