"""``rehearse``: run the scoring and voting rules on given cases and show every step. No workspace, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from qtic_desktop.domain.numbers import decimal_from
from qtic_desktop.domain.rules import RuleSet
from qtic_desktop.domain.scoring import Blocker, CaseResult, Rank, Step, aggregate, settle_group
from qtic_desktop.domain.scoring.outcomes import points_on_paper
from qtic_desktop.resources import Language, message
from qtic_desktop.services.rehearsal.file import VOTE_KEYS, Rehearsal, read_rehearsal


@dataclass(frozen=True, slots=True)
class RehearsalReport:
    """``data`` is the object of ``--json``, ``lines`` the working as text, ``findings`` whether an expectation failed."""

    data: dict[str, Any]
    lines: tuple[str, ...]
    findings: bool

    @property
    def exit_status(self) -> int:
        """0, or 1 where a case did not come out as its file expects."""
        return 1 if self.findings else 0


def rehearse_file(path: Path, lang: Language = "zh") -> RehearsalReport:
    """Run the cases of the file ``path``. Raises ``Refused`` for a bad file, ``EnvironmentTrouble`` for an unreadable one."""
    return rehearse(read_rehearsal(path), lang)


def rehearse(rehearsal: Rehearsal, lang: Language = "zh") -> RehearsalReport:
    """Run the cases in order; those of one group are ranked together."""
    settled = _settle([aggregate(case, rehearsal.rules) for case in rehearsal.cases], rehearsal.rules)
    cases, lines, findings = [], [], False
    for (result, rank), expect in zip(settled, rehearsal.expectations, strict=True):
        entry = case_entry(result, rank, rehearsal.rules, lang)
        missed = () if expect is None else mismatches(entry, expect)
        entry["expected"] = None if expect is None else not missed
        findings = findings or bool(missed)
        cases.append(entry)
        lines += _text(result, rank, entry, missed, lang)
    return RehearsalReport({"cases": cases}, tuple(lines), findings)


def _settle(results: Sequence[CaseResult], rules: RuleSet) -> list[tuple[CaseResult, Rank]]:
    """Rank the cases of each named group; a case without a group has no place (it would be compared with strangers)."""
    done: dict[str, tuple[CaseResult, Rank]] = {result.name: (result, Rank(None)) for result in results}
    for group in {result.group for result in results if result.group}:
        for result, rank in settle_group([result for result in results if result.group == group], rules):
            done[result.name] = (result, rank)
    return [done[result.name] for result in results]


def case_entry(result: CaseResult, rank: Rank, rules: RuleSet, lang: Language) -> dict[str, Any]:
    """The JSON entry of a case, but for ``expected``: decimals and fractions as text, so that nothing is rounded again."""
    totals = {expert: f"{points_on_paper(total, rules):f}" for expert, total in result.totals.items()}
    return {
        "name": result.name,
        "counted": result.counted,
        "dropped": {"high": result.dropped_high, "low": result.dropped_low},
        "totals": totals,
        "exact": None if result.exact is None else f"{result.exact.numerator}/{result.exact.denominator}",
        "mean": None if result.mean is None else f"{result.mean:f}",
        "grade": result.grade,
        "rank": rank.rank,
        "tied_with": list(rank.tied_with),
        "vote": {key: getattr(result.vote, key) for key in VOTE_KEYS},
        "verdict": result.verdict,
        "blockers": [{"id": found.code, "sentence": sentence(found, lang)} for found in result.blockers],
    }


def sentence(line: Step | Blocker, lang: Language) -> str:
    """The sentence of a step or a blocker in ``lang``."""
    return message(line.code, lang, **line.facts)


def mismatches(entry: Mapping[str, Any], expect: Mapping[str, Any]) -> tuple[str, ...]:
    """``key: got != expected`` for every expectation not met; keys of the vote may stand alone or under ``vote``."""
    flat = {**entry, **entry["vote"]}
    missed = []
    for key, wanted in expect.items():
        got = flat[key]
        if key == "blockers":
            got = [blocker["id"] for blocker in got]
        if not _same(got, wanted):
            missed.append(f"{key}: {_shown(got)} != {_shown(wanted)}")
    return tuple(missed)


def _same(got: object, wanted: object) -> bool:
    """Equal as numbers where both are numbers, tables by the keys expected, lists of ids in any order; an empty text
    expects nothing there (TOML has no null)."""
    if isinstance(wanted, dict):
        return isinstance(got, Mapping) and all(key in got and _same(got[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(got, list) and sorted(got) == sorted(str(element) for element in wanted)
    if isinstance(got, bool) or isinstance(wanted, bool):
        return got is wanted
    if got is None:
        return wanted in ("", "none")
    left, right = _number(got), _number(wanted)
    return left == right if left is not None and right is not None else str(got) == str(wanted)


def _number(value: object) -> Fraction | None:
    if isinstance(value, str) and value.count("/") == 1:
        above, below = (decimal_from(part) for part in value.split("/"))
        return Fraction(above) / Fraction(below) if above is not None and below else None
    number: Decimal | None = decimal_from(value)
    return None if number is None else Fraction(number)


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


def _text(result: CaseResult, rank: Rank, entry: Mapping[str, Any], missed: Sequence[str], lang: Language) -> list[str]:
    lines = [message("rehearse.case", lang, name=result.name)]
    lines += ["  " + sentence(step, lang) for step in result.steps]
    if rank.rank is not None:
        code = "rehearse.rank_tied" if rank.tied_with else "rehearse.rank"
        lines.append("  " + message(code, lang, group=result.group, rank=rank.rank, others=", ".join(rank.tied_with)))
    lines += ["  " + message("rehearse.blocker", lang, sentence=sentence(b, lang)) for b in result.blockers]
    if entry["expected"] is not None:
        lines.append("  " + message("rehearse.as_expected" if entry["expected"] else "rehearse.not_expected", lang))
        lines += ["    " + line for line in missed]
    return lines
