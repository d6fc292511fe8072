"""The tree of a score sheet: the sheet, its criteria, their sub-items, each with its points and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from qtic_desktop.domain.numbers import decimal_text
from qtic_desktop.domain.rubric_drafts import RubricDraft
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme

#: Where a line of the tree stands: () the sheet, (n,) a criterion, (n, m) a sub-item, all from 0.
Spot = tuple[int, ...]
_SPOT = Qt.ItemDataRole.UserRole


class RubricTree(QTreeWidget):
    """``chosen`` carries the spot the person went to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([tr("指标"), tr("满分"), tr("还缺")])
        self.setAccessibleName(tr("评分表的指标"))
        self.setObjectName("rubricTree")
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setIndentation(theme().px(12))
        self.currentItemChanged.connect(self._tell)

    def show_draft(self, draft: RubricDraft, lacks: Mapping[str, str], spot: Spot) -> None:
        """Build the tree anew and stand at ``spot``; ``lacks`` has the sentence for each number that lacks something."""
        with QSignalBlocker(self):
            self.clear()
            sheet = QTreeWidgetItem(self)
            sheet.setData(0, _SPOT, ())
            for place, one in enumerate(draft.criteria):
                line = QTreeWidgetItem(sheet)
                line.setData(0, _SPOT, (place,))
                for n in range(len(one.subs)):
                    QTreeWidgetItem(line).setData(0, _SPOT, (place, n))
            self.expandAll()
            self.write(draft, lacks)
            self.setCurrentItem(self.item_at(spot) or sheet)

    def write(self, draft: RubricDraft, lacks: Mapping[str, str]) -> None:
        """The words of every line as the draft has them; the lines stay."""
        sheet = self.topLevelItem(0)
        assert sheet is not None
        whole = "title" in lacks or "bounds" in lacks or "total" in lacks or "criteria" in lacks
        _put(sheet, draft.title, f"{decimal_text(draft.total())} / 100", whole)
        for place, one in enumerate(draft.criteria):
            line, number = sheet.child(place), str(place + 1)
            _put(line, f"{number}  {one.title}", one.maximum, number in lacks)
            for n, sub in enumerate(one.subs):
                _put(line.child(n), sub.title, sub.points, f"{number}.{n + 1}" in lacks)

    def spot(self) -> Spot:
        """Where the person stands."""
        item = self.currentItem()
        return () if item is None else tuple(item.data(0, _SPOT))

    def item_at(self, spot: Spot) -> QTreeWidgetItem | None:
        """The line at a spot; None when there is none."""
        item = self.topLevelItem(0)
        for place in spot:
            item = None if item is None or place >= item.childCount() else item.child(place)
        return item

    def _tell(self) -> None:
        self.chosen.emit(self.spot())


def _put(item: QTreeWidgetItem, title: str, points: str, lacks: bool) -> None:
    item.setText(0, title or tr("（还没有名称）"))
    item.setText(1, points)
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setText(2, tr("待补") if lacks else "")
    item.setForeground(2, theme().colour("warn"))
