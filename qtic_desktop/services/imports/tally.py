"""What came of each row of an import: taken in, there already, there but different, or refused, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.findings import RowFinding

_NAMED = 4


class RowOutcome(StrEnum):
    """What comes of one row; only NEW and UPDATED are written."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    DIFFERENT = "different"
    REJECTED = "rejected"


@dataclass(slots=True)
class Tally:
    """Outcomes by row and findings while the rows of one file are gone through."""

    outcomes: dict[int, RowOutcome] = field(default_factory=dict)
    findings: list[RowFinding] = field(default_factory=list)

    def count(self, outcome: RowOutcome) -> int:
        """How many rows came to this."""
        return sum(one is outcome for one in self.outcomes.values())

    @property
    def new(self) -> int:
        """How many rows are taken in."""
        return self.count(RowOutcome.NEW)

    @property
    def written(self) -> int:
        """How many rows change the record."""
        return self.new + self.count(RowOutcome.UPDATED)

    def take(self, row: int) -> None:
        """A row was taken in."""
        self.outcomes[row] = RowOutcome.NEW

    def refuse(self, row: int, code: str, **facts: object) -> None:
        """A row cannot be written; the sentence is that of the rule that refused it."""
        self.outcomes[row] = RowOutcome.REJECTED
        self.findings.append(RowFinding(row, "", code, {"row": row, **facts}))

    def refused(self, row: int, refusal: Refused) -> None:
        """As ``refuse``, for a rule that said it by an error."""
        self.refuse(row, refusal.code, **refusal.facts)

    def hint(self, row: int, code: str, **facts: object) -> None:
        """Something to look at, in a row that is taken in or left as it is."""
        self.findings.append(RowFinding(row, "", code, {"row": row, **facts}, blocking=False))

    def known(self, row: int, name: str, changed: Mapping[str, tuple[object, object]]) -> None:
        """A row whose record is there already: the same, or with what the file says otherwise (title -> there, file).

        The record is left as it is; a blank in the file says nothing.
        """
        told = _told(changed)
        if not told:
            self.outcomes[row] = RowOutcome.SAME
            self.hint(row, "imports.row_known", name=name)
            return
        self.outcomes[row] = RowOutcome.DIFFERENT
        self.hint(row, "imports.row_differs", name=name, what=_in_words(told, "≠"))

    def updated(self, row: int, name: str, changed: Mapping[str, tuple[object, object]]) -> None:
        """A row whose record now says what the file says (title -> before, file)."""
        self.outcomes[row] = RowOutcome.UPDATED
        self.hint(row, "imports.row_updated", name=name, what=_in_words(_told(changed), "→"))


def _told(changed: Mapping[str, tuple[object, object]]) -> dict[str, tuple[object, object]]:
    """What the file says otherwise; a blank says nothing."""
    return {title: pair for title, pair in changed.items() if _text(pair[1]) and _text(pair[0]) != _text(pair[1])}


def _in_words(told: Mapping[str, tuple[object, object]], sign: str) -> str:
    parts = [f"{title}“{_text(there)}”{sign}“{_text(file)}”" for title, (there, file) in list(told.items())[:_NAMED]]
    return "；".join(parts) + ("…" if len(told) > _NAMED else "")


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
