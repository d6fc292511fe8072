"""The forms of the editor of lists: an item of the examination, an entry of a dictionary."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.examination import ItemGroup
from qtic_desktop.domain.office_lists import HINTS, ListDraft, ListEntry, OfficeList
from qtic_desktop.gui.examination import words
from qtic_desktop.gui.registry.rubric_forms import DraftForm
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import ChoiceBox, TextArea, TextField, plain_label


class ItemForm(DraftForm):
    """What is looked at, under which heading, by which clause, and whether it decides."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title = TextArea(self, limit=120, lines=3)
        self.add("itemTitle", tr("审查什么"), self.title, tr("写成符合时的说法，例如：推荐函已到，写明文号和日期"))
        self.group = ChoiceBox(self)
        self.group.set_choices([(one.value, words.group(one.value)) for one in ItemGroup])
        self.add("itemGroup", tr("归在"), self.group)
        self.clause = TextField(self, limit=40)
        self.add("itemClause", tr("依据条款"), self.clause, tr("不填就写“指引未规定”"), required=False)
        self.required = ChoiceBox(self)
        self.required.set_choices(
            [("yes", tr("必须符合：不符合就不能登记合格")), ("no", tr("只作记录：不符合也可以登记合格"))]
        )
        self.add("itemRequired", tr("对结果的影响"), self.required)
        self.end()

    def fill(self, place: int, draft: ListDraft) -> None:
        """Show the item at ``place``; nothing is signalled."""
        one = draft.entries[place]
        self.heading.setText(tr("第 {number} 项").format(number=place + 1))
        self.title.set_value(one.title)
        self.group.set_value(one.group)
        self.clause.set_value(one.clause)
        self.required.set_value("yes" if one.required else "no")

    def taken(self, one: ListEntry) -> ListEntry:
        """The item with what stands in the fields."""
        group = self.group.value() or one.group
        required = self.required.value() != "no"
        return replace(one, title=self.title.value(), group=group, clause=self.clause.value(), required=required)


class RemarkForm(DraftForm):
    """A sentence, and where it is offered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title = TextArea(self, limit=120, lines=4)
        self.add("remarkTitle", tr("说明"), self.title, tr("写给申报单位看的话，写明缺什么、怎么补"))
        self.group = ChoiceBox(self)
        groups = [(one.value, words.group(one.value)) for one in ItemGroup]
        self.group.set_choices([("", tr("所有事项")), *groups, (HINTS, tr("提示不影响的理由"))])
        self.add("remarkGroup", tr("用在"), self.group)
        self.end()

    def fill(self, place: int, draft: ListDraft) -> None:
        """Show the remark at ``place``; nothing is signalled."""
        one = draft.entries[place]
        self.heading.setText(tr("第 {number} 条").format(number=place + 1))
        self.title.set_value(one.title)
        self.group.set_value(one.group)

    def taken(self, one: ListEntry) -> ListEntry:
        """The remark with what stands in the fields."""
        return replace(one, title=self.title.value(), group=self.group.value() or "")


class EntryForm(DraftForm):
    """A name that stays, its explanation, and the entry it was merged into."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title = TextField(self, limit=40)
        self.add("entryTitle", tr("名称"), self.title)
        self.fixed = plain_label(
            tr("启用过的名称不改：旧申报里写着它。要改名就停用它，另加一条，再把它并入新的。"), "help", self
        )
        self.column.addWidget(self.fixed)
        self.words = TextArea(self, limit=300, lines=4)
        self.add("entryWords", tr("说明"), self.words, required=False)
        self.into = ChoiceBox(self)
        told = tr(
            "并入后这一条停用：列表、筛选和统计按并入的算，申报里保留原来写的；以后导入的名单写它，认作并入的那一条"
        )
        self.add("entryInto", tr("并入"), self.into, told, required=False)
        self.end()

    def fill(self, place: int, draft: ListDraft, *, in_force: bool) -> None:
        """Show the entry at ``place``; nothing is signalled. The name of one that is ``in_force`` stays."""
        one = draft.entries[place]
        self.heading.setText(tr("第 {number} 条").format(number=place + 1))
        self.title.set_value(one.title)
        self.title.setReadOnly(in_force)
        self.fixed.setVisible(in_force and draft.name.takes_new)
        self.words.set_value(one.words)
        others = [(other.key, other.title) for other in draft.entries if other is not one and not other.retired]
        self.into.set_choices([("", tr("（不并入）")), *others])
        self.into.set_value(one.into)
        self.into.setEnabled(draft.name is not OfficeList.TASKS)

    def taken(self, one: ListEntry) -> ListEntry:
        """The entry with what stands in the fields; one that is merged is retired."""
        into = self.into.value() or ""
        retired = one.retired or bool(into) if into != one.into else one.retired
        return replace(one, title=self.title.value(), words=self.words.value(), into=into, retired=retired)
