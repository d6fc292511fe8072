"""Writing a correction docket: which sheet and what of it, and beside the answers at once what it would do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.meetings import AWAY
from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.scoring.outcomes import Outcome
from qtic_desktop.domain.scoring.sealing import DocketKind
from qtic_desktop.domain.scoring.values import SheetScores
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.scoring.sealed import words
from qtic_desktop.gui.scoring.words import VOTES, points_text, vote_text
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Dialog, FitScroll, FormColumn, TextArea, TextField, plain_label
from qtic_desktop.services import scoring
from qtic_desktop.services.scoring import DocketEffect
from qtic_desktop.storage.queries.meetings import SeatRow
from qtic_desktop.storage.queries.scoring import SheetStateRow

LOOK_MS = 300
"""How long after the last key the effect is computed."""


class DocketDialog(Dialog):
    """``asked``: the docket was written. The button stays grey until the effect of just these answers was shown."""

    asked = Signal()
    harmless = False
    holds_entries = True

    def __init__(
        self,
        ctx: AppContext,
        outcomes: Sequence[Outcome],
        panel: Sequence[SeatRow],
        states: Sequence[SheetStateRow],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("开更正单"), parent)
        self._ctx = ctx
        self._outcomes = {one.agenda_item_id: one for one in outcomes}
        self._seats = {seat.expert_id: seat for seat in panel}
        self._sheets = {(one.agenda_item_id, one.expert_id): one for one in states}
        self._asked_for: dict[str, Any] = {}
        self._takes_total = False
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._look)
        self.column = FormColumn(self)
        self._lay_out()
        self._fields()
        self.add_button(tr("取消"), self.reject).setObjectName("leave_docket")
        self.ask_button = self.add_button(tr("开更正单"), self._ask, "primary")
        self.ask_button.setObjectName("ask_docket")
        self.column.edited.connect(self._on_edited)
        self.setMinimumWidth(theme().px(860))
        low = self.screen().availableGeometry().height() - theme().px(48)  # its buttons are in sight at 125 % too
        self.resize(theme().px(860), min(theme().px(640), low))
        self._choose_project()

    def _lay_out(self) -> None:
        said = tr("一张更正单更正一处，由另一人确认后生效；确认以前封存的结果不变。")
        self.body.addWidget(plain_label(said, "muted", self))
        both = QHBoxLayout()
        both.setSpacing(theme().px(24))
        left = FitScroll(self)
        left.body.addWidget(self.column)
        both.addWidget(left, 3)
        right = QVBoxLayout()
        right.setSpacing(theme().px(8))
        right.addWidget(plain_label(tr("更正的影响"), "section", self))
        self.told = plain_label("", "body", self)
        self.told.setObjectName("docket_effect")
        self.falls = plain_label("", "warn", self)
        self.problem = plain_label("", "bad", self)
        for label in (self.told, self.falls, self.problem):
            label.setWordWrap(True)
            right.addWidget(label)
        right.addStretch(1)
        both.addLayout(right, 2)
        self.body.addLayout(both, 1)

    def _fields(self) -> None:
        add = self.column.add
        projects = [
            (one.agenda_item_id, f"{one.position}  {one.proposal_number}  {one.center_name}")
            for one in self._outcomes.values()
        ]
        boxes = {name: ChoiceBox(self) for name in ("project", "expert", "kind", "criterion", "ballot")}
        boxes["project"].set_choices(projects)
        boxes["kind"].set_choices([(kind.value, words.docket_kind(kind)) for kind in DocketKind])
        boxes["ballot"].set_choices([(one.value, vote_text(one)) for one in VOTES])
        for name, label in (
            ("project", tr("项目")),
            ("expert", tr("专家")),
            ("kind", tr("更正什么")),
            ("criterion", tr("指标")),
            ("ballot", tr("更正为")),
        ):
            boxes[name].setObjectName(f"docket_{name}")
            add(name, label, boxes[name], required=True)
        after, reason = TextField(self, limit=200), TextArea(self, limit=300, lines=2)
        after.setObjectName("docket_after")
        reason.setObjectName("docket_reason")
        add("after", tr("更正为"), after, required=True)
        total = TextField(self, limit=20)
        total.setObjectName("docket_total")
        add("total", tr("手写合计改为"), total, help_text=tr("按更正后各项之和填好；纸面签字更正的合计不同，照纸面改"))
        add("reason", tr("更正的理由"), reason, help_text=tr("写明错在哪里、依据什么更正，至少 10 个字"), required=True)
        for box in boxes.values():  # nobody has chosen anything yet
            box.set_value(None)

    # -- what depends on what

    def _on_edited(self, name: str) -> None:
        if name == "project":
            self._choose_project()
        elif name in ("expert", "kind", "criterion"):
            self._choose_kind()
        elif name == "after":
            self._fill_total()
            self._wait()
        elif name != "reason":
            self._wait()
        self._allow()

    def _value(self, name: str) -> Any:
        return self.column.field(name).value()

    @property
    def _kind(self) -> DocketKind | None:
        chosen = self._value("kind")
        return DocketKind(chosen) if chosen else None

    @property
    def _outcome(self) -> Outcome | None:
        return self._outcomes.get(self._value("project") or "")

    def _choose_project(self) -> None:
        """Only who took part, and the criteria that apply."""
        outcome = self._outcome
        if outcome is None:
            self._choose_kind()
            return
        experts = [sheet.expert_id for sheet in outcome.case.sheets if sheet.state not in AWAY]
        self._offer("expert", [(one, f"{self._seats[one].name}（{self._seats[one].organization}）") for one in experts])
        left_out = outcome.case.not_applicable
        criteria = [one for one in outcome.case.rubric.criteria if one.number not in left_out]
        self._offer("criterion", [(one.number, f"{one.number}  {one.title}") for one in criteria])
        self._choose_kind()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        box, was = self.column.field(name), self._value(name)
        box.set_choices(choices)
        known = [key for key, _words in choices]
        box.set_value(was if was in known else None)

    def _choose_kind(self) -> None:
        kind, rows = self._kind, self.column.rows
        rows["criterion"].setVisible(kind is DocketKind.POINTS)
        rows["ballot"].setVisible(kind is DocketKind.BALLOT)
        rows["after"].setVisible(kind not in (None, DocketKind.BALLOT))
        labels = {DocketKind.RECUSAL: tr("回避的原因"), DocketKind.PAPER_TOTAL: tr("手写合计更正为")}
        rows["after"].setProperty("label", tr("更正为") if kind is None else labels.get(kind, tr("更正为")))
        rows["after"].setProperty("helpText", self._now())
        sheet = self._sheet()
        self._takes_total = kind is DocketKind.POINTS and sheet is not None and sheet.paper_total is not None
        rows["total"].setVisible(self._takes_total)
        self._fill_total()
        self._wait()

    def _sheet(self) -> SheetScores | None:
        outcome = self._outcome
        return None if outcome is None else outcome.sheet_of(self._value("expert") or "")

    def _fill_total(self) -> None:
        """The sum of the items as they will be; who reads another one on the paper writes that."""
        outcome, sheet, after = self._outcome, self._sheet(), parse_number(self._value("after") or "")
        if not self._takes_total or sheet is None or outcome is None:
            return
        criteria = outcome.case.rubric.criteria
        points = {one.number: given for one, given in zip(criteria, sheet.points, strict=True)}
        if after is not None and self._value("criterion"):
            points[self._value("criterion")] = after
        total = sum((one for one in points.values() if one is not None), Decimal(0))
        self.column.field("total").set_value(points_text(total if after is not None else sheet.paper_total))

    def _now(self) -> str:
        """What stands there now, for the two kinds that are figures."""
        outcome, sheet = self._outcome, self._sheet()
        if outcome is None or sheet is None:
            return ""
        if self._kind is DocketKind.PAPER_TOTAL:
            return tr("现在是 {value}").format(value=points_text(sheet.paper_total) or tr("空白"))
        if self._kind is not DocketKind.POINTS or not sheet.points or not self._value("criterion"):
            return ""
        numbers = [one.number for one in outcome.case.rubric.criteria]
        place = numbers.index(self._value("criterion"))
        most = points_text(outcome.case.rubric.criteria[place].maximum)
        return tr("现在是 {value}，满分 {most}").format(value=points_text(sheet.points[place]), most=most)

    # -- the effect

    def _wait(self) -> None:
        """The answers have changed: what was said of others is taken away."""
        self._asked_for = {}
        for label in (self.told, self.falls, self.problem):
            label.setText("")
        self._soon.start()
        self._allow()

    def _change(self) -> dict[str, Any]:
        kind, sheet = self._kind, self._sheets.get((self._value("project") or "", self._value("expert") or ""))
        after = self._value("ballot") if kind is DocketKind.BALLOT else self._value("after")
        if sheet is None or kind is None or not (after or kind is DocketKind.PAPER_TOTAL):
            return {}
        criterion = self._value("criterion") if kind is DocketKind.POINTS else ""
        if kind is DocketKind.POINTS and not criterion:
            return {}
        change = {"sheet_id": sheet.sheet_id, "kind": kind, "after": after or "", "criterion": criterion}
        return {**change, "total": self._value("total") or ""} if self._takes_total else change

    def _look(self) -> None:
        self.column.commit()
        change = self._change()
        if not change:
            self.told.setText(tr("填好更正的内容，这里就显示影响。"))
            return
        self._ctx.ask(
            scoring.docket_effect.bind(**change),
            on_done=partial(self._show_effect, change),
            on_error=partial(self._show_problem, change),
        )

    def _show_effect(self, change: dict[str, Any], effect: DocketEffect) -> None:
        if not isValid(self) or change != self._change():
            return
        lines = words.effect_lines(effect)
        self.told.setText("\n".join(line.text for line in lines if line.kind != "warn"))
        self.falls.setText("\n".join(line.text for line in lines if line.kind == "warn"))
        if effect.blockers:
            first = effect.blockers[0]
            self.problem.setText(self._ctx.say("scoring.docket_blocked", blocker=first.code, **first.facts))
        else:
            self._asked_for = change
        self._allow()

    def _show_problem(self, change: dict[str, Any], error: Exception) -> None:
        if isValid(self) and change == self._change():
            self.problem.setText(self._ctx.say(error))

    def _allow(self) -> None:
        """The button, grey with its reason until the effect was seen."""
        seen = bool(self._asked_for)
        self.ask_button.setEnabled(seen)
        self.ask_button.setToolTip("" if seen else tr("先填好更正的内容，看过影响。"))

    # -- writing it

    def _ask(self) -> None:
        self.column.commit()
        change = self._change()
        if not change or change != self._asked_for:
            self._wait()
            return
        self.ask_button.setEnabled(False)
        self._ctx.perform(
            scoring.ask_docket.bind(**change, reason=self._value("reason")),
            on_done=self._on_asked,
            on_error=self._refuse,
        )

    def _on_asked(self, _changes: Changes) -> None:
        if isValid(self):
            self.done(1)
            self.asked.emit()

    def _refuse(self, error: Exception) -> None:
        if isValid(self):
            self._allow()
            self.problem.setText(self._ctx.say(error))
            self.make_room()
