"""The report of one centre: where it stands, what happened when, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.changes import Role
from qtic_desktop.gui.annual_reports import words
from qtic_desktop.gui.annual_reports.acts import ActForms
from qtic_desktop.gui.audit.details import details
from qtic_desktop.gui.audit.words import acts
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.texts import tr, translations
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import StateChip, button, plain_label
from qtic_desktop.gui.widgets.feedback import STATE_ICONS
from qtic_desktop.services.calendar import holidays
from qtic_desktop.storage.queries.annual_reports import DutyRow, HistoryRow

_ICONS = {
    "receive": "inbox",
    "check": "clipboard-check",
    "file": "file-check",
    "return": "undo-2",
    "receiveMany": "inbox",
    "checkMany": "clipboard-check",
    "fileMany": "file-check",
}
#: The forms that several reports share with one.
_FORMS = {"receiveMany": "receive", "checkMany": "check"}


class DutyDetail(QScrollArea):
    """Shows one duty; ``act_wanted`` carries the act and its values when a small form was filled in."""

    act_wanted = Signal(str, object)

    def __init__(self, today: Callable[[], date], role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._calendar = holidays()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row: DutyRow | None = None
        self.many: dict[str, list[DutyRow]] = {}
        self._opening = False
        self._act = ""
        self._beside = 2 if translations.lang == "zh" else 1
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
        self.rest = plain_label("", "warn", self)
        self.law = plain_label("", "bad", self)
        line = QHBoxLayout()
        line.addWidget(self.chip)
        line.addStretch(1)
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
        self.forms.act_wanted.connect(lambda _act, values: self.act_wanted.emit(self._act, values))
        self._mend_title = plain_label(tr("更正和延期"), "section", self)
        self._mends = QGridLayout()
        self._mends.setSpacing(theme().px(8))
        self._mend_title.setWordWrap(True)
        self._history_title = plain_label(tr("办理记录"), "section", self)
        self.history = plain_label("", "small", self)
        self.history.setWordWrap(True)
        parts = (
            self.name, self.owner, line, self.due, self.rest, self.law, self._steps_title, self._steps,
            self._acts_title, self.note, self._acts, self._mend_title, self._mends, self.forms,
            self._history_title, self.history,
        )  # fmt: skip
        for part in parts:
            self._layout.addLayout(part) if isinstance(part, QLayout) else self._layout.addWidget(part)
        self._layout.addStretch(1)

    def show_row(self, row: DutyRow | None) -> None:
        """Show another report; a small form that is open stays open while the report stays the same."""
        same = row is not None and self.row is not None and row.id == self.row.id
        unchanged = same and row == self.row
        self.row = row
        if not unchanged:
            self.forms.close_form()
        self._clear_all()
        if row is None:
            self.name.setText(tr("选择一个中心，查看报告的经过和下一步。"))
            return
        self._fill(row)

    def show_many(self, rows: list[DutyRow]) -> None:
        """Several reports are selected: what can be done with all that fit, each button with its number."""
        if self.row is None and self.forms.act and self.many == words.many_acts(rows, self._role):
            return  # the same list was read again while a form is open
        self.row = None
        self.forms.close_form()
        self._clear_all()
        self.many = words.many_acts(rows, self._role)
        self.name.setText(tr("已选 {n} 个中心").format(n=len(rows)))
        self.note.setText(
            tr("按钮上的数字是其中可以办理的项数；不合适的几项不受影响。")
            if self.many
            else tr("所选各项没有可以一起办理的事。请逐项查看。")
        )
        self.note.show()
        self._acts_title.setVisible(bool(self.many))
        for place, (act, fitting) in enumerate(self.many.items()):
            text = words.act_texts()[act].format(n=len(fitting))
            self._add_button(self._acts, (place, 0), act, text, "primary" if place == 0 else "")

    def show_history(self, duty_id: str, entries: Sequence[HistoryRow]) -> None:
        """Who noted what and when, from the audit log; an answer for another report is dropped."""
        if self.row is None or self.row.id != duty_id:
            return
        self.history.setText("\n".join(_history_line(entry) for entry in entries))
        for part in (self._history_title, self.history):
            part.setVisible(bool(entries))

    def _clear_all(self) -> None:
        for grid in (self._steps, self._acts, self._mends):
            self._clear(grid)
        self.buttons, self.many = {}, {}
        for label in (self.owner, self.due, self.rest, self.law, self.note, self.history):
            label.setText("")
            label.hide()
        for part in (self.chip, self._steps_title, self._acts_title, self._mend_title, self._history_title):
            part.hide()

    def _fill(self, row: DutyRow) -> None:
        self.name.setText(row.center_name)
        self.owner.setText(f"{row.center_number} · {row.host_name} · {row.department_name}")
        self.chip.set_state(*words.chip(row))
        self.due.setText(words.due_words(row))
        self.rest.setText(words.rest_words(self._calendar.kind(row.due_on)) if row.filed_on is None else "")
        self.law.setText(tr("三（四）：未按时提报的，取消市技术创新中心资格。程序只提示，由人决定。"))
        self.note.setText(words.why_not_yet(row, self._role))
        for part in (self.owner, self.due, self.note, self.chip, self._steps_title):
            part.show()
        self.rest.setVisible(bool(self.rest.text()))
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
        texts = words.act_texts()
        for place, act in enumerate(words.possible_acts(row, self._role)):
            role = "danger" if act == "cancel" else "primary" if place == 0 else ""
            self._add_button(self._acts, (place, 0), act, texts[act], role)
        self._acts_title.setVisible(bool(self.buttons))
        mends = words.mending_acts(row, self._role)
        for place, act in enumerate(mends):
            self._add_button(self._mends, divmod(place, self._beside), act, texts[act], "")
        self._mend_title.setVisible(bool(mends))

    def _add_button(self, grid: QGridLayout, place: tuple[int, int], act: str, text: str, role: str) -> None:
        made = button(text, _ICONS.get(act, ""), role, self)
        made.setObjectName(f"{act}Act")
        made.clicked.connect(lambda _checked=False, act=act: self.open_form(act))
        self.buttons[act] = made
        grid.addWidget(made, *place)

    def open_form(self, act: str) -> None:
        """Open the small form of an act below the buttons and put the cursor into it."""
        if act not in self.buttons:
            return
        self._act = act
        self.forms.open_form(_FORMS.get(act, act), self.row)
        self._opening = True
        QTimer.singleShot(300, self, self._settled)

    def _settled(self) -> None:
        self._show_form()
        self._opening = False

    def _on_range(self, _least: int, _most: int) -> None:
        """The pane grows by the form just opened; bring its button into view."""
        if self._opening:
            self._show_form()

    def _show_form(self) -> None:
        if self.forms.act:
            self.ensureWidgetVisible(getattr(self.forms.ui, f"{self.forms.act}Button"), 0, theme().px(8))

    @staticmethod
    def _clear(layout: QGridLayout) -> None:
        while layout.count():
            item: Any = layout.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()


def _history_line(entry: HistoryRow) -> str:
    head = f"{entry.at[:16].replace('T', ' ')}  {entry.actor_name}  {acts().get(entry.act, entry.act)}"
    told = details(entry.details)
    return f"{head}  {told}" if told else head
