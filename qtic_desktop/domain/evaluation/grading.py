"""From scores to suggested grades (三（四）). The program suggests, a person decides and says why where it differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Why(StrEnum):
    """What made a suggestion other than the score alone."""

    SCORE = ""
    NOT_CARRIED = "not_carried"  # the vote or the pass mean was missed: the last grade whatever the score
    UNDECIDED = "undecided"  # the panel came to no result
    CAPPED = "capped"  # behind the cap on the first grade: the next one
    TIED = "tied"  # equal scores that the cap would part: nothing is suggested, a person decides


@dataclass(frozen=True, slots=True)
class Scored:
    """One centre with the panel's figures: the printed mean, the verdict, the grade its score reaches."""

    id: str
    mean: Decimal
    verdict: str
    grade: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A grade, empty where only a person can say, and why it is not simply that of the score."""

    grade: str
    why: Why = Why.SCORE


def suggestions(cases: Sequence[Scored], grades: Sequence[str], cap: str) -> Mapping[str, Suggestion]:
    """What the scores of one year come to. ``grades`` are the names from the best down, ``cap`` is "none" or the share
    of all scored that may hold the first one, rounded down. Equal scores at the cap are never parted here."""
    found = {case.id: _plain(case, grades[-1]) for case in cases}
    if cap == "none" or len(grades) < 2:
        return found
    limit = int(Fraction(Decimal(cap)) * len(cases))
    best = [case for case in cases if found[case.id].grade == grades[0]]
    if len(best) <= limit:
        return found
    for case in best:
        place = 1 + sum(other.mean > case.mean for other in best)
        through = sum(other.mean >= case.mean for other in best)
        if through > limit:
            found[case.id] = Suggestion("", Why.TIED) if place <= limit else Suggestion(grades[1], Why.CAPPED)
    return found


def _plain(case: Scored, last: str) -> Suggestion:
    if case.verdict == "undecided":
        return Suggestion("", Why.UNDECIDED)
    if case.verdict == "fail" and case.grade != last:
        return Suggestion(last, Why.NOT_CARRIED)
    return Suggestion(case.grade)
