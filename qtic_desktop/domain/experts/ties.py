"""Ties between an expert and a proposal that the record shows (回避线索): units, former units, codes, names.

A tie is a hint, never a verdict: a person confirms or dismisses it, and the reason stays. It errs on the side of asking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Shorter names say too little to be taken for the beginning of a longer one ("青岛" is no unit).
_TELLING = 4
_NOISE = re.compile(r"[\s·()（）\[\]【】《》“”\"'、,，.。-]+")


class TieKind(StrEnum):
    """What ties an expert to a proposal, the closest first."""

    HOST = "host"
    CREDIT_CODE = "credit_code"
    PARTNER = "partner"
    FORMER_UNIT = "former_unit"
    DIRECTOR = "director"
    DEPARTMENT = "department"


#: Ties that a sealing waits for: an expert of the host itself never passes unremarked. The others are hints on the board.
CLOSE = frozenset({TieKind.HOST, TieKind.CREDIT_CODE})


@dataclass(frozen=True, slots=True)
class Tie:
    """One hint: its kind, the unit or name on the side of the proposal, and what the record of the expert says."""

    kind: TieKind
    unit: str
    written: str


@dataclass(frozen=True, slots=True)
class ExpertFacts:
    """What of an expert can tie him or her to somebody."""

    name: str
    organization: str
    former_units: tuple[str, ...] = ()
    unit_code: str = ""


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What of a proposal an expert can be tied to."""

    host_name: str
    credit_code: str = ""
    partners: tuple[str, ...] = ()
    director: str = ""
    department: str = ""


def find_ties(expert: ExpertFacts, proposal: ProposalFacts, aliases: Mapping[str, str]) -> tuple[Tie, ...]:
    """The ties of an expert to a proposal, the closest first, each kind and unit once.

    ``aliases`` gives the full name of a unit by another name of it; a unit counts as another where one name, written
    without spaces and brackets, begins with the other ("青岛大学机电工程学院" is of "青岛大学").
    """
    return tuple(dict.fromkeys(_ties(expert, proposal, {_plain(key): value for key, value in aliases.items()})))


def _ties(expert: ExpertFacts, proposal: ProposalFacts, aliases: Mapping[str, str]) -> Iterator[Tie]:
    if _same(expert.organization, proposal.host_name, aliases):
        yield Tie(TieKind.HOST, proposal.host_name, expert.organization)
    if expert.unit_code and expert.unit_code == proposal.credit_code:
        yield Tie(TieKind.CREDIT_CODE, proposal.credit_code, expert.unit_code)
    for partner in proposal.partners:
        if _same(expert.organization, partner, aliases):
            yield Tie(TieKind.PARTNER, partner, expert.organization)
    for former in expert.former_units:
        for unit in (proposal.host_name, *proposal.partners):
            if _same(former, unit, aliases):
                yield Tie(TieKind.FORMER_UNIT, unit, former)
    if proposal.director and _plain(proposal.director) == _plain(expert.name):
        yield Tie(TieKind.DIRECTOR, proposal.director, expert.name)
    if _same(expert.organization, proposal.department, aliases):
        yield Tie(TieKind.DEPARTMENT, proposal.department, expert.organization)


def _same(one: str, other: str, aliases: Mapping[str, str]) -> bool:
    a, b = (_plain(aliases.get(_plain(name), name)) for name in (one, other))
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= _TELLING and long.startswith(short))


def _plain(name: str) -> str:
    """A name as it is compared: one width, one case, nothing between the characters."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).casefold()
