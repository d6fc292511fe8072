"""A labelled field, and a column of them: label above, help below, problems beside, Enter goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qtic_desktop.domain.problems import Problem
from qtic_desktop.gui.icons import pixmap
from qtic_desktop.gui.style import set_role
from qtic_desktop.gui.texts import code_of, tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets.basics import plain_label
from qtic_desktop.gui.widgets.code_link import CodeLink
from qtic_desktop.gui.widgets.in_sight import go_to
from qtic_desktop.gui.widgets.input_method import commit_input_method
from qtic_desktop.gui.widgets.keys import EnterMovesOn


class FieldRow(QWidget):
    """Label above, the field, its problem, its help; promoted in a form, the one field laid out inside is adopted."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        label: str = "",
        field: QWidget | None = None,
        help_text: str = "",
        required: bool = False,
    ) -> None:
        super().__init__(parent)
        self.field: QWidget | None = None
        self._column = 0
        self._label_text, self._help_text, self._required = label, help_text, required
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._mark = plain_label("", "warn", self)
        self._mark.hide()
        self._problem_box = QWidget(self)
        self._problem_sign = QLabel(self._problem_box)
        self._problem = plain_label("", "bad", self._problem_box)
        self._help = plain_label(help_text, "help", self)
        self._problem_box.hide()
        line = QHBoxLayout(self._problem_box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(5))
        line.addWidget(self._problem_sign, 0, Qt.AlignmentFlag.AlignTop)
        self._said = QVBoxLayout()
        self._said.setSpacing(0)
        self._said.addWidget(self._problem)
        line.addLayout(self._said, 1)
        self.code: CodeLink | None = None
        if field is not None:
            self._build(field)

    def event(self, event: QEvent) -> bool:
        """Adopt the field of a Designer form before the first showing."""
        if event.type() == QEvent.Type.Polish and self.field is None:
            layout = self.layout()
            item = layout.itemAt(0) if layout is not None else None
            if item is not None and item.widget() is not None:
                self._build(item.widget())
        return super().event(event)

    def _build(self, field: QWidget) -> None:
        self.field = field
        layout = self.layout() or QVBoxLayout(self)
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._mark)
        layout.insertLayout(0, head)
        if layout.indexOf(field) < 0:
            layout.addWidget(field)
        layout.addWidget(self._problem_box)
        layout.addWidget(self._help)
        self._label.setBuddy(field)
        if hasattr(field, "refused"):
            field.refused.connect(self.set_problem)
        if hasattr(field, "edited"):
            field.edited.connect(self._clear_problem)
        if hasattr(field, "hinted"):
            field.hinted.connect(lambda text: self.set_problem(text, blocking=False))
        self._write()
        self._fit_column()

    def add_below(self, part: QWidget) -> None:
        """Put something that belongs to the field right below it."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        assert self.field is not None
        layout.insertWidget(layout.indexOf(self.field) + 1, part)

    def set_column(self, width: int) -> None:
        """Use at most ``width`` pixels from the left. A greatest width of the row itself would not do: a layout asks for
        the height at the width it has to give, and wrapped sentences would be cut."""
        self._column = width
        self._fit_column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is wider than the column stays free at the right."""
        super().resizeEvent(event)
        self._fit_column()

    def _fit_column(self) -> None:
        layout = self.layout()
        if layout is not None and self._column:
            layout.setContentsMargins(0, 0, max(0, self.width() - self._column), 0)

    def _write(self) -> None:
        self._label.setText(self._label_text + ("" if self._required else tr("（可不填）")))
        self._help.setText(self._help_text)
        self._help.setVisible(bool(self._help_text))
        if self.field is not None:
            self.field.setAccessibleName(self._label_text)
            self.field.setAccessibleDescription(self._help_text)

    def set_problem(self, text: str | None, blocking: bool = True) -> None:
        """Say beside the field what is wrong with it; None when nothing is."""
        state = "bad" if blocking else "warn"
        self._problem.setText(text or "")
        set_role(self._problem, state)
        image = pixmap(
            "circle-alert" if blocking else "triangle-alert", state, theme().px(16), self.devicePixelRatioF()
        )
        self._problem_sign.setPixmap(image)
        self._show_code(text or "")
        self._problem_box.setVisible(bool(text))
        if self.field is not None and self.field.property("role") in (None, "", "invalid"):
            set_role(self.field, "invalid" if text and blocking else "")
        if self.field is not None:
            self.field.setAccessibleDescription(text or self._help_text)

    def _show_code(self, sentence: str) -> None:
        """A refusal has its code here as in any message; a question about what is typed has none."""
        if self.code is None and code_of(sentence):
            self.code = CodeLink(self._problem_box)
            self._said.addWidget(self.code, 0, Qt.AlignmentFlag.AlignLeft)
        if self.code is not None:
            self.code.show_of(sentence)

    @property
    def problem(self) -> str:
        """The sentence shown beside the field, empty if none."""
        return self._problem.text()

    def set_mark(self, text: str) -> None:
        """A short word at the right of the label, e.g. that the value differs from the recommendation list."""
        self._mark.setText(text)
        self._mark.setVisible(bool(text))

    def _clear_problem(self) -> None:
        if self._problem.text():
            self.set_problem(None)

    def _get_label(self) -> str:
        return self._label_text

    def _set_label(self, text: str) -> None:
        self._label_text = text
        self._write()

    def say(self, help_text: str) -> None:
        """Another sentence below the field."""
        self._set_help(help_text)

    def _get_help(self) -> str:
        return self._help_text

    def _set_help(self, text: str) -> None:
        self._help_text = text
        self._write()

    def _get_required(self) -> bool:
        return self._required

    def _set_required(self, required: bool) -> None:
        self._required = required
        self._write()

    label = Property(str, _get_label, _set_label)
    helpText = Property(str, _get_help, _set_help)
    required = Property(bool, _get_required, _set_required)


