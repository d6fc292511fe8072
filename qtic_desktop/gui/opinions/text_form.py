"""The words of an opinion in their parts, below the facts of the record that nobody can type over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qtic_desktop.domain.opinions import OpinionPart, OpinionStatus, OpinionText
from qtic_desktop.gui.opinions import words
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import FormColumn, TextArea, button, plain_label
from qtic_desktop.gui.widgets.basics import button_icon
from qtic_desktop.gui.widgets.in_sight import FocusInSight
from qtic_desktop.services.opinions import OpinionView

_LIMITS = {"opening": 400, "conclusion": 200, "dissent": 600}
_PART_LIMIT = 600
_ENDS = ("。", "！", "？", "；", "：")


class TextForm(QScrollArea):
    """``edited`` while typing, ``finished`` when a part is left, ``part_entered(key)`` for the page to follow."""

    edited = Signal()
    finished = Signal()
    part_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.areas: dict[str, TextArea] = {}
        self.facts: dict[str, QLabel] = {}
        self._headings: list[tuple[str, str]] = []
        inner = QWidget(self)
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(0, 0, theme().px(12), theme().px(8))
        self._layout.setSpacing(theme().px(12))
        self.facts_button = button(tr("记录中的事实（不能改写）"), "chevron-down", "quiet", inner)
        self.facts_button.setObjectName("factsButton")
        self.facts_button.setCheckable(True)
        self.facts_button.toggled.connect(self._show_box)
        self._box = QWidget(inner)
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme().px(4))
        self._layout.addWidget(self.facts_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._box)
        self._layout.addWidget(plain_label(tr("专家组的文字"), "section", inner))
        self.column: FormColumn | None = None
        self._layout.addStretch(1)
        self.setWidget(inner)
        FocusInSight(self)
        self._make_facts()
        self.facts_button.setChecked(True)

    def make_room(self, height: int) -> None:
        """Fold the facts away where the window is too low for them and the words."""
        self.facts_button.setChecked(height >= theme().px(560))

    def _show_box(self, shown: bool) -> None:
        self._box.setVisible(shown)
        self.facts_button.setIcon(button_icon("chevron-down" if shown else "chevron-right", "quiet"))

    def show_view(self, view: OpinionView, *, may_write: bool) -> None:
        """Show an opinion; fields that are the same are left alone, so that the cursor stays."""
        self._show_facts(view)
        wanted = [(part.key, part.heading) for part in view.text.parts]
        if self.column is None or wanted != self._headings:
            self._build_column(view.text)
        values = {
            "opening": view.text.opening,
            **{part.key: part.body for part in view.text.parts},
            "conclusion": view.text.conclusion,
            "dissent": view.text.dissent,
        }
        draft = view.detail.row.status is OpinionStatus.DRAFT
        for key, area in self.areas.items():
            if area.value() != values[key]:
                area.set_value(values[key])
            area.setReadOnly(not draft or not may_write or key == "conclusion")

    def _show_facts(self, view: OpinionView) -> None:
        facts = view.facts
        values = {
            "host": facts.host_name,
            "department": facts.department_name,
            "director": facts.director_name,
            "panel": words.panel(facts),
            "votes": words.votes(facts),
            "mean": words.mean(facts),
            "conclusion": words.conclusion(facts.conclusion),
        }
        for key, value in values.items():
            self.facts[key].setText(value)

    def _make_facts(self) -> None:
        """Two short facts share a line, a long one has its own."""
        for key, label, line, column, span in (
            ("host", tr("依托单位"), 0, 0, 3),
            ("department", tr("主管部门"), 1, 0, 1),
            ("director", tr("中心主任"), 1, 2, 1),
            ("panel", tr("专家组"), 2, 0, 3),
            ("votes", tr("表决"), 3, 0, 3),
            ("mean", tr("平均分"), 4, 0, 3),
            ("conclusion", tr("结论"), 5, 0, 3),
        ):
            field = plain_label("", "body", self._box)  # whole, however long: these are the facts people sign
            field.setObjectName(f"fact_{key}")
            field.setAccessibleName(label)
            field.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.facts[key] = field
            self._grid.addWidget(plain_label(label, "small", self._box), line, column)
            self._grid.addWidget(field, line, column + 1, 1, span)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)

    def _build_column(self, text: OpinionText) -> None:
        if self.column is not None:
            self.column.hide()
            self.column.deleteLater()
        self._headings = [(part.key, part.heading) for part in text.parts]
        self.areas = {}
        self.column = FormColumn(self.widget())
        self.column.edited.connect(lambda _: self.edited.emit())
        self.column.finished.connect(lambda _: self.finished.emit())
        lines = [("opening", tr("开头")), *self._headings, ("conclusion", tr("论证结论")), ("dissent", tr("不同意见"))]
        for key, heading in lines:
            area = TextArea(self.column, limit=_LIMITS.get(key, _PART_LIMIT), lines=3)
            area.editor.setObjectName(f"part_{key}")
            area.editor.installEventFilter(self)
            hint = tr("由表决结果得出，不能改写") if key == "conclusion" else ""
            self.column.add(key, heading, area, help_text=hint, required=key != "dissent")
            self.areas[key] = area
        self._layout.insertWidget(self._layout.count() - 1, self.column)
        self._order_by_tab()

    def _order_by_tab(self) -> None:
        """The parts follow the facts, though they were made after everything else. While an area stands for its editor
        Qt keeps its old place as a second way to it, and Tab would go round in a circle."""
        before: QWidget = self.facts_button
        for area in self.areas.values():
            area.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs do not know that None is allowed
            QWidget.setTabOrder(before, area.editor)
            before = area.editor
        for area in self.areas.values():
            area.setFocusProxy(area.editor)

    def text(self) -> OpinionText:
        """The words as they stand in the fields."""
        return OpinionText(
            self.areas["opening"].value(),
            tuple(OpinionPart(key, heading, self.areas[key].value()) for key, heading in self._headings),
            self.areas["conclusion"].value(),
            self.areas["dissent"].value(),
        )

    def heading(self, key: str) -> str:
        """What a part is called."""
        fixed = {"opening": tr("开头"), "conclusion": tr("论证结论"), "dissent": tr("不同意见")}
        return dict(self._headings).get(key) or fixed.get(key, key)

    def go_to(self, key: str) -> None:
        """Put the cursor into a part."""
        if key in self.areas:
            self.areas[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(self.areas[key])

    def put_below(self, key: str, widget: QWidget) -> None:
        """Let ``widget`` stand below a part; it moves from the one where it stood."""
        column = self.column
        layout = None if column is None else column.layout()
        if column is None or not isinstance(layout, QVBoxLayout) or key not in column.rows:
            return
        layout.removeWidget(widget)
        layout.insertWidget(layout.indexOf(column.rows[key]) + 1, widget)

    def mark(self, doubted: Mapping[str, str]) -> None:
        """Say beside each part what is doubted about it."""
        if self.column is not None:
            for key, row in self.column.rows.items():
                if row.problem != doubted.get(key, ""):
                    row.set_problem(doubted.get(key), blocking=False)

    def take_over(self, key: str, words: str) -> None:
        """Write words at the end of a part, as a sentence; Ctrl+Z takes them out again."""
        area = self.areas.get(key)
        if area is None or area.editor.isReadOnly():
            return
        before = area.value().rstrip()
        sentence = words if words.endswith(_ENDS) else f"{words}。"
        joint = "" if not before or before.endswith(_ENDS) else "。"
        cursor = area.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(joint + sentence)
        area.editor.setTextCursor(cursor)
        self.go_to(key)

    def put_in_place(self, key: str, words: str) -> None:
        """Write words in place of a part; Ctrl+Z brings back what was there."""
        area = self.areas.get(key)
        if area is None or area.editor.isReadOnly() or not words:
            return
        cursor = area.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        area.editor.setTextCursor(cursor)
        self.go_to(key)

    def commit(self) -> None:
        """Take half-composed text in now."""
        for area in self.areas.values():
            area.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which part the cursor is in."""
        if event.type() == QEvent.Type.FocusIn:
            self.part_entered.emit(watched.objectName().removeprefix("part_"))
        return False
