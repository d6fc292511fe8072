"""The paper in the other half of the window: which file, its pages, and what is known of the place looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.context import AppContext
from qtic_desktop.gui.file_turns import FileTurns
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import ChoiceBox, PdfView, button, plain_label

_NARROWEST = 300


class PaperDock(QWidget):
    """Takes no focus: the cursor stays in the fields, and everything here has a key there."""

    file_chosen = Signal(str)
    mark_wanted = Signal()
    add_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paperDock")
        self.setMinimumWidth(theme().px(_NARROWEST))
        self.choice = ChoiceBox(self)
        self.choice.setObjectName("paperFile")
        self.choice.setAccessibleName(tr("纸面扫描件"))
        self.choice.edited.connect(lambda: self.file_chosen.emit(self.choice.value()))
        self.mark_button = button(tr("记住位置"), "check", "quiet", self)
        self.mark_button.setObjectName("markPlace")
        self.mark_button.setToolTip(tr("F8：光标所在的项就在纸面的这里；双击纸面也可以"))
        self.mark_button.clicked.connect(self.mark_wanted)
        self.hide_button = button("", "x", "quiet", self)
        self.hide_button.setObjectName("hidePaper")
        self.hide_button.setAccessibleName(tr("收起纸面"))
        self.hide_button.setToolTip(tr("收起纸面（F7）"))
        self.hide_button.clicked.connect(self.hide_wanted)
        self.add_button = button(tr("添加申报表扫描件…"), "file-text", parent=self)
        self.add_button.setObjectName("addPaper")
        self.add_button.clicked.connect(self.add_wanted)
        self.add_button.hide()
        self.note = plain_label("", "small", self)
        self.note.setObjectName("paperNote")
        self.view = PdfView(self, tasks=ctx.tasks, say=ctx.say)
        self.view.column().guide()
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())  # a longer sentence moves nothing
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.turns = FileTurns(ctx.settings, self.view)
        head = QHBoxLayout()
        head.setSpacing(theme().px(4))
        head.addWidget(self.choice, 1)
        head.addWidget(self.add_button)
        head.addWidget(self.mark_button)
        head.addWidget(self.hide_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(12), 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.view, 1)
        for part in (self, *self.findChildren(QWidget)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_files(self, files: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the files that can be shown (id and words); without any, the button that adds one."""
        self.choice.set_choices(list(files))
        self.choice.set_value(chosen)
        self.choice.setVisible(bool(files))
        self.mark_button.setVisible(bool(files))

    def offer_adding(self, wanted: bool) -> None:
        """Whether a scan can be added from here."""
        self.add_button.setVisible(wanted)

    def next_file(self) -> None:
        """The file after the one shown."""
        count = self.choice.count()
        if count > 1:
            self.choice.setCurrentIndex((self.choice.currentIndex() + 1) % count)
            self.file_chosen.emit(self.choice.value())
