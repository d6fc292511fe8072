"""The small forms of the acts on a report: dates are today's unless the person says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qtic_desktop.gui.forms.ui_annual_acts import Ui_AnnualActs
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import ChoiceBox, DateField, FieldRow, commit_input_method, enter_moves_on
from qtic_desktop.services.summaries import cancellation_draft
from qtic_desktop.storage.queries.annual_reports import DutyRow

#: The fields of each form and the argument each of them fills; the first takes the cursor.
FIELDS: Final[dict[str, dict[str, str]]] = {
    "receive": {"summaryOn": "summary_on", "planOn": "plan_on"},
    "check": {"checkOpinion": "opinion", "checkedOn": "on"},
    "file": {"filingNumber": "filing_number", "filedOn": "on"},
    "fileMany": {"firstNumber": "first_number", "filedManyOn": "on"},
    "return": {"returnReason": "reason", "returnedOn": "on"},
    "cancel": {"cancelReason": "reason"},
    "withdraw": {"withdrawReason": "reason"},
    "correct": {
        "correctSummary": "summary_on",
        "correctPlan": "plan_on",
        "correctChecked": "checked_on",
        "correctFiled": "filed_on",
        "correctNumber": "filing_number",
        "correctReason": "reason",
    },
    "reverse": {"reverseReason": "reason"},
    "move": {"moveTo": "to_center", "moveReason": "reason"},
    "extend": {"extendUntil": "until", "extendReason": "reason", "extendApproval": "approval"},
    "unextend": {"unextendReason": "reason"},
    "hear": {"heardText": "statement", "heardOn": "on"},
    "decide": {"decision": "cancel", "decidedOn": "on", "decisionPaper": "decision"},
    "restore": {"restorePaper": "decision", "restoreReason": "reason"},
}


class ActForms(QStackedWidget):
    """One form at a time; ``act_wanted(act, values)`` when its button is pressed and every date can be read."""

    act_wanted = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.ui = Ui_AnnualActs()
        self.ui.setupUi(self)
        self.act = ""
        self.ui.decision.set_choices([("no", tr("不予取消")), ("yes", tr("取消资格"))])
        for act in FIELDS:
            getattr(self.ui, f"{act}Button").clicked.connect(lambda _checked=False, act=act: self._send(act))
            enter_moves_on(getattr(self.ui, f"{act}Page"))
        self.hide()

    def open_form(self, act: str, row: DutyRow | None = None) -> None:
        """Show the form of ``act``, filled in as far as the record of ``row`` goes; without a row it is for several."""
        self._fill(act, row)
        self._clear_problems()
        self.act = act
        page = getattr(self.ui, f"{act}Page")
        self.setCurrentWidget(page)
        self.show()
        self.updateGeometry()
        getattr(self.ui, next(iter(FIELDS[act]))).setFocus()

    def _fill(self, act: str, row: DutyRow | None) -> None:
        ui, today = self.ui, self._today()
        for name in FIELDS[act]:
            field = getattr(ui, name)
            if isinstance(field, DateField):
                field.set_value(today)
            elif not isinstance(field, ChoiceBox):
                field.set_value("")
        if act == "check":
            ui.checkOpinion.set_value(tr("情况属实，同意上报。"))
        elif act == "decide":
            ui.decision.set_value("no")
        elif act == "extend":
            ui.extendUntil.set_value(None)
        if row is None:
            return
        if act == "receive":
            ui.summaryOn.set_value(row.summary_received_on or today)
            ui.planOn.set_value(row.plan_received_on or today)
        elif act == "correct":
            self._fill_correction(row)
        elif act == "cancel":
            ui.cancelReason.set_value(cancellation_draft(row))
            ui.cancelReason.editor.setMinimumHeight(ui.cancelReason.editor.fontMetrics().lineSpacing() * 9)

    def _fill_correction(self, row: DutyRow) -> None:
        ui = self.ui
        ui.correctSummary.set_value(row.summary_received_on)
        ui.correctPlan.set_value(row.plan_received_on)
        ui.correctChecked.set_value(row.district_checked_on)
        ui.correctFiled.set_value(row.filed_on)
        ui.correctNumber.set_value(row.filing_number)
        for part in (ui.correctFiledRow, ui.correctNumberRow):
            part.setVisible(row.filed_on is not None)

    def close_form(self) -> None:
        """Put the form away."""
        self.act = ""
        self.hide()

    def _clear_problems(self) -> None:
        for row in self.findChildren(FieldRow):
            row.set_problem(None)

    def _send(self, act: str) -> None:
        commit_input_method()
        self._clear_problems()
        page = getattr(self.ui, f"{act}Page")
        for row in page.findChildren(FieldRow):
            field = row.findChild(DateField)
            if field is not None and not field.is_readable():
                row.set_problem(tr("这不是日期，请写成 2026-3-5 的样子。"))
                return
            if field is not None and row.property("required") and field.value() is None:
                row.set_problem(tr("请填写日期。"))
                return
        self.act_wanted.emit(act, self.values())

    def values(self) -> dict[str, Any]:
        """Arguments for the use case of the open form."""
        values = {argument: getattr(self.ui, name).value() for name, argument in FIELDS[self.act].items()}
        if self.act == "decide":
            values["cancel"] = values["cancel"] == "yes"
        return values

    def sizeHint(self) -> QSize:
        """As high as the form shown, not as the highest of all."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As ``sizeHint``, so that nothing of the form is cut."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
