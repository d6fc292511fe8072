"""Key facts of one expert, and an honest word about the draw."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from qtic_desktop.gui.section import scrolling
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, button, plain_label


class ExpertDetail(QWidget):
    """Personal data are not shown here: they have a table of their own."""

    meeting_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(theme().px(12), 0, 0, 0)
        layout.setSpacing(theme().px(12))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(content, self))
        self._facts = Card(content)
        self._name = plain_label("", "title", self._facts)
        self._facts.body.addWidget(self._name)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setColumnStretch(1, 1)
        self._facts.body.addLayout(self._grid)
        self._values = [plain_label(parent=self._facts) for _ in range(4)]
        for line, title in enumerate((tr("工作单位"), tr("职称"), tr("专业"), tr("所在城市"))):
            self._grid.addWidget(plain_label(title, "small", self._facts), line, 0)
            self._grid.addWidget(self._values[line], line, 1)
        layout.addWidget(self._facts)
        draw = Card(content)
        draw.body.addWidget(plain_label(tr("组成专家组"), "section", draw))
        words = tr(
            "本版本由人选定专家组成员和组长。随机抽取（条件、回避、正选与候补、抽取记录）尚未包含，请按现行办法在纸上抽取后录入。"
        )
        draw.body.addWidget(plain_label(words, "muted", draw))
        self.meeting_button = button(tr("去选定专家组"), "users", parent=draw)
        self.meeting_button.clicked.connect(self.meeting_requested)
        draw.body.addWidget(self.meeting_button)
        layout.addWidget(draw)
        layout.addStretch(1)
        self.show_row(None)

    def show_row(self, row: Any) -> None:
        """Show an expert, or nobody."""
        self._facts.setVisible(row is not None)
        if row is not None:
            self._name.setText(row.name)
            for label, text in zip(self._values, (row.organization, row.title, row.speciality, row.city), strict=True):
                label.setText(text or "—")
