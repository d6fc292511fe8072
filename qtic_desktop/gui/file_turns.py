"""How the pages of a kept file were turned: once set right, a scan lies right wherever this person opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from qtic_desktop.gui.settings import Settings
from qtic_desktop.gui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from qtic_desktop.documents.foreign_pages import ForeignPages

#: Endings of files that can be shown here.
ENDINGS: Final = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_MOST: Final = 5_000  # pages


def can_be_shown(name: str) -> bool:
    """Whether a file of this name is a PDF or a picture."""
    return name.lower().endswith(ENDINGS)


class FileTurns(QObject):
    """Joins a viewer to the settings. A file is known by the id of its record, which says nothing of what is in it."""

    def __init__(self, settings: Settings, view: PdfView) -> None:
        super().__init__(view)
        self._settings, self._view = settings, view
        self._file_id = ""
        view.turned.connect(self._keep)

    def show(self, file_id: str, file: ForeignPages) -> None:
        """Show the file as it was turned before."""
        self._file_id = file_id
        self._view.show_file(file, self._known())

    def _known(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for part in self._settings.text(f"turned/{self._file_id}").split(" "):
            page, _, turn = part.partition(":")
            first, _, last = page.partition("-")
            if first.isdecimal() and (last or first).isdecimal() and turn in ("1", "2", "3"):
                found |= dict.fromkeys(range(int(first), min(int(last or first), _MOST) + 1), int(turn))
        return found

    def _keep(self, turns: dict[int, int]) -> None:
        """Runs of pages turned alike are one word: ``0-59:1``."""
        words: list[str] = []
        pages = sorted(turns)
        while pages:
            first = last = pages.pop(0)
            while pages and pages[0] == last + 1 and turns[pages[0]] == turns[first]:
                last = pages.pop(0)
            words.append(f"{first}-{last}:{turns[first]}")
        self._settings.remember(f"turned/{self._file_id}", " ".join(words))
