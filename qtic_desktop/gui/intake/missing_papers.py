"""缺件: which papers of the application have not come yet. It is noted and holds nobody up."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake import PAPERS
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TickList


class MissingPapers(TickList):
    """A tick for each paper that is missing; the value is their keys with commas between, in the order of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_choices([(key, tr(KINDS[key])) for key in PAPERS], prefix="missing")

    def set_present(self, kinds: Set[str]) -> None:
        """Of these there are files: they cannot be missing at once."""
        taken_back = False
        for key, tick in self.ticks.items():
            here = key in kinds
            if here and tick.isChecked():
                tick.setChecked(False)
                taken_back = True
            tick.setEnabled(not here)
            tick.setToolTip(tr("已有文件，不缺。") if here else "")
        if taken_back:  # not the person's doing, so nothing to undo
            self.finished.emit()
