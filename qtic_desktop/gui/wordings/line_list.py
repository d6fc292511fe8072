"""The texts of one opinion in the order of the paper, and which of them cannot be printed as they stand."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from qtic_desktop.domain.opinions.wordings import OpinionWording
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.theme import theme
from qtic_desktop.gui.wordings import words

_KEY = Qt.ItemDataRole.UserRole
_BEFORE = ("title", "opening")
_AFTER = (
    "conclusion_heading", "votes", "votes_with_revision", "mean", "unspecified", "conclusion.agree",
    "conclusion.agree_after_revision", "conclusion.disagree", "dissent_heading", "recused", "merged_roles",
    "leader_role", "member_role",
)  # fmt: skip


class WordingList(QListWidget):
    """``chosen(key)``: a sentence by its key, a part by ``part.KEY``."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wordingList")
        self.setAccessibleName(tr("意见书的各句"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda: self.chosen.emit(self.key()))

    def show_wording(self, wording: OpinionWording, flawed: Collection[str], key: str) -> None:
        """Build the list anew and stand at ``key``."""
        keys = [*_BEFORE, *(f"part.{part.key}" for part in wording.parts), *_AFTER]
        with QSignalBlocker(self):
            self.clear()
            for one in keys:
                line = QListWidgetItem(self)
                line.setData(_KEY, one)
            self.write(wording, flawed)
            self.setCurrentRow(keys.index(key) if key in keys else 1)

    def write(self, wording: OpinionWording, flawed: Collection[str]) -> None:
        """The words of every line as the wording has them; the lines stay."""
        parts = {f"part.{part.key}": (place, part.heading) for place, part in enumerate(wording.parts, 1)}
        bad = {one if not one.startswith("part.") else one.rpartition(".")[0] for one in flawed}
        for row in range(self.count()):
            line = self.item(row)
            key = str(line.data(_KEY))
            name = (
                words.sentence(key) if key not in parts else f"{parts[key][0]}. {parts[key][1] or tr('（没有标题）')}"
            )
            line.setText(tr("{name}　待改").format(name=name) if key in bad else name)
            line.setToolTip(line.text())  # a long heading ends in dots in a narrow window
            line.setForeground(theme().colour("warn" if key in bad else "text"))

    def key(self) -> str:
        """Where the person stands."""
        line = self.currentItem()
        return "" if line is None else str(line.data(_KEY))
