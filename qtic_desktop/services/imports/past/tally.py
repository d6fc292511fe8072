"""What is found while a workbook of past years is gone through: beside its cell, and for each centre what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qtic_desktop.domain.errors import Refused
from qtic_desktop.domain.imports.columns_past import FORMS_OF_PAST, Part, meaning
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.past_rows import PastFinding, PastYears, Place


@dataclass(slots=True)
class CenterTally:
    """What comes of one centre of the workbook, or of one that is there and that its rows are about."""

    number: str
    name: str
    place: Place | None
    known: bool
    reports: list[int] = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    changes: int = 0
    targets: int = 0
    overdue: list[int] = field(default_factory=list)
    gaps: list[RowFinding] = field(default_factory=list)


class PastTally:
    """Findings by sheet and row, and what comes of each centre."""

    def __init__(self, found: PastYears) -> None:
        self._headings = {sheet.name: sheet.headings for sheet in found.sheets}
        self.findings: list[PastFinding] = list(found.findings)
        self.centers: dict[str, CenterTally] = {}
        self.same = 0
        """Rows that are in the record already."""

    @property
    def blocked(self) -> bool:
        """Whether anything must be put right before the workbook is taken in."""
        return any(one.found.blocking for one in self.findings)

    def say(self, part: Part, place: Place, key: str, code: str, *, blocking: bool = True, **facts: object) -> None:
        """Something about the cell of column ``key``; about the whole row where it is empty."""
        self._put(part, place, key, code, blocking, facts)

    def _put(self, part: Part, place: Place, key: str, code: str, blocking: bool, facts: Mapping[str, object]) -> None:
        column = ""
        if key:
            column = self._headings.get(place.sheet, {}).get(meaning(part, key)) or FORMS_OF_PAST[part].column(key).zh
        told = {"row": place.row, "column": column, **facts}
        self.findings.append(PastFinding(place.sheet, RowFinding(place.row, column, code, told, blocking)))

    def refuse(self, part: Part, place: Place, refusal: Refused) -> None:
        """A rule of the program refused the row in its own sentence."""
        self._put(part, place, "", refusal.code, True, refusal.facts)

    def miss(self, number: str, code: str, **facts: object) -> None:
        """Something that is missing of a centre; it is taken in all the same."""
        line = self.centers[number]
        finding = RowFinding(
            line.place.row if line.place else 0, "", code, {"number": number, "name": line.name, **facts}, False
        )
        line.gaps.append(finding)
        if line.place is not None:
            self.findings.append(PastFinding(line.place.sheet, finding))
