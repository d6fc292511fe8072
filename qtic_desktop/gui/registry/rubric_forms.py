"""The three forms of the editor of a score sheet: the sheet as a whole, a criterion, a sub-item of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.domain.numbers import parse_number
from qtic_desktop.domain.rubric_drafts import CriterionDraft, RubricDraft, SubDraft
from qtic_desktop.domain.rubrics import BANDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, FieldRow, NumberField, TextArea, TextField, enter_moves_on, plain_label

_TASKS = 6


class DraftForm(QWidget):
    """Fields under each other; ``edited`` when the person changed one of them."""

    edited = Signal()

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme().px(12), 0)
        self.column.setSpacing(theme().px(10))
        self.heading = plain_label(heading, "section", self)
        self.column.addWidget(self.heading)
        self._keys = enter_moves_on(self)

    def add(self, name: str, label: str, field: QWidget, help_text: str = "", *, required: bool = True) -> None:
        """Put a labelled field at the end."""
        field.setObjectName(name)
        self.column.addWidget(self.watched(label, field, help_text, required=required))

    def watched(self, label: str, field: QWidget, help_text: str = "", *, required: bool = True) -> FieldRow:
        """The labelled field; typing in it is an edit of the form."""
        field.edited.connect(self.edited)  # type: ignore[attr-defined]
        row = FieldRow(self, label=label, field=field, help_text=help_text, required=required)
        self._keys.watch(field)
        return row

    def end(self) -> None:
        """Nothing comes after what was put in."""
        self.column.addStretch(1)


class SheetForm(DraftForm):
    """The name of the sheet, where its bands begin, what its veto line asks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("整张评分表"), parent)
        self.title = TextField(self, limit=40)
        self.add("rubricTitle", tr("名称"), self.title)
        self.bounds = [NumberField(self, unit="%", decimals=1) for _ in BANDS[:-1]]
        for band, field in zip(BANDS, self.bounds, strict=False):
            self.add(f"bound_{band.title_en}", tr("“{band}”从满分的多少起").format(band=tr(band.mark)), field)
        self.column.addWidget(
            plain_label(tr("低于“中”的起点就是“差”。等级按钮先填该等级的中间分，专家可以再改。"), "help", self)
        )
        self.veto = TextField(self, limit=40)
        words = tr("专家勾选这一栏要写明依据，由监督人员先作处理，结果才生效。不填就写“发现弄虚作假或失信”。")
        self.add("rubricVeto", tr("否决栏的说法"), self.veto, words, required=False)
        self.end()

    def fill(self, draft: RubricDraft) -> None:
        """Show what the draft says; nothing is signalled."""
        self.title.set_value(draft.title)
        self.veto.set_value(draft.veto)
        for field, bound in zip(self.bounds, draft.bounds, strict=True):
            field.set_value(parse_number(bound))

    def taken(self, draft: RubricDraft) -> RubricDraft:
        """The draft with what stands in the fields."""
        english = draft.title_en if self.title.value() == draft.title else ""
        bounds = tuple(field.text() for field in self.bounds)
        return replace(draft, title=self.title.value(), title_en=english, veto=self.veto.value(), bounds=bounds)


class CriterionForm(DraftForm):
    """One line of the sheet: name, maximum, clause, when it does not apply, what its bands look like."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title = TextField(self, limit=40)
        self.add("criterionTitle", tr("指标名称"), self.title)
        self.maximum = NumberField(self, unit=tr("分"), decimals=1)
        self.clause = TextField(self, limit=40)
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        self.maximum.setObjectName("criterionMaximum")
        self.clause.setObjectName("criterionClause")
        line.addWidget(self.watched(tr("满分"), self.maximum), 1)
        line.addWidget(self.watched(tr("依据条款"), self.clause, required=False), 2)
        self.column.addLayout(line)
        self.task = ChoiceBox(self)
        self.task.set_choices(
            [
                ("0", tr("每个项目都适用")),
                *((str(n), tr("方案没有选建设任务 {n} 的不适用").format(n=n)) for n in range(1, _TASKS + 1)),
            ]
        )
        words = tr("开会以前按方案选定的任务（二（二））自动确定，总分按适用的满分折算成百分制。")
        self.add("criterionTask", tr("不适用的情形"), self.task, words)
        self.anchors = [TextArea(self, limit=60, lines=2) for _ in BANDS]
        for band, area in zip(BANDS, self.anchors, strict=True):
            label = tr("“{band}”是什么样").format(band=tr(band.mark))
            self.add(f"anchor_{band.title_en}", label, area, required=False)
        self.end()

    def fill(self, number: str, one: CriterionDraft) -> None:
        """Show the criterion; nothing is signalled."""
        self.heading.setText(tr("第 {number} 项").format(number=number))
        self.title.set_value(one.title)
        self.maximum.set_value(parse_number(one.maximum))
        self.clause.set_value(one.clause)
        self.task.set_value(str(one.task))
        for area, text in zip(self.anchors, one.anchors, strict=True):
            area.set_value(text)

    def taken(self, one: CriterionDraft) -> CriterionDraft:
        """The criterion with what stands in the fields; an English text stays while the Chinese one does."""
        anchors = tuple(area.value() for area in self.anchors)
        return replace(
            one,
            title=self.title.value(),
            title_en=one.title_en if self.title.value() == one.title else "",
            maximum=self.maximum.text(),
            clause=self.clause.value(),
            task=int(self.task.value() or 0),
            anchors=anchors,
            anchors_en=_english(anchors, one.anchors, one.anchors_en),
        )


class SubForm(DraftForm):
    """A hint of what part of the points of a criterion is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title = TextField(self, limit=40)
        self.add("subTitle", tr("细目名称"), self.title)
        self.points = NumberField(self, unit=tr("分"), decimals=1)
        words = tr("细目只提示分值怎样分布，专家按整项打分；各条细目合计等于这一项的满分。")
        self.add("subPoints", tr("分值"), self.points, words)
        self.end()

    def fill(self, number: str, sub: SubDraft) -> None:
        """Show the sub-item; nothing is signalled."""
        self.heading.setText(tr("第 {number} 条细目").format(number=number))
        self.title.set_value(sub.title)
        self.points.set_value(parse_number(sub.points))

    def taken(self, sub: SubDraft) -> SubDraft:
        """The sub-item with what stands in the fields."""
        english = sub.title_en if self.title.value() == sub.title else ""
        return SubDraft(self.title.value(), self.points.text(), english)


def _english(now: Sequence[str], before: Sequence[str], english: Sequence[str]) -> tuple[str, ...]:
    return tuple(text if new == old else "" for new, old, text in zip(now, before, english, strict=True))
