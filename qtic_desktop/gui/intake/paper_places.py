"""Where on the paper form a field stands: told once by a person, kept for every form of that kind, never guessed."""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.gui.settings import Settings

_PARTS, _NUMBERS = 10_000, 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A page counted from 0, how far down it (0 at its top, 1 at its foot), and how far a page wider than the room was
    moved sideways."""

    page: int
    down: float
    across: float = 0.0


class PaperPlaces:
    """Places of fields by kind of form, and of pages of the wizard by file, in the settings of the person at work."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def of_field(self, form: str, field: str) -> tuple[Spot, str] | None:
        """The place of a field, and whose it is: that of a cell may be known only as that of its table."""
        known = self._read(f"paper_fields/{form}")
        parts = field.split(".")
        for count in range(len(parts), 0, -1):
            name = ".".join(parts[:count])
            if name in known:
                return known[name], name
        return None

    def exactly(self, form: str, field: str) -> Spot | None:
        """The place told for this very field."""
        return self._read(f"paper_fields/{form}").get(field)

    def tell(self, form: str, field: str, spot: Spot | None) -> None:
        """Keep the place of a field; None forgets it."""
        known = self._read(f"paper_fields/{form}")
        if spot is None:
            known.pop(field, None)
        else:
            known[field] = spot
        self._write(f"paper_fields/{form}", known)

    def of_page(self, file_id: str, page: str) -> Spot | None:
        """Where the paper lay when this page of the wizard was left."""
        return self._read(f"paper_pages/{file_id}").get(page)

    def leave_page(self, file_id: str, page: str, spot: Spot) -> None:
        """Keep where the paper lies."""
        known = self._read(f"paper_pages/{file_id}")
        if known.get(page) != spot:
            self._write(f"paper_pages/{file_id}", {**known, page: spot})

    def _read(self, key: str) -> dict[str, Spot]:
        found: dict[str, Spot] = {}
        for part in self._settings.text(key).split(" "):
            name, _, place = part.partition("=")
            numbers = place.split(":")
            if name and len(numbers) == _NUMBERS and all(one.isdecimal() for one in numbers):
                page, down, across = map(int, numbers)
                found[name] = Spot(page, min(down, _PARTS) / _PARTS, min(across, _PARTS) / _PARTS)
        return found

    def _write(self, key: str, known: dict[str, Spot]) -> None:
        words = (f"{name}={spot.page}:{_part(spot.down)}:{_part(spot.across)}" for name, spot in sorted(known.items()))
        self._settings.remember(key, " ".join(words))


def _part(share: float) -> int:
    return int(share * _PARTS + 0.5)