class FormColumn(QWidget):
    """One column of labelled fields, at most 640 px wide, addressed by the field names of the domain."""

    edited = Signal(str)
    finished = Signal(str)
    submit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self.setMaximumWidth(theme().px(640))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(16))
        self._layout.addStretch(1)
        self._keys = EnterMovesOn(self)
        self._keys.submit_requested.connect(self.submit_requested)

    def add(self, name: str, label: str, field: QWidget, *, help_text: str = "", required: bool = False) -> FieldRow:
        """Add a field under its domain name."""
        row = FieldRow(self, label=label, field=field, help_text=help_text, required=required)
        self.rows[name] = row
        self._layout.insertWidget(self._layout.count() - 1, row)
        field.edited.connect(lambda: self.edited.emit(name))  # type: ignore[attr-defined]
        field.finished.connect(lambda: self.finished.emit(name))  # type: ignore[attr-defined]
        self._keys.watch(row)
        return row

    def field(self, name: str) -> Any:
        """The entry field of a name."""
        return self.rows[name].field

    def values(self) -> dict[str, Any]:
        """What stands in the fields, half-composed text included."""
        self.commit()
        return {name: self.field(name).value() for name in self.rows}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the fields named in ``values``; nothing is signalled."""
        for name, value in values.items():
            if name in self.rows:
                self.field(name).set_value(value)

    def show_problems(self, problems: Iterable[Problem], say: Callable[[Problem], str]) -> None:
        """Say beside each field what was found about it, the first finding of each; the others are cleared."""
        found: dict[str, Problem] = {}
        for problem in problems:
            known = found.get(problem.field)
            if known is None or (problem.blocking and not known.blocking):
                found[problem.field] = problem
        for name, row in self.rows.items():
            here = found.get(name)
            row.set_problem(say(here) if here else None, here.blocking if here else True)

    def focus_field(self, name: str) -> bool:
        """Put the focus into a field; False when the column has none of that name."""
        if name not in self.rows:
            return False
        go_to(self.field(name))
        return True

    def commit(self) -> None:
        """Take half-composed text in now."""
        commit_input_method()
        for name in self.rows:
            self.field(name).commit()
