"""单位别名: other names of units, which the search for ties between experts and proposals goes by."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.stage.act import Act, Line
from qtic_desktop.gui.stage.record_list import Listed, RecordList
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Column, Dialog, InlineMessage, plain_label
from qtic_desktop.services.experts import register_alias, remove_alias
from qtic_desktop.storage.queries.experts import AliasRow, aliases


class UnitsDialog(Dialog):
    """The list with its two acts: registering another name, and taking one back."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(tr("单位别名"), parent)
        self.message = InlineMessage(self)
        words = tr("登记单位的简称、曾用名。查找回避线索时，专家的单位与申报单位按别名对照；已经决定的回避不因此改变。")
        self.list = RecordList(ctx, _listed(), self)
        self.list.said.connect(self.message.show_message)
        self.body.addWidget(plain_label(words, "muted", self))
        self.body.addWidget(self.message)
        self.body.addWidget(self.list, 1)
        self.add_button(tr("关闭"), self.reject).setObjectName("closeUnits")
        self.setMinimumSize(theme().px(640), theme().px(440))


def _listed() -> Listed[AliasRow]:
    return Listed(
        tr("单位别名"),
        aliases.bind,
        lambda row: row.id,
        (
            Column("name", tr("单位全称"), lambda row: row.name, width=280, stretch=True, pinyin=True),
            Column("alias", tr("别名"), lambda row: row.alias, width=240, pinyin=True),
        ),
        tr("先在下面选一个别名"),
        begins=(_register(),),
        acts=(_remove(),),
    )


def _register() -> Act[None]:
    alias = Line("alias", tr("别名"), tr("简称、曾用名、印章上的名称"))
    name = Line("name", tr("单位全称"))
    return Act(
        register_alias,
        tr("登记别名…"),
        lambda _none, given: register_alias.bind(alias=given[alias], name=given[name]),
        "plus",
        (alias, name),
        tr("登记"),
        done=lambda _none, given, _changes: tr("已登记：“{alias}”即“{name}”。").format(
            alias=given[alias], name=given[name]
        ),
    )


def _remove() -> Act[AliasRow]:
    reason = Line("reason", tr("撤销的原因"))
    return Act(
        remove_alias,
        tr("撤销别名…"),
        lambda row, given: remove_alias.bind(alias_id=row.id, reason=given[reason]),
        "undo-2",
        (reason,),
        tr("撤销别名"),
        done=lambda row, _given, _changes: tr("已撤销别名“{alias}”，需要时可以重新登记。").format(alias=row.alias),
    )
