"""The small forms of the acts on a report: dates are today's unless the person says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from qtic_desktop.gui.forms.ui_annual_acts import Ui_AnnualActs
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import DateField, FieldRow, commit_input_method, enter_moves_on
from qtic_desktop.services.summaries import cancellation_draft
from qtic_desktop.storage.queries.annual_reports import DutyRow

PAGES = ("receive", "check", "file", "return", "cancel", "withdraw")


class ActForms(QStackedWidget):
    """One form at a time; ``act_wanted(act, values)`` when its button is pressed and every date can be read."""

    act_wanted = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.ui = Ui_AnnualActs()
        self.ui.setupUi(self)
        self.act = ""
        for act in PAGES:
            getattr(self.ui, f"{act}Button").clicked.connect(lambda _checked=False, act=act: self._send(act))
            enter_moves_on(getattr(self.ui, f"{act}Page"))
        self.hide()

    def open_form(self, act: str, row: DutyRow) -> None:
        """Show the form of ``act`` for ``row``, filled in as far as the record goes."""
        ui, today = self.ui, self._today()
        if act == "receive":
            ui.summaryOn.set_value(row.summary_received_on or today)
            ui.planOn.set_value(row.plan_received_on or today)
        ui.checkedOn.set_value(today)
        ui.checkOpinion.set_value(tr("情况属实，同意上报。"))
        ui.filedOn.set_value(today)
        ui.filingNumber.set_value("")
        ui.returnedOn.set_value(today)
        ui.returnReason.set_value("")
        ui.withdrawReason.set_value("")
        if act == "cancel":
            ui.cancelReason.set_value(cancellation_draft(row))
            ui.cancelReason.editor.setMinimumHeight(ui.cancelReason.editor.fontMetrics().lineSpacing() * 9)
        self._clear_problems()
        self.act = act
        self.setCurrentWidget(getattr(ui, f"{act}Page"))
        self.show()
        self.updateGeometry()
        self._first_field().setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        self.act = ""
        self.hide()

    def _first_field(self) -> Any:
        ui = self.ui
        return {
            "receive": ui.summaryOn,
            "check": ui.checkOpinion,
            "file": ui.filingNumber,
            "return": ui.returnReason,
            "cancel": ui.cancelReason,
            "withdraw": ui.withdrawReason,
        }[self.act]

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
            if field is not None and act != "receive" and field.value() is None:
                row.set_problem(tr("请填写日期。"))
                return
        self.act_wanted.emit(act, self.values())

    def values(self) -> dict[str, Any]:
        """Arguments for the use case of the open form."""
        ui = self.ui
        values: dict[str, dict[str, Any]] = {
            "receive": {"summary_on": ui.summaryOn.value(), "plan_on": ui.planOn.value()},
            "check": {"on": ui.checkedOn.value(), "opinion": ui.checkOpinion.value()},
            "file": {"on": ui.filedOn.value(), "filing_number": ui.filingNumber.value()},
            "return": {"on": ui.returnedOn.value(), "reason": ui.returnReason.value()},
            "cancel": {"reason": ui.cancelReason.value()},
            "withdraw": {"reason": ui.withdrawReason.value()},
        }
        return values[self.act]

    def sizeHint(self) -> QSize:
        """As high as the form shown, not as the highest of all."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As ``sizeHint``, so that nothing of the form is cut."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
