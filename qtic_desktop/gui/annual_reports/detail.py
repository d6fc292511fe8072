"""The report of one centre: where it stands, what happened when, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.gui.annual_reports import words
from qtic_desktop.gui.annual_reports.acts import ActForms
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, plain_label
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.storage.queries.annual_reports import DutyRow

_ICONS = {"receive": "inbox", "check": "clipboard-check", "file": "file-check", "return": "undo-2"}


class DutyDetail(QScrollArea):
    """Shows one duty; ``act_wanted`` carries the act and its values when a small form was filled in."""

    act_wanted = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row: DutyRow | None = None
        self._opening = False
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.buttons: dict[str, QPushButton] = {}
        inner = QWidget(self)
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(theme().px(16), 0, theme().px(12), theme().px(8))
        self._layout.setSpacing(theme().px(8))
        self._build(today)
        self.setWidget(inner)
        self.show_row(None)

    def _build(self, today: Callable[[], date]) -> None:
        self.name = plain_label("", "title", self)
        self.owner = plain_label("", "muted", self)
        self.chip = StateChip(parent=self)
        self.due = plain_label("", "body", self)
        self.law = plain_label("", "bad", self)
        line = QHBoxLayout()
        line.addWidget(self.chip)
        line.addWidget(self.due, 1)
        self._steps = QGridLayout()
        self._steps.setHorizontalSpacing(theme().px(8))
        self._steps.setVerticalSpacing(theme().px(6))
        self._steps.setColumnStretch(2, 1)
        self._acts_title = plain_label(tr("可以办理"), "section", self)
        self._steps_title = plain_label(tr("经过"), "section", self)
        self._acts = QGridLayout()
        self._acts.setSpacing(theme().px(8))
        self.note = plain_label("", "help", self)
        self.forms = ActForms(today, self)
        self.forms.act_wanted.connect(self.act_wanted)
        for part in (self.name, self.owner, line, self.law, self._steps_title, self._steps, self._acts_title):
            self._layout.addLayout(part) if isinstance(part, QHBoxLayout | QGridLayout) else self._layout.addWidget(
                part
            )
        self._layout.addWidget(self.note)
        self._layout.addLayout(self._acts)
        self._layout.addWidget(self.forms)
        self._layout.addStretch(1)

    def show_row(self, row: DutyRow | None) -> None:
        """Show another report; a small form that is open stays open while the report stays the same."""
        same = row is not None and self.row is not None and row.id == self.row.id
        unchanged = same and row == self.row
        self.row = row
        if not unchanged:
            self.forms.close_form()
        for part in (self.chip, self._steps_title, self._acts_title):
            part.setVisible(row is not None)
        self._clear(self._steps)
        self._clear(self._acts)
        self.buttons = {}
        if row is None:
            self.name.setText(tr("选择一个中心，查看报告的经过和下一步。"))
            for label in (self.owner, self.due, self.law, self.note):
                label.setText("")
                label.hide()
            return
        self._fill(row)

    def _fill(self, row: DutyRow) -> None:
        self.name.setText(row.center_name)
        self.owner.setText(f"{row.center_number} · {row.host_name} · {row.department_name}")
        self.chip.set_state(*words.chip(row))
        self.due.setText(tr("截止 {day}").format(day=row.due_on.isoformat()))
        self.law.setText(tr("三（四）：未按时提报的，取消市技术创新中心资格。程序只提示，由人决定。"))
        self.note.setText(words.why_not_yet(row))
        for label in (self.owner, self.due, self.note):
            label.show()
        self.law.setVisible(row.state == "overdue")
        for number, (kind, on, text) in enumerate(words.timeline(row)):
            self._add_step(number, kind, on, text)
        self._add_acts(row)

    def _add_step(self, number: int, kind: str, on: str, text: str) -> None:
        sign = QLabel(self)
        token = "muted" if kind == "neutral" else kind
        name = "clock" if kind == "neutral" else STATE_ICONS[kind]
        sign.setPixmap(pixmap(name, token, theme().px(16), self.devicePixelRatioF()))
        when = plain_label(on, "small", self)
        what = plain_label(text, "muted" if kind == "neutral" else "body", self)
        for column, part in enumerate((sign, when, what)):
            self._steps.addWidget(
                part, number, column, Qt.AlignmentFlag.AlignTop if column < 2 else Qt.AlignmentFlag(0)
            )

    def _add_acts(self, row: DutyRow) -> None:
        for place, act in enumerate(words.possible_acts(row)):
            role = "danger" if act == "cancel" else "primary" if place == 0 else ""
            made = button(words.act_texts()[act], _ICONS.get(act, ""), role, self)
            made.setObjectName(f"{act}Act")
            made.clicked.connect(lambda _checked=False, act=act: self.open_form(act))
            self.buttons[act] = made
            self._acts.addWidget(made, place, 0)
        self._acts_title.setVisible(bool(self.buttons))

    def open_form(self, act: str) -> None:
        """Open the small form of an act below the buttons and put the cursor into it."""
        if self.row is not None and act in self.buttons:
            self.forms.open_form(act, self.row)
            self._opening = True
            QTimer.singleShot(300, self, self._settled)

    def _settled(self) -> None:
        self._opening = False

    def _on_range(self, _least: int, most: int) -> None:
        """The pane grows by the form just opened; bring its end, with the button, into view."""
        if self._opening:
            self.verticalScrollBar().setValue(most)

    @staticmethod
    def _clear(layout: QGridLayout) -> None:
        while layout.count():
            item: Any = layout.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()
