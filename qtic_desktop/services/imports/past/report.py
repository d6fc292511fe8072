"""What taking in a workbook of past years did or would do: the same values for the window, the command line and the marked
workbook."""

from __future__ import annotations

from dataclasses import dataclass

from qtic_desktop.domain.changes import Changes
from qtic_desktop.exchange.findings import RowFinding
from qtic_desktop.exchange.past_rows import PastFinding
from qtic_desktop.resources import Language, message
from qtic_desktop.services.imports.past.taking import has_new
from qtic_desktop.services.imports.past.tally import PastTally


@dataclass(frozen=True, slots=True)
class PastCenterLine:
    """One centre: ``known``: it is in the ledger already. ``reports`` are the years that come with it, ``overdue`` those of
    them that are overdue at once, ``gaps`` what is missing."""

    number: str
    name: str
    known: bool
    reports: tuple[int, ...]
    grades: tuple[str, ...]
    changes: int
    targets: int
    overdue: tuple[int, ...]
    gaps: tuple[RowFinding, ...]

    def missing(self, lang: Language = "zh") -> str:
        """What is missing, in one line."""
        return ("；" if lang == "zh" else "; ").join(one.sentence(lang) for one in self.gaps)


@dataclass(frozen=True, slots=True)
class PastReport:
    """``blocked``: something has to be put right first, and nothing is taken in. ``written``: whether the record has it now.
    ``same`` rows are in the record already. ``seen_before`` is the time of an earlier taking of this very file."""

    centers: tuple[PastCenterLine, ...]
    findings: tuple[PastFinding, ...]
    same: int
    blocked: bool
    anything: bool
    dry_run: bool
    written: bool
    seen_before: str
    unknown: tuple[str, ...]
    changes: Changes

    @property
    def new(self) -> int:
        """How many centres come anew."""
        return sum(not one.known for one in self.centers)

    @property
    def gaps(self) -> int:
        """How many centres something is missing of."""
        return sum(bool(one.gaps) for one in self.centers)

    def counts(self) -> dict[str, int]:
        """What comes, by the names the sentences use."""
        return {
            "centers": self.new,
            "reports": sum(len(one.reports) for one in self.centers),
            "grades": sum(len(one.grades) for one in self.centers),
            "changes": sum(one.changes for one in self.centers),
            "targets": sum(one.targets for one in self.centers),
            "same": self.same,
            "gaps": self.gaps,
            "overdue": sum(len(one.overdue) for one in self.centers),
            "bad": sum(one.found.blocking for one in self.findings),
        }

    def summary(self, lang: Language = "zh") -> str:
        """What came, would come, or why nothing does."""
        code = "past.blocked" if self.blocked else "past.done" if self.written else "past.dry_run"
        if not self.blocked and not self.anything:
            code = "past.nothing_new"
        return message(code, lang, **self.counts())

    def lines(self, lang: Language = "zh") -> list[tuple[str, int, str, bool]]:
        """Every finding but the gaps of the centres: sheet, row (0 for none), sentence, and whether it blocks; what blocks
        first."""
        gaps = {id(gap) for one in self.centers for gap in one.gaps}
        told = [
            (one.sheet, one.found.row, one.found.sentence(lang), one.found.blocking)
            for one in self.findings
            if id(one.found) not in gaps
        ]
        return sorted(told, key=lambda one: not one[3])


def report_of(
    tally: PastTally, unknown: tuple[str, ...], before: str, changes: Changes, *, dry_run: bool, written: bool
) -> PastReport:
    """The report of what is in ``tally``."""
    lines = tuple(
        PastCenterLine(
            one.number, one.name, one.known, tuple(sorted(one.reports)), tuple(one.grades), one.changes, one.targets,
            tuple(sorted(one.overdue)), tuple(one.gaps),
        )
        for one in sorted(tally.centers.values(), key=lambda one: one.number)
    )  # fmt: skip
    return PastReport(
        lines,
        tuple(tally.findings),
        tally.same,
        tally.blocked,
        has_new(tally),
        dry_run,
        written,
        before,
        unknown,
        changes,
    )
