"""What came of each row of an import: taken in, there already, there but different, or refused, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qtic_desktop.domain.errors import Refused
from qtic_desktop.exchange.findings import RowFinding

_NAMED = 4


@dataclass(slots=True)
class Tally:
    """Counts and findings while the rows of one file are gone through."""

    new: int = 0
    same: int = 0
    different: int = 0
    findings: list[RowFinding] = field(default_factory=list)
    rejected: set[int] = field(default_factory=set)

    def take(self) -> None:
        """A row was taken in."""
        self.new += 1

    def refuse(self, row: int, refusal: Refused) -> None:
        """A row cannot be written; the sentence is that of the rule that refused it."""
        self.rejected.add(row)
        self.findings.append(RowFinding(row, "", refusal.code, {"row": row, **refusal.facts}))

    def hint(self, row: int, code: str, **facts: object) -> None:
        """Something to look at, in a row that is taken in or left as it is."""
        self.findings.append(RowFinding(row, "", code, {"row": row, **facts}, blocking=False))

    def known(self, row: int, name: str, changed: Mapping[str, tuple[object, object]]) -> None:
        """A row whose record is there already: the same, or with what the file says otherwise (title -> there, file).

        The record is left as it is; a blank in the file says nothing.
        """
        told = {title: pair for title, pair in changed.items() if _text(pair[1]) and _text(pair[0]) != _text(pair[1])}
        if not told:
            self.same += 1
            self.hint(row, "imports.row_known", name=name)
            return
        self.different += 1
        parts = [f"{title}“{_text(there)}”≠“{_text(file)}”" for title, (there, file) in list(told.items())[:_NAMED]]
        more = "…" if len(told) > _NAMED else ""
        self.hint(row, "imports.row_differs", name=name, what="；".join(parts) + more)


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
