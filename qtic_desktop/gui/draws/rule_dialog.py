"""The rule of a draw: for which proposals, how many of which kind and branch, and what a pool frozen now would be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from qtic_desktop.domain.changes import Changes
from qtic_desktop.domain.experts import ExpertKind
from qtic_desktop.domain.experts.draw import DrawRule, Group
from qtic_desktop.gui import words as all_words
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import mark, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Dialog, FieldRow, FitScroll, TextField, button, plain_label
from qtic_desktop.gui.widgets.in_sight import go_to
from qtic_desktop.gui.widgets.number_field import NumberField
from qtic_desktop.gui.widgets.tick_box import TickBox
from qtic_desktop.services.experts import freeze_pool, redraw
from qtic_desktop.storage.queries import experts as pool_rows
from qtic_desktop.storage.queries.experts import PoolRow
from qtic_desktop.storage.queries.experts.draw_lines import DrawSubject, PoolPreview, draw_subjects, pool_preview
from qtic_desktop.storage.queries.experts.draws import DrawDetail

_SETTLED_MS: Final = 250
"""How long after the last change the pool is looked at."""
_MOST: Final = 6
"""Groups there is room for."""
_LONGEST: Final = 30
"""Characters of a name there is room for on one line; the whole of it is in the tooltip."""


class RuleDialog(Dialog):
    """``frozen`` carries the ``Changes``; the dialog is closed then. With ``again`` it is the next attempt of that draw,
    with a reason and its rule to begin with."""

    frozen = Signal(object)

    def __init__(self, ctx: AppContext, parent: QWidget, again: DrawDetail | None = None) -> None:
        super().__init__(tr("改规则，重新抽取") if again is not None else tr("新的抽取"), parent)
        self._ctx, self._again = ctx, again
        self._fields: tuple[str, ...] = ()
        self._subjects: tuple[DrawSubject, ...] = ()
        self._asked: object = None
        self.ticks: dict[str, TickBox] = {}
        self.groups: list[GroupLine] = []
        self.title_field, self.reason = TextField(self, limit=60), TextField(self, limit=200)
        self.limit = NumberField(self, maximum=Decimal(99))
        self.per_unit = TickBox(tr("同一单位至多 1 名"), self)
        self.told = plain_label("", "body", self)
        self.told.setObjectName("poolTold")
        self.warning = plain_label("", "warn", self)
        self.warning.setObjectName("poolShort")
        self.warning.hide()
        self._build()
        self._begin_with(again.rule if again is not None else DrawRule((Group(7, 3),)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED_MS)
        self._timer.timeout.connect(self._look)
        ctx.ask(draw_subjects.bind(), on_done=self._take_subjects, on_error=self._fail)
        ctx.ask(pool_rows.pool.bind(year=ctx.now().year), on_done=self._take_pool, on_error=self._fail)

    # -- how it is put together

    def _build(self) -> None:
        scroll = FitScroll(self)
        self._column = scroll.body
        self.title_row = FieldRow(self, label=tr("抽取名称"), field=self.title_field, required=True)
        self._column.addWidget(self.title_row)
        self._column.addWidget(plain_label(tr("为哪些项目抽取"), "section", self))
        self._column.addWidget(
            plain_label(tr("与所选项目有回避或关联的专家不列入名单。只选这一场评审会的项目。"), "muted", self)
        )
        self._projects = QVBoxLayout()
        self._column.addLayout(self._projects)
        self._column.addWidget(plain_label(tr("抽取几名"), "section", self))
        self._column.addWidget(
            plain_label(tr("一组一行，按组依次抽取；先抽各组正选，再抽候补。指引未规定，打印在名单上。"), "muted", self)
        )
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(theme().px(8))
        self._lines.setColumnStretch(3, 1)
        for place, head in enumerate((tr("正选"), tr("候补"), tr("类别"), tr("领域"), tr("地区"))):
            self._lines.addWidget(plain_label(head, "small", self), 0, place)
        self._column.addLayout(self._lines)
        more = QHBoxLayout()
        self.add_group = button(tr("再加一组"), "plus", "", self)
        self.add_group.setObjectName("addGroup")
        self.add_group.clicked.connect(lambda: self._add(Group(1)))
        more.addWidget(self.add_group)
        more.addWidget(self.per_unit)
        more.addStretch(1)
        more.addWidget(plain_label(tr("今年评审满几次的不列入"), "small", self))
        self.limit.setFixedWidth(theme().px(64))
        self.limit.setAccessibleName(tr("今年评审满几次的不列入"))
        more.addWidget(self.limit)
        self._column.addLayout(more)
        self.reason_row = FieldRow(self, label=tr("重新抽取的原因"), field=self.reason, required=True)
        self._column.addWidget(self.reason_row)
        self.reason_row.setVisible(self._again is not None)
        self.title_row.setVisible(self._again is None)
        self._column.addStretch(1)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.told)
        self.body.addWidget(self.warning)
        self.leave_button = self.add_button(tr("取消"), self.reject)
        self.leave_button.setObjectName("leaveRule")
        self.freeze_button = self.add_button(tr("冻结名单"), self._freeze, "primary")
        self.freeze_button.setObjectName("freezePool")
        self.harmless = False
        self.per_unit.toggled.connect(lambda _on: self._change())
        self.limit.edited.connect(self._change)
        self.setMinimumSize(theme().px(760), theme().px(560))

    def _begin_with(self, rule: DrawRule) -> None:
        self.limit.set_value(rule.yearly_limit)
        self.per_unit.setChecked(rule.one_per_unit)
        for group in rule.groups:
            self._add(group)

    def _add(self, group: Group) -> None:
        line = GroupLine(self, group)
        line.set_fields(self._fields)
        line.edited.connect(self._change)
        line.dropped.connect(lambda: self._drop(line))
        self.groups.append(line)
        self._lay_out()

    def _drop(self, line: GroupLine) -> None:
        self.groups.remove(line)
        line.go()
        self._lay_out()

    def _lay_out(self) -> None:
        for place, line in enumerate(self.groups, 1):
            for column, part in enumerate(line.parts()):
                self._lines.addWidget(part, place, column)
            line.drop.setVisible(len(self.groups) > 1)
            line.name(place)
        self.add_group.setEnabled(len(self.groups) < _MOST)
        self._set_order()
        self._change()

    def _set_order(self) -> None:
        """Tab goes on in the order of reading, also after a group or the proposals came."""
        groups = (part for line in self.groups for part in line.parts())
        ends = (self.add_group, self.per_unit, self.limit, self.reason, self.leave_button, self.freeze_button)
        for here, there in pairwise((self.title_field, *self.ticks.values(), *groups, *ends)):
            QWidget.setTabOrder(here, there)

    # -- what there is to choose from

    def _take_subjects(self, found: tuple[DrawSubject, ...]) -> None:
        if not isValid(self):
            return
        self._subjects = found
        chosen = {one for one, _ in self._again.proposals} if self._again is not None else None
        groups: dict[str, list[DrawSubject]] = {}
        for one in found:
            groups.setdefault(one.meeting_id, []).append(one)
        for place, (meeting, subjects) in enumerate(groups.items()):
            heading = tr("评审会：{title}").format(title=subjects[0].meeting) if meeting else tr("等待安排评审会")
            self._projects.addWidget(plain_label(heading, "small", self))
            for one in subjects:
                short = one.name if len(one.name) <= _LONGEST else one.name[: _LONGEST - 1] + "…"
                tick = TickBox(f"{one.number}　{short}", self)
                tick.setToolTip(one.name)
                tick.setChecked(place == 0 if chosen is None else one.id in chosen)
                tick.toggled.connect(lambda _on: self._change())
                self._projects.addWidget(tick)
                self.ticks[one.id] = tick
        if not found:
            self._projects.addWidget(plain_label(tr("没有已受理、等待评审的项目。"), "warn", self))
        elif self._again is None:
            year = self._ctx.now().year
            usual = tr("{year}年青岛市技术创新中心专家评审会").format(year=year)
            self.title_field.set_value(found[0].meeting or usual)
        self._set_order()
        self._change()

    def _take_pool(self, found: tuple[PoolRow, ...]) -> None:
        if isValid(self):
            self._fields = tuple(sorted({field for row in found for field in row.fields}))
            for line in self.groups:
                line.set_fields(self._fields)

    # -- what is asked for

    def proposals(self) -> tuple[str, ...]:
        """The proposals that are ticked."""
        return tuple(one for one, tick in self.ticks.items() if tick.isChecked())

    def rule(self) -> DrawRule:
        """The rule as it stands in the fields."""
        groups = tuple(line.group() for line in self.groups)
        return DrawRule(groups, self.per_unit.isChecked(), int(self.limit.value() or 0))

    def _change(self) -> None:
        if hasattr(self, "_timer"):
            self._timer.start()

    def _look(self) -> None:
        """Say what a pool frozen now would be."""
        rule, proposals = self.rule(), self.proposals()
        if not proposals or not rule.members or rule.yearly_limit < 1:
            self.told.setText(tr("先选项目，并写明正选几名。"))
            self.warning.hide()
            self.freeze_button.setEnabled(False)
            return
        question = pool_preview.bind(proposal_ids=proposals, rule=rule, year=self._ctx.now().year)
        self._asked = question
        self._ctx.ask(question, on_done=lambda found: self._tell(question, rule, found), on_error=self._fail)

    def _tell(self, question: object, rule: DrawRule, found: PoolPreview) -> None:
        if not isValid(self) or question is not self._asked:
            return
        named = {
            "recused": tr("回避 {n} 位"),
            "tie": tr("有关联 {n} 位"),
            "limit": tr("次数已满 {n} 位"),
            "no_group": tr("不属于所抽类别 {n} 位"),
        }
        left = mark("，").join(named[why].format(n=count) for why, count in found.left_out)
        parts = [tr("现在冻结：名单 {n} 位。").format(n=found.size)]
        if left:
            parts.append(tr("不列入：{left}。").format(left=left))
        fitting = [
            tr("第 {group} 组可选 {n} 位，抽 {members} 名").format(group=place, n=count, members=group.members)
            for place, (count, group) in enumerate(zip(found.fitting, rule.groups, strict=True), 1)
        ]
        parts.append(mark("；").join(fitting) + tr("。"))
        if found.thin:
            parts.append(tr("候选不到名额的三倍，选择余地小。"))
        self.told.setText(" ".join(parts))
        self._warn(found)
        self.freeze_button.setEnabled(bool(found.size))
        self.make_room()

    def _warn(self, found: PoolPreview) -> None:
        """Places that stay empty whatever numbers are spoken, said before anything is frozen."""
        what = zip((tr("少正选 {n} 名"), tr("少候补 {n} 名")), found.short, strict=True)
        lacking = mark("、").join(told.format(n=count) for told, count in what if count)
        said = tr("名单里的人不够：抽完至少还{lacking}。可以补充专家、减少名额或放宽条件，再冻结。")
        told = [said.format(lacking=lacking)] if lacking else []
        members = self.rule().members
        if members < found.minimum:
            few = tr(
                "正选共 {n} 名，少于规则要求的专家组 {minimum} 人（指引未规定）：抽完还不能建会，要再指定专家。请加名额，或先想好指定谁。"
            )
            told.append(few.format(n=members, minimum=found.minimum))
        self.warning.setText("".join(told))
        self.warning.setVisible(bool(told))

    # -- doing it

    def _freeze(self) -> None:
        if self._again is not None and not self.reason.value().strip():
            self.reason_row.set_problem(tr("请填写重新抽取的原因。"))
            go_to(self.reason)
            return
        self.freeze_button.setEnabled(False)
        if self._again is None:
            order = freeze_pool.bind(title=self.title_field.value(), proposal_ids=self.proposals(), rule=self.rule())
        else:
            order = redraw.bind(
                draw_id=self._again.id, reason=self.reason.value(), rule=self.rule(), proposal_ids=self.proposals()
            )
        self._ctx.perform(order, on_done=self._done, on_error=self._fail)

    def _done(self, changes: Changes) -> None:
        if isValid(self):
            self.accept()
            self.frozen.emit(changes)

    def _fail(self, error: Exception) -> None:
        if isValid(self):
            self.told.setText(self._ctx.say(error))
            self.freeze_button.setEnabled(True)
            self.make_room()


class GroupLine(QWidget):
    """The fields of one group; they stand in the grid of the dialog."""

    edited = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget, group: Group) -> None:
        super().__init__(parent)
        self.hide()
        self.members, self.alternates = (NumberField(parent, maximum=Decimal(99)) for _ in range(2))
        self.kind, self.field, self.place = ChoiceBox(parent), ChoiceBox(parent), ChoiceBox(parent)
        self.drop: QPushButton = button(tr("去掉"), "x", "link", parent)
        self.members.set_value(group.members)
        self.alternates.set_value(group.alternates)
        kinds = [(kind.value, all_words.expert_kind(kind)) for kind in ExpertKind]
        self.kind.set_choices([("", tr("不限类别")), *kinds])
        self.kind.set_value(group.kind)
        self.place.set_choices([("", tr("不限地区")), ("outside", tr("外地"))])
        self.place.set_value("outside" if group.outside else "")
        self._field = group.field
        for number in (self.members, self.alternates):
            number.setFixedWidth(theme().px(64))
            number.edited.connect(self.edited)
        for box in (self.kind, self.field, self.place):
            box.edited.connect(self.edited)
        self.drop.clicked.connect(self.dropped)

    def parts(self) -> Sequence[QWidget]:
        """The fields in their order."""
        return (self.members, self.alternates, self.kind, self.field, self.place, self.drop)

    def name(self, number: int) -> None:
        """What is read aloud of the fields."""
        heads = (tr("正选"), tr("候补"), tr("类别"), tr("领域"), tr("地区"), tr("去掉"))
        for part, head in zip(self.parts(), heads, strict=True):
            part.setAccessibleName(tr("第 {n} 组{what}").format(n=number, what=head))

    def set_fields(self, fields: Sequence[str]) -> None:
        """Branches that occur in the pool; the one chosen stays."""
        chosen = self.field.value() or self._field
        known = [*fields, *([chosen] if chosen and chosen not in fields else [])]
        self.field.set_choices([("", tr("不限领域")), *((one, one) for one in known)])
        self.field.set_value(chosen)

    def group(self) -> Group:
        """The group as it stands in the fields."""
        return Group(
            int(self.members.value() or 0),
            int(self.alternates.value() or 0),
            self.kind.value() or "",
            self.field.value() or "",
            self.place.value() == "outside",
        )

    def go(self) -> None:
        """Take the fields out of the dialog."""
        for part in (*self.parts(), self):
            part.hide()
            part.deleteLater()
