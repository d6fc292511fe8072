"""What is typed of second keyings on the pile: it counts only when a column is whole, and is safe once that was handed in,
also where it differs from the first keying and is still shown."""

from __future__ import annotations

from collections.abc import Mapping

from qtic_desktop.domain.acts import Act as ActName
from qtic_desktop.gui.saving import SaveBook
from qtic_desktop.gui.scoring.pile.column import ColumnDraft
from qtic_desktop.gui.scoring.pile.writes import second_typed


class SecondKeyings:
    """By sheet what is typed, and what of it the record has; the book of the window is told what it has not."""

    def __init__(self, book: SaveBook) -> None:
        self._book = book
        self._typed: dict[str, dict[str, str]] = {}
        self._sent: dict[str, dict[str, str]] = {}

    def texts(self, sheet_id: str) -> dict[str, str]:
        """What stands in the column of a sheet, by field."""
        return dict(self._typed.get(sheet_id, {}))

    def take(self, draft: ColumnDraft, about: str, name: str, text: str) -> None:
        """A field was left with this in it; ``about`` names the proposal for a person."""
        typed = self._typed.setdefault(draft.sheet_id, {})
        typed[name] = text
        told = second_typed(draft, about, typed) if self._is_open(draft.sheet_id) else None
        self._book.unfinished(ActName.KEY_SECOND, told, draft.sheet_id)

    def sent(self, sheet_id: str, texts: Mapping[str, str]) -> None:
        """The record has the column as it was handed in."""
        self._sent[sheet_id] = dict(texts)
        if not self._is_open(sheet_id):
            self._book.unfinished(ActName.KEY_SECOND, None, sheet_id)

    def forget(self, sheet_id: str) -> None:
        """It is needed no more: both keyings are the same."""
        self._typed.pop(sheet_id, None)
        self._sent.pop(sheet_id, None)
        self._book.unfinished(ActName.KEY_SECOND, None, sheet_id)

    def any_open(self) -> bool:
        """Whether something is typed that was not handed in and would be typed anew."""
        return any(map(self._is_open, self._typed))

    def drop(self) -> None:
        """The person goes and leaves what was not handed in."""
        for sheet_id in list(self._typed):
            self.forget(sheet_id)

    def _is_open(self, sheet_id: str) -> bool:
        typed = self._typed.get(sheet_id, {})
        return bool(typed) and typed != self._sent.get(sheet_id)
