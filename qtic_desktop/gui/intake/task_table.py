"""二（二）: the six tasks as check boxes in the guideline's words; content and yearly targets once ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from qtic_desktop.domain.intake import TASK_NUMBERS, TaskPlan
from qtic_desktop.domain.office_lists import ListEntry
from qtic_desktop.domain.pasting import Block
from qtic_desktop.gui.intake.entry_table import EntryTable, from_place
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.widgets import Card, EntryTick, TextArea, TextField, plain_label

TASK_TITLES: Final = (
    "战略研究与技术开发",
    "成果中试与产业化",
    "技术服务与开放共享",
    "创新创业孵化",
    "开放合作",
    "人才培养",
)
TASK_WORDS: Final = (
    "组织开展重大共性关键技术、前沿引领技术、现代工程技术、颠覆性技术等战略研究和技术开发，提升技术创新原始能力。",
    "推动重大技术成果中试熟化与工程化产业化，加快共性关键技术转移扩散，促进技术成果示范应用，推动形成行业技术标准。",
    "提供技术服务、技术开发、技术转让、技术咨询等服务，面向行业推动科技资源开放共享，解决产业和企业实际技术难题。",
    "搭建创新创业孵化服务载体，支持科研人员开展以科技成果转化为核心的科技型创新创业，培育孵化细分领域的科技型中小企业。",
    "打造开放合作平台，开展国内外科技合作和交流，通过联合研究、项目合作等方式集聚全球创新资源，提升协同创新水平。",
    "培养高层次科技创新人才，吸引国内外人才来中心联合开展技术创新活动，加强青年人才培养。",
)


_PARTS: Final = ("content", "year1", "year2", "year3")


class TaskTable(EntryTable):
    """Names: ``tasks.N`` is the tick, ``tasks.N.content`` and ``tasks.N.year1`` to ``year3`` its cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[int, QCheckBox] = {}
        self._bodies: dict[int, QWidget] = {}
        self._cards: dict[int, Card] = {}
        self._retired: set[int] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self.add_warning("tasks", self))
        for number in TASK_NUMBERS:
            layout.addWidget(self._make(number))

    def _make(self, number: int) -> QWidget:
        card = Card(self)
        tick = EntryTick(tr("任务 {n}  {title}").format(n=number, title=tr(TASK_TITLES[number - 1])), card)
        tick.setObjectName(f"tasks{number}")
        words = plain_label(tr(TASK_WORDS[number - 1]), "help", card)
        words.setObjectName("taskWords")
        tick.setAccessibleDescription(words.text())
        self._cards[number] = card
        card.body.addWidget(tick)
        card.body.addWidget(words)
        body = QWidget(card)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, theme().px(8), 0, 0)
        grid.setSpacing(theme().px(8))
        grid.addWidget(self._label(tr("内容"), body), 0, 0)
        grid.addWidget(
            self.add_cell(f"tasks.{number}.content", TextArea(body, lines=2), tr("任务 {n} 内容").format(n=number)),
            0,
            1,
        )
        for year in (1, 2, 3):
            spoken = tr("任务 {n} 第 {year} 年目标").format(n=number, year=year)
            grid.addWidget(self._label(tr("第 {year} 年目标").format(year=year), body), year, 0)
            grid.addWidget(self.add_cell(f"tasks.{number}.year{year}", TextField(body), spoken), year, 1)
        body.hide()
        card.body.addWidget(body)
        card.body.addWidget(self.add_warning(f"tasks.{number}", card))
        tick.toggled.connect(body.setVisible)
        tick.clicked.connect(lambda: self._ticked(number))
        self._ticks[number], self._bodies[number] = tick, body
        return card

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """How the office explains the tasks; one that is retired is there only while it is chosen."""
        for one in entries:
            words = self._cards[int(one.key)].findChild(QLabel, "taskWords")
            if words is not None:
                words.setText(tr(one.words))
                self._ticks[int(one.key)].setAccessibleDescription(words.text())
        self._retired = {int(one.key) for one in entries if one.retired}
        self._show_offered()

    def _show_offered(self) -> None:
        for number, card in self._cards.items():
            card.setVisible(number not in self._retired or self._ticks[number].isChecked())

    @staticmethod
    def _label(text: str, parent: QWidget) -> QWidget:
        label = plain_label(text, "small", parent)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _ticked(self, number: int) -> None:
        self.edited.emit(f"tasks.{number}")
        self.finished.emit(f"tasks.{number}")
        if not self._ticks[number].isChecked() and any(self.text(f"tasks.{number}.{part}") for part in _PARTS):
            self.said.emit(tr("已取消任务 {n}，填过的内容可以用撤销找回").format(n=number), "info")

    def grid(self, start: str, block: Block) -> list[list[str]]:
        """One column goes down the fields of a task; several columns are content and years, a task to a line."""
        head, number, _part = start.split(".")
        if max(len(row) for row in block) == 1:
            return from_place([[f"{head}.{number}.{part}"] for part in _PARTS], start)
        chosen = [n for n, tick in self._ticks.items() if tick.isChecked() and n >= int(number)]
        return from_place([[f"tasks.{n}.{part}" for part in _PARTS] for n in chosen], start)

    def rows(self) -> tuple[TaskPlan, ...]:
        """The ticked tasks with their raw text; an unticked one keeps its text on the screen until the page is left."""
        return tuple(
            TaskPlan(n, *(self.text(f"tasks.{n}.{part}") for part in _PARTS))
            for n, tick in self._ticks.items()
            if tick.isChecked()
        )

    def set_rows(self, rows: tuple[TaskPlan, ...]) -> None:
        """Show stored tasks; nothing is signalled."""
        plans = {row.number: row for row in rows}
        for number, tick in self._ticks.items():
            plan = plans.get(number, TaskPlan(number))
            tick.setChecked(number in plans)
            self._bodies[number].setVisible(number in plans)
            for part in _PARTS:
                self.put(f"tasks.{number}.{part}", getattr(plan, part))
        self._show_offered()

    def focus_field(self, name: str) -> bool:
        """The cell, or the tick when the task is not chosen."""
        parts = name.split(".")
        number = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 1
        if len(parts) > 2 and self._ticks[number].isChecked():
            return super().focus_field(name)
        self._ticks[number].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
