"""添加专家: a small form; Ctrl+Enter adds, and the form is ready for the next one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.changes import Changes
from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.forms.ui_expert_form import Ui_ExpertForm
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, Dialog, FieldRow, InlineMessage, commit_input_method, enter_moves_on

_NAMES = ("name", "organization", "title", "speciality", "kind", "city", "phone")
_REQUIRED = ("name", "organization", "speciality")


class AddExpertDialog(Dialog):
    """``added`` carries the id; closing with something typed asks once by saying that it is not added yet."""

    added = Signal(str)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("添加专家"), parent)
        self._ctx = ctx
        self._warned = False
        content = QWidget(self)
        form = Ui_ExpertForm()
        form.setupUi(content)
        content.setMinimumWidth(theme().px(480))
        content.layout().setSpacing(theme().px(10))  # type: ignore[union-attr]
        self.fields: dict[str, Any] = {name: getattr(form, name) for name in _NAMES}
        self.rows: dict[str, FieldRow] = {name: getattr(form, f"{name}Row") for name in _NAMES}
        kind = self.fields["kind"]
        assert isinstance(kind, ChoiceBox)
        kinds = (
            ("technical", tr("技术")),
            ("finance", tr("财务")),
            ("management", tr("管理")),
            ("investment", tr("投资")),
        )
        kind.set_choices(kinds)
        kind.set_value("technical")
        self.message = InlineMessage(self)
        self.body.addWidget(self.message)
        self.body.addWidget(content)
        self.close_button = self.add_button(tr("关闭"), self.reject)
        self.add_expert_button = self.add_button(tr("添加"), self.add, "primary")
        self.add_expert_button.setToolTip(tr("Ctrl+Enter"))
        self._keys = enter_moves_on(content)
        self._keys.submit_requested.connect(self.add)
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Add what stands in the form, or say beside the fields what is missing."""
        from qtic_desktop.services.experts import NewExpert, add_experts

        commit_input_method()
        values = {name: str(field.value() or "").strip() for name, field in self.fields.items()}
        missing = [name for name in _REQUIRED if not values[name]]
        for name in _REQUIRED:
            self.rows[name].set_problem(self._ctx.say("intake.required") if name in missing else None)
        if missing:
            self.fields[missing[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ctx.perform(
            add_experts.bind(experts=[NewExpert(**values)]),
            on_done=lambda changes: self._added(values["name"], changes),
            on_error=lambda error: self.message.show_message(self._ctx.say(error), "bad"),
        )

    def _added(self, name: str, changes: Changes) -> None:
        if not changes.ids:
            self.message.show_message(
                tr("“{name}”已在专家库中（姓名和单位都相同），没有重复添加。").format(name=name), "warn"
            )
            return
        self.added.emit(next(iter(changes.ids)))
        self.message.show_message(tr("已添加“{name}”，可以接着填下一位。").format(name=name), "ok")
        for field_name, field in self.fields.items():
            if field_name != "kind":
                field.set_value("")
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """Something typed and not added is not thrown away without a word; a second Esc does close."""
        typed = any(str(field.value() or "") for name, field in self.fields.items() if name != "kind")
        if not typed or self._warned:
            return True
        self._warned = True
        self.message.show_message(tr("填过的内容还没有添加。再按一次关闭就放弃。"), "warn")
        return False
