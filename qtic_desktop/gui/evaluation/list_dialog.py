"""Say whom listing would put on the list of evaluations, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Dialog, plain_label

if TYPE_CHECKING:
    from qtic_desktop.services.evaluation.listing import EvaluationPlan


class ListDueDialog(Dialog):
    """``agreed`` when the centres that fall due are to be listed."""

    agreed = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("列入到期中心"), parent)
        from qtic_desktop.services.evaluation.listing import plan_evaluation

        self.told = plain_label(tr("正在按台账推算……"), "body", self)
        self.told.setObjectName("dueTold")
        self.body.addWidget(self.told)
        self.setMinimumWidth(theme().px(460))
        self.add_button(tr("取消"), self.reject).setObjectName("cancelListDue")
        self.go = self.add_button(tr("列入名单"), self._agree, "primary")
        self.go.setObjectName("confirmListDue")
        self.go.setEnabled(False)
        ctx.ask(
            plan_evaluation.bind(today=ctx.now().date()),
            on_done=self._show,
            on_error=lambda error: self.told.setText(ctx.say(error)),
        )

    def _show(self, plan: EvaluationPlan) -> None:
        parts = [
            tr("建设期满前 {before} 个月至期满后 {after} 个月评估（指引未规定，见“设置”里的评审规则）。").format(
                before=plan.before, after=plan.after
            ),
            tr("将列入 {n} 个中心，不改动台账。").format(n=plan.fresh),
        ]
        if plan.missed:
            parts.append(tr("其中 {n} 个评估期限已过，也列入，不会漏掉。").format(n=plan.missed))
        if plan.listed:
            parts.append(tr("已列入的 {n} 个不变。").format(n=plan.listed))
        if plan.not_yet:
            parts.append(tr("还没到期的 {n} 个不列入。").format(n=plan.not_yet))
        if plan.next_on is not None:
            parts.append(tr("下一个到期的中心从 {day} 起列入。").format(day=plan.next_on.isoformat()))
        self.told.setText("\n".join(parts))
        self.go.setEnabled(plan.fresh > 0)
        self.make_room()

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
