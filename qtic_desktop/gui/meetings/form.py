"""Convening a meeting: date, place, the proposals in running order, the panel, and the rules it will be bound to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.examination import words as examination_words
from qtic_desktop.gui.forms.ui_meeting_form import Ui_MeetingForm
from qtic_desktop.gui.icons import icon
from qtic_desktop.gui.meetings import words
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import InlineMessage, enter_moves_on
from qtic_desktop.gui.widgets.keys import EnterPresses
from qtic_desktop.gui.words import with_track
from qtic_desktop.services.meetings import create_meeting
from qtic_desktop.storage.queries import examination as examination_rows
from qtic_desktop.storage.queries import meetings as rows


class MeetingForm(QWidget):
    """``created`` carries the id of the new meeting, ``given_up`` when the person leaves without one."""

    created = Signal(str)
    given_up = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._form = Ui_MeetingForm()
        self._form.setupUi(self)
        self.setObjectName("meeting_form")
        self._dress()
        form = self._form
        form.proposals.prepare(
            tr("评审项目（按答辩顺序）"), tr("没有可以列入的项目；请先受理，并在“形式审查”里登记合格。")
        )
        form.experts.prepare(tr("专家组（按座次）"), tr("专家库是空的；请先在“专家库”中添加专家。"), leader=True)
        today = ctx.now().date()
        form.held_on.set_value(today)
        form.meeting_title.set_value(tr("{year}年青岛市技术创新中心专家评审会").format(year=today.year))
        self._free: dict[str, examination_rows.SeatableRow] = {}
        form.proposals.changed.connect(self._say_owing)
        form.cancel_button.clicked.connect(self.given_up)
        form.create_button.clicked.connect(self._create)
        self._enter = enter_moves_on(self)
        self._enter.submit_requested.connect(self._create)
        self.setFocusProxy(form.place)
        ctx.ask(examination_rows.seatable.bind(), on_done=self._take_proposals, on_error=self._say)
        ctx.ask(rows.experts.bind(), on_done=self._take_experts, on_error=self._say)
        ctx.ask(rows.rules_in_force.bind(), on_done=self._take_rules, on_error=self._say)

    def _dress(self) -> None:
        form = self._form
        self.message = InlineMessage(self)
        form.outer.insertWidget(1, self.message)
        form.outer.setContentsMargins(*[theme().px(n) for n in (16, 12, 16, 12)])
        form.outer.setStretch(3, 1)
        form.facts.setStretch(1, 2)
        form.facts.setStretch(2, 3)
        form.picks.setStretch(0, 1)
        form.picks.setStretch(1, 1)
        set_role(form.form_title, "page-title")
        set_role(form.rules_label, "help")
        form.rules_label.setTextFormat(Qt.TextFormat.PlainText)
        form.rules_label.setWordWrap(True)
        form.place.setObjectName("place")
        set_role(form.create_button, "primary")
        for made, picture, ink in ((form.create_button, "check", "on_accent"), (form.cancel_button, "x", "text")):
            made.setAutoDefault(False)
            made.setIcon(icon(picture, ink))
            made.setIconSize(QSize(theme().px(16), theme().px(16)))
        EnterPresses(self).watch(form.create_button, form.cancel_button)

    def _take_proposals(self, found: tuple[examination_rows.SeatableRow, ...]) -> None:
        self._free = {row.id: row for row in found}
        today = self._ctx.now().date()
        self._form.proposals.set_choices([(p.id, proposal_words(p, today)) for p in found])

    def _say_owing(self) -> None:
        """Papers that are still owed for what is picked, before the meeting is made."""
        today = self._ctx.now().date()
        picked = [self._free[key] for key in self._form.proposals.picked() if key in self._free]
        told = tr("{number} {sentence}")
        said = [
            told.format(number=row.number, sentence=words.owing(examination_words.awaited(row.due_on, today)))
            for row in picked
            if row.due_on is not None
        ]
        if said:
            self.message.show_message("\n".join(said), "warn")
        else:
            self.message.clear()

    def _take_experts(self, found: tuple[rows.ExpertRow, ...]) -> None:
        self._form.experts.set_choices([(e.id, f"{e.name}  {e.organization}  {e.speciality}") for e in found])

    def _take_rules(self, rules: rows.RulesInForce) -> None:
        body = rules.body
        trims = {"none": tr("不去最高最低分"), "one-high-one-low": tr("满 {n} 份去一个最高分、一个最低分")}
        parts = [
            trims.get(str(body["trim"]), "").format(n=body["trim_minimum"]),
            tr("专家组至少 {n} 人").format(n=body["minimum_panel"]),
            tr("平均分 {points} 以上").format(points=body["pass_mean"]),
            tr("表决须达 {majority}").format(majority=body["vote_majority"]),
            tr("每 {step} 分一档").format(step=body["step"]),
        ]
        sheets = [
            tr("{title}第 {n} 版，{count} 项").format(
                title=(r.body.get("title_en") if self._ctx.lang == "en" else "") or r.title,
                n=r.number,
                count=len(r.body["criteria"]),
            )
            for r in rules.rubrics
        ]
        text = tr("规则第 {n} 版（指引未规定，可在设置中调整）：").format(n=rules.number)
        self._form.rules_label.setText(
            text + tr("；").join(parts) + "\n" + tr("评分表（指引未规定）：") + tr("；").join(sheets)
        )

    def _create(self) -> None:
        form = self._form
        day = form.held_on.value()
        form.date_row.set_problem(tr("请填会议日期，例如 2026-3-5") if day is None else None)
        form.place_row.set_problem(None if form.place.value().strip() else tr("请填会议地点"))
        form.title_row.set_problem(None if form.meeting_title.value().strip() else tr("请填会议名称"))
        for row, field in ((form.date_row, form.held_on), (form.place_row, form.place)):
            if row.problem:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        assert day is not None  # a missing day is a problem of its row

        def done(changes: Changes) -> None:
            self.created.emit(next(iter(changes.ids)))

        self._ctx.perform(
            create_meeting.bind(
                title=form.meeting_title.value(),
                held_on=day,
                place=form.place.value(),
                proposal_ids=form.proposals.picked(),
                expert_ids=form.experts.picked(),
                leader_id=form.experts.leader(),
            ),
            on_done=done,
            on_error=self._say,
        )

    def _say(self, error: Exception) -> None:
        self.message.show_message(self._ctx.say(error), "bad")


def proposal_words(row: examination_rows.SeatableRow, today: date) -> str:
    """A proposal to be put on an agenda: number, name and track, and what its formal examination lacks."""
    parts = (examination_words.lacking(row.examination), examination_words.awaited(row.due_on, today))
    lacks = mark("，").join(part for part in parts if part)
    name = f"{row.number}  {with_track(row.center_name, row.track)}"
    return tr("{name}  （{lacks}）").format(name=name, lacks=lacks) if lacks else name
