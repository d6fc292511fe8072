"""The registered letters of a department against what is keyed of one (推荐函, 三（一）)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from qtic_desktop.domain.dates import parse_date
from qtic_desktop.domain.identity import name_key
from qtic_desktop.domain.intake import ProposalDraft
from qtic_desktop.domain.paper_numbers import paper_number
from qtic_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class KnownLetter:
    """A letter in force as it is registered; ``channel`` is a value of ``domain.letters.Channel``."""

    number: str
    dated: date
    received_on: date
    channel: str


def _same_number(one: str, other: str) -> bool:
    return name_key(paper_number(one)) == name_key(paper_number(other))


def letter_hints(draft: ProposalDraft, letters: Sequence[KnownLetter]) -> Iterator[Problem]:
    """A number that no letter of the department has, where it has any, and a date that is not that of its letter."""
    typed = draft.get("letter_number").strip()
    if not letters or not typed:
        return
    letter = next((one for one in letters if _same_number(one.number, typed)), None)
    if letter is None:
        known = "、".join(one.number for one in letters[:3])
        yield Problem("intake.letter_unknown", "letter_number", {"number": typed, "known": known}, blocking=False)
        return
    dated = parse_date(draft.get("letter_date"))
    if dated is not None and dated != letter.dated:
        facts = {"number": letter.number, "date": letter.dated.isoformat(), "typed": dated.isoformat()}
        yield Problem("intake.letter_dated_otherwise", "letter_date", facts, blocking=False)
