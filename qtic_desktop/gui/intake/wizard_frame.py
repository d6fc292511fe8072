"""The frame of the wizard: title, steps, the page shown, problems and the row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qtic_desktop.gui.intake.paper_beside import half_of, paper_button
from qtic_desktop.gui.intake.readback import ReadbackSheet
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import (
    ChoiceBox,
    InlineMessage,
    ProblemList,
    StepList,
    button,
    enter_moves_on,
    plain_label,
)

_LOW = 620
_LAID_OUT = 30
_ROOM_FOR_ALL = 1500  # steps, form and paper


class WizardFrame(QWidget):
    """Widgets only; what they do is joined in the wizard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_text = ""
        self._beside = False
        gap = theme().px(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(gap, theme().px(12), gap, theme().px(12))
        outer.setSpacing(theme().px(12))
        head = QHBoxLayout()
        self.title = plain_label("", "page-title", self)
        self.title.setMinimumWidth(theme().px(120))
        self.title.setSizePolicy(self.title.sizePolicy().Policy.Ignored, self.title.sizePolicy().Policy.Preferred)
        self.paper_button = paper_button(self)
        self.close_button = button(tr("返回列表"), "arrow-left", "quiet", self)
        self.close_button.setObjectName("closeButton")
        self.step_box = ChoiceBox(self)
        self.step_box.setObjectName("stepBox")
        self.step_box.setAccessibleName(tr("步骤"))
        self.step_box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.step_box.setMinimumWidth(theme().px(200))
        self.step_box.hide()
        for widget, stretch in ((self.title, 1), (self.step_box, 0), (self.paper_button, 0), (self.close_button, 0)):
            head.addWidget(widget, stretch)
        outer.addLayout(head)
        self.message = InlineMessage(self)
        self.message.float_over(self, left_of=self.paper_button)
        middle = QHBoxLayout()
        middle.setSpacing(theme().px(24))
        self.steps = StepList(self)
        self.halves = half_of(self)
        self.stack = QStackedWidget(self.halves)
        self.readback = ReadbackSheet(self.stack)
        self.stack.addWidget(self.readback)
        middle.addWidget(self._steps_area())
        self.step_box.edited.connect(lambda: self.steps.chosen.emit(str(self.step_box.value())))
        self.halves.addWidget(self.stack)
        middle.addWidget(self.halves, 1)
        outer.addLayout(middle, 1)
        self.problems = ProblemList(self)
        self.problems.setObjectName("problemList")
        outer.addWidget(self.problems)
        outer.addLayout(self._make_buttons())
        #: Where Tab goes after the fields of a page; on the last page the list of what is open leads to the hand-in.
        self.after_page = (
            self.next_button, self.back_button, self.save_button, self.problems, self.submit_button,
        )  # fmt: skip
        self._keys = enter_moves_on(self)

    def _steps_area(self) -> QScrollArea:
        """Where the window is low the steps scroll; they are never squeezed."""
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self.steps)
        area.setFixedWidth(self.steps.maximumWidth() + theme().px(12))
        self._steps_scroll = area
        return area

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        self.save_button = button(tr("保存草稿"), "save", parent=self)
        self.undo_button = button(tr("撤销"), "undo-2", "quiet", self)
        self.redo_button = button(tr("重做"), role="quiet", parent=self)
        self.back_button = button(tr("上一步"), "chevron-left", parent=self)
        self.next_button = button(tr("下一步"), "chevron-right", "primary", self)
        self.submit_button = button(tr("提交受理"), "check", "primary", self)
        self.next_button.setToolTip(tr("Ctrl+Enter"))
        self.save_button.setToolTip(tr("Ctrl+S；离开每一项时也会自动保存"))
        named = {
            "save": self.save_button,
            "undo": self.undo_button,
            "redo": self.redo_button,
            "back": self.back_button,
            "next": self.next_button,
        }
        for name, made in {**named, "submit": self.submit_button}.items():
            made.setObjectName(f"{name}Button")
        row.addWidget(self.save_button)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addStretch(1)
        self.why_not = plain_label("", "warn", self)
        self.why_not.setWordWrap(False)
        self.why_not.hide()
        row.addWidget(self.why_not)
        for made in (self.back_button, self.next_button, self.submit_button):
            row.addWidget(made)
        return row

    def make_room(self, beside: bool) -> None:
        """With the paper beside, a narrow window gives the room of the steps to the form; they are chosen from a list in
        the head then, with their states."""
        self._beside = beside
        roomy = not beside or self.width() >= theme().px(_ROOM_FOR_ALL)
        self._steps_scroll.setVisible(roomy)
        self.step_box.setVisible(not roomy)

    def offer_keeping(self, words: str) -> None:
        """What the button that keeps says; without words there is nothing to keep and no button."""
        self.save_button.setText(words or self.save_button.text())
        self.save_button.setVisible(bool(words))

    def show_current_step(self) -> None:
        """Bring the step shown into view once the list is laid out."""
        self.step_box.set_choices(self.steps.told())
        self.step_box.set_value(self.steps.current())
        for made in self.steps.findChildren(QPushButton):
            made.setMinimumHeight(made.sizeHint().height())  # two lines of words must not be squeezed into one
        QTimer.singleShot(_LAID_OUT, self, self._reveal_step)

    def _reveal_step(self) -> None:
        current = next((made for made in self.steps.findChildren(QPushButton) if made.isChecked()), None)
        if current is not None:
            self._steps_scroll.ensureWidgetVisible(current, 0, theme().px(40))

    def is_low(self) -> bool:
        """So low that what is missing elsewhere stands in the steps alone, to leave room for the page."""
        return self.height() < theme().px(_LOW)

    def limit_problems(self, typing: bool) -> None:
        """Two lines are enough while typing or in a low window; the rest is a scroll away."""
        if typing or self.is_low():
            two = 2 * max(self.problems.sizeHintForRow(0), theme().px(30)) + theme().px(6)
            self.problems.setFixedHeight(min(self.problems.height(), two))

    def set_title(self, text: str) -> None:
        """The name of what is being filled in."""
        self._title_text = text
        self._show_title()

    def _show_title(self) -> None:
        """A long name ends in an ellipsis, never in half a character; the whole of it is in the tooltip."""
        room = max(self.title.width(), theme().px(200))
        self.title.setText(self.title.fontMetrics().elidedText(self._title_text, Qt.TextElideMode.ElideRight, room))
        self.title.setToolTip(self._title_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title has more or less room now."""
        super().resizeEvent(event)
        self.make_room(self._beside)
        QTimer.singleShot(0, self, self._show_title)
