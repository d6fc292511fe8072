"""缺件: which papers of the application have not come yet. It is noted and holds nobody up."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from PySide6.QtWidgets import QWidget

from qtic_desktop.domain.intake import PAPERS
from qtic_desktop.domain.office_lists import ListEntry
from qtic_desktop.gui.intake.materials import KINDS
from qtic_desktop.gui.texts import tr
from qtic_desktop.gui.widgets import TickList

#: Kinds of files that nobody can be short of.
_NO_PAPERS: Final = ("form", "other")


class MissingPapers(TickList):
    """A tick for each paper that is missing; the value is their keys with commas between, in the order of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_choices([(key, tr(KINDS[key])) for key in PAPERS], prefix="missing")
        self._retired: set[str] = set()

    def set_papers(self, entries: Sequence[ListEntry]) -> None:
        """The kinds the office has; a retired one is there only while it is ticked."""
        fresh = [(one.key, one.title) for one in entries if one.key not in self.ticks and one.key not in _NO_PAPERS]
        self.set_choices(fresh, prefix="missing")
        self._retired = {one.key for one in entries if one.retired}
        self._show_offered()

    def set_value(self, keys: str | None) -> None:
        """Tick these, also a kind that no list has any more; nothing is signalled."""
        unknown = [key for key in (keys or "").split(",") if key and key not in self.ticks]
        if unknown:
            self.set_choices([(key, tr(KINDS.get(key, key))) for key in unknown], prefix="missing")
        super().set_value(keys)
        self._show_offered()

    def _show_offered(self) -> None:
        self.show_only({key for key, tick in self.ticks.items() if tick.isChecked() or key not in self._retired})

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
